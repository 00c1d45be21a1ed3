// Specs of a booklet's parts: how each looks apart from its cards. A section of a layout fills one; all words in it are
// the layout's.
//
// Filled by tz_layout_read() and const from then on; everything pointed to belongs to the layout's arena. A section may
// be missing as long as no booklet has its part (`known` is false). Lengths: tz_len on paper, tz_em in proportion
// to the type, which is the section's `size` unless a style says otherwise. Sections and keys are those of
// layouts/a4.yaml, where each is explained; a member that the file does not give has the default named here, or 0.
#ifndef LAYOUT_PART_SPEC_H
#define LAYOUT_PART_SPEC_H

#include "font/style.h"
#include "yaml/yaml.h"

// A text with {names} in braces, filled in when pages are made. Which names may stand in it is checked when the layout
// is read.
typedef struct tz_template {
    tz_text text;
} tz_template;

// A line of running text at the head or foot of pages.
typedef struct tz_running_line {
    tz_template left, center, right; // as on right-hand pages
    tz_len offset;                   // of its baseline from the page's edge
    const tz_style *style;           // NULL: no such line
    tz_len rule;                     // thickness of a rule between it and the page's content; 0: none
    bool mirrored;                   // left and right change places on left-hand pages
    tz_texts except;                 // parts without it
} tz_running_line;

// The page a part begins on: any, or a right-hand or left-hand one after a blank page. Page 1 lies on the right.
typedef enum tz_part_start { TZ_PART_START_ANY, TZ_PART_START_RIGHT, TZ_PART_START_LEFT } tz_part_start;

// Why a part cannot be made, found when the layout was read: a booklet without the part needs no room for it.
typedef struct tz_part_fault {
    tz_place place;
    const char *message; // translated; NULL: none
} tz_part_fault;

// What all parts have in common; the first member of each part's spec. Cover and cards have no style of their title,
// size, columns, gap nor space below the title.
typedef struct tz_part_spec {
    bool known;                  // the layout has the section
    tz_place place;              // of the section: what messages about the part refer to
    tz_template title;           // above the part, in contents and outline
    const tz_style *title_style; // NULL: no title is set above the part
    tz_template head;            // {head} of running lines
    tz_len size;                 // of the type that em lengths of the section are fractions of: 1pt or more
    int32_t columns;             // what is set in columns stands in so many: 1 to 8, default 1
    tz_len gap;                  // between columns
    tz_em least_column;          // fewer columns are taken where they would be narrower than that; default 0
    tz_part_start start;
    tz_len after; // space below the title
    tz_part_fault fault;
} tz_part_spec;

// The columns that a part is set in where its pages have so much room between their margins, and how wide each is.
int32_t tz_part_columns(const tz_part_spec *spec, tz_len width);
tz_len tz_part_column_width(const tz_part_spec *spec, tz_len width);

// A line of the cover: text with a style, or a rule with a width.
typedef struct tz_cover_line {
    tz_template text;      // a line that comes out empty is left out
    const tz_style *style; // NULL: a rule
    int32_t level;         // heading level 1 to 4; 0: a paragraph
    tz_len at;             // its top from the page's top; lower when the line above reaches so far
    tz_len rule, width;    // thickness and length of a rule, centred; default: the width between the margins
    tz_color color;        // of a rule, default K100
} tz_cover_line;
typedef struct tz_cover_spec {
    tz_part_spec part;
    const tz_cover_line *lines;
    size_t lines_n;
} tz_cover_spec;

typedef struct tz_contents_spec {
    tz_part_spec part;
    const tz_style *group, *entry;
    tz_len least;    // size below which the list goes on on a further page; default: the part's size, the largest
    tz_text leader;  // repeated between entry and number; size 0: none
    tz_em number;    // least width of the number's column
    tz_em indent;    // of entries below a group
    tz_em group_gap; // space above a group
} tz_contents_spec;

// Digest and survey outline: groups of heading and text side by side or one below the other, as a ruled table in the
// largest type that fits a page.
typedef enum tz_arrangement { TZ_ARRANGE_COLUMNS, TZ_ARRANGE_ROWS } tz_arrangement;
typedef struct tz_front_spec {
    tz_part_spec part; // its size is the largest; its title is the edition's own
    const tz_style *heading;
    tz_flow_style flow;             // labels and gaps are those of the card's cells
    tz_len least;                   // size below which a page is followed by a further one; default: the part's size
    tz_length_spec pad_x, pad_y;    // of cells
    tz_em head_width;               // of the headings' column when groups stand below each other; default 10em
    tz_arrangement digest, outline; // default: columns
} tz_front_spec;

