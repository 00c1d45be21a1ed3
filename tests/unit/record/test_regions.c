// Regions and their cards: in the order of the list, each card once, and files read whatever else is wrong.
#include "replied.h"

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

// A region may list a municipality by its name, whatever its file is called.
static void a_region_lists_municipalities_by_any_name(void **state) {
    (void)state;
    edited it = replied_new(NULL);
    const input_text files[] = {
        {"edition.yaml", edited_text(it.arena, "edition.yaml", "[242055-kuwana, 242012-tsu]", "[桑名市, tsu]")},
        {"cards/242055-kuwana.yaml", input_file(it.arena, "tests/cases/right/cards/242055-kuwana.yaml", NULL)},
        {"cards/津市.yaml", input_file(it.arena, "tests/cases/right/cards/242012-tsu.yaml", NULL)},
        {"cards/242098-owase.yaml", input_file(it.arena, "tests/cases/right/cards/242098-owase.yaml", NULL)},
        {NULL, NULL}};
    it.files = files;
    const tz_input input = replied_input(&it);
    it.edition = tz_edition_read(it.arena, &input, 1, it.diag);
    replied_check_messages(&it, "");
    assert_string_equal(it.edition->cards[0].slug, "242055-kuwana");
    assert_string_equal(it.edition->cards[1].slug, "津市");
    edited_end(&it);
}

// ---- without a list of regions ----

static const char least[] = "title: 題\nfiscal_year: 令和7年度\nprefecture: {code: \"240001\", name: 三重県}\n";

typedef struct unlisted {
    edited it;
    input_text files[10];
    size_t n;
} unlisted;

static const char *right_file(tz_arena *arena, const char *name) {
    return input_file(arena, tz_arena_format(arena, "tests/cases/right/%s", name), NULL);
}

// An edition that says the least, with files of tests/cases/right under other names: "to", "from", …, NULL.
static void unlisted_begin(unlisted *u, const char *const *names) {
    u->it = replied_new(u->files);
    u->files[u->n++] = (input_text){"edition.yaml", least};
    for (; *names; names += 2)
        u->files[u->n++] = (input_text){names[0], right_file(u->it.arena, names[1])};
    const tz_input input = replied_input(&u->it);
    u->it.edition = tz_edition_read(u->it.arena, &input, 1, u->it.diag);
}

#define LIST "municipalities.yaml", "municipalities.yaml"
#define TSU "cards/242012-tsu.yaml"
#define KUWANA "cards/242055-kuwana.yaml"
#define OWASE "cards/242098-owase.yaml"

static void check_unlisted(const char *const *names, const char *slugs, const char *messages) {
    unlisted u = {.n = 0};
    unlisted_begin(&u, names);
    replied_check_messages(&u.it, messages);
    tz_bytes found = {.n = 0};
    for (size_t i = 0; u.it.edition && i < u.it.edition->cards_n; i++)
        tz_bytes_format(u.it.arena, &found, "%s ", u.it.edition->cards[i].slug);
    assert_string_equal(found.at ? found.at : "", slugs);
    assert_true(!u.it.edition || (u.it.edition->regions_n == 1 && u.it.edition->regions[0].name.size == 0 &&
                                  u.it.edition->regions[0].n == u.it.edition->cards_n));
    edited_end(&u.it);
}

static void without_regions_all_cards_follow_the_list(void **state) {
    (void)state;
    check_unlisted((const char *const[]){LIST, OWASE, OWASE, KUWANA, KUWANA, TSU, TSU, NULL},
                   "242012-tsu 242055-kuwana 242098-owase ", "");
    check_unlisted((const char *const[]){LIST, "cards/尾鷲市.yaml", OWASE, "cards/242055-桑名市.yaml", KUWANA,
                                         "cards/tsu.yaml", TSU, NULL},
                   "tsu 242055-桑名市 尾鷲市 ", "");
}

