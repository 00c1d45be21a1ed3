// SHA-256 sums.
#include "small.h"

static void a_sum_is_sha256(void **state) {
    (void)state; // FIPS 180-2, B.1
    char hash[TZ_SHA256_ROOM];
    tz_sha256_hex("abc", 3, hash);
    assert_string_equal(hash, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sum_is_sha256),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
