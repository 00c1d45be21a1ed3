// Overview, themes, term index.
#include "fixture.h"

static void overview(void **state) {
    (void)state;
    fixture f = read_good_layout(
        "overview: {sections: [work], heads: body, name: subhead, number: title, legend: section, short_below: 7, "
        "row_least: 5mm, row_most: 8mm, mark: 3mm, color: K70, shade: K30, widths: {region: 1mm, names: 2mm, page: "
        "3mm, "
        "total: 4mm}, labels: {region: い, names: ろ, page: は, total: に}, marks: {filled: ほ, short: \"{chars}\", "
        "none: と}}\n");
    const tz_overview_spec *o = &f.layout->overview;
    assert_ptr_equal(o->head, tz_layout_style(f.layout, "body"));
    assert_ptr_equal(o->name, tz_layout_style(f.layout, "subhead"));
    assert_ptr_equal(o->number, tz_layout_style(f.layout, "title"));
    assert_ptr_equal(o->legend, tz_layout_style(f.layout, "section"));
    assert_int_equal(o->fields_n, 2);
    assert_int_equal(o->fields[1], 1);
    assert_int_equal(o->short_below, 7);
    assert_int_equal(o->row_least, 5 * TZ_MM);
    assert_int_equal(o->row_most, 8 * TZ_MM);
    assert_int_equal(o->mark, 3 * TZ_MM);
    assert_int_equal(o->color.k, 700);
    assert_int_equal(o->shade.k, 300);
    assert_int_equal(o->region, 1 * TZ_MM);
    assert_int_equal(o->names, 2 * TZ_MM);
    assert_int_equal(o->page, 3 * TZ_MM);
    assert_int_equal(o->total, 4 * TZ_MM);
    assert_true(tz_text_is(&o->label_region, "い"));
    assert_true(tz_text_is(&o->label_names.text, "ろ"));
    assert_true(tz_text_is(&o->label_page, "は"));
    assert_true(tz_text_is(&o->label_total, "に"));
    assert_true(tz_text_is(&o->marks[TZ_MARK_FILLED].text, "ほ"));
    assert_true(tz_text_is(&o->marks[TZ_MARK_SHORT].text, "{chars}"));
    assert_true(tz_text_is(&o->marks[TZ_MARK_NONE].text, "と"));
    close_fixture(&f);
}

static const char minimal_overview[] =
    "overview: {size: 8pt, heads: plain, name: plain, number: plain, legend: plain, short_below: 0, row_least: 2mm, "
    "row_most: 2mm, mark: 2mm, widths: {region: 1mm, names: 1mm, page: 1mm, total: 1mm}, labels: {region: a, names: b, "
    "page: c, total: d}, marks: {filled: e, short: f, none: g}";

static void fields_of_the_overview(void **state) {
    (void)state;
    static const char form[] = "title: 調査票\nsections:\n  - {id: a, label: あ, fields: [{id: x, label: い}]}\n"
                               "  - {id: b, label: う, fields: [{id: x, label: え}, {id: y, label: お}]}\n"
                               "  - {id: c, label: か, fields: [{id: x, label: き}]}\n";
    static const char card[] =
        "municipalities: [{code: \"242012\", name: 津市}]\na: {x: あ}\nb: {x: い, y: う}\nc: {x: え}\n";
    static const char *const folders[] = {"layouts", NULL};
    static const char text[] = "like: a4.yaml\ncard: [{fields: [a.x, b.x, b.y, c.x]}]\noverview: {sections: %s}\n";
    static const struct {
        const char *sections;
        size_t n;
        uint32_t fields[4];
    } cases[] = {{"[c, b]", 3, {1, 2, 3}}, {"[a]", 1, {0}}, {"[]", 4, {0, 1, 2, 3}}};
    for (size_t i = 0; i < 3; i++) {
        char lines[200];
        snprintf(lines, sizeof lines, text, cases[i].sections);
        fixture f = read_layout_for_form(form, card, lines, input_folders(folders));
        assert_non_null(f.layout);
        assert_int_equal(f.layout->overview.fields_n, cases[i].n);
        for (size_t k = 0; k < cases[i].n; k++)
            assert_int_equal(f.layout->overview.fields[k], cases[i].fields[k]); // in the form's order
        close_fixture(&f);
    }
    char lines[600];
    snprintf(lines, sizeof lines, "%s}\n", minimal_overview);
    fixture f = read_minimal_layout(lines);
    assert_int_equal(f.layout->overview.fields_n, 2); // all
    assert_int_equal(f.layout->overview.fields[1], 1);
    assert_int_equal(f.layout->overview.color.k, 1000);
    assert_int_equal(f.layout->overview.shade.k, 0);
    close_fixture(&f);
}

static void overviews_that_cannot_be(void **state) {
    (void)state;
    static const char heights[] = "text.yaml:3:41: error: row heights must satisfy mark ≤ row_least ≤ row_most";
    refused("overview: {sections: [wrok]}\n", "text.yaml:3:23: error: the form has no section wrok");
    refused("overview: {sections: work}\n", "text.yaml:3:22: error: a list is expected here");
    refused("overview: {sections: [work], row_least: 2.3mm}\n", heights); // below a4.yaml's mark
    accepted("overview: {sections: [work], row_least: 2.4mm}\n");
    refused("overview: {sections: [work], row_least: 6.1mm}\n", heights);
    accepted("overview: {sections: [work], row_least: 6mm}\n");
    refused("overview: {sections: [work], marks: {filled: \"{short}\"}}\n", "{short} is no name that can stand here");
    refused("overview: {sections: [work], widths: {page: 1em}}\n", "text.yaml:3:45: error: page must be given in mm");
    refused("overview: {sections: [work], short_below: 10001}\n", "a number from 0 to 10000 is expected here");
    refused("overview: {sections: [work], marks: none}\n", "keys with values (key: value) are expected here");
}

