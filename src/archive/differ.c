// Two PDFs of one edition, the kept one and one made now: where they differ first, in words.
#include "archive/read.h"
#include "tsuzuri/intl.h"

#include <string.h>

static const tz_place nowhere;

typedef struct side {
    const tz_source *source;
    void *pdf;
    tz_drawn_fonts fonts;
} side;

typedef struct comparing {
    tz_arena *arena;
    const tz_pdf_reader *reader;
    side kept, made;
    tz_len height; // of pages
    tz_diag *diag;
} comparing;

static bool open_side(comparing *c, side *of, const tz_source *source) {
    of->source = source;
    of->pdf = tz_pdf_opened(c->arena, c->reader, source, c->diag);
    if (of->pdf)
        tz_drawn_fonts_read(c->arena, c->reader, of->pdf, &of->fonts);
    return of->pdf;
}

// ---- pages ----

static tz_drawn page_of(const comparing *c, tz_arena *arena, const side *of, size_t page) {
    tz_stored_stream stored;
    tz_bytes content = {0};
    if (!c->reader->content(of->pdf, page, &stored) || !tz_stored_stream_read(arena, &stored, &content))
        content = (tz_bytes){.at = ""};
    return (tz_drawn){.at = content.at, .end = content.at + content.n, .fonts = &of->fonts};
}

static bool is_same(const tz_bytes *a, const tz_bytes *b) {
    return a->n == b->n && (!a->n || !memcmp(a->at, b->at, a->n));
}

// Points with a decimal: 120300 is "120.3".
static const char *points(tz_arena *arena, int64_t thousandths) {
    const char *sign = thousandths < 0 ? "-" : "";
    int64_t tenths = ((thousandths < 0 ? -thousandths : thousandths) + 50) / 100;
    return tz_arena_format(arena, "%s%lld.%lld", sign, (long long)(tenths / 10), (long long)(tenths % 10));
}

static bool is_within(const tz_bytes *text, size_t at) {
    return at > 0 && at < text->n && (text->at[at] & 0xc0) == 0x80;
}

// Where two texts part: a few characters before that, so that one sees which words they are.
static size_t parting(const tz_bytes *a, const tz_bytes *b) {
    enum { BEFORE = 8 };
    size_t at = 0;
    while (at < a->n && at < b->n && a->at[at] == b->at[at])
        at++;
    while (is_within(a, at) || is_within(b, at))
        at--;
    for (int n = 0; at > 0 && n < BEFORE; n++)
        for (at--; is_within(a, at);)
            at--;
    return at;
}

// What is drawn, from byte `from` of its text on. Places are told as traces tell them, from the top left corner.
static const char *describe(const comparing *c, tz_arena *arena, const tz_drawn_piece *piece, size_t from) {
    const char *x = points(arena, piece->x), *y = points(arena, (int64_t)c->height * 10 / 127 - piece->y);
    if (piece->is_end)
        return _("nothing more");
    if (!piece->face)
        return tz_arena_format(arena, _("a shape at %s, %s"), x, y);
    const tz_text text = {.bytes = piece->text.at, .size = piece->text.n};
    const tz_text rest = tz_text_slice(&text, from, text.size);
    return tz_arena_format(arena, _("“%s%s” (%s, %s pt, at %s, %s)"), from ? "…" : "", tz_text_excerpt(arena, &rest),
                           piece->face, points(arena, piece->size), x, y);
}

static void tell_piece(const comparing *c, tz_arena *arena, size_t page, const tz_drawn_piece *kept,
                       const tz_drawn_piece *made) {
    bool same = kept->face && made->face && is_same(&kept->text, &made->text);
    size_t from = kept->face && made->face && !same ? parting(&kept->text, &made->text) : 0;
    const char *name = c->kept.source->name, *then = describe(c, arena, kept, from),
               *now = describe(c, arena, made, from);
    if (strcmp(then, now) != 0)
        tz_error(c->diag, nowhere, _("%s differs first on page %zu: kept is %s; made now is %s"), name, page + 1, then,
                 now);
    else
        tz_error(c->diag, nowhere, _("%s differs first on page %zu: %s is spaced, coloured or marked otherwise"), name,
                 page + 1, then);
}

