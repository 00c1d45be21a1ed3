// Values: what they cannot begin with, what is not closed, what follows where nothing may.
#include "outcome.h"

static void check(const char *text, tz_value_kind kind, size_t last_line, size_t wrong_at, const char *message) {
    tz_arena *arena = tz_arena_new(NULL);
    const tz_source *source = input_source(arena, text);
    const tz_file_lines in = {source, source->bytes, &outcome_card};
    tz_line_of_file line = tz_line_read(&in, 0);
    tz_value_of_file value = tz_value_scan(&in, arena, 0, line.colon == TZ_COLON_NONE ? line.content : line.value,
                                           line.dash == TZ_NO_COLUMN ? line.content : line.dash);
    const char *found = value.message ? value.message : "";
    if (value.kind != kind || value.last_line != last_line || strcmp(found, message) != 0)
        fail_msg("%s: kind %d, last line %zu, %s", text, value.kind, value.last_line, found);
    if (*message)
        assert_int_equal(value.wrong_at, wrong_at);
    tz_arena_free(arena);
}

static void kinds(void **state) {
    (void)state;
    check("food:", TZ_VALUE_EMPTY, 0, 0, "");
    check("food:   # x", TZ_VALUE_EMPTY, 0, 0, "");
    check("food: あり # x: y", TZ_VALUE_PLAIN, 0, 0, "");
    check("food: a:b ::c", TZ_VALUE_PLAIN, 0, 0, "");
    check("food: |", TZ_VALUE_BLOCK, 0, 0, "");
    check("food: >-  # x", TZ_VALUE_BLOCK, 0, 0, "");
    check("food: 'it''s' # x", TZ_VALUE_QUOTED, 0, 0, "");
    check("food: \"a\n  b\"\npower:", TZ_VALUE_QUOTED, 1, 0, "");
    check("food: [a, \"]\", {b: 'c'}] # x", TZ_VALUE_FLOW, 0, 0, "");
    check("food: {\n    power: x, # ]\n    it's: y\n  }\n", TZ_VALUE_FLOW, 3, 0, "");
}

static void marks_are_closed(void **state) {
    (void)state;
    const char *open = "this quotation mark is not closed: close it on its line, or write | and the text without it on "
                       "the next lines";
    check("food: \"a\npower: b\n", TZ_VALUE_QUOTED, 0, 6, open);
    check("food: 'a\n", TZ_VALUE_QUOTED, 1, 6, open);
    check("food: \"a\n\n  b\npower: \"b\"\n", TZ_VALUE_QUOTED, 2, 6, open);
    check("food: \"a'\n", TZ_VALUE_QUOTED, 1, 6, open);
    check("  food: [a\n  power: b\n", TZ_VALUE_FLOW, 0, 8,
          "this [ is not closed: for a text that begins with [, write | and the text on the next line");
    check("  food: {a: \"b}\n", TZ_VALUE_FLOW, 1, 8,
          "this { is not closed: for a text that begins with {, write | and the text on the next line");
    check("municipalities: [{code: 1\n", TZ_VALUE_FLOW, 1, 16, "this [ is not closed: close it with ]");
    check("  - {code: 1\nstock:\n", TZ_VALUE_FLOW, 0, 4, "this { is not closed: close it with }");
}

static void nothing_follows_what_is_closed(void **state) {
    (void)state;
    const char *behind =
        "text follows the closing quotation mark: write | and, as it is to be printed, the whole text on "
        "the next line";
    check("food: \"a\"b", TZ_VALUE_QUOTED, 0, 9, behind);
    check("food: 'a' b", TZ_VALUE_QUOTED, 0, 10, behind);
    check("food: \"\"a\"\"", TZ_VALUE_QUOTED, 0, 8, behind);
    check("food: \"a\"#b", TZ_VALUE_QUOTED, 0, 9, behind);
    check("food: \"a\nb\" c\n", TZ_VALUE_QUOTED, 1, 6, behind);
    check("food: [a] b", TZ_VALUE_FLOW, 0, 6, "a text cannot begin with [ here: write | and the text on the next line");
    check("food: {a}b", TZ_VALUE_FLOW, 0, 6, "a text cannot begin with { here: write | and the text on the next line");
    check("food: >a", TZ_VALUE_BLOCK, 0, 6, "a text cannot begin with > here: write | and the text on the next line");
    check("food: > 米", TZ_VALUE_BLOCK, 0, 6, "a text cannot begin with > here: write | and the text on the next line");
    check("food: |a", TZ_VALUE_BLOCK, 0, 7, "nothing may follow | on its line: the text begins on the next line");
    check("food: | あり", TZ_VALUE_BLOCK, 0, 8, "nothing may follow | on its line: the text begins on the next line");
}

