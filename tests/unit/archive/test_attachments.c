// What is attached to a PDF comes out again, whether it has changed, and PDFs made to do harm.
#include "base/memory.h"
#include "sample.h"
#include "small.h"

#include <libdeflate.h>

// ---- what is attached ----

static small *shared; // setting the edition takes longer than any test of what comes of it

static int set_up_all(void **state) {
    (void)state;
    shared = small_new();
    return 0;
}

static int tear_down_all(void **state) {
    (void)state;
    small_free(shared);
    return 0;
}

typedef struct trial {
    tz_arena *arena;
    tz_diag *diag;
    tz_archive_files kept;
    bool read;
} trial;

static trial attached(const char *bytes, size_t size) {
    trial it = {.arena = tz_arena_new(NULL), .diag = tz_diag_new()};
    const tz_source *pdf = tz_source_new(it.arena, "x.pdf", tz_arena_copy(it.arena, bytes, size), size);
    it.read = tz_attachments_read(it.arena, &tz_pdf_reader_qpdf, pdf, &it.kept, it.diag);
    return it;
}

static void forget(trial *it) {
    tz_diag_free(it->diag);
    tz_arena_free(it->arena);
}

static void must_refuse(const char *bytes, size_t size, const char *said) {
    trial it = attached(bytes, size);
    const char *messages = input_messages(it.arena, it.diag);
    if (it.read || !strstr(messages, said))
        fail_msg("%s: %s", said, messages);
    forget(&it);
}

static void what_is_attached_comes_out_again(void **state) {
    (void)state;
    trial it = attached(shared->pdf.at, shared->pdf.n);
    assert_true(it.read);
    assert_int_equal(tz_diag_count(it.diag, TZ_ERROR), 0);
    assert_int_equal(it.kept.files.n, shared->project->files_n + 1);
    tz_archive_files_compare(it.arena, &shared->payload, &it.kept, "x.pdf", it.diag);
    assert_int_equal(tz_diag_count(it.diag, TZ_ERROR), 0);
    assert_string_equal(tz_archive_files_find(&it.kept, "build.yaml")->name, "x.pdf/build.yaml");
    forget(&it);
}

static void a_changed_byte_is_found(void **state) {
    (void)state;
    char *bytes = tz_arena_copy(shared->arena, shared->pdf.at, shared->pdf.n);
    size_t end = shared->pdf.n, found = 0, tried = 0;
    for (size_t at = 7; at < end; at += 613, tried++) {
        bytes[at] = (char)(bytes[at] ^ 0x10);
        trial it = attached(bytes, shared->pdf.n);
        found += tz_diag_count(it.diag, TZ_ERROR) > 0;
        forget(&it);
        bytes[at] = (char)(bytes[at] ^ 0x10);
    }
    assert_true(tried > 100);
    // What comes behind the identifier cannot be in it: the cross-references, about a hundredth. Setting again sees it.
    assert_true(found >= tried - tried / 50);
}

static void half_a_pdf_is_refused(void **state) {
    (void)state;
    for (size_t size = 0; size + 32 < shared->pdf.n; size += shared->pdf.n / 23)
        must_refuse(shared->pdf.at, size, "x.pdf is no PDF that can be read: ");
}

static void what_is_no_pdf_is_refused(void **state) {
    (void)state;
    must_refuse("", 0, "x.pdf is no PDF that can be read: ");
    must_refuse("edition: r7\n", 12, "x.pdf is no PDF that can be read: ");
}

static void a_pdf_for_reading_has_no_records(void **state) {
    (void)state;
    small it = *shared;
    it.pdf = (tz_bytes){.n = 0};
    const tz_pdf_options how = {.purpose = TZ_PURPOSE_HANDOUT};
    assert_true(tz_pdf_write(it.book, &how, &(tz_sink){small_sink, &it}, it.diag));
    must_refuse(it.pdf.at, it.pdf.n, "x.pdf has no records attached");
}

// ---- PDFs made to do harm ----

typedef struct objects {
    tz_arena *arena;
    tz_bytes out;
    size_t offsets[8], n;
} objects;

