// edition.yaml of the next year: all that is still true stays, to the byte.
#include "create/next_edition.h"
#include "old.h"

static const char *edition_after(const input_text *files, const char *words, const char *title) {
    old it = old_of(files);
    tz_next next = {.records = &it.records, .old = it.edition, .since = "../r7", .title = title};
    next.mergers = old_mergers(&it, words);
    assert_non_null(next.mergers);
    if (!tz_create_next(it.made.arena, &next, &it.made.created, it.made.diag))
        fail_msg("%s", input_messages(it.made.arena, it.made.diag));
    static char text[2048];
    snprintf(text, sizeof text, "%s", made_file(&it.made, "edition.yaml"));
    made_end(&it.made);
    return text;
}

#define NEXT_HEAD(title)                                                                                                                                    \
    "# 令和8年度版\n"                                                                                                                                  \
    "id: r8\n"                                                                                                                                              \
    "title: " title "  # 表題\n"                                                                                                                          \
    "fiscal_year: 令和8年度\n"                                                                                                                          \
    "# 前の年度版です。調査票(tsuzuri form)に前の年度の回答が並び、tsuzuri check が写したままの回答を知らせます。\n" \
    "since: \"../r7\"\n"                                                                                                                                    \
    "prefecture: {code: \"240001\", name: 三重県}\n"                                                                                                     \
    "# 発行日\n"
#define NEXT_OUTLINE                                                                                                   \
    "outline:\n"                                                                                                       \
    "  title: 概要\n"                                                                                                \
    "  groups:\n"                                                                                                      \
    "    - heading: 目的\n"                                                                                          \
    "      text: |\n"                                                                                                  \
    "    - {text: \"\"}\n"

static void what_is_of_the_old_year_goes(void **state) {
    (void)state;
    assert_string_equal(edition_after(old_files, NULL, NULL),
                        NEXT_HEAD("令和8年度の取組") "meeting: 令和8年度第2回会議\n" OLD_REGIONS NEXT_OUTLINE);
    assert_non_null(strstr(edition_after(old_files, NULL, "別の: 題"), NEXT_HEAD("\"別の: 題\"")));
}

// The list in brackets and the one on lines of its own.
static void cards_that_are_gone_leave_their_region(void **state) {
    (void)state;
    assert_non_null(strstr(edition_after(old_files, "桑名市+木曽岬町=桑名市,津市+尾鷲市=尾鷲市", NULL),
                           "  - name: 北\n"
                           "    cards: [242055-kuwana]\n"
                           "  - name: 南\n"
                           "    cards:\n"
                           "      - 尾鷲市\n"));
    assert_non_null(strstr(edition_after(old_files, "桑名市+木曽岬町=木曽岬町", NULL), "    cards: [\"243035\"]\n"));
}

// A card's name tells whose it is: as the old one did.
static void cards_of_new_towns_get_their_name(void **state) {
    (void)state;
    const char *after = edition_after(old_files, "桑名市=新市:242225,尾鷲市=新町:242233", NULL);
    assert_non_null(strstr(after, "    cards: [242225-新市, \"243035\"]\n"));
    assert_non_null(strstr(after, "      - 242012-tsu  # 津\n      - 新町\n"));
}

static void without_regions_there_is_nothing_to_change(void **state) {
    (void)state;
    static const input_text files[] = {
        {"edition.yaml", "title: 取組\nfiscal_year: 2025年度\nprefecture: {name: 三重県}\nsince: ../r6\n"},
        {"form.yaml", made_form},
        {"municipalities.yaml", "municipalities:\n  - {code: \"242012\", name: 津市, roman: tsu}\n"},
        {"cards/242012-tsu.yaml", OLD_CARD("  - {code: \"242012\", name: 津市}\n", "丙")},
        {NULL, NULL},
    };
    assert_string_equal(
        edition_after(files, NULL, NULL),
        "title: 取組\nfiscal_year: 2026年度\n"
        "# 前の年度版です。調査票(tsuzuri form)に前の年度の回答が並び、tsuzuri check が写したままの回答を知らせます。\n"
        "since: \"../r7\"\nprefecture: {name: 三重県}\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_of_the_old_year_goes),
        cmocka_unit_test(cards_that_are_gone_leave_their_region),
        cmocka_unit_test(cards_of_new_towns_get_their_name),
        cmocka_unit_test(without_regions_there_is_nothing_to_change),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
