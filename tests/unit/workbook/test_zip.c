// Packages: members are found and unpacked; what is cut off, damaged or too large is refused.
#include "inputs.h"
#include "packages.h"
#include "workbook/package.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const package_part parts[] = {{"xl/workbook.xml", "<workbook/>", false},
                                     {"a.txt", "stored text", true},
                                     {"XL\\Strings.xml", "strings", false},
                                     {NULL, NULL, false}};

// Reads a member and compares it with a text; NULL: it is to be refused with a message that has `why` in it.
static void check(const tz_bytes *bytes, const char *name, const char *text, const char *why) {
    tz_arena *arena = tz_arena_new(NULL);
    tz_diag *diag = tz_diag_in_arena(arena);
    const tz_source *file = tz_source_new(arena, "桑名市.xlsx", bytes->at, bytes->n);
    tz_package *package = tz_package_open(arena, file, diag);
    tz_bytes out;
    bool read = package && tz_package_read(package, arena, name, &out);
    const char *messages = input_messages(arena, diag);
    if (text) {
        assert_string_equal(messages, "");
        assert_true(read);
        assert_int_equal(out.n, strlen(text));
        assert_memory_equal(out.at, text, out.n);
    } else {
        assert_false(read);
        if (!strstr(messages, why))
            fail_msg("%s\nhas no: %s", messages, why);
        assert_true(strstr(messages, "桑名市.xlsx: error: ") == messages);
    }
    tz_arena_free(arena);
}

static void members_are_unpacked(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_bytes bytes = package_bytes(arena, parts);
    check(&bytes, "xl/workbook.xml", "<workbook/>", NULL);
    check(&bytes, "/XL/Workbook.xml", "<workbook/>", NULL);
    check(&bytes, "a.txt", "stored text", NULL);
    check(&bytes, "xl/strings.xml", "strings", NULL);
    check(&bytes, "b.txt", NULL, "(b.txt)");
    tz_bytes_add(arena, &bytes, "\0\0\0", 3); // padding behind the end is passed over
    check(&bytes, "a.txt", "stored text", NULL);
    tz_arena_free(arena);
}

static void a_file_that_is_cut_off_anywhere_is_refused(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_bytes bytes = package_bytes(arena, parts);
    for (size_t n = 0; n < bytes.n; n++) {
        tz_bytes cut = {.at = bytes.at, .n = n};
        check(&cut, "xl/workbook.xml", NULL, "damaged or incomplete (its end is missing)");
    }
    tz_arena_free(arena);
}

static size_t find(const tz_bytes *bytes, const char *what) {
    const char *at = memmem(bytes->at, bytes->n, what, 4);
    assert_non_null(at);
    return (size_t)(at - bytes->at);
}

static void damage_is_noticed(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_bytes good = package_bytes(arena, parts);
    size_t entry = find(&good, "PK\1\2"), end = find(&good, "PK\5\6");
    const struct {
        size_t at;
        char byte;
        const char *why;
    } cases[] = {
        {30 + 15, 0x55, "(xl/workbook.xml)"},        // the packed data
        {entry + 16, 0x55, "(xl/workbook.xml)"},     // the checksum
        {entry + 24, 0x55, "(xl/workbook.xml)"},     // the size
        {entry + 10, 9, "(xl/workbook.xml)"},        // the method
        {entry + 8, 1, "protected with a password"}, // encrypted
        {entry + 42, 3, "(xl/workbook.xml)"},        // where it begins
        {entry + 22, 1, "parts overlap"},            // 65,536 bytes more
        {entry, 'Q', "directory cannot be read"},    //
        {end + 18, 0x55, "end is missing"},          // where the directory begins
        {0, 'Q', "(xl/workbook.xml)"},               // the header before the data
        {entry + 27, 0x7F, "(xl/workbook.xml)"},     // two gigabytes of eleven
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        tz_bytes bad = {.at = tz_arena_copy(arena, good.at, good.n), .n = good.n};
        bad.at[cases[i].at] = cases[i].byte;
        check(&bad, "xl/workbook.xml", NULL, cases[i].why);
    }
    tz_arena_free(arena);
}

static void messages_outlive_what_is_unpacked(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL), *scratch = tz_arena_new(arena);
    tz_diag *diag = tz_diag_in_arena(arena);
    const tz_source *file = package_file(arena, "桑名市.xlsx", parts);
    tz_package *package = tz_package_open(arena, file, diag);
    tz_bytes out;
    assert_false(tz_package_read(package, scratch, "missing.xml", &out));
    tz_arena_free(scratch);
    assert_non_null(strstr(input_messages(arena, diag), "桑名市.xlsx: error: "));
    tz_arena_free(arena);
}

static void a_name_there_twice_says_nothing(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    const package_part twice[] = {
        {"a.xml", "one", false}, {"b.xml", "b", false}, {"/A.xml", "two", false}, {NULL, NULL, false}};
    tz_bytes bytes = package_bytes(arena, twice);
    check(&bytes, "a.xml", NULL, "damaged or incomplete (a.xml)");
    check(&bytes, "b.xml", "b", NULL);
    tz_arena_free(arena);
}

static void put(tz_arena *arena, tz_bytes *to, uint64_t number, size_t bytes) {
    for (size_t i = 0; i < bytes; i++) {
        char byte = (char)(number >> 8 * i & 0xFF);
        tz_bytes_add(arena, to, &byte, 1);
    }
}

