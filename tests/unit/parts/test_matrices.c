// Fields divided among matrices: by whole sections where that costs no further matrix.
#include "parts/matrices.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

// Sections of so many fields (the list ends with 0) in matrices of at most so many: "4+7 12".
static void divides(const size_t *sections, size_t most, const char *expected) {
    tz_field fields[40] = {{.section = 0}};
    uint32_t shown[40];
    tz_field_range ranges[40];
    size_t n = 0;
    for (size_t i = 0; sections[i]; i++)
        for (size_t k = 0; k < sections[i]; k++) {
            fields[n].section = (uint32_t)i;
            shown[n] = (uint32_t)n;
            n++;
        }
    const tz_form form = {.fields = fields, .fields_n = n};
    const tz_overview_spec spec = {.fields = shown, .fields_n = n};
    size_t matrices = tz_matrices_divide(&form, &spec, most, ranges), at = 0, size = 0;
    char found[200] = "";
    for (size_t i = 0; i < matrices; i++) {
        assert_int_equal(ranges[i].from, at);
        at += ranges[i].n;
        size += (size_t)snprintf(found + size, sizeof found - size, "%s%zu", i ? " " : "", ranges[i].n);
    }
    assert_int_equal(at, n);
    assert_string_equal(found, expected);
}

static void whole_sections(void **state) {
    (void)state;
    divides((const size_t[]){4, 7, 12, 0}, 23, "23");
    divides((const size_t[]){4, 7, 12, 0}, 22, "11 12");
    divides((const size_t[]){12, 1, 3, 0}, 14, "12 4"); // and not 13 and 3
    divides((const size_t[]){1, 1, 1, 1, 0}, 3, "2 2");
    divides((const size_t[]){1, 4, 6, 6, 0}, 11, "11 6");
}

static void sections_that_are_too_large(void **state) {
    (void)state;
    divides((const size_t[]){12, 1, 3, 0}, 11, "8 8");
    divides((const size_t[]){7, 0}, 3, "3 2 2");
    divides((const size_t[]){20, 2, 0}, 10, "10 10 2");
    divides((const size_t[]){3, 0}, 1, "1 1 1");
    divides((const size_t[]){3, 0}, 0, "1 1 1");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_sections),
        cmocka_unit_test(sections_that_are_too_large),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
