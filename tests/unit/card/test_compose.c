// Cards composed: blocks in the layout's order, tables bound to fields, headings filled in, errors reported all at
// once.
#include "card/cards.h"

static const char *const answers[] = {"会議を開く。", "なし", NULL};

static const char *text_of(cards *it, const tz_para *para) {
    const tz_text *text = tz_para_text(para);
    return tz_arena_copy(it->arena, text->bytes, text->size);
}

static const char *cell_text(cards *it, const tz_cell *cell) {
    return cell->flow->blocks_n ? text_of(it, cell->flow->blocks[0].body) : "";
}

static void heads_on_top(void **state) {
    (void)state;
    cards it = open_cards("", answers);
    prepare_cards(&it);
    const tz_card_galley *card = compose_card(&it, 0);
    assert_non_null(card);
    assert_string_equal(card->galley.name, "第1町");
    assert_ptr_equal(card->card, &it.edition->cards[0]);
    assert_int_equal(card->galley.blocks_n, 2);
    assert_string_equal(text_of(&it, card->galley.blocks[0].para), "取組(第1町)");
    assert_string_equal(text_of(&it, card->galley.continued), "取組(第1町)（続き）");
    const tz_grid *grid = &card->galley.blocks[1].grid;
    assert_int_equal(grid->columns, 2);
    assert_int_equal(grid->rows, 2);
    assert_int_equal(grid->head_rows, 1);
    assert_int_equal(grid->head_columns, 0);
    assert_true(grid->optimal);
    static const char *const expected[] = {"①会議", "②ICT関係", "会議を開く。", "なし"};
    static const uint32_t fields[] = {UINT32_MAX, UINT32_MAX, 0, 1};
    for (size_t i = 0; i < 4; i++) {
        assert_string_equal(cell_text(&it, &grid->cells[i]), expected[i]);
        assert_int_equal(grid->cells[i].head, i < 2);
        assert_int_equal(card->fields[1][i], fields[i]);
    }
    close_cards(&it);
}

static void heads_at_the_left(void **state) {
    (void)state;
    cards it = open_cards("card: [{table: work, heads: left, widths: [1, 6]}]\n", answers);
    prepare_cards(&it);
    const tz_card_galley *card = compose_card(&it, 0);
    const tz_grid *grid = &card->galley.blocks[0].grid;
    assert_int_equal(grid->columns, 2);
    assert_int_equal(grid->rows, 2);
    assert_int_equal(grid->head_rows, 0);
    assert_int_equal(grid->head_columns, 1);
    static const char *const expected[] = {"①会議", "会議を開く。", "②ICT関係", "なし"};
    static const uint32_t fields[] = {UINT32_MAX, 0, UINT32_MAX, 1};
    for (size_t i = 0; i < 4; i++) {
        assert_string_equal(cell_text(&it, &grid->cells[i]), expected[i]);
        assert_int_equal(card->fields[0][i], fields[i]);
    }
    assert_int_equal(grid->column_specs[0].share, 1);
    assert_int_equal(grid->column_specs[1].share, 6);
    assert_false(grid->optimal); // so that heads of all tables are as wide
    assert_int_equal(grid->column_specs[1].least, it.layout->least_column);
    assert_null(card->galley.continued); // no title to be repeated
    close_cards(&it);
}

static void without_heads(void **state) {
    (void)state;
    cards it = open_cards("card: [{table: work, heads: none}]\n", answers);
    prepare_cards(&it);
    const tz_grid *grid = &compose_card(&it, 0)->galley.blocks[0].grid;
    assert_int_equal(grid->rows, 1);
    assert_int_equal(grid->head_rows + grid->head_columns, 0);
    assert_string_equal(cell_text(&it, &grid->cells[0]), "会議を開く。");
    close_cards(&it);
}

