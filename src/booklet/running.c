// Running heads, feet and tabs, drawn when all pages are there.
#include "booklet/booklet.h"

enum { LEFT, CENTER, RIGHT };

// A page being given its running lines.
typedef struct running_page {
    tz_booklet *b;
    const tz_part *part;
    tz_canvas c;
    tz_name_values values;
} running_page;

// The margin that a running line stands in, above the type area or below it.
static tz_box band_at(const tz_layout *layout, tz_len baseline) {
    tz_box area = tz_type_area(layout);
    bool above = baseline < area.y + area.height / 2;
    tz_len top = above ? 0 : area.y + area.height;
    return (tz_box){area.x, top, area.width, above ? area.y : layout->height - top};
}

static bool draw_text(const running_page *p, const tz_template *template, const tz_style *style, tz_len baseline,
                      int place) {
    tz_text text = tz_booklet_fill_template(p->b, template, &p->values);
    tz_text_line line;
    if (!tz_text_line_new(&p->b->tools, text, style, p->b->job->layout->body.min, &line))
        return false;
    if (!line.para)
        return true;
    tz_box area = tz_type_area(p->b->job->layout);
    tz_len spare = area.width - line.width;
    tz_len x = place == LEFT ? 0 : place == CENTER ? spare / 2 : spare;
    tz_canvas_open_frame(&p->c, TZ_FRAME_RUNNING_LINE, band_at(p->b->job->layout, baseline), &template->text);
    tz_canvas_artifact(&p->c, TZ_ARTIFACT_PAGINATION);
    tz_draw_line(&p->c, &line, (tz_point){area.x + x, baseline});
    tz_canvas_close_frame(&p->c);
    return true;
}

static bool is_excepted(const tz_running_line *running, const tz_part *part) {
    for (size_t i = 0; i < running->except.n; i++)
        if (tz_text_is(&running->except.at[i], part->kind->name))
            return true;
    return false;
}

static bool draw_running(const running_page *p, const tz_running_line *running, tz_len baseline, tz_len rule) {
    const tz_layout *layout = p->b->job->layout;
    if (!running->style || is_excepted(running, p->part))
        return true;
    bool swap = running->mirrored && p->c.page->index % 2; // the first page lies on the right
    tz_box area = tz_type_area(layout);
    if (running->rule) {
        tz_canvas_open_frame(&p->c, TZ_FRAME_RUNNING_LINE, band_at(layout, baseline), &running->center.text);
        tz_canvas_artifact(&p->c, TZ_ARTIFACT_PAGINATION);
        tz_draw_rect(&p->c, (tz_box){area.x, rule, area.width, running->rule}, layout->ruling.color);
        tz_canvas_close_frame(&p->c);
    }
    return draw_text(p, swap ? &running->right : &running->left, running->style, baseline, LEFT) &&
           draw_text(p, &running->center, running->style, baseline, CENTER) &&
           draw_text(p, swap ? &running->left : &running->right, running->style, baseline, RIGHT);
}

// {head}: the page's own, else its part's.
static const char *head_of(const running_page *p, const tz_booklet_page *page) {
    if (page->head)
        return page->head;
    tz_text head = tz_booklet_fill_template(p->b, &p->part->spec->head, &p->values);
    return tz_arena_copy(p->b->tools.arena, head.bytes ? head.bytes : "", head.size);
}

static bool draw_page(tz_booklet *b, const tz_part *part, const tz_booklet_page *page, const char *pages) {
    const tz_layout *layout = b->job->layout;
    running_page p = {.b = b, .part = part, .c = tz_booklet_canvas(b, page->page)};
    if (page->blank)
        return true;
    p.values = (tz_name_values){.card = page->card, .page = page->page->label, .pages = pages};
    p.values.names = page->card ? tz_card_names(b->tools.arena, page->card) : NULL;
    p.values.head = head_of(&p, page);
    tz_len top = layout->header.offset, bottom = layout->height - layout->footer.offset;
    tz_len gap = layout->body.min / 3; // between a running line and its rule
    if (!draw_running(&p, &layout->header, top, top + gap) ||
        !draw_running(&p, &layout->footer, bottom, bottom - layout->body.min - gap))
        return false;
    return !page->card || tz_draw_tab(b, &p.c, page->card->region);
}

bool tz_draw_running_lines(tz_booklet *b) {
    const char *pages = tz_arena_format(b->tools.arena, "%zu", b->book->pages_n);
    for (size_t i = 0; i < b->parts_n; i++)
        for (size_t k = 0; k < b->parts[i].pages.n; k++)
            if (!draw_page(b, &b->parts[i], &b->parts[i].pages.at[k], pages))
                return false;
    return true;
}
