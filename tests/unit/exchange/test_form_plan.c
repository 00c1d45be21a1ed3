// Which forms go out: one for each municipality, one together for those who answered together.
#include "exchange/form_plan.h"
#include "exchange/forms.h"

static const char *names(forms *it, const tz_edition *plan) {
    tz_bytes out = {0};
    for (size_t i = 0; i < plan->cards_n; i++)
        tz_bytes_format(it->arena, &out, "%s%s", i ? " " : "", tz_card_names(it->arena, &plan->cards[i]));
    return tz_arena_copy(it->arena, out.n ? out.at : "", out.n);
}

static void each_municipality_gets_one(void **state) {
    (void)state;
    forms it = open_forms(FORM_LIST);
    assert_string_equal(names(&it, tz_form_plan(it.arena, it.head, NULL)), "津市 桑名市 尾鷲市");
    assert_string_equal(names(&it, tz_form_plan(it.arena, it.head, it.old)), "津市、尾鷲市 桑名市");
    const tz_edition *plan = tz_form_plan(it.arena, it.head, it.old);
    assert_true(tz_text_is(&plan->cards[0].municipalities[0].roman, "tsu"));
    close_forms(&it);
}

static void without_a_list_the_cards_tell(void **state) {
    (void)state;
    forms it = open_forms(NULL);
    assert_string_equal(names(&it, tz_form_plan(it.arena, it.head, NULL)), "");
    assert_string_equal(names(&it, tz_form_plan(it.arena, it.head, it.old)), "津市、尾鷲市 旧桑名市");
    close_forms(&it);
}

static void old_cards_are_found_by_the_codes_of_then(void **state) {
    (void)state;
    forms it = open_forms(FORM_LIST);
    const tz_edition *plan = tz_form_plan(it.arena, it.head, NULL);
    size_t n;
    for (size_t i = 0; i < 3; i++) {
        const tz_card *const *found = tz_form_old_cards(it.arena, it.old, &plan->cards[i], &n);
        assert_int_equal(n, 1);
        assert_string_equal(found[0]->slug, i == 1 ? "two" : "one");
    }
    plan = tz_form_plan(it.arena, it.head, it.old);
    tz_form_old_cards(it.arena, it.old, &plan->cards[0], &n); // both were on one card
    assert_int_equal(n, 1);
    close_forms(&it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_municipality_gets_one),
        cmocka_unit_test(without_a_list_the_cards_tell),
        cmocka_unit_test(old_cards_are_found_by_the_codes_of_then),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
