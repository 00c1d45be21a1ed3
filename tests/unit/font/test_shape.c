// Shaping: the same as hb-shape's, clusters that cover the text, whole clusters by fallback, errors instead of boxes.
#include "between.h"
#include "font_file.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <utf8proc.h>

#include <cmocka.h>

#define VS17 "\xf3\xa0\x84\x80"    // U+E0100
#define VS48 "\xf3\xa0\x84\x9f"    // U+E011F: no font has a sequence with it
#define DAKUTEN "\xe3\x82\x99"     // U+3099
#define HANDAKUTEN "\xe3\x82\x9a"  // U+309A
#define ZWSP "\xe2\x80\x8b"        // U+200B
#define JOINER "\xe2\x80\x8d"      // U+200D
#define WORD_JOINER "\xe2\x81\xa0" // U+2060
#define SOFT_HYPHEN "\xc2\xad"     // U+00AD
#define BOM "\xef\xbb\xbf"         // U+FEFF

// ---- against hb-shape ----

typedef struct oracle {
    tz_arena *arena;
    const char *file; // of the font, below TEST_FONT_FOLDER
    const char *family;
    bool vertical;
    size_t compared; // glyphs
} oracle;

// One line of hb-shape: [gid35=0+1024|gid37=1@0,-5+1024|…], with clusters in bytes.
static void compare_line(oracle *with, test_fonts *it, const char *text, const char *line) {
    tz_shaped shaped = test_shape(it, with->family, with->vertical, text);
    const tz_face_info *face = NULL;
    const char *at = line;
    for (size_t c = 0; c < shaped.clusters_n; c++)
        for (size_t i = 0; i < shaped.clusters[c].glyphs_n; i++) {
            const tz_glyph *glyph = &shaped.glyphs[shaped.clusters[c].glyph + i];
            face = tz_fonts_face(it->fonts, glyph->face);
            int id, cluster, x = 0, y = 0, advance = 0, taken = 0;
            if (sscanf(at, "%*1[[|]%d=%d%n", &id, &cluster, &taken) != 2)
                fail_msg("%s: hb-shape has fewer glyphs: %s", text, line);
            at += taken;
            if (*at == '@' && sscanf(at, "@%d,%d%n", &x, &y, &taken) == 2)
                at += taken;
            if (sscanf(at, with->vertical ? "+%*d,%d%n" : "+%d%n", &advance, &taken) == 1)
                at += taken;
            int32_t unit = TZ_EM / face->upem;
            assert_int_equal(glyph->id, id);
            assert_between(cluster, shaped.clusters[c].start, shaped.clusters[c].end - 1);
            assert_int_equal(glyph->advance, (with->vertical ? -advance : advance) * unit);
            assert_int_equal(glyph->x_offset, x * unit);
            assert_int_equal(glyph->y_offset, y * unit);
            with->compared++;
        }
    assert_string_equal(at, shaped.glyphs_n > 0 ? "]\n" : "[]\n");
}

// Texts are pieces of the handout without its tabs and tags. Left out are the two slips of recognition in Hangul, which
// come by fallback, and pieces without a letter: hb-shape guesses no script for them, where the engine says Japanese.
static bool is_comparable(const char *text) {
    bool letters = false;
    int32_t code;
    for (const char *at = text; *at; at += utf8proc_iterate((const uint8_t *)at, -1, &code)) {
        utf8proc_iterate((const uint8_t *)at, -1, &code);
        letters = letters ||
                  (utf8proc_category(code) >= UTF8PROC_CATEGORY_LU && utf8proc_category(code) <= UTF8PROC_CATEGORY_LO);
    }
    return letters && !strstr(text, "방") && !strstr(text, "지");
}

