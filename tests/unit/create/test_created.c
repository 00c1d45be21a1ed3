// The files of a new edition: replaced by name, opened and listed as those of a folder.
#include "made.h"

static void files_are_opened_and_listed(void **state) {
    (void)state;
    made it = made_begin(NULL);
    const tz_bytes one = {.at = (char[]){"1"}, .n = 1}, two = {.at = (char[]){"22"}, .n = 2};
    tz_created_add(it.arena, &it.created, "edition.yaml", &one);
    tz_created_add(it.arena, &it.created, "cards/a.yaml", &one);
    tz_created_add(it.arena, &it.created, "edition.yaml", &two);
    assert_int_equal(it.created.files.n, 2);
    assert_string_equal(made_file(&it, "edition.yaml"), "22");
    const tz_input input = tz_created_input(&it.created);
    const tz_source *source = input.open(input.context, it.arena, "cards/a.yaml", (tz_place){0}, it.diag);
    assert_int_equal(source->size, 1);
    assert_null(input.open(input.context, it.arena, "b.yaml", (tz_place){0}, it.diag));
    tz_names top = {.all = {.n = 0}}, cards = {.all = {.n = 0}};
    assert_true(input.list(input.context, it.arena, ".", &top));
    assert_true(input.list(input.context, it.arena, "cards", &cards));
    assert_int_equal(top.all.n, 1);
    assert_string_equal(top.all.at[0], "edition.yaml");
    assert_int_equal(cards.all.n, 1);
    assert_string_equal(cards.all.at[0], "a.yaml");
    made_end(&it);
}

// Messages name the file that was given, not the one that it becomes.
static void a_given_file_is_reported_by_its_own_name(void **state) {
    (void)state;
    made it = made_begin("鳥取");
    const tz_new_edition edition = {.fiscal_year = "令和8年度", .title = "題", .prefecture = it.prefecture};
    const char text[] = "title: x\n";
    tz_created_add_source(it.arena, &it.created, "form.yaml", tz_source_new(it.arena, "my.yaml", text, strlen(text)));
    tz_create_edition(it.arena, &edition, NULL, &it.created);
    assert_null(tz_created_head(it.arena, &it.created, it.diag));
    assert_string_equal(tz_diag_at(it.diag, 0)->place.source->name, "my.yaml");
    made_end(&it);
}

static void a_line_is_put_before_all_others_once(void **state) {
    (void)state;
    made it = made_begin(NULL);
    const tz_bytes text = {.at = (char[]){"\xEF\xBB\xBF"
                                          "a: 1\n"},
                           .n = 8};
    tz_created_add(it.arena, &it.created, "a.yaml", &text);
    tz_created_begin_with(it.arena, &it.created, 0, "# x: y");
    tz_created_begin_with(it.arena, &it.created, 0, "# x: y");
    assert_string_equal(made_file(&it, "a.yaml"), "\xEF\xBB\xBF# x: y\n"
                                                  "a: 1\n");
    const tz_bytes plain = {.at = (char[]){"# x: z\na: 1\n"}, .n = 12};
    tz_created_add(it.arena, &it.created, "a.yaml", &plain);
    tz_created_begin_with(it.arena, &it.created, 0, "# x: y");
    assert_string_equal(made_file(&it, "a.yaml"), "# x: z\na: 1\n");
    made_end(&it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_is_put_before_all_others_once),
        cmocka_unit_test(files_are_opened_and_listed),
        cmocka_unit_test(a_given_file_is_reported_by_its_own_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
