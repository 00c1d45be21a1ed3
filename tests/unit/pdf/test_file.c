// The frame of a file: header, streams, cross-reference, and sinks that fail.
#include "pdf/writer.h"
#include "written.h"

static bool write_to(void *context, const void *bytes, size_t size) {
    return fwrite(bytes, 1, size, context) == size;
}

static void a_full_device_is_reported(void **state) {
    (void)state;
    sample *s = sample_full();
    FILE *full = fopen("/dev/full", "wb");
    assert_non_null(full);
    setvbuf(full, NULL, _IONBF, 0);
    tz_sink sink = {write_to, full};
    assert_false(tz_pdf_write(s->book, &handout, &sink, s->diag));
    fclose(full);
    sample_free(s);
}

static bool stop_later(void *context, const void *bytes, size_t size) {
    (void)bytes;
    size_t *left = context;
    if (*left < size)
        return false;
    *left -= size;
    return true;
}

static void writing_stops_where_the_sink_stops(void **state) {
    (void)state;
    sample *s = sample_full();
    size_t size = pdf_of(s, &handout).n;
    for (size_t room = 0; room < size; room += size / 7) {
        size_t left = room;
        tz_sink sink = {stop_later, &left};
        assert_false(tz_pdf_write(s->book, &handout, &sink, s->diag));
    }
    assert_int_equal(tz_diag_count(s->diag, TZ_ERROR), 0); // the sink's owner reports
    sample_free(s);
}

// ---- header, streams, cross-reference ----

static void the_header_has_the_version_and_marks_the_file_as_binary(void **state) {
    (void)state;
    static const char signs[] = "\n%\xe7\xb6\xb4\xe3\x82\x8a\n";
    sample *s = one("gothic", 12, "三");
    for (int purpose = TZ_PURPOSE_HANDOUT; purpose <= TZ_PURPOSE_PRINT; purpose++) {
        tz_bytes pdf = pdf_of(s, &(tz_pdf_options){.purpose = (tz_purpose)purpose});
        assert_memory_equal(pdf.at, purpose == TZ_PURPOSE_PRINT ? "%PDF-1.6" : "%PDF-1.7", 8);
        assert_memory_equal(pdf.at + 8, signs, sizeof signs - 1);
    }
    sample_free(s);
}

// Every object is where the cross-reference says, and its stream is as long as it says.
static void every_object_is_found(void **state) {
    (void)state;
    sample *s = sample_full();
    tz_bytes pdf = pdf_of(s, &handout);
    const char *text = ask(s, "qpdf --show-xref %s", &pdf).at;
    int number, offset, objects = 0, streamed = 0;
    for (const char *at = text; at && *at; at = strchr(at, '\n') ? strchr(at, '\n') + 1 : NULL) {
        if (sscanf(at, "%d/0: uncompressed; offset = %d", &number, &offset) == 2) {
            const char *begin = tz_arena_format(s->arena, "%d 0 obj\n", number);
            assert_true(offset > 0 && (size_t)offset < pdf.n);
            assert_memory_equal(pdf.at + offset, begin, strlen(begin));
            objects++;
        }
        streamed += sscanf(at, "%d/0: compressed; stream", &number) == 1;
    }
    assert_true(objects > 20);
    assert_true(streamed > 60);
    assert_has(ask(s, "qpdf --check %s 2>&1", &pdf).at, "No syntax or stream encoding errors found");
    int start;
    const char *end = tz_arena_copy(s->arena, pdf.at + pdf.n - 30, 30);
    assert_int_equal(sscanf(strstr(end, "startxref"), "startxref\n%d\n%%%%EOF\n", &start), 1);
    const char *last = tz_arena_copy(s->arena, pdf.at + start, 200);
    assert_has(last, " 0 obj\n<<");
    assert_has(last, "/Predictor 12");
    assert_has(last, "/W [ 1 4 2 ]");
    sample_free(s);
}

