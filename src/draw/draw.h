// Drawing: composed text, links and change marks become items of a page's display list and elements of the structure.
//
// Lengths are EMU from the page's top left corner, y down. Whatever a page borrows (paragraphs' texts, link contents)
// must live as long as the book. Nothing here decides where content goes.
#ifndef DRAW_DRAW_H
#define DRAW_DRAW_H

#include "draw/tools.h"
#include "page/page.h"
#include "text/flow.h"

typedef struct tz_change_marks tz_change_marks;

// ---- proof.c: lines as they were drawn, for a proofreader ----

typedef struct tz_proof_line {
    const tz_page *page;
    tz_text text; // the line's own, without its places
    tz_line_figures figures;
} tz_proof_line;
typedef struct tz_proof {
    tz_arena *arena;              // of all of it; set by whoever wants a proof
    TZ_LIST(tz_proof_line) lines; // in the order they were drawn
} tz_proof;

// A page that is drawn on.
typedef struct tz_canvas {
    tz_arena *arena; // of the book
    const tz_fonts *fonts;
    tz_book *book; // counts the elements
    tz_page *page;
    tz_change_marks *marks; // of the texts drawn, or NULL
    tz_proof *proof;        // takes down what is drawn, or NULL
} tz_canvas;
// Takes a line down, if there is a proof.
void tz_canvas_prove_line(const tz_canvas *c, const tz_para *para, const tz_line *line, tz_em measure, bool last,
                          const tz_em *draw);
// Opens a span for what is drawn next: content of an element, or an artifact of layout or pagination.
void tz_canvas_content(const tz_canvas *c, tz_element *element);
void tz_canvas_artifact(const tz_canvas *c, tz_artifact artifact);
// Content of an element; NULL: an artifact of pagination, text that is repeated.
void tz_canvas_text(const tz_canvas *c, tz_element *element);
void tz_draw_rect(const tz_canvas *c, tz_box box, tz_color color);
// Opens and closes a frame, in which what is drawn meanwhile must stay (tz_page_open_frame). Every part opens one for
// each of its cells, entries and lines; the text that is drawn in it is its owner, or what that was filled in from.
void tz_canvas_open_frame(const tz_canvas *c, tz_frame_kind kind, tz_box box, const tz_text *owner);
void tz_canvas_close_frame(const tz_canvas *c);

// ---- text_line.c: one line of a paragraph as set ----

typedef struct tz_text_line {
    const tz_para *para; // NULL: an empty line
    tz_line line;
    const tz_em *at, *draw; // of each cluster: its advance box, and the origin of its glyphs
    tz_len size;            // of the type
    tz_len width;
} tz_text_line;
// Sets a line of a paragraph at a measure and a type size; `last`: the paragraph's last line.
tz_text_line tz_text_line_set(tz_arena *arena, const tz_para *para, const tz_line *line, tz_em measure, bool last,
                              tz_len size);
// Composes a text as a single line, however long; em lengths of the style are fractions of the body size. Empty text
// gives an empty line. False after reporting.
bool tz_text_line_new(const tz_tools *tools, tz_text text, const tz_style *style, tz_len body, tz_text_line *out);
// A part of the line: its clusters [from, to).
tz_text_line tz_text_line_part(const tz_text_line *line, uint32_t from, uint32_t to);
// The baseline at which a line stands in the middle of [top, top + height); `top` for an empty line.
tz_len tz_text_line_centre(const tz_fonts *fonts, const tz_text_line *line, tz_len top, tz_len height);

// ---- line.c: lines and paragraphs ----

// Draws a line into the span that the caller has opened. `at` is the line's left edge on its baseline; in vertical
// styles the line's middle, and its head.
void tz_draw_line(const tz_canvas *c, const tz_text_line *line, tz_point at);
// Draws a paragraph line by line, its top left corner at `at`; gives its height. Em lengths are fractions of the body
// size. element NULL: text that is repeated, an artifact.
tz_len tz_draw_para(const tz_canvas *c, const tz_para *para, tz_element *element, tz_point at, tz_len width,
                    tz_len body);
// The same in a frame of its own, as wide as the box and as high as the paragraph.
tz_len tz_draw_heading(const tz_canvas *c, const tz_para *para, tz_element *element, tz_box box, tz_len body);

