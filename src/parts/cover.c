// The cover: lines of text and rules at the heights that the layout gives them.
#include "booklet/booklet.h"

static void draw_rule(tz_maker *m, const tz_canvas *c, const tz_cover_line *line, tz_len y) {
    tz_page_artifact(c->arena, c->page, TZ_ARTIFACT_LAYOUT);
    tz_page_rect(c->arena, c->page, (m->layout->width - line->width) / 2, y, line->width, line->rule, line->color);
}

// Gives the line's height, 0 for one without text; negative after reporting.
static tz_len draw_line(tz_maker *m, const tz_canvas *c, tz_element *section, const tz_cover_line *line, tz_len y) {
    static const tz_role roles[] = {TZ_ROLE_P, TZ_ROLE_H1, TZ_ROLE_H2, TZ_ROLE_H3, TZ_ROLE_H4};
    tz_box area = tz_type_area(m->layout);
    tz_text text = tz_fill_names(m, &line->text, &(tz_name_values){.m = m});
    if (!text.size)
        return 0;
    const tz_para *para = tz_para_new(m->arena, m->fonts, text, line->style, m->diag);
    if (!para)
        return -1;
    tz_element *element = tz_element_new(m->arena, m->book, section, roles[line->level]);
    return tz_draw_para(m, c, para, element, area.x, y, area.width, m->layout->body.max);
}

bool tz_make_cover(tz_maker *m) {
    const tz_cover_spec *look = &m->layout->cover;
    tz_canvas c = tz_canvas_new(m);
    tz_element *section = tz_element_new(m->arena, m->book, m->part->element, TZ_ROLE_SECT);
    if (*m->part->title)
        *TZ_ADD(m->arena, &m->part->bookmarks) = (tz_bookmark){.title = m->part->title, .page = c.index};
    tz_len y = 0;
    for (size_t i = 0; i < look->lines_n; i++) {
        const tz_cover_line *line = &look->lines[i];
        tz_len top = line->at > y ? line->at : y, height = line->rule;
        if (line->style)
            height = draw_line(m, &c, section, line, top);
        else
            draw_rule(m, &c, line, top);
        if (height < 0)
            return false;
        y = height ? top + height : y;
    }
    if (y > m->layout->height) {
        tz_error(m->diag, (tz_place){m->layout->source, 0}, _("the cover has more text than its page holds"));
        return false;
    }
    return true;
}
