// libharu as the layer of objects: their numbers, their text, and their places in the file.
#include "pdf/writer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static tz_pdf *open_document(void) {
    tz_arena *arena = tz_arena_new(NULL);
    tz_pdf *pdf = TZ_NEW(arena, tz_pdf);
    pdf->arena = arena;
    pdf->diag = tz_diag_new();
    assert_true(tz_pdf_new_document(pdf));
    return pdf;
}

static void close_document(tz_pdf *pdf) {
    assert_int_equal(tz_pdf_document_error(pdf), 0);
    assert_int_equal(tz_diag_count(pdf->diag, TZ_ERROR), 0);
    tz_diag_free(pdf->diag);
    tz_arena_free(pdf->arena);
}

static void assert_object(tz_pdf *pdf, uint32_t number, const char *expected) {
    tz_bytes out = {0};
    tz_pdf_put_object(pdf, number, pdf->arena, &out);
    assert_string_equal(tz_arena_copy(pdf->arena, out.at, out.n), expected);
}

static void only_the_libharu_it_was_built_with_fits(void **state) {
    (void)state;
    const char *version = tz_pdf_haru_version();
    assert_true(tz_pdf_haru_fits(version));
    assert_false(tz_pdf_haru_fits("2.2.1"));
    assert_false(tz_pdf_haru_fits(""));
}

static void objects_are_numbered_one_after_the_other(void **state) {
    (void)state;
    tz_pdf *pdf = open_document();
    uint32_t first = tz_pdf_next_number(pdf);
    assert_int_equal(tz_pdf_object_number(tz_pdf_new_object(pdf, "Font")), first);
    assert_int_equal(tz_pdf_new_numbers(pdf, 3), first + 1);
    tz_pdf_dict *stream = tz_pdf_new_stream(pdf, NULL);
    assert_int_equal(tz_pdf_object_number(stream), first + 4);
    assert_int_equal(tz_pdf_set_stream_length(stream, 77), first + 5); // an object of its own
    assert_object(pdf, first + 5, "77");
    assert_int_equal(tz_pdf_add_new_number(pdf, stream, "X"), first + 6);
    assert_int_equal(tz_pdf_append_new_number(pdf, tz_pdf_add_array(stream, "Y")), first + 7);
    assert_int_equal(tz_pdf_next_number(pdf), first + 8);
    close_document(pdf);
}

static void dictionaries_are_written_in_the_order_of_their_entries(void **state) {
    (void)state;
    tz_pdf *pdf = open_document();
    tz_pdf_dict *dict = tz_pdf_new_object(pdf, "Font"), *other = tz_pdf_new_object(pdf, NULL);
    tz_pdf_add_name(dict, "Subtype", "text/yaml");
    tz_pdf_add_number(dict, "N", -12);
    tz_pdf_add_boolean(dict, "Yes", true);
    tz_pdf_add_boolean(dict, "No", false);
    tz_pdf_add_text(pdf, dict, "Title", "A (b)");
    tz_pdf_add_text(pdf, dict, "Name", "三");
    tz_pdf_add_reference(dict, "Other", other);
    tz_pdf_add_box(dict, "Box", (const int64_t[]){0, TZ_PT / 2, TZ_PT, -TZ_PT});
    tz_pdf_add_number(tz_pdf_add_dict(dict, "Inner"), "K", 1);
    tz_pdf_add_verbatim(dict, "/W [1[500]]");
    uint32_t number = tz_pdf_object_number(dict);
    assert_object(pdf, number,
                  tz_arena_format(pdf->arena,
                                  "<<\n/Type /Font\n/Subtype /text#2Fyaml\n/N -12\n/Yes true\n/No false\n"
                                  "/Title (A \\050b\\051)\n/Name <FEFF4E09>\n/Other %u 0 R\n/Box [ 0 0.5 1 -1 ]\n"
                                  "/Inner <<\n/K 1\n>>\n/W [1[500]]\n>>",
                                  tz_pdf_object_number(other)));
    close_document(pdf);
}

static void arrays_hold_every_kind_of_value(void **state) {
    (void)state;
    tz_pdf *pdf = open_document();
    tz_pdf_dict *dict = tz_pdf_new_object(pdf, NULL);
    tz_pdf_array *array = tz_pdf_add_array(dict, "A");
    tz_pdf_append_name(array, "XYZ");
    tz_pdf_append_number(array, 3);
    tz_pdf_append_points(array, 3 * TZ_PT / 2);
    tz_pdf_append_null(array);
    tz_pdf_append_text(pdf, array, "a");
    tz_pdf_append_bytes(array, (const uint8_t[]){0x0f, 0xa0}, 2);
    tz_pdf_append_reference(array, dict);
    tz_pdf_add_number(tz_pdf_append_dict(array), "K", 1);
    assert_object(pdf, tz_pdf_object_number(dict),
                  tz_arena_format(pdf->arena, "<<\n/A [ /XYZ 3 1.5 null (a) <0FA0> %u 0 R <<\n/K 1\n>> ]\n>>",
                                  tz_pdf_object_number(dict)));
    close_document(pdf);
}

