// Messages as JSON: places, lines parted at the caret, cells.
#include "web/files.h"
#include "web/web.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void messages_have_their_places(void **state) {
    tz_arena *arena = tz_arena_new(NULL);
    tz_diag *diag = tz_diag_in_arena(arena);
    tz_bytes out = {0};
    (void)state;
    tz_web_begin(arena);
    tz_web_put("a.xlsx", strdup(""), 0);
    const tz_source *yaml = tz_source_new(arena, "b.yaml", "x: 1\nkey: 津市\n", 17),
                    *cell = tz_source_new(arena, "a.xlsx 調査 票!C12", "one", 3);
    tz_error(diag, (tz_place){yaml, 10}, "wrong \"%d\"", 1);
    tz_note(diag, (tz_place){yaml, 0}, "here");
    tz_warning(diag, (tz_place){cell, 1}, "cell");
    tz_notice(diag, (tz_place){0}, "nowhere");
    tz_web_put_messages(arena, diag, &out);
    assert_string_equal(
        tz_arena_copy(arena, out.at, out.n),
        "[\n{\"severity\":\"warning\",\"message\":\"cell\",\"file\":\"a.xlsx\",\"sheet\":\"調査 票\",\"cell\":\"C12\","
        "\"line\":1,\"column\":2,\"before\":\"o\",\"after\":\"ne\"},"
        "\n{\"severity\":\"error\",\"message\":\"wrong \\\"1\\\"\",\"file\":\"b.yaml\",\"line\":2,\"column\":6,"
        "\"before\":\"key: "
        "\",\"after\":\"津市\",\"note\":\"here\",\"also\":{\"file\":\"b.yaml\",\"line\":1,\"column\":1,"
        "\"before\":\"\",\"after\":\"x: 1\"}},"
        "\n{\"severity\":\"note\",\"message\":\"nowhere\"}]");
    tz_web_remove("a.xlsx");
    tz_arena_free(arena);
}

static void none_is_an_empty_list(void **state) {
    tz_arena *arena = tz_arena_new(NULL);
    tz_bytes out = {0};
    (void)state;
    tz_web_put_messages(arena, tz_diag_in_arena(arena), &out);
    assert_memory_equal(out.at, "[]", 2);
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(messages_have_their_places),
        cmocka_unit_test(none_is_an_empty_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
