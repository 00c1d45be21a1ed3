// Messages one by one and as a terminal shows them.
#include "library.h"

static const void *give(void *context, const char *name, size_t *size) {
    const char *text = strcmp(name, "edition.yaml") ? NULL : context;
    *size = text ? strlen(text) : 0;
    return text;
}

static tsuzuri_session *read_edition(const char *text) {
    tsuzuri_session *session = begin();
    assert_null(tsuzuri_edition_read(session, give, (void *)text));
    return session;
}

static void test_a_message_has_its_place(void **state) {
    (void)state;
    tsuzuri_session *session = read_edition("id: r7\n表題: \x1b[31m津\n");
    size_t found = 0;
    while (!has(tsuzuri_message_text(session, found), "表題"))
        found++;
    assert_int_equal(tsuzuri_message_severity(session, found), TSUZURI_ERROR);
    assert_string_equal(tsuzuri_message_file(session, found), "edition.yaml");
    assert_int_equal(tsuzuri_message_line(session, found), 2);
    assert_int_equal(tsuzuri_message_column(session, found), 1);
    const char *shown = tsuzuri_messages(session);
    assert_true(has(shown, "edition.yaml:2:1: error: "));
    assert_true(has(shown, "\n    ^\n"));
    assert_false(has(shown, "\x1b"));
    tsuzuri_session_free(session);
}

static void test_a_message_without_a_place(void **state) {
    (void)state;
    tsuzuri_session *session = begin();
    assert_string_equal(tsuzuri_messages(session), "");
    assert_int_equal(tsuzuri_message_count(session), 0);
    assert_null(tsuzuri_edition_open(session, "nowhere"));
    size_t last = tsuzuri_message_count(session) - 1;
    assert_null(tsuzuri_message_file(session, last));
    assert_int_equal(tsuzuri_message_line(session, last), 0);
    assert_int_equal(tsuzuri_message_column(session, last), 0);
    assert_string_equal(tsuzuri_messages(session), "error: there is no folder nowhere\n");
    tsuzuri_session_free(session);
}

static void test_kinds_of_messages(void **state) {
    (void)state;
    tsuzuri_session *session = begin();
    tsuzuri_edition *edition = made(session, tsuzuri_edition_open(session, SMALL));
    made(session, tsuzuri_book_make(edition, NULL)); // its index has a term that no answer has
    size_t at = 0, notes = 0;                        // of fonts that are of another version
    for (size_t i = 0; i < tsuzuri_message_count(session); i++) {
        bool note = tsuzuri_message_severity(session, i) == TSUZURI_NOTE;
        at = note ? at : i;
        notes += note;
    }
    assert_int_equal(tsuzuri_message_count(session), notes + 1);
    assert_int_equal(tsuzuri_message_severity(session, at), TSUZURI_WARNING);
    assert_int_equal(tsuzuri_message_line(session, at), 17);
    assert_int_equal(tsuzuri_message_column(session, at), 12);
    assert_null(tsuzuri_message_note(session, at));
    assert_null(tsuzuri_book_make_single(edition, "桑名"));
    assert_int_equal(tsuzuri_message_severity(session, notes + 1), TSUZURI_ERROR);
    assert_string_equal(tsuzuri_message_note(session, notes + 1), "did you mean 桑名市?");
    tsuzuri_session_free(session);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_message_has_its_place),
        cmocka_unit_test(test_a_message_without_a_place),
        cmocka_unit_test(test_kinds_of_messages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
