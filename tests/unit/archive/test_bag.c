// Bags: all that RFC 8493 asks for is in them, and the same edition gives the same bytes.
#include "bag_in_memory.h"

static void a_bag_has_all_that_the_rfc_asks_for(void **state) {
    bag *it = *state;
    tz_arena *a = it->of->arena;
    const tz_source *bagit = file_of(it, "bagit.txt"), *info = file_of(it, "bag-info.txt");
    assert_string_equal(tz_arena_copy(a, bagit->bytes, bagit->size),
                        "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
    uint64_t size = 0;
    for (size_t i = 0; i < it->of->payload.files.n; i++)
        size += it->of->payload.files.at[i].source->size;
    const char *text = tz_arena_copy(a, info->bytes, info->size);
    static const char *const lines[] = {
        "Source-Organization: 三重県\n",
        "External-Description: 災害時の備えに関する調査\n",
        "External-Identifier: 240001-small\n",
        "Fiscal-Year: 令和7年度\n",
        "Date: 2026-03-31\n",
        "Cards: 3\n",
        "Bagging-Date: 2026-03-31\n",
    };
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
        assert_non_null(strstr(text, lines[i]));
    assert_non_null(strstr(
        text, tz_arena_format(a, "Payload-Oxum: %llu.%zu\n", (unsigned long long)size, it->of->payload.files.n)));
}

static void every_file_is_in_its_list_by_its_sum(void **state) {
    bag *it = *state;
    tz_arena *a = it->of->arena;
    for (size_t i = 0; i < it->files.files.n; i++) {
        const tz_project_file *file = &it->files.files.at[i];
        if (!strcmp(file->name, "tagmanifest-sha256.txt"))
            continue;
        bool payload = !strncmp(file->name, "data/", 5);
        const tz_source *list = file_of(it, payload ? "manifest-sha256.txt" : "tagmanifest-sha256.txt");
        char hash[TZ_SHA256_ROOM];
        tz_sha256_hex(file->source->bytes, file->source->size, hash);
        assert_non_null(
            strstr(tz_arena_copy(a, list->bytes, list->size), tz_arena_format(a, "%s  %s\n", hash, file->name)));
    }
}

static void what_makes_it_a_bag_is_written_last(void **state) {
    bag *it = *state;
    assert_string_equal(it->files.files.at[it->files.files.n - 1].name, "bagit.txt");
}

static void the_same_edition_gives_the_same_bytes(void **state) {
    bag *it = *state;
    small *other = small_new();
    const tz_archive_files *again = made_bag(other, NULL);
    assert_int_equal(again->files.n, it->files.files.n);
    for (size_t i = 0; i < again->files.n; i++) {
        assert_string_equal(again->files.at[i].name, it->files.files.at[i].name);
        assert_int_equal(again->files.at[i].source->size, it->files.files.at[i].source->size);
        assert_memory_equal(again->files.at[i].source->bytes, it->files.files.at[i].source->bytes,
                            again->files.at[i].source->size);
    }
    small_free(other);
}

static void the_day_of_packing_may_be_another(void **state) {
    bag *it = *state;
    const tz_source *info = tz_archive_files_find(made_bag(it->of, "2027-01-02"), "bag-info.txt");
    assert_non_null(memmem(info->bytes, info->size, "Bagging-Date: 2027-01-02\n", 25));
    assert_non_null(memmem(info->bytes, info->size, "\nDate: 2026-03-31\n", 18));
}

static void names_of_any_kind_are_listed(void **state) {
    bag *it = *state;
    small *of = it->of;
    small_add(of, &of->payload, "edition/50%\nof.txt", "half", 4);
    const tz_archive_files *made = made_bag(of, NULL);
    const tz_source *list = tz_archive_files_find(made, "manifest-sha256.txt");
    assert_non_null(memmem(list->bytes, list->size, "  data/edition/50%25%0Aof.txt\n", 30));
    it->files = *made;
    it->entries = (tz_folder_entries){.all = {.n = 0}};
    for (size_t i = 0; i < made->files.n; i++)
        add_entry(it, made->files.at[i].name, TZ_ENTRY_FILE);
    add_entry(it, "data", TZ_ENTRY_FOLDER);
    assert_non_null(check(it));
    assert_int_equal(errors(it), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_bag_has_all_that_the_rfc_asks_for), TEST(every_file_is_in_its_list_by_its_sum),
        TEST(what_makes_it_a_bag_is_written_last), TEST(the_same_edition_gives_the_same_bytes),
        TEST(the_day_of_packing_may_be_another),   TEST(names_of_any_kind_are_listed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
