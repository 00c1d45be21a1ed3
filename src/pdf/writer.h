// Inside the PDF stage: one file in the making, and what its files share.
//
// libharu keeps the objects, numbers them and writes them; file.c frames them. What there are very many of (structure
// elements, parent trees) or what libharu cannot say exactly is "raw": only its number is kept, and its text is emitted
// when the file is put together, so that a large book costs no memory for it.
//
// libharu's low-level calls leave a sticky error behind: results are not looked at one by one, tz_pdf_check() sees it.
#ifndef PDF_WRITER_H
#define PDF_WRITER_H

#include "pdf/impose.h"
#include "tsuzuri/intl.h"
#include "tsuzuri/pdf.h"

#include <hpdf.h>
#include <nettle/sha2.h>

typedef struct tz_pdf tz_pdf;

// Text of raw objects in the making.
typedef struct tz_pdf_object_text {
    tz_arena *arena;
    tz_bytes bytes;
} tz_pdf_object_text;
// Writes the value of raw object `index` of its range. Called from several threads at once.
typedef void tz_pdf_emitter(const tz_pdf *pdf, uint32_t index, tz_pdf_object_text *out);
typedef struct tz_pdf_object_range {
    uint32_t first, n; // object numbers
    uint32_t index;    // of the first
    tz_pdf_emitter *emit;
} tz_pdf_object_range;

// A character code of a PDF font: one for each pair of glyph and text.
typedef struct tz_pdf_code {
    const char *text; // UTF-8, borrowed from the book
    uint32_t size;
    int32_t width;    // in 1/100,000 em, as the PDF states it
    uint32_t next;    // further code of the same glyph, counted from 1; 0: none
    uint32_t slot;    // of the glyph among the face's
    uint16_t variant; // of the font, which says what the code means
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
    HPDF_Page page;
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

    // file.c
    HPDF_Doc doc;
    HPDF_Stream out;
    char *buffer;
    size_t buffered;
    bool refused; // by the sink
    struct sha256_ctx digest;
    struct libdeflate_compressor *deflater;
    TZ_LIST(tz_pdf_object_range) ranges;

    // codes.c
    TZ_LIST(tz_pdf_font) fonts; // by face
    bool colored;               // some ink is not black

    tz_imposed_sheets sheets; // for print
    const tz_page **marks;    // of each of their sides: what stands beside and between the pages
    tz_len margin, bleed;     // around the trimmed sheet
    tz_pdf_page *pages;       // for reading
    HPDF_Dict resources;      // of all pages
    const tz_link **links;    // of all pages, in order
    uint32_t links_n, links_first;

    // structure.c
    uint32_t *order;             // of each element id: its place in the tree, counted from 1; 0: not in it
    const tz_element **elements; // in that order
    uint32_t elements_n, elements_first;
    TZ_LIST(uint32_t) named; // places of those with an ID
    uint32_t tree_root, parents_first, parent_leaves_first, name_leaves_first;

    const char *date, *moment; // of Info and of XMP; NULL: the book has none
};

// ---- file.c: from objects to bytes ----
// Opens the document and writes the file's header.
void tz_pdf_open(tz_pdf *pdf);
// No call of libharu has failed; reports if one has.
bool tz_pdf_check(tz_pdf *pdf);
// Numbers for n raw objects; gives the first.
uint32_t tz_pdf_reserve_objects(tz_pdf *pdf, uint32_t n, uint32_t index, tz_pdf_emitter *emit);
// One raw object that libharu's containers can refer to.
HPDF_Null tz_pdf_reserve_object(tz_pdf *pdf, uint32_t index, tz_pdf_emitter *emit);
// Writes a stream (made with tz_pdf_new_stream) at once and frees its content.
void tz_pdf_write_stream(tz_pdf *pdf, HPDF_Dict stream, const void *bytes, size_t size, bool deflate);
// The same with bytes that are deflated already.
void tz_pdf_write_deflated_stream(tz_pdf *pdf, HPDF_Dict stream, const tz_bytes *deflated);
// How hard is tried, as libdeflate counts: glyphs and outlines gain little by it, objects that repeat the same words
// much. What goes into an archive is made as small as can be.
typedef enum tz_pdf_deflate_level { TZ_PDF_LEVEL_CONTENT = 1, TZ_PDF_LEVEL_OBJECTS = 5 } tz_pdf_deflate_level;
// For work in several threads: a compressor for each, freed with the arena; what it makes of bytes, in the arena.
struct libdeflate_compressor *tz_pdf_deflater_new(const tz_pdf *pdf, tz_arena *arena, tz_pdf_deflate_level level);
tz_bytes tz_pdf_deflate(const tz_pdf *pdf, struct libdeflate_compressor *deflater, tz_arena *arena, const void *bytes,
                        size_t size);
