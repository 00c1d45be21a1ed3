// The ledger of places of a book: which words its messages have, and where they point.
#include "booklet/opened.h"

static const char layout_lines[] = "tabs: {top: 20mm, bottom: 28mm, text: \"{region}\"}\n";

// A run of ideographs from (x, y) on its baseline, millimetres.
static void put(opened *it, tz_page *page, int x, int y, const char *text) {
    const tz_style *style = tz_layout_style(it->cards.layout, "body");
    tz_canvas c = tz_booklet_canvas(&it->b, page);
    tz_text_line line;
    assert_true(tz_text_line_new(&it->b.tools, tz_text_from_string(text), style, 8 * TZ_PT, &line));
    tz_canvas_artifact(&c, TZ_ARTIFACT_PAGINATION);
    tz_draw_line(&c, &line, (tz_point){x * TZ_MM, y * TZ_MM});
}

static tz_page *new_page(opened *it) {
    tz_page *page = tz_booklet_add_page(&it->b, NULL).page;
    number_pages(it);
    return page;
}

static tz_text owner_at(opened *it, uint32_t at) {
    tz_text_origin *origin = TZ_NEW(it->cards.arena, tz_text_origin);
    origin->source_at = at;
    return (tz_text){.source = tz_source_new(it->cards.arena, "owner.yaml", "one\ntwo\nthree\n", 14),
                     .origins = origin,
                     .origins_n = 1};
}

static void open_frame(opened *it, tz_page *page, tz_frame_kind kind, int x, int width) {
    tz_text owner = owner_at(it, 4);
    tz_box box = {x * TZ_MM, 20 * TZ_MM, width * TZ_MM, 20 * TZ_MM};
    tz_page_open_frame(it->cards.arena, page, kind, box, &owner);
}

static const tz_diag_entry *entry_at(opened *it, size_t i) {
    const tz_diag_entry *entry = tz_diag_at(it->cards.diag, i);
    assert_non_null(entry);
    return entry;
}

static void expect(opened *it, const char *message) {
    assert_false(tz_places_check(&it->b));
    assert_int_equal(tz_diag_count(it->cards.diag, TZ_ERROR), 1);
    assert_string_equal(entry_at(it, 0)->message, message);
    assert_string_equal(entry_at(it, 0)->place.source->name, "owner.yaml");
    assert_int_equal(entry_at(it, 0)->place.at, 4);
}

