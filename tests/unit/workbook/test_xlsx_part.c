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

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(elements_are_of_spreadsheets_alone)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
