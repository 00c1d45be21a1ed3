// Fonts: families with their fallbacks, shaping, metrics, subsets. Only src/font uses HarfBuzz and FreeType.
//
// fonts.yaml names families; nothing is looked up in the system. A face's file is read once, checked by SHA-256 and by
// its embedding rights when its first character is needed, so a fallback that is never used costs nothing. A face that
// cannot be opened is reported once for each tz_fonts, at its entry in fonts.yaml; text that needs it then fails.
#ifndef FONT_FONT_H
#define FONT_FONT_H

#include "base/diag.h"
#include "base/length.h"
#include "base/progress.h"

typedef struct tz_fonts tz_fonts;

// Reads fonts.yaml (`config`) and binds it to `files`, which opens font files by the names given there: relative ones
// ("truetype/bizud-gothic/BIZUDGothic-Regular.ttf"), meant below tz_fonts_directory. Both inputs are borrowed for the
// life of the arena. `files` is called by whichever thread needs a face first, by one at a time; the source it returns
// needs no line table (`lines` may be NULL). NULL after reporting.
tz_fonts *tz_fonts_read(tz_arena *arena, const tz_source *config, const tz_input *files, tz_diag *diag);
// The folder fonts.yaml says the files are in ("/usr/share/fonts"), from which the caller makes `files`.
const char *tz_fonts_directory(const tz_fonts *fonts);

// The folder of a family's own that a font file is in, and its name there: such files are asked of `files` as
// "FAMILY/name in that folder". A relative one of fonts.yaml is given from the folder that fonts.yaml is in. NULL: the
// file is below tz_fonts_directory.
const char *tz_fonts_own_directory(const tz_fonts *fonts, const char *file, const char **name);

// Lets the libraries' work be timed from now on; borrowed.
void tz_fonts_set_progress(tz_fonts *fonts, const tz_progress *progress);
// Index of a family by id, or -1. tz_fonts_family_info gives it back.
int tz_fonts_family(const tz_fonts *fonts, const char *id);

typedef enum tz_weight { TZ_REGULAR, TZ_BOLD } tz_weight;
// What a glyph run is set in.
typedef struct tz_font {
    int family;
    tz_weight weight;
    bool vertical; // 縦書き: vert forms and vertical advances, every character upright
} tz_font;

// What fonts.yaml says of a family.
typedef struct tz_family_info {
    const char *id, *name;
    uint16_t faces[2]; // by weight; the same when it has no bold face
    bool only_signs;
    const char *const *fallback; // ids, NULL-terminated
} tz_family_info;
// NULL past the last.
const tz_family_info *tz_fonts_family_info(const tz_fonts *fonts, int family);

// Height of the ideographic em box above the baseline in the face that sets the font's kanji: all of a line stands on
// one baseline, whichever fallbacks are in it. 0 after reporting that a face cannot be opened. Thread-safe.
tz_em tz_fonts_em_top(tz_fonts *fonts, tz_font font, tz_diag *diag);

// One glyph; lengths in em. The glyph's origin (on its baseline) is the pen plus the offsets. In vertical runs the pen
// is at the top centre of the glyph's em box, so the offsets are negative, and the advance goes down the page.
typedef struct tz_glyph {
    uint16_t id;                       // of the font file; never 0 (.notdef)
    uint16_t face;                     // index for tz_fonts_face
    tz_em advance, x_offset, y_offset; // y up, as in OpenType
} tz_glyph;
// The smallest piece of text with a shape of its own: an extended grapheme cluster (UAX #29) or a ligature of them.
// Characters that show nothing (zero width space, joiners, soft hyphen, BOM) have an empty glyph without advance, or
// none.
typedef struct tz_cluster {
    uint32_t start, end;      // bytes of the text
    uint32_t glyph, glyphs_n; // its glyphs; there may be none
    tz_em advance;            // their sum
} tz_cluster;
typedef struct tz_shaped {
    const tz_glyph *glyphs;
    const tz_cluster *clusters; // in text order, covering the text without gaps
    size_t glyphs_n, clusters_n;
} tz_shaped;
// Shapes one paragraph: language ja, whole clusters (with variation selectors and combining marks) from the first font
// of the family and its fallbacks that has all of them. A cluster that no font has is reported at its place, with its
// code points, and so are a variation sequence that no font knows: no other shape stands in, and an emoji, with what to
// write instead. Returns false then, as for glyphs of a damaged font that are wider than any. A fallback that supplies
// signs only has them centred on half an em or one.
// Features are HarfBuzz's defaults for the script of each run, so the result is that of hb-shape --language=ja; dashes
// in a row (——) are as wide as the font has them. A tab is set as a space; line ends must not be in the text;
// right-to-left scripts are refused. Thread-safe.
bool tz_fonts_shape(tz_fonts *fonts, tz_arena *arena, tz_font font, const tz_text *text, tz_diag *diag, tz_shaped *out);

// Nearly all characters of a Japanese text come out the same when they are not shaped; those are not (see
// src/font/simple.h). Switched off, everything is shaped, with the same result. Not while threads are shaping.
void tz_fonts_set_simple_path(tz_fonts *fonts, bool on);