static void compare_all(oracle *with, char **texts, size_t n) {
    char name[] = "/tmp/tsuzuri-shape-XXXXXX";
    FILE *list = fdopen(mkstemp(name), "w");
    for (size_t i = 0; i < n; i++)
        fprintf(list, "%s\n", texts[i]);
    fclose(list);
    char *command = tz_arena_format(
        with->arena, "hb-shape --language=ja --utf8-clusters --no-glyph-names %s --text-file=%s " TEST_FONT_FOLDER "%s",
        with->vertical ? "--direction=ttb" : "", name, with->file);
    FILE *lines = popen(command, "r");
    test_fonts *it = test_fonts_new();
    static char line[1 << 18];
    for (size_t i = 0; i < n; i++) {
        assert_non_null(fgets(line, sizeof line, lines));
        compare_line(with, it, texts[i], line);
    }
    assert_int_equal(pclose(lines), 0);
    unlink(name);
    test_fonts_free(it);
}

static size_t pieces_of_handout(tz_arena *arena, char ***out) {
    size_t size, n = 0;
    const char *handout = test_file(arena, "data/r7/source/handout.txt", &size);
    char *bytes = tz_arena_copy(arena, handout, size);
    *out = TZ_ARRAY(arena, char *, size);
    for (char *rest = bytes, *piece; (piece = strsep(&rest, "\t\r\n<>"));)
        if (is_comparable(piece))
            (*out)[n++] = piece;
    return n;
}

static void equals_hb_shape(void **state) {
    (void)state;
    static const struct {
        const char *family, *file;
    } faces[] = {
        {"gothic", "truetype/bizud-gothic/BIZUDGothic-Regular.ttf"},
        {"pgothic", "truetype/bizud-gothic/BIZUDPGothic-Regular.ttf"},
        {"mincho", "truetype/bizud-mincho/BIZUDMincho-Regular.ttf"},
        {"noto-gothic", "opentype/noto/NotoSansCJK-Regular.ttc"},
    };
    tz_arena *arena = tz_arena_new(NULL);
    char **texts;
    size_t n = pieces_of_handout(arena, &texts);
    for (size_t i = 0; i < 2 * sizeof faces / sizeof *faces; i++) {
        oracle with = {arena, faces[i / 2].file, faces[i / 2].family, i % 2 == 1, 0};
        compare_all(&with, texts, n);
        assert_true(with.compared > 40000);
    }
    tz_arena_free(arena);
}

static void equals_hb_shape_on_rarities(void **state) {
    (void)state;
    char *texts[] = {"葛" VS17 "城市、辻" VS17 "本さん",
                     "か" HANDAKUTEN "き" HANDAKUTEN,
                     "ﾎｰﾑﾍﾙﾊﾟｰｶﾞｲﾄﾞ",
                     "ㇷ" HANDAKUTEN "ㇰ",
                     "①②Ⅳⅻ㈱㋿",
                     "あ～〜—―…‥",
                     "Office fiffi AVATAR 1,110",
                     "Ａ４判 ＡＣＰ",
                     "a" ZWSP "b" SOFT_HYPHEN "c",
                     "か" DAKUTEN,
                     "e\xcc\x81"
                     "a",
                     "「（『【・、。】』）」"};
    tz_arena *arena = tz_arena_new(NULL);
    oracle gothic = {arena, "truetype/bizud-gothic/BIZUDGothic-Regular.ttf", "gothic", false, 0};
    oracle noto = {arena, "opentype/noto/NotoSansCJK-Regular.ttc", "noto-gothic", false, 0};
    compare_all(&gothic, texts, sizeof texts / sizeof *texts);
    compare_all(&noto, texts, sizeof texts / sizeof *texts);
    tz_arena_free(arena);
}

