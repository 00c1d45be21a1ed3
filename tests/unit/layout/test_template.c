// Templates: which names may stand in them, and how they are filled in.
#include "fixture.h"

static const char *value_of(const void *context, const char *name) {
    const char *const *pairs = context;
    for (; pairs[0]; pairs += 2)
        if (!strcmp(pairs[0], name))
            return pairs[1];
    return NULL;
}

static void names_are_replaced(void **state) {
    (void)state;
    static const char *const values[] = {"names", "津市", "empty", "", "page", "12", NULL};
    static const struct {
        const char *text, *filled;
    } cases[] = {
        {"", ""},
        {"表紙", "表紙"},
        {"{names}", "津市"},
        {"{names}{page}", "津市12"},
        {"〔{names}〕 {page} / {page}。", "〔津市〕 12 / 12。"},
        {"a{empty}b{unknown}c", "abc"},
        {"{names} {pa", "津市 {pa"}, // this has no closing brace
        {"}{names}", "}津市"},
        {"{}x", "x"},
    };
    tz_arena *arena = tz_arena_new(NULL);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        tz_template pattern = {tz_text_from_string(cases[i].text)};
        tz_text filled = tz_template_fill(arena, &pattern, value_of, values);
        if (!tz_text_is(&filled, cases[i].filled))
            fail_msg("%s gives %.*s", cases[i].text, (int)filled.size, filled.bytes);
    }
    tz_template plain = {tz_text_from_string("表紙")};
    assert_ptr_equal(tz_template_fill(arena, &plain, value_of, values).bytes, plain.text.bytes); // nothing to fill in
    tz_arena_free(arena);
}

static void names_are_found(void **state) {
    (void)state;
    tz_template pattern = {tz_text_from_string("{label}、{names} {page")};
    assert_true(tz_template_uses(&pattern, "label"));
    assert_true(tz_template_uses(&pattern, "names"));
    assert_false(tz_template_uses(&pattern, "name"));
    assert_false(tz_template_uses(&pattern, "names "));
    assert_false(tz_template_uses(&pattern, "page"));
}

static void names_are_checked(void **state) {
    (void)state;
    refused("contents: {head: \"あ{naem}{titel}\"}\n", "text.yaml:4:20: error: {naem} is no name that can stand here");
    refused("contents: {head: \"あ{naem}{titel}\"}\n", "text.yaml:4:26: error: {titel} is no name that can stand here");
    refused("contents: {head: \"{titel}\"}\n", "did you mean {title}?");
    refused("contents: {head: \"あ{title\"}\n", "text.yaml:4:20: error: this { has no }");
    refused("contents: {head: \"{title }\"}\n", "{title } is no name that can stand here");
    accepted("contents: {head: \"{title}} {title}\"}\n");
}

static void check_warning(const char *lines, const char *expected) {
    fixture f = read_card_and_layout(card_text, lines);
    assert_non_null(f.layout);
    if (*expected ? !strstr(f.messages, expected) : *f.messages)
        fail_msg("%s\n%s", lines, f.messages);
    close_fixture(&f);
}

static void full_width_braces_are_reported(void **state) {
    (void)state;
    check_warning(
        "contents: {head: \"あ｛title｝\"}\n",
        "text.yaml:4:20: warning: ｛title｝ is printed as it stands: to have it filled in, please write {title} in "
        "half-width letters\n");
    check_warning("contents: {head: \"｛ｔｉｔｌｅ｝い\"}\n",
                  "text.yaml:4:19: warning: ｛title｝ is printed as it stands");
    check_warning("contents: {head: \"{title}｛fiscal_year}\"}\n",
                  "text.yaml:4:26: warning: ｛fiscal_year｝ is printed");
    check_warning("contents: {head: \"｛あ｝｛｝｛ab\"}\n", "");
    refused("contents: {head: \"あ{title｝\"}\n", "text.yaml:4:26: note: please write a half-width } here");
}

// Values of the edition may stand in every part, those of a card only on its pages.
static void names_of_editions_and_cards(void **state) {
    (void)state;
    static const char *const of_editions[] = {"title",   "fiscal_year", "prefecture", "publisher",
                                              "meeting", "date",        "era_date"};
    char lines[120];
    for (size_t i = 0; i < sizeof of_editions / sizeof *of_editions; i++) {
        snprintf(lines, sizeof lines, "contents: {head: \"{%s}\"}\ncards: {head: \"{%s}\"}\n", of_editions[i],
                 of_editions[i]);
        accepted(lines);
    }
    accepted("compare: {head: \"{old_year}\"}\ncards: {head: \"{region}{names}\"}\n");
    refused("cards: {head: \"{old_year}\"}\n", "{old_year} is no name that can stand here");
    refused("cards: {title: \"{region}\"}\n", "{region} is no name that can stand here");
    refused("index: {head: \"{names}\"}\n", "{names} is no name that can stand here");
}

// The word for municipalities is the edition's, and in its place as soon as the layout has been read.
static void the_word_for_municipalities_is_filled_in(void **state) {
    (void)state;
    fixture f = read_card_and_layout(card_text, "cards: {title: \"{units}の{title}、{units}\"}\n");
    assert_non_null(f.layout);
    const tz_text *title = &f.layout->cards.title.text;
    if (!tz_text_is(title, "市の{title}、市"))
        fail_msg("%.*s", (int)title->size, title->bytes);
    close_fixture(&f);
    accepted("overview: {labels: {names: \"{units}名\"}}\nthemes: {labels: {names: \"{units}\"}}\n");
    refused("overview: {labels: {names: \"{title}\"}}\n", "{title} is no name that can stand here");
    refused("cards: {title: \"{unit}\"}\n", "{unit} is no name that can stand here");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_replaced),          cmocka_unit_test(names_are_found),
        cmocka_unit_test(names_are_checked),           cmocka_unit_test(full_width_braces_are_reported),
        cmocka_unit_test(names_of_editions_and_cards), cmocka_unit_test(the_word_for_municipalities_is_filled_in),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
