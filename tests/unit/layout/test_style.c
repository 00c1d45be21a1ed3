// Styles: what each key makes of one, what is inherited, and what their uses need of them.
#include "fixture.h"

static const tz_style *style_of(const fixture *f, const char *name) {
    const tz_style *style = tz_layout_style(f->layout, name);
    assert_non_null(style);
    assert_string_equal(style->name, name);
    return style;
}

static void every_key_is_read(void **state) {
    (void)state;
    fixture f = read_good_layout(
        "styles: {s: {family: mincho, weight: bold, direction: vertical, size: 1pt + 2em, leading: 1.7, align: end, "
        "level: css-normal, trim: none, breaking: first-fit, hanging: true, phrases: true, keep: true, ruby: true, "
        "ragged_below: 3em, indent: 4em, before: 5em, after: 6em, color: K70, stretch: {latin: 0.5em, all: "
        "0.25em}}}\n");
    const tz_style *s = style_of(&f, "s");
    assert_int_equal(s->font.family, tz_fonts_family(f.fonts->fonts, "mincho"));
    assert_int_equal(s->font.weight, TZ_BOLD);
    assert_true(s->font.vertical);
    assert_int_equal(s->size.fixed, TZ_PT);
    assert_int_equal(s->size.em, 2 * TZ_EM);
    assert_int_equal(s->leading, 1700000);
    assert_int_equal(s->align, TZ_ALIGN_END);
    assert_int_equal(s->strictness, TZ_CSS_NORMAL);
    assert_int_equal(s->spacing_trim, TZ_TRIM_NONE);
    assert_int_equal(s->breaking, TZ_LINE_BREAKING_FIRST_FIT);
    assert_true(s->hanging && s->phrases && s->keep_with_next && s->ruby);
    assert_int_equal(s->ragged_below, 3 * TZ_EM);
    assert_int_equal(s->stretch.latin, TZ_EM / 2);
    assert_int_equal(s->stretch.all, TZ_EM / 4);
    assert_int_equal(s->indent, 4 * TZ_EM);
    assert_int_equal(s->before, 5 * TZ_EM);
    assert_int_equal(s->after, 6 * TZ_EM);
    assert_int_equal(s->color.k, 700);
    close_fixture(&f);
}

static void a_style_of_nothing(void **state) {
    (void)state;
    fixture f = read_minimal_layout("");
    const tz_style *s = style_of(&f, "plain");
    assert_int_equal(s->font.family, 0);
    assert_int_equal(s->font.weight, TZ_REGULAR);
    assert_false(s->font.vertical);
    assert_int_equal(s->size.fixed, 0);
    assert_int_equal(s->size.em, TZ_EM);
    assert_int_equal(s->leading, 1500000);
    assert_int_equal(s->align, TZ_ALIGN_START);
    assert_int_equal(s->strictness, TZ_STRICT);
    assert_int_equal(s->spacing_trim, TZ_TRIM_JLREQ);
    assert_int_equal(s->breaking, TZ_LINE_BREAKING_OPTIMAL);
    assert_int_equal(s->stretch.latin, TZ_EM * 3 / 8);
    assert_int_equal(s->stretch.all, TZ_EM / 8);
    assert_false(s->hanging || s->phrases || s->keep_with_next || s->ruby);
    assert_int_equal(s->ragged_below + s->indent + s->before + s->after, 0);
    assert_int_equal(s->color.k, 1000);
    close_fixture(&f);
}

// Each flag by itself: no two keys fill the same member.
static void flags(void **state) {
    (void)state;
    static const char *const keys[] = {"hanging", "phrases", "keep", "ruby"};
    for (size_t i = 0; i < 4; i++) {
        char lines[80];
        snprintf(lines, sizeof lines, "styles: {s: {%s: true}}\n", keys[i]);
        fixture f = read_good_layout(lines);
        const tz_style *s = style_of(&f, "s");
        const bool found[] = {s->hanging, s->phrases, s->keep_with_next, s->ruby};
        for (size_t k = 0; k < 4; k++)
            assert_int_equal(found[k], k == i);
        close_fixture(&f);
    }
}

// The words in the order of the enums of style.h.
static void words_of_choices(void **state) {
    (void)state;
    static const struct {
        const char *key, *words[8];
        size_t offset;
    } choices[] = {
        {"align", {"start", "justify", "center", "end", "even", "decimal"}, offsetof(tz_style, align)},
        {"level",
         {"very-strict", "strict", "loose", "very-loose", "css-strict", "css-normal", "css-loose"},
         offsetof(tz_style, strictness)},
        {"trim", {"jlreq", "css", "none"}, offsetof(tz_style, spacing_trim)},
        {"breaking", {"optimal", "first-fit"}, offsetof(tz_style, breaking)},
        {"weight", {"regular", "bold"}, offsetof(tz_style, font.weight)},
    };
    for (size_t i = 0; i < sizeof choices / sizeof *choices; i++)
        for (int k = 0; choices[i].words[k]; k++) {
            char lines[80];
            snprintf(lines, sizeof lines, "styles: {s: {%s: %s}}\n", choices[i].key, choices[i].words[k]);
            fixture f = read_good_layout(lines);
            assert_int_equal(*(const int *)((const char *)style_of(&f, "s") + choices[i].offset), k);
            close_fixture(&f);
        }
    fixture f = read_good_layout("styles: {s: {direction: horizontal}}\n");
    assert_false(style_of(&f, "s")->font.vertical);
    close_fixture(&f);
    refused("styles: {title: {weight: heavy}}\n",
            "text.yaml:4:26: error: one of these words is expected here: regular, bold");
}

