// Whole files: sound for every purpose, the same bytes always, and nothing lost when writing fails.
//
//     test_write DIRECTORY    writes the sample book there for every purpose (tests/e2e/test_pdf_rules.py looks at it)
#include "base/memory.h"
#include "written.h"

static void every_purpose_is_sound_and_the_same_twice(void **state) {
    (void)state;
    static const tz_attachment files[] = {{"form.yaml", "text/yaml", "様式", "id: r7\n", 7, false},
                                          {"cards/見本.yaml", "text/yaml", NULL, "a: 1\n", 5, true}};
    const tz_pdf_options all[] = {{.purpose = TZ_PURPOSE_HANDOUT},
                                  {.purpose = TZ_PURPOSE_ARCHIVE, .attachments = files, .attachments_n = 2},
                                  {.purpose = TZ_PURPOSE_PRINT, .marks = true},
                                  {.purpose = TZ_PURPOSE_PRINT, .multiple = 4}, // with blank pages
                                  {.purpose = TZ_PURPOSE_PRINT, .impose = TZ_IMPOSE_SADDLE_TOP}};
    sample *s = sample_full();
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        tz_bytes first = pdf_of(s, &all[i]), second = pdf_of(s, &all[i]);
        assert_int_equal(first.n, second.n);
        assert_memory_equal(first.at, second.at, first.n);
        assert_memory_equal(first.at, i < 2 ? "%PDF-1.7\n%" : "%PDF-1.6\n%", 10);
        assert_non_null(strstr(ask(s, "qpdf --check %s 2>&1", &first).at, "No syntax or stream encoding errors found"));
    }
    sample_free(s);
}

// A book of many pages and elements: pages, fonts and objects are made in several threads.
static void the_number_of_threads_changes_no_byte(void **state) {
    (void)state;
    sample *s = sample_full();
    for (int i = 0; i < 150; i++) {
        sample_page(s, "x");
        for (int k = 0; k < 20; k++) {
            tz_element *element = tz_element_new(s->arena, s->book, s->book->document, TZ_ROLE_P);
            sample_text(s, element, k % 2 ? "gothic" : "mincho", 8 + k % 3, 40 + i, 40 + 20 * k,
                        "在宅医療と介護の連携");
        }
    }
    for (int purpose = TZ_PURPOSE_HANDOUT; purpose <= TZ_PURPOSE_PRINT;
         purpose += TZ_PURPOSE_PRINT - TZ_PURPOSE_HANDOUT) {
        tz_bytes one = pdf_of(s, &(tz_pdf_options){.purpose = (tz_purpose)purpose});
        for (uint32_t threads = 1; threads < 6; threads += 2) {
            tz_bytes more = pdf_of(s, &(tz_pdf_options){.purpose = (tz_purpose)purpose, .threads = threads});
            assert_int_equal(one.n, more.n);
            assert_memory_equal(one.at, more.at, one.n);
        }
    }
    sample_free(s);
}

static bool swallow(void *context, const void *bytes, size_t size) {
    (void)context;
    (void)bytes;
    return size > 0;
}

// Every way out must leave nothing behind (the address sanitizer tells) and be reported.
static void running_out_of_memory_is_reported(void **state) {
    (void)state;
    sample *s = sample_full();
    static const tz_attachment file = {"form.yaml", "text/yaml", "様式", "id: r7\n", 7, false};
    const tz_pdf_options all[] = {{.purpose = TZ_PURPOSE_ARCHIVE, .attachments = &file, .attachments_n = 1},
                                  {.purpose = TZ_PURPOSE_PRINT, .marks = true, .impose = TZ_IMPOSE_SADDLE_LEFT}};
    tz_sink sink = {swallow, NULL};
    for (size_t i = 0; i < 2; i++) {
        bool done = false;
        for (long room = 1; !done; room += 1 + room / 16) {
            tz_diag *diag = tz_diag_new();
            tz_arena_fail_after(room);
            done = tz_pdf_write(s->book, &all[i], &sink, diag);
            tz_arena_fail_after(-1);
            assert_int_equal(tz_diag_count(diag, TZ_ERROR), !done);
            tz_diag_free(diag);
        }
    }
    sample_free(s);
}

static void a_book_without_pages_is_none(void **state) {
    (void)state;
    sample *s = sample_new();
    assert_string_equal(refusal(s, &handout), "there are no pages to write");
    sample_free(s);
}

// What libharu cannot hold is said as what it is, before anything is written.
static void more_pages_than_a_pdf_holds_are_refused(void **state) {
    (void)state;
    enum { TOO_MANY = 32768 };
    sample *s = one("gothic", 12, "三重県");
    tz_page **pages = TZ_ARRAY(s->arena, tz_page *, TOO_MANY);
    for (size_t i = 0; i < TOO_MANY; i++)
        pages[i] = s->book->pages[0];
    s->book->pages = pages;
    s->book->pages_n = TOO_MANY;
    assert_string_equal(refusal(s, &handout), "32768 pages are more than one PDF can hold (32767): divide the edition");
    sample_free(s);
}

static void write_file(sample *s, const char *directory, const char *name, const tz_pdf_options *options) {
    tz_bytes pdf = pdf_of(s, options);
    FILE *file = fopen(tz_arena_format(s->arena, "%s/%s", directory, name), "wb");
    assert_true(file && fwrite(pdf.at, 1, pdf.n, file) == pdf.n && !fclose(file));
}

static int write_files(const char *directory) {
    static const tz_attachment files[] = {{"form.yaml", "text/yaml", "様式", "id: r7\n", 7, false},
                                          {"cards/見本.yaml", "text/yaml", "見本", "a: 1\n", 5, true}};
    sample *s = sample_full();
    write_file(s, directory, "handout.pdf", &handout);
    write_file(s, directory, "archive.pdf",
               &(tz_pdf_options){.purpose = TZ_PURPOSE_ARCHIVE, .attachments = files, .attachments_n = 2});
    write_file(s, directory, "print.pdf", &(tz_pdf_options){.purpose = TZ_PURPOSE_PRINT, .marks = true});
    write_file(s, directory, "saddle.pdf",
               &(tz_pdf_options){.purpose = TZ_PURPOSE_PRINT, .marks = true, .impose = TZ_IMPOSE_SADDLE_LEFT});
    sample_free(s);
    return 0;
}

int main(int argc, char **argv) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_purpose_is_sound_and_the_same_twice),
        cmocka_unit_test(the_number_of_threads_changes_no_byte),
        cmocka_unit_test(running_out_of_memory_is_reported),
        cmocka_unit_test(a_book_without_pages_is_none),
        cmocka_unit_test(more_pages_than_a_pdf_holds_are_refused),
    };
    return argc > 1 ? write_files(argv[1]) : cmocka_run_group_tests(tests, NULL, NULL);
}
