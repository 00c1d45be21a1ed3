// Layouts that are like another: what is taken from it, and chains that come to no end.
#include "fixture.h"

static fixture read_among(const char *text, const input_text *others, size_t n) {
    tz_arena *arena = tz_arena_new(NULL);
    input_text *all = TZ_ARRAY(arena, input_text, n + 2);
    if (n)
        memcpy(all, others, n * sizeof *all);
    all[n] = (input_text){"a4.yaml", input_file(arena, "layouts/a4.yaml", NULL)};
    fixture f = read_layout_file(text, input_texts(all));
    f.layout = f.layout ? (const tz_layout *)f.fonts : NULL; // what it holds may be of `all`: only whether it was read
    tz_arena_free(arena);
    return f;
}

static void mappings_are_merged_and_all_else_replaced(void **state) {
    (void)state;
    fixture f = read_good_layout("body: {max: 9pt}\nnone: [x]\nheader: {except: []}\nstyles: {own: {like: body}}\n");
    assert_int_equal(f.layout->body.max, 9 * TZ_PT);
    assert_int_equal(f.layout->body.min, 8 * TZ_PT); // a4.yaml's
    assert_int_equal(f.layout->blank_answers.n, 1);
    assert_int_equal(f.layout->header.except.n, 0);
    assert_true(f.layout->header.mirrored);
    assert_string_equal(f.layout->styles[0].name, "body"); // the styles below come first
    assert_string_equal(f.layout->styles[f.layout->styles_n - 1].name, "own");
    close_fixture(&f);
    refused("body: 9pt\n", "text.yaml:4:7: error: keys with values (key: value) are expected here");
}

// A value in the middle of a chain replaces one of a parent further on, and is replaced by one of its children.
static void nearer_files_win(void **state) {
    (void)state;
    static const input_text chain[] = {{"1.yaml", "like: 2.yaml\nbody: {max: 11pt, min: 6pt}\n"},
                                       {"2.yaml", "like: a4.yaml\nbody: {max: 12pt, min: 5pt, pages: 2}\n"
                                                  "card: [{table: work}]\noverview: {sections: [work]}\n"}};
    tz_arena *arena = tz_arena_new(NULL);
    input_text all[] = {chain[0], chain[1], {"a4.yaml", input_file(arena, "layouts/a4.yaml", NULL)}, {NULL, NULL}};
    fixture f = read_layout_file("like: 1.yaml\nbody: {max: 10pt}\n", input_texts(all));
    assert_non_null(f.layout);
    assert_int_equal(f.layout->body.max, 10 * TZ_PT);
    assert_int_equal(f.layout->body.min, 6 * TZ_PT);
    assert_int_equal(f.layout->body.pages, 2);
    close_fixture(&f);
    tz_arena_free(arena);
}

static void chains_of_files(void **state) {
    (void)state;
    static const input_text chain[] = {
        {"1.yaml", "like: 2.yaml\n"},
        {"2.yaml", "like: 3.yaml\n"},
        {"3.yaml", "like: 4.yaml\n"},
        {"4.yaml", "like: 5.yaml\n"},
        {"5.yaml", "like: 6.yaml\n"},
        {"6.yaml", "like: 7.yaml\n"},
        {"7.yaml", "like: a4.yaml\ncard: [{table: work, heads: top}]\noverview: {sections: [work]}\n"},
    };
    fixture f = read_among("like: 1.yaml\n", chain, 7);
    assert_non_null(f.layout);
    close_fixture(&f);
    static const input_text loop[] = {{"1.yaml", "like: 2.yaml\n"}, {"2.yaml", "like: 1.yaml\n"}};
    f = read_among("like: 1.yaml\n", loop, 2);
    assert_null(f.layout);
    assert_non_null(strstr(f.messages, ".yaml:1:7: error: the chain of layouts that are like another is too long"));
    close_fixture(&f);
    static const input_text self[] = {{"text.yaml", "like: text.yaml\n"}};
    f = read_among("like: text.yaml\n", self, 1);
    assert_null(f.layout);
    assert_non_null(strstr(f.messages, "text.yaml:1:7: error: the chain of layouts that are like another is too long"));
    close_fixture(&f);
}

