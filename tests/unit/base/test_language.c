// Messages in the language of the thread: names of languages, look-ups, and threads that differ.
#include "base/arena.h"
#include "base/intl.h"
#include "base/language.h"
#include "base/parallel.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static const tz_language *japanese(void) {
    const tz_language *language = NULL;
    assert_true(tz_language_find("ja", &language));
    assert_non_null(language);
    return language;
}

static void test_names_of_japanese(void **state) {
    (void)state;
    static const char *const names[] = {"ja", "ja_JP", "ja-JP", "ja_JP.UTF-8", "ja_JP.eucJP", "ja.UTF-8", "ja@kana"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const tz_language *found = NULL;
        assert_true(tz_language_find(names[i], &found));
        assert_ptr_equal(found, japanese());
    }
}

static void test_english_is_the_code_itself(void **state) {
    (void)state;
    static const char *const names[] = {"en", "en_US.UTF-8", "en-GB"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const tz_language *found = japanese();
        assert_true(tz_language_find(names[i], &found));
        assert_null(found);
    }
}

static void test_unknown_languages(void **state) {
    (void)state;
    static const char *const names[] = {"", "C", "j", "jav", "de_DE.UTF-8", "JA", "_JP", "e", "eng"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const tz_language *found = japanese();
        assert_false(tz_language_find(names[i], &found));
        assert_null(found);
    }
}

static void test_english_at_first_and_back(void **state) {
    (void)state;
    assert_string_equal(_("out of memory"), "out of memory");
    assert_null(tz_language_use(japanese()));
    assert_string_equal(_("out of memory"), "メモリが足りません");
    assert_ptr_equal(tz_language_used(), japanese());
    assert_ptr_equal(tz_language_use(NULL), japanese());
    assert_string_equal(_("out of memory"), "out of memory");
}

// The first and the last message in the order of their bytes are found as well, and what is none stays as it is.
static void test_texts_that_have_no_translation(void **state) {
    (void)state;
    tz_language_use(japanese());
    static const char *const texts[] = {"", " ", "out of memor", "out of memory ", "~~~~", "\x7f", "津市"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_ptr_equal(tz_translate(texts[i]), texts[i]);
    tz_language_use(NULL);
}

static void *translate_in_another_thread(void *expected) {
    bool own = !tz_language_used() && strcmp(_("out of memory"), "out of memory") == 0;
    tz_language_use(expected);
    return own && tz_language_used() == expected ? expected : NULL;
}

static void test_a_thread_has_its_own(void **state) {
    (void)state;
    const tz_language *language = japanese();
    tz_language_use(language);
    pthread_t thread;
    void *result;
    assert_int_equal(pthread_create(&thread, NULL, translate_in_another_thread, (void *)language), 0);
    pthread_join(thread, &result);
    assert_ptr_equal(result, language);
    assert_string_equal(_("out of memory"), "メモリが足りません");
    tz_language_use(NULL);
}

enum { PIECES = 64 };

static bool report_language(void *context, size_t index, tz_arena *arena, tz_diag *diag) {
    (void)arena;
    (void)diag;
    ((const tz_language **)context)[index] = tz_language_used();
    return true;
}

static void test_shared_work_speaks_the_callers_language(void **state) {
    (void)state;
    const tz_language *const both[] = {japanese(), NULL, japanese()};
    for (size_t i = 0; i < 3; i++) {
        const tz_language *seen[PIECES] = {0};
        tz_arena *arena = tz_arena_new(NULL);
        tz_language_use(both[i]);
        assert_true(tz_parallel_run(arena, tz_diag_in_arena(arena), 8, PIECES, report_language, seen));
        for (size_t k = 0; k < PIECES; k++)
            assert_ptr_equal(seen[k], both[i]);
        tz_arena_free(arena);
    }
    tz_language_use(NULL);
}

static bool report_units(void *context, size_t index, tz_arena *arena, tz_diag *diag) {
    (void)diag;
    ((const char **)context)[index] = tz_arena_format(arena, "%s", tz_units_used());
    return true;
}

static void *units_of_a_new_thread(void *argument) {
    *(bool *)argument = !strcmp(tz_units_used(), "市町村");
    return NULL;
}

static void test_the_word_for_municipalities_belongs_to_the_thread(void **state) {
    (void)state;
    tz_units_use("市町");
    assert_string_equal(tz_units_used(), "市町");
    pthread_t thread;
    bool own = false;
    pthread_create(&thread, NULL, units_of_a_new_thread, &own);
    pthread_join(thread, NULL);
    assert_true(own);
    const char *seen[PIECES];
    tz_arena *arena = tz_arena_new(NULL);
    assert_true(tz_parallel_run(arena, tz_diag_in_arena(arena), 4, PIECES, report_units, seen));
    for (size_t i = 0; i < PIECES; i++)
        assert_string_equal(seen[i], "市町");
    char longer[4 * TZ_UNITS_MOST];
    memset(longer, 'a', sizeof longer);
    longer[sizeof longer - 1] = '\0';
    tz_units_use(longer);
    assert_int_equal(strlen(tz_units_used()), TZ_UNITS_MOST);
    tz_units_use("");
    assert_string_equal(tz_units_used(), "市町村");
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names_of_japanese),
        cmocka_unit_test(test_english_is_the_code_itself),
        cmocka_unit_test(test_unknown_languages),
        cmocka_unit_test(test_english_at_first_and_back),
        cmocka_unit_test(test_texts_that_have_no_translation),
        cmocka_unit_test(test_a_thread_has_its_own),
        cmocka_unit_test(test_shared_work_speaks_the_callers_language),
        cmocka_unit_test(test_the_word_for_municipalities_belongs_to_the_thread),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
