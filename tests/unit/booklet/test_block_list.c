// Lists of blocks: sections below headings, tables that go on over columns and pages, what stands above these.
#include "booklet/booklet.h"

#include "between.h"
#include "parts/made_book.h"

typedef struct listing {
    made_book made;
    tz_job job;
    tz_part part;
    tz_booklet b;
    tz_block_list list;
    tz_section_start at;
} listing;

static listing *open_list(const char *lines) {
    static const char *const none[] = {"なし|なし|なし", "なし|なし|なし", "なし|なし|なし"};
    made_book made = open_made(lines, "", none);
    listing *l = TZ_NEW(made.arena, listing);
    l->made = made;
    l->job = (tz_job){.edition = made.edition, .layout = made.layout};
    static const tz_part_kind kind = {.name = "comparison"};
    l->part = (tz_part){.kind = &kind, .spec = &made.layout->compare.part};
    l->b = (tz_booklet){.job = &l->job, .part = &l->part, .book = TZ_NEW(made.arena, tz_book)};
    l->b.tools = (tz_tools){.arena = made.arena, .fonts = made.fonts->fonts, .diag = made.diag};
    l->part.element = tz_booklet_element(&l->b, NULL, TZ_ROLE_DOCUMENT);
    const tz_style *style = tz_layout_style(made.layout, "part_title");
    l->list = tz_block_list_new(&l->b, &l->b.tools, style, TZ_ROLE_P);
    assert_true(tz_open_section(&l->b, &(tz_section_title){.text = tz_text_from_string("題"), .style = style}, &l->at));
    return l;
}

static void close_list(listing *l) {
    made_book made = l->made;
    close_made(&made);
}

// A table of so many rows, each with a number.
static void add_rows(listing *l, uint32_t rows) {
    const tz_style *style = tz_layout_style(l->made.layout, "body");
    tz_cell *cells = TZ_ARRAY(l->made.arena, tz_cell, rows);
    for (uint32_t i = 0; i < rows; i++) {
        tz_text text = tz_text_from_string(tz_arena_format(l->made.arena, "行%u", i));
        cells[i] = tz_cell_compose(&l->b.tools, text, style, 10 * TZ_PT, false);
    }
    tz_grid grid = {.columns = 1, .rows = rows, .cells = cells, .rule = 1000};
    tz_block_list_add_table(&l->list, &grid, (tz_length_spec){.fixed = 5 * TZ_MM});
}

static bool set_named(listing *l, const char *name) {
    const tz_galley *galley = tz_block_list_galley(&l->list, name);
    return tz_block_list_set(&l->list, galley, &l->at, 10 * TZ_PT);
}

static bool set(listing *l) {
    return set_named(l, "題");
}

static const char *tree(listing *l) {
    l->b.book->document = l->part.element;
    l->made.book = l->b.book;
    return structure_of(&l->made);
}

static const tz_run *run_on(const listing *l, size_t page, const char *text) {
    const tz_page *of = l->part.pages.at[page].page;
    for (size_t i = 0; i < of->items.n; i++)
        if (of->items.at[i].kind == TZ_ITEM_RUN && of->items.at[i].run.text_size == strlen(text) &&
            !memcmp(of->items.at[i].run.text, text, strlen(text)))
            return &of->items.at[i].run;
    return NULL;
}

static void test_sections(void **state) {
    (void)state;
    listing *l = open_list("compare: {columns: 1}\n");
    const tz_style *body = tz_layout_style(l->made.layout, "body");
    assert_true(tz_block_list_add_para(&l->list, tz_text_from_string("序"), body, (tz_length_spec){0}));
    for (int i = 0; i < 2; i++) {
        const char *name = i ? "乙" : "甲";
        tz_list_heading heading = {body, 2, name, {.fixed = 3 * TZ_MM}};
        assert_true(tz_block_list_add_heading(&l->list, tz_text_from_string(name), &heading));
        add_rows(l, 1);
    }
    assert_true(set(l));
    assert_string_equal(tree(l),
                        "Document \n Sect \n  H1 題\n  P 序\n  Sect \n   H2 甲\n   Table \n    TBody \n     TR \n"
                        "      TD \n       P 行0\n  Sect \n   H2 乙\n   Table \n    TBody \n     TR \n      TD \n"
                        "       P 行0\n");
    assert_int_equal(l->part.bookmarks.n, 3);
    assert_string_equal(l->part.bookmarks.at[2].title, "乙");
    assert_true(l->part.bookmarks.at[2].y > l->part.bookmarks.at[1].y);
    close_list(l);
}

