// Explanations of libyaml's errors.
#include "yaml/read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void known_errors_are_explained(void **state) {
    (void)state;
    assert_string_equal(tz_yaml_explain_problem("found a tab character that violates indentation"),
                        "a tab is not allowed as indentation: use spaces");
    assert_string_equal(tz_yaml_explain_problem("did not find expected node content"), "a value is expected here");
}

static void unknown_errors_have_a_message(void **state) {
    (void)state;
    assert_string_equal(tz_yaml_explain_problem("something new"), "this is not written by the rules of YAML");
    assert_string_equal(tz_yaml_explain_problem(NULL), "this is not written by the rules of YAML");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_errors_are_explained),
        cmocka_unit_test(unknown_errors_have_a_message),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
