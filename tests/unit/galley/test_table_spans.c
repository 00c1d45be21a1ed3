// Tables on pages: spans, rules, figures, links, what is repeated on further pages, and what readers are reported.
#include "between.h"
#include "draw/canvas.h"
#include "galley/galley.h"

static const tz_ruling ruling = {.frame = 2000, .head = 900, .inner = 500, .color = {.k = 1000}, .shade = {.k = 120}};

typedef struct table {
    canvas canvas;
    tz_cell *cells;
    tz_grid grid;
    tz_row_spec *rows;
    const tz_flow_tree *trees;
    tz_element *parent;
} table;

// A matrix of columns 20 mm wide and rows 10 mm high.
static table open_table(uint32_t rows, uint32_t columns, uint32_t head_rows) {
    table t = {.canvas = open_canvas()};
    tz_arena *arena = t.canvas.arena;
    tz_column_spec *specs = TZ_ARRAY(arena, tz_column_spec, columns);
    tz_style *style = TZ_NEW(arena, tz_style); // the cells go on pointing to it
    *style = t.canvas.style;
    for (uint32_t i = 0; i < columns; i++)
        specs[i].share = 1;
    t.cells = TZ_ARRAY(arena, tz_cell, (size_t)rows * columns);
    t.rows = TZ_ARRAY(arena, tz_row_spec, rows);
    for (uint32_t i = 0; i < rows; i++)
        t.rows[i].height = 10 * TZ_MM;
    for (size_t i = 0; i < (size_t)rows * columns; i++) {
        tz_text text = tz_text_from_string(tz_arena_format(arena, "%c", (int)('A' + i)));
        t.cells[i] = tz_cell_compose(&t.canvas.tools, text, style, 10 * TZ_PT, i < head_rows * columns);
    }
    t.grid = (tz_grid){TZ_GRID_MATRIX, columns, rows, head_rows, 0, t.cells, specs, t.rows, false, {0}, {0}, 0, false};
    t.parent = t.canvas.element;
    return t;
}

static void span(table *t, uint32_t row, uint32_t column, uint32_t rows, uint32_t columns) {
    for (uint32_t r = row; r < row + rows; r++)
        for (uint32_t c = column; c < column + columns; c++)
            if (r != row || c != column)
                t->cells[r * t->grid.columns + c] = (tz_cell){0};
    t->cells[row * t->grid.columns + column].rows = rows;
    t->cells[row * t->grid.columns + column].columns = columns;
}

// Draws the table on pages of a height, and gives what stands on the page.
static const tz_page *draw(table *t, tz_len height, uint32_t page) {
    tz_galley_block *block = TZ_NEW(t->canvas.arena, tz_galley_block);
    tz_block_spec spec = {.kind = TZ_BLOCK_TABLE};
    *block = (tz_galley_block){.spec = &spec, .grid = t->grid};
    const tz_galley *galley = tz_galley_new(t->canvas.arena, "table", block, 1);
    tz_placing how = {.area = {0, 0, (tz_len)t->grid.columns * 20 * TZ_MM, height}, .size = 10 * TZ_PT};
    const tz_placement *where = tz_galley_place(&t->canvas.tools, galley, &how);
    assert_non_null(where);
    t->trees = tz_table_elements(&t->canvas.c, t->parent, &block->grid, TZ_ROLE_P);
    const tz_page *found = NULL;
    for (size_t i = 0; i < where->blocks.n; i++) {
        const tz_placed_block *placed = &where->blocks.at[i];
        tz_draw_table(&t->canvas.c, block, placed, where, t->trees, &ruling);
        found = placed->page == page ? t->canvas.c.page : found;
        t->canvas.c.page = sample_page(t->canvas.sample, "next");
    }
    assert_non_null(found);
    return found;
}

static size_t rects(const tz_page *page, tz_len x, tz_len y, tz_len width, tz_len height) {
    size_t n = 0;
    for (size_t i = 0; i < page->items.n; i++) {
        const tz_item *item = &page->items.at[i];
        n += item->kind == TZ_ITEM_RECT && item->rect.x == x && item->rect.y == y && item->rect.width == width &&
             item->rect.height == height;
    }
    return n;
}

enum { W = 20 * TZ_MM, H = 10 * TZ_MM }; // of a column and a row

