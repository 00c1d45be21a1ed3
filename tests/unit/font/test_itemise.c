// Itemisation: the first face that has the whole of a grapheme cluster, its script, and what is refused.
#include "font/itemise.h"
#include "fonts.h"

#include <setjmp.h>
#include <string.h>

#include <cmocka.h>

#define VS17 "\xf3\xa0\x84\x80"   // U+E0100
#define VS48 "\xf3\xa0\x84\x9f"   // U+E011F: no font has a sequence with it
#define DAKUTEN "\xe3\x82\x99"    // U+3099
#define HANDAKUTEN "\xe3\x82\x9a" // U+309A
#define ZWSP "\xe2\x80\x8b"       // U+200B

// Grapheme clusters parted by |, each behind the tag of its script.
static const char *graphemes(test_fonts *it, const char *string) {
    tz_text text = tz_text_from_string(string);
    tz_graphemes found;
    tz_bytes out = {0};
    assert_true(tz_itemise(it->fonts, it->arena, (tz_font){0}, &text, it->diag, &found));
    uint32_t next = 0;
    for (size_t i = 0; i < found.n; i++) {
        const tz_grapheme *at = &found.at[i];
        char tag[5] = {0};
        hb_tag_to_string(at->script, tag);
        assert_int_equal(at->start, next);
        tz_bytes_format(it->arena, &out, "%s%s:%.*s", i ? "|" : "", tag, (int)(at->end - at->start),
                        string + at->start);
        next = at->end;
    }
    assert_int_equal(next, strlen(string));
    tz_bytes_add(it->arena, &out, "", 1);
    return out.at;
}

static void graphemes_are_whole(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    assert_string_equal(graphemes(it, "か" HANDAKUTEN "国"), "Hira:か" HANDAKUTEN "|Hira:国");
    assert_string_equal(graphemes(it, "葛" VS17 "城"), "Hira:葛" VS17 "|Hira:城");
    assert_string_equal(graphemes(it, "ｶﾞ"), "Hira:ｶﾞ");
    assert_string_equal(graphemes(it, ""), "");
    test_fonts_free(it);
}

// Kanji, kana and all that is full-width are one script; what has none goes with the text before it, at the start with
// the text after it.
static void scripts_resolve(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    assert_string_equal(graphemes(it, "国カＡ。"), "Hira:国|Hira:カ|Hira:Ａ|Hira:。");
    assert_string_equal(graphemes(it, "a1国1"), "Latn:a|Latn:1|Hira:国|Hira:1");
    assert_string_equal(graphemes(it, "1-a"), "Latn:1|Latn:-|Latn:a");
    assert_string_equal(graphemes(it, "12"), "Hira:1|Hira:2");
    assert_string_equal(graphemes(it, "α국"), "Grek:α|Hang:국");
    test_fonts_free(it);
}

// What shows nothing stays in the face of the text before it, so that it does not end a run.
static void ignorables_end_no_run(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_text text = tz_text_from_string("𠮷" ZWSP "津");
    tz_graphemes found;
    assert_true(tz_itemise(it->fonts, it->arena, (tz_font){0}, &text, it->diag, &found));
    assert_int_equal(found.n, 3);
    assert_int_equal(found.at[1].face, found.at[0].face);
    assert_int_not_equal(found.at[2].face, found.at[0].face);
    test_fonts_free(it);
}

static const char *face_of(test_fonts *it, const char *family, const char *text) {
    tz_shaped shaped = test_shape(it, family, false, text);
    for (size_t i = 1; i < shaped.glyphs_n; i++)
        assert_int_equal(shaped.glyphs[i].face, shaped.glyphs[0].face);
    return tz_fonts_face(it->fonts, shaped.glyphs[0].face)->postscript_name;
}

static void falls_back_by_whole_clusters(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    assert_string_equal(face_of(it, "gothic", "葛" VS17), "BIZUDGothic-Regular");
    assert_string_equal(face_of(it, "gothic", "𠮷"), "NotoSansCJKjp-Regular");
    assert_string_equal(face_of(it, "mincho", "𠮷"), "NotoSerifCJKjp-Regular");
    assert_string_equal(face_of(it, "gothic", "방지"), "NotoSansCJKjp-Regular");
    // Base and sequence: 𠮷 with a mark BIZ UD has comes from one face as a whole.
    assert_string_equal(face_of(it, "gothic", "𠮷" DAKUTEN), "NotoSansCJKjp-Regular");
    // The neighbours stay in the family's own face.
    tz_shaped shaped = test_shape(it, "gothic", false, "津𠮷市");
    assert_int_equal(shaped.glyphs[0].face, shaped.glyphs[2].face);
    assert_int_not_equal(shaped.glyphs[0].face, shaped.glyphs[1].face);
    test_fonts_free(it);
}

