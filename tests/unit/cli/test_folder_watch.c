// Changes in folders: what counts as one, and what does not.
#include "cli/folder_watch.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

typedef struct place {
    tz_arena *arena;
    tz_diag *diag;
    char root[32];
    const char *folders[3];
    tz_folder_watch *changes;
} place;

static const char *path(place *it, const char *name) {
    return tz_arena_format(it->arena, "%s/%s", it->root, name);
}

static void make_folder(place *it, const char *name) {
    assert_int_equal(mkdir(path(it, name), 0700), 0);
}

static void save(place *it, const char *name) {
    FILE *file = fopen(path(it, name), "w");
    assert_non_null(file);
    fputs("x", file);
    assert_int_equal(fclose(file), 0);
}

static void move(place *it, const char *from, const char *to) {
    assert_int_equal(rename(path(it, from), path(it, to)), 0);
}

static bool has_changed(place *it) {
    return tz_folder_watch_take(it->changes);
}

static int set_up(void **state) {
    tz_arena *arena = tz_arena_new(NULL);
    place *it = TZ_NEW(arena, place);
    it->arena = arena;
    it->diag = tz_diag_new();
    strcpy(it->root, "/tmp/tsuzuri-XXXXXX");
    assert_non_null(mkdtemp(it->root));
    make_folder(it, "r7");
    make_folder(it, "r7/cards");
    make_folder(it, "layouts");
    make_folder(it, "layouts/pictures");
    it->folders[0] = path(it, "r7");
    it->folders[1] = path(it, "layouts");
    it->changes = tz_folder_watch_open(arena, it->folders, "booklet.out", it->diag);
    assert_non_null(it->changes);
    assert_true(tz_folder_watch_refresh(it->changes, it->diag));
    assert_false(has_changed(it));
    *state = it;
    return 0;
}

static int tear_down(void **state) {
    place *it = *state;
    const char *command = tz_arena_format(it->arena, "rm -r %s", it->root);
    int status = system(command);
    tz_diag_free(it->diag);
    tz_arena_free(it->arena);
    return status;
}

static void saving_counts(void **state) {
    place *it = *state;
    save(it, "r7/edition.yaml");
    assert_true(has_changed(it));
    assert_false(has_changed(it)); // taken
    save(it, "r7/cards/242055-kuwana.yaml");
    assert_true(has_changed(it));
    save(it, "layouts/a4.yaml");
    assert_true(has_changed(it));
    unlink(path(it, "layouts/a4.yaml"));
    assert_true(has_changed(it));
}

static void a_file_in_the_making_does_not_count_yet(void **state) {
    place *it = *state;
    FILE *file = fopen(path(it, "r7/form.yaml"), "w");
    assert_non_null(file);
    assert_false(has_changed(it));
    fclose(file);
    assert_true(has_changed(it));
}

static void editors_rename(void **state) {
    place *it = *state;
    save(it, "r7/.edition.yaml.swp");
    assert_false(has_changed(it));
    move(it, "r7/.edition.yaml.swp", "r7/edition.yaml");
    assert_true(has_changed(it));
    move(it, "r7/edition.yaml", "r7/edition.yaml~");
    assert_true(has_changed(it)); // it is gone
    save(it, "r7/edition.yaml~");
    assert_false(has_changed(it));
}

static void outputs_do_not_count(void **state) {
    place *it = *state;
    save(it, "r7/r7-handout.pdf");
    save(it, "layouts/booklet.out");
    save(it, "layouts/pictures/card.png"); // only what is below the first folder counts
    assert_false(has_changed(it));
}

static void new_folders_are_seen(void **state) {
    place *it = *state;
    make_folder(it, "r7/more");
    assert_true(has_changed(it));
    assert_true(tz_folder_watch_refresh(it->changes, it->diag));
    make_folder(it, "r7/more/cards");
    assert_true(has_changed(it));
    assert_true(tz_folder_watch_refresh(it->changes, it->diag));
    save(it, "r7/more/cards/242012-tsu.yaml");
    assert_true(has_changed(it));
}

// As on a network share: what a look sees, without being told.
static void looking_sees_what_counts(void **state) {
    place *it = *state;
    tz_folder_watch_look(it->changes);
    save(it, "r7/edition.yaml");
    save(it, "r7/cards/242012-tsu.yaml");
    assert_true(tz_folder_watch_look(it->changes));
    assert_false(tz_folder_watch_look(it->changes));
    const struct timespec times[] = {{.tv_nsec = UTIME_OMIT}, {.tv_sec = 1}};
    assert_int_equal(utimensat(AT_FDCWD, path(it, "r7/cards/242012-tsu.yaml"), times, 0), 0);
    assert_true(tz_folder_watch_look(it->changes)); // another time
    assert_int_equal(truncate(path(it, "r7/edition.yaml"), 5), 0);
    assert_true(tz_folder_watch_look(it->changes)); // another size
    move(it, "r7/cards/242012-tsu.yaml", "r7/cards/242021-yokkaichi.yaml");
    assert_true(tz_folder_watch_look(it->changes)); // another name
    move(it, "r7/cards/242021-yokkaichi.yaml", "layouts/242021-yokkaichi.yaml");
    assert_true(tz_folder_watch_look(it->changes)); // another folder
    make_folder(it, "r7/more");
    assert_true(tz_folder_watch_look(it->changes));
    save(it, "r7/r7-handout.pdf");
    save(it, "r7/booklet.out");
    save(it, "layouts/pictures/card.png");
    assert_false(tz_folder_watch_look(it->changes));
}

static void links_are_not_followed(void **state) {
    place *it = *state;
    assert_int_equal(symlink("..", path(it, "r7/circle")), 0);
    assert_true(tz_folder_watch_refresh(it->changes, it->diag));
}

static void a_folder_that_is_gone_is_reported(void **state) {
    place *it = *state;
    move(it, "r7", "r8");
    assert_true(has_changed(it));
    assert_false(tz_folder_watch_refresh(it->changes, it->diag));
    assert_string_equal(tz_diag_at(it->diag, 0)->message,
                        tz_arena_format(it->arena, "%s/r7 cannot be watched: No such file or directory", it->root));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(saving_counts),          TEST(a_file_in_the_making_does_not_count_yet),
        TEST(editors_rename),         TEST(outputs_do_not_count),
        TEST(new_folders_are_seen),   TEST(looking_sees_what_counts),
        TEST(links_are_not_followed), TEST(a_folder_that_is_gone_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
