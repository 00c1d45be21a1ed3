// For tests of parts and changes: booklets of a few made-up cards, and what readers are told of them.
#ifndef TEST_MADE_BOOK_H
#define TEST_MADE_BOOK_H

#include "fonts.h"
#include "inputs.h"
#include "tsuzuri/book.h"
#include "tsuzuri/compare.h"

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

typedef struct made_book {
    test_fonts *fonts;
    tz_arena *arena;
    tz_diag *diag;
    const tz_layout *layout;
    const tz_edition *edition;
    const tz_book *book;
    const char *messages;
} made_book;

// An edition of cards with these answers ("talk|ict|next"), and more of edition.yaml.
static inline const tz_edition *made_edition(const made_book *m, const char *year, const char *more,
                                             const char *const answers[MADE_CARDS]) {
    tz_arena *arena = m->arena;
    input_text *texts = TZ_ARRAY(arena, input_text, MADE_CARDS + 3);
    texts[0] =
        (input_text){"edition.yaml",
                     tz_arena_format(arena,
                                     "id: t-%s\ntitle: 取組\nfiscal_year: %s\n"
                                     "prefecture: {code: \"240001\", name: 三重県}\npublisher: 三重県\n"
                                     "form: form.yaml\n%sregions:\n"
                                     "  - {name: 北, cards: [242012-tsu, 242021-yokkaichi]}\n"
                                     "  - {name: 南, cards: [242039-ise]}\n",
                                     year[0] == 'n' ? "new" : "old", year[0] == 'n' ? "令和8年度" : "令和7年度", more)};
    texts[1] = (input_text){"form.yaml", made_form_text};
    for (size_t i = 0; i < MADE_CARDS; i++) {
        const char *talk = answers[i], *ict = strchr(talk, '|') + 1, *next = strchr(ict, '|') + 1;
        const char *name = tz_arena_format(arena, "cards/%s.yaml", made_ids[i]);
        const char *text =
            tz_arena_format(arena,
                            "municipalities: [{code: \"%.6s\", name: %s}]\n"
                            "work: {talk: \"%.*s\", ict: \"%.*s\"}\nplan: {next: \"%s\"}\n",
                            made_ids[i], made_names[i], (int)(ict - talk - 1), talk, (int)(next - ict - 1), ict, next);
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
    const char *text = tz_arena_format(m.arena, "%s%s%s", made_layout_text, overview, lines);
    m.layout = tz_layout_read(m.arena, input_source(m.arena, text), &layouts, m.edition->form, m.fonts->fonts, m.diag);
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

// ---- what readers are told ----

static inline void write_element(const made_book *m, const tz_element *element, int depth, tz_bytes *out) {
    const tz_attributes *own = tz_attributes_of(element);
    tz_bytes_format(m->arena, out, "%*s%s", depth, "", tz_role_name(element->role));
    if (own->rows > 1 || own->columns > 1)
        tz_bytes_format(m->arena, out, " %ux%u", own->rows ? own->rows : 1, own->columns ? own->columns : 1);
    if (own->alt)
        tz_bytes_format(m->arena, out, " <%s>", own->alt);
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

// The structure, an element a line: role, spans ("2x1": rows, columns), alternative text, a "@" with a "+" for each
// further head, what a link says, its own text.
static inline const char *structure_of(const made_book *m) {
    tz_bytes out = {0};
    if (!m->book)
        fail_msg("%s", m->messages);
    write_element(m, m->book->document, 0, &out);
    return tz_arena_copy(m->arena, out.at, out.n);
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
