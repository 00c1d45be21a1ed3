// Metadata: Info, XMP, and the output intent. Info and XMP must agree (ISO 19005-2, 6.6.3), so both
// are made from the same strings here. The only date is the edition's own.
#include "pdf/writer.h"

#include "base/calendar.h"
#include "tsuzuri/version.h"

#include <string.h>

static const char producer[] = "tsuzuri " TSUZURI_VERSION;

// ---- dates ----

static const char *info_date(const tz_pdf *pdf, const char *date) {
    return tz_arena_format(pdf->arena, "D:%.4s%.2s%.2s000000+09'00'", date, date + 5, date + 8);
}

// PDF/X requires the date of the file (ISO 15930-7), PDF/A-3 for those of attachments (ISO 19005-3, 6.8). Where the
// edition has none, the first day of Unix time stands for a date that is not known.
static const char unknown[] = "1970-01-01";

bool tz_pdf_set_dates(tz_pdf *pdf) {
    bool is_print = pdf->options->purpose == TZ_PURPOSE_PRINT;
    const char *date = pdf->book->date || !is_print ? pdf->book->date : unknown, *attached = date ? date : unknown;
    if (!tz_date_is_valid(attached, strlen(attached))) {
        tz_error(pdf->diag, (tz_place){0}, _("the edition's date must be written like 2026-03-31"));
        return false;
    }
    pdf->attachment_date = info_date(pdf, attached);
    pdf->date = date ? info_date(pdf, date) : NULL;
    pdf->moment = date ? tz_arena_format(pdf->arena, "%sT00:00:00+09:00", date) : NULL;
    return true;
}

// ---- XMP ----

typedef struct xmp {
    tz_arena *arena;
    tz_bytes out;
} xmp;

static void put(xmp *x, const char *text) {
    tz_bytes_add(x->arena, &x->out, text, strlen(text));
}

static void put_escaped(xmp *x, const char *text) {
    for (; *text; text++) {
        const char *escape = *text == '&' ? "&amp;" : *text == '<' ? "&lt;" : *text == '>' ? "&gt;" : NULL;
        if (escape)
            put(x, escape);
        else
            tz_bytes_add(x->arena, &x->out, text, 1);
    }
}

// A property; before and after are the containers that XMP requires for its type. Nothing when there is no value.
static void put_property(xmp *x, const char *name, const char *before, const char *value, const char *after) {
    if (!value)
        return;
    tz_bytes_format(x->arena, &x->out, "<%s>%s", name, before);
    put_escaped(x, value);
    tz_bytes_format(x->arena, &x->out, "%s</%s>\n", after, name);
}

static void put_plain(xmp *x, const char *name, const char *value) {
    put_property(x, name, "", value, "");
}

static const char alternative[] = "<rdf:Alt><rdf:li xml:lang=\"x-default\">", alternative_end[] = "</rdf:li></rdf:Alt>";

static void open_schema(xmp *x, const char *prefix, const char *uri) {
    tz_bytes_format(x->arena, &x->out, "<rdf:Description rdf:about=\"\" xmlns:%s=\"%s\">\n", prefix, uri);
}

static void close_schema(xmp *x) {
    put(x, "</rdf:Description>\n");
}

typedef struct languages {
    TZ_LIST(const char *) all;
} languages;

static void add_language(tz_arena *arena, languages *to, const char *language) {
    for (size_t i = 0; i < to->all.n; i++)
        if (strcmp(to->all.at[i], language) == 0)
            return;
    *TZ_ADD(arena, &to->all) = language;
}

static void find_languages(tz_arena *arena, languages *to, const tz_element *element) {
    const char *own = tz_attributes_of(element)->language;
    if (own)
        add_language(arena, to, own);
    for (size_t i = 0; i < element->kids.n; i++)
        if (element->kids.at[i].kind == TZ_KID_ELEMENT)
            find_languages(arena, to, element->kids.at[i].element);
}

