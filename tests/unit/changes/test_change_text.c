// The text of a cell that shows changes: its bytes, which of them are marked, and what has a bar.
#include "changes/change_text.h"
#include "compare/answers.h"
#include "parts/made_book.h"

typedef struct cell {
    made_book made;
    tz_job job;
    tz_booklet b;
    tz_change_text text;
} cell;

static const char *const none[] = {"なし|なし|なし", "なし|なし|なし", "なし|なし|なし"};

static cell *open_cell(void) {
    made_book made = open_made("", "", none);
    cell *c = TZ_NEW(made.arena, cell);
    c->made = made;
    c->job = (tz_job){.edition = made.edition, .layout = made.layout};
    c->b = (tz_booklet){.job = &c->job};
    c->b.tools = (tz_tools){.arena = made.arena, .fonts = made.fonts->fonts, .diag = made.diag};
    tz_change_marks_begin(&c->b);
    c->text = (tz_change_text){.b = &c->b};
    return c;
}

static void close_cell(cell *c) {
    made_book made = c->made;
    close_made(&made);
}

// The text with "[-…-]" and "{+…+}" for marked words, "|…|" for what has a bar.
static const char *marked(const cell *c) {
    tz_arena *arena = c->made.arena;
    tz_bytes out = {0};
    for (size_t i = 0; i <= c->text.bytes.n; i++) {
        for (size_t k = 0; k < c->text.words.n; k++)
            if (c->text.words.at[k].to == i)
                tz_bytes_format(arena, &out, "%s", c->text.words.at[k].deleted ? "-]" : "+}");
        for (size_t k = 0; k < c->text.bars.n; k++)
            if (c->text.bars.at[k].from == i || c->text.bars.at[k].to == i)
                tz_bytes_format(arena, &out, "|");
        for (size_t k = 0; k < c->text.words.n; k++)
            if (c->text.words.at[k].from == i)
                tz_bytes_format(arena, &out, "%s", c->text.words.at[k].deleted ? "[-" : "{+");
        if (i < c->text.bytes.n)
            tz_bytes_add(arena, &out, c->text.bytes.at + i, 1);
    }
    return tz_arena_copy(arena, out.at ? out.at : "", out.n);
}

// The changes of one answer as marked text.
static const char *shown(cell *c, const char *old, const char *current, bool in_full) {
    tz_arena *arena = c->made.arena;
    tz_field_change *changes = TZ_NEW(arena, tz_field_change);
    *changes = compare_answers(arena, old, current, c->made.layout->cell.labels);
    c->text = (tz_change_text){.b = &c->b};
    tz_change_text_add_changes(&c->text, &(tz_form_change){0}, changes, in_full);
    return marked(c);
}

static void test_kinds(void **state) {
    (void)state;
    cell *c = open_cell();
    assert_string_equal(shown(c, "", "・講演会", false), "|追加{+・講演会+}|\n");
    assert_string_equal(shown(c, "・講演会", "", false), "|削除[-・講演会-]|\n");
    assert_string_equal(shown(c, "・会議を4回開く", "・会議を6回開く", false),
                        "|修正・会議を[-4回-]\u2009{+6回+}開く|\n");
    assert_string_equal(shown(c, "・会議を開く", "※会議を開く", false), "|書式[-・-]\u2009{+※+}会議を開く|\n");
    assert_string_equal(shown(c, "", "1. 5回開く", false), "|追加{+1. 5回開く+}|\n"); // not 1.5回
    assert_string_equal(shown(c, "ア　会議を4回開く", "ア　会議を6回開く", false),
                        "|修正ア 会議を[-4回-]\u2009{+6回+}開く|\n");
    assert_string_equal(shown(c, "(1) 会議", "", false), "|削除[-(1)会議-]|\n");
    assert_string_equal(shown(c, "1. 会議を開く", "・会議を開く", false), "|書式[-1.-]\u2009{+・+}会議を開く|\n");
    assert_string_equal(
        shown(c, "・市民講演会\n・出前講座\n・図書の展示", "・図書の展示\n・市民講演会\n・出前講座", false),
        "|移動・図書の展示|\n（ほかの2箇条は変更なし）\n");
    close_cell(c);
}

// The new year's side of each change, and the old year's: "new/old", a line a change.
static const char *sides(cell *c, const char *old, const char *current) {
    tz_arena *arena = c->made.arena;
    tz_field_change changes = compare_answers(arena, old, current, c->made.layout->cell.labels);
    tz_bytes out = {0};
    for (size_t i = 0; i < changes.n; i++)
        for (tz_change_side side = TZ_SIDE_CURRENT; side <= TZ_SIDE_OLD; side++) {
            c->text = (tz_change_text){.b = &c->b};
            tz_change_text_add_side(&c->text, &(tz_form_change){0}, &changes.changes[i], side);
            const char *text = marked(c);
            size_t size = strlen(text);
            tz_bytes_format(arena, &out, "%.*s%s", (int)(size ? size - 1 : 0), text, side == TZ_SIDE_OLD ? "\n" : "/");
        }
    return tz_arena_copy(arena, out.at, out.n);
}

