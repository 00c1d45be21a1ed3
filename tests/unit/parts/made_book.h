// For tests of parts and changes: booklets of a few made-up cards, and what readers are reported of them.
#ifndef TEST_MADE_BOOK_H
#define TEST_MADE_BOOK_H

#include "book/book.h"
#include "compare/compare.h"
#include "fonts.h"
#include "inputs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { MADE_CARDS = 3 };
static const char made_form_text[] = "title: 調査票\nsections:\n  - id: work\n    label: (1)取組\n    fields:\n"
                                     "      - {id: talk, label: ①会議, short: 会議}\n"
                                     "      - {id: ict, label: ②ICT関係, short: ICT}\n"
                                     "  - id: plan\n    label: (2)予定\n    fields:\n"
                                     "      - {id: next, label: ①今後, short: 今後}\n";
static const char made_layout_text[] = "like: a4.yaml\ncard:\n"
                                       "  - {heading: \"{names}\", style: title, level: 1}\n"
                                       "  - {heading: \"{label}\", of: work, style: section, level: 2}\n"
                                       "  - {table: work, heads: top}\n  - {table: plan, heads: left}\n";
// Two cards of one region, one of another.
static const char *const made_ids[MADE_CARDS] = {"242012-tsu", "242021-yokkaichi", "242039-ise"};
static const char *const made_names[MADE_CARDS] = {"津市", "四日市市", "伊勢市"};

// What a test has in their place: a card's municipalities, "甲町、乙町", which do not exist; the names of the regions.
static const char *made_shared[MADE_CARDS], *made_regions[2] = {"北", "南"};

typedef struct made_book {
    test_fonts *fonts;
    tz_arena *arena;
    tz_diag *diag;
    const tz_layout *layout;
    const tz_edition *edition;
    const tz_book *book;
    const char *messages;
} made_book;

// "{code: …, name: 甲町}, …": codes from `number` on, with their check digits.
static inline const char *made_municipalities(tz_arena *arena, const char *names, int number) {
    tz_bytes out = {0};
    for (const char *at = names, *end; *at; at = *end ? end + strlen("、") : end, number++) {
        end = strstr(at, "、") ? strstr(at, "、") : at + strlen(at);
        int sum = 2 * 6 + 4 * 5 + number / 100 * 4 + number / 10 % 10 * 3 + number % 10 * 2;
        tz_bytes_format(arena, &out, "%s{code: \"24%03d%d\", name: %.*s}", out.n ? ", " : "", number,
                        (11 - sum % 11) % 10, (int)(end - at), at);
    }
    return tz_arena_copy(arena, out.at, out.n);
}

// An answer as a card has it: "a\\nb" (a backslash and an n) becomes two lines below |.
static inline const char *made_answer(tz_arena *arena, const char *from, size_t size) {
    tz_bytes out = {0};
    if (size == 0)
        return "\"\"";
    tz_bytes_format(arena, &out, "|\n    ");
    for (size_t i = 0; i < size; i++)
        if (i + 1 < size && from[i] == '\\' && from[i + 1] == 'n') {
            tz_bytes_format(arena, &out, "\n    ");
            i++;
        } else {
            tz_bytes_add(arena, &out, from + i, 1);
        }
    return tz_arena_copy(arena, out.at, out.n);
}

