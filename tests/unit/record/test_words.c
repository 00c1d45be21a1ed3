// The keys that the scan for slips is reported: those of the form on cards, every key of the other files.
#include "edited.h"

static bool has(const tz_yaml_rules *rules, const char *key, size_t from, size_t to) {
    for (size_t i = from; i < to; i++)
        if (strcmp(rules->keys[i], key) == 0)
            return true;
    return false;
}

static void cards_have_the_keys_of_their_form(void **state) {
    (void)state;
    edited it = edited_read((const input_text[]){{NULL, NULL}});
    tz_yaml_rules rules = tz_record_card_rules(it.arena, it.edition->form);
    assert_true(rules.answers);
    assert_int_equal(rules.top_n, TZ_CARD_KEYS + it.edition->form->sections_n);
    static const char *const top[] = {"municipalities", "language", "office", "stock", "shelter"};
    static const char *const below[] = {"code", "name", "was", "food", "power", "notes"};
    for (size_t i = 0; i < sizeof top / sizeof top[0]; i++)
        assert_true(has(&rules, top[i], 0, rules.top_n));
    for (size_t i = 0; i < sizeof below / sizeof below[0]; i++)
        assert_true(has(&rules, below[i], rules.top_n, rules.keys_n));
    rules = tz_record_card_rules(it.arena, NULL);
    assert_true(rules.answers);
    assert_int_equal(rules.keys_n, 0);
    edited_end(&it);
}

// A slip in any key of these files is reported as one.
static void other_files_have_all_their_keys(void **state) {
    (void)state;
    static const char *const keys[] = {"id",   "publisher", "regions", "cards", "groups",
                                       "term", "sections",  "short",   "roman", "corrected"};
    assert_false(tz_record_rules.answers);
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        assert_true(has(&tz_record_rules, keys[i], 0, tz_record_rules.keys_n));
    edited_check("edition.yaml", "publisher: 三重県", "publisher：三重県",
                 "7:10: the colon behind publisher is full-width: write \":\" and a space, both half-width\n");
    edited_check("form.yaml", "label: 担当", "label:担当", "4:10: a space is missing behind \"label:\"\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cards_have_the_keys_of_their_form),
        cmocka_unit_test(other_files_have_all_their_keys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
