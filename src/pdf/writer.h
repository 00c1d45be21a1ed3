// Shared by the files of src/pdf: one PDF in the making, and what each file does to it.
//
// libharu holds the objects and numbers them (haru.h); file.c writes them into the file. What there are very many of,
// the elements of the structure tree, their parent trees and links, is only "reserved": it has a number, and its text
// is written by an emitter when the file is put together, so that a large book costs no memory for it.
#ifndef PDF_WRITER_H
#define PDF_WRITER_H

#include "base/intl.h"
#include "pdf/deflate.h"
#include "pdf/haru.h"
#include "pdf/impose.h"
#include "pdf/pdf.h"

#include <nettle/sha2.h>

// The text of reserved objects in the making.
typedef struct tz_pdf_object_text {
    tz_arena *arena;
    tz_bytes bytes;
} tz_pdf_object_text;
// Writes the value of one reserved object. Called from several threads at once.
typedef void tz_pdf_emitter(const tz_pdf *pdf, uint32_t index, tz_pdf_object_text *out);
typedef struct tz_pdf_object_range {
    uint32_t first, n; // object numbers
    uint32_t index;    // for the emitter, of the first
    tz_pdf_emitter *emit;
} tz_pdf_object_range;

// A character code of a PDF font: one for each pair of glyph and text.
typedef struct tz_pdf_code {
    const char *text; // UTF-8, borrowed from the book
    uint32_t size;
    int32_t width;    // in 1/100,000 em, as the PDF states it
    uint32_t next;    // further code of the same glyph, counted from 1; 0: none
    uint32_t slot;    // of the glyph in the font's list of glyphs
    uint16_t variant; // of the font, in which the code has this text
    uint16_t code;    // CFF: known once the font program is made
} tz_pdf_code;
typedef struct tz_pdf_font_program {
    tz_subset subset; // bytes NULL: not made yet
    tz_bytes deflated;
} tz_pdf_font_program;
typedef struct tz_pdf_font {
    const tz_face_info *face; // NULL: not used
    uint16_t index;           // of the face
    uint16_t variants;
    uint32_t *of_glyph; // latest code of each glyph, counted from 1; 0: none
    TZ_LIST(tz_pdf_code) codes;
    TZ_LIST(uint16_t) glyphs;
    tz_pdf_font_program program;
} tz_pdf_font;

typedef struct tz_pdf_page {
    tz_pdf_dict *page;
    uint32_t *mcids; // of each span
    uint32_t mcids_n;
    uint32_t links_before;
} tz_pdf_page;

struct tz_pdf {
    tz_arena *arena;
    tz_diag *diag;
    const tz_book *book;
    const tz_pdf_options *options;
    const tz_sink *sink;
    int inks; // of the colours written: 4: CMYK; else gray, and RGB where it must be

    // haru.c
    tz_pdf_document *document;
    struct _HPDF_Stream_Rec *values; // a stream in memory that libharu writes values to

    // file.c
    char *buffer;
    size_t buffered, written; // bytes in the buffer, and before it
    bool refused;             // the sink has ended the writing
    struct sha256_ctx digest; // of what is written
    tz_deflater *deflater;

    // object_stream.c
    TZ_LIST(tz_pdf_object_range) ranges; // in the order of their numbers

    // codes.c
    TZ_LIST(tz_pdf_font) fonts; // by face
    bool colored;               // some ink is not black

    tz_imposed_sheets sheets; // for print
    const tz_page **marks;    // of each of their sides: trim marks and the number of the sheet
    tz_len margin, bleed;     // around the trimmed sheet
    tz_pdf_page *pages;       // for handouts and archives
    tz_pdf_dict *resources;   // of all pages
    const tz_link **links;    // of all pages, in order
    uint32_t links_n, links_first;

    // structure.c
    uint32_t *order;             // of each element id: its place in the tree, counted from 1; 0: not in it
    const tz_element **elements; // in that order
    uint32_t elements_n, elements_first;
    TZ_LIST(uint32_t) named; // places of those with an ID
    uint32_t tree_root, parents_first, parent_leaves_first, name_leaves_first;

