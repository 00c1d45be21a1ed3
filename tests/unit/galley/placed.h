// For tests of placing: cards of so many items on a small page, and what holds for every placement.
#ifndef TEST_GALLEY_PLACED_H
#define TEST_GALLEY_PLACED_H

#include "card/card.h"
#include "layout/fixture.h"

// A page of A6, so that a few lines make a difference; two tables below headings.
static const char layout_text[] =
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

static inline const char *items(tz_arena *arena, const char *head, int n) {
    tz_bytes out = {0};
    for (int i = 0; i < n; i++) {
        if (i % 5 == 0)
            tz_bytes_format(arena, &out, "    【%s%d】\n", head, i / 5 + 1);
        tz_bytes_format(arena, &out, "    ・%d番目の取組として、関係者の会議を開いた。\n", i + 1);
    }
    return out.at ? out.at : "    なし\n";
}

static inline card place_text(const char *lines, const char *record, tz_len size) {
    card c = {.read = read_card_and_layout(record, lines)};
    if (!c.read.layout)
        fail_msg("%s", c.read.messages);
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

static inline card place(const char *lines, int talk, int ict, tz_len size) {
    tz_arena *arena = tz_arena_new(NULL);
    const char *record = tz_arena_format(arena,
                                         "municipalities: [{code: \"242012\", name: 津市}]\n"
                                         "work:\n  talk: |\n%s  ict: |\n%s",
                                         items(arena, "会議", talk), items(arena, "情報", ict));
    card c = place_text(tz_arena_format(arena, "%s%s", layout_text, lines), record, size);
    tz_arena_free(arena);
    return c;
}

static inline void close_card(card *c) {
    close_fixture(&c->read);
}

// ---- what holds for every placement ----

static inline const tz_grid *grid_of(const card *c, const tz_placed_block *placed) {
    return &c->galley->blocks[placed->block].grid;
}

// Nothing reaches out of the area, and nothing stands on another.
static inline void check_places(const card *c) {
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
static inline void check_lines(const card *c) {
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
static inline void check_together(const card *c) {
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

static inline void check(const card *c) {
    assert_non_null(c->where);
    check_places(c);
    check_lines(c);
    check_together(c);
}

// Where the content of a page ends.
static inline tz_len end_of(const card *c, uint32_t page) {
    tz_len end = 0;
    for (size_t i = 0; i < c->where->blocks.n; i++)
        if (c->where->blocks.at[i].page == page)
            end = c->where->blocks.at[i].y + c->where->blocks.at[i].height;
    return end;
}

static inline tz_len bottom(const card *c) {
    return c->area.y + c->area.height;
}

static inline const tz_placed_row *body_row(const card *c) {
    return &c->where->blocks.at[c->where->blocks.n - 1].rows.at[1];
}

#endif