// All languages of the book's texts, its own first.
static void put_languages(xmp *x, const tz_book *book) {
    languages found = {.all = {.n = 0}};
    add_language(x->arena, &found, book->language);
    find_languages(x->arena, &found, book->document);
    put(x, "<dc:language><rdf:Bag>");
    for (size_t i = 0; i < found.all.n; i++)
        tz_bytes_format(x->arena, &x->out, "<rdf:li>%s</rdf:li>", found.all.at[i]);
    put(x, "</rdf:Bag></dc:language>\n");
}

static void put_common(xmp *x, const tz_pdf *pdf) {
    const tz_book *book = pdf->book;
    open_schema(x, "dc", "http://purl.org/dc/elements/1.1/");
    put_plain(x, "dc:format", "application/pdf");
    put_property(x, "dc:title", alternative, book->title, alternative_end);
    put_property(x, "dc:creator", "<rdf:Seq><rdf:li>", book->author, "</rdf:li></rdf:Seq>");
    put_property(x, "dc:description", alternative, book->subject, alternative_end);
    put_languages(x, book);
    put_property(x, "dc:date", "<rdf:Seq><rdf:li>", book->date, "</rdf:li></rdf:Seq>");
    close_schema(x);
    open_schema(x, "xmp", "http://ns.adobe.com/xap/1.0/");
    put_plain(x, "xmp:CreateDate", pdf->moment);
    put_plain(x, "xmp:ModifyDate", pdf->moment);
    put_plain(x, "xmp:MetadataDate", pdf->moment);
    put_plain(x, "xmp:CreatorTool", producer);
    close_schema(x);
    open_schema(x, "pdf", "http://ns.adobe.com/pdf/1.3/");
    put_plain(x, "pdf:Producer", producer);
    if (pdf->options->purpose == TZ_PURPOSE_PRINT)
        put_plain(x, "pdf:Trapped", "False");
    close_schema(x);
}

// PDF/A does not define the schema pdfuaid: the file must describe it (ISO 19005-2, 6.6.2.3.1).
static const char ua_schema[] =
    "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
    "</rdf:Description>\n";

static void put_accessible(xmp *x, const tz_pdf *pdf) {
    open_schema(x, "pdfaid", "http://www.aiim.org/pdfa/ns/id/");
    put_plain(x, "pdfaid:part", pdf->options->purpose == TZ_PURPOSE_ARCHIVE ? "3" : "2");
    put_plain(x, "pdfaid:conformance", "U");
    close_schema(x);
    open_schema(x, "pdfuaid", "http://www.aiim.org/pdfua/ns/id/");
    put_plain(x, "pdfuaid:part", "1");
    close_schema(x);
    put(x, ua_schema);
}

// An identifier made from the content written so far, in the form of a UUID of version 8 (RFC 9562).
static const char *uuid(const tz_pdf *pdf, uint8_t of) {
    uint8_t d[SHA256_DIGEST_SIZE];
    tz_pdf_digest(pdf, d);
    d[0] ^= of;
    d[6] = (uint8_t)((d[6] & 0x0f) | 0x80);
    d[8] = (uint8_t)((d[8] & 0x3f) | 0x80);
    tz_bytes text = {0};
    for (int i = 0; i < 16; i++)
        tz_bytes_format(pdf->arena, &text, i == 4 || i == 6 || i == 8 || i == 10 ? "-%02x" : "%02x", d[i]);
    return tz_arena_format(pdf->arena, "uuid:%.*s", (int)text.n, text.at);
}

static void put_print(xmp *x, const tz_pdf *pdf) {
    open_schema(x, "pdfxid", "http://www.npes.org/pdfx/ns/id/");
    put_plain(x, "pdfxid:GTS_PDFXVersion", "PDF/X-4");
    close_schema(x);
    open_schema(x, "xmpMM", "http://ns.adobe.com/xap/1.0/mm/");
    put_plain(x, "xmpMM:DocumentID", uuid(pdf, 0));
    put_plain(x, "xmpMM:InstanceID", uuid(pdf, 1));
    put_plain(x, "xmpMM:RenditionClass", "default");
    put_plain(x, "xmpMM:VersionID", "1");
    close_schema(x);
}