static void files_that_are_not_there(void **state) {
    (void)state;
    fixture f = read_among("like: none.yaml\n", NULL, 0);
    assert_null(f.layout);
    assert_non_null(strstr(f.messages, "text.yaml:1:7: error: there is no file none.yaml"));
    close_fixture(&f);
    f = read_among("like: [a4.yaml]\n", NULL, 0);
    assert_null(f.layout);
    assert_non_null(
        strstr(f.messages, "text.yaml:1:7: error: like must name another layout file in the folder of this one"));
    close_fixture(&f);
}

// A mistake in the file below is reported with that file's name.
static void mistakes_below_are_reported_where_they_are(void **state) {
    (void)state;
    static const input_text below[] = {{"1.yaml",
                                        "like: a4.yaml\ncard: [{table: work, heads: top}]\n"
                                        "overview: {sections: [work]}\nbody: {min: 20pt}\nfooter: {offset: -1mm}\n"}};
    fixture f = read_among("like: 1.yaml\nbody: {step: 0pt}\n", below, 1);
    assert_null(f.layout);
    assert_non_null(strstr(f.messages, "text.yaml:2:14: error: a length from 0.01mm"));
    assert_null(strstr(f.messages, "1.yaml")); // those below wait until the file itself is right
    close_fixture(&f);
    f = read_among("like: 1.yaml\n", below, 1);
    assert_non_null(strstr(f.messages, "1.yaml:4:13: error: min must not be more than max"));
    assert_non_null(strstr(f.messages, "1.yaml:5:18: error: a length from 0mm to 1500mm is expected here"));
    close_fixture(&f);
    static const input_text wrong[] = {{"1.yaml", "like: 2.yaml\ncell: {haed: head}\n"},
                                       {"2.yaml", "like: a4.yaml\ncard: [{table: hub, heads: top}]\n"}};
    f = read_among("like: 1.yaml\n", wrong, 2);
    assert_null(f.layout);
    assert_non_null(strstr(f.messages, "1.yaml:2:8: error: no such key: haed"));
    assert_non_null(strstr(f.messages, "1.yaml:1:7: error: the card that is taken from 2.yaml is for another form"));
    assert_null(strstr(f.messages, "2.yaml:"));
    close_fixture(&f);
}

static size_t count_errors(const fixture *f) {
    return tz_diag_count(f->diag, TZ_ERROR);
}

// What a layout only takes over is no mistake of its own: one message, at `like`, and none of the parts that any form
// can have.
static void cards_of_another_form(void **state) {
    (void)state;
    static const input_text other[] = {{"1.yaml", "like: a4.yaml\ncard: [{table: hub, heads: top}, {table: goals}]\n"}};
    fixture f = read_among("like: 1.yaml\n", other, 1);
    assert_null(f.layout);
    assert_int_equal(count_errors(&f), 1);
    assert_non_null(strstr(f.messages, "text.yaml:1:7: error: the card that is taken from 1.yaml is for another form: "
                                       "this one has no section hub\n"));
    assert_non_null(strstr(f.messages, "{table: each section, heads: auto} shows any form"));
    close_fixture(&f);
    f = read_among("like: a4.yaml\n", NULL, 0); // the supplied ones are for any form
    assert_non_null(f.layout);
    close_fixture(&f);
    f = read_among("like: a4.yaml\ncard: [{table: work, heads: top}]\n", NULL, 0);
    assert_non_null(f.layout); // its overview shows all fields of the form
    close_fixture(&f);
    static const input_text part[] = {{"1.yaml", "like: a4.yaml\ncard: [{fields: [work.ict], heads: top}]\n"}};
    f = read_among("like: 1.yaml\n", part, 1);
    assert_null(f.layout);
    assert_int_equal(count_errors(&f), 1);
    assert_non_null(strstr(f.messages, "text.yaml:1:7: error: no table of the card shows the field work.talk"));
    close_fixture(&f);
    f = read_among("like: a4.yaml\ncard: [{table: hub, heads: top}]\n", NULL, 0);
    assert_non_null(strstr(f.messages, "text.yaml:2:16: error: the form has no section hub"));
    close_fixture(&f);
}