// How much of a full-width punctuation glyph's advance may be trimmed on its left and right to leave the half-em body
// of JLREQ 3.1.2: from the font's own halt (vertical: vhal), else from its ink; {0, 0} when the glyph has no half-em
// body or is already that narrow. In vertical fonts left and right mean top and bottom. Only for punctuation: which
// characters have a half-em body is for the caller to know, a kanji with its ink on one side would be trimmed too.
// Thread-safe.
typedef struct tz_trim {
    tz_em left, right;
} tz_trim;
tz_trim tz_fonts_trim(const tz_fonts *fonts, tz_font font, const tz_glyph *glyph);

// What the PDF and other writers need to know of a face. Borrowed, const, valid as long as fonts.
typedef struct tz_face_info {
    const char *postscript_name;                  // without subset tag; ASCII
    const char *family, *file, *package, *sha256; // from fonts.yaml; package "": it has none
    const char *package_version;                  // from fonts.yaml: which of those it accepts; "": it does not say
    const char *reference_version;                // the first of these
    const char *licence;                          // from fonts.yaml, an SPDX identifier
    const char *version; // of the font itself (name table), for records of how an edition was made
    int32_t upem;
    tz_em ascent, descent, cap_height; // descent negative; baseline relative, typographic metrics
    tz_em em_top, em_bottom;           // height and depth of the ideographic em box (BASE, else OS/2): sum = 1 em
    int32_t box[4];                    // FontBBox in font units
    int32_t italic_angle;              // 1/65536 degree
    uint16_t weight_class;             // OS/2 usWeightClass
    bool cff;                          // outlines: CFF, else glyf
    bool fixed_pitch, serif;
} tz_face_info;
// By the index in tz_glyph: the order of fonts.yaml. NULL for a face no text has needed yet, and past the last.
const tz_face_info *tz_fonts_face(const tz_fonts *fonts, uint16_t face);
// The same, opened now if no text has needed it yet. NULL after reporting. Thread-safe.
const tz_face_info *tz_fonts_open_face(tz_fonts *fonts, uint16_t face, tz_diag *diag);
// How many faces fonts.yaml has, needed or not.
size_t tz_fonts_face_count(const tz_fonts *fonts);
// Of a face, needed or not, what fonts.yaml says of it; NULL past the last.
const tz_face_info *tz_fonts_listed_face(const tz_fonts *fonts, size_t face);
// The font file of a face; NULL as above. Faces of one collection have one each, with the same bytes.
const tz_source *tz_fonts_face_file(const tz_fonts *fonts, uint16_t face);
// Advance of a glyph in font units, as the font program says it (for PDF widths).
int32_t tz_fonts_glyph_advance(const tz_fonts *fonts, uint16_t face, uint16_t glyph);

// What an open face is and has, for people who choose fonts.
typedef struct tz_face_description {
    const char *name, *japanese; // of its family; japanese "": it says none
    const char *licence;         // an SPDX identifier, if its words are known; NULL: not
    bool bold, italic;
    bool variable;        // used as it is by default
    uint16_t rights;      // fsType of OS/2: 0 installable, 4 to preview and print, 8 to edit
    unsigned faces;       // in its file
    size_t characters;    // in all
    size_t supplementary; // ideographs beyond U+FFFF: extension B and later
    size_t variants;      // ideographic variation sequences
} tz_face_description;
void tz_fonts_describe(const tz_fonts *fonts, tz_arena *arena, uint16_t face, tz_face_description *out);
// How many of n characters an open face has.
size_t tz_fonts_count_characters(const tz_fonts *fonts, uint16_t face, const uint32_t *codes, size_t n);

// The ink box of a glyph around its origin, in em, y down; false when it has no ink. Thread-safe.
typedef struct tz_glyph_ink {
    tz_em left, top, right, bottom;
} tz_glyph_ink;
bool tz_fonts_glyph_ink(const tz_fonts *fonts, uint16_t face, uint16_t glyph, tz_glyph_ink *out);

// A subset font program (ISO 32000-1, 9.9) with just the given glyphs (any order; and glyph 0), without hints, for a
// PDF's FontFile2 (glyf) or FontFile3 /CIDFontType0C (CFF: the bare table). codes[i] is the number under which the
// program has glyphs[i]: glyf: its new glyph id (for CIDToGIDMap); CFF: the CID, which is the new glyph id when the
// program is not CID-keyed (ISO 32000-1, 9.7.4.2). Both are made in `arena`. The same glyphs give the same bytes.
// Thread-safe.
typedef struct tz_subset {
    const char *bytes;
    size_t size;
    uint16_t *codes;
} tz_subset;
bool tz_fonts_subset(const tz_fonts *fonts, tz_arena *arena, uint16_t face, const uint16_t *glyphs, size_t n,
                     tz_subset *out, tz_diag *diag);

// The outline of a glyph for other writers (previews): calls in font units, y up.
typedef struct tz_pen {
    void (*move)(void *context, int32_t x, int32_t y);
    void (*line)(void *context, int32_t x, int32_t y);
    void (*cubic)(void *context, int32_t x1, int32_t y1, int32_t x2, int32_t y2, int32_t x, int32_t y);
    void (*close)(void *context);
    void *context;
    // A curve of a TrueType font, of one control point; NULL: it comes as a cubic one.
    void (*quadratic)(void *context, int32_t x1, int32_t y1, int32_t x, int32_t y);
} tz_pen;
// Does nothing for a glyph without an outline.
void tz_fonts_draw_outline(const tz_fonts *fonts, uint16_t face, uint16_t glyph, const tz_pen *pen);

#endif
