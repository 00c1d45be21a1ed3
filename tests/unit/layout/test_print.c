// What a press may not print: told when somebody prints, at the place of the value.
#include "fixture.h"

static const char *warnings_of(fixture *f) {
    tz_diag *diag = tz_diag_in_arena(f->fonts->arena);
    for (size_t i = 0; i < f->layout->print_notes_n; i++)
        tz_warning(diag, f->layout->print_notes[i].place, "%s", f->layout->print_notes[i].message);
    return input_messages(f->fonts->arena, diag);
}

static void expect(const char *lines, const char *place, const char *message) {
    fixture f = read_good_layout(lines);
    assert_int_equal(tz_diag_count(f.diag, TZ_WARNING), 0); // none on screens
    const char *found = warnings_of(&f);
    char wanted[300];
    snprintf(wanted, sizeof wanted, "%s warning: %s\n", place, message);
    if (*place ? !strstr(found, wanted) || strstr(strstr(found, "warning:") + 1, "warning:") : *found)
        fail_msg("%s has these warnings:\n%s", lines, found);
    close_fixture(&f);
}

static void rules(void **state) {
    (void)state;
    static const char thin[] =
        "a rule thinner than 0.25pt may come out broken in print: make it at least 0.25pt (0.09mm)";
    expect("ruling: {inner: 0.24pt}\n", "text.yaml:4:17:", thin);
    expect("ruling: {frame: 0.08mm}\n", "text.yaml:4:17:", thin);
    expect("ruling: {head: 0.1pt}\n", "text.yaml:4:16:", thin);
    expect("header: {rule: 0.05mm}\n", "text.yaml:4:16:", thin);
    expect("sheet: {footer: {rule: 0.2pt}}\n", "text.yaml:4:24:", thin);
    expect("colophon: {rule: 0.01mm}\n", "text.yaml:4:18:", thin);
    expect("compare: {stroke: 0.05mm}\n", "text.yaml:4:19:", thin);
    expect("compare: {bar: 0.08mm}\n", "text.yaml:4:16:", thin);
    expect("cover: {lines: [{rule: 0.1pt, width: 9mm, at: 1mm}]}\n", "text.yaml:4:24:", thin);
    expect("ruling: {inner: 0.25pt, head: 0, frame: 1Q}\nheader: {rule: 0}\n", "", "");
}

static void inks(void **state) {
    (void)state;
    expect("ruling: {color: CMYK 90 80 70 61}\n", "text.yaml:4:17:",
           "the inks of this colour are 301% together and may not dry in print: make them at most 300%");
    expect("styles: {own: {color: CMYK 100 100 100 100}}\n", "text.yaml:4:23:",
           "the inks of this colour are 400% together and may not dry in print: make them at most 300%");
    expect("tabs: {color: CMYK 100 100 50 100}\n", "text.yaml:4:15:",
           "the inks of this colour are 350% together and may not dry in print: make them at most 300%");
    expect("cover: {lines: [{rule: 1mm, width: 9mm, at: 1mm, color: CMYK 99 99 99 4}]}\n", "text.yaml:4:57:",
           "the inks of this colour are 301% together and may not dry in print: make them at most 300%");
    expect("ruling: {color: CMYK 90 80 70 60}\n", "", "");
    expect("", "", "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rules),
        cmocka_unit_test(inks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
