// Colours: how they are written, what they look like, and whether text can be read on them.
#include "fixture.h"

static void colours(void **state) {
    (void)state;
    static const char *const wrong[] = {"red", "K", "K101", "K-1", "K1.5", "CMYK 1 2 3", "CMYK 1 2 3 4 5", "k100"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        char lines[80], messages[80];
        snprintf(lines, sizeof lines, "ruling: {shade: \"%s\"}\n", wrong[i]);
        snprintf(messages, sizeof messages, "text.yaml:4:18: error: not a colour: %s", wrong[i]);
        refused(lines, messages);
    }
    fixture f = read_good_layout("ruling: {shade: CMYK 0 10 20 5, color: K80}\ncompare: {color: }\n");
    assert_int_equal(f.layout->ruling.shade.c, 0);
    assert_int_equal(f.layout->ruling.shade.m, 100);
    assert_int_equal(f.layout->ruling.shade.y, 200);
    assert_int_equal(f.layout->ruling.shade.k, 50);
    assert_int_equal(f.layout->ruling.color.k, 800);
    assert_int_equal(f.layout->compare.color.k, 1000); // its default
    close_fixture(&f);
    refused("ruling: {shade: }\n", "not a colour");
}

static void inks_take_their_light_away(void **state) {
    (void)state;
    static const struct {
        tz_color color;
        int32_t light[3];
    } cases[] = {
        {{0, 0, 0, 0}, {1000, 1000, 1000}},      {{0, 0, 0, 1000}, {0, 0, 0}},       {{0, 0, 0, 120}, {880, 880, 880}},
        {{1000, 0, 0, 0}, {0, 1000, 1000}},      {{0, 1000, 0, 0}, {1000, 0, 1000}}, {{0, 0, 1000, 0}, {1000, 1000, 0}},
        {{100, 200, 300, 500}, {450, 400, 350}}, {{5, 0, 0, 500}, {498, 500, 500}}, // 497.5 is rounded up
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int32_t light[3];
        tz_color_rgb(cases[i].color, light);
        for (int k = 0; k < 3; k++)
            assert_int_equal(light[k], cases[i].light[k]);
    }
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
    refused("styles: {body: {color: K30}}\n", "make the text darker or what is behind it lighter");
    refused("tabs: {color: K40}\n", "text in the style tab is hard to read here: its contrast is 2.8 to 1");
    accepted("styles: {unused: {color: K10}}\n"); // no text is set in it
    // White heads on a dark shade are good; they are not compared with white paper.
    accepted("ruling: {shade: K80}\nstyles:\n  light: {like: head, color: K0}\ncell: {head: light}\n"
             "front: {heading: light}\noverview: {heads: light, sections: [work]}\n"
             "themes: {heads: light, name: light}\ncompare: {heads: light, field: light}\nhistory: {year: light}\n");
}

static void contrast_is_reported_once_for_a_cause(void **state) {
    (void)state;
    fixture f = read_layout("styles: {body: {color: K30}}\n"
                            "contents: {entry: body, group: body}\n");
    assert_null(f.layout);
    const char *first = strstr(f.messages, "in the style body ");
    assert_non_null(first);
    assert_null(strstr(first + 1, "in the style body "));
    assert_null(strstr(f.messages, "in the style part_title ")); // like body: told at the colour of body
    close_fixture(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(colours),
        cmocka_unit_test(inks_take_their_light_away),
        cmocka_unit_test(text_can_be_read_on_its_ground),
        cmocka_unit_test(contrast_is_reported_once_for_a_cause),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