// Rules stop at cells that span them; groups have rules as thick as the frame.
static void test_rules(void **state) {
    (void)state;
    table t = open_table(4, 3, 1);
    span(&t, 1, 0, 2, 1); // a name beside two rows
    span(&t, 3, 0, 1, 2); // and one before a total
    t.rows[3].group = true;
    ((tz_column_spec *)t.grid.column_specs)[2].group = true;
    const tz_page *page = draw(&t, 50 * TZ_MM, 0);
    assert_int_equal(rects(page, 0, H - 1000, 3 * W, 2000), 1);     // below heads
    assert_int_equal(rects(page, W, 2 * H - 250, 2 * W, 500), 1);   // between the rows of the name
    assert_int_equal(rects(page, 0, 3 * H - 1000, 3 * W, 2000), 1); // above the total
    assert_int_equal(rects(page, W - 250, 0, 500, 3 * H), 1);       // between name and rest, not into the total
    assert_int_equal(rects(page, 2 * W - 1000, 0, 2000, 4 * H), 1); // before a group of columns
    assert_int_equal(rects(page, 0, 0, 3 * W, 2000), 1);            // the frame
    assert_int_equal(rects(page, 0, 4 * H - 2000, 3 * W, 2000), 1);
    assert_int_equal(rects(page, 0, 0, 3 * W, H), 1); // the shade of heads
    close_canvas(&t.canvas);
}

static void test_two_head_rows(void **state) {
    (void)state;
    table t = open_table(3, 2, 2);
    t.grid.row_specs = NULL;
    span(&t, 0, 0, 2, 1);
    const tz_page *page = draw(&t, 50 * TZ_MM, 0);
    tz_len row = 15 * TZ_PT;                                        // a line
    assert_int_equal(rects(page, 0, 0, 2 * W, 2 * row), 1);         // shaded at once
    assert_int_equal(rects(page, W, row, W, 500), 1);               // below the boundary, not across the span
    assert_int_equal(rects(page, 0, 2 * row - 450, 2 * W, 900), 1); // below heads
    close_canvas(&t.canvas);
}

static const tz_run *run_of(const tz_page *page, const char *text, tz_element **element) {
    for (size_t i = 0; i < page->spans.n; i++)
        for (uint32_t k = page->spans.at[i].first; k < page->spans.at[i].end; k++) {
            const tz_item *item = &page->items.at[k];
            if (item->kind != TZ_ITEM_RUN || item->run.text_size != strlen(text) ||
                memcmp(item->run.text, text, strlen(text)) != 0)
                continue;
            if (element)
                *element = page->spans.at[i].element;
            return &item->run;
        }
    return NULL;
}

// What spans rows stands in the middle of them, once on each page; repeated it is an artifact.
static void test_spans_over_pages(void **state) {
    (void)state;
    table t = open_table(6, 2, 1);
    span(&t, 1, 0, 5, 1);
    tz_element *first = NULL, *again = t.parent, *head = t.parent;
    const tz_page *page = draw(&t, 41 * TZ_MM, 0);
    const tz_run *name = run_of(page, "C", &first);
    assert_non_null(name);
    assert_non_null(first);
    assert_between(name->glyphs[0].y, H + 3 * H / 2, H + 3 * H / 2 + 10 * TZ_PT); // three rows of five
    assert_null(run_of(page, "J", NULL));
    page = t.canvas.sample->pages.at[1];
    assert_non_null(run_of(page, "J", NULL));
    name = run_of(page, "C", &again);
    assert_non_null(name);
    assert_null(again);
    assert_between(name->glyphs[0].y, 2 * H, 2 * H + 10 * TZ_PT); // two
    assert_non_null(run_of(page, "A", &head));
    assert_null(head);
    close_canvas(&t.canvas);
}

// The same where not even the first of its rows fits a page, and its lines stand on two.
static void test_span_over_a_broken_row(void **state) {
    (void)state;
    table t = open_table(3, 2, 1);
    span(&t, 1, 0, 2, 1);
    tz_text lines = tz_text_from_string("い\nろ\nは\nに\nほ\nへ\nと\nち");
    t.cells[3] = tz_cell_compose(&t.canvas.tools, lines, &t.canvas.style, 10 * TZ_PT, false);
    tz_element *first = NULL, *again = t.parent;
    const tz_page *page = draw(&t, 41 * TZ_MM, 0);
    assert_non_null(run_of(page, "い", NULL));
    assert_non_null(run_of(page, "C", &first));
    assert_non_null(first);
    page = t.canvas.sample->pages.at[1];
    assert_non_null(run_of(page, "ち", NULL));
    assert_non_null(run_of(page, "C", &again));
    assert_null(again);
    close_canvas(&t.canvas);
}

