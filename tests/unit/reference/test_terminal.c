// The reference on a terminal: no line is wider than it, sections by their keys, the keys of all parts once.
#include "base/language.h"
#include "reference/reference.h"

#include "cli/cli.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char *shown(tz_arena *arena, tz_reference_kind kind, const char *section, size_t columns) {
    tz_bytes out = {0};
    assert_true(tz_reference_put_terminal(arena, kind, section, columns, &out));
    return tz_arena_copy(arena, out.at, out.n);
}

// A word that is wider than the terminal by itself stands alone on its line.
static void check_widths(const char *text, size_t columns) {
    for (size_t n; *text; text += n + (text[n] == '\n')) {
        n = strcspn(text, "\n");
        const char *word = text + strspn(text, " ");
        bool alone = !memchr(word, ' ', n - (size_t)(word - text));
        if (tz_terminal_columns(text, n) > columns && !alone)
            fail_msg("wider than %zu: %.*s", columns, (int)n, text);
        assert_true(!n || text[n - 1] != ' ');
    }
}

static void every_kind_fits_in_both_languages(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    const tz_language *japanese;
    assert_true(tz_language_find("ja", &japanese));
    for (size_t kind = 0; kind < TZ_REFERENCE_KINDS; kind++)
        for (size_t language = 0; language < 2; language++) {
            tz_language_use(language ? japanese : NULL);
            check_widths(shown(arena, (tz_reference_kind)kind, NULL, 80), 80);
            check_widths(shown(arena, (tz_reference_kind)kind, NULL, 50), 50);
        }
    tz_language_use(NULL);
    tz_arena_free(arena);
}

static void one_section(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    assert_string_equal(shown(arena, TZ_REFERENCE_LAYOUT, "ruling", 60),
                        "layout: NAME.yaml\n\n"
                        "ruling\n"
                        "    Rules and shades of tables.\n"
                        "    Required.\n"
                        "    frame\n"
                        "        thickness of the frame\n"
                        "        [length from 0mm to 10mm; required; example: 0.25mm]\n"
                        "    head\n"
                        "        thickness below the heads\n"
                        "        [length from 0mm to 10mm; required; example: 0.25mm]\n"
                        "    inner\n"
                        "        thickness between cells\n"
                        "        [length from 0mm to 10mm; required; example: 0.25mm]\n"
                        "    color\n"
                        "        colour of rules\n"
                        "        [colour; required; example: K100]\n"
                        "    shade\n"
                        "        colour behind heads\n"
                        "        [colour; required; example: K12]\n");
    tz_arena_free(arena);
}

static size_t count(const char *in, const char *words) {
    size_t n = 0;
    for (; (in = strstr(in, words)); in++)
        n++;
    return n;
}

static void keys_of_all_parts_are_said_once_or_in_the_section_asked_for(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    assert_int_equal(count(shown(arena, TZ_REFERENCE_LAYOUT, NULL, 80), "number of columns"), 1);
    assert_int_equal(count(shown(arena, TZ_REFERENCE_LAYOUT, "index", 80), "number of columns"), 1);
    assert_string_equal(shown(arena, TZ_REFERENCE_LAYOUT, "footer", 80),
                        shown(arena, TZ_REFERENCE_LAYOUT, "header", 80));
    tz_arena_free(arena);
}

static void japanese_lines_begin_with_no_full_stop(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    const tz_language *japanese;
    assert_true(tz_language_find("ja", &japanese));
    tz_language_use(japanese);
    for (size_t columns = 30; columns < 60; columns++) {
        const char *text = shown(arena, TZ_REFERENCE_LAYOUT, NULL, columns);
        for (const char *at = text; (at = strchr(at, '\n')); at++) {
            const char *begin = at + 1 + strspn(at + 1, " ");
            assert_true(strncmp(begin, "。", 3) != 0 && strncmp(begin, "、", 3) != 0 && strncmp(begin, "）", 3) != 0);
        }
    }
    tz_language_use(NULL);
    tz_arena_free(arena);
}

static void an_unknown_section_is_none(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_bytes out = {0};
    assert_false(tz_reference_put_terminal(arena, TZ_REFERENCE_LAYOUT, "bodies", 80, &out));
    assert_int_equal(out.n, 0);
    assert_int_equal(tz_reference_find("layout"), TZ_REFERENCE_LAYOUT);
    assert_int_equal(tz_reference_find("layouts"), TZ_REFERENCE_KINDS);
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_fits_in_both_languages),
        cmocka_unit_test(one_section),
        cmocka_unit_test(keys_of_all_parts_are_said_once_or_in_the_section_asked_for),
        cmocka_unit_test(japanese_lines_begin_with_no_full_stop),
        cmocka_unit_test(an_unknown_section_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