// Dashes in a row are an em each and make one line; a single one is as the font has it.
static void dashes_in_a_row(void **state) {
    (void)state;
    static const char *const families[] = {"gothic", "pgothic", "mincho", "noto-gothic"};
    test_fonts *it = test_fonts_new();
    for (size_t f = 0; f < 4; f++) {
        tz_shaped shaped = test_shape(it, families[f], false, "国——国———国—国");
        tz_em advances[2] = {0, 0};
        for (size_t c = 0; c < shaped.clusters_n; c++)
            if (shaped.clusters[c].start > 0 && shaped.clusters[c].end <= 21)
                advances[shaped.clusters[c].start > 9] += shaped.clusters[c].advance;
        assert_int_equal(advances[0], 3 * TZ_EM); // ——国
        assert_int_equal(advances[1], 3 * TZ_EM); // ———
        tz_glyph_ink ink;
        const tz_glyph *dash = &shaped.glyphs[shaped.clusters[1].glyph];
        assert_true(tz_fonts_glyph_ink(it->fonts, dash->face, dash->id, &ink));
        tz_em gap = ink.left + dash->advance - ink.right;
        bool is_joined = shaped.clusters[1].end - shaped.clusters[1].start > 3; // one glyph for all of them
        if (!is_joined && gap > TZ_EM / 20)
            fail_msg("%s: a gap of %d/1000 em between dashes", families[f], gap * 1000 / TZ_EM);
    }
    test_fonts_free(it);
}

// Rows of up to 11 pieces, the same each time. Each begins with a letter from which hb-shape guesses the script.
static void mix(tz_arena *arena, const char *const *pieces, uint32_t pieces_n, char **rows, size_t n) {
    uint32_t random = 1;
    for (size_t i = 0; i < n; i++) {
        tz_bytes row = {0};
        tz_bytes_format(arena, &row, "あ");
        bool marked = false; // several such marks on one letter would be refused
        for (size_t left = i % 12; left > 0; left--) {
            random = random * 1664525 + 1013904223; // Numerical Recipes' generator
            const char *piece = pieces[(random >> 16) % pieces_n];
            bool mark = !strcmp(piece, "\xcc\x80");
            tz_bytes_format(arena, &row, "%s", mark && marked ? "" : piece);
            marked = marked || mark;
        }
        tz_bytes_add(arena, &row, "", 1);
        rows[i] = row.at;
    }
}

// Rows of letters in every mixture with the marks, digits and signs that change the shape of their neighbours:
// most of a row is set as plain characters, and must be what shaping makes of it.
static void equals_hb_shape_on_mixtures(void **state) {
    (void)state;
    static const char *const pieces[] = {
        "あ",       "か", "き",       "け",        "こ",         "セ", "ツ", "ト", "ㇷ", "ー",   "、",
        "。",       "」", "国",       "葛" VS17,   "辻",         "1",  "2",  "3",  "４", "１",   "3",
        "/",        "～", HANDAKUTEN, HANDAKUTEN,  "か" DAKUTEN, "ﾊ",  "ﾟ",  "①",  "㈱", "…",    "—け",
        "\xcc\x80", ZWSP, JOINER,     WORD_JOINER, "（",         "　", "⁄",  "˥",  "˩",  DAKUTEN};
    enum { PIECES = sizeof pieces / sizeof *pieces, NOT_IN_NOTO = 4, ROWS = 2000 };
    static const struct {
        const char *file, *family;
        uint32_t pieces;
    } faces[] = {{"truetype/bizud-gothic/BIZUDGothic-Regular.ttf", "gothic", PIECES},
                 {"truetype/bizud-gothic/BIZUDPGothic-Regular.ttf", "pgothic", PIECES},
                 {"opentype/noto/NotoSansCJK-Regular.ttc", "noto-gothic", PIECES - NOT_IN_NOTO}};
    tz_arena *arena = tz_arena_new(NULL);
    char **rows = TZ_ARRAY(arena, char *, ROWS);
    for (size_t i = 0; i < sizeof faces / sizeof *faces; i++) {
        mix(arena, pieces, faces[i].pieces, rows, ROWS);
        compare_all(&(oracle){arena, faces[i].file, faces[i].family, false, 0}, rows, ROWS);
    }
    tz_arena_free(arena);
}

// ---- clusters ----

