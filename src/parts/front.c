// A front page (digest, survey outline): its groups side by side or below each other, in the largest type that fits.
#include "parts/parts.h"

static bool fill_cells(tz_booklet *b, const tz_front *front, const tz_grid *grid, bool rows, tz_cell *cells) {
    const tz_front_spec *spec = &b->job->layout->front;
    const tz_tools *tools = &b->tools;
    bool ok = true;
    for (size_t i = 0; i < front->groups_n; i++) {
        const tz_front_group *group = &front->groups[i];
        tz_cell *head = &cells[rows ? i * 2 : i], *body = &cells[rows ? i * 2 + 1 : grid->columns + i];
        *head = tz_cell_compose(tools, group->heading, spec->heading, spec->part.size, true);
        *body = tz_cell_text(tz_flow_new(tools->arena, tools->fonts, &spec->flow, group->text, tools->diag), false);
        ok = ok && head->flow && body->flow;
    }
    return ok;
}

// The heads' column is as wide as the layout specifies at the largest size, and stays so at smaller ones.
static const tz_column_spec *row_columns(tz_booklet *b) {
    const tz_front_spec *spec = &b->job->layout->front;
    tz_column_spec *columns = TZ_ARRAY(b->tools.arena, tz_column_spec, 2);
    columns[0].width = columns[1].width = tz_em_to_len(spec->head_width, spec->part.size);
    columns[1].share = 1;
    return columns;
}

// Heads above columns, which are as wide as is best; or to the left of rows.
static bool make_grid(tz_booklet *b, const tz_front *front, bool rows, tz_grid *grid) {
    const tz_front_spec *spec = &b->job->layout->front;
    grid->columns = rows ? 2 : (uint32_t)front->groups_n;
    grid->rows = rows ? (uint32_t)front->groups_n : 2;
    grid->head_rows = !rows;
    grid->head_columns = rows;
    grid->column_specs = rows ? row_columns(b) : NULL;
    grid->optimal = !rows;
    grid->pad_x = spec->pad_x;
    grid->pad_y = spec->pad_y;
    grid->rule = b->job->layout->ruling.inner;
    tz_cell *cells = TZ_ARRAY(b->tools.arena, tz_cell, (size_t)grid->rows * grid->columns);
    grid->cells = cells;
    return fill_cells(b, front, grid, rows, cells);
}

static tz_len largest_size(const tz_front_spec *spec, const tz_galley *galley, tz_len width, tz_len height) {
    tz_len size = spec->part.size, step = TZ_PT / 4;
    while (size - step >= spec->least && tz_galley_height(galley, width, size) > height)
        size -= step;
    return size;
}

static bool set_groups(tz_booklet *b, const tz_front *front, bool rows, const tz_section_start *at) {
    const tz_front_spec *spec = &b->job->layout->front;
    tz_block_list list = tz_block_list_new(b, &b->tools, spec->part.title_style, TZ_ROLE_H2);
    tz_grid grid = {0};
    tz_box area = tz_type_area(b->job->layout);
    if (!make_grid(b, front, rows, &grid))
        return false;
    tz_block_list_add_table(&list, &grid, (tz_length_spec){0});
    const tz_galley *galley = tz_block_list_galley(&list, tz_attributes_of(at->element)->title);
    tz_len width = tz_column_width(b->job->layout, &spec->part), height = area.y + area.height - at->top;
    return tz_block_list_set(&list, galley, at, largest_size(spec, galley, width, height));
}

static bool make_front(tz_booklet *b, const tz_front *front, tz_arrangement arrange) {
    tz_section_start at;
    if (!front)
        return true;
    tz_section_title title = {.text = front->title, .style = b->job->layout->front.part.title_style};
    return tz_open_section(b, &title, &at) &&
           (!front->groups_n || set_groups(b, front, arrange == TZ_ARRANGE_ROWS, &at));
}

bool tz_make_digest(tz_booklet *b) {
    return make_front(b, b->job->edition->digest, b->job->layout->front.digest);
}

bool tz_make_outline(tz_booklet *b) {
    return make_front(b, b->job->edition->outline, b->job->layout->front.outline);
}
