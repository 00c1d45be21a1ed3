// Messages: collecting them.
#include "base/language.h"
#include "base/memory.h"
#include "inputs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void entries_stay_in_order(void **state) {
    (void)state;
    tz_diag *diag = tz_diag_new();
    for (int i = 0; i < 100; i++)
        (i % 3 ? tz_error : tz_warning)(diag, (tz_place){0}, "number %d", i);
    assert_int_equal(tz_diag_count(diag, TZ_ERROR), 66);
    assert_int_equal(tz_diag_count(diag, TZ_WARNING), 34);
    assert_string_equal(tz_diag_at(diag, 0)->message, "number 0");
    assert_string_equal(tz_diag_at(diag, 99)->message, "number 99");
    assert_int_equal(tz_diag_at(diag, 99)->severity, TZ_WARNING);
    assert_null(tz_diag_at(diag, 100));
    tz_diag_free(diag);
}

static void notes_belong_to_the_last_entry(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_diag *diag = tz_diag_new();
    tz_note(diag, (tz_place){0}, "of nothing");
    tz_error(diag, (tz_place){0}, "first");
    tz_error(diag, (tz_place){0}, "second");
    tz_note(diag, (tz_place){input_source(arena, "abc"), 1}, "see %s", "here");
    assert_null(tz_diag_at(diag, 0)->note);
    assert_string_equal(tz_diag_at(diag, 1)->note, "see here");
    assert_int_equal(tz_diag_at(diag, 1)->also.at, 1);
    tz_diag_free(diag);
    tz_arena_free(arena);
}

static void notices_stand_on_their_own(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_diag *diag = tz_diag_new(), *all = tz_diag_new();
    tz_notice(diag, (tz_place){input_source(arena, "abc"), 2}, "read as %s", "c");
    assert_int_equal(tz_diag_at(diag, 0)->severity, TZ_NOTE);
    assert_int_equal(tz_diag_at(diag, 0)->place.at, 2);
    assert_string_equal(tz_diag_at(diag, 0)->message, "read as c");
    tz_warning(diag, (tz_place){0}, "odd");
    assert_int_equal(tz_diag_count(diag, TZ_NOTE), 1);
    tz_note(diag, (tz_place){0}, "because");
    tz_note(diag, (tz_place){0}, "or because"); // in place of the other
    assert_int_equal(tz_diag_count(diag, TZ_NOTE), 2);
    tz_diag_append(all, diag);
    assert_int_equal(tz_diag_count(all, TZ_NOTE), 2);
    assert_int_equal(tz_diag_count(all, TZ_WARNING), 1);
    assert_int_equal(tz_diag_count(all, TZ_ERROR), 0);
    assert_string_equal(input_messages(arena, all), "text.yaml:1:3: note: read as c\n    abc\n      ^\n"
                                                    "warning: odd\n    note: or because\n");
    tz_diag_free(all);
    tz_diag_free(diag);
    tz_arena_free(arena);
}

static void running_out_needs_no_memory(void **state) {
    (void)state;
    for (int n = 0; n < 40; n++) {
        tz_diag *diag = tz_diag_new();
        for (int i = 0; i < n; i++)
            tz_error(diag, (tz_place){0}, "an error");
        tz_arena_fail_after(0);
        tz_diag_out_of_memory(diag);
        tz_arena_fail_after(-1);
        assert_int_equal(tz_diag_count(diag, TZ_ERROR), n + 1);
        assert_string_equal(tz_diag_at(diag, (size_t)n)->message, "out of memory");
        tz_diag_free(diag);
    }
    tz_diag_out_of_memory(NULL);
    tz_diag_free(NULL);
}

static bool warn_often(void *diag) {
    for (int i = 0; i < 12; i++)
        tz_warning(diag, (tz_place){0}, "%d", i);
    return true;
}

// Whatever piece of memory is the first that is missing, and a second time as well.
static void running_out_within_a_message_is_reported(void **state) {
    (void)state;
    bool done = false;
    for (long room = 0; !done; room++) {
        tz_diag *diag = tz_diag_new();
        tz_arena_fail_after(room);
        done = tz_protect(diag, warn_often, diag);
        tz_arena_fail_after(-1);
        assert_int_equal(tz_diag_count(diag, TZ_ERROR), !done);
        assert_int_equal(tz_diag_is_out_of_memory(diag), !done);
        assert_true(tz_protect(diag, warn_often, diag));
        tz_arena_fail_after(0);
        assert_false(tz_protect(diag, warn_often, diag));
        tz_arena_fail_after(-1);
        assert_int_equal(tz_diag_count(diag, TZ_ERROR), 1);
        tz_diag_free(diag);
    }
}

static void the_word_for_municipalities_stands_in_messages(void **state) {
    (void)state;
    tz_diag *diag = tz_diag_new();
    tz_error(diag, (tz_place){0}, "{units}: %s {units}名", "{units}"); // what a user wrote stays as it is
    tz_units_use("区市町村");
    tz_error(diag, (tz_place){0}, "{units}名");
    tz_note(diag, (tz_place){0}, "%d{units}", 3);
    tz_units_use("100%の町");
    tz_error(diag, (tz_place){0}, "%d{units}%d", 1, 2);
    tz_units_use("");
    assert_string_equal(tz_diag_at(diag, 0)->message, "市町村: {units} 市町村名");
    assert_string_equal(tz_diag_at(diag, 1)->message, "区市町村名");
    assert_string_equal(tz_diag_at(diag, 1)->note, "3区市町村");
    assert_string_equal(tz_diag_at(diag, 2)->message, "1100%の町2");
    tz_diag_free(diag);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(entries_stay_in_order),       cmocka_unit_test(notes_belong_to_the_last_entry),
        cmocka_unit_test(notices_stand_on_their_own),  cmocka_unit_test(the_word_for_municipalities_stands_in_messages),
        cmocka_unit_test(running_out_needs_no_memory), cmocka_unit_test(running_out_within_a_message_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
