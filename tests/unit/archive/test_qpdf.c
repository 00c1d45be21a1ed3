// The reader of PDFs by itself: identifiers, attachments in order, and what is no PDF.
#include "archive/archive.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const tz_pdf_reader *const reader = &tz_pdf_reader_qpdf;

// A PDF of objects, which need no list of places: `trailer` stands behind them.
typedef struct made_pdf {
    char bytes[4096];
    size_t size;
} made_pdf;

static made_pdf make(const char *const *objects, const char *trailer) {
    made_pdf out = {"%PDF-1.7\n", 9};
    size_t places[16], n = 0;
    for (; objects[n]; n++) {
        places[n] = out.size;
        out.size += (size_t)snprintf(out.bytes + out.size, sizeof out.bytes - out.size, "%zu 0 obj\n%s\nendobj\n",
                                     n + 1, objects[n]);
    }
    size_t start = out.size;
    out.size += (size_t)snprintf(out.bytes + out.size, sizeof out.bytes - out.size,
                                 "xref\n0 %zu\n0000000000 65535 f \n", n + 1);
    for (size_t i = 0; i < n; i++)
        out.size += (size_t)snprintf(out.bytes + out.size, sizeof out.bytes - out.size, "%010zu 00000 n \n", places[i]);
    out.size += (size_t)snprintf(out.bytes + out.size, sizeof out.bytes - out.size,
                                 "trailer<</Root 1 0 R/Size %zu%s>>\nstartxref\n%zu\n%%%%EOF\n", n + 1, trailer, start);
    return out;
}

static void *opened(const made_pdf *pdf) {
    const char *why;
    void *made = reader->open(pdf->bytes, pdf->size, &why);
    assert_non_null(made);
    assert_null(why);
    return made;
}

static const char *const two_files[] = {
    "<</Pages 2 0 R/Names<</EmbeddedFiles<</Names[(a) 3 0 R(b) 4 0 R]>>>>>>",
    "<</Type/Pages/Kids[]/Count 0>>",
    "<</UF(a)/EF<</F 5 0 R>>>>",
    "<</UF<FEFF6D25>/EF<</F 6 0 R>>>>",
    "<</Length 5>>\nstream\nfirst\nendstream",
    "<</Length 6/Filter/FlateDecode>>\nstream\nsecond\nendstream",
    NULL,
};

static void files_come_in_order_as_they_are_stored(void **state) {
    (void)state;
    made_pdf pdf = make(two_files, "");
    void *open = opened(&pdf);
    const char *name;
    tz_stored_stream stored;
    assert_true(reader->attachment(open, 0, &name, &stored));
    assert_string_equal(name, "a");
    assert_int_equal(stored.size, 5);
    assert_memory_equal(stored.bytes, "first", 5);
    assert_false(stored.deflated);
    assert_true(reader->attachment(open, 1, &name, &stored));
    assert_string_equal(name, "津");
    assert_memory_equal(stored.bytes, "second", 6);
    assert_true(stored.deflated);
    assert_false(reader->attachment(open, 2, &name, &stored));
    assert_true(reader->attachment(open, 0, &name, &stored)); // in any order
    assert_string_equal(name, "a");
    reader->close(open);
}

static void the_identifier_has_16_bytes(void **state) {
    (void)state;
    static const char *const none[] = {"", "/ID[(0123456789abcde)()]", "/ID[(0123456789abcdef0)()]", "/ID[7 8]",
                                       "/ID 7"};
    unsigned char id[16];
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        made_pdf pdf = make(two_files, none[i]);
        void *open = opened(&pdf);
        assert_false(reader->id(open, id));
        reader->close(open);
    }
    made_pdf pdf = make(two_files, "/ID[(0123456789abcdef)(other)]");
    void *open = opened(&pdf);
    assert_true(reader->id(open, id));
    assert_memory_equal(id, "0123456789abcdef", 16);
    reader->close(open);
}

static void what_cannot_be_read_has_a_reason_and_is_closed(void **state) {
    (void)state;
    static const char *const none[] = {"", "%PDF-1.7\n", "edition: r7\n"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        const char *why;
        void *open = reader->open(none[i], strlen(none[i]), &why);
        assert_non_null(open);
        assert_non_null(why);
        reader->close(open);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_come_in_order_as_they_are_stored),
        cmocka_unit_test(the_identifier_has_16_bytes),
        cmocka_unit_test(what_cannot_be_read_has_a_reason_and_is_closed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
