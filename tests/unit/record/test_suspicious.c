// Remarks on texts, and the white space around them.
#include "inputs.h"
#include "record/read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <utf8proc.h>

#include <cmocka.h>

static void check_remarks(const char *text, size_t expected) {
    tz_arena *arena = tz_arena_new(NULL);
    tz_diag *diag = tz_diag_new();
    tz_record_reader reader = {.arena = arena, .diag = diag};
    tz_text plain = tz_text_from_string(text);
    tz_record_warn_suspicious(&reader, &plain);
    if (tz_diag_count(diag, TZ_WARNING) != expected)
        fail_msg("%s: %s", text, input_messages(arena, diag));
    assert_int_equal(tz_diag_count(diag, TZ_ERROR), 0);
    tz_diag_free(diag);
    tz_arena_free(arena);
}

static void usual_texts_get_no_remarks(void **state) {
    (void)state;
    check_remarks("・令和7年度の取組（ACP・BCP）は、20㎡・約50％です。 ", 0);
    check_remarks("　全角の字下げ\n  半角の字下げ  \n", 0);
    check_remarks("α・β・Ω、①②③、㈱、㌔、ＡＢＣ、〜～、※☆○●▷→、é", 0);
    check_remarks("𠮷野、葛\xF3\xA0\x84\x80城、\xEF\xA8\x99社、髙﨑、👍🏽", 0);
    check_remarks("👩\xE2\x80\x8D⚕\xEF\xB8\x8F、👩🏽\xE2\x80\x8D⚕", 0); // joined on purpose
    check_remarks("#7119、1_000、file_name、\"防災\"、C#", 0);
}

static void check_message(const char *text, const char *expected) {
    tz_arena *arena = tz_arena_new(NULL);
    tz_diag *diag = tz_diag_new();
    tz_record_reader reader = {.arena = arena, .diag = diag};
    const tz_yaml *file = tz_yaml_read(arena, input_source(arena, tz_arena_format(arena, "a: |\n%s\n", text)), diag);
    assert_non_null(file);
    tz_text answer = tz_text_trimmed(&tz_yaml_find(file, "a")->text);
    tz_record_warn_suspicious_answer(&reader, &answer, false);
    tz_bytes out = {0};
    for (size_t i = 0; tz_diag_at(diag, i); i++) {
        const tz_diag_entry *entry = tz_diag_at(diag, i);
        uint32_t line, column;
        tz_place_line(entry->place, &line, &column);
        assert_int_equal(entry->severity, TZ_WARNING);
        tz_bytes_format(arena, &out, "%u:%u %s\n", line, column, entry->message);
    }
    assert_string_equal(out.at ? out.at : "", expected);
    tz_diag_free(diag);
    tz_arena_free(arena);
}

static void every_occurrence_counts(void **state) {
    (void)state;
    check_message(" a\tb\tc", "2:3 a tab: it is set as a space (2 places on line 2)\n");
    check_message(" ﾎｰﾑﾍﾟｰｼﾞ\n 水\n ｱ",
                  "2:2 half-width katakana: ﾎｰﾑﾍﾟｰｼﾞ → ホームページ, ｱ → ア; please write it full-width, unless it is "
                  "meant so (2 places, on the lines 2, 4)\n");
    check_message(" リスクを 방지、", "2:7 letters of another script: 방지 (U+BC29); are they meant so?\n");
    check_message(" Д水Д", "2:2 letters of another script: Д (U+0414); are they meant so? (2 places on line 2)\n");
}

static void invisible_characters_have_names(void **state) {
    (void)state;
    check_message(
        " 水\xE2\x80\x8B米\n \xC2\xAD水\xE2\x80\x8B",
        "2:3 invisible: U+200B (zero width space), U+00AD (soft hyphen); please delete it, unless it is meant "
        "so (3 places, on the lines 2, 3)\n");
    check_message(" 水\xE2\x80\x8D米\xE2\x80\x8C",
                  "2:3 invisible: U+200D (zero width joiner), U+200C (zero width non-joiner); please delete it, unless "
                  "it is meant so (2 places on line 2)\n");
    check_message(" 水\xE2\x81\xA0米\xEF\xBB\xBF",
                  "2:3 invisible: U+2060 (word joiner), U+FEFF (byte order mark); please delete it, unless it is meant "
                  "so (2 places on line 2)\n");
    check_message(" 水\xE2\x80\x8E米", "2:3 invisible: U+200E; please delete it, unless it is meant so\n");
}

