// What the files of this folder share while an edition is read.
#ifndef RECORD_READ_H
#define RECORD_READ_H

#include "base/intern.h"
#include "record/record.h"
#include "survey/survey.h"
#include "yaml/yaml.h"

// A reply of a workbook in cards/, and the workbook's name in the edition.
typedef struct tz_given_reply {
    tz_reply reply;
    const char *path;
    bool taken; // a card is made of it
} tz_given_reply;

// One reading. Nothing in it stops at an error: what could not be read is NULL or empty, and the rest is still checked.
typedef struct tz_record_reader {
    tz_arena *arena;
    const tz_input *input;
    tz_diag *diag;
    tz_edition *edition; // filled as far as things are known
    uint32_t threads;
    tz_arena *scratch; // for the card being read; freed after it
    TZ_LIST(const tz_source *) inputs;
    TZ_LIST(const char *) names;     // of the inputs, as they were requested
    tz_intern *codes;                // of the official list, and those looked up in it
    TZ_LIST(size_t) firsts;          // by the code's number: the first municipality that has it
    tz_names card_files;             // what is in the folder cards/, sorted; empty when it cannot be listed
    TZ_LIST(tz_given_reply) replies; // of the workbooks in cards/
    bool unread_workbook;            // what one of them says, or about whom, is not known
    const tz_yaml *survey_file;      // survey.yaml; NULL: the edition has none
    tz_place list;                   // of the list of cards, for what is missing in it; source NULL: there is no list
    bool units_by_cards;             // neither edition.yaml nor a list says what they are called together
    bool incomplete; // the municipalities of some card are not known, so that none can be reported as missing
} tz_record_reader;

// What may be written in each file: edition.c, form.c, municipality.c, errata.c, card.c; and what parts of them hold.
extern const tz_bind_table tz_edition_table, tz_form_table, tz_municipalities_table, tz_errata_table, tz_card_table;
extern const tz_bind_table tz_regions_table, tz_terms_table, tz_front_table, tz_card_municipalities_table;

// check.c: keys that any card may have besides the form's sections, so that no section can have such an id.
enum { TZ_CARD_KEYS = 2 };
extern const char *const tz_card_keys[TZ_CARD_KEYS];
bool tz_card_has_key(const tz_text *key);
// Reports at a list or mapping that is something else; true if it is what it should be.
bool tz_record_check_kind(tz_record_reader *r, const tz_yaml *node, tz_yaml_kind kind);

// words.c: what is asked of the files of an edition, and of its cards.
extern const tz_yaml_rules tz_record_rules;
tz_yaml_rules tz_record_card_rules(tz_arena *arena, const tz_form *form);

// edition.c: reads edition.yaml with its form, its list of municipalities and survey.yaml, and no cards. *regions: the
// list of regions, or NULL. False after reporting that there is no edition.yaml to read.
bool tz_record_read_head(tz_record_reader *r, const tz_yaml **regions);

// form.c. NULL after reporting when there is no form to go on with.
const tz_form *tz_form_read(tz_record_reader *r, const tz_yaml *root);
// "status.situation" among all fields' paths; -1 after reporting with the nearest one.
int tz_form_require_field(tz_record_reader *r, const tz_text *path);

// code.c: 全国地方公共団体コード, six digits of which the last one checks the others.
bool tz_code_is_well_formed(const tz_text *code); // six digits, whatever the last one
char tz_code_check_digit(const char *code);       // what the last one must be
// Six digits with the right check digit, of the edition's prefecture; false after reporting.
bool tz_code_check(tz_record_reader *r, const tz_text *code);

// language.c: whether a language tag is well-formed (RFC 5646, 2.1); if not, *wrong is the byte of its first wrong
// part.
bool tz_language_is_well_formed(const tz_text *tag, size_t *wrong);
// subtag.c: whether the parts of a well-formed tag are registered; if not, *wrong is the byte of the first that is not.
// Of languages with three letters this is not known: they are taken.
bool tz_language_is_registered(const tz_text *tag, size_t *wrong);
// A NUL-terminated copy of the tag. NULL when none is written (the text has no source), or after reporting.
const char *tz_language_read(tz_record_reader *r, const tz_text *tag);

