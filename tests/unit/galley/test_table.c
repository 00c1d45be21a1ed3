// Placed tables on a page: shading behind heads, text in its cells, rules around and between, and the elements of it
// all.
#include "galley/blocks.h"

static const tz_ruling ruling = {
    .frame = TZ_PT, .head = TZ_PT / 2, .inner = TZ_PT / 4, .color = {.k = 1000}, .shade = {.k = 120}};

// Two columns; texts row by row.
static tz_grid make_grid(blocks *it, uint32_t rows, const char *const *texts, uint32_t head_rows,
                         uint32_t head_columns) {
    tz_cell *cells = TZ_ARRAY(it->c.arena, tz_cell, (size_t)rows * 2);
    for (uint32_t i = 0; i < rows * 2; i++)
        cells[i] = tz_cell_compose(&it->c.tools, tz_text_from_string(texts[i]), &it->c.style, 10 * TZ_PT,
                                   i < head_rows * 2 || i % 2 < head_columns);
    return (tz_grid){.columns = 2, .rows = rows, .head_rows = head_rows, .head_columns = head_columns, .cells = cells};
}

static const tz_placement *draw_table(blocks *it, const tz_grid *grid, tz_len height) {
    add_block(it, TZ_BLOCK_TABLE, 0)->grid = *grid;
    const tz_galley *galley = galley_of(it);
    const tz_placing how = {.area = {20 * TZ_PT, 30 * TZ_PT, 100 * TZ_PT, height}, .size = 10 * TZ_PT};
    const tz_placement *where = tz_galley_place(&it->c.tools, galley, &how);
    assert_non_null(where);
    const tz_flow_tree *trees = tz_table_elements(&it->c.c, it->c.element, &galley->blocks[0].grid, TZ_ROLE_H3);
    for (size_t i = 0; i < where->blocks.n; i++) {
        if (i)
            it->c.c.page = sample_page(it->c.sample, "2");
        tz_draw_table(&it->c.c, &galley->blocks[0], &where->blocks.at[i], where, trees, &ruling);
    }
    return where;
}

static size_t count_rects(const tz_page *page, tz_box box) {
    size_t n = 0;
    for (size_t i = 0; i < page->items.n; i++) {
        const tz_filled_rect *rect = &page->items.at[i].rect;
        n += page->items.at[i].kind == TZ_ITEM_RECT && rect->x == box.x && rect->y == box.y &&
             rect->width == box.width && rect->height == box.height;
    }
    return n;
}

static void a_table_with_heads_on_top(void **state) {
    (void)state;
    static const char *const texts[] = {"頭", "首", "文", "字"};
    blocks *it = open_blocks();
    tz_grid grid = make_grid(it, 2, texts, 1, 0);
    draw_table(it, &grid, 100 * TZ_PT);
    assert_string_equal(structure(&it->c, it->c.element),
                        "P(Table(THead(TR(TH(P(·)) TH(P(·)))) TBody(TR(TD(P(·)) TD(P(·))))))");
    const tz_page *page = it->c.c.page;
    assert_int_equal(page->items.at[0].kind, TZ_ITEM_RECT); // shading lies below all else
    assert_int_equal(page->items.at[0].rect.color.k, 120);
    assert_int_equal(count_rects(page, (tz_box){20 * TZ_PT, 30 * TZ_PT, 100 * TZ_PT, 15 * TZ_PT}), 1);
    // The frame: above, below, at the left, at the right.
    assert_int_equal(count_rects(page, (tz_box){20 * TZ_PT, 30 * TZ_PT, 100 * TZ_PT, TZ_PT}), 1);
    assert_int_equal(count_rects(page, (tz_box){20 * TZ_PT, 59 * TZ_PT, 100 * TZ_PT, TZ_PT}), 1);
    assert_int_equal(count_rects(page, (tz_box){20 * TZ_PT, 30 * TZ_PT, TZ_PT, 30 * TZ_PT}), 1);
    assert_int_equal(count_rects(page, (tz_box){119 * TZ_PT, 30 * TZ_PT, TZ_PT, 30 * TZ_PT}), 1);
    // Below the head, its middle on the boundary; between the columns.
    assert_int_equal(count_rects(page, (tz_box){20 * TZ_PT, 45 * TZ_PT - TZ_PT / 4, 100 * TZ_PT, TZ_PT / 2}), 1);
    assert_int_equal(count_rects(page, (tz_box){70 * TZ_PT - TZ_PT / 8, 30 * TZ_PT, TZ_PT / 4, 30 * TZ_PT}), 1);
    close_blocks(it);
}

