// What stands on the worksheets of a form's workbook, so that what is written there is found again.
//
// A workbook that `tsuzuri form` writes has a worksheet for who answers, one with examples, and a very hidden one
// (ECMA-376 part 1, 18.18.68: veryHidden) that says which cell answers what. The hidden one has text cells only, a
// record a row: a word in column A, what it is about from column B on. Places of cells are as in formulas: "B12".
//
//     tsuzuri-form  1
//     edition       r7
//     fingerprint   16 hexadecimal digits: tz_form_fingerprint() of the form
//     code          242055                                      one row for each municipality that it is for
//     names         調査票  A6   B6                             worksheet, label, answer: the municipality's name
//     joint         調査票  A7   B7                             the others of a joint answer, between 、
//     field         status.situation  調査票  A12  B12          one row for each field, in the form's order
//     choices       status.situation  ある  ない                the answers that its list offers
//
// Answers are read back by these. The rest of the form stands there for `tsuzuri new`, which begins an edition with it:
//
//     title         the form's title
//     note          what is said about all of it
//     section       status  (1)在宅医療等の状況や取組等について     one row for each section, in order: id, label
//     text          status.situation  label  ①状況              one row for each text of a field that form.yaml has:
//                                                               label, short, was, language, help, example
#ifndef SURVEY_FORM_SHEET_H
#define SURVEY_FORM_SHEET_H

// The worksheets' names.
#define TZ_FORM_SHEET_ANSWERS "調査票"
#define TZ_FORM_SHEET_EXAMPLES "記入例"
#define TZ_FORM_SHEET_HIDDEN "tsuzuri"

// The words in column A of the hidden worksheet. The first one makes the workbook a form; behind it stands the version
// of what is written there.
#define TZ_FORM_ROW_FORM "tsuzuri-form"
#define TZ_FORM_ROW_EDITION "edition"
#define TZ_FORM_ROW_FINGERPRINT "fingerprint"
#define TZ_FORM_ROW_CODE "code"
#define TZ_FORM_ROW_NAMES "names"
#define TZ_FORM_ROW_JOINT "joint"
#define TZ_FORM_ROW_FIELD "field"
#define TZ_FORM_ROW_CHOICES "choices"
#define TZ_FORM_ROW_TITLE "title"
#define TZ_FORM_ROW_NOTE "note"
#define TZ_FORM_ROW_SECTION "section"
#define TZ_FORM_ROW_TEXT "text"
#define TZ_FORM_VERSION "1"

// Labels of what is no field, for people and for workbooks that have lost the hidden worksheet; %s is the edition's
// word for municipalities (tz_edition.units).
#define TZ_FORM_LABEL_CODE "%sコード"
#define TZ_FORM_LABEL_NAME "%s名"
#define TZ_FORM_LABEL_JOINT "共同で回答する%s"

// What parts the names of municipalities in one cell.
#define TZ_FORM_NAMES_SEPARATOR "、"

#endif
