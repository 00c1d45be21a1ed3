// municipalities.yaml: the list of a prefecture, and codes that municipalities had before.
#include "made.h"

static void the_list_is_read_again(void **state) {
    (void)state;
    made it = made_head("東京", made_form);
    assert_int_equal(it.head->official_n, 62);
    for (size_t i = 0; i < 62; i++) {
        assert_true(tz_text_equal(&it.head->official[i].code, &it.prefecture->municipalities[i].code));
        assert_true(tz_text_equal(&it.head->official[i].name, &it.prefecture->municipalities[i].name));
        assert_true(tz_text_equal(&it.head->official[i].roman, &it.prefecture->municipalities[i].roman));
    }
    made_end(&it);
}

static void earlier_codes_are_written(void **state) {
    (void)state;
    made it = made_begin(NULL);
    const tz_text was[] = {tz_text_from_string("242055"), tz_text_from_string("243035")};
    const tz_municipality one = {.code = was[0], .name = tz_text_from_string("桑名市"), .was = {was, 2}};
    tz_create_municipalities(it.arena, "三重県", &one, 1, "源", &it.created);
    assert_non_null(
        strstr(made_file(&it, "municipalities.yaml"),
               "source: 源\nmunicipalities:\n  - {code: \"242055\", name: 桑名市, was: [\"242055\", \"243035\"]}\n"));
    made_end(&it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_list_is_read_again),
        cmocka_unit_test(earlier_codes_are_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
