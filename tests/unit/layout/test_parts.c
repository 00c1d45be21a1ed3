// How layouts say what the booklet's parts look like: what is read, and what is refused with its place.
#include "fixture.h"

static void parts_are_read(void **state) {
    (void)state;
    fixture f = read_layout("contents: {columns: 2, indent: 2em}\nheader: {mirrored: false}\n");
    assert_non_null(f.layout);
    assert_true(f.layout->contents.part.known);
    assert_int_equal(f.layout->contents.part.columns, 2);
    assert_int_equal(f.layout->contents.indent, 2 * TZ_EM);
    assert_true(tz_text_is(&f.layout->contents.leader, "…"));
    assert_int_equal(f.layout->overview.fields_n, 2);
    assert_int_equal(f.layout->cards.start, TZ_PART_START_RIGHT);
    assert_false(f.layout->header.mirrored);
    assert_true(f.layout->header.except.n > 0);
    assert_int_equal(f.layout->tabs.bleed, 3 * TZ_MM);
    assert_true(f.layout->single.known);
    assert_int_equal(f.layout->cover.lines[0].at, 56 * TZ_MM);
    close_fixture(&f);
}

static void mistakes_are_told_with_their_place(void **state) {
    (void)state;
    const struct {
        const char *lines, *said;
    } cases[] = {
        {"contents: {colums: 2}\n", ":4:12: error: no such key: colums"},
        {"contents: {columns: 9}\n", ":4:21: error:"},
        {"contents: {indent: 2mm}\n", "indent must be given in em here"},
        {"contents: {title: \"{names}\"}\n", "nothing is called {names} here"},
        {"contents: {size: 0pt}\n", "size must be at least 1pt"},
        {"cover: {lines: [{text: a, at: 1mm}]}\n", "either text and style, or rule and width"},
        {"cover: {lines: [{text: a, style: body, rule: 1mm, at: 1mm}]}\n", "either text and style, or rule and width"},
        {"cover: {lines: abc}\n", "lines must be a list"},
        {"cover: {lines: [{text: \"{page}\", style: body, at: 1mm}]}\n", "nothing is called {page} here"},
        {"overview: {sections: [wrok]}\n", "the form has no section wrok"},
        {"overview: {sections: [work], row_least: 1mm}\n", "mark ≤ row_least ≤ row_most"},
        {"overview: {sections: [work], marks: {filled: \"{short}\"}}\n", "nothing is called {short} here"},
        {"themes: {heading: \"{lable}\"}\n", "did you mean {label}?"},
        {"themes: {body: title}\n", "must be given in em to stand in a cell"},
        {"index: {place: \"{name}\"}\n", "did you mean {names}?"},
        {"colophon: {rows: abc}\n", "rows must be a list of label and text"},
        {"colophon: {rows: [{label: a, text: \"{font}\"}]}\n", "did you mean {fonts}?"},
        {"colophon: {label_width: 500mm}\n", "label_width must be less than width"},
        {"tabs: {top: 150mm, bottom: 60mm}\n", "leave no room for tabs"},
        {"tabs: {clear: 7mm}\n", "clear must be less than width"},
        {"tabs: {side: inner}\n", "error:"},
        {"sheet: {title: \"{page}\"}\n", "nothing is called {page} here"},
        {"sheet: {header: {style: none}}\n", "no such style: none"},
        {"front: {digest: column}\n", "error:"},
        {"cards: {start: middle}\n", "error:"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        fixture f = read_layout(cases[i].lines);
        assert_null(f.layout);
        if (!strstr(f.said, cases[i].said))
            fail_msg("%s says\n%s", cases[i].lines, f.said);
        close_fixture(&f);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_are_read),
        cmocka_unit_test(mistakes_are_told_with_their_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
