// Worksheets: places of cells, merged areas, and what is damaged.
#include "xlsx_parts.h"

#define DATA(inside) SHEET("<sheetData>" inside "</sheetData>")

static void cells_without_a_place_follow_the_one_before(void **state) {
    (void)state;
    xlsx_read it =
        read_sheet_with(DATA("<row r='3'><c r='B3'><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"
                             "<row r='9'><c r='$c$9'><v>4</v></c><c r='A9'><v>5</v></c></row>"),
                        NULL, NULL);
    static const char *const cells[][2] = {{"B3", "1"}, {"C3", "2"}, {"A4", "3"}, {"C9", "4"}, {"A9", "5"}, {"D9", ""}};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        assert_string_equal(text_at(&it, cells[i][0]), cells[i][1]);
    assert_int_equal(it.book->sheets[0].rows, 9);
    assert_int_equal(it.book->sheets[0].columns, 3);
    tz_arena_free(it.arena);
}

static void merged_areas_are_read(void **state) {
    (void)state;
    xlsx_read it = read_sheet_with(DATA("<row><c t='str'><v>左上</v></c><c/></row>") "", NULL, NULL);
    tz_arena_free(it.arena);
    it = read_sheet_with(SHEET("<sheetData><row><c t='str'><v>左上</v></c><c/></row></sheetData><mergeCells><mergeCell "
                               "ref='A1:C2'/><mergeCell ref='E5'/></mergeCells>"),
                         NULL, NULL);
    assert_string_equal(text_at(&it, "C2"), "左上");
    assert_int_equal(tz_worksheet_at(&it.book->sheets[0], 1, 2).columns, 3);
    tz_arena_free(it.arena);
    it = read_sheet_with(SHEET("<mergeCells><mergeCell ref='A1:C2'/></mergeCells>"), NULL, NULL); // no cell has a text
    assert_string_equal(text_at(&it, "A1"), "");
    assert_int_equal(it.book->sheets[0].cells_n, 1);
    tz_arena_free(it.arena);
}

static void damage_is_reported(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {DATA("<row><c r='7A'><v>0</v></c></row>"), "a cell called 7A"},
        {DATA("<row><c r='XFE1'><v>0</v></c></row>"), "a cell called XFE1"},
        {DATA("<row r='1048577'><c><v>0</v></c></row>"), "a row beyond the last one"},
        {DATA("<row r='0'><c><v>0</v></c></row>"), "a row beyond the last one"},
        {DATA("<row><c r='XFD1'><v>0</v></c><c><v>1</v></c></row>"), "a column beyond the last one"},
        {SHEET("<mergeCells><mergeCell ref='B2:A1'/></mergeCells>"), "a merged area called B2:A1"},
        {DATA("<row><c r='A1'><v>0</v></c><c r='A1'><v>1</v></c></row>"), "damaged or incomplete"},
        {"<worksheet", "damaged or incomplete"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        xlsx_read it = read_sheet_with(cases[i][0], NULL, NULL);
        assert_null(it.book);
        if (!strstr(it.messages, cases[i][1]))
            fail_msg("%s\nhas no: %s", it.messages, cases[i][1]);
        tz_arena_free(it.arena);
    }
}

// A shared text of 100,000 bytes in 1,400 cells.
static void texts_are_bounded(void **state) {
    (void)state;
    enum { SIZE = 100000, CELLS = 1400 };
    tz_arena *arena = tz_arena_new(NULL);
    char *letters = tz_arena_alloc(arena, SIZE + 1);
    memset(letters, 'a', SIZE);
    const char *strings = tz_arena_format(arena, "<sst " MAIN_SPACE "><si><t>%s</t></si></sst>", letters);
    tz_bytes cells = {0};
    for (int i = 0; i < CELLS; i++)
        tz_bytes_format(arena, &cells, "<row><c t='s'><v>0</v></c></row>");
    const char *sheet = tz_arena_format(arena, DATA("%s"), tz_arena_copy(arena, cells.at, cells.n));
    xlsx_read it = read_sheet_with(sheet, strings, NULL);
    assert_null(it.book);
    assert_non_null(strstr(it.messages, "more than 128 MB of text"));
    tz_arena_free(it.arena);
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_without_a_place_follow_the_one_before),
        cmocka_unit_test(merged_areas_are_read),
        cmocka_unit_test(damage_is_reported),
        cmocka_unit_test(texts_are_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
