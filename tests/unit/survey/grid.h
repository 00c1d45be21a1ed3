// Worksheets drawn as text for tests, and a small survey that they answer.
//
// A line is a row, "|" parts its cells; "<" belongs to the cell at its left (merged), "^" to the one above; "\n" within
// a cell is written as "/"; a text behind "=" is a formula's result.
#ifndef GRID_H
#define GRID_H

#include "inputs.h"
#include "survey/reading.h"
#include "workbook/worksheet.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define TEXT(words)                                                                                                    \
    { .bytes = (words), .size = sizeof(words) - 1 }

// Two sections have a field of the same label.
static const tz_text grid_sections[] = {TEXT("目指すべき姿"), TEXT("(1)状況について"), TEXT("(2)共有できる資料")};
static const tz_survey_field grid_fields[] = {
    {"goals.care", TEXT("●日常の療養支援"), 0}, {"status.situation", TEXT("①状況"), 1},
    {"status.other", TEXT("②その他"), 1},       {"shared.acp", TEXT("①ACP関係"), 2},
    {"shared.other", TEXT("②その他"), 2},
};
enum { CARE, SITUATION, STATUS_OTHER, ACP, SHARED_OTHER, GRID_FIELDS };
static const tz_survey_municipality grid_municipalities[] = {
    {TEXT("242055"), TEXT("桑名市")}, {TEXT("242144"), TEXT("いなべ市")}, {TEXT("243035"), TEXT("木曽岬町")},
    {TEXT("012025"), TEXT("函館市")}, {TEXT("082082"), TEXT("龍ケ崎市")}, {TEXT("242012"), TEXT("津市")},
    {TEXT("251011"), TEXT("大津市")},
};

static inline tz_survey grid_survey(void) {
    return (tz_survey){.edition = "r7",
                       .fingerprint = "0123456789abcdef",
                       .sections = grid_sections,
                       .sections_n = 3,
                       .fields = grid_fields,
                       .fields_n = GRID_FIELDS,
                       .municipalities = grid_municipalities,
                       .municipalities_n = sizeof grid_municipalities / sizeof grid_municipalities[0]};
}

typedef struct grid_sheet {
    const char *name, *rows;
    tz_visibility visibility;
} grid_sheet;

static inline void add_grid_cell(tz_workbook_draft *draft, uint32_t row, uint32_t column, const char *from,
                                 size_t size) {
    char *text = tz_arena_copy(draft->arena, from, size);
    for (char *at = text; *at; at++)
        if (*at == '/')
            *at = '\n';
    bool calculated = size > 0 && *text == '=';
    const tz_worksheet_cell cell = {.row = row,
                                    .column = column,
                                    .rows = 1,
                                    .columns = 1,
                                    .bytes = text + calculated,
                                    .size = size - calculated,
                                    .calculated = calculated};
    assert_true(size == 0 || tz_worksheet_add(draft, &cell));
}

// How many "<" follow in the row, and how many "^" below in the column.
static inline void add_grid_area(tz_workbook_draft *draft, const char *rows, uint32_t row, uint32_t column) {
    uint32_t columns = 1, below = 1;
    const char *line = rows;
    for (uint32_t r = 0; line; r++) {
        const char *cell = line, *end = strchr(line, '\n');
        for (uint32_t c = 0; cell && (!end || cell <= end); c++) {
            if (r == row && c == column + columns && *cell == '<')
                columns++;
            if (c == column && r == row + below && *cell == '^')
                below++;
            cell = strpbrk(cell, "|\n");
            cell = cell && *cell == '|' ? cell + 1 : NULL;
        }
        line = end ? end + 1 : NULL;
    }
    assert_true(tz_worksheet_merge(draft, row, column, below, columns));
}

