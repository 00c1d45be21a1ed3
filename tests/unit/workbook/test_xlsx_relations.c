// Relations: targets seen from their part's folder, or from the top of the package.
#include "xlsx_parts.h"

static void targets_become_paths(void **state) {
    (void)state;
    const package_part parts[] = {
        {"xl/_rels/workbook.xml.rels",
         RELATIONS(RELATION("a", "worksheet", "worksheets/sheet1.xml") RELATION("b", "styles", "/xl/styles.xml")
                       RELATION("c", "worksheet", "../xl/./worksheets//sheet2.xml")
                           RELATION("d", "worksheet",
                                    "../../../x.xml") "<Relationship Id='e' Type='" TYPE
                                                      "hyperlink' Target='https://example.jp/' TargetMode='External'/>"
                                                      "<Relationship Id='f' Type='worksheet'/>"),
         false},
        {NULL, NULL, false}};
    tz_arena *arena = tz_arena_new(NULL);
    tz_diag *diag = tz_diag_in_arena(arena);
    const tz_source *file = package_file(arena, "a.xlsx", parts);
    const tz_xlsx x = {.arena = arena, .file = file, .package = tz_package_open(arena, file, diag), .diag = diag};
    tz_xlsx_relations all = {.all = {.n = 0}};
    assert_true(tz_xlsx_relations_read(&x, "xl/workbook.xml", &all));
    assert_int_equal(all.all.n, 4);
    static const char *const paths[] = {"xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/worksheets/sheet2.xml",
                                        "x.xml"};
    for (size_t i = 0; i < 4; i++)
        assert_string_equal(all.all.at[i].path, paths[i]);
    assert_string_equal(all.all.at[1].type, "styles");
    assert_string_equal(all.all.at[1].id, "b");
    all.all.n = 0;
    assert_true(tz_xlsx_relations_read(&x, "xl/other.xml", &all)); // it has none
    assert_int_equal(all.all.n, 0);
    tz_arena_free(arena);
}

static void too_many_are_refused(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_bytes all = {0};
    tz_bytes_format(arena, &all, "<Relationships>");
    for (int i = 0; i <= 10000; i++)
        tz_bytes_format(arena, &all, "<Relationship Id='a%d' Target='b'/>", i);
    tz_bytes_format(arena, &all, "</Relationships>");
    const package_part parts[] = {{"_rels/.rels", tz_arena_copy(arena, all.at, all.n), false}, {NULL, NULL, false}};
    xlsx_read it = read_parts(parts);
    assert_null(it.book);
    assert_non_null(strstr(it.messages, "it has too many parts"));
    tz_arena_free(it.arena);
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(targets_become_paths), cmocka_unit_test(too_many_are_refused)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