static void add_xmp(tz_pdf *pdf) {
    xmp x = {.arena = pdf->arena};
    put(&x, "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
            "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
            "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n");
    put_common(&x, pdf);
    if (pdf->options->purpose == TZ_PURPOSE_PRINT)
        put_print(&x, pdf);
    else
        put_accessible(&x, pdf);
    put(&x, "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
    tz_pdf_dict *stream = tz_pdf_new_stream(pdf, "Metadata");
    tz_pdf_add_name(stream, "Subtype", "XML");
    tz_pdf_write_stream(pdf, stream, x.out.at, x.out.n); // to be read by programs that know no PDF
    tz_pdf_add_reference(tz_pdf_catalog(pdf), "Metadata", stream);
}

// ---- Info ----

static void add_text(tz_pdf *pdf, tz_pdf_dict *info, const char *key, const char *text) {
    if (text)
        tz_pdf_add_text(pdf, info, key, text);
}

static void add_info(tz_pdf *pdf) {
    tz_pdf_dict *info = tz_pdf_info(pdf);
    add_text(pdf, info, "Title", pdf->book->title);
    add_text(pdf, info, "Author", pdf->book->author);
    add_text(pdf, info, "Subject", pdf->book->subject);
    tz_pdf_add_text(pdf, info, "Creator", producer);
    tz_pdf_add_text(pdf, info, "Producer", producer);
    add_text(pdf, info, "CreationDate", pdf->date);
    add_text(pdf, info, "ModDate", pdf->date);
    if (pdf->options->purpose == TZ_PURPOSE_PRINT)
        tz_pdf_add_name(info, "Trapped", "False");
}

void tz_pdf_add_metadata(tz_pdf *pdf) {
    tz_pdf_dict *catalog = tz_pdf_catalog(pdf), *viewer = tz_pdf_add_dict(catalog, "ViewerPreferences");
    add_info(pdf);
    add_xmp(pdf);
    tz_pdf_add_text(pdf, catalog, "Lang", pdf->book->language);
    tz_pdf_add_boolean(viewer, "DisplayDocTitle", true);
}

// ---- output intent ----

static tz_pdf_dict *profile_stream(tz_pdf *pdf, const tz_icc_profile *profile) {
    tz_pdf_dict *stream = tz_pdf_new_stream(pdf, NULL);
    tz_pdf_add_number(stream, "N", profile->channels);
    tz_pdf_deflate_stream(pdf, stream, profile->bytes, profile->size);
    return stream;
}

static void add_intent(tz_pdf *pdf, const tz_icc_profile *profile, const char *subtype) {
    tz_pdf_dict *intent = tz_pdf_new_object(pdf, "OutputIntent");
    tz_pdf_add_name(intent, "S", subtype);
    tz_pdf_add_text(pdf, intent, "OutputConditionIdentifier", "Custom");
    tz_pdf_add_text(pdf, intent, "OutputCondition", profile->name);
    tz_pdf_add_text(pdf, intent, "Info", profile->name);
    tz_pdf_add_reference(intent, "DestOutputProfile", profile_stream(pdf, profile));
    tz_pdf_append_reference(tz_pdf_add_array(tz_pdf_catalog(pdf), "OutputIntents"), intent);
}

static bool print_intent(tz_pdf *pdf) {
    tz_icc_profile profile;
    if (!pdf->options->icc)
        profile = tz_icc_press(pdf->arena);
    else if (!tz_icc_read(pdf, &profile))
        return false;
    if (pdf->colored && profile.channels != 4) {
        tz_error(pdf->diag, (tz_place){0},
                 _("the layout uses coloured inks: printing them needs a CMYK output profile (--icc)"));
        return false;
    }
    pdf->inks = profile.channels == 4 ? 4 : 0;
    add_intent(pdf, &profile, "GTS_PDFX");
    return true;
}

bool tz_pdf_add_output_intent(tz_pdf *pdf) {
    if (pdf->options->purpose == TZ_PURPOSE_PRINT)
        return print_intent(pdf);
    tz_icc_profile profile = pdf->colored ? tz_icc_srgb(pdf->arena) : tz_icc_gray(pdf->arena);
    add_intent(pdf, &profile, "GTS_PDFA1");
    return true;
}
