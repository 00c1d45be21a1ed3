// Fields that are too many for one matrix, divided among several.
#include "parts/matrices.h"

static size_t divide_evenly(size_t from, size_t fields, size_t n, tz_field_range *out) {
    for (size_t i = 0; i < n; i++) {
        out[i] = (tz_field_range){from, fields / n + (i < fields % n)};
        from += out[i].n;
    }
    return n;
}

// How many fields of one section follow each other from `at` on.
static size_t section_size(const tz_form *form, const tz_overview_spec *spec, size_t at) {
    size_t n = 1;
    while (at + n < spec->fields_n &&
           form->fields[spec->fields[at + n]].section == form->fields[spec->fields[at]].section)
        n++;
    return n;
}

// As many whole sections as fit; a section that does not is divided evenly.
static size_t divide_by_sections(const tz_form *form, const tz_overview_spec *spec, size_t most, tz_field_range *out) {
    size_t n = 0;
    bool open = false; // the last one takes further sections
    for (size_t at = 0, size; at < spec->fields_n; at += size) {
        size = section_size(form, spec, at);
        if (open && out[n - 1].n + size <= most)
            out[n - 1].n += size;
        else
            n += divide_evenly(at, size, (size + most - 1) / most, &out[n]);
        open = size <= most;
    }
    return n;
}

// Whole sections, as evenly as may be, where these need no more matrices than fields one by one.
size_t tz_matrices_divide(const tz_form *form, const tz_overview_spec *spec, size_t most, tz_field_range *out) {
    most = most ? most : 1;
    size_t least = (spec->fields_n + most - 1) / most;
    for (size_t even = (spec->fields_n + least - 1) / least; even <= most && even < spec->fields_n; even++)
        if (divide_by_sections(form, spec, even, out) == least)
            return least;
    return divide_evenly(0, spec->fields_n, least, out);
}
