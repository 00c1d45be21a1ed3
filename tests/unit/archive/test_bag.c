// Bags: what they are made of, and that nothing in one can change without being named.
#include "small.h"

// ---- a bag in memory ----

typedef struct bag {
    small *of;
    tz_archive_files files; // changed by the tests
    tz_folder_entries entries;
    tz_diag *diag;
} bag;

static const tz_source *open_in_bag(void *context, tz_arena *arena, const char *name, tz_place asked, tz_diag *diag) {
    const bag *in = context;
    (void)arena;
    const tz_source *found = tz_archive_files_find(&in->files, name);
    if (!found)
        tz_error(diag, asked, "%s cannot be read", name);
    return found;
}

static int by_name(const void *a, const void *b) {
    return strcmp(((const tz_folder_entry *)a)->name, ((const tz_folder_entry *)b)->name);
}

static void add_entry(bag *it, const char *name, tz_folder_entry_kind kind) {
    *TZ_ADD(it->of->arena, &it->entries.all) = (tz_folder_entry){name, kind, 0};
    qsort(it->entries.all.at, it->entries.all.n, sizeof(tz_folder_entry), by_name);
}

static const tz_archive_files *made_bag(small *of, const char *date) {
    return tz_bag_make(of->arena, &(tz_bag_plan){of->project, of->book, &of->payload, date});
}

static int set_up(void **state) {
    small *of = small_new();
    bag *it = TZ_NEW(of->arena, bag);
    *it = (bag){.of = of, .diag = tz_diag_new()};
    const tz_archive_files *made = made_bag(of, NULL);
    for (size_t i = 0; i < made->files.n; i++) {
        const tz_project_file *file = &made->files.at[i];
        char *bytes = tz_arena_copy(of->arena, file->source->bytes, file->source->size);
        small_keep(of, &it->files, file->name, bytes, file->source->size);
        add_entry(it, file->name, TZ_ENTRY_FILE);
    }
    add_entry(it, "data", TZ_ENTRY_FOLDER);
    *state = it;
    return 0;
}

static int tear_down(void **state) {
    bag *it = *state;
    tz_diag_free(it->diag);
    small_free(it->of);
    return 0;
}

static const tz_bag *check(bag *it) {
    tz_diag_free(it->diag);
    it->diag = tz_diag_new();
    const tz_input files = {open_in_bag, it};
    return tz_bag_check(it->of->arena, &it->entries, &files, it->diag);
}

static size_t errors(bag *it) {
    return tz_diag_count(it->diag, TZ_ERROR);
}

static bool says(bag *it, const char *part) {
    return strstr(input_messages(it->of->arena, it->diag), part) != NULL;
}

static void must_say(bag *it, const char *part) {
    if (!says(it, part))
        fail_msg("not said: %s\n%s", part, input_messages(it->of->arena, it->diag));
}

static const tz_source *file_of(bag *it, const char *name) {
    const tz_source *found = tz_archive_files_find(&it->files, name);
    assert_non_null(found);
    return found;
}

static void set_file(bag *it, const char *name, const char *text) {
    for (size_t i = 0; i < it->files.files.n; i++)
        if (!strcmp(it->files.files.at[i].name, name))
            it->files.files.at[i].source = tz_source_new(it->of->arena, name, text, strlen(text));
}

static const char *replaced(tz_arena *arena, const tz_source *source, const char *old, const char *new) {
    const char *at = memmem(source->bytes, source->size, old, strlen(old));
    assert_non_null(at);
    size_t before = (size_t)(at - source->bytes), after = source->size - before - strlen(old);
    return tz_arena_format(arena, "%.*s%s%.*s", (int)before, source->bytes, new, (int)after, at + strlen(old));
}

// ---- making ----

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

