// Characters that only look like ordinary ones: the Unicode Character Database says which.
#include "inputs.h"
#include "record/read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include <cmocka.h>

static void check(int32_t c, int32_t expected) {
    char ordinary[TZ_ORDINARY_SIZE] = "", letter[5] = "";
    if (expected)
        utf8proc_encode_char(expected, (utf8proc_uint8_t *)letter);
    assert_true(tz_character_is_lookalike(c));
    assert_int_equal(tz_character_ordinary(c, ordinary), strlen(letter));
    assert_string_equal(ordinary, letter);
}

// tests/data/record/EquivalentUnifiedIdeograph.txt, as Unicode publishes it: "2E8C..2E8D ; 5C0F # remark".
static void radicals_are_those_of_unicode(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    const char *line = input_file(arena, "tests/data/record/EquivalentUnifiedIdeograph.txt", NULL);
    size_t known = 0;
    for (; line; line = strchr(line, '\n')) {
        line += *line == '\n';
        char *end;
        long first = strtol(line, &end, 16), last = first;
        if (end == line)
            continue; // a remark, or nothing
        if (!strncmp(end, "..", 2))
            last = strtol(end + 2, &end, 16);
        long ideograph = strtol(strchr(end, ';') + 1, &end, 16);
        for (; first <= last; first++, known++)
            check((int32_t)first, (int32_t)ideograph);
    }
    assert_int_equal(known, 349);
    tz_arena_free(arena);
}

static void some_radicals_have_no_ideograph(void **state) {
    (void)state;
    check(0x2E80, 0);
    check(0x2E9A, 0);
    check(0x31E3, 0);
}

static void doubles_and_forms_are_decomposed(void **state) {
    (void)state;
    check(0xF900, 0x8C48);
    check(0xFA0D, 0x55C0);
    check(0xFA70, 0x4E26);
    check(0x2FA1D, 0x2A600);
    check(0xFE10, 0xFF0C);
    check(0xFE31, 0x2014);
    check(0xFE35, 0xFF08);
    check(0xFE41, 0x300C);
    check(0xFE6B, 0xFF20);
    check(0xFE49, 0); // an overline: none of its own
    char ordinary[TZ_ORDINARY_SIZE] = "";
    assert_int_equal(tz_character_ordinary(0xFB03, ordinary), 3);
    assert_string_equal(ordinary, "ffi");
}

static void ordinary_characters_are_ordinary(void **state) {
    (void)state;
    static const int32_t ordinary[] = {'a',    0x3042, 0x9AD9, 0x6F22, 0xFA0E,         0xFA11,  0xFA19, 0xFA6D,
                                       0xF929, 0xFF21, 0x3231, 0x2460, 0x2E7F,         0x2FD6,  0x31BF, 0x31E4,
                                       0xFE0F, 0xFE20, 0xFE2F, 0xFE6C, 0xFAFF + 1 + 7, 0x2F7FF, 0x2FA20};
    for (size_t i = 0; i < sizeof ordinary / sizeof ordinary[0]; i++)
        if (tz_character_is_lookalike(ordinary[i]))
            fail_msg("U+%04X", (unsigned)ordinary[i]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(radicals_are_those_of_unicode),
        cmocka_unit_test(some_radicals_have_no_ideograph),
        cmocka_unit_test(doubles_and_forms_are_decomposed),
        cmocka_unit_test(ordinary_characters_are_ordinary),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
