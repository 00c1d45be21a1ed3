// Columns narrower than the layout means them to be: where a smaller size avoids them, and what is reported where none
// does.
#include "two_tables.h"

// What is reported of a card at the size that it has; "" when nothing is.
static const char *told(cards *c, tz_len *size) {
    const tz_card_galley *card = compose_card(c, 0);
    tz_card_fit fit;
    if (!tz_card_size(&c->tools, &c->job, card, c->job.layout->body.max, &fit))
        fail_msg("%s", input_messages(c->arena, c->tools.diag));
    *size = fit.size;
    const tz_placement *placement = tz_card_place(&c->tools, c->job.layout, card, fit.size);
    tz_narrow_column *narrowest = TZ_ARRAY(c->arena, tz_narrow_column, c->job.layout->card_n);
    tz_card_find_narrow(card, placement, narrowest);
    tz_card_report_narrow(&c->tools, &c->job, narrowest);
    return tz_diag_count(c->tools.diag, TZ_WARNING) ? input_messages(c->arena, c->tools.diag) : "";
}

#define LAYOUT                                                                                                         \
    "page: {width: 60mm, height: 200mm, margins: {top: 5mm, bottom: 5mm, left: 5mm, right: 5mm}}\n"                    \
    "body: {min: 8pt, max: 10.5pt, step: 0.1pt, uniform: card}\n"
#define CELL "cell: {pad_x: 0mm, least_column: "

static const int lengths[][FIELDS] = {{1, 1, 1, 1}, {1, 1, 3, 1}};

static void type_is_smaller_before_columns_are_too_narrow(void **state) {
    (void)state;
    // 50 mm are 141.73 pt; a rule of 0.34 pt, and two columns of seven letters at 10 pt
    static const struct {
        const char *layout;
        tz_len size; // in tenths of a point
    } wanted[] = {{LAYOUT CELL "4em}\n", 105}, {LAYOUT CELL "6.7em}\n", 105}, {LAYOUT CELL "6.8em}\n", 103},
                  {LAYOUT CELL "7em}\n", 100}, {LAYOUT CELL "8em}\n", 88},    {LAYOUT CELL "9em}\n", 105}};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        cards c = open_cards(lengths, 1, wanted[i].layout);
        tz_len size;
        const char *messages = told(&c, &size);
        assert_int_equal((size + TZ_PT / 20) / (TZ_PT / 10), wanted[i].size);
        assert_int_equal(*messages != 0, i == 5); // at no size: then it is the largest
        close_cards(&c);
    }
}

static void each_table_is_told_once(void **state) {
    (void)state;
    cards c = open_cards(lengths, 1, LAYOUT CELL "9em}\n");
    tz_len size;
    told(&c, &size);
    assert_int_equal(tz_diag_count(c.tools.diag, TZ_WARNING), 2);
    for (size_t i = 0; i < 2; i++) {
        const tz_diag_entry *entry = tz_diag_at(c.tools.diag, i);
        assert_int_equal(entry->place.at, c.job.layout->card[i ? 3 : 1].place.at);
        const char *wanted = tz_arena_format(c.arena,
                                             "this table's columns are too narrow: on the card of 第1町 that of %s has "
                                             "6.7 letters a line, and should have 9.0",
                                             i ? "①今後" : "①会議");
        assert_string_equal(entry->message, wanted);
        assert_non_null(strstr(entry->note, "fewer columns"));
    }
    close_cards(&c);
}

// Also where a layout asks for less.
static void one_letter_a_line_is_reported(void **state) {
    (void)state;
    cards c =
        open_cards(lengths, 1,
                   "page: {width: 40mm, height: 1400mm, margins: {top: 5mm, bottom: 5mm, left: 5mm, right: 5mm}}\n"
                   "body: {min: 24pt, max: 24pt, step: 0.1pt, uniform: card}\n"
                   "tabs: {top: 40mm, bottom: 40mm}\n" CELL "1em, label_width: 0.5em, head: body}\n"
                   "card: [{table: work, heads: left}, {table: plan, heads: none}]\n");
    tz_len size;
    told(&c, &size);
    assert_int_equal(tz_diag_count(c.tools.diag, TZ_WARNING), 1); // not of the first table: its heads are narrow
    const char *message = tz_diag_at(c.tools.diag, 0)->message;
    assert_non_null(strstr(message, "that of ①今後 has 1.7 letters a line, and should have 2.0"));
    close_cards(&c);
}

// Of several cards, that with the narrowest column is named.
static void the_worst_card_is_named(void **state) {
    (void)state;
    cards c = open_cards(lengths, 2, "");
    tz_column_spec specs[2] = {{.least = 7 * TZ_EM}, {.least = 7 * TZ_EM}};
    tz_em measures[][2] = {{7 * TZ_EM, 6 * TZ_EM}, {5 * TZ_EM, 8 * TZ_EM}, {6 * TZ_EM, 6 * TZ_EM}};
    const uint32_t heads_and_fields[] = {UINT32_MAX, UINT32_MAX, 2, 3};
    const uint32_t *fields[] = {heads_and_fields};
    tz_galley_block block = {.grid = {.columns = 2, .rows = 2, .head_rows = 1, .column_specs = specs}};
    tz_narrow_column narrowest = {0};
    for (size_t i = 0; i < 3; i++) {
        tz_card_galley card = {.card = &c.job.edition->cards[i % 2], .galley = {.blocks = &block}, .fields = fields};
        tz_placed_table table = {.fit = {.measures = measures[i]}};
        tz_placed_block placed = {.table = &table, .begins = true};
        tz_placement placement = {.blocks = {.at = &placed, .n = 1}};
        tz_card_find_narrow(&card, &placement, &narrowest);
        assert_ptr_equal(narrowest.card, &c.job.edition->cards[i > 0]);
        assert_int_equal(narrowest.field, i ? 2 : 3);
        assert_int_equal(narrowest.measure, (i ? 5 : 6) * TZ_EM);
    }
    close_cards(&c);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(type_is_smaller_before_columns_are_too_narrow),
        cmocka_unit_test(each_table_is_told_once),
        cmocka_unit_test(one_letter_a_line_is_reported),
        cmocka_unit_test(the_worst_card_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