// Above a further page stands the title, and below it the heading of the section that goes on; each as continued.
static void test_further_pages(void **state) {
    (void)state;
    for (int named = 0; named < 2; named++) {
        listing *l = open_list("compare: {columns: 1}\n");
        const tz_style *body = tz_layout_style(l->made.layout, "body");
        tz_list_heading heading = {body, 2, named ? "甲" : NULL, {0}};
        assert_true(tz_block_list_add_heading(&l->list, tz_text_from_string("甲"), &heading));
        add_rows(l, 60);
        assert_true(set(l));
        assert_int_equal(l->part.pages.n, 2);
        assert_non_null(run_on(l, 0, "行0"));
        assert_non_null(run_on(l, 1, "行59"));
        const tz_run *above = run_on(l, 1, "題（続き）"), *own = run_on(l, 1, "甲（続き）");
        assert_non_null(above);
        assert_int_equal(own != NULL, named);
        assert_true(!own || above->glyphs[0].y < own->glyphs[0].y);
        assert_true((own ? own : above)->glyphs[0].y < run_on(l, 1, "行59")->glyphs[0].y);
        close_list(l);
    }
}

// A name that needs more room above a further page than the title has on the first is cut, and ends in dots.
static void test_long_names_above_further_pages(void **state) {
    (void)state;
    static const struct {
        const char *name, *above; // 37 letters of 18 pt in 277 mm: 43 of them in a line
        bool is_whole;
    } cases[] = {{"甲市、乙市、丙市、丁市、戊市、己市、庚市、辛市", "（続き）", true},
                 {"甲市、乙市、丙市、丁市、戊市、己市、庚市、辛市、壬市、癸市、子市、丑市、寅市、卯市、辰市、巳市",
                  "…（続き）", false}};
    for (size_t i = 0; i < 2; i++) {
        listing *l = open_list("compare: {columns: 1}\n");
        add_rows(l, 60);
        assert_true(set_named(l, cases[i].name));
        const tz_run *above = &l->part.pages.at[1].page->items.at[0].run;
        size_t end = strlen(cases[i].above);
        assert_memory_equal(above->text + above->text_size - end, cases[i].above, end);
        assert_int_equal(above->text_size == strlen(cases[i].name) + end, cases[i].is_whole);
        assert_memory_equal(above->text, cases[i].name, 30);
        tz_box area = tz_type_area(l->made.layout);
        assert_true(cases[i].is_whole || above->glyphs[above->glyphs_n - 1].x > area.x + area.width * 3 / 4);
        assert_true(above->glyphs[above->glyphs_n - 1].x < area.x + area.width);
        close_list(l);
    }
}

// The heading of a section stands at the head of every column that the section goes on in, as an artifact, and takes
// its own room there; a column that begins with the next section has none.
static void test_sections_over_columns(void **state) {
    (void)state;
    static const struct {
        uint32_t columns, rows[2];
        const char *second; // above the second column
    } cases[] = {{2, {60, 3}, "甲（続き）"}, {3, {20, 60}, "乙（続き）"}, {2, {150, 3}, "甲（続き）"}};
    static const char two[] = "compare: {columns: 2, gap: 10mm}\n",
                      three[] = "compare: {columns: 3, gap: 10mm, number_width: 3em, least_column: 0em}\n";
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        listing *l = open_list(cases[i].columns == 2 ? two : three);
        const tz_style *body = tz_layout_style(l->made.layout, "body");
        for (int k = 0; k < 2; k++) {
            tz_list_heading heading = {body, 2, k ? "乙" : "甲", {.fixed = 3 * TZ_MM}};
            assert_true(tz_block_list_add_heading(&l->list, tz_text_from_string(k ? "乙" : "甲"), &heading));
            add_rows(l, cases[i].rows[k]);
        }
        assert_true(set(l));
        tz_len x = tz_type_area(l->made.layout).x + tz_column_width(l->made.layout, l->part.spec) + 10 * TZ_MM;
        const tz_run *first = NULL;
        const tz_page *page = l->part.pages.at[0].page;
        for (size_t at = 0; at < page->items.n && !first; at++)
            if (page->items.at[at].kind == TZ_ITEM_RUN && page->items.at[at].run.glyphs[0].x >= x)
                first = &page->items.at[at].run;
        assert_non_null(first);
        assert_memory_equal(first->text, cases[i].second, strlen(cases[i].second));
        assert_string_equal(strstr(tree(l), "続き") ? "read twice" : "read once", "read once");
        close_list(l);
    }
}

// The first row that does not stand at this x, or the number of rows.
static uint32_t first_elsewhere(const listing *l, size_t page, uint32_t from, uint32_t rows, tz_len x) {
    for (uint32_t i = from; i < rows; i++) {
        const tz_run *run = run_on(l, page, tz_arena_format(l->made.arena, "行%u", i));
        if (!run || run->glyphs[0].x != x)
            return i;
    }
    return rows;
}

