// Old and new statements matched: equal ones first, then similar ones, and the fewest that must have moved.
#include "compare/match.h"
#include "statements.h"

#include <stdlib.h>

// Matches answers; `old` are those of several cards, ended by NULL. The old index of each new statement, with "*" for
// one that moved.
static const char *matched(tz_arena *arena, const char *const *old, const char *current) {
    tz_intern *intern = tz_intern_new(arena);
    tz_statement_matching field = {.cards = 0};
    size_t *firsts = TZ_ARRAY(arena, size_t, 8);
    for (; old[field.cards]; firsts[++field.cards] = field.old.all.n)
        add_statements(arena, intern, old[field.cards], &field.old);
    add_statements(arena, intern, current, &field.current);
    field.firsts = firsts;
    tz_statements_match(arena, &field);
    tz_bytes out = {0};
    for (size_t k = 0; k < field.current.all.n; k++) {
        if (field.from[k] >= 0) // both directions agree
            assert_int_equal(field.to[field.from[k]], k);
        tz_bytes_format(arena, &out, "%s%d%s", k ? " " : "", field.from[k], field.moved[k] ? "*" : "");
    }
    return tz_arena_copy(arena, out.at ? out.at : "", out.n);
}

static void must_match(const char *old, const char *current, const char *wanted) {
    tz_arena *arena = tz_arena_new(NULL);
    const char *const olds[] = {old, NULL};
    assert_string_equal(matched(arena, olds, current), wanted);
    tz_arena_free(arena);
}

static void equal_ones_are_matched_in_order_then_anywhere(void **state) {
    (void)state;
    must_match("・甲\n・乙\n・丙", "・甲\n・乙\n・丙", "0 1 2");
    must_match("・甲\n・乙\n・丙", "・丙\n・甲\n・乙", "2* 0 1");
    must_match("・甲\n・甲", "・甲", "0");
    must_match("・甲", "・甲\n・甲", "0 -1");
}

// Ten characters each, of which n are the same: a similarity of n tenths.
static void two_alone_between_neighbours_need_be_least_similar(void **state) {
    (void)state;
    must_match("・前\n・あいうえおかきくけこ\n・後", "・前\n・あいうえさしすせそた\n・後", "0 1 2");  // 0.4
    must_match("・前\n・あいうえおかきくけこ\n・後", "・前\n・あいうさしすせそたち\n・後", "0 -1 2"); // 0.3
    must_match("・あいうえおかきくけこ\n・別", "・あいうえさしすせそた\n・他", "-1 -1");              // two open ones
    must_match("・あいうえおかきくけこ\n・別", "・あいうえおさしすせそ\n・他", "0 -1");               // 0.5
    must_match("・前\n・あいうえおかきくけこ", "・あいうえおさしすせそ\n・前", "-1 0");               // elsewhere
    must_match("・前\n・あいうえおかきくけこ", "・あいうえおかきしすせ\n・前", "1* 0");               // 0.7
}

static void the_most_similar_go_together_then_the_nearest(void **state) {
    (void)state;
    must_match("・あいうえおかきくけこ\n・あいうえおかきくけさ", "・あいうえおかきくけさ。", "1");
    must_match("・あいうえおかきくけこ\n・あいうえおかきくけさ", "・あいうえおかきくけた\n・あいうえおかきくけち",
               "0 1");
}

static void a_subhead_is_never_similar_to_an_item(void **state) {
    (void)state;
    must_match("【あいうえおかきくけこ】", "・【あいうえおかきくけこ】", "-1");
}

static void cards_that_merged_may_alternate(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    const char *const olds[] = {"・甲\n・乙", "・丙\n・丁", NULL};
    assert_string_equal(matched(arena, olds, "・丙\n・甲\n・丁\n・乙"), "2 0 3 1");
    assert_string_equal(matched(arena, olds, "・丁\n・甲\n・丙\n・乙"), "3* 0 2 1");
    tz_arena_free(arena);
}

// ---- more than people write ----