static void heads_at_the_left_belong_to_their_rows(void **state) {
    (void)state;
    static const char *const texts[] = {"頭", "文", "首", "字"};
    blocks *it = open_blocks();
    tz_grid grid = make_grid(it, 2, texts, 0, 1);
    draw_table(it, &grid, 100 * TZ_PT);
    assert_string_equal(structure(&it->c, it->c.element),
                        "P(Table(TBody(TR(TH(P(·)) TD(P(·))) TR(TH(P(·)) TD(P(·))))))");
    const tz_element *row = it->c.element->kids.at[0].element->kids.at[0].element->kids.at[1].element;
    const tz_element *head = row->kids.at[0].element, *cell = row->kids.at[1].element;
    assert_int_equal(tz_attributes_of(head)->scope, TZ_SCOPE_ROW);
    assert_int_equal(tz_attributes_of(cell)->headers.n, 1);
    assert_ptr_equal(tz_attributes_of(cell)->headers.at[0], head);
    for (size_t i = 0; i < 2; i++)
        assert_int_equal(
            count_rects(it->c.c.page, (tz_box){20 * TZ_PT, (tz_len)(30 + 15 * i) * TZ_PT, 50 * TZ_PT, 15 * TZ_PT}), 1);
    close_blocks(it);
}

// On the further page heads are drawn again, as artifacts.
// The head of a row stands in the middle of its height, or beside its first line; heads above columns in the middle.
static void heads_at_the_left_stand_in_the_middle_or_at_the_top(void **state) {
    (void)state;
    static const char *const texts[] = {"頭", "一二三四五六七八九十", "首", "一二三四五六七八九十"};
    for (int at_top = 0; at_top < 2; at_top++) {
        blocks *it = open_blocks();
        tz_grid grid = make_grid(it, 2, texts, 1, 1);
        grid.heads_at_top = at_top;
        draw_table(it, &grid, 200 * TZ_PT);
        const char *all =
            drawn(&it->c); // lines of 5 em, 15 pt apart; the first row begins at 30 pt, the second at 60 pt
        assert_non_null(strstr(all, "P 頭 20 48.799"));
        assert_non_null(strstr(all, at_top ? "P 首 20 71.299" : "P 首 20 78.799"));
        assert_non_null(strstr(all, "P 一二三四五 70 71.299"));
        close_blocks(it);
    }
}

static void heads_are_repeated(void **state) {
    (void)state;
    static const char *const texts[] = {"頭", "首", "一", "二", "三", "四"};
    blocks *it = open_blocks();
    tz_grid grid = make_grid(it, 3, texts, 1, 0);
    const tz_placement *where = draw_table(it, &grid, 31 * TZ_PT);
    assert_int_equal(where->pages, 2);
    const char *second = drawn(&it->c);
    assert_non_null(strstr(second, "pagination 頭 "));
    assert_non_null(strstr(second, "P 三 "));
    assert_null(strstr(second, "P 一 "));
    assert_string_equal(structure(&it->c, it->c.element),
                        "P(Table(THead(TR(TH(P(·)) TH(P(·)))) TBody(TR(TD(P(·)) TD(P(·))) TR(TD(P(·)) TD(P(·))))))");
    close_blocks(it);
}

// A cell over two columns: no rule between them in its row, and its element says how far it reaches.
static void spans_have_no_rules_inside(void **state) {
    (void)state;
    static const char *const texts[] = {"頭", "", "文", "字"};
    blocks *it = open_blocks();
    tz_grid grid = make_grid(it, 2, texts, 1, 0);
    tz_cell *cells = (tz_cell *)(uintptr_t)grid.cells;
    cells[0].columns = 2;
    cells[1] = (tz_cell){.rows = 0};
    draw_table(it, &grid, 100 * TZ_PT);
    const tz_page *page = it->c.c.page;
    assert_int_equal(count_rects(page, (tz_box){70 * TZ_PT - TZ_PT / 8, 30 * TZ_PT, TZ_PT / 4, 30 * TZ_PT}), 0);
    assert_int_equal(count_rects(page, (tz_box){70 * TZ_PT - TZ_PT / 8, 45 * TZ_PT, TZ_PT / 4, 15 * TZ_PT}), 1);
    const tz_element *head =
        it->c.element->kids.at[0].element->kids.at[0].element->kids.at[0].element->kids.at[0].element;
    assert_int_equal(head->role, TZ_ROLE_TH);
    assert_int_equal(tz_attributes_of(head)->columns, 2);
    close_blocks(it);
}

// A cell over two rows that stand on two pages: its text is set on the first, and repeated on the second.
static void a_cell_over_two_pages(void **state) {
    (void)state;
    static const char *const texts[] = {"区", "一", "", "二"};
    blocks *it = open_blocks();
    tz_grid grid = make_grid(it, 2, texts, 0, 1);
    tz_cell *cells = (tz_cell *)(uintptr_t)grid.cells;
    cells[0].rows = 2;
    cells[2] = (tz_cell){.rows = 0};
    const tz_page *first = it->c.c.page;
    assert_int_equal(draw_table(it, &grid, 16 * TZ_PT)->pages, 2);
    assert_non_null(strstr(drawn(&it->c), "pagination 区 "));
    assert_non_null(strstr(drawn(&it->c), "P 二 "));
    it->c.c.page = (tz_page *)(uintptr_t)first;
    assert_non_null(strstr(drawn(&it->c), "P 区 "));
    close_blocks(it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_table_with_heads_on_top),
        cmocka_unit_test(heads_at_the_left_belong_to_their_rows),
        cmocka_unit_test(heads_are_repeated),
        cmocka_unit_test(spans_have_no_rules_inside),
        cmocka_unit_test(a_cell_over_two_pages),
        cmocka_unit_test(heads_at_the_left_stand_in_the_middle_or_at_the_top),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
