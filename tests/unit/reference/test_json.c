// JSON in lines: commas between members, none before the end, strings escaped.
#include "reference/json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void members_and_items(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_json to = {.arena = arena};
    tz_json_open(&to, NULL, '{');
    tz_json_string(&to, "a\"b", "津\n");
    tz_json_open(&to, "list", '[');
    tz_json_raw(&to, NULL, "1");
    tz_json_string(&to, NULL, "x");
    tz_json_close(&to, ']');
    tz_json_open(&to, "empty", '{');
    tz_json_close(&to, '}');
    tz_json_strings(&to, "words", (const char *const[]){"p", "q", NULL});
    tz_json_close(&to, '}');
    assert_string_equal(tz_arena_copy(arena, to.out.at, to.out.n),
                        "{\n  \"a\\\"b\": \"津\\u000a\",\n  \"list\": [\n    1,\n    \"x\"\n  ],\n  \"empty\": {},\n"
                        "  \"words\": [\"p\", \"q\"]\n}\n");
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(members_and_items)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
