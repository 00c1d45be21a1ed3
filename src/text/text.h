// Composition: a paragraph of Japanese text becomes lines.
//
// The rules are those of JLREQ (W3C, Requirements for Japanese Text Layout), which explains JIS X 4051:2004. Its
// sections are cited at each rule, and clauses of the standard where JLREQ names them. Rules of CSS are those of CSS
// Text 3 and 4.
//
// A paragraph is shaped, classed and spaced once (tz_para_new); lines at any measure come from that without shaping
// again. All lengths are em units of the paragraph's own type size, so one result serves every size.
#ifndef TEXT_TEXT_H
#define TEXT_TEXT_H

#include "font/style.h"

// Where phrases (文節) end, by the model of BudouX (src/text/phrase.c): ends[b], whether one does before byte b of the
// text; size + 1 entries, first and last true.
void tz_phrase_ends(tz_arena *arena, const tz_text *text, bool *ends);
// Whether byte b of the text stands inside a word, a number with its unit, a date or an address, and does not begin it;
// size + 1 entries.
void tz_token_insides(tz_arena *arena, const tz_text *text, bool *inside);

// ---- paragraphs ----

typedef struct tz_para tz_para;

// Shapes and spaces a text, in which lines end at U+2028 only. NULL after reporting. The text's bytes and the style are
// borrowed.
const tz_para *tz_para_new(tz_arena *arena, tz_fonts *fonts, tz_text text, const tz_style *style, tz_diag *diag);

// The same for inspection: a character that cannot be set is only a warning, and an empty box of one em stands for it.
const tz_para *tz_para_new_lenient(tz_arena *arena, tz_fonts *fonts, tz_text text, const tz_style *style,
                                   tz_diag *diag);

const tz_shaped *tz_para_shaped(const tz_para *para);
const tz_style *tz_para_style(const tz_para *para);
const tz_text *tz_para_text(const tz_para *para);

// One line: clusters [first, end); its width with trimming and spacing, before line adjustment.
typedef struct tz_line {
    uint32_t first, end;
    tz_em width;
    tz_em hang; // how far the last mark hangs beyond the measure
} tz_line;
typedef struct tz_lines {
    const tz_line *at;
    size_t n;
} tz_lines;
// The least number of lines at a measure (any measure > 0). Lines are filled one after the other with natural widths,
// their ends trimmed: brackets flush at the head (JLREQ 3.1.5), closing marks solid at the end (3.1.9), or hanging
// (2.5.1; not in JIS X 4051). Only marks that may not start a line (3.1.7), and a widow (3.5.4; JIS X 4051, 4.20), are
// drawn in by shrinking, where that makes room (追い込み). Tokens wider than the measure begin a line and are broken,
// behind their delimiters if they have any; marks that may not be parted are, too, where they do not fit. Never grows
// with the measure. Fast, allocates nothing.
uint32_t tz_para_line_count(const tz_para *para, tz_em measure);
// The lines at a measure, exactly tz_para_line_count of them: first-fit's, or the best by TZ_LINE_BREAKING_OPTIMAL.
tz_lines tz_para_break_lines(const tz_para *para, tz_arena *arena, tz_em measure);
// Sets one line, adjusted to its measure (JLREQ 3.8), but not stretched by more than ⅛ em a gap: else it is as it is.
// x[i]: left edge of the advance box of cluster first + i, trimmed; draw[i]: where the origin of its glyphs goes, which
// is further left where an opening bracket was trimmed. Both have room for end - first. `last`: the paragraph's last
// line. Gives the line's width as set.
tz_em tz_para_set_line(const tz_para *para, const tz_line *line, tz_em measure, bool last, tz_em *x, tz_em *draw);

// ---- figures.c: what a proofreader would look at ----

// What a line parts at its end, or how it begins or ends.
enum {
    TZ_LINE_SHORT = 1,         // would be justified, but may not be stretched that far: it ends before the measure
    TZ_LINE_LOOSE = 2,         // gaps grew by more than 1/16 em, which can be seen
    TZ_LINE_TIGHT = 4,         // all white space that may go has gone, or nearly all
    TZ_LINE_WIDOW = 8,         // the last line of several, of one letter or two
    TZ_LINE_PARTS_WORD = 16,   // a katakana word or a token, but at no seam (ホーム|ページ) of it
    TZ_LINE_PARTS_UNIT = 32,   // numbers that belong together: 10月|11日
    TZ_LINE_PARTS_PHRASE = 64, // a phrase of a head or title
    TZ_LINE_KANA_MARK = 128,   // begins with ー or small kana
    TZ_LINE_FINDINGS = 8,      // so many there are
};
typedef struct tz_line_figures {
    bool justified;    // stretched or shrunk to the measure, or TZ_LINE_SHORT
    tz_em growth;      // the most that a gap grew that is none beside Latin
    tz_em latin;       // the widest gap between Japanese and Latin, without white space of the glyphs' own; 0: none
    tz_em shrunk;      // how much narrower than natural the line is
    tz_em spare;       // what it lacks to the measure
    uint32_t findings; // TZ_LINE_*
} tz_line_figures;
// Of a line that was set with that result at that measure.
tz_line_figures tz_para_line_figures(const tz_para *para, const tz_line *line, tz_em measure, bool last,
                                     const tz_em *draw);

// ---- ruby ----

// Ruby that stands over clusters of the paragraph, if the style has ruby: ｜漢字《かんじ》 (full-width bar, double
// angle brackets; the base is what stands between the bar and the bracket), set as group ruby (JLREQ 3.3.6). The
// notation stays in the text, as clusters without glyphs and width; no line ends inside the base. An incomplete
// notation is ordinary text.
typedef struct tz_ruby {
    uint32_t first, end;           // base clusters
    const tz_para *para;           // the reading; set at half the size
    uint32_t text_start, text_end; // bytes of the whole notation in the paragraph's text
} tz_ruby;
size_t tz_para_rubies(const tz_para *para, const tz_ruby **out);
// Where a reading stands over a line whose places tz_para_set_line gave as x: its left edge in em of the paragraph's
// size, and the measure at which to set it (as a last line), in em of its own size. False when its base is not on the
// line.
bool tz_para_ruby_at(const tz_para *para, const tz_ruby *ruby, const tz_line *line, const tz_em *x, tz_em *left,
                     tz_em *measure);

// ---- on paper ----

// The distance of a style's lines at its own size.
tz_len tz_style_line_pitch(const tz_style *style, tz_len size);
// The height of a paragraph in a column `width` wide, where body text has the size `body`. INT32_MAX: as much or more.
tz_len tz_para_height(const tz_para *para, tz_len width, tz_len body);
// The baseline of a line whose slot, `pitch` high, begins at `top`: the em box of the first glyph's face stands in the
// middle of the slot.
tz_len tz_line_baseline(const tz_fonts *fonts, const tz_para *para, tz_len top, tz_len pitch, tz_len size);

#endif
