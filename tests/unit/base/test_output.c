// Outputs: that they appear complete or not at all, whatever fails and whatever signal comes.
#include "base/memory.h"
#include "scratch.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

// ---- writing ----

static bool write_text(tz_output *output, const char *text) {
    return tz_output_write(output, text, strlen(text));
}

static void an_output_appears_with_its_commit(void **state) {
    scratch *it = *state;
    put(it, "a", "old");
    tz_output *output = tz_output_open(it->arena, path_of(it, "a"), it->diag);
    assert_true(write_text(output, "new "));
    assert_true(write_text(output, "text"));
    contains(it, "a", "old");
    assert_true(tz_output_commit(output));
    contains(it, "a", "new text");
    assert_int_equal(count_names(it), 1);
    assert_int_equal(tz_diag_count(it->diag, TZ_ERROR), 0);
}

static void pieces_of_any_size_keep_their_order(void **state) {
    scratch *it = *state;
    tz_bytes all = {.n = 0};
    tz_output *output = tz_output_open(it->arena, path_of(it, "a"), it->diag);
    for (size_t size = 0; size < 300000; size = size * 5 / 2 + 1) {
        char *piece = tz_arena_alloc(it->arena, size);
        memset(piece, 'a' + (int)(size % 26), size);
        assert_true(tz_output_write(output, piece, size));
        tz_bytes_add(it->arena, &all, piece, size);
    }
    assert_true(tz_output_commit(output));
    size_t size;
    char *written = input_file(it->arena, path_of(it, "a"), &size);
    assert_int_equal(size, all.n);
    assert_memory_equal(written, all.at, size);
}

static void what_is_given_up_leaves_nothing(void **state) {
    scratch *it = *state;
    put(it, "a", "old");
    tz_output *output = tz_output_open(it->arena, path_of(it, "a"), it->diag);
    write_text(output, "new");
    tz_output_discard(output);
    tz_arena *child = tz_arena_new(it->arena);
    output = tz_output_open(child, path_of(it, "a"), it->diag);
    write_text(output, "newer");
    tz_arena_free(child);
    contains(it, "a", "old");
    assert_int_equal(count_names(it), 1);
}

static mode_t mode_of(scratch *it, const char *name) {
    struct stat about;
    assert_int_equal(stat(path_of(it, name), &about), 0);
    return about.st_mode & 0777;
}

static void write_file(scratch *it, const char *name, const char *text) {
    tz_output *output = tz_output_open(it->arena, path_of(it, name), it->diag);
    assert_non_null(output);
    assert_true(write_text(output, text));
    assert_true(tz_output_commit(output));
}

static void permissions_stay_or_are_the_usual_ones(void **state) {
    scratch *it = *state;
    put(it, "private", "old");
    chmod(path_of(it, "private"), 0600);
    write_file(it, "private", "new");
    assert_int_equal(mode_of(it, "private"), 0600);
    put(it, "shared", "old");
    chmod(path_of(it, "shared"), 0666);
    write_file(it, "shared", "new");
    assert_int_equal(mode_of(it, "shared"), 0666);
    mode_t before = umask(027);
    write_file(it, "fresh", "new");
    umask(before);
    assert_int_equal(mode_of(it, "fresh"), 0640);
}

static void links_are_followed(void **state) {
    scratch *it = *state;
    put(it, "real", "old");
    set_link(it, "real", "link");
    write_file(it, "link", "new");
    contains(it, "real", "new");
    struct stat about;
    assert_int_equal(lstat(path_of(it, "link"), &about), 0);
    assert_true(S_ISLNK(about.st_mode));
}

static void outputs_of_one_folder_do_not_meet(void **state) {
    scratch *it = *state;
    tz_output *a = tz_output_open(it->arena, path_of(it, "a"), it->diag);
    tz_output *b = tz_output_open(it->arena, path_of(it, "b"), it->diag);
    write_text(a, "A");
    write_text(b, "B");
    assert_true(tz_output_commit(b));
    assert_true(tz_output_commit(a));
    contains(it, "a", "A");
    contains(it, "b", "B");
}

