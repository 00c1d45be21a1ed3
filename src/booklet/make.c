// Makes the book: its parts in order, then what needs all pages to be there.
#include "booklet/booklet.h"

// The parts a booklet may have. Those that speak of the cards' pages are made after them, contents after all.
static const tz_part_kind kinds[] = {
    {"cover", 0, tz_make_cover, NULL, offsetof(tz_layout, cover.part), false},
    {"contents", 3, tz_make_contents, tz_finish_contents, offsetof(tz_layout, contents.part), false},
    {"digest", 0, tz_make_digest, NULL, offsetof(tz_layout, front.part), false},
    {"outline", 0, tz_make_outline, NULL, offsetof(tz_layout, front.part), false},
    {"overview", 1, tz_make_overview, NULL, offsetof(tz_layout, overview.part), false},
    {"cards", 0, tz_make_cards, NULL, offsetof(tz_layout, cards), true},
    {"themes", 1, tz_make_themes, tz_finish_themes, offsetof(tz_layout, themes.part), false},
    {"index", 1, tz_make_index, NULL, offsetof(tz_layout, index.part), false},
    {"colophon", 2, tz_make_colophon, NULL, offsetof(tz_layout, colophon.part), false},
};
// What stands alone, in place of a booklet.
static const tz_part_kind comparison_kind = {
    "comparison", 0, tz_make_comparison, NULL, offsetof(tz_layout, compare.part), false};
static const tz_part_kind history_kind = {"history", 0, tz_make_history, NULL, offsetof(tz_layout, history.part),
                                          false};
enum { KINDS = sizeof kinds / sizeof *kinds, RANKS = 4 };

static const tz_part_spec *look_of(const tz_maker *m, const tz_part_kind *kind) {
    return (const tz_part_spec *)((const char *)m->layout + kind->look);
}

static const tz_part_kind *alone(const tz_maker *m) {
    return m->comparison ? &comparison_kind : m->history ? &history_kind : NULL;
}

static const tz_part_kind *kind_named(tz_maker *m, const tz_text *name) {
    const char *names[KINDS];
    for (size_t i = 0; i < KINDS; i++) {
        if (tz_text_is(name, kinds[i].name)) {
            if (kinds[i].bare || look_of(m, &kinds[i])->known)
                return &kinds[i];
            tz_error(m->diag, tz_text_place(name, 0), _("the layout does not say how the part %s looks"),
                     kinds[i].name);
            return NULL;
        }
        names[i] = kinds[i].name;
    }
    tz_error(m->diag, tz_text_place(name, 0), _("a booklet has no part %.*s"), (int)name->size, name->bytes);
    const char *nearest = tz_nearest_word(name, names, KINDS);
    if (nearest)
        tz_note(m->diag, (tz_place){0}, _("did you mean %s?"), nearest);
    return NULL;
}

// The parts asked for: of this run, else of the edition, else of the layout.
static tz_texts parts_of(const tz_maker *m, const tz_book_options *options) {
    if (m->only || alone(m)) {
        tz_text *part = TZ_NEW(m->arena, tz_text);
        *part = tz_text_from_string(m->only ? "cards" : alone(m)->name);
        return (tz_texts){part, 1};
    }
    if (options && options->parts) {
        tz_text *parts = TZ_ARRAY(m->arena, tz_text, options->parts_n);
        for (size_t i = 0; i < options->parts_n; i++)
            parts[i] = tz_text_from_string(options->parts[i]);
        return (tz_texts){parts, options->parts_n};
    }
    if (m->edition->parts_n)
        return (tz_texts){m->edition->parts, m->edition->parts_n};
    return m->layout->parts;
}

static const char *string(tz_arena *arena, const tz_text *text) {
    return text->size ? tz_arena_copy(arena, text->bytes, text->size) : NULL;
}

static void describe(tz_maker *m) {
    tz_book *book = m->book;
    book->width = m->layout->width;
    book->height = m->layout->height;
    book->fonts = m->fonts;
    book->title = string(m->arena, &m->edition->title);
    book->author = string(m->arena, &m->edition->publisher);
    book->subject = string(m->arena, &m->edition->form->title);
    book->language = m->edition->language;
    book->date = string(m->arena, &m->edition->date);
    book->document = tz_element_new(m->arena, book, NULL, TZ_ROLE_DOCUMENT);
}

// The title of a part: the layout's, for front pages the edition's.
static const char *title_of(tz_maker *m, const tz_part_kind *kind) {
    const tz_front *front = kind->make == tz_make_digest    ? m->edition->digest
                            : kind->make == tz_make_outline ? m->edition->outline
                                                            : NULL;
    tz_text title = front ? front->title : tz_fill_names(m, &look_of(m, kind)->title, &(tz_name_values){.m = m});
    return tz_arena_copy(m->arena, title.bytes ? title.bytes : "", title.size);
}

static bool is_named_twice(tz_maker *m, tz_texts names, size_t at) {
    for (size_t i = 0; i < at; i++)
        if (m->parts[i].kind == m->parts[at].kind) {
            tz_error(m->diag, tz_text_place(&names.at[at], 0), _("the part %s is named twice"),
                     m->parts[at].kind->name);
            return true;
        }
    return false;
}

