// Pages: a display list and a structure tree, ready for every writer (PDF, trace, preview), which has nothing to
// decide.
//
// Lengths are EMU from the page's top left corner, x to the right, y down. A book lives in the arena it was made in and
// is const once it is returned; it borrows the texts of records and layout and the fonts, which must live as long.
// Nothing here fails but for want of memory (tz_protect).
#ifndef PAGE_PAGE_H
#define PAGE_PAGE_H

#include "font/style.h"

// ---- structure: PDF's standard types (ISO 32000-1, 14.8.4) ----
typedef enum tz_role {
    TZ_ROLE_DOCUMENT,
    TZ_ROLE_PART,
    TZ_ROLE_SECT,
    TZ_ROLE_DIV,
    TZ_ROLE_H1,
    TZ_ROLE_H2,
    TZ_ROLE_H3,
    TZ_ROLE_H4,
    TZ_ROLE_P,
    TZ_ROLE_L,
    TZ_ROLE_LI,
    TZ_ROLE_LBL,
    TZ_ROLE_LBODY,
    TZ_ROLE_TABLE,
    TZ_ROLE_CAPTION,
    TZ_ROLE_THEAD,
    TZ_ROLE_TBODY,
    TZ_ROLE_TR,
    TZ_ROLE_TH,
    TZ_ROLE_TD,
    TZ_ROLE_TOC,
    TZ_ROLE_TOCI,
    TZ_ROLE_INDEX,
    TZ_ROLE_REFERENCE,
    TZ_ROLE_LINK,
    TZ_ROLE_NOTE,
    TZ_ROLE_FIGURE,
    TZ_ROLE_SPAN,
    TZ_ROLE_RUBY,
    TZ_ROLE_RB,
    TZ_ROLE_RT,
    TZ_ROLE_DEL, // not standard: deleted and inserted words; PDF maps them to Span
    TZ_ROLE_INS,
    TZ_ROLES
} tz_role;
const char *tz_role_name(tz_role role); // as PDF spells it: "LBody"
tz_role tz_heading_role(int32_t level); // 1: H1 … 4 and deeper: H4; 0: no heading, P
typedef enum tz_scope { TZ_SCOPE_NONE, TZ_SCOPE_COLUMN, TZ_SCOPE_ROW, TZ_SCOPE_BOTH } tz_scope;

typedef struct tz_element tz_element;
typedef struct tz_page tz_page;
// Content of an element in reading order: a child, or a span of items on a page (marked content), or a link annotation.
typedef enum tz_kid_kind { TZ_KID_ELEMENT, TZ_KID_SPAN, TZ_KID_LINK } tz_kid_kind;
typedef struct tz_kid {
    tz_kid_kind kind;
    uint32_t index; // TZ_KID_SPAN: page->spans.at[index]; TZ_KID_LINK: page->links.at[index]
    union {
        tz_element *element; // TZ_KID_ELEMENT
        const tz_page *page; // the others
    };
} tz_kid;
// What few elements have; 0 and NULL: none.
typedef struct tz_attributes {
    const char *title, *alt, *actual; // UTF-8
    const char *language;             // BCP 47: "pt-BR"; NULL: that of its parent
    tz_scope scope;
    uint32_t columns, rows;              // spans of a cell (0 means 1)
    TZ_LIST(const tz_element *) headers; // of a cell: its TH elements
    bool is_numbered;                    // list with numbered labels
} tz_attributes;
struct tz_element {
    tz_role role;
    uint32_t id;        // unique in the book, in order of making
    tz_element *parent; // NULL: the document
    TZ_LIST(tz_kid) kids;
    tz_attributes *attributes; // NULL: none
};

// ---- display list ----
typedef struct tz_point {
    tz_len x, y;
} tz_point;
typedef struct tz_box {
    tz_len x, y, width, height; // of its top left corner
} tz_box;
typedef struct tz_run_glyph {
    uint16_t id;
    uint16_t text; // byte offset of its cluster in the run's text: longer texts are several runs; shared in a cluster
    tz_len x, y;   // origin of the glyph on the page: on the baseline, the font's vertical origin applied
} tz_run_glyph;
// An item of a page. There are hundreds on every page of a book, so its kind is one byte, which all kinds begin with.
typedef enum tz_item_kind { TZ_ITEM_RUN, TZ_ITEM_RECT, TZ_ITEM_PATH } tz_item_kind;
typedef struct tz_run {
    uint8_t kind;  // TZ_ITEM_RUN
    bool rotated;  // a quarter turn clockwise (sideways text); x, y are still the origin
    uint16_t face; // of the book's fonts
    tz_len size;
    const tz_run_glyph *glyphs;
    const char *text; // the record's own characters that this run shows, UTF-8, not NUL-terminated
    uint32_t glyphs_n, text_size;
    uint32_t text_id, text_start; // which text that is, and where in it, as in tz_text; 0: a text that has no id
    tz_color color;
} tz_run;
typedef struct tz_filled_rect { // rules are thin rects
    uint8_t kind;               // TZ_ITEM_RECT
    tz_len x, y, width, height;
    tz_color color;
} tz_filled_rect;
typedef struct tz_filled_path {
    uint8_t kind;         // TZ_ITEM_PATH
    uint32_t n;           // pairs
    const tz_len *points; // x, y pairs: a polygon
    tz_color color;
} tz_filled_path;
typedef union tz_item {
    uint8_t kind; // a tz_item_kind
    tz_run run;
    tz_filled_rect rect;
    tz_filled_path path;
} tz_item;

