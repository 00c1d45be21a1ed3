// Character codes: the text that is read out of a PDF is what was written into it.
#include "written.h"

static void text_comes_back_as_it_was(void **state) {
    (void)state;
    static const char *const texts[] = {"〜と～、−と－は別の文字です",    "𠮷野家",
                                        "葛\xf3\xa0\x84\x80城市と葛城市", "神(神)と福(福)",
                                        "ABC abc 123 (株) ㈱ №",          "か゚とがの結合"};
    static const char *const families[] = {"gothic", "mincho", "noto-gothic"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (size_t k = 0; k < 3; k++) {
            sample *s = one(families[k], 12, texts[i]);
            assert_text(s, &handout, tz_arena_format(s->arena, "%s\n\f", texts[i]));
            sample_free(s);
        }
}

static void glyphs_without_characters_of_their_own_have_actual_text(void **state) {
    (void)state;
    sample *s = one("gothic", 12, "三重");
    tz_run *run = first_run(s);
    glyphs_of(run)[1].text = 0; // two glyphs for one character
    run->text_size = 3;
    assert_text(s, &handout, "三\n\f");
    sample_free(s);
}

static void a_glyph_that_shows_two_characters_gives_both(void **state) {
    (void)state;
    sample *s = one("noto-gothic", 12, "三重県");
    tz_run *run = first_run(s);
    run->glyphs_n = 2; // 重 stands for 重県
    assert_text(s, &handout, "三重県\n\f");
    sample_free(s);
}

static void a_missing_glyph_is_an_error(void **state) {
    (void)state;
    sample *s = one("gothic", 12, "三重県");
    glyphs_of(first_run(s))[1].id = 0;
    assert_string_equal(refusal(s, &handout), "no glyph for \"重\"");
    sample_free(s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_comes_back_as_it_was),
        cmocka_unit_test(glyphs_without_characters_of_their_own_have_actual_text),
        cmocka_unit_test(a_glyph_that_shows_two_characters_gives_both),
        cmocka_unit_test(a_missing_glyph_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
