// Attachments of an archive file: what the edition was made from, inside the PDF (ISO 19005-3, 6.8 and Annex E).
#include "pdf/writer.h"

#include <stdlib.h>
#include <string.h>

// A key of the name tree: the file's name, in ASCII alone (percent-encoded as in RFC 3986, 2.1). ISO 32000-1, 7.9.6
// orders keys by their bytes, but some readers compare them as text, which would be another order for names in UTF-16.
static const char *key_of(tz_arena *arena, const char *name) {
    tz_bytes key = {0};
    for (; *name; name++)
        tz_bytes_format(arena, &key, (unsigned char)*name < 0x80 && *name != '%' ? "%c" : "%%%02X",
                        (unsigned)(unsigned char)*name);
    return tz_arena_copy(arena, key.at ? key.at : "", key.n);
}

typedef struct keyed {
    const char *key;
    const tz_attachment *attachment;
} keyed;

static int by_key(const void *first, const void *second) {
    return strcmp(((const keyed *)first)->key, ((const keyed *)second)->key);
}

static tz_pdf_dict *embedded(tz_pdf *pdf, const tz_attachment *attachment) {
    tz_pdf_dict *stream = tz_pdf_new_stream(pdf, "EmbeddedFile"), *about = tz_pdf_add_dict(stream, "Params");
    tz_pdf_add_name(stream, "Subtype", attachment->mime);
    tz_pdf_add_number(about, "Size", (int64_t)attachment->size);
    tz_pdf_add_text(pdf, about, "ModDate", pdf->attachment_date);
    tz_pdf_deflate_stream(pdf, stream, attachment->bytes, attachment->size);
    return stream;
}

static tz_pdf_dict *specification(tz_pdf *pdf, const tz_attachment *attachment) {
    tz_pdf_dict *stream = embedded(pdf, attachment), *dict = tz_pdf_new_object(pdf, "Filespec");
    tz_pdf_dict *files = tz_pdf_add_dict(dict, "EF");
    tz_pdf_add_reference(files, "F", stream);
    tz_pdf_add_reference(files, "UF", stream);
    tz_pdf_add_text(pdf, dict, "F", attachment->name);
    tz_pdf_add_text(pdf, dict, "UF", attachment->name);
    tz_pdf_add_text(pdf, dict, "Desc", attachment->description ? attachment->description : attachment->name);
    tz_pdf_add_name(dict, "AFRelationship", attachment->is_source ? "Source" : "Data");
    return dict;
}

void tz_pdf_add_attachments(tz_pdf *pdf) {
    size_t n = pdf->options->attachments_n;
    keyed *sorted = TZ_ARRAY(pdf->arena, keyed, n);
    tz_pdf_dict *catalog = tz_pdf_catalog(pdf), *all = tz_pdf_add_dict(catalog, "Names"),
                *tree = tz_pdf_add_dict(all, "EmbeddedFiles");
    tz_pdf_array *names = tz_pdf_add_array(tree, "Names"), *files = tz_pdf_add_array(catalog, "AF");
    for (size_t i = 0; i < n; i++)
        sorted[i] = (keyed){key_of(pdf->arena, pdf->options->attachments[i].name), &pdf->options->attachments[i]};
    if (n)
        qsort(sorted, n, sizeof *sorted, by_key);
    for (size_t i = 0; i < n && tz_pdf_check(pdf); i++) {
        tz_pdf_dict *file = specification(pdf, sorted[i].attachment);
        tz_pdf_append_text(pdf, names, sorted[i].key);
        tz_pdf_append_reference(names, file);
        tz_pdf_append_reference(files, file);
    }
}