// Kangxi radicals, radicals of the supplement, strokes, Korean doubles, vertical and small forms, ligatures.
static void lookalikes_are_named_with_the_ordinary_character(void **state) {
    (void)state;
    static const char *const pairs[] = {"⾼ → 高",         "⼤ → 大", "⿓ → 龍", "⻑ → 長",     "⻄ → 西",
                                        "⺟ → 母",         "⻨ → 麦", "㇐ → 一", "\uF90A → 金", "\uFA08 → 行",
                                        "\U0002F800 → 丽", "︵ → （", "﹁ → 「", "﹪ → ％",     "ﬁ → fi"};
    tz_arena *arena = tz_arena_new(NULL);
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        const char *one = tz_arena_copy(arena, pairs[i], (size_t)(strchr(pairs[i], ' ') - pairs[i]));
        check_message(tz_arena_format(arena, " 水%s", one),
                      tz_arena_format(arena,
                                      "2:3 only looks like it, as if copied from a PDF: %s; please write the ordinary "
                                      "character, or searching and comparing will miss it\n",
                                      pairs[i]));
    }
    tz_arena_free(arena);
    check_message(" ⾼い⾼い\n ⽇⺀",
                  "2:2 only looks like it, as if copied from a PDF: ⾼ → 高, ⽇ → 日, ⺀; please "
                  "write the ordinary character, or searching and comparing will miss it (4 places, "
                  "on the lines 2, 3)\n");
}

static void letters_of_names_are_ordinary(void **state) {
    (void)state;
    check_message(" 山﨑\uFA11、髙、\uFA19社、\uFA1B、\uFA26、\uFA45、\uF929、\uFA0E\uFA0F\uFA13\uFA14\uFA1F", "");
    check_message(" \uFA21\uFA23\uFA24\uFA27\uFA28\uFA29、㈱、㌔、①、Ⅳ、㊙、々〆〇、⿰", "");
}

static void codes_of_excel_are_told_with_their_meaning(void **state) {
    (void)state;
    check_message(" 備蓄_x000D_\n 水_x000D_",
                  "2:4 a code of Excel: _x000D_ → a line end; please write what it means instead (2 places, on the "
                  "lines 2, 3)\n");
    check_message(" a_x000a_b_x0009_c_x005F_d_x3042_e_x0007_f_xD842_",
                  "2:3 a code of Excel: _x000a_ → a line end, _x0009_ → a tab, _x005F_ → _, _x3042_ → あ, _x0007_ → "
                  "nothing, _xD842_ → ?; please write what it means instead (6 places on line 2)\n");
    check_message(" file_x00_a _x12345_ _X000D_ x000D _xGGGG_ _", "");
}

static void errors_of_excel_are_reported(void **state) {
    (void)state;
    check_message(" 水は#REF!本\n #N/A、#DIV/0!", "2:4 #REF!, #N/A, #DIV/0!: a formula of Excel had no result; please "
                                                  "write the answer itself (3 places, on the lines 2, 3)\n");
    check_message(" #VALUE!#NAME?#NULL!#NUM!＃ＲＥＦ！",
                  "2:2 #VALUE!, #NAME?, #NULL!, #NUM!, ＃ＲＥＦ！: a formula of Excel had no result; please write the "
                  "answer itself (5 places on line 2)\n");
    check_message(" #7119 #N #NAME #REF # N/A #水", "");
}

static void cells_too_narrow_are_reported(void **state) {
    (void)state;
    check_message(" 電話 ####### まで",
                  "2:5 #######: Excel shows this where a column is too narrow; please copy the cell's value\n");
    check_message(" ##\n ###\n ＃＃＃＃",
                  "2:2 ##, ###, ＃＃＃＃: Excel shows this where a column is too narrow; please "
                  "copy the cell's value (3 places, on the lines 2, 3, 4)\n");
    check_message(" ## 見出し\n ###小見出し\n C##", "");
}

static void quoted_cells_are_reported(void **state) {
    (void)state;
    static const char message[] =
        "2:2 all of the answer is in quotation marks, as Excel copies a cell: please delete the first and the last "
        "one, and write \" for each \"\" inside\n";
    check_message(" \"「\"\"防災\"\"」の日\"", message);
    check_message(" \"・水\n ・米\"", message);
    check_message(" \"水,米\"", message);
    check_message(" \"\"\"防災\"\" の日\"", message);
    check_message(" \"防災\"", "");
    check_message(" \"防災\" と \"備蓄\"", "");
    check_message(" \"防災\n \"と言う\"\"", "");
    check_message(" \"\"\n \"", "");
}

