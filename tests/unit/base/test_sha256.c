// Digests in hexadecimal digits.
#include "base/sha256.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void a_sum_is_sha256(void **state) {
    (void)state; // FIPS 180-2, B.1
    char hash[TZ_SHA256_ROOM];
    tz_sha256_hex("abc", 3, hash);
    assert_string_equal(hash, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

static void digits_are_small_and_end_in_a_nul(void **state) {
    (void)state;
    char out[] = "......";
    tz_digest_hex((const uint8_t[]){0x0a, 0xf0}, 2, out);
    assert_memory_equal(out, "0af0\0.", 6);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sum_is_sha256),
        cmocka_unit_test(digits_are_small_and_end_in_a_nul),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
