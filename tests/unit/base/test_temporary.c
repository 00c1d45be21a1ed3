// Temporary names, and which of them are swept away.
#include "base/temporary.h"
#include "scratch.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <time.h>

static const char *own_host(scratch *it) {
    const char *name = tz_temporary_name(it->arena, 0) + strlen(".tsuzuri-"), *end = strrchr(name, '-');
    for (end--; *end != '-';)
        end--;
    return tz_arena_copy(it->arena, name, (size_t)(end - name));
}

// A process that has ended.
static int dead_process(void) {
    int status;
    pid_t child = fork();
    if (child == 0)
        _exit(0);
    waitpid(child, &status, 0);
    return (int)child;
}

static bool is_swept(scratch *it, const char *name, int hours) {
    put(it, name, "half");
    struct timespec times[2] = {{.tv_sec = time(NULL) - hours * 3600L - 60},
                                {.tv_sec = time(NULL) - hours * 3600L - 60}};
    utimensat(AT_FDCWD, path_of(it, name), times, 0);
    int in = open(it->folder, O_RDONLY | O_DIRECTORY);
    tz_temporary_sweep(in);
    close(in);
    bool gone = access(path_of(it, name), F_OK) != 0;
    remove(path_of(it, name));
    return gone;
}

static const char *named(scratch *it, const char *host, int process, const char *end) {
    return tz_arena_format(it->arena, ".tsuzuri-%s%s%d-%s", host, *host ? "-" : "", process, end);
}

static void only_what_is_ours_and_of_dead_processes_goes(void **state) {
    scratch *it = *state;
    int dead = dead_process();
    const char *host = own_host(it);
    assert_true(is_swept(it, named(it, host, dead, "0.tmp"), 0));
    assert_true(is_swept(it, named(it, host, dead, "17.tmp"), 0));
    assert_true(is_swept(it, named(it, "", dead, "0.tmp"), 0)); // of version 1.0
    assert_false(is_swept(it, named(it, host, (int)getpid(), "0.tmp"), 0));
    assert_false(is_swept(it, named(it, "", 1, "0.tmp"), 0));
    assert_true(is_swept(it, named(it, host, (int)getpid(), "0.tmp"), 2)); // the number is used again
    assert_false(is_swept(it, named(it, "another.host", dead, "0.tmp"), 2));
    assert_true(is_swept(it, named(it, "another.host", dead, "0.tmp"), 25));
    const char *const others[] = {named(it, host, dead, "0.pdf"),
                                  named(it, host, dead, ".tmp"),
                                  named(it, host, dead, "a.tmp"),
                                  ".tsuzuri-.tmp",
                                  ".tsuzuri-a-b.tmp",
                                  ".tsuzuri-1.tmp",
                                  "tsuzuri-1-0.tmp",
                                  ".tsuzuri-notes-2026-03.tmp.yaml"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(is_swept(it, others[i], 48));
}

static void links_and_hard_links_stay(void **state) {
    scratch *it = *state;
    const char *name = named(it, "", dead_process(), "0.tmp");
    put(it, "mine", "text");
    assert_int_equal(link(path_of(it, "mine"), path_of(it, name)), 0);
    int in = open(it->folder, O_RDONLY | O_DIRECTORY);
    tz_temporary_sweep(in);
    assert_int_equal(access(path_of(it, name), F_OK), 0);
    remove(path_of(it, name));
    set_link(it, "mine", name);
    lseek(in, 0, SEEK_SET);
    tz_temporary_sweep(in);
    assert_int_equal(count_names(it), 2);
    close(in);
}

static void folders_go_with_all_that_is_in_them(void **state) {
    scratch *it = *state;
    const char *name = named(it, own_host(it), dead_process(), "0.tmp");
    mkdir(path_of(it, name), 0777);
    mkdir(path_of(it, tz_arena_format(it->arena, "%s/data", name)), 0777);
    for (int i = 0; i < 300; i++)
        put(it, tz_arena_format(it->arena, "%s/data/%d", name, i), "text");
    put(it, "kept", "text");
    set_link(it, "../../kept", tz_arena_format(it->arena, "%s/data/link", name));
    int in = open(it->folder, O_RDONLY | O_DIRECTORY);
    tz_temporary_sweep(in);
    close(in);
    assert_int_equal(count_names(it), 1);
    contains(it, "kept", "text");
}

static void what_is_locked_is_alive(void **state) {
    scratch *it = *state;
    const char *name = named(it, own_host(it), dead_process(), "0.tmp"); // as if of another container
    put(it, name, "half");
    int fd = open(path_of(it, name), O_RDWR), in = open(it->folder, O_RDONLY | O_DIRECTORY);
    assert_true(tz_temporary_hold(fd));
    tz_temporary_sweep(in);
    assert_int_equal(count_names(it), 1);
    int other = open(path_of(it, name), O_RDWR);
    assert_false(tz_temporary_hold(other)); // nor can another one hold it
    close(other);
    other = open(path_of(it, name), O_RDWR);
    close(fd); // and with it the lock
    assert_true(tz_temporary_hold(other));
    close(other);
    fd = open(path_of(it, name), O_RDWR);
    remove(path_of(it, name));
    assert_false(tz_temporary_hold(fd)); // swept away before
    close(fd);
    close(in);
}

static void what_is_held_is_dropped_at_once(void **state) {
    scratch *it = *state;
    int in = open(it->folder, O_RDONLY | O_DIRECTORY);
    const char *const names[] = {tz_temporary_name(it->arena, 0), tz_temporary_name(it->arena, 1),
                                 tz_temporary_name(it->arena, 2)};
    put(it, names[0], "half");
    put(it, names[1], "half");
    mkdir(path_of(it, names[2]), 0777);
    put(it, tz_arena_format(it->arena, "%s/file", names[2]), "half");
    for (size_t i = 0; i < 3; i++)
        tz_temporary_remember(in, names[i]);
    tz_temporary_forget(in, names[1]);
    tz_temporary_drop_all();
    assert_int_equal(count_names(it), 1);
    contains(it, names[1], "half");
    tz_temporary_forget(in, names[0]);
    tz_temporary_forget(in, names[2]);
    close(in);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(only_what_is_ours_and_of_dead_processes_goes),
        TEST(links_and_hard_links_stay),
        TEST(folders_go_with_all_that_is_in_them),
        TEST(what_is_locked_is_alive),
        TEST(what_is_held_is_dropped_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
