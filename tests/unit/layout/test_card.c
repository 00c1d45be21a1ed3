// The blocks of a card: headings, tables bound to the form, breaks.
#include "fixture.h"

static const char two_sections[] =
    "title: 調査票\nsections:\n  - {id: work, label: 取組, fields: [{id: talk, label: 会議}, {id: ict, label: ICT}]}\n"
    "  - {id: plan, label: 予定, fields: [{id: next, label: 来年}, {id: later, label: 後}]}\n";
static const char two_sections_card[] =
    "municipalities: [{code: \"242012\", name: 津市}]\nwork: {talk: あ, ict: い}\nplan: {next: う, later: え}\n";

static fixture read_card(const char *card) {
    static const char *const folders[] = {"layouts", NULL};
    tz_arena *arena = tz_arena_new(NULL);
    const char *text = tz_arena_format(arena, "like: a4.yaml\noverview: {sections: []}\ncard:\n%s", card);
    fixture f = read_layout_for_form(two_sections, two_sections_card, text, input_folders(folders));
    if (!f.layout)
        fail_msg("%s has these messages:\n%s", card, f.messages);
    tz_arena_free(arena);
    return f;
}

static void blocks(void **state) {
    (void)state;
    fixture f = read_card("  - {heading: \"{label}\", of: plan, style: section, level: 3, before: 1mm + 2em}\n"
                          "  - {heading: \"{title}\", style: title}\n"
                          "  - {table: plan, heads: left, widths: [1, 6], caption: \"{names}\"}\n"
                          "  - {break: always}\n  - {break: when_full}\n"
                          "  - {fields: [work.ict, plan.next, work.talk], heads: none, widths: [3, 2, 1]}\n"
                          "  - {table: work, heads: top}\n");
    const tz_block_spec *card = f.layout->card;
    assert_int_equal(f.layout->card_n, 7);
    assert_int_equal(card[0].kind, TZ_BLOCK_HEADING);
    assert_true(tz_text_is(&card[0].text.text, "{label}"));
    assert_int_equal(card[0].section, 1);
    assert_ptr_equal(card[0].style, tz_layout_style(f.layout, "section"));
    assert_int_equal(card[0].level, 3);
    assert_int_equal(card[0].before.fixed, TZ_MM);
    assert_int_equal(card[0].before.em, 2 * TZ_EM);
    assert_int_equal(card[1].section, -1);
    assert_int_equal(card[1].level, 2);
    assert_int_equal(card[2].kind, TZ_BLOCK_TABLE);
    assert_int_equal(card[2].section, 1);
    assert_int_equal(card[2].fields_n, 2);
    assert_int_equal(card[2].fields[0], 2);
    assert_int_equal(card[2].fields[1], 3);
    assert_int_equal(card[2].heads, TZ_HEADS_LEFT);
    assert_int_equal(card[2].preferred[0], 1);
    assert_int_equal(card[2].preferred[1], 6);
    assert_true(tz_text_is(&card[2].caption.text, "{names}"));
    assert_int_equal(card[3].kind, TZ_BLOCK_BREAK);
    assert_true(card[3].always);
    assert_int_equal(card[4].kind, TZ_BLOCK_BREAK);
    assert_false(card[4].always);
    assert_int_equal(card[5].section, -1);
    assert_int_equal(card[5].fields_n, 3);
    assert_int_equal(card[5].fields[0], 1);
    assert_int_equal(card[5].fields[1], 2);
    assert_int_equal(card[5].fields[2], 0);
    assert_int_equal(card[5].heads, TZ_HEADS_NONE);
    assert_int_equal(card[5].preferred[2], 1);
    assert_int_equal(card[6].heads, TZ_HEADS_TOP);
    assert_null(card[6].preferred);
    close_fixture(&f);
}