static void add_object(objects *to, const char *dict, const void *stream, size_t size) {
    to->offsets[to->n++] = to->out.n;
    tz_bytes_format(to->arena, &to->out, "%zu 0 obj\n%s", to->n, dict);
    if (stream) {
        tz_bytes_format(to->arena, &to->out, "\nstream\n");
        tz_bytes_add(to->arena, &to->out, stream, size);
        tz_bytes_format(to->arena, &to->out, "\nendstream");
    }
    tz_bytes_format(to->arena, &to->out, "\nendobj\n");
}

static void close_objects(objects *to) {
    size_t start = to->out.n;
    tz_bytes_format(to->arena, &to->out, "xref\n0 %zu\n0000000000 65535 f \n", to->n + 1);
    for (size_t i = 0; i < to->n; i++)
        tz_bytes_format(to->arena, &to->out, "%010zu 00000 n \n", to->offsets[i]);
    tz_bytes_format(to->arena, &to->out, "trailer\n<</Size %zu/Root 1 0 R>>\nstartxref\n%zu\n%%%%EOF\n", to->n + 1,
                    start);
}

// A PDF with one attachment.
static objects with_attachment(const char *names, const char *dict, const void *stream, size_t size) {
    objects made = {.arena = shared->arena};
    tz_bytes_format(made.arena, &made.out, "%%PDF-1.7\n");
    add_object(&made, tz_arena_format(made.arena, "<</Names<</EmbeddedFiles<</Names[%s]>>>>/Pages 3 0 R>>", names),
               NULL, 0);
    add_object(&made, tz_arena_format(made.arena, "<<%s/Length %zu>>", dict, size), stream, size);
    add_object(&made, "<</Type/Pages/Kids[]/Count 0>>", NULL, 0);
    close_objects(&made);
    return made;
}

static const char one_name[] = "(a)<</UF(a)/EF<</F 2 0 R>>>>";

static void an_attachment_is_found_in_any_pdf(void **state) {
    (void)state;
    objects pdf = with_attachment(one_name, "", "text", 4);
    trial it = attached(pdf.out.at, pdf.out.n);
    assert_true(it.read);
    assert_int_equal(tz_archive_files_find(&it.kept, "a")->size, 4);
    // It is none of ours.
    assert_non_null(strstr(input_messages(it.arena, it.diag), "x.pdf has changed since it was written"));
    forget(&it);
}

static void a_stream_that_would_fill_the_memory_is_refused(void **state) {
    (void)state;
    const size_t size = (size_t)96 << 20;
    struct libdeflate_compressor *deflater = libdeflate_alloc_compressor(1);
    void *zeros = calloc(1, size), *small_one = malloc(size / 100);
    size_t n = libdeflate_zlib_compress(deflater, zeros, size, small_one, size / 100);
    assert_true(n > 0 && n < size / 100);
    objects pdf = with_attachment(one_name, "/Filter/FlateDecode", small_one, n);
    must_refuse(pdf.out.at, pdf.out.n, "x.pdf: the attached file a is damaged");
    libdeflate_free_compressor(deflater);
    free(zeros);
    free(small_one);
}

static void a_stream_attached_over_and_over_is_refused(void **state) {
    (void)state;
    char text[1000];
    memset(text, 'x', sizeof text);
    objects once = with_attachment(one_name, "", text, sizeof text);
    trial it = attached(once.out.at, once.out.n);
    assert_true(it.read);
    forget(&it);
    const char *names = tz_arena_format(shared->arena, "%s%s%s", one_name, one_name, one_name);
    objects often = with_attachment(names, "", text, sizeof text);
    must_refuse(often.out.at, often.out.n, "x.pdf: more is attached than an edition has");
}

static void streams_of_other_kinds_are_not_ours(void **state) {
    (void)state;
    static const char *const dicts[] = {"/Filter/LZWDecode", "/Filter[/FlateDecode/FlateDecode]",
                                        "/Filter/FlateDecode/DecodeParms<</Predictor 12>>"};
    for (size_t i = 0; i < 3; i++) {
        objects pdf = with_attachment(one_name, dicts[i], "text", 4);
        must_refuse(pdf.out.at, pdf.out.n, "x.pdf has no records attached");
    }
}

