// A face's file: missing, of another version than the reference, or none of those that are accepted.
#include "font_file.h"

#include <stdio.h>

#define NOTO "opentype/noto/NotoSansCJK-Regular.ttc"
#define WRONG "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static const tz_text kanji = {.bytes = "津", .size = 3};

static void names_what_needs_a_missing_file(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    it->given.name = NOTO;
    tz_text text = tz_text_from_string("吉野、𠮷野町");
    tz_shaped out;
    assert_false(tz_fonts_shape(it->fonts, it->arena, (tz_font){0}, &text, it->diag, &out));
    const tz_diag_entry *entry = tz_diag_at(it->diag, 0);
    reports(entry, "no such file: " NOTO, "apt-get install fonts-noto-cjk");
    assert_memory_equal(entry->place.source->bytes + entry->place.at, NOTO, sizeof NOTO - 1);
    reports(tz_diag_at(it->diag, 1), "needs the font Noto Sans CJK JP, which cannot be used: 𠮷 (U+20BB7)",
            "apt-get install fonts-noto-cjk");
    assert_memory_equal(tz_diag_at(it->diag, 1)->also.source->bytes + tz_diag_at(it->diag, 1)->also.at, NOTO, 8);
    test_shape(it, "gothic", false, "吉野町"); // what needs no fallback goes on

    // The file is reported once, and each text that needs it.
    assert_false(tz_fonts_shape(it->fonts, it->arena, (tz_font){0}, &text, it->diag, &out));
    assert_int_equal(tz_diag_count(it->diag, TZ_ERROR), 3);
    reports(tz_diag_at(it->diag, 2), "needs the font Noto Sans CJK JP", NULL);
    test_fonts_free(it);
}

static void reports_a_missing_first_face_once(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    it->given.name = GOTHIC;
    tz_shaped out;
    for (int i = 0; i < 2; i++)
        assert_false(tz_fonts_shape(it->fonts, it->arena, (tz_font){0}, &kanji, it->diag, &out));
    assert_int_equal(tz_diag_count(it->diag, TZ_ERROR), 1);
    test_fonts_free(it);
}

static void refuses_another_file(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    it->given = (tz_source){.name = GOTHIC, .bytes = "OTTO", .size = 4};
    const tz_diag_entry *entry = test_refused(it, "gothic", "津");
    reports(entry, "not a version of this font that the list has (1.05-2, 1.051-2, ", "fonts-morisawa-bizud-gothic");
    reports(entry, "its SHA-256 is 7ff30fcf2251a8e9cf8e5175d75e90b3c02656f9a344b10948a4d96bb568d74e",
            "tsuzuri fonts add " GOTHIC);
    test_fonts_free(it);
}

// ---- versions ----

static const char *lines = ""; // what the second version says of them

// A family whose regular face, and another one whose both faces, have these keys; `first` and `second` stand for the
// reference's sum and for another's.
static test_fonts *with_versions(const char *first, const char *second) {
    static char face[400], yaml[1600]; // lasting: places are in it
    snprintf(face, sizeof face,
             "{file: old.ttf, versions: [{version: \"1:1.0\", sha256: %s}, "
             "{version: 1.1-2, sha256: %s, file: new.ttf%s}], licence: MIT}",
             first, second, lines);
    snprintf(yaml, sizeof yaml,
             "directory: /nowhere\nfamilies:\n"
             "  - {id: a, name: A, regular: %s, bold: regular, fallback: []}\n"
             "  - {id: b, name: B, regular: %s, bold: %s, fallback: []}\n",
             face, face, face);
    test_fonts *it = test_fonts_from(yaml);
    assert_non_null(it->fonts);
    return it;
}

static void give(test_fonts *it, const char *name) {
    size_t size;
    const char *bytes = gothic(it->arena, &size);
    it->given = (tz_source){.name = name, .bytes = bytes, .size = size};
    it->only_given = true;
}

