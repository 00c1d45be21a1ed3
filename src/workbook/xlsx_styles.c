// The number formats of cells: styles.xml, of which nothing else matters for what a cell says.
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

static uint32_t number_of(const char *digits) {
    uint32_t number = 0;
    for (; digits && *digits >= '0' && *digits <= '9' && number < 100000000; digits++)
        number = number * 10 + (uint32_t)(*digits - '0');
    return number;
}

// One's own come first: programs give built-in numbers codes of their own as well.
static const char *find_format(const styles_part *s, uint32_t id) {
    for (size_t i = 0; i < s->own.n; i++)
        if (s->own.at[i].id == id)
            return s->own.at[i].code;
    const char *built_in = tz_number_format_built_in(id);
    return built_in ? built_in : "General";
}

static bool start_in_styles(void *context, const tz_xml_element *element) {
    enum { MOST = 65536 }; // Excel's own limit of cell formats
    styles_part *s = context;
    tz_arena *arena = s->x->arena;
    const char *code = tz_xml_attribute(element, "formatCode");
    if (tz_xlsx_is(element, "numFmt") && code && s->own.n < 1000)
        *TZ_ADD(arena, &s->own) =
            (own_format){number_of(tz_xml_attribute(element, "numFmtId")), tz_arena_copy(arena, code, strlen(code))};
    else if (tz_xlsx_is(element, "cellXfs"))
        s->in_cell_formats = true;
    else if (s->in_cell_formats && tz_xlsx_is(element, "xf") && s->x->formats.n < MOST)
        *TZ_ADD(arena, &s->x->formats) = find_format(s, number_of(tz_xml_attribute(element, "numFmtId")));
    return true;
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
    return tz_xlsx_read_part(x, path, &handler);
}
