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
    static const input_text below[] = {{"1.yaml", "like: a4.yaml\ncard: [{table: work, heads: top}]\n"
                                                  "overview: {sections: [work]}\nbody: {min: 20pt}\n"}};
    fixture f = read_among("like: 1.yaml\nbody: {step: 0pt}\n", below, 1);
    assert_null(f.layout);
    assert_non_null(strstr(f.messages, "body sizes must satisfy"));
    close_fixture(&f);
    static const input_text wrong[] = {{"1.yaml", "like: a4.yaml\ncell: {haed: head}\n"}};
    f = read_among("like: 1.yaml\n", wrong, 1);
    assert_null(f.layout);
    assert_non_null(strstr(f.messages, "1.yaml:2:8: error: no such key: haed"));
    close_fixture(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mappings_are_merged_and_all_else_replaced),
        cmocka_unit_test(nearer_files_win),
        cmocka_unit_test(chains_of_files),
        cmocka_unit_test(files_that_are_not_there),
        cmocka_unit_test(mistakes_below_are_reported_where_they_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
