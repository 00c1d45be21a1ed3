// Every run and every rule of every part, pushed out of its place, one after the other: the ledger of places finds
// each.
#include "changes/two_editions.h"
#include "page/places.h"

static const char *const old[] = {"・会議を4回開く\\n・展示|なし|・続ける", "・同じ|なし|なし", "なし|・情報|なし"};
static const char *const current[] = {"・会議を6回開く\\n・展示した。ICTも|・始めた|・続ける", "・同じ|短い|なし",
                                      "なし|・情報を共有|・研修"};
static const char edition_lines[] =
    "date: 2026-03-31\nmeeting: 連絡会\nthemes: [work.ict, plan.next]\n"
    "terms: [{term: ICT, reading: あいしーてぃー}, {term: 会議, reading: かいぎ}]\n"
    "digest: {title: 要約, groups: [{heading: 目的, text: 取組を知る}, {heading: 方法, text: 調べる}]}\n"
    "outline: {title: 概要, groups: [{heading: 対象, text: 市町}]}\n";

static tz_places_limits limits_of(const made_book *m) {
    const tz_margins *in = &m->layout->margins;
    const tz_layout *l = m->layout;
    return (tz_places_limits){{in->left, in->top, l->width - in->left - in->right, l->height - in->top - in->bottom},
                              l->tabs.bleed};
}

static uint32_t frame_of(const tz_page *page, size_t item) {
    uint32_t frame = 0;
    for (size_t i = 0; i < page->framed.n && page->framed.at[i].first <= item; i++)
        frame = page->framed.at[i].frame;
    return frame;
}

static size_t check(const made_book *m, tz_inks *inks, const tz_page *page) {
    tz_misplaced_list found = {0};
    tz_arena *arena = tz_arena_new(NULL);
    tz_places_limits limits = limits_of(m);
    tz_page_check_places(inks, arena, m->book, page, &limits, &found);
    size_t n = found.all.n;
    tz_arena_free(arena);
    return n;
}

// The item as it is, moved.
static tz_item moved(tz_arena *arena, const tz_item *item, tz_len right, tz_len down) {
    tz_item made = *item;
    if (item->kind == TZ_ITEM_RECT) {
        made.rect.x += right;
        made.rect.y += down;
    } else if (item->kind == TZ_ITEM_RUN) {
        tz_run_glyph *glyphs = TZ_ARRAY(arena, tz_run_glyph, item->run.glyphs_n);
        for (uint32_t i = 0; i < item->run.glyphs_n; i++) {
            glyphs[i] = item->run.glyphs[i];
            glyphs[i].x += right;
            glyphs[i].y += down;
        }
        made.run.glyphs = glyphs;
    } else {
        tz_len *points = TZ_ARRAY(arena, tz_len, 2 * (size_t)item->path.n);
        for (uint32_t i = 0; i < 2 * item->path.n; i++)
            points[i] = item->path.points[i] + (i % 2 ? down : right);
        made.path.points = points;
    }
    return made;
}

// Where an item's ink is, and how far beyond its frame it must not reach. False: it has none.
static bool ink_of(tz_inks *inks, const tz_item *item, tz_box *ink, tz_len *beyond) {
    *beyond = TZ_MM;
    if (item->kind == TZ_ITEM_RECT) {
        *ink = (tz_box){item->rect.x, item->rect.y, item->rect.width, item->rect.height};
        return true;
    }
    if (item->kind == TZ_ITEM_RUN) {
        *beyond = item->run.size * 8 / 10; // marks at its end may hang
        return tz_run_ink(inks, &item->run, ink);
    }
    *ink = (tz_box){item->path.points[0], item->path.points[1], 0, 0}; // a corner is enough
    *beyond = 3 * TZ_MM;
    return true;
}

static void displace(const made_book *m, tz_inks *inks, tz_page *page, size_t at) {
    uint32_t frame = frame_of(page, at);
    tz_item item = page->items.at[at];
    tz_box ink;
    tz_len beyond;
    assert_true(frame > 0); // all that is drawn has an owner
    if (!ink_of(inks, &item, &ink, &beyond))
        return;
    const tz_box *box = &page->frames.at[frame - 1].box;
    const tz_point by[] = {
        {box->x + box->width - ink.x - ink.width + beyond, 0},
        {box->x - ink.x - beyond, 0},
        {0, box->y + box->height - ink.y - ink.height + beyond},
        {0, box->y - ink.y - beyond},
    };
    for (size_t i = 0; i < 4; i++) {
        tz_arena *arena = tz_arena_new(NULL);
        page->items.at[at] = moved(arena, &item, by[i].x, by[i].y);
        if (!check(m, inks, page))
            fail_msg("item %zu of page %s, moved by %d, %d, is not found", at, page->label, (int)by[i].x, (int)by[i].y);
        page->items.at[at] = item;
        tz_arena_free(arena);
    }
}

