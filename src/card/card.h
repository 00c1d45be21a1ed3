// Cards: a record's answers composed as a galley, its largest size of type, what limits that, and the names that
// its templates may use.
//
// A card knows nothing of the booklet it stands in. What is composed here reports into tools->diag and returns NULL or
// false when something is wrong.
#ifndef CARD_CARD_H
#define CARD_CARD_H

#include "card/job.h"
#include "galley/galley.h"

// ---- names.c: values of the names in templates ----

typedef struct tz_name_values {
    tz_arena *arena; // for what has to be formatted
    const tz_job *job;
    const tz_card *card;       // or NULL, as all below
    const char *names;         // {names}: of the card's municipalities
    const char *all;           // {all}: the same, when only one of them is {names}
    const tz_section *section; // {label}, else of the field
    const tz_field *field;     // {label}, {short}
    const tz_region *region;   // {region}: NULL: the card's
    const char *page, *pages;  // numbers
    const char *head;          // {head} of running lines
    const char *themes;        // {themes}: those of a page
    const char *fonts;         // {fonts}: families that the pages are set in
    int32_t chars;             // {chars}
    bool brief;                // {names} and {region} are short forms, so is {shared}
} tz_name_values;
// A tz_template_lookup; the context is a tz_name_values.
const char *tz_name_lookup(const void *context, const char *name);

// The short form of the names of a card's municipalities by the layout's template: "津市他6市町".
const char *tz_card_brief_names(tz_arena *arena, const tz_layout *layout, const tz_card *card);

// ---- blank.c ----

// Whether an answer says nothing: each of its lines is empty, or one of the layout's blank answers, whatever bullets,
// brackets and full stops stand around it, and whichever width and dash it is written with. Works in `arena`.
bool tz_answer_is_blank(tz_arena *arena, const tz_layout *layout, const tz_text *answer);

// ---- answers.c ----

// Characters of an answer but for white space.
size_t tz_answer_chars(const tz_text *answer);

// Text under compatibility composition (NFKC), which makes widths and presentation forms equal, and where each of its
// bytes comes from.
typedef struct tz_folded {
    char *bytes; // NUL-terminated
    size_t size;
    uint32_t *from; // [size + 1] byte of the text
} tz_folded;
tz_folded tz_fold(tz_arena *arena, const tz_text *text);
// The first place at or after `at` where `term` (folded as well) stands, or SIZE_MAX. Letters of a Latin term are whole
// words: ICT is not found in STRICT.
size_t tz_find_term(const tz_folded *text, const tz_folded *term, size_t at);

// ---- compose.c ----

// What all cards of a job have in common.
typedef struct tz_card_set {
    const tz_job *job;
    const tz_flow *const *heads; // of the form's fields: the same on every card, so composed once
} tz_card_set;
// Opens the fonts that every card needs and composes the heads. False after reporting.
bool tz_cards_prepare(const tz_tools *tools, const tz_job *job, tz_card_set *out);

// What stands on a card besides its record's own text.
typedef struct tz_card_headings {
    const char *names;       // of its municipalities
    const tz_text *headings; // one a block of the layout's card; empty for tables
    tz_text continued;       // heading of its further pages, or empty
} tz_card_headings;
// Made in `arena`, which must live as long as the pages that the card stands on.
tz_card_headings tz_card_headings_of(tz_arena *arena, const tz_job *job, const tz_card *card);

typedef struct tz_card_galley {
    const tz_card *card;
    tz_galley galley;
    const uint32_t *const *fields; // of each block: the field of each cell of its grid, UINT32_MAX for heads
} tz_card_galley;
// Composes a card; tools->arena need not live longer than the galley. NULL after reporting (all of its cells are
// tried).
const tz_card_galley *tz_card_compose(const tz_tools *tools, const tz_card_set *set, const tz_card *card,
                                      const tz_card_headings *headings);

// ---- size.c: the sizes cards are set at ----

// Places a card at a size on pages of the layout. NULL after reporting.
const tz_placement *tz_card_place(const tz_tools *tools, const tz_layout *layout, const tz_card_galley *card,
                                  tz_len size);

// Sizes from `least` to `most` in steps.
typedef struct tz_size_range {
    tz_len least, most, step;
} tz_size_range;
// The largest of them at which a card takes no more pages than the layout means it to have (heights only grow with the
// size), or 0 when none does.
tz_len tz_card_largest_size(const tz_tools *tools, const tz_layout *layout, const tz_card_galley *card,
                            tz_size_range sizes);
// Whether all cards of the edition are to have the same size.
bool tz_cards_share_size(const tz_job *job);
// Whether a card's size cannot be known before those of all.
bool tz_cards_depend_on_others(const tz_job *job);

typedef struct tz_card_fit {
    tz_len size; // the layout's least when the card does not fit on its pages even at that
    bool fits;
} tz_card_fit;
// The largest of the layout's sizes, up to a ceiling, at which a card fits on its pages and its columns are as wide as
// the layout wants them, if there is such a size. Reports when it does not fit;
// false when that is an error.
bool tz_card_size(const tz_tools *tools, const tz_job *job, const tz_card_galley *card, tz_len ceiling,
                  tz_card_fit *out);

// A card with its size. Its galley lives in an arena of its own; both are NULL when they are not retained or freed.
typedef struct tz_sized_card {
    tz_card_fit fit;
    tz_arena *arena;
    const tz_card_galley *galley;
} tz_sized_card;
// All cards of the edition, composed and sized several at once, at the sizes the layout gives them: each its own, or
// for all, or all of a region, the smallest of those, outliers left aside. The galleys of the first `retained` stay
// until tz_sized_card_free() or until tools->arena is freed; composing the others a second time costs less than the
// memory for all. NULL after reporting. The indexes of n cards, the densest first: those that need the smallest type,
// or do not fit even in that.
const size_t *tz_cards_by_density(tz_arena *arena, const tz_card_fit *fits, size_t n);
tz_sized_card *tz_cards_size(const tz_tools *tools, const tz_card_set *set, size_t retained);
void tz_sized_card_free(tz_sized_card *card);

// ---- columns.c: columns too narrow to be read well ----

// The narrowest column of a table that any card has.
typedef struct tz_narrow_column {
    const tz_card *card; // NULL: none is narrower than it should be
    uint32_t field;      // of the column; of a table with heads at the left, that of its first row
    tz_em measure, least;
} tz_narrow_column;
// Looks at the tables of a card as placed; `narrowest` has one entry a block of the layout's card.
void tz_card_find_narrow(const tz_card_galley *card, const tz_placement *placement, tz_narrow_column *narrowest);
// Warns of each table that has such columns, at its place in the layout.
void tz_card_report_narrow(const tz_tools *tools, const tz_job *job, const tz_narrow_column *narrowest);

// ---- limit.c ----

// The answer that limits a card's size.
typedef struct tz_card_limit {
    uint32_t field; // UINT32_MAX: none
    size_t over;    // about so many of its characters are too many
    bool enough;    // false: the card would not fit without it either; `over` then counts in all of its table
} tz_card_limit;
// The answer in the highest table without which a card would come nearest to being set at `size`.
tz_card_limit tz_card_limit_find(const tz_layout *layout, const tz_card_galley *card, tz_len size);
// Reports that a card does not fit at the least size, and which of its answers costs most; false when that is an error.
bool tz_card_report_overflow(const tz_tools *tools, const tz_job *job, const tz_card_galley *card);

#endif