// ---- flow.c: flows ----

// The structure elements of a flow's blocks.
typedef struct tz_flow_tree {
    tz_element **label, **body; // one a block; label NULL where there is none
    tz_element *cell;           // that they stand in, or NULL
} tz_flow_tree;
// Makes them below a parent; subheads become elements of the role `subhead`.
tz_flow_tree tz_flow_elements(const tz_canvas *c, tz_element *parent, const tz_flow *flow, tz_role subhead);
// Lines [from, to) of a flow set in lines, at a body size, stretched by `growth` (millionths).
typedef struct tz_flow_slice {
    const tz_flow *flow;
    const tz_flow_lines *lines;
    size_t from, to;
    tz_len size;
    int32_t growth;
} tz_flow_slice;
// Draws them, the top left corner of their first line box at `at`. tree NULL: text that is repeated, an artifact.
void tz_draw_flow(const tz_canvas *c, const tz_flow_slice *slice, const tz_flow_tree *tree, tz_point at);

// ---- link.c: links ----

// Reference > Link below a parent: the element of a link's text.
tz_element *tz_link_element_new(tz_arena *arena, tz_book *book, tz_element *parent);
// A link from a box on the page to another page; `contents` is what a screen reader reads out.
void tz_link_add(const tz_canvas *c, tz_element *element, tz_box box, const tz_page *to, const char *contents);
// A range of a paragraph's text that leads to a page.
typedef struct tz_link_range {
    size_t from, to; // bytes
    const tz_page *page;
    const char *contents; // what a screen reader reads out
    tz_element *element;  // its Link, made when the range first stands on a line
} tz_link_range;
// Draws a line in a line box whose top left corner is at `at`, its link ranges as links; other text belongs to
// `element`.
void tz_draw_linked_line(const tz_canvas *c, const tz_text_line *line, tz_element *element, tz_link_range *ranges,
                         size_t n, tz_point at);

// ---- change_mark.c: changes marked in texts, found by tz_text_position() ----

// What stands between old and new words in a marked text: a thin space, that shows as a gap and is no content.
#define TZ_CHANGE_GAP "\u2009"
// Deleted or inserted words.
typedef struct tz_change_mark {
    uint64_t from, to;
    bool deleted;
    const char *alt;     // what a screen reader reads out
    tz_element *element; // its Del or Ins, made when it first stands on a line
} tz_change_mark;
// A statement with a bar to its left, or with a wedge where statements above or below it were deleted.
typedef struct tz_change_bar {
    uint64_t from, to;
    bool changed, above, below;
    const char *words;   // of the bar for a screen reader: "修正"; NULL: the text says it, and the bar is an artifact
    tz_element *element; // its Span, made when it is first drawn
} tz_change_bar;
struct tz_change_marks {
    TZ_LIST(tz_change_mark) words;
    TZ_LIST(tz_change_bar) bars;
    uint32_t texts_n;   // made to be marked
    tz_len bar, stroke; // thickness of bars, and of the lines through and under words
    tz_len frame;       // and of the frames of tables, which bars are clear of
    bool side_by_side;  // deleted words stand apart from inserted ones: they are underlined, too
    tz_color color;
    const char *deleted; // words of wedges for a screen reader: "削除"; NULL: they are artifacts
};
// Makes marks ready to be found; to be called when all are there.
void tz_change_marks_sort(tz_change_marks *marks);
// Draws a line of a flow at a type size, marked words as elements of their own below `element` (NULL: an artifact,
// unmarked).
void tz_draw_marked_line(const tz_canvas *c, const tz_flow_line *line, tz_element *element, tz_len size, tz_point at);
// Draws the bars of a slice of a flow at `at` and the wedges above its statements, which are read before the text; and
// the wedges below, which are read behind it. tree NULL: artifacts.
void tz_draw_change_bars(const tz_canvas *c, const tz_flow_slice *slice, const tz_flow_tree *tree, tz_point at);
void tz_draw_deletions_below(const tz_canvas *c, const tz_flow_slice *slice, const tz_flow_tree *tree, tz_point at);
// Draws the wedge of an answer all of whose statements were deleted, as content of its cell; `at` is where its text
// would begin, in the middle.
void tz_draw_emptied_answer(const tz_canvas *c, tz_element *cell, tz_point at, tz_len size);

#endif