// The packages' one member "a.xml" as Zip64 has it: all numbers in the extra field and in the second end record.
static tz_bytes zip64(tz_arena *arena) {
    const package_part one[] = {{"a.xml", "text", true}, {NULL, NULL, false}};
    tz_bytes plain = package_bytes(arena, one), made = {0};
    size_t entry = find(&plain, "PK\1\2");
    tz_bytes_add(arena, &made, plain.at, entry + 20);
    put(arena, &made, UINT32_MAX, 4);
    put(arena, &made, UINT32_MAX, 4);
    put(arena, &made, 5, 2);         // of the name
    put(arena, &made, 5 + 28, 2);    // of the extra fields
    put(arena, &made, 0, 2 + 2 + 2); // comment, disk, attributes
    put(arena, &made, 0, 4);
    put(arena, &made, UINT32_MAX, 4); // where the member begins
    tz_bytes_add(arena, &made, "a.xml\x55\x55\1\0x", 10);
    put(arena, &made, 1, 2);
    put(arena, &made, 24, 2);
    put(arena, &made, 4, 8);
    put(arena, &made, 4, 8);
    put(arena, &made, 0, 8);
    size_t end64 = made.n;
    tz_bytes_add(arena, &made, "PK\6\6", 4);
    put(arena, &made, 44, 8);
    put(arena, &made, 0, 2 + 2); // versions
    put(arena, &made, 0, 4 + 4); // disks
    put(arena, &made, 1, 8);
    put(arena, &made, 1, 8);
    put(arena, &made, end64 - entry, 8);
    put(arena, &made, entry, 8);
    tz_bytes_add(arena, &made, "PK\6\7", 4);
    put(arena, &made, 0, 4);
    put(arena, &made, end64, 8);
    put(arena, &made, 1, 4);
    tz_bytes_add(arena, &made, "PK\5\6", 4);
    put(arena, &made, 0, 4);
    put(arena, &made, UINT16_MAX, 2);
    put(arena, &made, UINT16_MAX, 2);
    put(arena, &made, UINT32_MAX, 4);
    put(arena, &made, UINT32_MAX, 4);
    put(arena, &made, 0, 2);
    return made;
}

static void large_numbers_are_read(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_bytes good = zip64(arena);
    check(&good, "a.xml", "text", NULL);
    size_t entry = find(&good, "PK\1\2"), end = find(&good, "PK\6\6"), locator = find(&good, "PK\6\7");
    const struct {
        size_t at;
        char byte;
        const char *why;
    } cases[] = {
        {locator, 'Q', "end is missing"},
        {locator + 8, (char)(end + 1), "end is missing"},
        {locator + 12, 1, "end is missing"}, // four gigabytes further
        {end, 'Q', "end is missing"},
        {end + 32, 9, "end is missing"},                       // nine members, for which there is no room
        {end + 48, 1, "directory cannot be read"},             // where it begins
        {end + 47, 1, "end is missing"},                       // how long it is
        {entry + 46 + 5 + 2, 33, "directory cannot be read"},  // an extra field longer than all of them
        {entry + 46 + 10 + 2, 16, "directory cannot be read"}, // two numbers of three
        {entry + 46 + 10 + 4, 5, "(a.xml)"},                   // the size
        {entry + 46 + 10 + 12, 10, "parts overlap"},           // the packed size, into the directory
        {entry + 46 + 10 + 24, 1, "parts overlap"},            // where the member begins
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        tz_bytes bad = {.at = tz_arena_copy(arena, good.at, good.n), .n = good.n};
        bad.at[cases[i].at] = cases[i].byte;
        check(&bad, "a.xml", NULL, cases[i].why);
    }
    tz_arena_free(arena);
}

// So many members called "0", "1" and so on.
static tz_bytes many(tz_arena *arena, size_t n) {
    package_part *list = TZ_ARRAY(arena, package_part, n + 1);
    for (size_t i = 0; i < n; i++)
        list[i] = (package_part){tz_arena_format(arena, "%zu", i), "x", true};
    return package_bytes(arena, list);
}

static void members_are_counted(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_bytes most = many(arena, 10000), more = many(arena, 10001);
    check(&most, "0", "x", NULL);
    check(&most, "9999", "x", NULL);
    check(&most, "10000", NULL, "(10000)");
    check(&more, "0", NULL, "it has too many parts");
    tz_arena_free(arena);
}

static void what_is_too_large_is_refused(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    size_t size = TZ_WORKBOOK_PART + 1;
    char *zeros = tz_arena_alloc(arena, size + 1);
    memset(zeros, '0', size);
    const package_part large[] = {{"a.xml", zeros, false}, {NULL, NULL, false}};
    tz_bytes bytes = package_bytes(arena, large);
    check(&bytes, "a.xml", NULL, "larger than any workbook");
    zeros[TZ_WORKBOOK_PART] = '\0';
    const package_part three[] = {
        {"a.xml", zeros, false}, {"b.xml", zeros, false}, {"c.xml", "1", false}, {NULL, NULL, false}};
    bytes = package_bytes(arena, three);
    const tz_source *file = tz_source_new(arena, "a.xlsx", bytes.at, bytes.n);
    tz_package *package = tz_package_open(arena, file, tz_diag_in_arena(arena));
    tz_bytes out;
    assert_true(tz_package_read(package, arena, "a.xml", &out));
    assert_true(tz_package_read(package, arena, "b.xml", &out));
    assert_false(tz_package_read(package, arena, "c.xml", &out));
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(members_are_unpacked),
        cmocka_unit_test(a_file_that_is_cut_off_anywhere_is_refused),
        cmocka_unit_test(damage_is_noticed),
        cmocka_unit_test(messages_outlive_what_is_unpacked),
        cmocka_unit_test(a_name_there_twice_says_nothing),
        cmocka_unit_test(large_numbers_are_read),
        cmocka_unit_test(members_are_counted),
        cmocka_unit_test(what_is_too_large_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
