// The layouts that can be asked for by name.
#include "../base/scratch.h"
#include "project/search.h"

// A folder with the small edition and data folders of the test; tests run at the top of the source tree.
static const char *prepare(scratch *it, const char *commands) {
    char *command = tz_arena_format(it->arena, "cp -r tests/cases/small '%s/small' && top=$PWD && cd '%s' && %s",
                                    it->folder, it->folder, commands);
    assert_int_equal(system(command), 0);
    return tz_arena_format(it->arena, "%s/small", it->folder);
}

static const char *below(scratch *it, const char *name) {
    return tz_arena_format(it->arena, "%s/%s", it->folder, name);
}

static void test_layouts_that_there_are(void **state) {
    scratch *it = *state;
    prepare(it, "mkdir -p d/layouts e/layouts/folder.yaml nothing && touch d/layouts/b.yaml e/layouts/b.yaml "
                "e/layouts/a.yaml e/layouts/.hidden.yaml e/layouts/README.md e/layouts/.yaml");
    const char *const data[] = {below(it, "nothing"), below(it, "d"), below(it, "e"), NULL};
    const tz_search search = {.data_folders = data}, none = {.data_folders = &data[3]};
    size_t n;
    const tz_layout_file *files = tz_search_layouts(it->arena, &search, &n, it->diag);
    assert_non_null(files);
    assert_int_equal(n, 2);
    assert_string_equal(files[0].name, "a");
    assert_string_equal(files[0].path, below(it, "e/layouts/a.yaml"));
    assert_string_equal(files[1].path, below(it, "d/layouts/b.yaml"));
    assert_non_null(tz_search_layouts(it->arena, &none, &n, it->diag));
    assert_int_equal(n, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {TEST(test_layouts_that_there_are)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
