// Drawings: the texts of their shapes, and of nothing else in them.
#include "xlsx_parts.h"

#define DRAWING(inside)                                                                                                \
    "<d:wsDr xmlns:d='http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing' "                           \
    "xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'>" inside "</d:wsDr>"

static xlsx_read read_with(const char *drawing) {
    const package_part parts[] = {
        {"_rels/.rels", RELATIONS(RELATION("r1", "officeDocument", "xl/workbook.xml")), false},
        {"xl/workbook.xml",
         "<workbook " MAIN_SPACE " " REL_SPACE
         "><sheets><sheet name='調査票' sheetId='1' r:id='r1'/></sheets></workbook>",
         false},
        {"xl/_rels/workbook.xml.rels", RELATIONS(RELATION("r1", "worksheet", "worksheets/sheet1.xml")), false},
        {"xl/worksheets/sheet1.xml", SHEET("<sheetData/>"), false},
        {"xl/worksheets/_rels/sheet1.xml.rels", RELATIONS(RELATION("r1", "drawing", "../drawings/drawing1.xml")),
         false},
        {drawing ? "xl/drawings/drawing1.xml" : NULL, drawing, false},
        {NULL, NULL, false}};
    return read_parts(parts);
}

static void shapes_have_texts(void **state) {
    (void)state;
    xlsx_read it =
        read_with(DRAWING("<d:sp><d:nvSpPr><d:cNvPr name='図形'/></d:nvSpPr><d:txBody><a:p><a:r><a:t>一</a:t></a:r>"
                          "<a:r><a:t>行目</a:t></a:r></a:p><a:p><a:r><a:t>二行目</a:t></a:r></a:p></d:txBody></d:sp>"
                          "<d:sp><d:txBody><a:p/></d:txBody></d:sp><d:sp><d:txBody><a:p><a:r><a:t>別</a:t></a:r>"
                          "</a:p></d:txBody></d:sp>"));
    assert_string_equal(it.messages, "");
    assert_int_equal(it.book->sheets[0].shapes_n, 2);
    const tz_worksheet_shape *first = &it.book->sheets[0].shapes[0];
    assert_string_equal(tz_arena_copy(it.arena, first->bytes, first->size), "一行目\n二行目");
    assert_int_equal(it.book->sheets[0].shapes[1].size, strlen("別"));
    tz_arena_free(it.arena);
}

static void what_is_wrong_with_a_drawing_does_not_count(void **state) {
    (void)state;
    static const char *const drawings[] = {NULL, "<d:wsDr", DRAWING("<d:sp>")};
    for (size_t i = 0; i < sizeof drawings / sizeof drawings[0]; i++) {
        xlsx_read it = read_with(drawings[i]);
        assert_string_equal(it.messages, "");
        assert_non_null(it.book);
        assert_int_equal(it.book->sheets[0].shapes_n, 0);
        tz_arena_free(it.arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shapes_have_texts),
        cmocka_unit_test(what_is_wrong_with_a_drawing_does_not_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
