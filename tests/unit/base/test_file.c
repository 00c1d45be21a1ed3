// Files: reading, staying within a folder, and outputs that appear whole or not at all.
#include "inputs.h"
#include "tsuzuri/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

// Every test works in a new folder.
typedef struct place {
    tz_arena *arena;
    tz_diag *diag;
    char *folder;
} place;

static int set_up(void **state) {
    place *it = calloc(1, sizeof *it);
    const char *root = getenv("TMPDIR");
    it->arena = tz_arena_new(NULL);
    it->diag = tz_diag_new();
    it->folder = tz_arena_format(it->arena, "%s/tsuzuri-test-XXXXXX", root ? root : "/tmp");
    *state = it;
    return mkdtemp(it->folder) ? 0 : -1;
}

static int tear_down(void **state) {
    place *it = *state;
    char *command = tz_arena_format(it->arena, "chmod -R u+rwx '%s' && rm -rf '%s'", it->folder, it->folder);
    int status = system(command);
    tz_diag_free(it->diag);
    tz_arena_free(it->arena);
    free(it);
    return status;
}

static char *path_of(place *it, const char *name) {
    return tz_arena_format(it->arena, "%s/%s", it->folder, name);
}

static void put(place *it, const char *name, const char *text) {
    FILE *file = fopen(path_of(it, name), "wb");
    assert_non_null(file);
    assert_int_equal(fputs(text, file) >= 0, 1);
    assert_int_equal(fclose(file), 0);
}

static void contains(place *it, const char *name, const char *text) {
    assert_string_equal(input_file(it->arena, path_of(it, name), NULL), text);
}

// Names in the folder, "." and ".." aside.
static int count_names(place *it) {
    int n = 0;
    DIR *folder = opendir(it->folder);
    for (const struct dirent *entry; (entry = readdir(folder));)
        n += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    closedir(folder);
    return n;
}

static bool says(place *it, const char *part) {
    return strstr(input_messages(it->arena, it->diag), part) != NULL;
}

static void set_link(place *it, const char *target, const char *name) {
    assert_int_equal(symlink(target, path_of(it, name)), 0);
}

// ---- reading ----

static const tz_source *read_file(place *it, const char *name, size_t limit) {
    return tz_file_read(it->arena, path_of(it, name), limit, (tz_place){0}, it->diag);
}

static void files_are_read_whole(void **state) {
    place *it = *state;
    put(it, "a", "three\nlines\n");
    const tz_source *source = read_file(it, "a", 100);
    assert_int_equal(source->size, 12);
    assert_memory_equal(source->bytes, "three\nlines\n", 12);
    assert_int_equal(source->lines_n, 3);
    assert_string_equal(source->name, path_of(it, "a"));
    put(it, "empty", "");
    assert_int_equal(read_file(it, "empty", 100)->size, 0);
    assert_true(tz_file_exists(path_of(it, "a")));
    assert_false(tz_file_exists(path_of(it, "b")));
}

static void limits_are_kept(void **state) {
    place *it = *state;
    put(it, "a", "12345");
    assert_non_null(read_file(it, "a", 5));
    assert_null(read_file(it, "a", 4));
    assert_true(says(it, "is larger than"));
    assert_null(tz_file_read(it->arena, "/dev/zero", 1 << 20, (tz_place){0}, it->diag));
    assert_true(says(it, "/dev/zero is larger than 1 MiB"));
}

static void what_cannot_be_read_is_told_where_it_is_asked_for(void **state) {
    place *it = *state;
    tz_place asked = {input_source(it->arena, "form: b.yaml"), 6};
    assert_null(tz_file_read(it->arena, path_of(it, "b.yaml"), 100, asked, it->diag));
    assert_int_equal(tz_diag_at(it->diag, 0)->place.at, 6);
    assert_true(says(it, "there is no file"));
    assert_null(read_file(it, "", 100));
    assert_true(says(it, "cannot be read"));
}

