// The PDF's fonts: their kinds, widths, names, and the text of every code.
#include "written.h"

static void truetype_outlines_have_a_table_from_codes_to_glyphs(void **state) {
    (void)state;
    sample *s = one("gothic", 12, "三重12");
    const char *objects = objects_of(s, &handout), *font = object_with(s, objects, "/Subtype /CIDFontType2");
    assert_has(font, "/CIDSystemInfo << /Ordering (Identity) /Registry (Adobe) /Supplement 0 >>");
    assert_has(font, "/CIDToGIDMap ");
    assert_has(font, "/DW 1000 ");
    assert_has(font, "/W [ 3 [ 500 500 ] ] >>"); // codes 1 and 2 are an em wide
    const char *outer = object_with(s, objects, "/Subtype /Type0");
    assert_has(outer, tz_arena_format(s->arena, "/DescendantFonts [ %d 0 R ]", atoi(font)));
    assert_has(outer, "/Encoding /Identity-H");
    assert_has(objects, "/FontFile2 ");
    assert_lacks(objects, "/FontFile3");
    assert_has(objects, "<< /Length1 ");
    sample_free(s);
}

static void cff_outlines_have_glyphs_as_their_codes(void **state) {
    (void)state;
    sample *s = one("noto-gothic", 12, "三重");
    const char *objects = objects_of(s, &handout), *font = object_with(s, objects, "/Subtype /CIDFontType0 ");
    assert_lacks(font, "/CIDToGIDMap");
    assert_has(font, "/W [ ] >>");
    assert_has(objects, "/Subtype /CIDFontType0C");
    assert_has(objects, "/FontFile3 ");
    assert_lacks(objects, "/FontFile2");
    assert_lacks(objects, "/Length1");
    assert_has(object_with(s, objects, "/Subtype /Type0"), "+NotoSansCJKjp-Regular-Identity-H /DescendantFonts");
    sample_free(s);
}

static void descriptors_have_the_values_of_the_font_file(void **state) {
    (void)state;
    static const struct {
        const char *family, *descriptor;
    } all[] = {
        {"gothic", "<< /Ascent 880 /CapHeight 765 /Descent -120 /Flags 5 /FontBBox [ 0 -120 1000 879 ]"},
        {"mincho", "<< /Ascent 880 /CapHeight 765 /Descent -120 /Flags 7 /FontBBox [ -1 -127 1000 879 ]"},
        {"noto-gothic", "<< /Ascent 880 /CapHeight 733 /Descent -120 /Flags 4 /FontBBox [ -1002 -1048 2928 1808 ]"}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        sample *s = one(all[i].family, 12, "三重");
        const char *descriptor = object_with(s, objects_of(s, &handout), "/Type /FontDescriptor");
        assert_has(descriptor, all[i].descriptor);
        assert_has(descriptor, "/ItalicAngle 0 /StemV 87 "); // 50 + 400² / 4225
        sample_free(s);
    }
}