// The overview: municipality × field, a mark for each answer.
enum { TZ_MARK_FILLED, TZ_MARK_SHORT, TZ_MARK_NONE, TZ_MARKS };
typedef struct tz_overview_spec {
    tz_part_spec part;
    const tz_style *head, *name, *number, *legend;
    const uint32_t *fields; // form fields, one a column; default: all
    size_t fields_n;
    int32_t short_below;               // an answer of fewer characters than this is a short one: 0 to 10,000
    tz_len row_least, row_most;        // rows share the page's height within these
    tz_len mark;                       // diameter: at most row_least
    tz_color color, shade;             // of the marks, default K100, and behind TZ_MARK_NONE, default: paper
    tz_len region, names, page, total; // widths of the columns that are no fields'
    tz_len field; // least width of a field's column, in which its head can be read: two letters or a mark, and an em
    tz_text label_region, label_page, label_total;
    tz_template label_names;     // {units} alone can stand in it, and is filled in
    tz_template marks[TZ_MARKS]; // what each is called: legend, totals, and for screen readers; {chars}: short_below
} tz_overview_spec;

// A table for each field that the edition names as a theme.
typedef struct tz_themes_spec {
    tz_part_spec part;
    bool run_on;         // a theme begins where the one before ended, instead of on a page of its own; default true
    tz_template heading; // of a theme: {label}, {short}
    tz_template entry;   // its name in contents and outline: {label}, {short}
    const tz_style *heading_style, *head, *name, *number, *none_style;
    tz_flow_style flow; // labels and gaps are those of the card's cells
    tz_length_spec pad_x, pad_y;
    tz_em names, page;       // widths of the columns for municipality and page with their padding
    tz_template label_names; // as that of the overview
    tz_text label_page;
    tz_template label_answer;   // {label}, {short}
    tz_template none;           // those who did not answer: {names}, {label}, {short}
    const tz_style *back_style; // of the line on cards that leads here; NULL: none
    tz_text back;               // its beginning
    tz_template back_entry;     // {short}, {label}, {page}
    tz_template back_brief;     // in its place where there is no room for that
} tz_themes_spec;

typedef struct tz_index_spec {
    tz_part_spec part;
    const tz_style *group, *term, *places;
    tz_texts rows;     // kana of each group, its first stands above it: あいうえお
    tz_template place; // {names}, {page}
    tz_em gap;         // between places
    tz_em indent;      // of places below their term
    tz_em group_gap;   // space above a group
} tz_index_spec;

typedef struct tz_colophon_row {
    tz_template label, text; // a row whose text comes out empty is left out
} tz_colophon_row;
typedef struct tz_colophon_spec {
    tz_part_spec part;
    const tz_style *label, *text;
    const tz_colophon_row *rows;
    size_t rows_n;
    tz_len width, label_width; // of the colophon, at most the type area's; of the labels' column: less than that
    tz_length_spec row_gap;
    tz_len rule; // thickness of the rules above and below; 0: none
} tz_colophon_spec;

// Thumb-index tabs at the fore-edge: one place a region, the same on all its pages.
typedef enum tz_tab_side { TZ_TAB_SIDE_OUTER, TZ_TAB_SIDE_RIGHT, TZ_TAB_SIDE_LEFT } tz_tab_side;
typedef struct tz_tabs_spec {
    const tz_style *style; // NULL: no tabs; vertical styles stand upright characters below each other
    tz_template text;      // {region}
    tz_tab_side side;      // the fore-edge (outer), or always the same
    tz_len width, bleed;   // from the trimmed edge inwards, and beyond it, default 3mm
    tz_len least;          // least size of a name that has no room at the style's: default 5pt
    tz_len clear;        // at the trimmed edge: the text stands in the middle of what is left of the width; default 3mm
    tz_len top, bottom;  // the tabs' range, from the page's edges
    tz_len gap, longest; // between tabs; a tab is at most so long, default 100mm
    tz_color color;
} tz_tabs_spec;

