// Which file each line of a bag's lists means. (tests/e2e/test_bags.py has whole bags of others.)
#include "bag_in_memory.h"

static const char *const version_before = "BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n";

// The line of form.yaml gets another name in the list.
static void rename_in_list(bag *it, const char *name) {
    set_file(it, "manifest-sha256.txt",
             replaced(it->of->arena, file_of(it, "manifest-sha256.txt"), "  data/edition/form.yaml", name));
}

static void names_are_found_as_other_systems_write_them(void **state) {
    bag *it = *state;
    rename_in_list(it, " *./data/edition/FORM.yaml");
    set_file(it, "bagit.txt", version_before);
    check(it);
    must_report(it, "warning: names in manifest-sha256.txt begin with *");
    must_report(it, "warning: names in manifest-sha256.txt begin with ./");
    must_report(it, "warning: names in manifest-sha256.txt, such as data/edition/FORM.yaml, differ from the files' own "
                    "in capitals");
    assert_false(reports(it, "is missing"));
}

static void capitals_count_in_bagit_1_0(void **state) {
    bag *it = *state;
    rename_in_list(it, "  data/edition/FORM.yaml");
    check(it);
    must_report(it, "error: the file data/edition/FORM.yaml is missing");
    must_report(it, "note: it is what is listed here as data/edition/FORM.yaml");
}

static void an_empty_file_of_a_system_may_be_left_out(void **state) {
    bag *it = *state;
    static const char empty[] = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    const tz_source *list = file_of(it, "manifest-sha256.txt");
    static const struct {
        const char *sum, *name;
        bool missing;
    } lines[] = {{empty, "data/.DS_Store", false}, {empty, "data/store", true}, {"ff", "data/.DS_Store", true}};
    for (size_t i = 0; i < 3; i++) {
        const char *rest = empty + strlen(lines[i].sum);
        set_file(it, "manifest-sha256.txt",
                 tz_arena_format(it->of->arena, "%.*s%s%s  %s\n", (int)list->size, list->bytes, lines[i].sum, rest,
                                 lines[i].name));
        check(it);
        assert_int_equal(reports(it, tz_arena_format(it->of->arena, "the file %s is missing", lines[i].name)),
                         lines[i].missing);
    }
}

static void names_that_are_alike_are_reported(void **state) {
    bag *it = *state;
    small_add(it->of, &it->files, "NOTE.txt", "x", 1);
    small_add(it->of, &it->files, "note.txt", "x", 1);
    add_entry(it, "NOTE.txt", TZ_ENTRY_FILE);
    add_entry(it, "note.txt", TZ_ENTRY_FILE);
    check(it);
    must_report(it, "warning: NOTE.txt and note.txt have the same name on Windows and on a Mac");
}

static void lists_of_unknown_sums_are_reported(void **state) {
    bag *it = *state;
    small_add(it->of, &it->files, "manifest-crc32.txt", "x", 1);
    add_entry(it, "manifest-crc32.txt", TZ_ENTRY_FILE);
    check(it);
    must_report(it, "warning: the sums of manifest-crc32.txt cannot be checked");
    must_report(it, "error: manifest-crc32.txt is not listed in tagmanifest-sha256.txt");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(names_are_found_as_other_systems_write_them), TEST(capitals_count_in_bagit_1_0),
        TEST(an_empty_file_of_a_system_may_be_left_out),   TEST(names_that_are_alike_are_reported),
        TEST(lists_of_unknown_sums_are_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
