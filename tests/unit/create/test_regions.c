// Regions of a new edition from YAML and worksheets, and what is wrong with them.
#include "made.h"
#include "survey/grid.h"

static void check_yaml(const char *text, const char *regions, const char *messages) {
    made it = made_begin("香川");
    const tz_source *file = tz_source_new(it.arena, "r.yaml", text, strlen(text));
    const tz_bytes *out = tz_create_regions_of_yaml(it.arena, file, it.prefecture, it.diag);
    assert_string_equal(out ? strstr(tz_arena_copy(it.arena, out->at, out->n), "regions:") : "", regions);
    tz_bytes found = {0};
    for (size_t i = 0; tz_diag_at(it.diag, i); i++)
        tz_bytes_format(it.arena, &found, "%s\n", tz_diag_at(it.diag, i)->message);
    assert_string_equal(found.n ? tz_arena_copy(it.arena, found.at, found.n) : "", messages);
    made_end(&it);
}

#define WEST "丸亀市, 坂出市, 善通寺市, 観音寺市, 三豊市, 宇多津町, 綾川町, 琴平町, 多度津町, まんのう町"
#define EAST "高松市, さぬき市, 東かがわ市, 土庄町, 小豆島町, 三木町, 直島町"

static void regions_of_yaml(void **state) {
    (void)state;
    static const char regions[] = "regions:\n  - name: 東\n    short: 東部\n    cards: [" EAST "]\n"
                                  "  - name: 西\n    cards: [" WEST "]\n";
    check_yaml(regions, regions, "");
    check_yaml("- {name: 東, short: 東部, cards: [takamatsu, 372064, 372072-higashikagawa, 土庄町, 小豆島町, 三木町, "
               "直島町]}\n- {name: 西, cards: [" WEST "]}\n",
               regions, "");
}

static void what_is_wrong_is_reported(void **state) {
    (void)state;
    check_yaml("a: 1\n", "", "a list of regions is expected here, as in edition.yaml\n");
    check_yaml("- {name: 東, cards: [" EAST ", 高松市]}\n", "", "高松市 is in a region already\n");
    check_yaml("- {name: 東, cards: [" EAST ", 津市]}\n", "", "津市 is no municipality of 香川県\n");
    check_yaml("- {name: 県, cards: [" EAST ", 坂出市, 善通寺市, 観音寺市, 三豊市, 宇多津町, 綾川町, 琴平町, 多度津町, "
               "まんのう町]}\n",
               "", "丸亀市 is in no region\n");
}

static const char *of_grid(made *it, const char *rows) {
    const grid_sheet sheets[] = {{"圏域", rows, TZ_VISIBLE}, {NULL, NULL, TZ_VISIBLE}};
    const tz_bytes *out =
        tz_create_regions_of_workbook(it->arena, grid_workbook(it->arena, "x.xlsx", sheets), it->prefecture, it->diag);
    return out ? strstr(tz_arena_copy(it->arena, out->at, out->n), "regions:") : "";
}

static void a_region_may_be_merged_or_written_once(void **state) {
    (void)state;
    made it = made_begin("香川");
    assert_string_equal(
        of_grid(&it, "圏域の一覧\nコード|圏域|市町名|備考\n372013|東|高松市|中核市\n372064|^|さぬき市\n"
                     "372072|^|東かがわ市\n373222|小豆|土庄町、小豆島町\n|東2|三木町\n||直島町\n"
                     "|西|丸亀市\n||坂出市、善通寺市、観音寺市\n||三豊市、宇多津町、綾川町、琴平町、多度津町\n"
                     "||まんのう町\n|合計|17"),
        "regions:\n  - name: 東\n    cards: [高松市, さぬき市, 東かがわ市]\n"
        "  - name: 小豆\n    cards: [土庄町, 小豆島町]\n  - name: 東2\n    cards: [三木町, 直島町]\n"
        "  - name: 西\n    cards: [" WEST "]\n");
    assert_string_equal(input_messages(it.arena, it.diag), "");
    made_end(&it);
}

static void other_worksheets_are_refused(void **state) {
    (void)state;
    made it = made_begin("香川");
    assert_string_equal(of_grid(&it, "市町名\n高松市\nさぬき市"), "");
    assert_string_equal(of_grid(&it, "|高松市\n東|さぬき市"), "");
    assert_string_equal(tz_diag_at(it.diag, 0)->message,
                        "no worksheet has a column of regions and one of municipalities of 香川県");
    assert_string_equal(tz_diag_at(it.diag, 1)->message, "in which region is this?");
    made_end(&it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(regions_of_yaml),
        cmocka_unit_test(what_is_wrong_is_reported),
        cmocka_unit_test(a_region_may_be_merged_or_written_once),
        cmocka_unit_test(other_worksheets_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
