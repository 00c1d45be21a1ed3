// A front page (digest, survey outline): its groups side by side or below each other, in the largest type that fits.
#include "booklet/booklet.h"

typedef struct front_page {
    tz_maker *m;
    const tz_galley *sheet;
    const tz_flow_tree *trees;
    tz_element *section;
    const tz_para *again; // the title on further pages; NULL: the layout sets no titles
} front_page;

static void draw(void *context, const tz_canvas *c, const tz_placed_block *placed, const tz_placement *where) {
    front_page *it = context;
    if (!it->trees)
        it->trees = tz_table_elements(it->m, it->section, &it->sheet->pieces[0].grid, TZ_ROLE_H2);
    tz_draw_table(it->m, c, it->sheet, placed, where, it->trees);
}

static void again(void *context, const tz_canvas *c) {
    front_page *it = context;
    tz_box area = tz_type_area(it->m->layout);
    if (it->again)
        tz_draw_para(it->m, c, it->again, NULL, area.x, area.y, area.width, it->m->part->look->size);
}

static bool fill_cells(tz_maker *m, const tz_front *front, const tz_grid *grid, bool rows, tz_cell *cells) {
    const tz_front_spec *look = &m->layout->front;
    tz_flow_style heads = tz_flow_style_uniform(look->heading);
    bool whole = true;
    for (size_t i = 0; i < front->groups_n; i++) {
        const tz_front_group *group = &front->groups[i];
        tz_cell *head = &cells[rows ? i * 2 : i], *body = &cells[rows ? i * 2 + 1 : grid->columns + i];
        *head = (tz_cell){.flow = tz_flow_new(m->arena, m->fonts, &heads, group->heading, m->diag),
                          .rows = 1,
                          .columns = 1,
                          .head = true};
        *body = (tz_cell){
            .flow = tz_flow_new(m->arena, m->fonts, &look->flow, group->text, m->diag), .rows = 1, .columns = 1};
        whole = whole && head->flow && body->flow;
    }
    return whole;
}

// Heads above columns, or to the left of rows.
static bool make_grid(tz_maker *m, const tz_front *front, bool rows, tz_grid *grid) {
    const tz_front_spec *look = &m->layout->front;
    grid->columns = rows ? 2 : (uint32_t)front->groups_n;
    grid->rows = rows ? (uint32_t)front->groups_n : 2;
    grid->head_rows = !rows;
    grid->head_columns = rows;
    grid->pad_x = look->pad_x;
    grid->pad_y = look->pad_y;
    grid->rule = m->layout->ruling.inner;
    grid->optimal = !rows;
    tz_cell *cells = TZ_ARRAY(m->arena, tz_cell, (size_t)grid->rows * grid->columns);
    grid->cells = cells;
    return fill_cells(m, front, grid, rows, cells);
}

// The heads' column is as wide as the layout says at the largest size, and in the same proportion at smaller ones.
static const tz_column_spec *row_columns(tz_maker *m, tz_len width) {
    const tz_front_spec *look = &m->layout->front;
    tz_column_spec *columns = TZ_ARRAY(m->arena, tz_column_spec, 2);
    tz_em rest = tz_len_to_em(width, look->part.size) - look->head_width;
    columns[0].share = look->head_width;
    columns[1].share = rest > look->head_width ? rest : look->head_width;
    return columns;
}

static tz_len largest_size(const tz_front_spec *look, const tz_galley *sheet, tz_box area) {
    tz_len size = look->part.size, step = TZ_PT / 4;
    while (size - step >= look->least && tz_galley_height(sheet, area.width, size) > area.height)
        size -= step;
    return size;
}

static bool set_groups(tz_maker *m, const tz_front *front, bool rows, front_page *it, tz_canvas c, tz_len top) {
    const tz_front_spec *look = &m->layout->front;
    tz_grid grid = {0};
    tz_box area = tz_type_area(m->layout);
    area.width = tz_column_width(m, &look->part);
    area.height -= top - area.y;
    if (!make_grid(m, front, rows, &grid))
        return false;
    if (rows)
        grid.column_specs = row_columns(m, area.width);
    tz_galley *sheet = TZ_NEW(m->arena, tz_galley);
    *sheet = *tz_galley_of_table(m->arena, tz_attributes_of(it->section)->title, &grid, NULL, (tz_length_spec){0});
    it->sheet = sheet;
    tz_len size = largest_size(look, sheet, area);
    tz_column_table set = {&look->part, sheet, draw, again, it};
    return tz_column_table_set(m, &set, c, top, size);
}

static bool make_front(tz_maker *m, const tz_front *front, int arrange) {
    const tz_front_spec *look = &m->layout->front;
    front_page it = {.m = m};
    tz_canvas c;
    tz_len top;
    if (!front)
        return true;
    if (!tz_open_section(m, &front->title, NULL, look->part.title_style, 0, &c, &it.section, &top))
        return false;
    const tz_style *style = look->part.title_style;
    tz_text title = tz_text_from_string(
        tz_arena_format(m->arena, "%s%s", tz_attributes_of(it.section)->title, m->layout->continued));
    it.again = style ? tz_para_new(m->arena, m->fonts, title, style, m->diag) : NULL;
    return (it.again || !style) && (!front->groups_n || set_groups(m, front, arrange == TZ_ARRANGE_ROWS, &it, c, top));
}

bool tz_make_digest(tz_maker *m) {
    return make_front(m, m->edition->digest, m->layout->front.digest);
}

bool tz_make_outline(tz_maker *m) {
    return make_front(m, m->edition->outline, m->layout->front.outline);
}
