// Municipalities that a text names, by name or by code.
#ifndef SURVEY_NAMES_H
#define SURVEY_NAMES_H

#include "survey/survey.h"

typedef struct tz_names_index tz_names_index;
// The official list, ready to be looked up.
const tz_names_index *tz_names_index_new(tz_arena *arena, const tz_survey *survey);

// One name or code of a text.
typedef struct tz_named {
    size_t which; // among the survey's municipalities; SIZE_MAX: none of them
    bool is_code;
    const char *word; // as it is written, for messages
    size_t at;        // its byte in the text
} tz_named;
typedef struct tz_named_list {
    TZ_LIST(tz_named) all;
} tz_named_list;

// Adds what a cell that names municipalities says: names with or without prefecture, county and blanks, in any of the
// usual spellings (龍ヶ崎市 for 龍ケ崎市), codes of six digits, of five without the check digit, or without the leading
// zero that a number loses. What is neither is in the list as an unknown name; remarks in brackets are passed over.
void tz_names_find(tz_arena *arena, const tz_names_index *index, const char *bytes, size_t size, tz_named_list *to);
// The same for the name of a file: those municipalities whose name, or six-digit code, is a part of it.
void tz_names_find_in_file_name(tz_arena *arena, const tz_names_index *index, const char *name, tz_named_list *to);

#endif