    const char *date, *moment;   // of Info and of XMP; NULL: the book has none
    const char *attachment_date; // never NULL
};

// ---- file.c: the file's frame, and streams ----
// Opens the document and writes the file's header. False after reporting.
bool tz_pdf_open(tz_pdf *pdf);
// Whether nothing has gone wrong so far, in libharu or at the sink; reports libharu's error. Calls of haru.c's
// functions are not checked one by one: libharu remembers its first error.
bool tz_pdf_check(tz_pdf *pdf);
// How hard deflating tries, as libdeflate counts: glyphs and outlines gain little by it, objects that repeat the same
// words much. In an archive's file all streams are as small as can be.
typedef enum tz_pdf_deflate_level { TZ_PDF_LEVEL_CONTENT = 1, TZ_PDF_LEVEL_OBJECTS = 5 } tz_pdf_deflate_level;
// For work in several threads: one for each, freed with the arena.
tz_deflater *tz_pdf_deflater_new(const tz_pdf *pdf, tz_arena *arena, tz_pdf_deflate_level level);
// Write a stream (of tz_pdf_new_stream or tz_pdf_new_page) at once: its bytes as they are; bytes that are deflated
// already; bytes to be deflated.
void tz_pdf_write_stream(tz_pdf *pdf, tz_pdf_dict *stream, const void *bytes, size_t size);
void tz_pdf_write_deflated_stream(tz_pdf *pdf, tz_pdf_dict *stream, const tz_bytes *deflated);
void tz_pdf_deflate_stream(tz_pdf *pdf, tz_pdf_dict *stream, const void *bytes, size_t size);
// SHA-256 of what has been written so far.
void tz_pdf_digest(const tz_pdf *pdf, uint8_t digest[SHA256_DIGEST_SIZE]);
// The end of the file, once all objects are written: cross-reference and trailer. False after reporting.
bool tz_pdf_write_xref(tz_pdf *pdf);

// ---- object_stream.c: reserved objects, and object streams ----
// Numbers for n objects, each to be written by `emit` with an index from 0 on; gives the first.
uint32_t tz_pdf_reserve_objects(tz_pdf *pdf, uint32_t n, tz_pdf_emitter *emit);
// The same for one number that tz_pdf_add_new_number or tz_pdf_append_new_number gave, the last so far.
void tz_pdf_set_emitter(tz_pdf *pdf, uint32_t number, uint32_t index, tz_pdf_emitter *emit);
// Writes all objects that are not yet written. False after reporting.
bool tz_pdf_write_object_streams(tz_pdf *pdf);

// ---- object_text.c: values as they are written in the file ----
void tz_pdf_put(tz_pdf_object_text *out, const char *text);
void tz_pdf_put_number(tz_pdf_object_text *out, uint32_t number);
void tz_pdf_put_ref(tz_pdf_object_text *out, uint32_t number);                    // "7 0 R"
void tz_pdf_put_points(tz_pdf_object_text *out, int64_t length);                  // of EMU, and a space: "10.5 "
void tz_pdf_put_text(tz_pdf_object_text *out, const char *key, const char *utf8); // nothing when utf8 is NULL
bool tz_pdf_is_ascii(const char *text); // printable ASCII, the same in all of PDF's encodings
// UTF-8 as UTF-16BE: its bytes, or these in hexadecimal digits.
void tz_pdf_add_utf16(tz_arena *arena, tz_bytes *out, const char *utf8, size_t size);
void tz_pdf_put_utf16(tz_arena *arena, tz_bytes *out, const char *utf8, size_t size);
// The character at *at, which moves behind it.
uint32_t tz_pdf_next_character(const char *utf8, size_t size, size_t *at);

