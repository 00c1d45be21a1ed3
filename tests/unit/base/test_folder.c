// Folders: listing what is below one, making one, and new ones that appear complete or not at all.
#include "base/memory.h"
#include "scratch.h"

#include <errno.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

static void shell(scratch *it, const char *command) {
    assert_int_equal(system(tz_arena_format(it->arena, "cd '%s' && %s", it->folder, command)), 0);
}

// ---- listing ----

static void names_of_a_folder_of_an_input_are_listed(void **state) {
    scratch *it = *state;
    shell(it, "mkdir -p cards/old empty && : >cards/a && : >'cards/b (2)' && ln -s a cards/link && ln -s cards linked");
    tz_input input;
    assert_true(tz_folder_open(it->arena, it->folder, 10, &input, it->diag));
    tz_names names = {.all = {.n = 0}};
    assert_true(input.list(input.context, it->arena, "cards", &names));
    assert_int_equal(names.all.n, 4);
    static const char *const all[] = {"a", "b (2)", "link", "old/"};
    for (size_t i = 0; i < 4; i++) {
        size_t found = 0;
        for (size_t j = 0; j < 4; j++)
            found += strcmp(names.all.at[j], all[i]) == 0;
        assert_int_equal(found, 1);
    }
    assert_true(input.list(input.context, it->arena, "empty", &names));
    assert_int_equal(names.all.n, 4);
    assert_false(input.list(input.context, it->arena, "none", &names));
    assert_false(input.list(input.context, it->arena, "linked", &names)); // it might lead anywhere
}

static void everything_below_is_listed_in_the_order_of_names(void **state) {
    scratch *it = *state;
    tz_folder_entries entries;
    shell(it, "mkdir -p b/c .hidden && printf 12345 >b/c/five && : >b-c && : >a && ln -s / b/link && mkfifo b/pipe");
    assert_true(tz_folder_list(it->arena, it->folder, &entries, it->diag));
    static const tz_folder_entry expected[] = {
        {".hidden", TZ_ENTRY_FOLDER, 0}, {"a", TZ_ENTRY_FILE, 0},       {"b", TZ_ENTRY_FOLDER, 0},
        {"b-c", TZ_ENTRY_FILE, 0},       {"b/c", TZ_ENTRY_FOLDER, 0},   {"b/c/five", TZ_ENTRY_FILE, 5},
        {"b/link", TZ_ENTRY_LINK, 0},    {"b/pipe", TZ_ENTRY_OTHER, 0},
    };
    assert_int_equal(entries.all.n, sizeof expected / sizeof expected[0]);
    for (size_t i = 0; i < entries.all.n; i++) {
        assert_string_equal(entries.all.at[i].name, expected[i].name);
        assert_int_equal(entries.all.at[i].kind, expected[i].kind);
        assert_int_equal(entries.all.at[i].size, expected[i].size);
    }
}

static void what_is_in_folders_below_may_be_left_out(void **state) {
    scratch *it = *state;
    tz_folder_entries entries;
    shell(it, "mkdir -p b/c && : >b/x && : >a");
    assert_true(tz_folder_list_top(it->arena, it->folder, &entries, it->diag));
    assert_int_equal(entries.all.n, 2);
    assert_string_equal(entries.all.at[0].name, "a");
    assert_string_equal(entries.all.at[1].name, "b");
}

static void a_folder_may_be_named_by_a_link(void **state) {
    scratch *it = *state;
    tz_folder_entries entries;
    shell(it, "mkdir real && : >real/file && ln -s real link");
    assert_true(tz_folder_list(it->arena, path_of(it, "link/"), &entries, it->diag));
    assert_int_equal(entries.all.n, 1);
    assert_string_equal(entries.all.at[0].name, "file");
}

static void what_cannot_be_listed_is_reported(void **state) {
    scratch *it = *state;
    tz_folder_entries entries;
    assert_false(tz_folder_list(it->arena, path_of(it, "none"), &entries, it->diag));
    assert_true(reports(it, "/none cannot be read: No such file or directory"));
    shell(it, "n=0; mkdir deep; cd deep; while [ $n -lt 40 ]; do mkdir d; cd d; n=$((n + 1)); done");
    assert_false(tz_folder_list(it->arena, path_of(it, "deep"), &entries, it->diag));
    assert_true(reports(it, "too many folders in one another"));
}

// ---- new folders ----

static bool add_text(tz_folder_output *tree, const char *name, const char *text) {
    return tz_folder_output_add(tree, name, text, strlen(text));
}