// An edition of cards with these answers ("talk|ict|next"), and more of edition.yaml.
static inline const tz_edition *made_edition(const made_book *m, const char *year, const char *more,
                                             const char *const answers[MADE_CARDS]) {
    tz_arena *arena = m->arena;
    input_text *texts = TZ_ARRAY(arena, input_text, MADE_CARDS + 3);
    const char *id[MADE_CARDS]; // which the first municipality's code begins
    for (size_t i = 0; i < MADE_CARDS; i++)
        id[i] =
            made_shared[i]
                ? tz_arena_format(arena, "%.6s-shared",
                                  made_municipalities(arena, made_shared[i], 1 + 100 * (int)i) + strlen("{code: \""))
                : made_ids[i];
    texts[0] = (input_text){"edition.yaml",
                            tz_arena_format(arena,
                                            "id: t-%s\ntitle: 取組\nfiscal_year: %s\n"
                                            "prefecture: {code: \"240001\", name: 三重県}\npublisher: 三重県\n"
                                            "form: form.yaml\n%sregions:\n"
                                            "  - {name: \"%s\", cards: [%s, %s]}\n  - {name: \"%s\", cards: [%s]}\n",
                                            year[0] == 'n' ? "new" : "old", year[0] == 'n' ? "令和8年度" : "令和7年度",
                                            more, made_regions[0], id[0], id[1], made_regions[1], id[2])};
    texts[1] = (input_text){"form.yaml", made_form_text};
    for (size_t i = 0; i < MADE_CARDS; i++) {
        const char *talk = answers[i], *ict = strchr(talk, '|') + 1, *next = strchr(ict, '|') + 1;
        const char *name = tz_arena_format(arena, "cards/%s.yaml", id[i]);
        const char *own = tz_arena_format(arena, "{code: \"%.6s\", name: %s}", made_ids[i], made_names[i]);
        if (made_shared[i])
            own = made_municipalities(arena, made_shared[i], 1 + 100 * (int)i);
        const char *text =
            tz_arena_format(arena,
                            "municipalities: [%s]\n"
                            "work:\n  talk: %s\n  ict: %s\nplan:\n  next: %s\n",
                            own, made_answer(arena, talk, (size_t)(ict - talk - 1)),
                            made_answer(arena, ict, (size_t)(next - ict - 1)), made_answer(arena, next, strlen(next)));
        texts[i + 2] = (input_text){name, text};
    }
    tz_input records = input_texts(texts);
    const tz_edition *edition = tz_edition_read(arena, &records, 1, m->diag);
    if (!edition)
        fail_msg("%s", input_messages(arena, m->diag));
    return edition;
}

// a4.yaml for the cards above with these lines on top, and an edition of these answers.
static inline made_book open_made(const char *lines, const char *more, const char *const answers[MADE_CARDS]) {
    static const char *const folders[] = {"layouts", NULL};
    made_book m = {.fonts = test_fonts_new(), .diag = tz_diag_new()};
    m.arena = m.fonts->arena;
    tz_input layouts = input_folders(folders);
    m.edition = made_edition(&m, "new", more, answers);
    const char *overview = strstr(lines, "overview:") ? "" : "overview: {sections: [work, plan], short_below: 8}\n";
    const char *card = strstr(lines, "card:") ? "like: a4.yaml\n" : made_layout_text;
    const char *text = tz_arena_format(m.arena, "%s%s%s", card, overview, lines);
    m.layout = tz_layout_read(m.arena, input_source(m.arena, text), &layouts, m.edition, m.fonts->fonts, m.diag);
    if (!m.layout)
        fail_msg("%s", input_messages(m.arena, m.diag));
    return m;
}

// Makes the parts ("overview cards"), or what the options say.
static inline void make_parts(made_book *m, const char *parts, tz_book_options options) {
    const char **names = TZ_ARRAY(m->arena, const char *, 12);
    for (const char *at = parts; *at; at += strcspn(at, " "), at += *at == ' ')
        names[options.parts_n++] = tz_arena_copy(m->arena, at, strcspn(at, " "));
    options.parts = options.parts_n ? names : NULL;
    m->book = tz_book_make(m->arena, m->edition, m->layout, m->fonts->fonts, &options, m->diag);
    m->messages = input_messages(m->arena, m->diag);
}

static inline made_book make_made(const char *parts, const char *lines, const char *more,
                                  const char *const answers[MADE_CARDS]) {
    made_book m = open_made(lines, more, answers);
    make_parts(&m, parts, (tz_book_options){0});
    return m;
}

static inline void close_made(made_book *m) {
    tz_diag_free(m->diag);
    test_fonts_free(m->fonts);
}

