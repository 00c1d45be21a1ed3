// Composing: marks join their letters, and no character becomes another one.
#include "character/character.h"
#include "inputs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static tz_text compose(tz_arena *arena, const char *written) {
    const tz_source *source = input_source(arena, written);
    tz_draft draft = {.arena = arena, .source = source, .bytes = source->bytes};
    tz_draft_add(&draft, written, strlen(written), 0);
    return tz_text_compose(&draft);
}

static void check(const char *written, const char *composed) {
    tz_arena *arena = tz_arena_new(NULL);
    tz_text text = compose(arena, written);
    if (!tz_text_is(&text, composed))
        fail_msg("%s became %s, not %s", written, text.bytes, composed);
    tz_arena_free(arena);
}

#define DAKUTEN "\xE3\x82\x99"
#define HANDAKUTEN "\xE3\x82\x9A"

static void marks_join_their_letters(void **state) {
    (void)state;
    check("か" DAKUTEN "は" HANDAKUTEN "ウ" DAKUTEN, "がぱヴ");
    check("ホームへ" HANDAKUTEN "ーシ" DAKUTEN, "ホームぺージ");
    check("e\xCC\x81"
          "tude",
          "\xC3\xA9"
          "tude");
    check("a\xCC\xA3\xCC\x82", "\xE1\xBA\xAD"); // in either order
    check("a\xCC\x82\xCC\xA3", "\xE1\xBA\xAD");
    check("\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", "\xED\x95\x9C"); // Hangul letters become a syllable
}

static void marks_without_a_composed_form_stay(void **state) {
    (void)state;
    check("あ" DAKUTEN, "あ" DAKUTEN);
    check(DAKUTEN "か", DAKUTEN "か");
    check("か゛", "か゛"); // a sign of its own, not a mark
}

static void nothing_becomes_another_character(void **state) {
    (void)state;
    const char *const texts[] = {
        "\xEF\xA8\x99\xEF\xA8\x9B\xEF\xA8\xAD", // 神福鶴 as compatibility ideographs
        "\xF0\xAF\xA0\x80",                     // U+2F800
        "\xE2\x84\xAB\xE2\x84\xA6\xE2\x84\xAA", // angstrom, ohm and kelvin signs
        "𠮷野",
        "葛\xF3\xA0\x84\x80城",
        "辻\xF3\xA0\x84\x81",
        "髙﨑",
        "ｶﾞｷﾞﾊﾟ",
        "①㈱㌔ｱＡ",
        "\xE2\x80\xA6〜～",
        "\xEF\xA8\x99\xF3\xA0\x84\x80", // with a variation selector
        "\xEF\xA8\x99\xE3\x82\x99",     // and with a mark
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        check(texts[i], texts[i]);
}

static void variation_selectors_stay_behind_composed_letters(void **state) {
    (void)state;
    check("か" DAKUTEN "\xEF\xB8\x80", "が\xEF\xB8\x80");
}

static void places_stay_right(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_text text = compose(arena, "はか" DAKUTEN "きく" DAKUTEN DAKUTEN "x");
    assert_true(tz_text_is(&text, "はがきぐ" DAKUTEN "x"));
    const struct {
        size_t at;
        uint32_t source_at;
    } places[] = {{0, 0}, {3, 3}, {6, 9}, {8, 11}, {9, 12}, {15, 21}};
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++)
        assert_int_equal(tz_text_place(&text, places[i].at).at, places[i].source_at);
    tz_arena_free(arena);
}

static void places_stay_right_with_marks_of_lines(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    const tz_source *source = input_source(arena, "  か" DAKUTEN "\n  き\n  く" DAKUTEN "け\n");
    tz_draft draft = {.arena = arena, .source = source, .bytes = source->bytes};
    tz_draft_add(&draft, source->bytes + 2, 7, 2);
    tz_draft_add(&draft, source->bytes + 11, 4, 11);
    tz_draft_add(&draft, source->bytes + 17, 10, 17);
    tz_text text = tz_text_compose(&draft);
    assert_true(tz_text_is(&text, "が\nき\nぐけ\n"));
    const uint32_t expected[] = {2, 3, 4, 8, 11, 12, 13, 14, 17, 18, 19, 23, 24, 25, 26};
    for (size_t i = 0; i < text.size; i++)
        assert_int_equal(tz_text_place(&text, i).at, expected[i]);
    tz_arena_free(arena);
}

// More marks than any writing has: as they are, and in no time.
static void endless_marks_stay(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_bytes text = {.n = 0};
    tz_bytes_add(arena, &text, "a", 1);
    for (int i = 0; i < 200000; i++)
        tz_bytes_add(arena, &text, i % 2 ? "\xCC\x81" : "\xCC\xA3", 2);
    tz_text composed = compose(arena, text.at);
    assert_true(tz_text_is(&composed, text.at));
    tz_arena_free(arena);
}

static void empty_texts_are_texts(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_text text = compose(arena, "");
    assert_int_equal(text.size, 0);
    assert_string_equal(text.bytes, "");
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_join_their_letters),
        cmocka_unit_test(marks_without_a_composed_form_stay),
        cmocka_unit_test(nothing_becomes_another_character),
        cmocka_unit_test(variation_selectors_stay_behind_composed_letters),
        cmocka_unit_test(places_stay_right),
        cmocka_unit_test(places_stay_right_with_marks_of_lines),
        cmocka_unit_test(endless_marks_stay),
        cmocka_unit_test(empty_texts_are_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
