// Answers as they are exchanged: without white space that nobody sees.
#include "small.h"

static void what_nobody_sees_is_left_out(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"a", "a"},           {"a  \n b　\n", "a\n b"}, {"\n\na\n\n\nb\n \n", "a\n\n\nb"}, {"", ""}, {" \n　\n", ""},
        {"　a\tb", "　a\tb"}, {"a\n　\nb", "a\n\nb"}};
    tz_arena *arena = tz_arena_new(NULL);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        tz_text from = small_text(cases[i][0]), made = tz_exchange_answer(arena, &from);
        assert_string_equal(made.bytes, cases[i][1]);
    }
    tz_arena_free(arena);
}

static void codes_are_joined_like_names(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_card card = small_card(NULL);
    assert_string_equal(tz_exchange_codes(arena, &card), "242098、245437");
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_nobody_sees_is_left_out),
        cmocka_unit_test(codes_are_joined_like_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