// ---- what readers are reported ----

static inline void write_element(const made_book *m, const tz_element *element, int depth, tz_bytes *out) {
    const tz_attributes *own = tz_attributes_of(element);
    tz_bytes_format(m->arena, out, "%*s%s", depth, "", tz_role_name(element->role));
    if (own->rows > 1 || own->columns > 1)
        tz_bytes_format(m->arena, out, " %ux%u", own->rows ? own->rows : 1, own->columns ? own->columns : 1);
    if (own->alt)
        tz_bytes_format(m->arena, out, " <%s>", own->alt);
    if (own->actual)
        tz_bytes_format(m->arena, out, " {%s}", own->actual);
    for (size_t i = 0; i < own->headers.n; i++)
        tz_bytes_format(m->arena, out, "%c", i ? '+' : '@');
    tz_bytes_add(m->arena, out, " ", 1);
    for (size_t i = 0; i < element->kids.n; i++) {
        const tz_kid *kid = &element->kids.at[i];
        if (kid->kind == TZ_KID_LINK) {
            const tz_link *link = &kid->page->links.at[kid->index];
            tz_bytes_format(m->arena, out, "(%s)", link->contents);
        }
        if (kid->kind != TZ_KID_SPAN)
            continue;
        const tz_span *span = &kid->page->spans.at[kid->index];
        for (uint32_t k = span->first; k < span->end; k++)
            if (kid->page->items.at[k].kind == TZ_ITEM_RUN)
                tz_bytes_add(m->arena, out, kid->page->items.at[k].run.text, kid->page->items.at[k].run.text_size);
    }
    tz_bytes_add(m->arena, out, "\n", 1);
    for (size_t i = 0; i < element->kids.n; i++)
        if (element->kids.at[i].kind == TZ_KID_ELEMENT)
            write_element(m, element->kids.at[i].element, depth + 1, out);
}

// The structure, an element a line: role, spans ("2x1": rows, columns), alternative text, replacement text in braces, a
// "@" with a "+" for each further head, what a link says, its own text.
static inline const char *structure_of(const made_book *m) {
    tz_bytes out = {0};
    if (!m->book)
        fail_msg("%s", m->messages);
    write_element(m, m->book->document, 0, &out);
    return tz_arena_copy(m->arena, out.at, out.n);
}

// The texts of a page's frames of a kind that have any, with a bar after each.
static inline const char *frames_of(const made_book *m, const tz_page *page, tz_frame_kind kind) {
    tz_bytes out = {0};
    for (uint32_t frame = 1; frame <= page->frames.n; frame++) {
        size_t before = out.n;
        for (size_t k = 0; k < page->framed.n && page->frames.at[frame - 1].kind == kind; k++) {
            uint32_t end = k + 1 < page->framed.n ? page->framed.at[k + 1].first : (uint32_t)page->items.n;
            for (uint32_t i = page->framed.at[k].first; page->framed.at[k].frame == frame && i < end; i++)
                if (page->items.at[i].kind == TZ_ITEM_RUN)
                    tz_bytes_add(m->arena, &out, page->items.at[i].run.text, page->items.at[i].run.text_size);
        }
        if (out.n > before)
            tz_bytes_add(m->arena, &out, "|", 1);
    }
    return tz_arena_copy(m->arena, out.at ? out.at : "", out.n);
}

static inline const tz_page *last_page(const made_book *m) {
    if (!m->book)
        fail_msg("%s", m->messages);
    return m->book->pages[m->book->pages_n - 1];
}

static inline void assert_structure(const made_book *m, const char *lines) {
    const char *all = structure_of(m);
    if (!strstr(all, lines))
        fail_msg("not in the structure:\n%sbut:\n%s", lines, all);
}

static inline size_t count_in_structure(const made_book *m, const char *part) {
    size_t n = 0;
    for (const char *at = structure_of(m); (at = strstr(at, part)); at += strlen(part))
        n++;
    return n;
}

#endif
