// Errata: whose answer they correct must be on a card, and where must be in the form.
#include "edited.h"

static void corrections_stay_in_order(void **state) {
    (void)state;
    const input_text files[] = {{"errata.yaml",
                                 "- {municipality: \"242012\", field: head.stock.food, found: ア, corrected: イ, "
                                 "reason: ウ, count: 2}\n"
                                 "- {municipality: \"240001\", field: digest, found: エ, corrected: オ, reason: カ}\n"},
                                {NULL, NULL}};
    edited it = edited_read(files);
    assert_string_equal(input_messages(it.arena, it.diag), "");
    assert_int_equal(it.edition->errata_n, 2);
    const tz_erratum *all = it.edition->errata;
    edited_check_text(&all[0].municipality, "242012");
    edited_check_text(&all[0].field, "head.stock.food");
    edited_check_text(&all[0].found, "ア");
    edited_check_text(&all[0].corrected, "イ");
    edited_check_text(&all[0].reason, "ウ");
    edited_check_text(&all[1].found, "エ");
    edited_end(&it);
}

static void check(const char *old, const char *new, const char *expected) {
    edited_check("errata.yaml", old, new, expected);
}

static void fields_are_the_forms_or_pages(void **state) {
    (void)state;
    static const char *const right[] = {"title", "digest", "outline", "head.stock.power", "shelter.notes"};
    for (size_t i = 0; i < sizeof right / sizeof right[0]; i++)
        check("stock.food", right[i], "");
    check("stock.food", "stock.foot", "2:10: the form has no field stock.foot (did you mean stock.food?)\n");
    check("stock.food", "head.stock.foot", "2:15: the form has no field stock.foot (did you mean stock.food?)\n");
    check("stock.food", "head.", "2:10: the form has no field head.\n");
    check("stock.food", "titles", "2:10: the form has no field titles\n");
}

static void municipalities_have_a_card(void **state) {
    (void)state;
    check("242055", "240001", ""); // a page of the prefecture's own
    check("242055", "242021", "1:18: no card has the code 242021\n");
    check("242055", "242056", "1:18: the code 242056 is mistyped: its first five digits need the check digit 5\n");
}

static void counts_are_at_least_one(void **state) {
    (void)state;
    check("corrected:", "count: 1\n  corrected:", "");
    check("corrected:", "count: 1000000\n  corrected:", "");
    check("corrected:", "count: 0\n  corrected:", "4:10: a number from 1 to 1000000 is expected here\n");
    check("corrected:", "count: 1000001\n  corrected:", "4:10: a number from 1 to 1000000 is expected here\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(corrections_stay_in_order),
        cmocka_unit_test(fields_are_the_forms_or_pages),
        cmocka_unit_test(municipalities_have_a_card),
        cmocka_unit_test(counts_are_at_least_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
