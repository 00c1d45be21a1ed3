// Slips in texts: lines that are not indented as their text is, that lack their |, or that belong to nothing.
#include "outcome.h"

#define END "shelter:\n  notes: 終わり\n"
#define WIDE "this blank is full-width: indent with half-width spaces\n"
#define TAB "a tab is not allowed as indentation: use spaces\n"
#define LESS                                                                                                           \
    "this line is indented less than the text above: indent it like that text, or write it as a key with \":\"\n"
#define MORE "this line is indented more than the next ones: indent all lines of the text alike\n"
#define NEITHER "this is neither a key with \":\" nor a text: a text is indented, below a key with |\n"
#define JOINED "the lines of this text would be joined: write | here, and the whole text indented on the next lines\n"
#define MISSING "| is missing here: a text of several lines is written below it\n"
#define CUT                                                                                                            \
    "this line would be left out, and ends the text above: indent it like that text if it belongs to it; comments "    \
    "stand between keys\n"

// What is reported about the card, and that its last field is read nevertheless.
static void check(const char *text, const char *expected) {
    outcome_check(text, expected);
    outcome it = outcome_read(text, &outcome_card);
    outcome_check_text(&it, "shelter", "notes", "終わり");
    outcome_end(&it);
}

static void lines_with_less_indentation(void **state) {
    (void)state;
    check("stock:\n  food: |\n    米\n水\n    塩\n" END, "4:1 " LESS);
    check("stock:\n  food: |\n    米\n   水\n    塩\n  power: あり\n" END, "4:4 " LESS);
    check("stock:\n  food: |\n    米\n  水\n  塩\n" END, "4:3 " LESS);
    check("stock:\n  food: |\n    米\n注: 水\n" END, "4:1 " LESS);
    check("stock:\n  food: |\n    米\nTEL: 059\n" END, "4:1 " LESS);
    check("stock:\n  food: |\n    米\n- 水\n" END, "4:1 " LESS);
    check("stock:\n  food: |\n    米\n---\n    水\n" END, "4:1 " LESS);
    check("stock:\n  food: |\n    米\n...\n" END, "4:1 " LESS);
    check("stock:\n  food: |\n米\n水\n" END, "3:1 the text below | must be indented more than its key\n");
}

static void first_lines_with_more_indentation(void **state) {
    (void)state;
    check("stock:\n  food: |\n      米\n    水\n" END, "3:7 " MORE);
    check("stock:\n  food: |\n      米\n    水\n      と塩\n    油\n" END, "3:7 " MORE);
    check("stock:\n  food: |\n        米\n\n   水\n" END, "3:9 " MORE);
    check("stock:\n  food: |\n      米\n    水\n      塩\n      油\n" END, "4:5 " LESS); // the second is the odd one
}

// A key behind a text with slips is one, unless it is indented like the text.
static void keys_behind_lost_texts(void **state) {
    (void)state;
    check("stock:\n  food: |\n      米\n    水\n   power: あり\n" END,
          "3:7 " MORE "5:4 power must begin in column 3, as the keys before it\n");
    check("stock:\n  food: |\n      米\n    水\n    power: あり\n" END, "3:7 " MORE);
    check("stock:\n  food：|\n    power: x\n    米\n   power: あり\n" END,
          "2:7 the colon behind food is full-width: write \":\" and a space, both half-width\n"
          "5:4 power must begin in column 3, as the keys before it\n");
}

static void blanks_that_are_none(void **state) {
    (void)state;
    check("stock:\n  food: |\n　　米\n　　水\n" END, "3:1 " WIDE);
    check("stock:\n  food: |\n    米\n　　水\n    塩\n" END, "4:1 " WIDE);
    check("stock:\n  food: |\n\t米\n" END, "3:1 " TAB);
    check("stock:\n  food: |\n    \t米\n" END, "3:5 " TAB);
    check("stock:\n  food: |\n    米\n\t水\n" END, "4:1 " TAB);
    check("stock:\n  food:\n\t米\n" END, "3:1 " TAB);
    check("stock:\n  food:\n　　米\n　　水\n" END, "3:1 " WIDE);
}

