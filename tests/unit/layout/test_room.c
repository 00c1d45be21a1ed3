// How the lengths of a layout must agree: what leaves no room is reported at the value that causes it.
#include "fixture.h"

static void pages(void **state) {
    (void)state;
    refused("page: {width: 41mm}\n", "text.yaml:4:15: error: the margins leave less than 30 mm of the page");
    refused("page: {margins: {left: 258mm}}\n", "text.yaml:4:24: error: the margins leave less than 30 mm");
    refused("page: {margins: {right: 258mm}}\n", "text.yaml:4:25: error: the margins leave less than 30 mm");
    refused("page: {margins: {bottom: 172mm}}\n", "text.yaml:4:26: error: the margins leave less than 30 mm");
    refused("page: {width: 49mm, margins: {right: 10mm}}\n",
            "text.yaml:4:38: error: the margins leave less than 30 mm");
    refused("header: {offset: 210mm}\n", "text.yaml:4:18: error: offset must be less than the height of the page");
    refused("sheet: {footer: {offset: 300mm}}\n", "text.yaml:4:26: error: offset must be less than the height");
    accepted("header: {offset: 300mm, style: }\n"); // there is no such line
}

static void tabs(void **state) {
    (void)state;
    refused("tabs: {width: 298mm}\n", "text.yaml:4:15: error: tabs are wider than the page");
    refused("tabs: {gap: 178mm}\n", "text.yaml:4:13: error: top and bottom leave no room for tabs");
    refused("page: {height: 49mm}\ntabs: {bottom: 33mm}\n", "text.yaml:5:16: error: top and bottom leave no room for");
    refused("page: {height: 49mm}\ntabs: {top: 8mm, bottom: 8mm, gap: 33mm, clear: 9mm}\n",
            "text.yaml:5:49: error: clear");
    accepted("tabs: {width: 298mm, style: }\n");
    // With the tabs of a4.yaml, the height is what the file itself says.
    fixture f = read_layout("page: {height: 33mm, margins: {top: 1mm, bottom: 1mm}}\n");
    assert_non_null(strstr(f.messages, "text.yaml:4:16: error: top and bottom leave no room for tabs"));
    assert_null(strstr(f.messages, "a4.yaml"));
    close_fixture(&f);
}

static void cells(void **state) {
    (void)state;
    refused("cell: {label_width: 7em}\n", "text.yaml:4:21: error: label_width must be less than least_column");
    refused("cell: {label_width: 500em}\n", "text.yaml:4:21: error: a length from 0em to 20em is expected here");
    refused("cell: {least_column: 1em}\n", "text.yaml:4:22: error: label_width must be less than least_column");
    accepted("cell: {label_width: 6.9em}\n");
}

