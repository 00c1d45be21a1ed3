// Galleys in columns: those of the last page are evenly filled, earlier ones are full.
#include "galley/blocks.h"

static const tz_len size = 10 * TZ_PT, line = 15 * TZ_PT;

static const tz_placement *place(blocks *it, tz_len height, uint32_t columns) {
    const tz_placing how = {.area = {0, 0, 100 * TZ_PT, height}, .size = size};
    const tz_placement *where = tz_galley_place_in_columns(&it->c.tools, galley_of(it), &how, columns);
    assert_non_null(where);
    return where;
}

static tz_len height_of(const tz_placement *where, uint32_t column) {
    tz_len most = 0;
    for (size_t i = 0; i < where->blocks.n; i++)
        for (size_t k = 0; where->blocks.at[i].page == column && k < where->blocks.at[i].rows.n; k++) {
            const tz_placed_row *row = &where->blocks.at[i].rows.at[k];
            most = row->y + row->height > most ? row->y + row->height : most;
        }
    return most;
}

static void one_column_is_not_evened(void **state) {
    (void)state;
    blocks *it = open_blocks();
    add_table(it, 5, 0, "文");
    const tz_placement *where = place(it, 3 * line + TZ_PT, 1);
    assert_int_equal(where->pages, 2);
    assert_int_equal(height_of(where, 0), 3 * line);
    assert_int_equal(height_of(where, 1), 2 * line);
    close_blocks(it);
}

// The first page's two columns are full; the six rows that are left share the second page's.
static void only_the_last_page_is_evened(void **state) {
    (void)state;
    blocks *it = open_blocks();
    add_table(it, 26, 0, "文");
    const tz_placement *where = place(it, 10 * line + TZ_PT, 2);
    assert_int_equal(where->pages, 4);
    assert_int_equal(height_of(where, 0), 10 * line);
    assert_int_equal(height_of(where, 1), 10 * line);
    assert_int_equal(height_of(where, 2), 3 * line);
    assert_int_equal(height_of(where, 3), 3 * line);
    close_blocks(it);
}

// Heads are repeated in each column, and count.
static void heads_count(void **state) {
    (void)state;
    blocks *it = open_blocks();
    add_table(it, 25, 1, "文");
    const tz_placement *where = place(it, 10 * line + TZ_PT, 2);
    assert_int_equal(where->pages, 4);
    assert_int_equal(height_of(where, 1), 10 * line);
    assert_int_equal(height_of(where, 2), 4 * line);
    assert_int_equal(height_of(where, 3), 4 * line);
    close_blocks(it);
}

static const tz_placed_block *block_at(const tz_placement *where, size_t block) {
    for (size_t i = 0; i < where->blocks.n; i++)
        if (where->blocks.at[i].block == block && !where->blocks.at[i].continued)
            return &where->blocks.at[i];
    fail_msg("no block %zu", block);
    return NULL;
}

// What stands behind a break begins the next page, whatever columns are left, and nothing is repeated above it.
static void a_break_goes_on_to_the_next_page(void **state) {
    (void)state;
    for (uint32_t columns = 1; columns <= 3; columns++) {
        blocks *it = open_blocks();
        for (int i = 0; i < 2; i++) {
            add_heading(it, "題", 0);
            it->at[it->n - 1].continued = para_of(&it->c, "題（続き）");
            add_table(it, 2, 0, "文");
            if (!i)
                add_break(it, true);
        }
        const tz_placement *where = place(it, 10 * line, columns);
        assert_int_equal(block_at(where, 1)->page, 0);
        assert_int_equal(block_at(where, 3)->page, columns);
        assert_int_equal(block_at(where, 3)->y, 0);
        for (size_t i = 0; i < where->blocks.n; i++)
            assert_true(!where->blocks.at[i].continued || where->blocks.at[i].block == 0 ||
                        where->blocks.at[i].page > columns);
        close_blocks(it);
    }
}

// The columns of the first page alone begin below its title.
static void the_first_page_begins_lower(void **state) {
    (void)state;
    blocks *it = open_blocks();
    add_table(it, 26, 0, "文");
    const tz_placing how = {.area = {0, 0, 100 * TZ_PT, 10 * line + TZ_PT}, .size = size, .lead = 4 * line};
    const tz_placement *where = tz_galley_place_in_columns(&it->c.tools, galley_of(it), &how, 2);
    static const uint32_t rows[] = {6, 6, 7, 7}; // the last page's are evened
    assert_int_equal(where->pages, 4);
    for (uint32_t i = 0; i < 4; i++) {
        assert_int_equal(where->blocks.at[i].y, i < 2 ? 4 * line : 0);
        assert_int_equal(where->blocks.at[i].rows.n, rows[i]);
    }
    close_blocks(it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_column_is_not_evened),
        cmocka_unit_test(only_the_last_page_is_evened),
        cmocka_unit_test(heads_count),
        cmocka_unit_test(a_break_goes_on_to_the_next_page),
        cmocka_unit_test(the_first_page_begins_lower),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
