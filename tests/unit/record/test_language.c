// Language tags by RFC 5646, 2.1: its own examples (Appendix A) and, around every bound of its grammar, what just is
// one and what just is not.
#include "record/read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void these_are_tags(void **state) {
    (void)state;
    static const char *const tags[] = {
        // Appendix A
        "de", "fr", "ja", "i-enochian", "zh-Hant", "zh-Hans", "sr-Cyrl", "sr-Latn", "zh-cmn-Hans-CN", "cmn-Hans-CN",
        "zh-yue-HK", "yue-HK", "zh-Hans-CN", "sr-Latn-RS", "sl-rozaj", "sl-rozaj-biske", "sl-nedis", "de-CH-1901",
        "sl-IT-nedis", "hy-Latn-IT-arevela", "de-DE", "en-US", "es-419", "de-CH-x-phonebk", "az-Arab-x-AZE-derbend",
        "x-whatever", "qaa-Qaaa-QM-x-southern", "de-Qaaa", "sr-Latn-QM", "sr-Qaaa-RS", "en-US-u-islamcal",
        "zh-CN-a-myext-x-private", "en-a-myext-b-another",
        // bounds
        "ja-JP", "JA-jp", "abcd", "abcdefgh", "zh-aaa-bbb-ccc", "de-12345678", "de-1abc", "de-abcde", "ja-a-ab",
        "ja-a-abcdefgh-ab", "ja-0-ab", "ja-x-a", "ja-x-abcdefgh-1", "X-a", "ja-a-aa-x-a", "zh-min-nan", "art-lojban",
        // written against the rules, and registered all the same
        "en-GB-oed", "I-DEFAULT", "sgn-BE-FR", "i-klingon"};
    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++) {
        tz_text tag = tz_text_from_string(tags[i]);
        size_t wrong;
        if (!tz_language_is_well_formed(&tag, &wrong))
            fail_msg("%s is wrong at %zu", tags[i], wrong);
    }
}

static void these_are_none(void **state) {
    (void)state;
    static const struct {
        const char *tag;
        size_t wrong; // the byte where the first wrong part begins
    } tags[] = {
        {"", 0},
        {"j", 0},
        {"abcdefghi", 0},
        {"日本語", 0},
        {"ja_JP", 0},
        {" ja", 0},
        {"j1", 0},
        {"12", 0},
        {"i-klingons", 0},
        {"ja-", 3},
        {"-ja", 0},
        {"ja--JP", 3},
        {"ja-JP-", 6},
        {"ja-J", 4}, // opens an extension with nothing in it
        {"ja-12", 3},
        {"ja-1234567890", 3},
        {"zh-aaa-bbb-ccc-ddd", 15}, // three extended languages at most
        {"abcd-efg", 5},            // none after a language of four letters
        {"ja-JP-Jpan", 6},          // the script comes before the region
        {"ja-JP-KR", 6},
        {"ja-Jpan-Latn", 8},
        {"de-abcd-abcd", 8}, // four letters are no variant
        {"de-abcdefghi", 3},
        {"de-DE-1901-1901", 11},
        {"sl-rozaj-ROZAJ", 9},
        {"ja-a", 4},
        {"ja-a-b", 5},
        {"ja-a-abcdefghi", 5},
        {"ja-a-aa-b", 9},
        {"ja-a-aa-A-bb", 8},
        {"ar-a-aaa-b-bbb-a-ccc", 15}, // Appendix A's own
        {"a-DE", 0},
        {"x", 1},
        {"ja-x", 4},
        {"ja-x-", 5},
        {"ja-x-abcdefghi", 5},
        {"ja-JPé", 3},
    };
    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++) {
        tz_text tag = tz_text_from_string(tags[i].tag);
        size_t wrong = SIZE_MAX;
        if (tz_language_is_well_formed(&tag, &wrong))
            fail_msg("%s is a tag", tags[i].tag);
        if (wrong != tags[i].wrong)
            fail_msg("%s is wrong at %zu instead of %zu", tags[i].tag, wrong, tags[i].wrong);
    }
}

static void the_tag_ends_with_its_text(void **state) {
    (void)state;
    tz_text whole = tz_text_from_string("ja-JP-Jpan"), tag = tz_text_slice(&whole, 0, 5);
    size_t wrong;
    assert_true(tz_language_is_well_formed(&tag, &wrong));
}

static void the_language_of_a_field_comes_before_that_of_its_card(void **state) {
    (void)state;
    tz_card plain = {.slug = "a"}, card = {.language = "pt-BR"};
    tz_field any = {.section = 0}, field = {.language = "en"};
    assert_null(tz_answer_language(&plain, &any));
    assert_string_equal(tz_answer_language(&plain, &field), "en");
    assert_string_equal(tz_answer_language(&card, &any), "pt-BR");
    assert_string_equal(tz_answer_language(&card, &field), "en");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(these_are_tags),
        cmocka_unit_test(these_are_none),
        cmocka_unit_test(the_tag_ends_with_its_text),
        cmocka_unit_test(the_language_of_a_field_comes_before_that_of_its_card),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
