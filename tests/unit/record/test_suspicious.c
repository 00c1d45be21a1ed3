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
    check_remarks("👩\xE2\x80\x8D⚕\xEF\xB8\x8F", 0); // joined on purpose
}

static void oversights_are_reported_once_a_kind(void **state) {
    (void)state;
    check_remarks("a\tb\tc", 1);
    check_remarks("ﾎｰﾑﾍﾟｰｼﾞ", 1);
    check_remarks("リスクを 방지、", 1);
    check_remarks("Д", 1);
    check_remarks("\xE2\x80\x8B\xC2\xAD", 1);
    check_remarks("\tｱ방\xE2\x80\x8B\tｲ지\xE2\x80\x8B", 4);
}

// The first and the last of each kind, and their neighbours.
static void kinds_begin_and_end_where_they_do(void **state) {
    (void)state;
    static const struct {
        int32_t c;
        size_t remarks;
    } bounds[] = {{0xFF60, 0}, {0xFF61, 1}, {0xFF9F, 1},  {0xFFE0, 0},  {0x03FF, 0},  {0x0400, 1},
                  {0x1CFF, 1}, {0x1D00, 0}, {0x1FFE, 0},  {0x3105, 1},  {0x30FF, 0},  {0x31F0, 0},
                  {0xA000, 1}, {0xABF9, 1}, {0xF900, 0},  {0xFB06, 0},  {0xFB07, 1},  {0xFDFF, 1},
                  {0xFE00, 0}, {0xFFA0, 1}, {0x1B16F, 0}, {0x1B170, 1}, {0xE01EF, 0}, {0xE01F0, 1},
                  {0x7F, 0},   {0xAD, 1},   {0x200B, 1},  {0x200C, 0},  {0x200D, 0},  {0x200E, 1}};
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
        cmocka_unit_test(usual_texts_get_no_remarks),        cmocka_unit_test(oversights_are_reported_once_a_kind),
        cmocka_unit_test(kinds_begin_and_end_where_they_do), cmocka_unit_test(only_line_ends_are_trimmed),
        cmocka_unit_test(white_space_alone_is_no_answer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
