// The cover: lines at their heights or below the one before, rules in the middle, empty lines left out.
#include "between.h"
#include "booklet/opened.h"
#include "parts/parts.h"

static opened *make_cover(const char *cover) {
    tz_arena *arena = tz_arena_new(NULL);
    opened *it = open_booklet(tz_arena_format(arena, "cover:\n  title: 表紙\n  lines:\n%s", cover));
    it->kinds[0].name = "cover";
    it->parts[0].title = "表紙";
    tz_arena_free(arena);
    return it;
}

static const tz_page *page_of(opened *it) {
    assert_true(tz_make_cover(&it->b));
    assert_int_equal(it->parts[0].pages.n, 1);
    return it->parts[0].pages.at[0].page;
}

static void lines_and_rules_at_their_heights(void **state) {
    (void)state;
    opened *it = make_cover("    - {text: \"{fiscal_year}\", style: body, at: 30mm}\n"
                            "    - {rule: 1mm, width: 60mm, at: 50mm, color: K50}\n"
                            "    - {text: \"{title}\", style: body, level: 1, at: 70mm}\n");
    const tz_page *page = page_of(it);
    assert_string_equal(texts_of(it, page), "令和7年度|取組|");
    const tz_run *year = first_run(page);
    assert_between(year->glyphs[0].y, 30 * TZ_MM, 36 * TZ_MM);
    const tz_item *rule = NULL;
    for (size_t i = 0; i < page->items.n; i++)
        if (page->items.at[i].kind == TZ_ITEM_RECT)
            rule = &page->items.at[i];
    assert_non_null(rule);
    assert_int_equal(rule->rect.x, (105 - 60) * TZ_MM / 2);
    assert_int_equal(rule->rect.y, 50 * TZ_MM);
    assert_int_equal(rule->rect.width, 60 * TZ_MM);
    assert_int_equal(rule->rect.height, TZ_MM);
    assert_int_equal(rule->rect.color.k, 500);
    const tz_element *section = it->parts[0].element->kids.at[0].element;
    assert_int_equal(section->kids.at[0].element->role, TZ_ROLE_P);
    assert_int_equal(section->kids.at[1].element->role, TZ_ROLE_H1);
    assert_string_equal(it->parts[0].bookmarks.at[0].title, "表紙");
    close_booklet(it);
}

// A line without text takes no room; one that would stand on the line before moves down.
static void lines_give_way(void **state) {
    (void)state;
    opened *it = make_cover("    - {text: \"{fiscal_year}\", style: body, at: 30mm}\n"
                            "    - {text: \"{old_year}\", style: body, at: 30mm}\n"
                            "    - {text: \"{title}\", style: body, at: 31mm}\n");
    const tz_page *page = page_of(it);
    assert_string_equal(texts_of(it, page), "令和7年度|取組|");
    const tz_run *first = first_run(page), *second = &page->items.at[page->items.n - 1].run;
    assert_int_equal(second->glyphs[0].y - first->glyphs[0].y,
                     tz_style_line_pitch(tz_layout_style(it->cards.layout, "body"), first->size));
    close_booklet(it);
}

static void more_than_a_page_holds_is_an_error(void **state) {
    (void)state;
    opened *it = make_cover("    - {text: \"{title}\", style: body, at: 147mm}\n");
    assert_false(tz_make_cover(&it->b));
    assert_non_null(
        strstr(input_messages(it->cards.arena, it->cards.diag), "the cover has more text than its page holds"));
    close_booklet(it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_and_rules_at_their_heights),
        cmocka_unit_test(lines_give_way),
        cmocka_unit_test(more_than_a_page_holds_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
