// The reader of PDFs that reads with libqpdf. Uses nothing else of the program, so that it can also be a module of its
// own.
//
// libqpdf's own C API catches every exception; objects of another kind than expected are null objects, without a
// report.
#include "tsuzuri/archive.h"

#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

typedef struct document {
    qpdf_data qpdf;
    unsigned char *stream; // the one given out last: one stream may be attached a thousand times
    char *name, *face, *why;
    size_t fonts; // whose keys the iterator has passed
    int pages;    // -1: they cannot be found
    bool counted;
} document;

static void close_document(void *pdf) {
    document *of = pdf;
    free(of->stream);
    free(of->name);
    free(of->face);
    free(of->why);
    while (qpdf_has_error(of->qpdf)) // it would complain of those that nobody has asked for
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
    qpdf_set_attempt_recovery(made->qpdf, QPDF_FALSE); // what is damaged is to be told, not mended
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

// Keeps a text until the next one.
static const char *keep(char **slot, const char *text) {
    free(*slot);
    return *slot = duplicate(text);
}

static bool attachment(void *pdf, size_t index, const char **name, tz_stored_stream *out) {
    document *of = pdf;
    qpdf_oh files = key_of(of, key_of(of, qpdf_get_root(of->qpdf), "/Names"), "/EmbeddedFiles");
    qpdf_oh file = item_of(of, key_of(of, files, "/Names"), 2 * index + 1), title = key_of(of, file, "/UF");
    if (!qpdf_oh_is_string(of->qpdf, title) || !stream_of(of, key_of(of, key_of(of, file, "/EF"), "/F"), out))
        return false;
    *name = keep(&of->name, qpdf_oh_get_utf8_value(of->qpdf, title));
    return *name;
}

// ---- pages ----

enum { MOST_LEVELS = 32, MOST_NODES = 100000 };

// libqpdf calls itself for every level of the tree of pages: the stack may end before the tree does.
static bool is_shallow(const document *of, qpdf_oh node, int level, int *nodes) {
    qpdf_oh kids = key_of(of, node, "/Kids");
    int n = qpdf_oh_is_array(of->qpdf, kids) ? qpdf_oh_get_array_n_items(of->qpdf, kids) : 0;
    bool shallow = level < MOST_LEVELS;
    for (int i = 0; i < n && shallow; i++) {
        qpdf_oh kid = qpdf_oh_get_array_item(of->qpdf, kids, i);
        shallow = ++*nodes <= MOST_NODES && is_shallow(of, kid, level + 1, nodes);
        qpdf_oh_release(of->qpdf, kid);
    }
    qpdf_oh_release(of->qpdf, kids);
    return shallow;
}

static int count_pages(void *pdf) {
    document *of = pdf;
    int nodes = 0;
    if (!of->counted)
        of->pages = is_shallow(of, key_of(of, qpdf_get_root(of->qpdf), "/Pages"), 0, &nodes)
                        ? qpdf_get_num_pages(of->qpdf)
                        : -1;
    of->counted = true;
    return of->pages;
}

static qpdf_oh page_of(document *of, size_t index) {
    bool there = count_pages(of) > 0 && index < (size_t)of->pages;
    return there ? qpdf_get_page_n(of->qpdf, index) : qpdf_oh_new_null(of->qpdf);
}

static bool content_of(void *pdf, size_t page, tz_stored_stream *out) {
    document *of = pdf;
    return stream_of(of, key_of(of, page_of(of, page), "/Contents"), out);
}

// Key `index` of a dictionary, which all calls with an index above 0 must be about. Asked for one after the other they
// cost one pass; NULL past the last.
static const char *key_at(document *of, qpdf_oh dict, size_t index) {
    const char *key = NULL;
    if (index == 0 || index < of->fonts) {
        qpdf_oh_begin_dict_key_iter(of->qpdf, dict);
        of->fonts = 0;
    }
    for (; of->fonts <= index; of->fonts++) {
        if (!qpdf_oh_dict_more_keys(of->qpdf))
            return NULL;
        key = qpdf_oh_dict_next_key(of->qpdf);
    }
    return key;
}

static bool font_of(void *pdf, size_t index, const char **name, const char **face, tz_stored_stream *to_unicode) {
    document *of = pdf;
    qpdf_oh resources = key_of(of, page_of(of, 0), "/Resources");
    qpdf_oh fonts = key_of(of, resources, "/Font");
    const char *key = qpdf_oh_is_dictionary(of->qpdf, fonts) ? key_at(of, fonts, index) : NULL;
    if (!key)
        return false;
    *name = keep(&of->name, key);
    if (!*name)
        return false;
    qpdf_oh font = key_of(of, fonts, *name), base = key_of(of, font, "/BaseFont");
    *face = keep(&of->face, qpdf_oh_is_name(of->qpdf, base) ? qpdf_oh_get_name(of->qpdf, base) : "");
    return *face && stream_of(of, key_of(of, font, "/ToUnicode"), to_unicode);
}

const tz_pdf_reader tz_pdf_reader_qpdf = {
    .open = open_document,
    .close = close_document,
    .id = id_of,
    .attachment = attachment,
    .pages = count_pages,
    .content = content_of,
    .font = font_of,
};
