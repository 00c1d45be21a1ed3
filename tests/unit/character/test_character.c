// Characters of a file: which bytes may stand in it.
#include "character/character.h"
#include "inputs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

typedef struct checked {
    tz_arena *arena;
    tz_diag *diag;
    const char *bytes;
    size_t size;
} checked;

static checked check_bytes(const char *bytes, size_t size) {
    checked it = {.arena = tz_arena_new(NULL), .diag = tz_diag_new(), .size = size};
    // A copy of its own, to be sure that nothing is read beyond it.
    const char *copy = size ? memcpy(tz_arena_alloc(it.arena, size), bytes, size) : "";
    it.bytes = tz_characters_check(it.arena, tz_source_new(it.arena, "f", copy, size), it.diag);
    return it;
}

static void end(checked *it) {
    tz_diag_free(it->diag);
    tz_arena_free(it->arena);
}

static void texts_pass_as_they_are(void **state) {
    (void)state;
    const char text[] = "\xEF\xBB\xBF桑名市\t𠮷葛\xF3\xA0\x84\x80\r\n\xE2\x80\x8D ﾊﾟ\xEF\xA8\x99\n";
    checked it = check_bytes(text, sizeof text - 1);
    assert_int_equal(tz_diag_count(it.diag, TZ_ERROR), 0);
    assert_memory_equal(it.bytes, text, sizeof text - 1);
    end(&it);
}

static void wrong_bytes_are_reported_by_runs(void **state) {
    (void)state;
    const struct {
        const char *text;
        size_t errors;
        const char *cleaned;
    } cases[] = {
        {"a\xFF"
         "b",
         1, "a_b"},
        {"\xE6\xA1", 1, "__"},
        {"a\x80\x81\x82"
         "b\xC0",
         2, "a___b_"},
        {"\xED\xA0\x80", 1, "___"},
        {"\xF4\x90\x80\x80", 1, "____"},
        {"\xC0\xAF", 1, "__"},
        {"\xE3\x81"
         "あ",
         1, "__あ"},
        {"\xF0\x9F\x98", 1, "___"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        checked it = check_bytes(cases[i].text, strlen(cases[i].text));
        assert_int_equal(tz_diag_count(it.diag, TZ_ERROR), cases[i].errors);
        assert_memory_equal(it.bytes, cases[i].cleaned, it.size);
        end(&it);
    }
    checked it = check_bytes("12345\x96", 6);
    assert_string_equal(tz_diag_at(it.diag, 0)->message, "byte 6 (0x96) is not UTF-8: please save the file as UTF-8");
    end(&it);
}

static void check_one(const char *character, const char *message) {
    tz_arena *arena = tz_arena_new(NULL);
    const char *text = tz_arena_format(arena, "x%sy", character);
    checked it = check_bytes(text, strlen(text));
    assert_int_equal(tz_diag_count(it.diag, TZ_ERROR), 1);
    assert_int_equal(tz_diag_at(it.diag, 0)->place.at, 1);
    assert_string_equal(tz_diag_at(it.diag, 0)->message, message);
    assert_int_equal(it.bytes[0], 'x');
    assert_int_equal(it.bytes[1], '_');
    assert_int_equal(it.bytes[it.size - 1], 'y');
    end(&it);
    tz_arena_free(arena);
}

static void invisible_and_private_characters_are_reported(void **state) {
    (void)state;
    check_one("\x01", "invisible control character U+0001: please delete it");
    check_one("\x7F", "invisible control character U+007F: please delete it");
    check_one("\xE2\x80\xAE", "invisible control character U+202E: please delete it");
    check_one("\xEF\xBF\xBF", "invisible control character U+FFFF: please delete it");
    check_one("\xEE\x80\x80", "private-use character U+E000: please replace it by a standard one");
    check_one("\xEF\xA3\xBF", "private-use character U+F8FF: please replace it by a standard one");
    check_one("\xF4\x8F\xBF\xBD", "private-use character U+10FFFD: please replace it by a standard one");
    check_one("\xEF\x80\x9F", "private-use character U+F01F: please replace it by a standard one");
    check_one("\xEF\x80\xA0",
              "U+F020 is a sign of a symbol font that only Word has: please write an ordinary one, such as ・ or →");
    check_one("\xEF\x83\xBF",
              "U+F0FF is a sign of a symbol font that only Word has: please write an ordinary one, such as ・ or →");
}

// libyaml must not see them, and texts get their readings back.
static void characters_read_as_others_are_only_masked(void **state) {
    (void)state;
    static const char *const all[] = {"\x0B",         "\x0C",         "\xC2\x85",     "\xE2\x80\xA8",
                                      "\xE2\x80\xA9", "\xEF\xBB\xBF", "\xEF\x82\xB7", "\xEF\x83\x98"};
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        char text[8] = "x";
        strcat(strcat(text, all[i]), "y");
        checked it = check_bytes(text, strlen(text));
        assert_null(tz_diag_at(it.diag, 0));
        for (size_t k = 1; k + 1 < it.size; k++)
            assert_int_equal(it.bytes[k], '_');
        assert_int_equal(it.bytes[it.size - 1], 'y');
        end(&it);
    }
}

static void so_many_wrong_bytes_are_counted(void **state) {
    (void)state;
    char text[1000];
    for (size_t i = 0; i < sizeof text; i += 5)
        memcpy(text + i, "津a\xFF", 5);
    checked it = check_bytes(text, sizeof text);
    assert_int_equal(tz_diag_count(it.diag, TZ_ERROR), 21);
    assert_string_equal(tz_diag_at(it.diag, 20)->message, "from here on 180 more characters are wrong");
    assert_int_equal(tz_diag_at(it.diag, 20)->place.at, 104);
    end(&it);
}

static void a_file_in_another_encoding_is_reported_once(void **state) {
    (void)state;
    char text[400];
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = i % 2 ? 'a' : (char)0x83;
    checked it = check_bytes(text, sizeof text);
    assert_null(it.bytes);
    assert_int_equal(tz_diag_count(it.diag, TZ_ERROR), 1);
    assert_string_equal(tz_diag_at(it.diag, 0)->message,
                        "this file is saved as Shift_JIS: save it as UTF-8 (in Notepad: Save As, Encoding: UTF-8; in "
                        "Excel: Save As, CSV UTF-8)");
    end(&it);
    memset(text, 0xFF, sizeof text);
    text[0] = 'a';
    it = check_bytes(text, sizeof text);
    assert_null(it.bytes);
    assert_int_equal(tz_diag_count(it.diag, TZ_ERROR), 1);
    assert_string_equal(tz_diag_at(it.diag, 0)->message,
                        "this file is not saved as UTF-8: save it as UTF-8 (in Notepad: Save As, Encoding: UTF-8; in "
                        "Excel: Save As, CSV UTF-8)");
    end(&it);
    it = check_bytes("\xFF\xFE"
                     "a\0",
                     4);
    assert_null(it.bytes);
    assert_int_equal(tz_diag_count(it.diag, TZ_ERROR), 1);
    end(&it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_pass_as_they_are),
        cmocka_unit_test(wrong_bytes_are_reported_by_runs),
        cmocka_unit_test(invisible_and_private_characters_are_reported),
        cmocka_unit_test(characters_read_as_others_are_only_masked),
        cmocka_unit_test(so_many_wrong_bytes_are_counted),
        cmocka_unit_test(a_file_in_another_encoding_is_reported_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
