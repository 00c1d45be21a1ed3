// What answers say: so many characters, a term whatever its width.
#include "card/card.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static size_t find(tz_arena *arena, const char *text, const char *term) {
    tz_text whole = tz_text_from_string(text), word = tz_text_from_string(term);
    tz_folded in = tz_fold(arena, &whole), what = tz_fold(arena, &word);
    size_t at = tz_find_term(&in, &what, 0);
    return at == SIZE_MAX ? at : in.from[at];
}

static void folding_keeps_the_way_back(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_text text = tz_text_from_string("Ａﾊﾞか\u3099㈱x");
    tz_folded folded = tz_fold(arena, &text);
    assert_string_equal(folded.bytes, "Aバが(株)x");
    assert_int_equal(folded.from[0], 0);              // Ａ
    assert_int_equal(folded.from[1], strlen("Ａ"));   // all bytes of ﾊﾞ
    assert_int_equal(folded.from[3], strlen("Ａ"));   //
    assert_int_equal(folded.from[4], strlen("Ａﾊﾞ")); // か and its mark
    assert_int_equal(folded.from[folded.size - 1], strlen("Ａﾊﾞか\u3099㈱"));
    assert_int_equal(folded.from[folded.size], text.size);
    tz_arena_free(arena);
}

// A letter with more marks than folding has room for; the sanitizer watches the room.
static void letters_with_many_marks_fold_to_themselves(void **state) {
    (void)state;
    enum { MOST = 70 };
    for (size_t marks = 60; marks < MOST; marks++) {
        tz_arena *arena = tz_arena_new(NULL);
        char bytes[1 + 2 * MOST] = "q";
        for (size_t i = 0; i < marks; i++)
            memcpy(bytes + 1 + 2 * i, "\u0301", 2);
        tz_text text = tz_text_from_string(bytes);
        tz_folded folded = tz_fold(arena, &text);
        assert_int_equal(folded.size, text.size);
        assert_memory_equal(folded.bytes, bytes, text.size);
        tz_arena_free(arena);
    }
}

static void plain_text_folds_to_itself(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_text text = tz_text_from_string("在宅医療、ACPとバイタル「リンク」。\n次の行 abc");
    tz_folded folded = tz_fold(arena, &text);
    assert_string_equal(folded.bytes, text.bytes);
    for (size_t i = 0; i <= text.size; i++)
        if (i == text.size || (text.bytes[i] & 0xc0) != 0x80)
            assert_int_equal(folded.from[i], i);
    tz_arena_free(arena);
}

static void terms_are_found_whatever_their_width(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    assert_int_equal(find(arena, "市でＭＣＳを使う", "MCS"), strlen("市で"));
    assert_int_equal(find(arena, "市でMCSを使う", "ＭＣＳ"), strlen("市で"));
    assert_int_equal(find(arena, "ﾊﾞｲﾀﾙﾘﾝｸの活用", "バイタルリンク"), 0);
    assert_int_equal(find(arena, "ハ\u3099イタルリンク", "バイタルリンク"), 0);
    assert_int_equal(find(arena, "電子＠連絡帳", "電子@連絡帳"), 0);
    assert_int_equal(find(arena, "人生会議", "会議室"), SIZE_MAX);
    assert_int_equal(find(arena, "", "会議"), SIZE_MAX);
    assert_int_equal(find(arena, "会議", ""), SIZE_MAX);
    tz_arena_free(arena);
}

static void latin_terms_are_whole_words(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    assert_int_equal(find(arena, "STRICT ICT", "ICT"), strlen("STRICT "));
    assert_int_equal(find(arena, "ICTs", "ICT"), SIZE_MAX);
    assert_int_equal(find(arena, "ＩＣＴ化", "ICT"), 0);
    assert_int_equal(find(arena, "ICT2", "ICT"), 0);
    assert_int_equal(find(arena, "DICTとICT", "ICT"), strlen("DICTと"));
    tz_arena_free(arena);
}

static void characters_are_counted_without_space(void **state) {
    (void)state;
    const tz_text cases[] = {tz_text_from_string(""), tz_text_from_string(" 　\n"),
                             tz_text_from_string("・会議\n  ACP。")};
    const size_t counts[] = {0, 0, 7};
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(tz_answer_chars(&cases[i]), counts[i]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(folding_keeps_the_way_back),  cmocka_unit_test(letters_with_many_marks_fold_to_themselves),
        cmocka_unit_test(plain_text_folds_to_itself),  cmocka_unit_test(terms_are_found_whatever_their_width),
        cmocka_unit_test(latin_terms_are_whole_words), cmocka_unit_test(characters_are_counted_without_space),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
