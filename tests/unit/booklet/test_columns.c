// Lists in columns: order, what stays together, and the evenness of the last page.
#include "booklet/booklet.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

enum { MOST = 64 };

// A page of 100 × 100 mm without margins, columns of 10 lines.
typedef struct fixture {
    tz_job job;
    tz_booklet b;
    tz_layout layout;
    tz_edition edition;
    tz_part part;
    tz_part_spec spec;
    tz_column_item items[MOST];
    size_t order[MOST], drawn;
    uint32_t page[MOST];
    tz_len x[MOST], y[MOST], height[MOST];
} fixture;

static void note(void *context, const tz_canvas *c, size_t item, tz_box box) {
    fixture *f = context;
    f->order[f->drawn++] = item;
    f->page[item] = (uint32_t)f->part.pages.n - 1; // pages are filled one after another
    assert_ptr_equal(c->page, f->part.pages.at[f->part.pages.n - 1].page);
    f->x[item] = box.x / TZ_MM;
    f->y[item] = box.y / TZ_MM;
    assert_int_equal(box.width, tz_column_width(&f->layout, &f->spec));
    assert_in_range(box.height, f->items[item].height, (uintmax_t)f->items[item].height * 3 / 2);
    f->height[item] = box.height;
}

static void set(fixture *f, size_t n, int32_t columns) {
    f->layout.width = f->layout.height = 100 * TZ_MM;
    f->spec.columns = columns;
    f->part.spec = &f->spec;
    f->job = (tz_job){.edition = &f->edition, .layout = &f->layout};
    f->b = (tz_booklet){.tools = {.arena = tz_arena_new(NULL)}, .job = &f->job, .part = &f->part};
    f->part.pages.n = f->drawn = 0;
    f->part.pages.room = 0;
    f->part.pages.at = NULL;
    tz_column_list list = {&f->spec, f->items, n, note, NULL, f};
    tz_column_list_set(&f->b, &list, tz_booklet_add_page(&f->b, NULL), 0);
    assert_int_equal(f->drawn, n);
    for (size_t i = 0; i < n; i++)
        assert_int_equal(f->order[i], i);
}

static void free_fixture(fixture *f) {
    tz_arena_free(f->b.tools.arena);
}

static void fill(fixture *f, size_t n) {
    for (size_t i = 0; i < n; i++)
        f->items[i] = (tz_column_item){.height = 10 * TZ_MM};
}

static void full_columns_follow_each_other(void **state) {
    (void)state;
    fixture f = {0};
    fill(&f, 40);
    set(&f, 40, 2);
    assert_int_equal(f.part.pages.n, 2);
    assert_int_equal(f.x[9], 0);
    assert_int_equal(f.y[9], 90);
    assert_int_equal(f.x[10], 50);
    assert_int_equal(f.y[10], 0);
    assert_int_equal(f.page[20], 1);
    free_fixture(&f);
}

static void the_last_page_is_filled_evenly(void **state) {
    (void)state;
    fixture f = {0};
    fill(&f, 26);
    set(&f, 26, 2); // six are left for the second page
    assert_int_equal(f.page[20], 1);
    assert_int_equal(f.y[22], 20);
    assert_int_equal(f.x[23], 50);
    assert_int_equal(f.y[23], 0);
    free_fixture(&f);
}

static void what_is_kept_stays_together(void **state) {
    (void)state;
    fixture f = {0};
    fill(&f, 18);
    f.items[8].keep_with_next = f.items[9].keep_with_next = true; // 8, 9 and 10 would part after the tenth
    set(&f, 18, 2);
    assert_int_equal(f.x[7], 0);
    assert_int_equal(f.x[8], 50);
    assert_int_equal(f.y[8], 0);
    free_fixture(&f);
}

static void evenness_does_not_part_what_is_kept(void **state) {
    (void)state;
    fixture f = {0};
    fill(&f, 4);
    f.items[0].keep_with_next = f.items[1].keep_with_next = true; // 0, 1, 2 and then 3
    set(&f, 4, 2);
    assert_int_equal(f.x[2], 0);
    assert_int_equal(f.x[3], 50);
    free_fixture(&f);
}