static void blocks_are_checked_against_the_form(void **state) {
    (void)state;
    refused("card: [{table: wrok, heads: top}]\n", "text.yaml:3:16: error: the form has no section wrok");
    refused("card: [{table: wrok, heads: top}]\n", "did you mean work?");
    refused("card: [{fields: [work.talk, work.itc], heads: top}]\n",
            "text.yaml:3:29: error: the form has no such field: work.itc");
    refused("card: [{fields: work.talk, heads: top}]\n", "fields must be a list of section.field");
    refused("card: [{table: work, heads: top, widths: [1]}]\n", "widths must be a list of 2 numbers");
    refused("card: [{table: work, heads: top, widths: [1, -1]}]\n", "a width is a whole number from 1 to 1000");
    refused("card: [{table: work, break: always}]\n", "one of heading, table (or fields), text and break");
    refused("card: [{table: work, heading: x, style: title}]\n", "text.yaml:3:8: error: a block of a card is one of");
    refused("card: [{table: work}, {break: }]\n", "one of these words is expected here: when_full, always, even");
    refused("card: [{table: work}, {heading: \"\", style: title}]\n",
            "one of heading, table (or fields), text and break");
    accepted("card: [{table: work, heads: top, widths: [1, 1000]}]\n");
    refused("card: [{table: work, heads: top, widths: [0, 1]}]\n", "a width is a whole number from 1 to 1000");
    refused("card: [{table: work, heads: top, widths: [1, 1001]}]\n", "text.yaml:3:46: error: a width is a whole");
    refused("card: [{table: work, heads: top, widths: [1, 1x]}]\n", "a width is a whole number from 1 to 1000");
    refused("card: [{table: work}, {heading: x, style: title, of: wrok}]\n", "the form has no section wrok");
    refused("card: [{table: work}, {heading: x, style: title, level: 5}]\n", "a number from 1 to 4 is expected here");
    refused("card: {table: work}\n", "text.yaml:3:7: error: card must be a list of headings and tables");
    refused("card: [{fields: [], heads: top}]\n", "fields must be a list of section.field");
    refused("card: [{table: work, heads: top, widths: []}]\n", "widths must be a list of numbers");
    refused("card: [{table: work}, {heading: x, style: title, of: work.tlak}]\n", "no such field: work.tlak");
    refused("card: [{table: each field}]\n", "text.yaml:3:16: error: a table shows a section, or each section");
    refused("card: [{text: each section}]\n", "a text shows a field, a section, or each field");
    refused("card: [{text: work.tlak}]\n", "no such field: work.tlak");
    refused("card: [{text: wrok}]\n", "the form has no section wrok");
    refused("card: [{text: work, style: title}]\n", "style of a text must be given in em");
    refused("card: [{text: work, heading: x, style: section}]\n", "one of heading, table (or fields), text and break");
    refused("card: [{text: work}, {break: always, of: work}]\n", "a break may be of: each section");
    refused("card: [{text: work}, {break: even}]\n", "break: even needs of: each section");
    refused("card: [{before: 1mm}]\n", "one of heading, table (or fields), text and break");
    refused("card: []\n", "card must be a list of headings and tables");
    refused("card: [{table: work, heads: top}, {heading: \"{naems}\", style: title}]\n",
            "{naems} is no name that can stand here");
    refused("card: [{table: work, heads: top}, {heading: \"{naems}\", style: title}]\n", "did you mean {names}?");
    refused("card: [{table: work, heads: top}, {heading: \"{names\", style: title}]\n",
            "text.yaml:3:46: error: this { has no }");
    refused("card: [{table: work, heads: top}, {heading: \"{label}\", style: section}]\n",
            "{label} needs the section it is the label of");
    refused("card: [{table: work, heads: top}, {heading: x}]\n", "a heading needs a style");
}

static void texts_without_tables(void **state) {
    (void)state;
    fixture f = read_card("  - {heading: \"{label}\", of: work.ict, style: section}\n"
                          "  - {text: work.ict, style: subhead, empty: （なし）}\n  - {text: work.talk}\n"
                          "  - {text: plan, before: 1em}\n");
    const tz_block_spec *card = f.layout->card;
    assert_int_equal(f.layout->card_n, 5);
    assert_int_equal(card[0].section, 0);
    assert_true(tz_text_is(&card[0].field->label, "ICT"));
    assert_int_equal(card[1].kind, TZ_BLOCK_TABLE);
    assert_true(card[1].flowing);
    assert_int_equal(card[1].heads, TZ_HEADS_NONE);
    assert_int_equal(card[1].fields_n, 1);
    assert_int_equal(card[1].fields[0], 1);
    assert_true(tz_text_is(&card[1].empty, "（なし）"));
    assert_ptr_equal(card[1].style, tz_layout_style(f.layout, "subhead"));
    assert_ptr_equal(card[2].style, f.layout->cell.body);
    assert_int_equal(card[3].fields[0], 2);
    assert_int_equal(card[4].fields[0], 3);
    assert_int_equal(card[4].before.em, TZ_EM);
    close_fixture(&f);
}

static void every_field_must_be_shown(void **state) {
    (void)state;
    refused("card: [{fields: [work.talk], heads: top}]\n", "no table of the card shows the field work.ict");
    refused("card: [{heading: x, style: title}]\n", "no table of the card shows the field work.talk");
    accepted("card: [{fields: [work.ict], heads: left}, {fields: [work.talk], heads: top}]\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks),
        cmocka_unit_test(blocks_are_checked_against_the_form),
        cmocka_unit_test(texts_without_tables),
        cmocka_unit_test(every_field_must_be_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