static void test_sides(void **state) {
    (void)state;
    cell *c = open_cell();
    assert_string_equal(sides(c, "", "・講演会"), "{+・講演会+}/\n");
    assert_string_equal(sides(c, "・講演会", ""), "/[-・講演会-]\n");
    assert_string_equal(sides(c, "・会議を4回開く", "・会議を6回開く"), "・会議を{+6回+}開く/・会議を[-4回-]開く\n");
    assert_string_equal(sides(c, "・会議を開く", "※会議を開く"), "{+※+}会議を開く（書式）/[-・-]会議を開く（書式）\n");
    assert_string_equal(sides(c, "・会議\n　・研修", "・会議\n・研修"),
                        "・会議/・会議\n・研修（書式）/　・研修（書式）\n");
    assert_string_equal(
        sides(c, "・市民講演会\n・出前講座\n・図書の展示", "・図書の展示\n・市民講演会\n・出前講座"),
        "・図書の展示（移動）/・図書の展示（移動）\n・市民講演会/・市民講演会\n・出前講座/・出前講座\n");
    assert_int_equal(c->text.bars.n, 0);
    close_cell(c);
}

// What is a kind's name where there are bars begins no item beside the other year.
static void test_no_kinds_without_bars(void **state) {
    (void)state;
    cell *c = open_cell();
    sides(c, "追加の研修", "追加の研修会");
    tz_cell made = tz_change_text_cell(&c->text, true);
    assert_non_null(made.flow);
    assert_null(made.flow->blocks[0].label);
    close_cell(c);
}

// Items that have not changed are counted where they stand, or written out.
static void test_unchanged(void **state) {
    (void)state;
    cell *c = open_cell();
    const char *old = "・会議を開く\n・研修をする\n・展示", *current = "・会議を開く\n・研修をする\n・講演会\n・展示";
    assert_string_equal(shown(c, old, current, false),
                        "（ほかの2箇条は変更なし）\n|追加{+・講演会+}|\n（ほかの1箇条は変更なし）\n");
    assert_string_equal(shown(c, old, current, true), "・会議を開く\n・研修をする\n|追加{+・講演会+}|\n・展示\n");
    close_cell(c);
}

// Further lines of an item are indented, so that they stay with it.
static void test_lines(void **state) {
    (void)state;
    cell *c = open_cell();
    assert_string_equal(shown(c, "", "・会議\n  市役所で", false), "|追加{+・会議\n　市役所で+}|\n");
    c->text = (tz_change_text){.b = &c->b};
    tz_text line = tz_text_from_string("一行\n 二行"), answer = tz_text_from_string("・甲\n  乙");
    tz_change_text_add_line(&c->text, &line);
    tz_change_text_add_answer(&c->text, &answer);
    assert_string_equal(tz_arena_copy(c->made.arena, c->text.bytes.at, c->text.bytes.n), "一行\n　二行\n・甲\n  乙\n");
    close_cell(c);
}

// The marks go to the booklet, at positions of a text of their own, with what a screen reader says.
static void test_cell(void **state) {
    (void)state;
    cell *c = open_cell();
    for (uint32_t i = 0; i < 2; i++) {
        shown(c, "・会議を4回開く", "・会議を6回開く", false);
        tz_cell made = tz_change_text_cell(&c->text, false);
        assert_non_null(made.flow);
        assert_int_equal(made.flow->blocks_n, 1);
        assert_non_null(made.flow->blocks[0].label); // 修正 is the item's label
        assert_false(made.head);
    }
    const tz_change_marks *marks = c->b.marks;
    assert_int_equal(marks->words.n, 4);
    assert_int_equal(marks->bars.n, 2);
    assert_true(marks->words.at[0].deleted && !marks->words.at[1].deleted);
    assert_string_equal(marks->words.at[0].alt, "削除「4回」");
    assert_string_equal(marks->words.at[1].alt, "追加「6回」");
    assert_int_equal(marks->words.at[0].to - marks->words.at[0].from, strlen("4回"));
    assert_int_equal(marks->words.at[2].from - marks->words.at[0].from, UINT64_C(1) << 32); // another text's
    assert_true(marks->bars.at[0].changed && !marks->bars.at[0].above && !marks->bars.at[0].below);
    assert_true(marks->bars.at[0].from < marks->words.at[0].from && marks->bars.at[0].to > marks->words.at[1].to);
    assert_int_equal(marks->bar, c->made.layout->compare.bar);
    close_cell(c);
}

// The layout's own labels are items' too, where answers stand in full.
static void test_cell_labels(void **state) {
    (void)state;
    cell *c = open_cell();
    tz_text answer = tz_text_from_string("・甲\n・乙");
    for (int with = 0; with < 2; with++) {
        c->text = (tz_change_text){.b = &c->b};
        tz_change_text_add_answer(&c->text, &answer);
        tz_cell made = tz_change_text_cell(&c->text, with);
        assert_int_equal(made.flow->blocks[0].label != NULL, with);
    }
    close_cell(c);
}

// What messages about the cell refer to: the record that its first statement stands in.
static void test_source(void **state) {
    (void)state;
    cell *c = open_cell();
    const tz_source *source = tz_source_new(c->made.arena, "cards/242012-tsu.yaml", "x", 1);
    tz_text answer = tz_text_from_string("・甲\n・乙"), other = tz_text_from_string("丙");
    answer.source = source;
    c->text = (tz_change_text){.b = &c->b};
    tz_change_text_add_line(&c->text, &other); // words of the layout are no record's
    tz_change_text_add_answer(&c->text, &answer);
    tz_change_text_add_answer(&c->text, &other);
    tz_cell made = tz_change_text_cell(&c->text, true);
    assert_ptr_equal(tz_text_place(tz_para_text(made.flow->blocks[0].body), 0).source, source);
    close_cell(c);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kinds),       cmocka_unit_test(test_sides),  cmocka_unit_test(test_no_kinds_without_bars),
        cmocka_unit_test(test_unchanged),   cmocka_unit_test(test_lines),  cmocka_unit_test(test_cell),
        cmocka_unit_test(test_cell_labels), cmocka_unit_test(test_source),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
