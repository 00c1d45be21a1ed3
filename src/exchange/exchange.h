// Records as files of other programs: tables of answers for open data and for Excel, and cards as YAML.
//
// All of it depends on the records alone: the same edition gives the same bytes. Texts are written as `import` reads
// them again: what stands behind the ink of a line is left out, as in a workbook.
#ifndef EXCHANGE_EXCHANGE_H
#define EXCHANGE_EXCHANGE_H

#include "exchange/new_workbook.h"
#include "record/record.h"

// ---- answer.c ----

// An answer as all of these files have it: without white space at the ends of lines and empty lines at both ends.
// Borrowed from the answer, or in `arena`.
tz_text tz_exchange_answer(tz_arena *arena, const tz_text *answer);

// The codes of a card's municipalities, joined with "、" like their names (tz_card_names).
const char *tz_exchange_codes(tz_arena *arena, const tz_card *card);

// Heads of the columns that say whose answers a row has.
#define TZ_EXCHANGE_CODE_LABEL "市町村コード"
#define TZ_EXCHANGE_NAME_LABEL "市町村名"

// ---- join_lines.c ----

// Where lines were joined: the places of those that went on the line before them.
typedef struct tz_joined_lines {
    TZ_LIST(tz_place) all;
} tz_joined_lines;
// The answer with lines joined that were broken by hand in the middle of a sentence; its places are not to be asked
// for.
tz_text tz_exchange_join_lines(tz_arena *arena, const tz_text *answer, tz_joined_lines *joined);

// ---- yaml.c ----

// A card as a file of cards/. `remarks`: one line a field, set as a comment above its answer; NULL: none, as are single
// ones. `title`: the comment at the top.
void tz_exchange_card_yaml(tz_arena *arena, const tz_form *form, const tz_card *card, const char *title,
                           const char *const *remarks, tz_bytes *out);
// All cards of an edition in one file: the keys of a card below an entry of `cards`.
void tz_exchange_yaml(tz_arena *arena, const tz_edition *edition, tz_bytes *out);

// ---- json.c ----

// The same as JSON, by data/schema/records.schema.json.
void tz_exchange_json(tz_arena *arena, const tz_edition *edition, tz_bytes *out);

// ---- csv.c, table_workbook.c: one row a card ----

// RFC 4180 in UTF-8 with a byte order mark, so that Excel knows it. Two heads: the paths of fields, which stay the same
// when labels change, and the labels.
void tz_exchange_csv(tz_arena *arena, const tz_edition *edition, tz_bytes *out);
// The same as a workbook to be written. NULL after reporting answers that are longer than a cell may be.
const tz_new_workbook *tz_exchange_workbook(tz_arena *arena, const tz_edition *edition, tz_diag *diag);

#endif
