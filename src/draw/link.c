// Links: elements with what they cover on the page, and paragraphs with stretches that lead somewhere.
#include "booklet/booklet.h"

void tz_link_add(const tz_canvas *c, tz_element *element, tz_len x, tz_len y, tz_len width, tz_len height,
                 uint32_t page, const char *contents) {
    tz_link *link = tz_page_link(c->arena, c->page, c->index, element);
    link->x = x;
    link->y = y;
    link->width = width;
    link->height = height;
    link->page = page;
    link->contents = contents;
}

tz_element *tz_link_element_new(tz_maker *m, tz_element *parent) {
    tz_element *reference = tz_element_new(m->arena, m->book, parent, TZ_ROLE_REFERENCE);
    return tz_element_new(m->arena, m->book, reference, TZ_ROLE_LINK);
}

void tz_keep_page(tz_maker *m, uint32_t *page) {
    *TZ_ADD(m->arena, &m->kept) = page;
}

// A line in drawing.
typedef struct linked_line {
    tz_maker *m;
    const tz_canvas *c;
    const tz_para *para;
    const tz_line *line;
    const tz_em *at, *draw;
    tz_em width;
    tz_len size, x, top, pitch, baseline;
} linked_line;

static tz_len cluster_x(const linked_line *l, uint32_t cluster) {
    return l->x + tz_em_to_len(cluster < l->line->end ? l->at[cluster - l->line->first] : l->width, l->size);
}

// Clusters [from, to) of the line as content of an element.
static void draw_piece(const linked_line *l, tz_element *element, uint32_t from, uint32_t to) {
    tz_line piece = *l->line;
    piece.first = from;
    piece.end = to;
    tz_page_content(l->c->arena, l->c->page, l->c->index, element);
    tz_draw_line(l->c, l->para, &piece, l->draw + (from - l->line->first), l->size, l->x, l->baseline);
}

static void draw_stretch(const linked_line *l, tz_element *element, tz_link_range *stretch, uint32_t from,
                         uint32_t to) {
    if (!stretch->element)
        stretch->element = tz_link_element_new(l->m, element);
    draw_piece(l, stretch->element, from, to);
    const tz_text *text = tz_para_text(l->para);
    const char *contents = tz_arena_copy(l->m->arena, text->bytes + stretch->from, stretch->to - stretch->from);
    tz_len x = cluster_x(l, from);
    tz_link_add(l->c, stretch->element, x, l->top, cluster_x(l, to) - x, l->pitch, stretch->page, contents);
}

void tz_draw_linked_line(tz_maker *m, const tz_canvas *c, const tz_para *para, const tz_line *line, tz_len measure,
                         bool last, tz_element *element, tz_link_range *stretches, size_t n, tz_len x, tz_len top,
                         tz_len body) {
    const tz_style *style = tz_para_style(para);
    const tz_shaped *shaped = tz_para_shaped(para);
    size_t clusters = line->end - line->first;
    tz_em *at = TZ_ARRAY(m->arena, tz_em, clusters), *draw = TZ_ARRAY(m->arena, tz_em, clusters);
    linked_line l = {.m = m, .c = c, .para = para, .line = line, .at = at, .draw = draw, .x = x, .top = top};
    l.size = tz_length_resolve(style->size, body);
    l.width = tz_para_set_line(para, line, tz_len_to_em(measure, l.size), last, at, draw);
    l.pitch = tz_style_line_pitch(style, l.size);
    l.baseline = tz_line_baseline(m->fonts, para, top, l.pitch, l.size);
    size_t s = 0;
    for (uint32_t from = line->first, to; from < line->end; from = to) {
        uint32_t start = shaped->clusters[from].start;
        while (s < n && stretches[s].to <= start)
            s++;
        bool inside = s < n && stretches[s].from <= start;
        size_t stop = inside ? stretches[s].to : s < n ? stretches[s].from : SIZE_MAX;
        for (to = from + 1; to < line->end && shaped->clusters[to].start < stop;)
            to++;
        if (inside)
            draw_stretch(&l, element, &stretches[s], from, to);
        else
            draw_piece(&l, element, from, to);
    }
}
