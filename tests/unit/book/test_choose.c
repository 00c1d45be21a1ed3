// From words to the parts of a booklet.
#include "book/book.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void assert_parts(const char *words, size_t n, const char *const *expected) {
    tz_arena *arena = tz_arena_new(NULL);
    tz_book_options options = {.parts_n = 99};
    tz_book_choose_parts(arena, words, &options);
    assert_int_equal(options.parts_n, n);
    for (size_t i = 0; i < n; i++)
        assert_string_equal(options.parts[i], expected[i]);
    tz_arena_free(arena);
}

static void test_lists(void **state) {
    (void)state;
    assert_parts("cards", 1, (const char *const[]){"cards"});
    assert_parts("cover,contents,cards", 3, (const char *const[]){"cover", "contents", "cards"});
    assert_parts(",,cards,", 1, (const char *const[]){"cards"});
    assert_parts("no such part", 1, (const char *const[]){"no such part"});
    assert_parts("", 0, NULL);
    assert_parts(",", 0, NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_lists)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
