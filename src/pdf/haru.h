// libharu as the layer of PDF objects: it holds dictionaries and arrays, numbers them, and writes their values as text.
//
// haru.c is the only file that includes libharu's headers, because it has to use the inside of its structures: libharu
// writes plain objects and a plain cross-reference table only, while our files need object streams (object_stream.c),
// content that is deflated in several threads, and numbers for objects that are not held at all ("reserved" ones,
// written by an emitter when the file is put together). So haru.c checks that the libharu it is compiled with and the
// one it runs with are the versions it was written for.
//
// libharu's own calls for text are not used: they take characters of encodings with two bytes at most, so that they can
// show neither a glyph by its id nor 𠮷 (U+20BB7) nor a character with a variation selector. Fonts and content streams
// are written by fonts.c and content.c.
//
// An object is freed with the document. When memory runs out, these functions call tz_out_of_memory(); any other error
// of libharu stays with the document, and tz_pdf_check() (writer.h) reports it.
#ifndef PDF_HARU_H
#define PDF_HARU_H

#include "base/arena.h"
#include "base/length.h"

typedef struct tz_pdf tz_pdf;
// libharu's own structures, which stay opaque outside of haru.c.
typedef struct _HPDF_Dict_Rec tz_pdf_dict; // a dictionary, a stream, a page or a bookmark
typedef struct _HPDF_Array_Rec tz_pdf_array;
typedef struct _HPDF_Doc_Rec tz_pdf_document;

// ---- the document ----
// Whether libharu of this version, as it names itself, can be used.
bool tz_pdf_haru_fits(const char *version);
const char *tz_pdf_haru_version(void); // as it runs; static
// A document that is freed with pdf->arena. False after reporting that libharu has another version.
bool tz_pdf_new_document(tz_pdf *pdf);
// libharu's first error in this document, or 0.
unsigned long tz_pdf_document_error(const tz_pdf *pdf);
tz_pdf_dict *tz_pdf_catalog(const tz_pdf *pdf);
tz_pdf_dict *tz_pdf_info(const tz_pdf *pdf);    // empty at first
tz_pdf_dict *tz_pdf_trailer(const tz_pdf *pdf); // has no number

// ---- objects with a number ----
tz_pdf_dict *tz_pdf_new_object(tz_pdf *pdf, const char *type); // type NULL: without /Type
tz_pdf_dict *tz_pdf_new_stream(tz_pdf *pdf, const char *type);
tz_pdf_dict *tz_pdf_new_page(tz_pdf *pdf, tz_pdf_dict **content); // and its content stream, to be written
// A bookmark behind the others of `parent`, or of the document when that is NULL.
tz_pdf_dict *tz_pdf_new_outline_item(tz_pdf *pdf, tz_pdf_dict *parent);
void tz_pdf_set_open(tz_pdf_dict *outline_item, bool open);
uint32_t tz_pdf_object_number(const tz_pdf_dict *object);
// n numbers for objects that libharu does not hold; gives the first.
uint32_t tz_pdf_new_numbers(tz_pdf *pdf, uint32_t n);
// One such number, and a reference to it in a container.
uint32_t tz_pdf_add_new_number(tz_pdf *pdf, tz_pdf_dict *dict, const char *key);
uint32_t tz_pdf_append_new_number(tz_pdf *pdf, tz_pdf_array *array);
// One more than the last number so far.
uint32_t tz_pdf_next_number(const tz_pdf *pdf);
// For a stream that is being written: the number of the object that holds its length, now `size`.
uint32_t tz_pdf_set_stream_length(tz_pdf_dict *stream, size_t size);
// The value of the object with this number, as the file has it; of a stream, its dictionary only.
void tz_pdf_put_object(tz_pdf *pdf, uint32_t number, tz_arena *arena, tz_bytes *out);
void tz_pdf_put_trailer(tz_pdf *pdf, tz_arena *arena, tz_bytes *out);

// The place of an object in the file, as in its entry of the cross-reference stream (ISO 32000-1, 7.5.8.3).
typedef struct tz_pdf_location {
    enum { TZ_PDF_FREE, TZ_PDF_AT_OFFSET, TZ_PDF_IN_OBJECT_STREAM } type;
    uint32_t offset; // bytes from the file's beginning, 0: not yet known; or the number of the object stream
    uint16_t index;  // generation; or index within the object stream
} tz_pdf_location;
tz_pdf_location tz_pdf_locate(const tz_pdf *pdf, uint32_t number);
void tz_pdf_set_location(tz_pdf *pdf, uint32_t number, tz_pdf_location location);

// ---- entries of a dictionary ----
tz_pdf_dict *tz_pdf_add_dict(tz_pdf_dict *dict, const char *key); // a new one, direct
tz_pdf_array *tz_pdf_add_array(tz_pdf_dict *dict, const char *key);
void tz_pdf_add_name(tz_pdf_dict *dict, const char *key, const char *name);
void tz_pdf_add_number(tz_pdf_dict *dict, const char *key, int64_t number); // less than 2^31
void tz_pdf_add_boolean(tz_pdf_dict *dict, const char *key, bool value);
void tz_pdf_add_text(tz_pdf *pdf, tz_pdf_dict *dict, const char *key, const char *utf8);
// A rectangle in points, given in EMU: left, bottom, right, top.
void tz_pdf_add_box(tz_pdf_dict *dict, const char *key, const int64_t box[4]);
void tz_pdf_add_reference(tz_pdf_dict *dict, const char *key, tz_pdf_dict *object); // to one with a number
// Key and value as they are to be written, after all others: "/W [1[500]]". The text is borrowed until the
// object is written. Once a dictionary.
void tz_pdf_add_verbatim(tz_pdf_dict *dict, const char *entry);

// ---- entries of an array ----
tz_pdf_dict *tz_pdf_append_dict(tz_pdf_array *array); // a new one, direct
void tz_pdf_append_name(tz_pdf_array *array, const char *name);
void tz_pdf_append_number(tz_pdf_array *array, int64_t number);
void tz_pdf_append_points(tz_pdf_array *array, int64_t length); // of a length in EMU
void tz_pdf_append_null(tz_pdf_array *array);
void tz_pdf_append_text(tz_pdf *pdf, tz_pdf_array *array, const char *utf8);
void tz_pdf_append_bytes(tz_pdf_array *array, const uint8_t *bytes, size_t size); // in hexadecimal digits
void tz_pdf_append_reference(tz_pdf_array *array, tz_pdf_dict *object);

#endif