static void a_folder_appears_with_its_commit(void **state) {
    scratch *it = *state;
    tz_folder_output *tree = tz_folder_output_open(it->arena, path_of(it, "new/"), it->diag);
    assert_non_null(tree);
    assert_true(add_text(tree, "data/cards/tsu.yaml", "津"));
    assert_true(add_text(tree, "data/cards/ise.yaml", "伊勢"));
    assert_true(add_text(tree, "empty", ""));
    assert_true(tz_folder_output_add_folder(tree, "no/files"));
    assert_false(tz_file_exists(path_of(it, "new")));
    assert_true(tz_folder_output_commit(tree));
    tz_folder_output_discard(tree); // does nothing now
    assert_string_equal(input_file(it->arena, path_of(it, "new/data/cards/tsu.yaml"), NULL), "津");
    assert_string_equal(input_file(it->arena, path_of(it, "new/data/cards/ise.yaml"), NULL), "伊勢");
    assert_string_equal(input_file(it->arena, path_of(it, "new/empty"), NULL), "");
    assert_true(tz_file_exists(path_of(it, "new/no/files")));
    assert_int_equal(count_names(it), 1);
}

static void what_is_given_up_leaves_nothing(void **state) {
    scratch *it = *state;
    tz_arena *arena = tz_arena_new(it->arena);
    tz_folder_output *tree = tz_folder_output_open(arena, path_of(it, "new"), it->diag);
    assert_true(add_text(tree, "a/b/c", "text"));
    assert_int_equal(count_names(it), 1); // the hidden one
    tz_folder_output_discard(tree);
    assert_int_equal(count_names(it), 0);
    assert_false(add_text(tree, "d", "text"));
    assert_false(tz_folder_output_commit(tree));
    assert_non_null(tz_folder_output_open(arena, path_of(it, "other"), it->diag));
    tz_arena_free(arena);
    assert_int_equal(count_names(it), 0);
    assert_int_equal(tz_diag_count(it->diag, TZ_ERROR), 0);
}

static void names_stay_within(void **state) {
    scratch *it = *state;
    static const char *const leaving[] = {"../a", "/tmp/a", "a/../../b", "a//b", ".."};
    for (size_t i = 0; i < 5; i++) {
        tz_folder_output *tree = tz_folder_output_open(it->arena, path_of(it, "new"), it->diag);
        assert_false(i % 2 ? tz_folder_output_add_folder(tree, leaving[i]) : add_text(tree, leaving[i], "text"));
        assert_false(tz_folder_output_commit(tree));
        assert_int_equal(count_names(it), 0);
    }
    assert_int_equal(tz_diag_count(it->diag, TZ_ERROR), 5);
}

static void nothing_is_overwritten(void **state) {
    scratch *it = *state;
    shell(it, "mkdir full empty && : >full/file && : >file && ln -s nowhere link");
    static const char *const taken[] = {"full", "file"};
    assert_false(tz_folder_output_possible(it->arena, path_of(it, "link"), it->diag));
    assert_true(reports(it, "/link is a link to nowhere, which is not there"));
    for (size_t i = 0; i < 2; i++) {
        assert_false(tz_folder_output_possible(it->arena, path_of(it, taken[i]), it->diag));
        assert_null(tz_folder_output_open(it->arena, path_of(it, taken[i]), it->diag));
        assert_true(reports(it, tz_arena_format(it->arena, "/%s is there already: nothing is overwritten", taken[i])));
    }
    tz_folder_output *tree = tz_folder_output_open(it->arena, path_of(it, "empty"), it->diag);
    assert_true(add_text(tree, "a", "text") && tz_folder_output_commit(tree));
    assert_string_equal(input_file(it->arena, path_of(it, "empty/a"), NULL), "text");
    assert_int_equal(count_names(it), 4);
}

static void a_folder_made_meanwhile_is_not_overwritten(void **state) {
    scratch *it = *state;
    tz_folder_output *tree = tz_folder_output_open(it->arena, path_of(it, "new"), it->diag);
    assert_true(add_text(tree, "a", "ours"));
    shell(it, "mkdir new && printf his >new/a");
    assert_false(tz_folder_output_commit(tree));
    assert_true(reports(it, "/new is there already: nothing is overwritten"));
    assert_string_equal(input_file(it->arena, path_of(it, "new/a"), NULL), "his");
    assert_int_equal(count_names(it), 1);
}

static void a_missing_folder_is_reported(void **state) {
    scratch *it = *state;
    assert_true(tz_folder_output_possible(it->arena, path_of(it, "no/new"), it->diag)); // who opens it makes them
    assert_null(tz_folder_output_open(it->arena, path_of(it, "no/new"), it->diag));
    assert_true(reports(it, "/no/new cannot be written: No such file or directory"));
    put(it, "file", "");
    assert_false(tz_folder_output_possible(it->arena, path_of(it, "file/new"), it->diag));
    assert_true(reports(it, "/file: that is a file, no folder"));
    assert_false(tz_folder_output_possible(it->arena, "", it->diag));
    assert_true(reports(it, "the name of the output is empty"));
}

