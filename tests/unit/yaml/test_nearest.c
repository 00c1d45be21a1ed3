// The word somebody may have meant.
#include "inputs.h"
#include "tsuzuri/yaml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char *const words[] = {"situation", "initiatives", "ict", "discharge", "松阪市", "四日市市"};

static void check(const char *word, const char *expected) {
    tz_text text = tz_text_plain(word);
    const char *found = tz_nearest(&text, words, sizeof words / sizeof words[0]);
    if (!expected)
        assert_null(found);
    else
        assert_string_equal(found ? found : "none", expected);
}

static void slips_of_typing_are_understood(void **state) {
    (void)state;
    check("initiative", "initiatives");
    check("initiatvies", "initiatives"); // two neighbours exchanged
    check("initiativ", "initiatives");
    check("discharged", "discharge");
    check("itc", "ict");
    check("松坂市", "松阪市");
    check("四日市", "四日市市");
}

static void other_words_are_not(void **state) {
    (void)state;
    check("emergency", NULL);
    check("x", NULL);
    check("", NULL);
    check("桑名市", NULL);
}

static void long_words_are_nobodys(void **state) {
    (void)state;
    char text[1001];
    memset(text, 'i', 1000);
    text[1000] = 0;
    check(text, NULL);
    const char *known = text;
    tz_text same = tz_text_plain(text), none = tz_text_plain("\xFF");
    assert_null(tz_nearest(&same, &known, 1));
    assert_null(tz_nearest(&none, words, 3));
}

static void a_key_meant_is_told_from_one_missing(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_diag *diag = tz_diag_new();
    const tz_yaml *root = tz_yaml_read(arena, input_source(arena, "initiative: 1\nict: 2\nother: 3\n"), diag);
    assert_true(tz_yaml_meant(root, "initiatives", words, 4));
    assert_false(tz_yaml_meant(root, "situation", words, 4));
    assert_false(tz_yaml_meant(root, "ict", words, 4));
    tz_diag_free(diag);
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(slips_of_typing_are_understood),
        cmocka_unit_test(other_words_are_not),
        cmocka_unit_test(long_words_are_nobodys),
        cmocka_unit_test(a_key_meant_is_told_from_one_missing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
