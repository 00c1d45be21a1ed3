// Values that any section may hold.
#include "inputs.h"
#include "layout/read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

typedef struct spec {
    int32_t number;
    const char *string;
    bool checked;
} spec;

static bool check(tz_layout_reader *r, const tz_yaml *node, void *to) {
    ((spec *)to)->checked = true;
    return ((spec *)to)->number != 13 || tz_layout_refuse(r, node->place, "an unlucky number");
}

static const tz_bind rows[] = {
    {REQUIRED(INT, spec, number, "number"), .most = 99},
    {OPTIONAL(STRING, spec, string, "string")},
};

typedef struct reading {
    tz_arena *arena;
    tz_layout_reader reader;
    spec spec;
    bool good;
} reading;

static reading read_mapping(const char *text, bool checked) {
    const tz_bind plain = {ROWS(rows)}, with_check = {CHECKED_ROWS(rows, check)};
    reading it = {.arena = tz_arena_new(NULL)};
    it.reader = (tz_layout_reader){.arena = it.arena, .diag = tz_diag_in_arena(it.arena)};
    const tz_yaml *node = tz_yaml_read(it.arena, input_source(it.arena, text), it.reader.diag);
    it.good = tz_layout_read_mapping(&it.reader, checked ? &with_check : &plain, node, &it.spec);
    return it;
}

static void what_holds_between_values_is_checked_last(void **state) {
    (void)state;
    reading it = read_mapping("number: 7\nstring: はい\n", true);
    assert_true(it.good && it.spec.checked);
    assert_int_equal(it.spec.number, 7);
    assert_string_equal(it.spec.string, "はい");
    tz_arena_free(it.arena);
    it = read_mapping("number: 13\n", true);
    assert_false(it.good);
    assert_string_equal(tz_diag_at(it.reader.diag, 0)->message, "an unlucky number");
    assert_int_equal(tz_diag_at(it.reader.diag, 0)->place.at, 0);
    tz_arena_free(it.arena);
    it = read_mapping("number: many\n", true);
    assert_false(it.good || it.spec.checked); // not when a value is wrong
    tz_arena_free(it.arena);
    it = read_mapping("number: 13\n", false);
    assert_true(it.good);
    tz_arena_free(it.arena);
}

static void the_nearest_name_is_suggested(void **state) {
    (void)state;
    static const char *const names[] = {"title", "table"};
    tz_arena *arena = tz_arena_new(NULL);
    tz_layout_reader r = {.arena = arena, .diag = tz_diag_in_arena(arena)};
    tz_text near = tz_text_from_string("tabel"), far = tz_text_from_string("xyz");
    tz_error(r.diag, (tz_place){0}, "first");
    assert_false(tz_layout_suggest(&r, &near, names, 2));
    tz_error(r.diag, (tz_place){0}, "second");
    assert_false(tz_layout_suggest(&r, &far, names, 2));
    assert_string_equal(tz_diag_at(r.diag, 0)->note, "did you mean table?");
    assert_null(tz_diag_at(r.diag, 1)->note);
    tz_arena_free(arena);
}

static void flows_share_the_labels_of_cells(void **state) {
    (void)state;
    static const char *const labels[] = {"・", NULL};
    static const tz_style styles[4];
    tz_layout layout = {.cell = {&styles[0], &styles[1], labels, 1, 2, 3}};
    tz_layout_reader r = {.layout = &layout};
    tz_flow_style flow = {&styles[2], &styles[3], NULL, 7, 8, 9};
    tz_layout_share_labels(&r, &flow);
    assert_ptr_equal(flow.body, &styles[2]);
    assert_ptr_equal(flow.subhead, &styles[3]);
    assert_ptr_equal(flow.labels, labels);
    assert_int_equal(flow.item_gap, 1);
    assert_int_equal(flow.para_gap, 2);
    assert_int_equal(flow.label_min_width, 3);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_holds_between_values_is_checked_last),
        cmocka_unit_test(the_nearest_name_is_suggested),
        cmocka_unit_test(flows_share_the_labels_of_cells),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