static inline void add_grid(tz_workbook_draft *draft, const grid_sheet *sheet) {
    assert_true(tz_worksheet_begin(draft, sheet->name, sheet->visibility));
    const char *at = sheet->rows;
    for (uint32_t row = 0, column = 0;;) {
        size_t size = strcspn(at, "|\n");
        if (*at != '<' && *at != '^') {
            add_grid_cell(draft, row, column, at, size);
            add_grid_area(draft, sheet->rows, row, column);
        }
        at += size;
        if (!*at)
            break;
        column = *at == '|' ? column + 1 : 0;
        row += *at == '\n';
        at++;
    }
    assert_true(tz_worksheet_end(draft));
}

// The list ends with a name NULL.
static inline const tz_workbook *grid_workbook(tz_arena *arena, const char *name, const grid_sheet *sheets) {
    const tz_source *file = tz_source_new(arena, name, "", 0);
    tz_workbook_draft draft = {.arena = arena, .file = file, .diag = tz_diag_in_arena(arena)};
    for (size_t i = 0; sheets[i].name; i++)
        add_grid(&draft, &sheets[i]);
    return tz_workbook_end(&draft);
}

// A reading of a workbook, for tests of its parts.
static inline tz_survey_reading grid_reading(tz_arena *arena, const tz_survey *survey, const tz_workbook *workbook) {
    return (tz_survey_reading){.arena = arena,
                               .scratch = arena,
                               .survey = survey,
                               .labels = tz_labels_new(arena, survey),
                               .names = tz_names_index_new(arena, survey),
                               .workbook = workbook,
                               .diag = tz_diag_in_arena(arena),
                               .to = TZ_NEW(arena, tz_replies),
                               .survey_says = TZ_ARRAY(arena, bool, survey->fields_n),
                               .ok = true};
}

// ---- whole workbooks ----

typedef struct grid_result {
    tz_arena *arena;
    tz_replies replies;
    bool ok;
    const char *messages;
} grid_result;

static inline grid_result read_grids(const tz_survey *survey, const char *name, const grid_sheet *sheets) {
    grid_result it = {.arena = tz_arena_new(NULL)};
    tz_diag *diag = tz_diag_in_arena(it.arena);
    it.ok = tz_survey_read(it.arena, survey, grid_workbook(it.arena, name, sheets), &it.replies, diag);
    it.messages = input_messages(it.arena, diag);
    return it;
}

static inline grid_result read_grid(const char *rows) {
    tz_survey survey = grid_survey();
    const grid_sheet sheets[] = {{"調査票", rows, TZ_VISIBLE}, {NULL, NULL, TZ_VISIBLE}};
    return read_grids(&survey, "cards/回答.xlsx", sheets);
}

static inline const char *answer_of(const grid_result *it, size_t reply, size_t field) {
    assert_true(reply < it->replies.all.n);
    return tz_text_to_string(it->arena, &it->replies.all.at[reply].answers[field]);
}

// All five answers of a reply, parted by "|".
static inline void check_answers(const grid_result *it, size_t reply, const char *name, const char *expected) {
    tz_bytes all = {0};
    if (!it->ok)
        fail_msg("%s", it->messages);
    for (size_t i = 0; i < GRID_FIELDS; i++)
        tz_bytes_format(it->arena, &all, "%s%s", i ? "|" : "", answer_of(it, reply, i));
    assert_string_equal(tz_arena_copy(it->arena, all.at, all.n), expected);
    assert_string_equal(tz_text_to_string(it->arena, &it->replies.all.at[reply].municipalities[0].name), name);
}

static inline void check_message(const grid_result *it, const char *expected) {
    if (!strstr(it->messages, expected))
        fail_msg("%s\nhas no: %s", it->messages, expected);
}

#define GOOD_ROWS                                                                                                                           \
    "市町村名|桑名市\n目指すべき姿\n●日常の療養支援|あ\n(1)状況について\n①状況|い\n②その他|う\n(2)" \
    "共有できる資料\n①ACP関係|え\n②その他|お"

#endif