static void space_above_is_left_out_at_a_columns_head(void **state) {
    (void)state;
    fixture f = {0};
    fill(&f, 12);
    for (size_t i = 0; i < 12; i++)
        f.items[i].before = 5 * TZ_MM;
    set(&f, 12, 2);
    assert_int_equal(f.y[0], 0);
    assert_int_equal(f.y[1], 15);
    assert_int_equal(f.y[6], 0);
    assert_int_equal(f.x[6], 50);
    free_fixture(&f);
}

// Two that are left over take others along: of 22 in columns of ten, twelve stand on the first page.
static void few_are_not_alone_on_the_last_page(void **state) {
    (void)state;
    static const struct {
        size_t n, first, pages; // items, of which on all pages but the last one
    } cases[] = {{21, 12, 2}, {22, 12, 2}, {24, 12, 2}, {25, 20, 2}, {41, 32, 3}, {42, 32, 3}, {46, 40, 3}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        fixture f = {0};
        fill(&f, cases[i].n);
        set(&f, cases[i].n, 2);
        assert_int_equal(f.part.pages.n, cases[i].pages);
        assert_int_equal(f.page[cases[i].first - 1], cases[i].pages - 2);
        assert_int_equal(f.page[cases[i].first], cases[i].pages - 1);
        free_fixture(&f);
    }
}

// Or the spaces between all items give way, to half of what they are at most, and no further page is needed.
static void spaces_give_way_to_a_few(void **state) {
    (void)state;
    static const struct {
        size_t n, pages;
        tz_len second; // where the second item begins
    } cases[] = {{14, 1, 15}, {15, 1, 12}, {16, 1, 12}, {17, 2, 15}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        fixture f = {0};
        fill(&f, cases[i].n);
        for (size_t k = 0; k < cases[i].n; k++)
            f.items[k].before = 5 * TZ_MM;
        set(&f, cases[i].n, 2);
        assert_int_equal(f.part.pages.n, cases[i].pages);
        assert_int_equal(f.y[1], cases[i].second);
        free_fixture(&f);
    }
}

// A quarter of a column is filled before the next one begins.
static void few_stand_in_one_column(void **state) {
    (void)state;
    for (size_t n = 1; n <= 6; n++) {
        fixture f = {0};
        fill(&f, n);
        set(&f, n, 4);
        for (size_t i = 0; i < n; i++)
            assert_int_equal(f.x[i], i / 2 * 25);
        free_fixture(&f);
    }
}

// With fill: bottom, items of a list on one page stand further apart: as far as leading may grow, and as the page
// allows.
static void a_list_on_one_page_fills_it(void **state) {
    (void)state;
    static const struct {
        size_t n, pages;
        tz_len height; // of items
    } cases[] = {{4, 1, 15}, {12, 1, 15}, {16, 1, 12}, {20, 1, 10}, {26, 2, 10}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        fixture f = {.layout.body = {.fill = TZ_FILL_BOTTOM, .leading_growth = 1500000}};
        fill(&f, cases[i].n);
        set(&f, cases[i].n, 2);
        assert_int_equal(f.part.pages.n, cases[i].pages);
        assert_int_equal(f.height[0] / TZ_MM, cases[i].height);
        assert_int_equal(f.y[1], cases[i].height);
        free_fixture(&f);
    }
}

static void what_no_column_holds_is_set_all_the_same(void **state) {
    (void)state;
    fixture f = {0};
    fill(&f, 24);
    for (size_t i = 0; i < 23; i++)
        f.items[i].keep_with_next = true; // all of it kept together
    set(&f, 24, 1);
    assert_int_equal(f.part.pages.n, 3);
    free_fixture(&f);
    f.items[3].height = 150 * TZ_MM; // higher than a page
    set(&f, 24, 1);
    assert_int_equal(f.y[3], 0);
    assert_true(f.page[4] > f.page[3]);
    free_fixture(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(full_columns_follow_each_other),
        cmocka_unit_test(the_last_page_is_filled_evenly),
        cmocka_unit_test(what_is_kept_stays_together),
        cmocka_unit_test(evenness_does_not_part_what_is_kept),
        cmocka_unit_test(space_above_is_left_out_at_a_columns_head),
        cmocka_unit_test(few_are_not_alone_on_the_last_page),
        cmocka_unit_test(spaces_give_way_to_a_few),
        cmocka_unit_test(few_stand_in_one_column),
        cmocka_unit_test(a_list_on_one_page_fills_it),
        cmocka_unit_test(what_no_column_holds_is_set_all_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
