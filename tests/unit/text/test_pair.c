// The pair table: every one of the 400 pairs.
#include "paras.h"
#include "tables.h"
#include "text/rules.h"

#include <stdlib.h>

static tz_em thousandths(const char *cell) {
    return (tz_em)((int64_t)atoi(cell) * TZ_EM / 1000);
}

static void equals_the_table(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    test_table table = test_table_read(arena, "pairs.tsv");
    assert_int_equal(table.rows.n, 400);
    for (size_t i = 0; i < table.rows.n; i++) {
        const char *const *cells = table.rows.at[i].cells;
        tz_class_pair pair = tz_class_pair_of((tz_char_class)atoi(cells[0]), (tz_char_class)atoi(cells[1]));
        bool right = pair.gap == thousandths(cells[3]) && pair.breakable == (strcmp(cells[4], "yes") == 0) &&
                     pair.shrink == thousandths(cells[5]) && pair.shrink_stage == atoi(cells[6]) &&
                     pair.stretch_stage == atoi(cells[7]);
        if (!right)
            fail_msg("pair %s of classes %s and %s", cells[2], cells[0], cells[1]);
    }
    tz_arena_free(arena);
}

static void samples_are_of_their_classes(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    test_table table = test_table_read(arena, "pairs.tsv");
    for (size_t i = 0; i < table.rows.n; i++) {
        const char *const *cells = table.rows.at[i].cells;
        size_t size = strlen(cells[2]), first;
        tz_code_at(cells[2], size, 0, &first);
        if (tz_char_at(cells[2], size, 0).class != (tz_char_class)atoi(cells[0]) ||
            tz_char_at(cells[2], size, first).class != (tz_char_class)atoi(cells[1]))
            fail_msg("%s should be of classes %s and %s", cells[2], cells[0], cells[1]);
    }
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equals_the_table),
        cmocka_unit_test(samples_are_of_their_classes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
