// Books: what is made, what is refused, and writing.
#include "library.h"

static void test_booklet_and_its_parts(void **state) {
    (void)state;
    tsuzuri_session *session = begin();
    tsuzuri_edition *edition = made(session, tsuzuri_edition_open(session, SMALL));
    assert_int_equal(tsuzuri_book_page_count(made(session, tsuzuri_book_make(edition, NULL))), 10);
    assert_true(tsuzuri_session_set(session, "parts", "cover,cards"));
    tsuzuri_book *some = made(session, tsuzuri_book_make(edition, NULL));
    assert_int_equal(tsuzuri_book_page_count(some), 5);
    tsuzuri_book_free(some);
    assert_true(tsuzuri_session_set(session, "parts", "cover,cards,cellar"));
    assert_null(tsuzuri_book_make(edition, NULL));
    tsuzuri_book_free(NULL);
    tsuzuri_session_free(session);
}

static void test_single_by_each_name(void **state) {
    (void)state;
    tsuzuri_session *session = begin();
    tsuzuri_edition *edition = made(session, tsuzuri_edition_open(session, "data/r7"));
    static const char *const names[] = {"桑名市", "242055", "kuwana"};
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(tsuzuri_book_page_count(made(session, tsuzuri_book_make_single(edition, names[i]))), 1);
    assert_null(tsuzuri_book_make_single(edition, "東京都"));
    tsuzuri_session_free(session);
}

static void test_comparison(void **state) {
    (void)state;
    tsuzuri_session *session = begin();
    tsuzuri_edition *edition = made(session, tsuzuri_edition_open(session, SMALL));
    tsuzuri_edition *old = made(session, tsuzuri_edition_open_records(session, SMALL));
    for (int table = 0; table < 2; table++) {
        assert_true(tsuzuri_session_set(session, "style", table ? "table" : NULL));
        made(session, tsuzuri_book_make_comparison(edition, old));
    }
    made(session, tsuzuri_book_make(edition, old));
    collected text = nothing_yet(), json = nothing_yet();
    assert_true(tsuzuri_compare(edition, old, TSUZURI_TEXT, collect, &text));
    assert_true(tsuzuri_compare(edition, old, TSUZURI_JSON, collect, &json));
    assert_int_equal(json.bytes[0], '{');
    assert_true(text.size > 0);
    assert_false(tsuzuri_compare(old, edition, TSUZURI_TEXT, collect, &text));
    free(text.bytes);
    free(json.bytes);
    tsuzuri_session_free(session);
}

static collected pdf_of(tsuzuri_session *session, tsuzuri_book *book) {
    collected pdf = nothing_yet();
    if (!tsuzuri_book_write_pdf(book, collect, &pdf))
        fail_msg("%s", tsuzuri_messages(session));
    assert_memory_equal(pdf.bytes, "%PDF-", 5);
    return pdf;
}

static bool holds(const collected *pdf, const char *part) {
    return memmem(pdf->bytes, pdf->size, part, strlen(part));
}

static void test_purposes(void **state) {
    (void)state;
    tsuzuri_session *session = begin();
    tsuzuri_book *book = made(session, tsuzuri_book_make(made(session, tsuzuri_edition_open(session, SMALL)), NULL));
    static const char *const expected[][2] = {
        {"handout", "<pdfaid:part>2</pdfaid:part>"}, {"archive", "<pdfaid:part>3</pdfaid:part>"}, {"print", "PDF/X-4"}};
    for (size_t i = 0; i < 3; i++) {
        assert_true(tsuzuri_session_set(session, "for", expected[i][0]));
        collected pdf = pdf_of(session, book);
        assert_true(holds(&pdf, expected[i][1]));
        free(pdf.bytes);
    }
    assert_true(tsuzuri_session_set(session, "multiple", "64"));
    collected pdf = pdf_of(session, book);
    assert_true(has(tsuzuri_messages(session), "blank pages added at the end, as the sheets need them: 54"));
    free(pdf.bytes);
    tsuzuri_session_free(session);
}

// The same bytes with any number of threads, and again.
static void test_same_bytes(void **state) {
    (void)state;
    collected first = nothing_yet();
    static const char *const threads[] = {"1", "4", NULL};
    for (size_t i = 0; i < 3; i++) {
        tsuzuri_session *session = begin();
        assert_true(tsuzuri_session_set(session, "threads", threads[i]));
        tsuzuri_edition *edition = made(session, tsuzuri_edition_open(session, SMALL));
        collected pdf = pdf_of(session, made(session, tsuzuri_book_make(edition, NULL)));
        if (i) {
            assert_int_equal(pdf.size, first.size);
            assert_memory_equal(pdf.bytes, first.bytes, first.size);
            free(pdf.bytes);
        } else
            first = pdf;
        tsuzuri_session_free(session);
    }
    free(first.bytes);
}

static void test_a_writer_that_refuses(void **state) {
    (void)state;
    tsuzuri_session *session = begin();
    tsuzuri_edition *edition = made(session, tsuzuri_edition_open(session, SMALL));
    tsuzuri_book *book = made(session, tsuzuri_book_make(edition, NULL));
    size_t messages = tsuzuri_message_count(session);
    for (int after = 0; after < 2; after++) {
        collected pdf = {.refuse_after = after};
        assert_false(tsuzuri_book_write_pdf(book, collect, &pdf));
        free(pdf.bytes);
    }
    collected trace = {.refuse_after = 0};
    assert_false(tsuzuri_book_write_trace(book, collect, &trace));
    assert_int_equal(tsuzuri_message_count(session), messages);
    tsuzuri_session_free(session);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_booklet_and_its_parts),
        cmocka_unit_test(test_single_by_each_name),
        cmocka_unit_test(test_comparison),
        cmocka_unit_test(test_purposes),
        cmocka_unit_test(test_same_bytes),
        cmocka_unit_test(test_a_writer_that_refuses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
