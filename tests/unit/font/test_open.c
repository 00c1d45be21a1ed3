// Opening faces: when first needed, the file expected, in any thread.
#include "base/memory.h"
#include "font_file.h"

#include <pthread.h>

static void opens_only_what_is_needed(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    test_shape(it, "gothic", false, "津市");
    assert_int_equal(it->opened, 1);
    assert_non_null(tz_fonts_face(it->fonts, 0));
    test_shape(it, "gothic", false, "四日市市");
    assert_int_equal(it->opened, 1);
    test_shape(it, "gothic", false, "𠮷");
    assert_int_equal(it->opened, 2);
    test_fonts_free(it);
}

// ---- damage ----

// Bytes spoilt at random places inside the tables: an error or some shape, never a crash (the sanitizers watch).
static void survives_damage(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    size_t size;
    char *font = gothic(arena, &size);
    uint32_t random = 1;
    for (int round = 0; round < 12; round++) {
        static const char *const tags[] = {"head", "maxp", "hhea", "cmap", "loca", "GSUB"};
        char *entry = entry_of(font, tags[round % 6]);
        uint32_t at = big_endian(entry + 8), length = big_endian(entry + 12);
        for (int i = 0; i < 8; i++) {
            random = random * 1664525 + 1013904223;
            font[at + (random >> 8) % (length < 256 ? length : 256)] ^= (char)(random >> 24);
        }
        test_fonts *it = test_fonts_of(font, size, 0);
        tz_text text = tz_text_from_string("桑名市のACP、か\xe3\x82\x99");
        tz_shaped shaped;
        bool good = tz_fonts_shape(it->fonts, it->arena, (tz_font){0}, &text, it->diag, &shaped);
        tz_subset subset;
        if (good && shaped.glyphs_n > 0)
            good = tz_fonts_subset(it->fonts, it->arena, 0, &shaped.glyphs[0].id, 1, &subset, it->diag);
        assert_int_equal(good, !tz_diag_count(it->diag, TZ_ERROR)); // a failure is reported
        test_fonts_free(it);
    }
    tz_arena_free(arena);
}

// ---- memory ----

static bool shape_rarities(void *argument) {
    test_fonts *it = argument;
    tz_text text = tz_text_from_string("𠮷野の葛\xf3\xa0\x84\x80（か\xe3\x82\x9a）。");
    tz_shaped shaped;
    return tz_fonts_shape(it->fonts, it->arena, (tz_font){0}, &text, it->diag, &shaped);
}

// Running out anywhere is an error, loses nothing (the sanitizer looks) and never leaves the lock behind.
static void survives_running_out_of_memory(void **state) {
    (void)state;
    bool good = false;
    for (long pieces = 0; !good; pieces++) {
        assert_true(pieces < 1000);
        test_fonts *it = test_fonts_new();
        tz_arena_fail_after(pieces);
        good = tz_protect(it->diag, shape_rarities, it);
        tz_arena_fail_after(-1);
        assert_int_equal(tz_diag_count(it->diag, TZ_ERROR), good ? 0 : 1);
        shape_rarities(it); // a face lost to it stays lost, but nothing hangs
        test_fonts_free(it);
    }
}

// ---- threads ----

typedef struct worker {
    test_fonts *fonts;
    pthread_t thread;
    bool good;
} worker;

static void *work(void *argument) {
    worker *me = argument;
    tz_arena *arena = tz_arena_new(NULL);
    tz_diag *diag = tz_diag_new();
    tz_text text = tz_text_from_string("𠮷野家の葛\xf3\xa0\x84\x80（か\xe3\x82\x9a）。");
    tz_shaped shaped;
    me->good = tz_fonts_shape(me->fonts->fonts, arena, (tz_font){0}, &text, diag, &shaped) && shaped.glyphs_n == 9;
    for (size_t i = 0; me->good && i < shaped.glyphs_n; i++)
        tz_fonts_trim(me->fonts->fonts, (tz_font){0}, &shaped.glyphs[i]);
    tz_diag_free(diag);
    tz_arena_free(arena);
    return NULL;
}

static void serves_threads(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    worker workers[4] = {0};
    for (size_t i = 0; i < 4; i++) {
        workers[i].fonts = it;
        assert_int_equal(pthread_create(&workers[i].thread, NULL, work, &workers[i]), 0);
    }
    for (size_t i = 0; i < 4; i++) {
        pthread_join(workers[i].thread, NULL);
        assert_true(workers[i].good);
    }
    assert_int_equal(it->opened, 2); // each file once
    test_fonts_free(it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(opens_only_what_is_needed),
        cmocka_unit_test(survives_damage),
        cmocka_unit_test(survives_running_out_of_memory),
        cmocka_unit_test(serves_threads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
