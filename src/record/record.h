// Records: one year's edition as the officials wrote it, checked, every value with its place.
//
// Fields are data: the form (form.yaml) names sections and fields, and a card's answers are an array in form order.
#ifndef RECORD_RECORD_H
#define RECORD_RECORD_H

#include "yaml/yaml.h"

typedef struct tz_field {
    tz_text id;           // "ict"
    tz_text label;        // "④ICT関係", as printed above its column
    tz_text short_label;  // "ICT", for indexes and narrow heads
    tz_text was;          // id it had in the year before (size 0: the same); "section.field"
    uint32_t section;     // index of its section
    const char *path;     // "shared.ict"
    const char *language; // of its label and its answers, as BCP 47 writes it; NULL: not stated
    tz_text help;         // for who answers, in workbooks, as all below; size 0: none
    tz_text example;      // of an answer; size 0: none
    tz_texts choices;     // answers that are offered
} tz_field;

typedef struct tz_section {
    tz_text id, label;
    size_t first, n; // its fields: form->fields[first .. first + n)
} tz_section;

typedef struct tz_form {
    tz_text title;
    tz_text note; // on all of it, for who answers, in workbooks; size 0: none
    const tz_section *sections;
    size_t sections_n;
    const tz_field *fields; // of all sections, in order
    size_t fields_n;
} tz_form;
// Index of the section or field, or -1. Paths are "section.field".
int tz_form_find_section(const tz_form *form, const tz_text *id);
int tz_form_find_field(const tz_form *form, const tz_text *path);
// What tells forms apart whose fields or labels differ: the first 16 digits of a SHA-256.
enum { TZ_FINGERPRINT_ROOM = 17 };
void tz_form_fingerprint(const tz_form *form, char out[TZ_FINGERPRINT_ROOM]);

typedef struct tz_municipality {
    tz_text code; // six digits, check digit verified (全国地方公共団体コード)
    tz_text name;
    tz_text roman; // "kuwana", for file names; size 0 when the edition's list does not say
    tz_texts was;  // codes of those it was made of, when municipalities merged or it got another code
} tz_municipality;

typedef struct tz_card {
    const char *slug; // "242055-kuwana": as the region lists it, mostly its file's name without ending
    const tz_municipality *municipalities;
    size_t municipalities_n;
    const tz_text *answers;  // [form->fields_n]; line ends behind them removed; size 0: left empty (or white space
                             // only). Their ids count all answers of the edition from 1, card by card.
    const char *language;    // of its answers, as BCP 47 writes it; NULL: not stated
    const tz_source *source; // of the file; of a reply in a workbook: of the cell that names the municipality
    size_t region;           // index into edition->regions
} tz_card;

typedef struct tz_region {
    tz_text name;
    tz_text short_name; // for tabs and running lines where the name has no room; size 0: none is written
    size_t first, n;    // its cards: edition->cards[first .. first + n)
} tz_region;

// A front page written as records: heading and text, like a card's cell.
typedef struct tz_front_group {
    tz_text heading, text;
} tz_front_group;
typedef struct tz_front {
    tz_text title;
    const tz_front_group *groups;
    size_t groups_n;
} tz_front;

// A correction of the source's text that the records carry.
typedef struct tz_erratum {
    tz_text municipality, field, found, corrected, reason;
    bool matches; // the corrected text stands where the erratum is about; otherwise a warning tells
} tz_erratum;

// A term of the index.
typedef struct tz_term {
    tz_text term, reading; // reading: hiragana, for 五十音順
    const tz_text *also;   // other spellings looked for
    size_t also_n;
} tz_term;

typedef struct tz_edition {
    tz_text id;                               // "r7": part of file names
    tz_text title, fiscal_year, publisher;    // as printed
    tz_text meeting, date;                    // as printed, and "2026-03-31"; size 0: the source has none
    const char *language;                     // of all that states no other (BCP 47): "ja-JP" when none is written
    tz_text prefecture_code, prefecture_name; // code: empty when the cards are of several prefectures
    const char *units;                        // what its municipalities are called together: 市町, 区市町村
    int32_t year;                             // fiscal_year as the Western year it begins in: 令和7年度 → 2025
    const tz_form *form;
    const tz_region *regions;
    size_t regions_n;
    const tz_card *cards; // in the booklet's order
    size_t cards_n;
    const tz_municipality *official; // the prefecture's list that `municipalities:` names; n = 0: none is named
    size_t official_n;
    const tz_front *digest, *outline; // NULL: the edition has no such page
    const tz_erratum *errata;
    size_t errata_n;
    tz_text since;        // the edition before this one, as a path from the edition's folder, which nothing here opens:
                          // commands find and read it; size 0: none is named
    tz_text layout;       // `layout:`, a file below the edition's own folder; size 0: the command's default
    const tz_text *parts; // parts of the booklet that it names, in order; n = 0: the layout's own
    size_t parts_n;
    const tz_text *themes; // field paths
    size_t themes_n;
    const tz_term *terms;
    size_t terms_n;
    tz_texts nobreak;               // words that no line end parts
    const tz_source *const *inputs; // every file that was read, in order of reading
    const char *const *input_names; // their names within the edition: "cards/242055-kuwana.yaml"
    size_t inputs_n;
} tz_edition;