// ---- codes.c: character codes for glyphs and their texts ----
// Consecutive glyphs of a run that show one piece of its text.
typedef struct tz_pdf_cluster {
    uint32_t first, end; // glyphs
    const char *text;
    uint32_t size;
    uint32_t glyphs_used, text_used; // glyphs whose codes were given, and bytes of the text that these codes stand for
} tz_pdf_cluster;
// The cluster from glyph `first` on.
tz_pdf_cluster tz_pdf_cluster_at(const tz_run *run, uint32_t first);
// Collects the codes of every font from the runs of all pages and marks. False after reporting.
bool tz_pdf_collect_codes(tz_pdf *pdf);
// The code for a cluster's next glyph, from the first to the last.
const tz_pdf_code *tz_pdf_next_code(const tz_pdf *pdf, const tz_run *run, tz_pdf_cluster *cluster);
// Whether the cluster has more glyphs than characters, so that its codes do not add up to its text: then it needs
// ActualText (ISO 32000-1, 14.9.4).
bool tz_pdf_needs_actual_text(const tz_pdf_cluster *cluster);

// ---- fonts.c ----
// Makes the program of a font, by its index, in the arena, unless it has one. May be called in several threads at once,
// for a font each.
// A CFF font's codes are known once it has one.
bool tz_pdf_make_font_program(tz_pdf *pdf, size_t font, tz_arena *arena, tz_diag *diag);
// Makes all of them. False after reporting.
bool tz_pdf_make_font_programs(tz_pdf *pdf);
// Writes all fonts into pdf->resources; their programs are made. False after reporting.
bool tz_pdf_write_fonts(tz_pdf *pdf);

// ---- content.c ----
// A page's content stream, in points from the trimmed page's lower left corner. mcids: of its spans, NULL: not tagged.
void tz_pdf_put_content(tz_pdf *pdf, tz_arena *arena, const tz_page *page, tz_len height, const uint32_t *mcids,
                        tz_bytes *out);
// A number of thousandths as a decimal, and a space: "0.5 ".
void tz_pdf_put_decimal(tz_arena *arena, tz_bytes *out, int64_t thousandths);
// The nearest thousandths of a point.
int64_t tz_pdf_millipoints(int64_t length);

// ---- structure.c ----
// After pages and links.
void tz_pdf_add_structure(tz_pdf *pdf);

// ---- pages.c: page objects, links, bookmarks, labels ----
bool tz_pdf_write_pages(tz_pdf *pdf); // with their contents, and the fonts
tz_pdf_dict *tz_pdf_add_page(tz_pdf *pdf, const tz_bytes *deflated);
void tz_pdf_add_links(tz_pdf *pdf);
void tz_pdf_add_bookmarks(tz_pdf *pdf);
void tz_pdf_add_page_labels(tz_pdf *pdf);

// ---- attachment.c ----
void tz_pdf_add_attachments(tz_pdf *pdf);

// ---- sheet.c: sheets for a print shop or an office's printer ----
void tz_pdf_impose_pages(tz_pdf *pdf); // before collecting: marks have text too
bool tz_pdf_write_sheets(tz_pdf *pdf); // the sheets' pages

// ---- metadata.c: Info, XMP, output intent ----
bool tz_pdf_set_dates(tz_pdf *pdf);
void tz_pdf_add_metadata(tz_pdf *pdf);
bool tz_pdf_add_output_intent(tz_pdf *pdf);

// ---- icc.c: ICC profiles ----
typedef struct tz_icc_profile {
    const char *bytes;
    size_t size;
    int32_t channels;
    const char *name;
} tz_icc_profile;
tz_icc_profile tz_icc_gray(tz_arena *arena);  // for screens: the tone curve of sRGB
tz_icc_profile tz_icc_srgb(tz_arena *arena);  // sRGB
tz_icc_profile tz_icc_press(tz_arena *arena); // black ink on paper
// A print shop's profile: checked for what PDF/X-4 requires of it. False after reporting.
bool tz_icc_read(tz_pdf *pdf, tz_icc_profile *profile);

#endif