// A limit on the size of files stands in for a full disk.
static void a_full_disk_leaves_nothing(void **state) {
    scratch *it = *state;
    static char bytes[5000];
    struct rlimit before;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    void (*old)(int) = signal(SIGXFSZ, SIG_IGN);
    for (rlim_t most = 0; most < sizeof bytes; most += 997) {
        setrlimit(RLIMIT_FSIZE, &(struct rlimit){most, before.rlim_max});
        tz_folder_output *tree = tz_folder_output_open(it->arena, path_of(it, "new"), it->diag);
        tz_folder_output_add(tree, "small", bytes, most);
        bool added = tz_folder_output_add(tree, "data/large", bytes, sizeof bytes);
        bool done = tz_folder_output_commit(tree);
        setrlimit(RLIMIT_FSIZE, &before);
        assert_false(added || done);
        assert_int_equal(tz_diag_count(it->diag, TZ_ERROR), most / 997 + 1);
        assert_int_equal(count_names(it), 0);
    }
    signal(SIGXFSZ, old);
    assert_true(reports(it, "/new cannot be written: File too large"));
}

static bool make_tree(void *argument) {
    scratch *it = argument;
    tz_folder_output *tree = tz_folder_output_open(it->arena, path_of(it, "new"), it->diag);
    return tree && add_text(tree, "a/b", "text") && add_text(tree, "a/c/d", "text") && tz_folder_output_commit(tree);
}

static void running_out_of_memory_leaves_nothing(void **state) {
    scratch *it = *state;
    bool done = false;
    for (long n = 0; !done; n++) {
        scratch trial = {tz_arena_new(NULL), it->diag, it->folder};
        tz_arena_fail_after(n);
        done = tz_protect(it->diag, make_tree, &trial);
        tz_arena_fail_after(-1);
        tz_arena_free(trial.arena);
        assert_int_equal(count_names(it), done);
    }
}

// What a command does. 3: nothing came.
static _Noreturn void be_command(scratch *it) {
    tz_file_catch_signals();
    tz_folder_output *tree = tz_folder_output_open(it->arena, path_of(it, "new"), it->diag);
    add_text(tree, "a", "text");
    raise(SIGTERM);
    if (add_text(tree, "b", "text") || tz_folder_output_commit(tree) || !reports(it, "interrupted: "))
        _exit(3);
    signal(tz_file_signal(), SIG_DFL);
    raise(tz_file_signal());
    _exit(3);
}

static void a_signal_leaves_nothing(void **state) {
    scratch *it = *state;
    int status;
    pid_t child = fork();
    if (child == 0)
        be_command(it);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
    assert_int_equal(count_names(it), 0);
}

// ---- making one ----

static void folders_are_made_with_those_above(void **state) {
    scratch *it = *state;
    assert_true(tz_folder_make(it->arena, path_of(it, "a/b//c/"), it->diag));
    assert_true(tz_folder_make(it->arena, path_of(it, "a/b/c"), it->diag));
    struct stat about;
    assert_int_equal(stat(path_of(it, "a/b/c"), &about), 0);
    put(it, "file", "");
    assert_false(tz_folder_make(it->arena, path_of(it, "file"), it->diag));
    assert_false(tz_folder_make(it->arena, path_of(it, "file/b"), it->diag));
    assert_int_equal(tz_diag_count(it->diag, TZ_ERROR), 2);
}

static void what_cannot_be_made_is_reported_early(void **state) {
    scratch *it = *state;
    put(it, "file", "");
    set_link(it, "nowhere", "link");
    assert_true(tz_folder_make_possible(it->arena, path_of(it, "a/b//c/"), it->diag));
    assert_true(tz_folder_make_possible(it->arena, it->folder, it->diag));
    assert_true(tz_folder_make_possible(it->arena, "a-name-here", it->diag));
    assert_int_equal(tz_diag_count(it->diag, TZ_ERROR), 0);
    assert_false(tz_folder_make_possible(it->arena, path_of(it, "file"), it->diag));
    assert_false(tz_folder_make_possible(it->arena, path_of(it, "file/b/c"), it->diag));
    assert_false(tz_folder_make_possible(it->arena, path_of(it, "link/b"), it->diag));
    assert_false(tz_folder_make_possible(it->arena, "", it->diag));
    char *name = tz_arena_alloc(it->arena, 300);
    memset(name, 'a', 256);
    assert_false(tz_folder_make_possible(it->arena, name, it->diag));
    assert_int_equal(tz_diag_count(it->diag, TZ_ERROR), 5);
    assert_false(tz_file_exists(path_of(it, "a")));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(names_of_a_folder_of_an_input_are_listed),
        TEST(folders_are_made_with_those_above),
        TEST(what_cannot_be_made_is_reported_early),
        TEST(everything_below_is_listed_in_the_order_of_names),
        TEST(what_is_in_folders_below_may_be_left_out),
        TEST(a_folder_may_be_named_by_a_link),
        TEST(what_cannot_be_listed_is_reported),
        TEST(a_folder_appears_with_its_commit),
        TEST(what_is_given_up_leaves_nothing),
        TEST(names_stay_within),
        TEST(nothing_is_overwritten),
        TEST(a_folder_made_meanwhile_is_not_overwritten),
        TEST(a_missing_folder_is_reported),
        TEST(a_full_disk_leaves_nothing),
        TEST(running_out_of_memory_leaves_nothing),
        TEST(a_signal_leaves_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
