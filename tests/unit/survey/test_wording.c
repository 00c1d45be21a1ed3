// What surveys ask beside the form's questions: who answers, heads of columns of answers, this year's and older ones.
#include "grid.h"

static tz_label wording(const char *text) {
    tz_arena *arena = tz_arena_new(NULL);
    tz_label_key key = tz_label_key_of(arena, text, strlen(text));
    tz_label found = tz_label_wording(&key);
    tz_arena_free(arena);
    return found;
}

static void check(tz_label_kind kind, const char *const *texts) {
    for (; *texts; texts++)
        if (wording(*texts).kind != kind)
            fail_msg("%s: kind %d, not %d", *texts, wording(*texts).kind, kind);
}

static void heads_of_answers(void **state) {
    (void)state;
    check(TZ_LABEL_ANSWERS,
          (const char *const[]){"回答", "回答欄", "市町回答欄", "ご記入内容", "今年度の回答", "本年度", "貴市町の状況",
                                "今回回答", "令和７年度回答", "R7", "2025年度の取組", NULL});
    check(TZ_LABEL_NO_ANSWERS, (const char *const[]){"昨年度の回答", "記入上の注意", "記載のポイント", "回答例",
                                                     "（参考）前年度回答", "前回の記載内容", NULL});
    check(TZ_LABEL_OTHER, (const char *const[]){"備考欄", "令和7年度調査票", "7年", "昨年度と同じ", "未記入",
                                                "別紙に記載", "前年度の回答と同じ", NULL});
}

static void years(void **state) {
    (void)state;
    assert_int_equal(wording("令和７年度回答").year, 2025);
    assert_int_equal(wording("R6").year, 2024);
    assert_int_equal(wording("平成元年度").year, 1989);
    assert_int_equal(wording("2025年度").year, 2025);
    assert_int_equal(wording("回答").year, 0);
}

static void who_answers(void **state) {
    (void)state;
    check(TZ_LABEL_NAME, (const char *const[]){"市町村名", "貴市町名", "回答市町村", "自治体名", NULL});
    check(TZ_LABEL_CODE, (const char *const[]){"市町村コード", "団体コード", NULL});
    check(TZ_LABEL_OFFICE, (const char *const[]){"担当課", "電話番号", "回答者", "記入日", "タイムスタンプ", "ブロック",
                                                 "二次医療圏", "ID", NULL});
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(heads_of_answers),
        cmocka_unit_test(years),
        cmocka_unit_test(who_answers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
