// Phrases by BudouX's model.
#include "text/para.h"
#include "text/phrase.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

// Phrases parted by |, helpers of the phrase before by ¦ (as | when `weak` is false).
static void check_all(const char *text, const char *wanted, bool weak) {
    tz_arena *arena = tz_arena_new(NULL);
    size_t size = strlen(text), n = 0;
    tz_char *chars = TZ_ARRAY(arena, tz_char, size);
    size_t *starts = TZ_ARRAY(arena, size_t, size + 1);
    for (size_t at = 0, length; at < size; at += length) {
        chars[n] = tz_char_at(text, size, at);
        starts[n++] = at;
        tz_code_at(text, size, at, &length);
    }
    starts[n] = size;
    uint8_t *ends = TZ_ARRAY(arena, uint8_t, n + 1);
    tz_phrases_find(chars, n, ends);
    tz_bytes out = {0};
    for (size_t i = 0; i < n; i++) {
        if (i > 0 && ends[i])
            tz_bytes_format(arena, &out, weak && ends[i] == TZ_PHRASE_WEAK ? "¦" : "|");
        tz_bytes_add(arena, &out, text + starts[i], starts[i + 1] - starts[i]);
    }
    assert_string_equal(tz_arena_copy(arena, out.at, out.n), wanted);
    tz_arena_free(arena);
}

static void check(const char *text, const char *wanted) {
    check_all(text, wanted, false);
}

static void helpers_are_weak(void **state) {
    (void)state;
    check_all("身寄りのない方への支援についての取組状況", "身寄りの|ない|方への|支援に¦ついての|取組状況", true);
    check_all("取組について工夫していること", "取組に¦ついて|工夫している¦こと", true);
}

// As the model's own reader parts them.
static void parts_phrases(void **state) {
    (void)state;
    check("身寄りのない方への支援についての取組状況", "身寄りの|ない|方への|支援に|ついての|取組状況");
    check("生まれ育ったまち、住み慣れたまちで暮らし続けることの実現をめざします。",
          "生まれ|育ったまち、|住み慣れたまちで|暮らし続ける|ことの|実現を|めざします。");
    check("名張市在宅医療支援センターと連携し、ACPの普及啓発に取り組んでいる。",
          "名張市在宅医療支援センターと|連携し、|ACPの|普及啓発に|取り組んでいる。");
    check("取組について工夫していること", "取組に|ついて|工夫している|こと");
    check("部局間連携の取組、事業間連携の取組", "部局間連携の|取組、|事業間連携の|取組");
    check("令和7年度は「実務者会議」を3回開催した。", "令和7年度は|「実務者会議」を|3回開催した。");
}

static void model_is_sorted(void **state) {
    (void)state;
    int64_t total = 0;
    for (int feature = 0; feature < TZ_PHRASE_FEATURES; feature++)
        for (uint32_t i = tz_phrase_starts[feature]; i < tz_phrase_starts[feature + 1]; i++) {
            const uint16_t *text = tz_phrase_weights[i].text, *above = i ? tz_phrase_weights[i - 1].text : NULL;
            uint64_t key = (uint64_t)text[0] << 32 | (uint32_t)text[1] << 16 | text[2];
            if (i > tz_phrase_starts[feature])
                assert_true(((uint64_t)above[0] << 32 | (uint32_t)above[1] << 16 | above[2]) < key);
            total += tz_phrase_weights[i].weight;
        }
    assert_int_equal(total, tz_phrase_total);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(parts_phrases), cmocka_unit_test(helpers_are_weak),
                                       cmocka_unit_test(model_is_sorted)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
