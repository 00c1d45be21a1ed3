// Where everything of a card stands: spare height, pages filled evenly, what stays together, and that all of it is set.
#include "card/card.h"
#include "layout/fixture.h"

// A page of A6, so that a few lines make a difference; two tables below headings.
static const char look[] =
    "page: {width: 105mm, height: 148mm, margins: {top: 10mm, bottom: 10mm, left: 8mm, right: 8mm}}\n"
    "card:\n"
    "  - {heading: \"{title}({names})\", style: title, level: 1}\n"
    "  - {table: work, heads: top, before: 2mm}\n"
    "tabs: {top: 20mm, bottom: 20mm}\n";

typedef struct card {
    fixture read;
    const tz_galley *galley;
    const tz_placement *where;
    tz_box area;
} card;

// ---- cards of so many items ----

static const char *items(tz_arena *arena, const char *head, int n) {
    tz_bytes out = {0};
    for (int i = 0; i < n; i++) {
        if (i % 5 == 0)
            tz_bytes_format(arena, &out, "    【%s%d】\n", head, i / 5 + 1);
        tz_bytes_format(arena, &out, "    ・%d番目の取組として、関係者の会議を開いた。\n", i + 1);
    }
    return out.at ? out.at : "    なし\n";
}

static card place_text(const char *lines, const char *record, tz_len size) {
    card c = {.read = read_card_and_layout(record, lines)};
    if (!c.read.layout)
        fail_msg("%s", c.read.said);
    tz_arena *arena = c.read.fonts->arena;
    const tz_card *record_card = &c.read.edition->cards[0];
    const tz_job job = {.edition = c.read.edition, .layout = c.read.layout};
    const tz_tools tools = {.arena = arena, .fonts = c.read.fonts->fonts, .diag = c.read.diag};
    tz_card_set set;
    assert_true(tz_cards_prepare(&tools, &job, &set));
    tz_card_headings headings = tz_card_headings_of(arena, &job, record_card);
    const tz_card_galley *composed = tz_card_compose(&tools, &set, record_card, &headings);
    assert_non_null(composed);
    c.galley = &composed->galley;
    c.area = tz_type_area(c.read.layout);
    c.where = tz_card_place(&tools, c.read.layout, composed, size);
    return c;
}

static card place(const char *lines, int talk, int ict, tz_len size) {
    tz_arena *arena = tz_arena_new(NULL);
    const char *record = tz_arena_format(arena,
                                         "municipalities: [{code: \"242012\", name: 津市}]\n"
                                         "work:\n  talk: |\n%s  ict: |\n%s",
                                         items(arena, "会議", talk), items(arena, "情報", ict));
    card c = place_text(tz_arena_format(arena, "%s%s", look, lines), record, size);
    tz_arena_free(arena);
    return c;
}

static void close_card(card *c) {
    close_fixture(&c->read);
}

// ---- what holds for every placement ----

static const tz_grid *grid_of(const card *c, const tz_placed_block *placed) {
    return &c->galley->blocks[placed->block].grid;
}

// Nothing reaches out of the area, and nothing stands on another.
static void check_places(const card *c) {
    tz_len y = 0;
    uint32_t page = UINT32_MAX;
    for (size_t i = 0; i < c->where->blocks.n; i++) {
        const tz_placed_block *placed = &c->where->blocks.at[i];
        if (placed->page != page)
            y = c->area.y;
        page = placed->page;
        assert_true(placed->y >= y);
        y = placed->y;
        for (size_t k = 0; k < placed->rows.n; k++) {
            assert_int_equal(placed->rows.at[k].y, y);
            y += placed->rows.at[k].height;
        }
        y = placed->rows.n ? y : placed->y + placed->height;
        assert_true(y <= c->area.y + c->area.height);
    }
    assert_int_equal(page + 1, c->where->pages);
}

// Every line of every cell is set once, in order; heads are repeated wherever a table goes on.
static void check_lines(const card *c) {
    uint32_t next[2] = {0, 0};
    const tz_placed_table *table = NULL;
    for (size_t i = 0; i < c->where->blocks.n; i++) {
        const tz_placed_block *placed = &c->where->blocks.at[i];
        if (!placed->table)
            continue;
        table = placed->table;
        assert_int_equal(placed->rows.at[0].row, 0);
        assert_int_equal(placed->rows.at[0].repeated, !placed->begins);
        for (size_t k = 1; k < placed->rows.n; k++)
            for (uint32_t column = 0; column < 2; column++) {
                assert_int_equal(placed->rows.at[k].from[column], next[column]);
                next[column] = placed->rows.at[k].to[column];
            }
    }
    assert_non_null(table);
    for (uint32_t column = 0; column < 2; column++)
        assert_int_equal(next[column], table->cells[2 + column].n);
}

