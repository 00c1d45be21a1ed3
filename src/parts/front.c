// A front page (digest, survey outline): its groups side by side or below each other, in the largest type that fits.
#include "parts/parts.h"

// Spare height goes into the pitch of lines, up to the body's limit, and into the space above and below cells, up to an
// em: in so many steps.
enum { LOOSEST = 8 };
// Columns of fewer letters, in the smallest type of front pages, are set as rows.
enum { FEWEST = 12 };

// A front page in the making.
typedef struct front_page {
    tz_booklet *b;
    const tz_front *front;
    bool rows;    // groups stand below each other
    int32_t step; // how loose it is set
} front_page;

static const tz_style *loosened(const front_page *p, const tz_style *style) {
    int64_t more = p->b->job->layout->body.leading_growth - 1000000;
    tz_style *own = TZ_NEW(p->b->tools.arena, tz_style);
    *own = *style;
    own->leading += (int32_t)(style->leading * more / 1000000 * p->step / LOOSEST);
    return own;
}

static bool fill_cells(const front_page *p, const tz_grid *grid, tz_cell *cells) {
    const tz_front_spec *spec = &p->b->job->layout->front;
    const tz_tools *tools = &p->b->tools;
    const tz_style *heading = loosened(p, spec->heading);
    tz_flow_style *flow = TZ_NEW(tools->arena, tz_flow_style);
    *flow = spec->flow;
    flow->body = loosened(p, spec->flow.body);
    flow->subhead = loosened(p, spec->flow.subhead);
    bool ok = true;
    for (size_t i = 0; i < p->front->groups_n; i++) {
        const tz_front_group *group = &p->front->groups[i];
        tz_cell *head = &cells[p->rows ? i * 2 : i], *body = &cells[p->rows ? i * 2 + 1 : grid->columns + i];
        *head = tz_cell_compose(tools, group->heading, heading, spec->part.size, true);
        *body = tz_cell_text(tz_flow_new(tools->arena, tools->fonts, flow, group->text, tools->diag), false);
        ok = ok && head->flow && body->flow;
    }
    return ok;
}

// The heads' column is as wide as the layout specifies at the largest size, and stays so at smaller ones; at most a
// third of the page's width.
static const tz_column_spec *row_columns(tz_booklet *b) {
    const tz_front_spec *spec = &b->job->layout->front;
    tz_column_spec *columns = TZ_ARRAY(b->tools.arena, tz_column_spec, 2);
    tz_len width = tz_em_to_len(spec->head_width, spec->part.size);
    tz_len most = tz_column_width(b->job->layout, &spec->part) / 3;
    columns[0].width = columns[1].width = width < most ? width : most;
    columns[1].share = 1;
    return columns;
}

// Heads above columns, which are as wide as is best; or to the left of rows.
static bool make_grid(const front_page *p, tz_grid *grid) {
    tz_booklet *b = p->b;
    const tz_front_spec *spec = &b->job->layout->front;
    grid->columns = p->rows ? 2 : (uint32_t)p->front->groups_n;
    grid->rows = p->rows ? (uint32_t)p->front->groups_n : 2;
    grid->head_rows = !p->rows;
    grid->head_columns = p->rows;
    grid->column_specs = p->rows ? row_columns(b) : NULL;
    grid->optimal = !p->rows;
    grid->pad_x = spec->pad_x;
    grid->pad_y = spec->pad_y;
    grid->pad_y.em += TZ_EM * p->step / LOOSEST;
    grid->rule = b->job->layout->ruling.inner;
    tz_cell *cells = TZ_ARRAY(b->tools.arena, tz_cell, (size_t)grid->rows * grid->columns);
    grid->cells = cells;
    return fill_cells(p, grid, cells);
}

static tz_len largest_size(const tz_front_spec *spec, const tz_galley *galley, tz_len width, tz_len height) {
    tz_len size = spec->part.size, step = TZ_PT / 4;
    while (size - step >= spec->least && tz_galley_height(galley, width, size) > height)
        size -= step;
    return size;
}

// The page's table as a list of one block; its galley is NULL after reporting.
static const tz_galley *compose(const front_page *p, const tz_section_start *at, tz_block_list *list) {
    tz_grid grid = {0};
    *list = tz_block_list_new(p->b, &p->b->tools, p->b->job->layout->front.part.title_style, TZ_ROLE_H2);
    if (!make_grid(p, &grid))
        return NULL;
    tz_block_list_add_table(list, &grid, (tz_length_spec){0});
    return tz_block_list_galley(list, tz_attributes_of(at->element)->title);
}

// In the largest size at which it fits the page, and then as loose as it does.
static bool set_groups(front_page *p, const tz_section_start *at) {
    const tz_layout *layout = p->b->job->layout;
    tz_box area = tz_type_area(layout);
    tz_len width = tz_column_width(layout, &layout->front.part), height = area.y + area.height - at->top;
    tz_block_list list;
    const tz_galley *galley = compose(p, at, &list);
    if (!galley)
        return false;
    tz_len size = largest_size(&layout->front, galley, width, height);
    bool spare = layout->body.fill == TZ_FILL_BOTTOM && tz_galley_height(galley, width, size) <= height;
    for (p->step = LOOSEST; spare && p->step >= 0; p->step--) {
        galley = compose(p, at, &list);
        if (!galley)
            return false;
        spare = tz_galley_height(galley, width, size) > height;
    }
    return tz_block_list_set(&list, galley, at, size);
}

static bool has_room_for_columns(const tz_layout *layout, size_t columns) {
    const tz_front_spec *spec = &layout->front;
    tz_len column = tz_column_width(layout, &spec->part) / (tz_len)columns;
    return column - 2 * tz_length_resolve(spec->pad_x, spec->least) >= FEWEST * spec->least;
}

static bool make_front(tz_booklet *b, const tz_front *front, tz_arrangement arrange) {
    tz_section_start at;
    if (!front)
        return true;
    const tz_layout *layout = b->job->layout;
    bool rows = arrange == TZ_ARRANGE_ROWS || (front->groups_n > 1 && !has_room_for_columns(layout, front->groups_n));
    tz_section_title title = {.text = front->title, .style = b->job->layout->front.part.title_style};
    return tz_open_section(b, &title, &at) && (!front->groups_n || set_groups(&(front_page){b, front, rows, 0}, &at));
}

bool tz_make_digest(tz_booklet *b) {
    return make_front(b, b->job->edition->digest, b->job->layout->front.digest);
}

bool tz_make_outline(tz_booklet *b) {
    return make_front(b, b->job->edition->outline, b->job->layout->front.outline);
}
