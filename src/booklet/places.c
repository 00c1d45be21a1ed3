// The ledger of places of a book: what tz_page_check_places finds, told in words.
//
// What is wrong in the same way on many pages (a running line, a tab) is reported once, with all of these pages.
#include "page/places.h"
#include "booklet/booklet.h"

enum { MESSAGES = 40, PAGES = 5 };

// Findings of one kind at one place.
typedef struct finding {
    const tz_misplaced *first;
    tz_place place;
    TZ_LIST(const tz_page *) pages;
} finding;

typedef struct report {
    const tz_booklet *b;
    tz_arena *arena; // for this alone
    TZ_LIST(finding) findings;
    size_t left_out;
} report;

// ---- where it comes from ----

// The place of a run of an answer; no source: it is no answer's.
static tz_place answer_place(const tz_booklet *b, const tz_run *run) {
    const tz_edition *edition = b->job->edition;
    size_t fields = edition->form->fields_n, index = tz_edition_answer_index(edition, run->text_id);
    if (index == SIZE_MAX)
        return (tz_place){0};
    const tz_text *answer = &edition->cards[index / fields].answers[index % fields];
    return tz_text_place(answer, run->text_start - answer->start);
}

// Of the frame, or of the nearest around it that was made from something.
static tz_place frame_place(const tz_page *page, uint32_t frame) {
    while (frame && !page->frames.at[frame - 1].place.source)
        frame = page->frames.at[frame - 1].parent;
    return frame ? page->frames.at[frame - 1].place : (tz_place){0};
}

typedef struct page_owner {
    const tz_part *part;
    const tz_card *card; // or NULL
} page_owner;

static page_owner owner_of(const tz_booklet *b, const tz_page *page) {
    for (size_t i = 0; i < b->parts_n; i++)
        for (size_t k = 0; k < b->parts[i].pages.n; k++)
            if (b->parts[i].pages.at[k].page == page)
                return (page_owner){&b->parts[i], b->parts[i].pages.at[k].card};
    return (page_owner){0};
}

// The record or the layout's key; at least the part of the layout.
static tz_place place_of(const tz_booklet *b, const tz_misplaced *m) {
    const tz_item *item = &m->page->items.at[m->item];
    tz_place place = item->kind == TZ_ITEM_RUN ? answer_place(b, &item->run) : (tz_place){0};
    if (!place.source)
        place = frame_place(m->page, m->frame);
    if (!place.source && m->is_over)
        place = frame_place(m->page, m->other_frame);
    const tz_part *part = owner_of(b, m->page).part;
    if (!place.source && part)
        place = part->spec->place.source ? part->spec->place : tz_text_place(&part->spec->title.text, 0);
    return place.source ? place : (tz_place){b->job->layout->source, 0};
}

// ---- words ----

static const char *frame_name(tz_frame_kind kind) {
    static const char *const names[TZ_FRAMES] = {
        [TZ_FRAME_TYPE_AREA] = N_("the page inside its margins"),
        [TZ_FRAME_HEADING] = N_("the place of its heading"),
        [TZ_FRAME_TABLE] = N_("its table"),
        [TZ_FRAME_CELL] = N_("its cell of the table"),
        [TZ_FRAME_ENTRY] = N_("its column of the list"),
        [TZ_FRAME_LINKS] = N_("the place beside the heading"),
        [TZ_FRAME_LEGEND] = N_("the place of the legend"),
        [TZ_FRAME_COVER_LINE] = N_("its line of the cover"),
        [TZ_FRAME_COLOPHON] = N_("the colophon"),
        [TZ_FRAME_RUNNING_LINE] = N_("the margin for running lines"),
        [TZ_FRAME_TAB] = N_("the tab"),
    };
    return _(names[kind]);
}

