// Merged areas: found by each place that they cover and by no other, and refused where two overlap.
#include "workbook/worksheet.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include <cmocka.h>

static tz_worksheet_cell area_of(uint32_t row, uint32_t column, uint32_t rows, uint32_t columns) {
    return (tz_worksheet_cell){.row = row, .column = column, .rows = rows, .columns = columns};
}

static bool covers(const tz_worksheet_cell *area, uint32_t row, uint32_t column) {
    return row >= area->row && row < area->row + area->rows && column >= area->column &&
           column < area->column + area->columns;
}

static void areas_are_found_by_what_they_cover(void **state) {
    (void)state;
    const tz_worksheet_cell areas[] = {area_of(0, 0, 1, 9),  area_of(1, 1, 5, 2), area_of(1, 4, 2, 3),
                                       area_of(2, 16, 7, 1), area_of(3, 3, 1, 5), area_of(6, 0, 2, 16)};
    enum { N = sizeof areas / sizeof *areas };
    tz_arena *arena = tz_arena_new(NULL);
    const tz_areas *made = tz_areas_new(arena, areas, N);
    assert_non_null(made);
    for (uint32_t row = 0; row < 12; row++)
        for (uint32_t column = 0; column < 40; column++) {
            const tz_worksheet_cell *wanted = NULL;
            for (size_t i = 0; i < N; i++)
                wanted = covers(&areas[i], row, column) ? &areas[i] : wanted;
            assert_ptr_equal(tz_areas_find(made, row, column), wanted);
        }
    tz_arena_free(arena);
}

static void areas_that_overlap_are_refused(void **state) {
    (void)state;
    static const struct {
        tz_worksheet_cell upper, lower;
        bool apart;
    } cases[] = {
        {{.rows = 9, .columns = 9}, {.row = 3, .column = 3, .rows = 2, .columns = 2}, false}, // one in the other
        {{.row = 3, .column = 3, .rows = 2, .columns = 2}, {.row = 4, .rows = 2, .columns = 9}, false}, // a cross
        {{.column = 5, .rows = 9, .columns = 1}, {.row = 8, .rows = 1, .columns = 16}, false},          // its last row
        {{.column = 5, .rows = 9, .columns = 1}, {.row = 9, .rows = 1, .columns = 16}, true},           // below it
        {{.column = 5, .rows = 9, .columns = 3}, {.row = 2, .rows = 2, .columns = 5}, true},            // left of it
        {{.column = 5, .rows = 9, .columns = 3}, {.row = 2, .column = 8, .rows = 2, .columns = 5}, true},
        {{.column = 5, .rows = 9, .columns = 3}, {.row = 2, .column = 7, .rows = 2, .columns = 5}, false},
        {{.column = 5, .rows = 9, .columns = 3}, {.column = 5, .rows = 9, .columns = 3}, false}, // the same
    };
    tz_arena *arena = tz_arena_new(NULL);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const tz_worksheet_cell both[] = {cases[i].upper, cases[i].lower};
        assert_int_equal(tz_areas_new(arena, both, 2) != NULL, cases[i].apart);
    }
    tz_arena_free(arena);
}

// Steps grow with the logarithm of the areas: some of these take hours when each one is tried.
static void many_areas_are_no_slower(void **state) {
    (void)state;
    enum { N = 100000, WIDE = 8 };
    tz_arena *arena = tz_arena_new(NULL);
    tz_worksheet_cell *areas = TZ_ARRAY(arena, tz_worksheet_cell, N + 1);
    areas[0] = area_of(0, 0, 2 * N, 1);
    for (uint32_t i = 0; i < N; i++)
        areas[i + 1] = area_of(2 * i, 1, 2, TZ_WORKBOOK_COLUMNS - 1);
    clock_t before = clock();
    const tz_areas *made = tz_areas_new(arena, areas, N + 1);
    assert_non_null(made);
    for (uint32_t row = 0; row < 2 * N; row++)
        for (uint32_t column = 0; column < WIDE; column++) {
            const tz_worksheet_cell *found = tz_areas_find(made, row, column);
            if (found != (column == 0 ? &areas[0] : &areas[1 + row / 2]))
                fail_msg("row %u, column %u", row, column);
        }
    assert_true(clock() - before < 20 * CLOCKS_PER_SEC);
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(areas_are_found_by_what_they_cover),
        cmocka_unit_test(areas_that_overlap_are_refused),
        cmocka_unit_test(many_areas_are_no_slower),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
