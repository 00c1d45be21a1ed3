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

static HPDF_Dict embedded(tz_pdf *pdf, const tz_attachment *attachment) {
    HPDF_Dict stream = tz_pdf_new_stream(pdf, "EmbeddedFile"), about = tz_pdf_add_dict(pdf, stream, "Params");
    HPDF_Dict_AddName(stream, "Subtype", attachment->mime);
    HPDF_Dict_AddNumber(about, "Size", (HPDF_INT32)attachment->size);
    tz_pdf_add_text(pdf, about, "ModDate", pdf->date);
    tz_pdf_write_stream(pdf, stream, attachment->bytes, attachment->size, true);
    return stream;
}

static HPDF_Dict specification(tz_pdf *pdf, const tz_attachment *attachment) {
    HPDF_Dict stream = embedded(pdf, attachment), dict = tz_pdf_new_object(pdf, "Filespec");
    HPDF_Dict files = tz_pdf_add_dict(pdf, dict, "EF");
    HPDF_Dict_Add(files, "F", stream);
    HPDF_Dict_Add(files, "UF", stream);
    tz_pdf_add_text(pdf, dict, "F", attachment->name);
    tz_pdf_add_text(pdf, dict, "UF", attachment->name);
    tz_pdf_add_text(pdf, dict, "Desc", attachment->description ? attachment->description : attachment->name);
    HPDF_Dict_AddName(dict, "AFRelationship", attachment->is_source ? "Source" : "Data");
    return dict;
}

void tz_pdf_add_attachments(tz_pdf *pdf) {
    size_t n = pdf->options->attachments_n;
    tz_attachment *sorted = tz_arena_alloc(pdf->arena, n * sizeof *sorted);
    HPDF_Dict all = tz_pdf_add_dict(pdf, pdf->doc->catalog, "Names"), tree = tz_pdf_add_dict(pdf, all, "EmbeddedFiles");
    HPDF_Array names = tz_pdf_add_array(pdf, tree, "Names"), files = tz_pdf_add_array(pdf, pdf->doc->catalog, "AF");
    if (n)
        memcpy(sorted, pdf->options->attachments, n * sizeof *sorted);
    qsort(sorted, n, sizeof *sorted, by_name);
    for (size_t i = 0; i < n && tz_pdf_check(pdf); i++) {
        HPDF_Dict file = specification(pdf, &sorted[i]);
        HPDF_Array_Add(names, tz_pdf_new_string(pdf, sorted[i].name));
        HPDF_Array_Add(names, file);
        HPDF_Array_Add(files, file);
    }
}
