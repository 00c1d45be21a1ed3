// PDFs read back: what is attached, whether they have changed, and where two of them differ first.
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

static void half_a_pdf_is_told_so(void **state) {
    (void)state;
    for (size_t size = 0; size < shared->pdf.n; size += shared->pdf.n / 23)
        must_refuse(shared->pdf.at, size, "x.pdf is no PDF that can be read: ");
}

static void what_is_no_pdf_is_told_so(void **state) {
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

// ---- two of them ----

// A book of three pages, some of it as the test wants it.
typedef struct wishes {
    const char *second, *more, *title, *attached;
    int size, pages;
    tz_len line;
} wishes;
static const wishes usual = {"在宅医療を進めるための研修会を開いている。", NULL, "見本", "text", 10, 3, 100 * TZ_MM};

typedef struct sink {
    tz_arena *arena;
    tz_bytes bytes;
} sink;

static bool add_bytes(void *context, const void *bytes, size_t size) {
    sink *to = context;
    tz_bytes_add(to->arena, &to->bytes, bytes, size);
    return true;
}

static tz_bytes written(tz_arena *arena, wishes w) {
    sample *s = sample_new();
    s->book->title = w.title;
    for (int i = 0; i < w.pages; i++) {
        tz_page *page = sample_page(s, "1");
        sample_text(s, NULL, "gothic", 10, 50, 60, "三重県の市町");
        if (i != 1)
            continue;
        sample_text(s, NULL, "gothic", w.size, 50, 100, w.second);
        tz_page_rect(s->arena, page, 20 * TZ_MM, 40 * TZ_MM, w.line, TZ_MM, (tz_color){.k = 1000});
        if (w.more)
            sample_text(s, NULL, "mincho", 10, 50, 200, w.more);
    }
    const tz_attachment attachment = {"a.txt", "text/plain", NULL, w.attached, strlen(w.attached), true};
    const tz_pdf_options how = {.purpose = TZ_PURPOSE_ARCHIVE, .attachments = &attachment, .attachments_n = 1};
    sink to = {arena, {.n = 0}};
    assert_true(tz_pdf_write(s->book, &how, &(tz_sink){add_bytes, &to}, s->diag));
    sample_free(s);
    return to.bytes;
}

static const char *difference(tz_arena *arena, wishes made, const char *why) {
    tz_bytes one = written(arena, usual), other = written(arena, made);
    tz_diag *diag = tz_diag_new();
    bool same = tz_pdf_same(arena, &tz_pdf_reader_qpdf, tz_source_new(arena, "kept.pdf", one.at, one.n),
                            tz_source_new(arena, "now.pdf", other.at, other.n), 210 * TZ_MM, why, diag);
    const char *said = input_messages(arena, diag);
    assert_int_equal(tz_diag_count(diag, TZ_ERROR), !same);
    tz_diag_free(diag);
    return said;
}

static void must_differ(wishes made, const char *said) {
    tz_arena *arena = tz_arena_new(NULL);
    const char *found = difference(arena, made, NULL);
    if (strncmp(found, said, strlen(said)))
        fail_msg("%s\nsaid is: %s", said, found);
    tz_arena_free(arena);
}

static void the_same_bytes_are_the_same(void **state) {
    (void)state;
    must_differ(usual, "");
    tz_arena *arena = tz_arena_new(NULL);
    assert_string_equal(difference(arena, usual, "nothing"), "");
    tz_arena_free(arena);
}

static void another_word_is_told_with_its_page_and_place(void **state) {
    (void)state;
    wishes made = usual;
    made.second = "在宅医療を進めるための講演会を開いている。";
    must_differ(made,
                "error: kept.pdf differs first on page 2: kept is “…療を進めるための研修会を開いている。” "
                "(BIZUDGothic-Regular, 10.0 pt, at 50.0, 100.0); made now is “…療を進めるための講演会を開いている。” "
                "(BIZUDGothic-Regular, 10.0 pt, at 50.0, 100.0)\n");
}

static void another_size_is_told(void **state) {
    (void)state;
    wishes made = usual;
    made.size = 11;
    must_differ(made, "error: kept.pdf differs first on page 2: kept is “在宅医療を進めるための研修会を開いている。” "
                      "(BIZUDGothic-Regular, 10.0 pt");
}

static void more_and_less_are_told(void **state) {
    (void)state;
    wishes made = usual;
    made.more = "付け加えた";
    must_differ(made, "error: kept.pdf differs first on page 2: kept is nothing more; made now is “付け加えた” "
                      "(BIZUDMincho-Regular, 10.0 pt, at 50.0, 200.0)\n");
    made = usual;
    made.pages = 4;
    must_differ(made, "error: kept.pdf has 3 pages; made now are 4, and the first ones are the same\n");
}

static void another_line_is_told(void **state) {
    (void)state;
    wishes made = usual;
    made.line = 90 * TZ_MM;
    must_differ(made, "error: kept.pdf differs first on page 2: a shape at 56.7, ");
}

static void what_no_page_shows_is_told_by_its_object(void **state) {
    (void)state;
    wishes made = usual;
    made.title = "別の題";
    must_differ(made, "error: kept.pdf differs from byte ");
    made = usual;
    made.attached = "other";
    tz_arena *arena = tz_arena_new(NULL);
    const char *said = difference(arena, made, NULL);
    assert_non_null(strstr(said, "EmbeddedFile), but all pages look the same\n"));
    assert_non_null(strstr(said, "note: tsuzuri, its libraries and its fonts are those of then"));
    tz_arena_free(arena);
}

static void the_cause_is_told_when_it_is_known(void **state) {
    (void)state;
    wishes made = usual;
    made.title = "別の題";
    tz_arena *arena = tz_arena_new(NULL);
    assert_non_null(strstr(difference(arena, made, "HarfBuzz: then 6.0.0, now 7.0.0"),
                           "note: what is otherwise than then: HarfBuzz: then 6.0.0, now 7.0.0\n"));
    tz_arena_free(arena);
}

static void a_pdf_that_cannot_be_read_differs(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_bytes one = written(arena, usual);
    tz_diag *diag = tz_diag_new();
    assert_false(tz_pdf_same(arena, &tz_pdf_reader_qpdf, tz_source_new(arena, "kept.pdf", "none", 4),
                             tz_source_new(arena, "now.pdf", one.at, one.n), 210 * TZ_MM, NULL, diag));
    assert_int_equal(tz_diag_count(diag, TZ_ERROR), 1);
    tz_diag_free(diag);
    tz_arena_free(arena);
}

// libqpdf would call itself for every level.
static void a_tree_of_pages_without_end_is_not_climbed(void **state) {
    (void)state;
    enum { LEVELS = 40 };
    tz_arena *arena = tz_arena_new(NULL);
    tz_bytes one = written(arena, usual), tree = {0};
    for (int i = 0; i < LEVELS; i++)
        tz_bytes_format(arena, &tree, "<</Type/Pages/Count 1/Kids[");
    tz_bytes_format(arena, &tree, "<</Type/Page>>");
    for (int i = 0; i < LEVELS; i++)
        tz_bytes_format(arena, &tree, "]>>");
    objects pdf = {.arena = arena};
    add_object(&pdf, "<</Pages 2 0 R>>", NULL, 0);
    add_object(&pdf, tz_arena_copy(arena, tree.at, tree.n), NULL, 0);
    close_objects(&pdf);
    tz_diag *diag = tz_diag_new();
    assert_false(tz_pdf_same(arena, &tz_pdf_reader_qpdf, tz_source_new(arena, "kept.pdf", pdf.out.at, pdf.out.n),
                             tz_source_new(arena, "now.pdf", one.at, one.n), 210 * TZ_MM, NULL, diag));
    assert_int_equal(tz_diag_count(diag, TZ_ERROR), 1);
    assert_non_null(strstr(input_messages(arena, diag), "error: the pages of kept.pdf cannot be found\n"));
    tz_diag_free(diag);
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_attached_comes_out_again),
        cmocka_unit_test(a_changed_byte_is_found),
        cmocka_unit_test(half_a_pdf_is_told_so),
        cmocka_unit_test(what_is_no_pdf_is_told_so),
        cmocka_unit_test(a_pdf_for_reading_has_no_records),
        cmocka_unit_test(an_attachment_is_found_in_any_pdf),
        cmocka_unit_test(a_stream_that_would_fill_the_memory_is_refused),
        cmocka_unit_test(a_stream_attached_over_and_over_is_refused),
        cmocka_unit_test(streams_of_other_kinds_are_not_ours),
        cmocka_unit_test(objects_of_the_wrong_kind_do_no_harm),
        cmocka_unit_test(damage_anywhere_does_no_harm),
        cmocka_unit_test(running_out_of_memory_anywhere_leaves_nothing),
        cmocka_unit_test(the_same_bytes_are_the_same),
        cmocka_unit_test(another_word_is_told_with_its_page_and_place),
        cmocka_unit_test(another_size_is_told),
        cmocka_unit_test(more_and_less_are_told),
        cmocka_unit_test(another_line_is_told),
        cmocka_unit_test(what_no_page_shows_is_told_by_its_object),
        cmocka_unit_test(the_cause_is_told_when_it_is_known),
        cmocka_unit_test(a_pdf_that_cannot_be_read_differs),
        cmocka_unit_test(a_tree_of_pages_without_end_is_not_climbed),
    };
    return cmocka_run_group_tests(tests, set_up_all, tear_down_all);
}
