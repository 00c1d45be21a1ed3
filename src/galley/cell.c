// Cells of plain text.
#include "galley/galley.h"

tz_cell tz_cell_compose(const tz_tools *tools, tz_text text, const tz_style *style, tz_len size, bool head) {
    if (style->size.fixed) { // flows know sizes in em only
        tz_style *own = TZ_NEW(tools->arena, tz_style);
        *own = *style;
        own->size = (tz_length_spec){.em = tz_len_to_em(tz_length_resolve(style->size, size), size)};
        style = own;
    }
    tz_flow_style uniform = tz_flow_style_uniform(style);
    return tz_cell_text(tz_flow_new(tools->arena, tools->fonts, &uniform, text, tools->diag), head);
}
