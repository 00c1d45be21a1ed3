// A front page (digest, survey outline): a title, and groups of heading and text side by side.
#include "maker.h"

typedef struct column {
    tz_maker *m;
    tz_canvas c;
    tz_element *parent;
    tz_len x, y, width, bottom;
} column;

static const tz_para *compose(tz_maker *m, const tz_text *text, const tz_style *style) {
    return tz_para_new(m->arena, m->fonts, text, style, m->diag);
}

// A group's text, on further pages of one column when it is longer than the column.
static void draw_text(column *at, const tz_flow *flow, tz_len size, tz_role subhead) {
    tz_maker *m = at->m;
    tz_flow_tree tree = tz_flow_elements(m, at->parent, flow, subhead);
    tz_flow_lines lines = tz_flow_set(flow, m->arena, tz_len_in_em(at->width, size));
    for (size_t from = 0, to; from < lines.n; from = to) {
        to = from + 1; // at least one, or no page would ever do
        while (to < lines.n && tz_flow_lines_height(&lines, from, to + 1, size, 1000000) <= at->bottom - at->y)
            to++;
        while (to < lines.n && to > from + 1 && (lines.at[to - 1].keep || lines.at[to].top == lines.at[to - 1].top))
            to--;
        tz_draw_flow(m, &at->c, &tree, flow, &lines, from, to, at->x, at->y, size, 1000000);
        at->y += tz_flow_lines_height(&lines, from, to, size, 1000000);
        if (to < lines.n) {
            at->c = tz_canvas_new(m);
            at->y = tz_layout_area(m->layout).y;
        }
    }
}

static bool draw_group(column *at, const tz_group *group) {
    tz_maker *m = at->m;
    const tz_front_look *look = &m->layout->front;
    const tz_para *heading = compose(m, &group->heading, look->heading);
    const tz_flow *flow = tz_flow_new(m->arena, m->fonts, &look->flow, &group->text, m->diag);
    if (!heading || !flow)
        return false;
    tz_element *element = tz_element_new(m->arena, m->book, at->parent, TZ_ROLE_H2);
    at->y += tz_draw_para(m, &at->c, heading, element, at->x, at->y, at->width, look->size) + look->size / 4;
    tz_em indent = TZ_EM; // the text stands one em in from its heading
    at->x += tz_em_at(indent, look->size);
    at->width -= tz_em_at(indent, look->size);
    draw_text(at, flow, look->size, TZ_ROLE_H3);
    at->x -= tz_em_at(indent, look->size);
    at->width += tz_em_at(indent, look->size);
    return true;
}

// Groups go into columns in order: as many a column as there are columns' shares.
static bool draw_groups(tz_maker *m, tz_canvas c, tz_element *parent, const tz_front *front, tz_len top) {
    const tz_front_look *look = &m->layout->front;
    tz_area area = tz_layout_area(m->layout);
    size_t columns = (size_t)look->columns < front->groups_n ? (size_t)look->columns : front->groups_n;
    if (!columns)
        return true;
    tz_len width = (area.width - (tz_len)(columns - 1) * look->gap.fixed) / (tz_len)columns;
    for (size_t i = 0; i < columns; i++) {
        column at = {m, c, parent, area.x + (tz_len)i * (width + look->gap.fixed), top, width, area.y + area.height};
        size_t from = front->groups_n * i / columns, to = front->groups_n * (i + 1) / columns;
        for (size_t k = from; k < to; k++) {
            if (!draw_group(&at, &front->groups[k]))
                return false;
            at.y += look->size;
        }
    }
    return true;
}

bool tz_make_front(tz_maker *m, const tz_front *front) {
    const tz_front_look *look = &m->layout->front;
    const tz_para *title = compose(m, &front->title, look->title);
    if (!title)
        return false;
    tz_area area = tz_layout_area(m->layout);
    tz_canvas c = tz_canvas_new(m);
    tz_element *section = tz_element_new(m->arena, m->book, m->part->element, TZ_ROLE_SECT);
    tz_element *element = tz_element_new(m->arena, m->book, section, TZ_ROLE_H1);
    *TZ_ADD(m->arena, &m->part->bookmarks) =
        (tz_bookmark){.title = tz_arena_copy(m->arena, front->title.bytes, front->title.size), .page = c.index};
    tz_len height = tz_draw_para(m, &c, title, element, area.x, area.y, area.width, look->size);
    return draw_groups(m, c, section, front, area.y + height + look->size);
}
