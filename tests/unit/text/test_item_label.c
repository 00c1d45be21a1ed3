// Labels of items, told from text that only looks like one.
#include "base/source.h"
#include "text/item_label.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static const char *const labels[] = {"・",   "･",   "•",   "●",   "○",   "→",  "※",   "–",   "-",
                                     "①-⑳",  "⑴-⒇", "▲-▼", "第1", "1",   "1.", "1)",  "(1)", "ア",
                                     "(ア)", "a",   "a.",  "a)",  "(a)", "i)", "(i)", "A.",  NULL};

// The label and number that a line begins with behind lines of the numbers up to `before`, all of the same form.
static tz_item_label read_after(const char *line, const char *earlier) {
    tz_label_memory memory = {0};
    if (*earlier) {
        tz_item_label known = tz_item_label_read(earlier, strlen(earlier), labels, NULL, 0);
        assert_true(known.number > 0);
        tz_label_remember(&memory, &known, 0);
    }
    return tz_item_label_read(line, strlen(line), labels, &memory, 0);
}

static void is(const char *line, const char *label, uint32_t number) {
    tz_item_label found = read_after(line, "");
    if (found.size != strlen(label) || memcmp(line, label, found.size) != 0)
        fail_msg("%s: label of %zu bytes", line, found.size);
    assert_int_equal(found.number, number);
}

static void is_none(const char *line) {
    tz_item_label found = read_after(line, "");
    if (found.size)
        fail_msg("%s: taken for a label: %.*s", line, (int)found.size, line);
}

static void signs(void **state) {
    (void)state;
    is("・会議", "・", 0);
    is("･会議", "･", 0);
    is("•\t会議", "•", 0);
    is("→会議", "→", 0);
    is("⑳会議", "⑳", 20);
    is("⑵ 会議", "⑵", 2);
    is("▲会議", "▲", 0); // a range of signs that do not count
    is("- 会議", "-", 0);
    is("-会議", "-", 0);
    is("–会議", "–", 0);
    is("・", "・", 0);
    is_none("会議→研修");
    is_none("○○市の取組");
    is_none("・・・という意見");
    is_none("-5℃を下回る");
    is_none("–３度");
    is_none("-----");
    is_none("-A案");
    is_none("");
}

static void numbers_in_brackets(void **state) {
    (void)state;
    is("(1) 会議", "(1)", 1);
    is("（１） 会議", "（１）", 1);
    is("(１）会議", "(１）", 1);
    is("(12) 会議", "(12)", 12);
    is("(3)", "(3)", 3);
    is("(1)会議", "(1)", 1);
    is("(ア) 会議", "(ア)", 1);
    is("（ｲ）　会議", "（ｲ）", 2);
    is("(b) 会議", "(b)", 2);
    is("(iv) 会議", "(iv)", 4);
    is("(i) 会議", "(i)", 1);
    is("（ａ）会議", "（ａ）", 1);
    is_none("(2)会議"); // the first without a space behind it
    is_none("(1)の会議");
    is_none("(1)と(2)の会議");
    is_none("（１）～（３）");
    is_none("(注) 会議");
    is_none("(月) 会議");
    is_none("(2025) 会議");
    is_none("(0) 会議");
    is_none("(1 会議");
    is_none("(アルコール) 会議");
}

static void numbers_with_dots_and_brackets(void **state) {
    (void)state;
    is("1. 会議", "1.", 1);
    is("1.会議", "1.", 1);
    is("１．会議", "１．", 1);
    is("1) 会議", "1)", 1);
    is("１）会議", "１）", 1);
    is("a. 会議", "a.", 1);
    is("a) 会議", "a)", 1);
    is("i) 会議", "i)", 1);
    is("A. 会議", "A.", 1);
    is("1.ICTの会議", "1.", 1);
    is_none("1.5倍");
    is_none("１．５倍");
    is_none("3.5%");
    is_none("10.会議");
    is_none("3.11の震災");
    is_none("1.の会議");
    is_none("a.m.");
    is_none("e.g. 会議");
    is_none("v) 会議");
    is_none("R7.10.19");
}

static void bare_numbers(void **state) {
    (void)state;
    is("1 会議", "1", 1);
    is("１　会議", "１", 1);
    is("１　部会の開催", "１", 1); // nobody parts a number from 部 by a full-width space
    is("ア 会議", "ア", 1);
    is("ｱ　会議", "ｱ", 1);
    is("a 会議", "a", 1);
    is("第1 目的", "第1", 1);
    is("第１　目的", "第１", 1);
    is_none("10月から");
    is_none("1日3回");
    is_none("1 人");
    is_none("1 日3回");
    is_none("1 つ目");
    is_none("1 km");
    is_none("1 GB");
    is_none("1 GBの容量");
    is_none("1 Ｌ入り");
    is_none("1 L、2 L");
    is_none("1 MW級");
    is_none("1 回");
    is_none("1 a");
    is_none("10 a");
    is("1 LINEの活用", "1", 1);
    is("1 GBSの会議", "1", 1);
    is("1 ICTの活用", "1", 1);
    is_none("1 ～ 3");
    is_none("1 % 増");
    is_none("1");
    is_none("アルコール");
    is_none("ア");
    is_none("アとイ");
    is_none("イ 会議");
    is_none("2 会議");
    is_none("第1回会議");
    is_none("第1 回");
    is_none("ICT 会議");
    is_none("2025 会議");
    is_none("an 会議");
}

