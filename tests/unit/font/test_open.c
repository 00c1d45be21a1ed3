// Opening faces: the right file, whole, and free to be embedded.
#include "base/memory.h"
#include "fonts.h"

#include <pthread.h>
#include <setjmp.h>
#include <string.h>

#include <cmocka.h>

#define GOTHIC "truetype/bizud-gothic/BIZUDGothic-Regular.ttf"
#define NOTO "opentype/noto/NotoSansCJK-Regular.ttc"

static void says(const tz_diag_entry *entry, const char *message, const char *note) {
    if (!strstr(entry->message, message))
        fail_msg("message is: %s", entry->message);
    if (note && !(entry->note && strstr(entry->note, note)))
        fail_msg("note is: %s", entry->note ? entry->note : "none");
}

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

static void measures_truetype(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_shaped shaped = test_shape(it, "gothic", false, "津");
    const tz_face_info *face = tz_fonts_face(it->fonts, shaped.glyphs[0].face);
    assert_string_equal(face->postscript_name, "BIZUDGothic-Regular");
    assert_string_equal(face->version, "Version 1.05");
    assert_string_equal(face->family, "BIZ UDゴシック");
    assert_string_equal(face->package, "fonts-morisawa-bizud-gothic");
    assert_string_equal(face->licence, "OFL-1.1");
    assert_int_equal(face->upem, 2048);
    assert_int_equal(face->ascent, 1802 * 125);
    assert_int_equal(face->descent, -246 * 125);
    assert_int_equal(face->cap_height, 1567 * 125);
    assert_int_equal(face->em_top, 1802 * 125);
    assert_int_equal(face->em_bottom, 246 * 125);
    assert_int_equal(face->weight_class, 400);
    assert_false(face->cff);
    assert_false(face->serif);
    assert_true(face->fixed_pitch);
    assert_int_equal(tz_fonts_glyph_advance(it->fonts, shaped.glyphs[0].face, shaped.glyphs[0].id), 2048);
    test_fonts_free(it);
}

static void measures_cff_collections(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_shaped shaped = test_shape(it, "noto-mincho", false, "津");
    const tz_face_info *face = tz_fonts_face(it->fonts, shaped.glyphs[0].face);
    assert_string_equal(face->postscript_name, "NotoSerifCJKjp-Regular");
    assert_int_equal(face->upem, 1000);
    assert_int_equal(face->ascent, TZ_EM * 88 / 100);
    assert_int_equal(face->em_top + face->em_bottom, TZ_EM);
    assert_int_equal(face->em_bottom, TZ_EM * 12 / 100);
    assert_true(face->cff);
    assert_true(face->serif);
    assert_false(face->fixed_pitch);
    test_fonts_free(it);
}

static void names_the_package_of_a_missing_file(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    it->given.name = NOTO;
    const tz_diag_entry *entry = test_refused(it, "gothic", "𠮷野町");
    says(entry, "no such file: " NOTO, "install the Debian package fonts-noto-cjk");
    assert_non_null(entry->place.source);
    assert_memory_equal(entry->place.source->bytes + entry->place.at, NOTO, sizeof NOTO - 1);
    test_shape(it, "gothic", false, "吉野町"); // what needs no fallback goes on

    // Reported once: the second text that needs it just fails.
    tz_text text = tz_text_from_string("𠮷");
    tz_shaped out;
    assert_false(tz_fonts_shape(it->fonts, it->arena, (tz_font){0}, &text, it->diag, &out));
    assert_int_equal(tz_diag_count(it->diag, TZ_ERROR), 1);
    test_fonts_free(it);
}

static void refuses_another_file(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    it->given = (tz_source){.name = GOTHIC, .bytes = "OTTO", .size = 4};
    const tz_diag_entry *entry = test_refused(it, "gothic", "津");
    says(entry, "1e190f86ee44b54e999a02c3cd34c4fd4805aa1e9b08849332c3b573c8c869fc", "fonts-morisawa-bizud-gothic");
    says(entry, "another file than expected", NULL);
    test_fonts_free(it);
}

// ---- files that are wrong though fonts.yaml names their very SHA-256 ----

static char *gothic(tz_arena *arena, size_t *size) {
    const char *bytes = test_file(arena, TEST_FONT_FOLDER GOTHIC, size);
    return tz_arena_copy(arena, bytes, *size);
}

