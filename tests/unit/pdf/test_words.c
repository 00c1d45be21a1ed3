// Options of PDFs as words.
#include "pdf/words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void test_words_by_their_enumerations(void **state) {
    (void)state;
    assert_int_equal(tz_word_index(tz_purpose_words, "handout"), TZ_PURPOSE_HANDOUT);
    assert_int_equal(tz_word_index(tz_purpose_words, "archive"), TZ_PURPOSE_ARCHIVE);
    assert_int_equal(tz_word_index(tz_purpose_words, "print"), TZ_PURPOSE_PRINT);
    assert_int_equal(tz_word_index(tz_purpose_words, "Print"), -1);
    assert_int_equal(tz_word_index(tz_imposition_words, "single"), TZ_IMPOSE_NONE);
    assert_int_equal(tz_word_index(tz_imposition_words, "saddle-left"), TZ_IMPOSE_SADDLE_LEFT);
    assert_int_equal(tz_word_index(tz_imposition_words, "saddle-top"), TZ_IMPOSE_SADDLE_TOP);
    assert_int_equal(tz_word_index(tz_imposition_words, "2up"), TZ_IMPOSE_TWO_UP);
    assert_int_equal(tz_word_index(tz_imposition_words, "a3-fold"), TZ_IMPOSE_A3_FOLD);
    assert_int_equal(tz_word_index(tz_imposition_words, ""), -1);
}

static void test_thickness(void **state) {
    (void)state;
    static const struct {
        const char *text;
        tz_len length;
    } right[] = {{"0", 0}, {"1", TZ_MM}, {"0.12", 4320}, {"0.12mm", 4320}, {"0.001", 36}, {"1.000", TZ_MM}};
    for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
        tz_len length = -1;
        assert_true(tz_pdf_read_millimetres(right[i].text, TZ_PDF_MOST_THICKNESS, &length));
        assert_int_equal(length, right[i].length);
    }
    static const char *const wrong[] = {"", "2", "1.1", "1.001", "-0", " 1", "0.1cm", "0.1234", "x", "0.1 mm", "."};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        tz_len length = 7;
        assert_false(tz_pdf_read_millimetres(wrong[i], TZ_PDF_MOST_THICKNESS, &length));
        assert_int_equal(length, 7);
    }
}

static void test_back_margin(void **state) {
    (void)state;
    tz_len length = 7;
    assert_true(tz_pdf_read_millimetres("30", TZ_PDF_MOST_BACK_MARGIN, &length));
    assert_int_equal(length, 30 * TZ_MM);
    assert_true(tz_pdf_read_millimetres("3.5mm", TZ_PDF_MOST_BACK_MARGIN, &length));
    assert_int_equal(length, 7 * TZ_MM / 2);
    assert_false(tz_pdf_read_millimetres("30.001", TZ_PDF_MOST_BACK_MARGIN, &length));
    assert_false(tz_pdf_read_millimetres("31", TZ_PDF_MOST_BACK_MARGIN, &length));
}

static void test_multiple(void **state) {
    (void)state;
    uint32_t n = 7;
    assert_true(tz_pdf_read_count("1", &n));
    assert_int_equal(n, 1);
    assert_true(tz_pdf_read_count("64", &n));
    assert_int_equal(n, 64);
    static const char *const wrong[] = {"", "0", "65", "-4", "4x", "4.5", "99999999999999999999"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(tz_pdf_read_count(wrong[i], &n));
    assert_int_equal(n, 64);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_by_their_enumerations),
        cmocka_unit_test(test_thickness),
        cmocka_unit_test(test_back_margin),
        cmocka_unit_test(test_multiple),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