static const char *id_of(sample *s) {
    tz_bytes pdf = pdf_of(s, &handout);
    const char *trailer = ask(s, "qpdf --show-object=trailer %s", &pdf).at, *id = strstr(trailer, "/ID [ <");
    assert_non_null(id);
    assert_memory_equal(id + 7, id + 7 + 32 + 3, 32); // a file that was never changed has its own twice
    return tz_arena_copy(s->arena, id + 7, 32);
}

static void the_identifier_is_that_of_the_content(void **state) {
    (void)state;
    sample *s = one("gothic", 12, "三");
    const char *first = id_of(s), *second = id_of(s);
    assert_string_equal(first, second);
    s->book->title = "見本";
    assert_string_not_equal(first, id_of(s));
    sample_free(s);
}

static void an_archive_is_made_smaller(void **state) {
    (void)state;
    sample *s = sample_new();
    for (int i = 0; i < 40; i++) {
        sample_page(s, "x");
        for (int k = 0; k < 10; k++)
            sample_text(s, NULL, "gothic", 10, 40 + i, 40 + 20 * k, "在宅医療と介護の連携");
    }
    size_t quick = pdf_of(s, &handout).n, small = pdf_of(s, &(tz_pdf_options){.purpose = TZ_PURPOSE_ARCHIVE}).n;
    assert_true(small < quick);
    sample_free(s);
}

static void streams_are_written_as_they_are_or_deflated(void **state) {
    (void)state;
    sample *s = one("gothic", 12, "三");
    tz_arena *arena = s->arena;
    memory m = {.arena = arena};
    tz_sink sink = {keep, &m};
    tz_pdf pdf = {.arena = arena, .diag = s->diag, .book = s->book, .options = &handout, .sink = &sink};
    char spaces[1000];
    memset(spaces, ' ', sizeof spaces);
    assert_true(tz_pdf_open(&pdf));
    tz_pdf_write_stream(&pdf, tz_pdf_new_stream(&pdf, "Plain"), "plain bytes", 11);
    tz_pdf_deflate_stream(&pdf, tz_pdf_new_stream(&pdf, "Deflated"), spaces, sizeof spaces);
    tz_bytes ready = tz_deflate(pdf.deflater, arena, "ready bytes", 11);
    tz_pdf_write_deflated_stream(&pdf, tz_pdf_new_stream(&pdf, "Ready"), &ready);
    uint8_t before[SHA256_DIGEST_SIZE], after[SHA256_DIGEST_SIZE];
    tz_pdf_digest(&pdf, before);
    tz_pdf_digest(&pdf, after);
    assert_memory_equal(before, after, sizeof before); // asking changes nothing
    struct sha256_ctx context;
    tz_pdf_add_reference(tz_pdf_trailer(&pdf), "Root", tz_pdf_catalog(&pdf));
    size_t so_far = pdf.written + pdf.buffered;
    assert_true(tz_pdf_write_xref(&pdf));
    sha256_init(&context);
    sha256_update(&context, so_far, (const uint8_t *)m.bytes.at);
    sha256_digest(&context, sizeof after, after);
    assert_memory_equal(before, after, sizeof before);
    static const char plain[] = "\nstream\r\nplain bytes\nendstream\nendobj\n";
    assert_non_null(memmem(m.bytes.at, m.bytes.n, plain, sizeof plain - 1));
    assert_null(memmem(m.bytes.at, m.bytes.n, spaces, sizeof spaces));
    sample_free(s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_header_has_the_version_and_marks_the_file_as_binary),
        cmocka_unit_test(every_object_is_found),
        cmocka_unit_test(the_identifier_is_that_of_the_content),
        cmocka_unit_test(an_archive_is_made_smaller),
        cmocka_unit_test(streams_are_written_as_they_are_or_deflated),
        cmocka_unit_test(a_full_device_is_reported),
        cmocka_unit_test(writing_stops_where_the_sink_stops),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
