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

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cards_written_anew_are_no_matter),
        cmocka_unit_test(each_card_as_it_was_is_reported),
        cmocka_unit_test(a_copied_edition_is_told_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
