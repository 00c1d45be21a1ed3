// The workbook of a form that is sent out to a municipality.
#ifndef EXCHANGE_FORM_WORKBOOK_H
#define EXCHANGE_FORM_WORKBOOK_H

#include "exchange/new_workbook.h"
#include "record/record.h"

// All borrowed.
typedef struct tz_form_request {
    const tz_edition *edition;             // its head is enough
    const tz_municipality *municipalities; // that it is for; the first one gives its name, others answer with it
    size_t municipalities_n;
    const uint32_t *most;            // of each field: how many characters its answer may have (tz_capacity_find)
    const tz_edition *old;           // whose answers are shown beside; NULL: none
    const int *old_fields;           // of each field its index in the old form, or -1
    const tz_card *const *old_cards; // of these municipalities
    size_t old_cards_n;
} tz_form_request;

// What stands in it, in Japanese whatever the language of messages, with the names of src/survey/form_sheet.h.
const tz_new_workbook *tz_form_workbook(tz_arena *arena, const tz_form_request *request);
// The name of its file, without characters that file systems refuse: "242055-桑名市.xlsx".
const char *tz_form_workbook_name(tz_arena *arena, const tz_municipality *first);

#endif
