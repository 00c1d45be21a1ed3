// The file itself: page, type sizes, rules and cells, and what holds for values that are not given.
#include "fixture.h"

static void about(void **state) {
    (void)state;
    fixture f = read_good_layout("about: {ja: 説明, en: words}\n");
    assert_true(tz_text_is(&f.layout->about.ja, "説明"));
    assert_true(tz_text_is(&f.layout->about.en, "words"));
    close_fixture(&f);
    refused("about: {de: Worte}\n", "de");
}

// The file's own words, without the files that it is like, and whatever else is wrong with it.
static void about_alone(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_diag *diag = tz_diag_in_arena(arena);
    tz_about found;
    assert_true(tz_layout_read_about(arena, input_source(arena, "like: x\nabout: {en: a}\npage: 1\n"), &found, diag));
    assert_true(tz_text_is(&found.en, "a"));
    assert_int_equal(found.ja.size, 0);
    assert_true(tz_layout_read_about(arena, input_source(arena, "like: x\n"), &found, diag));
    assert_int_equal(found.en.size, 0);
    assert_false(tz_layout_read_about(arena, input_source(arena, "about: {en: [a]}\n"), &found, diag));
    assert_false(tz_layout_read_about(arena, input_source(arena, "{"), &found, diag));
    tz_arena_free(arena);
}

static void page(void **state) {
    (void)state;
    fixture f = read_good_layout(
        "page: {width: 300mm, height: 200mm, margins: {top: 1mm, bottom: 2mm, left: 3mm, right: 4mm}}\n");
    assert_int_equal(f.layout->width, 300 * TZ_MM);
    assert_int_equal(f.layout->height, 200 * TZ_MM);
    assert_int_equal(f.layout->margins.top, 1 * TZ_MM);
    assert_int_equal(f.layout->margins.bottom, 2 * TZ_MM);
    assert_int_equal(f.layout->margins.left, 3 * TZ_MM);
    assert_int_equal(f.layout->margins.right, 4 * TZ_MM);
    close_fixture(&f);
}

static void pages_that_cannot_be(void **state) {
    (void)state;
    refused("page: {margins: {left: 140mm, right: 130mm}}\n", "the margins leave less than 30 mm of the page");
    refused("page: {margins: {top: 90mm, bottom: 91mm}}\n", "the margins leave less than 30 mm of the page");
    accepted("page: {width: 240mm, margins: {left: 105mm, right: 105mm}}\n");
    refused("page: {width: 1501mm}\n", "text.yaml:4:15: error: a length from 30mm to 1500mm is expected here");
    refused("page: {height: 1501mm}\n", "text.yaml:4:16: error: a length from 30mm to 1500mm is expected here");
    accepted("page: {width: 1500mm, height: 1500mm}\n");
    refused("page: {width: 10em}\n", "text.yaml:4:15: error: width must be given in mm, pt or Q here");
    refused("page: {margins: {top: 1em}}\n", "text.yaml:4:23: error: top must be given in mm, pt or Q here");
}

// Margins have the margin for binding on its side; what is left of the page must be enough.
static void binding(void **state) {
    (void)state;
    fixture plain = read_good_layout("");
    const tz_margins before = plain.layout->margins;
    assert_int_equal(plain.layout->binding.margin, 0);
    close_fixture(&plain);
    static const char *const sides[] = {"left", "right", "top"};
    for (int i = 0; i < 3; i++) {
        char lines[80];
        snprintf(lines, sizeof lines, "binding: {side: %s, margin: 7mm%s}\n", sides[i], i ? "" : ", mirrored: false");
        fixture f = read_good_layout(lines);
        assert_int_equal(f.layout->binding.side, (tz_binding_side)i);
        assert_int_equal(f.layout->binding.margin, 7 * TZ_MM);
        assert_int_equal(f.layout->binding.mirrored, i > 0);
        assert_int_equal(f.layout->margins.left - before.left, i == 0 ? 7 * TZ_MM : 0);
        assert_int_equal(f.layout->margins.right - before.right, i == 1 ? 7 * TZ_MM : 0);
        assert_int_equal(f.layout->margins.top - before.top, i == 2 ? 7 * TZ_MM : 0);
        assert_int_equal(f.layout->margins.bottom, before.bottom);
        close_fixture(&f);
    }
}

