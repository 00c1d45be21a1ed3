// How layouts say what the booklet's parts look like: what is read, and what is refused with its place.
#include "fonts.h"
#include "inputs.h"
#include "tsuzuri/layout.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static const char form_text[] = "title: 調査票\nsections:\n  - id: work\n    label: (1)取組\n    fields:\n"
                                "      - {id: talk, label: ①会議, short: 会議}\n"
                                "      - {id: ict, label: ②ICT関係, short: ICT}\n";
static const char edition_text[] = "id: t1\ntitle: 取組\nfiscal_year: 令和7年度\n"
                                   "prefecture: {code: \"240001\", name: 三重県}\npublisher: 三重県\ndate: 2026-03-31\n"
                                   "form: form.yaml\nregions: [{name: 全域, cards: [242012-tsu]}]\n";
static const char card_text[] =
    "municipalities: [{code: \"242012\", name: 津市}]\nwork: {talk: 会議を開く。, ict: なし}\n";
static const char base[] = "like: a4.yaml\ncard: [{table: work, heads: top}]\n";

typedef struct fixture {
    test_fonts *fonts;
    tz_diag *diag;
    const tz_layout *layout;
    const char *said;
} fixture;

// a4.yaml for another form, with these lines on top.
static fixture read_layout(const char *lines) {
    fixture f = {.fonts = test_fonts_new(), .diag = tz_diag_new()};
    tz_arena *arena = f.fonts->arena;
    const input_text texts[] = {
        {"edition.yaml", edition_text}, {"form.yaml", form_text}, {"cards/242012-tsu.yaml", card_text}, {NULL, NULL}};
    static const char *const folders[] = {"layouts", NULL};
    tz_input records = input_texts(texts), layouts = input_folders(folders);
    const tz_edition *edition = tz_edition_read(arena, &records, f.diag);
    if (!edition)
        fail_msg("%s", input_messages(arena, f.diag));
    const char *whole = tz_arena_format(arena, "%s%s%s", base,
                                        strstr(lines, "overview:") ? "" : "overview: {sections: [work]}\n", lines);
    f.layout = tz_layout_read(arena, input_source(arena, whole), &layouts, edition->form, f.fonts->fonts, f.diag);
    f.said = input_messages(arena, f.diag);
    return f;
}

static void close_fixture(fixture *f) {
    tz_diag_free(f->diag);
    test_fonts_free(f->fonts);
}

static void parts_are_read(void **state) {
    (void)state;
    fixture f = read_layout("contents: {columns: 2, indent: 2em}\nheader: {mirrored: false}\n");
    assert_non_null(f.layout);
    assert_true(f.layout->contents.part.known);
    assert_int_equal(f.layout->contents.part.columns, 2);
    assert_int_equal(f.layout->contents.indent, 2 * TZ_EM);
    assert_true(tz_text_is(&f.layout->contents.leader, "…"));
    assert_int_equal(f.layout->overview.fields_n, 2);
    assert_int_equal(f.layout->cards.start, TZ_START_RIGHT);
    assert_false(f.layout->header.mirrored);
    assert_true(f.layout->header.except_n > 0);
    assert_int_equal(f.layout->tabs.bleed, 3 * TZ_MM);
    assert_true(f.layout->sheet.known);
    assert_int_equal(f.layout->cover.lines[0].at, 56 * TZ_MM);
    close_fixture(&f);
}

static void mistakes_are_told_with_their_place(void **state) {
    (void)state;
    const struct {
        const char *lines, *said;
    } cases[] = {
        {"contents: {colums: 2}\n", ":4:12: error: no such key: colums"},
        {"contents: {columns: 9}\n", ":4:21: error:"},
        {"contents: {indent: 2mm}\n", "indent must be given in em here"},
        {"contents: {title: \"{names}\"}\n", "nothing is called {names} here"},
        {"contents: {size: 0pt}\n", "size must be at least 1pt"},
        {"cover: {lines: [{text: a, at: 1mm}]}\n", "either text and style, or rule and width"},
        {"cover: {lines: [{text: a, style: body, rule: 1mm, at: 1mm}]}\n", "either text and style, or rule and width"},
        {"cover: {lines: abc}\n", "lines must be a list"},
        {"cover: {lines: [{text: \"{page}\", style: body, at: 1mm}]}\n", "nothing is called {page} here"},
        {"overview: {sections: [wrok]}\n", "the form has no section wrok"},
        {"overview: {sections: [work], row_least: 1mm}\n", "mark ≤ row_least ≤ row_most"},
        {"overview: {sections: [work], marks: {filled: \"{short}\"}}\n", "nothing is called {short} here"},
        {"themes: {heading: \"{lable}\"}\n", "did you mean {label}?"},
        {"themes: {body: title}\n", "must be given in em to stand in a cell"},
        {"index: {place: \"{name}\"}\n", "did you mean {names}?"},
        {"colophon: {rows: abc}\n", "rows must be a list of label and text"},
        {"colophon: {rows: [{label: a, text: \"{font}\"}]}\n", "did you mean {fonts}?"},
        {"colophon: {label_width: 500mm}\n", "label_width must be less than width"},
        {"tabs: {top: 150mm, bottom: 60mm}\n", "leave no room for tabs"},
        {"tabs: {clear: 7mm}\n", "clear must be less than width"},
        {"tabs: {side: inner}\n", "error:"},
        {"sheet: {title: \"{page}\"}\n", "nothing is called {page} here"},
        {"sheet: {header: {style: none}}\n", "no such style: none"},
        {"front: {digest: column}\n", "error:"},
        {"cards: {start: middle}\n", "error:"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        fixture f = read_layout(cases[i].lines);
        assert_null(f.layout);
        if (!strstr(f.said, cases[i].said))
            fail_msg("%s says\n%s", cases[i].lines, f.said);
        close_fixture(&f);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_are_read),
        cmocka_unit_test(mistakes_are_told_with_their_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
