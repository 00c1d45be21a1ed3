// Links: their elements, the boxes they cover on a page, and lines with ranges of text that lead somewhere.
#include "draw/draw.h"

tz_element *tz_link_element_new(tz_arena *arena, tz_book *book, tz_element *parent) {
    return tz_element_new(arena, book, tz_element_new(arena, book, parent, TZ_ROLE_REFERENCE), TZ_ROLE_LINK);
}

void tz_link_add(const tz_canvas *c, tz_element *element, tz_box box, const tz_page *to, const char *contents) {
    tz_link *link = tz_page_link(c->arena, c->page, element);
    link->x = box.x;
    link->y = box.y;
    link->width = box.width;
    link->height = box.height;
    link->page = to;
    link->contents = contents;
}

// A line being drawn.
typedef struct linked_line {
    const tz_canvas *c;
    const tz_text_line *line;
    tz_element *element;
    tz_box box;
    tz_len baseline;
} linked_line;

// The left edge of a cluster; the line's right edge behind the last one.
static tz_len cluster_x(const linked_line *l, uint32_t cluster) {
    const tz_line *line = &l->line->line;
    return l->box.x +
           (cluster < line->end ? tz_em_to_len(l->line->at[cluster - line->first], l->line->size) : l->line->width);
}

// Clusters [from, to) of the line as content of an element.
static void draw_part(const linked_line *l, tz_element *element, uint32_t from, uint32_t to) {
    tz_text_line part = tz_text_line_part(l->line, from, to);
    tz_canvas_content(l->c, element);
    tz_draw_line(l->c, &part, (tz_point){l->box.x, l->baseline});
}

static void draw_link(const linked_line *l, tz_link_range *range, uint32_t from, uint32_t to) {
    tz_arena *arena = l->c->arena;
    if (!range->element)
        range->element = tz_link_element_new(arena, l->c->book, l->element);
    draw_part(l, range->element, from, to);
    tz_box box = {cluster_x(l, from), l->box.y, cluster_x(l, to) - cluster_x(l, from), l->box.height};
    tz_link_add(l->c, range->element, box, range->page, range->contents);
}

void tz_draw_linked_line(const tz_canvas *c, const tz_text_line *line, tz_element *element, tz_link_range *ranges,
                         size_t n, tz_point at) {
    const tz_shaped *shaped = tz_para_shaped(line->para);
    tz_len pitch = tz_style_line_pitch(tz_para_style(line->para), line->size);
    linked_line l = {.c = c, .line = line, .element = element, .box = {at.x, at.y, line->width, pitch}};
    l.baseline = tz_line_baseline(c->fonts, line->para, at.y, pitch, line->size);
    size_t next = 0; // range
    for (uint32_t from = line->line.first, to; from < line->line.end; from = to) {
        uint32_t start = shaped->clusters[from].start;
        while (next < n && ranges[next].to <= start)
            next++;
        bool linked = next < n && ranges[next].from <= start;
        size_t end = linked ? ranges[next].to : next < n ? ranges[next].from : SIZE_MAX;
        for (to = from + 1; to < line->line.end && shaped->clusters[to].start < end;)
            to++;
        if (linked)
            draw_link(&l, &ranges[next], from, to);
        else
            draw_part(&l, element, from, to);
    }
}
