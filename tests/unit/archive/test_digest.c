// Sums of files.
#include "archive/digest.h"
#include "small.h"

static void kinds_are_found_by_their_names(void **state) {
    (void)state;
    static const struct {
        const char *name, *title;
        size_t digits;
    } known[] = {{"md5", "MD5", 32},           {"sha1", "SHA-1", 40},       {"SHA-224", "SHA-224", 56},
                 {"Sha256", "SHA-256", 64},    {"sha384", "SHA-384", 96},   {"sha512", "SHA-512", 128},
                 {"sha3_256", "SHA3-256", 64}, {"sha3512", "SHA3-512", 128}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        const tz_sum_kind *kind = tz_sum_kind_find(known[i].name, strlen(known[i].name));
        assert_non_null(kind);
        assert_string_equal(tz_sum_kind_title(kind), known[i].title);
        assert_int_equal(tz_sum_kind_digits(kind), known[i].digits);
    }
    static const char *const others[] = {"", "crc32", "md", "sha", "sha25", "sha2566", "whirlpool-of-a-long-name"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_null(tz_sum_kind_find(others[i], strlen(others[i])));
}

// RFC 1321, A.5; FIPS 180-2, A.1, B.1 and C.1; FIPS 202.
static void several_sums_are_computed_in_one_reading(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    static const char *const expected[][2] = {
        {"md5", "900150983cd24fb0d6963f7d28e17f72"},
        {"sha1", "a9993e364706816aba3e25717850c26c9cd0d89d"},
        {"sha256", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        {"sha512", "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                   "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"},
        {"sha3256", "3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532"},
    };
    tz_sums sums = {.n = 0};
    for (size_t i = 0; i < 10; i++) // each twice: computed once
        tz_sums_want(arena, &sums, tz_sum_kind_find(expected[i % 5][0], strlen(expected[i % 5][0])));
    assert_int_equal(sums.n, 5);
    assert_true(tz_sums_add(&sums, "a", 1) && tz_sums_add(&sums, "bc", 2));
    assert_int_equal(sums.size, 3);
    char hex[TZ_SUM_ROOM];
    for (size_t i = 0; i < 5; i++) {
        tz_sums_hex(&sums, tz_sum_kind_find(expected[i][0], strlen(expected[i][0])), hex);
        assert_string_equal(hex, expected[i][1]);
    }
    tz_sums_hex(&sums, tz_sum_kind_find("sha384", 6), hex);
    assert_string_equal(hex, "");
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kinds_are_found_by_their_names),
        cmocka_unit_test(several_sums_are_computed_in_one_reading),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
