// Parts of Office Open XML packages, and the elements of SpreadsheetML in them.
#include "base/intl.h"
#include "workbook/xlsx.h"

#include <string.h>

bool tz_xlsx_is(const tz_xml_element *element, const char *name) {
    static const char transitional[] = "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                      strict[] = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    return !strcmp(element->name, name) && (!strcmp(element->space, transitional) || !strcmp(element->space, strict));
}

uint32_t tz_xlsx_number(const char *digits) {
    uint32_t number = 0;
    for (; digits && *digits >= '0' && *digits <= '9' && number < 100000000; digits++)
        number = number * 10 + (uint32_t)(*digits - '0');
    return number;
}

// ---- parts with a root of their own ----

typedef struct rooted {
    const tz_xlsx *x;
    const char *path, *root; // the root's name; NULL: any
    bool begun;
    const tz_xml_handler *handler;
} rooted;

// A part that is something else would be read as one without cells or formats.
static bool start_root(rooted *r, const tz_xml_element *element) {
    r->begun = true;
    return !r->root || tz_xlsx_is(element, r->root) ||
           tz_workbook_damaged(r->x->arena, r->x->file, r->x->diag,
                               tz_arena_format(r->x->arena, _("%s: it is no <%s>"), r->path, r->root));
}

static bool on_start(void *context, const tz_xml_element *element) {
    rooted *r = context;
    if (!r->begun && !start_root(r, element))
        return false;
    return !r->handler->start || r->handler->start(r->handler->context, element);
}

static bool on_end(void *context, const tz_xml_element *element) {
    const rooted *r = context;
    return !r->handler->end || r->handler->end(r->handler->context, element);
}

static bool on_text(void *context, const char *bytes, size_t size) {
    const rooted *r = context;
    return !r->handler->text || r->handler->text(r->handler->context, bytes, size);
}

bool tz_xlsx_read_part(const tz_xlsx *x, const char *path, const char *root, const tz_xml_handler *handler) {
    tz_arena *scratch = tz_arena_new(x->arena);
    rooted r = {.x = x, .path = path, .root = root, .handler = handler};
    const tz_xml_handler with_root = {on_start, on_end, on_text, &r};
    tz_bytes part;
    bool ok = tz_package_read(x->package, scratch, path, &part) &&
              tz_xml_read(x->arena, x->file, path, &part, &with_root, x->diag);
    tz_arena_free(scratch);
    return ok;
}
