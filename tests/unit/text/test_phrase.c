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
static void finds_phrases(void **state) {
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

static uint64_t key_of(const uint16_t text[3]) {
    uint64_t length = text[1] ? text[2] ? 3 : 2 : 1;
    return length << 48 | (uint64_t)text[0] << 32 | (uint32_t)text[1] << 16 | text[2];
}

static uint32_t count_grams(void) {
    uint32_t n = 0;
    for (uint32_t slot = 0; slot < TZ_PHRASE_SLOTS; slot++)
        n += tz_phrase_slots[slot] != 0;
    return n;
}

static const tz_phrase_gram *gram_of(uint32_t first, uint32_t second, uint32_t third) {
    for (uint32_t i = 1, n = count_grams(); i <= n; i++) {
        const uint16_t *text = tz_phrase_grams[i].text;
        if (text[0] == first && text[1] == second && text[2] == third)
            return &tz_phrase_grams[i];
    }
    return NULL;
}

static void model_is_sorted_and_whole(void **state) {
    (void)state;
    int64_t total = 0;
    for (uint32_t i = 1, n = count_grams(); i <= n; i++) {
        const uint16_t *text = tz_phrase_grams[i].text;
        assert_true(i == 1 || key_of(tz_phrase_grams[i - 1].text) < key_of(text));
        for (int k = 0; k < TZ_PHRASE_PLACES; k++)
            total += tz_phrase_grams[i].weights[k];
        for (int k = 0; k < 3 && text[k]; k++) // its characters and its beginning
            assert_non_null(gram_of(text[k], 0, 0));
        assert_non_null(gram_of(text[0], text[2] ? text[1] : 0, 0));
    }
    assert_int_equal(total, tz_phrase_total);
}

// The sum at a place from its definition: every n-gram around it, looked for in the whole table.
static int32_t sum_at(const tz_char *chars, int64_t n, int64_t at) {
    static const int farthest[] = {3, 2, 3}, places[] = {6, 3, 4}; // by length
    int32_t sum = 0;
    for (int length = 1; length <= 3; length++)
        for (int k = 0; k < places[length - 1]; k++) {
            int64_t from = at - farthest[length - 1] + k;
            uint32_t codes[3] = {0};
            if (from < 0 || from + length > n)
                continue;
            for (int i = 0; i < length; i++)
                codes[i] = chars[from + i].code;
            const tz_phrase_gram *gram = gram_of(codes[0], codes[1], codes[2]);
            sum += gram ? gram->weights[k] : 0;
        }
    return sum;
}

static void finds_what_the_sums_say(void **state) {
    (void)state;
    static const uint32_t letters[] = {0x3001, 0x306B, 0x306E, 0x3057, 0x3066, 0x5728, 0x5B85, 0x30A2, 0x0041, 0x20BB7};
    uint32_t seed = 7;
    for (int round = 0; round < 60; round++) {
        tz_char chars[40] = {0};
        uint8_t ends[41];
        size_t n = (size_t)round % 40 + 1;
        for (size_t i = 0; i < n; i++) {
            seed = seed * 1103515245 + 12345;
            chars[i].code = seed >> 30 ? letters[(seed >> 16) % 10] : tz_phrase_grams[1 + (seed >> 16) % 385].text[0];
        }
        tz_phrases_find(chars, n, ends);
        assert_int_equal(ends[0], TZ_PHRASE_END);
        assert_int_equal(ends[n], TZ_PHRASE_END);
        for (size_t at = 1; at < n; at++)
            assert_int_equal(ends[at] != TZ_PHRASE_INSIDE,
                             sum_at(chars, (int64_t)n, (int64_t)at) * 2 > tz_phrase_total);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(finds_phrases), cmocka_unit_test(helpers_are_weak),
                                       cmocka_unit_test(model_is_sorted_and_whole),
                                       cmocka_unit_test(finds_what_the_sums_say)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
