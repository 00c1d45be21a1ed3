// Signs and emoji: what a fallback for signs may supply, and what is written in the place of emoji.
#include "base/utf8.h"
#include "font/sign.h"
#include "fonts.h"

#include <setjmp.h>
#include <string.h>

#include <cmocka.h>

static void each(const char *characters, bool (*is)(int32_t code), bool expected) {
    int32_t code;
    for (size_t at = 0, size = strlen(characters); at < size;) {
        size_t from = at;
        at += tz_utf8_decode(characters + at, size - at, &code);
        if (is(code) != expected)
            fail_msg("%.*s (U+%04X)", (int)(at - from), characters + from, (unsigned)code);
    }
}

static void signs_are_no_letters_and_no_emoji(void **state) {
    (void)state;
    each("☑☐☒✓✔✕✖✗➢►➤➔➡₂₃⁺⁻✉✆☎♿⚕⚡ⓘ❖✿🄰‣⁃∙Ⅼ✩ᴬ½→≒€（」—§*", tz_is_sign, true);
    each("国かカー々aÅ1ѣא한\u0301\u200B\uE000\uF0FC \t😀📞🏥🇯🀄🂡🚑🟢🤝🩺", tz_is_sign,
         false);
}

static void raised_signs_are_known(void **state) {
    (void)state;
    each("₂₃⁺⁻ⁿ₍ᴬ™²", tz_is_raised_sign, true);
    each("☑►½Ⅼⓘ+2", tz_is_raised_sign, false);
}

static void emoji_are_known(void **state) {
    (void)state;
    each("😀📞🏥⭐✅❌❗🇯🚑🟢🤝🩺⛔♿⚡\uFE0F\u20E3", tz_is_emoji, true);
    each("国a1☐☎✉➢►₂⁺★○🄰🈁ⓘ①\uF0FC\U000E0100", tz_is_emoji, false);
}

// ---- what to write ----

static void write_instead(const char *emoji, const char *sign, const char *word) {
    int32_t code;
    tz_utf8_decode(emoji, strlen(emoji), &code);
    tz_sign_instead found = tz_find_sign_instead(code);
    if (sign)
        assert_string_equal(found.sign, sign);
    else
        assert_null(found.sign);
    if (word)
        assert_string_equal(found.word, word);
    else
        assert_null(found.word);
}

static void common_emoji_have_a_sign_or_a_word(void **state) {
    (void)state;
    write_instead("⌚", NULL, "時刻");    // the first
    write_instead("🩺", NULL, "診察"); // the last
    write_instead("📞", "☎", "電話");
    write_instead("🏥", NULL, "病院");
    write_instead("✅", "☑", NULL);
    write_instead("⭐", "★", NULL);
    write_instead("❌", "×", NULL);
    write_instead("⚠", "⚠", "注意");
    write_instead("🚑", NULL, "救急車");
    write_instead("🔵", "●", NULL);
    write_instead("😀", NULL, NULL);
    write_instead("国", NULL, NULL);
    assert_string_equal(tz_find_keycap_instead('1').sign, "①");
    assert_string_equal(tz_find_keycap_instead('0').sign, "⓪");
    assert_string_equal(tz_find_keycap_instead('#').sign, "＃");
    assert_null(tz_find_keycap_instead('a').sign);
}

// In order, and what is proposed can be set in every family: planes 0 and 1 are gone through.
static void what_is_proposed_can_be_set(void **state) {
    (void)state;
    static const char *const families[] = {"gothic", "pgothic", "mincho"};
    test_fonts *it = test_fonts_new();
    size_t found = 0;
    for (int32_t code = 0; code < 0x20000; code++) {
        tz_sign_instead instead = tz_find_sign_instead(code);
        found += instead.sign || instead.word;
        for (size_t i = 0; i < 3; i++) {
            if (instead.sign)
                test_shape(it, families[i], false, instead.sign);
            if (instead.word)
                test_shape(it, families[i], false, instead.word);
        }
    }
    assert_int_equal(found, 145); // all of the table: it is in order
    test_fonts_free(it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(signs_are_no_letters_and_no_emoji),
        cmocka_unit_test(raised_signs_are_known),
        cmocka_unit_test(emoji_are_known),
        cmocka_unit_test(common_emoji_have_a_sign_or_a_word),
        cmocka_unit_test(what_is_proposed_can_be_set),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
