// Running lines: at their places, mirrored on left-hand pages, left out where the layout says so, and on blank pages.
#include "between.h"
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
    tz_booklet_add_page(&it->b, &it->cards.edition->cards[1]);
    it->parts[0].pages.at[1].head = "別の柱";
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
    assert_between(left - right + TZ_PT, 0, 2 * TZ_PT);
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

// ---- lines whose texts would meet ----

// One page of the first card, whose municipalities have these names, in a region of that name. The type area is 89 mm
// wide: 31 characters of 8 pt.
static opened *draw_card_page(const char *lines_of, const char *const *names, size_t n, tz_region region) {
    opened *it = open_booklet(lines_of);
    tz_edition *edition = TZ_NEW(it->cards.arena, tz_edition);
    tz_card *card = TZ_NEW(it->cards.arena, tz_card);
    tz_municipality *own = TZ_ARRAY(it->cards.arena, tz_municipality, n);
    tz_region *regions = TZ_NEW(it->cards.arena, tz_region);
    *edition = *it->cards.edition;
    *card = edition->cards[0];
    *regions = region;
    for (size_t i = 0; i < n; i++)
        own[i].name = tz_text_from_string(names[i]);
    card->municipalities = own;
    card->municipalities_n = n;
    edition->regions = regions;
    it->cards.job.edition = edition;
    tz_booklet_add_page(&it->b, card);
    tz_booklet_add_page(&it->b, card);
    number_pages(it);
    assert_true(tz_draw_running_lines(&it->b));
    return it;
}

static void assert_apart(const opened *it, const tz_page *page) {
    tz_box area = tz_type_area(it->cards.layout);
    tz_len end = area.x;
    for (size_t i = 0; i < page->items.n; i++) {
        const tz_run *run = &page->items.at[i].run;
        if (page->items.at[i].kind != TZ_ITEM_RUN || run->glyphs[0].y > 10 * TZ_MM)
            continue;
        assert_true(run->glyphs[0].x >= end);
        end = run->glyphs[run->glyphs_n - 1].x + run->size / 2;
    }
    assert_true(end <= area.x + area.width);
}

static const char no_tabs[] =
    "styles: {running: {size: 8pt}}\nfooter: {offset: 6mm, left: \"\", center: \"\", right: \"\"}\n"
    "cards: {head: \"{region}　{names}\"}\n"
    "header: {offset: 7mm, left: 三重県, center: \"\", right: \"{head}\", mirrored: false}\n";

static const char *texts_without_tab(opened *it) {
    const char *all = texts_of(it, it->book.pages[0]);
    size_t size = strlen(all); // the tab comes last
    while (size > 1 && all[size - 2] != '|')
        size--;
    return tz_arena_copy(it->cards.arena, all, size - 1);
}

static void names_are_shortened_where_lines_meet(void **state) {
    (void)state;
    static const struct {
        const char *names[7];
        const char *texts;
    } cases[] = {
        {{"津市", "四日市市", "桑名市"}, "三重県|伊賀　津市、四日市市、桑名市|"},
        {{"津市", "四日市市", "伊勢市", "松阪市", "桑名市", "鈴鹿市", "明和町"}, "三重県|伊賀　津市他6市町|"},
        {{"東秩父村", "四日市四日市四日市市", "伊勢伊勢伊勢伊勢町", "明和町"}, "三重県|伊賀　東秩父村他3市町|"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t n = 0;
        while (n < 7 && cases[i].names[n])
            n++;
        opened *it = draw_card_page(no_tabs, cases[i].names, n, (tz_region){.name = tz_text_from_string("伊賀")});
        assert_string_equal(texts_without_tab(it), cases[i].texts);
        assert_int_equal(first_run(it->book.pages[0])->size, 8 * TZ_PT);
        assert_apart(it, it->book.pages[0]);
        close_booklet(it);
    }
}

static void a_region_has_a_short_name(void **state) {
    (void)state;
    tz_region region = {.name = tz_text_from_string("名古屋・尾張中部構想区域西三河南部東圏域"),
                        .short_name = tz_text_from_string("名古屋")};
    opened *it = draw_card_page(no_tabs, (const char *[]){"四日市四日市四日市市"}, 1, region);
    assert_string_equal(texts_without_tab(it), "三重県|名古屋　四日市四日市四日市市|");
    close_booklet(it);
}

// What has no short form is set smaller, down to three quarters.
static void long_names_are_set_smaller(void **state) {
    (void)state;
    tz_region region = {.name = tz_text_from_string("東三河北部"), .short_name = tz_text_from_string("三河")};
    opened *it =
        draw_card_page(no_tabs, (const char *[]){"あいうえおかきくけこさしすせそたちつてとなにぬねの町"}, 1, region);
    assert_string_equal(texts_without_tab(it), "三重県|三河　あいうえおかきくけこさしすせそたちつてとなにぬねの町|");
    assert_int_equal(first_run(it->book.pages[0])->size, 15 * TZ_PT / 2);
    assert_apart(it, it->book.pages[0]);
    close_booklet(it);
}

// And what does not fit even so ends in dots, which is reported once for all pages of a card.
static void what_is_too_long_ends_in_dots(void **state) {
    (void)state;
    tz_region region = {.name = tz_text_from_string("東三河北部"), .short_name = tz_text_from_string("三河")};
    opened *it = draw_card_page(
        no_tabs, (const char *[]){"あいうえおかきくけこさしすせそたちつてとなにぬねのあいうえおかきくけこさしすせ町"},
        1, region);
    assert_string_equal(texts_without_tab(it),
                        "三重県|三河　あいうえおかきくけこさしすせそたちつてとなにぬねのあいうえおかきく…|");
    assert_int_equal(first_run(it->book.pages[0])->size, 6 * TZ_PT);
    assert_apart(it, it->book.pages[0]);
    assert_string_equal(
        input_messages(it->cards.arena, it->cards.diag),
        "warning: a line at the head or foot of page 1 is too long and ends in dots: "
        "三河　あいうえおかきくけこさしすせそたちつてとなにぬねのあいうえおかきく…: give the region a short:, or "
        "shorten the line in the layout\n");
    close_booklet(it);
}

// The text in the middle stands beside it where a long one needs that.
static void the_middle_moves_aside(void **state) {
    (void)state;
    opened *it = draw_card_page("header: {style: running, offset: 7mm, left: "
                                "左の線は変わった箇条を示す印です, center: \"{page}\", right: \"\"}\n"
                                "footer: {offset: 6mm, left: \"\", center: \"\", right: \"\"}\n",
                                (const char *[]){"津市"}, 1, (tz_region){.name = tz_text_from_string("伊賀")});
    const tz_run *page = run_of(it->book.pages[0], "1");
    tz_box area = tz_type_area(it->cards.layout);
    assert_int_equal(page->glyphs[0].x, area.x + 16 * 8 * TZ_PT + 8 * TZ_PT); // a gap of 1 em
    assert_int_equal(page->size, 8 * TZ_PT);
    close_booklet(it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_change_sides_on_left_hand_pages),
        cmocka_unit_test(feet_are_centred_and_count_pages),
        cmocka_unit_test(what_is_left_out),
        cmocka_unit_test(all_is_pagination),
        cmocka_unit_test(rules_of_running_lines),
        cmocka_unit_test(names_are_shortened_where_lines_meet),
        cmocka_unit_test(a_region_has_a_short_name),
        cmocka_unit_test(long_names_are_set_smaller),
        cmocka_unit_test(what_is_too_long_ends_in_dots),
        cmocka_unit_test(the_middle_moves_aside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
