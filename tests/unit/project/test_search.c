// Where layouts, lists of fonts and font files are looked for, and what is reported when they are nowhere.
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

static const char *messages(scratch *it) {
    return input_messages(it->arena, it->diag);
}

static void assert_has(const char *text, const char *part) {
    if (!strstr(text, part))
        fail_msg("no \"%s\" in:\n%s", part, text);
}

static const char set_layout[] = "sed -i s/^layout:.*/layout:\\ mine.yaml/ small/edition.yaml";

static void test_layouts_beside_the_edition_come_first(void **state) {
    scratch *it = *state;
    const char *folder =
        prepare(it, tz_arena_format(it->arena,
                                    "%s && echo 'like: layout.yaml' >small/mine.yaml && mkdir -p d/layouts "
                                    "&& echo nonsense >d/layouts/mine.yaml",
                                    set_layout));
    const char *const data[] = {below(it, "d"), "", NULL};
    const tz_search search = {.data_folders = data};
    const tz_project *project = tz_search_project(it->arena, &search, folder, NULL, it->diag);
    assert_non_null(project);
    assert_string_equal(project->layout_name, "layouts/mine.yaml");
}

// Each name on its own: what a layout is like may be in another data folder.
static void test_each_layout_in_the_first_folder_that_has_it(void **state) {
    scratch *it = *state;
    const char *folder = prepare(it, tz_arena_format(it->arena,
                                                     "%s && mkdir -p d/layouts e/layouts && echo 'like: other.yaml' "
                                                     ">d/layouts/mine.yaml && echo nonsense >e/layouts/mine.yaml && "
                                                     "mv small/layout.yaml e/layouts/other.yaml",
                                                     set_layout));
    const char *const data[] = {below(it, "d"), below(it, "e"), "", NULL};
    const tz_search search = {.data_folders = data};
    const tz_project *project = tz_search_project(it->arena, &search, folder, NULL, it->diag);
    if (!project)
        fail_msg("%s", messages(it));
    assert_string_equal(project->layout->source->name, below(it, "d/layouts/mine.yaml"));
}

static void test_chosen_layout_with_what_is_beside_it(void **state) {
    scratch *it = *state;
    const char *folder =
        prepare(it, "mkdir m && echo 'like: base.yaml' >m/mine.yaml && mv small/layout.yaml m/base.yaml");
    const char *const data[] = {"", NULL};
    const tz_search search = {.data_folders = data, .layout = below(it, "m/mine.yaml")};
    const tz_project *project = tz_search_project(it->arena, &search, folder, NULL, it->diag);
    assert_non_null(project);
    assert_string_equal(project->layout_name, "layouts/mine.yaml");
    const char *const *folders = tz_search_folders(it->arena, &search, folder);
    assert_string_equal(folders[0], folder);
    assert_string_equal(folders[1], below(it, "m"));
    assert_string_equal(folders[2], "layouts");
    assert_string_equal(folders[3], "fonts");
    assert_null(folders[4]);
}

static void test_chosen_layout_by_its_name_alone(void **state) {
    scratch *it = *state;
    const char *folder = prepare(it, "mkdir -p d/layouts && mv small/layout.yaml d/layouts/mine.yaml");
    const char *const data[] = {"", below(it, "d"), NULL};
    const tz_search search = {.data_folders = data, .layout = "mine.yaml"};
    const tz_project *project = tz_search_project(it->arena, &search, folder, NULL, it->diag);
    assert_non_null(project);
    assert_string_equal(project->layout_name, "layouts/mine.yaml");
    assert_string_equal(tz_search_folders(it->arena, &search, folder)[1], below(it, "d/layouts"));
}

// "mine" is mine.yaml wherever layouts are named; a file of exactly that name wins, and a folder is none.
static void test_layouts_by_names_without_ending(void **state) {
    scratch *it = *state;
    const char *folder =
        prepare(it, "sed -i s/^layout:.*/layout:\\ mine/ small/edition.yaml && mkdir -p d/layouts small/mine && "
                    "mv small/layout.yaml d/layouts/base.yaml && echo 'like: base' >d/layouts/mine.yaml");
    const char *const data[] = {"", below(it, "d"), NULL};
    const tz_search own = {.data_folders = data}, chosen = {.data_folders = data, .layout = "mine"};
    const tz_project *project = tz_search_project(it->arena, &own, folder, NULL, it->diag);
    if (!project)
        fail_msg("%s", messages(it));
    assert_string_equal(project->layout_name, "layouts/mine.yaml");
    size_t found = 0;
    for (size_t i = 0; i < project->files_n; i++)
        found += !strcmp(project->files[i].name, "layouts/base.yaml");
    assert_int_equal(found, 1);
    project = tz_search_project(it->arena, &chosen, folder, NULL, it->diag);
    assert_non_null(project);
    assert_string_equal(project->layout->source->name, below(it, "d/layouts/mine.yaml"));
    assert_int_equal(system(tz_arena_format(it->arena, "echo 'like: base.yaml' >'%s'", below(it, "d/layouts/mine"))),
                     0);
    project = tz_search_project(it->arena, &chosen, folder, NULL, it->diag);
    assert_non_null(project);
    assert_string_equal(project->layout_name, "layouts/mine");
}