// A sequence only the fallback knows is taken there, though the first face has its base.
static void falls_back_for_variation_sequences(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    // U+9089 U+E010E
    assert_string_equal(face_of(it, "gothic", "邉"), "BIZUDGothic-Regular");
    assert_string_equal(face_of(it, "gothic", "邉\xf3\xa0\x84\x8e"), "NotoSansCJKjp-Regular");
    test_fonts_free(it);
}

// Signs that neither BIZ UD nor Noto has; letters of that font stay unused.
static void signs_come_from_a_fallback_of_their_own(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    static const char *const families[] = {"gothic", "pgothic", "mincho", "noto-gothic", "noto-mincho"};
    for (size_t i = 0; i < sizeof families / sizeof *families; i++)
        assert_string_equal(face_of(it, families[i], "☑☐✔✕➢►₂⁺✆♿⚕⚡➔ᴬ‣"), "DejaVuSans");
    assert_string_equal(face_of(it, "gothic", "♿\uFE0E"), "DejaVuSans"); // as text
    assert_string_equal(face_of(it, "gothic", "☎★○→①"), "BIZUDGothic-Regular");
    assert_string_equal(face_of(it, "gothic", "✿🄰"), "NotoSansCJKjp-Regular");
    tz_text text = tz_text_from_string("☑");
    tz_font font = {tz_fonts_family(it->fonts, "gothic"), TZ_BOLD, false};
    tz_shaped shaped;
    assert_true(tz_fonts_shape(it->fonts, it->arena, font, &text, it->diag, &shaped));
    assert_string_equal(tz_fonts_face(it->fonts, shaped.glyphs[0].face)->postscript_name, "DejaVuSans-Bold");
    test_fonts_free(it);
}

static void keeps_weights_apart(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_text text = tz_text_from_string("津𠮷");
    tz_font font = {tz_fonts_family(it->fonts, "gothic"), TZ_BOLD, false};
    tz_shaped shaped;
    assert_true(tz_fonts_shape(it->fonts, it->arena, font, &text, it->diag, &shaped));
    assert_string_equal(tz_fonts_face(it->fonts, shaped.glyphs[0].face)->postscript_name, "BIZUDGothic-Bold");
    assert_string_equal(tz_fonts_face(it->fonts, shaped.glyphs[1].face)->postscript_name, "NotoSansCJKjp-Bold");
    // No bold: all of it regular, the fallback too.
    font.family = tz_fonts_family(it->fonts, "mincho");
    assert_true(tz_fonts_shape(it->fonts, it->arena, font, &text, it->diag, &shaped));
    assert_string_equal(tz_fonts_face(it->fonts, shaped.glyphs[0].face)->postscript_name, "BIZUDMincho-Regular");
    assert_string_equal(tz_fonts_face(it->fonts, shaped.glyphs[1].face)->postscript_name, "NotoSerifCJKjp-Regular");
    test_fonts_free(it);
}

static void refused(const char *text, const char *message, uint32_t at) {
    test_fonts *it = test_fonts_new();
    const char *padded = tz_arena_format(it->arena, "津市%s", text);
    const tz_source *source = tz_source_new(it->arena, "card.yaml", padded, strlen(padded));
    tz_text_origin mark = {0, 0};
    tz_text placed = {.bytes = padded, .size = strlen(padded), .source = source, .origins = &mark, .origins_n = 1};
    tz_shaped shaped;
    assert_false(tz_fonts_shape(it->fonts, it->arena, (tz_font){0}, &placed, it->diag, &shaped));
    assert_int_equal(tz_diag_count(it->diag, TZ_ERROR), 1);
    const tz_diag_entry *entry = tz_diag_at(it->diag, 0);
    if (!strstr(entry->message, message))
        fail_msg("message is: %s", entry->message);
    assert_ptr_equal(entry->place.source, source);
    assert_int_equal(entry->place.at, at);
    test_fonts_free(it);
}

