// Literal texts: what YAML would change or leave out is reported, what it leaves as it is stands in the text.
#include "outcome.h"

#define JOINED "the lines of this text would be joined: write | here, and the whole text indented on the next lines\n"
#define BEHIND                                                                                                         \
    "# and what follows would be left out: if it belongs to the text, write | and the whole text on the next line; "   \
    "if "                                                                                                              \
    "it is a comment, write it on a line of its own above\n"
#define BEHIND_OTHER                                                                                                   \
    "# and what follows would be left out: if it belongs to the text, write | and the whole text on the next line; a " \
    "comment needs two blanks before # and one behind it\n"
#define BELOW                                                                                                          \
    "this line would be left out: indent it like the text above if it belongs to it; if it is a comment, begin it "    \
    "where the keys begin\n"
#define BELOW_PLAIN                                                                                                    \
    "this line would be left out: write | behind the key and indent all lines alike if it belongs to the text; if it " \
    "is a comment, begin it where the keys begin\n"

static void check_answer(const char *written, const char *expected) {
    tz_arena *arena = tz_arena_new(NULL);
    outcome_check(tz_arena_format(arena, "stock:\n  food: %s\n  power: あり\n", written), expected);
    tz_arena_free(arena);
}

// What is written is the text, to the letter.
static void check_kept(const char *written) {
    tz_arena *arena = tz_arena_new(NULL);
    outcome it = outcome_read(tz_arena_format(arena, "stock:\n  food: %s\n  power: あり\n", written), &outcome_card);
    assert_string_equal(it.messages, "");
    bool quoted = *written == '"' || *written == '\'';
    outcome_check_text(&it, "stock", "food", quoted ? tz_arena_copy(arena, written + 1, strlen(written) - 2) : written);
    outcome_end(&it);
    tz_arena_free(arena);
}