// municipality.c: the official list, and the municipalities on cards.
void tz_municipalities_read(tz_record_reader *r, const tz_yaml *root);
// Fills the card's municipalities from its node; reports unknown codes and names that are not the code's.
void tz_card_municipalities(tz_record_reader *r, const tz_yaml *node, tz_card *card);
// The same of a reply, whose municipalities are of the official list if there is one.
void tz_card_municipalities_of_reply(tz_record_reader *r, const tz_reply *reply, tz_card *card);
// Reports municipalities that are on two cards, or on none.
void tz_municipalities_check(tz_record_reader *r);

// card.c: whether a card may have that name; false after reporting.
bool tz_card_check_slug(tz_record_reader *r, const tz_text *slug);
// Reads the tree of its file into *card; root NULL: there is none.
void tz_card_read(tz_record_reader *r, const tz_text *slug, const tz_yaml *root, tz_card *card);
// The same of a reply.
void tz_card_read_reply(tz_record_reader *r, const tz_text *slug, const tz_reply *reply, tz_card *card);

// replies.c: the workbooks in cards/. Reads them all, several at once; after the list of files, the form and the
// official list are known.
void tz_replies_read(tz_record_reader *r);
// The reply for a card that a region lists, which no other card gets then; NULL: there is none.
const tz_reply *tz_replies_take(tz_record_reader *r, const tz_text *slug);
// Reports those that no card has got: they are about a municipality that has a card already, or that no region lists.
void tz_replies_check(tz_record_reader *r);

// units.c: what the municipalities are called together, for the booklet and for messages. First by the edition's own
// word or its list; after the cards, where it has neither, by these.
void tz_units_read(tz_record_reader *r, const tz_text *word);
void tz_units_settle(tz_record_reader *r);

// regions.c: the regions and their cards, with all of the cards' files. Without a list (NULL) there is one region that
// has no name, with the cards of all municipalities of the official list, in its order. `root` is edition.yaml.
void tz_regions_read(tz_record_reader *r, const tz_yaml *list, const tz_yaml *root);

// card_files.c: what is in the folder cards/.
void tz_card_files_list(tz_record_reader *r);
bool tz_card_file_is_workbook(const char *name);
// The name without .yaml of the first file that is named like the municipality (242055-kuwana, 桑名市); NULL: none is.
const char *tz_card_files_of(const tz_record_reader *r, const tz_municipality *municipality);
// Whether cards/SLUG.yaml is there, or may be: when the folder cannot be listed.
bool tz_card_files_have(const tz_record_reader *r, const tz_text *slug);
// The file that was probably meant when cards/SLUG.yaml is not there; NULL: none.
const char *tz_card_files_like(const tz_record_reader *r, const tz_text *slug);
// Tells of every file that no card of the edition is read from.
void tz_card_files_check(tz_record_reader *r, const tz_text *slugs, size_t n);

// front.c: a front page; NULL after reporting, and when it has headings but no text.
const tz_front *tz_front_read(tz_record_reader *r, const tz_yaml *node);

// errata.c. After the cards and the front pages.
void tz_errata_read(tz_record_reader *r, const tz_yaml *root);

// term.c: the index's terms.
void tz_terms_read(tz_record_reader *r, const tz_yaml *list);

// suspicious.c: warns of what an official may have overlooked in a text; and, of an answer, in all of it.
void tz_record_warn_suspicious(tz_record_reader *r, const tz_text *text);
// Those of workbooks have no codes of Excel any more.
void tz_record_warn_suspicious_answer(tz_record_reader *r, const tz_text *answer, bool of_workbook);
// The text without line ends behind it; empty if there is nothing but white space.
tz_text tz_text_trimmed(const tz_text *text);

// ordinary.c: whether a character only looks like an ordinary one, and that one as UTF-8; its size, or 0 when there is
// none.
enum { TZ_ORDINARY_SIZE = 17 };
bool tz_character_is_lookalike(int32_t c);
size_t tz_character_ordinary(int32_t c, char *to);

// leftover.c: what Excel leaves in texts. The first three give the bytes that it takes at byte `at`, or 0.
size_t tz_excel_code(const tz_text *text, size_t at, int32_t *c); // _x000D_, and which character it is
size_t tz_excel_error(const tz_text *text, size_t at);            // #REF!
size_t tz_excel_hashes(const tz_text *text, size_t at);           // ####
bool tz_excel_quoted(const tz_text *text);                        // "a cell with ""quotation marks"" in it"
bool tz_excel_date(const tz_text *text, int32_t *day);            // 45231: a day, counted from 1970-01-01

#endif