static void bare_numbers_of_days_are_reported(void **state) {
    (void)state;
    static const char format[] = "2:2 %s alone is how Excel keeps the date %s: please write the date, or what is "
                                 "counted if it is a number\n";
    static const char *const dates[][2] = {
        {"45231", "2023-11-01 (令和5年11月1日)"},     {"46112", "2026-03-31 (令和8年3月31日)"},
        {"25569", "1970-01-01 (昭和45年1月1日)"},     {"45351", "2024-02-29 (令和6年2月29日)"},
        {"４５７４８", "2025-04-01 (令和7年4月1日)"}, {"45231.5", "2023-11-01 (令和5年11月1日)"},
        {"73050", "2099-12-31 (令和81年12月31日)"}};
    tz_arena *arena = tz_arena_new(NULL);
    for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++)
        check_message(tz_arena_format(arena, " %s", dates[i][0]),
                      tz_arena_format(arena, format, dates[i][0], dates[i][1]));
    tz_arena_free(arena);
    check_message(" 45231人", "");
    check_message(" 45,231", "");
    check_message(" 25568", "");
    check_message(" 73051", "");
    check_message(" 452310", "");
    check_message(" 4523", "");
    check_message(" 45231.", "");
    check_message(" 45231\n 45232", "");
    check_message(" 約45231", "");
}

// The first and the last of each kind, and their neighbours.
static void kinds_begin_and_end_where_they_do(void **state) {
    (void)state;
    static const struct {
        int32_t c;
        size_t remarks;
    } bounds[] = {{0xFF60, 0}, {0xFF61, 1}, {0xFF9F, 1},  {0xFFE0, 0},  {0x03FF, 0},  {0x0400, 1},
                  {0x1CFF, 1}, {0x1D00, 0}, {0x1FFE, 0},  {0x3105, 1},  {0x30FF, 0},  {0x31F0, 0},
                  {0xA000, 1}, {0xABF9, 1}, {0xF900, 1},  {0xFB06, 1},  {0xFB07, 1},  {0xFDFF, 1},
                  {0xFE00, 0}, {0xFFA0, 1}, {0x1B16F, 0}, {0x1B170, 1}, {0xE01EF, 0}, {0xE01F0, 1},
                  {0x7F, 0},   {0xAD, 1},   {0x200B, 1},  {0x200C, 1},  {0x200D, 1},  {0x200E, 1}};
    for (size_t i = 0; i < sizeof bounds / sizeof bounds[0]; i++) {
        char text[5] = "";
        utf8proc_encode_char(bounds[i].c, (utf8proc_uint8_t *)text);
        check_remarks(text, bounds[i].remarks);
    }
}

static void check_trimmed(const char *text, size_t size) {
    tz_text plain = tz_text_from_string(text), trimmed = tz_text_trimmed(&plain);
    assert_ptr_equal(trimmed.bytes, plain.bytes);
    assert_int_equal(trimmed.size, size);
}

static void only_line_ends_are_trimmed(void **state) {
    (void)state;
    check_trimmed("a\n", 1);
    check_trimmed("a\n\n\n", 1);
    check_trimmed("\na", 2);
    check_trimmed("a \n", 2);
    check_trimmed(" a　\n", 5);
    check_trimmed("", 0);
}

static void white_space_alone_is_no_answer(void **state) {
    (void)state;
    check_trimmed("\n\n", 0);
    check_trimmed(" \t\n", 0);
    check_trimmed("　\xC2\xA0", 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(usual_texts_get_no_remarks),
        cmocka_unit_test(every_occurrence_counts),
        cmocka_unit_test(invisible_characters_have_names),
        cmocka_unit_test(lookalikes_are_named_with_the_ordinary_character),
        cmocka_unit_test(letters_of_names_are_ordinary),
        cmocka_unit_test(codes_of_excel_are_told_with_their_meaning),
        cmocka_unit_test(errors_of_excel_are_reported),
        cmocka_unit_test(cells_too_narrow_are_reported),
        cmocka_unit_test(quoted_cells_are_reported),
        cmocka_unit_test(bare_numbers_of_days_are_reported),
        cmocka_unit_test(kinds_begin_and_end_where_they_do),
        cmocka_unit_test(only_line_ends_are_trimmed),
        cmocka_unit_test(white_space_alone_is_no_answer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