static void objects_of_the_wrong_kind_do_no_harm(void **state) {
    (void)state;
    static const char *const names[] = {"",
                                        "(a)",
                                        "(a) 7",
                                        "(a) 1 0 R",
                                        "(a)<</UF 5/EF<</F 2 0 R>>>>",
                                        "(a)<</UF(a)/EF[2 0 R]>>",
                                        "(a)<</UF(a)/EF<</F 3 0 R>>>>",
                                        "(a)<</UF(a)/EF<</F 99 0 R>>>>"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        objects pdf = with_attachment(names[i], "", "text", 4);
        must_refuse(pdf.out.at, pdf.out.n, "x.pdf has no records attached");
    }
}

static void damage_anywhere_does_no_harm(void **state) {
    (void)state;
    char *bytes = tz_arena_copy(shared->arena, shared->pdf.at, shared->pdf.n);
    uint32_t random = 1;
    for (int round = 0; round < 150; round++) {
        size_t places[24];
        for (size_t i = 0; i < 24; i++) {
            random = random * 1664525 + 1013904223;
            places[i] = (round % 2 ? shared->pdf.n - 1 - random % 3000 : random % shared->pdf.n);
            bytes[places[i]] = (char)(random >> 24);
        }
        trial it = attached(bytes, shared->pdf.n);
        assert_true(tz_diag_count(it.diag, TZ_ERROR) > 0);
        forget(&it);
        for (size_t i = 0; i < 24; i++)
            bytes[places[i]] = shared->pdf.at[places[i]];
    }
}

static bool read_again(void *argument) {
    trial *it = argument;
    const tz_source *pdf = tz_source_new(it->arena, "x.pdf", shared->pdf.at, shared->pdf.n);
    return tz_attachments_read(it->arena, &tz_pdf_reader_qpdf, pdf, &it->kept, it->diag);
}

static void running_out_of_memory_anywhere_leaves_nothing(void **state) {
    (void)state;
    bool done = false;
    for (long n = 0; !done; n++) {
        trial it = {.arena = tz_arena_new(NULL), .diag = tz_diag_new()};
        tz_arena_fail_after(n);
        done = tz_protect(it.diag, read_again, &it);
        tz_arena_fail_after(-1);
        assert_int_equal(tz_diag_count(it.diag, TZ_ERROR), !done);
        forget(&it);
    }
}

// libqpdf would call itself for every level: nothing here asks for pages.
static void a_deep_tree_of_pages_is_not_climbed(void **state) {
    (void)state;
    enum { LEVELS = 400 };
    tz_bytes tree = {0};
    for (int i = 0; i < LEVELS; i++)
        tz_bytes_format(shared->arena, &tree, "<</Type/Pages/Count 1/Kids[");
    tz_bytes_format(shared->arena, &tree, "<</Type/Page>>");
    for (int i = 0; i < LEVELS; i++)
        tz_bytes_format(shared->arena, &tree, "]>>");
    objects pdf = {.arena = shared->arena};
    add_object(&pdf, "<</Type/Catalog/Pages 2 0 R>>", NULL, 0);
    add_object(&pdf, tz_arena_copy(shared->arena, tree.at, tree.n), NULL, 0);
    close_objects(&pdf);
    must_refuse(pdf.out.at, pdf.out.n, "error: x.pdf "); // newer versions of libqpdf do not read it at all
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_attached_comes_out_again),
        cmocka_unit_test(a_changed_byte_is_found),
        cmocka_unit_test(half_a_pdf_is_refused),
        cmocka_unit_test(what_is_no_pdf_is_refused),
        cmocka_unit_test(a_pdf_for_reading_has_no_records),
        cmocka_unit_test(an_attachment_is_found_in_any_pdf),
        cmocka_unit_test(a_stream_that_would_fill_the_memory_is_refused),
        cmocka_unit_test(a_stream_attached_over_and_over_is_refused),
        cmocka_unit_test(streams_of_other_kinds_are_not_ours),
        cmocka_unit_test(objects_of_the_wrong_kind_do_no_harm),
        cmocka_unit_test(a_deep_tree_of_pages_is_not_climbed),
        cmocka_unit_test(damage_anywhere_does_no_harm),
        cmocka_unit_test(running_out_of_memory_anywhere_leaves_nothing),
    };
    return cmocka_run_group_tests(tests, set_up_all, tear_down_all);
}