// A heading is followed by the table it heads, and that by a line at least, on the same page. A line that must not part
// from the next is no page's last.
static void check_together(const card *c) {
    for (size_t i = 0; i < c->where->blocks.n; i++) {
        const tz_placed_block *placed = &c->where->blocks.at[i];
        if (!placed->table) {
            assert_true(i + 1 < c->where->blocks.n);
            assert_int_equal(placed[1].page, placed->page);
            continue;
        }
        assert_true(placed->rows.n > grid_of(c, placed)->head_rows);
        const tz_placed_row *row = &placed->rows.at[placed->rows.n - 1];
        assert_true(row->to[0] > row->from[0] || row->to[1] > row->from[1]);
        for (uint32_t column = 0; column < 2; column++) {
            const tz_flow_lines *cell = &placed->table->cells[2 + column];
            uint32_t to = row->to[column];
            assert_true(to == row->from[column] || to == cell->n || !cell->at[to - 1].keep_with_next);
        }
    }
}

static void check(const card *c) {
    assert_non_null(c->where);
    check_places(c);
    check_lines(c);
    check_together(c);
}

// Where the content of a page ends.
static tz_len end_of(const card *c, uint32_t page) {
    tz_len end = 0;
    for (size_t i = 0; i < c->where->blocks.n; i++)
        if (c->where->blocks.at[i].page == page)
            end = c->where->blocks.at[i].y + c->where->blocks.at[i].height;
    return end;
}

static tz_len bottom(const card *c) {
    return c->area.y + c->area.height;
}

static const tz_placed_row *body_row(const card *c) {
    return &c->where->blocks.at[c->where->blocks.n - 1].rows.at[1];
}

// ---- spare height ----

static void natural_height_is_left_as_it_is(void **state) {
    (void)state;
    card c = place("body: {fill: natural}\n", 4, 2, 8 * TZ_PT);
    check(&c);
    assert_int_equal(c.where->pages, 1);
    assert_int_equal(body_row(&c)->growth, 1000000);
    assert_int_equal(body_row(&c)->height, c.where->blocks.at[1].table->fit.heights[1]);
    assert_true(end_of(&c, 0) < bottom(&c) - 20 * TZ_MM);
    close_card(&c);
}

static void spare_height_goes_into_the_leading_first(void **state) {
    (void)state;
    card natural = place("body: {fill: natural}\n", 10, 8, 8 * TZ_PT);
    card filled = place("body: {fill: bottom, leading_growth: 2.5}\n", 10, 8, 8 * TZ_PT);
    check(&natural);
    check(&filled);
    assert_int_equal(filled.where->pages, 1);
    assert_true(end_of(&natural, 0) < bottom(&natural) - 3 * TZ_MM);
    assert_in_range(bottom(&filled) - end_of(&filled, 0), 0, TZ_PT / 10);
    assert_in_range(body_row(&filled)->growth, 1010000, 2499999); // as much as it takes
    close_card(&natural);
    close_card(&filled);
}

static void and_then_into_the_rows(void **state) {
    (void)state;
    card c = place("body: {fill: bottom, leading_growth: 1.1}\n", 4, 2, 8 * TZ_PT);
    check(&c);
    assert_int_equal(body_row(&c)->growth, 1100000); // not more than the layout allows
    assert_in_range(bottom(&c) - end_of(&c, 0), 0, TZ_PT / 10);
    close_card(&c);
}

static void rows_with_a_head_beside_them_are_not_stretched(void **state) {
    (void)state;
    card c = place_text("body: {fill: bottom, leading_growth: 1.1}\n"
                        "card: [{heading: x, style: title, level: 1}, {table: work, heads: left}]\n",
                        card_text, 10 * TZ_PT);
    const tz_placed_block *table = &c.where->blocks.at[1];
    for (size_t i = 0; i < table->rows.n; i++)
        assert_int_equal(table->rows.at[i].height, table->table->fit.heights[i]);
    close_card(&c);
}

// ---- several pages ----

static void pages_are_filled_evenly(void **state) {
    (void)state;
    for (int n = 30; n <= 120; n += 15) {
        card c = place("", n, n / 2, 8 * TZ_PT);
        check(&c);
        assert_in_range(c.where->pages, 2, 12);
        tz_len highest = 0, lowest = INT32_MAX;
        for (uint32_t page = 0; page < c.where->pages; page++) {
            tz_len end = end_of(&c, page);
            highest = end > highest ? end : highest;
            lowest = end < lowest ? end : lowest;
        }
        // The last page may be short by what stays together, two lines, and rounding on each of the others.
        assert_in_range(highest - lowest, 0, (3 + (int)c.where->pages) * 11 * TZ_PT);
        close_card(&c);
    }
}

