// Arenas: pieces, families of arenas, what is deferred to their end, and running out of memory.
#include "base/memory.h"
#include "inputs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void pieces_are_zero_and_aligned(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    for (size_t size = 0; size < 3000; size = size * 3 / 2 + 1) {
        unsigned char *piece = tz_arena_alloc(arena, size);
        assert_int_equal((uintptr_t)piece % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(piece[i], 0);
        memset(piece, 0xA5, size);
    }
    tz_arena_free(arena);
}

static void large_pieces_do_not_disturb_small_ones(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    char *first = tz_arena_copy(arena, "first", 5);
    char *large = tz_arena_alloc(arena, 1 << 20);
    char *second = tz_arena_copy(arena, "second", 6);
    memset(large, 'x', 1 << 20);
    assert_string_equal(first, "first");
    assert_string_equal(second, "second");
    tz_arena_free(arena);
}

static void only_the_latest_piece_is_made_longer(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    char *piece = tz_arena_copy(arena, "piece", 5);
    bool longer = tz_arena_extend(arena, piece, 6, 600); // not where every piece is a block of its own
    for (size_t i = 6; longer && i < 600; i++)
        assert_int_equal(piece[i], 0);
    char *next = tz_arena_copy(arena, "next", 4);
    assert_true(!longer || next >= piece + 600);
    assert_false(tz_arena_extend(arena, piece, longer ? 600 : 6, 700));
    assert_false(tz_arena_extend(arena, next, 5, 1 << 30));
    assert_false(tz_arena_extend(arena, next, 5, SIZE_MAX));
    assert_string_equal(piece, "piece");
    assert_string_equal(next, "next");
    tz_arena_free(arena);
}

static void copies_and_formats_end_with_nul(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    assert_string_equal(tz_arena_copy(arena, "abc", 2), "ab");
    assert_string_equal(tz_arena_copy(arena, NULL, 0), "");
    assert_string_equal(tz_arena_format(arena, "%d-%s", 12, "x"), "12-x");
    assert_int_equal(strlen(tz_arena_format(arena, "%5000s", "")), 5000);
    tz_arena_free(arena);
}

static void note(void *object) {
    tz_bytes *log = ((void **)object)[0];
    tz_bytes_add(((void **)object)[1], log, ((void **)object)[2], 1);
}

static void parents_free_their_children(void **state) {
    (void)state;
    tz_arena *keeps = tz_arena_new(NULL), *parent = tz_arena_new(NULL);
    tz_bytes log = {.n = 0};
    tz_arena *child = tz_arena_new(parent), *other = tz_arena_new(parent), *grandchild = tz_arena_new(child);
    void *objects[4][3] = {{&log, keeps, "a"}, {&log, keeps, "b"}, {&log, keeps, "c"}, {&log, keeps, "d"}};
    tz_arena_defer(parent, note, objects[0]);
    tz_arena_defer(parent, note, objects[1]);
    tz_arena_defer(grandchild, note, objects[2]);
    tz_arena_defer(other, note, objects[3]);
    tz_arena_free(other);
    assert_string_equal(log.at, "d");
    tz_arena_free(parent);
    assert_string_equal(log.at, "dbac"); // its own, the last one first; then the children's
    tz_arena_free(keeps);
    tz_arena_free(NULL);
}

// ---- running out of memory ----

static bool use_some(void *argument) {
    tz_arena *arena = *(tz_arena **)argument;
    for (int i = 0; i < 40; i++)
        memset(tz_arena_alloc(arena, 4000), 1, 4000);
    return true;
}

static void running_out_returns_to_protect(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_diag *diag = tz_diag_new();
    tz_arena_fail_after(1);
    bool done = tz_protect(diag, use_some, &arena);
    tz_arena_fail_after(-1);
    assert_false(done);
    assert_int_equal(tz_diag_count(diag, TZ_ERROR), 1);
    assert_string_equal(tz_diag_at(diag, 0)->message, "out of memory");
    assert_true(tz_protect(diag, use_some, &arena));
    tz_arena_free(arena);
    tz_diag_free(diag);
}

static bool overflow(void *argument) {
    return tz_arena_array(argument, SIZE_MAX / 8, 16) != NULL;
}

static void sizes_that_overflow_are_no_memory(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    assert_false(tz_protect(NULL, overflow, arena));
    tz_arena_free(arena);
}

static bool run_out(void *argument) {
    (void)argument;
    tz_out_of_memory();
}

static bool fail_within(void *argument) {
    bool inner = tz_protect(argument, run_out, NULL);
    assert_false(inner);
    tz_error(argument, (tz_place){0}, "after it");
    return true;
}

static void protection_nests(void **state) {
    (void)state;
    tz_diag *diag = tz_diag_new();
    assert_true(tz_protect(diag, fail_within, diag));
    assert_false(tz_protect(diag, run_out, NULL));
    assert_int_equal(tz_diag_count(diag, TZ_ERROR), 2); // it is reported once
    assert_string_equal(tz_diag_at(diag, 1)->message, "after it");
    tz_diag_free(diag);
}

static void count(void *object) {
    ++*(int *)object;
}

typedef struct deferring {
    tz_arena *arena;
    int object;
} deferring;

static bool defer_one(void *argument) {
    deferring *it = argument;
    tz_arena_defer(it->arena, count, &it->object);
    return true;
}

static void what_cannot_be_deferred_is_done_at_once(void **state) {
    (void)state;
    deferring it = {.arena = tz_arena_new(NULL)};
    tz_arena_fail_after(0);
    bool done = tz_protect(NULL, defer_one, &it);
    tz_arena_fail_after(-1);
    assert_false(done);
    assert_int_equal(it.object, 1);
    tz_arena_free(it.arena);
    assert_int_equal(it.object, 1);
}

static bool make_diag(void *argument) {
    *(tz_diag **)argument = tz_diag_new();
    return true;
}

static void a_diag_that_cannot_be_made_leaks_nothing(void **state) {
    (void)state;
    tz_diag *diag = NULL;
    long n = 0;
    for (; !diag; n++) {
        tz_arena_fail_after(n);
        bool made = tz_protect(NULL, make_diag, &diag);
        assert_int_equal(made, diag != NULL);
    }
    tz_arena_fail_after(-1);
    assert_true(n > 1); // at least one piece was missing once
    tz_diag_free(diag);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_are_zero_and_aligned),
        cmocka_unit_test(large_pieces_do_not_disturb_small_ones),
        cmocka_unit_test(only_the_latest_piece_is_made_longer),
        cmocka_unit_test(copies_and_formats_end_with_nul),
        cmocka_unit_test(parents_free_their_children),
        cmocka_unit_test(running_out_returns_to_protect),
        cmocka_unit_test(sizes_that_overflow_are_no_memory),
        cmocka_unit_test(protection_nests),
        cmocka_unit_test(what_cannot_be_deferred_is_done_at_once),
        cmocka_unit_test(a_diag_that_cannot_be_made_leaks_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
