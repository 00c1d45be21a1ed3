// fetch.txt: what is still to be fetched makes a bag incomplete; what is there already does not.
#include "bag_in_memory.h"

static void set_fetch(bag *it, const char *text) {
    small_add(it->of, &it->files, "fetch.txt", text, strlen(text));
    add_entry(it, "fetch.txt", TZ_ENTRY_FILE);
    check(it);
}

static void what_is_there_need_not_be_fetched(void **state) {
    bag *it = *state;
    set_fetch(it, "https://example.com/1 - ./data/build.yaml\r\nhttps://example.com/2 15 data/edition/form.yaml\n\n");
    assert_int_equal(errors(it), 0);
    must_report(it, "warning: fetch.txt is not listed in tagmanifest-sha256.txt");
}

static void what_is_missing_is_told_with_its_address(void **state) {
    bag *it = *state;
    for (size_t i = 0; i < it->entries.all.n; i++)
        if (!strcmp(it->entries.all.at[i].name, "data/edition/form.yaml"))
            it->entries.all.at[i].kind = TZ_ENTRY_FOLDER;
    set_fetch(it, "https://example.com/1 - data/edition/form.yaml\n");
    must_report(it, "fetch.txt:1:1: error: the bag is not complete: data/edition/form.yaml is still to be fetched from "
                    "https://example.com/1\n");
    assert_false(reports(it, "is missing"));
}

static void lines_that_are_none_are_reported(void **state) {
    bag *it = *state;
    set_fetch(it,
              "x\nhttps://example.com - ../x\nhttps://example.com - bagit.txt\nhttps://example.com 1k data/build.yaml\n"
              "https://example.com - data/new\n");
    must_report(it, "fetch.txt:1:1: error: an address, a length (or -) and a name are expected here");
    must_report(it, "fetch.txt:2:1: error: ../x leads out of the bag");
    must_report(it, "fetch.txt:3:1: error: bagit.txt does not belong into fetch.txt");
    must_report(it, "fetch.txt:4:1: error: an address, a length (or -) and a name are expected here");
    must_report(it, "fetch.txt:5:1: error: data/new is to be fetched, but is in no list of sums");
    assert_int_equal(errors(it), 5);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(what_is_there_need_not_be_fetched),
        TEST(what_is_missing_is_told_with_its_address),
        TEST(lines_that_are_none_are_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