static uint32_t big_endian(const char *at) {
    const unsigned char *b = (const unsigned char *)at;
    return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

// The directory entry of a table: tag, checksum, offset, size.
static char *entry_of(char *font, const char *tag) {
    for (char *at = font + 12;; at += 16)
        if (memcmp(at, tag, 4) == 0)
            return at;
}

static void refuses_by_rights(unsigned char high, unsigned char low, const char *message) {
    tz_arena *arena = tz_arena_new(NULL);
    size_t size;
    char *font = gothic(arena, &size);
    char *rights = font + big_endian(entry_of(font, "OS/2") + 8) + 8; // fsType
    rights[0] = (char)high;
    rights[1] = (char)low;
    test_fonts *it = test_fonts_of(font, size, 0);
    if (message)
        says(test_refused(it, "one", "津"), message, NULL);
    else
        test_shape(it, "one", false, "津");
    test_fonts_free(it);
    tz_arena_free(arena);
}

static void heeds_embedding_rights(void **state) {
    (void)state;
    refuses_by_rights(0, 0, NULL);
    refuses_by_rights(0, 2, "its rights forbid embedding (fsType 0x0002)");
    refuses_by_rights(0, 4, NULL); // preview and print
    refuses_by_rights(0, 8, NULL); // editable
    refuses_by_rights(1, 0, "its rights forbid embedding a part of it (fsType 0x0100)");
    refuses_by_rights(2, 0, "its rights forbid embedding outlines (fsType 0x0200)");
}

static void refuses_lost_tables(void **state) {
    (void)state;
    static const char *const tags[] = {"head", "hhea", "hmtx", "maxp", "cmap", "OS/2", "post", "loca", "glyf"};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        tz_arena *arena = tz_arena_new(NULL);
        size_t size;
        char *font = gothic(arena, &size);
        memcpy(entry_of(font, tags[i]), "zzzz", 4);
        test_fonts *it = test_fonts_of(font, size, 0);
        says(test_refused(it, "one", "津"), "given is not a font that can be used", NULL);
        test_fonts_free(it);
        tz_arena_free(arena);
    }
}

static void refuses_cut_files(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    size_t size, sizes[] = {0, 1, 11, 12, 100, 300, 1000, 5000, 100000, 1000000, 3000000, 4600000};
    const char *font = test_file(arena, TEST_FONT_FOLDER GOTHIC, &size);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        char *cut = tz_arena_copy(arena, font, sizes[i]);
        test_fonts *it = test_fonts_of(cut, sizes[i], 0);
        says(test_refused(it, "one", "津"), "given is not a font that can be used", NULL);
        test_fonts_free(it);
    }
    tz_arena_free(arena);
}

static void refuses_no_fonts(void **state) {
    (void)state;
    static const char text[] = "This is not a font at all, but a text of some length, so that headers can be read.";
    test_fonts *it = test_fonts_of(text, sizeof text, 0);
    says(test_refused(it, "one", "津"), "damaged or of another kind", NULL);
    test_fonts_free(it);

    tz_arena *arena = tz_arena_new(NULL);
    size_t size;
    const char *font = test_file(arena, TEST_FONT_FOLDER GOTHIC, &size);
    it = test_fonts_of(font, size, 1);
    says(test_refused(it, "one", "津"), "no face of this index", NULL);
    test_fonts_free(it);
    tz_arena_free(arena);
}

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
        assert_int_equal(good, !tz_diag_count(it->diag, TZ_ERROR)); // what cannot be done is told
        test_fonts_free(it);
    }
    tz_arena_free(arena);
}

// On a grid that does not divide an em unit the nearest is taken.
static void rounds_on_odd_grids(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    size_t size;
    char *font = gothic(arena, &size);
    memcpy(font + big_endian(entry_of(font, "head") + 8) + 18, "\x06\x00", 2); // 1536 units an em
    test_fonts *it = test_fonts_of(font, size, 0);
    tz_shaped shaped = test_shape(it, "one", false, "津1");
    assert_int_equal(shaped.glyphs[0].advance, 341333); // 2048 / 1536 em = 341,333.3
    assert_int_equal(shaped.glyphs[1].advance, 170667); // 1024 / 1536 em = 170,666.7
    test_fonts_free(it);
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
        cmocka_unit_test(measures_truetype),
        cmocka_unit_test(measures_cff_collections),
        cmocka_unit_test(names_the_package_of_a_missing_file),
        cmocka_unit_test(refuses_another_file),
        cmocka_unit_test(heeds_embedding_rights),
        cmocka_unit_test(refuses_lost_tables),
        cmocka_unit_test(refuses_cut_files),
        cmocka_unit_test(refuses_no_fonts),
        cmocka_unit_test(survives_damage),
        cmocka_unit_test(rounds_on_odd_grids),
        cmocka_unit_test(survives_running_out_of_memory),
        cmocka_unit_test(serves_threads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
