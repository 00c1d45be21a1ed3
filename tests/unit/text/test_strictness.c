// Levels of strictness: what may start and end a line, by table, and in lines as they are broken.
#include "paras.h"
#include "tables.h"

static const char *const names[] = {"very-strict", "strict",     "loose",     "very-loose",
                                    "css-strict",  "css-normal", "css-loose", NULL};

static bool is_listed(const char *list, const char *name) {
    size_t size = strlen(name);
    for (const char *at = list; (at = strstr(at, name)); at += size)
        if ((at == list || at[-1] == ' ') && (at[size] == 0 || at[size] == ' '))
            return true;
    return false;
}

static tz_char char_of(const char *text) {
    return tz_char_at(text, strlen(text), 0);
}

static void equals_the_table(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    test_table table = test_table_read(arena, "levels.tsv");
    tz_char kanji = char_of("国");
    assert_true(table.rows.n > 100);
    for (size_t i = 0; i < table.rows.n; i++)
        for (int level = 0; names[level]; level++) {
            const char *const *cells = table.rows.at[i].cells;
            tz_char c = char_of(cells[1]);
            bool start = strcmp(cells[0], "start") == 0;
            bool breaks = start ? tz_strictness_allows_break((tz_strictness)level, &kanji, &c)
                                : tz_strictness_allows_break((tz_strictness)level, &c, &kanji);
            if (breaks != is_listed(cells[2], names[level]))
                fail_msg("%s: %s a line with %s", names[level], cells[0], cells[1]);
        }
    tz_arena_free(arena);
}

// The character is the sixth of a line that has room for five: it starts the next, or takes the fifth with it.
static void lines_break_by_level(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    test_table table = test_table_read(it->arena, "levels.tsv");
    for (size_t i = 0; i < table.rows.n; i++)
        for (int level = 0; names[level]; level++) {
            const char *const *cells = table.rows.at[i].cells;
            if (strcmp(cells[0], "start") != 0)
                continue;
            tz_style style = test_style(it, "gothic");
            style.strictness = (tz_strictness)level;
            style.spacing_trim = TZ_TRIM_CSS;
            const char *got = test_lines(it, &style, tz_arena_format(it->arena, "国国国国国%s国国", cells[1]), 5200);
            const char *wanted = is_listed(cells[2], names[level]) ? "国国国国国|" : "国国国国|";
            if (strncmp(got, wanted, strlen(wanted)) != 0)
                fail_msg("%s: %s", names[level], got);
        }
    test_fonts_free(it);
}

static bool breaks(tz_strictness level, const char *before, const char *after) {
    tz_char first = char_of(before), second = char_of(after);
    return tz_strictness_allows_break(level, &first, &second);
}

static void inseparable_runs(void **state) {
    (void)state;
    for (int level = TZ_VERY_STRICT; level <= TZ_CSS_LOOSE; level++) {
        bool loose = level == TZ_LOOSE || level == TZ_VERY_LOOSE || level == TZ_CSS_LOOSE;
        assert_int_equal(breaks((tz_strictness)level, "…", "…"), loose);
        assert_int_equal(breaks((tz_strictness)level, "—", "—"), level == TZ_VERY_LOOSE);
    }
    assert_true(breaks(TZ_VERY_STRICT, "—", "…")); // different ones may part
    assert_false(breaks(TZ_CSS_STRICT, "—", "…")); // but dots start no line in CSS
}

static void hyphens_join_western_words(void **state) {
    (void)state;
    for (int level = TZ_VERY_STRICT; level <= TZ_CSS_LOOSE; level++)
        assert_false(breaks((tz_strictness)level, "A", "‐"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equals_the_table),
        cmocka_unit_test(lines_break_by_level),
        cmocka_unit_test(inseparable_runs),
        cmocka_unit_test(hyphens_join_western_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
