// Files in memory: names, folders, what is not loaded.
#include "web/files.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static tz_arena *arena;
static tz_diag *diag;

static void put(const char *name, const char *text) {
    tz_web_put(name, text ? strdup(text) : NULL, text ? strlen(text) : 0);
}

static int set_up(void **state) {
    (void)state;
    arena = tz_arena_new(NULL);
    diag = tz_diag_in_arena(arena);
    tz_web_begin(arena);
    put("r7/edition.yaml", "id: r7\n");
    put("r7/cards/b.yaml", "b");
    put("r7/cards/a.yaml", "a");
    put("r7/cards-old/a.yaml", "old");
    put("empty/", "");
    return 0;
}

static int tear_down(void **state) {
    static const char *const all[] = {"r7/edition.yaml",     "r7/cards/b.yaml", "r7/cards/a.yaml",
                                      "r7/cards-old/a.yaml", "empty/",          "font"};
    (void)state;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        tz_web_remove(all[i]);
    tz_arena_free(arena);
    return 0;
}

static const char *last_message(void) {
    size_t n = tz_diag_count(diag, TZ_ERROR);
    return n ? tz_diag_at(diag, n - 1)->message : "";
}

static void names_are_paths(void **state) {
    (void)state;
    const tz_source *source = tz_file_read(arena, "./r7//cards/../edition.yaml", 100, (tz_place){0}, diag);
    assert_string_equal(source->name, "./r7//cards/../edition.yaml");
    assert_int_equal(source->size, 7);
    assert_int_equal(source->lines_n, 2);
    assert_true(tz_file_exists("/r7/edition.yaml"));
    assert_true(tz_file_exists("r7"));
    assert_true(tz_folder_exists("r7/cards/"));
    assert_true(tz_folder_exists(""));
    assert_true(tz_folder_exists("empty"));
    assert_false(tz_folder_exists("r7/card"));
    assert_false(tz_folder_exists("r7/edition.yaml"));
    assert_false(tz_file_exists("../r7"));
    assert_null(tz_file_read(arena, "r7/none", 100, (tz_place){0}, diag));
    assert_string_equal(last_message(), "there is no file r7/none");
    assert_null(tz_file_read(arena, "r7/edition.yaml", 6, (tz_place){0}, diag));
}

static void files_are_replaced(void **state) {
    (void)state;
    put("r7/cards/a.yaml", "other");
    assert_int_equal(tz_file_read(arena, "r7/cards/a.yaml", 100, (tz_place){0}, diag)->size, 5);
    tz_web_remove("r7/cards/a.yaml");
    assert_false(tz_file_exists("r7/cards/a.yaml"));
}

static void folders_are_listed(void **state) {
    static const char *const all[] = {"cards",        "cards-old",    "cards-old/a.yaml",
                                      "cards/a.yaml", "cards/b.yaml", "edition.yaml"};
    tz_folder_entries entries;
    (void)state;
    assert_true(tz_folder_list(arena, "r7/", &entries, diag));
    assert_int_equal(entries.all.n, sizeof all / sizeof *all);
    for (size_t i = 0; i < entries.all.n; i++)
        assert_string_equal(entries.all.at[i].name, all[i]);
    assert_int_equal(entries.all.at[0].kind, TZ_ENTRY_FOLDER);
    assert_int_equal(entries.all.at[2].size, 3);
    assert_true(tz_folder_list_top(arena, "r7", &entries, diag));
    assert_int_equal(entries.all.n, 3);
    assert_true(tz_folder_list(arena, "empty", &entries, diag));
    assert_int_equal(entries.all.n, 0);
    assert_false(tz_folder_list(arena, "none", &entries, diag));
}

static void folders_are_inputs(void **state) {
    tz_input input;
    tz_names names = {.all = {.n = 0}};
    (void)state;
    assert_true(tz_folder_open(arena, "r7/", 100, &input, diag));
    assert_string_equal(input.open(input.context, arena, "cards/a.yaml", (tz_place){0}, diag)->name, "r7/cards/a.yaml");
    assert_true(input.list(input.context, arena, "cards", &names));
    assert_int_equal(names.all.n, 2);
    assert_null(input.open(input.context, arena, "../r7/edition.yaml", (tz_place){0}, diag));
    assert_string_equal(last_message(),
                        "../r7/edition.yaml leads out of the folder r7: please put the file into the folder");
    assert_null(input.open(input.context, arena, "cards", (tz_place){0}, diag));
    assert_string_equal(last_message(), "r7/cards is not a file");
    assert_false(tz_folder_open(arena, "none", 100, &input, diag));
}

static void what_is_not_loaded_is_needed(void **state) {
    (void)state;
    put("font", NULL);
    assert_true(tz_file_exists("font"));
    assert_null(tz_file_read(arena, "font", 100, (tz_place){0}, diag));
    assert_null(tz_file_read(arena, "/font", 100, (tz_place){0}, diag));
    assert_int_equal(tz_web_needed()->all.n, 1);
    assert_string_equal(tz_web_needed()->all.at[0], "font");
}

static void cells_are_of_files(void **state) {
    (void)state;
    put("r7/cards/a b.xlsx", "");
    assert_int_equal(tz_web_file_of_cell("r7/cards/a b.xlsx sheet one!C12"), strlen("r7/cards/a b.xlsx"));
    assert_int_equal(tz_web_file_of_cell("r7/cards/a.yaml"), 0);
    tz_web_remove("r7/cards/a b.xlsx");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(names_are_paths),    TEST(files_are_replaced),           TEST(folders_are_listed),
        TEST(folders_are_inputs), TEST(what_is_not_loaded_is_needed), TEST(cells_are_of_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
