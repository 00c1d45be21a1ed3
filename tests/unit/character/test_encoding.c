// Encodings that are not UTF-8 are named; UTF-8 with a few wrong bytes is none of them.
#include "character/character.h"
#include "inputs.h"

#include <iconv.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char *const cards[] = {
    "municipalities:\n  - {code: \"242055\", name: 桑名市}\noffice:\n  name: 防災・危機管理課\n",
    "stock:\n  food: |\n    ・アルファ化米 1,000食\n    ・保存水\n",
    "a: 津市\n",
    "stock:\n  food: ひらがなと、かたかなだけのとき。\n  power: アイウエオ\n",
    "stock:\n  food: \xEF\xBD\xB1\xEF\xBD\xB2\xEF\xBD\xB3 (半角)の表\n",
};
enum { CARDS = sizeof cards / sizeof cards[0] };

static size_t in_encoding(const char *encoding, const char *utf8, char *to, size_t room) {
    iconv_t made = iconv_open(encoding, "UTF-8");
    assert_true(made != (iconv_t)-1);
    char *in = (char *)(uintptr_t)utf8, *out = to;
    size_t in_left = strlen(utf8), out_left = room;
    assert_int_not_equal(iconv(made, &in, &in_left, &out, &out_left), (size_t)-1);
    iconv(made, NULL, NULL, &out, &out_left);
    iconv_close(made);
    return room - out_left;
}

static void check(const char *encoding, const char *expected) {
    for (size_t i = 0; i < CARDS; i++) {
        char bytes[1000];
        size_t size = in_encoding(encoding, cards[i], bytes, sizeof bytes);
        const char *found = tz_encoding_find(bytes, size);
        if (!found || strcmp(found, expected) != 0)
            fail_msg("%s as %s: %s", cards[i], encoding, found ? found : "none");
    }
}

static void encodings_are_named(void **state) {
    (void)state;
    check("CP932", "Shift_JIS");
    check("EUC-JP", "EUC-JP");
    check("UTF-16", "UTF-16");
    check("UTF-16BE", "UTF-16");
    for (size_t i = 0; i < CARDS - 1; i++) { // it has no half-width katakana
        char bytes[1000];
        assert_string_equal(tz_encoding_find(bytes, in_encoding("ISO-2022-JP", cards[i], bytes, sizeof bytes)),
                            "ISO-2022-JP (JIS)");
    }
}

static void utf8_with_wrong_bytes_is_utf8(void **state) {
    (void)state;
    static const char *const texts[] = {
        "津市の\x96h\x8D\xD0課の窓口", "caf\xE9", "", "a", "\xFF", "桑名\xE6", "津\xC2市\x80", "\x96h"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        assert_null(tz_encoding_find(texts[i], strlen(texts[i])));
    assert_null(tz_encoding_find("a\0b", 3));
    assert_string_equal(tz_encoding_find("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", 8), "");
    assert_string_equal(tz_encoding_find("caf\xE9. caf\xE9. caf\xE9. caf\xE9. caf\xE9. caf\xE9. caf\xE9. caf\xE9.", 47),
                        "");
}

// One message a file, whatever the number of characters.
static void a_file_is_refused_as_a_whole(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_diag *diag = tz_diag_new();
    char bytes[1000];
    size_t size = in_encoding("CP932", cards[1], bytes, sizeof bytes);
    assert_null(tz_characters_check(arena, tz_source_new(arena, "a", bytes, size), diag));
    assert_null(tz_characters_check(arena, tz_source_new(arena, "b", "PK\x03\x04\xFF", 5), diag));
    assert_string_equal(
        input_messages(arena, diag),
        "a:1:1: error: this file is saved as Shift_JIS: save it as UTF-8 (in Notepad: Save As, Encoding: "
        "UTF-8; in Excel: Save As, CSV UTF-8)\n    stock:\n    ^\n"
        "b:1:1: error: this is a file of Word or Excel: copy its text into a text file, and save that as "
        "UTF-8\n    PK\\x03\\x04\\xFF\n    ^\n");
    tz_diag_free(diag);
    tz_arena_free(arena);
}

static void files_of_word_and_excel_are_known(void **state) {
    (void)state;
    assert_true(tz_encoding_is_office("PK\x03\x04", 4));
    assert_true(tz_encoding_is_office("\xD0\xCF\x11\xE0\xA1", 5));
    assert_false(tz_encoding_is_office("PK", 2));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(encodings_are_named),
        cmocka_unit_test(utf8_with_wrong_bytes_is_utf8),
        cmocka_unit_test(a_file_is_refused_as_a_whole),
        cmocka_unit_test(files_of_word_and_excel_are_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