static void a_missing_card_is_reported(void **state) {
    (void)state;
    check_unlisted((const char *const[]){LIST, OWASE, OWASE, TSU, TSU, NULL}, "",
                   "municipalities.yaml:4:13: error: 桑名市 is on no card\n"
                   "      - {code: \"242055\", name: 桑名市, roman: kuwana}\n"
                   "                ^\n"
                   "    note: its card is cards/桑名市.yaml, or a workbook in cards/ with its answers\n");
}

static void before_the_first_answer_there_is_a_note(void **state) {
    (void)state;
    check_unlisted((const char *const[]){LIST, NULL}, "",
                   "note: nobody has answered yet: there are no answers in cards/\n");
}

static void before_the_first_answer_regions_have_no_cards(void **state) {
    (void)state;
    edited it = replied_read(
        (const input_text[]){{"municipalities.yaml", "municipalities:\n  - {code: \"242055\", name: 桑名市}\n"},
                             {"errata.yaml", "[]\n"},
                             {NULL, NULL}});
    replied_check_messages(&it, "note: nobody has answered yet: there are no answers in cards/\n");
    assert_int_equal(it.edition->cards_n, 0);
    assert_int_equal(it.edition->regions_n, 2);
    assert_int_equal(it.edition->regions[1].n, 0);
    edited_end(&it);
}

static void files_of_no_municipality_are_reported(void **state) {
    (void)state;
    check_unlisted(
        (const char *const[]){LIST, OWASE, OWASE, KUWANA, KUWANA, TSU, TSU, "cards/x.yaml", TSU, NULL},
        "242012-tsu 242055-kuwana 242098-owase ",
        "warning: cards/x.yaml is not read, since no municipality of the list has that name: rename it after "
        "one (岩美町.yaml or 313025-iwami.yaml), or move it out of cards/\n");
    check_unlisted((const char *const[]){LIST, OWASE, OWASE, KUWANA, KUWANA, TSU, TSU, "cards/津市.yaml", TSU, NULL},
                   "242012-tsu 242055-kuwana 242098-owase ",
                   "warning: cards/津市.yaml is not read: it seems to be a copy of 242012-tsu.yaml; keep the right one "
                   "under that name, and move the other one out of cards/\n");
}

static void without_a_list_regions_are_needed(void **state) {
    (void)state;
    check_unlisted((const char *const[]){TSU, TSU, NULL}, "",
                   "edition.yaml:1:1: error: the key regions is missing: without municipalities.yaml it says which "
                   "cards there are\n"
                   "    title: 題\n"
                   "    ^\n");
}

// An input that cannot be listed has cards by their usual names.
static void a_folder_that_cannot_be_listed_has_usual_names(void **state) {
    (void)state;
    edited it = edited_read(
        (const input_text[]){{"edition.yaml", least},
                             {"municipalities.yaml", "municipalities:\n"
                                                     "  - {code: \"242012\", name: 津市, roman: tsu}\n"
                                                     "  - {code: \"242055\", name: 桑名市, roman: kuwana}\n"},
                             {"errata.yaml", "[]\n"},
                             {NULL, NULL}});
    assert_string_equal(input_messages(it.arena, it.diag), "");
    assert_int_equal(it.edition->cards_n, 2);
    assert_string_equal(it.edition->cards[1].slug, "242055-kuwana");
    edited_end(&it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_region_has_its_cards),
        cmocka_unit_test(a_region_may_have_a_short_name),
        cmocka_unit_test(what_is_wrong_with_the_list_is_reported),
        cmocka_unit_test(a_municipality_on_no_card_is_reported),
        cmocka_unit_test(a_region_lists_municipalities_by_any_name),
        cmocka_unit_test(without_regions_all_cards_follow_the_list),
        cmocka_unit_test(a_missing_card_is_reported),
        cmocka_unit_test(before_the_first_answer_there_is_a_note),
        cmocka_unit_test(before_the_first_answer_regions_have_no_cards),
        cmocka_unit_test(files_of_no_municipality_are_reported),
        cmocka_unit_test(without_a_list_regions_are_needed),
        cmocka_unit_test(a_folder_that_cannot_be_listed_has_usual_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
