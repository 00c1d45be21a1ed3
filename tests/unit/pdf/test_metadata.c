// Metadata: Info, XMP, languages, dates and the output intent.
#include "tsuzuri/version.h"
#include "written.h"

static void a_date_must_be_one(void **state) {
    (void)state;
    static const char *const dates[] = {"", "2026", "2026-3-31", "2026-03-31T", "令和8年3月"};
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        sample *s = one("gothic", 12, "三重県");
        s->book->date = dates[i];
        assert_non_null(strstr(refusal(s, &handout), "2026-03-31"));
        sample_free(s);
    }
}

// PDF/X asks for a date, other files go without.
static void without_a_date_there_is_none(void **state) {
    (void)state;
    for (int i = 0; i < 2; i++) {
        sample *s = one("gothic", 12, "三重県");
        s->book->date = NULL;
        tz_bytes pdf = pdf_of(s, i ? &(tz_pdf_options){.purpose = TZ_PURPOSE_PRINT} : &handout);
        const char *xmp = memmem(pdf.at, pdf.n, "<x:xmpmeta", 10), *end = memmem(pdf.at, pdf.n, "</x:xmpmeta", 11);
        xmp = tz_arena_copy(s->arena, xmp, (size_t)(end - xmp));
        assert_true(!strstr(xmp, "<xmp:ModifyDate>") == !i);
        assert_true(!strstr(xmp, "<xmp:CreateDate>1970-01-01T00:00:00+09:00") == !i);
        assert_lacks(xmp, "dc:date");
        sample_free(s);
    }
}

static const tz_pdf_options archive = {.purpose = TZ_PURPOSE_ARCHIVE}, print = {.purpose = TZ_PURPOSE_PRINT};

// The XMP packet, which programs that know no PDF must be able to read.
static const char *xmp_of(sample *s, const tz_pdf_options *options) {
    tz_bytes pdf = pdf_of(s, options);
    const char *begin = memmem(pdf.at, pdf.n, "<?xpacket begin=", 16),
               *end = memmem(pdf.at, pdf.n, "<?xpacket end=", 14);
    assert_non_null(begin);
    assert_non_null(end);
    return tz_arena_copy(s->arena, begin, (size_t)(end - begin));
}

