// Texts: runs joined, phonetic guides left out, escapes resolved, ends of lines made equal.
#include "xlsx_parts.h"

static void escapes_are_resolved(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"plain", "plain"},
        {"a_x000D_\nb", "a\nb"},
        {"a_x000D_b", "a\nb"},
        {"a\r\nb\rc\nd", "a\nb\nc\nd"},
        {"a\x0B"
         "b_x000B_c",
         "a\nb\nc"},
        {"a\n_x000D_\nb", "a\n\nb"},
        {"acp_x005F_x2025_v3.pdf", "acp_x2025_v3.pdf"},
        {"_x3042_い", "あい"},
        {"_xD842__xDFB7_野家", "𠮷野家"},
        {"_xD842_野", "_xD842_野"}, // half a character is none
        {"_xDFB7_", "_xDFB7_"},
        {"_xDC00_", "_xDC00_"},
        {"_xDFFF_", "_xDFFF_"},
        {"_xD800__xDC00_ _xDBFF__xDFFF_", "\U00010000 \U0010FFFF"},
        {"_xD800__xE000_", "_xD800_\uE000"},
        {"_xd842__xdfb7_", "𠮷"},
        {"_x00G0_ _x12_ _x1234", "_x00G0_ _x12_ _x1234"},
        {"", ""},
    };
    tz_arena *arena = tz_arena_new(NULL);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        tz_xlsx_string made = tz_xlsx_string_of(arena, cases[i][0], strlen(cases[i][0]));
        assert_string_equal(tz_arena_copy(arena, made.bytes, made.size), cases[i][1]);
    }
    tz_arena_free(arena);
}

static void attributes_are_texts_as_well(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    assert_string_equal(tz_xlsx_attribute_of(arena, "0\r\"_x4EBA_\""), "0\n\"人\"");
    assert_string_equal(tz_xlsx_attribute_of(arena, NULL), "");
    tz_arena_free(arena);
}

static void shared_strings_are_joined_without_their_guides(void **state) {
    (void)state;
    xlsx_read it = read_sheet_with(
        SHEET("<sheetData><row><c t='s'><v>0</v></c><c t='s'><v>1</v></c><c t='s'><v>2</v></c></row></sheetData>"),
        "<sst " MAIN_SPACE "><si><t xml:space='preserve'> 一 </t></si>"
        "<si><r><rPr><b/></rPr><t>令和</t></r><r><t>7</t></r><r><t xml:space='preserve'>年度 </t></r>"
        "<rPh sb='0' eb='2'><t>レイワ</t></rPh><phoneticPr fontId='1'/></si><si/></sst>",
        NULL);
    assert_string_equal(text_at(&it, "A1"), " 一 ");
    assert_string_equal(text_at(&it, "B1"), "令和7年度 ");
    assert_string_equal(text_at(&it, "C1"), "");
    tz_arena_free(it.arena);
}

static void blanks_between_elements_are_no_text(void **state) {
    (void)state;
    xlsx_read it = read_sheet_with(SHEET("<sheetData><row><c t='s'><v>0</v></c></row></sheetData>"),
                                   "<sst " MAIN_SPACE ">\n <si>\n  <r> <t>令</t>\n </r>\n <r>x<t>和</t></r>\n  <rPh><t>"
                                   "レイワ</t></rPh>\n y</si>\n</sst>",
                                   NULL);
    assert_string_equal(text_at(&it, "A1"), "令和");
    tz_arena_free(it.arena);
}

static void too_many_are_refused(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_bytes strings = {0};
    tz_bytes_format(arena, &strings, "<sst " MAIN_SPACE ">");
    for (int i = 0; i < TZ_WORKBOOK_STRINGS; i++)
        tz_bytes_add(arena, &strings, "<si/>", 5);
    const char *most = tz_arena_format(arena, "%.*s</sst>", (int)strings.n, strings.at),
               *more = tz_arena_format(arena, "%.*s<si/></sst>", (int)strings.n, strings.at);
    xlsx_read it = read_sheet_with(SHEET(""), most, NULL);
    assert_string_equal(it.messages, "");
    tz_arena_free(it.arena);
    it = read_sheet_with(SHEET(""), more, NULL);
    assert_null(it.book);
    assert_non_null(strstr(it.messages, "at most 1000000 different texts"));
    tz_arena_free(it.arena);
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(escapes_are_resolved),
        cmocka_unit_test(attributes_are_texts_as_well),
        cmocka_unit_test(shared_strings_are_joined_without_their_guides),
        cmocka_unit_test(blanks_between_elements_are_no_text),
        cmocka_unit_test(too_many_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
