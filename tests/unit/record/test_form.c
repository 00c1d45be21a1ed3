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

static const tz_form *read_form(tz_arena *arena, const char *form, tz_diag *diag) {
    const input_text texts[] = {{"edition.yaml",
                                 "id: r7\ntitle: 備え\nfiscal_year: 令和7年度\nprefecture: {name: 三重県}\n"
                                 "publisher: 三重県\nform: form.yaml\nregions: []\n"},
                                {"form.yaml", form},
                                {NULL, NULL}};
    tz_input input = input_texts(texts);
    const tz_edition *edition = tz_edition_read_head(arena, &input, diag);
    return edition ? edition->form : NULL;
}

static void workbooks_are_told_what_to_answer(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_diag *diag = tz_diag_new();
    const tz_form *form = read_form(arena,
                                    "title: 備え\nnote: |\n  お答えください。\n  よろしく。\n\nsections:\n"
                                    "  - id: a\n    label: あ\n    fields:\n      - id: b\n        label: い\n"
                                    "        help: 名前\n        example: |\n          一\n          二\n"
                                    "        choices: [ある, ない]\n      - {id: c, label: う}\n",
                                    diag);
    assert_non_null(form);
    assert_true(tz_text_is(&form->note, "お答えください。\nよろしく。"));
    assert_true(tz_text_is(&form->fields[0].help, "名前"));
    assert_true(tz_text_is(&form->fields[0].example, "一\n二"));
    assert_int_equal(form->fields[0].choices.n, 2);
    assert_true(tz_text_is(&form->fields[0].choices.at[1], "ない"));
    assert_int_equal(form->fields[1].help.size + form->fields[1].example.size + form->fields[1].choices.n, 0);
    assert_int_equal(tz_diag_count(diag, TZ_WARNING), 0);
    tz_diag_free(diag);
    tz_arena_free(arena);
}

// As sha256sum gives it.
static void a_fingerprint_is_of_paths_and_labels(void **state) {
    (void)state;
    static const char *const forms[] = {
        "title: 備え\nsections: [{id: a, label: あ, fields: [{id: b, label: い}, {id: c, label: う}]}]\n",
        "title: 別\nsections: [{id: a, label: え, fields: [{id: b, label: い, help: 名}, {id: c, label: う}]}]\n",
        "title: 備え\nsections: [{id: a, label: あ, fields: [{id: b, label: い}, {id: c, label: お}]}]\n",
        "title: 備え\nsections: [{id: a, label: あ, fields: [{id: b, label: い}, {id: d, label: う}]}]\n"};
    tz_arena *arena = tz_arena_new(NULL);
    tz_diag *diag = tz_diag_new();
    char found[4][TZ_FINGERPRINT_ROOM];
    for (size_t i = 0; i < 4; i++)
        tz_form_fingerprint(read_form(arena, forms[i], diag), found[i]);
    assert_string_equal(found[0], "1f4ad2625f2dbc3a");
    assert_string_equal(found[1], found[0]);
    assert_string_not_equal(found[2], found[0]);
    assert_string_not_equal(found[3], found[0]);
    tz_diag_free(diag);
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_stand_in_their_sections),       cmocka_unit_test(fields_have_labels_and_what_they_were),
        cmocka_unit_test(sections_and_fields_are_found),        cmocka_unit_test(workbooks_are_told_what_to_answer),
        cmocka_unit_test(a_fingerprint_is_of_paths_and_labels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
