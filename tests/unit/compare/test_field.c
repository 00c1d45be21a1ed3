// The fields of one card: what left one for another is found, and stands in the lists of both.
#include "editions.h"

static const char *const fields[] = {"a A", "b B", NULL};

// One line a change: field, sign as for terminals, "^" for moved, "!" for moved out, body.
static const char *changes(tz_arena *arena, const made_card *old, size_t old_n, const made_card *current) {
    const tz_comparison *found = tz_compare(arena, made_edition(arena, "then", fields, old, old_n),
                                            made_edition(arena, "now", fields, current, 1), edition_labels);
    tz_bytes out = {0};
    for (size_t i = 0; i < found->fields_n; i++)
        for (size_t k = 0; k < found->cards[0].fields[i].n; k++) {
            const tz_change *it = &found->cards[0].fields[i].changes[k];
            const tz_statement *statement = it->current ? it->current : it->old;
            tz_bytes_format(arena, &out, "%c%c%s%s%.*s\n", "ab"[i], "=+-~:>"[it->kind], it -> moved ? "^" : "",
                            it->moved_out ? "!" : "", (int)statement->body.size, statement->body.bytes);
            if (it->old)
                assert_non_null(it->from);
        }
    return tz_arena_copy(arena, out.at ? out.at : "", out.n);
}

static void must_change(made_card old, made_card current, const char *wanted) {
    tz_arena *arena = tz_arena_new(NULL);
    assert_string_equal(changes(arena, &old, 1, &current), wanted);
    tz_arena_free(arena);
}

static void what_went_to_another_field_is_listed_in_both(void **state) {
    (void)state;
    must_change((made_card){"1", "津市", {"・市民講演会を開催した\n・甲", "・乙"}},
                (made_card){"1", "津市", {"・甲", "・乙\n・市民講演会を開催した"}},
                "a>^!市民講演会を開催した\na=甲\nb=乙\nb>^市民講演会を開催した\n");
}

static void it_may_have_been_reworded_a_little(void **state) {
    (void)state;
    must_change((made_card){"1", "津市", {"・市民講演会を4回開催した", ""}},
                (made_card){"1", "津市", {"", "・市民講演会を6回開催した"}},
                "a>^!市民講演会を6回開催した\nb~^市民講演会を6回開催した\n");
    must_change((made_card){"1", "津市", {"・市民講演会を開催した", ""}},
                (made_card){"1", "津市", {"", "・出前講座などを開催した"}},
                "a-市民講演会を開催した\nb+出前講座などを開催した\n");
}

// 特になし in two fields has not moved.
static void short_ones_do_not_move(void **state) {
    (void)state;
    must_change((made_card){"1", "津市", {"あいうえおかき", ""}}, (made_card){"1", "津市", {"", "あいうえおかき"}},
                "a-あいうえおかき\nb+あいうえおかき\n");
    must_change((made_card){"1", "津市", {"あいうえおかきく", ""}}, (made_card){"1", "津市", {"", "あいうえおかきく"}},
                "a>^!あいうえおかきく\nb>^あいうえおかきく\n");
}

static void what_is_gone_stands_behind_what_it_followed(void **state) {
    (void)state;
    must_change((made_card){"1", "津市", {"・零\n・甲\n・乙\n・丙\n・丁"}},
                (made_card){"1", "津市", {"・丁\n・甲\n・丙"}}, "a-零\na>^丁\na=甲\na-乙\na=丙\n");
}

static void each_of_merged_cards_tells_whose_statement_it_was(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    const made_card old[] = {{"1", "津市", {"・甲\n・乙"}}, {"2", "桑名市", {"・丙\n・丁"}}};
    const made_card current = {"1 2", "津市 桑名市", {"・甲\n・丁"}};
    assert_string_equal(changes(arena, old, 2, &current), "a-丙\na=甲\na-乙\na=丁\n");
    const tz_edition *then = made_edition(arena, "then", fields, old, 2);
    const tz_comparison *found =
        tz_compare(arena, then, made_edition(arena, "now", fields, &current, 1), edition_labels);
    const tz_field_change *field = &found->cards[0].fields[0];
    static const size_t from[] = {1, 0, 0, 1};
    for (size_t i = 0; i < field->n; i++)
        assert_ptr_equal(field->changes[i].from, &then->cards[from[i]]);
    tz_arena_free(arena);
}

// 2^18 pairs at most of what is gone and what is new in all fields of a card; the same words are found all the same.
static bool is_narrowed(int n, const char *wanted) {
    tz_arena *arena = tz_arena_new(NULL);
    tz_bytes gone = {0}, new = {0};
    for (int i = 0; i < n - 2; i++) {
        tz_bytes_format(arena, &gone, "・もとの箇条の%d番の文\n", i);
        tz_bytes_format(arena, &new, "・この秋に%dから始まった話\n", i);
    }
    tz_bytes_format(arena, &gone, "・引っ越した箇条そのまま\n・ことばの変わった引っ越しの箇条甲\n");
    tz_bytes_format(arena, &new, "・引っ越した箇条そのまま\n・ことばの変わった引っ越しの箇条乙\n");
    made_card old = {"1", "津市", {tz_arena_copy(arena, gone.at, gone.n), ""}};
    made_card current = {"1", "津市", {"", tz_arena_copy(arena, new.at, new.n)}};
    const tz_comparison *found = tz_compare(arena, made_edition(arena, "then", fields, &old, 1),
                                            made_edition(arena, "now", fields, &current, 1), edition_labels);
    const size_t *counts = found->cards[0].counts;
    assert_string_equal(
        tz_arena_format(arena, "%zu moved, %zu reworded", counts[TZ_CHANGE_MOVED], counts[TZ_CHANGE_REWORDED]), wanted);
    bool narrowed = found->cards[0].narrowed;
    tz_arena_free(arena);
    return narrowed;
}

static void of_many_that_are_gone_those_that_stayed_the_same_are_found(void **state) {
    (void)state;
    assert_false(is_narrowed(10, "1 moved, 1 reworded"));
    assert_false(is_narrowed(513, "1 moved, 1 reworded")); // 512 are left when the same one has been found
    assert_true(is_narrowed(514, "1 moved, 0 reworded"));
    assert_true(is_narrowed(3000, "1 moved, 0 reworded"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_went_to_another_field_is_listed_in_both),
        cmocka_unit_test(it_may_have_been_reworded_a_little),
        cmocka_unit_test(short_ones_do_not_move),
        cmocka_unit_test(what_is_gone_stands_behind_what_it_followed),
        cmocka_unit_test(each_of_merged_cards_tells_whose_statement_it_was),
        cmocka_unit_test(of_many_that_are_gone_those_that_stayed_the_same_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
