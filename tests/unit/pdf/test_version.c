// Versions of the libraries that make a PDF's bytes: those that run.
#include "base/libraries.h"
#include "pdf/haru.h"

#include <lcms2.h>
#include <libdeflate.h>
#include <nettle/version.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void four_libraries_are_listed_with_their_versions(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_libraries found = {.all = {.n = 0}};
    tz_pdf_list_libraries(arena, &found);
    assert_int_equal(found.all.n, 4);
    assert_string_equal(found.all.at[0].name, "libharu");
    assert_string_equal(found.all.at[0].version, tz_pdf_haru_version());
    assert_string_equal(found.all.at[1].name, "libdeflate");
    assert_string_equal(found.all.at[1].version, LIBDEFLATE_VERSION_STRING);
    int major, minor;
    assert_string_equal(found.all.at[2].name, "Little CMS");
    assert_int_equal(sscanf(found.all.at[2].version, "%d.%d", &major, &minor), 2);
    assert_int_equal(major * 1000 + minor * 10, LCMS_VERSION); // 2140: 2.14
    assert_string_equal(found.all.at[3].name, "nettle");
    assert_int_equal(sscanf(found.all.at[3].version, "%d.%d", &major, &minor), 2);
    assert_int_equal(major, NETTLE_VERSION_MAJOR);
    assert_int_equal(minor, NETTLE_VERSION_MINOR);
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(four_libraries_are_listed_with_their_versions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
