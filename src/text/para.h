// A paragraph from inside: what is computed once when it is made, so that lines at any measure cost little.
//
// Private to src/text. "The unbroken line" below is the paragraph set without any break: the width of any line follows
// from positions on it, whatever the measure.
#ifndef TEXT_PARA_H
#define TEXT_PARA_H

#include "rules.h"

// Break opportunities of one strength or stronger, ascending; the last is the paragraph's end.
typedef struct tz_break_list {
    const uint32_t *at; // the cluster before which a line may end
    uint32_t n;
} tz_break_list;

// How much gaps may grow when a line is justified: word spaces and those between Japanese and Latin first, then all.
typedef struct tz_growth {
    int64_t first, all;
} tz_growth;

struct tz_para {
    tz_text text;
    const tz_style *style;
    tz_shaped shaped;
    uint32_t n;                 // clusters
    const tz_char *chars;       // one a cluster
    tz_em *advances;            // one a cluster
    const tz_trim *trimmable;   // white space inside a cluster's advance that may be trimmed, by its class
    const tz_spacing *spacings; // spacings[i]: between clusters i and i + 1
    const int64_t *at;          // left edge of each cluster on the unbroken line; at[n]: its width
    int64_t floor;              // at a narrower measure some token of up to 8 em is broken
    int64_t phrase_floor;       // at a narrower measure that, or some phrase of up to 10 em that is to be kept
    const int64_t *start_edges; // start_edges[a]: left edge, on the unbroken line, of a line that starts at a: see
                                // tz_line_find_start_edge
    const int64_t *end_edges; // end_edges[b]: right edge, on the unbroken line, of a line that ends at b: its last mark
                              // trimmed, or hanging
    const int64_t *shrinkable;       // how much all spacings and word spaces before each cluster may shrink
    const int64_t *latin_shrinkable; // of that, what is between Japanese and Latin
    const uint32_t *ink_end;         // ink_end[b]: where a line that ends at b ends without its trailing white space
    const uint8_t *breaks;           // TZ_BREAK_* before each cluster
    const tz_growth *growths;        // of all gaps before each cluster; nothing unless justified
    const uint8_t *parted;           // parted[b]: TZ_PARTED_*, what a line that ends at b would part; NULL: not needed
    tz_break_list lists[TZ_BREAK_STRENGTHS]; // of TZ_BREAK_ALLOWED, up to TZ_BREAK_IN_TOKEN, and so on
    uint32_t density[TZ_BREAK_STRENGTHS];    // opportunities of each list an em of the whole text, in 1/65,536
    const uint32_t *core_ends;               // for lists[0]: what must fit without shrinking, see tz_line_fits()
    const uint32_t *forced;                  // forced breaks, ascending; the last is n
    uint32_t forced_n;
    const uint8_t *phrases;  // phrases[b]: TZ_PHRASE_*, whether a phrase ends at b; NULL: not needed
    const uint32_t *visible; // clusters that show, ascending: all but ruby notation; NULL: all
    uint32_t visible_n;
    bool is_reading; // of a ruby: spread over its base
    tz_ruby *rubies;
    size_t rubies_n;
};

// ---- ruby.c ----
// Finds ｜base《reading》 in a shaped paragraph, takes the glyphs of the notation away and fills para->rubies, all but
// their paragraphs. Gives the readings' texts, one a ruby. `hidden` becomes a flag for each cluster, or NULL when there
// is no ruby.
const tz_text *tz_rubies_find(tz_para *para, tz_arena *arena, const bool **hidden);
// Widens bases that are narrower than their readings; bases are neither shrunk nor stretched nor broken.
void tz_rubies_set_spacing(tz_para *para, tz_spacing *spacings);
void tz_rubies_prohibit_breaks(const tz_para *para, uint8_t *breaks);
// Whether a line can have room for each base with its reading, which are never parted. Reports those that are too wide.
bool tz_rubies_check(const tz_para *para, tz_diag *diag);