static void body(void **state) {
    (void)state;
    fixture f = read_good_layout(
        "body: {max: 12pt, min: 7pt, step: 0.5pt, pages: 3, apart_from: 11pt, uniform: card, outliers: 2, "
        "overflow: spread, fill: natural, leading_growth: 2, row_growth: 1.5}\n");
    const tz_body_spec *body = &f.layout->body;
    assert_int_equal(body->max, 12 * TZ_PT);
    assert_int_equal(body->min, 7 * TZ_PT);
    assert_int_equal(body->step, TZ_PT / 2);
    assert_int_equal(body->pages, 3);
    assert_int_equal(body->break_from, 11 * TZ_PT);
    assert_int_equal(body->uniform, TZ_UNIFORM_CARD);
    assert_int_equal(body->outliers, 2);
    assert_int_equal(body->overflow, TZ_OVERFLOW_SPREAD);
    assert_int_equal(body->fill, TZ_FILL_NATURAL);
    assert_int_equal(body->leading_growth, 2000000);
    assert_int_equal(body->row_growth, 1500000);
    close_fixture(&f);
}

static void choices_of_the_body(void **state) {
    (void)state;
    static const char *const overflows[] = {"continue", "spread", "fail", "pages"};
    for (int i = 0; i < 4; i++) {
        char lines[80];
        snprintf(lines, sizeof lines, "body: {uniform: edition, fill: bottom, overflow: %s}\n", overflows[i]);
        fixture f = read_good_layout(lines);
        assert_int_equal(f.layout->body.overflow, i); // the order of the enum
        assert_int_equal(f.layout->body.uniform, TZ_UNIFORM_EDITION);
        assert_int_equal(f.layout->body.fill, TZ_FILL_BOTTOM);
        close_fixture(&f);
    }
}

static void sizes_that_cannot_be(void **state) {
    (void)state;
    refused("body: {min: 13pt}\n", "text.yaml:4:13: error: min must not be more than max"); // a4.yaml's is 12 pt
    refused("body: {max: 7pt}\n", "text.yaml:4:13: error: min must not be more than max");
    refused("body: {step: 0pt}\n", "text.yaml:4:14: error: a length from 0.01mm to 200pt is expected here");
    refused("body: {min: 0.9pt}\n", "text.yaml:4:13: error: a length from 1pt to 200pt is expected here");
    refused("body: {max: 201pt}\n", "text.yaml:4:13: error: a length from 1pt to 200pt is expected here");
    accepted("body: {min: 12pt}\n");
    accepted("body: {max: 200pt}\n");
    refused("body: {pages: 9}\n", "text.yaml:4:15: error:");
    refused("body: {leading_growth: 0.9}\n", "text.yaml:4:24: error: a number from 1 to 3 is expected here");
    refused("body: {row_growth: 0.9}\n", "text.yaml:4:20: error: a number from 1 to 1000 is expected here");
}

static void cells_and_rules(void **state) {
    (void)state;
    fixture f = read_good_layout("cell: {body: front_body, subhead: front_subhead, head: matrix_head, pad_x: 1mm, "
                                 "pad_y: 2em, least_column: 9em, "
                                 "labels: [・, ①-⑳, ※], item_gap: 4em, para_gap: 5em, label_width: 6em}\n"
                                 "ruling: {frame: 1mm, head: 2mm, inner: 3mm, color: K90, shade: K20}\n");
    const tz_layout *layout = f.layout;
    assert_ptr_equal(layout->cell.body, tz_layout_style(layout, "front_body"));
    assert_ptr_equal(layout->cell.subhead, tz_layout_style(layout, "front_subhead"));
    assert_ptr_equal(layout->head, tz_layout_style(layout, "matrix_head"));
    assert_int_equal(layout->pad_x.fixed, TZ_MM);
    assert_int_equal(layout->pad_y.em, 2 * TZ_EM);
    assert_int_equal(layout->least_column, 9 * TZ_EM);
    assert_int_equal(layout->cell.item_gap, 4 * TZ_EM);
    assert_int_equal(layout->cell.para_gap, 5 * TZ_EM);
    assert_int_equal(layout->cell.label_min_width, 6 * TZ_EM);
    assert_int_equal(layout->ruling.frame, 1 * TZ_MM);
    assert_int_equal(layout->ruling.head, 2 * TZ_MM);
    assert_int_equal(layout->ruling.inner, 3 * TZ_MM);
    assert_int_equal(layout->ruling.color.k, 900);
    assert_int_equal(layout->ruling.shade.k, 200);
    close_fixture(&f);
}

