// Help texts in columns, and how wide text is on a terminal.
#include "cli/cli.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char *text_of(tz_arena *arena, const tz_bytes *out) {
    return tz_arena_copy(arena, out->at, out->n);
}

static void options_are_in_columns(void **state) {
    (void)state;
    static const tz_option options[] = {
        {"layout", 'l', "FILE", .help = "a file"}, {"long-one", 0, NULL, .help = "alone"}, {0}};
    static const tz_operand operands[] = {{"DIR", TZ_VALUE_FOLDER, "a folder"}, {0}};
    static const tz_command command = {
        .name = "try", .operands = operands, .summary = "tries", .details = "More of it.", .options = options};
    tz_arena *arena = tz_arena_new(NULL);
    tz_bytes out = {0};
    tz_help_command(arena, &command, &out);
    assert_string_equal(text_of(arena, &out),
                        "Usage: tsuzuri try DIR [OPTION]...\n\ntries\n\n  DIR  a folder\n\nMore of it.\n\nOptions:\n"
                        "  -l, --layout FILE  a file\n"
                        "      --long-one     alone\n"
                        "  -h, --help         show this help\n");
    tz_arena_free(arena);
}

static void details_and_examples_are_below(void **state) {
    (void)state;
    static const tz_option options[] = {{"how", 0, "HOW", .help = "a way", .details = "One.\nTwo."}, {0}};
    static const tz_operand operands[] = {
        {"DIR", TZ_VALUE_FOLDER, "a folder"}, {"NAME...", TZ_VALUE_TEXT, "some names"}, {0}};
    static const tz_example examples[] = {{"tsuzuri try x", "tries x"}, {0}};
    static const tz_command command = {
        .name = "try", .operands = operands, .summary = "tries", .options = options, .examples = examples};
    tz_arena *arena = tz_arena_new(NULL);
    tz_bytes out = {0};
    tz_help_command(arena, &command, &out);
    assert_string_equal(text_of(arena, &out), "Usage: tsuzuri try DIR NAME... [OPTION]...\n\ntries\n\n"
                                              "  DIR      a folder\n"
                                              "  NAME...  some names\n\nOptions:\n"
                                              "      --how HOW  a way\n"
                                              "          One.\n"
                                              "          Two.\n"
                                              "  -h, --help     show this help\n\nExamples:\n"
                                              "  tsuzuri try x\n"
                                              "      tries x\n");
    tz_arena_free(arena);
}

// Every code of the program's, once, from the smallest on.
static void exit_codes_are_told(void **state) {
    (void)state;
    static const int codes[] = {TZ_EXIT_OK,     TZ_EXIT_USAGE,     TZ_EXIT_DATA, TZ_EXIT_INPUT,
                                TZ_EXIT_MEMORY, TZ_EXIT_NO_CREATE, TZ_EXIT_IO,   128};
    size_t n = 0;
    for (; tz_exit_meanings[n].means; n++)
        assert_int_equal(tz_exit_meanings[n].code, codes[n]);
    assert_int_equal(n, sizeof codes / sizeof *codes);
}

static void commands_are_listed_in_their_order(void **state) {
    (void)state;
    static const tz_command first = {.name = "first", .summary = "does this"},
                            second = {.name = "then", .summary = "that"};
    static const tz_command *const commands[] = {&first, &second, NULL};
    tz_arena *arena = tz_arena_new(NULL);
    tz_bytes out = {0};
    tz_help_program(arena, commands, &out);
    assert_non_null(strstr(text_of(arena, &out), "Commands:\n  first  does this\n  then   that\n"));
    tz_arena_free(arena);
}

static void japanese_characters_take_two_columns(void **state) {
    (void)state;
    assert_int_equal(tz_terminal_columns("", 0), 0);
    assert_int_equal(tz_terminal_columns("abc", 3), 3);
    assert_int_equal(tz_terminal_columns("abc", 2), 2);
    assert_int_equal(tz_terminal_columns("桑名ab", strlen("桑名ab")), 6);
    assert_int_equal(tz_terminal_columns("か\xE3\x82\x99", strlen("か\xE3\x82\x99")), 2); // a mark takes none
    assert_int_equal(tz_terminal_columns("a\xff", 2), 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(options_are_in_columns),
        cmocka_unit_test(details_and_examples_are_below),
        cmocka_unit_test(exit_codes_are_told),
        cmocka_unit_test(commands_are_listed_in_their_order),
        cmocka_unit_test(japanese_characters_take_two_columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