static void what_cannot_be_created_is_reported_early(void **state) {
    scratch *it = *state;
    mkdir(path_of(it, "folder"), 0777);
    static const char *const names[] = {"folder", "none/a", "folder/", "none/"};
    for (size_t i = 0; i < 4; i++) {
        assert_false(tz_output_possible(it->arena, path_of(it, names[i]), it->diag));
        assert_null(tz_output_open(it->arena, path_of(it, names[i]), it->diag));
        assert_int_equal(tz_diag_count(it->diag, TZ_ERROR), 2 * i + 2);
    }
    assert_true(tz_output_possible(it->arena, path_of(it, "a"), it->diag));
    assert_true(tz_output_possible(it->arena, "-", it->diag));
    assert_int_equal(count_names(it), 1);
}

static void standard_output_is_a_name(void **state) {
    scratch *it = *state;
    int kept = dup(STDOUT_FILENO), file = open(path_of(it, "a"), O_WRONLY | O_CREAT, 0600);
    fflush(stdout);
    dup2(file, STDOUT_FILENO);
    close(file);
    tz_output *output = tz_output_open(it->arena, "-", it->diag);
    bool done = write_text(output, "text") && tz_output_commit(output);
    dup2(kept, STDOUT_FILENO);
    close(kept);
    assert_true(done);
    contains(it, "a", "text");
}

// A full disk, as near as an ordinary user gets: files may not grow beyond a limit. Fails at every possible byte.
static void a_full_disk_leaves_the_old_file(void **state) {
    scratch *it = *state;
    put(it, "a", "old");
    char *bytes = tz_arena_alloc(it->arena, 200000);
    struct rlimit before;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    void (*old)(int) = signal(SIGXFSZ, SIG_IGN);
    size_t errors = 0;
    for (rlim_t most = 0; most < 200000; most += 9973) {
        struct rlimit limit = {most, before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
        tz_output *output = tz_output_open(it->arena, path_of(it, "a"), it->diag);
        for (int i = 0; i < 10; i++)
            tz_output_write(output, bytes, 20000);
        bool done = tz_output_commit(output);
        setrlimit(RLIMIT_FSIZE, &before);
        assert_false(done);
        assert_int_equal(tz_diag_count(it->diag, TZ_ERROR), ++errors);
        contains(it, "a", "old");
        assert_int_equal(count_names(it), 1);
    }
    signal(SIGXFSZ, old);
    assert_true(reports(it, "cannot be written: File too large"));
}

// ---- signals ----

// What a command does: guards, writes, and ends by the signal that came. 3: nothing came, 4: something else is wrong.
static void be_command(scratch *it, int number, bool opened) {
    alarm(60);
    signal(number, SIG_DFL); // whoever runs the tests in the background may have it ignored
    tz_file_catch_signals();
    tz_output *output = opened ? tz_output_open(it->arena, path_of(it, "a"), it->diag) : NULL;
    raise(number);
    if (!opened)
        _exit(4); // without an output the signal acts at once
    bool done = write_text(output, "new") && tz_output_commit(output);
    if (done || !reports(it, "interrupted"))
        _exit(4);
    tz_output_discard(output);
    if (count_names(it) != 1)
        _exit(4);
    signal(tz_file_signal(), SIG_DFL);
    raise(tz_file_signal());
    _exit(3);
}

// A second signal, or one of a fault, leaves no time to unwind.
static void be_command_in_haste(scratch *it, int number) {
    signal(number, SIG_DFL);
    tz_file_catch_signals();
    write_text(tz_output_open(it->arena, path_of(it, "a"), it->diag), "new");
    tz_folder_output *folder = tz_folder_output_open(it->arena, path_of(it, "folder"), it->diag);
    tz_folder_output_add(folder, "data/cards/a", "text", 4);
    raise(number);
    raise(number);
    _exit(3);
}

static void must_end_by(scratch *it, pid_t child, int number) {
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), number);
    contains(it, "a", "old");
    assert_int_equal(count_names(it), 1);
}

static void signals_end_a_command_cleanly(void **state) {
    scratch *it = *state;
    static const int ending[] = {SIGHUP,  SIGINT,  SIGQUIT, SIGTERM, SIGALRM,   SIGVTALRM, SIGPROF, SIGUSR1,
                                 SIGUSR2, SIGXCPU, SIGPOLL, SIGPWR,  SIGSTKFLT, 34,        50,      64};
    put(it, "a", "old");
    for (size_t i = 0; i < sizeof ending / sizeof *ending; i++)
        for (int opened = 0; opened < 2; opened++) {
            pid_t child = fork();
            if (child == 0)
                be_command(it, ending[i], opened);
            must_end_by(it, child, ending[i]);
        }
}

