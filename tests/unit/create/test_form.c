// form.yaml of a found form: read again as it was, with whatever texts.
#include "made.h"

static tz_text text(const char *string) {
    return tz_text_from_string(string);
}

static void a_form_is_read_again(void **state) {
    (void)state;
    made it = made_begin("鳥取");
    tz_text choices[] = {text("ある"), text("はい: 全部")};
    tz_found_form form = {.title = text("調査 #1"), .note = text("注\nつづき\n")};
    tz_found_section *section = TZ_ADD(it.arena, &form.sections);
    *section = (tz_found_section){.id = "s1", .label = text("(1) \"状況\""), .cell = "様式!A1"};
    *TZ_ADD(it.arena, &section->fields) = (tz_found_field){.id = "q1",
                                                           .label = text("①一"),
                                                           .short_label = text("一"),
                                                           .was = text("a.b"),
                                                           .language = text("en"),
                                                           .help = text("説\n明"),
                                                           .example = text("例"),
                                                           .choices = {choices, 2},
                                                           .cell = "様式!B2"};
    tz_create_form(it.arena, &form, "調査.xlsx", &it.created);
    tz_create_municipalities_of(it.arena, it.prefecture, &it.created);
    const tz_new_edition edition = {.fiscal_year = "令和8年度", .title = "題", .prefecture = it.prefecture};
    tz_create_edition(it.arena, &edition, NULL, &it.created);
    it.head = tz_created_head(it.arena, &it.created, it.diag);
    assert_string_equal(input_messages(it.arena, it.diag), "");
    const tz_field *field = &it.head->form->fields[0];
    assert_true(tz_text_is(&it.head->form->title, "調査 #1"));
    assert_true(tz_text_is(&it.head->form->note, "注\nつづき"));
    assert_true(tz_text_is(&it.head->form->sections[0].label, "(1) \"状況\""));
    assert_true(tz_text_is(&field->label, "①一"));
    assert_true(tz_text_is(&field->short_label, "一"));
    assert_true(tz_text_is(&field->was, "a.b"));
    assert_string_equal(field->language, "en");
    assert_true(tz_text_is(&field->help, "説\n明"));
    assert_true(tz_text_is(&field->choices.at[1], "はい: 全部"));
    assert_non_null(strstr(made_file(&it, "form.yaml"), "- id: q1   # 様式!B2\n"));
    made_end(&it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_form_is_read_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
