// Characters that are read as others: line ends that only some programs know, and the bullets of symbol fonts.
#include "character/character.h"
#include "inputs.h"
#include "yaml/yaml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

typedef struct reading {
    tz_arena *arena;
    tz_diag *diag;
    const tz_yaml *root;
} reading;

static reading read_file(const char *text) {
    reading it = {.arena = tz_arena_new(NULL), .diag = tz_diag_new()};
    it.root = tz_yaml_read(it.arena, input_source(it.arena, text), it.diag);
    return it;
}

static void end(reading *it) {
    tz_diag_free(it->diag);
    tz_arena_free(it->arena);
}

// The value of the key a, and all messages.
static void check(const char *text, const char *value, const char *messages) {
    reading it = read_file(text);
    assert_string_equal(input_messages(it.arena, it.diag), messages);
    const tz_yaml *a = it.root ? tz_yaml_find(it.root, "a") : NULL;
    assert_non_null(a);
    if (!tz_text_is(&a->text, value))
        fail_msg("%s, not %s", a->text.bytes, value);
    end(&it);
}

static void line_ends_of_word_and_pdf_end_lines(void **state) {
    (void)state;
    check("a: 水\x0B米\n", "水\n米", "text.yaml:1:5: note: U+000B: read as a line end\n    a: 水\\x0B米\n         ^\n");
    check("a: |\n  水\x0C米\n", "水\n米\n",
          "text.yaml:2:4: note: U+000C: read as a line end\n      水\\x0C米\n        ^\n");
    check("a: |\n  水\xC2\x85米\n", "水\n米\n",
          "text.yaml:2:4: note: U+0085: read as a line end\n      水\\xC2\\x85米\n        ^\n");
    check("a: '水\xE2\x80\xA8米'\n", "水\n米",
          "text.yaml:1:6: note: U+2028: read as a line end\n    a: '水\\xE2\\x80\\xA8米'\n          ^\n");
    check("a: \"水\xE2\x80\xA9米\"\n", "水\n米",
          "text.yaml:1:6: note: U+2029: read as a line end\n    a: \"水\\xE2\\x80\\xA9米\"\n          ^\n");
}

// One message a text, with each kind of character, all places and all lines.
static void every_line_end_counts(void **state) {
    (void)state;
    check("a: |\n  あ\x0Bい\x0Bう\n  え\n  お\xE2\x80\xA8か\nb: x\x0By\n", "あ\nい\nう\nえ\nお\nか\n",
          "text.yaml:2:4: note: U+000B, U+2028: read as a line end (3 places, on the lines 2, 4)\n"
          "      あ\\x0Bい\\x0Bう\n        ^\n"
          "text.yaml:5:5: note: U+000B: read as a line end\n    b: x\\x0By\n        ^\n");
    check("a: あ\x0B\x0B\x0Bい\n", "あ\n\n\nい",
          "text.yaml:1:5: note: U+000B: read as a line end (3 places on line 1)\n    a: あ\\x0B\\x0B\\x0Bい\n         "
          "^\n");
}

static void bullets_of_symbol_fonts_become_ordinary(void **state) {
    (void)state;
    check("a: |\n  \xEF\x82\xB7水\n  \xEF\x82\xB7米\n  \xEF\x83\x98次へ\n", "・水\n・米\n→次へ\n",
          "text.yaml:2:3: warning: signs that only Word's symbol fonts have are read as ・ (U+F0B7), → (U+F0D8): "
          "please write these (3 places, on the lines 2, 3, 4)\n      \\xEF\\x82\\xB7水\n      ^\n");
    check(
        "a: \xEF\x81\xAE印\n", "■印",
        "text.yaml:1:4: warning: signs that only Word's symbol fonts have are read as ■ (U+F06E): please write these\n"
        "    a: \\xEF\\x81\\xAE印\n       ^\n");
    check(
        "a: 甲\xEF\x83\xA0乙\n", "甲→乙",
        "text.yaml:1:5: warning: signs that only Word's symbol fonts have are read as → (U+F0E0): please write these\n"
        "    a: 甲\\xEF\\x83\\xA0乙\n         ^\n");
}

// A mark inside a text stays, for the records' own checks; comments and texts with true underscores are no matter.
static void all_else_stays(void **state) {
    (void)state;
    check("a: x\xEF\xBB\xBFy\n", "x\xEF\xBB\xBFy", "");
    check("# \x0B\xE2\x80\xA8\xEF\x82\xB7\na: _x_\n", "_x_", "");
    check("a: \"_\\u005F_\" # \x0C\n", "___", "");
}

static void places_are_those_of_the_file(void **state) {
    (void)state;
    reading it = read_file("a: |\n  あ\xE2\x80\xA8いか\xE3\x82\x99\xC2\x85う\n");
    const tz_text *text = &tz_yaml_find(it.root, "a")->text;
    assert_true(tz_text_is(text, "あ\nいが\nう\n"));
    static const struct {
        size_t at, source_at;
    } places[] = {{0, 7}, {3, 10}, {4, 13}, {7, 16}, {10, 22}, {11, 24}, {14, 27}};
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++)
        assert_int_equal(tz_text_place(text, places[i].at).at, places[i].source_at);
    end(&it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(line_ends_of_word_and_pdf_end_lines),
        cmocka_unit_test(every_line_end_counts),
        cmocka_unit_test(bullets_of_symbol_fonts_become_ordinary),
        cmocka_unit_test(all_else_stays),
        cmocka_unit_test(places_are_those_of_the_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
