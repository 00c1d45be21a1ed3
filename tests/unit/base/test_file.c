// Files: reading all of one, folders as inputs, and names that must not lead out of them. Outputs are test_output.c's.
#include "scratch.h"

#include <fcntl.h>

// ---- reading ----

static const tz_source *read_file(scratch *it, const char *name, size_t limit) {
    return tz_file_read(it->arena, path_of(it, name), limit, (tz_place){0}, it->diag);
}

static void files_are_read_to_their_end(void **state) {
    scratch *it = *state;
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

static void limits_hold(void **state) {
    scratch *it = *state;
    put(it, "a", "12345");
    assert_non_null(read_file(it, "a", 5));
    assert_null(read_file(it, "a", 4));
    assert_true(reports(it, "is larger than"));
    assert_null(tz_file_read(it->arena, "/dev/zero", 1 << 20, (tz_place){0}, it->diag));
    assert_true(reports(it, "/dev/zero is larger than 1 MiB"));
}

static void what_cannot_be_read_is_reported_at_its_request(void **state) {
    scratch *it = *state;
    tz_place requested_at = {input_source(it->arena, "form: b.yaml"), 6};
    assert_null(tz_file_read(it->arena, path_of(it, "b.yaml"), 100, requested_at, it->diag));
    assert_int_equal(tz_diag_at(it->diag, 0)->place.at, 6);
    assert_true(reports(it, "there is no file"));
    assert_null(read_file(it, "", 100));
    assert_true(reports(it, "cannot be read"));
}

static void pipes_are_read_to_their_end(void **state) {
    scratch *it = *state;
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

static const tz_source *open_input(scratch *it, const char *name) {
    tz_input input;
    char *edition = path_of(it, "edition/");
    assert_true(tz_folder_open(it->arena, edition, 1000, &input, it->diag));
    return input.open(input.context, it->arena, name, (tz_place){0}, it->diag);
}

static int set_up_edition(void **state) {
    if (set_up(state) != 0)
        return -1;
    scratch *it = *state;
    mkdir(path_of(it, "edition"), 0777);
    mkdir(path_of(it, "edition/cards"), 0777);
    put(it, "edition/cards/a.yaml", "a");
    put(it, "secret", "secret");
    return 0;
}

static void names_within_a_folder_are_opened(void **state) {
    scratch *it = *state;
    const tz_source *source = open_input(it, "cards/a.yaml");
    assert_string_equal(source->name, path_of(it, "edition/cards/a.yaml"));
    assert_int_equal(source->size, 1);
    assert_non_null(open_input(it, "./cards//a.yaml"));
    set_link(it, "a.yaml", "edition/cards/link.yaml");
    set_link(it, "cards", "edition/old");
    assert_non_null(open_input(it, "cards/link.yaml"));
    assert_non_null(open_input(it, "old/link.yaml"));
    assert_int_equal(tz_diag_count(it->diag, TZ_ERROR), 0);
}

static void names_that_leave_the_folder_are_refused(void **state) {
    scratch *it = *state;
    set_link(it, "../secret", "edition/up");
    set_link(it, path_of(it, "secret"), "edition/absolute");
    set_link(it, "..", "edition/cards/parent");
    const char *const names[] = {"../secret", path_of(it, "secret"),      "cards/../../secret", "up",
                                 "absolute",  "cards/parent/cards/a.yaml"};
    size_t n = sizeof names / sizeof names[0];
    for (size_t i = 0; i < n; i++) {
        assert_null(open_input(it, names[i]));
        assert_non_null(strstr(tz_diag_at(it->diag, i)->message, "leads out of the folder"));
    }
    assert_int_equal(tz_diag_count(it->diag, TZ_ERROR), n);
}

static void only_files_are_read_from_a_folder(void **state) {
    scratch *it = *state;
    set_link(it, "loop", "edition/loop");
    assert_int_equal(mkfifo(path_of(it, "edition/pipe"), 0600), 0);
    assert_null(open_input(it, "cards"));
    assert_null(open_input(it, "pipe")); // and nobody waits for a writer
    assert_null(open_input(it, "loop"));
    assert_null(open_input(it, ""));
    assert_null(open_input(it, "none.yaml"));
    assert_null(open_input(it, "cards/a.yaml/b"));
    assert_int_equal(tz_diag_count(it->diag, TZ_ERROR), 6);
    assert_true(reports(it, "edition/cards is not a file"));
    assert_true(reports(it, "edition/pipe is not a file"));
    assert_true(reports(it, "there is no file"));
}

static bool collect(void *context, const void *bytes, size_t size) {
    tz_bytes *to = context;
    to->at = realloc(to->at, to->n + size);
    memcpy(to->at + to->n, bytes, size);
    to->n += size;
    return to->n < 200000;
}

static void files_are_given_piece_by_piece(void **state) {
    scratch *it = *state;
    enum { LARGE = 150000 };
    tz_input folder;
    char *text = tz_arena_alloc(it->arena, LARGE + 1);
    memset(text, 'x', LARGE);
    put(it, "edition/large", text);
    put(it, "edition/empty", "");
    assert_true(tz_folder_open(it->arena, path_of(it, "edition"), TZ_FILE_LIMIT, &folder, it->diag));
    tz_bytes got = {0};
    assert_true(tz_folder_read(&folder, it->arena, "large", (tz_taker){collect, &got}, it->diag));
    assert_int_equal(got.n, LARGE);
    assert_memory_equal(got.at, text, LARGE);
    assert_true(tz_folder_read(&folder, it->arena, "empty", (tz_taker){collect, &got}, it->diag));
    assert_false(tz_folder_read(&folder, it->arena, "large", (tz_taker){collect, &got}, it->diag)); // taken no further
    assert_int_equal(tz_diag_count(it->diag, TZ_ERROR), 0);
    assert_false(tz_folder_read(&folder, it->arena, "none", (tz_taker){collect, &got}, it->diag));
    assert_false(tz_folder_read(&folder, it->arena, "cards", (tz_taker){collect, &got}, it->diag));
    assert_false(tz_folder_read(&folder, it->arena, "../secret", (tz_taker){collect, &got}, it->diag));
    assert_int_equal(tz_diag_count(it->diag, TZ_ERROR), 3);
    free(got.at);
}

static void missing_folders_are_reported(void **state) {
    scratch *it = *state;
    tz_input input;
    assert_false(tz_folder_open(it->arena, path_of(it, "none"), 10, &input, it->diag));
    assert_true(reports(it, "there is no folder"));
    assert_false(tz_folder_open(it->arena, path_of(it, "secret"), 10, &input, it->diag));
    assert_true(reports(it, "cannot be opened"));
}

// A font is used long after it was read: whatever is written into its file meanwhile, what was read stays.
static void what_was_read_stays_when_its_file_changes(void **state) {
    scratch *it = *state;
    enum { SIZE = 5 << 20 }; // as large as fonts are
    put(it, "font.ttf", "OTTO");
    assert_int_equal(truncate(path_of(it, "font.ttf"), SIZE), 0);
    tz_input input;
    assert_true(tz_folder_open(it->arena, it->folder, TZ_FONT_LIMIT, &input, it->diag));
    const tz_source *source = input.open(input.context, it->arena, "font.ttf", (tz_place){0}, it->diag);
    assert_non_null(source);
    int file = open(path_of(it, "font.ttf"), O_WRONLY);
    assert_int_equal(pwrite(file, "damage", 6, 2), 6);
    assert_int_equal(pwrite(file, "damage", 6, SIZE / 2), 6);
    assert_int_equal(ftruncate(file, 4096), 0);
    close(file);
    assert_int_equal(source->size, SIZE);
    assert_memory_equal(source->bytes, "OTTO", 5);
    for (size_t i = 4; i < source->size; i++)
        if (source->bytes[i])
            fail_msg("byte %zu has changed", i);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
#define EDITION_TEST(name) cmocka_unit_test_setup_teardown(name, set_up_edition, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(files_are_read_to_their_end),
        TEST(limits_hold),
        TEST(what_cannot_be_read_is_reported_at_its_request),
        TEST(pipes_are_read_to_their_end),
        EDITION_TEST(names_within_a_folder_are_opened),
        EDITION_TEST(names_that_leave_the_folder_are_refused),
        EDITION_TEST(only_files_are_read_from_a_folder),
        EDITION_TEST(files_are_given_piece_by_piece),
        EDITION_TEST(missing_folders_are_reported),
        TEST(what_was_read_stays_when_its_file_changes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