// What to do about it.
static const char *advice(tz_frame_kind kind) {
    static const char *const words[TZ_FRAMES] = {
        [TZ_FRAME_TYPE_AREA] = N_("make the margins, or what stands on the page, smaller in the layout"),
        [TZ_FRAME_HEADING] = N_("write a shorter heading, or give its style a smaller size"),
        [TZ_FRAME_TABLE] = N_("make the page larger, or the padding or the type smaller in the layout"),
        [TZ_FRAME_CELL] = N_("write it shorter, part long words by spaces, or make the column wider in the layout"),
        [TZ_FRAME_ENTRY] = N_("write it shorter, or give the list fewer columns or a smaller size in the layout"),
        [TZ_FRAME_LINKS] = N_("write the links shorter in the layout"),
        [TZ_FRAME_LEGEND] = N_("write the names of the marks shorter in the layout"),
        [TZ_FRAME_COVER_LINE] = N_("make the line of the cover shorter or narrower, or move it up, in the layout"),
        [TZ_FRAME_COLOPHON] = N_("make the colophon narrower in the layout"),
        [TZ_FRAME_RUNNING_LINE] = N_("write the running line shorter, or give its style a smaller size or the line a "
                                     "smaller offset:, in the layout"),
        [TZ_FRAME_TAB] =
            N_("write the name shorter, or make the tabs longer, narrower or of smaller type in the layout"),
    };
    return _(words[kind]);
}

static const char *edge_name(tz_edge edge) {
    static const char *const names[] = {
        [TZ_EDGE_LEFT] = N_("on the left"),
        [TZ_EDGE_RIGHT] = N_("on the right"),
        [TZ_EDGE_TOP] = N_("at the top"),
        [TZ_EDGE_BOTTOM] = N_("at the bottom"),
    };
    return _(names[edge]);
}

static tz_frame_kind kind_of(const tz_page *page, uint32_t frame) {
    return frame ? page->frames.at[frame - 1].kind : TZ_FRAME_TYPE_AREA;
}

// The first run that stands in a frame or in one within it.
static const tz_item *first_run(const tz_page *page, uint32_t frame) {
    for (size_t i = 0; i < page->framed.n; i++) {
        uint32_t at = page->framed.at[i].frame;
        size_t end = i + 1 < page->framed.n ? page->framed.at[i + 1].first : page->items.n;
        while (at && at != frame)
            at = page->frames.at[at - 1].parent;
        for (size_t k = page->framed.at[i].first; at == frame && k < end; k++)
            if (page->items.at[k].kind == TZ_ITEM_RUN)
                return &page->items.at[k];
    }
    return NULL;
}

// The words of a run in quotation marks; of a rule, that it is one.
static const char *words_of(const report *t, const tz_item *item) {
    if (!item || item->kind != TZ_ITEM_RUN)
        return _("a rule or a mark");
    tz_text words = {.bytes = item->run.text, .size = item->run.text_size};
    return tz_arena_format(t->arena, _("“%s”"), tz_text_excerpt(t->arena, &words));
}

static const char *pages_of(const report *t, const finding *f) {
    tz_bytes out = {0};
    for (size_t i = 0; i < f->pages.n && i < PAGES; i++)
        tz_bytes_format(t->arena, &out, "%s%s", i ? _(", ") : "", f->pages.at[i]->label ? f->pages.at[i]->label : "?");
    const char *listed = tz_arena_copy(t->arena, out.at, out.n);
    if (f->pages.n > PAGES)
        return tz_arena_format(t->arena, _("pages %s and %zu more"), listed, f->pages.n - PAGES);
    return tz_arena_format(t->arena, f->pages.n > 1 ? _("pages %s") : _("page %s"), listed);
}

// ---- messages ----

// The run itself; of a rule or a ground, the first run in its frame.
static const tz_item *telling_item(const tz_page *page, uint32_t item, uint32_t frame) {
    const tz_item *run = page->items.at[item].kind == TZ_ITEM_RUN ? NULL : first_run(page, frame);
    return run ? run : &page->items.at[item];
}

