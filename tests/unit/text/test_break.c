// Tokens: what stays whole while it fits the line, and where it is broken when it does not.
#include "paras.h"

#include <string.h>

// Everything at once: where lines may end freely (|), and inside tokens at a sensible place (¦).
static const char *cuts(tz_arena *arena, const char *text) {
    size_t size = strlen(text), n = 0;
    tz_char *chars = TZ_ARRAY(arena, tz_char, size + 1);
    size_t *starts = TZ_ARRAY(arena, size_t, size + 1);
    for (size_t at = 0, length; at < size; at += length) {
        chars[n] = tz_char_at(text, size, at);
        starts[n++] = at;
        tz_code_at(text, size, at, &length);
    }
    starts[n] = size;
    uint8_t *found = TZ_ARRAY(arena, uint8_t, n + 1);
    tz_breaks_find(TZ_STRICT, chars, n, found);
    tz_bytes out = {0};
    for (size_t i = 0; i < n; i++) {
        if (i > 0 && found[i] == TZ_BREAK_ALLOWED)
            tz_bytes_format(arena, &out, "|");
        if (i > 0 && found[i] == TZ_BREAK_IN_TOKEN)
            tz_bytes_format(arena, &out, "¦");
        tz_bytes_add(arena, &out, text + starts[i], starts[i + 1] - starts[i]);
    }
    return tz_arena_copy(arena, out.at, out.n);
}

static void check(const char *text, const char *wanted) {
    tz_arena *arena = tz_arena_new(NULL);
    assert_string_equal(cuts(arena, text), wanted);
    tz_arena_free(arena);
}

static void numbers_stay_whole(void **state) {
    (void)state;
    check("1,234.5円を", "1,234.5円|を");
    check("は10:30～12:00に", "は|10:30～¦12:00|に");
    check("を20㎡で5%と", "を|20㎡|で|5%|と");
    check("第3回と約10名", "第3回|と|約|10名");
    check("令和7年10月2日", "令和7年|10月¦2日");
    check("24時間365日の", "24時間¦365日|の");
    check("1～3か所", "1～¦3か所");
    check("３０名、１０：３０", "３０名、|１０：¦３０");
    check("10km先", "10km|先");
}

static void dates_and_telephone_numbers_stay_whole(void **state) {
    (void)state;
    check("R7.10.19に", "R7.10.19|に");
    check("と10/11実", "と|10/¦11|実");
    check("TEL0594-22-8200", "TEL0594-¦22-¦8200");
    check("(0567)68-8183", "(0567)|68-¦8183");
}

static void addresses_are_broken_at_delimiters(void **state) {
    (void)state;
    check("をhttps://www.example.jp/a_b?c=d&e#f参", "を|https://¦www.¦example.¦jp/¦a_¦b?¦c=¦d&¦e#¦f|参");
    check("のkaigo-ka@city.example.jpへ", "の|kaigo-¦ka@¦city.¦example.¦jp|へ");
    check("(https://example.jp/)の", "(https://¦example.¦jp/)|の");
    check("をwww.example.jp/a_b?c参", "を|www.¦example.¦jp/¦a_¦b?¦c|参");
    check("をWWW.EXAMPLE.JP/A_B?C参", "を|WWW.¦EXAMPLE.¦JP/¦A_¦B?¦C|参");
}

static void words_stay_whole(void **state) {
    (void)state;
    check("ＢＣＰとACP", "ＢＣＰ|と|ACP");
    check("MCS(ICT)を", "MCS|(ICT)|を");
    check("ACP/BCPと介護/ACP", "ACP/¦BCP|と|介|護/|ACP");
    check("1回/年", "1回/|年");
    check("in Kuwana City", "in |Kuwana |City");
}

static void spaces_hang_and_glue_holds(void **state) {
    (void)state;
    check("国 国　国", "国 |国　|国");
    check("（ 国", "（ 国");                           // an opening bracket does not end a line, spaces or not
    check("国\u00A0国\u2060国", "国\u00A0国\u2060国"); // no-break space, word joiner
    check("国\u200B国", "国\u200B|国");
}

static void prohibitions_hold(void **state) {
    (void)state;
    check("「在宅」、（医療）。", "「在|宅」、|（医|療）。");
    check("国……国——国", "国|……|国|——|国");
    check("人々、サービス", "人|々、|サ|ー|ビ|ス"); // strict: 々 and ー may start a line
}

// At a line too short for a token it parts at a sensible place; where there is none, anywhere; and a mark starts a line
// only where it does not fit the line before.
static void long_tokens_are_broken(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_style style = test_style(it, "gothic");
    assert_string_equal(test_lines(it, &style, "国24時間365日国国", 7000), "国|24時間365日|国国");
    assert_string_equal(test_lines(it, &style, "国24時間365日国", 5000), "国|24時間|365日国");
    assert_string_equal(test_lines(it, &style, "国https://example.jp/a国", 5000), "国|https://|example.|jp/a国");
    assert_string_equal(test_lines(it, &style, "国Communication国", 3000), "国|Commun|icatio|n国");
    assert_string_equal(test_lines(it, &style, "国a/bcdefgh?i=jk&l.m国", 3000), "国|a/|bcdefg|h?|i=jk&|l.m国");
    assert_string_equal(test_lines(it, &style, "あ、あ、", 1500), "あ、|あ、");
    assert_string_equal(test_lines(it, &style, "あ、あ、", 1000), "あ|、|あ|、");
    test_fonts_free(it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_stay_whole),
        cmocka_unit_test(dates_and_telephone_numbers_stay_whole),
        cmocka_unit_test(addresses_are_broken_at_delimiters),
        cmocka_unit_test(words_stay_whole),
        cmocka_unit_test(spaces_hang_and_glue_holds),
        cmocka_unit_test(prohibitions_hold),
        cmocka_unit_test(long_tokens_are_broken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
