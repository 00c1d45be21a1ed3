// Layout files: names that must be known, colours and contrast, files like others, and that nothing is left out.
#include "fixture.h"

#include <stdio.h>

// A layout that is refused, and what is said of it.
static void refused(const char *lines, const char *said) {
    fixture f = read_layout(lines);
    if (f.layout || !strstr(f.said, said))
        fail_msg("%s is %s\n%s", lines, f.layout ? "accepted" : "refused in other words", f.said);
    close_fixture(&f);
}

static void accepted(const char *lines) {
    fixture f = read_layout(lines);
    if (!f.layout)
        fail_msg("%s says\n%s", lines, f.said);
    close_fixture(&f);
}

static void unknown_names_are_told_with_their_place(void **state) {
    (void)state;
    refused("cell: {head: haed}\n", "text.yaml:4:14: error: no such style: haed");
    refused("cell: {head: haed}\n", "did you mean head?");
    refused("styles: {title: {like: bodi}}\n", "text.yaml:4:24: error: no such style: bodi");
    refused("styles: {title: {family: gothik}}\n", "text.yaml:4:26: error: no such font family in fonts.yaml: gothik");
    refused("cell: {head: \"\"}\n", "text.yaml:4:14: error: the name of a style is expected here");
    refused("themes: {body: }\n", "the name of a style is expected here");
    accepted("contents: {title_style: }\nheader: {style: \"\"}\n"); // none
    refused("styles: {title: {weight: heavy}}\n", "text.yaml:4:26: error:");
    refused("styles: {title: {colour: K100}}\n", "text.yaml:4:18: error: no such key: colour (did you mean color?)");
    refused("bodi: {min: 8pt}\n", "text.yaml:4:1: error: no such key: bodi (did you mean body?)");
}

static void a_style_is_like_one_above_it(void **state) {
    (void)state;
    refused("styles: {first: {like: second}, second: {like: body}}\n", "no such style: second");
    refused("styles: {own: {like: own}}\n", "no such style: own");
    fixture f = read_layout("styles: {first: {like: subhead, size: 2em}, second: {like: first, align: end}}\n");
    assert_non_null(f.layout);
    const tz_style *style = tz_layout_style(f.layout, "second");
    assert_int_equal(style->font.weight, tz_layout_style(f.layout, "subhead")->font.weight);
    assert_int_equal(style->size.em, 2 * TZ_EM);
    assert_int_equal(style->align, TZ_ALIGN_END);
    assert_null(tz_layout_style(f.layout, "third"));
    close_fixture(&f);
}

static void pieces_of_a_card_are_checked_against_the_form(void **state) {
    (void)state;
    refused("card: [{table: wrok, heads: top}]\n", "text.yaml:3:16: error: the form has no section wrok");
    refused("card: [{table: wrok, heads: top}]\n", "did you mean work?");
    refused("card: [{fields: [work.talk, work.itc], heads: top}]\n",
            "text.yaml:3:29: error: the form has no such field: work.itc");
    refused("card: [{fields: work.talk, heads: top}]\n", "fields must be a list of section.field");
    refused("card: [{table: work, heads: top, widths: [1]}]\n", "widths must be a list of 2 numbers");
    refused("card: [{table: work, heads: top, widths: [1, -1]}]\n", "a width is a whole number from 1 to 1000");
    refused("card: [{table: work, break: always}]\n", "one of heading, table (or fields) and break");
    refused("card: [{before: 1mm}]\n", "one of heading, table (or fields) and break");
    refused("card: []\n", "card must be a list of headings and tables");
    refused("card: [{table: work, heads: top}, {heading: \"{naems}\", style: title}]\n",
            "nothing is called {naems} here");
    refused("card: [{table: work, heads: top}, {heading: \"{naems}\", style: title}]\n", "did you mean {names}?");
    refused("card: [{table: work, heads: top}, {heading: \"{names\", style: title}]\n",
            "text.yaml:3:46: error: this { has no }");
    refused("card: [{table: work, heads: top}, {heading: \"{label}\", style: section}]\n",
            "{label} needs the section it is the label of");
    refused("card: [{table: work, heads: top}, {heading: x}]\n", "a heading needs a style");
}

static void every_field_must_be_shown(void **state) {
    (void)state;
    refused("card: [{fields: [work.talk], heads: top}]\n", "no table of the card shows the field work.ict");
    refused("card: [{heading: x, style: title}]\n", "no table of the card shows the field work.talk");
    accepted("card: [{fields: [work.ict], heads: left}, {fields: [work.talk], heads: top}]\n");
}

static void colours(void **state) {
    (void)state;
    static const char *const wrong[] = {"red", "K", "K101", "K-1", "K1.5", "CMYK 1 2 3", "CMYK 1 2 3 4 5", "k100"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        char lines[80], said[80];
        snprintf(lines, sizeof lines, "ruling: {shade: \"%s\"}\n", wrong[i]);
        snprintf(said, sizeof said, "text.yaml:4:18: error: not a colour: %s", wrong[i]);
        refused(lines, said);
    }
    fixture f = read_layout("ruling: {shade: CMYK 0 10 20 5, color: K80}\n");
    assert_non_null(f.layout);
    assert_int_equal(f.layout->ruling.shade.m, 100);
    assert_int_equal(f.layout->ruling.shade.y, 200);
    assert_int_equal(f.layout->ruling.shade.k, 50);
    assert_int_equal(f.layout->ruling.color.k, 800);
    close_fixture(&f);
}

