// CSV as Excel, LibreOffice and people write it: fields, quotation marks, separators, and what is wrong in them.
#include "inputs.h"
#include "workbook/csv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

// The cells, "A1:one B1:two", or the messages. Line feeds are shown as /.
static const char *read_named(tz_arena *arena, const char *name, const char *text, size_t size) {
    tz_diag *diag = tz_diag_in_arena(arena);
    const tz_workbook *book = tz_csv_read(arena, tz_source_new(arena, name, text, size), diag);
    if (!book)
        return input_messages(arena, diag);
    assert_int_equal(book->sheets_n, 1);
    assert_string_equal(book->sheets->name, "");
    assert_int_equal(book->sheets->visibility, TZ_VISIBLE);
    tz_bytes out = {0};
    for (size_t i = 0; i < book->sheets->cells_n; i++) {
        const tz_worksheet_cell *at = &book->sheets->cells[i];
        const char *cell = tz_worksheet_cell_name(arena, at->row, at->column);
        tz_bytes_format(arena, &out, "%s%s:%.*s", i ? " " : "", cell, (int)at->size, at->bytes);
    }
    for (size_t i = 0; i < out.n; i++)
        out.at[i] = out.at[i] == '\n' ? '/' : out.at[i];
    return out.n ? out.at : "";
}

static void fields_are_cells(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"", ""},
        {"a,b\r\nc,d\r\n", "A1:a B1:b A2:c B2:d"},
        {"a,b\nc,d", "A1:a B1:b A2:c B2:d"},
        {"a\rb\r\rc", "A1:a A2:b A4:c"},
        {"a,,b,\n\n,c", "A1:a C1:b B3:c"},
        {"\"a\",\"\",\"b\"\r\n", "A1:a C1:b"},
        {"\"a\r\nb\rc\n\nd\",e\nf", "A1:a/b/c//d B1:e A2:f"},
        {"\"say \"\"so\"\"\",\"\"\"\"\n", "A1:say \"so\" B1:\""},
        {"\"a,b\",c", "A1:a,b B1:c"},
        {"1\" pipe,b \"c\"", "A1:1\" pipe B1:b \"c\""},
        {" a , \"b\"", "A1: a  B1: \"b\""},
        {"=\"0123\",\"=\"\"04\"\"\",=\"\",=\"a\"&\"b\",=1+1", "A1:0123 B1:04 D1:=\"a\"&\"b\" E1:=1+1"},
        {"回答,\"津市\n四日市市\"", "A1:回答 B1:津市/四日市市"},
    };
    tz_arena *arena = tz_arena_new(NULL);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(read_named(arena, "a.csv", cases[i][0], strlen(cases[i][0])), cases[i][1]);
    tz_arena_free(arena);
}

static void separators_are_found(void **state) {
    (void)state;
    static const char *const cases[][3] = {
        {"a.csv", "a\tb,c\td\n", "A1:a B1:b,c C1:d"},
        {"a.csv", "a;b;c,d\n", "A1:a B1:b C1:c,d"},
        {"a.csv", "\"a;b\tc\t\";d;e,f\n", "A1:a;b\tc\t B1:d C1:e,f"},
        {"a.csv", "title\n\na\tb\n,,,,\n", "A1:title A3:a B3:b A4:,,,,"},
        {"a.csv", "title\n", "A1:title"},
        {"a.tsv", "a,b\nc\td", "A1:a,b A2:c B2:d"},
        {"A.TSV", "a,b", "A1:a,b"},
        {"a.csv", "sep=|\r\na|b,c", "A1:a B1:b,c"},
        {"a.csv", "sep=;\na,b;c", "A1:a,b B1:c"},
        {"a.csv", "sep=,", ""},
        {"a.csv", "sep=ab,c", "A1:sep=ab B1:c"},
        {"a.csv", "sep=\na,b", "A1:sep= A2:a B2:b"},
    };
    tz_arena *arena = tz_arena_new(NULL);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(read_named(arena, cases[i][0], cases[i][1], strlen(cases[i][1])), cases[i][2]);
    tz_arena_free(arena);
}

static void quotation_marks_that_do_not_match_are_told(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"a,b\nc,\"d,e\nf,g\n",
         "a.csv:2:3: error: this quotation mark opens the text of cell B2 and is never closed\n    c,\"d,e\n      ^\n"},
        {"\"", "a.csv:1:1: error: this quotation mark opens the text of cell A1 and is never closed\n    \"\n    ^\n"},
        {"\"\"\"",
         "a.csv:1:1: error: this quotation mark opens the text of cell A1 and is never closed\n    \"\"\"\n    ^\n"},
        {"\"a\nb\" c,d\n", "a.csv:2:3: error: the text of cell A1 goes on behind its closing quotation mark: within a "
                           "text, \" is written \"\"\n    b\" c,d\n      ^\n"},
    };
    tz_arena *arena = tz_arena_new(NULL);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(read_named(arena, "a.csv", cases[i][0], strlen(cases[i][0])), cases[i][1]);
    tz_arena_free(arena);
}

static void tables_of_excel_are_read_in_their_encodings(void **state) {
    (void)state;
    static const char unicode_text[] = "\xFF\xFE\x2A\x68\t\0b\0\r\0\n\0\"\0c\0\n\0d\0\"\0\r\0\n\0";
    static const char cp932[] = "\x8E\x73,\"\x87\x40\n\x94\x5C\"";
    tz_arena *arena = tz_arena_new(NULL);
    assert_string_equal(read_named(arena, "a.txt", unicode_text, sizeof unicode_text - 1), "A1:株 B1:b A2:c/d");
    assert_string_equal(read_named(arena, "a.csv", cp932, sizeof cp932 - 1), "A1:市 B1:①/能");
    tz_arena_free(arena);
}

static void columns_beyond_the_last_are_told(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_diag *diag = tz_diag_in_arena(arena);
    char *text = tz_arena_alloc(arena, TZ_WORKBOOK_COLUMNS + 2);
    memset(text, ',', TZ_WORKBOOK_COLUMNS);
    assert_non_null(tz_csv_read(arena, tz_source_new(arena, "a.csv", text, TZ_WORKBOOK_COLUMNS), diag));
    text[TZ_WORKBOOK_COLUMNS] = 'x';
    assert_null(tz_csv_read(arena, tz_source_new(arena, "a.csv", text, TZ_WORKBOOK_COLUMNS + 1), diag));
    assert_non_null(strstr(tz_diag_at(diag, 0)->message, "column XFD"));
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_are_cells),
        cmocka_unit_test(separators_are_found),
        cmocka_unit_test(quotation_marks_that_do_not_match_are_told),
        cmocka_unit_test(tables_of_excel_are_read_in_their_encodings),
        cmocka_unit_test(columns_beyond_the_last_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
