// Attachments of an archive file: what the edition was made from, inside the PDF (ISO 19005-3, 6.8 and Annex E).
#include "pdf/writer.h"

#include <stdlib.h>
#include <string.h>

// The order of the name tree's keys as bytes: those that are not ASCII begin with a byte order mark.
static int by_name(const void *first, const void *second) {
    const tz_attachment *a = first, *b = second;
    if (tz_pdf_is_ascii(a->name) != tz_pdf_is_ascii(b->name))
        return tz_pdf_is_ascii(a->name) ? -1 : 1;
    return strcmp(a->name, b->name);
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
    tz_attachment *sorted = tz_arena_alloc(pdf->arena, n * sizeof *sorted);
    tz_pdf_dict *catalog = tz_pdf_catalog(pdf), *all = tz_pdf_add_dict(catalog, "Names"),
                *tree = tz_pdf_add_dict(all, "EmbeddedFiles");
    tz_pdf_array *names = tz_pdf_add_array(tree, "Names"), *files = tz_pdf_add_array(catalog, "AF");
    if (n)
        memcpy(sorted, pdf->options->attachments, n * sizeof *sorted);
    qsort(sorted, n, sizeof *sorted, by_name);
    for (size_t i = 0; i < n && tz_pdf_check(pdf); i++) {
        tz_pdf_dict *file = specification(pdf, &sorted[i]);
        tz_pdf_append_text(pdf, names, sorted[i].name);
        tz_pdf_append_reference(names, file);
        tz_pdf_append_reference(files, file);
    }
}
