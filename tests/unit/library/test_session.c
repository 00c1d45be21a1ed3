// Sessions and their options.
#include "base/language.h"
#include "base/memory.h"
#include "library.h"

static void assert_refused(const char *option, const char *value, const char *message) {
    tsuzuri_session *session = begin();
    assert_false(tsuzuri_session_set(session, option, value));
    assert_int_equal(tsuzuri_message_count(session), 1);
    assert_string_equal(tsuzuri_message_text(session, 0), message);
    tsuzuri_session_free(session);
}

static void test_options_that_are_refused(void **state) {
    (void)state;
    assert_refused("colour", "red", "there is no option colour");
    assert_refused("", "", "there is no option ");
    assert_refused("language", "tlh", "the option language cannot be tlh");
    assert_refused("threads", "0", "the option threads cannot be 0");
    assert_refused("threads", "two", "the option threads cannot be two");
    assert_refused("for", "screen", "the option for cannot be screen");
    assert_refused("impose", "3up", "the option impose cannot be 3up");
    assert_refused("paper-thickness", "2", "the option paper-thickness cannot be 2");
    assert_refused("style", "tables", "the option style cannot be tables");
    assert_refused("back-margin", "31", "the option back-margin cannot be 31");
    assert_refused("marks", "yes", "the option marks cannot be yes");
    assert_refused("multiple", "65", "the option multiple cannot be 65");
    assert_refused("icc", "tests/nothing.icc", "there is no file tests/nothing.icc");
}

static void test_options_that_are_taken(void **state) {
    (void)state;
    static const char *const all[][2] = {
        {"language", "ja_JP.UTF-8"}, {"language", "en"},       {"threads", "64"},        {"data-dir", "layouts"},
        {"layout", "a.yaml"},        {"fonts", "b.yaml"},      {"font-dir", "c"},        {"parts", "cards"},
        {"for", "handout"},          {"for", "archive"},       {"for", "print"},         {"icc", "README.md"},
        {"impose", "single"},        {"impose", "saddle-top"}, {"paper-thickness", "1"}, {"back-margin", "30"},
        {"marks", "true"},           {"marks", "false"},       {"style", "redline"},     {"style", "table"},
        {"multiple", "1"},
    };
    tsuzuri_session *session = begin();
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        assert_true(tsuzuri_session_set(session, all[i][0], all[i][1]));
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        assert_true(tsuzuri_session_set(session, all[i][0], NULL));
    assert_int_equal(tsuzuri_message_count(session), 0);
    tsuzuri_session_free(session);
}

static void test_data_folders_begin_anew(void **state) {
    (void)state;
    tsuzuri_session *session = begin();
    assert_true(tsuzuri_session_set(session, "data-dir", NULL));
    assert_true(tsuzuri_session_set(session, "data-dir", "nowhere"));
    assert_null(tsuzuri_edition_open(session, SMALL));
    assert_true(has(tsuzuri_message_note(session, 0), "looked in: nowhere, "));
    assert_true(tsuzuri_session_set(session, "data-dir", "."));
    made(session, tsuzuri_edition_open(session, SMALL));
    tsuzuri_session_free(session);
}

// Messages are in the session's language, and the thread's own language stays.
static void test_language_is_the_sessions_own(void **state) {
    (void)state;
    tsuzuri_session *one = begin(), *other = begin();
    assert_true(tsuzuri_session_set(one, "language", "ja"));
    assert_false(tsuzuri_session_set(one, "colour", "red"));
    assert_false(tsuzuri_session_set(other, "colour", "red"));
    assert_string_equal(tsuzuri_message_text(one, 0), "設定 colour はありません");
    assert_string_equal(tsuzuri_message_text(other, 0), "there is no option colour");
    assert_true(has(tsuzuri_messages(one), "誤り: "));
    assert_true(has(tsuzuri_messages(other), "error: "));
    assert_null(tz_language_used());
    tsuzuri_session_free(one);
    tsuzuri_session_free(other);
}

static void test_no_session_without_memory(void **state) {
    (void)state;
    long pieces = 0;
    tsuzuri_session *session = NULL;
    for (; !session; pieces++) {
        tz_arena_fail_after(pieces);
        session = tsuzuri_session_new();
    }
    tz_arena_fail_after(-1);
    assert_true(pieces > 3);
    tsuzuri_session_free(session);
    tsuzuri_session_free(NULL);
}

static void test_running_out_of_memory_is_a_message(void **state) {
    (void)state;
    tsuzuri_session *session = begin();
    tz_arena_fail_after(0);
    assert_null(tsuzuri_edition_open(session, SMALL));
    tz_arena_fail_after(-1);
    assert_string_equal(tsuzuri_message_text(session, tsuzuri_message_count(session) - 1), "out of memory");
    made(session, tsuzuri_edition_open(session, SMALL)); // and goes on when there is some
    tsuzuri_session_free(session);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_options_that_are_refused),  cmocka_unit_test(test_options_that_are_taken),
        cmocka_unit_test(test_data_folders_begin_anew),   cmocka_unit_test(test_language_is_the_sessions_own),
        cmocka_unit_test(test_no_session_without_memory), cmocka_unit_test(test_running_out_of_memory_is_a_message),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
