// README.txt: the next commands with the folder as it was written, for workbooks and for cards.
#include "made.h"

static void check_has(const made *it, const char *text) {
    if (!strstr(made_file(it, "README.txt"), text))
        fail_msg("%s", text);
}

static void the_next_commands_name_the_folder(void **state) {
    (void)state;
    for (int workbooks = 0; workbooks < 2; workbooks++) {
        made it = made_head("鳥取", made_form);
        tz_create_readme(it.arena, it.head, "x/r8", workbooks, &it.created);
        check_has(&it, "題\r\n");
        check_has(&it, "\r\n     tsuzuri form x/r8 -o x/r8-forms\r\n");
        check_has(&it, "\r\n     tsuzuri check x/r8\r\n");
        check_has(&it, "\r\n     tsuzuri build x/r8 -o x/r8.pdf\r\n");
        assert_int_equal(!workbooks, strstr(made_file(&it, "README.txt"), "tsuzuri import") != NULL);
        made_end(&it);
    }
}

static void paths_are_quoted_where_a_shell_needs_it(void **state) {
    (void)state;
    made it = made_begin(NULL);
    assert_string_equal(tz_create_next_commands(it.arena, "岩美町/r8").check, "tsuzuri check 岩美町/r8");
    assert_string_equal(tz_create_next_commands(it.arena, "it's r8").build,
                        "tsuzuri build 'it'\\''s r8' -o 'it'\\''s r8.pdf'");
    made_end(&it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_next_commands_name_the_folder),
        cmocka_unit_test(paths_are_quoted_where_a_shell_needs_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
