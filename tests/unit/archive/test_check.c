// Bags checked: nothing in one can change without being named.
#include "bag_in_memory.h"

static void an_intact_bag_has_no_errors(void **state) {
    bag *it = *state;
    const tz_bag *found = check(it);
    assert_non_null(found);
    assert_int_equal(errors(it), 0);
    assert_int_equal(found->files, it->of->payload.files.n);
    char hash[TZ_SHA256_ROOM];
    tz_sha256_hex(it->of->pdf.at, it->of->pdf.n, hash);
    assert_string_equal(found->pdf_sha256, hash);
    const tz_source *list = file_of(it, "tagmanifest-sha256.txt");
    tz_sha256_hex(list->bytes, list->size, hash);
    assert_string_equal(found->sha256, hash);
}

// The file is named: not only as the end of another name.
static bool names(bag *it, const char *name) {
    const char *text = input_messages(it->of->arena, it->diag);
    for (const char *at = text; (at = strstr(at, name)); at++)
        if (at == text || at[-1] == ' ' || at[-1] == '\n')
            return true;
    return false;
}

static void must_find(bag *it, size_t index, size_t at, unsigned char bits) {
    tz_arena *outer = it->of->arena;
    const tz_project_file before = it->files.files.at[index];
    it->of->arena = tz_arena_new(outer); // thousands of times: nothing is left of it
    char *bytes = tz_arena_copy(it->of->arena, before.source->bytes, before.source->size);
    bytes[at] = (char)(bytes[at] ^ bits);
    it->files.files.at[index].source = tz_source_new(it->of->arena, before.name, bytes, before.source->size);
    check(it);
    if (!errors(it) || !names(it, before.name))
        fail_msg("%s, byte %zu changed by %x: %s", before.name, at, bits, input_messages(it->of->arena, it->diag));
    tz_diag_free(it->diag);
    it->diag = tz_diag_new();
    tz_arena_free(it->of->arena);
    it->of->arena = outer;
    it->files.files.at[index] = before;
}

// Every byte of the lists and of what stands beside them; of the others, which are only seen through their sums, some.
static void a_changed_byte_of_any_file_is_found_and_its_file_named(void **state) {
    bag *it = *state;
    static const unsigned char changes[] = {0x01, 0x07, 0x20, 0x80}; // 0x07: LF becomes CR
    for (size_t i = 0; i < it->files.files.n; i++) {
        const tz_project_file *file = &it->files.files.at[i];
        bool payload = !strncmp(file->name, "data/", 5);
        size_t step = payload ? file->source->size / 5 + 1 : 1;
        for (size_t at = 0; at < file->source->size; at += step)
            for (size_t k = 0; k < (payload ? 1 : sizeof changes); k++)
                must_find(it, i, at, changes[k]);
    }
}

static void a_changed_file_and_a_damaged_list_are_distinguished(void **state) {
    bag *it = *state;
    const tz_source *tags = file_of(it, "tagmanifest-sha256.txt");
    char *list = tz_arena_copy(it->of->arena, tags->bytes, tags->size);
    list[3] = list[3] == '0' ? '1' : '0';
    set_file(it, "tagmanifest-sha256.txt", list);
    check(it);
    must_report(
        it, "tagmanifest-sha256.txt has changed: here the sum of bag-info.txt is damaged, the file itself is right");
    assert_int_equal(errors(it), 1);
}

static void a_missing_file_is_reported_where_it_is_listed(void **state) {
    bag *it = *state;
    it->entries.all.n--; // tagmanifest-sha256.txt
    check(it);
    must_report(it, "error: the file tagmanifest-sha256.txt is missing");
    for (size_t i = 0; i < it->entries.all.n; i++)
        if (!strcmp(it->entries.all.at[i].name, "data/edition/form.yaml"))
            it->entries.all.at[i].name = "data/edition/form.yamk";
    qsort(it->entries.all.at, it->entries.all.n, sizeof(tz_folder_entry), by_name);
    small_add(it->of, &it->files, "data/edition/form.yamk", file_of(it, "data/edition/form.yaml")->bytes,
              file_of(it, "data/edition/form.yaml")->size);
    check(it);
    must_report(it, ":1: error: the file data/edition/form.yaml is missing");
    must_report(it, "error: data/edition/form.yamk is not listed in manifest-sha256.txt");
    must_report(it, "note: it is what is listed here as data/edition/form.yaml");
}

