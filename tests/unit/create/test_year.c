// A year's words in texts, and those of another year in their place.
#include "create/year.h"
#include "made.h"

static const char *next(tz_arena *arena, const char *old, int32_t year) {
    const tz_text text = tz_text_from_string(old);
    return tz_year_next_words(arena, &text, year);
}

static void the_next_year_is_written_as_the_old_one(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    assert_string_equal(next(arena, "令和7年度", 2026), "令和8年度");
    assert_string_equal(next(arena, "平成30年度", 2019), "令和元年度");
    assert_string_equal(next(arena, "平成３０年度", 2019), "令和元年度");
    assert_string_equal(next(arena, "令和元年度", 2020), "令和2年度");
    assert_string_equal(next(arena, "2025年度", 2026), "2026年度");
    assert_string_equal(next(arena, "２０２５年度", 2026), "2026年度");
    tz_arena_free(arena);
}

static const char *id(tz_arena *arena, const char *old, int32_t from, int32_t to) {
    const tz_text text = tz_text_from_string(old);
    const tz_year_step step = {.old = from, .year = to};
    return tz_year_next_id(arena, &text, &step);
}

static void an_id_goes_on_with_its_year(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    assert_string_equal(id(arena, "r7", 2025, 2026), "r8");
    assert_string_equal(id(arena, "mie-r7-care", 2025, 2027), "mie-r9-care");
    assert_string_equal(id(arena, "h30", 2018, 2019), "r1");
    assert_string_equal(id(arena, "care2025", 2025, 2026), "care2026");
    assert_string_equal(id(arena, "2025-12", 2025, 2026), "2026-12");
    assert_string_equal(id(arena, "r70", 2025, 2026), "r8"); // tells another year, or none
    assert_string_equal(id(arena, "care", 2025, 2026), "r8");
    assert_string_equal(id(arena, "12025", 2025, 2026), "r8");
    tz_arena_free(arena);
}

static const char *all(tz_arena *arena, const char *old_words, const char *title) {
    const tz_year_step step = {.old_words = tz_text_from_string(old_words), .old = 2025, .year = 2026};
    const tz_text text = tz_text_from_string(title);
    tz_bytes out = {0};
    size_t done = 0, from = 0, to = 0;
    for (const char *words; (words = tz_year_find(arena, &text, &step, &from, &to)); from = done = to)
        tz_bytes_format(arena, &out, "%.*s%s", (int)(from - done), text.bytes + done, words);
    tz_bytes_format(arena, &out, "%s", text.bytes + done);
    return tz_arena_copy(arena, out.at, out.n);
}

static void a_text_gets_the_new_words(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    assert_string_equal(all(arena, "令和7年度", "課題と令和7年度の取組"), "課題と令和8年度の取組");
    assert_string_equal(all(arena, "令和7年度", "令和7年度(2025年度)、令和7年度"), "令和8年度(2026年度)、令和8年度");
    assert_string_equal(all(arena, "令和７年度", "令和７年度の取組"), "令和8年度の取組");
    assert_string_equal(all(arena, "2025年度", "令和7年度"), "令和8年度");
    assert_string_equal(all(arena, "令和7年度", "令和6年度、令和17年度、令和7年"), "令和6年度、令和17年度、令和7年");
    assert_string_equal(all(arena, "令和7年度", ""), "");
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_next_year_is_written_as_the_old_one),
        cmocka_unit_test(an_id_goes_on_with_its_year),
        cmocka_unit_test(a_text_gets_the_new_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