// Reads "edition.yaml" and all it names through `input`, the cards in so many threads; one of them at a time opens
// a file. NULL after reporting; reads on past errors to find them all.
const tz_edition *tz_edition_read(tz_arena *arena, const tz_input *input, uint32_t threads, tz_diag *diag);

// The head of an edition: the values of edition.yaml itself, the form and the list of municipalities. Regions, cards,
// front pages and errata are left aside, and no file of theirs is opened: for an edition that nobody has answered yet.
// NULL after reporting.
const tz_edition *tz_edition_read_head(tz_arena *arena, const tz_input *input, tz_diag *diag);

// Reads all, for a caller that goes on although cards have errors: *head becomes the edition with the values of
// edition.yaml itself and the form, or NULL when one of these two has an error. Of its cards it has what could be read:
// one of which nothing could be has no source.
const tz_edition *tz_edition_read_with_head(tz_arena *arena, const tz_input *input, uint32_t threads,
                                            const tz_edition **head, tz_diag *diag);

// A card that is imported, and the file it is from, as its input names it ("cards/桑名市.xlsx"). The slug is that of
// the edition's regions, or one of the municipality's code and name.
typedef struct tz_imported {
    tz_card card;
    const char *path;
} tz_imported;
typedef struct tz_import {
    const tz_edition *edition; // its own values, form and list of municipalities
    const tz_imported *cards;
    size_t cards_n;
} tz_import;
// Reads workbooks, and files that `export` writes, for an edition: `input` has the edition's own files, and in the
// folder "cards" those to be imported instead of the edition's cards. NULL after reporting.
const tz_import *tz_edition_import(tz_arena *arena, const tz_input *input, uint32_t threads, tz_diag *diag);
// Reads a card that is there already. False: it cannot be read; nothing is reported.
bool tz_import_read_old(tz_arena *arena, const tz_import *import, const tz_source *source, tz_card *card);

// Whether a region that lists the word means the municipality's card: 242055, 242055-kuwana, 242055-桑名市, 桑名市,
// kuwana.
bool tz_municipality_is_named(const tz_municipality *municipality, const tz_text *word);

// What municipalities of these names are called together, by the ends of the names: 市町, 町村, 区市町村; 団体 when one
// of them is something else, or there are none. A constant.
const char *tz_units_of(const tz_municipality *municipalities, size_t n);

// The language of a card's answer to a field: the field's own, else the card's; NULL: the edition's. Borrowed.
const char *tz_answer_language(const tz_card *card, const tz_field *field);

// The card of a municipality by name, code or romanised name; *which becomes its index on the card. NULL: none.
const tz_card *tz_edition_find_card(const tz_edition *edition, const char *word, size_t *which);
// Names that somebody may have meant by a word that finds none: those that contain it or that it contains (桑名), else
// the nearest one (松坂市). Fills at most `most` names (borrowed, NUL-terminated) and returns how many.
size_t tz_edition_suggest_names(const tz_edition *edition, const char *word, const char **names, size_t most);
// Reports that a word is no municipality of the edition, with those that may have been meant.
void tz_edition_report_unknown(tz_arena *arena, const tz_edition *edition, const char *word, struct tz_diag *diag);
// The names of a card's municipalities, joined with "、", in `arena`; "" without municipalities.
const char *tz_card_names(tz_arena *arena, const tz_card *card);
// Which answer has a text id (tz_text.id), counted over all cards, form->fields_n of each; SIZE_MAX: none has it.
size_t tz_edition_answer_index(const tz_edition *edition, uint32_t text_id);
// How many corrections it carries: errata that match.
size_t tz_edition_errata_count(const tz_edition *edition);
// Whether there is a single answer.
bool tz_edition_is_answered(const tz_edition *edition);
// How many municipalities are on all its cards.
size_t tz_edition_municipality_count(const tz_edition *edition);

#endif
