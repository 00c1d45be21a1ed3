// Parts of Office Open XML packages, and the elements of SpreadsheetML in them.
#include "workbook/xlsx.h"

#include <string.h>

bool tz_xlsx_is(const tz_xml_element *element, const char *name) {
    static const char transitional[] = "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                      strict[] = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    return !strcmp(element->name, name) && (!strcmp(element->space, transitional) || !strcmp(element->space, strict));
}

bool tz_xlsx_read_part(const tz_xlsx *x, const char *path, const tz_xml_handler *handler) {
    tz_arena *scratch = tz_arena_new(x->arena);
    tz_bytes part;
    bool ok = tz_package_read(x->package, scratch, path, &part) &&
              tz_xml_read(x->arena, x->file, path, &part, handler, x->diag);
    tz_arena_free(scratch);
    return ok;
}
