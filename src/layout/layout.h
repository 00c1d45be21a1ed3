// Layouts: how an edition looks, read from layouts/*.yaml. No size, colour or word of the booklet is a constant in
// code.
//
// A layout binds to a form: its tables name sections and fields, which are checked against form.yaml when it is read.
// Lengths are EMU or em (length.h). A layout and all it points to live in the arena it was read into, and are const.
#ifndef LAYOUT_LAYOUT_H
#define LAYOUT_LAYOUT_H

#include "layout/part_spec.h"
#include "record/record.h"
#include "yaml/yaml.h"

// The value of a name, borrowed until the next call; NULL: the name is not known here.
typedef const char *tz_template_lookup(const void *context, const char *name);
// Expands a template. Names were checked when the layout was read; one without a value here gives nothing. The text
// belongs to the arena, or is the template's own when there is nothing to fill in.
tz_text tz_template_fill(tz_arena *arena, const tz_template *pattern, tz_template_lookup *lookup, const void *context);
// True when the template has that name in it.
bool tz_template_uses(const tz_template *pattern, const char *name);

typedef struct tz_margins {
    tz_len top, bottom, left, right; // they leave at least 30 mm of the page each way
} tz_margins;

// Where a booklet is stapled or punched: that much of the page stays free there. Margins have it on the side of
// right-hand pages (the first one is one); mirrored: left-hand pages have it on the opposite side.
typedef enum tz_binding_side { TZ_BINDING_LEFT, TZ_BINDING_RIGHT, TZ_BINDING_TOP } tz_binding_side;
typedef struct tz_binding {
    tz_binding_side side;
    tz_len margin; // 0: none
    bool mirrored; // default: true
} tz_binding;

// One type size for the whole edition (the densest card's), for each region, or each card's own.
typedef enum tz_uniformity { TZ_UNIFORM_EDITION, TZ_UNIFORM_REGION, TZ_UNIFORM_CARD } tz_uniformity;
// When a card does not fit at the least size: go on on a next page, break at the layout's breaks, or fail; or take
// further pages as a matter of course, in the largest size that needs no more of them.
typedef enum tz_overflow { TZ_OVERFLOW_CONTINUE, TZ_OVERFLOW_SPREAD, TZ_OVERFLOW_FAIL, TZ_OVERFLOW_PAGES } tz_overflow;
// Where a page's spare height goes: nowhere, or into leading and then row heights, up to their limits.
typedef enum tz_fill { TZ_FILL_NATURAL, TZ_FILL_BOTTOM } tz_fill;

// Sizes of the body type of cards.
typedef struct tz_body_spec {
    tz_len max, min, step; // bounds, 1 pt to 200 pt, and grid of the sizes tried: more than 0, default 0.05 pt
    tz_len wanted;         // within these, at which forms count how long answers may be; 0: max
    int32_t pages;         // a card has so many pages when it can, 1 to 8: 2 for facing ones; default 1
    tz_len break_from;     // with several pages: from this size on the layout's breaks matter more than size; 0: never
    tz_uniformity uniform;
    int32_t outliers; // so many of the densest cards of the edition need not fit on their pages, and keep no other from
                      // larger type
    tz_overflow overflow;
    tz_fill fill;
    int32_t leading_growth; // how far spare height may stretch a card's leading, in millionths: 1 (default) to 3
    int32_t row_growth;     // and then its rows, in millionths: 1 to 1000 (default); the rest stays at the foot
} tz_body_spec;

// How tables are ruled and shaded.
typedef struct tz_ruling {
    tz_len frame, head, inner; // thickness of the outer frame, below heads, and between cells
    tz_color color;
    tz_color shade; // behind heads
} tz_ruling;