static void a_style_is_like_one_above_it(void **state) {
    (void)state;
    refused("styles: {first: {like: second}, second: {like: body}}\n", "text.yaml:4:24: error: no such style: second");
    refused("styles: {own: {like: own}}\n", "no such style: own");
    refused("styles: {title: {like: bodi}}\n", "text.yaml:4:24: error: no such style: bodi");
    fixture f = read_good_layout("styles: {first: {like: subhead, size: 2em, color: K80}, "
                                 "second: {align: end, like: first}, third: {like: , size: 3em}}\n");
    const tz_style *second = style_of(&f, "second"), *subhead = style_of(&f, "subhead");
    assert_int_equal(second->font.weight, subhead->font.weight);
    assert_int_equal(second->phrases, subhead->phrases);
    assert_int_equal(second->size.em, 2 * TZ_EM);
    assert_int_equal(second->color.k, 800);
    assert_int_equal(second->align, TZ_ALIGN_END); // although `like` is written behind it
    assert_int_equal(style_of(&f, "third")->leading, 1500000);
    assert_null(tz_layout_style(f.layout, "fourth"));
    close_fixture(&f);
}

static void sizes_that_nobody_can_see(void **state) {
    (void)state;
    static const char messages[] = "text.yaml:4:24: error: type of the style title would be smaller than half a point";
    refused("styles: {title: {size: 0em}}\n", messages);
    refused("styles: {title: {size: -1em}}\n", "text.yaml:4:24: error: a length from 0mm to 500pt is expected here");
    refused("styles: {title: {size: 0.4pt}}\n", messages);
    refused("styles: {title: {size: 1em - 8pt}}\n", "text.yaml:4:24: error: a length from 0mm to 500pt is expected");
    refused("body: {min: 2pt}\nstyles: {title: {size: 0.2em}}\n",
            "text.yaml:5:24: error: type of the style title would be smaller than half a point");
    accepted("styles: {title: {size: 0.5pt}}\n");
    accepted("styles: {title: {size: 0.0625em}}\n");
    refused("body: {min: 8pt}\nstyles: {small: {size: 0.04em}}\n", "smaller than half a point");
}

static void ruby_needs_room(void **state) {
    (void)state;
    refused("styles: {body: {ruby: true}}\n", "text.yaml:4:23: error: ruby needs a leading of 1.5 or more");
    refused("styles: {body: {ruby: true, leading: 1.49}}\n", "ruby needs a leading of 1.5 or more");
    accepted("styles: {s: {ruby: true, leading: 1.5}}\n");
}

static void names_that_are_unknown(void **state) {
    (void)state;
    refused("cell: {head: haed}\n", "text.yaml:4:14: error: no such style: haed");
    refused("cell: {head: haed}\n", "did you mean head?");
    refused("styles: {title: {family: gothik}}\n", "text.yaml:4:26: error: no such font family in fonts.yaml: gothik");
    accepted("styles: {title: {family: }}\n"); // as the style it is like
    refused("styles: {title: {colour: K100}}\n", "text.yaml:4:18: error: no such key: colour (did you mean color?)");
    refused("styles: bold\n", "text.yaml:4:9: error: styles must be names, each with its keys");
    refused("styles: {s: bold}\n", "text.yaml:4:13: error: keys with values (key: value) are expected here");
}

static void names_that_are_blank(void **state) {
    (void)state;
    refused("cell: {head: \"\"}\n", "text.yaml:4:14: error: the name of a style is expected here");
    refused("themes: {body: }\n", "the name of a style is expected here");
    static const char names[] = "note: the styles of this layout are: body, subhead, head, title, section, running, ";
    refused("cell: {body: }\n", names);
    refused("contents: {entry: \"\"}\n", names);
    refused("index: {term: 太字}\n", names); // none is near
    fixture f = read_good_layout("contents: {title_style: }\nheader: {style: \"\"}\ntabs: {style: }\n"
                                 "themes: {back_style: }\n");
    assert_null(f.layout->contents.part.title_style);
    assert_null(f.layout->header.style);
    assert_null(f.layout->tabs.style);
    assert_null(f.layout->themes.back_style);
    close_fixture(&f);
}

static void text_in_cells_follows_the_body(void **state) {
    (void)state;
    refused("styles: {body: {size: 9pt}}\n", "the size of the style body must be given in em to stand in a cell");
    refused("themes: {body: title}\n", "text.yaml:4:16: error: the size of the style title must be given in em");
    accepted("overview: {sections: [work], heads: title}\n"); // no flow
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_key_is_read),
        cmocka_unit_test(a_style_of_nothing),
        cmocka_unit_test(flags),
        cmocka_unit_test(words_of_choices),
        cmocka_unit_test(a_style_is_like_one_above_it),
        cmocka_unit_test(sizes_that_nobody_can_see),
        cmocka_unit_test(ruby_needs_room),
        cmocka_unit_test(names_that_are_unknown),
        cmocka_unit_test(names_that_are_blank),
        cmocka_unit_test(text_in_cells_follows_the_body),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
