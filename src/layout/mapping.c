// Values that any section of a layout may hold, and what is reported of wrong ones.
#include "layout/read.h"

bool tz_layout_read_mapping(void *reader, const tz_bind *bind, const tz_yaml *value, void *member) {
    tz_layout_reader *r = reader;
    const tz_mapping_spec *mapping = bind->argument;
    return tz_yaml_bind_with(r->arena, value, mapping->rows, mapping->n, member, r, r->diag) &&
           (!mapping->check || mapping->check(r, value, member));
}

bool tz_layout_read_string(void *reader, const tz_bind *bind, const tz_yaml *value, void *member) {
    (void)bind;
    const tz_layout_reader *r = reader;
    *(const char **)member = tz_text_to_string(r->arena, &value->text);
    return true;
}

bool tz_layout_tell_once(tz_layout_reader *r, tz_place place, tz_style_key key) {
    for (size_t i = 0; i < r->told.n; i++)
        if (r->told.at[i].place.source == place.source && r->told.at[i].place.at == place.at &&
            r->told.at[i].key == key)
            return false;
    *TZ_ADD(r->arena, &r->told) = (tz_reported){place, key};
    return true;
}

bool tz_layout_refuse(const tz_layout_reader *r, tz_place place, const char *message) {
    tz_error(r->diag, place, "%s", message);
    return false;
}

bool tz_layout_suggest(const tz_layout_reader *r, const tz_text *name, const char *const *names, size_t n) {
    const char *nearest = tz_nearest_word(name, names, n);
    if (nearest)
        tz_note(r->diag, (tz_place){0}, _("did you mean %s?"), nearest);
    return false;
}

void tz_layout_share_labels(const tz_layout_reader *r, tz_flow_style *flow) {
    tz_flow_style own = *flow;
    *flow = r->layout->cell;
    flow->body = own.body;
    flow->subhead = own.subhead;
}