// An overview that is taken over may name sections that the form has not: that is no mistake of its own.
static void sections_of_another_form(void **state) {
    (void)state;
    static const input_text below[] = {{"1.yaml", "like: a4.yaml\noverview: {sections: [goals, status, work]}\n"},
                                       {"2.yaml", "like: a4.yaml\noverview: {sections: [goals, status]}\n"}};
    fixture f = read_among("like: 1.yaml\n", below, 2);
    assert_non_null(f.layout);
    close_fixture(&f);
    f = read_among("like: 2.yaml\n", below, 2);
    assert_non_null(f.layout);
    close_fixture(&f);
    refused("overview: {sections: [work, status]}\n", "text.yaml:3:29: error: the form has no section status");
    refused("overview: {sections: [wokr]}\n", "did you mean work?");
}

// Mistakes of a small file are reported at the small file, without what follows from them in the file below.
static void mistakes_of_the_small_file(void **state) {
    (void)state;
    static const struct {
        const char *lines, *message;
    } cases[] = {
        {"page: {size: A4}\n",
         "text.yaml:4:14: error: a page has no size by name: for A4 write width: 297mm and height: "
         "210mm (lying), or the other way round (standing)\n"},
        {"page: {size: A3}\n", "for A3 write width: 420mm and height: 297mm (lying)"},
        {"page: {size: b5}\n", "for B5 write width: 257mm and height: 182mm (lying)"},
        {"page: {size: A4 landscape}\n", "for A4 write width: 297mm"},
        {"page: {size: letter}\n",
         "text.yaml:4:14: error: a page has no size by name: write its sides, such as width: "},
        {"page: {size: }\n", "text.yaml:4:14: error: a page has no size by name: write its sides"},
        {"page: {size: [210mm, 297mm]}\n", "text.yaml:4:14: error: a page has no size by name: write its sides"},
        {"page: {height: 10mm}\n", "text.yaml:4:16: error: a length from 30mm to 1500mm is expected here"},
        {"page: {width: 297, height: 20mm}\n", "text.yaml:4:15: error: a length is expected here, such as 10mm"},
        {"styles: {body: {size: 9pt}}\n", "text.yaml:4:23: error: the size of the style"},
        {"styles: {body: {color: K10}}\n", "text.yaml:4:24: error: text in the style"},
        {"ruling: {shade: K90}\n", "text.yaml:4:17: error: text in the style"},
        {"tabs: {color: K10}\n", "text.yaml:4:15: error: text in the style tab is hard to read here"},
        {"styles: {body: {direction: vertical}}\n", "text.yaml:4:28: error: vertical text (direction: vertical) can"},
        {"cell: {body: tab}\n", "text.yaml:4:14: error: vertical text (direction: vertical) can stand in tabs only"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        refused(cases[i].lines, cases[i].message);
        fixture f = read_layout(cases[i].lines);
        for (size_t k = 0; tz_diag_at(f.diag, k); k++)
            if (strcmp(tz_diag_at(f.diag, k)->place.source->name, "text.yaml") != 0)
                fail_msg("%s has also these messages:\n%s", cases[i].lines, f.messages);
        close_fixture(&f);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mappings_are_merged_and_all_else_replaced),
        cmocka_unit_test(nearer_files_win),
        cmocka_unit_test(chains_of_files),
        cmocka_unit_test(files_that_are_not_there),
        cmocka_unit_test(mistakes_below_are_reported_where_they_are),
        cmocka_unit_test(cards_of_another_form),
        cmocka_unit_test(sections_of_another_form),
        cmocka_unit_test(mistakes_of_the_small_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
