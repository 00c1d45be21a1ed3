// A comparison as lines for a terminal: every kind of change, form and card.
#include "two_years.h"

static void everything_is_written(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_bytes out = {0};
    tz_compare_text(arena, two_years(arena), &out);
    assert_string_equal(tz_arena_copy(arena, out.at, out.n),
                        "令和7年度 → 令和8年度\n"
                        "Form\n"
                        "  > b 乙\n"
                        "  ~ a 甲2 (before: a 甲)\n"
                        "  ~ e 丙 (before: c 丙)\n"
                        "  + d 丁\n"
                        "津市\n"
                        "  b 乙\n"
                        "    > ・市民講演会を開催した (moved to 甲2)\n"
                        "  a 甲2\n"
                        "    ~ ・年[-4回-]{+6回+}の会議⏎市役所で\n"
                        "    - ・別の会議\n"
                        "    > ・市民講演会を開催した (moved from 乙)\n"
                        "    > ・丁目の説明会\n"
                        "  e 丙\n"
                        "    = ・ → ※同じ\n"
                        "  d 丁\n"
                        "    + ・新しい\n"
                        "桑名市: before: 桑名市、旧町\n"
                        "新町: before: 桑名市、旧町\n"
                        "川越町: a new card\n"
                        "  d 丁\n"
                        "    + ・初めて\n"
                        "木曽岬町: this card is gone\n"
                        "  e 丙\n"
                        "    - \"引用\"\n"
                        "Unchanged: 東員町\n"
                        "Cards changed: 5 of 6; added 2, removed 2, reworded 1, moved 2, label or depth 1\n");
    tz_arena_free(arena);
}

// Several cards have become one: whose each old statement was.
static void statements_of_merged_towns_are_named(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    static const char *const fields[] = {"a 甲", NULL};
    const made_card old[] = {{"1", "津市", {"・年4回の会議を開く\n・展示"}}, {"2 3", "旧町 旧村", {"・講演会"}}};
    const made_card current[] = {{"9", "新市", {"・年6回の会議を開く\n・新しい"}}};
    tz_edition *then = made_edition(arena, "令和7年度", fields, old, 2),
               *now = made_edition(arena, "令和8年度", fields, current, 1);
    made_of(arena, now, "1 2 3");
    tz_bytes out = {0};
    tz_compare_text(arena, tz_compare(arena, then, now, edition_labels), &out);
    assert_string_equal(tz_arena_copy(arena, out.at, out.n),
                        "令和7年度 → 令和8年度\n"
                        "新市: before: 津市 + 旧町、旧村\n"
                        "  a 甲\n"
                        "    - ・講演会 [旧町、旧村]\n"
                        "    ~ ・年[-4回-]{+6回+}の会議を開く [津市]\n"
                        "    - ・展示 [津市]\n"
                        "    + ・新しい\n"
                        "Cards changed: 1 of 1; added 1, removed 2, reworded 1, moved 0, label or depth 0\n");
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(statements_of_merged_towns_are_named),
        cmocka_unit_test(everything_is_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
