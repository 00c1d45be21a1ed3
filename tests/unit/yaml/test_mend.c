// Mended files: lines left out or written anew, and the way back to the source from every byte.
#include "outcome.h"

static tz_mending mending_of(tz_arena *arena, const char *text) {
    const tz_source *source = input_source(arena, text);
    return (tz_mending){.arena = arena,
                        .in = {source, source->bytes, &outcome_card},
                        .fixes = TZ_ARRAY(arena, tz_line_fix, source->lines_n)};
}

static void check_place(const tz_mended *mended, size_t at, uint32_t line, uint32_t column) {
    uint32_t real_line, real_column;
    tz_place_line(tz_mended_place(mended, at), &real_line, &real_column);
    assert_int_equal(real_line, line);
    assert_int_equal(real_column, column);
}

static void bytes_know_where_they_were(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_mending it = mending_of(arena, "stock:\n food：米\n    x\n  power: あり\n");
    tz_mending_keep_key(&it, 1, 2);
    tz_mending_drop(&it, 2, 3);
    tz_mended mended = tz_mending_apply(&it);
    assert_int_equal(mended.size, strlen("stock:\n  food:\n  power: あり\n"));
    assert_memory_equal(mended.bytes, "stock:\n  food:\n  power: あり\n", mended.size);
    check_place(&mended, 0, 1, 1);
    check_place(&mended, 9, 2, 2);   // food
    check_place(&mended, 17, 4, 3);  // power
    check_place(&mended, 24, 4, 10); // あり
    assert_true(tz_mending_is_unreadable(&it, 8));
    assert_false(tz_mending_is_unreadable(&it, 0));
    tz_arena_free(arena);
}

static void what_is_not_mended_is_the_source(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    const tz_source *source = input_source(arena, "a: b\n");
    tz_mended mended = {.source = source, .bytes = source->bytes, .size = source->size};
    assert_int_equal(tz_mended_source_byte(&mended, 3), 3);
    tz_arena_free(arena);
}

static void a_key_keeps_what_stands_before_it(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_mending it = mending_of(arena, "\xEF\xBB\xBF"
                                      "stock\n  - code：1\n  - {a: b\n\"food\":x\n");
    for (size_t i = 0; i < 4; i++)
        tz_mending_keep_key(&it, i, TZ_NO_COLUMN);
    tz_mended mended = tz_mending_apply(&it);
    assert_string_equal(tz_arena_copy(arena, mended.bytes, mended.size), "stock:\n  - code:\n  - \"\"\n\"food\":\n");
    tz_arena_free(arena);
}

static void an_entry_is_given_up_whole(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_mending it = mending_of(arena, "stock:\n  food: [\n\n   x\n  power: y\n");
    it.fixes[0].is_entry = it.fixes[1].is_entry = it.fixes[4].is_entry = true;
    assert_true(tz_mending_give_up(&it, 18));
    tz_mended mended = tz_mending_apply(&it);
    assert_string_equal(tz_arena_copy(arena, mended.bytes, mended.size), "stock:\n  food:\n  power: y\n");
    assert_true(tz_mending_give_up(&it, 18)); // then the one around it
    assert_false(tz_mending_give_up(&it, 18));
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes_know_where_they_were),
        cmocka_unit_test(what_is_not_mended_is_the_source),
        cmocka_unit_test(a_key_keeps_what_stands_before_it),
        cmocka_unit_test(an_entry_is_given_up_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