// Rows that must stand on one page go to the next one together.
static void test_rows_on_one_page(void **state) {
    (void)state;
    table t = open_table(5, 1, 1);
    t.rows[2].keep_with_next = t.rows[3].keep_with_next = true;
    const tz_page *page = draw(&t, 41 * TZ_MM, 0);
    assert_non_null(run_of(page, "B", NULL));
    assert_null(run_of(page, "C", NULL));
    assert_non_null(run_of(t.canvas.sample->pages.at[1], "C", NULL));
    assert_non_null(run_of(t.canvas.sample->pages.at[1], "E", NULL));
    close_canvas(&t.canvas);
}

static void draw_figure(const tz_figure *figure, const tz_canvas *c, tz_len x, tz_len y) {
    (void)figure;
    tz_draw_rect(c, (tz_box){x - 5, y - 7, 10, 14}, (tz_color){.k = 700});
}

// A figure is drawn around the middle of its cell, on its ground, below an element that says what it is.
static void test_figures(void **state) {
    (void)state;
    static const tz_color ground = {.k = 200};
    static const tz_figure figure = {"印", &ground, draw_figure};
    table t = open_table(2, 2, 0);
    t.cells[3] = (tz_cell){.figure = &figure, .rows = 1, .columns = 1};
    const tz_page *page = draw(&t, 50 * TZ_MM, 0);
    assert_int_equal(rects(page, W, H, W, H), 1);
    assert_int_equal(rects(page, W + W / 2 - 5, H + H / 2 - 7, 10, 14), 1);
    assert_int_equal(t.trees[3].body[0]->role, TZ_ROLE_FIGURE);
    assert_string_equal(tz_attributes_of(t.trees[3].body[0])->alt, "印");
    assert_int_equal(t.trees[3].body[0]->parent->role, TZ_ROLE_TD);
    close_canvas(&t.canvas);
}

// A cell that spans rows stands on a page with as many of them as its text needs: names that need one, two or three
// rows of 10 mm, on pages that hold four.
static void test_rows_for_the_text_of_a_span(void **state) {
    (void)state;
    static const struct {
        const char *text;  // 10 pt in 20 mm, lines 15 pt apart: 5.3 mm each
        uint32_t on_first; // rows
    } cases[] = {{"北部", 4}, {"北部南部東部西部中部", 4}, {"北部南部東部西部中部北部南部東部西部中部", 2}};
    for (size_t i = 0; i < 3; i++) {
        table t = open_table(7, 2, 0);
        span(&t, 2, 0, 4, 1);
        t.cells[4] =
            tz_cell_compose(&t.canvas.tools, tz_text_from_string(cases[i].text), &t.canvas.style, 10 * TZ_PT, false);
        t.cells[4].rows = 4;
        const tz_page *page = draw(&t, 42 * TZ_MM, 0);
        assert_int_equal(rects(page, 0, 0, 2000, (tz_len)cases[i].on_first * H), 1); // the frame's left side
        close_canvas(&t.canvas);
    }
}

// A link covers its cell.
static void test_links(void **state) {
    (void)state;
    table t = open_table(2, 2, 1);
    const tz_cell_link link = {sample_page(t.canvas.sample, "target"), "先"};
    t.cells[3].link = &link;
    const tz_page *page = draw(&t, 50 * TZ_MM, 0);
    assert_int_equal(page->links.n, 1);
    assert_int_equal(page->links.at[0].x, W);
    assert_int_equal(page->links.at[0].y, H);
    assert_int_equal(page->links.at[0].width, W);
    assert_int_equal(page->links.at[0].height, H);
    assert_ptr_equal(page->links.at[0].page, link.page);
    assert_string_equal(page->links.at[0].contents, "先");
    assert_int_equal(t.trees[3].body[0]->role, TZ_ROLE_LINK);
    close_canvas(&t.canvas);
}