static void what_stands_there_is_the_text(void **state) {
    (void)state;
    static const char *const texts[] = {
        "特になし",
        "0120",
        "1_000",
        "yes",
        "No",
        "true",
        "2026-03-31",
        "1.50",
        "0x1F",
        "12:30",
        "=",
        "Null値",
        "~10件",
        "電話#7119に相談",
        "？",
        "－",
        "—",
        "-5度",
        "--",
        "｜漢字《かんじ》",
        "”特になし”",
        "「特になし」",
        "http://example.jp/#top",
        "a:b",
        "C#",
        "#",
        "\"\"",
        "''",
        "\"特になし\"",
        "'特になし'",
        "\" 空白 \"",
        "\"# 1\"",
        "'\\n'",
        "\"it's\"",
        "'\"'",
        "\"a: b\"",
        "　字下げ",
        "x　",
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        if (strcmp(texts[i], "#") != 0)
            check_kept(texts[i]);
}

static void comments_behind_an_answer_are_reported(void **state) {
    (void)state;
    check_answer("電話 #7119 に相談", "2:12 " BEHIND);
    check_answer("#1 相談窓口", "2:9 " BEHIND);
    check_answer("#", "2:9 " BEHIND);
    check_answer("あり  # 覚え書き", "2:13 " BEHIND);
    check_answer("あり\t#7119", "2:12 " BEHIND);
    check_answer("\"あり\" # 覚え書き", "2:14 " BEHIND);
    check_answer("'' #119", "2:12 " BEHIND);
    check_answer("| # 覚え書き\n    あり", "2:11 " BEHIND);
    outcome_check("stock:  # 備蓄\n  food: あり\n", "1:9 " BEHIND);
    outcome_check("municipalities:\n  - {code: \"242012\", name: 津市}  # 代表\n", "2:33 " BEHIND);
    outcome_check("municipalities:\n  - {code: \"242012\", # 代表\n     name: 津市}\n", "2:22 " BEHIND);
}

static void comments_below_an_answer_are_reported(void **state) {
    (void)state;
    check_answer("あり\n    # 続き", "3:5 " BELOW_PLAIN);
    check_answer("あり\n   #7119", "3:4 " BELOW_PLAIN);
    check_answer("\"\"\n    # 1", "3:5 " BELOW_PLAIN);
    check_answer("\n    # 1 相談窓口", "3:5 " BELOW_PLAIN);
    check_answer("\n    # 1\n    相談窓口", "3:5 " BELOW_PLAIN);
    check_answer("|\n    あり\n   # 続き", "4:4 " BELOW);
    check_answer("|\n    あり\n\n   #7119", "5:4 " BELOW);
}

static void comments_between_keys_are_none_of_the_text(void **state) {
    (void)state;
    outcome it = outcome_read(
        "# 津市\n\nstock:\n  # 備蓄\n  food: |\n    # 1 見出し\n    #7119\n  # 電源\n# 電源\n  power: あり\n"
        "# 以上\n",
        &outcome_card);
    assert_string_equal(it.messages, "");
    outcome_check_text(&it, "stock", "food", "# 1 見出し\n#7119\n");
    outcome_check_text(&it, "stock", "power", "あり");
    outcome_end(&it);
}

static void lines_are_not_joined(void **state) {
    (void)state;
    outcome_check("stock:\n  food: >\n    あり\n    なし\n", "2:9 > joins the lines of a text: write | instead\n");
    outcome_check("stock:\n  food: >-\n    あり\n", "2:9 > joins the lines of a text: write | instead\n");
    check_answer("あり\n    なし", "2:9 " JOINED);
    check_answer("あり\n   なし\n\n   不明", "2:9 " JOINED);
    const char *quoted = "2:9 a text in quotation marks must end on its line: write | here, and the text without the "
                         "marks indented on the next lines\n";
    check_answer("\"あり\n    なし\"", quoted);
    check_answer("'あり\n\n    なし'", quoted);
    check_answer("\"あり\\\n    なし\"", quoted);
    outcome_check_by("stock:\n  food: あり\n    なし\n", &outcome_other, "2:9 " JOINED);
    outcome_check_by("stock:\n  food: \"あり\n    なし\"\n", &outcome_other, quoted);
    outcome_check_by("stock:\n  food: \"あり\\\n    なし\"\n", &outcome_other, "");
}

static void escapes_are_reported(void **state) {
    (void)state;
    const char *twice = "%s\\ makes another character of the one behind it within \"…\": write | and the text on the "
                        "next lines, where it stays\n";
    const char *once = "%s'' becomes a single ' within '…': write | and the text on the next line, where it stays\n";
    tz_arena *arena = tz_arena_new(NULL);
    check_answer("\"あり\\nなし\"", tz_arena_format(arena, twice, "2:12 "));
    check_answer("\"\\u6d25\"", tz_arena_format(arena, twice, "2:10 "));
    check_answer("\"\\\"あり\\\"\"", tz_arena_format(arena, twice, "2:10 "));
    check_answer("\"C:\\\\\"", tz_arena_format(arena, twice, "2:12 "));
    check_answer("\"\\q\"", tz_arena_format(arena, twice, "2:10 "));
    check_answer("'it''s'", tz_arena_format(arena, once, "2:12 "));
    check_answer("''''", tz_arena_format(arena, once, "2:10 "));
    outcome_check_by("stock:\n  food: \"あり\\nなし\"\n  power: 'it''s'\n", &outcome_other, "");
    tz_arena_free(arena);
}

static void words_for_nothing_are_reported(void **state) {
    (void)state;
    static const char *const words[] = {"~", "null", "Null", "NULL"};
    tz_arena *arena = tz_arena_new(NULL);
    for (size_t i = 0; i < 4; i++)
        check_answer(words[i], tz_arena_format(arena,
                                               "2:9 %s means to YAML that there is no value: write \"\" for an empty "
                                               "text, or | and the text on the next line\n",
                                               words[i]));
    check_answer("nulL", "");
    check_answer("\"null\"", "");
    check_answer("", "");
    tz_arena_free(arena);
}

static void full_width_twins_are_told_where_they_are_surely_meant(void **state) {
    (void)state;
    static const char *const twins[][2] = {{"｜", "|"},   {"＞", "|"},    {"｜-", "|"},
                                           {"｜＋", "|"}, {"””", "\"\""}, {"＂＂", "\"\""}};
    tz_arena *arena = tz_arena_new(NULL);
    for (size_t i = 0; i < 6; i++)
        check_answer(twins[i][0], tz_arena_format(arena, "2:9 %s is not the half-width %s: write that one\n",
                                                  twins[i][0], twins[i][1]));
    check_answer("｜\n    あり\n    なし", "2:9 ｜ is not the half-width |: write that one\n");
    assert_null(tz_literal_twin("＊", 3));
    assert_null(tz_literal_twin("｜あ", 6));
    assert_string_equal(tz_literal_twin("“”", 6), "\"\"");
    tz_arena_free(arena);
}

static void headers_of_blocks_are_plain(void **state) {
    (void)state;
    check_answer("|2\n    あり", "2:10 write | alone, without the number 2 behind it\n");
    check_answer("|-1\n   あり", "2:11 write | alone, without the number 1 behind it\n");
    static const char *const headers[] = {"|", "|-", "|+", "|  "};
    for (size_t i = 0; i < 4; i++) {
        tz_arena *arena = tz_arena_new(NULL);
        check_answer(tz_arena_format(arena, "%s\n    あり\n", headers[i]), "");
        tz_arena_free(arena);
    }
}

// In files that are no cards a comment may follow a value, where it is seen as one.
static void elsewhere_comments_are_set_apart(void **state) {
    (void)state;
    outcome_check_by(
        "name: 三重県   # 県の名前\nfood: \"あり\" # c\npower: [a, b] # c\nstock: # c\n  food: | # c\n    あり\n",
        &outcome_other, "");
    outcome_check_by("name: 相談 #7119\n", &outcome_other, "1:10 " BEHIND_OTHER);
    outcome_check_by("name: 相談  #7119\n", &outcome_other, "1:11 " BEHIND_OTHER);
    outcome_check_by("name: 相談 # 7119\n", &outcome_other, "1:10 " BEHIND_OTHER);
    outcome_check_by("name: #7119\n", &outcome_other, "1:7 " BEHIND_OTHER);
    outcome_check_by("name: # 7119\n", &outcome_other, "1:7 " BEHIND_OTHER);
    outcome_check_by("was:\n  - 相談 #7119\n", &outcome_other, "2:8 " BEHIND_OTHER);
    outcome_check_by("name: 三重県  # 県の名前\n          # と読み\nfood: |\n  あり\n # 続き\n", &outcome_other,
                     "5:2 " BELOW);
}

// Layouts hold measures: one blank before the # is enough there.
static void without_rules_comments_need_a_blank_on_both_sides(void **state) {
    (void)state;
    outcome_check_by("gap: 4mm # c\nsize: 8pt  # c\nbody:  # c\n  # c\n  rule: [a, b] # c\n# c\ntitle: \"#7119\" # c\n",
                     NULL, "");
    outcome_check_by("title: 電話 #7119\n", NULL, "1:11 " BEHIND_OTHER);
    outcome_check_by("labels:\n  - 相談  #1\n", NULL, "2:9 " BEHIND_OTHER);
    outcome_check_by("color: #ff0000\nsize: 8pt #7119\n", NULL, "1:8 " BEHIND_OTHER "2:11 " BEHIND_OTHER);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_stands_there_is_the_text),
        cmocka_unit_test(comments_behind_an_answer_are_reported),
        cmocka_unit_test(comments_below_an_answer_are_reported),
        cmocka_unit_test(comments_between_keys_are_none_of_the_text),
        cmocka_unit_test(lines_are_not_joined),
        cmocka_unit_test(escapes_are_reported),
        cmocka_unit_test(words_for_nothing_are_reported),
        cmocka_unit_test(full_width_twins_are_told_where_they_are_surely_meant),
        cmocka_unit_test(headers_of_blocks_are_plain),
        cmocka_unit_test(elsewhere_comments_are_set_apart),
        cmocka_unit_test(without_rules_comments_need_a_blank_on_both_sides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
