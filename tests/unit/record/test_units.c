// What municipalities are called together: by their names, or as the edition says.
#include "edited.h"

#include "base/language.h"

static const char *of(const char *const *names) {
    tz_municipality all[8];
    size_t n = 0;
    for (; names[n]; n++)
        all[n] = (tz_municipality){.name = tz_text_from_string(names[n])};
    return tz_units_of(all, n);
}

static void the_ends_of_names_tell(void **state) {
    (void)state;
    assert_string_equal(of((const char *[]){"津市", "多気町", NULL}), "市町");
    assert_string_equal(of((const char *[]){"日吉津村", "岩美町", "鳥取市", NULL}), "市町村");
    assert_string_equal(of((const char *[]){"八王子市", "千代田区", "奥多摩町", "檜原村", NULL}), "区市町村");
    assert_string_equal(of((const char *[]){"富山市", "舟橋村", NULL}), "市村");
    assert_string_equal(of((const char *[]){"港区", "渋谷区", NULL}), "区");
    assert_string_equal(of((const char *[]){"津市", "紀南介護保険広域連合", NULL}), "団体");
    assert_string_equal(of((const char *[]){"市", NULL}), "団体");
    assert_string_equal(of((const char *[]){NULL}), "団体");
}

static void check(const char *line, bool with_list, const char *expected) {
    tz_arena *arena = tz_arena_new(NULL);
    const char *text =
        edited_text(arena, "edition.yaml", "municipalities: municipalities.yaml\n",
                    tz_arena_format(arena, "%s%s", with_list ? "municipalities: municipalities.yaml\n" : "", line));
    edited it = edited_read((const input_text[]){{"edition.yaml", text}, {NULL, NULL}});
    assert_non_null(it.edition);
    assert_string_equal(it.edition->units, expected);
    assert_string_equal(tz_units_used(), expected);
    edited_end(&it);
    tz_arena_free(arena);
}

static void an_edition_has_one_word(void **state) {
    (void)state;
    check("", true, "市町");
    check("", false, "市町"); // by its cards
    check("units: 自治体\n", true, "自治体");
    check("units: 市町村等\n", false, "市町村等");
}

static void a_word_that_cannot_be_one_is_reported(void **state) {
    (void)state;
    edited_check("edition.yaml", "errata: errata.yaml\n", "errata: errata.yaml\nunits: \"　\"\n",
                 "13:9: units needs a text\n");
    edited_check("edition.yaml", "errata: errata.yaml\n",
                 "errata: errata.yaml\nunits: この県のすべての市と町と村と特別区と広域連合など\n",
                 "13:8: a word of at most 20 characters is expected here, such as 市町村\n");
}

static void messages_use_the_word(void **state) {
    (void)state;
    const tz_language *japanese;
    assert_true(tz_language_find("ja", &japanese));
    tz_language_use(japanese);
    edited it = edited_read((const input_text[]){{NULL, NULL}});
    tz_edition_report_unknown(it.arena, it.edition, "江戸", it.diag);
    assert_string_equal(tz_diag_at(it.diag, 0)->message, "「江戸」という市町はこの年度版にありません");
    tz_language_use(NULL);
    edited_end(&it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_ends_of_names_tell),
        cmocka_unit_test(an_edition_has_one_word),
        cmocka_unit_test(a_word_that_cannot_be_one_is_reported),
        cmocka_unit_test(messages_use_the_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
