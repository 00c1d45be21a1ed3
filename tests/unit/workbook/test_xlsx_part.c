// Elements of SpreadsheetML, transitional and strict, and no others.
#include "xlsx_parts.h"

static void elements_are_of_spreadsheets_alone(void **state) {
    (void)state;
    static const struct {
        const char *space, *name;
        bool is;
    } cases[] = {{"http://schemas.openxmlformats.org/spreadsheetml/2006/main", "row", true},
                 {"http://purl.oclc.org/ooxml/spreadsheetml/main", "row", true},
                 {"http://schemas.openxmlformats.org/spreadsheetml/2006/main", "c", false},
                 {"urn:oasis:names:tc:opendocument:xmlns:table:1.0", "row", false},
                 {"", "row", false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const tz_xml_element element = {cases[i].space, cases[i].name, NULL};
        assert_int_equal(tz_xlsx_is(&element, "row"), cases[i].is);
    }
}

static void parts_are_what_they_are_taken_for(void **state) {
    (void)state;
    static const char *const cases[][4] = {
        {"<chartsheet " MAIN_SPACE "/>", NULL, NULL, "(xl/worksheets/sheet1.xml: it is no <worksheet>)"},
        {"<html/>", NULL, NULL, "it is no <worksheet>"},
        {"<worksheet/>", NULL, NULL, "it is no <worksheet>"}, // of no namespace
        {SHEET(""), SHEET(""), NULL, "(xl/sharedStrings.xml: it is no <sst>)"},
        {SHEET(""), NULL, SHEET(""), "(xl/styles.xml: it is no <styleSheet>)"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        xlsx_read it = read_sheet_with(cases[i][0], cases[i][1], cases[i][2]);
        assert_null(it.book);
        if (!strstr(it.messages, cases[i][3]))
            fail_msg("%s\nhas no: %s", it.messages, cases[i][3]);
        tz_arena_free(it.arena);
    }
}

static void numbers_of_attributes(void **state) {
    (void)state;
    assert_int_equal(tz_xlsx_number("176"), 176);
    assert_int_equal(tz_xlsx_number("12x"), 12);
    assert_int_equal(tz_xlsx_number("x"), 0);
    assert_int_equal(tz_xlsx_number(NULL), 0);
    assert_true(tz_xlsx_number("99999999999999999999") >= 100000000); // no overflow to a small one
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(elements_are_of_spreadsheets_alone),
                                       cmocka_unit_test(parts_are_what_they_are_taken_for),
                                       cmocka_unit_test(numbers_of_attributes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