static void a_sum_is_sha256(void **state) {
    (void)state; // FIPS 180-2, B.1
    char hash[TZ_SHA256_ROOM];
    tz_sha256_hex("abc", 3, hash);
    assert_string_equal(hash, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
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
    small_keep(of, &of->payload, "edition/50%\nof.txt", "half", 4);
    const tz_archive_files *made = made_bag(of, NULL);
    const tz_source *list = tz_archive_files_find(made, "manifest-sha256.txt");
    assert_non_null(memmem(list->bytes, list->size, "  data/edition/50%25%0Aof.txt\n", 30));
    it->files = *made;
    it->entries = (tz_folder_entries){.all = {.n = 0}};
    for (size_t i = 0; i < made->files.n; i++)
        add_entry(it, made->files.at[i].name, TZ_ENTRY_FILE);
    assert_non_null(check(it));
    assert_int_equal(errors(it), 0);
}

static void what_is_kept_of_a_folder(void **state) {
    (void)state;
    assert_true(tz_archive_includes("source/handout.txt"));
    assert_true(tz_archive_includes("README.md"));
    assert_false(tz_archive_includes("r7-handout.pdf"));
    assert_false(tz_archive_includes("cards/tsu.yaml~"));
    assert_false(tz_archive_includes(".git/config"));
    assert_false(tz_archive_includes("cards/.tsu.yaml.swp"));
}

// ---- checking ----

static void a_whole_bag_is_told_so(void **state) {
    bag *it = *state;
    const tz_bag *found = check(it);
    assert_non_null(found);
    assert_int_equal(errors(it), 0);
    assert_int_equal(found->files, it->of->payload.files.n);
    assert_string_equal(found->pdf, "small.pdf");
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

static void a_changed_file_and_a_damaged_list_are_told_apart(void **state) {
    bag *it = *state;
    const tz_source *tags = file_of(it, "tagmanifest-sha256.txt");
    char *list = tz_arena_copy(it->of->arena, tags->bytes, tags->size);
    list[3] = list[3] == '0' ? '1' : '0';
    set_file(it, "tagmanifest-sha256.txt", list);
    check(it);
    must_say(it,
             "tagmanifest-sha256.txt has changed: here the sum of bag-info.txt is damaged, the file itself is right");
    assert_int_equal(errors(it), 1);
}

static void a_missing_file_is_told_where_it_is_listed(void **state) {
    bag *it = *state;
    it->entries.all.n--; // tagmanifest-sha256.txt
    check(it);
    must_say(it, "error: the file tagmanifest-sha256.txt is missing");
    for (size_t i = 0; i < it->entries.all.n; i++)
        if (!strcmp(it->entries.all.at[i].name, "data/edition/form.yaml"))
            it->entries.all.at[i].name = "data/edition/form.yamk";
    qsort(it->entries.all.at, it->entries.all.n, sizeof(tz_folder_entry), by_name);
    small_keep(it->of, &it->files, "data/edition/form.yamk", file_of(it, "data/edition/form.yaml")->bytes,
               file_of(it, "data/edition/form.yaml")->size);
    check(it);
    must_say(it, ":1: error: the file data/edition/form.yaml is missing");
    must_say(it, "error: data/edition/form.yamk is not listed in manifest-sha256.txt");
    must_say(it, "note: it is what is listed here as data/edition/form.yaml");
}

static void what_is_too_much_is_told(void **state) {
    bag *it = *state;
    small_keep(it->of, &it->files, "data/Thumbs.db", "x", 1);
    add_entry(it, "data/Thumbs.db", TZ_ENTRY_FILE);
    check(it);
    must_say(it, "error: data/Thumbs.db is not listed in manifest-sha256.txt");
    must_say(it, "files"); // Payload-Oxum
}

static void strangers_beside_data_are_a_warning(void **state) {
    bag *it = *state;
    small_keep(it->of, &it->files, "note.txt", "x", 1);
    add_entry(it, "note.txt", TZ_ENTRY_FILE);
    assert_non_null(check(it));
    assert_int_equal(errors(it), 0);
    must_say(it, "warning: note.txt is not listed in tagmanifest-sha256.txt");
}

static void links_and_devices_have_no_place(void **state) {
    bag *it = *state;
    add_entry(it, "data/edition/link", TZ_ENTRY_LINK);
    add_entry(it, "pipe", TZ_ENTRY_OTHER);
    check(it);
    must_say(it, "data/edition/link is a link or a device");
    must_say(it, "pipe is a link or a device");
}

static void a_listed_link_is_not_followed(void **state) {
    bag *it = *state;
    for (size_t i = 0; i < it->entries.all.n; i++)
        if (!strcmp(it->entries.all.at[i].name, "data/edition/form.yaml"))
            it->entries.all.at[i].kind = TZ_ENTRY_LINK;
    check(it);
    must_say(it, "data/edition/form.yaml is a link or a device");
    must_say(it, "data/edition/form.yaml is missing");
}

static void names_that_leave_the_bag_are_refused(void **state) {
    bag *it = *state;
    static const char *const leaving[] = {"data/../../etc/passwd", "/etc/passwd", "~/x", "data/./x", "data//x", ".."};
    tz_arena *a = it->of->arena;
    const tz_source *list = file_of(it, "manifest-sha256.txt");
    for (size_t i = 0; i < sizeof leaving / sizeof leaving[0]; i++) {
        set_file(it, "manifest-sha256.txt",
                 tz_arena_format(a, "%.*s%064d  %s\n", (int)list->size, list->bytes, 0, leaving[i]));
        check(it);
        must_say(it, tz_arena_format(a, ":1: error: %s leads out of the bag", leaving[i]));
    }
}

static void lines_that_are_none_are_told(void **state) {
    bag *it = *state;
    tz_arena *a = it->of->arena;
    static const char *const wrong[] = {"abc", "%064d", "%064d ", "%063d  data/x", "%065d  data/x", "  data/x"};
    const tz_source *list = file_of(it, "manifest-sha256.txt");
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        const char *number = strchr(wrong[i], '%');
        int width = number ? atoi(number + 1) : 0;
        const char *rest = number ? strchr(wrong[i], 'd') + 1 : wrong[i];
        const char *digits = number ? tz_arena_format(a, "%0*d", width, 0) : "";
        set_file(it, "manifest-sha256.txt",
                 tz_arena_format(a, "%.*s%s%s\n", (int)list->size, list->bytes, digits, rest));
        check(it);
        must_say(it, ":1: error: a line of a SHA-256 sum (64 digits), two blanks and a name is expected here");
    }
}

static void what_is_listed_twice_or_in_the_wrong_list_is_told(void **state) {
    bag *it = *state;
    tz_arena *a = it->of->arena;
    const tz_source *list = file_of(it, "manifest-sha256.txt"), *tags = file_of(it, "tagmanifest-sha256.txt");
    size_t line = list->lines[1];
    set_file(it, "manifest-sha256.txt",
             tz_arena_format(a, "%.*s%.*s%064d  bagit.txt\n", (int)list->size, list->bytes, (int)line, list->bytes, 0));
    set_file(it, "tagmanifest-sha256.txt",
             tz_arena_format(a, "%.*s%.*s", (int)tags->size, tags->bytes, (int)line, list->bytes));
    check(it);
    must_say(it, "error: data/build.yaml is listed twice");
    must_say(it, "error: bagit.txt does not belong into manifest-sha256.txt");
    must_say(it, "error: data/build.yaml belongs into manifest-sha256.txt");
}

static void parts_elsewhere_are_not_fetched(void **state) {
    bag *it = *state;
    small_keep(it->of, &it->files, "fetch.txt", "x", 1);
    add_entry(it, "fetch.txt", TZ_ENTRY_FILE);
    check(it);
    must_say(it, "fetch.txt says that parts of the bag are elsewhere");
}

static void a_wrong_count_of_bytes_is_told(void **state) {
    bag *it = *state;
    set_file(it, "bag-info.txt",
             replaced(it->of->arena, file_of(it, "bag-info.txt"), "Payload-Oxum: ", "Payload-Oxum: 1"));
    check(it);
    must_say(it, "bag-info.txt has changed");
    must_say(it, "error: data/ has ");
}

static void a_list_rewritten_by_another_program_is_told_so(void **state) {
    bag *it = *state;
    tz_arena *a = it->of->arena;
    const tz_source *tags = file_of(it, "tagmanifest-sha256.txt");
    set_file(it, "tagmanifest-sha256.txt", replaced(a, tags, "  bagit.txt", " bagit.txt"));
    check(it);
    must_say(it, "tagmanifest-sha256.txt has changed: from here it is not as tsuzuri writes it");
    must_say(it, "all that it lists is right");
}

static void a_folder_that_is_no_bag_is_told_so(void **state) {
    bag *it = *state;
    it->entries = (tz_folder_entries){.all = {.n = 0}};
    assert_null(check(it));
    assert_int_equal(errors(it), 1);
    must_say(it, "this is no bag");
}

static void a_bag_is_opened_by_the_names_of_what_is_kept(void **state) {
    bag *it = *state;
    tz_archive_files kept;
    const tz_input files = {open_in_bag, it};
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
    small_keep(it->of, &mine, "a", "same", 4);
    small_keep(it->of, &mine, "b", "mine", 4);
    small_keep(it->of, &other, "a", "same", 4);
    small_keep(it->of, &other, "b", "his!", 4);
    small_keep(it->of, &other, "c", "more", 4);
    tz_archive_files_compare(it->of->arena, &mine, &other, "x.pdf", it->diag);
    assert_int_equal(errors(it), 2);
    must_say(it, "b is not the file that is attached to x.pdf");
    must_say(it, "c is attached to x.pdf, but not kept beside it");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_bag_has_all_that_the_rfc_asks_for),
        TEST(every_file_is_in_its_list_by_its_sum),
        cmocka_unit_test(a_sum_is_sha256),
        TEST(what_makes_it_a_bag_is_written_last),
        TEST(the_same_edition_gives_the_same_bytes),
        TEST(the_day_of_packing_may_be_another),
        TEST(names_of_any_kind_are_listed),
        cmocka_unit_test(what_is_kept_of_a_folder),
        TEST(a_whole_bag_is_told_so),
        TEST(a_changed_byte_of_any_file_is_found_and_its_file_named),
        TEST(a_changed_file_and_a_damaged_list_are_told_apart),
        TEST(a_missing_file_is_told_where_it_is_listed),
        TEST(what_is_too_much_is_told),
        TEST(strangers_beside_data_are_a_warning),
        TEST(links_and_devices_have_no_place),
        TEST(a_listed_link_is_not_followed),
        TEST(names_that_leave_the_bag_are_refused),
        TEST(lines_that_are_none_are_told),
        TEST(what_is_listed_twice_or_in_the_wrong_list_is_told),
        TEST(parts_elsewhere_are_not_fetched),
        TEST(a_wrong_count_of_bytes_is_told),
        TEST(a_list_rewritten_by_another_program_is_told_so),
        TEST(a_folder_that_is_no_bag_is_told_so),
        TEST(a_bag_is_opened_by_the_names_of_what_is_kept),
        TEST(files_that_do_not_agree_are_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
