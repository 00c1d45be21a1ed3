// Labels of worksheets: which question of the form, or what else, a cell's text names.
#ifndef SURVEY_LABEL_H
#define SURVEY_LABEL_H

#include "survey/survey.h"

// A label as it is compared. Widths, blanks, line ends, brackets, bullets and dashes do not count (NFKC).
typedef struct tz_label_key {
    const char *full; // "1在宅医療および在宅医療介護連携の状況"
    const char *bare; // the same without its number; within `full`
} tz_label_key;
// "" for a text that is longer than any label.
tz_label_key tz_label_key_of(tz_arena *arena, const char *bytes, size_t size);

typedef enum tz_label_kind {
    TZ_LABEL_OTHER,
    TZ_LABEL_FIELD,
    TZ_LABEL_SECTION,
    TZ_LABEL_CODE,       // 市町村コード
    TZ_LABEL_NAME,       // 市町村名
    TZ_LABEL_JOINT,      // 共同で回答する市町
    TZ_LABEL_PREFECTURE, // 都道府県名
    TZ_LABEL_ANSWERS,    // 回答, 今年度の回答, 令和7年度: heads the column of the answers
    TZ_LABEL_NO_ANSWERS, // 昨年度の回答, 記入上の注意: heads a column of old answers or explanations
    TZ_LABEL_OFFICE,     // 担当課, 電話番号 and what else a survey asks about who answers
} tz_label_kind;

// What a text names. Several fields may have one label in different sections: then `fields_n` of them are in `fields`.
typedef struct tz_label {
    tz_label_kind kind;
    const size_t *fields; // TZ_LABEL_FIELD: indices, ascending; borrowed
    size_t fields_n;
    size_t section;        // TZ_LABEL_SECTION
    uint32_t year;         // TZ_LABEL_ANSWERS: the year that it names, of the common era; 0: none
    tz_label_kind wording; // TZ_LABEL_FIELD: what its words would mean if it were no question
    // TZ_LABEL_FIELD: how sure it is, from 0 to 3: with the label's own number, and with nothing else in the text.
    int sure;
    size_t alike,
        alike_n;  // TZ_LABEL_FIELD: the first of the fields that have its words whatever their number, and how many
    bool ignored; // survey.yaml says that it is no question of the form
} tz_label;

// ---- wording.c: what surveys ask beside the form's questions ----

// What a key names that is no label of the form.
tz_label tz_label_wording(const tz_label_key *key);

// ---- label.c ----

// The labels of a form, ready to be looked up.
typedef struct tz_labels tz_labels;
const tz_labels *tz_labels_new(tz_arena *arena, const tz_survey *survey);

// Whether a text says how to answer: (400字以内), ※具体的に記入してください, (必須).
bool tz_label_is_remark(const char *bytes, size_t size);
// What a text names.
tz_label tz_labels_find(tz_arena *scratch, const tz_labels *labels, const char *bytes, size_t size);

#endif
