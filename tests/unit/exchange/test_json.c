// Records as JSON: the form with its labels, and cards whose texts are escaped.
#include "small.h"

static void the_form_and_the_cards(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    const tz_edition *right = small_edition(arena);
    const tz_text answers[] = {small_text("課"), small_text("a\n\"b\""), small_text(""), small_text("c"),
                               small_text("d")};
    tz_card card = small_card(answers);
    card.language = "pt";
    tz_edition edition = *right;
    edition.cards = &card;
    edition.cards_n = 1;
    tz_bytes out = {0};
    tz_exchange_json(arena, &edition, &out);
    assert_string_equal(tz_arena_copy(arena, out.at, out.n),
                        "{\n"
                        "  \"edition\": \"right\",\n"
                        "  \"title\": \"災害時の備えに関する調査\",\n"
                        "  \"fiscal_year\": \"令和7年度\",\n"
                        "  \"form\": {\n"
                        "    \"title\": \"災害時の備えに関する調査票\",\n"
                        "    \"sections\": [\n"
                        "      {\"id\": \"office\", \"label\": \"担当\", \"fields\": [\n"
                        "        {\"id\": \"name\", \"label\": \"●担当課\"}\n"
                        "      ]},\n"
                        "      {\"id\": \"stock\", \"label\": \"(1)備蓄について\", \"fields\": [\n"
                        "        {\"id\": \"food\", \"label\": \"①食料\"},\n"
                        "        {\"id\": \"power\", \"label\": \"②電源\"}\n"
                        "      ]},\n"
                        "      {\"id\": \"shelter\", \"label\": \"(2)避難所について\", \"fields\": [\n"
                        "        {\"id\": \"food\", \"label\": \"①炊き出し\"},\n"
                        "        {\"id\": \"notes\", \"label\": \"②その他\"}\n"
                        "      ]}\n"
                        "    ]\n"
                        "  },\n"
                        "  \"cards\": [\n"
                        "    {\n"
                        "      \"municipalities\": [{\"code\": \"242098\", \"name\": \"尾鷲市\"}, {\"code\": "
                        "\"245437\", \"name\": \"紀北町\"}],\n"
                        "      \"language\": \"pt\",\n"
                        "      \"office\": {\n"
                        "        \"name\": \"課\"\n"
                        "      },\n"
                        "      \"stock\": {\n"
                        "        \"food\": \"a\\u000a\\\"b\\\"\",\n"
                        "        \"power\": \"\"\n"
                        "      },\n"
                        "      \"shelter\": {\n"
                        "        \"food\": \"c\",\n"
                        "        \"notes\": \"d\"\n"
                        "      }\n"
                        "    }\n"
                        "  ]\n"
                        "}\n");
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_form_and_the_cards)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