// Answers without a table: alone on the width, in a style of their own; one that is empty says so.
static void texts(void **state) {
    (void)state;
    static const char *const some[] = {"会議を開く。", "", "　", "なし", NULL};
    cards it = open_cards("card: [{heading: \"{label}\", of: each field, style: section},\n"
                          "       {text: each field, style: subhead, empty: （記入なし）}]\n",
                          some);
    prepare_cards(&it);
    const tz_card_galley *card = compose_card(&it, 0);
    assert_int_equal(card->galley.blocks_n, 4);
    assert_string_equal(text_of(&it, card->galley.blocks[0].para), "①会議");
    assert_string_equal(text_of(&it, card->galley.blocks[2].para), "②ICT関係");
    const tz_grid *grid = &card->galley.blocks[1].grid;
    assert_int_equal(grid->kind, TZ_GRID_FLOW);
    assert_int_equal(grid->columns * grid->rows, 1);
    assert_int_equal(grid->head_rows + grid->head_columns, 0);
    assert_int_equal(card->fields[1][0], 0);
    assert_int_equal(card->fields[3][0], 1);
    assert_string_equal(cell_text(&it, &grid->cells[0]), "会議を開く。");
    assert_ptr_equal(tz_para_style(grid->cells[0].flow->blocks[0].body), tz_layout_style(it.layout, "subhead"));
    assert_string_equal(cell_text(&it, &card->galley.blocks[3].grid.cells[0]), "（記入なし）");
    card = compose_card(&it, 1);
    assert_string_equal(cell_text(&it, &card->galley.blocks[1].grid.cells[0]), "（記入なし）");
    assert_string_equal(cell_text(&it, &card->galley.blocks[3].grid.cells[0]), "なし");
    close_cards(&it);
}

// Only a heading that speaks of a section knows its label; the first title is the one that goes on.
static void headings_are_filled_in(void **state) {
    (void)state;
    cards it = open_cards("card:\n"
                          "  - {heading: \"{fiscal_year}\", style: title, level: 1}\n"
                          "  - {heading: \"{label}\", of: work, style: section, level: 2}\n"
                          "  - {heading: \"{names}\", style: title, level: 1}\n"
                          "  - {table: work, heads: top}\n",
                          answers);
    tz_card_headings headings = tz_card_headings_of(it.arena, &it.job, &it.edition->cards[0]);
    assert_string_equal(headings.names, "第1町");
    assert_true(tz_text_is(&headings.headings[0], "令和7年度"));
    assert_true(tz_text_is(&headings.headings[1], "(1)取組"));
    assert_true(tz_text_is(&headings.headings[2], "第1町"));
    assert_int_equal(headings.headings[3].size, 0);
    assert_true(tz_text_is(&headings.continued, "令和7年度（続き）"));
    close_cards(&it);
}

// Of several cells that cannot be set each is reported.
static void all_cells_are_tried(void **state) {
    (void)state;
    static const char *const wrong[] = {"\u2fff\U0001f9ff\U0001f9fe", "\U0001f9fd", NULL};
    cards it = open_cards("", wrong);
    prepare_cards(&it);
    assert_null(compose_card(&it, 0));
    assert_true(tz_diag_count(it.diag, TZ_ERROR) >= 2);
    close_cards(&it);
}

// Answers in another language say so; the form's own words then are the edition's.
static void languages_of_cells(void **state) {
    (void)state;
    cards it = open_cards("", answers);
    prepare_cards(&it);
    const tz_cell *cells = compose_card(&it, 0)->galley.blocks[1].grid.cells;
    assert_null(cells[0].language);
    assert_null(cells[2].language);
    tz_card card = it.edition->cards[0];
    card.language = "pt-BR";
    tz_card_headings headings = tz_card_headings_of(it.arena, &it.job, &card);
    cells = tz_card_compose(&it.tools, &it.set, &card, &headings)->galley.blocks[1].grid.cells;
    assert_string_equal(cells[0].language, "ja-JP");
    assert_string_equal(cells[2].language, "pt-BR");
    close_cards(&it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(heads_on_top),           cmocka_unit_test(heads_at_the_left),
        cmocka_unit_test(without_heads),          cmocka_unit_test(texts),
        cmocka_unit_test(headings_are_filled_in), cmocka_unit_test(all_cells_are_tried),
        cmocka_unit_test(languages_of_cells),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
