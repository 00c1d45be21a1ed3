// The files of an archive: got out of a bag, and compared with those attached to its PDF.
#include "bag_in_memory.h"

static void a_bag_is_opened_by_the_names_of_its_files(void **state) {
    bag *it = *state;
    tz_archive_files kept;
    const tz_input files = {.open = open_in_bag, .context = it};
    assert_true(tz_bag_read(it->of->arena, &it->entries, &files, &kept, it->diag));
    assert_int_equal(kept.files.n, it->of->payload.files.n);
    assert_non_null(tz_archive_files_find(&kept, "edition/edition.yaml"));
    assert_non_null(tz_archive_files_find(&kept, "small.pdf"));
    assert_null(tz_archive_files_find(&kept, "bagit.txt"));
    tz_archive_files_compare(it->of->arena, &kept, &it->of->payload, "x.pdf", it->diag);
    assert_int_equal(errors(it), 0);
}

static void files_that_do_not_agree_are_named(void **state) {
    bag *it = *state;
    tz_archive_files mine = {.files = {.n = 0}}, other = {.files = {.n = 0}};
    small_add(it->of, &mine, "a", "same", 4);
    small_add(it->of, &mine, "b", "mine", 4);
    small_add(it->of, &other, "a", "same", 4);
    small_add(it->of, &other, "b", "his!", 4);
    small_add(it->of, &other, "c", "more", 4);
    tz_archive_files_compare(it->of->arena, &mine, &other, "x.pdf", it->diag);
    assert_int_equal(errors(it), 2);
    must_report(it, "b is not the file that is attached to x.pdf");
    must_report(it, "c is attached to x.pdf, but is not in the bag");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_bag_is_opened_by_the_names_of_its_files),
        TEST(files_that_do_not_agree_are_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
