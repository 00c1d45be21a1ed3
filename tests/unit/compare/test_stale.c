// Cards that say what they said the year before.
#include "editions.h"

static const char *const fields[] = {"a 甲", "b 乙", NULL};

static const char *warnings(tz_arena *arena, int32_t years, const made_card *old, const made_card *current, size_t n) {
    tz_diag *diag = tz_diag_in_arena(arena);
    tz_edition *then = made_edition(arena, "令和7年度", fields, old, n),
               *now = made_edition(arena, "令和8年度", fields, current, n);
    then->year = 2025;
    now->year = 2025 + years;
    tz_comparison_warn_stale(arena, tz_compare(arena, then, now, edition_labels), diag);
    return input_messages(arena, diag);
}

static void cards_written_anew_are_no_matter(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    const made_card old[] = {{"1", "津市", {"・水", "・米"}}, {"2", "桑名市", {"", ""}}};
    const made_card current[] = {{"1", "津市", {"・水", "・麦"}}, {"2", "桑名市", {"", ""}}};
    assert_string_equal(warnings(arena, 1, old, current, 2), "");
    tz_arena_free(arena);
}

static void each_card_as_it_was_is_reported(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    const made_card old[] = {
        {"1", "津市", {"・水", ""}}, {"2", "桑名市", {"・茶", ""}}, {"3 4", "尾鷲市 紀北町", {"", "・塩"}}};
    const made_card current[] = {
        {"1", "津市", {"・水 ", ""}}, {"2", "桑名市", {"・麦茶", ""}}, {"3 4", "尾鷲市 紀北町", {"", "・塩"}}};
    assert_string_equal(
        warnings(arena, 1, old, current, 3),
        "warning: 津市: all answers are those of 令和7年度: are they copied and still to be written anew?\n"
        "warning: 尾鷲市、紀北町: all answers are those of 令和7年度: are they copied and still to be written "
        "anew?\n");
    assert_string_equal(warnings(arena, 0, old, current, 3), ""); // another printing of the same year
    assert_string_equal(warnings(arena, -1, old, current, 3), "");
    tz_arena_free(arena);
}

static void a_copied_edition_is_told_once(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    const made_card old[] = {{"1", "津市", {"・水", ""}}, {"2", "桑名市", {"・茶", ""}}};
    assert_string_equal(
        warnings(arena, 2, old, old, 2),
        "warning: all answers of all 2 cards are those of 令和7年度: are they copied and still to be written "
        "anew?\n");
    assert_string_equal(
        warnings(arena, 2, old, old, 1),
        "warning: 津市: all answers are those of 令和7年度: are they copied and still to be written anew?\n");
    tz_arena_free(arena);
}

// Whoever leaves out what the form no longer asks has written nothing anew.
static void what_the_form_no_longer_asks_is_no_change(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    static const char *const fewer[] = {"b 乙", NULL};
    const made_card old[] = {{"1", "津市", {"・水", "・米"}}}, current[] = {{"1", "津市", {"・米"}}},
                    emptied[] = {{"1", "津市", {"・水", ""}}};
    tz_diag *diag = tz_diag_in_arena(arena);
    tz_edition *then = made_edition(arena, "令和7年度", fields, old, 1),
               *now = made_edition(arena, "令和8年度", fewer, current, 1);
    then->year = 2025;
    now->year = 2026;
    tz_comparison_warn_stale(arena, tz_compare(arena, then, now, edition_labels), diag);
    assert_string_equal(
        input_messages(arena, diag),
        "warning: 津市: all answers are those of 令和7年度: are they copied and still to be written anew?\n");
    assert_string_equal(warnings(arena, 1, old, emptied, 1), ""); // an answer was taken out
    tz_arena_free(arena);
}

static const tz_comparison *merged(tz_arena *arena, const char *first, const char *second) {
    const made_card old[] = {{"1", "津市", {"・津市の飲み水を備える", "・米"}},
                             {"2", "旧町", {"・旧町の茶を備える", "・旧町の味噌を備える"}}};
    const made_card current[] = {{"9", "新市", {first, second}}};
    tz_edition *then = made_edition(arena, "令和7年度", fields, old, 2),
               *now = made_edition(arena, "令和8年度", fields, current, 1);
    made_of(arena, now, "1 2");
    then->year = 2025;
    now->year = 2026;
    return tz_compare(arena, then, now, edition_labels);
}

static const char *told(tz_arena *arena, const tz_comparison *comparison) {
    tz_diag *diag = tz_diag_in_arena(arena);
    tz_comparison_warn_stale(arena, comparison, diag);
    tz_comparison_note_copied(arena, comparison, diag);
    return input_messages(arena, diag);
}

// Answers of whichever of the old towns.
static void a_merged_town_is_compared_with_all_it_was(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    assert_string_equal(
        told(arena, merged(arena, "・津市の飲み水を備える", "・旧町の味噌を備える")),
        "warning: 新市: all answers are those of 令和7年度: are they copied and still to be written anew?\n");
    assert_string_equal(told(arena, merged(arena, "・津市の飲み水を備える", "・新市の醤油を備える")),
                        "note: 新市: answers that are word for word those of 令和7年度: 1 (甲)\n");
    assert_string_equal(told(arena, merged(arena, "・新市の水を備える", "・米")), ""); // short
    assert_string_equal(told(arena, merged(arena, "", "")), "");
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cards_written_anew_are_no_matter),
        cmocka_unit_test(each_card_as_it_was_is_reported),
        cmocka_unit_test(a_copied_edition_is_told_once),
        cmocka_unit_test(what_the_form_no_longer_asks_is_no_change),
        cmocka_unit_test(a_merged_town_is_compared_with_all_it_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