// "ABCDEF+" before the name, the same in font, descendant and descriptor; another subset has other letters.
static void subsets_are_named_by_their_content(void **state) {
    (void)state;
    char names[3][7];
    static const char *const texts[] = {"三重", "三重", "三県"};
    for (int i = 0; i < 3; i++) {
        sample *s = one("gothic", 12, texts[i]);
        const char *objects = objects_of(s, &handout);
        const char *font = strstr(object_with(s, objects, "/Subtype /Type0"), "/BaseFont /");
        memcpy(names[i], font + 11, 6);
        names[i][6] = 0;
        assert_int_equal(strspn(names[i], "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), 6);
        const char *name = tz_arena_format(s->arena, " /%s+BIZUDGothic-Regular ", names[i]);
        assert_has(font, name);
        assert_has(object_with(s, objects, "/Subtype /CIDFontType2"), name);
        assert_has(object_with(s, objects, "/Type /FontDescriptor"), name);
        sample_free(s);
    }
    assert_string_equal(names[0], names[1]);
    assert_string_not_equal(names[0], names[2]);
}

static void every_code_has_its_text(void **state) {
    (void)state;
    sample *s = one("noto-gothic", 12, "三𠮷葛\xf3\xa0\x84\x80〜");
    assert_has(objects_of(s, &handout),
               "begincodespacerange <0000><FFFF> endcodespacerange 4 beginbfchar <0590><301C> <2514><4E09> "
               "<E8E9><D842DFB7> <F231><845BDB40DD00> endbfchar endcmap");
    sample_free(s);
}

// Texts that readers must not see there (ISO 19005-2, 6.2.11.7.2): a word joiner stands for them.
static void characters_that_are_none_are_not_mapped(void **state) {
    (void)state;
    sample *s = one("gothic", 12, "三");
    first_run(s)->text = "\xef\xbb\xbf"; // U+FEFF
    assert_has(objects_of(s, &handout), "1 beginbfchar <0001><2060> endbfchar");
    first_run(s)->text = "\xef\xbf\xbe"; // U+FFFE
    assert_has(objects_of(s, &handout), "1 beginbfchar <0001><2060> endbfchar");
    sample_free(s);
}

static void a_block_has_at_most_a_hundred_codes(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    for (int n = 100; n < 102; n++) {
        tz_bytes text = {0};
        for (int i = 0; i < n; i++)
            tz_bytes_format(arena, &text, "%c%c%c", 0xe4, 0xb8 + i / 64, 0x80 + i % 64); // 一 and what follows it
        sample *s = one("noto-gothic", 12, tz_arena_copy(arena, text.at, text.n));
        const char *objects = objects_of(s, &handout);
        assert_has(objects, " 100 beginbfchar ");
        if (n == 100)
            assert_has(objects, "endbfchar endcmap");
        else
            assert_has(objects, " endbfchar 1 beginbfchar ");
        sample_free(s);
    }
    tz_arena_free(arena);
}

static void widths_are_thousandths_with_decimals(void **state) {
    (void)state;
    sample *s = one("pgothic", 12, "Aあi");
    const char *font = object_with(s, objects_of(s, &handout), "/Subtype /CIDFontType2");
    assert_has(font, "/W [ 1 [ 759.77 979.98 319.82 ] ] >>"); // of 2048 units: 1556, 2007, 655
    sample_free(s);
}

static void two_texts_of_one_cff_glyph_make_two_fonts_of_one_program(void **state) {
    (void)state;
    sample *s = one("noto-gothic", 12, "〜");
    tz_page *page = s->pages.at[0];
    tz_run second = page->items.at[0].run;
    second.text = "～";
    tz_page_content(s->arena, page, s->book->document);
    tz_page_item(s->arena, page, TZ_ITEM_RUN)->run = second;
    const char *objects = objects_of(s, &handout), *fonts = strstr(objects, "/Font << /F");
    int face, first, next, variant;
    assert_int_equal(sscanf(fonts, "/Font << /F%d.0 %d 0 R /F%*d.%d %d 0 R >>", &face, &first, &variant, &next), 4);
    assert_int_equal(variant, 1);
    const char *a = object_with(s, objects, tz_arena_format(s->arena, "\n%d 0 obj", first) + 1);
    const char *b = object_with(s, objects, tz_arena_format(s->arena, "\n%d 0 obj", next) + 1);
    int descendant[2];
    assert_int_equal(sscanf(strstr(a, "/DescendantFonts"), "/DescendantFonts [ %d", &descendant[0]), 1);
    assert_int_equal(sscanf(strstr(b, "/DescendantFonts"), "/DescendantFonts [ %d", &descendant[1]), 1);
    assert_int_equal(descendant[0], descendant[1]);
    assert_has(objects, "><301C> endbfchar");
    assert_has(objects, "><FF5E> endbfchar");
    assert_text(s, &handout, "〜\n～\n\f");
    sample_free(s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(truetype_outlines_have_a_table_from_codes_to_glyphs),
        cmocka_unit_test(cff_outlines_have_glyphs_as_their_codes),
        cmocka_unit_test(descriptors_have_the_values_of_the_font_file),
        cmocka_unit_test(subsets_are_named_by_their_content),
        cmocka_unit_test(every_code_has_its_text),
        cmocka_unit_test(characters_that_are_none_are_not_mapped),
        cmocka_unit_test(a_block_has_at_most_a_hundred_codes),
        cmocka_unit_test(widths_are_thousandths_with_decimals),
        cmocka_unit_test(two_texts_of_one_cff_glyph_make_two_fonts_of_one_program),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
