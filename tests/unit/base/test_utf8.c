// Characters of UTF-8: what utf8proc says of every one of them, and of bytes that are none.
#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void compare(const utf8proc_uint8_t *bytes, size_t size) {
    int32_t code = 7, expected = -1;
    utf8proc_ssize_t n = size ? utf8proc_iterate(bytes, (utf8proc_ssize_t)size, &expected) : 0;
    size_t found = tz_utf8_decode((const char *)bytes, size, &code), wanted = n > 0 ? (size_t)n : size ? 1 : 0;
    if (code != expected || found != wanted)
        fail_msg("%02x %02x %02x of %zu: %zu bytes, U+%04X", bytes[0], bytes[1], bytes[2], size, found, (unsigned)code);
}

static void every_character(void **state) {
    (void)state;
    for (int32_t code = 0; code <= 0x10FFFF; code++) {
        utf8proc_uint8_t bytes[8] = {0};
        utf8proc_ssize_t size = utf8proc_encode_char(code, bytes); // of surrogates too, which are no characters
        compare(bytes, (size_t)size);
        bytes[size] = 'x';
        compare(bytes, (size_t)size + 1);
    }
}

static void bytes_that_are_no_characters(void **state) {
    (void)state;
    static const utf8proc_uint8_t others[] = {0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xE3, 0xFF};
    enum { OTHERS = sizeof others / sizeof *others };
    for (int first = 0; first < 256; first++)
        for (size_t i = 0; i < OTHERS * OTHERS * OTHERS; i++)
            for (size_t size = 0; size <= 4; size++)
                compare((const utf8proc_uint8_t[]){(utf8proc_uint8_t)first, others[i % OTHERS],
                                                   others[i / OTHERS % OTHERS], others[i / OTHERS / OTHERS]},
                        size);
}

static void characters_with_their_marks(void **state) {
    (void)state;
    static const char text[] = "が葛\xf3\xa0\x84\x80"
                               "a\xcc\x81\r\nｶﾞ";
    const size_t ends[] = {3, 10, 13, 15, 21};
    size_t at = 0;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        at = tz_utf8_cluster_end(text, sizeof text - 1, at);
        assert_int_equal(at, ends[i]);
    }
    assert_int_equal(at, sizeof text - 1);
    assert_int_equal(tz_utf8_cluster_end("\xff"
                                         "b",
                                         2, 0),
                     1); // a byte that begins no character
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_character),
        cmocka_unit_test(bytes_that_are_no_characters),
        cmocka_unit_test(characters_with_their_marks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