static const char *gothic_sha256(void) {
    test_fonts *it = test_fonts_new();
    static char hex[65];
    test_shape(it, "gothic", false, "津");
    snprintf(hex, sizeof hex, "%s", tz_fonts_face(it->fonts, 0)->sha256);
    test_fonts_free(it);
    return hex;
}

static void says_nothing_of_the_reference(void **state) {
    (void)state;
    test_fonts *it = with_versions(gothic_sha256(), WRONG);
    give(it, "old.ttf");
    test_shape(it, "a", false, "津");
    assert_null(tz_diag_at(it->diag, 0));
    assert_string_equal(tz_fonts_face(it->fonts, 0)->package_version, "1:1.0");
    test_fonts_free(it);
}

static void tells_of_another_version_once_a_file(void **state) {
    (void)state;
    test_fonts *it = with_versions(WRONG, gothic_sha256());
    give(it, "old.ttf"); // the sum tells which it is, not the name
    test_shape(it, "a", false, "津");
    assert_int_equal(tz_diag_count(it->diag, TZ_NOTE), 1);
    reports(tz_diag_at(it->diag, 0), "old.ttf is of version 1.1-2, not of the reference, 1:1.0: lines may differ",
            NULL);
    assert_memory_equal(tz_diag_at(it->diag, 0)->place.source->bytes + tz_diag_at(it->diag, 0)->place.at, "old.ttf", 7);
    test_shape(it, "a", false, "桑名");
    test_shape(it, "b", false, "津");
    tz_shaped out;
    assert_true(tz_fonts_shape(it->fonts, it->arena, (tz_font){1, TZ_BOLD, false}, &kanji, it->diag, &out));
    assert_null(tz_diag_at(it->diag, 1));
    for (uint16_t face = 0; face < 3; face++) {
        assert_string_equal(tz_fonts_face(it->fonts, face)->package_version, "1.1-2");
        assert_string_equal(tz_fonts_face(it->fonts, face)->sha256, gothic_sha256());
        assert_string_equal(tz_fonts_face(it->fonts, face)->file, "new.ttf");
    }
    test_fonts_free(it);
}

static void says_nothing_of_one_with_the_same_lines(void **state) {
    (void)state;
    lines = ", lines: same";
    test_fonts *it = with_versions(WRONG, gothic_sha256());
    lines = "";
    give(it, "old.ttf");
    test_shape(it, "a", false, "津");
    assert_null(tz_diag_at(it->diag, 0));
    assert_string_equal(tz_fonts_face(it->fonts, 0)->package_version, "1.1-2");
    test_fonts_free(it);
}

static void finds_a_version_under_its_own_name(void **state) {
    (void)state;
    test_fonts *it = with_versions(WRONG, gothic_sha256());
    give(it, "new.ttf");
    test_shape(it, "a", false, "津");
    assert_int_equal(tz_diag_count(it->diag, TZ_ERROR), 0);
    assert_int_equal(tz_diag_count(it->diag, TZ_NOTE), 1);
    test_fonts_free(it);
}

static void says_what_to_do_without_a_package(void **state) {
    (void)state;
    test_fonts *it = with_versions(WRONG, WRONG);
    it->only_given = true;
    reports(test_refused(it, "a", "津"), "no such file: old.ttf", "put the font file there");
    test_fonts_free(it);
    it = with_versions(WRONG, WRONG);
    give(it, "new.ttf");
    reports(test_refused(it, "a", "津"), "that the list has (1:1.0, 1.1-2): its SHA-256 is",
            "put one of these versions");
    test_fonts_free(it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_what_needs_a_missing_file),
        cmocka_unit_test(reports_a_missing_first_face_once),
        cmocka_unit_test(refuses_another_file),
        cmocka_unit_test(says_nothing_of_the_reference),
        cmocka_unit_test(tells_of_another_version_once_a_file),
        cmocka_unit_test(finds_a_version_under_its_own_name),
        cmocka_unit_test(says_nothing_of_one_with_the_same_lines),
        cmocka_unit_test(says_what_to_do_without_a_package),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
