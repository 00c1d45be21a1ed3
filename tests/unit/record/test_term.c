// Terms of the index: readings are in hiragana, to the last letter.
#include "edited.h"

static void check(const char *new, const char *expected) {
    edited_check("edition.yaml", "ひなんじょ", new, expected);
}

static void readings_are_hiragana(void **state) {
    (void)state;
    const char *wrong = "17:26: a reading in hiragana is expected here\n";
    check("ぁ", "");
    check("ゖ", "");
    check("らー", "");
    check("\"\\u3040\"", "17:27: a reading in hiragana is expected here\n");
    check("\"\\u3097\"", "17:27: a reading in hiragana is expected here\n");
    check("ヒナンジョ", wrong);
    check("ひなん所", wrong);
    check("ひなん じょ", wrong);
    check("hinanjo", wrong);
    check("\"\"", "17:26: reading needs a text\n");
}

static void terms_have_their_spellings(void **state) {
    (void)state;
    edited it = edited_read((const input_text[]){{NULL, NULL}});
    assert_int_equal(it.edition->terms_n, 2);
    edited_check_text(&it.edition->terms[0].term, "BCP");
    assert_int_equal(it.edition->terms[0].also_n, 2);
    edited_check_text(&it.edition->terms[0].also[0], "事業継続計画");
    edited_check_text(&it.edition->terms[1].reading, "ひなんじょ");
    edited_end(&it);
}

// One that cannot be read leaves no gap.
static void a_wrong_term_is_left_out(void **state) {
    (void)state;
    edited_check("edition.yaml", "{term: BCP, reading: びーしーぴー, also: [事業継続計画, 業務継続計画]}",
                 "{term: BCP}", "16:5: the key reading is missing here\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(readings_are_hiragana),
        cmocka_unit_test(terms_have_their_spellings),
        cmocka_unit_test(a_wrong_term_is_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