// The texts of the clusters, parted by |.
static const char *clusters(test_fonts *it, const char *family, const char *text) {
    tz_shaped shaped = test_shape(it, family, false, text);
    tz_bytes out = {0};
    uint32_t next = 0, glyph = 0;
    for (size_t i = 0; i < shaped.clusters_n; i++) {
        const tz_cluster *at = &shaped.clusters[i];
        assert_int_equal(at->start, next);
        assert_int_equal(at->glyph, glyph);
        tz_em advance = 0;
        for (size_t g = 0; g < at->glyphs_n; g++)
            advance += shaped.glyphs[at->glyph + g].advance;
        assert_int_equal(at->advance, advance);
        tz_bytes_format(it->arena, &out, "%s%.*s", i ? "|" : "", (int)(at->end - at->start), text + at->start);
        next = at->end;
        glyph += at->glyphs_n;
    }
    assert_int_equal(next, strlen(text));
    assert_int_equal(glyph, shaped.glyphs_n);
    tz_bytes_add(it->arena, &out, "", 1);
    return out.at;
}

static void keeps_graphemes_whole(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    assert_string_equal(clusters(it, "gothic", "か" DAKUTEN "き"), "か" DAKUTEN "|き");
    assert_string_equal(clusters(it, "gothic", "か" HANDAKUTEN "き"), "か" HANDAKUTEN "|き");
    assert_string_equal(clusters(it, "gothic", "ｶﾞﾊﾟ"), "ｶﾞ|ﾊﾟ");
    assert_string_equal(clusters(it, "gothic", "ㇷ" HANDAKUTEN "ㇰ"), "ㇷ" HANDAKUTEN "|ㇰ");
    assert_string_equal(clusters(it, "gothic", "葛" VS17 "城"), "葛" VS17 "|城");
    assert_string_equal(clusters(it, "gothic", "①Ⅳ～〜"), "①|Ⅳ|～|〜");
    assert_string_equal(clusters(it, "gothic", "𠮷野"), "𠮷|野");
    assert_string_equal(clusters(it, "pgothic", "office"), "o|f|fi|c|e"); // its ligature
    assert_string_equal(clusters(it, "gothic", ""), "");
    test_fonts_free(it);
}

static tz_glyph only_glyph(test_fonts *it, const char *family, const char *text) {
    tz_shaped shaped = test_shape(it, family, false, text);
    assert_int_equal(shaped.clusters_n, 1);
    assert_int_equal(shaped.glyphs_n, 1);
    return shaped.glyphs[0];
}

static void gives_marks_their_shapes(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    assert_int_equal(only_glyph(it, "gothic", "か" DAKUTEN).id, only_glyph(it, "gothic", "が").id);
    assert_int_not_equal(only_glyph(it, "gothic", "か" HANDAKUTEN).id, only_glyph(it, "gothic", "か").id);
    assert_int_equal(only_glyph(it, "gothic", "ㇷ" HANDAKUTEN).advance, TZ_EM);
    assert_int_not_equal(only_glyph(it, "gothic", "葛" VS17).id, only_glyph(it, "gothic", "葛").id);
    assert_int_not_equal(only_glyph(it, "gothic", "辻" VS17).id, only_glyph(it, "gothic", "辻").id);
    assert_int_not_equal(only_glyph(it, "gothic", "～").id, only_glyph(it, "gothic", "〜").id);
    assert_int_equal(only_glyph(it, "noto-gothic", "～").id, only_glyph(it, "noto-gothic", "〜").id);
    assert_int_equal(only_glyph(it, "gothic", "①").advance, TZ_EM);
    assert_int_equal(only_glyph(it, "gothic", "Ⅳ").advance, TZ_EM);
    assert_int_equal(only_glyph(it, "gothic", "ﾊ").advance, TZ_EM / 2);
    test_fonts_free(it);
}

