// Running heads, feet and tabs, drawn when all pages are there. What meets on a line is shortened, and set smaller.
#include "booklet/booklet.h"

enum { LEFT, CENTER, RIGHT, TEXTS };

// A page being given its running lines.
typedef struct running_page {
    tz_booklet *b;
    const tz_part *part;
    const tz_booklet_page *page;
    tz_canvas c;
    tz_name_values values;
} running_page;

// The texts of a line as set at a size.
typedef struct running_texts {
    const tz_template *from[TEXTS];
    tz_text text[TEXTS];
    tz_text_line set[TEXTS];
    tz_len x[TEXTS]; // from the type area's left edge
} running_texts;

static tz_len body_of(const running_page *p) {
    return p->b->job->layout->body.min;
}

// {head}: the page's own, else its part's.
static const char *head_of(const running_page *p, const tz_name_values *values) {
    if (p->page->head)
        return p->page->head;
    tz_text head = tz_booklet_fill_template(p->b, &p->part->spec->head, values);
    return tz_arena_copy(p->b->tools.arena, head.bytes ? head.bytes : "", head.size);
}

// Sets all texts of a line, `brief`: names in their short forms. False after reporting.
static bool set_texts(const running_page *p, const tz_style *style, bool brief, running_texts *t) {
    tz_name_values values = p->values;
    values.brief = brief;
    values.head = head_of(p, &values);
    for (int i = 0; i < TEXTS; i++) {
        t->text[i] = tz_booklet_fill_template(p->b, t->from[i], &values);
        const tz_style *own =
            tz_template_uses(t->from[i], "page") ? tz_booklet_label_style(p->b, style, values.page) : style;
        if (!tz_text_line_new(&p->b->tools, t->text[i], own, body_of(p), &t->set[i]))
            return false;
    }
    return true;
}

static void resize(running_texts *t, tz_len size) {
    for (int i = 0; i < TEXTS; i++) {
        t->set[i].width = (tz_len)((int64_t)t->set[i].width * size / t->set[i].size);
        t->set[i].size = size;
    }
}

// ---- fitting ----

// The room between texts that stand beside each other.
static tz_len gap_of(const running_texts *t) {
    return t->set[LEFT].size;
}

// Gives the texts their places in a width; `aside`: the one in the middle may stand beside it. False where they meet.
static bool place(running_texts *t, tz_len width, bool aside) {
    tz_len left = t->set[LEFT].width, center = t->set[CENTER].width, right = t->set[RIGHT].width, gap = gap_of(t);
    tz_len from = left ? left + gap : 0, to = right ? width - right - gap : width, middle = (width - center) / 2;
    if (aside)
        middle = middle < from ? from : middle > to - center ? to - center : middle;
    t->x[LEFT] = 0;
    t->x[CENTER] = middle;
    t->x[RIGHT] = width - right;
    bool free = !left || !right || left + gap <= width - right;
    return free && left <= width && right <= width && (!center || (middle >= from && middle + center <= to));
}

// As small as running lines are set where they meet: three quarters of their size, but 6 pt at least.
static tz_len least_size(tz_len size) {
    tz_len least = size * 3 / 4 > 6 * TZ_PT ? size * 3 / 4 : 6 * TZ_PT;
    return least < size ? least : size;
}

static bool fit(running_texts *t, tz_len width) {
    tz_len size = t->set[LEFT].size, least = least_size(size);
    while (!place(t, width, true)) {
        if (size <= least)
            return false;
        size = size - TZ_PT / 4 > least ? size - TZ_PT / 4 : least;
        resize(t, size);
    }
    return true;
}

// ---- cutting ----

static const char ellipsis[] = "…";

// The part of a text that fits a width, and dots.
static bool cut(const running_page *p, const tz_style *style, running_texts *t, int i, tz_len width) {
    const tz_text_line *line = &t->set[i];
    tz_arena *arena = p->b->tools.arena;
    const tz_shaped *shaped = tz_para_shaped(line->para);
    uint32_t to = line->line.end;
    while (to > line->line.first && tz_em_to_len(line->at[to - 1 - line->line.first], line->size) + line->size > width)
        to--;
    to = to > line->line.first ? to - 1 : to; // the box of that cluster is where the dots stand
    size_t size = to > line->line.first ? shaped->clusters[to - 1].end : 0;
    tz_text shorter = t->text[i];
    tz_len own = line->size;
    shorter.bytes = tz_arena_format(arena, "%.*s%s", (int)size, t->text[i].bytes, ellipsis);
    shorter.size = size + sizeof ellipsis - 1;
    t->text[i] = shorter;
    if (!tz_text_line_new(&p->b->tools, shorter, style, body_of(p), &t->set[i]))
        return false;
    t->set[i].width = (tz_len)((int64_t)t->set[i].width * own / t->set[i].size);
    t->set[i].size = own;
    return true;
}

// The most that each of the texts may have of a width: what the short ones leave is shared by the others.
static tz_len share_of(const running_texts *t, tz_len width) {
    tz_len share = width / TEXTS;
    for (int round = 0; round < TEXTS; round++) {
        tz_len left = width, longer = 0;
        for (int i = 0; i < TEXTS; i++) {
            left -= t->set[i].width <= share ? t->set[i].width : 0;
            longer += t->set[i].width > share;
        }
        share = longer ? left / longer : share;
    }
    return share;
}

// Where the names come from that do not fit: the card's, else the layout's line.
static tz_place origin_of(const running_page *p, const tz_template *from) {
    return tz_text_place(p->page->card ? &p->page->card->municipalities[0].name : &from->text, 0);
}