static void signs_begin_no_text(void **state) {
    (void)state;
    static const char *const signs[] = {"&", "*", "!", "%", "@", "`", ",", "]", "}", "-", "?", ":"};
    tz_arena *arena = tz_arena_new(NULL);
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
        check(tz_arena_format(arena, "food: %s", signs[i]), TZ_VALUE_PLAIN, 0, 6,
              tz_arena_format(arena, "a text cannot begin with %s here: write | and the text on the next line",
                              signs[i]));
    check("food: -1", TZ_VALUE_PLAIN, 0, 0, "");
    check("food: ?a", TZ_VALUE_PLAIN, 0, 0, "");
    check("food: - a", TZ_VALUE_PLAIN, 0, 6, "a text cannot begin with - here: write | and the text on the next line");
    tz_arena_free(arena);
}

static void full_width_signs_begin_no_answer(void **state) {
    (void)state;
    static const char *const signs[] = {"＃", "＆", "＊", "！", "％", "＠", "｀", "［", "｛"};
    static const char *const twins[][2] = {{"｜", "|"}, {"＞", "|"}, {"＂", "\""}, {"＇", "'"}};
    static const char *const answers[] = {"－",  "？", "，", "～", "―", "（注）", "：", "｜漢字《かんじ》の人",
                                          "＋1", "」"};
    tz_arena *arena = tz_arena_new(NULL);
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
        check(tz_arena_format(arena, "food: %s7119", signs[i]), TZ_VALUE_PLAIN, 0, 6,
              tz_arena_format(arena, "a text cannot begin with %s here: write | and the text on the next line",
                              signs[i]));
    for (size_t i = 0; i < sizeof twins / sizeof twins[0]; i++)
        check(tz_arena_format(arena, "food: %s米", twins[i][0]), i < 2 ? TZ_VALUE_BLOCK : TZ_VALUE_PLAIN, 0, 6,
              tz_arena_format(arena,
                              "%s is not the half-width %s: write that one; for a text that begins with %s, write | "
                              "and the text on the next line",
                              twins[i][0], twins[i][1], twins[i][0]));
    check("food: ｜  ", TZ_VALUE_BLOCK, 0, 6, "｜ is not the half-width |: write that one");
    check("food: ＂＂", TZ_VALUE_PLAIN, 0, 6, "＂＂ is not the half-width \"\": write that one");
    check(
        "food: ｜漢字", TZ_VALUE_BLOCK, 0, 6,
        "｜ is not the half-width |: write that one; for a text that begins with ｜, write | and the text on the next "
        "line");
    for (size_t i = 0; i < sizeof answers / sizeof answers[0]; i++)
        check(tz_arena_format(arena, "food: %s", answers[i]), TZ_VALUE_PLAIN, 0, 0, "");
    check("food: あり＊", TZ_VALUE_PLAIN, 0, 0, "");
    tz_arena_free(arena);
}

static void no_colon_within_a_text(void **state) {
    (void)state;
    const char *colon =
        "\": \" is not allowed within a text here: put the text in quotation marks, or after | on the next "
        "lines";
    check("food: a: b", TZ_VALUE_PLAIN, 0, 7, colon);
    check("food: a:", TZ_VALUE_PLAIN, 0, 7, colon);
    check("food: http://x: y", TZ_VALUE_PLAIN, 0, 14, colon);
}

static void keys_in_brackets(void **state) {
    (void)state;
    check("was: {code：1}", TZ_VALUE_FLOW, 0, 10,
          "the colon behind code is full-width: write \":\" and a space, both half-width");
    check("was: {code: 1, name:x}", TZ_VALUE_FLOW, 0, 19, "a space is missing behind \"name:\"");
    check("was: {code: 1, other:x, 'name':x}", TZ_VALUE_FLOW, 0, 0, "");
    check("was: ｛code: 1｝", TZ_VALUE_FLOW, 0, 5, "｛ is not the half-width {: write that one");
}

static void escapes(void **state) {
    (void)state;
    check("food: \"a\\qb\"", TZ_VALUE_QUOTED, 0, 8,
          "\\ makes another character of the one behind it within \"…\": write | and the text on the next lines, where "
          "it stays");
    check("food: 'a\\qb'", TZ_VALUE_QUOTED, 0, 0, "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kinds),
        cmocka_unit_test(marks_are_closed),
        cmocka_unit_test(nothing_follows_what_is_closed),
        cmocka_unit_test(signs_begin_no_text),
        cmocka_unit_test(full_width_signs_begin_no_answer),
        cmocka_unit_test(no_colon_within_a_text),
        cmocka_unit_test(keys_in_brackets),
        cmocka_unit_test(escapes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
