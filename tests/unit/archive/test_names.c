// Files of a bag by name, as other systems write it too.
#include "archive/names.h"
#include "small.h"

typedef struct folder {
    tz_arena *arena;
    tz_folder_entries entries;
    tz_bag_names *names;
} folder;

static int set_up(void **state) {
    tz_arena *arena = tz_arena_new(NULL);
    folder *it = TZ_NEW(arena, folder);
    static const char *const there[] = {"data",     "data/A.txt", "data/B.txt", "data/a.txt", "data/\xe3\x82\xac.txt",
                                        "data/\xff"};
    *it = (folder){.arena = arena};
    for (size_t i = 0; i < sizeof there / sizeof *there; i++)
        *TZ_ADD(arena, &it->entries.all) = (tz_folder_entry){there[i], i ? TZ_ENTRY_FILE : TZ_ENTRY_FOLDER, 0};
    it->names = tz_bag_names_new(arena, &it->entries);
    *state = it;
    return 0;
}

static int tear_down(void **state) {
    tz_arena_free(((folder *)*state)->arena);
    return 0;
}

static void only_files_are_found(void **state) {
    const folder *it = *state;
    assert_int_equal(tz_bag_names_find(it->names, "data/B.txt"), 2);
    assert_int_equal(tz_bag_names_find(it->names, "data/\xff"), 5);
    assert_int_equal(tz_bag_names_find(it->names, "data"), UINT32_MAX);
    assert_int_equal(tz_bag_names_find(it->names, "data/b.txt"), UINT32_MAX);
    const tz_folder_entries none = {.all = {.n = 0}};
    assert_int_equal(tz_bag_names_find(tz_bag_names_new(it->arena, &none), "data"), UINT32_MAX);
}

static void another_unicode_form_is_the_same_name(void **state) {
    folder *it = *state; // ガ in one character, and as カ with its mark
    assert_int_equal(tz_bag_names_find_like(it->names, "data/\xe3\x82\xab\xe3\x82\x99.txt", TZ_NAME_FORM), 4);
    assert_int_equal(tz_bag_names_find_like(it->names, "data/\xe3\x82\xab.txt", TZ_NAME_FORM), UINT32_MAX);
    assert_int_equal(tz_bag_names_find_like(it->names, "data/b.txt", TZ_NAME_FORM), UINT32_MAX);
    assert_int_equal(tz_bag_names_find_like(it->names, "data/\xff", TZ_NAME_FORM), 5);
}

static void capitals_count_for_nothing_where_one_name_is_left(void **state) {
    folder *it = *state;
    assert_int_equal(tz_bag_names_find_like(it->names, "DATA/b.TXT", TZ_NAME_CASE), 2);
    assert_int_equal(tz_bag_names_find_like(it->names, "data/A.TXT", TZ_NAME_CASE), UINT32_MAX); // two are
}

static void files_of_systems_are_known(void **state) {
    (void)state;
    static const char *const made[] = {"data/.DS_Store", "Thumbs.db", "data/a/thumbs.DB", "data/._a.txt",
                                       "desktop.ini"};
    static const char *const others[] = {"data/DS_Store", "Thumbs.db/a", "data/_a.txt", "data/."};
    for (size_t i = 0; i < sizeof made / sizeof *made; i++)
        assert_true(tz_name_is_of_system(made[i]));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(tz_name_is_of_system(others[i]));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(only_files_are_found),
        TEST(another_unicode_form_is_the_same_name),
        TEST(capitals_count_for_nothing_where_one_name_is_left),
        TEST(files_of_systems_are_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
