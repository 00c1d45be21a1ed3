// What the scan of lines knows: open mappings and lists, the entry that lines belong to.
#include "outcome.h"

typedef struct setting {
    tz_arena *arena;
    tz_diag *diag;
    tz_mending to;
    tz_slip_scan scan;
} setting;

static void begin(setting *it, const char *text) {
    it->arena = tz_arena_new(NULL);
    it->diag = tz_diag_new();
    const tz_source *source = input_source(it->arena, text);
    it->to = (tz_mending){.arena = it->arena,
                          .in = {source, source->bytes, &outcome_card},
                          .fixes = TZ_ARRAY(it->arena, tz_line_fix, source->lines_n)};
    it->scan = (tz_slip_scan){.to = &it->to, .in = &it->to.in, .diag = it->diag, .n = source->lines_n};
}

static void end(setting *it) {
    tz_diag_free(it->diag);
    tz_arena_free(it->arena);
}

static void levels_are_a_stack(void **state) {
    (void)state;
    setting it;
    begin(&it, "");
    assert_null(tz_slip_top(&it.scan));
    tz_slip_push(&it.scan, 0, false);
    tz_slip_push(&it.scan, 2, true);
    assert_int_equal(tz_slip_top(&it.scan)->column, 2);
    assert_true(tz_slip_is_open(&it.scan, 0, false));
    assert_false(tz_slip_is_open(&it.scan, 0, true));
    assert_true(tz_slip_is_open(&it.scan, 2, true));
    end(&it);
}

static void an_entry_that_is_lost_keeps_its_key(void **state) {
    (void)state;
    setting it;
    begin(&it, "  food: x\n  y\n z\n");
    it.scan.owner = (tz_slip_owner){.kind = TZ_OWNER, .line = 0, .column = 2};
    assert_true(tz_slip_expects_value(&it.scan));
    it.scan.at = 1;
    tz_slip_lose_owner(&it.scan, 10, "wrong");
    assert_int_equal(it.to.slips, 1);
    assert_int_equal(it.to.fixes[0].what, TZ_LINE_REPLACED);
    assert_int_equal(it.to.fixes[1].what, TZ_LINE_DROPPED);
    assert_int_equal(it.to.fixes[2].what, TZ_LINE_KEPT);
    assert_int_equal(it.scan.owner.kind, TZ_LOST_OWNER);
    assert_false(tz_slip_expects_value(&it.scan));
    end(&it);
}

static void without_an_entry_the_line_goes(void **state) {
    (void)state;
    setting it;
    begin(&it, "x\ny\n");
    tz_slip_lose_owner(&it.scan, 0, "wrong");
    assert_int_equal(it.to.fixes[0].what, TZ_LINE_DROPPED);
    assert_int_equal(it.to.fixes[1].what, TZ_LINE_KEPT);
    end(&it);
}

static void a_lost_key_takes_its_block_along(void **state) {
    (void)state;
    static const char *const values[] = {"|", "｜", "x", ""};
    for (size_t i = 0; i < 4; i++) {
        setting it;
        begin(&it, values[i]);
        it.scan.owner = (tz_slip_owner){.kind = TZ_OWNER};
        tz_slip_lose_key(&it.scan, 0, strlen(values[i]));
        assert_int_equal(it.scan.owner.deep, i < 2);
        assert_int_equal(it.scan.owner.value, i < 3 ? TZ_VALUE_PLAIN : TZ_VALUE_EMPTY);
        end(&it);
    }
}

static void so_many_slips_are_counted(void **state) {
    (void)state;
    setting it;
    begin(&it, "x\n");
    for (int i = 0; i < 50; i++)
        tz_slip_report(&it.scan, 0, "wrong");
    tz_slip_report_rest(&it.scan);
    assert_int_equal(tz_diag_count(it.diag, TZ_ERROR), 50);
    tz_slip_report(&it.scan, 1, "wrong");
    tz_slip_report(&it.scan, 2, "wrong");
    tz_slip_report_rest(&it.scan);
    assert_int_equal(tz_diag_count(it.diag, TZ_ERROR), 51);
    assert_string_equal(tz_diag_at(it.diag, 50)->message, "from here on 2 more lines are wrong");
    assert_int_equal(tz_diag_at(it.diag, 50)->place.at, 1);
    end(&it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(levels_are_a_stack),
        cmocka_unit_test(an_entry_that_is_lost_keeps_its_key),
        cmocka_unit_test(without_an_entry_the_line_goes),
        cmocka_unit_test(a_lost_key_takes_its_block_along),
        cmocka_unit_test(so_many_slips_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
