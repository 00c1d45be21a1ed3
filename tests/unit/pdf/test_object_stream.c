// Reserved objects and object streams: everything is found again under its number.
#include "pdf/writer.h"
#include "written.h"

typedef struct written {
    sample *s;
    tz_pdf pdf;
    memory out;
    tz_sink sink;
    tz_pdf_options options;
} written;

static written *begin_file(uint32_t threads) {
    sample *s = one("gothic", 12, "三");
    written *w = TZ_NEW(s->arena, written);
    w->s = s;
    w->out.arena = s->arena;
    w->sink = (tz_sink){keep, &w->out};
    w->options.threads = threads;
    w->pdf = (tz_pdf){
        .arena = tz_arena_new(NULL), .diag = s->diag, .book = s->book, .options = &w->options, .sink = &w->sink};
    assert_true(tz_pdf_open(&w->pdf));
    return w;
}

static void end_file(written *w) {
    tz_pdf_add_reference(tz_pdf_trailer(&w->pdf), "Root", tz_pdf_catalog(&w->pdf));
    assert_true(tz_pdf_write_object_streams(&w->pdf));
    assert_true(tz_pdf_write_xref(&w->pdf));
}

static void free_file(written *w) {
    tz_arena_free(w->pdf.arena);
    sample_free(w->s);
}

static const char *object_of(written *w, uint32_t number) {
    return ask(w->s, tz_arena_format(w->s->arena, "qpdf --show-object=%u %%s", number), &w->out.bytes).at;
}

static void emit_index(const tz_pdf *pdf, uint32_t index, tz_pdf_object_text *out) {
    (void)pdf;
    tz_pdf_put(out, "<</Index ");
    tz_pdf_put_number(out, index);
    tz_pdf_put(out, ">>");
}

static void emit_other(const tz_pdf *pdf, uint32_t index, tz_pdf_object_text *out) {
    (void)pdf;
    (void)index;
    tz_pdf_put(out, "(other)");
}

static void reserved_objects_are_emitted_by_their_index(void **state) {
    (void)state;
    written *w = begin_file(1);
    uint32_t first = tz_pdf_reserve_objects(&w->pdf, 3, emit_index);
    uint32_t held = tz_pdf_object_number(tz_pdf_new_object(&w->pdf, "Held"));
    uint32_t single = tz_pdf_add_new_number(&w->pdf, tz_pdf_catalog(&w->pdf), "Single");
    tz_pdf_set_emitter(&w->pdf, single, 42, emit_index);
    uint32_t last = tz_pdf_reserve_objects(&w->pdf, 1, emit_other);
    end_file(w);
    for (uint32_t i = 0; i < 3; i++)
        assert_has(object_of(w, first + i), tz_arena_format(w->s->arena, "<< /Index %u >>", i));
    assert_has(object_of(w, held), "/Type /Held");
    assert_has(object_of(w, single), "<< /Index 42 >>");
    assert_has(object_of(w, last), "(other)");
    assert_has(object_of(w, tz_pdf_object_number(tz_pdf_catalog(&w->pdf))),
               tz_arena_format(w->s->arena, "/Single %u 0 R", single));
    free_file(w);
}

// How many streams hold how many of the objects: "512 512 76 ".
static const char *streams_of(written *w) {
    const char *text = ask(w->s, "qpdf --show-xref %s", &w->out.bytes).at;
    tz_bytes out = {0};
    int number, stream, index, open = -1, n = 0;
    for (const char *at = text; at; at = strchr(at, '\n') ? strchr(at, '\n') + 1 : NULL) {
        if (sscanf(at, "%d/0: compressed; stream = %d, index = %d", &number, &stream, &index) != 3)
            continue;
        if (stream != open && n)
            tz_bytes_format(w->s->arena, &out, "%d ", n);
        n = stream == open ? n + 1 : 1;
        assert_int_equal(index, n - 1);
        open = stream;
    }
    tz_bytes_format(w->s->arena, &out, "%d ", n);
    return tz_arena_copy(w->s->arena, out.at, out.n);
}

static void many_objects_fill_several_streams(void **state) {
    (void)state;
    for (uint32_t threads = 1; threads < 4; threads++) {
        written *w = begin_file(threads);
        uint32_t first = tz_pdf_reserve_objects(&w->pdf, 1100, emit_index);
        end_file(w);
        assert_has(streams_of(w), " 512 512 76 "); // after the one of libharu's objects
        assert_has(object_of(w, first + 511), "/Index 511 ");
        assert_has(object_of(w, first + 512), "/Index 512 ");
        assert_has(object_of(w, first + 1099), "/Index 1099 ");
        free_file(w);
    }
}

static void emit_long(const tz_pdf *pdf, uint32_t index, tz_pdf_object_text *out) {
    (void)pdf;
    tz_pdf_put(out, "(");
    for (int i = 0; i < 2000; i++)
        tz_pdf_put(out, "0123456789");
    tz_pdf_put_number(out, index);
    tz_pdf_put(out, ")");
}

// Readers unpack all of a stream to see one object of it: about 64 KiB.
static void long_objects_fill_streams_sooner(void **state) {
    (void)state;
    written *w = begin_file(1);
    uint32_t first = tz_pdf_reserve_objects(&w->pdf, 9, emit_long);
    end_file(w);
    assert_has(streams_of(w), " 4 4 1 ");
    assert_has(object_of(w, first + 4), "01234567894)");
    free_file(w);
}

static void objects_that_are_written_already_are_left_out(void **state) {
    (void)state;
    written *w = begin_file(1);
    tz_pdf_dict *stream = tz_pdf_new_stream(&w->pdf, "Mine");
    tz_pdf_write_stream(&w->pdf, stream, "once", 4);
    end_file(w);
    assert_has(ask(w->s, "qpdf --show-xref %s", &w->out.bytes).at,
               tz_arena_format(w->s->arena, "%u/0: uncompressed;", tz_pdf_object_number(stream)));
    assert_has(ask(w->s, "qpdf --check %s 2>&1 || true", &w->out.bytes).at, "PDF Version: 1.7");
    free_file(w);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reserved_objects_are_emitted_by_their_index),
        cmocka_unit_test(many_objects_fill_several_streams),
        cmocka_unit_test(long_objects_fill_streams_sooner),
        cmocka_unit_test(objects_that_are_written_already_are_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
