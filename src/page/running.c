// Running heads and feet, set when all pages are there.
#include "maker.h"

static bool draw_text(tz_maker *m, const tz_canvas *c, const tz_running *running, const tz_template *template,
                      const tz_naming *names, tz_len baseline, int place) {
    tz_text *text = TZ_NEW(m->arena, tz_text);
    *text = tz_template_fill(m->arena, template, tz_name_lookup, names);
    if (!text->size)
        return true;
    const tz_para *para = tz_para_new(m->arena, m->fonts, text, running->style, m->diag);
    if (!para)
        return false;
    tz_area area = tz_layout_area(m->layout);
    tz_len size = tz_measure_at(running->style->size, m->layout->body.min);
    tz_lines lines = tz_para_break(para, m->arena, INT32_MAX / 2); // one line, however long
    if (!lines.n)
        return true;
    size_t n = lines.at[0].end - lines.at[0].first;
    tz_em *at = TZ_ARRAY(m->arena, tz_em, n), *draw = TZ_ARRAY(m->arena, tz_em, n);
    tz_em width = tz_para_set(para, &lines.at[0], lines.at[0].width, true, at, draw);
    tz_len spare = area.width - tz_em_at(width, size);
    tz_page_artifact(c->arena, c->page, TZ_ARTIFACT_PAGINATION);
    tz_draw_line(c, para, &lines.at[0], draw, size,
                 area.x + (place == 0   ? 0
                           : place == 1 ? spare / 2
                                        : spare),
                 baseline);
    return true;
}

static bool draw_running(tz_maker *m, const tz_canvas *c, const tz_running *running, const tz_naming *names,
                         tz_len baseline) {
    return !running->style || (draw_text(m, c, running, &running->left, names, baseline, 0) &&
                               draw_text(m, c, running, &running->center, names, baseline, 1) &&
                               draw_text(m, c, running, &running->right, names, baseline, 2));
}

bool tz_make_running(tz_maker *m) {
    const tz_layout *layout = m->layout;
    const char *pages = tz_arena_format(m->arena, "%zu", m->pages.n);
    for (size_t i = 0; i < m->pages.n; i++) {
        tz_page *page = m->pages.at[i];
        tz_canvas c = {m->arena, page, (uint32_t)i};
        tz_naming names = {.m = m, .card = m->facts.at[i].card, .page = page->label, .pages = pages};
        names.names = names.card ? tz_card_names(m->arena, names.card) : NULL;
        if (!draw_running(m, &c, &layout->header, &names, layout->header.offset.fixed) ||
            !draw_running(m, &c, &layout->footer, &names, layout->height - layout->footer.offset.fixed))
            return false;
    }
    return true;
}