// Each owner by its name, and what to do.
static void what_leaves_its_frame(void **state) {
    (void)state;
    static const struct {
        tz_frame_kind kind;
        const char *name, *note;
    } cases[] = {
        {TZ_FRAME_HEADING, "the place of its heading", "shorter heading"},
        {TZ_FRAME_CELL, "its cell of the table", "part long words by spaces, or make the column wider"},
        {TZ_FRAME_ENTRY, "its column of the list", "fewer columns"},
        {TZ_FRAME_LINKS, "the place beside the heading", "links shorter"},
        {TZ_FRAME_LEGEND, "the place of the legend", "names of the marks"},
        {TZ_FRAME_COVER_LINE, "its line of the cover", "move it up"},
        {TZ_FRAME_COLOPHON, "the colophon", "narrower"},
        {TZ_FRAME_RUNNING_LINE, "the margin for running lines", "smaller size"},
        {TZ_FRAME_TAB, "the tab", "make the tabs longer, narrower"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        opened *it = open_booklet(layout_lines);
        tz_page *page = new_page(it);
        open_frame(it, page, cases[i].kind, 20, 10);
        put(it, page, 22, 30, "在宅医療在宅"); // 16.93 mm
        expect(it, tz_arena_format(it->cards.arena, "page 1: “在宅医療在宅” sticks out of %s by 8.9 mm on the right",
                                   cases[i].name));
        assert_non_null(strstr(entry_at(it, 0)->note, cases[i].note));
        close_booklet(it);
    }
}

static void what_leaves_the_page(void **state) {
    (void)state;
    opened *it = open_booklet(layout_lines);
    tz_page *page = new_page(it);
    open_frame(it, page, TZ_FRAME_TABLE, 90, 10); // the type area ends at 97 mm
    open_frame(it, page, TZ_FRAME_CELL, 90, 5);
    put(it, page, 91, 30, "在");
    expect(it, "page 1: “在” sticks out of the page inside its margins by 3.0 mm on the right");
    close_booklet(it);
}

// A rule has no words.
static void a_rule_leaves_its_frame(void **state) {
    (void)state;
    opened *it = open_booklet(layout_lines);
    tz_page *page = new_page(it);
    open_frame(it, page, TZ_FRAME_COVER_LINE, 20, 10);
    tz_page_rect(it->cards.arena, page, (tz_box){15 * TZ_MM, 30 * TZ_MM, 12 * TZ_MM, TZ_MM}, (tz_color){.k = 1000});
    expect(it, "page 1: a rule or a mark sticks out of its line of the cover by 5.0 mm on the left");
    close_booklet(it);
}

static void words_over_each_other(void **state) {
    (void)state;
    opened *it = open_booklet(layout_lines);
    tz_page *page = new_page(it);
    open_frame(it, page, TZ_FRAME_RUNNING_LINE, 20, 60);
    put(it, page, 22, 30, "在宅医療");
    put(it, page, 30, 30, "令和7年度");
    expect(it, "page 1: “在宅医療” and “令和7年度” are printed over each other");
    assert_non_null(strstr(entry_at(it, 0)->note, "smaller size"));
    close_booklet(it);
}

// A tab over a table is reported by the words in both, with the advice for what stands in the margin.
static void a_tab_over_a_table(void **state) {
    (void)state;
    opened *it = open_booklet(layout_lines);
    tz_page *page = new_page(it);
    open_frame(it, page, TZ_FRAME_TABLE, 20, 60);
    tz_page_rect(it->cards.arena, page, (tz_box){20 * TZ_MM, 20 * TZ_MM, 60 * TZ_MM, TZ_MM}, (tz_color){.k = 1000});
    put(it, page, 22, 30, "在宅医療");
    tz_page_close_frame(page);
    open_frame(it, page, TZ_FRAME_TAB, 78, 27);
    tz_page_rect(it->cards.arena, page, (tz_box){78 * TZ_MM, 20 * TZ_MM, 27 * TZ_MM, 20 * TZ_MM}, (tz_color){.k = 800});
    put(it, page, 100, 30, "北");
    expect(it, "page 1: “北” and “在宅医療” are printed over each other");
    assert_non_null(strstr(entry_at(it, 0)->note, "narrower"));
    close_booklet(it);
}

// An answer is found by its id, wherever it stands: the place is that of the words.
static void answers_are_found_in_their_cards(void **state) {
    (void)state;
    opened *it = open_booklet(layout_lines);
    tz_page *page = new_page(it);
    const tz_text *answer = &it->cards.edition->cards[1].answers[0]; // 研修
    open_frame(it, page, TZ_FRAME_CELL, 20, 10);
    put(it, page, 28, 30, "修");
    page->items.at[0].run.text_id = answer->id;
    page->items.at[0].run.text_start = answer->start + 3;
    assert_false(tz_places_check(&it->b));
    assert_string_equal(entry_at(it, 0)->place.source->name, "cards/242021-town.yaml");
    assert_int_equal(entry_at(it, 0)->place.at, tz_text_place(answer, 3).at);
    close_booklet(it);
}

// What was made from nothing in particular belongs to the part, whose section stands in the layout.
static void without_an_owner_the_part_is_named(void **state) {
    (void)state;
    opened *it = open_booklet(layout_lines);
    it->b.part = &it->parts[1];
    tz_page *page = new_page(it);
    put(it, page, 95, 30, "在宅");
    assert_false(tz_places_check(&it->b));
    tz_place section = it->cards.layout->index.part.place;
    assert_non_null(section.source);
    assert_ptr_equal(entry_at(it, 0)->place.source, section.source);
    assert_int_equal(entry_at(it, 0)->place.at, section.at);
    close_booklet(it);
}

// The same trouble on many pages is reported once.
static void pages_are_gathered(void **state) {
    (void)state;
    static const char *const pages[] = {"page 1", "pages 1, 2", "pages 1, 2, 3, 4, 5 and 2 more"};
    static const size_t numbers[] = {1, 2, 7};
    for (size_t i = 0; i < 3; i++) {
        opened *it = open_booklet(layout_lines);
        tz_text owner = owner_at(it, 4);
        for (size_t k = 0; k < numbers[i]; k++) {
            tz_page *page = new_page(it);
            tz_page_open_frame(it->cards.arena, page, TZ_FRAME_TAB, (tz_box){0, 0, TZ_MM, 40 * TZ_MM}, &owner);
            put(it, page, 0, 30, "北");
        }
        expect(it, tz_arena_format(it->cards.arena, "%s: “北” sticks out of the tab by 1.8 mm on the right", pages[i]));
        close_booklet(it);
    }
}

// However much is wrong, messages end.
static void messages_end(void **state) {
    (void)state;
    opened *it = open_booklet(layout_lines);
    tz_page *page = new_page(it);
    for (uint32_t i = 0; i < 50; i++) {
        tz_text owner = owner_at(it, i);
        tz_box box = {10 * TZ_MM, (tz_len)(15 + i) * TZ_MM, TZ_MM, 4 * TZ_MM};
        tz_page_open_frame(it->cards.arena, page, TZ_FRAME_CELL, box, &owner);
        put(it, page, 10 + 4 * (int)(i % 10), 18 + (int)i, "北");
        tz_page_close_frame(page);
    }
    assert_false(tz_places_check(&it->b));
    assert_int_equal(tz_diag_count(it->cards.diag, TZ_ERROR), 41);
    assert_string_equal(entry_at(it, 40)->message, "10 more places of the pages are like these");
    close_booklet(it);
}

static void all_is_well(void **state) {
    (void)state;
    opened *it = open_booklet(layout_lines);
    tz_page *page = new_page(it);
    open_frame(it, page, TZ_FRAME_CELL, 20, 30);
    put(it, page, 22, 30, "在宅医療");
    assert_true(tz_places_check(&it->b));
    assert_int_equal(tz_diag_count(it->cards.diag, TZ_ERROR), 0);
    close_booklet(it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_leaves_its_frame),
        cmocka_unit_test(what_leaves_the_page),
        cmocka_unit_test(a_rule_leaves_its_frame),
        cmocka_unit_test(words_over_each_other),
        cmocka_unit_test(a_tab_over_a_table),
        cmocka_unit_test(answers_are_found_in_their_cards),
        cmocka_unit_test(without_an_owner_the_part_is_named),
        cmocka_unit_test(pages_are_gathered),
        cmocka_unit_test(messages_end),
        cmocka_unit_test(all_is_well),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
