// Which known word an unknown one was probably meant to be.
#include "inputs.h"
#include "yaml/yaml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char *const words[] = {"situation", "initiatives", "ict", "discharge", "松阪市", "四日市市"};

static void check(const char *word, const char *expected) {
    tz_text text = tz_text_from_string(word);
    const char *found = tz_nearest_word(&text, words, sizeof words / sizeof words[0]);
    if (!expected)
        assert_null(found);
    else
        assert_string_equal(found ? found : "none", expected);
}

static void mistyped_words_are_found(void **state) {
    (void)state;
    check("initiative", "initiatives");
    check("initiatvies", "initiatives"); // two neighbours exchanged
    check("initiativ", "initiatives");
    check("discharged", "discharge");
    check("itc", "ict");
    check("松坂市", "松阪市");
    check("四日市", "四日市市");
}

static void other_words_are_not_found(void **state) {
    (void)state;
    check("emergency", NULL);
    check("x", NULL);
    check("", NULL);
    check("桑名市", NULL);
}

static void long_words_are_not_looked_up(void **state) {
    (void)state;
    char text[1001];
    memset(text, 'i', 1000);
    text[1000] = 0;
    check(text, NULL);
    const char *known = text;
    tz_text same = tz_text_from_string(text), none = tz_text_from_string("\xFF");
    assert_null(tz_nearest_word(&same, &known, 1));
    assert_null(tz_nearest_word(&none, words, 3));
}

static void mistyped_keys_are_not_missing(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_diag *diag = tz_diag_new();
    const tz_yaml *root = tz_yaml_read(arena, input_source(arena, "initiative: 1\nict: 2\nother: 3\n"), diag);
    tz_keys keys = {.arena = arena, .in = root, .known = words, .n = 4};
    assert_string_equal(tz_keys_suggestion(&keys, 0), "initiatives");
    assert_null(tz_keys_suggestion(&keys, 1)); // known itself
    assert_null(tz_keys_suggestion(&keys, 2));
    assert_false(tz_keys_is_missing(&keys, "initiatives"));
    assert_true(tz_keys_is_missing(&keys, "situation"));
    assert_false(tz_keys_is_missing(&keys, "ict"));
    tz_diag_free(diag);
    tz_arena_free(arena);
}

static void too_many_keys_get_no_suggestions(void **state) {
    (void)state;
    enum { MANY = 100000 };
    tz_arena *arena = tz_arena_new(NULL);
    tz_yaml_pair *pairs = TZ_ARRAY(arena, tz_yaml_pair, MANY);
    for (size_t i = 0; i < MANY; i++)
        pairs[i].key = tz_text_from_string("initiative");
    const tz_yaml mapping = {.kind = TZ_MAPPING, .pairs = pairs, .n = MANY};
    tz_keys keys = {.arena = arena, .in = &mapping, .known = words, .n = 4};
    assert_null(tz_keys_suggestion(&keys, 0));
    assert_true(tz_keys_is_missing(&keys, "initiatives"));
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mistyped_words_are_found),         cmocka_unit_test(other_words_are_not_found),
        cmocka_unit_test(long_words_are_not_looked_up),     cmocka_unit_test(mistyped_keys_are_not_missing),
        cmocka_unit_test(too_many_keys_get_no_suggestions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
