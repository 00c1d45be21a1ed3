// The edition of the next year: which files it has, and that they are read without an error.
#include "create/next.h"
#include "old.h"

static const tz_edition *made_after(old *it, const char *words, const char *year, bool workbooks) {
    tz_next next = {.records = &it->records, .old = it->edition, .since = "../r7", .year = year};
    next.workbooks = workbooks;
    next.mergers = old_mergers(it, words);
    assert_non_null(next.mergers);
    return tz_create_next(it->made.arena, &next, &it->made.created, it->made.diag);
}

static const char *names(const old *it) {
    tz_bytes out = {0};
    for (size_t i = 0; i < it->made.created.files.n; i++)
        tz_bytes_format(it->made.arena, &out, "%s%s", i ? " " : "", it->made.created.files.at[i].name);
    return tz_arena_copy(it->made.arena, out.at, out.n);
}

static void answers_and_errata_stay_behind(void **state) {
    (void)state;
    old it = old_begin();
    assert_non_null(made_after(&it, NULL, NULL, false));
    assert_string_equal(names(&it), "edition.yaml form.yaml municipalities.yaml cards/242055-kuwana.yaml "
                                    "cards/243035.yaml cards/242012-tsu.yaml cards/尾鷲市.yaml");
    assert_string_equal(made_file(&it.made, "form.yaml"), made_form);
    tz_input input = tz_created_input(&it.made.created);
    const tz_edition *next = tz_edition_read(it.made.arena, &input, 1, it.made.diag);
    assert_non_null(next);
    assert_false(tz_edition_is_answered(next));
    assert_int_equal(next->cards_n, 4);
    assert_string_equal(tz_card_names(it.made.arena, &next->cards[3]), "尾鷲市、紀北町");
    assert_null(next->outline); // it has no text yet
    assert_true(tz_text_is(&next->since, "../r7"));
    assert_int_equal(tz_diag_count(it.made.diag, TZ_WARNING), 0);
    made_end(&it.made);
}

static void merged_towns_have_one_card(void **state) {
    (void)state;
    old it = old_begin();
    assert_non_null(made_after(&it, "桑名市+木曽岬町=新市:242225", "令和10年度", false));
    assert_string_equal(names(&it), "edition.yaml form.yaml municipalities.yaml cards/242225-新市.yaml "
                                    "cards/242012-tsu.yaml cards/尾鷲市.yaml");
    tz_input input = tz_created_input(&it.made.created);
    const tz_edition *next = tz_edition_read(it.made.arena, &input, 1, it.made.diag);
    assert_non_null(next);
    assert_true(tz_text_is(&next->id, "r10"));
    assert_int_equal(next->cards[0].municipalities[0].was.n, 3);
    made_end(&it.made);
}

static void workbooks_need_no_cards(void **state) {
    (void)state;
    old it = old_begin();
    assert_non_null(made_after(&it, NULL, NULL, true));
    assert_string_equal(names(&it), "edition.yaml form.yaml municipalities.yaml");
    made_end(&it.made);
}

static void the_forms_title_has_the_new_year(void **state) {
    (void)state;
    static const input_text files[] = {
        {"edition.yaml", OLD_HEAD "form: questions.yaml\n"},
        {"questions.yaml",
         "title: 令和7年度 調査票\nsections: [{id: a, label: 令和7年度の節, fields: [{id: one, label: "
         "一}, {id: two, label: 二}]}]\n"},
        {"municipalities.yaml", "municipalities:\n  - {code: \"242012\", name: 津市, roman: tsu}\n"},
        {"cards/242012-tsu.yaml", OLD_CARD("  - {code: \"242012\", name: 津市}\n", "丙")},
        {NULL, NULL},
    };
    old it = old_of(files);
    assert_non_null(made_after(&it, NULL, NULL, true));
    assert_non_null(strstr(made_file(&it.made, "questions.yaml"), "title: 令和8年度 調査票\n"));
    assert_non_null(strstr(made_file(&it.made, "questions.yaml"), "label: 令和7年度の節"));
    made_end(&it.made);
}

static void only_a_later_year_can_be_next(void **state) {
    (void)state;
    static const char *const years[] = {"令和7年度", "2024年度", "来年度"};
    for (size_t i = 0; i < 3; i++) {
        old it = old_begin();
        char expected[200];
        assert_null(made_after(&it, NULL, years[i], false));
        snprintf(expected, sizeof expected, "error: %s is no year after 令和7年度: please name a later one\n",
                 years[i]);
        assert_string_equal(input_messages(it.made.arena, it.made.diag), expected);
        made_end(&it.made);
    }
}

// All on one line cannot be patched line by line.
static void a_mapping_in_braces_is_refused(void **state) {
    (void)state;
    static const input_text files[] = {
        {"edition.yaml", "{title: 題, fiscal_year: 2025年度, prefecture: {name: 三重県}}\n"},
        {"form.yaml", made_form},
        {"municipalities.yaml", "municipalities:\n  - {code: \"242012\", name: 津市, roman: tsu}\n"},
        {"cards/242012-tsu.yaml", OLD_CARD("  - {code: \"242012\", name: 津市}\n", "丙")},
        {NULL, NULL},
    };
    old it = old_of(files);
    assert_null(made_after(&it, NULL, NULL, false));
    assert_non_null(strstr(input_messages(it.made.arena, it.made.diag), "please write each key of this file on lines"));
    made_end(&it.made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_and_errata_stay_behind), cmocka_unit_test(merged_towns_have_one_card),
        cmocka_unit_test(workbooks_need_no_cards),        cmocka_unit_test(the_forms_title_has_the_new_year),
        cmocka_unit_test(only_a_later_year_can_be_next),  cmocka_unit_test(a_mapping_in_braces_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