static void info_and_xmp_agree(void **state) {
    (void)state;
    sample *s = one("gothic", 12, "三重県");
    const char *xmp = xmp_of(s, &handout), *info = object_with(s, objects_of(s, &handout), "/Producer ");
    assert_has(info, "/Author <feff4e0991cd770c>");
    assert_has(info, "/CreationDate (D:20260331000000+09'00')");
    assert_has(info, "/Creator (tsuzuri " TSUZURI_VERSION ")");
    assert_has(info, "/ModDate (D:20260331000000+09'00')");
    assert_has(info, "/Producer (tsuzuri " TSUZURI_VERSION ")");
    assert_has(info, "/Subject <feff57285b85533b7642>");
    assert_has(info, "/Title <feff898b672c002000260020003c8a669a13003e>");
    assert_has(xmp, "<dc:format>application/pdf</dc:format>");
    assert_has(
        xmp, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">見本 &amp; &lt;試験&gt;</rdf:li></rdf:Alt></dc:title>");
    assert_has(xmp, "<dc:creator><rdf:Seq><rdf:li>三重県</rdf:li></rdf:Seq></dc:creator>");
    assert_has(xmp,
               "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">在宅医療</rdf:li></rdf:Alt></dc:description>");
    assert_has(xmp, "<dc:date><rdf:Seq><rdf:li>2026-03-31</rdf:li></rdf:Seq></dc:date>");
    static const char *const dates[] = {"CreateDate", "ModifyDate", "MetadataDate"};
    for (int i = 0; i < 3; i++)
        assert_has(xmp, tz_arena_format(s->arena, "<xmp:%s>2026-03-31T00:00:00+09:00</xmp:%s>", dates[i], dates[i]));
    assert_has(xmp, "<xmp:CreatorTool>tsuzuri " TSUZURI_VERSION "</xmp:CreatorTool>");
    assert_has(xmp, "<pdf:Producer>tsuzuri " TSUZURI_VERSION "</pdf:Producer>");
    sample_free(s);
}

static void what_a_book_does_not_have_is_left_out(void **state) {
    (void)state;
    sample *s = one("gothic", 12, "三重県");
    s->book->author = s->book->subject = NULL;
    const char *xmp = xmp_of(s, &handout), *info = object_with(s, objects_of(s, &handout), "/Producer ");
    assert_lacks(xmp, "dc:creator");
    assert_lacks(xmp, "dc:description");
    assert_lacks(info, "/Author");
    assert_lacks(info, "/Subject");
    sample_free(s);
}

static void each_purpose_claims_its_standards(void **state) {
    (void)state;
    sample *s = one("gothic", 12, "三重県");
    const char *reading = xmp_of(s, &handout), *stored = xmp_of(s, &archive), *printed = xmp_of(s, &print);
    assert_has(reading, "<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>U</pdfaid:conformance>");
    assert_has(stored, "<pdfaid:part>3</pdfaid:part>\n<pdfaid:conformance>U</pdfaid:conformance>");
    assert_has(reading, "<pdfuaid:part>1</pdfuaid:part>");
    assert_has(stored, "<pdfuaid:part>1</pdfuaid:part>");
    assert_has(reading, "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"); // described, as PDF/A asks
    assert_lacks(reading, "pdfx");
    assert_lacks(reading, "Trapped");
    assert_has(printed, "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>");
    assert_has(printed, "<pdf:Trapped>False</pdf:Trapped>");
    assert_has(printed, "<xmpMM:RenditionClass>default</xmpMM:RenditionClass>\n<xmpMM:VersionID>1</xmpMM:VersionID>");
    assert_lacks(printed, "pdfaid");
    assert_lacks(printed, "pdfuaid");
    assert_has(object_with(s, objects_of(s, &print), "/Producer "), "/Trapped /False");
    assert_lacks(object_with(s, objects_of(s, &handout), "/Producer "), "/Trapped");
    sample_free(s);
}

// uuid:XXXXXXXX-XXXX-8XXX-YXXX-XXXXXXXXXXXX (RFC 9562, 5.8), with Y of 8 … b.
static const char *uuid_of(sample *s, const char *xmp, const char *name) {
    const char *uuid = strstr(xmp, tz_arena_format(s->arena, "<xmpMM:%s>uuid:", name));
    assert_non_null(uuid);
    uuid = strchr(uuid, ':') + 1;
    uuid = strchr(uuid, ':') + 1;
    static const char shape[] = "xxxxxxxx-xxxx-8xxx-yxxx-xxxxxxxxxxxx<";
    for (size_t i = 0; shape[i]; i++)
        assert_non_null(memchr(shape[i] == 'x'   ? "0123456789abcdef"
                               : shape[i] == 'y' ? "89ab"
                                                 : shape + i,
                               uuid[i],
                               shape[i] == 'x'   ? 16
                               : shape[i] == 'y' ? 4
                                                 : 1));
    return tz_arena_copy(s->arena, uuid, 36);
}

static void printed_files_have_identifiers_made_from_their_content(void **state) {
    (void)state;
    sample *s = one("gothic", 12, "三重県");
    const char *first = xmp_of(s, &print), *document = uuid_of(s, first, "DocumentID");
    assert_string_not_equal(document, uuid_of(s, first, "InstanceID"));
    assert_string_equal(document, uuid_of(s, xmp_of(s, &print), "DocumentID"));
    first_run(s)->size += TZ_PT;
    assert_string_not_equal(document, uuid_of(s, xmp_of(s, &print), "DocumentID"));
    sample_free(s);
}

static void the_language_is_the_books_and_all_others_are_listed(void **state) {
    (void)state;
    sample *s = one("gothic", 12, "三重県");
    s->book->language = "ja";
    static const char *const languages[] = {"pt-BR", "ja", "vi", "pt-BR"};
    for (int i = 0; i < 4; i++) {
        tz_element *para = tz_element_new(s->arena, s->book, s->book->document, TZ_ROLE_P);
        tz_element_attributes(s->arena, para)->language = languages[i];
    }
    assert_has(object_with(s, objects_of(s, &handout), "/Type /Catalog"), "/Lang (ja)");
    assert_has(xmp_of(s, &handout), "<dc:language><rdf:Bag><rdf:li>ja</rdf:li><rdf:li>pt-BR</rdf:li><rdf:li>vi</rdf:li>"
                                    "</rdf:Bag></dc:language>");
    sample_free(s);
}

static void readers_show_the_title(void **state) {
    (void)state;
    sample *s = one("gothic", 12, "三重県");
    const char *objects = objects_of(s, &handout), *catalog = object_with(s, objects, "/Type /Catalog");
    assert_has(catalog, "/ViewerPreferences << /DisplayDocTitle true >>");
    assert_has(catalog,
               tz_arena_format(s->arena, "/Metadata %d 0 R", atoi(object_with(s, objects, "/Type /Metadata"))));
    assert_has(object_with(s, objects, "/Type /Metadata"), "<< /Subtype /XML /Type /Metadata /Length");
    sample_free(s);
}

static void colours_are_those_of_a_profile(void **state) {
    (void)state;
    sample *s = one("gothic", 12, "三重県");
    const char *gray = object_with(s, objects_of(s, &handout), "/Type /OutputIntent");
    assert_has(gray, "/Info (Gray with the tone curve of sRGB) /OutputCondition (Gray with the tone curve of sRGB) "
                     "/OutputConditionIdentifier (Custom) /S /GTS_PDFA1 ");
    const char *press = objects_of(s, &print);
    assert_has(object_with(s, press, "/Type /OutputIntent"), "/Info (Black ink, tone value increase 15 %)");
    assert_has(object_with(s, press, "/Type /OutputIntent"), "/S /GTS_PDFX ");
    assert_has(press, "<< /N 1 /Length");
    first_run(s)->color = (tz_color){.m = 500};
    const char *colored = objects_of(s, &handout), *intent = object_with(s, colored, "/Type /OutputIntent");
    assert_has(intent, "/Info (sRGB IEC61966-2.1)");
    assert_has(colored, "<< /N 3 /Length");
    assert_has(object_with(s, colored, "/Type /Catalog"),
               tz_arena_format(s->arena, "/OutputIntents [ %d 0 R ]", atoi(intent)));
    sample_free(s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(info_and_xmp_agree),
        cmocka_unit_test(what_a_book_does_not_have_is_left_out),
        cmocka_unit_test(each_purpose_claims_its_standards),
        cmocka_unit_test(printed_files_have_identifiers_made_from_their_content),
        cmocka_unit_test(the_language_is_the_books_and_all_others_are_listed),
        cmocka_unit_test(readers_show_the_title),
        cmocka_unit_test(colours_are_those_of_a_profile),
        cmocka_unit_test(a_date_must_be_one),
        cmocka_unit_test(without_a_date_there_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
