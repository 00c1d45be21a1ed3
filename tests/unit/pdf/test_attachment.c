// Attachments: the files that an archive's PDF carries, under their names and as they were.
#include "written.h"

static const tz_attachment files[] = {
    {"cards/見本.yaml", "text/yaml", NULL, "a: 1\n", 5, true},
    {"form.yaml", "text/yaml", "様式", "id: r7\n", 7, false},
    {"cards/b.yaml", "application/json", "b", "{}", 2, true},
};

static tz_pdf_options archive_of(size_t n) {
    return (tz_pdf_options){.purpose = TZ_PURPOSE_ARCHIVE, .attachments = files, .attachments_n = n};
}

static void each_file_has_its_kind_and_description(void **state) {
    (void)state;
    sample *s = one("gothic", 12, "三重県");
    tz_pdf_options options = archive_of(3);
    const char *objects = objects_of(s, &options), *form = object_with(s, objects, "/F (form.yaml)");
    assert_has(form, "/AFRelationship /Data /Desc <feff69d85f0f> /EF << /F ");
    assert_has(form, "/Type /Filespec /UF (form.yaml) >>");
    int one_stream, other_stream;
    assert_int_equal(sscanf(strstr(form, "<< /F "), "<< /F %d 0 R /UF %d", &one_stream, &other_stream), 2);
    assert_int_equal(one_stream, other_stream);
    const char *stream = object_with(s, objects, tz_arena_format(s->arena, "\n%d 0 obj", one_stream) + 1);
    assert_has(stream, "/Params << /ModDate (D:20260331000000+09'00') /Size 7 >> /Subtype /text#2fyaml "
                       "/Type /EmbeddedFile");
    const char *b = object_with(s, objects, "/F (cards/b.yaml)");
    assert_has(b, "/AFRelationship /Source /Desc (b)");
    assert_has(objects, "/Size 2 >> /Subtype /application#2fjson /Type /EmbeddedFile");
    // Without a description its name stands for one.
    const char *name = "<feff00630061007200640073002f898b672c002e00790061006d006c>";
    assert_has(objects, tz_arena_format(s->arena, "/AFRelationship /Source /Desc %s /EF", name));
    assert_has(objects, tz_arena_format(s->arena, "/Type /Filespec /UF %s >>", name));
    sample_free(s);
}

static void they_come_back_by_their_names(void **state) {
    (void)state;
    sample *s = one("gothic", 12, "三重県");
    tz_pdf_options options = archive_of(3);
    tz_bytes pdf = pdf_of(s, &options);
    const char *list = ask(s, "pdfdetach -list %s", &pdf).at;
    static const int order[] = {0, 2, 1};
    for (int i = 0; i < 3; i++) {
        const tz_attachment *file = &files[order[i]];
        assert_has(list, tz_arena_format(s->arena, "%d: %s\n", i + 1, file->name));
        const char *command = tz_arena_format(s->arena, "pdfdetach -save %d -o /dev/stdout %%s", i + 1);
        assert_string_equal(ask(s, command, &pdf).at, file->bytes);
    }
    sample_free(s);
}

// Some readers search the name tree by bytes, some as text: keys in ASCII are in the same order for both.
static void the_tree_of_names_is_sorted(void **state) {
    (void)state;
    sample *s = one("gothic", 12, "三重県");
    tz_pdf_options options = archive_of(3);
    const char *catalog = object_with(s, objects_of(s, &options), "/Type /Catalog");
    int order[3], listed[3];
    assert_int_equal(
        sscanf(strstr(catalog, "/Names [ "),
               "/Names [ (cards/%%E8%%A6%%8B%%E6%%9C%%AC.yaml) %d 0 R (cards/b.yaml) %d 0 R (form.yaml) %d 0 R ] >>",
               &order[0], &order[1], &order[2]),
        3);
    assert_int_equal(
        sscanf(strstr(catalog, "/AF ["), "/AF [ %d 0 R %d 0 R %d 0 R ]", &listed[0], &listed[1], &listed[2]), 3);
    for (int i = 0; i < 3; i++)
        assert_int_equal(order[i], listed[i]);
    sample_free(s);
}

static void an_archive_without_files_and_a_handout_have_none(void **state) {
    (void)state;
    sample *s = one("gothic", 12, "三重県");
    tz_pdf_options options = archive_of(0);
    assert_has(object_with(s, objects_of(s, &options), "/Type /Catalog"), "/AF [ ]");
    options = archive_of(3);
    options.purpose = TZ_PURPOSE_HANDOUT;
    assert_lacks(objects_of(s, &options), "Filespec");
    sample_free(s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_file_has_its_kind_and_description),
        cmocka_unit_test(they_come_back_by_their_names),
        cmocka_unit_test(the_tree_of_names_is_sorted),
        cmocka_unit_test(an_archive_without_files_and_a_handout_have_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
