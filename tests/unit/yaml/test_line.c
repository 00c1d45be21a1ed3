// One line: its indentation, dashes, key and colon, as they are and with slips.
#include "outcome.h"

static tz_line_of_file read_line(tz_arena *arena, const char *text, const tz_yaml_rules *rules) {
    const tz_source *source = input_source(arena, text);
    return tz_line_read(&(tz_file_lines){source, source->bytes, rules}, 0);
}

static void check(const char *text, size_t indent, size_t dash, size_t content, size_t key_end, tz_colon colon) {
    tz_arena *arena = tz_arena_new(NULL);
    tz_line_of_file it = read_line(arena, text, &outcome_card);
    if (it.indent != indent || it.dash != dash || it.content != content || it.key_end != key_end || it.colon != colon)
        fail_msg("%s: indent %zu, dash %zu, content %zu, key end %zu, colon %d", text, it.indent, it.dash, it.content,
                 it.key_end, it.colon);
    tz_arena_free(arena);
}

static void keys_are_found(void **state) {
    (void)state;
    check("food: x", 0, TZ_NO_COLUMN, 0, 4, TZ_COLON);
    check("  food:", 2, TZ_NO_COLUMN, 2, 6, TZ_COLON);
    check("  other : |\r\n", 2, TZ_NO_COLUMN, 2, 7, TZ_COLON);
    check("\"food\": x", 0, TZ_NO_COLUMN, 0, 6, TZ_COLON);
    check("市: 津", 0, TZ_NO_COLUMN, 0, 3, TZ_COLON);
    check("  - code: 1", 2, 2, 4, 8, TZ_COLON);
    check("- - x", 0, 0, 4, 5, TZ_COLON_NONE);
    check("-", 0, 0, 1, 1, TZ_COLON_NONE);
    check("-x", 0, TZ_NO_COLUMN, 0, 2, TZ_COLON_NONE);
    check("\xEF\xBB\xBF"
          "food: x",
          0, TZ_NO_COLUMN, 3, 7, TZ_COLON);
}

static void slips_in_keys_are_found_where_the_key_is_known(void **state) {
    (void)state;
    check("food：x", 0, TZ_NO_COLUMN, 0, 4, TZ_COLON_FULL_WIDTH);
    check("food ：x", 0, TZ_NO_COLUMN, 0, 4, TZ_COLON_FULL_WIDTH);
    check("food:x", 0, TZ_NO_COLUMN, 0, 4, TZ_COLON_TIGHT);
    check("food:　x", 0, TZ_NO_COLUMN, 0, 4, TZ_COLON_TIGHT);
    check("TEL：x", 0, TZ_NO_COLUMN, 0, 3, TZ_COLON_NONE);
    check("http://x", 0, TZ_NO_COLUMN, 0, 4, TZ_COLON_NONE);
    check("・food: x", 0, TZ_NO_COLUMN, 0, 7, TZ_COLON);
    check("食料は food: x", 0, TZ_NO_COLUMN, 0, 0, TZ_COLON_NONE);
}

static void levels_of_keys_are_those_of_the_rules(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_line_of_file top = read_line(arena, "stock:", &outcome_card), below = read_line(arena, "food:", &outcome_card);
    tz_line_of_file other = read_line(arena, "foods:", &outcome_card), any = read_line(arena, "foods:", NULL);
    assert_true(top.known && top.top && !top.below);
    assert_true(below.known && !below.top && below.below);
    assert_false(other.known);
    assert_true(any.known);
    tz_arena_free(arena);
}

static void blanks_that_are_none_for_yaml_are_odd(void **state) {
    (void)state;
    static const char *const lines[] = {" 　food: x", " \tfood: x",
                                        " \xC2\xA0"
                                        "food: x",
                                        " \xE2\x80\x83"
                                        "food: x"};
    tz_arena *arena = tz_arena_new(NULL);
    for (size_t i = 0; i < 4; i++) {
        tz_line_of_file it = read_line(arena, lines[i], &outcome_card);
        assert_int_equal(it.odd, 1);
        assert_int_equal(it.key_end - it.content, 4);
    }
    tz_line_of_file empty = read_line(arena, "  　\t\n", NULL), plain = read_line(arena, "  food: 　x", NULL);
    assert_true(tz_line_is_empty(&empty));
    assert_int_equal(plain.odd, plain.text);
    tz_arena_free(arena);
}

static void a_colon_is_explained(void **state) {
    (void)state;
    static const char *const texts[][2] = {
        {"food：x", "the colon behind food is full-width: write \":\" and a space, both half-width"},
        {"food:　x", "the blank behind \"food:\" is full-width: write a half-width space"},
        {"food:x", "a space is missing behind \"food:\""},
    };
    tz_arena *arena = tz_arena_new(NULL);
    for (size_t i = 0; i < 3; i++) {
        const tz_source *source = input_source(arena, texts[i][0]);
        const tz_file_lines in = {source, source->bytes, &outcome_card};
        assert_string_equal(tz_colon_message(arena, &in, 0, 4, 4, source->size), texts[i][1]);
    }
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_are_found),
        cmocka_unit_test(slips_in_keys_are_found_where_the_key_is_known),
        cmocka_unit_test(levels_of_keys_are_those_of_the_rules),
        cmocka_unit_test(blanks_that_are_none_for_yaml_are_odd),
        cmocka_unit_test(a_colon_is_explained),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
