// Checks that readers of records share: kinds of nodes in all combinations, texts that must not be empty.
#include "edited.h"

static const char *message(tz_record_reader *r) {
    const tz_diag_entry *entry = tz_diag_at(r->diag, 0);
    return entry ? entry->message : "";
}

static void kinds_are_distinguished(void **state) {
    (void)state;
    static const char *const messages[3][3] = {
        // found: a text, a list, keys
        [TZ_SCALAR] = {"", "a text is expected here, not a list", "a text is expected here, not keys with values"},
        [TZ_SEQUENCE] = {"a list is expected here", "", "a list is expected here"},
        [TZ_MAPPING] = {"keys with values (key: value) are expected here",
                        "keys with values (key: value) are expected here", ""},
    };
    for (int wanted = TZ_SCALAR; wanted <= TZ_MAPPING; wanted++)
        for (int found = TZ_SCALAR; found <= TZ_MAPPING; found++) {
            tz_record_reader r = {.diag = tz_diag_new()};
            tz_yaml node = {.kind = (tz_yaml_kind)found};
            assert_true(tz_record_check_kind(&r, &node, (tz_yaml_kind)wanted) == (found == wanted));
            assert_string_equal(message(&r), messages[wanted][found]);
            tz_diag_free(r.diag);
        }
}

static void cards_have_keys_of_their_own(void **state) {
    (void)state;
    tz_text keys[] = {tz_text_from_string("municipalities"), tz_text_from_string("language"),
                      tz_text_from_string("languages"), tz_text_from_string("")};
    for (size_t i = 0; i < 4; i++)
        assert_true(tz_card_has_key(&keys[i]) == (i < TZ_CARD_KEYS));
    for (size_t i = 0; i < TZ_CARD_KEYS; i++) // the manual tells of all
        assert_string_equal(tz_card_table.rows[i].key, tz_card_keys[i]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kinds_are_distinguished),
        cmocka_unit_test(cards_have_keys_of_their_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