static void report_overlap(const report *t, const finding *f) {
    const tz_misplaced *m = f->first;
    tz_error(t->b->tools.diag, f->place, _("%s: %s and %s are printed over each other"), pages_of(t, f),
             words_of(t, telling_item(m->page, m->item, m->frame)),
             words_of(t, telling_item(m->page, m->other, m->other_frame)));
}

static void report_outside(const report *t, const finding *f) {
    const tz_misplaced *m = f->first;
    tz_frame_kind kind = kind_of(m->page, m->frame);
    const tz_item *item = &m->page->items.at[m->item];
    if (m->is_frame) {
        item = first_run(m->page, m->frame);
        kind = kind_of(m->page, m->page->frames.at[m->frame - 1].parent);
    }
    size_t tenths = (size_t)(((int64_t)m->by * 10 + TZ_MM - 1) / TZ_MM);
    tz_error(t->b->tools.diag, f->place, _("%s: %s sticks out of %s by %zu.%zu mm %s"), pages_of(t, f),
             words_of(t, item), frame_name(kind), tenths / 10, tenths % 10, edge_name(m->edge));
}

static void report_finding(const report *t, const finding *f) {
    const tz_misplaced *m = f->first;
    tz_frame_kind kind = kind_of(m->page, m->frame);
    if (m->is_over && kind_of(m->page, m->other_frame) > kind) // what stands in the margins can be moved or shortened
        kind = kind_of(m->page, m->other_frame);
    const tz_card *card = owner_of(t->b, m->page).card; // whose names a running line repeats
    tz_place also = card && kind == TZ_FRAME_RUNNING_LINE ? (tz_place){card->source, 0} : (tz_place){0};
    if (m->is_over)
        report_overlap(t, f);
    else
        report_outside(t, f);
    tz_note(t->b->tools.diag, also, "%s", advice(kind));
}

static bool is_same(const finding *f, const tz_misplaced *m, tz_place place) {
    const tz_misplaced *first = f->first;
    return f->place.source == place.source && f->place.at == place.at && first->is_over == m->is_over &&
           kind_of(first->page, first->frame) == kind_of(m->page, m->frame);
}

static void add(report *t, const tz_misplaced *m) {
    tz_place place = place_of(t->b, m);
    size_t i = 0;
    while (i < t->findings.n && !is_same(&t->findings.at[i], m, place))
        i++;
    if (i == MESSAGES) {
        t->left_out++;
        return;
    }
    if (i == t->findings.n)
        *TZ_ADD(t->arena, &t->findings) = (finding){.first = m, .place = place};
    finding *f = &t->findings.at[i];
    if (!f->pages.n || f->pages.at[f->pages.n - 1] != m->page)
        *TZ_ADD(t->arena, &f->pages) = m->page;
}

static void report_all(report *t, const tz_misplaced_list *found) {
    for (size_t i = 0; i < found->all.n; i++)
        add(t, &found->all.at[i]);
    for (size_t i = 0; i < t->findings.n; i++)
        report_finding(t, &t->findings.at[i]);
    if (t->left_out)
        tz_error(t->b->tools.diag, (tz_place){t->b->job->layout->source, 0},
                 _("%zu more places of the pages are like these"), t->left_out);
}

bool tz_places_check(const tz_booklet *b) {
    tz_arena *arena = tz_arena_new(b->tools.arena);
    tz_inks *inks = tz_inks_new(arena, b->tools.fonts);
    tz_misplaced_list found = {0};
    for (size_t i = 0; i < b->book->pages_n; i++) {
        const tz_places_limits limits = {tz_page_type_area(b->job->layout, b->book->pages[i]),
                                         b->job->layout->tabs.bleed};
        tz_page_check_places(inks, arena, b->book, b->book->pages[i], &limits, &found);
    }
    report t = {.b = b, .arena = arena};
    report_all(&t, &found);
    tz_arena_free(arena);
    return !found.all.n;
}
