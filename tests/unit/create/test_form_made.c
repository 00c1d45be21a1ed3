// The form of a workbook that tsuzuri has made: all of it, as the hidden worksheet has it.
#include "form_grid.h"

static const char rows[] =
    "tsuzuri-form|1\nfield|a.x|調査票|A1|B1\nchoices|a.x|ある|ない\nfield|a.y|調査票|A2|B2\n"
    "title|題\nnote|注\nsection|a|節\ntext|a.x|label|①一/つ\ntext|a.x|help|説明\ntext|a.y|label|二\n"
    "text|a.y|short|2\ntext|b.z|label|?";

static bool read(tz_arena *arena, const char *name, tz_visibility visibility, tz_found_form *form) {
    const grid_sheet sheets[] = {{"調査票", "①一", TZ_VISIBLE}, {name, rows, visibility}, {NULL, NULL, TZ_VISIBLE}};
    return tz_form_made_read(arena, grid_workbook(arena, "x.xlsx", sheets), form);
}

static void all_of_the_form_is_read(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_found_form form;
    assert_true(read(arena, "tsuzuri", TZ_VERY_HIDDEN, &form));
    assert_string_equal(form_grid_summary(arena, &form), "題: 節(①一\nつ 二)");
    const tz_found_field *x = &form.sections.at[0].fields.at[0], *y = x + 1;
    assert_true(tz_text_is(&form.note, "注"));
    assert_string_equal(x->id, "x");
    assert_true(tz_text_is(&x->help, "説明"));
    assert_int_equal(x->choices.n, 2);
    assert_true(tz_text_is(&x->choices.at[1], "ない"));
    assert_true(tz_text_is(&y->short_label, "2"));
    assert_null(y->cell);
    tz_arena_free(arena);
}

static void other_workbooks_are_none(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_found_form form;
    assert_false(read(arena, "tsuzuri", TZ_VISIBLE, &form));
    assert_false(read(arena, "x", TZ_VERY_HIDDEN, &form));
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_of_the_form_is_read),
        cmocka_unit_test(other_workbooks_are_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
