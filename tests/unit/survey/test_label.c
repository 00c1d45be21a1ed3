// Labels: what counts in their comparison, and what they name.
#include "grid.h"

static void check_key(const char *written, const char *full, const char *bare) {
    tz_arena *arena = tz_arena_new(NULL);
    tz_label_key key = tz_label_key_of(arena, written, strlen(written));
    assert_string_equal(key.full, full);
    assert_string_equal(key.bare, bare);
    tz_arena_free(arena);
}

static void widths_blanks_brackets_and_bullets_do_not_count(void **state) {
    (void)state;
    check_key("●目指すべき姿\n（日常の療養支援）", "目指すべき姿日常の療養支援", "目指すべき姿日常の療養支援");
    check_key("● 目指すべき姿 (日常の療養支援)　", "目指すべき姿日常の療養支援", "目指すべき姿日常の療養支援");
    check_key("②ＡＣＰ関係", "2acp関係", "acp関係");
    check_key("(2) ACP関係：", "2acp関係", "acp関係");
    check_key("問3．取組 ※必須", "問3.取組", "取組");
    check_key("Q1-2 取組【任意】", "q1-2取組", "取組");
    check_key("⑤部局間連携の取組､事業間連携の取組", "5部局間連携の取組,事業間連携の取組",
              "部局間連携の取組,事業間連携の取組");
    check_key("コ－ディネ―タ‐", "コ-ディネ-タ-", "コ-ディネ-タ-");
    check_key("24", "24", "24");
    check_key("", "", "");
    check_key("　\n", "", "");
}

static void check_kind(const char *written, tz_label_kind kind, size_t fields) {
    tz_arena *arena = tz_arena_new(NULL);
    tz_survey survey = grid_survey();
    tz_label found = tz_labels_find(arena, tz_labels_new(arena, &survey), written, strlen(written));
    if (found.kind != kind || found.fields_n != fields)
        fail_msg("%s: kind %d with %zu fields", written, (int)found.kind, found.fields_n);
    tz_arena_free(arena);
}

static void labels_name_fields_sections_and_municipalities(void **state) {
    (void)state;
    check_kind("日常の療養支援", TZ_LABEL_FIELD, 1);
    check_kind("③ 状況", TZ_LABEL_FIELD, 1); // under another number
    check_kind("ア　状況", TZ_LABEL_FIELD, 1);
    check_kind("b) その他", TZ_LABEL_FIELD, 2);
    check_kind("その他", TZ_LABEL_FIELD, 2);
    check_kind("目指すべき姿", TZ_LABEL_SECTION, 0);
    check_kind("1 状況について", TZ_LABEL_SECTION, 0);
    static const char *const names[] = {"市町村名",   "市 町 名", "区市町村名", "自治体名",
                                        "回答市町村", "貴市町名", "団体名",     "市・町名"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        check_kind(names[i], TZ_LABEL_NAME, 0);
    static const char *const codes[] = {"コード", "市町村コード", "団体コード", "全国地方公共団体コード",
                                        "市町村名・コード"};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        check_kind(codes[i], TZ_LABEL_CODE, 0);
    check_kind("都道府県名", TZ_LABEL_PREFECTURE, 0);
    check_kind("共同で回答する市町", TZ_LABEL_JOINT, 0);
    check_kind("ご回答", TZ_LABEL_ANSWERS, 0);
    check_kind("担当課・係", TZ_LABEL_OFFICE, 0);
    check_kind("電話番号", TZ_LABEL_OFFICE, 0);
}

static void other_texts_name_nothing(void **state) {
    (void)state;
    static const char *const texts[] = {
        "QRコード", "⑦災害時の備え", "④担当者の負担", "共同研修の開催", "市街地の状況", "桑名市", ""};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        check_kind(texts[i], TZ_LABEL_OTHER, 0);
}

static void labels_with_remarks_behind_them(void **state) {
    (void)state;
    check_kind("①状況（400字以内）", TZ_LABEL_FIELD, 1);
    check_kind("①状況\n※具体的に記入してください。", TZ_LABEL_FIELD, 1);
    check_kind("②その他【任意】（自由記述）", TZ_LABEL_FIELD, 2);
    check_kind("市町村名（プルダウンから選択）", TZ_LABEL_NAME, 0);
    check_kind("①状況（訪問看護）", TZ_LABEL_OTHER, 0); // another question
    check_kind("①状況は変わらない（具体的な例）", TZ_LABEL_OTHER, 0);
    check_kind("④担当者の負担（具体的に）", TZ_LABEL_OTHER, 0);
}

static void labels_behind_their_sections(void **state) {
    (void)state;
    check_kind("(1)状況について [②その他]", TZ_LABEL_FIELD, 1);
    check_kind("共有できる資料_その他", TZ_LABEL_FIELD, 1);
    check_kind("(1)状況について\nACP関係", TZ_LABEL_OTHER, 0);
}

static void ignored_labels_are_marked(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_survey survey = grid_survey();
    const tz_text ignored[] = {TEXT("⑦災害時の備え")};
    survey.ignored = (tz_texts){ignored, 1};
    const tz_labels *labels = tz_labels_new(arena, &survey);
    const char *label = "⑦ 災害時の備え";
    assert_true(tz_labels_find(arena, labels, label, strlen(label)).ignored);
    assert_false(tz_labels_find(arena, labels, "取組", strlen("取組")).ignored);
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(widths_blanks_brackets_and_bullets_do_not_count),
        cmocka_unit_test(labels_name_fields_sections_and_municipalities),
        cmocka_unit_test(other_texts_name_nothing),
        cmocka_unit_test(labels_with_remarks_behind_them),
        cmocka_unit_test(labels_behind_their_sections),
        cmocka_unit_test(ignored_labels_are_marked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
