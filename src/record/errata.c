// Errata: corrections of the source's text that the records carry.
#include "record/read.h"
#include "tsuzuri/intl.h"

#include <string.h>

typedef struct erratum_node {
    tz_erratum erratum;
    int32_t count; // how often `found` occurs in the field
} erratum_node;
static const tz_bind binds[] = {
    {.key = "municipality",
     .type = TZ_BIND_TEXT,
     .offset = offsetof(erratum_node, erratum.municipality),
     .required = true},
    {.key = "field", .type = TZ_BIND_TEXT, .offset = offsetof(erratum_node, erratum.field), .required = true},
    {.key = "found",
     .type = TZ_BIND_TEXT,
     .offset = offsetof(erratum_node, erratum.found),
     .required = true,
     .filled = true},
    {.key = "corrected", .type = TZ_BIND_TEXT, .offset = offsetof(erratum_node, erratum.corrected), .required = true},
    {.key = "reason",
     .type = TZ_BIND_TEXT,
     .offset = offsetof(erratum_node, erratum.reason),
     .required = true,
     .filled = true},
    {.key = "count", .type = TZ_BIND_INT, .offset = offsetof(erratum_node, count), .least = 1, .most = 1000000},
};

static void check_municipality(tz_record_reader *r, const tz_text *code) {
    size_t which;
    // A front page is the prefecture's own.
    bool prefecture = tz_text_equal(code, &r->edition->prefecture_code);
    if (prefecture || r->incomplete || !tz_code_check(r, code))
        return;
    if (!tz_edition_find_card(r->edition, tz_text_to_string(r->arena, code), &which))
        tz_error(r->diag, tz_text_place(code, 0), _("no card has the code %s"), tz_text_excerpt(r->arena, code));
}

// "title", "digest", "outline", a field's path, or "head." and a path.
static void check_field(tz_record_reader *r, const tz_text *field) {
    if (!r->edition->form || tz_text_is(field, "title") || tz_text_is(field, "digest") || tz_text_is(field, "outline"))
        return;
    bool head = field->size > 5 && memcmp(field->bytes, "head.", 5) == 0;
    tz_text path = tz_text_slice(field, head ? 5 : 0, field->size);
    tz_form_require_field(r, &path);
}

void tz_errata_read(tz_record_reader *r, const tz_yaml *root) {
    if (!tz_record_check_kind(r, root, TZ_SEQUENCE))
        return;
    tz_erratum *errata = TZ_ARRAY(r->arena, tz_erratum, root->n);
    r->edition->errata = errata;
    for (size_t i = 0; i < root->n; i++) {
        erratum_node from = {.count = 1};
        if (!TZ_BIND(r->arena, root->items[i], binds, &from, r->diag))
            continue;
        check_municipality(r, &from.erratum.municipality);
        check_field(r, &from.erratum.field);
        errata[r->edition->errata_n++] = from.erratum;
    }
}
