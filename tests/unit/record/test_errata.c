// Errata: whose answer they correct must be on a card, and where must be in the form.
#include "edited.h"

static void corrections_stay_in_order(void **state) {
    (void)state;
    const input_text files[] = {
        {"errata.yaml", "- {municipality: \"242012\", field: head.stock.food, found: ア, corrected: イ, "
                        "reason: ウ, count: 2}\n"
                        "- {municipality: \"240001\", field: digest, found: エ, corrected: 保存水, reason: カ}\n"},
        {NULL, NULL}};
    edited it = edited_read(files);
    assert_int_equal(it.edition->errata_n, 2);
    const tz_erratum *all = it.edition->errata;
    edited_check_text(&all[0].municipality, "242012");
    edited_check_text(&all[0].field, "head.stock.food");
    edited_check_text(&all[0].found, "ア");
    edited_check_text(&all[0].corrected, "イ");
    edited_check_text(&all[0].reason, "ウ");
    edited_check_text(&all[1].found, "エ");
    assert_false(all[0].matches);
    assert_true(all[1].matches);
    assert_int_equal(tz_edition_errata_count(it.edition), 1);
    edited_end(&it);
}

static void check(const char *old, const char *new, const char *expected) {
    edited_check("errata.yaml", old, new, expected);
}

static void fields_are_the_forms_or_pages(void **state) {
    (void)state;
    check("stock.food", "stock.foot", "2:10: the form has no field stock.foot (did you mean stock.food?)\n");
    check("stock.food", "head.stock.foot", "2:15: the form has no field stock.foot (did you mean stock.food?)\n");
    check("stock.food", "head.", "2:10: the form has no field head.\n");
    check("stock.food", "titles", "2:10: the form has no field titles\n");
}

static void municipalities_have_a_card(void **state) {
    (void)state;
    check("242055", "242021", "1:18: no card has the code 242021\n");
    check("242055", "242056", "1:18: the code 242056 is mistyped: its first five digits need the check digit 5\n");
}

// An erratum about a field with other texts found and corrected.
static void check_match(const char *field, const char *found, const char *corrected, const char *expected) {
    tz_arena *arena = tz_arena_new(NULL);
    const char *text = tz_arena_format(arena,
                                       "- municipality: \"242055\"\n  field: %s\n  found: %s\n  corrected: %s\n"
                                       "  reason: 誤認識\n",
                                       field, found, corrected);
    const input_text files[] = {{"errata.yaml", text}, {NULL, NULL}};
    edited it = edited_read(files);
    assert_string_equal(input_messages(arena, it.diag), expected);
    assert_non_null(it.edition);
    assert_int_equal(it.edition->errata[0].matches, !*expected);
    edited_end(&it);
    tz_arena_free(arena);
}

static void corrected_texts_stand_in_the_records(void **state) {
    (void)state;
    check_match("stock.food", "アルフア化米", "アルファ化米", "");
    check_match("stock.food", "保存", "保存水", ""); // found is a part of what is right
    check_match("stock.power", "発電磯", "発電機", "");
    check_match("head.stock.food", "食科", "食料", "");
    check_match("digest", "ナルファ化米", "アルファ化米", "");
    check_match("title", "災書時", "災害時", "");
    check_match("title", "桑各市)", "調査(桑名市)", "");
    check_match("title", "桑各市）", "調査（桑名市）", "");
}

static void errata_of_another_year_are_reported(void **state) {
    (void)state;
    static const char drop[] =
        "    note: if it is left from another year, delete its entry in errata.yaml: from its \"- \" to "
        "the next one\n";
    tz_arena *arena = tz_arena_new(NULL);
    static const struct {
        const char *field, *where;
    } cases[] = {{"stock.food", "stock.food (桑名市)"},
                 {"head.stock.food", "head.stock.food (桑名市)"},
                 {"digest", "digest (桑名市)"},
                 {"outline", "outline (桑名市)"},
                 {"title", "title (桑名市)"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        check_match(cases[i].field, "伴定", "伴走",
                    tz_arena_format(arena,
                                    "errata.yaml:4:14: warning: this erratum does not match any more: %s has no 伴走\n"
                                    "      corrected: 伴走\n                 ^\n%s",
                                    cases[i].where, drop));
    tz_arena_free(arena);
    check("corrected:", "count: 2\n  corrected:",
          "5:14: this erratum does not match any more: stock.food (桑名市) has no アルファ化米\n");
    check("242055", "240001", "4:14: this erratum does not match any more: stock.food has no アルファ化米\n");
}

static void errata_that_were_not_carried_out_are_reported(void **state) {
    (void)state;
    check_match("stock.food", "保存水", "飲料水",
                "errata.yaml:3:10: warning: stock.food (桑名市) still has 保存水: please write 飲料水 there, as this "
                "erratum says\n      found: 保存水\n             ^\n");
    check_match("stock.food", "毎年9月", "毎月", // although that stands there by chance
                "errata.yaml:3:10: warning: stock.food (桑名市) still has 毎年9月: please write 毎月 there, as this "
                "erratum says\n      found: 毎年9月\n             ^\n");
}

// With an error the records are not known well enough.
static void only_records_without_errors_are_searched(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    const input_text files[] = {
        {"errata.yaml", edited_text(arena, "errata.yaml", "corrected: アルファ化米", "corrected: 伴走")},
        {"cards/242012-tsu.yaml", "municipalities: []\n"},
        {NULL, NULL}};
    edited it = edited_read(files);
    assert_null(strstr(input_messages(arena, it.diag), "erratum"));
    edited_end(&it);
    tz_arena_free(arena);
}

static void counts_are_at_least_one(void **state) {
    (void)state;
    check("corrected:", "count: 1\n  corrected:", "");
    check("corrected:", "count: 0\n  corrected:", "4:10: a number from 1 to 1000000 is expected here\n");
    check("corrected:", "count: 1000001\n  corrected:", "4:10: a number from 1 to 1000000 is expected here\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(corrections_stay_in_order),
        cmocka_unit_test(fields_are_the_forms_or_pages),
        cmocka_unit_test(municipalities_have_a_card),
        cmocka_unit_test(corrected_texts_stand_in_the_records),
        cmocka_unit_test(errata_of_another_year_are_reported),
        cmocka_unit_test(errata_that_were_not_carried_out_are_reported),
        cmocka_unit_test(only_records_without_errors_are_searched),
        cmocka_unit_test(counts_are_at_least_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
