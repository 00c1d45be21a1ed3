// For tests of cards: a form of two sections with two fields each, an edition whose cards have the answers of a test,
// and a layout whose cards are two tables.
#ifndef TEST_CARD_TWO_TABLES_H
#define TEST_CARD_TWO_TABLES_H

#include "card/card.h"
#include "fonts.h"
#include "inputs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

enum { FIELDS = 4, MOST_CARDS = 8 };

typedef struct cards {
    test_fonts *fonts;
    tz_arena *arena;
    tz_job job;
    tz_tools tools;
} cards;

// So many sentences as an answer in YAML.
static inline const char *sentences(tz_arena *arena, int n) {
    tz_bytes out = {0};
    for (int i = 0; i < n; i++)
        tz_bytes_format(
            arena, &out,
            "    "
            "・%"
            "d番目の取組として、関係者の会議を開き、課題と、その年のうちに進めることとを、資料を見ながら話し合った。\n",
            i + 1);
    return n ? tz_arena_copy(arena, out.at, out.n) : "";
}

// An edition of n cards, each answer so many sentences long; `lines` come on top of the layout.
static inline cards open_cards(const int (*lengths)[FIELDS], int n, const char *lines) {
    static const char form[] = "title: 調査票\nsections:\n"
                               "  - id: work\n    label: (1)取組\n    fields:\n"
                               "      - {id: talk, label: ①会議}\n      - {id: ict, label: ②ICT}\n"
                               "  - id: plan\n    label: (2)予定\n    fields:\n"
                               "      - {id: next, label: ①今後}\n      - {id: later, label: ②その後}\n";
    static const char *const codes[MOST_CARDS] = {"242012", "242021", "242039", "242047",
                                                  "242055", "242071", "242080", "242098"};
    static const char *const folders[] = {"layouts", NULL};
    cards c = {.fonts = test_fonts_new()};
    tz_arena *arena = c.arena = c.fonts->arena;
    input_text *texts = TZ_ARRAY(arena, input_text, (size_t)n + 3);
    tz_bytes names = {0};
    for (int i = 0; i < n; i++) {
        const char *slug = tz_arena_format(arena, "%s-town%c", codes[i], 'a' + i);
        tz_bytes_format(arena, &names, "%s%s", i ? ", " : "", slug);
        texts[i].name = tz_arena_format(arena, "cards/%s.yaml", slug);
        texts[i].text =
            tz_arena_format(arena,
                            "municipalities: [{code: \"%s\", name: 第%d町}]\n"
                            "work:\n  talk: |\n%s  ict: |\n%splan:\n  next: |\n%s  later: |\n%s",
                            codes[i], i + 1, sentences(arena, lengths[i][0]), sentences(arena, lengths[i][1]),
                            sentences(arena, lengths[i][2]), sentences(arena, lengths[i][3]));
    }
    texts[n] = (input_text){"form.yaml", form};
    texts[n + 1] =
        (input_text){"edition.yaml", tz_arena_format(arena,
                                                     "id: t1\ntitle: 試み\nfiscal_year: 令和7年度\n"
                                                     "prefecture: {code: \"240001\", name: 三重県}\npublisher: 三重県\n"
                                                     "date: 2026-03-31\nform: form.yaml\n"
                                                     "regions: [{name: 全域, cards: [%.*s]}]\n",
                                                     (int)names.n, names.at)};
    const char *layout =
        tz_arena_format(arena, "like: a4.yaml\noverview: {sections: [work]}\n%s%s", lines,
                        strstr(lines, "card:") ? ""
                                               : "card:\n  - {heading: \"{title}({names})\", style: title, level: 1}\n"
                                                 "  - {table: work, heads: top}\n  - {break: when_full}\n"
                                                 "  - {table: plan, heads: top, before: 2mm}\n");
    tz_input records = input_texts(texts), layouts = input_folders(folders);
    tz_diag *diag = c.fonts->diag;
    c.job.edition = tz_edition_read(arena, &records, 1, diag);
    if (c.job.edition)
        c.job.layout =
            tz_layout_read(arena, input_source(arena, layout), &layouts, c.job.edition, c.fonts->fonts, diag);
    if (!c.job.layout)
        fail_msg("%s", input_messages(arena, diag));
    c.tools = (tz_tools){.arena = arena, .fonts = c.fonts->fonts, .diag = diag};
    return c;
}

// A card composed.
static inline const tz_card_galley *compose_card(const cards *c, size_t index) {
    const tz_card *card = &c->job.edition->cards[index];
    tz_card_set set;
    assert_true(tz_cards_prepare(&c->tools, &c->job, &set));
    tz_card_headings headings = tz_card_headings_of(c->arena, &c->job, card);
    const tz_card_galley *made = tz_card_compose(&c->tools, &set, card, &headings);
    if (!made)
        fail_msg("%s", input_messages(c->arena, c->tools.diag));
    return made;
}

static inline void close_cards(cards *c) {
    test_fonts_free(c->fonts);
}

#endif
