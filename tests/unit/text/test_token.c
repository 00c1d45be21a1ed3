// Tokens: what nobody reads half of.
#include "text/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

// Tokens parted by |; what is no token is parted at every character.
static void check(const char *text, const char *wanted) {
    tz_arena *arena = tz_arena_new(NULL);
    tz_text of = tz_text_from_string(text);
    bool *inside = TZ_ARRAY(arena, bool, of.size + 1);
    tz_bytes out = {0};
    memset(inside, 1, of.size + 1);
    tz_token_insides(arena, &of, inside);
    assert_false(inside[0]);
    assert_false(inside[of.size]);
    for (size_t i = 0; i < of.size; i++) {
        bool begins = ((unsigned char)text[i] & 0xC0) != 0x80;
        if (i && begins && !inside[i])
            tz_bytes_add(arena, &out, "|", 1);
        tz_bytes_add(arena, &out, text + i, 1);
    }
    assert_string_equal(tz_arena_copy(arena, out.n ? out.at : "", out.n), wanted);
    tz_arena_free(arena);
}

static void numbers_stand_with_their_units(void **state) {
    (void)state;
    check("年24時間365日の", "年|24時間|365日|の");
    check("第3回、令和7年度", "第3回|、|令和7年度");
    check("1～3回", "1|～|3回");
    check("1,200人", "1,200人");
}

static void dates_telephone_numbers_and_addresses_are_whole(void **state) {
    (void)state;
    check("R7.10.19に", "R7.10.19|に");
    check("電0567-68-8183", "電|0567-68-8183");
    check("０５９４－２２－８２００", "０５９４－２２－８２００");
    check("０５９４ー２２", "０５９４ー２２");
    check("１０：３０", "１０：３０");
    check("時間：３０", "時|間|：|３０");
    check("https://a.jp/b-c?d=1を", "https://a.jp/b-c?d=1|を");
}

static void all_else_is_no_token(void **state) {
    (void)state;
    check("", "");
    check("研修。", "研|修|。");
    check("A B", "A| |B");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_stand_with_their_units),
        cmocka_unit_test(dates_telephone_numbers_and_addresses_are_whole),
        cmocka_unit_test(all_else_is_no_token),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
