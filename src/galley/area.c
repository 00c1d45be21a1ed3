// Where a layout lets content stand: the type area of a page, and the columns it is divided into.
#include "galley/galley.h"

tz_box tz_type_area(const tz_layout *layout) {
    const tz_margins *m = &layout->margins;
    return (tz_box){
        .x = m->left,
        .y = m->top,
        .width = layout->width - m->left - m->right,
        .height = layout->height - m->top - m->bottom,
    };
}

tz_len tz_column_width(const tz_layout *layout, const tz_part_spec *spec) {
    return tz_part_column_width(spec, tz_type_area(layout).width);
}