// All heads of a cell: those above it, the outermost first, then those to its left.
static void test_headers(void **state) {
    (void)state;
    table t = open_table(4, 4, 2);
    span(&t, 0, 2, 1, 2);
    span(&t, 2, 0, 2, 1);
    t.cells[8].head = t.cells[9].head = t.cells[13].head = true;
    draw(&t, 50 * TZ_MM, 0);
    const tz_element *cell = t.trees[15].body[0], *group = t.trees[2].body[0], *label = t.trees[7].body[0],
                     *region = t.trees[8].body[0], *name = t.trees[13].body[0];
    assert_int_equal(cell->role, TZ_ROLE_TD); // a matrix's text is its cells' own
    const tz_element *const expected[] = {group, label, region, name};
    assert_int_equal(tz_attributes_of(cell)->headers.n, 4);
    for (size_t i = 0; i < 4; i++)
        assert_ptr_equal(tz_attributes_of(cell)->headers.at[i], expected[i]);
    assert_int_equal(tz_attributes_of(label)->scope, TZ_SCOPE_COLUMN);
    assert_int_equal(tz_attributes_of(name)->scope, TZ_SCOPE_ROW);
    assert_int_equal(tz_attributes_of(group)->columns, 2);
    close_canvas(&t.canvas);
}

// Heads have heads themselves: a label its group, a name its column's head and its region.
static void test_headers_of_heads(void **state) {
    (void)state;
    table t = open_table(3, 3, 2);
    span(&t, 0, 1, 1, 2);
    t.cells[6].head = t.cells[7].head = true;
    draw(&t, 50 * TZ_MM, 0);
    const tz_attributes *label = tz_attributes_of(t.trees[5].body[0]), *name = tz_attributes_of(t.trees[7].body[0]);
    assert_int_equal(tz_attributes_of(t.trees[1].body[0])->headers.n, 0);
    assert_int_equal(label->headers.n, 1);
    assert_ptr_equal(label->headers.at[0], t.trees[1].body[0]);
    assert_int_equal(name->headers.n, 3);
    assert_ptr_equal(name->headers.at[0], t.trees[1].body[0]);
    assert_ptr_equal(name->headers.at[1], t.trees[4].body[0]);
    assert_ptr_equal(name->headers.at[2], t.trees[6].body[0]);
    close_canvas(&t.canvas);
}

// The head of a total, over several columns, belongs to none of them.
static void test_headers_of_a_total(void **state) {
    (void)state;
    table t = open_table(2, 3, 1);
    span(&t, 1, 0, 1, 2);
    t.cells[3].head = true;
    draw(&t, 50 * TZ_MM, 0);
    assert_int_equal(tz_attributes_of(t.trees[3].body[0])->headers.n, 0);
    assert_int_equal(tz_attributes_of(t.trees[5].body[0])->headers.n, 2);
    close_canvas(&t.canvas);
}

// Lines are a table without rules; a head stands at the top of its cell, as the text beside it does.
static void test_lines(void **state) {
    (void)state;
    table t = open_table(2, 2, 0);
    t.grid.kind = TZ_GRID_LINES;
    t.cells[0].head = true;
    const tz_page *page = draw(&t, 50 * TZ_MM, 0);
    for (size_t i = 0; i < page->items.n; i++)
        assert_int_equal(page->items.at[i].kind, TZ_ITEM_RUN);
    assert_int_equal(t.trees[0].body[0]->role, TZ_ROLE_TH);
    assert_int_equal(t.trees[1].body[0]->role, TZ_ROLE_TD);
    assert_ptr_equal(tz_attributes_of(t.trees[1].body[0])->headers.at[0], t.trees[0].body[0]);
    close_canvas(&t.canvas);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rules),
        cmocka_unit_test(test_two_head_rows),
        cmocka_unit_test(test_spans_over_pages),
        cmocka_unit_test(test_span_over_a_broken_row),
        cmocka_unit_test(test_rows_on_one_page),
        cmocka_unit_test(test_rows_for_the_text_of_a_span),
        cmocka_unit_test(test_figures),
        cmocka_unit_test(test_links),
        cmocka_unit_test(test_headers),
        cmocka_unit_test(test_headers_of_heads),
        cmocka_unit_test(test_headers_of_a_total),
        cmocka_unit_test(test_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