static void whatever_its_length_all_is_set_and_stays_together(void **state) {
    (void)state;
    static const char *const layouts[] = {
        "body: {fill: natural}\n",
        "body: {fill: bottom}\n",
        "body: {overflow: spread}\n",
        "body: {pages: 2}\n",
    };
    for (size_t i = 0; i < sizeof layouts / sizeof *layouts; i++)
        for (int n = 0; n <= 66; n += 3) {
            card c = place(layouts[i], n, (n * 7) % 31, (8 + n % 4) * TZ_PT);
            check(&c);
            close_card(&c);
        }
}

// With `spread`, pages are filled wholly and not evenly: the heading comes to stand at every height.
static void a_heading_stays_with_its_table(void **state) {
    (void)state;
    for (int n = 1; n <= 40; n++) {
        tz_arena *arena = tz_arena_new(NULL);
        const char *record = tz_arena_format(arena,
                                             "municipalities: [{code: \"242012\", name: 津市}]\n"
                                             "work:\n  talk: |\n%s  ict: なし\n",
                                             items(arena, "会議", n));
        card c = place_text(
            "page: {width: 105mm, height: 148mm, margins: {top: 9mm, bottom: 9mm, left: 9mm, right: 9mm}}\n"
            "tabs: {top: 20mm, bottom: 20mm}\nbody: {fill: natural, overflow: spread}\n"
            "card: [{heading: x, style: title, level: 1}, {fields: [work.talk], heads: top},\n"
            "       {heading: y, style: section, level: 2, before: 3mm}, {fields: [work.ict], heads: top}]\n",
            record, 8 * TZ_PT);
        assert_non_null(c.where);
        check_places(&c);
        size_t last = c.where->blocks.n - 1;
        assert_int_equal(c.where->blocks.at[last - 1].block, 2);
        assert_int_equal(c.where->blocks.at[last - 1].page, c.where->blocks.at[last].page);
        assert_int_equal(body_row(&c)->to[0], 1);
        tz_arena_free(arena);
        close_card(&c);
    }
}

static void further_pages_begin_with_the_title(void **state) {
    (void)state;
    card c = place("", 60, 10, 8 * TZ_PT);
    check(&c);
    assert_true(c.where->pages > 1);
    uint32_t page = 0;
    for (size_t i = 1; i < c.where->blocks.n; i++) {
        const tz_placed_block *placed = &c.where->blocks.at[i];
        assert_int_equal(placed->continued, placed->page != page);
        if (placed->continued)
            assert_int_equal(placed->y, c.area.y);
        page = placed->page;
    }
    close_card(&c);
}

// ---- where nothing fits ----

static void pages_too_small_are_told(void **state) {
    (void)state;
    static const char page[] =
        "page: {width: %s, height: %s, margins: {top: 9mm, bottom: 9mm, left: 9mm, right: 9mm}}\n"
        "tabs: {top: 9mm, bottom: 9mm}\n";
    static const struct {
        const char *width, *height, *said;
    } cases[] = {
        {"297mm", "60mm", "not even one line of 津市 fits on a page below the table's heads"},
        {"50mm", "297mm", "the page is too narrow for all the columns of 津市"},
    };
    for (size_t i = 0; i < 2; i++) {
        tz_arena *arena = tz_arena_new(NULL);
        const char *lines = tz_arena_format(arena, page, cases[i].width, cases[i].height);
        card c = place_text(lines, card_text, 50 * TZ_PT);
        assert_null(c.where);
        assert_int_equal(tz_diag_count(c.read.diag, TZ_ERROR), 1);
        if (!strstr(tz_diag_at(c.read.diag, 0)->message, cases[i].said))
            fail_msg("%s", tz_diag_at(c.read.diag, 0)->message);
        tz_arena_free(arena);
        close_card(&c);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(natural_height_is_left_as_it_is),
        cmocka_unit_test(spare_height_goes_into_the_leading_first),
        cmocka_unit_test(and_then_into_the_rows),
        cmocka_unit_test(rows_with_a_head_beside_them_are_not_stretched),
        cmocka_unit_test(pages_are_filled_evenly),
        cmocka_unit_test(whatever_its_length_all_is_set_and_stays_together),
        cmocka_unit_test(a_heading_stays_with_its_table),
        cmocka_unit_test(further_pages_begin_with_the_title),
        cmocka_unit_test(pages_too_small_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
