// Classes of characters: by table, by Unicode properties, by their neighbours.
#include "between.h"
#include "text/rules.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

typedef struct expected {
    tz_char_class class;
    const char *characters; // each of them
} expected;

static void stands_alone(void **state) {
    (void)state;
    static const expected table[] = {
        {TZ_CL_OPENING, "‘“（〔［｛〈《「『【⦅｟〘〖«〝([{｢"},
        {TZ_CL_CLOSING, "”）〕］｝〉》」』】⦆｠〙〗»〟〞)]}｣"},
        {TZ_CL_OPENING, "❨⟦„‹"}, // of other languages: JLREQ names none of them
        {TZ_CL_CLOSING, "❩⟧›"},
        {TZ_CL_HYPHEN, "‐–〜～゠"},
        {TZ_CL_DIVIDING, "！？‼⁇⁈⁉!?"},
        {TZ_CL_MIDDLE_DOT, "・：；･:;"},
        {TZ_CL_FULL_STOP, "。．｡."},
        {TZ_CL_COMMA, "、，､,"},
        {TZ_CL_INSEPARABLE, "—―…‥〳〴〵"},
        {TZ_CL_ITERATION, "ヽヾゝゞ々〻"},
        {TZ_CL_PROLONGED, "ーｰ"},
        {TZ_CL_SMALL_KANA, "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇷㇿｯｮ"},
        {TZ_CL_PREFIX, "¥￥$＄£￡#＃€№"},
        {TZ_CL_POSTFIX, "°′″℃¢￠%％‰ℓ㌔㍍㎏㎜㎡㏄㌍"},
        {TZ_CL_IDEOGRAPHIC_SPACE, "　"},
        {TZ_CL_HIRAGANA, "あんゔゟ"},
        {TZ_CL_KATAKANA, "アンヷヺヴｱﾝヿ"},
        {TZ_CL_MATH_SYMBOL, "＝≠＜＞≦≧⊂∈⇒"},
        {TZ_CL_MATH_OPERATOR, "＋−×÷±"},
        {TZ_CL_IDEOGRAPH, "漢𠮷髙﨑葛仝〆〇①⑳㉑Ⅲⅻ※○●◎→〒〓♪★☆▷■㈱㍻℡Ａｚ０９＆＠§☑☐✔✕➢►✉☎♿ⓘ🄰"},
        {TZ_CL_NUMERAL, "0123456789"},
        {TZ_CL_WORD_SPACE, " \t"},
        {TZ_CL_WESTERN, "AZazÅéβЖ&@*_²₂⁺ₙᴬ™"},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        const char *text = table[i].characters;
        for (size_t at = 0, length; text[at]; at += length) {
            tz_code_at(text, strlen(text), at, &length);
            tz_char_class class = tz_char_at(text + at, length, 0).class;
            if (class != table[i].class)
                fail_msg("%.*s is of class %d, not %d", (int)length, text + at, class, table[i].class);
        }
    }
}

static void rows_ascend(void **state) {
    (void)state;
    for (size_t i = 0; i < tz_char_class_rows_n; i++) {
        assert_true(tz_char_class_rows[i].first <= tz_char_class_rows[i].last);
        if (i > 0)
            assert_true(tz_char_class_rows[i - 1].last < tz_char_class_rows[i].first);
    }
}

static tz_char_class class_at(const char *text, const char *of) {
    return tz_char_at(text, strlen(text), (size_t)(strstr(text, of) - text)).class;
}

static void context_decides(void **state) {
    (void)state;
    assert_int_equal(class_at("1,000円", ","), TZ_CL_NUMERAL);
    assert_int_equal(class_at("10:30", ":"), TZ_CL_NUMERAL);
    assert_int_equal(class_at("10/11", "/"), TZ_CL_NUMERAL);
    assert_int_equal(class_at("0567-68", "-"), TZ_CL_NUMERAL);
    assert_int_equal(class_at("e.g", "."), TZ_CL_WESTERN);
    assert_int_equal(class_at("ACP/BCP", "/"), TZ_CL_WESTERN);
    assert_int_equal(class_at("don\u2019t", "\u2019"), TZ_CL_WESTERN);
    assert_int_equal(class_at("医師会.", "."), TZ_CL_FULL_STOP);
    assert_int_equal(class_at("医師:田中", ":"), TZ_CL_MIDDLE_DOT);
    assert_int_equal(class_at("1回/年", "/"), TZ_CL_HYPHEN);
    assert_int_equal(class_at("10km", "k"), TZ_CL_UNIT);
    assert_int_equal(class_at("10km", "m"), TZ_CL_UNIT);
    assert_int_equal(class_at("10kilo", "k"), TZ_CL_WESTERN);
    assert_int_equal(class_at("kmの", "k"), TZ_CL_WESTERN);
}

static void survives_bad_text(void **state) {
    (void)state;
    for (int byte = 0; byte < 256; byte++) {
        char text[3] = {(char)byte, (char)0xE3, (char)0x80};
        for (size_t size = 1; size <= 3; size++)
            for (size_t at = 0; at < size; at++)
                assert_between(tz_char_at(text, size, at).class, 1, 30);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stands_alone),
        cmocka_unit_test(rows_ascend),
        cmocka_unit_test(context_decides),
        cmocka_unit_test(survives_bad_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