// ---- shape.c ----
// tz_fonts_shape() for text with line separators (U+2028 and the like) in it: they show nothing.
bool tz_shape_text(tz_fonts *fonts, tz_arena *arena, tz_font font, const tz_text *text, tz_diag *diag, tz_shaped *out);
// Whether no line separator begins at bytes [from, to).
bool tz_is_one_line(const tz_text *text, size_t from, size_t to);

// ---- lenient.c ----
// The same with an empty em for what cannot be set.
bool tz_shape_text_lenient(tz_fonts *fonts, tz_arena *arena, tz_font font, const tz_text *text, tz_diag *diag,
                           tz_shaped *out);

// ---- line.c: how wide a line is, and where it ends ----

// Where a line that starts at `from` has its left edge on the unbroken line: an opening bracket is trimmed, the
// paragraph's first line indented. Found once for each cluster, for tz_para.start_edges.
int64_t tz_line_find_start_edge(const tz_para *para, uint32_t from);
static inline int64_t tz_line_start_edge(const tz_para *para, uint32_t from) {
    return para->start_edges[from];
}
// Where a line that ends at `to` has its right edge on the unbroken line. Found once for each, for tz_para.end_edges.
int64_t tz_line_find_end_edge(const tz_para *para, uint32_t to);
// The width of a line of one cluster: its mark cannot hang.
int64_t tz_line_single_width(const tz_para *para, uint32_t from);
// Width of clusters [from, to) as a line whose ends are trimmed as far as they may be, before it is fitted; `start` is
// tz_line_start_edge() of `from`. Line breaking calls this more often than anything else.
static inline int64_t tz_line_width_from(const tz_para *para, int64_t start, uint32_t from, uint32_t to) {
    uint32_t end = para->ink_end[to];
    if (end > from + 1)
        return para->end_edges[to] - start;
    return end > from ? tz_line_single_width(para, from) : 0;
}
static inline int64_t tz_line_width(const tz_para *para, uint32_t from, uint32_t to) {
    return tz_line_width_from(para, tz_line_start_edge(para, from), from, to);
}
// The same with everything shrunk that may shrink.
int64_t tz_line_reduced_width(const tz_para *para, uint32_t from, uint32_t to);
// Whether [from, to) fits a measure: unshrunk, or, when only marks that may not start a line stick out (追い込み), that
// is when [from, core) fits unshrunk, also shrunk. Both widths grow with the line: so first-fit gives the fewest lines,
// and their number never grows with the measure.
bool tz_line_fits(const tz_para *para, uint32_t from, uint32_t core, uint32_t to, tz_em measure);
// Whether a line must end at `at`.
bool tz_is_forced_break(const tz_para *para, uint32_t at);
// How many of clusters [from, to) are letters and no marks, counted to `most`.
uint32_t tz_count_letters(const tz_para *para, uint32_t from, uint32_t to, uint32_t most);
// Whether clusters [from, to) are no more than one letter with its marks: a widow (JLREQ 3.5.4).
bool tz_is_widow(const tz_para *para, uint32_t from, uint32_t to);
static inline bool tz_is_mark(const tz_char *c) { // that may not start a line: 。、」・
    return c->class >= TZ_CL_CLOSING && c->class <= TZ_CL_COMMA;
}
// Where the line that starts at `from` ends when it is filled.
uint32_t tz_line_find_end(const tz_para *para, uint32_t from, tz_em measure);
// The lines at a measure, and between which measures (low included, high not) they are the same.
typedef struct tz_measure_range {
    int64_t low, high;
} tz_measure_range;
uint32_t tz_para_probe_measure(const tz_para *para, tz_em measure, tz_measure_range *same);
// The index of the first opportunity in a list beyond `after`.
uint32_t tz_break_after(const tz_break_list *list, uint32_t after);
// The line [from, to) as tz_para_break_lines() gives it.
tz_line tz_line_of(const tz_para *para, uint32_t from, uint32_t to, tz_em measure);
// What is trimmed off an opening bracket at a line's head, and off a closing mark at its end.
tz_em tz_head_trim(const tz_para *para, uint32_t first);
tz_em tz_tail_trim(const tz_para *para, uint32_t last);
// Whether the line's closing mark may hang beyond the measure.
bool tz_line_hangs(const tz_para *para, uint32_t from, uint32_t to);
// What becomes tz_para.floor: the width of the widest segment that should not be broken, of those up to `longest`.
int64_t tz_para_min_useful_measure(const tz_para *para, int64_t longest);

