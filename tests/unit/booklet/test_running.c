// Running lines: at their places, mirrored on left-hand pages, left out where the layout says so, and on blank pages.
#include "booklet/opened.h"

static const char lines[] =
    "header: {style: running, offset: 7mm, left: \"{names}\", center: \"\", right: \"{head}\", "
    "mirrored: true, except: [index]}\n"
    "footer: {style: running, offset: 6mm, left: \"\", center: \"{page}/{pages}\", right: \"\", "
    "except: []}\n"
    "cards: {head: \"{region}\"}\nindex: {head: 索引}\n";

// Two pages of cards, a blank one, and one of the index.
static opened *draw_booklet(const char *more) {
    opened *it = open_booklet(more);
    tz_booklet_add_page(&it->b, &it->cards.edition->cards[0]);
    it->parts[0].head = "別の柱";
    tz_booklet_add_page(&it->b, &it->cards.edition->cards[1]);
    tz_booklet_add_blank(&it->b);
    it->b.part = &it->parts[1];
    tz_booklet_add_page(&it->b, NULL);
    number_pages(it);
    assert_true(tz_draw_running_lines(&it->b));
    return it;
}

static const tz_run *run_of(const tz_page *page, const char *text) {
    for (size_t i = 0; i < page->items.n; i++) {
        const tz_run *run = &page->items.at[i].run;
        if (page->items.at[i].kind == TZ_ITEM_RUN && run->text_size == strlen(text) &&
            !memcmp(run->text, text, run->text_size))
            return run;
    }
    fail_msg("no %s", text);
    return NULL;
}

static tz_len right_of(const tz_run *run) { // of full-width text
    return run->glyphs[run->glyphs_n - 1].x + run->size;
}

static void lines_change_sides_on_left_hand_pages(void **state) {
    (void)state;
    opened *it = draw_booklet(lines);
    tz_box area = tz_type_area(it->cards.layout);
    const tz_run *names = run_of(it->book.pages[0], "第1町"), *head = run_of(it->book.pages[0], "全域");
    assert_int_equal(names->glyphs[0].x, area.x);
    assert_int_equal(names->glyphs[0].y, 7 * TZ_MM);
    assert_int_equal(right_of(head), area.x + area.width);
    names = run_of(it->book.pages[1], "第2町");
    head = run_of(it->book.pages[1], "別の柱"); // the page's own
    assert_int_equal(right_of(names), area.x + area.width);
    assert_int_equal(head->glyphs[0].x, area.x);
    close_booklet(it);
}

static void feet_are_centred_and_count_pages(void **state) {
    (void)state;
    opened *it = draw_booklet(lines);
    tz_box area = tz_type_area(it->cards.layout);
    const tz_run *foot = run_of(it->book.pages[1], "2/4");
    assert_int_equal(foot->glyphs[0].y, it->cards.layout->height - 6 * TZ_MM);
    tz_len left = foot->glyphs[0].x - area.x, right = area.x + area.width - foot->glyphs[2].x - foot->size / 2;
    assert_in_range(left - right + TZ_PT, 0, 2 * TZ_PT);
    close_booklet(it);
}

static void what_is_left_out(void **state) {
    (void)state;
    opened *it = draw_booklet(lines);
    assert_int_equal(it->book.pages[2]->items.n, 0); // blank
    assert_string_equal(texts_of(it, it->book.pages[3]), "4/4|");
    close_booklet(it);
}

static void all_is_pagination(void **state) {
    (void)state;
    opened *it = draw_booklet(lines);
    for (size_t i = 0; i < it->book.pages[0]->spans.n; i++) {
        assert_null(it->book.pages[0]->spans.at[i].element);
        assert_int_equal(it->book.pages[0]->spans.at[i].artifact, TZ_ARTIFACT_PAGINATION);
    }
    close_booklet(it);
}

// A rule stands below the head and above the foot, as wide as the type area.
static void rules_of_running_lines(void **state) {
    (void)state;
    opened *it = draw_booklet("header: {rule: 0.2mm, offset: 7mm}\nfooter: {rule: 0.3mm, offset: 6mm}\n");
    tz_box area = tz_type_area(it->cards.layout);
    const tz_page *page = it->book.pages[0];
    tz_len y[2], n = 0;
    for (size_t i = 0; i < page->items.n; i++)
        if (page->items.at[i].kind == TZ_ITEM_RECT && page->items.at[i].rect.width == area.width) {
            assert_int_equal(page->items.at[i].rect.x, area.x);
            assert_int_equal(page->items.at[i].rect.height, n ? 3 * TZ_MM / 10 : TZ_MM / 5);
            y[n++] = page->items.at[i].rect.y;
        }
    assert_int_equal(n, 2);
    assert_true(y[0] > 7 * TZ_MM && y[0] < 9 * TZ_MM);
    tz_len foot = it->cards.layout->height - 6 * TZ_MM;
    assert_true(y[1] < foot - it->cards.layout->body.min && y[1] > foot - 6 * TZ_MM);
    close_booklet(it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_change_sides_on_left_hand_pages),
        cmocka_unit_test(feet_are_centred_and_count_pages),
        cmocka_unit_test(what_is_left_out),
        cmocka_unit_test(all_is_pagination),
        cmocka_unit_test(rules_of_running_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