static void test_chosen_layout_that_is_nowhere(void **state) {
    scratch *it = *state;
    const char *folder = prepare(it, "mkdir d");
    const char *const data[] = {"", below(it, "d"), NULL};
    atomic_bool unreadable = false;
    const tz_search search = {.data_folders = data, .layout = "nowhere.yaml", .unreadable = &unreadable};
    assert_null(tz_search_project(it->arena, &search, folder, NULL, it->diag));
    assert_true(unreadable);
    assert_has(messages(it), "error: there is no layout nowhere.yaml\n");
    assert_has(messages(it), tz_arena_format(it->arena, "looked for it in: the current folder, %s;", below(it, "d")));
}

static void test_missing_layout_says_where_it_was_looked_for(void **state) {
    scratch *it = *state;
    const char *folder = prepare(it, set_layout);
    const char *const data[] = {"", below(it, "nothing"), NULL};
    atomic_bool unreadable = false;
    const tz_search search = {.data_folders = data, .unreadable = &unreadable};
    assert_null(tz_search_project(it->arena, &search, folder, NULL, it->diag));
    assert_true(unreadable);
    assert_has(messages(it), "error: there is no layout mine.yaml\n");
    assert_has(messages(it), tz_arena_format(it->arena, "looked for it in: %s, the current folder, %s;", folder,
                                             below(it, "nothing")));
    assert_has(messages(it), "layout: mine.yaml\n"); // the line that asks for it
}

static void test_no_list_of_fonts(void **state) {
    scratch *it = *state;
    const char *folder = prepare(it, "mkdir d");
    const char *const data[] = {below(it, "d"), NULL};
    atomic_bool unreadable = false;
    const tz_search search = {.data_folders = data, .unreadable = &unreadable};
    assert_null(tz_search_fonts_list(it->arena, &search));
    assert_null(tz_search_project(it->arena, &search, folder, NULL, it->diag));
    assert_true(unreadable);
    assert_has(messages(it), tz_arena_format(it->arena, "looked in: %s; a program", below(it, "d")));
    assert_null(tz_search_fonts(it->arena, &search, it->diag));
}

static void test_first_list_of_fonts(void **state) {
    scratch *it = *state;
    prepare(it, "mkdir -p d e/fonts && cp $top/fonts/fonts.yaml e/fonts");
    const char *const data[] = {below(it, "d"), below(it, "e"), "", NULL};
    const tz_search search = {.data_folders = data}, chosen = {.data_folders = data, .fonts = "fonts/fonts.yaml"};
    assert_string_equal(tz_search_fonts_list(it->arena, &search), below(it, "e/fonts/fonts.yaml"));
    assert_string_equal(tz_search_fonts_list(it->arena, &chosen), "fonts/fonts.yaml");
    assert_non_null(tz_search_fonts(it->arena, &search, it->diag));
}

// A folder of font files may be laid out as the list says, or hold just the files.
static void test_flat_folder_of_fonts(void **state) {
    scratch *it = *state;
    prepare(it, "mkdir flat && echo a >flat/one.ttf && mkdir -p flat/truetype && echo b >flat/truetype/two.ttf");
    const char *const data[] = {"", NULL};
    const tz_search search = {.data_folders = data, .font_dir = below(it, "flat")};
    tz_input files;
    tz_fonts *fonts = tz_search_fonts(it->arena, &search, it->diag);
    assert_non_null(fonts);
    assert_true(tz_search_font_files(it->arena, &search, fonts, &files, it->diag));
    const char *const names[] = {"truetype/one.ttf", "truetype/two.ttf"};
    for (size_t i = 0; i < 2; i++) {
        const tz_source *source = files.open(files.context, it->arena, names[i], (tz_place){0}, it->diag);
        assert_non_null(source);
        assert_int_equal(source->bytes[0], "ab"[i]);
    }
    assert_null(files.open(files.context, it->arena, "truetype/three.ttf", (tz_place){0}, it->diag));
}

static void test_folder_that_is_not_there(void **state) {
    scratch *it = *state;
    const char *const data[] = {"", NULL};
    atomic_bool unreadable = false;
    const tz_search search = {.data_folders = data, .unreadable = &unreadable};
    assert_null(tz_search_project(it->arena, &search, below(it, "nowhere"), NULL, it->diag));
    assert_true(unreadable);
    assert_has(messages(it), "there is no folder");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_layouts_beside_the_edition_come_first),
        TEST(test_each_layout_in_the_first_folder_that_has_it),
        TEST(test_chosen_layout_with_what_is_beside_it),
        TEST(test_chosen_layout_by_its_name_alone),
        TEST(test_layouts_by_names_without_ending),
        TEST(test_chosen_layout_that_is_nowhere),
        TEST(test_missing_layout_says_where_it_was_looked_for),
        TEST(test_no_list_of_fonts),
        TEST(test_first_list_of_fonts),
        TEST(test_flat_folder_of_fonts),
        TEST(test_folder_that_is_not_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