// Words of comparisons that are not the records' own. Templates may use the names of compare_names in
// src/layout/compare.c: {names}, {old_names}, {label}, {old_label}, {text}, {count}, {fiscal_year}, {old_year} …
typedef enum tz_wording {
    TZ_WORDING_ADDED, // kinds of changes, each shorter than the spec's label_width
    TZ_WORDING_REMOVED,
    TZ_WORDING_REWORDED,
    TZ_WORDING_RELABELLED,
    TZ_WORDING_MOVED,
    TZ_WORDING_NAMES,           // heads of the summary
    TZ_WORDING_TOTAL,           // and its last row
    TZ_WORDING_LEGEND,          // how to read it
    TZ_WORDING_UNCHANGED_CARDS, // which municipalities' answers have not changed: {names}
    TZ_WORDING_NO_CHANGES,      // nothing has changed at all
    TZ_WORDING_UNCHANGED_ITEMS, // unchanged items between changed ones: {count}
    TZ_WORDING_MOVED_HERE,      // behind an item that stood in another field: {label}
    TZ_WORDING_MOVED_AWAY,      // behind one that stands in another field now: {label}
    TZ_WORDING_DELETED,         // how a screen reader reads deleted words: {text}
    TZ_WORDING_INSERTED,        // and inserted ones: {text}
    TZ_WORDING_FORM,            // head of the changes of the form
    TZ_WORDING_FORM_ADDED,      // {label}
    TZ_WORDING_FORM_REMOVED,    // {label}
    TZ_WORDING_FORM_RENAMED,    // {old_label}, {label}
    TZ_WORDING_FORM_MOVED,      // {label}
    TZ_WORDING_CARD,            // heading of a card: {names}
    TZ_WORDING_CARD_NEW,        // {names}
    TZ_WORDING_CARD_REMOVED,    // {names}
    TZ_WORDING_CARD_RENAMED,    // {names}, {old_names}
    TZ_WORDING_CARD_NARROWED,   // below it: not all items were compared with each other; may be empty
    TZ_WORDING_CHANGE_BARS,     // {since}: what change bars in a booklet mean
    TZ_WORDING_TABLE_LEGEND,    // how to read years side by side; this and what follows has words of its own if empty
    TZ_WORDING_TABLE_FIELD,     // heads of the columns
    TZ_WORDING_TABLE_CURRENT,   //
    TZ_WORDING_TABLE_OLD,       //
    TZ_WORDING_TABLE_SAME,      // in place of what has not changed, in both columns
    TZ_WORDING_TABLE_ADDED,     // in the old year's column, beside what is new
    TZ_WORDING_TABLE_REMOVED,   // in the new year's column, beside what is gone
    TZ_WORDING_TABLE_NOTE,      // behind what has moved or is marked otherwise: {text}, the kind of change
    TZ_WORDINGS
} tz_wording;

// The comparison of two years, and change bars.
typedef struct tz_compare_spec {
    tz_part_spec part;
    const tz_style *heading, *note, *head, *field, *body, *number;
    tz_length_spec pad_x, pad_y;
    tz_em field_width, number_width; // of the columns with fields, and with numbers, with their padding
    tz_em label_width;               // of the kinds before each change
    tz_len bar, stroke;              // thickness of bars, and of the lines through and under words
    tz_color color;                  // of bars, default K100
    tz_template words[TZ_WORDINGS];
} tz_compare_spec;

// One municipality through the years. Marks are those of the comparison.
typedef struct tz_history_spec {
    tz_part_spec part;   // its title is not used
    tz_template heading; // {names}
    const tz_style *field, *year;
    tz_em year_width; // with its padding
    tz_template kind; // of a change, before it: {text}
    tz_text same;     // an answer that is the same as the year before
    tz_text absent;   // the form had no such field, or the archive no such card
    tz_text empty;    // an empty answer
} tz_history_spec;

// The PDF of a single municipality: the card alone.
typedef struct tz_single_spec {
    tz_template title;  // of the document
    tz_template shared; // {shared} of running lines, for a card of several municipalities: {all} of them, {names}
    tz_running_line header, footer;
    bool known; // the layout has the section
} tz_single_spec;

#endif
