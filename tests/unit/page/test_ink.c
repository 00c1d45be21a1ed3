// Ink boxes of runs, and whether runs meet.
#include "between.h"
#include "page/places.h"
#include "sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

enum { SIZE = 10 * TZ_PT };

typedef struct inked {
    sample *sample;
    tz_page *page;
    tz_inks *inks;
} inked;

static inked open_inked(void) {
    inked it = {.sample = sample_new()};
    it.page = sample_page(it.sample, "1");
    it.inks = tz_inks_new(it.sample->arena, it.sample->fonts);
    return it;
}

// A run of its own, at a baseline in points.
static const tz_run *run_at(inked *it, int x, int y, const char *text) {
    sample_text(it->sample, NULL, "gothic", 10, x, y, text);
    return &it->page->items.at[it->page->items.n - 1].run;
}

// Within a hundredth of a point.
static void assert_near(tz_len length, double points) {
    tz_len expected = (tz_len)(points * TZ_PT);
    assert_between(length - expected + TZ_PT, TZ_PT - TZ_PT / 100, TZ_PT + TZ_PT / 100);
}

// BIZ UDGothic, 2,048 units an em; the dot <840,963,369,-369>.
static void ink_of_one_glyph(void **state) {
    (void)state;
    inked it = open_inked();
    tz_box box;
    assert_true(tz_run_ink(it.inks, run_at(&it, 100, 200, "・"), &box));
    assert_near(box.x, 100 + 840 * 10 / 2048.0);
    assert_near(box.y, 200 - 963 * 10 / 2048.0);
    assert_near(box.width, 369 * 10 / 2048.0);
    assert_near(box.height, 369 * 10 / 2048.0);
    sample_free(it.sample);
}

static void ink_of_all_glyphs(void **state) {
    (void)state;
    inked it = open_inked();
    tz_box box;
    assert_true(tz_run_ink(it.inks, run_at(&it, 100, 200, "　・・　"), &box)); // spaces have none
    assert_near(box.x, 110 + 840 * 10 / 2048.0);
    assert_near(box.width, 10 + 369 * 10 / 2048.0);
    assert_false(tz_run_ink(it.inks, run_at(&it, 100, 200, "　　"), &box));
    sample_free(it.sample);
}

// A quarter turn clockwise: the font's right is down, its up is right.
static void ink_of_a_rotated_run(void **state) {
    (void)state;
    inked it = open_inked();
    tz_run run = *run_at(&it, 100, 200, "・");
    tz_box box;
    run.rotated = true;
    assert_true(tz_run_ink(it.inks, &run, &box));
    assert_near(box.x, 100 + (963 - 369) * 10 / 2048.0);
    assert_near(box.y, 200 + 840 * 10 / 2048.0);
    sample_free(it.sample);
}

static void runs_that_meet(void **state) {
    (void)state;
    inked it = open_inked();
    tz_run run = *run_at(&it, 100, 200, "在宅医療"); // a copy: the page's runs move when one is added
    static const struct {
        int x, y;
        const char *text;
        bool meets;
    } cases[] = {
        {100, 200, "在宅", true},  {135, 205, "介護", true}, {140, 200, "介護", false},
        {100, 210, "介護", false}, {100, 203, "一", true}, // a stroke of a twentieth of an em within the others
        {100, 212, "一", false},   {100, 200, "　", false},  {138, 200, "介", true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        tz_run other = *run_at(&it, cases[i].x, cases[i].y, cases[i].text);
        assert_int_equal(tz_runs_meet(it.inks, &run, &other, SIZE / 20, SIZE / 5), cases[i].meets);
        assert_int_equal(tz_runs_meet(it.inks, &other, &run, SIZE / 20, SIZE / 5), cases[i].meets);
    }
    sample_free(it.sample);
}

static void a_run_over_a_rule(void **state) {
    (void)state;
    inked it = open_inked();
    tz_run run = *run_at(&it, 100, 200, "在宅");
    const tz_box through = {90 * TZ_PT, 196 * TZ_PT, 100 * TZ_PT, TZ_PT / 4};
    const tz_box below = {90 * TZ_PT, 202 * TZ_PT, 100 * TZ_PT, TZ_PT / 4};
    assert_true(tz_run_meets_box(it.inks, &run, &through, SIZE / 20, SIZE / 5));
    assert_false(tz_run_meets_box(it.inks, &run, &below, SIZE / 20, SIZE / 5));
    sample_free(it.sample);
}

// Without fonts nothing is known of ink.
static void no_fonts_no_ink(void **state) {
    (void)state;
    inked it = open_inked();
    tz_box box;
    assert_false(tz_run_ink(tz_inks_new(it.sample->arena, NULL), run_at(&it, 100, 200, "・"), &box));
    sample_free(it.sample);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ink_of_one_glyph), cmocka_unit_test(ink_of_all_glyphs), cmocka_unit_test(ink_of_a_rotated_run),
        cmocka_unit_test(runs_that_meet),   cmocka_unit_test(a_run_over_a_rule), cmocka_unit_test(no_fonts_no_ink),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
