// Regions and their cards: in the order of the list, each card once, and files read whatever else is wrong.
#include "edited.h"

static void each_region_has_its_cards(void **state) {
    (void)state;
    edited it = edited_read((const input_text[]){{NULL, NULL}});
    const tz_edition *edition = it.edition;
    assert_int_equal(edition->regions_n, 2);
    assert_int_equal(edition->regions[0].first, 0);
    assert_int_equal(edition->regions[0].n, 2);
    assert_int_equal(edition->regions[1].first, 2);
    assert_int_equal(edition->regions[1].n, 1);
    edited_check_text(&edition->regions[0].name, "北中部");
    static const char *const slugs[] = {"242055-kuwana", "242012-tsu", "242098-owase"};
    assert_int_equal(edition->cards_n, 3);
    for (size_t i = 0; i < 3; i++) {
        assert_string_equal(edition->cards[i].slug, slugs[i]);
        assert_int_equal(edition->cards[i].region, i == 2);
        assert_string_equal(edition->cards[i].source->name, tz_arena_format(it.arena, "cards/%s.yaml", slugs[i]));
    }
    edited_end(&it);
}

static void check(const char *old, const char *new, const char *expected) {
    edited_check("edition.yaml", old, new, expected);
}

static void what_is_wrong_with_the_list_is_reported(void **state) {
    (void)state;
    check("242012-tsu]", "242012-tsu, 242055-kuwana]", "20:40: the card 242055-kuwana is listed a second time\n");
    check("242012-tsu]", "242012-tsu, 242012-tsu]", "20:40: the card 242012-tsu is listed a second time\n");
    check("242012-tsu]", "242012-tsu, [x]]", "20:40: a text is expected here, not a list\n");
    check("242012-tsu]", "242012-tsu, none]", "20:40: there is no file cards/none.yaml\n");
    check("242012-tsu]", "242012-tsu, ../x]",
          "20:40: a card is named by its file without .yaml, or by its municipality: a name is expected here, not a "
          "path\n");
    check("    cards: [242098-owase]", "    cards: 242098-owase", "22:12: a list is expected here\n");
    check("  - name: 南部\n    cards: [242098-owase]", "  - cards: [242098-owase]",
          "21:5: the key name is missing here\n");
    check("name: 南部", "name: \"\"", "");
    check("name: 南部", "name: \" \"", "21:12: name needs a text\n");
}

// A municipality is reported as missing only where that is certain.
static void a_municipality_on_no_card_is_reported(void **state) {
    (void)state;
    edited_check("edition.yaml", "  - name: 南部\n    cards: [242098-owase]\n", "",
                 "municipalities.yaml:5:13: 尾鷲市 is on no card\n"
                 "municipalities.yaml:6:13: 紀北町 is on no card\n");
}

static void a_region_may_have_a_short_name(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    char *text = input_file(arena, "tests/cases/right/edition.yaml", NULL), *at = strstr(text, "  - name: 南部\n");
    const char *edited_text = tz_arena_format(arena, "%.*s  - name: 南部\n    short: 南\n%s", (int)(at - text), text,
                                              at + strlen("  - name: 南部\n"));
    edited it = edited_read((const input_text[]){{"edition.yaml", edited_text}, {NULL, NULL}});
    edited_check_text(&it.edition->regions[1].short_name, "南");
    assert_int_equal(it.edition->regions[0].short_name.size, 0);
    edited_end(&it);
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_region_has_its_cards),
        cmocka_unit_test(a_region_may_have_a_short_name),
        cmocka_unit_test(what_is_wrong_with_the_list_is_reported),
        cmocka_unit_test(a_municipality_on_no_card_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
