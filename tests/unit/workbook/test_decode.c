// Encodings of CSV files: found, decoded, or refused with the place of what is wrong.
#include "inputs.h"
#include "workbook/csv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

typedef struct sample {
    const char *bytes;
    size_t size;
    const char *text; // or a part of the message
} sample;
#define SAMPLE(bytes, text)                                                                                            \
    { bytes, sizeof bytes - 1, text }

static void check(const sample *samples, size_t n, bool right) {
    tz_arena *arena = tz_arena_new(NULL);
    for (size_t i = 0; i < n; i++) {
        tz_diag *diag = tz_diag_in_arena(arena);
        const char *bytes = tz_arena_copy(arena, samples[i].bytes, samples[i].size);
        const tz_source *file = tz_source_new(arena, "a.csv", bytes, samples[i].size);
        const tz_source *made = tz_csv_decode(arena, file, diag);
        assert_int_equal(made != NULL, right);
        assert_int_equal(tz_diag_count(diag, TZ_ERROR), !right);
        if (!right && !strstr(tz_diag_at(diag, 0)->message, samples[i].text))
            fail_msg("%s", tz_diag_at(diag, 0)->message);
        if (right)
            assert_string_equal(tz_arena_copy(arena, made->bytes, made->size), samples[i].text);
    }
    tz_arena_free(arena);
}

static void encodings_of_excel_are_decoded(void **state) {
    (void)state;
    static const sample samples[] = {
        SAMPLE("", ""),
        SAMPLE("a,b", "a,b"),
        SAMPLE("\xEF\xBB\xBF", ""),
        SAMPLE("\xEF\xBB\xBF"
               "回答",
               "回答"),
        SAMPLE("回答", "回答"),
        SAMPLE("\xFF\xFE\xDE\x56\x54\x7B\n\0", "回答\n"),
        SAMPLE("\xFE\xFF\x56\xDE\x7B\x54\0\n", "回答\n"),
        SAMPLE("\xFF\xFE\x42\xD8\xB7\xDF", "𠮷"),
        SAMPLE("a\0,\0b\0\n\0\xDE\x56", "a,b\n回"),
        SAMPLE("\0a\0,\0b\0\n\x56\xDE", "a,b\n回"),
        SAMPLE("\x89\xF1\x93\x9A", "回答"),
        SAMPLE("\x8E\x73", "市"), // one character alone
        // What Windows has beyond JIS X 0208: ①㈱髙﨑№ⅰ℡∑≒; 0x5C as a second byte; ～ is U+FF5E.
        SAMPLE("\x87\x40\x87\x8A\xFB\xFC\xED\x95\x87\x82\xEE\xEF\x87\x84\x87\x94\x81\xE0", "①㈱髙﨑№ⅰ℡∑≒"),
        SAMPLE("\x94\x5C\x83\x5C\x90\x5C\x8F\x5C\x95\x5C\x5C", "能ソ申十表\\"),
        SAMPLE("\x81\x60\x81\x7C\x81\x61", "\xEF\xBD\x9E\xEF\xBC\x8D\xE2\x88\xA5"),
        SAMPLE("\xB6\xC5 \xF0\x40", "ｶﾅ \xEE\x80\x80"),
    };
    check(samples, sizeof samples / sizeof *samples, true);
}

static void what_cannot_be_read_is_told(void **state) {
    (void)state;
    static const sample samples[] = {
        SAMPLE("回\xFF答", "no character of UTF-8 (FF; places like this: 1)"),
        SAMPLE("\xEF\xBB\xBF\x8E\x73\xE4", "no character of UTF-8 (8E; places like this: 2)"),
        SAMPLE("a,\0b", "no character of UTF-8 (00; places like this: 1)"),
        SAMPLE("\xFF\xFE\x42\xD8\n\0", "no character of UTF-16 (42 D8; places like this: 1)"),
        SAMPLE("\xFF\xFE\x42\xDC\n\0", "no character of UTF-16 (42 DC; places like this: 1)"),
        SAMPLE("\xFF\xFE\n\0\0\0", "no character of UTF-16 (00 00; places like this: 1)"),
        SAMPLE("\xFF\xFE\n\0a", "no character of UTF-16 (61; places like this: 1)"),
        SAMPLE("\x8E\x73\x81\n\x8E\x73\x85", "no character of Shift_JIS (CP932) (81 0A; places like this: 2)"),
        SAMPLE("\x8E\x73\0\x8E\x73", "no character of Shift_JIS (CP932) (00; places like this: 1)"),
        SAMPLE("\xB2\xF3\xC5\xFA\xC5\xD4\xC6\xBB\xC9\xDC\xB8\xA9", "saved as EUC-JP"),
        SAMPLE("\x1B$B2sEz\x1B(B,\xFF", "saved as ISO-2022-JP"),
        SAMPLE("\xFD\xFE\xFF\xFD\xFE\xFF\xFD\xFE\xFF\xFD\xFE\xFF", "no text in UTF-8, UTF-16 or Shift_JIS"),
    };
    check(samples, sizeof samples / sizeof *samples, false);
}

static void wrong_bytes_are_shown_in_their_line(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_diag *diag = tz_diag_in_arena(arena);
    assert_null(tz_csv_decode(arena, tz_source_new(arena, "a.csv", "\x8E\x73\n\x8E\x73\x8E\x73\x81\n", 9), diag));
    assert_non_null(strstr(input_messages(arena, diag), "a.csv:2:3: error: here are bytes that are no character of "));
    assert_non_null(strstr(input_messages(arena, diag), "    市市\xEF\xBF\xBD\n        ^\n"));
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(encodings_of_excel_are_decoded),
        cmocka_unit_test(what_cannot_be_read_is_told),
        cmocka_unit_test(wrong_bytes_are_shown_in_their_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
