// The term index: groups of kana, terms in the order of their readings, places with links.
#include "made_book.h"

static const char *const answers[] = {"・会議を4回開くことにした|なし|・続ける", "短い|みじかい|なし",
                                      "なし|・情報を共有している。ICTも|・足した"};
static const char terms[] = "terms:\n  - {term: 情報, reading: じょうほう}\n  - {term: ICT, reading: あいしーてぃー}\n"
                            "  - {term: 会議, reading: かいぎ}\n  - {term: 足す, reading: たす, also: [足した]}\n"
                            "  - {term: ない語, reading: ないご}\n";

static void test_terms(void **state) {
    (void)state;
    made_book m = make_made("cards index", "", terms, answers);
    assert_structure(
        &m,
        "   H1 索引\n   H2 あ\n   Index \n    P ICT\n    P \n     Reference \n      Link (伊勢市、3ページ)伊勢市 3\n"
        "   H2 か\n   Index \n    P 会議\n    P \n     Reference \n      Link (津市、1ページ)津市 1\n"
        "   H2 さ\n   Index \n    P 情報\n");
    assert_structure(
        &m, "   H2 た\n   Index \n    P 足す\n    P \n     Reference \n      Link (伊勢市、3ページ)伊勢市 3\n");
    assert_int_equal(count_in_structure(&m, "ない語"), 0);
    assert_non_null(strstr(m.messages, "the index has no ない語: no answer has this term"));
    close_made(&m);
}

// Terms of one reading are in the order of their characters, a shorter one before those that begin with it.
static void test_one_reading(void **state) {
    (void)state;
    static const char same[] = "terms:\n  - {term: 回開, reading: かいぎ}\n  - {term: 会議を, reading: かいぎ}\n"
                               "  - {term: 会議, reading: かいぎ}\n  - {term: 短い, reading: かいぎ}\n";
    made_book m = make_made("cards index", "", same, answers);
    const char *const expected[] = {"P 会議\n", "P 会議を\n", "P 回開\n", "P 短い\n"};
    const char *at = strstr(structure_of(&m), "H2 か\n");
    for (size_t i = 0; at && i < sizeof expected / sizeof *expected; i++) {
        at = strstr(at, expected[i]);
        assert_non_null(at);
    }
    assert_non_null(at);
    close_made(&m);
}

// Where the lines of an entry are parted over columns, its term stands above those that go on.
static void test_terms_go_on_in_the_next_column(void **state) {
    (void)state;
    made_shared[0] =
        "あいうえお町、かきくけこ町、さしすせそ町、たちつてと町、なにぬねの町、はひふへほ町、まみむめも町、"
        "らりるれろ町、わゐゑをん町";
    static const char tall[] =
        "page: {width: 240mm, height: 70mm}\nindex: {columns: 6, gap: 5mm, after: 2mm, least_column: 0em}\n"
        "overview: {sections: [work], short_below: 8}\n";
    made_book m = make_made("cards index", tall, terms, answers);
    const tz_page *page = last_page(&m);
    assert_string_equal(frames_of(&m, page, TZ_FRAME_HEADING), "索引|会議（続き）|会議（続き）|");
    for (size_t i = 0; i < page->frames.n; i++) // at the head of its column, above the first of the lines
        if (page->frames.at[i].kind == TZ_FRAME_HEADING && i)
            assert_int_equal(page->frames.at[i].box.y + page->frames.at[i].box.height, page->frames.at[i + 1].box.y);
    assert_int_equal(count_in_structure(&m, "続き"), 0); // it is read once
    made_shared[0] = NULL;
    close_made(&m);
}

static void test_reading_without_row(void **state) {
    (void)state;
    made_book m = make_made("cards index", "index: {rows: [かきくけこ]}\n", terms, answers);
    assert_null(m.book);
    assert_non_null(strstr(m.messages, "begins with no kana of the index's rows"));
    close_made(&m);
}

static void test_no_terms(void **state) {
    (void)state;
    made_book m = make_made("cards index", "", "", answers);
    assert_int_equal(count_in_structure(&m, "Index"), 0);
    assert_int_equal(m.book->pages_n, MADE_CARDS);
    close_made(&m);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_terms),
        cmocka_unit_test(test_one_reading),
        cmocka_unit_test(test_terms_go_on_in_the_next_column),
        cmocka_unit_test(test_reading_without_row),
        cmocka_unit_test(test_no_terms),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