// Columns are filled one after the other; those of a last page that a table goes on to are of nearly one height.
static void test_columns(void **state) {
    (void)state;
    enum { ROWS = 120 };
    listing *l = open_list("compare: {columns: 2, gap: 10mm}\n");
    add_rows(l, ROWS);
    assert_true(set(l));
    assert_int_equal(l->part.pages.n, 2);
    tz_len left = run_on(l, 0, "行0")->glyphs[0].x;
    tz_len right = left + tz_column_width(l->made.layout, l->part.spec) + 10 * TZ_MM;
    uint32_t second = first_elsewhere(l, 0, 0, ROWS, left), third = first_elsewhere(l, 0, second, ROWS, right);
    uint32_t fourth = first_elsewhere(l, 1, third, ROWS, left);
    assert_true(second > 30 && third == 2 * second && fourth < ROWS);
    assert_int_equal(first_elsewhere(l, 1, fourth, ROWS, right), ROWS);
    assert_between(fourth - third, (ROWS - third + 1) / 2, (ROWS - third + 1) / 2 + 1);
    close_list(l);
}

// Each block knows the first and the last page that it stands on; what stands behind a break begins a page.
static void test_pages_of_blocks(void **state) {
    (void)state;
    listing *l = open_list("compare: {columns: 2, gap: 10mm}\n");
    const tz_style *body = tz_layout_style(l->made.layout, "body");
    for (int i = 0; i < 2; i++) {
        tz_list_heading heading = {body, 2, i ? "乙" : "甲", {0}};
        assert_true(tz_block_list_add_heading(&l->list, tz_text_from_string("題"), &heading));
        add_rows(l, i ? 3 : 120);
        if (!i)
            tz_block_list_add_break(&l->list);
    }
    assert_true(set(l));
    assert_int_equal(l->part.pages.n, 3);
    static const struct { size_t block, first, last; } expected[] = {{0, 0, 0}, {1, 0, 1}, {3, 2, 2}, {4, 2, 2}};
    for (size_t i = 0; i < 4; i++) {
        const tz_listed_block *block = &l->list.details.at[expected[i].block];
        assert_ptr_equal(block->first, l->part.pages.at[expected[i].first].page);
        assert_ptr_equal(block->last, l->part.pages.at[expected[i].last].page);
    }
    close_list(l);
}

// Without a title of its own a further page is filled from its top, but for the room that a repeated heading needs
// below the running head.
static void test_further_pages_without_a_title(void **state) {
    (void)state;
    for (int headed = 0; headed < 2; headed++) {
        listing *l = open_list("compare: {columns: 1}\n");
        const tz_style *style = tz_layout_style(l->made.layout, "part_title");
        tz_list_heading heading = {style, 2, "甲", {0}};
        l->list.title_style = NULL;
        if (headed)
            assert_true(tz_block_list_add_heading(&l->list, tz_text_from_string("甲"), &heading));
        add_rows(l, 60);
        assert_true(set(l));
        assert_true(run_on(l, 0, "行0")->glyphs[0].y > l->at.top);
        const tz_run *first = NULL;
        const tz_page *page = l->part.pages.at[1].page;
        for (size_t i = 0; i < page->items.n && !first; i++)
            first = page->items.at[i].kind == TZ_ITEM_RUN ? &page->items.at[i].run : NULL;
        tz_len top = headed ? tz_heading_top(&l->b, style) : tz_type_area(l->made.layout).y;
        assert_between(first->glyphs[0].y, top, top + (headed ? 25 : 15) * TZ_PT);
        assert_true(top < l->at.top && (!headed || top > tz_type_area(l->made.layout).y));
        close_list(l);
    }
}

// In a box of its own: there and nowhere else.
static void test_box(void **state) {
    (void)state;
    listing *l = open_list("compare: {columns: 2}\n");
    add_rows(l, 2);
    const tz_galley *galley = tz_block_list_galley(&l->list, "題");
    tz_len height = tz_galley_height(galley, 60 * TZ_MM, l->part.spec->size);
    tz_box box = {100 * TZ_MM, 70 * TZ_MM, 60 * TZ_MM, height};
    assert_true(tz_block_list_set_in_box(&l->list, galley, &l->at, box));
    assert_between(run_on(l, 0, "行0")->glyphs[0].x, box.x, box.x + TZ_MM);
    assert_between(run_on(l, 0, "行1")->glyphs[0].y, box.y + height / 2, box.y + height);
    close_list(l);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sections),
        cmocka_unit_test(test_further_pages),
        cmocka_unit_test(test_long_names_above_further_pages),
        cmocka_unit_test(test_sections_over_columns),
        cmocka_unit_test(test_columns),
        cmocka_unit_test(test_pages_of_blocks),
        cmocka_unit_test(test_further_pages_without_a_title),
        cmocka_unit_test(test_box),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