// Writes all objects, the cross-reference and the trailer.
bool tz_pdf_close(tz_pdf *pdf);
// The file's knowledge of an object: where it stands, once it does.
HPDF_XrefEntry tz_pdf_xref_entry(const tz_pdf *pdf, uint32_t number);
// The digest of what has been written so far.
void tz_pdf_digest(const tz_pdf *pdf, uint8_t digest[SHA256_DIGEST_SIZE]);

// ---- object_stream.c: object streams ----
#define TZ_PDF_IN_OBJECT_STREAM 'c' // type of the entry of an object that stands in one; libharu knows none
// Packs all objects that are not yet written. False after reporting.
bool tz_pdf_write_object_streams(tz_pdf *pdf);

// ---- object.c: libharu's objects, never NULL ----
// Direct ones, in their container from birth; key NULL: the container is an array.
HPDF_Dict tz_pdf_add_dict(tz_pdf *pdf, void *container, const char *key);
HPDF_Array tz_pdf_add_array(tz_pdf *pdf, void *container, const char *key);
HPDF_Dict tz_pdf_new_object(tz_pdf *pdf, const char *type); // with a number; type NULL: none
HPDF_Dict tz_pdf_new_stream(tz_pdf *pdf, const char *type); // with a number
void tz_pdf_add_box(tz_pdf *pdf, HPDF_Dict dict, const char *key, const int64_t box[4]); // of EMU
void *tz_pdf_new_string(tz_pdf *pdf, const char *utf8); // direct: ASCII as it is, else UTF-16
void tz_pdf_add_text(tz_pdf *pdf, HPDF_Dict dict, const char *key, const char *utf8);
bool tz_pdf_is_ascii(const char *text);
uint32_t tz_pdf_object_number(void *object);
// What raw objects are written with.
void tz_pdf_put(tz_pdf_object_text *out, const char *text);
void tz_pdf_put_number(tz_pdf_object_text *out, uint32_t number);
void tz_pdf_put_ref(tz_pdf_object_text *out, uint32_t number);
void tz_pdf_put_points(tz_pdf_object_text *out, int64_t length);                  // and a space
void tz_pdf_put_text(tz_pdf_object_text *out, const char *key, const char *utf8); // nothing when NULL
// UTF-8 as UTF-16BE in hexadecimal digits.
void tz_pdf_utf16(tz_arena *arena, tz_bytes *out, const char *utf8, size_t size);
uint32_t tz_pdf_character(const char *utf8, size_t size, size_t *at);

// ---- codes.c: which glyph stands for which text ----
// Consecutive glyphs of a run that show one piece of its text.
typedef struct tz_pdf_cluster {
    uint32_t first, end; // glyphs
    const char *text;
    uint32_t size;
    uint32_t asked, told; // glyphs whose codes were asked for, and bytes of the text that these have
} tz_pdf_cluster;
// The cluster from glyph `first` on.
tz_pdf_cluster tz_pdf_cluster_at(const tz_run *run, uint32_t first);
// Goes through the book: every code of every font. False after reporting.
bool tz_pdf_collect_codes(tz_pdf *pdf);
// The code for a cluster's next glyph, from the first to the last.
const tz_pdf_code *tz_pdf_next_code(const tz_pdf *pdf, const tz_run *run, tz_pdf_cluster *cluster);
// Whether the cluster's codes do not tell its text: it must be told as ActualText.
bool tz_pdf_needs_actual_text(const tz_pdf_cluster *cluster);

// ---- fonts.c ----
// Makes the program of a font, by its index, for as long as the arena, unless it has one. In several threads at once.
// A CFF font's codes are known once it has one.
bool tz_pdf_make_font_program(tz_pdf *pdf, size_t font, tz_arena *arena, tz_diag *diag);
// Makes all of them. False after reporting.
bool tz_pdf_make_font_programs(tz_pdf *pdf);
// Writes the fonts, whose programs are made, into pdf->resources.
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
HPDF_Page tz_pdf_add_page(tz_pdf *pdf, const tz_bytes *content, bool deflated);
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
// A print shop's profile: checked for what PDF/X-4 asks of it. False after reporting.
bool tz_icc_read(tz_pdf *pdf, tz_icc_profile *profile);

#endif
