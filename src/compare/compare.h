// Comparison: what became of one year's records in another year's.
//
// Cards are matched by municipality code, fields by id (or `was:` in form.yaml), the items of an answer by their words.
// The result is plain data with slices of both editions' answers: it is typeset, printed or marked without any further
// decision.
#ifndef COMPARE_COMPARE_H
#define COMPARE_COMPARE_H

#include "record/record.h"
#include "text/flow.h"

// ---- statements: what an answer is made of ----

// A paragraph, a subhead, or an item with its further lines. Slices of the answer.
typedef struct tz_statement {
    tz_flow_block_kind kind;
    uint32_t nest;
    tz_text label; // size 0: none
    tz_text body;  // lines of one statement with what stands between them: line end and indentation
} tz_statement;

// ---- changes ----

typedef enum tz_change_kind {
    TZ_CHANGE_NONE,       // the same in both years, at its place
    TZ_CHANGE_ADDED,      //
    TZ_CHANGE_REMOVED,    //
    TZ_CHANGE_REWORDED,   // as `edits` lists
    TZ_CHANGE_RELABELLED, // the same words under another label or depth; a changed number alone is no change
    TZ_CHANGE_MOVED,      // the same words elsewhere: among the others of the field, or in another field
    TZ_CHANGE_KINDS
} tz_change_kind;

typedef enum tz_edit_kind { TZ_EDIT_EQUAL, TZ_EDIT_DELETED, TZ_EDIT_INSERTED } tz_edit_kind;
typedef struct tz_edit {
    tz_edit_kind kind;
    tz_text old, current; // equal: both (the same but for white space around line ends); else one has size 0
} tz_edit;

typedef struct tz_change {
    tz_change_kind kind;
    bool moved;     // it stands elsewhere, whatever the kind
    bool moved_out; // it went to another field: the change is listed there, this one only shows where it stood
    const tz_statement *old, *current; // NULL: there is none
    const tz_card *from;               // the old card that `old` stands on
    uint32_t old_field, current_field; // of the forms; they differ in field when it came from another one
    const tz_edit *edits;              // TZ_CHANGE_REWORDED: of the bodies, in reading order, deleted before inserted
    size_t edits_n;
} tz_change;

// One field of one card: all its statements, in the order of the new answer; removed ones behind those they followed.
typedef struct tz_field_change {
    const tz_change *changes;
    size_t n;
    bool changed; // any but TZ_CHANGE_NONE
} tz_field_change;

// ---- forms ----

// A field of both forms, or of one. Its index is that of tz_card_change.fields.
typedef struct tz_form_change {
    int old, current; // indices into the forms' fields, or -1
    bool renamed;     // another path, known through `was:`
    bool relabelled;  // another label
    bool moved;       // stands elsewhere among the others
} tz_form_change;

// ---- cards ----

typedef struct tz_card_change {
    const tz_card *current; // NULL: there is no such card any more
    const tz_card *const
        *old; // those whose municipalities are on it; none: it is new; several: they answer jointly now
    size_t old_n;
    bool split;                    // an old card's other municipalities now have cards of their own
    bool renamed;                  // another name for the same code, or other municipalities
    const tz_field_change *fields; // one for each of the comparison's fields
    size_t counts[TZ_CHANGE_KINDS];
    bool changed;  // any change, or anything of the above
    bool narrowed; // so much has changed that not all old items were compared with all new ones: some that are listed
                   // as removed and added may be reworded or moved ones
} tz_card_change;

typedef struct tz_comparison {
    const tz_edition *old, *current;
    const tz_form_change *fields; // in the new form's order; dropped ones behind those they followed
    size_t fields_n;
    bool form_changed;
    const tz_card_change *cards; // in the new edition's order, cards that are gone at the end
    size_t cards_n, changed_n;
    size_t counts[TZ_CHANGE_KINDS];
} tz_comparison;

// Years of an archive, oldest first, at least one. comparisons[i] leads from years[i] to years[i + 1].
typedef struct tz_history {
    const tz_edition *const *years;
    const tz_comparison *const *comparisons;
    size_t n;
    const char *name;    // of the municipality, as it is called in the last year that has it
    const tz_card *card; // its card in that year
    size_t last;         // that year
} tz_history;

// Compares two editions. `labels` are what items begin with (tz_flow_style.labels). Everything of both editions is
// borrowed. Cannot fail: for any two editions there is a list of changes that leads from one to the other.
const tz_comparison *tz_compare(tz_arena *arena, const tz_edition *old, const tz_edition *current,
                                const char *const *labels);

// Warns of cards whose answers are all those of the year before; of a merged municipality's, those of any it was.
void tz_comparison_warn_stale(tz_arena *arena, const tz_comparison *comparison, struct tz_diag *diag);
// Gives a notice for each other card that has answers of the year before, with their fields. Answers of a few
// characters, such as names, are left out.
void tz_comparison_note_copied(tz_arena *arena, const tz_comparison *comparison, struct tz_diag *diag);

// A field as it is in the new form or, when it was dropped, as it was in the old one.
const tz_field *tz_comparison_field(const tz_comparison *comparison, const tz_form_change *field);

// Writes a comparison as lines for a terminal, in the language of the messages: "+" added, "-" removed, "~" reworded,
// ">" moved.
void tz_compare_text(tz_arena *arena, const tz_comparison *comparison, tz_bytes *out);
// Writes a comparison as JSON, one document.
void tz_compare_json(tz_arena *arena, const tz_comparison *comparison, tz_bytes *out);

#endif
