// Running heads, feet and tabs, set when all pages are there.
#include "booklet/booklet.h"

enum { LEFT, CENTER, RIGHT };

static bool draw_text(tz_maker *m, const tz_canvas *c, const tz_running_line *running, const tz_template *template,
                      const tz_name_values *names, tz_len baseline, int place) {
    tz_text text = tz_fill_names(m, template, names);
    tz_text_line strip;
    if (!tz_text_line_new(m, &text, running->style, m->layout->body.min, &strip))
        return false;
    if (!strip.para)
        return true;
    tz_box area = tz_type_area(m->layout);
    tz_len spare = area.width - strip.width;
    tz_len x = place == LEFT ? 0 : place == CENTER ? spare / 2 : spare;
    tz_page_artifact(c->arena, c->page, TZ_ARTIFACT_PAGINATION);
    tz_draw_text_line(c, &strip, area.x + x, baseline);
    return true;
}

static bool is_excepted(const tz_running_line *running, const tz_part *part) {
    for (size_t i = 0; i < running->except.n; i++)
        if (tz_text_is(&running->except.at[i], part->kind->name))
            return true;
    return false;
}

static bool draw_running(tz_maker *m, const tz_canvas *c, const tz_running_line *running, const tz_name_values *names,
                         tz_len baseline, tz_len rule) {
    if (!running->style || is_excepted(running, m->facts.at[c->index].part))
        return true;
    bool swap = running->mirrored && c->index % 2; // the first page lies on the right
    tz_box area = tz_type_area(m->layout);
    if (running->rule) {
        tz_page_artifact(c->arena, c->page, TZ_ARTIFACT_PAGINATION);
        tz_page_rect(c->arena, c->page, area.x, rule, area.width, running->rule, m->layout->ruling.color);
    }
    return draw_text(m, c, running, swap ? &running->right : &running->left, names, baseline, LEFT) &&
           draw_text(m, c, running, &running->center, names, baseline, CENTER) &&
           draw_text(m, c, running, swap ? &running->left : &running->right, names, baseline, RIGHT);
}

// {head}: what the page says of itself, else its part.
static const char *head_of(tz_maker *m, const tz_page_info *facts, const tz_name_values *names) {
    if (facts->head)
        return facts->head;
    tz_text head = tz_fill_names(m, &facts->part->look->head, names);
    return tz_arena_copy(m->arena, head.bytes ? head.bytes : "", head.size);
}

static bool dress_page(tz_maker *m, const tz_canvas *c, const char *pages) {
    const tz_layout *layout = m->layout;
    const tz_page_info *facts = &m->facts.at[c->index];
    tz_name_values names = {.m = m, .card = facts->card, .page = c->page->label, .pages = pages};
    if (facts->blank)
        return true;
    names.names = names.card ? tz_card_names(m->arena, names.card) : NULL;
    names.head = head_of(m, facts, &names);
    tz_len top = layout->header.offset, bottom = layout->height - layout->footer.offset;
    tz_len gap = layout->body.min / 3; // between a running line and its rule
    if (!draw_running(m, c, &layout->header, &names, top, top + gap) ||
        !draw_running(m, c, &layout->footer, &names, bottom, bottom - layout->body.min - gap))
        return false;
    return !facts->card || tz_draw_tab(m, c, facts->card->region);
}

bool tz_draw_running(tz_maker *m) {
    const char *pages = tz_arena_format(m->arena, "%zu", m->pages.n);
    for (size_t i = 0; i < m->pages.n; i++) {
        tz_canvas c = {m->arena, m->pages.at[i], (uint32_t)i, m->book};
        if (!dress_page(m, &c, pages))
            return false;
    }
    return true;
}