// Opens the parts in the booklet's order, so that the structure has them in that order too.
static bool open_parts(tz_maker *m, tz_texts names) {
    m->parts = TZ_ARRAY(m->arena, tz_part, names.n);
    m->parts_n = names.n;
    bool whole = true;
    for (size_t i = 0; i < names.n; i++) {
        tz_part *part = &m->parts[i];
        part->kind = alone(m) ? alone(m) : kind_named(m, &names.at[i]);
        if (!part->kind || is_named_twice(m, names, i)) {
            whole = false;
            continue;
        }
        part->look = look_of(m, part->kind);
        part->title = title_of(m, part->kind);
        part->element = tz_element_new(m->arena, m->book, m->book->document, TZ_ROLE_PART);
        if (*part->title)
            tz_element_attributes(m->arena, part->element)->title = part->title;
    }
    return whole;
}

static bool make_parts(tz_maker *m) {
    bool whole = true;
    for (int rank = 0; rank < RANKS; rank++)
        for (size_t i = 0; i < m->parts_n; i++) {
            m->part = &m->parts[i];
            if (m->part->kind->rank != rank)
                continue;
            tz_progress_report(m->progress, TZ_STAGE_PARTS, 0, 0);
            whole = m->part->kind->make(m) && whole;
            if (m->smaller)
                return false;
        }
    if (whole && !m->pages.n) {
        tz_error(m->diag, (tz_place){0}, _("the booklet has no pages: name at least one part that has content"));
        whole = false;
    }
    return whole;
}

static bool finish_parts(tz_maker *m) {
    for (size_t i = 0; i < m->parts_n; i++) {
        m->part = &m->parts[i];
        if (m->part->kind->finish && !m->part->kind->finish(m))
            return false;
    }
    return tz_draw_running(m);
}

// A sheet is a booklet of one card under one municipality's name, dressed as the layout says of sheets.
static void narrow(tz_maker *m, const tz_card *card, size_t municipality) {
    tz_edition *edition = TZ_NEW(m->arena, tz_edition);
    tz_layout *layout = TZ_NEW(m->arena, tz_layout);
    tz_card *own = TZ_NEW(m->arena, tz_card);
    *own = *card;
    own->municipalities = &card->municipalities[municipality];
    own->municipalities_n = 1;
    *edition = *m->edition;
    edition->cards = own;
    edition->cards_n = 1;
    *layout = *m->layout;
    layout->header = layout->single.header;
    layout->footer = layout->single.footer;
    layout->tabs.style = NULL;
    m->edition = edition;
    m->layout = layout;
    m->only = own;
    tz_name_values names = {.m = m, .card = own};
    names.names = tz_card_names(m->arena, own);
    names.all = tz_card_names(m->arena, card);
    tz_text shared = tz_fill_names(m, &layout->single.shared, &names),
            title = tz_fill_names(m, &layout->single.title, &names);
    m->shared = card->municipalities_n > 1 ? string(m->arena, &shared) : NULL;
    m->book->title = string(m->arena, &title);
}

// Comparisons and histories, and a booklet's change bars. False after reporting.
static bool speak_of_years(tz_maker *m, const tz_book_options *options) {
    const tz_layout *layout = m->layout;
    if (!options || !(options->comparison || options->history || options->since))
        return true;
    if (!layout->compare.part.known || (options->history && !layout->history.part.known)) {
        tz_error(m->diag, (tz_place){layout->source, 0}, _("the layout does not say how comparisons look"));
        tz_note(m->diag, (tz_place){0}, _("give it the sections compare and history, as in layouts/a4.yaml"));
        return false;
    }
    m->comparison = options->comparison;
    m->history = options->history;
    if (m->comparison)
        m->old_year = &m->comparison->old->fiscal_year;
    if (options->since)
        tz_note_changes_since(m, options->since);
    return true;
}

// One attempt. NULL after reporting, or when m->smaller says so.
static tz_book *make(tz_maker *m, const tz_book_options *options) {
    m->progress = options ? options->progress : NULL;
    tz_fonts_set_progress(m->fonts, m->progress);
    m->threads = options && options->threads ? options->threads : 1;
    m->book = TZ_NEW(m->arena, tz_book);
    m->card_page = TZ_ARRAY(m->arena, uint32_t, m->edition->cards_n);
    for (size_t i = 0; i < m->edition->cards_n; i++)
        m->card_page[i] = TZ_NO_PAGE;
    describe(m);
    if (options && options->only)
        narrow(m, options->only, options->municipality);
    if (m->only && !m->layout->single.known) {
        tz_error(m->diag, (tz_place){m->layout->source, 0}, _("the layout does not say how single sheets look"));
        return NULL;
    }
    if (!speak_of_years(m, options))
        return NULL;
    tz_texts parts = parts_of(m, options);
    m->book->parts = parts.at;
    m->book->parts_n = parts.n;
    if (!open_parts(m, parts) || !make_parts(m))
        return NULL;
    tz_progress_report(m->progress, TZ_STAGE_BINDING, 0, 0);
    tz_assemble(m);
    return finish_parts(m) && tz_ledger_check(m) ? m->book : NULL;
}

// Mostly the first attempt stands: only where the cards with most text are not those that need the smallest type, the
// book is made a second time. What was said of it then is said again.
tz_book *tz_book_make(tz_arena *arena, const tz_edition *edition, const tz_layout *layout, tz_fonts *fonts,
                      const tz_book_options *options, tz_diag *diag) {
    for (tz_len ceiling = 0;;) {
        tz_maker m = {.edition = edition, .layout = layout, .fonts = fonts, .ceiling = ceiling};
        m.arena = tz_arena_new(arena);
        m.diag = tz_diag_in_arena(m.arena);
        tz_book *book = make(&m, options);
        ceiling = m.smaller;
        if (!ceiling) {
            tz_diag_append(diag, m.diag);
            return book;
        }
        tz_arena_free(m.arena);
    }
}