// A file's content finds its line among those of all files that are missing.
static void several_renamed_files_are_recognised(void **state) {
    bag *it = *state;
    static const char *const names[][2] = {{"data/edition/form.yaml", "data/edition/a.yaml"},
                                           {"data/edition/errata.yaml", "data/edition/b.yaml"},
                                           {"data/fonts/fonts.yaml", "data/edition/c.yaml"}};
    for (size_t k = 0; k < 3; k++) {
        for (size_t i = 0; i < it->entries.all.n; i++)
            if (!strcmp(it->entries.all.at[i].name, names[k][0]))
                it->entries.all.at[i].name = names[k][1];
        small_add(it->of, &it->files, names[k][1], file_of(it, names[k][0])->bytes, file_of(it, names[k][0])->size);
    }
    qsort(it->entries.all.at, it->entries.all.n, sizeof(tz_folder_entry), by_name);
    check(it);
    for (size_t k = 0; k < 3; k++)
        must_report(
            it, tz_arena_format(it->of->arena,
                                "error: %s is not listed in manifest-sha256.txt\nmanifest-sha256.txt:", names[k][1]));
    for (size_t k = 0; k < 3; k++)
        must_report(it, tz_arena_format(it->of->arena, "note: it is what is listed here as %s", names[k][0]));
}

static void files_that_are_not_listed_are_reported(void **state) {
    bag *it = *state;
    small_add(it->of, &it->files, "data/Thumbs.db", "x", 1);
    add_entry(it, "data/Thumbs.db", TZ_ENTRY_FILE);
    check(it);
    must_report(it, "error: data/Thumbs.db is not listed in manifest-sha256.txt");
    must_report(it, "files"); // Payload-Oxum
}

static void of_two_pdfs_neither_is_the_booklet(void **state) {
    bag *it = *state;
    small_add(it->of, &it->files, "data/other.pdf", "x", 1);
    add_entry(it, "data/other.pdf", TZ_ENTRY_FILE);
    assert_string_equal(check(it)->pdf_sha256, "");
}

static void unlisted_files_outside_of_data_are_a_warning(void **state) {
    bag *it = *state;
    small_add(it->of, &it->files, "note.txt", "x", 1);
    add_entry(it, "note.txt", TZ_ENTRY_FILE);
    assert_non_null(check(it));
    assert_int_equal(errors(it), 0);
    must_report(it, "warning: note.txt is not listed in tagmanifest-sha256.txt");
}

static void links_and_devices_are_refused(void **state) {
    bag *it = *state;
    add_entry(it, "data/edition/link", TZ_ENTRY_LINK);
    add_entry(it, "pipe", TZ_ENTRY_OTHER);
    check(it);
    must_report(it, "data/edition/link is a link or a device");
    must_report(it, "pipe is a link or a device");
}

static void a_listed_link_is_not_followed(void **state) {
    bag *it = *state;
    for (size_t i = 0; i < it->entries.all.n; i++)
        if (!strcmp(it->entries.all.at[i].name, "data/edition/form.yaml"))
            it->entries.all.at[i].kind = TZ_ENTRY_LINK;
    check(it);
    must_report(it, "data/edition/form.yaml is a link or a device");
    must_report(it, "data/edition/form.yaml is missing");
}

static void a_wrong_count_of_bytes_is_reported(void **state) {
    bag *it = *state;
    set_file(it, "bag-info.txt",
             replaced(it->of->arena, file_of(it, "bag-info.txt"), "Payload-Oxum: ", "Payload-Oxum: 1"));
    check(it);
    must_report(it, "bag-info.txt has changed");
    must_report(it, "error: data/ has ");
}

static void a_list_rewritten_by_another_program_is_reported(void **state) {
    bag *it = *state;
    tz_arena *a = it->of->arena;
    const tz_source *tags = file_of(it, "tagmanifest-sha256.txt");
    set_file(it, "tagmanifest-sha256.txt", replaced(a, tags, "  bagit.txt", " bagit.txt"));
    check(it);
    must_report(it, "warning: tagmanifest-sha256.txt has changed: from here it is not as tsuzuri writes it");
    must_report(it, "all that it lists is right");
    assert_int_equal(errors(it), 0);
    char *list = tz_arena_copy(a, tags->bytes, tags->size), *letter = strpbrk(list, "abcdef");
    *letter = (char)(*letter ^ 0x20);
    set_file(it, "tagmanifest-sha256.txt", list);
    check(it);
    must_report(it, "error: tagmanifest-sha256.txt has changed: from here it is not as tsuzuri writes it");
}

static void a_folder_that_is_no_bag_is_refused(void **state) {
    bag *it = *state;
    it->entries = (tz_folder_entries){.all = {.n = 0}};
    assert_null(check(it));
    assert_int_equal(errors(it), 1);
    must_report(it, "this is no bag");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(an_intact_bag_has_no_errors),
        TEST(a_changed_byte_of_any_file_is_found_and_its_file_named),
        TEST(a_changed_file_and_a_damaged_list_are_distinguished),
        TEST(a_missing_file_is_reported_where_it_is_listed),
        TEST(several_renamed_files_are_recognised),
        TEST(files_that_are_not_listed_are_reported),
        TEST(of_two_pdfs_neither_is_the_booklet),
        TEST(unlisted_files_outside_of_data_are_a_warning),
        TEST(links_and_devices_are_refused),
        TEST(a_listed_link_is_not_followed),
        TEST(a_wrong_count_of_bytes_is_reported),
        TEST(a_list_rewritten_by_another_program_is_reported),
        TEST(a_folder_that_is_no_bag_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
