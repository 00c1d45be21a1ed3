// Paths of outputs: where they lead, and what stands in the way, in words.
#include "base/output_path.h"
#include "scratch.h"

static void refuses(scratch *it, const char *name, const char *reason) {
    it->diag = tz_diag_in_arena(it->arena);
    const char *path = *name == '/' || !*name ? name : path_of(it, name);
    const char *wanted = tz_arena_format(it->arena, reason, path, path, path);
    tz_output_path out;
    assert_false(tz_output_path_find(it->arena, path, &out, it->diag));
    assert_int_equal(tz_diag_count(it->diag, TZ_ERROR), 1);
    if (!reports(it, wanted))
        fail_msg("not reported: %s\n%s", wanted, input_messages(it->arena, it->diag));
}

static void what_cannot_be_created_is_reported_early(void **state) {
    scratch *it = *state;
    tz_diag *kept = it->diag;
    mkdir(path_of(it, "folder"), 0777);
    put(it, "file", "old");
    set_link(it, "nowhere", "dangling");
    set_link(it, "loop", "loop");
    assert_int_equal(mkfifo(path_of(it, "pipe"), 0666), 0);
    refuses(it, "", "the name of the output is empty: please write one behind -o, such as handout.pdf");
    refuses(it, "folder", "%s is a folder: please write the name of a file behind it, such as %s/handout.pdf");
    refuses(it, "folder/", "%s is a folder: please write the name of a file behind it, such as %shandout.pdf");
    refuses(it, "none/a", tz_arena_format(it->arena, "there is no folder %s for %%s", path_of(it, "none")));
    refuses(it, "none/", "there is no folder %s: please make it first");
    refuses(it, "file/x", tz_arena_format(it->arena, "%%s cannot be put into %s: that is a file", path_of(it, "file")));
    refuses(it, "file/x/y",
            tz_arena_format(it->arena, "%%s cannot be put into %s: that is a file", path_of(it, "file")));
    refuses(it, "file/", tz_arena_format(it->arena, "%%s cannot be put into %s: that is a file", path_of(it, "file")));
    refuses(it, "dangling", "%s is a link to nowhere, which is not there");
    refuses(it, "loop", "%s is a link to loop, which is not there");
    refuses(it, "dangling/x", tz_arena_format(it->arena, "%s is a link to nowhere", path_of(it, "dangling")));
    refuses(it, "pipe", "%s is a device or a pipe: please name a file, or write -o - for the standard output");
    refuses(it, "/dev/full", "%s is a device or a pipe");
    refuses(it, "/dev/null", "%s is a device or a pipe");
    char *name = tz_arena_alloc(it->arena, 300);
    memset(name, 'a', 256);
    refuses(it, name, "is too long: please choose one of at most 255 letters, or 85 kanji");
    refuses(it, tz_arena_format(it->arena, "%s/x.pdf", name), "is too long: please choose one of at most 255 letters");
    char *path = tz_arena_alloc(it->arena, 5000);
    memset(path, '/', 4500);
    refuses(it, path, "is too long");
    it->diag = kept;
    name[255] = 0;
    tz_output_path out;
    assert_true(tz_output_path_find(it->arena, path_of(it, name), &out, it->diag));
    contains(it, "file", "old");
    assert_int_equal(count_names(it), 5);
}

static void a_path_is_a_folder_and_a_name(void **state) {
    scratch *it = *state;
    tz_output_path out;
    put(it, "file", "old");
    chmod(path_of(it, "file"), 0640);
    set_link(it, "file", "link");
    assert_true(tz_output_path_find(it->arena, path_of(it, "new"), &out, it->diag));
    assert_string_equal(out.folder, it->folder);
    assert_string_equal(out.name, "new");
    assert_false(out.replaces);
    assert_true(tz_output_path_find(it->arena, path_of(it, "link"), &out, it->diag));
    assert_string_equal(out.name, "file");
    assert_true(out.replaces);
    assert_int_equal(out.mode, 0640);
    assert_true(tz_output_path_find(it->arena, "/new-file-of-a-test", &out, it->diag));
    assert_string_equal(out.folder, "/");
    assert_true(tz_output_path_find(it->arena, "-", &out, it->diag));
    assert_null(out.name);
    assert_true(tz_output_path_find(it->arena, "/dev/stdout", &out, it->diag));
    assert_null(out.name);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(what_cannot_be_created_is_reported_early),
        TEST(a_path_is_a_folder_and_a_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