// Where the heads of a table's fields stand. Only while a layout is read: at the left for a single field, else at the
// top.
typedef enum tz_heads { TZ_HEADS_TOP, TZ_HEADS_LEFT, TZ_HEADS_NONE, TZ_HEADS_AUTO } tz_heads;
typedef enum tz_block_type { TZ_BLOCK_HEADING, TZ_BLOCK_TABLE, TZ_BLOCK_BREAK } tz_block_type;
// A card is a column of blocks. Blocks of the file that stand for each section or field are as many of these.
typedef struct tz_block_spec {
    tz_block_type kind;
    tz_place place;        // in the layout
    tz_length_spec before; // space above, unless at a page's head
    // heading
    tz_template text;
    const tz_style *style;
    int32_t level;         // 1 to 4: H1 …; default 2
    const tz_field *field; // that {label} names; NULL: the section
    // table
    int section; // of the form, or -1 when `fields` come from several; of a heading: the one that {label} names, or
                 // that its field belongs to
    const uint32_t *fields; // form fields, one a column (heads at the top) or a row (heads at the left)
    size_t fields_n;
    tz_heads heads;
    const tz_em *preferred; // preferred widths of the columns as proportions, 1 to 1,000 each; NULL: equal
    tz_template caption;    // accessible name of the table: checked, but not written to the pages yet
    bool flowing;  // no table for the eye or a screen reader: a single answer as paragraphs and lists, in `style`
    tz_text empty; // of such an answer: what stands in the place of one that is empty
    // break
    bool always; // or only when the card overflows (TZ_OVERFLOW_SPREAD)
} tz_block_spec;

// What a layout is for, in a line; size 0: the file does not say.
typedef struct tz_about {
    tz_text ja, en;
} tz_about;

// What a press may not print as it looks on a screen, found when the layout was read.
typedef struct tz_print_note {
    tz_place place;
    const char *message; // translated
} tz_print_note;

typedef struct tz_layout {
    const char *name;
    tz_about about;       // in a list of layouts
    tz_len width, height; // of the trimmed page: at most 1,500 mm
    tz_margins margins;
    tz_binding binding;
    tz_body_spec body;
    const tz_style *styles;
    size_t styles_n;
    tz_flow_style cell;   // of answers in table cells; label_min_width is 1em by default
    const tz_style *head; // of column and row heads
    tz_ruling ruling;
    tz_length_spec pad_x, pad_y; // padding of cells
    tz_em least_column;          // least text measure of a column, default 4em
    const char *continued;       // added to the title of a card's further pages
    tz_template brief_names;     // of a card's municipalities where there is no room for all: {first}, {count}, {kinds}
    int roman;                   // family of page numbers in roman numerals; -1: that of their style
    tz_template link_words;      // what a link to a page is called when it is read out: {text}, {page}
    const tz_block_spec *card;
    size_t card_n;
    tz_running_line header, footer;
    tz_texts parts;         // of the booklet, in order
    tz_texts blank_answers; // words that count as no answer, as empty ones do: 特になし
    tz_cover_spec cover;
    tz_contents_spec contents;
    tz_front_spec front;
    tz_overview_spec overview;
    tz_part_spec cards; // title and head; its columns and size are not used
    tz_themes_spec themes;
    tz_index_spec index;
    tz_colophon_spec colophon;
    tz_tabs_spec tabs;
    tz_single_spec single;
    tz_compare_spec compare;
    tz_history_spec history;
    const tz_print_note *print_notes; // told when a PDF is made for print
    size_t print_notes_n;
    const tz_source *source;
} tz_layout;

// Reads and checks a layout for an edition, which it borrows (only what edition.yaml itself says need be there). `like:
// a4.yaml` in it takes the rest from another file, opened through `siblings` (NULL: there are none). NULL after
// reporting every error that can be found.
const tz_layout *tz_layout_read(tz_arena *arena, const tz_source *source, const tz_input *siblings,
                                const tz_edition *edition, const tz_fonts *fonts, tz_diag *diag);
// What the file itself says that it is for, whatever else is in it. False after reporting.
bool tz_layout_read_about(tz_arena *arena, const tz_source *source, tz_about *out, tz_diag *diag);
// Warns of what a press may not print; for whoever makes a PDF for print.
void tz_layout_warn_of_print(const tz_layout *layout, tz_diag *diag);
// The style of that name, borrowed; NULL: there is none.
const tz_style *tz_layout_style(const tz_layout *layout, const char *name);

#endif
