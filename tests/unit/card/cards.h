// For tests of cards: an edition of as many cards as there are answers, and a layout on A6 for it.
#ifndef TEST_CARD_CARDS_H
#define TEST_CARD_CARDS_H

#include "card/card.h"
#include "fonts.h"
#include "inputs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

typedef struct cards {
    test_fonts *fonts;
    tz_arena *arena;
    tz_diag *diag;
    const tz_edition *edition;
    const tz_layout *layout;
    tz_job job;
    tz_tools tools;
    tz_card_set set;
} cards;

static const char *const card_codes[] = {"242012", "242021", "242039", "242047"};

static inline const tz_layout *read_card_layout(cards *it, const char *lines) {
    static const char *const folders[] = {"layouts", NULL};
    const char *text =
        tz_arena_format(it->arena,
                        "like: a4.yaml\npage: {width: 105mm, height: 148mm, margins: {top: 10mm, bottom: 10mm, left: "
                        "8mm, right: 8mm}}\n"
                        "%s%s%s%s",
                        strstr(lines, "overview:") ? "" : "overview: {sections: [work]}\n",
                        strstr(lines, "tabs:") ? "" : "tabs: {top: 20mm, bottom: 20mm}\n",
                        strstr(lines, "card:") ? ""
                                               : "card:\n  - {heading: \"{title}({names})\", style: title, level: 1}\n"
                                                 "  - {table: work, heads: top, before: 2mm}\n",
                        lines);
    tz_input layouts = input_folders(folders);
    const tz_layout *layout =
        tz_layout_read(it->arena, input_source(it->arena, text), &layouts, it->edition, it->fonts->fonts, it->diag);
    if (!layout)
        fail_msg("%s", input_messages(it->arena, it->diag));
    return layout;
}

// One card for each pair of answers (talk, ict); the list ends with NULL. `lines` are on top of the layout.
static inline cards open_cards(const char *lines, const char *const *answers) {
    cards it = {.fonts = test_fonts_new(), .diag = tz_diag_new()};
    it.arena = it.fonts->arena;
    input_text texts[8] = {{"form.yaml", "title: 調査票\nsections:\n  - id: work\n    label: (1)取組\n    fields:\n"
                                         "      - {id: talk, label: ①会議, short: 会議}\n"
                                         "      - {id: ict, label: ②ICT関係, short: ICT}\n"}};
    tz_bytes slugs = {0};
    size_t n = 0;
    for (; answers[2 * n]; n++) {
        tz_bytes_format(it.arena, &slugs, "%s%s-town", n ? ", " : "", card_codes[n]);
        texts[n + 1].name = tz_arena_format(it.arena, "cards/%s-town.yaml", card_codes[n]);
        texts[n + 1].text = tz_arena_format(
            it.arena, "municipalities: [{code: \"%s\", name: 第%zu町}]\nwork: {talk: \"%s\", ict: \"%s\"}\n",
            card_codes[n], n + 1, answers[2 * n], answers[2 * n + 1]);
    }
    texts[n + 1].name = "edition.yaml";
    texts[n + 1].text = tz_arena_format(it.arena,
                                        "id: t1\ntitle: 取組\nfiscal_year: 令和7年度\nmeeting: 連絡会\n"
                                        "prefecture: {code: \"240001\", name: 三重県}\npublisher: 三重県\n"
                                        "date: 2026-03-31\nform: form.yaml\n"
                                        "regions: [{name: 全域, cards: [%.*s]}]\n",
                                        (int)slugs.n, slugs.at);
    tz_input records = input_texts(texts);
    it.edition = tz_edition_read(it.arena, &records, 1, it.diag);
    if (!it.edition)
        fail_msg("%s", input_messages(it.arena, it.diag));
    it.layout = read_card_layout(&it, lines);
    it.job = (tz_job){.edition = it.edition, .layout = it.layout, .title = "取組"};
    it.tools = (tz_tools){.arena = it.arena, .fonts = it.fonts->fonts, .diag = it.diag};
    return it;
}

// From here on `it` stays where it is: the set points at its job.
static inline void prepare_cards(cards *it) {
    assert_true(tz_cards_prepare(&it->tools, &it->job, &it->set));
}

static inline const tz_card_galley *compose_card(cards *it, size_t index) {
    const tz_card *card = &it->edition->cards[index];
    tz_card_headings headings = tz_card_headings_of(it->arena, &it->job, card);
    return tz_card_compose(&it->tools, &it->set, card, &headings);
}

static inline void close_cards(cards *it) {
    tz_diag_free(it->diag);
    test_fonts_free(it->fonts);
}

// A text of n characters.
static inline const char *long_answer(tz_arena *arena, size_t n) {
    static const char *const characters[] = {"会", "議", "を", "開", "い", "た", "。"};
    tz_bytes out = {0};
    for (size_t i = 0; i < n; i++)
        tz_bytes_add(arena, &out, characters[i % 7], 3);
    return tz_arena_copy(arena, out.at ? out.at : "", out.n);
}

#endif