// Cuts what is too long even at the least size, and tells it, once for all pages of a card or a part.
static bool cut_texts(const running_page *p, const tz_style *style, running_texts *t, tz_len width) {
    tz_len share = share_of(t, width - 2 * gap_of(t));
    const tz_booklet_page *first = p->page == p->part->pages.at ? NULL : p->page - 1;
    bool told = first && first->card == p->page->card && first->head == p->page->head;
    for (int i = 0; i < TEXTS; i++) {
        if (t->set[i].width <= share)
            continue;
        if (!cut(p, style, t, i, share))
            return false;
        if (!told)
            tz_warning(p->b->tools.diag, origin_of(p, t->from[i]),
                       _("a line at the head or foot of page %s is too long and ends in dots: %s: give the region a "
                         "short:, or shorten the line in the layout"),
                       p->page->page->label, tz_text_excerpt(p->b->tools.arena, &t->text[i]));
    }
    place(t, width, true);
    return true;
}

// Texts that fit: as they are; with names in short forms; the one in the middle beside it; smaller; cut.
static bool set_line(const running_page *p, const tz_style *style, running_texts *t) {
    tz_len width = tz_type_area(p->b->job->layout).width;
    for (int brief = 0; brief < 2; brief++) {
        if (!set_texts(p, style, brief, t))
            return false;
        if (place(t, width, false))
            return true;
    }
    return fit(t, width) || cut_texts(p, style, t, width);
}

// ---- drawing ----

// The margin that a running line stands in, above the type area or below it.
static tz_box band_at(const running_page *p, tz_len baseline) {
    const tz_layout *layout = p->b->job->layout;
    tz_box area = tz_page_type_area(layout, p->c.page);
    bool above = baseline < area.y + area.height / 2;
    tz_len top = above ? 0 : area.y + area.height;
    return (tz_box){area.x, top, area.width, above ? area.y : layout->height - top};
}

static void draw_text(const running_page *p, const running_texts *t, int i, tz_len baseline) {
    tz_box band = band_at(p, baseline);
    band.x += t->x[i];
    band.width = t->set[i].width;
    tz_canvas_open_frame(&p->c, TZ_FRAME_RUNNING_LINE, band, &t->from[i]->text);
    tz_canvas_artifact(&p->c, TZ_ARTIFACT_PAGINATION);
    tz_draw_line(&p->c, &t->set[i], (tz_point){band.x, baseline});
    tz_canvas_close_frame(&p->c);
}

bool tz_has_running_line(const tz_running_line *running, const tz_part *part) {
    for (size_t i = 0; i < running->except.n; i++)
        if (tz_text_is(&running->except.at[i], part->kind->name))
            return false;
    return running->style;
}

static void draw_rule(const running_page *p, const tz_running_line *running, tz_len baseline, tz_len y) {
    const tz_layout *layout = p->b->job->layout;
    tz_box area = tz_page_type_area(layout, p->c.page);
    tz_canvas_open_frame(&p->c, TZ_FRAME_RUNNING_LINE, band_at(p, baseline), &running->center.text);
    tz_canvas_artifact(&p->c, TZ_ARTIFACT_PAGINATION);
    tz_draw_rect(&p->c, (tz_box){area.x, y, area.width, running->rule}, layout->ruling.color);
    tz_canvas_close_frame(&p->c);
}

static bool draw_running(const running_page *p, const tz_running_line *running, tz_len baseline, tz_len rule) {
    if (!tz_has_running_line(running, p->part))
        return true;
    bool swap = running->mirrored && p->c.page->index % 2; // the first page lies on the right
    running_texts texts = {
        .from = {swap ? &running->right : &running->left, &running->center, swap ? &running->left : &running->right}};
    if (running->rule)
        draw_rule(p, running, baseline, rule);
    if (!set_line(p, running->style, &texts))
        return false;
    for (int i = 0; i < TEXTS; i++)
        if (texts.set[i].para)
            draw_text(p, &texts, i, baseline);
    return true;
}

static bool draw_page(tz_booklet *b, const tz_part *part, const tz_booklet_page *page, const char *pages) {
    const tz_layout *layout = b->job->layout;
    running_page p = {.b = b, .part = part, .page = page, .c = tz_booklet_canvas(b, page->page)};
    if (page->blank)
        return true;
    p.values = (tz_name_values){.card = page->card, .page = page->page->label, .pages = pages};
    p.values.names = page->card ? tz_card_names(b->tools.arena, page->card) : NULL;
    const tz_binding *binding = &layout->binding; // running lines move with the type area
    tz_len at_top = binding->side == TZ_BINDING_TOP ? binding->margin + tz_binding_offset(layout, p.c.page).y : 0;
    tz_len at_bottom = binding->side == TZ_BINDING_TOP ? binding->margin - at_top : 0;
    tz_len top = layout->header.offset + at_top, bottom = layout->height - layout->footer.offset - at_bottom;
    tz_len gap = layout->body.min / 3; // between a running line and its rule
    if (!draw_running(&p, &layout->header, top, top + gap) ||
        !draw_running(&p, &layout->footer, bottom, bottom - layout->body.min - gap))
        return false;
    if (page->card)
        tz_draw_tab(b, &p.c, page->card->region);
    return true;
}

bool tz_draw_running_lines(tz_booklet *b) {
    const char *pages = tz_arena_format(b->tools.arena, "%zu", b->book->pages_n);
    bool ok = tz_make_tabs(b);
    for (size_t i = 0; i < b->parts_n; i++)
        for (size_t k = 0; k < b->parts[i].pages.n; k++)
            if (!draw_page(b, &b->parts[i], &b->parts[i].pages.at[k], pages))
                return false;
    return ok;
}