static void themes(void **state) {
    (void)state;
    fixture f = read_good_layout(
        "themes: {heading: \"{label}\", entry: \"{short}\", heading_style: title, heads: head, name: theme_name, "
        "number: "
        "theme_number, body: front_body, subhead: subhead, pad_x: 1mm, pad_y: 2mm, names_width: 3em, page_width: 4em, "
        "labels: {names: い, answer: \"ろ{short}\", page: は}, none: \"{names}\", none_style: theme_none, back: に, "
        "back_style: back, back_entry: \"{label}\", back_brief: \"{page}\"}\ncell: {para_gap: 6em}\n");
    const tz_themes_spec *t = &f.layout->themes;
    assert_true(tz_text_is(&t->heading.text, "{label}"));
    assert_true(tz_text_is(&t->entry.text, "{short}"));
    assert_ptr_equal(t->heading_style, tz_layout_style(f.layout, "title"));
    assert_ptr_equal(t->head, tz_layout_style(f.layout, "head"));
    assert_ptr_equal(t->name, tz_layout_style(f.layout, "theme_name"));
    assert_ptr_equal(t->number, tz_layout_style(f.layout, "theme_number"));
    assert_ptr_equal(t->flow.body, tz_layout_style(f.layout, "front_body"));
    assert_ptr_equal(t->flow.subhead, tz_layout_style(f.layout, "subhead"));
    assert_ptr_equal(t->flow.labels, f.layout->cell.labels);
    assert_int_equal(t->flow.para_gap, 6 * TZ_EM);
    assert_int_equal(t->pad_x.fixed, 1 * TZ_MM);
    assert_int_equal(t->pad_y.fixed, 2 * TZ_MM);
    assert_int_equal(t->names, 3 * TZ_EM);
    assert_int_equal(t->page, 4 * TZ_EM);
    assert_true(tz_text_is(&t->label_names.text, "い"));
    assert_true(tz_text_is(&t->label_answer.text, "ろ{short}"));
    assert_true(tz_text_is(&t->label_page, "は"));
    assert_true(tz_text_is(&t->none.text, "{names}"));
    assert_ptr_equal(t->none_style, tz_layout_style(f.layout, "theme_none"));
    assert_true(tz_text_is(&t->back, "に"));
    assert_ptr_equal(t->back_style, tz_layout_style(f.layout, "back"));
    assert_true(tz_text_is(&t->back_entry.text, "{label}"));
    assert_true(tz_text_is(&t->back_brief.text, "{page}"));
    close_fixture(&f);
    refused("themes: {heading: \"{lable}\"}\n", "did you mean {label}?");
    refused("themes: {heading: \"{names}\"}\n", "{names} is no name that can stand here");
    refused("themes: {none: \"{page}\"}\n", "{page} is no name that can stand here");
    refused("themes: {back_entry: \"{names}\"}\n", "{names} is no name that can stand here");
    refused("themes: {names_width: 3mm}\n", "names_width must be given in em here");
}

static void term_index(void **state) {
    (void)state;
    fixture f =
        read_good_layout("index: {group: body, term: subhead, places: head, rows: [あい, か], place: \"{page}\", "
                         "place_gap: 1em, indent: 2em, group_gap: 3em}\n");
    const tz_index_spec *index = &f.layout->index;
    assert_ptr_equal(index->group, tz_layout_style(f.layout, "body"));
    assert_ptr_equal(index->term, tz_layout_style(f.layout, "subhead"));
    assert_ptr_equal(index->places, tz_layout_style(f.layout, "head"));
    assert_int_equal(index->rows.n, 2);
    assert_true(tz_text_is(&index->rows.at[0], "あい"));
    assert_true(tz_text_is(&index->place.text, "{page}"));
    assert_int_equal(index->gap, 1 * TZ_EM);
    assert_int_equal(index->indent, 2 * TZ_EM);
    assert_int_equal(index->group_gap, 3 * TZ_EM);
    close_fixture(&f);
    refused("index: {place: \"{name}\"}\n", "did you mean {names}?");
}

static void rows_of_the_index(void **state) {
    (void)state;
    refused("index: {rows: []}\n", "text.yaml:4:15: error: the index needs rows: the hiragana that its readings begin");
    refused("index: {rows: [あ, a]}\n", "text.yaml:4:19: error: a row of the index is the hiragana that its readings");
    refused("index: {rows: [アイウエオ]}\n", "text.yaml:4:16: error: a row of the index is the hiragana");
    refused("index: {rows: [\"\"]}\n", "text.yaml:4:16: error: a text is expected here");
    accepted("index: {rows: [ぁあ, ゔ]}\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(overview),
        cmocka_unit_test(fields_of_the_overview),
        cmocka_unit_test(overviews_that_cannot_be),
        cmocka_unit_test(themes),
        cmocka_unit_test(term_index),
        cmocka_unit_test(rows_of_the_index),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