static void texts_without_their_sign(void **state) {
    (void)state;
    check("stock:\n  food:\n    米\n    水\n  power: あり\n" END, "2:8 " MISSING);
    check("stock:\n  food:\n    ・米\n\n    ・水\n" END, "2:8 " MISSING);
    check("stock:\n  food: 米\n    水\n\n    塩\n" END, "2:9 " JOINED);
    check("stock:\n  food: 米\n　　水\n" END, "2:9 " JOINED);
    check("stock:\n  food: ｜\n    米\n    水\n" END, "2:9 ｜ is not the half-width |: write that one\n");
    check("stock:\n  food:\n    米\n" END, ""); // a single line is joined with none
}

static void lines_that_belong_to_nothing(void **state) {
    (void)state;
    check("津市\nstock:\n  food: 米\n" END, "1:1 " NEITHER);
    check("stock:\n  food: 米\n水\n塩\n" END, "3:1 " NEITHER);
    check("stock:\n  food: \"米\"\n    水\n" END, "3:5 " NEITHER);
    check("stock:\n  food:\n米\n" END, "3:1 " NEITHER);
    check("municipalities: []\n  津市\n" END, "2:3 " NEITHER);
}

static void comments_that_cut_a_text(void **state) {
    (void)state;
    check("stock:\n  food: |\n    米\n# 注\n    水\n" END, "4:1 " CUT);
    check("stock:\n  food: |\n    米\n  #7119\n    name: x\n  power: あり\n" END, "4:3 " CUT);
    check("stock:\n  food: |\n  # 注\n    水\n" END, "3:3 " CUT);
}

static void further_documents(void **state) {
    (void)state;
    outcome_check("stock:\n  food: 米\n---\nstock：\n", "3:1 a second document begins here: one file holds only one\n");
    check("---\nstock:\n  food: 米\n" END "...\n", "");
}

static void empty_lines_mean_nothing(void **state) {
    (void)state;
    outcome it =
        outcome_read("　\nstock:\n\t\n  food: |\n          \n　\n    米\n \t\n　　\n    水\n      \n\n  power: あり\n",
                     &outcome_card);
    assert_string_equal(it.messages, "");
    outcome_check_text(&it, "stock", "food", "\n\n米\n\n\n水\n  \n");
    outcome_check_text(&it, "stock", "power", "あり");
    outcome_end(&it);
}

// Lines that look like slips within a text are its text.
static void nothing_within_a_text_is_a_slip(void **state) {
    (void)state;
    outcome it = outcome_read(
        "stock:\n  food: |\n    food：米\n    power:x\n    \"a\n    [b\n    # c\n      \td\n    　e\n    - f\n    ---\n"
        "    name: ~\n  power: あり\n",
        &outcome_card);
    assert_string_equal(it.messages, "");
    outcome_check_text(&it, "stock", "food", "food：米\npower:x\n\"a\n[b\n# c\n  \td\n　e\n- f\n---\nname: ~\n");
    outcome_end(&it);
}

// Other files are only gone through when libyaml refuses them.
static void other_files_are_mended_as_well(void **state) {
    (void)state;
    outcome_check_by("stock:\n  food：米\n  power: あり\n was: x\n", &outcome_other,
                     "2:7 the colon behind food is full-width: write \":\" and a space, both half-width\n"
                     "4:2 was must begin in column 3, as the keys before it\n");
    outcome_check_by("stock:\n  food: 米\n    power: あり\n  name: [x\n", NULL,
                     "3:5 power must begin in column 3, as the keys before it\n"
                     "4:9 this [ is not closed: close it with ]\n");
    outcome_check_by("a: x\n  y\nb: @\nc: |\n  x\n y\n", NULL,
                     "3:4 a text cannot begin with this character: put the text in quotation marks\n5:3 " MORE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_with_less_indentation),    cmocka_unit_test(first_lines_with_more_indentation),
        cmocka_unit_test(keys_behind_lost_texts),         cmocka_unit_test(blanks_that_are_none),
        cmocka_unit_test(texts_without_their_sign),       cmocka_unit_test(lines_that_belong_to_nothing),
        cmocka_unit_test(comments_that_cut_a_text),       cmocka_unit_test(further_documents),
        cmocka_unit_test(empty_lines_mean_nothing),       cmocka_unit_test(nothing_within_a_text_is_a_slip),
        cmocka_unit_test(other_files_are_mended_as_well),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
