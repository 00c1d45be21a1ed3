// The form: sections and fields as data, found by id and path.
#include "inputs.h"
#include "record/record.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const tz_edition *read_right(tz_arena *arena, tz_diag *diag) {
    const char *const folders[] = {"tests/cases/right", NULL};
    tz_input input = input_folders(folders);
    const tz_edition *edition = tz_edition_read(arena, &input, 1, diag);
    assert_non_null(edition);
    return edition;
}

static void fields_stand_in_their_sections(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_diag *diag = tz_diag_new();
    const tz_form *form = read_right(arena, diag)->form;
    assert_int_equal(form->sections_n, 3);
    assert_int_equal(form->fields_n, 5);
    const size_t first[] = {0, 1, 3}, n[] = {1, 2, 2};
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(form->sections[i].first, first[i]);
        assert_int_equal(form->sections[i].n, n[i]);
        for (size_t j = first[i]; j < first[i] + n[i]; j++)
            assert_int_equal(form->fields[j].section, i);
    }
    assert_true(tz_text_is(&form->title, "災害時の備えに関する調査票"));
    assert_true(tz_text_is(&form->sections[1].label, "(1)備蓄について"));
    tz_diag_free(diag);
    tz_arena_free(arena);
}

static void fields_have_labels_and_what_they_were(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_diag *diag = tz_diag_new();
    const tz_form *form = read_right(arena, diag)->form;
    assert_string_equal(form->fields[2].path, "stock.power");
    assert_true(tz_text_is(&form->fields[2].label, "②電源"));
    assert_true(tz_text_is(&form->fields[2].short_label, "電源"));
    assert_true(tz_text_is(&form->fields[2].was, "stock.generator"));
    assert_true(tz_text_is(&form->fields[3].short_label, "①炊き出し")); // the label, when there is no short one
    assert_int_equal(form->fields[3].was.size, 0);
    tz_diag_free(diag);
    tz_arena_free(arena);
}

static void sections_and_fields_are_found(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_diag *diag = tz_diag_new();
    const tz_form *form = read_right(arena, diag)->form;
    const struct {
        const char *word;
        int section, field;
    } cases[] = {{"stock", 1, -1}, {"stock.food", -1, 1},   {"shelter.food", -1, 3},
                 {"food", -1, -1}, {"stock.foods", -1, -1}, {"shelter", 2, -1},
                 {"", -1, -1}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        tz_text word = tz_text_from_string(cases[i].word);
        assert_int_equal(tz_form_find_section(form, &word), cases[i].section);
        assert_int_equal(tz_form_find_field(form, &word), cases[i].field);
    }
    tz_diag_free(diag);
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_stand_in_their_sections),
        cmocka_unit_test(fields_have_labels_and_what_they_were),
        cmocka_unit_test(sections_and_fields_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
