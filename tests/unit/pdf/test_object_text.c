// The text of objects: numbers, references, strings, and UTF-16.
#include "pdf/writer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static tz_pdf_object_text empty(void) {
    return (tz_pdf_object_text){.arena = tz_arena_new(NULL)};
}

static void assert_is(tz_pdf_object_text *out, const char *expected) {
    assert_int_equal(out->bytes.n, strlen(expected));
    assert_memory_equal(out->bytes.at, expected, out->bytes.n);
    tz_arena_free(out->arena);
}

static void numbers_and_references(void **state) {
    (void)state;
    tz_pdf_object_text out = empty();
    tz_pdf_put(&out, "[");
    tz_pdf_put_number(&out, 0);
    tz_pdf_put(&out, " ");
    tz_pdf_put_number(&out, UINT32_MAX);
    tz_pdf_put(&out, " ");
    tz_pdf_put_ref(&out, 7);
    tz_pdf_put(&out, "]");
    assert_is(&out, "[0 4294967295 7 0 R]");
}

static void lengths_are_points_and_a_space(void **state) {
    (void)state;
    tz_pdf_object_text out = empty();
    tz_pdf_put_points(&out, 0);
    tz_pdf_put_points(&out, TZ_PT / 2 + TZ_PT);
    tz_pdf_put_points(&out, -TZ_PT);
    assert_is(&out, "0 1.5 -1 ");
}

static void strings_are_utf16_in_hexadecimal_digits(void **state) {
    (void)state;
    tz_pdf_object_text out = empty();
    tz_pdf_put_text(&out, "/T", "A三𠮷");
    tz_pdf_put_text(&out, "/Alt", NULL);
    tz_pdf_put_text(&out, "/E", "");
    assert_is(&out, "/T<FEFF00414E09D842DFB7>/E<FEFF>");
}

static void utf16_has_surrogates_from_u_10000_on(void **state) {
    (void)state;
    static const char bytes[] = "\x00\x41\xff\xff\xd8\x00\xdc\x00\xdb\xff\xdf\xff";
    static const char text[] = "A\xef\xbf\xbf\xf0\x90\x80\x80\xf4\x8f\xbf\xbf"; // A, U+FFFF, U+10000, U+10FFFF
    tz_arena *arena = tz_arena_new(NULL);
    tz_bytes out = {0};
    tz_pdf_add_utf16(arena, &out, text, sizeof text - 1);
    assert_int_equal(out.n, sizeof bytes - 1);
    assert_memory_equal(out.at, bytes, out.n);
    tz_arena_free(arena);
}

static void characters_come_one_after_the_other(void **state) {
    (void)state;
    static const char text[] = "a三𠮷\xff!\xe4\xb8"; // the last two are no characters
    static const uint32_t characters[] = {'a', 0x4e09, 0x20bb7, 0xfffd, '!', 0xfffd, 0xfffd};
    size_t at = 0;
    for (size_t i = 0; i < sizeof characters / sizeof *characters; i++)
        assert_int_equal(tz_pdf_next_character(text, sizeof text - 1, &at), characters[i]);
    assert_int_equal(at, sizeof text - 1);
}

static void only_printable_ascii_is_the_same_in_all_encodings(void **state) {
    (void)state;
    assert_true(tz_pdf_is_ascii(""));
    assert_true(tz_pdf_is_ascii(" az~"));
    assert_false(tz_pdf_is_ascii("a\x7f"));
    assert_false(tz_pdf_is_ascii("a\x1f"));
    assert_false(tz_pdf_is_ascii("三"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_and_references),
        cmocka_unit_test(lengths_are_points_and_a_space),
        cmocka_unit_test(strings_are_utf16_in_hexadecimal_digits),
        cmocka_unit_test(utf16_has_surrogates_from_u_10000_on),
        cmocka_unit_test(characters_come_one_after_the_other),
        cmocka_unit_test(only_printable_ascii_is_the_same_in_all_encodings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
