// A paragraph from inside: what is computed once when it is made, so that lines at any measure cost little.
#ifndef TSUZURI_TEXT_PARA_H
#define TSUZURI_TEXT_PARA_H

#include "rules.h"

// Places where lines may end at one strength or freer, ascending; the last is the paragraph's end.
typedef struct tz_break_list {
    const uint32_t *at;
    uint32_t n;
} tz_break_list;

struct tz_para {
    tz_text text;
    const tz_style *style;
    tz_shaped shaped;
    uint32_t n;               // clusters
    const tz_char *chars;     // one a cluster
    tz_em *advances;          // one a cluster
    const tz_trim *owned;     // white space inside a cluster's advance that may be trimmed, by its class
    const tz_spacing *joints; // joints[i]: between clusters i and i + 1
    const int64_t *at;        // left edge of each cluster when all stood on one line; at[n]: the whole
    int64_t floor;            // the narrowest measure worth giving it: see tz_para_min_measure
    const int64_t
        *starts; // starts[a]: the left edge, on that one line, of a line that starts at a: see tz_line_find_start_edge
    const int64_t *slack;   // how much the joints (and word spaces) before each cluster may shrink together
    const uint32_t *ink;    // ink[b]: the end of what shows in a line that ends at b (trailing white space off)
    const int64_t *ends;    // ends[b]: the right edge, on that one line, of a line that ends at b: trimmed, or hanging
    const uint8_t *cuts;    // TZ_BREAK_* before each cluster
    tz_break_list lists[3]; // of TZ_BREAK_ALLOWED, up to TZ_BREAK_IN_TOKEN, up to TZ_BREAK_ANYWHERE
    uint32_t density[3];    // cuts of each list an em of the whole text, in 1/65,536
    const uint32_t *cores;  // for lists[0]: see tz_line_fits()
    const uint32_t *stops;  // forced line ends, ascending; the last is n
    uint32_t stops_n;
    const uint8_t *phrases; // phrases[b]: TZ_PHRASE_*, whether a phrase ends at b; NULL: not asked for
    const uint32_t *shown;  // clusters that show, ascending: all but ruby notation; NULL: there is none
    uint32_t shown_n;
    bool is_reading; // of a ruby: spread over its base
    tz_ruby *rubies;
    size_t rubies_n;
};

// ---- ruby.c ----
// Finds ｜base《reading》 in a shaped paragraph, takes the glyphs of the notation away and fills para->rubies, all but
// their paragraphs. Gives the readings' texts, one a ruby. `hidden` becomes a mark for each cluster, or NULL when there
// is no ruby.
const tz_text *tz_rubies_find(tz_para *para, tz_arena *arena, const bool **hidden);
// Widens bases that are narrower than their readings, and keeps them from being shrunk, stretched or parted.
void tz_rubies_space(tz_para *para, tz_spacing *joints);
void tz_rubies_prohibit_breaks(const tz_para *para, uint8_t *cuts);

// ---- shape.c ----
// tz_fonts_shape() for text that may have line separators (U+2028 and the like) in it: they show nothing.
bool tz_shape_text(tz_fonts *fonts, tz_arena *arena, tz_font font, const tz_text *text, tz_diag *diag, tz_shaped *out);
// Whether no line separator begins at bytes [from, to).
bool tz_is_one_line(const tz_text *text, size_t from, size_t to);

// ---- lenient.c ----
// tz_fonts_shape() with an empty em for what it refuses.
bool tz_shape_text_lenient(tz_fonts *fonts, tz_arena *arena, tz_font font, const tz_text *text, tz_diag *diag,
                           tz_shaped *out);

// ---- line.c: how wide a line is ----

// Where a line that starts at `from` has its left edge on that one line: an opening bracket is trimmed, the paragraph's
// first line indented. tz_line_find_start_edge() is tz_para.starts[from].
int64_t tz_line_find_start_edge(const tz_para *para, uint32_t from);
static inline int64_t tz_line_start_edge(const tz_para *para, uint32_t from) {
    return para->starts[from];
}
// The width of a line of one cluster: its mark cannot hang.
int64_t tz_line_single_width(const tz_para *para, uint32_t from);
// Width of clusters [from, to) as a line with its ends trimmed as far as they may be, before fitting; `start` is
// tz_line_start_edge() of `from`. What all fitting asks, again and again.
static inline int64_t tz_line_width_from(const tz_para *para, int64_t start, uint32_t from, uint32_t to) {
    uint32_t end = para->ink[to];
    if (end > from + 1)
        return para->ends[to] - start;
    return end > from ? tz_line_single_width(para, from) : 0;
}
static inline int64_t tz_line_width(const tz_para *para, uint32_t from, uint32_t to) {
    return tz_line_width_from(para, tz_line_start_edge(para, from), from, to);
}
// The same after shrinking all that may shrink.
int64_t tz_line_reduced_width(const tz_para *para, uint32_t from, uint32_t to);
// Whether [from, to) fits a measure. It does when it fits unshrunk. And it does when it can be shrunk to fit and only
// the marks that may not start a line stick out (追い込み): [from, core) fits unshrunk. Both grow with the line, so
// that first-fit gives the fewest lines and the count never grows with the measure.
bool tz_line_fits(const tz_para *para, uint32_t from, uint32_t core, uint32_t to, tz_em measure);
// Whether a line must end at `at`, and whether clusters [from, to) are but one letter with its marks.
bool tz_is_forced_break(const tz_para *para, uint32_t at);
bool tz_is_orphan(const tz_para *para, uint32_t from, uint32_t to);
static inline bool tz_is_mark(const tz_char *c) { // that may not start a line: 。、」・
    return c->class >= TZ_CL_CLOSING && c->class <= TZ_CL_COMMA;
}
// Where the line that starts at `from` ends at best.
uint32_t tz_line_find_end(const tz_para *para, uint32_t from, tz_em measure);
// Counts the lines at a measure, and tells from which measure on to below which they are the same.
typedef struct tz_measure_range {
    int64_t low, high;
} tz_measure_range;
uint32_t tz_para_probe_measure(const tz_para *para, tz_em measure, tz_measure_range *same);
// The first index in a list whose place is beyond `after`.
uint32_t tz_break_after(const tz_break_list *list, uint32_t after);
// The line [from, to) as tz_para_break_lines() gives it.
tz_line tz_line_of(const tz_para *para, uint32_t from, uint32_t to, tz_em measure);
// What goes off an opening bracket at a line's head, and off a closing mark at its end.
tz_em tz_head_trim(const tz_para *para, uint32_t first);
tz_em tz_tail_trim(const tz_para *para, uint32_t last);
// Whether the line's closing mark may hang beyond the measure.
bool tz_line_hangs(const tz_para *para, uint32_t from, uint32_t to);
// tz_para.ends[to].
int64_t tz_line_find_end_edge(const tz_para *para, uint32_t to);

// What tz_para.floor becomes: the widest piece that is not to be parted.
int64_t tz_para_min_useful_measure(const tz_para *para);

// ---- optimal.c ----
tz_lines tz_break_optimal(const tz_para *para, tz_arena *arena, tz_em measure);

// ---- phrase.c ----
// Where phrases (文節) end: ends has n + 1 entries, one before each cluster.
enum {
    TZ_PHRASE_INSIDE,
    TZ_PHRASE_WEAK, // what follows only helps the phrase before it: に|ついて, する|こと
    TZ_PHRASE_END,
};
void tz_phrases_find(const tz_char *chars, size_t n, uint8_t *ends);

#endif
