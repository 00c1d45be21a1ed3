// Work in several threads: the same results and messages however many there are, whatever fails.
#include "base/memory.h"
#include "base/parallel.h"
#include "inputs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

enum { PIECES = 300, MOST_THREADS = 8 };

// What pieces make, and which of them say something, fail or run out of memory.
typedef struct work {
    const char *made[PIECES];
    int times[PIECES];
    size_t says_each, fails_each, starves_each; // every so manieth piece; 0: none
} work;

static bool is_one(size_t index, size_t each) {
    return each && index % each == each - 1;
}

static bool make_one(void *context, size_t index, tz_arena *arena, tz_diag *diag) {
    work *w = context;
    w->times[index]++;
    size_t length = 1 + index * index % 700; // some take longer than others
    if (arena) {
        char *made = tz_arena_alloc(arena, length + 1);
        memset(made, 'a' + (int)(index % 26), length);
        w->made[index] = made;
    }
    if (is_one(index, w->says_each)) {
        tz_warning(diag, (tz_place){0}, "piece %zu", index);
        tz_note(diag, (tz_place){0}, "of %d", PIECES);
    }
    if (is_one(index, w->starves_each))
        tz_out_of_memory();
    if (is_one(index, w->fails_each)) {
        tz_error(diag, (tz_place){0}, "piece %zu fails", index);
        return false;
    }
    return true;
}

typedef struct outcome {
    tz_arena *arena;
    tz_diag *diag;
    bool done;
} outcome;

static outcome run(work *w, uint32_t threads, size_t n) {
    outcome out = {.arena = tz_arena_new(NULL), .diag = tz_diag_new()};
    memset(w->made, 0, sizeof w->made);
    memset(w->times, 0, sizeof w->times);
    out.done = tz_parallel_run(out.arena, out.diag, threads, n, make_one, w);
    return out;
}

static void end(outcome *out) {
    tz_diag_free(out->diag);
    tz_arena_free(out->arena);
}

// Every piece was done once, and what it made is still there.
static void check_made(const work *w, size_t n) {
    for (size_t i = 0; i < n; i++) {
        assert_int_equal(w->times[i], 1);
        assert_int_equal(strlen(w->made[i]), 1 + i * i % 700);
        assert_int_equal(w->made[i][0], 'a' + (int)(i % 26));
    }
    for (size_t i = n; i < PIECES; i++)
        assert_int_equal(w->times[i], 0);
}

static void every_piece_is_done_once(void **state) {
    (void)state;
    static const size_t counts[] = {0, 1, 2, 7, PIECES};
    for (uint32_t threads = 0; threads <= MOST_THREADS; threads++)
        for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
            work w = {0};
            outcome out = run(&w, threads, counts[i]);
            assert_true(out.done);
            assert_null(tz_diag_at(out.diag, 0));
            check_made(&w, counts[i]);
            end(&out);
        }
}

static void messages_come_in_the_order_of_the_pieces(void **state) {
    (void)state;
    for (uint32_t threads = 1; threads <= MOST_THREADS; threads++) {
        work w = {.says_each = 3};
        outcome out = run(&w, threads, PIECES);
        assert_true(out.done);
        for (size_t i = 0; i < PIECES / 3; i++) {
            const tz_diag_entry *entry = tz_diag_at(out.diag, i);
            assert_string_equal(entry->message, tz_arena_format(out.arena, "piece %zu", 3 * i + 2));
            assert_string_equal(entry->note, "of 300");
        }
        assert_null(tz_diag_at(out.diag, PIECES / 3));
        end(&out);
    }
}

static void messages_follow_those_that_are_there(void **state) {
    (void)state;
    work w = {.says_each = 100};
    tz_arena *arena = tz_arena_new(NULL);
    tz_diag *diag = tz_diag_new();
    tz_warning(diag, (tz_place){0}, "before");
    assert_true(tz_parallel_run(arena, diag, 4, PIECES, make_one, &w));
    assert_string_equal(tz_diag_at(diag, 0)->message, "before");
    assert_string_equal(tz_diag_at(diag, 1)->message, "piece 99");
    tz_arena_free(arena);
    assert_string_equal(tz_diag_at(diag, 3)->message, "piece 299"); // copied: not the arena's
    tz_diag_free(diag);
}

static void a_failure_leaves_the_others_done(void **state) {
    (void)state;
    for (uint32_t threads = 1; threads <= MOST_THREADS; threads++) {
        work w = {.fails_each = 150};
        outcome out = run(&w, threads, PIECES);
        assert_false(out.done);
        check_made(&w, PIECES);
        assert_int_equal(tz_diag_count(out.diag, TZ_ERROR), 2);
        assert_string_equal(tz_diag_at(out.diag, 0)->message, "piece 149 fails");
        assert_string_equal(tz_diag_at(out.diag, 1)->message, "piece 299 fails");
        end(&out);
    }
}

static void a_piece_that_runs_out_of_memory_fails_alone(void **state) {
    (void)state;
    for (uint32_t threads = 1; threads <= MOST_THREADS; threads++) {
        work w = {.says_each = 100, .starves_each = 100};
        outcome out = run(&w, threads, PIECES);
        assert_false(out.done);
        check_made(&w, PIECES);
        assert_true(tz_diag_is_out_of_memory(out.diag));
        assert_int_equal(tz_diag_count(out.diag, TZ_WARNING), 3); // earlier messages stay
        assert_non_null(strstr(input_messages(out.arena, out.diag), "piece 199"));
        end(&out);
    }
}

// Whatever allocation of this thread fails, control comes back here: either the work is complete, or the reason is
// reported.
typedef struct protected {
    work w;
    tz_arena *arena;
    tz_diag *diag;
    uint32_t threads;
}
protected;

static bool run_protected(void *argument) {
    protected *p = argument;
    return tz_parallel_run(p->arena, p->diag, p->threads, 60, make_one, &p->w);
}

static void memory_may_run_out_anywhere(void **state) {
    (void)state;
    for (uint32_t threads = 1; threads <= 2; threads++) {
        bool whole = false;
        for (long n = 0; !whole; n++) {
          protected
            p = {.w = {.says_each = 20}, .threads = threads};
            p.arena = tz_arena_new(NULL);
            p.diag = tz_diag_new();
            tz_arena_fail_after(n);
            whole = tz_protect(p.diag, run_protected, &p);
            tz_arena_fail_after(-1);
            if (whole)
                check_made(&p.w, 60);
            else
                assert_true(tz_diag_is_out_of_memory(p.diag));
            tz_diag_free(p.diag);
            tz_arena_free(p.arena);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_piece_is_done_once),
        cmocka_unit_test(messages_come_in_the_order_of_the_pieces),
        cmocka_unit_test(messages_follow_those_that_are_there),
        cmocka_unit_test(a_failure_leaves_the_others_done),
        cmocka_unit_test(a_piece_that_runs_out_of_memory_fails_alone),
        cmocka_unit_test(memory_may_run_out_anywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
