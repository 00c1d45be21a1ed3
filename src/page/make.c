// Makes the book: its parts in order, then what needs all pages to be there.
#include "maker.h"

static bool make_digest(tz_maker *m) {
    return !m->edition->digest || tz_make_front(m, m->edition->digest);
}

static bool make_outline(tz_maker *m) {
    return !m->edition->outline || tz_make_front(m, m->edition->outline);
}

// The parts a booklet may have.
static const tz_part_kind kinds[] = {
    {"digest", 0, make_digest, NULL},
    {"outline", 0, make_outline, NULL},
    {"cards", 0, tz_make_cards, NULL},
};
enum { KINDS = sizeof kinds / sizeof *kinds, RANKS = 3 };

static const tz_part_kind *kind_named(tz_maker *m, const tz_text *name) {
    const char *names[KINDS];
    for (size_t i = 0; i < KINDS; i++) {
        if (tz_text_is(name, kinds[i].name))
            return &kinds[i];
        names[i] = kinds[i].name;
    }
    tz_error(m->diag, tz_text_place(name, 0), _("a booklet has no part %.*s"), (int)name->size, name->bytes);
    const char *nearest = tz_nearest(name, names, KINDS);
    if (nearest)
        tz_note(m->diag, (tz_place){0}, _("did you mean %s?"), nearest);
    return NULL;
}

// The parts asked for: of this run, else of the edition, else of the layout.
static tz_texts parts_of(const tz_maker *m, const tz_book_options *options) {
    if (options && options->parts) {
        tz_text *parts = TZ_ARRAY(m->arena, tz_text, options->parts_n);
        for (size_t i = 0; i < options->parts_n; i++)
            parts[i] = tz_text_plain(options->parts[i]);
        return (tz_texts){parts, options->parts_n};
    }
    if (m->edition->parts_n)
        return (tz_texts){m->edition->parts, m->edition->parts_n};
    return (tz_texts){m->layout->parts, m->layout->parts_n};
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
    book->language = "ja-JP";
    book->date = string(m->arena, &m->edition->date);
    book->document = tz_element_new(m->arena, book, NULL, TZ_ROLE_DOCUMENT);
}

// Opens the parts in the booklet's order, so that the structure has them in that order too.
static bool open_parts(tz_maker *m, tz_texts names) {
    m->parts = TZ_ARRAY(m->arena, tz_part, names.n);
    m->parts_n = names.n;
    bool whole = true;
    for (size_t i = 0; i < names.n; i++) {
        m->parts[i].kind = kind_named(m, &names.at[i]);
        m->parts[i].element = tz_element_new(m->arena, m->book, m->book->document, TZ_ROLE_PART);
        whole = whole && m->parts[i].kind;
    }
    return whole;
}

static bool make_parts(tz_maker *m) {
    bool whole = true;
    for (int rank = 0; rank < RANKS; rank++)
        for (size_t i = 0; i < m->parts_n; i++) {
            m->part = &m->parts[i];
            if (m->part->kind->rank == rank)
                whole = m->part->kind->make(m) && whole;
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
    return tz_make_running(m);
}

tz_book *tz_book_make(tz_arena *arena, const tz_edition *edition, const tz_layout *layout, tz_fonts *fonts,
                      const tz_book_options *options, tz_diag *diag) {
    tz_maker m = {.arena = arena, .edition = edition, .layout = layout, .fonts = fonts, .diag = diag};
    m.book = TZ_NEW(arena, tz_book);
    m.card_page = TZ_ARRAY(arena, uint32_t, edition->cards_n);
    for (size_t i = 0; i < edition->cards_n; i++)
        m.card_page[i] = TZ_NO_PAGE;
    describe(&m);
    if (!open_parts(&m, parts_of(&m, options)) || !make_parts(&m))
        return NULL;
    tz_assemble(&m);
    return finish_parts(&m) ? m.book : NULL;
}
