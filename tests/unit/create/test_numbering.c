// The numbers and marks that labels begin with, of either width.
#include "form_grid.h"

static void check(const char *text, tz_numbering expected) {
    assert_int_equal(tz_numbering_of(text, strlen(text)), expected);
}

static void labels_of_one_list_begin_alike(void **state) {
    (void)state;
    check("①状況", TZ_NUMBERING_CIRCLED);
    check("　⑳ 状況", TZ_NUMBERING_CIRCLED);
    check("(1)状況", TZ_NUMBERING_BRACKETED);
    check("（１２）状況", TZ_NUMBERING_BRACKETED);
    check("⑴状況", TZ_NUMBERING_BRACKETED);
    check("1) 状況", TZ_NUMBERING_BRACKETED);
    check("1 状況", TZ_NUMBERING_PLAIN);
    check("１．状況", TZ_NUMBERING_PLAIN);
    check("12-3 状況", TZ_NUMBERING_PLAIN);
    check("Ⅳ 状況", TZ_NUMBERING_ROMAN);
    check("ア 状況", TZ_NUMBERING_KANA);
    check("(イ)状況", TZ_NUMBERING_KANA);
    check("アンケート", TZ_NUMBERING_NONE);
    check("問1 状況", TZ_NUMBERING_QUESTION);
    check("Ｑ３", TZ_NUMBERING_QUESTION);
    check("問題", TZ_NUMBERING_NONE);
    check("第2章 状況", TZ_NUMBERING_CHAPTER);
    check("【状況】", TZ_NUMBERING_BRACKETS);
    check("■状況", TZ_NUMBERING_MARK);
    check("(状況)", TZ_NUMBERING_NONE);
    check("5か所", TZ_NUMBERING_NONE);
    check("状況", TZ_NUMBERING_NONE);
    check("", TZ_NUMBERING_NONE);
    assert_int_not_equal(tz_numbering_of("●", 3), tz_numbering_of("■", 3));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(labels_of_one_list_begin_alike),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
