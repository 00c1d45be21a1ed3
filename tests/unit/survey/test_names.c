// Municipalities in texts: spellings, prefectures, counties, codes without digits, and what is none.
#include "grid.h"

// The names of what is found, "?" for unknown ones, codes with "#" in front.
static const char *found_in(tz_arena *arena, const char *text, bool is_file) {
    tz_survey survey = grid_survey();
    const tz_names_index *index = tz_names_index_new(arena, &survey);
    tz_named_list found = {.all = {.n = 0}};
    tz_bytes out = {0};
    if (is_file)
        tz_names_find_in_file_name(arena, index, text, &found);
    else
        tz_names_find(arena, index, text, strlen(text), &found);
    for (size_t i = 0; i < found.all.n; i++) {
        const tz_named *it = &found.all.at[i];
        tz_bytes_format(arena, &out, "%s%s%s", i ? " " : "", it->is_code ? "#" : "",
                        it->which == SIZE_MAX ? "?" : tz_text_to_string(arena, &survey.municipalities[it->which].name));
    }
    return tz_arena_copy(arena, out.at ? out.at : "", out.n);
}

static void check(const char *text, const char *expected) {
    tz_arena *arena = tz_arena_new(NULL);
    const char *found = found_in(arena, text, false);
    if (strcmp(found, expected) != 0)
        fail_msg("%s: %s, not %s", text, found, expected);
    tz_arena_free(arena);
}

static void names_in_all_spellings(void **state) {
    (void)state;
    check("桑名市", "桑名市");
    check("　桑 名 市\n", "桑名市");
    check("三重県桑名市", "桑名市");
    check("三重県　桑名市", "桑名市");
    check("三重県桑名郡木曽岬町", "木曽岬町");
    check("桑名郡木曾岬町", "木曽岬町");
    check("桑名郡　木曽岬町", "木曽岬町");
    check("桑名市役所", "桑名市");
    check("龍ヶ崎市", "龍ケ崎市");
    check("竜ケ崎市", "龍ケ崎市");
    check("茨城県龍ｹ崎市", "龍ケ崎市");
    check("三重県", "");
    check("", "");
}

static void names_with_offices_and_people(void **state) {
    (void)state;
    check("桑名市　長寿福祉課", "桑名市");
    check("三重県桑名市長寿福祉課", "桑名市");
    check("桑名市・長寿福祉課", "桑名市");
    check("桑名市長　伊藤　太郎", "桑名市");
    check("桑名市 担当：山田", "桑名市");
    check("桑名市 東員町", "桑名市 ?"); // another one, which is not in the list
    check("長寿福祉課", "?");
}

static void names_without_their_end(void **state) {
    (void)state;
    check("桑名", "桑名市");
    check("桑名・いなべ", "桑名市 いなべ市");
    check("津市 大津", "津市"); // may be somebody's name
    check("木曽", "?");
}

static void what_is_no_name(void **state) {
    (void)state;
    check("なし", "");
    check("桑名市（特になし）", "桑名市");
    check("〇〇市", "");
    check("－", "");
    check("桑\xE2\x80\x8B名市\xE2\x80\xA8", "桑名市");
}

static void several_names(void **state) {
    (void)state;
    check("桑名市、いなべ市・木曽岬町\n（共同回答）", "桑名市 いなべ市 木曽岬町");
    check("桑名市 いなべ市", "桑名市 いなべ市");
    check("桑名市／いなべ市", "桑名市 いなべ市");
}

static void codes_with_and_without_all_digits(void **state) {
    (void)state;
    check("242055", "#桑名市");
    check("２４２０５５", "#桑名市");
    check("24205-5", "#桑名市");
    check("242055.0", "#桑名市");
    check("24205", "#桑名市"); // without the check digit
    check("12025", "#函館市"); // a number has lost its zero
    check("1202", "#函館市");  // both
    check("242055／242144／243035", "#桑名市 #いなべ市 #木曽岬町");
    check("山口県桑名市（242055）", "桑名市 #桑名市"); // whatever the prefecture: the list says
    check("999999", "#?");
}

static void unknown_names_are_told(void **state) {
    (void)state;
    check("桑名町", "?");
    check("桑名市ほか2町", "?");
    check("桑名市 鈴鹿市", "桑名市 ?");
}

static void check_file(const char *name, const char *expected) {
    tz_arena *arena = tz_arena_new(NULL);
    assert_string_equal(found_in(arena, name, true), expected);
    tz_arena_free(arena);
}

static void names_of_files(void **state) {
    (void)state;
    check_file("回答(桑名市)_最終版.xlsx", "桑名市");
    check_file("242055-桑名市.xlsx", "#桑名市"); // the code says it
    check_file("調査票（龍ヶ崎市）.ods", "龍ケ崎市");
    check_file("大津市.xlsx", "大津市"); // not 津市
    check_file("津市.xlsx", "津市");
    check_file("桑名市・いなべ市.xlsx", "桑名市 いなべ市");
    check_file("242055_いなべ市.xlsx", "いなべ市"); // six digits may be a date
    check_file("桑名_回答.xlsx", "桑名市");
    check_file("津波の調査.xlsx", "");
    check_file("20251201回答.xlsx", "");
    check_file("調査票.xlsx", "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_in_all_spellings),  cmocka_unit_test(names_with_offices_and_people),
        cmocka_unit_test(names_without_their_end), cmocka_unit_test(what_is_no_name),
        cmocka_unit_test(several_names),           cmocka_unit_test(codes_with_and_without_all_digits),
        cmocka_unit_test(unknown_names_are_told),  cmocka_unit_test(names_of_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
