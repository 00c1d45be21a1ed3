// The number formats of cells: styles.xml, of which nothing else matters for what a cell says.
#include "base/intl.h"
#include "workbook/xlsx.h"

#include <stdlib.h>
#include <string.h>

typedef struct own_format {
    uint32_t id;
    const char *code;
} own_format;

typedef struct styles_part {
    tz_xlsx *x;
    bool in_cell_formats;
    TZ_LIST(own_format) own;
} styles_part;

static int by_id(const void *left, const void *right) {
    const own_format *a = left, *b = right;
    return (a->id > b->id) - (a->id < b->id);
}

// One's own come first: programs give built-in numbers codes of their own as well.
static const char *find_format(const styles_part *s, uint32_t id) {
    const own_format wanted = {.id = id},
                     *own = s->own.n ? bsearch(&wanted, s->own.at, s->own.n, sizeof wanted, by_id) : NULL;
    const char *built_in = tz_number_format_built_in(id);
    return own ? own->code : built_in ? built_in : "General";
}

static bool damaged(const styles_part *s, const char *what) {
    return tz_workbook_damaged(s->x->arena, s->x->file, s->x->diag, what);
}

// Excel takes codes of 255 characters; longer ones could make a long text of every number.
static bool add_own(styles_part *s, const tz_xml_element *element) {
    enum { LONGEST = 1000 };
    const char *code = tz_xml_attribute(element, "formatCode");
    if (!code)
        return true;
    if (strlen(code) > LONGEST)
        return damaged(s, _("it has a number format that is too long"));
    *TZ_ADD(s->x->arena, &s->own) =
        (own_format){tz_xlsx_number(tz_xml_attribute(element, "numFmtId")), tz_xlsx_attribute_of(s->x->arena, code)};
    return true;
}

static bool add_cell_format(styles_part *s, const tz_xml_element *element) {
    enum { MOST = 65536 }; // Excel's own limit is a little lower
    if (s->x->formats.n == MOST)
        return damaged(s, _("it has more than 65,536 formats of cells"));
    *TZ_ADD(s->x->arena, &s->x->formats) = find_format(s, tz_xlsx_number(tz_xml_attribute(element, "numFmtId")));
    return true;
}

static bool start_in_styles(void *context, const tz_xml_element *element) {
    styles_part *s = context;
    if (tz_xlsx_is(element, "numFmt"))
        return add_own(s, element);
    if (tz_xlsx_is(element, "cellXfs")) {
        s->in_cell_formats = true;
        if (s->own.n)
            qsort(s->own.at, s->own.n, sizeof *s->own.at, by_id);
    }
    return !s->in_cell_formats || !tz_xlsx_is(element, "xf") || add_cell_format(s, element);
}

static bool end_in_styles(void *context, const tz_xml_element *element) {
    styles_part *s = context;
    if (tz_xlsx_is(element, "cellXfs"))
        s->in_cell_formats = false;
    return true;
}

bool tz_xlsx_styles_read(tz_xlsx *x, const char *path) {
    styles_part s = {.x = x};
    const tz_xml_handler handler = {.start = start_in_styles, .end = end_in_styles, .context = &s};
    return tz_xlsx_read_part(x, path, "styleSheet", &handler);
}