// ---- tilde.c ----
// Lowers the ASCII tildes of ranges of numbers: 1~2月.
void tz_tildes_lower(tz_para *para, tz_arena *arena, const tz_fonts *fonts);

// ---- stretch.c ----
// Fills para->growths in.
void tz_growths_find(tz_para *para, tz_arena *arena, const tz_fonts *fonts);
// How much the gaps behind clusters [from, to) may grow in all.
tz_growth tz_growth_between(const tz_para *para, uint32_t from, uint32_t to);

// ---- parted.c: what should stay together on a line, if there is a choice ----
enum {
    TZ_PARTED_NOTHING,
    TZ_PARTED_SEAM = 1,      // a katakana word, where it is made of others: ホーム|ページ
    TZ_PARTED_WORD = 2,      // a katakana word elsewhere
    TZ_PARTED_UNIT = 4,      // numbers that belong together: 10月|11日, 24時間|365日
    TZ_PARTED_KANA_MARK = 8, // the next line begins with ー or small kana
};
// `parted` has n + 1 entries, one before each character.
void tz_parted_find(const tz_char *chars, size_t n, uint8_t *parted);

// ---- compound.c: words that compounds are made of ----
// Letters of katakana words, with their long vowels and small letters, of either width.
bool tz_is_katakana(const tz_char *c);
bool tz_is_kanji(const tz_char *c); // of the unified ideographs' first block
// Where compounds are made of words: seams[i] becomes 1 where one begins at chars[i], behind another; others stay.
void tz_seams_find_katakana(const tz_char *chars, size_t n, uint8_t *seams);
void tz_seams_find_kanji(const tz_char *chars, size_t n, uint8_t *seams);

// Whether text of a style is broken between phrases as long as these fit the line: heads and titles.
static inline bool tz_keeps_phrases(const tz_style *style) {
    return style->phrases && style->align != TZ_ALIGN_JUSTIFY && style->breaking == TZ_LINE_BREAKING_OPTIMAL;
}

// ---- line_cost.c ----
// What a line is worth avoiding; 0 is perfect. Costs of the lines of a paragraph add up.
int64_t tz_line_cost(const tz_para *para, uint32_t from, uint32_t to, tz_em measure);
// Whether lines of that measure are justified, all but the last.
bool tz_is_justified(const tz_para *para, tz_em measure);

// ---- optimal.c ----
tz_lines tz_break_optimal(const tz_para *para, tz_arena *arena, tz_em measure);

// ---- phrase.c ----
// Where phrases (文節) end: `ends` has n + 1 entries, one before each character.
enum {
    TZ_PHRASE_INSIDE,
    TZ_PHRASE_WORD,   // inside, but between words: 入退院|支援, ACP|関係, 支援者向け|研修
    TZ_PHRASE_WEAK,   // what follows only serves the phrase before it: に|ついて, する|こと
    TZ_PHRASE_LINKED, // what precedes only serves what follows: 連携の|取組, 目指すべき|姿
    TZ_PHRASE_END,
};
void tz_phrases_find(const tz_char *chars, size_t n, uint8_t *ends);

// ---- phrase_rules.c ----
// Finds what the model does not know in what tz_phrases_find() found: TZ_PHRASE_WORD, TZ_PHRASE_LINKED, and ends at
// punctuation.
void tz_phrases_refine(const tz_char *chars, size_t n, uint8_t *ends);

#endif