// A number that continues those before it, however they were written.
static void numbers_continue(void **state) {
    (void)state;
    static const struct {
        const char *before, *line;
        size_t size;
    } all[] = {
        {"1. 会議", "2. 研修", 2},  {"9.会議", "10.研修", 3},     {"① 会議", "２　研修", 3},
        {"1. 会議", "２　研修", 3}, {"ア 会議", "イ 研修", 3},    {"コ 会議", "サ 研修", 3},
        {"h) 会議", "i) 研修", 2},  {"iii) 会議", "iv) 研修", 3}, {"第9 会議", "第10 研修", 5},
        {"(1) 会議", "(2)研修", 3}, {"1 会議", "2 人材", 0},      {"1 会議", "2 L", 0},
        {"1 会議", "3 研修", 0},    {"1. 会議", "2.5倍", 0},      {"ア 会議", "ウ 研修", 0},
        {"1. 会議", "2.の研修", 0}, {"(1) 会議", "(2)を除く", 0},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        tz_item_label found = read_after(all[i].line, all[i].before);
        if (found.size != all[i].size)
            fail_msg("%s behind %s: label of %zu bytes", all[i].line, all[i].before, found.size);
    }
}

static void numbers_are_remembered_by_indent_and_form(void **state) {
    (void)state;
    tz_label_memory memory = {0};
    static const char *const lines[] = {"1. 甲", "(1) 乙", "(2) 丙"};
    for (size_t i = 0; i < 3; i++) {
        tz_item_label label = tz_item_label_read(lines[i], strlen(lines[i]), labels, &memory, 0);
        assert_true(label.size);
        tz_label_remember(&memory, &label, 0);
    }
    assert_int_equal(memory.n, 2);
    assert_int_equal(tz_item_label_read("2. 丁", 6, labels, &memory, 0).number, 2);
    assert_int_equal(tz_item_label_read("3. 丁", 6, labels, &memory, 0).number, 3); // behind (2)
    assert_int_equal(tz_item_label_read("4. 丁", 6, labels, &memory, 0).size, 0);
    assert_int_equal(tz_item_label_read("2. 丁", 6, labels, &memory, 2).size, 0);
    for (uint32_t indent = 1; indent < 100; indent++) // more than are kept: the oldest go
        tz_label_remember(&memory, &(tz_item_label){2, 1, 1}, indent);
    assert_int_equal(tz_item_label_read("2. 丁", 6, labels, &memory, 99).number, 2);
    assert_int_equal(tz_item_label_read("2. 丁", 6, labels, &memory, 0).size, 0);
}

static void forms_tell_numbers_apart(void **state) {
    (void)state;
    static const char *const alike[][2] = {{"1. 甲", "１．乙"}, {"(1) 甲", "（２） 乙"}, {"ア 甲", "ｳ　乙"}};
    static const char *const all[] = {"1 甲", "1. 甲", "1) 甲", "(1) 甲", "第1 甲", "ア 甲", "(ア) 甲",
                                      "a 甲", "a. 甲", "a) 甲", "(a) 甲", "A. 甲",  "i) 甲", "(i) 甲"};
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(tz_item_label_read(alike[i][0], strlen(alike[i][0]), labels, NULL, 0).form,
                         tz_item_label_read(alike[i][1], strlen(alike[i][1]), labels, NULL, 0).form);
    enum { N = sizeof all / sizeof *all };
    uint8_t forms[N];
    for (size_t i = 0; i < N; i++) {
        forms[i] = read_after(all[i], "").form;
        assert_true(forms[i]);
        for (size_t k = 0; k < i; k++)
            assert_int_not_equal(forms[i], forms[k]);
    }
    assert_int_equal(tz_item_label_read("①甲", 6, labels, NULL, 0).form, 0);
}

static void some_labels_need_a_space(void **state) {
    (void)state;
    static const char *const need[] = {"1", "２", "1.", "１．", "ア", "ｱ", "a", "ａ.", "第1"};
    static const char *const none[] = {"・", "①", "(1)", "（ア）", "a)", "→", "追加", ""};
    for (size_t i = 0; i < sizeof need / sizeof *need; i++)
        assert_true(tz_label_needs_space(&(tz_text){.bytes = need[i], .size = strlen(need[i])}));
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_false(tz_label_needs_space(&(tz_text){.bytes = none[i], .size = strlen(none[i])}));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(signs),
        cmocka_unit_test(numbers_in_brackets),
        cmocka_unit_test(numbers_with_dots_and_brackets),
        cmocka_unit_test(bare_numbers),
        cmocka_unit_test(numbers_continue),
        cmocka_unit_test(numbers_are_remembered_by_indent_and_form),
        cmocka_unit_test(forms_tell_numbers_apart),
        cmocka_unit_test(some_labels_need_a_space),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
