// Texts of bags in their encodings, and what they declare.
#include "archive/tag_text.h"
#include "small.h"

typedef struct reading {
    tz_arena *arena;
    tz_diag *diag;
} reading;

static int set_up(void **state) {
    tz_arena *arena = tz_arena_new(NULL);
    reading *it = TZ_NEW(arena, reading);
    *it = (reading){arena, tz_diag_in_arena(arena)};
    *state = it;
    return 0;
}

static int tear_down(void **state) {
    tz_arena_free(((reading *)*state)->arena);
    return 0;
}

static bool declare(reading *it, const char *text, tz_bag_declaration *out) {
    it->diag = tz_diag_in_arena(it->arena);
    return tz_bag_declaration_read(it->arena, tz_source_new(it->arena, "bagit.txt", text, strlen(text)), out, it->diag);
}

static void versions_and_encodings_are_read(void **state) {
    reading *it = *state;
    tz_bag_declaration out;
    assert_true(declare(it, "BagIt-Version: 0.97\r\nTag-File-Character-Encoding: utf-8", &out));
    assert_int_equal(out.version, 97);
    assert_string_equal(out.shown, "0.97");
    assert_null(out.encoding);
    assert_true(declare(it, "bagit-version:  1.0 \rTag-File-Character-Encoding:\tShift_JIS\r", &out));
    assert_int_equal(out.version, TZ_BAGIT_1_0);
    assert_string_equal(out.encoding, "CP932");
    assert_int_equal(tz_diag_count(it->diag, TZ_WARNING) + tz_diag_count(it->diag, TZ_ERROR), 0);
    assert_true(declare(it, "Tag-File-Character-Encoding: UTF-16\nBagIt-Version: 0.96\n", &out));
    assert_int_equal(out.version, 96);
    assert_int_equal(tz_diag_count(it->diag, TZ_WARNING), 2); // the order
    assert_false(declare(it, "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8//TRANSLIT\n", &out));
    assert_int_equal(tz_diag_count(it->diag, TZ_ERROR), 1);
}

static const char *text_of(reading *it, const char *bytes, size_t size, const char *encoding) {
    const tz_source *source = tz_source_new(it->arena, "bag-info.txt", bytes, size);
    const tz_bag_declaration as = {TZ_BAGIT_1_0, "1.0", encoding};
    const tz_source *text = tz_tag_text(it->arena, source, &as, it->diag);
    return text ? tz_arena_copy(it->arena, text->bytes, text->size) : NULL;
}

static void texts_become_utf_8(void **state) {
    reading *it = *state;
    assert_string_equal(text_of(it, "\x8d\xe8", 2, "CP932"), "崎");
    assert_string_equal(text_of(it, "A\0\n\0", 4, "UTF-16"), "A\n"); // without a mark, as Windows writes it
    assert_string_equal(text_of(it, "\0A\0\n", 4, "UTF-16"), "A\n");
    assert_string_equal(text_of(it, "\xff\xfe\x2d\x4e", 4, "UTF-16"), "中");
    assert_string_equal(text_of(it, "\xe9", 1, "ISO-8859-1"), "é");
    assert_string_equal(text_of(it, "", 0, "UTF-16"), "");
    assert_int_equal(tz_diag_count(it->diag, TZ_WARNING) + tz_diag_count(it->diag, TZ_ERROR), 0);
    assert_string_equal(text_of(it, "\xef\xbb\xbfx", 4, NULL), "x");
    assert_int_equal(tz_diag_count(it->diag, TZ_WARNING), 1);
}

static void what_is_not_in_the_encoding_is_reported(void **state) {
    reading *it = *state;
    assert_null(text_of(it, "ab\nc\xff", 5, NULL));
    assert_string_equal(input_messages(it->arena, it->diag),
                        "bag-info.txt:2:2: error: from here this is not text in UTF-8, which bagit.txt declares\n"
                        "    c\\xFF\n     ^\n");
    it->diag = tz_diag_in_arena(it->arena);
    assert_null(text_of(it, "ab\n\x8d", 4, "CP932"));
    assert_null(text_of(it, "abc", 3, "UTF-16LE"));
    assert_null(text_of(it, "\x80", 1, "ASCII"));
    assert_int_equal(tz_diag_count(it->diag, TZ_ERROR), 3);
}

static void elements_of_bag_info_are_read(void **state) {
    reading *it = *state;
    tz_bag_info info;
    static const char text[] =
        "A: b\n  continued: here\n\nPayload-Oxum : 5.1\npayload-oxum:6.2\nBag-Software-Agent: tsuzuri 1.0\n";
    const tz_source *source = tz_source_new(it->arena, "bag-info.txt", text, strlen(text));
    tz_bag_info_read(it->arena, source, &info, it->diag);
    assert_int_equal(tz_diag_count(it->diag, TZ_ERROR), 0);
    assert_true(info.is_ours);
    assert_int_equal(info.oxums.all.n, 2);
    assert_memory_equal(info.oxums.all.at[1].bytes, "6.2", 3);
    static const char wrong[] = "  continued\nno colon\n: no label\nBag-Software-Agent: tsuzuriish\n";
    tz_bag_info_read(it->arena, tz_source_new(it->arena, "bag-info.txt", wrong, strlen(wrong)), &info, it->diag);
    assert_int_equal(tz_diag_count(it->diag, TZ_ERROR), 3);
    assert_false(info.is_ours);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(versions_and_encodings_are_read),
        TEST(texts_become_utf_8),
        TEST(what_is_not_in_the_encoding_is_reported),
        TEST(elements_of_bag_info_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
