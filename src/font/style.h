// Styles: how paragraphs and flows are set. Layouts name them; composed text borrows them.
#ifndef FONT_STYLE_H
#define FONT_STYLE_H

#include "font/font.h"

// Line-break strictness: four levels of JLREQ (C.3, Addendum), three of CSS Text 3 (line-break: strict, normal, loose).
typedef enum tz_strictness {
    TZ_VERY_STRICT,
    TZ_STRICT,
    TZ_LOOSE,
    TZ_VERY_LOOSE,
    TZ_CSS_STRICT,
    TZ_CSS_NORMAL,
    TZ_CSS_LOOSE,
} tz_strictness;
// Punctuation: JLREQ's half-em bodies with gaps, CSS text-spacing-trim: normal, or full-width bodies throughout.
// Sources: JLREQ 3.1.2 to 3.1.4 and Appendix B; CSS Text 4, text-spacing-trim.
typedef enum tz_spacing_trim { TZ_TRIM_JLREQ, TZ_TRIM_CSS, TZ_TRIM_NONE } tz_spacing_trim;
// Where lines shorter than the measure stand (JLREQ 3.5.3; JIS X 4051, 4.18), or that they are justified (JLREQ 3.8).
typedef enum tz_align {
    TZ_ALIGN_START,
    TZ_ALIGN_JUSTIFY, // flush on both sides, but for the last line
    TZ_ALIGN_CENTER,
    TZ_ALIGN_END,
    TZ_ALIGN_EVEN,    // evenly spaced over the measure (均等割り)
    TZ_ALIGN_DECIMAL, // numbers aligned at their decimal points
} tz_align;
typedef enum tz_line_breaking { TZ_LINE_BREAKING_OPTIMAL, TZ_LINE_BREAKING_FIRST_FIT } tz_line_breaking;

// Process ink in per mille. Black text is K only; a tint is a tint of K.
typedef struct tz_color {
    uint16_t c, m, y, k;
} tz_color;
// What inks look like for writers that know red, green and blue only, in per mille: each ink takes its light away,
// black from all three. Without C, M and Y the three are equal: a gray.
void tz_color_rgb(tz_color color, int32_t light[3]);

// How wide a gap of a justified line may become (JLREQ 3.8.4); a line that would need more is not stretched at all.
typedef struct tz_stretch {
    tz_em latin; // between Japanese and Latin, with the white space of the Latin glyph itself: stretched first
    tz_em all;   // what is added to every other gap, in equal parts
} tz_stretch;
#define TZ_STRETCH_DEFAULT                                                                                             \
    { TZ_EM * 3 / 8, TZ_EM / 8 }

typedef struct tz_style {
    const char *name;
    tz_font font;
    tz_length_spec size; // em: of the body size ("1em"), or fixed ("14pt")
    int32_t leading;     // line pitch in millionths of the size: 1300000
    tz_align align;
    tz_strictness strictness;
    tz_spacing_trim spacing_trim;
    tz_line_breaking breaking;
    tz_stretch stretch;
    bool hanging;        // 、 and 。 may hang beyond a line's end (ぶら下げ, JLREQ 2.5.1)
    bool phrases;        // break between phrases (文節) where possible, also when justified: headings, titles
    bool keep_with_next; // its last line stays with the line that follows
    bool ruby;           // ｜漢字《かんじ》 is ruby over a base
    tz_em ragged_below;  // a measure narrower than this is set ragged even if align is justify
    tz_em indent;        // of the first line (JLREQ 3.5.1; JIS X 4051, 4.17)
    tz_em before, after; // space above and below the paragraph, in em of the body size
    tz_color color;
    const tz_text *nobreak; // words that are parted only where they do not fit a line: the edition's
    size_t nobreak_n;
} tz_style;

// How plain text is read into blocks (tz_flow_new), and the style of each kind of block.
typedef struct tz_flow_style {
    const tz_style *body, *subhead; // size.fixed must be 0: in em of the body size
    const char *const *labels; // that begin an item, longest first; NULL-terminated, or NULL: none. "①-⑳" is a range
    tz_em item_gap, para_gap;  // space between items, and between paragraphs
    tz_em label_min_width;     // of the boxes in which labels stand
} tz_flow_style;

#endif
