// Every key that any table knows is told: with words in both languages, a type and an example; and what is told of it.
#include "base/language.h"
#include "layout/read.h"
#include "reference/reference.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const tz_reference_entry *find(const tz_reference *in, const char *path) {
    for (size_t i = 0; i < in->entries.n; i++)
        if (!strcmp(in->entries.at[i].path, path))
            return &in->entries.at[i];
    fail_msg("there is no key %s", path);
    return NULL;
}

static void use(const char *name) {
    const tz_language *language = NULL;
    assert_true(!name || tz_language_find(name, &language));
    tz_language_use(language);
}

static void every_key_has_words_a_type_and_an_example(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    size_t keys = 0;
    for (size_t kind = 0; kind < TZ_REFERENCE_KINDS; kind++) {
        use(NULL);
        const tz_reference english = tz_reference_read(arena, (tz_reference_kind)kind);
        use("ja");
        const tz_reference japanese = tz_reference_read(arena, (tz_reference_kind)kind);
        use(NULL);
        assert_int_equal(english.entries.n, japanese.entries.n);
        for (size_t i = 0; i < english.entries.n; i++, keys++) {
            const tz_reference_entry *of = &english.entries.at[i];
            const char *name = tz_reference_names[kind];
            if (!*of->words)
                fail_msg("%s: nothing says what %s means: add .help to its row", name, of->path);
            if (!strcmp(of->words, japanese.entries.at[i].words))
                fail_msg("%s: what %s means is not translated in src/po/ja.po", name, of->path);
            if (!*of->type || !*japanese.entries.at[i].type)
                fail_msg("%s: %s has no type", name, of->path);
            if (!of->inner && !of->same_as && (!of->example || !*of->example))
                fail_msg("%s: %s has no example: add .example to its row", name, of->path);
        }
    }
    assert_true(keys > 350);
    tz_arena_free(arena);
}

static void keys_stand_where_the_tables_have_them(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    const tz_reference all = tz_reference_read(arena, TZ_REFERENCE_LAYOUT);
    const tz_reference_entry *page = find(&all, "page"), *top = find(&all, "page.margins.top"),
                             *styles = find(&all, "styles"), *footer = find(&all, "footer");
    assert_string_equal(all.entries.at[0].path, "like");
    assert_int_equal(page->depth, 0);
    assert_int_equal(page->inner, 7); // width, height, margins and their four
    assert_int_equal(top->depth, 2);
    assert_string_equal(top->type, "length from 0mm to 1500mm");
    assert_true(top->required);
    assert_int_equal(styles->held, TZ_HELD_BY_NAME);
    assert_string_equal(find(&all, "styles.stretch.latin")->otherwise, "0.375em");
    assert_string_equal(footer->same_as, "header");
    assert_int_equal(footer->inner, 0);
    assert_true(find(&all, "index.columns")->in_all_parts);
    assert_false(find(&all, "sheet.title")->in_all_parts);
    const tz_reference parts = tz_reference_of_parts(arena, &all);
    assert_int_equal(parts.entries.n, tz_part_table.n);
    tz_arena_free(arena);
}

// A key that is known only to be refused is no key to be told.
static void a_refused_key_is_left_out(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    const tz_reference all = tz_reference_read(arena, TZ_REFERENCE_LAYOUT);
    for (size_t i = 0; i < all.entries.n; i++)
        assert_string_not_equal(all.entries.at[i].path, "page.size");
    tz_arena_free(arena);
}

static void facts_stand_in_a_line(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    const tz_reference layout = tz_reference_read(arena, TZ_REFERENCE_LAYOUT),
                       edition = tz_reference_read(arena, TZ_REFERENCE_EDITION);
    static const struct {
        const char *path, *facts;
    } told[] = {
        {"body.max", "length from 1pt to 200pt; required; example: 10.5pt"},
        {"tabs.longest", "length from 5mm to 1500mm; otherwise 100mm; example: 8mm"},
        {"page.margins", "the keys; required"},
        {"styles", "names, of which each has the keys; required"},
        {"cover.lines.at", "share of the page's height, or length; required; example: 26.7%"},
    };
    for (size_t i = 0; i < sizeof told / sizeof *told; i++)
        assert_string_equal(tz_reference_facts(arena, find(&layout, told[i].path)), told[i].facts);
    assert_string_equal(tz_reference_facts(arena, find(&edition, "date")), "a date, YYYY-MM-DD; example: 2026-03-31");
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_key_has_words_a_type_and_an_example),
        cmocka_unit_test(keys_stand_where_the_tables_have_them),
        cmocka_unit_test(a_refused_key_is_left_out),
        cmocka_unit_test(facts_stand_in_a_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
