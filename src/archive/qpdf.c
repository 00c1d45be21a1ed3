// The reader of PDFs that reads with libqpdf. Uses nothing else of the program, so that it can also be a module of its
// own.
//
// libqpdf's own C API catches every exception; objects of another kind than expected are null objects, without a
// report.
#include "archive/archive.h"

#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

typedef struct document {
    qpdf_data qpdf;
    unsigned char *stream; // the one given out last: one stream may be attached a thousand times
    char *name, *why;
} document;

static void close_document(void *pdf) {
    document *of = pdf;
    free(of->stream);
    free(of->name);
    free(of->why);
    while (qpdf_has_error(of->qpdf)) // libqpdf prints those that were not taken
        qpdf_get_error(of->qpdf);
    qpdf_cleanup(&of->qpdf);
    free(of);
}

static char *duplicate(const char *text) {
    size_t size = strlen(text) + 1;
    char *made = malloc(size);
    return made ? memcpy(made, text, size) : NULL;
}

static void *open_document(const char *bytes, size_t size, const char **why) {
    document *made = calloc(1, sizeof *made);
    *why = NULL;
    if (!made)
        return NULL;
    made->qpdf = qpdf_init();
    qpdf_silence_errors(made->qpdf);
    qpdf_set_suppress_warnings(made->qpdf, QPDF_TRUE);
    qpdf_set_attempt_recovery(made->qpdf, QPDF_FALSE); // damage is to be reported, not repaired
    if (!(qpdf_read_memory(made->qpdf, "PDF", bytes, size, NULL) & QPDF_ERRORS))
        return made;
    qpdf_error error = qpdf_get_error(made->qpdf);
    made->why = duplicate(error ? qpdf_get_error_message_detail(made->qpdf, error) : "");
    *why = made->why ? made->why : "";
    return made;
}

static qpdf_oh key_of(const document *of, qpdf_oh dict, const char *key) {
    return qpdf_oh_get_key_if_dict(of->qpdf, dict, key);
}

static qpdf_oh item_of(const document *of, qpdf_oh array, size_t index) {
    bool there = qpdf_oh_is_array(of->qpdf, array) && index < (size_t)qpdf_oh_get_array_n_items(of->qpdf, array);
    return there ? qpdf_oh_get_array_item(of->qpdf, array, (int)index) : qpdf_oh_new_null(of->qpdf);
}

static bool id_of(void *pdf, unsigned char out[16]) {
    const document *of = pdf;
    qpdf_oh part = item_of(of, key_of(of, qpdf_get_trailer(of->qpdf), "/ID"), 0);
    size_t size;
    const char *bytes =
        qpdf_oh_is_string(of->qpdf, part) ? qpdf_oh_get_binary_string_value(of->qpdf, part, &size) : NULL;
    if (!bytes || size != 16)
        return false;
    memcpy(out, bytes, size);
    return true;
}

// ---- streams ----

// Stored as it is or by one FlateDecode, the two ways in which tsuzuri writes.
static bool is_plain(const document *of, qpdf_oh dict, bool *deflated) {
    qpdf_oh filter = key_of(of, dict, "/Filter"), how = key_of(of, dict, "/DecodeParms");
    *deflated = qpdf_oh_is_name_and_equals(of->qpdf, filter, "/FlateDecode");
    return (*deflated || qpdf_oh_is_null(of->qpdf, filter)) && qpdf_oh_is_null(of->qpdf, how);
}

static bool stream_of(document *of, qpdf_oh stream, tz_stored_stream *out) {
    if (!qpdf_oh_is_stream(of->qpdf, stream) || !is_plain(of, qpdf_oh_get_dict(of->qpdf, stream), &out->deflated))
        return false;
    free(of->stream);
    of->stream = NULL;
    QPDF_ERROR_CODE status = qpdf_oh_get_stream_data(of->qpdf, stream, qpdf_dl_none, NULL, &of->stream, &out->size);
    out->bytes = (const char *)of->stream;
    return !(status & QPDF_ERRORS) && of->stream;
}

static bool attachment(void *pdf, size_t index, const char **name, tz_stored_stream *out) {
    document *of = pdf;
    qpdf_oh files = key_of(of, key_of(of, qpdf_get_root(of->qpdf), "/Names"), "/EmbeddedFiles");
    qpdf_oh file = item_of(of, key_of(of, files, "/Names"), 2 * index + 1), title = key_of(of, file, "/UF");
    if (!qpdf_oh_is_string(of->qpdf, title) || !stream_of(of, key_of(of, key_of(of, file, "/EF"), "/F"), out))
        return false;
    free(of->name);
    *name = of->name = duplicate(qpdf_oh_get_utf8_value(of->qpdf, title));
    return *name;
}

const tz_pdf_reader tz_pdf_reader_qpdf = {
    .open = open_document,
    .close = close_document,
    .id = id_of,
    .attachment = attachment,
};
