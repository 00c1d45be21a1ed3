// Texts that lie over a worksheet in shapes and text boxes (part 1, 20.5 and 21.1.2): they belong to no cell.
#include "workbook/xlsx.h"

#include <string.h>

enum { MOST = 10000 }; // bytes of one shape

typedef struct drawing_part {
    tz_arena *arena;
    tz_workbook_draft *draft;
    tz_bytes text; // of the shape that is read
    bool in_text;
} drawing_part;

static bool is_drawing(const tz_xml_element *element, const char *name) {
    static const char transitional[] = "http://schemas.openxmlformats.org/drawingml/2006/main",
                      strict[] = "http://purl.oclc.org/ooxml/drawingml/main";
    return !strcmp(element->name, name) && (!strcmp(element->space, transitional) || !strcmp(element->space, strict));
}

static bool on_start(void *context, const tz_xml_element *element) {
    drawing_part *d = context;
    d->in_text = is_drawing(element, "t");
    if (is_drawing(element, "p") && d->text.n)
        tz_bytes_add(d->arena, &d->text, "\n", 1);
    return true;
}

static bool on_end(void *context, const tz_xml_element *element) {
    drawing_part *d = context;
    d->in_text = false;
    if (strcmp(element->name, "txBody") != 0)
        return true;
    tz_worksheet_add_shape(d->draft, tz_arena_copy(d->draft->arena, d->text.n ? d->text.at : "", d->text.n), d->text.n);
    d->text.n = 0;
    return true;
}

static bool on_text(void *context, const char *bytes, size_t size) {
    drawing_part *d = context;
    if (d->in_text && d->text.n <= MOST)
        tz_bytes_add(d->arena, &d->text, bytes, size);
    return true;
}

// What is wrong with a drawing is told by none: the cells are all there.
void tz_xlsx_drawing_read(tz_xlsx *x, const char *path, tz_workbook_draft *draft) {
    tz_xlsx quiet = *x;
    quiet.diag = tz_diag_in_arena(x->arena);
    drawing_part d = {.arena = tz_arena_new(x->arena), .draft = draft};
    const tz_xml_handler handler = {on_start, on_end, on_text, &d};
    if (tz_package_has(x->package, path))
        tz_xlsx_read_part(&quiet, path, NULL, &handler);
    tz_arena_free(d.arena);
}