// A face that has が and か, but no U+3099: か with the mark is が; with the other mark it is nothing that it has.
static void composes_marks_that_the_face_has_not(void **state) {
    (void)state;
    char name[] = "/tmp/tsuzuri-shape-XXXXXX";
    close(mkstemp(name));
    tz_arena *arena = tz_arena_new(NULL);
    assert_int_equal(system(tz_arena_format(arena,
                                            "hb-subset --text=かが --output-file=%s " TEST_FONT_FOLDER
                                            "truetype/bizud-gothic/BIZUDGothic-Regular.ttf",
                                            name)),
                     0);
    size_t size;
    const char *bytes = test_file(arena, name, &size);
    remove(name);
    test_fonts *it = test_fonts_of(bytes, size, 0);
    assert_int_equal(only_glyph(it, "one", "か" DAKUTEN).id, only_glyph(it, "one", "が").id);
    assert_int_not_equal(only_glyph(it, "one", "が").id, only_glyph(it, "one", "か").id);
    assert_non_null(strstr(test_refused(it, "one", "か" HANDAKUTEN)->message, "U+304B U+309A"));
    test_fonts_free(it);
    tz_arena_free(arena);
}

static void shows_nothing_of_ignorables(void **state) {
    (void)state;
    static const char *const signs[] = {ZWSP, JOINER, WORD_JOINER, SOFT_HYPHEN, BOM};
    test_fonts *it = test_fonts_new();
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        const char *text = tz_arena_format(it->arena, "津%s市", signs[i]);
        tz_shaped shaped = test_shape(it, "gothic", false, text);
        tz_em advance = 0;
        for (size_t g = 0; g < shaped.glyphs_n; g++)
            advance += shaped.glyphs[g].advance;
        assert_int_equal(advance, 2 * TZ_EM);
        assert_int_equal(shaped.clusters[shaped.clusters_n - 1].end, strlen(text));
        shaped = test_shape(it, "gothic", false, signs[i]); // alone
        assert_int_equal(shaped.clusters_n, 1);
        assert_int_equal(shaped.clusters[0].advance, 0);
    }
    assert_int_equal(it->opened, 1); // and never by fallback
    test_fonts_free(it);
}

static void sets_tabs_as_spaces(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    assert_int_equal(only_glyph(it, "gothic", "\t").id, only_glyph(it, "gothic", " ").id);
    assert_int_equal(only_glyph(it, "gothic", "\xe2\x80\x83").advance, TZ_EM); // U+2003, made by HarfBuzz
    assert_int_equal(only_glyph(it, "gothic", "\xc2\xa0").advance, TZ_EM / 2); // U+00A0
    assert_int_equal(it->opened, 1);
    test_fonts_free(it);
}

// ---- vertical ----

static void sets_vertical_forms(void **state) {
    (void)state;
    static const char *const families[] = {"gothic", "noto-gothic"};
    test_fonts *it = test_fonts_new();
    for (size_t i = 0; i < 2; i++) {
        tz_shaped across = test_shape(it, families[i], false, "（ー）"),
                  down = test_shape(it, families[i], true, "（ー）");
        for (size_t g = 0; g < 3; g++) {
            assert_int_not_equal(across.glyphs[g].id, down.glyphs[g].id);
            assert_int_equal(down.glyphs[g].advance, TZ_EM);
            assert_int_equal(down.glyphs[g].x_offset, -TZ_EM / 2);
            assert_between(-down.glyphs[g].y_offset, TZ_EM * 85 / 100, TZ_EM * 90 / 100);
        }
    }
    test_fonts_free(it);
}

// ---- widths ----

