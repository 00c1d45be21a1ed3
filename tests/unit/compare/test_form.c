// The fields of two forms matched: by `was:`, then by path; which are new, dropped, renamed, relabelled or moved.
#include "compare/form.h"
#include "editions.h"

// "OLD>NEW" a field, then r (another path), l (another label), m (moved); "-" for none.
static void must_match(const char *const *old, const char *const *current, const char *wanted) {
    tz_arena *arena = tz_arena_new(NULL);
    size_t n;
    const tz_form_change *found = tz_forms_match(arena, made_form(arena, old), made_form(arena, current), &n);
    tz_bytes out = {0};
    for (size_t i = 0; i < n; i++) {
        tz_bytes_format(arena, &out, i ? " " : "");
        tz_bytes_format(arena, &out, found[i].old < 0 ? "-" : "%d", found[i].old);
        tz_bytes_format(arena, &out, found[i].current < 0 ? ">-" : ">%d", found[i].current);
        tz_bytes_format(arena, &out, "%s%s%s", found[i].renamed ? "r" : "", found[i].relabelled ? "l" : "",
                        found[i].moved ? "m" : "");
    }
    assert_string_equal(tz_arena_copy(arena, out.at ? out.at : "", out.n), wanted);
    tz_arena_free(arena);
}

#define FIELDS(...) ((const char *const[]){__VA_ARGS__, NULL})

static void fields_of_the_same_path_are_the_same(void **state) {
    (void)state;
    must_match(FIELDS("a A", "b B"), FIELDS("a A", "b B"), "0>0 1>1");
    must_match(FIELDS("a A", "b B"), FIELDS("a A", "b 乙"), "0>0 1>1l");
}

static void fields_come_and_go(void **state) {
    (void)state;
    must_match(FIELDS("a A", "b B", "c C"), FIELDS("a A", "c C", "d D"), "0>0 1>- 2>1 ->2");
    must_match(FIELDS("x X", "a A"), FIELDS("a A"), "0>- 1>0");
}

static void was_goes_before_the_path(void **state) {
    (void)state;
    must_match(FIELDS("a A", "b B"), FIELDS("c<a A", "b B"), "0>0r 1>1");
    must_match(FIELDS("a A", "b B"), FIELDS("b<a B", "a<b A"), "0>0rl 1>1rl"); // they have changed places
    must_match(FIELDS("a A"), FIELDS("b<a B", "c<a C"), "0>0rl ->1");          // one alone can be it
    must_match(FIELDS("a A"), FIELDS("a<older A"), "0>0");                     // from the year before that
}

static void the_fewest_move(void **state) {
    (void)state;
    must_match(FIELDS("a A", "b B", "c C"), FIELDS("c C", "a A", "b B"), "2>0m 0>1 1>2");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_of_the_same_path_are_the_same),
        cmocka_unit_test(fields_come_and_go),
        cmocka_unit_test(was_goes_before_the_path),
        cmocka_unit_test(the_fewest_move),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