static void of_a_stream_only_its_dictionary_is_written(void **state) {
    (void)state;
    tz_pdf *pdf = open_document();
    tz_pdf_dict *stream = tz_pdf_new_stream(pdf, "XObject");
    uint32_t number = tz_pdf_object_number(stream), length = tz_pdf_set_stream_length(stream, 9);
    for (int twice = 0; twice < 2; twice++)
        assert_object(pdf, number, tz_arena_format(pdf->arena, "<<\n/Length %u 0 R\n/Type /XObject\n>>", length));
    close_document(pdf);
}

static void numbers_that_libharu_does_not_hold_are_referred_to(void **state) {
    (void)state;
    tz_pdf *pdf = open_document();
    tz_pdf_dict *dict = tz_pdf_new_object(pdf, NULL);
    uint32_t one = tz_pdf_add_new_number(pdf, dict, "Root");
    uint32_t two = tz_pdf_append_new_number(pdf, tz_pdf_add_array(dict, "Kids"));
    assert_object(pdf, tz_pdf_object_number(dict),
                  tz_arena_format(pdf->arena, "<<\n/Root %u 0 R\n/Kids [ %u 0 R ]\n>>", one, two));
    close_document(pdf);
}

static void pages_bookmarks_and_the_document_itself(void **state) {
    (void)state;
    tz_pdf *pdf = open_document();
    tz_pdf_dict *content, *page = tz_pdf_new_page(pdf, &content);
    tz_bytes out = {0};
    tz_pdf_put_object(pdf, tz_pdf_object_number(page), pdf->arena, &out);
    assert_non_null(strstr(tz_arena_copy(pdf->arena, out.at, out.n),
                           tz_arena_format(pdf->arena, "/Contents %u 0 R", tz_pdf_object_number(content))));
    tz_pdf_dict *first = tz_pdf_new_outline_item(pdf, NULL), *below = tz_pdf_new_outline_item(pdf, first);
    tz_pdf_set_open(first, true);
    out.n = 0;
    tz_pdf_put_object(pdf, tz_pdf_object_number(first), pdf->arena, &out);
    const char *text = tz_arena_copy(pdf->arena, out.at, out.n);
    assert_non_null(strstr(text, "/Count 1\n"));
    assert_non_null(strstr(text, tz_arena_format(pdf->arena, "/First %u 0 R", tz_pdf_object_number(below))));
    assert_null(strstr(text, "/Type"));
    tz_pdf_set_open(first, false);
    out.n = 0;
    tz_pdf_put_object(pdf, tz_pdf_object_number(first), pdf->arena, &out);
    assert_non_null(strstr(tz_arena_copy(pdf->arena, out.at, out.n), "/Count -1\n"));
    assert_object(pdf, tz_pdf_object_number(tz_pdf_info(pdf)), "<<\n>>"); // libharu's own name is not in it
    out.n = 0;
    tz_pdf_add_reference(tz_pdf_trailer(pdf), "Root", tz_pdf_catalog(pdf));
    tz_pdf_put_trailer(pdf, pdf->arena, &out);
    assert_non_null(strstr(tz_arena_copy(pdf->arena, out.at, out.n),
                           tz_arena_format(pdf->arena, "/Root %u 0 R", tz_pdf_object_number(tz_pdf_catalog(pdf)))));
    close_document(pdf);
}

static void assert_location(const tz_pdf *pdf, uint32_t number, tz_pdf_location expected) {
    tz_pdf_location found = tz_pdf_locate(pdf, number);
    assert_int_equal(found.type, expected.type);
    assert_int_equal(found.offset, expected.offset);
    assert_int_equal(found.index, expected.index);
}

static void locations_are_remembered(void **state) {
    (void)state;
    tz_pdf *pdf = open_document();
    uint32_t number = tz_pdf_object_number(tz_pdf_new_object(pdf, NULL));
    assert_location(pdf, 0, (tz_pdf_location){TZ_PDF_FREE, 0, 65535}); // the head of the list of free objects
    assert_location(pdf, number, (tz_pdf_location){TZ_PDF_AT_OFFSET, 0, 0});
    static const tz_pdf_location all[] = {
        {TZ_PDF_AT_OFFSET, 123456, 0}, {TZ_PDF_IN_OBJECT_STREAM, 99, 511}, {TZ_PDF_FREE, 0, 1}};
    for (int i = 0; i < 3; i++) {
        tz_pdf_set_location(pdf, number, all[i]);
        assert_location(pdf, number, all[i]);
    }
    close_document(pdf);
}

static void errors_of_libharu_stay_with_the_document(void **state) {
    (void)state;
    tz_pdf *pdf = open_document();
    tz_pdf_dict *dict = tz_pdf_new_object(pdf, NULL);
    tz_pdf_add_reference(dict, "Nothing", NULL);
    assert_int_not_equal(tz_pdf_document_error(pdf), 0);
    tz_diag_free(pdf->diag);
    tz_arena_free(pdf->arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_the_libharu_it_was_built_with_fits),
        cmocka_unit_test(objects_are_numbered_one_after_the_other),
        cmocka_unit_test(dictionaries_are_written_in_the_order_of_their_entries),
        cmocka_unit_test(arrays_hold_every_kind_of_value),
        cmocka_unit_test(of_a_stream_only_its_dictionary_is_written),
        cmocka_unit_test(numbers_that_libharu_does_not_hold_are_referred_to),
        cmocka_unit_test(pages_bookmarks_and_the_document_itself),
        cmocka_unit_test(locations_are_remembered),
        cmocka_unit_test(errors_of_libharu_stay_with_the_document),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
