// Blocks and rows broken over pages: all of them are set, what must not part stays together, titles are repeated.
#include "blocks.h"
#include "placed.h"

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

// The page that a block begins on when so many rows stand above it; ten lines a page.
static uint32_t page_below(blocks *it, uint32_t rows, size_t block) {
    const tz_placing how = {.area = {0, 0, 100 * TZ_PT, 150 * TZ_PT}, .size = 10 * TZ_PT};
    tz_cell *cells = TZ_ARRAY(it->c.arena, tz_cell, rows);
    for (uint32_t i = 0; i < rows; i++)
        cells[i] = it->at[0].grid.cells[0];
    it->at[0].grid.cells = cells;
    it->at[0].grid.rows = rows;
    const tz_placement *where = tz_galley_place(&it->c.tools, galley_of(it), &how);
    assert_non_null(where);
    for (size_t i = 0; i < where->blocks.n; i++)
        if (where->blocks.at[i].block == block && !where->blocks.at[i].continued)
            return where->blocks.at[i].page;
    fail_msg("no block %zu", block);
    return 0;
}

// Below a heading stand the heads of a table and first rows of four em together: three lines of 1.5 em.
static void a_heading_needs_first_rows_below_it(void **state) {
    (void)state;
    for (uint32_t rows = 1; rows < 10; rows++) {
        blocks *it = open_blocks();
        add_table(it, 1, 0, "文");
        add_heading(it, "題", 0);
        it->specs[1].level = 2;
        add_table(it, 6, 1, "文");
        assert_int_equal(page_below(it, rows, 1), rows > 5);
        assert_int_equal(page_below(it, rows, 2), rows > 5);
        close_blocks(it);
    }
}

// A heading takes what it heads along, through other headings and the paragraph before a table; a paragraph that ends a
// section stands for itself.
static void a_heading_is_not_left_alone_above_a_paragraph(void **state) {
    (void)state;
    static const struct {
        const char *blocks; // H: heading, P: paragraph, T: table of four lines
        uint32_t lines;     // that the first of them needs
    } cases[] = {{"HP", 2}, {"HPP", 2}, {"HHP", 3}, {"HPT", 5}, {"HHT", 5}, {"PHP", 1}, {"PP", 1}, {"PT", 4}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (uint32_t rows = 1; rows <= 9; rows++) {
            blocks *it = open_blocks();
            add_table(it, 1, 0, "文");
            for (const char *at = cases[i].blocks; *at; at++) {
                if (*at == 'T')
                    add_table(it, 4, 0, "文");
                else
                    add_heading(it, "題", 0);
                it->specs[it->n - 1].level = *at == 'H' ? 2 : 0;
            }
            assert_int_equal(page_below(it, rows, 1), rows > 10 - cases[i].lines);
            close_blocks(it);
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whatever_its_length_all_is_set_and_stays_together),
        cmocka_unit_test(a_heading_stays_with_its_table),
        cmocka_unit_test(further_pages_begin_with_the_title),
        cmocka_unit_test(a_heading_needs_first_rows_below_it),
        cmocka_unit_test(a_heading_is_not_left_alone_above_a_paragraph),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
