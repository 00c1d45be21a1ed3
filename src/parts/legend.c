// The legend of the overview: a list whose labels are the symbols.
#include "parts/legend.h"

typedef struct legend {
    tz_booklet *b;
    const tz_symbol *symbols;
    const tz_overview_spec *spec;
    tz_text_line names[TZ_MARKS];
    tz_element *list;
    tz_len size, gap, pitch; // of the type; between entries; of lines
} legend;

static tz_len width_of(const legend *l, int mark) {
    return l->spec->mark + l->size / 2 + l->names[mark].width;
}

// The width of entries [from, to) on one line.
static tz_len line_width(const legend *l, int from, int to) {
    tz_len width = 0;
    for (int i = from; i < to; i++)
        width += width_of(l, i) + (i > from ? l->gap : 0);
    return width;
}

// The end of the entries from `from` on that stand on a line of a width: at least one.
static int line_end(const legend *l, int from, tz_len width) {
    int to = from + 1;
    while (to < TZ_MARKS && line_width(l, from, to + 1) <= width)
        to++;
    return to;
}

static tz_element *figure_in(const legend *l, tz_element *item, const char *alt) {
    tz_element *label = tz_booklet_element(l->b, item, TZ_ROLE_LBL);
    tz_element *figure = tz_booklet_element(l->b, label, TZ_ROLE_FIGURE);
    tz_element_attributes(l->b->tools.arena, figure)->alt = alt;
    return figure;
}

static void draw_entry(const legend *l, const tz_canvas *c, int mark, tz_point at) {
    static const char *const signs[TZ_MARKS] = {"●", "◐", "―"}; // as the symbols look
    tz_element *item = tz_booklet_element(l->b, l->list, TZ_ROLE_LI);
    tz_canvas_content(c, figure_in(l, item, signs[mark]));
    tz_symbol_draw(&l->symbols[mark].figure, c, at.x + l->spec->mark / 2, at.y + l->pitch / 2);
    tz_canvas_content(c, tz_booklet_element(l->b, item, TZ_ROLE_LBODY));
    tz_len baseline = tz_text_line_centre(l->b->tools.fonts, &l->names[mark], at.y, l->pitch);
    tz_draw_line(c, &l->names[mark], (tz_point){at.x + l->spec->mark + l->size / 2, baseline});
}

static void draw_line(const legend *l, const tz_canvas *c, int from, int to, tz_len top) {
    tz_box area = tz_type_area(l->b->job->layout);
    tz_len x = area.x + area.width - line_width(l, from, to);
    tz_canvas_open_frame(c, TZ_FRAME_LEGEND, (tz_box){x, top, area.x + area.width - x, l->pitch},
                         &l->spec->marks[from].text);
    for (int i = from; i < to; i++) {
        draw_entry(l, c, i, (tz_point){x, top});
        x += width_of(l, i) + l->gap;
    }
    tz_canvas_close_frame(c);
}

static bool compose_names(legend *l) {
    for (int i = 0; i < TZ_MARKS; i++) {
        tz_name_values values = {.chars = l->spec->short_below};
        tz_text name = tz_booklet_fill_template(l->b, &l->spec->marks[i], &values);
        if (!tz_text_line_new(&l->b->tools, name, l->spec->legend, l->size, &l->names[i]))
            return false;
    }
    return true;
}

bool tz_set_legend(tz_booklet *b, const tz_symbol symbols[TZ_MARKS], tz_section_start *at) {
    const tz_overview_spec *spec = &b->job->layout->overview;
    tz_box area = tz_type_area(b->job->layout);
    legend l = {.b = b, .symbols = symbols, .spec = spec, .size = spec->part.size};
    l.gap = l.pitch = 2 * l.size;
    if (!compose_names(&l))
        return false;
    l.list = tz_booklet_element(b, at->element, TZ_ROLE_L);
    tz_len beside = area.x + area.width - at->title_end - l.gap;
    if (line_width(&l, 0, TZ_MARKS) <= beside && at->top - l.pitch >= area.y) {
        draw_line(&l, &at->canvas, 0, TZ_MARKS, at->top - l.pitch);
        return true;
    }
    for (int from = 0, to; from < TZ_MARKS; from = to) {
        to = line_end(&l, from, area.width);
        draw_line(&l, &at->canvas, from, to, at->top);
        at->top += l.pitch;
    }
    return true;
}
