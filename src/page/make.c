// Makes the book: its parts in order, then what needs all pages to be there.
#include "maker.h"

// The parts a booklet may have.
typedef struct part_kind {
    const char *name;
    bool (*make)(tz_maker *m);
} part_kind;

static bool make_digest(tz_maker *m) {
    return !m->edition->digest || tz_make_front(m, m->edition->digest);
}

static bool make_outline(tz_maker *m) {
    return !m->edition->outline || tz_make_front(m, m->edition->outline);
}

static const part_kind kinds[] = {
    {"digest", make_digest},
    {"outline", make_outline},
    {"cards", tz_make_cards},
};

static bool make_part(tz_maker *m, const tz_text *name) {
    const char *names[sizeof kinds / sizeof *kinds];
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (tz_text_is(name, kinds[i].name))
            return kinds[i].make(m);
        names[i] = kinds[i].name;
    }
    tz_error(m->diag, tz_text_place(name, 0), _("a booklet has no part %.*s"), (int)name->size, name->bytes);
    const char *nearest = tz_nearest(name, names, sizeof names / sizeof *names);
    if (nearest)
        tz_note(m->diag, (tz_place){0}, _("did you mean %s?"), nearest);
    return false;
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

static void label_pages(tz_maker *m) {
    for (size_t i = 0; i < m->pages.n; i++)
        m->pages.at[i]->label = tz_arena_format(m->arena, "%zu", i + 1);
}

tz_book *tz_book_make(tz_arena *arena, const tz_edition *edition, const tz_layout *layout, tz_fonts *fonts,
                      const tz_book_options *options, tz_diag *diag) {
    tz_maker m = {.arena = arena, .edition = edition, .layout = layout, .fonts = fonts, .diag = diag};
    m.book = TZ_NEW(arena, tz_book);
    describe(&m);
    tz_texts parts = parts_of(&m, options);
    bool whole = true;
    for (size_t i = 0; i < parts.n; i++)
        whole = make_part(&m, &parts.at[i]) && whole;
    if (whole && !m.pages.n) {
        tz_error(diag, (tz_place){0}, _("the booklet has no pages: name at least one part that has content"));
        whole = false;
    }
    label_pages(&m);
    if (!whole || !tz_make_running(&m))
        return NULL;
    m.book->pages = m.pages.at;
    m.book->pages_n = m.pages.n;
    m.book->bookmarks = m.bookmarks.at;
    m.book->bookmarks_n = m.bookmarks.n;
    return m.book;
}