static void pipes_are_read_to_their_end(void **state) {
    place *it = *state;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], "from a pipe", 11), 11);
    close(ends[1]);
    int kept = dup(STDIN_FILENO);
    dup2(ends[0], STDIN_FILENO);
    close(ends[0]);
    const tz_source *source = tz_file_read(it->arena, "-", 100, (tz_place){0}, it->diag);
    dup2(kept, STDIN_FILENO);
    close(kept);
    assert_int_equal(source->size, 11);
    assert_memory_equal(source->bytes, "from a pipe", 11);
}

// ---- folders ----

static const tz_source *ask(place *it, const char *name) {
    tz_input input;
    char *edition = path_of(it, "edition/");
    assert_true(tz_folder_open(it->arena, edition, 1000, &input, it->diag));
    return input.open(input.context, it->arena, name, (tz_place){0}, it->diag);
}

static int set_up_edition(void **state) {
    if (set_up(state) != 0)
        return -1;
    place *it = *state;
    mkdir(path_of(it, "edition"), 0777);
    mkdir(path_of(it, "edition/cards"), 0777);
    put(it, "edition/cards/a.yaml", "a");
    put(it, "secret", "secret");
    return 0;
}

static void names_within_a_folder_are_opened(void **state) {
    place *it = *state;
    const tz_source *source = ask(it, "cards/a.yaml");
    assert_string_equal(source->name, path_of(it, "edition/cards/a.yaml"));
    assert_int_equal(source->size, 1);
    assert_non_null(ask(it, "./cards//a.yaml"));
    set_link(it, "a.yaml", "edition/cards/link.yaml");
    set_link(it, "cards", "edition/old");
    assert_non_null(ask(it, "cards/link.yaml"));
    assert_non_null(ask(it, "old/link.yaml"));
    assert_int_equal(tz_diag_count(it->diag, TZ_ERROR), 0);
}

static void names_that_leave_the_folder_are_refused(void **state) {
    place *it = *state;
    set_link(it, "../secret", "edition/up");
    set_link(it, path_of(it, "secret"), "edition/absolute");
    set_link(it, "..", "edition/cards/parent");
    const char *const names[] = {"../secret", path_of(it, "secret"),      "cards/../../secret", "up",
                                 "absolute",  "cards/parent/cards/a.yaml"};
    size_t n = sizeof names / sizeof names[0];
    for (size_t i = 0; i < n; i++) {
        assert_null(ask(it, names[i]));
        assert_non_null(strstr(tz_diag_at(it->diag, i)->message, "leads out of the folder"));
    }
    assert_int_equal(tz_diag_count(it->diag, TZ_ERROR), n);
}

static void only_files_are_read_from_a_folder(void **state) {
    place *it = *state;
    set_link(it, "loop", "edition/loop");
    assert_int_equal(mkfifo(path_of(it, "edition/pipe"), 0600), 0);
    assert_null(ask(it, "cards"));
    assert_null(ask(it, "pipe")); // and nobody waits for a writer
    assert_null(ask(it, "loop"));
    assert_null(ask(it, ""));
    assert_null(ask(it, "none.yaml"));
    assert_null(ask(it, "cards/a.yaml/b"));
    assert_int_equal(tz_diag_count(it->diag, TZ_ERROR), 6);
    assert_true(says(it, "edition/cards is not a file"));
    assert_true(says(it, "edition/pipe is not a file"));
    assert_true(says(it, "there is no file"));
}

static void missing_folders_are_told(void **state) {
    place *it = *state;
    tz_input input;
    assert_false(tz_folder_open(it->arena, path_of(it, "none"), 10, &input, it->diag));
    assert_true(says(it, "there is no folder"));
    assert_false(tz_folder_open(it->arena, path_of(it, "secret"), 10, &input, it->diag));
    assert_true(says(it, "cannot be opened"));
}

// ---- writing ----

static bool write_text(tz_output *output, const char *text) {
    return tz_output_write(output, text, strlen(text));
}