// Half an em or one, as signs of Japanese fonts are, the ink in the middle; raised and lowered ones as they are.
static void sets_signs_of_fallbacks_in_bodies(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    static const struct {
        const char *text;
        tz_em advance, x_offset;
    } cases[] = {{"☐", TZ_EM, (2048 - 1836) * 125 / 2},
                 {"►", TZ_EM, (2048 - 1575) * 125 / 2},
                 {"⌊", TZ_EM / 2, (1024 - 799) * 125 / 2},
                 {"₂", 821 * 125, 0},
                 {"⁺", 1081 * 125, 0},
                 {"☆", TZ_EM, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        tz_shaped shaped = test_shape(it, "gothic", false, cases[i].text);
        assert_int_equal(shaped.clusters[0].advance, cases[i].advance);
        assert_int_equal(shaped.glyphs[0].advance, cases[i].advance);
        assert_int_equal(shaped.glyphs[0].x_offset, cases[i].x_offset);
    }
    tz_shaped upright = test_shape(it, "gothic", true, "☐");
    assert_int_equal(upright.clusters[0].advance, TZ_EM);
    test_fonts_free(it);
}

// BIZ UDGothic with so many units an em and an advance of its own for あ: what a damaged or hostile font may say.
static test_fonts *font_with(tz_arena *arena, uint16_t upem, uint16_t advance) {
    test_fonts *whole = test_fonts_new();
    uint16_t glyph = test_shape(whole, "gothic", false, "あ").glyphs[0].id;
    test_fonts_free(whole);
    size_t size;
    char *font = gothic(arena, &size);
    char *head = font + big_endian(entry_of(font, "head") + 8), *hmtx = font + big_endian(entry_of(font, "hmtx") + 8);
    head[18] = (char)(upem >> 8), head[19] = (char)upem;
    hmtx[4 * glyph] = (char)(advance >> 8), hmtx[4 * glyph + 1] = (char)advance;
    return test_fonts_of(font, size, 0);
}

static void sets_glyphs_up_to_64_em(void **state) {
    (void)state;
    static const struct {
        uint16_t upem, advance;
        bool set;
    } cases[] = {{2048, 2048, true}, {500, 32000, true}, {500, 32001, false}, {16, 1024, true},
                 {16, 1025, false},  {16, 65535, false}, {2048, 0, true}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        tz_arena *arena = tz_arena_new(NULL);
        test_fonts *it = font_with(arena, cases[i].upem, cases[i].advance);
        if (cases[i].set) {
            tz_shaped shaped = test_shape(it, "one", false, "あ");
            assert_int_equal(shaped.clusters[0].advance, (int64_t)cases[i].advance * TZ_EM / cases[i].upem);
        } else {
            const tz_diag_entry *entry = test_refused(it, "one", "あ");
            reports(entry, "the font given gives this no width that can be set (at most 64 em a glyph", "is damaged");
            assert_int_equal(entry->place.at, 0);
            assert_string_equal(entry->message + strlen(entry->message) - strlen(": あ"), ": あ");
        }
        test_fonts_free(it);
        tz_arena_free(arena);
    }
}

// Consonants of Hangul without vowels are one character to its reader, however many: UAX #29.
static void refuses_clusters_of_hundreds(void **state) {
    (void)state;
    enum { MOST = 25000 };
    char *text = calloc(MOST + 1, strlen("ᄀ"));
    static const size_t counts[] = {1, 2, 4, 32, 33, 1000, MOST};
    test_fonts *it = test_fonts_new();
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        *text = 0;
        for (size_t n = 0; n < counts[i]; n++)
            memcpy(text + n * strlen("ᄀ"), "ᄀ", sizeof "ᄀ");
        if (counts[i] <= 4) {
            tz_shaped shaped = test_shape(it, "noto-gothic", false, text);
            assert_int_equal(shaped.clusters_n, 1);
            assert_int_equal(shaped.clusters[0].advance, (int64_t)counts[i] * TZ_EM * 920 / 1000);
        } else {
            reports(test_refused(it, "noto-gothic", text), counts[i] <= 32 ? "is too large for a line" : "at most 32",
                    "write fewer marks on one letter");
        }
    }
    test_fonts_free(it);
    free(text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dashes_in_a_row),
        cmocka_unit_test(equals_hb_shape),
        cmocka_unit_test(equals_hb_shape_on_rarities),
        cmocka_unit_test(equals_hb_shape_on_mixtures),
        cmocka_unit_test(keeps_graphemes_whole),
        cmocka_unit_test(gives_marks_their_shapes),
        cmocka_unit_test(composes_marks_that_the_face_has_not),
        cmocka_unit_test(shows_nothing_of_ignorables),
        cmocka_unit_test(sets_tabs_as_spaces),
        cmocka_unit_test(sets_vertical_forms),
        cmocka_unit_test(sets_signs_of_fallbacks_in_bodies),
        cmocka_unit_test(sets_glyphs_up_to_64_em),
        cmocka_unit_test(refuses_clusters_of_hundreds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
