// Schemas as text; that they take what is right and refuse what is wrong is tried in tests/e2e/test_reference.py.
#include "reference/reference.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char *schema(tz_arena *arena, tz_reference_kind kind, const tz_form *form) {
    const tz_bytes made = tz_reference_schema(arena, kind, form);
    return tz_arena_copy(arena, made.at, made.n);
}

static void assert_has(const char *text, const char *wanted) {
    if (!strstr(text, wanted))
        fail_msg("there is no %s in\n%s", wanted, text);
}

static void a_small_kind_as_a_whole(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    const char *text = schema(arena, TZ_REFERENCE_MUNICIPALITIES, NULL);
    assert_has(text, "{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n"
                     "  \"title\": \"municipalities.yaml\",\n");
    assert_has(text, "        \"code\": {\n");
    assert_has(text, "            \"type\": [\"string\"],\n            \"pattern\": \"^[0-9]{6}$\",\n");
    assert_has(text, "        \"required\": [\"code\", \"name\"],\n        \"additionalProperties\": false\n");
    assert_has(text, "  \"required\": [\"municipalities\"],\n  \"additionalProperties\": false\n}\n");
    tz_arena_free(arena);
}

static void a_card_has_the_sections_of_its_form(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    const tz_section sections[] = {
        {.id = tz_text_from_string("stock"), .label = tz_text_from_string("備蓄"), .first = 0, .n = 1}};
    const tz_field fields[] = {
        {.path = "stock.food", .id = tz_text_from_string("food"), .label = tz_text_from_string("食料")}};
    const tz_form form = {.sections = sections, .sections_n = 1, .fields = fields, .fields_n = 1};
    const char *card = schema(arena, TZ_REFERENCE_CARD, &form), *any = schema(arena, TZ_REFERENCE_CARD, NULL),
               *survey = schema(arena, TZ_REFERENCE_SURVEY, &form);
    assert_has(card, "  \"required\": [\"municipalities\", \"stock\"],\n");
    assert_has(card, "      \"required\": [\"food\"],\n      \"additionalProperties\": false\n");
    assert_has(card, "\"description\": \"食料\"");
    assert_null(strstr(card, "patternProperties"));
    assert_has(any, "\"^(?!(municipalities|language)$)[a-z0-9_]+$\"");
    assert_has(survey, "    \"stock.food\": {\n");
    tz_arena_free(arena);
}

// What a layout must have is asked only of one that is like no other; then also of its sections.
static void a_layout_needs_all_unless_it_is_like_another(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    const char *text = schema(arena, TZ_REFERENCE_LAYOUT, NULL), *needs = strstr(text, "  \"if\": ");
    assert_non_null(needs);
    assert_has(needs, "  \"if\": {\"required\": [\"like\"]},\n  \"then\": true,\n  \"else\": {\n"
                      "    \"required\": [\"page\", \"body\", \"ruling\", \"styles\", \"cell\", \"card\"");
    assert_has(needs, "          \"margins\": {\n            \"required\": [\"top\", \"bottom\", \"left\", \"right\"]");
    assert_has(text, "\"default\": \"100mm\"");
    assert_has(text, "\"default\": true");
    assert_has(text, "\"enum\": [\"left\", \"right\", \"top\"]");
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_small_kind_as_a_whole),
        cmocka_unit_test(a_card_has_the_sections_of_its_form),
        cmocka_unit_test(a_layout_needs_all_unless_it_is_like_another),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