// Frees the book. `kinds`: the frames that it has, and no others.
static void displace_all(made_book *m, const tz_frame_kind *kinds, size_t n) {
    if (!m->book)
        fail_msg("%s", m->messages);
    bool expected[TZ_FRAMES] = {false}, have[TZ_FRAMES] = {false};
    for (size_t i = 0; i < n; i++)
        expected[kinds[i]] = true;
    tz_inks *inks = tz_inks_new(m->arena, m->fonts->fonts);
    for (size_t i = 0; i < m->book->pages_n; i++) {
        tz_page *page = m->book->pages[i];
        assert_int_equal(check(m, inks, page), 0);
        for (size_t k = 0; k < page->items.n; k++)
            displace(m, inks, page, k);
        for (size_t k = 0; k < page->frames.n; k++)
            have[page->frames.at[k].kind] = true;
    }
    assert_memory_equal(have, expected, sizeof have);
    close_made(m);
}
#define DISPLACE_ALL(m, ...)                                                                                           \
    displace_all(&(m), (const tz_frame_kind[]){__VA_ARGS__},                                                           \
                 sizeof((tz_frame_kind[]){__VA_ARGS__}) / sizeof(tz_frame_kind))

static made_book make_part(const char *parts) {
    return make_made(parts, "", edition_lines, current);
}

static void test_cover(void **state) {
    (void)state;
    made_book m = make_part("cover");
    DISPLACE_ALL(m, TZ_FRAME_COVER_LINE);
}

static void test_contents(void **state) {
    (void)state;
    made_book m = make_part("contents");
    DISPLACE_ALL(m, TZ_FRAME_HEADING, TZ_FRAME_RUNNING_LINE);
}

static void test_front_pages(void **state) {
    (void)state;
    made_book m = make_part("digest outline");
    DISPLACE_ALL(m, TZ_FRAME_HEADING, TZ_FRAME_TABLE, TZ_FRAME_CELL, TZ_FRAME_RUNNING_LINE);
}

static void test_overview(void **state) {
    (void)state;
    made_book m = make_part("overview");
    DISPLACE_ALL(m, TZ_FRAME_HEADING, TZ_FRAME_LEGEND, TZ_FRAME_TABLE, TZ_FRAME_CELL, TZ_FRAME_RUNNING_LINE);
}

static void test_cards(void **state) {
    (void)state;
    made_book m = make_part("cards");
    DISPLACE_ALL(m, TZ_FRAME_HEADING, TZ_FRAME_TABLE, TZ_FRAME_CELL, TZ_FRAME_RUNNING_LINE, TZ_FRAME_TAB);
}

static void test_themes(void **state) {
    (void)state;
    made_book m = make_part("themes");
    DISPLACE_ALL(m, TZ_FRAME_HEADING, TZ_FRAME_TABLE, TZ_FRAME_CELL, TZ_FRAME_RUNNING_LINE);
}

static void test_index(void **state) {
    (void)state;
    made_book m = make_part("index");
    DISPLACE_ALL(m, TZ_FRAME_HEADING, TZ_FRAME_ENTRY, TZ_FRAME_RUNNING_LINE);
}

static void test_colophon(void **state) {
    (void)state;
    made_book m = make_part("colophon");
    DISPLACE_ALL(m, TZ_FRAME_COLOPHON, TZ_FRAME_TABLE, TZ_FRAME_CELL);
}

// All parts in one, which lead to each other: links beside headings, entries of contents; and change bars.
static void test_booklet(void **state) {
    (void)state;
    made_book m = open_made("", edition_lines, current);
    const tz_edition *before = made_edition(&m, "old", "", old);
    tz_book_options options = {.since = tz_compare(m.arena, before, m.edition, m.layout->cell.labels)};
    make_parts(&m, "cover contents digest outline overview cards themes index colophon", options);
    DISPLACE_ALL(m, TZ_FRAME_COVER_LINE, TZ_FRAME_HEADING, TZ_FRAME_ENTRY, TZ_FRAME_LEGEND, TZ_FRAME_TABLE,
                 TZ_FRAME_CELL, TZ_FRAME_LINKS, TZ_FRAME_COLOPHON, TZ_FRAME_RUNNING_LINE, TZ_FRAME_TAB);
}

static void test_comparison(void **state) {
    (void)state;
    made_book m = compare_made("", old, current);
    DISPLACE_ALL(m, TZ_FRAME_HEADING, TZ_FRAME_TABLE, TZ_FRAME_CELL, TZ_FRAME_RUNNING_LINE);
}

static void test_history(void **state) {
    (void)state;
    made_book m = history_made(old, current);
    DISPLACE_ALL(m, TZ_FRAME_HEADING, TZ_FRAME_TABLE, TZ_FRAME_CELL, TZ_FRAME_RUNNING_LINE);
}

static void test_single(void **state) {
    (void)state;
    made_book m = open_made("", edition_lines, current);
    make_parts(&m, "", (tz_book_options){.only = &m.edition->cards[0]});
    DISPLACE_ALL(m, TZ_FRAME_HEADING, TZ_FRAME_TABLE, TZ_FRAME_CELL, TZ_FRAME_RUNNING_LINE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cover),    cmocka_unit_test(test_contents),   cmocka_unit_test(test_front_pages),
        cmocka_unit_test(test_overview), cmocka_unit_test(test_cards),      cmocka_unit_test(test_themes),
        cmocka_unit_test(test_index),    cmocka_unit_test(test_colophon),   cmocka_unit_test(test_booklet),
        cmocka_unit_test(test_history),  cmocka_unit_test(test_comparison), cmocka_unit_test(test_single),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
