// Letters of several characters: how many, how wide and how high they may be.
#include "font/letter.h"
#include "fonts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static const char *repeated(test_fonts *it, const char *base, const char *mark, size_t times) {
    tz_bytes out = {0};
    tz_bytes_add(it->arena, &out, base, strlen(base));
    for (size_t i = 0; i < times; i++)
        tz_bytes_add(it->arena, &out, mark, strlen(mark));
    tz_bytes_add(it->arena, &out, "", 1);
    return out.at;
}

typedef struct letter {
    const char *base, *mark;
    size_t most; // marks that can be set
    const char *message;
} letter;

#define LARGE "is too large for a line with all that is joined to it"
#define LONG "and what follows are one letter of"

static void check(const letter *wanted, bool vertical) {
    test_fonts *it = test_fonts_new();
    tz_font font = {tz_fonts_family(it->fonts, "gothic"), TZ_REGULAR, vertical};
    tz_shaped shaped;
    const char *string = tz_arena_format(it->arena, "津%s津", repeated(it, wanted->base, wanted->mark, wanted->most));
    tz_text text = tz_text_from_string(string);
    if (!tz_fonts_shape(it->fonts, it->arena, font, &text, it->diag, &shaped))
        fail_msg("%s: %s", string, tz_diag_at(it->diag, 0)->message);
    assert_int_equal(shaped.clusters_n, 3);
    const char *more = tz_arena_format(it->arena, "津%s津", repeated(it, wanted->base, wanted->mark, wanted->most + 1));
    const tz_source *source = tz_source_new(it->arena, "card.yaml", more, strlen(more));
    tz_text_origin mark = {0, 0};
    text = (tz_text){.bytes = more, .size = strlen(more), .source = source, .origins = &mark, .origins_n = 1};
    assert_false(tz_fonts_shape(it->fonts, it->arena, font, &text, it->diag, &shaped));
    const tz_diag_entry *entry = tz_diag_at(it->diag, 0);
    if (!strstr(entry->message, wanted->message))
        fail_msg("message is: %s", entry->message);
    assert_int_equal(tz_diag_count(it->diag, TZ_ERROR), 1);
    assert_int_equal(entry->place.at, strlen("津"));
    assert_non_null(entry->note);
    test_fonts_free(it);
}

static void marks_may_reach_so_far(void **state) {
    (void)state;
    const letter all[] = {
        {"a", "\u0301", 3, LARGE},      // á and two more above it
        {"A", "\u0302", 2, LARGE},      // capitals are higher
        {"か", "\u3099", 31, LONG},     // が and further marks, one over the other
        {"\u1100", "\u1100", 3, LARGE}, // jamo beside each other: four em
        {"葛", "\uFE0E", 31, LONG},     {"国", "\u200D", 31, LONG},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        check(&all[i], false);
}

// In vertical text marks reach to the side.
static void vertical_letters_have_room_beside_them(void **state) {
    (void)state;
    const letter all[] = {{"国", "\u200D", 31, LONG}, {"\u1100", "\u1100", 3, LARGE}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        check(&all[i], true);
}

static void what_can_be_written_is_set(void **state) {
    (void)state;
    static const char *const all[] = {
        "ế", "e\u0302\u0301", "か\u309A", "葛\U000E0100", "ｶﾞ", "각", "\u1100\u1161\u11A8", "Å\u0301",
        "①", "ffi",           "1\uFE0E"};
    test_fonts *it = test_fonts_new();
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        test_shape(it, "gothic", false, all[i]);
    assert_int_equal(tz_diag_count(it->diag, TZ_ERROR), 0);
    test_fonts_free(it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_may_reach_so_far),
        cmocka_unit_test(vertical_letters_have_room_beside_them),
        cmocka_unit_test(what_can_be_written_is_set),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
