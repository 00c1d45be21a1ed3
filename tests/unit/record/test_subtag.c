// Registered parts of language tags.
#include "inputs.h"
#include "record/read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void these_are_registered(void **state) {
    (void)state;
    static const char *const tags[] = {
        "ja",
        "JA-jp",
        "ja-Jpan-JP",
        "ja-Hira",
        "ja-Latn-hepburn",
        "ja-Latn-hepburn-heploc",
        "en-GB",
        "pt-BR",
        "zh-Hant-TW",
        "zh-cmn-Hans-CN",
        "es-419",
        "de-CH-1901",
        "sl-rozaj-biske",
        "hy-Latn-IT-arevela",
        "vi",
        "ne-NP",
        "fil",
        "tl-PH",
        "ain",
        "ryu",
        "qaa-Qaaa-QM-x-southern",
        "sr-Qabx-XZ",
        "iw",
        "sh",
        "zu",
        "aa",
        "en-US-u-islamcal",
        "x-whatever",
        "ja-x-nonsense",
        "ja-a-nonsense",
        "en-ZZ",
        "zza",
        "de-1996",
        "ca-valencia",
    };
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        tz_text tag = tz_text_from_string(tags[i]);
        size_t wrong;
        if (!tz_language_is_well_formed(&tag, &wrong) || !tz_language_is_registered(&tag, &wrong))
            fail_msg("%s is wrong at %zu", tags[i], wrong);
    }
}

static void these_are_not(void **state) {
    (void)state;
    static const struct {
        const char *tag;
        size_t wrong;
    } tags[] = {
        {"xx-nonsense", 0},    {"xx", 0},          {"jp", 0},          {"japanese", 0},   {"abcd", 0},
        {"kr-yy", 3},          {"ja-nonsense", 3}, {"ja-JP-tokyo", 6}, {"ja-Kana-JX", 8}, {"ja-Nihn", 3},
        {"zh-yue-QL", 7},      {"es-999", 3},      {"sr-Qaby", 3},     {"de-1902", 3},    {"ja-UK", 3},
        {"ja-JP-hepburns", 6}, {"eng-yy", 4},
    };
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        tz_text tag = tz_text_from_string(tags[i].tag);
        size_t wrong = SIZE_MAX;
        assert_true(tz_language_is_well_formed(&tag, &wrong));
        if (tz_language_is_registered(&tag, &wrong) || wrong != tags[i].wrong)
            fail_msg("%s is wrong at %zu", tags[i].tag, wrong);
    }
}

static void what_is_not_is_told_at_its_place(void **state) {
    (void)state;
    static const struct {
        const char *line, *message;
    } cases[] = {
        {"language: xx-nonsense\n", "text.yaml:1:11: error: \"xx\" is no language, script, region or variant that is "
                                    "registered: write a tag such as ja, pt-BR or zh-Hant-TW (BCP 47)\n"},
        {"language: ja-Kana-JX\n", "text.yaml:1:19: error: \"JX\" is no language, script,"},
        {"language: japanese\n", "text.yaml:1:11: error: \"japanese\" is no language, script,"},
        {"language: ja_JP\n", "text.yaml:1:11: error: \"ja_JP\" is no language tag: one such as"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        tz_record_reader r = {.arena = tz_arena_new(NULL)};
        r.diag = tz_diag_in_arena(r.arena);
        const tz_yaml *root = tz_yaml_read(r.arena, input_source(r.arena, cases[i].line), r.diag);
        assert_null(tz_language_read(&r, &root->pairs[0].value->text));
        if (!strstr(input_messages(r.arena, r.diag), cases[i].message))
            fail_msg("%s", input_messages(r.arena, r.diag));
        assert_int_equal(tz_diag_count(r.diag, TZ_ERROR), 1);
        tz_arena_free(r.arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(these_are_registered),
        cmocka_unit_test(these_are_not),
        cmocka_unit_test(what_is_not_is_told_at_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