static void refuses_what_no_font_has(void **state) {
    (void)state;
    refused("\xee\x80\x80", "no font of the family gothic has this character: U+E000", 6);
    refused("の\xf0\x93\x80\x80", "has this character: \xf0\x93\x80\x80 (U+13000)", 9); // a hieroglyph
    refused("葛" VS48, "knows this variant of a character: 葛" VS48 " (U+845B U+E011F)", 6);
    refused("あ\xef\xb8\x80", "knows this variant", 6); // U+FE00
    refused("\xff", "not UTF-8", 6);
    refused("\n", "U+000A", 6);
    refused("ა", "has this character: ა (U+10D0)", 6); // Georgian, which the font for signs has
    refused("\uF6C5", "U+F6C5", 6);                    // of that font's own
}

static void emoji(const char *text, const char *message, const char *note) {
    test_fonts *it = test_fonts_new();
    const tz_diag_entry *entry = test_refused(it, "gothic", text);
    assert_string_equal(entry->message, message);
    assert_string_equal(entry->note, note);
    test_fonts_free(it);
}

static void emoji_are_refused_with_what_to_write(void **state) {
    (void)state;
    emoji("📞", "emoji are not set: 📞 (U+1F4DE)", "write ☎ or 電話 instead");
    emoji("🏥", "emoji are not set: 🏥 (U+1F3E5)", "write 病院 instead");
    emoji("⭐", "emoji are not set: ⭐ (U+2B50)", "write ★ instead");
    emoji("😀", "emoji are not set: 😀 (U+1F600)", "say it in words"); // the font for signs has it
    emoji("☎\uFE0F", "emoji are not set: ☎\uFE0F (U+260E U+FE0F)", "write ☎ instead");
    emoji("⚠\uFE0F", "emoji are not set: ⚠\uFE0F (U+26A0 U+FE0F)", "write ⚠ or 注意 instead");
    emoji("♿\uFE0F", "emoji are not set: ♿\uFE0F (U+267F U+FE0F)", "write ♿ instead");
    emoji("3\uFE0F\u20E3", "emoji are not set: 3\uFE0F\u20E3 (U+0033 U+FE0F U+20E3)", "write ③ instead");
    emoji("3\u20E3", "emoji are not set: 3\u20E3 (U+0033 U+20E3)", "write ③ instead");
    emoji("👩\u200D⚕\uFE0F", "emoji are not set: 👩\u200D⚕\uFE0F (U+1F469 U+200D U+2695 U+FE0F)", "write 女性 instead");
    emoji("🇯🇵", "emoji are not set: 🇯🇵 (U+1F1EF U+1F1F5)", "say it in words");
    emoji("🙏🏻", "emoji are not set: 🙏🏻 (U+1F64F U+1F3FB)", "write お願いします instead");
}

static void reports_every_character(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_text text = tz_text_from_string("\xee\x80\x80津\xee\x80\x81");
    tz_shaped shaped;
    assert_false(tz_fonts_shape(it->fonts, it->arena, (tz_font){0}, &text, it->diag, &shaped));
    assert_int_equal(tz_diag_count(it->diag, TZ_ERROR), 2);
    assert_non_null(strstr(tz_diag_at(it->diag, 1)->message, "U+E001"));
    assert_non_null(tz_diag_at(it->diag, 1)->note);
    test_fonts_free(it);
}

static void refuses_right_to_left(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    size_t size;
    const char *font = test_file(arena, TEST_FONT_FOLDER "truetype/dejavu/DejaVuSans.ttf", &size);
    test_fonts *it = test_fonts_of(font, size, 0);
    assert_non_null(strstr(test_refused(it, "one", "\xd7\x90")->message, "right to left"));
    test_fonts_free(it);
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(graphemes_are_whole),
        cmocka_unit_test(scripts_resolve),
        cmocka_unit_test(ignorables_end_no_run),
        cmocka_unit_test(falls_back_by_whole_clusters),
        cmocka_unit_test(falls_back_for_variation_sequences),
        cmocka_unit_test(signs_come_from_a_fallback_of_their_own),
        cmocka_unit_test(keeps_weights_apart),
        cmocka_unit_test(refuses_what_no_font_has),
        cmocka_unit_test(emoji_are_refused_with_what_to_write),
        cmocka_unit_test(reports_every_character),
        cmocka_unit_test(refuses_right_to_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