// On white, 4.5 to 1 is a gray of 118/255 light: K54 is dark enough, K53 is not (WCAG 2.1, 1.4.3).
static void text_can_be_read_on_its_ground(void **state) {
    (void)state;
    accepted("styles: {title: {color: K54}}\ncard: [{table: work, heads: top}, {heading: x, style: title}]\n");
    refused("styles: {title: {color: K53}}\ncard: [{table: work, heads: top}, {heading: x, style: title}]\n",
            "text.yaml:4:55: error: text in the style title is hard to read here: its contrast is 4.4 to 1");
    refused("styles: {body: {color: CMYK 0 0 100 0}}\n",
            "the style body is hard to read here: its contrast is 1.0 to 1");
    accepted("styles: {body: {color: CMYK 100 80 0 20}}\n");
    refused("ruling: {shade: K60}\n", "text in the style head is hard to read here");
    accepted("ruling: {shade: K50}\n");
    refused("tabs: {color: K40}\n", "text in the style tab is hard to read here: its contrast is 2.8 to 1");
    accepted("styles: {unused: {color: K10}}\n"); // no text is set in it
    // White heads on a dark shade are good; they are not asked about white paper.
    accepted("ruling: {shade: K80}\nstyles:\n  light: {like: head, color: K0}\ncell: {head: light}\n"
             "front: {heading: light}\noverview: {heads: light, sections: [work]}\n"
             "themes: {heads: light, name: light}\ncompare: {heads: light, field: light}\nhistory: {year: light}\n");
}

static void contrast_is_told_once_for_a_style_and_ground(void **state) {
    (void)state;
    fixture f = read_layout("styles: {body: {color: K30}, contents_entry: {like: body, color: K30}}\n"
                            "contents: {entry: body, group: body}\n");
    assert_null(f.layout);
    const char *first = strstr(f.said, "in the style body ");
    assert_non_null(first);
    assert_null(strstr(first + 1, "in the style body "));
    close_fixture(&f);
}

// ---- like ----

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
    assert_non_null(strstr(f.said, ".yaml:1:7: error: the chain of layouts that are like another is too long"));
    close_fixture(&f);
    static const input_text self[] = {{"text.yaml", "like: text.yaml\n"}};
    f = read_among("like: text.yaml\n", self, 1);
    assert_null(f.layout);
    assert_non_null(strstr(f.said, "text.yaml:1:7: error: the chain of layouts that are like another is too long"));
    close_fixture(&f);
}

static void files_that_are_not_there(void **state) {
    (void)state;
    fixture f = read_among("like: none.yaml\n", NULL, 0);
    assert_null(f.layout);
    assert_non_null(strstr(f.said, "text.yaml:1:7: error: there is no file none.yaml"));
    close_fixture(&f);
    f = read_among("like: [a4.yaml]\n", NULL, 0);
    assert_null(f.layout);
    assert_non_null(strstr(f.said, "text.yaml:1:7: error: like must name another layout file beside this one"));
    close_fixture(&f);
}

// A mistake in the file below is told with that file's name.
static void mistakes_below_are_told_where_they_are(void **state) {
    (void)state;
    static const input_text below[] = {{"1.yaml", "like: a4.yaml\ncard: [{table: work, heads: top}]\n"
                                                  "overview: {sections: [work]}\nbody: {min: 20pt}\n"}};
    fixture f = read_among("like: 1.yaml\nbody: {step: 0pt}\n", below, 1);
    assert_null(f.layout);
    assert_non_null(strstr(f.said, "body sizes must satisfy"));
    close_fixture(&f);
    static const input_text wrong[] = {{"1.yaml", "like: a4.yaml\ncell: {haed: head}\n"}};
    f = read_among("like: 1.yaml\n", wrong, 1);
    assert_null(f.layout);
    assert_non_null(strstr(f.said, "1.yaml:2:8: error: no such key: haed"));
    close_fixture(&f);
}

static void sizes_and_margins(void **state) {
    (void)state;
    refused("page: {margins: {left: 140mm, right: 130mm}}\n", "the margins leave less than 30 mm of the page");
    refused("page: {width: 1501mm}\n", "a page is at most 1500 mm wide and high");
    refused("page: {width: 10em}\n", "text.yaml:4:15: error: width must be given in mm, pt or Q here");
    refused("body: {min: 11pt}\n", "body sizes must satisfy 1pt");
    refused("body: {step: 0pt}\n", "body sizes must satisfy 1pt");
    refused("body: {pages: 9}\n", "text.yaml:4:15: error:");
    refused("styles: {body: {ruby: true}}\n", "ruby needs a leading of 1.5 or more");
    refused("styles: {body: {size: 0em}}\n", "type of the style body would be smaller than half a point");
    refused("styles: {title: {size: -1em}}\n", "type of the style title would be smaller than half a point");
    refused("styles: {title: {size: 0.4pt}}\n", "type of the style title would be smaller than half a point");
    refused("styles: {title: {size: 1em - 8pt}}\n", "type of the style title would be smaller than half a point");
    refused("styles: {body: {size: 9pt}}\n", "the size of the style body must be given in em to stand in a cell");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(unknown_names_are_told_with_their_place),
        cmocka_unit_test(a_style_is_like_one_above_it),
        cmocka_unit_test(pieces_of_a_card_are_checked_against_the_form),
        cmocka_unit_test(every_field_must_be_shown),
        cmocka_unit_test(colours),
        cmocka_unit_test(text_can_be_read_on_its_ground),
        cmocka_unit_test(contrast_is_told_once_for_a_style_and_ground),
        cmocka_unit_test(chains_of_files),
        cmocka_unit_test(files_that_are_not_there),
        cmocka_unit_test(mistakes_below_are_told_where_they_are),
        cmocka_unit_test(sizes_and_margins),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