// Consecutive items that belong to one element, or to none: artifacts are rules and shading (layout), running lines
// and repeated text (pagination), and what stands outside the trimmed page (page).
typedef enum tz_artifact { TZ_CONTENT, TZ_ARTIFACT_LAYOUT, TZ_ARTIFACT_PAGINATION, TZ_ARTIFACT_PAGE } tz_artifact;
typedef struct tz_span {
    tz_element *element; // NULL: artifact
    tz_artifact artifact;
    uint32_t first, end; // items
    const char *actual;  // replacement text of the span, or NULL
} tz_span;
typedef struct tz_link {
    tz_len x, y, width, height;
    const tz_page *page;  // target
    tz_len to_x, to_y;    // target point
    const char *contents; // what a screen reader reads out
    tz_element *element;  // its Link element
} tz_link;

// A frame: the box of what owns a part of a page (a cell, an entry of a list, a band at the head), in which all items
// that are added while it is open must stay. Frames are no content: writers do not see them, the ledger of places does.
typedef enum tz_frame_kind {
    TZ_FRAME_TYPE_AREA, // what stands in no frame
    TZ_FRAME_HEADING,
    TZ_FRAME_TABLE,
    TZ_FRAME_CELL,
    TZ_FRAME_ENTRY, // a line of a list: contents, index
    TZ_FRAME_LINKS,
    TZ_FRAME_LEGEND,
    TZ_FRAME_COVER_LINE,
    TZ_FRAME_COLOPHON,
    TZ_FRAME_RUNNING_LINE, // this and what follows stands in the margins
    TZ_FRAME_TAB,
    TZ_FRAMES
} tz_frame_kind;
typedef struct tz_frame {
    tz_frame_kind kind;
    uint32_t parent; // as tz_page.frame
    tz_box box;
    tz_place place; // of the record or the layout that it was made from
} tz_frame;
// Items from `first` on, up to the next of these, stand in this frame.
typedef struct tz_framed {
    uint32_t first, frame;
} tz_framed;
struct tz_page {
    TZ_LIST(tz_item) items;
    TZ_LIST(tz_span) spans; // cover all items, in order
    TZ_LIST(tz_link) links;
    TZ_LIST(tz_frame) frames;
    TZ_LIST(tz_framed) framed; // ascending
    uint32_t frame;            // the one that is open: 1 + its index in frames; 0: none
    uint32_t index;            // its place in the book, from 0; known once all pages are there
    const char *label;         // what it is called: "iv", "12"
};

typedef struct tz_bookmark {
    const char *title;
    uint32_t level; // 0: outermost
    const tz_page *page;
    tz_len y;
    bool open;
} tz_bookmark;

typedef struct tz_book {
    tz_len width, height; // trimmed page
    tz_page **pages;
    size_t pages_n;
    const tz_text *parts; // the parts of the booklet that it has, in order: "cover", "cards"
    size_t parts_n;
    tz_element *document;
    uint32_t elements_n;
    const tz_bookmark *bookmarks;
    size_t bookmarks_n;
    const char *title, *author, *subject; // NULL: none
    const char *language;                 // BCP 47: "ja-JP"; of every element without its own. Never NULL
    const char *date;                     // of the edition: "2026-03-31"; NULL: none
    tz_fonts *fonts;
} tz_book;

// ---- making pages: all in the arena of the book ----
tz_page *tz_page_new(tz_arena *arena);
// A new last child of `parent`; NULL: the document, root of the tree. The book counts its elements.
tz_element *tz_element_new(tz_arena *arena, tz_book *book, tz_element *parent, tz_role role);
// An element's attributes to be filled in, made in the arena when it has none yet; and those it has, to be read.
tz_attributes *tz_element_attributes(tz_arena *arena, tz_element *element);
const tz_attributes *tz_attributes_of(const tz_element *element);
// Adds a head to those of a cell.
void tz_element_header(tz_arena *arena, tz_element *cell, const tz_element *head);
// Opens a span for what is added next; an element's content goes on in its last span when nothing came between.
void tz_page_content(tz_arena *arena, tz_page *page, tz_element *element);
// The same for what belongs to no element; goes on in the page's last span when that is an artifact of the same kind.
void tz_page_artifact(tz_arena *arena, tz_page *page, tz_artifact artifact);
// Adds to the last span: a filled rectangle; an item of a kind with all else to be filled in, which stays where it is
// until the next is added.
void tz_page_rect(tz_arena *arena, tz_page *page, tz_box box, tz_color color);
tz_item *tz_page_item(tz_arena *arena, tz_page *page, tz_item_kind kind);
// Opens a frame within the one that is open, for what is added until it is closed; `owner`: the text that it was made
// from, or NULL. A frame stays in the one around it.
void tz_page_open_frame(tz_arena *arena, tz_page *page, tz_frame_kind kind, tz_box box, const tz_text *owner);
void tz_page_close_frame(tz_page *page);
// Moves all that is on a page: items, frames and the boxes of links, not where these lead to.
void tz_page_move(tz_arena *arena, tz_page *page, tz_point by);
// A link annotation to be filled in, a kid of its Link element. It stays where it is until the next is added.
tz_link *tz_page_link(tz_arena *arena, tz_page *page, tz_element *link_element);

// A length in points as text, to the nearest 1/1000 pt, without trailing zeros: "12", "-0.5". Gives the number of
// characters; NUL-terminated. Whatever the locale.
enum { TZ_POINTS_ROOM = 28 };
size_t tz_points(char out[TZ_POINTS_ROOM], int64_t length);

// ---- the trace: the same pages as text, for golden files ----
// Lengths in points; each glyph with its position and the characters of its cluster; then the structure tree. Faces go
// by their PostScript names, or by number when the book has no fonts.
void tz_trace_write(tz_arena *arena, const tz_book *book, tz_bytes *out);
// One page of it, without the structure tree.
void tz_trace_write_page(tz_arena *arena, const tz_book *book, size_t index, tz_bytes *out);

#endif
