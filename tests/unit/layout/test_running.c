// Running heads and feet, tabs, and the PDF of a single municipality.
#include "fixture.h"

static void running_lines(void **state) {
    (void)state;
    fixture f =
        read_minimal_layout("header: {style: plain, left: \"{prefecture}\", center: \"{page}\", "
                            "right: \"{head}\", offset: 5mm, rule: 6mm, mirrored: true, except: [cover, index]}\n"
                            "footer: {style: plain, offset: 7mm}\n");
    const tz_running_line *header = &f.layout->header, *footer = &f.layout->footer;
    assert_ptr_equal(header->style, tz_layout_style(f.layout, "plain"));
    assert_true(tz_text_is(&header->left.text, "{prefecture}"));
    assert_true(tz_text_is(&header->center.text, "{page}"));
    assert_true(tz_text_is(&header->right.text, "{head}"));
    assert_int_equal(header->offset, 5 * TZ_MM);
    assert_int_equal(header->rule, 6 * TZ_MM);
    assert_true(header->mirrored);
    assert_int_equal(header->except.n, 2);
    assert_true(tz_text_is(&header->except.at[1], "index"));
    assert_int_equal(footer->offset, 7 * TZ_MM);
    assert_int_equal(footer->left.text.size + footer->center.text.size + footer->right.text.size, 0);
    assert_int_equal(footer->rule, 0);
    assert_false(footer->mirrored);
    assert_int_equal(footer->except.n, 0);
    close_fixture(&f);
}

static void running_lines_that_cannot_be(void **state) {
    (void)state;
    refused("header: {left: \"{all}\"}\n", "{all} is no name that can stand here");
    refused("header: {offset: 1em}\n", "text.yaml:4:18: error: offset must be given in mm, pt or Q here");
    refused("header: {style: none}\n", "text.yaml:4:17: error: no such style: none");
    refused("styles: {running: {color: K40}}\n", "hard to read here");
}

static void tabs(void **state) {
    (void)state;
    fixture f = read_minimal_layout(
        "tabs: {style: plain, text: \"{region}\", color: K10, width: 5mm, top: 6mm, bottom: 7mm}\n");
    const tz_tabs_spec *tabs = &f.layout->tabs;
    assert_ptr_equal(tabs->style, tz_layout_style(f.layout, "plain"));
    assert_true(tz_text_is(&tabs->text.text, "{region}"));
    assert_int_equal(tabs->color.k, 100);
    assert_int_equal(tabs->side, TZ_TAB_SIDE_OUTER);
    assert_int_equal(tabs->width, 5 * TZ_MM);
    assert_int_equal(tabs->top, 6 * TZ_MM);
    assert_int_equal(tabs->bottom, 7 * TZ_MM);
    assert_int_equal(tabs->bleed, 3 * TZ_MM); // what is not given
    assert_int_equal(tabs->clear, 3 * TZ_MM);
    assert_int_equal(tabs->longest, 100 * TZ_MM);
    assert_int_equal(tabs->gap, 0);
    close_fixture(&f);
    f = read_good_layout("tabs: {side: left, bleed: 1mm, clear: 2mm, gap: 4mm, longest: 8mm}\n");
    tabs = &f.layout->tabs;
    assert_int_equal(tabs->side, TZ_TAB_SIDE_LEFT);
    assert_int_equal(tabs->bleed, 1 * TZ_MM);
    assert_int_equal(tabs->clear, 2 * TZ_MM);
    assert_int_equal(tabs->gap, 4 * TZ_MM);
    assert_int_equal(tabs->longest, 8 * TZ_MM);
    close_fixture(&f);
    f = read_good_layout("tabs: {side: right}\n");
    assert_int_equal(f.layout->tabs.side, TZ_TAB_SIDE_RIGHT);
    close_fixture(&f);
}

static void tabs_that_cannot_be(void **state) {
    (void)state;
    refused("tabs: {top: 150mm, bottom: 60mm}\n", "text.yaml:4:13: error: top and bottom leave no room for tabs");
    accepted("tabs: {top: 150mm, bottom: 58mm}\n"); // of 210 mm
    refused("tabs: {clear: 9mm}\n", "text.yaml:4:15: error: clear must be less than width");
    accepted("tabs: {clear: 8.9mm}\n");
    refused("tabs: {side: inner}\n", "one of these words is expected here: outer, right, left");
    refused("tabs: {text: \"{names}\"}\n", "{names} is no name that can stand here");
    refused("tabs: {color: K40}\n", "text in the style tab is hard to read here");
}

static void a_single_municipality(void **state) {
    (void)state;
    fixture f =
        read_minimal_layout("sheet: {title: \"{names}\", shared: \"{all}\", header: {style: plain, offset: 5mm}, "
                            "footer: {style: plain, offset: 7mm}}\n");
    const tz_single_spec *single = &f.layout->single;
    assert_true(single->known);
    assert_true(tz_text_is(&single->title.text, "{names}"));
    assert_true(tz_text_is(&single->shared.text, "{all}"));
    assert_int_equal(single->header.offset, 5 * TZ_MM);
    assert_int_equal(single->footer.offset, 7 * TZ_MM);
    assert_int_equal(f.layout->header.offset, 0);
    close_fixture(&f);
    refused("sheet: {title: \"{page}\"}\n", "{page} is no name that can stand here");
    refused("sheet: {shared: \"{title}\"}\n", "{title} is no name that can stand here");
    refused("sheet: {header: {style: none}}\n", "no such style: none");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(running_lines),       cmocka_unit_test(running_lines_that_cannot_be), cmocka_unit_test(tabs),
        cmocka_unit_test(tabs_that_cannot_be), cmocka_unit_test(a_single_municipality),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