static void parts_that_are_too_narrow(void **state) {
    (void)state;
    static const struct {
        const char *lines, *message;
    } cases[] = {
        {"contents: {gap: 150mm}\n", ":4:17: error: the columns of the section contents are too narrow"},
        {"contents: {columns: 1, gap: 1000mm, number: 56em, indent: 2em}\n",
         ":4:45: error: the widths of the section contents leave no room for its text"},
        {"index: {columns: 8, size: 30pt, least_column: 0em}\n",
         ":4:18: error: the columns of the section index are too narrow"},
        {"index: {size: 200pt}\n", ":4:15: error: the columns of the section index are too narrow"},
        {"index: {indent: 20em}\n", ":4:17: error: the widths of the section index leave no room"},
        {"themes: {names_width: 40em}\n", ":4:23: error: the widths of the section themes leave no room for its text"},
        {"themes: {page_width: 200em}\n", ":4:22: error: the widths of the section themes leave no room for its text"},
        {"themes: {pad_x: 3em}\n", ":4:17: error: a column of the section themes is all padding"},
        {"themes: {names_width: 0.5em}\n", ":4:23: error: a column of the section themes is all padding"},
        {"front: {outline: rows, head_width: 46em}\n", ":4:36: error: the widths of the section front leave no room"},
        {"front: {digest: rows, head_width: 1em}\n", ":4:35: error: a column of the section front is all padding"},
        {"front: {least: 16.5pt}\n", ":4:16: error: least must not be more than size"},
        {"front: {size: 8pt}\n", ":4:15: error: least must not be more than size"},
        {"compare: {field_width: 36em, number_width: 1.5em}\n",
         ":4:24: error: the widths of the section compare leave"},
        {"compare: {number_width: 7em}\n", ":4:25: error: the columns of the summary of the section compare are wider"},
        {"compare: {number_width: 2em}\n", ":4:25: error: a column of the section compare is all padding"},
        {"compare: {columns: 4, least_column: 0em}\n",
         ":4:20: error: the columns of the summary of the section compare are wider"},
        {"history: {year_width: 40em}\n", ":4:23: error: the widths of the section history leave no room"},
        {"history: {year_width: 2em}\n", ":4:23: error: a column of the section history is all padding"},
        {"colophon: {width: 278mm}\n", ":4:19: error: width of the section colophon is more than the margins"},
        {"colophon: {label_width: 140mm}\n", ":4:25: error: the widths of the section colophon leave no room"},
        {"contents: {after: 96mm}\n", ":4:19: error: the space after the title of the section contents is more than"},
        {"overview: {sections: [work], widths: {total: 260mm}}\n", ":3:46: error: the overview's columns do not fit"},
        {"overview: {sections: [work], widths: {names: 250mm, total: 1mm}}\n",
         ":3:46: error: the overview's columns do not fit"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        refused(cases[i].lines, cases[i].message);
        fixture f = read_layout(cases[i].lines);
        const char *first = strstr(f.messages, "error:");
        if (strstr(first + 1, "error:"))
            fail_msg("%s has more than one message:\n%s", cases[i].lines, f.messages);
        close_fixture(&f);
    }
}

// A page on which a part of a4.yaml has no room is good for a booklet without that part.
static void parts_that_other_values_leave_no_room(void **state) {
    (void)state;
    fixture f = read_good_layout("page: {width: 70mm, height: 100mm}\ncontents: {leader: x, least_column: 0em}\n");
    const tz_layout *layout = f.layout;
    const tz_part_fault *faults[] = {&layout->contents.part.fault, &layout->compare.part.fault,
                                     &layout->themes.part.fault};
    for (size_t i = 0; i < 3; i++) {
        assert_non_null(faults[i]->message);
        assert_string_equal(faults[i]->place.source->name, "text.yaml");
        assert_int_equal(faults[i]->place.at, strstr(f.layout->source->bytes, "70mm") - f.layout->source->bytes);
    }
    assert_null(layout->cover.part.fault.message);    // its rules follow the page
    assert_null(layout->colophon.part.fault.message); // it is as wide as the page lets it be
    assert_null(layout->index.part.fault.message);    // it takes fewer columns
    close_fixture(&f);
    f = read_good_layout("");
    assert_null(f.layout->contents.part.fault.message);
    close_fixture(&f);
}

// What another file gives for wider pages takes fewer columns on narrower ones; what a file asks for itself does not.
static void columns_of_another_file_follow_the_page(void **state) {
    (void)state;
    fixture f = read_good_layout("page: {width: 210mm, height: 297mm}\n");
    assert_null(f.layout->cover.part.fault.message);
    assert_null(f.layout->compare.part.fault.message);
    assert_null(f.layout->contents.part.fault.message);
    close_fixture(&f);
    refused("contents: {columns: 3, gap: 150mm}\n", ":4:21: error: the columns of the section contents are too narrow");
    refused("index: {columns: 4, gap: 90mm}\n", ":4:18: error: the columns of the section index are too narrow");
    refused("themes: {gap: 270mm}\n", ":4:15: error: the columns of the section themes are too narrow");
}

// Two letters of a head, or a mark, and an em around them.
static void least_columns_of_the_overview(void **state) {
    (void)state;
    fixture f = read_good_layout("overview: {sections: [work], size: 8pt, mark: 2mm}\n");
    assert_int_equal(f.layout->overview.field, 24 * TZ_PT);
    close_fixture(&f);
    f = read_good_layout("overview: {sections: [work], size: 8pt, mark: 8mm, row_least: 8mm, row_most: 9mm}\n");
    assert_int_equal(f.layout->overview.field, 8 * TZ_MM + 8 * TZ_PT);
    close_fixture(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages),
        cmocka_unit_test(tabs),
        cmocka_unit_test(cells),
        cmocka_unit_test(parts_that_are_too_narrow),
        cmocka_unit_test(parts_that_other_values_leave_no_room),
        cmocka_unit_test(columns_of_another_file_follow_the_page),
        cmocka_unit_test(least_columns_of_the_overview),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