static void signals_in_haste_leave_nothing_either(void **state) {
    scratch *it = *state;
    static const int numbers[] = {SIGTERM, SIGINT, SIGXCPU, SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL};
    size_t n = TZ_UNDER_ASAN ? 3 : sizeof numbers / sizeof *numbers;
    put(it, "a", "old");
    for (size_t i = 0; i < n; i++) {
        pid_t child = fork();
        if (child == 0) {
            setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
            be_command_in_haste(it, numbers[i]);
        }
        must_end_by(it, child, numbers[i]);
    }
}

// As nohup starts programs.
static void ignored_signals_stay_ignored(void **state) {
    scratch *it = *state;
    pid_t child = fork();
    if (child == 0) {
        signal(SIGHUP, SIG_IGN);
        tz_file_catch_signals();
        raise(SIGHUP);
        tz_output *output = tz_output_open(it->arena, path_of(it, "a"), it->diag);
        raise(SIGHUP);
        _exit(write_text(output, "new") && tz_output_commit(output) ? 0 : 1);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    contains(it, "a", "new");
}

// ---- what killed processes leave ----

static void what_a_killed_process_left_goes(void **state) {
    scratch *it = *state;
    pid_t child = fork();
    if (child == 0) {
        write_text(tz_output_open(it->arena, path_of(it, "a"), it->diag), "new");
        tz_folder_output *folder = tz_folder_output_open(it->arena, path_of(it, "folder"), it->diag);
        tz_folder_output_add(folder, "data/cards/a", "text", 4);
        raise(SIGKILL);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(count_names(it), 2);
    tz_output *living = tz_output_open(it->arena, path_of(it, "b"), it->diag);
    tz_output_sweep(it->arena, path_of(it, "a"));
    assert_int_equal(count_names(it), 1); // that of a living process
    assert_true(write_text(living, "text") && tz_output_commit(living));
    contains(it, "b", "text");
}

// What becomes of a process that writes where nobody reads any more.
static int write_into_closed_pipe(scratch *it, void (*action)(int)) {
    int ends[2], status;
    assert_int_equal(pipe(ends), 0);
    close(ends[0]); // before the fork: while anybody can read, writing succeeds
    pid_t child = fork();
    if (child == 0) {
        signal(SIGPIPE, action);
        tz_file_catch_signals();
        dup2(ends[1], STDOUT_FILENO);
        tz_output *output = tz_output_open(it->arena, "/dev/stdout", it->diag);
        bool written = write_text(output, "text") && tz_output_commit(output);
        bool silent = tz_file_signal() == SIGPIPE && !tz_diag_at(it->diag, 0);
        _exit(written ? 1 : silent ? 2 : reports(it, "Broken pipe") ? 3 : 4);
    }
    close(ends[1]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void a_closed_pipe_is_a_signal_of_which_nothing_is_reported(void **state) {
    assert_int_equal(write_into_closed_pipe(*state, SIG_DFL), 2);
}

static void a_closed_pipe_is_an_error_where_its_signal_is_ignored(void **state) {
    assert_int_equal(write_into_closed_pipe(*state, SIG_IGN), 3);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(an_output_appears_with_its_commit),
        TEST(pieces_of_any_size_keep_their_order),
        TEST(what_is_given_up_leaves_nothing),
        TEST(permissions_stay_or_are_the_usual_ones),
        TEST(links_are_followed),
        TEST(outputs_of_one_folder_do_not_meet),
        TEST(what_cannot_be_created_is_reported_early),
        TEST(standard_output_is_a_name),
        TEST(a_full_disk_leaves_the_old_file),
        TEST(signals_end_a_command_cleanly),
        TEST(signals_in_haste_leave_nothing_either),
        TEST(ignored_signals_stay_ignored),
        TEST(what_a_killed_process_left_goes),
        TEST(a_closed_pipe_is_a_signal_of_which_nothing_is_reported),
        TEST(a_closed_pipe_is_an_error_where_its_signal_is_ignored),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
