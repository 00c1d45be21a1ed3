// An edition of 令和7年度 that next year's is made from: five municipalities, two of which share a card.
#ifndef OLD_H
#define OLD_H

#include "create/next.h"
#include "made.h"

#include <stdio.h>

#define OLD_LIST                                                                                                       \
    "# 三重県の市町(5)\n"                                                                                        \
    "municipalities:\n"                                                                                                \
    "  - {code: \"242012\", name: 津市, roman: tsu}\n"                                                               \
    "  # 桑名\n"                                                                                                     \
    "  - {code: \"242055\", name: 桑名市, roman: kuwana, was: [\"243019\"]}  # 注\n"                               \
    "  - code: \"243035\"\n"                                                                                           \
    "    name: 木曽岬町\n"                                                                                         \
    "  - {code: \"242098\", name: 尾鷲市, roman: owase}\n"                                                          \
    "  - {code: \"245437\", name: 紀北町, roman: kihoku}\n"
#define OLD_HEAD                                                                                                       \
    "# 令和7年度版\n"                                                                                             \
    "id: r7\n"                                                                                                         \
    "title: 令和7年度の取組  # 表題\n"                                                                        \
    "fiscal_year: 令和7年度\n"                                                                                     \
    "prefecture: {code: \"240001\", name: 三重県}\n"                                                                \
    "# 発行日\n"                                                                                                    \
    "date: 2026-03-31\n"
#define OLD_REGIONS                                                                                                    \
    "regions:\n"                                                                                                       \
    "  - name: 北\n"                                                                                                  \
    "    cards: [242055-kuwana, \"243035\"]\n"                                                                         \
    "  - name: 南\n"                                                                                                  \
    "    cards:\n"                                                                                                     \
    "      - 242012-tsu  # 津\n"                                                                                      \
    "      - 尾鷲市\n"
#define OLD_CARD(municipalities, one) "municipalities:\n" municipalities "a:\n  one: " one "\n  two: \"\"\n"

static const input_text old_files[] = {
    {"edition.yaml", OLD_HEAD "meeting: 令和7年度第2回会議\n"
                              "errata: errata.yaml\n" OLD_REGIONS "outline:\n"
                              "  title: 概要\n"
                              "  groups:\n"
                              "    - heading: 目的\n"
                              "      text: |\n"
                              "        令和7年11月\n"
                              "        ・調べた\n"
                              "    - {text: 二}\n"},
    {"form.yaml", made_form},
    {"municipalities.yaml", OLD_LIST},
    {"errata.yaml", "[]\n"},
    {"cards/242055-kuwana.yaml", OLD_CARD("  - {code: \"242055\", name: 桑名市}\n", "甲")},
    {"cards/243035.yaml", OLD_CARD("  - {code: \"243035\", name: 木曽岬町}\n", "乙")},
    {"cards/242012-tsu.yaml", OLD_CARD("  - {code: \"242012\", name: 津市}\n", "丙")},
    {"cards/尾鷲市.yaml",
     OLD_CARD("  - {code: \"242098\", name: 尾鷲市}\n  - {code: \"245437\", name: 紀北町}\n", "丁")},
    {NULL, NULL},
};

typedef struct old {
    made made; // what is made from it
    tz_input records;
    const tz_edition *edition;
} old;

static inline old old_of(const input_text *files) {
    old it = {.made = made_begin(NULL), .records = input_texts(files)};
    it.edition = tz_edition_read(it.made.arena, &it.records, 1, it.made.diag);
    if (!it.edition)
        fail_msg("%s", input_messages(it.made.arena, it.made.diag));
    it.made.diag = tz_diag_in_arena(it.made.arena);
    return it;
}

static inline old old_begin(void) {
    return old_of(old_files);
}

static inline const tz_mergers *old_mergers(const old *it, const char *words) {
    return tz_mergers_read(it->made.arena, words, it->edition, it->made.country, it->made.diag);
}

#endif
