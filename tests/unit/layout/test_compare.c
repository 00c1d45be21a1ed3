// Comparisons, change bars and histories.
#include "fixture.h"

static void comparisons(void **state) {
    (void)state;
    fixture f =
        read_good_layout("compare: {heading: subhead, note: body, heads: head, field: theme_name, body: front_body, "
                         "number: theme_number, pad_x: 1mm, pad_y: 2mm, field_width: 3em, number_width: 4em, "
                         "label_width: 5em, bar: 6mm, stroke: 7mm, color: K60}\n");
    const tz_compare_spec *compare = &f.layout->compare;
    assert_true(compare->part.known);
    assert_ptr_equal(compare->heading, tz_layout_style(f.layout, "subhead"));
    assert_ptr_equal(compare->note, tz_layout_style(f.layout, "body"));
    assert_ptr_equal(compare->head, tz_layout_style(f.layout, "head"));
    assert_ptr_equal(compare->field, tz_layout_style(f.layout, "theme_name"));
    assert_ptr_equal(compare->body, tz_layout_style(f.layout, "front_body"));
    assert_ptr_equal(compare->number, tz_layout_style(f.layout, "theme_number"));
    assert_int_equal(compare->pad_x.fixed, 1 * TZ_MM);
    assert_int_equal(compare->pad_y.fixed, 2 * TZ_MM);
    assert_int_equal(compare->field_width, 3 * TZ_EM);
    assert_int_equal(compare->number_width, 4 * TZ_EM);
    assert_int_equal(compare->label_width, 5 * TZ_EM);
    assert_int_equal(compare->bar, 6 * TZ_MM);
    assert_int_equal(compare->stroke, 7 * TZ_MM);
    assert_int_equal(compare->color.k, 600);
    close_fixture(&f);
}

// The keys in the order of tz_wording.
static void each_word_has_its_key(void **state) {
    (void)state;
    static const char *const keys[TZ_WORDINGS] = {
        [TZ_WORDING_ADDED] = "added",
        [TZ_WORDING_REMOVED] = "removed",
        [TZ_WORDING_REWORDED] = "reworded",
        [TZ_WORDING_RELABELLED] = "marked",
        [TZ_WORDING_MOVED] = "moved",
        [TZ_WORDING_NAMES] = "names",
        [TZ_WORDING_TOTAL] = "total",
        [TZ_WORDING_LEGEND] = "legend",
        [TZ_WORDING_UNCHANGED_CARDS] = "same",
        [TZ_WORDING_NO_CHANGES] = "nothing",
        [TZ_WORDING_UNCHANGED_ITEMS] = "skipped",
        [TZ_WORDING_MOVED_HERE] = "came",
        [TZ_WORDING_MOVED_AWAY] = "went",
        [TZ_WORDING_DELETED] = "deleted",
        [TZ_WORDING_INSERTED] = "inserted",
        [TZ_WORDING_FORM] = "form",
        [TZ_WORDING_FORM_ADDED] = "form_added",
        [TZ_WORDING_FORM_REMOVED] = "form_dropped",
        [TZ_WORDING_FORM_RENAMED] = "form_renamed",
        [TZ_WORDING_FORM_MOVED] = "form_moved",
        [TZ_WORDING_CARD] = "card",
        [TZ_WORDING_CARD_NEW] = "card_new",
        [TZ_WORDING_CARD_REMOVED] = "card_gone",
        [TZ_WORDING_CARD_RENAMED] = "card_before",
        [TZ_WORDING_CARD_NARROWED] = "card_narrowed",
        [TZ_WORDING_CHANGE_BARS] = "bar",
        [TZ_WORDING_TABLE_LEGEND] = "table_legend",
        [TZ_WORDING_TABLE_FIELD] = "table_field",
        [TZ_WORDING_TABLE_CURRENT] = "table_new",
        [TZ_WORDING_TABLE_OLD] = "table_old",
        [TZ_WORDING_TABLE_SAME] = "table_same",
        [TZ_WORDING_TABLE_ADDED] = "table_added",
        [TZ_WORDING_TABLE_REMOVED] = "table_removed",
        [TZ_WORDING_TABLE_NOTE] = "table_note",
    };
    tz_arena *arena = tz_arena_new(NULL);
    const char *lines = "";
    for (size_t i = 0; i < TZ_WORDINGS; i++)
        lines = tz_arena_format(arena, "%s%s%s: \"{text} of %s\"", lines, i ? ", " : "", keys[i], keys[i]);
    fixture f = read_good_layout(tz_arena_format(arena, "card: [{table: work}]\ncompare: {words: {%s}}\n", lines));
    for (size_t i = 0; i < TZ_WORDINGS; i++)
        assert_true(tz_text_is(&f.layout->compare.words[i].text, tz_arena_format(arena, "{text} of %s", keys[i])));
    close_fixture(&f);
    tz_arena_free(arena);
}

static void names_in_the_words(void **state) {
    (void)state;
    static const char *const names[] = {"names", "old_names", "label", "old_label", "text",
                                        "count", "title",     "since", "old_year",  "fiscal_year"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char lines[80];
        snprintf(lines, sizeof lines, "compare: {words: {bar: \"{%s}\"}}\nhistory: {kind: \"{%s}\"}\n", names[i],
                 names[i]);
        accepted(lines);
    }
    refused("compare: {words: {bar: \"{page}\"}}\n", "text.yaml:4:25: error: {page} is no name that can stand here");
    refused("compare: {words: {baar: x}}\n", "text.yaml:4:19: error: no such key: baar");
    fixture f = read_minimal_layout("");
    assert_int_equal(f.layout->compare.color.k, 1000);
    close_fixture(&f);
}

static void histories(void **state) {
    (void)state;
    fixture f = read_good_layout("history: {heading: \"{names}\", field: subhead, year: theme_name, year_width: 7em, "
                                 "kind: \"{text}\", same: い, absent: ろ, empty: は}\n");
    const tz_history_spec *history = &f.layout->history;
    assert_true(history->part.known);
    assert_true(tz_text_is(&history->heading.text, "{names}"));
    assert_ptr_equal(history->field, tz_layout_style(f.layout, "subhead"));
    assert_ptr_equal(history->year, tz_layout_style(f.layout, "theme_name"));
    assert_int_equal(history->year_width, 7 * TZ_EM);
    assert_true(tz_text_is(&history->kind.text, "{text}"));
    assert_true(tz_text_is(&history->same, "い"));
    assert_true(tz_text_is(&history->absent, "ろ"));
    assert_true(tz_text_is(&history->empty, "は"));
    close_fixture(&f);
    refused("history: {heading: \"{region}\"}\n", "{region} is no name that can stand here");
    refused("history: {year_width: 7mm}\n", "year_width must be given in em here");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comparisons),
        cmocka_unit_test(each_word_has_its_key),
        cmocka_unit_test(names_in_the_words),
        cmocka_unit_test(histories),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
