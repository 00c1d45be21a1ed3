// A front page (digest, survey outline): its groups side by side or below each other, in the largest type that fits.
#include "parts/parts.h"

typedef struct front_page {
    tz_booklet *b;
    const tz_galley *galley;
    const tz_flow_tree *trees;
    tz_element *section;
    const tz_para *continued; // the title on further pages; NULL: the layout sets no titles
} front_page;

static void draw(void *context, const tz_canvas *c, const tz_placed_block *placed, const tz_placement *where) {
    front_page *it = context;
    if (!it->trees)
        it->trees = tz_table_elements(c, it->section, &it->galley->blocks[0].grid, TZ_ROLE_H2);
    const tz_ruling *ruling = &it->b->job->layout->ruling;
    tz_draw_table(c, &it->galley->blocks[placed->block], placed, where, it->trees, ruling);
}

static void begin_page(void *context, const tz_canvas *c) {
    front_page *it = context;
    tz_box area = tz_type_area(it->b->job->layout);
    if (it->continued)
        tz_draw_para(c, it->continued, NULL, (tz_point){area.x, area.y}, area.width, it->b->part->spec->size);
}

static bool fill_cells(tz_booklet *b, const tz_front *front, const tz_grid *grid, bool rows, tz_cell *cells) {
    const tz_front_spec *look = &b->job->layout->front;
    tz_flow_style heads = tz_flow_style_uniform(look->heading);
    bool whole = true;
    for (size_t i = 0; i < front->groups_n; i++) {
        const tz_front_group *group = &front->groups[i];
        tz_cell *head = &cells[rows ? i * 2 : i], *body = &cells[rows ? i * 2 + 1 : grid->columns + i];
        *head = (tz_cell){.flow = tz_flow_new(b->tools.arena, b->tools.fonts, &heads, group->heading, b->tools.diag),
                          .rows = 1,
                          .columns = 1,
                          .head = true};
        *body = (tz_cell){.flow = tz_flow_new(b->tools.arena, b->tools.fonts, &look->flow, group->text, b->tools.diag),
                          .rows = 1,
                          .columns = 1};
        whole = whole && head->flow && body->flow;
    }
    return whole;
}

// Heads above columns, or to the left of rows.
static bool make_grid(tz_booklet *b, const tz_front *front, bool rows, tz_grid *grid) {
    const tz_front_spec *look = &b->job->layout->front;
    grid->columns = rows ? 2 : (uint32_t)front->groups_n;
    grid->rows = rows ? (uint32_t)front->groups_n : 2;
    grid->head_rows = !rows;
    grid->head_columns = rows;
    grid->pad_x = look->pad_x;
    grid->pad_y = look->pad_y;
    grid->rule = b->job->layout->ruling.inner;
    grid->optimal = !rows;
    tz_cell *cells = TZ_ARRAY(b->tools.arena, tz_cell, (size_t)grid->rows * grid->columns);
    grid->cells = cells;
    return fill_cells(b, front, grid, rows, cells);
}

// The heads' column is as wide as the layout says at the largest size, and in the same proportion at smaller ones.
static const tz_column_spec *row_columns(tz_booklet *b, tz_len width) {
    const tz_front_spec *look = &b->job->layout->front;
    tz_column_spec *columns = TZ_ARRAY(b->tools.arena, tz_column_spec, 2);
    tz_em rest = tz_len_to_em(width, look->part.size) - look->head_width;
    columns[0].share = look->head_width;
    columns[1].share = rest > look->head_width ? rest : look->head_width;
    return columns;
}

static tz_len largest_size(const tz_front_spec *look, const tz_galley *galley, tz_box area) {
    tz_len size = look->part.size, step = TZ_PT / 4;
    while (size - step >= look->least && tz_galley_height(galley, area.width, size) > area.height)
        size -= step;
    return size;
}

static bool set_groups(front_page *it, const tz_front *front, bool rows, const tz_section_start *at) {
    tz_booklet *b = it->b;
    const tz_front_spec *look = &b->job->layout->front;
    tz_grid grid = {0};
    tz_box area = tz_type_area(b->job->layout);
    area.width = tz_column_width(b->job->layout, &look->part);
    area.height -= at->top - area.y;
    if (!make_grid(b, front, rows, &grid))
        return false;
    if (rows)
        grid.column_specs = row_columns(b, area.width);
    const char *name = tz_attributes_of(it->section)->title;
    it->galley = tz_galley_of_table(b->tools.arena, name, &grid, NULL, (tz_length_spec){0});
    tz_len size = largest_size(look, it->galley, area);
    tz_column_table set = {&look->part, it->galley, draw, begin_page, it};
    return tz_column_table_set(b, &set, at->canvas, at->top, size);
}

static bool make_front(tz_booklet *b, const tz_front *front, int arrange) {
    const tz_front_spec *look = &b->job->layout->front;
    front_page it = {.b = b};
    if (!front)
        return true;
    tz_section_title opening = {.text = front->title, .style = look->part.title_style};
    tz_section_start at;
    if (!tz_open_section(b, &opening, &at))
        return false;
    it.section = at.element;
    tz_text title = tz_text_from_string(
        tz_arena_format(b->tools.arena, "%s%s", tz_attributes_of(it.section)->title, b->job->layout->continued));
    const tz_style *style = look->part.title_style;
    it.continued = style ? tz_para_new(b->tools.arena, b->tools.fonts, title, style, b->tools.diag) : NULL;
    return (it.continued || !style) && (!front->groups_n || set_groups(&it, front, arrange == TZ_ARRANGE_ROWS, &at));
}

bool tz_make_digest(tz_booklet *b) {
    return make_front(b, b->job->edition->digest, b->job->layout->front.digest);
}

bool tz_make_outline(tz_booklet *b) {
    return make_front(b, b->job->edition->outline, b->job->layout->front.outline);
}
