// Strings as JSON: what is escaped, and that nothing else is touched.
#include "base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void check(const char *text, size_t size, const char *expected) {
    tz_arena *arena = tz_arena_new(NULL);
    tz_bytes out = {0};
    tz_bytes_add_json_string(arena, &out, text, size);
    assert_string_equal(tz_arena_copy(arena, out.at, out.n), expected);
    tz_arena_free(arena);
}

static void characters_stay_as_they_are(void **state) {
    (void)state;
    check("", 0, "\"\"");
    check("葛󠄀城の𠮷田 a/b", strlen("葛󠄀城の𠮷田 a/b"), "\"葛󠄀城の𠮷田 a/b\"");
}

static void quotes_and_controls_are_escaped(void **state) {
    (void)state;
    check("\"\\\n\0\x7f", 5, "\"\\\"\\\\\\u000a\\u0000\\u007f\"");
    check("\xC2\x85\xE2\x80\xA8", 5, "\"\\u0085\\u2028\""); // line ends to some readers
}

static void bytes_of_no_character_are_replaced(void **state) {
    (void)state;
    check("a\xFF\xE3\x81", 4, "\"a\\ufffd\\ufffd\\ufffd\"");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(characters_stay_as_they_are),
        cmocka_unit_test(quotes_and_controls_are_escaped),
        cmocka_unit_test(bytes_of_no_character_are_replaced),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
