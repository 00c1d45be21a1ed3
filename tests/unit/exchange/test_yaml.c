// Cards as YAML: whatever an answer has, it is read again as it is.
#include "small.h"

static const char *written(tz_arena *arena, const tz_text *answers, const char *const *remarks) {
    const tz_edition *edition = small_edition(arena);
    const tz_card card = small_card(answers);
    tz_bytes out = {0};
    tz_exchange_card_yaml(arena, edition->form, &card, "尾鷲市: 回答.xlsx", remarks, &out);
    return tz_arena_copy(arena, out.at, out.n);
}

static void a_card_with_its_remarks(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    const tz_text answers[] = {small_text("課"), small_text("・水\n\n・米"), small_text(""),
                               small_text("  字下げ\n続き"), small_text("# 注: a")};
    static const char *const remarks[] = {"調査票!C3", NULL, NULL, NULL, "調査票!\nC9"};
    assert_string_equal(written(arena, answers, remarks), "# 尾鷲市: 回答.xlsx\n"
                                                          "municipalities:\n"
                                                          "  - {code: \"242098\", name: 尾鷲市}\n"
                                                          "  - {code: \"245437\", name: 紀北町}\n"
                                                          "office:\n"
                                                          "  # 調査票!C3\n"
                                                          "  name: |\n"
                                                          "    課\n"
                                                          "stock:\n"
                                                          "  food: |\n"
                                                          "    ・水\n"
                                                          "\n"
                                                          "    ・米\n"
                                                          "  power: \"\"\n"
                                                          "shelter:\n"
                                                          "  food: |2\n"
                                                          "      字下げ\n"
                                                          "    続き\n"
                                                          "  # 調査票! C9\n"
                                                          "  notes: |\n"
                                                          "    # 注: a\n");
    tz_arena_free(arena);
}

// Texts that mean something else in YAML when they are not written with care.
static void answers_are_read_again_as_they_are(void **state) {
    (void)state;
    static const char *const texts[] = {
        "- a",    "a: b",     "\"a\"",    "'a'",      "|",   "[a]",     "{a}",       "#a",    "&a *b",       "!a",
        "%a",     "@a",       "~",        "null",     "yes", "1.0",     "=1+1",      "a #b",  "　全角",      " 半角",
        "\tタブ", "a\n b\nc", "a\n\n\nb", "---\na",   "...", "a:\n- b", "\\n",       "﹅",    "𠮷葛󠄀", "か゛",
        "a\n\tb", " a\n  b",  "a\\",      "'\"'\n\"", "? a", ": a",     "a\n---\nb", "<<: a", "`a`",         "、"};
    tz_arena *arena = tz_arena_new(NULL);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const tz_text answers[] = {small_text(texts[i]), small_text(""), small_text(texts[i]), small_text("x"),
                                   small_text(texts[i])};
        const char *yaml = written(arena, answers, NULL);
        tz_diag *diag = tz_diag_in_arena(arena);
        const tz_yaml *root = tz_yaml_read(arena, tz_source_new(arena, "a.yaml", yaml, strlen(yaml)), diag);
        assert_string_equal(input_messages(arena, diag), "");
        const tz_text *read = &tz_yaml_find(tz_yaml_find(root, "stock"), "power")->text;
        tz_text wanted = tz_exchange_answer(arena, &answers[2]);
        if (read->size != wanted.size + 1 || memcmp(read->bytes, wanted.bytes, wanted.size) != 0)
            fail_msg("%s became %s", texts[i], tz_text_to_string(arena, read));
    }
    tz_arena_free(arena);
}

static void all_cards_in_one_file(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_bytes out = {0};
    tz_exchange_yaml(arena, small_edition(arena), &out);
    const char *all = tz_arena_copy(arena, out.at, out.n);
    assert_true(strstr(all, "edition: \"right\"\n") == all);
    tz_diag *diag = tz_diag_in_arena(arena);
    const tz_yaml *root = tz_yaml_read(arena, tz_source_new(arena, "a.yaml", all, out.n), diag);
    assert_string_equal(input_messages(arena, diag), "");
    const tz_yaml *cards = tz_yaml_find(root, "cards");
    assert_int_equal(cards->n, 3);
    assert_non_null(tz_yaml_find(cards->items[2], "shelter"));
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_card_with_its_remarks),
        cmocka_unit_test(answers_are_read_again_as_they_are),
        cmocka_unit_test(all_cards_in_one_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
