// Beginnings of parts: a page, a title in the structure and on the page, a bookmark, and where content goes on.
#include "booklet/opened.h"

static void a_title_is_set_and_bookmarked(void **state) {
    (void)state;
    opened *it = open_booklet("");
    it->b.part = &it->parts[1];
    const tz_part_spec *spec = it->b.part->spec;
    tz_section_title title = {.text = tz_text_from_string("索引の題"), .style = spec->title_style, .level = 1};
    tz_section_start start;
    assert_true(tz_open_section(&it->b, &title, &start));
    tz_box area = tz_type_area(it->cards.layout);
    assert_int_equal(it->parts[1].pages.n, 1);
    assert_string_equal(texts_of(it, start.canvas.page), "索引の題|");
    assert_int_equal(first_run(start.canvas.page)->glyphs[0].x, area.x);
    tz_len pitch = tz_style_line_pitch(spec->title_style, tz_length_resolve(spec->title_style->size, spec->size));
    assert_true(start.title_top >= area.y);
    assert_int_equal(start.top, start.title_top + pitch + spec->after);
    assert_int_equal(start.element->role, TZ_ROLE_SECT);
    assert_ptr_equal(start.element->parent, it->parts[1].element);
    assert_string_equal(tz_attributes_of(start.element)->title, "索引の題");
    assert_int_equal(start.element->kids.at[0].element->role, TZ_ROLE_H1);
    const tz_bookmark *mark = &it->parts[1].bookmarks.at[0];
    assert_string_equal(mark->title, "索引の題");
    assert_int_equal(mark->level, 1);
    assert_ptr_equal(mark->page, start.canvas.page);
    close_booklet(it);
}

// A title's letters are no closer to the line of the running head than they are high, whatever the margins and its
// size; where there is no such line, it begins with the type area.
static void a_title_is_clear_of_the_running_head(void **state) {
    (void)state;
    static const struct {
        const char *head;
        int offset, size; // mm, pt
        bool is_clear;    // the title begins lower than the type area
    } cases[] = {{"style: running", 7, 18, true},
                 {"style: running", 7, 40, true},
                 {"style: running", 9, 25, true},
                 {"style: running", 1, 18, false},
                 {"style: running, except: [index]", 9, 25, false},
                 {"style: \"\"", 9, 25, false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        tz_arena *arena = tz_arena_new(NULL);
        opened *it =
            open_booklet(tz_arena_format(arena, "header: {%s, offset: %dmm}\nstyles: {part_title: {size: %dpt}}\n",
                                         cases[i].head, cases[i].offset, cases[i].size));
        it->b.part = &it->parts[1];
        const tz_style *style = it->b.part->spec->title_style;
        tz_section_title title = {.text = tz_text_from_string("索引"), .style = style};
        tz_section_start start;
        assert_true(tz_open_section(&it->b, &title, &start));
        tz_len size = cases[i].size * TZ_PT, line = cases[i].offset * TZ_MM;
        tz_len area = it->cards.layout->margins.top;
        tz_len letters = start.title_top + (tz_style_line_pitch(style, size) - size) / 2;
        assert_int_equal(cases[i].is_clear ? letters : start.title_top, cases[i].is_clear ? line + size : area);
        assert_int_equal(start.title_top > area, cases[i].is_clear);
        assert_true(first_run(start.canvas.page)->glyphs[0].y > letters);
        close_booklet(it);
        tz_arena_free(arena);
    }
}

static void a_bookmark_of_another_name(void **state) {
    (void)state;
    opened *it = open_booklet("");
    tz_section_title title = {.text = tz_text_from_string("題"), .bookmark = "しおり"};
    tz_section_start start;
    assert_true(tz_open_section(&it->b, &title, &start));
    assert_string_equal(it->parts[0].bookmarks.at[0].title, "しおり");
    assert_string_equal(tz_attributes_of(start.element)->title, "題");
    close_booklet(it);
}

// Without a style a title is in structure and outline only; without a title there is just a page.
static void titles_that_are_not_set(void **state) {
    (void)state;
    opened *it = open_booklet("");
    tz_section_title title = {.text = tz_text_from_string("題")};
    tz_section_start start;
    assert_true(tz_open_section(&it->b, &title, &start));
    assert_int_equal(start.canvas.page->items.n, 0);
    assert_int_equal(start.top, tz_type_area(it->cards.layout).y);
    assert_int_equal(it->parts[0].bookmarks.n, 1);
    title.text = tz_text_from_string("");
    assert_true(tz_open_section(&it->b, &title, &start));
    assert_int_equal(it->parts[0].bookmarks.n, 1);
    assert_int_equal(it->parts[0].pages.n, 2);
    assert_int_equal(start.top, tz_type_area(it->cards.layout).y);
    close_booklet(it);
}

static void a_title_that_cannot_be_set_is_reported(void **state) {
    (void)state;
    opened *it = open_booklet("");
    tz_section_title title = {.text = tz_text_from_string("\u05d0"), .style = it->parts[1].spec->title_style};
    tz_section_start start;
    assert_false(tz_open_section(&it->b, &title, &start));
    assert_true(tz_diag_count(it->cards.diag, TZ_ERROR) > 0);
    close_booklet(it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_title_is_set_and_bookmarked),
        cmocka_unit_test(a_title_is_clear_of_the_running_head),
        cmocka_unit_test(a_bookmark_of_another_name),
        cmocka_unit_test(titles_that_are_not_set),
        cmocka_unit_test(a_title_that_cannot_be_set_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