static bool is_page_same(const comparing *c, size_t page) {
    tz_arena *arena = tz_arena_new(c->arena);
    tz_drawn kept = page_of(c, arena, &c->kept, page), made = page_of(c, arena, &c->made, page);
    bool more = true, same = true;
    while (more && same) {
        tz_drawn_piece one, other;
        bool first = tz_drawn_next(arena, &kept, &one), second = tz_drawn_next(arena, &made, &other);
        more = first && second;
        same = first == second && is_same(&one.looks, &other.looks);
        if (!same)
            tell_piece(c, arena, page, &one, &other);
    }
    tz_arena_free(arena);
    return same;
}

static bool are_pages_same(const comparing *c) {
    int kept = c->reader->pages(c->kept.pdf), made = c->reader->pages(c->made.pdf);
    for (int i = 0; i < kept && i < made; i++)
        if (!is_page_same(c, (size_t)i))
            return false;
    if (kept == made && kept >= 0)
        return true;
    if (kept < 0)
        tz_error(c->diag, nowhere, _("the pages of %s cannot be found"), c->kept.source->name);
    else
        tz_error(c->diag, nowhere, _("%s has %d pages; made now are %d, and the first ones are the same"),
                 c->kept.source->name, kept, made);
    return false;
}

// ---- what is no page ----

// "object 15 (EmbeddedFile)": the object of the file that byte `at` is in, and the type it says of itself.
static const char *object_at(tz_arena *arena, const tz_source *source, size_t at) {
    static const char begin[] = " 0 obj\n", type[] = "/Type /";
    const char *bytes = source->bytes, *found = NULL;
    for (const char *next = bytes, *stop = bytes + at; (next = memmem(next, (size_t)(stop - next), begin, 7)); next++)
        found = next;
    if (!found)
        return _("its head");
    const char *number = found, *head = found + strlen(begin);
    while (number > bytes && number[-1] >= '0' && number[-1] <= '9')
        number--;
    size_t left = source->size - (size_t)(head - bytes);
    const char *end = memmem(head, left, "\nstream", 7);
    const char *name = end ? memmem(head, (size_t)(end - head), type, strlen(type)) : NULL;
    if (!name)
        return tz_arena_format(arena, _("object %.*s"), (int)(found - number), number);
    name += strlen(type);
    return tz_arena_format(arena, _("object %.*s, %.*s"), (int)(found - number), number, (int)strcspn(name, "\n /"),
                           name);
}

static void tell_bytes(const comparing *c) {
    const tz_source *kept = c->kept.source, *made = c->made.source;
    size_t at = 0;
    while (at < kept->size && at < made->size && kept->bytes[at] == made->bytes[at])
        at++;
    tz_error(c->diag, nowhere, _("%s differs from byte %zu on (%s), but all pages look the same"), kept->name, at + 1,
             object_at(c->arena, kept, at));
}

bool tz_pdf_same(tz_arena *arena, const tz_pdf_reader *reader, const tz_source *kept, const tz_source *made,
                 tz_len height, const char *why, tz_diag *diag) {
    if (kept->size == made->size && !memcmp(kept->bytes, made->bytes, kept->size))
        return true;
    comparing c = {.arena = tz_arena_new(arena), .reader = reader, .height = height, .diag = diag};
    if (open_side(&c, &c.kept, kept) && open_side(&c, &c.made, made)) {
        if (are_pages_same(&c))
            tell_bytes(&c);
        if (why)
            tz_note(diag, nowhere, _("what is otherwise than then: %s"), why);
        else
            tz_note(diag, nowhere,
                    _("tsuzuri, its libraries and its fonts are those of then: the PDF or what it was made from has "
                      "changed"));
    }
    tz_arena_free(c.arena);
    return false;
}