// Items that have nothing in common but one: the first new one is the old one at `same`, reworded.
static bool is_narrowed(int old, int current, int same, const char *wanted) {
    tz_arena *arena = tz_arena_new(NULL);
    tz_bytes texts[2] = {0};
    for (int i = 0; i < old; i++)
        tz_bytes_format(arena, &texts[0], i == same ? "・おなじことばのならび甲\n" : "・%d\n", i);
    for (int i = 0; i < current; i++)
        tz_bytes_format(arena, &texts[1], i == 0 ? "・おなじことばのならび乙\n" : "・x%d\n", i);
    tz_intern *intern = tz_intern_new(arena);
    size_t firsts[2] = {0};
    tz_statement_matching field = {.cards = 1, .firsts = firsts};
    add_statements(arena, intern, tz_arena_copy(arena, texts[0].at, texts[0].n), &field.old);
    add_statements(arena, intern, tz_arena_copy(arena, texts[1].at, texts[1].n), &field.current);
    firsts[1] = field.old.all.n;
    tz_statements_match(arena, &field);
    assert_string_equal(field.from[0] == same ? "found" : "not found", wanted);
    bool narrowed = field.narrowed;
    tz_arena_free(arena);
    return narrowed;
}

static void of_many_changed_ones_the_nearest_are_compared(void **state) {
    (void)state;
    assert_false(is_narrowed(724, 724, 723, "found")); // 2^19 pairs at most
    assert_true(is_narrowed(725, 725, 300, "found"));
    assert_true(is_narrowed(725, 725, 361, "found"));
    assert_true(is_narrowed(725, 725, 362, "not found"));
    assert_true(is_narrowed(4000, 4000, 65, "found"));
    assert_true(is_narrowed(4000, 4000, 66, "not found"));
    assert_true(is_narrowed(400000, 2, 0, "found"));
    assert_false(is_narrowed(20000, 20, 19999, "found"));
}

// ---- sequences ----

static void test_the_fewest_move(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    const int last_first[] = {4, 0, 1, 2, 3}, swapped[] = {0, 2, 1, 3};
    bool moved[5];
    tz_sequence_moved(arena, last_first, 5, moved);
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(moved[i], i == 0);
    tz_sequence_moved(arena, swapped, 4, moved);
    assert_int_equal(moved[0] + moved[1] + moved[2] + moved[3], 1);
    assert_false(moved[0] || moved[3]);
    tz_sequence_moved(arena, NULL, 0, moved);
    tz_arena_free(arena);
}

static uint32_t next(uint32_t *seed) {
    *seed = *seed * 1664525 + 1013904223;
    return *seed >> 16;
}

// As many stay as the longest ascending subsequence has, and they ascend.
static void as_few_move_as_trying_all_subsets_finds(void **state) {
    (void)state;
    enum { MOST = 9 };
    uint32_t seed = 3;
    for (int round = 0; round < 500; round++) {
        tz_arena *arena = tz_arena_new(NULL);
        int seq[MOST];
        size_t n = next(&seed) % (MOST + 1), best = 0, stay = 0;
        bool moved[MOST];
        for (size_t i = 0; i < n; i++)
            seq[i] = (int)i;
        for (size_t i = n; i > 1; i--) {
            size_t k = next(&seed) % i;
            int swapped = seq[k];
            seq[k] = seq[i - 1];
            seq[i - 1] = swapped;
        }
        for (uint32_t subset = 0; subset < 1u << n; subset++) {
            int last = -1;
            size_t size = 0;
            for (size_t i = 0; i < n; i++)
                if (subset >> i & 1) {
                    size = seq[i] > last ? size + 1 : 0;
                    last = seq[i] > last ? seq[i] : MOST;
                }
            best = size > best ? size : best;
        }
        tz_sequence_moved(arena, seq, n, moved);
        int last = -1;
        for (size_t i = 0; i < n; i++)
            if (!moved[i]) {
                assert_true(seq[i] > last);
                last = seq[i];
                stay++;
            }
        assert_int_equal(stay, best);
        tz_arena_free(arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_ones_are_matched_in_order_then_anywhere),
        cmocka_unit_test(two_alone_between_neighbours_need_be_least_similar),
        cmocka_unit_test(the_most_similar_go_together_then_the_nearest),
        cmocka_unit_test(a_subhead_is_never_similar_to_an_item),
        cmocka_unit_test(cards_that_merged_may_alternate),
        cmocka_unit_test(of_many_changed_ones_the_nearest_are_compared),
        cmocka_unit_test(test_the_fewest_move),
        cmocka_unit_test(as_few_move_as_trying_all_subsets_finds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