static void an_output_appears_with_its_commit(void **state) {
    place *it = *state;
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
    place *it = *state;
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
    place *it = *state;
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

static mode_t mode_of(place *it, const char *name) {
    struct stat about;
    assert_int_equal(stat(path_of(it, name), &about), 0);
    return about.st_mode & 0777;
}

static void write_whole(place *it, const char *name, const char *text) {
    tz_output *output = tz_output_open(it->arena, path_of(it, name), it->diag);
    assert_non_null(output);
    assert_true(write_text(output, text));
    assert_true(tz_output_commit(output));
}

static void permissions_stay_or_are_the_usual_ones(void **state) {
    place *it = *state;
    put(it, "private", "old");
    chmod(path_of(it, "private"), 0600);
    write_whole(it, "private", "new");
    assert_int_equal(mode_of(it, "private"), 0600);
    put(it, "shared", "old");
    chmod(path_of(it, "shared"), 0666);
    write_whole(it, "shared", "new");
    assert_int_equal(mode_of(it, "shared"), 0666);
    mode_t before = umask(027);
    write_whole(it, "fresh", "new");
    umask(before);
    assert_int_equal(mode_of(it, "fresh"), 0640);
}

static void links_are_followed(void **state) {
    place *it = *state;
    put(it, "real", "old");
    set_link(it, "real", "link");
    write_whole(it, "link", "new");
    contains(it, "real", "new");
    struct stat about;
    assert_int_equal(lstat(path_of(it, "link"), &about), 0);
    assert_true(S_ISLNK(about.st_mode));
}

static void outputs_of_one_folder_do_not_meet(void **state) {
    place *it = *state;
    tz_output *a = tz_output_open(it->arena, path_of(it, "a"), it->diag);
    tz_output *b = tz_output_open(it->arena, path_of(it, "b"), it->diag);
    write_text(a, "A");
    write_text(b, "B");
    assert_true(tz_output_commit(b));
    assert_true(tz_output_commit(a));
    contains(it, "a", "A");
    contains(it, "b", "B");
}

static void what_cannot_be_created_is_told_early(void **state) {
    place *it = *state;
    mkdir(path_of(it, "folder"), 0777);
    const char *const names[] = {"folder", "none/a", "folder/", "none/"};
    for (size_t i = 0; i < 4; i++) {
        assert_false(tz_output_possible(it->arena, path_of(it, names[i]), it->diag));
        assert_null(tz_output_open(it->arena, path_of(it, names[i]), it->diag));
        assert_int_equal(tz_diag_count(it->diag, TZ_ERROR), 2 * i + 2);
    }
    assert_true(tz_output_possible(it->arena, path_of(it, "a"), it->diag));
    assert_true(tz_output_possible(it->arena, "/dev/full", it->diag));
    assert_int_equal(count_names(it), 1);
}

static void devices_are_written_directly(void **state) {
    place *it = *state;
    tz_output *output = tz_output_open(it->arena, "/dev/null", it->diag);
    assert_true(write_text(output, "text"));
    assert_true(tz_output_commit(output));
    output = tz_output_open(it->arena, "/dev/full", it->diag);
    assert_true(write_text(output, "text")); // kept back until there is more of it
    assert_false(tz_output_commit(output));
    assert_true(says(it, "/dev/full cannot be written: No space left on device"));
    assert_int_equal(tz_diag_count(it->diag, TZ_ERROR), 1);
    struct stat about;
    assert_int_equal(stat("/dev/null", &about), 0);
    assert_true(S_ISCHR(about.st_mode));
}

static void standard_output_is_a_name(void **state) {
    place *it = *state;
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
    place *it = *state;
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
    assert_true(says(it, "cannot be written: File too large"));
}

static void folders_are_made_with_those_above(void **state) {
    place *it = *state;
    assert_true(tz_folder_make(it->arena, path_of(it, "a/b//c/"), it->diag));
    assert_true(tz_folder_make(it->arena, path_of(it, "a/b/c"), it->diag));
    struct stat about;
    assert_int_equal(stat(path_of(it, "a/b/c"), &about), 0);
    put(it, "file", "");
    assert_false(tz_folder_make(it->arena, path_of(it, "file"), it->diag));
    assert_false(tz_folder_make(it->arena, path_of(it, "file/b"), it->diag));
    assert_int_equal(tz_diag_count(it->diag, TZ_ERROR), 2);
}

// ---- signals ----

// What a command does: guards, writes, and ends by the signal that came. 3: nothing came, 4: something else is wrong.
static void be_command(place *it, bool opened) {
    alarm(60);
    tz_file_catch_signals();
    tz_output *output = opened ? tz_output_open(it->arena, path_of(it, "a"), it->diag) : NULL;
    raise(SIGTERM);
    if (!opened)
        _exit(4); // without an output the signal acts at once
    bool done = write_text(output, "new") && tz_output_commit(output);
    if (done || !says(it, "interrupted"))
        _exit(4);
    tz_output_discard(output);
    if (count_names(it) != 1)
        _exit(4);
    signal(tz_file_signal(), SIG_DFL);
    raise(tz_file_signal());
    _exit(3);
}

static void signals_end_a_command_cleanly(void **state) {
    place *it = *state;
    put(it, "a", "old");
    for (int opened = 0; opened < 2; opened++) {
        pid_t child = fork();
        if (child == 0)
            be_command(it, opened);
        int status;
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_true(WIFSIGNALED(status));
        assert_int_equal(WTERMSIG(status), SIGTERM);
        contains(it, "a", "old");
        assert_int_equal(count_names(it), 1);
    }
}

static void a_closed_pipe_is_an_error(void **state) {
    place *it = *state;
    int ends[2], status;
    assert_int_equal(pipe(ends), 0);
    close(ends[0]); // before the fork: while anybody can read, writing succeeds
    pid_t child = fork();
    if (child == 0) {
        tz_file_catch_signals();
        dup2(ends[1], STDOUT_FILENO);
        tz_output *output = tz_output_open(it->arena, "/dev/stdout", it->diag);
        _exit(write_text(output, "text") && tz_output_commit(output) ? 1 : says(it, "Broken pipe") ? 0 : 2);
    }
    close(ends[1]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

// Long files are mapped. One that shrinks under its reader ends the program with a message, not with a crash.
static void a_font_that_shrinks_meanwhile_is_told(void **state) {
    place *it = *state;
    int ends[2], status;
    char said[200] = {0};
    put(it, "font.ttf", "OTTO");
    assert_int_equal(truncate(path_of(it, "font.ttf"), 1 << 20), 0);
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        tz_file_catch_signals();
        dup2(ends[1], STDERR_FILENO);
        tz_input input;
        bool opened = tz_folder_open(it->arena, it->folder, TZ_FONT_LIMIT, &input, it->diag);
        const tz_source *source =
            opened ? input.open(input.context, it->arena, "font.ttf", (tz_place){0}, it->diag) : NULL;
        if (!source || source->size != 1 << 20 || truncate(path_of(it, "font.ttf"), 4096) != 0)
            _exit(1);
        volatile char last = source->bytes[source->size - 1];
        _exit(2 + last);
    }
    close(ends[1]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 74);
    assert_true(read(ends[0], said, sizeof said - 1) > 0);
    assert_non_null(strstr(said, "was changed while it was read"));
    close(ends[0]);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
#define EDITION_TEST(name) cmocka_unit_test_setup_teardown(name, set_up_edition, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(files_are_read_whole),
        TEST(limits_are_kept),
        TEST(what_cannot_be_read_is_told_where_it_is_asked_for),
        TEST(pipes_are_read_to_their_end),
        EDITION_TEST(names_within_a_folder_are_opened),
        EDITION_TEST(names_that_leave_the_folder_are_refused),
        EDITION_TEST(only_files_are_read_from_a_folder),
        EDITION_TEST(missing_folders_are_told),
        TEST(an_output_appears_with_its_commit),
        TEST(pieces_of_any_size_keep_their_order),
        TEST(what_is_given_up_leaves_nothing),
        TEST(permissions_stay_or_are_the_usual_ones),
        TEST(links_are_followed),
        TEST(outputs_of_one_folder_do_not_meet),
        TEST(what_cannot_be_created_is_told_early),
        TEST(devices_are_written_directly),
        TEST(standard_output_is_a_name),
        TEST(a_full_disk_leaves_the_old_file),
        TEST(folders_are_made_with_those_above),
        TEST(signals_end_a_command_cleanly),
        TEST(a_closed_pipe_is_an_error),
        TEST(a_font_that_shrinks_meanwhile_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