// A label that another one begins with must not hide it.
static void labels_are_longest_first(void **state) {
    (void)state;
    fixture f = read_good_layout("cell: {labels: [○, ①-⑳, ○○, ※]}\n");
    const char *const *labels = f.layout->cell.labels;
    assert_string_equal(labels[0], "①-⑳");
    assert_string_equal(labels[1], "○○");
    assert_string_equal(labels[2], "※"); // as long as ○, and before it
    assert_string_equal(labels[3], "○");
    assert_null(labels[4]);
    close_fixture(&f);
    refused("cell: {labels: ・}\n", "text.yaml:4:16: error: a list is expected here");
}

static void lists_and_texts(void **state) {
    (void)state;
    fixture f = read_good_layout("parts: [cover, cards]\nnone: [特になし]\ncontinued: 続く\n");
    assert_int_equal(f.layout->parts.n, 2);
    assert_true(tz_text_is(&f.layout->parts.at[1], "cards"));
    assert_int_equal(f.layout->blank_answers.n, 1);
    assert_true(tz_text_is(&f.layout->blank_answers.at[0], "特になし"));
    assert_string_equal(f.layout->continued, "続く");
    assert_string_equal(f.layout->name, "text.yaml");
    assert_string_equal(f.layout->source->name, "text.yaml");
    close_fixture(&f);
}

static void values_that_are_not_given(void **state) {
    (void)state;
    fixture f = read_minimal_layout("");
    const tz_layout *layout = f.layout;
    assert_int_equal(layout->body.step, TZ_PT / 20);
    assert_int_equal(layout->body.pages, 1);
    assert_int_equal(layout->body.break_from, 0);
    assert_int_equal(layout->body.leading_growth, 1000000);
    assert_int_equal(layout->least_column, 4 * TZ_EM);
    assert_int_equal(layout->cell.label_min_width, TZ_EM);
    assert_int_equal(layout->cell.item_gap, 0);
    assert_int_equal(layout->blank_answers.n, 0);
    assert_null(layout->header.style);
    assert_null(layout->footer.style);
    assert_null(layout->tabs.style);
    const bool known[] = {layout->cover.part.known,    layout->contents.part.known, layout->front.part.known,
                          layout->overview.part.known, layout->cards.known,         layout->themes.part.known,
                          layout->index.part.known,    layout->colophon.part.known, layout->compare.part.known,
                          layout->history.part.known,  layout->single.known};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        assert_false(known[i]);
    close_fixture(&f);
}

static void sections_that_are_missing(void **state) {
    (void)state;
    static const char *const folders[] = {"layouts", NULL};
    fixture f = read_layout_file("styles: {plain: {}}\n", input_folders(folders));
    assert_null(f.layout);
    static const char *const required[] = {"page", "body", "ruling", "cell", "card", "continued", "parts"};
    for (size_t i = 0; i < sizeof required / sizeof *required; i++) {
        char messages[80];
        snprintf(messages, sizeof messages, "text.yaml:1:1: error: the key %s is missing here", required[i]);
        assert_non_null(strstr(f.messages, messages));
    }
    close_fixture(&f);
    refused("bodi: {min: 8pt}\n", "text.yaml:4:1: error: no such key: bodi (did you mean body?)");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(binding),
        cmocka_unit_test(about),
        cmocka_unit_test(about_alone),
        cmocka_unit_test(page),
        cmocka_unit_test(pages_that_cannot_be),
        cmocka_unit_test(body),
        cmocka_unit_test(choices_of_the_body),
        cmocka_unit_test(sizes_that_cannot_be),
        cmocka_unit_test(cells_and_rules),
        cmocka_unit_test(labels_are_longest_first),
        cmocka_unit_test(lists_and_texts),
        cmocka_unit_test(values_that_are_not_given),
        cmocka_unit_test(sections_that_are_missing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
