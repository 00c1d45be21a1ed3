// One workbook: which of its worksheets are read, and as what.
#include "survey/survey.h"
#include "base/intl.h"
#include "survey/reading.h"
#include "survey/word.h"

#include <string.h>

// ---- which worksheets ----

// 記入例, 記載例, 見本: what they show is nobody's answer.
static bool is_example(const tz_worksheet *sheet) {
    static const char *const words[] = {"記入例", "記載例",   "回答例", "入力例", "作成例", "記入の例",
                                        "見本",   "サンプル", "（例）", "(例)",   "【例】", NULL};
    return tz_word_contains_one_of(sheet->name, words) || !strcmp(sheet->name, "例");
}

// 記入要領, 昨年度回答: they repeat the labels, with explanations or with old answers.
static bool is_beside(const tz_worksheet *sheet) {
    static const char *const words[] = {"記入要領",   "記載要領", "作成要領", "回答要領", "手引",
                                        "マニュアル", "記入方法", "注意事項", "留意事項", "記入上の注意",
                                        "昨年",       "前年",     "前回",     "去年",     NULL};
    return tz_word_contains_one_of(sheet->name, words);
}

static bool is_read(const tz_worksheet *sheet) {
    return sheet->visibility == TZ_VISIBLE && !is_example(sheet) && !is_beside(sheet) && sheet->cells_n > 0;
}

// ---- what survey.yaml says ----

static const tz_worksheet *find_said(tz_survey_reading *r, const tz_survey_cell *said) {
    const tz_text name = tz_text_from_string(said->sheet);
    const tz_worksheet *sheet = tz_workbook_find_sheet(r->workbook, &name);
    if (sheet)
        return sheet;
    r->ok = false;
    tz_error(r->diag, tz_survey_place(r), _("there is no worksheet %s, which survey.yaml names"), said->sheet);
    tz_note(r->diag, tz_text_place(&said->written, 0), "%s", _("here"));
    return NULL;
}

static void take_said_name(tz_survey_reading *r, const tz_survey_cell *said, tz_reply_draft *draft) {
    const tz_worksheet *sheet = said->written.size ? find_said(r, said) : NULL;
    if (!sheet)
        return;
    tz_worksheet_cell cell = tz_worksheet_at(sheet, said->row, said->column);
    tz_reply_draft_name(r, draft, sheet, &cell);
}

static void take_said(tz_survey_reading *r, tz_reply_draft *draft) {
    for (size_t i = 0; i < r->survey->fields_n; i++) {
        if (!r->survey_says[i])
            continue;
        const tz_survey_cell *said = &r->survey->cells[i];
        const tz_worksheet *sheet = find_said(r, said);
        tz_worksheet_cell cell = sheet ? tz_worksheet_at(sheet, said->row, said->column) : (tz_worksheet_cell){0};
        if (sheet)
            tz_reply_draft_answer(r, draft, i, sheet, &cell);
    }
    take_said_name(r, &r->survey->code, draft);
    take_said_name(r, &r->survey->name, draft);
}

static const bool *find_said_fields(tz_arena *arena, const tz_survey *survey) {
    bool *says = TZ_ARRAY(arena, bool, survey->fields_n);
    for (size_t i = 0; survey->cells && i < survey->fields_n; i++)
        says[i] = survey->cells[i].written.size > 0;
    return says;
}

// ---- what nobody has answered ----

static bool is_empty(const tz_reply_draft *draft, size_t fields_n) {
    for (size_t i = 0; i < fields_n; i++)
        if (tz_worksheet_cell_is_filled(&draft->answers[i].cell))
            return false;
    return true;
}

static const char *find_example(const tz_workbook *workbook) {
    for (size_t i = 0; i < workbook->sheets_n; i++)
        if (workbook->sheets[i].visibility == TZ_VISIBLE && is_example(&workbook->sheets[i]))
            return workbook->sheets[i].name;
    return NULL;
}

// Answers that were written into the example are not lost in silence.
static void warn_if_empty(tz_survey_reading *r, const tz_reply_draft *draft) {
    if (!is_empty(draft, r->survey->fields_n))
        return;
    const char *example = find_example(r->workbook);
    tz_warning(r->diag, tz_survey_place(r), "%s", _("none of the questions is answered in this workbook"));
    if (example)
        tz_note(r->diag, (tz_place){0}, _("the worksheet %s is taken for an example: are the answers there?"), example);
}

// ---- reading ----

// What one worksheet has of a reply.
typedef struct part {
    tz_reply_draft draft;
    size_t labels; // of fields
    size_t which;  // the municipality that it names first; SIZE_MAX: none of the list
    bool taken;    // it belongs to a reply
} part;

typedef struct parts {
    TZ_LIST(part) all;
    TZ_LIST(tz_located) tables; // which are read behind the forms that they may repeat
} parts;

static size_t first_named(const tz_named_list *named) {
    for (size_t i = 0; i < named->all.n; i++)
        if (named->all.at[i].which != SIZE_MAX)
            return named->all.at[i].which;
    return SIZE_MAX;
}

// A worksheet that is named like a municipality of the list, and like nothing else.
static size_t named_by_sheet(const tz_survey_reading *r, const tz_worksheet *sheet) {
    tz_named_list named = {.all = {.n = 0}};
    tz_names_find(r->scratch, r->names, sheet->name, strlen(sheet->name), &named);
    return named.all.n == 1 ? named.all.at[0].which : SIZE_MAX;
}

// Worksheets named like municipalities, where there are two of them, say whose their answers are.
static void name_by_sheets(tz_survey_reading *r, parts *found, const tz_worksheet *const *sheets) {
    size_t n = 0;
    for (size_t i = 0; i < found->all.n; i++)
        n += found->all.at[i].labels && named_by_sheet(r, sheets[i]) != SIZE_MAX;
    for (size_t i = 0; i < found->all.n && n >= 2; i++) {
        part *it = &found->all.at[i];
        if (it->which != SIZE_MAX || it->draft.named.all.n || !it->labels)
            continue;
        tz_worksheet_cell cell = {.rows = 1, .columns = 1, .bytes = sheets[i]->name, .size = strlen(sheets[i]->name)};
        tz_reply_draft_name(r, &it->draft, sheets[i], &cell);
        it->which = first_named(&it->draft.named);
    }
}

static bool is_of_several(const parts *found) {
    size_t which = SIZE_MAX;
    for (size_t i = 0; i < found->all.n; i++) {
        const part *it = &found->all.at[i];
        if (!it->labels || it->which == SIZE_MAX)
            continue;
        if (which != SIZE_MAX && which != it->which)
            return true;
        which = it->which;
    }
    return false;
}

// All parts that name one municipality are one reply; SIZE_MAX: all parts are.
static void finish(tz_survey_reading *r, parts *found, size_t which) {
    tz_reply_draft draft = tz_reply_draft_new(r);
    take_said(r, &draft);
    for (size_t i = 0; i < found->all.n; i++) {
        part *it = &found->all.at[i];
        if (which != SIZE_MAX && it->which != which)
            continue;
        tz_reply_draft_add(r, &draft, &it->draft);
        it->taken = true;
    }
    tz_reply_draft_finish(r, &draft, false);
    warn_if_empty(r, &draft);
    if (which == SIZE_MAX)
        tz_reply_check_file_name(r, &draft);
}

static void report_nameless(tz_survey_reading *r, const part *it) {
    for (size_t i = 0; i < r->survey->fields_n; i++)
        if (it->draft.answers[i].cell.size) {
            r->ok = false;
            tz_error(r->diag, tz_worksheet_place(r->arena, it->draft.answers[i].sheet, &it->draft.answers[i].cell),
                     _("whose answers are these? The other worksheets name their municipality, this one does not"));
            return;
        }
}

static void finish_several(tz_survey_reading *r, parts *found) {
    for (size_t i = 0; i < found->all.n; i++) {
        const part *it = &found->all.at[i];
        if (it->taken || !it->labels)
            continue;
        if (it->which == SIZE_MAX)
            report_nameless(r, it);
        else
            finish(r, found, it->which);
    }
}

// Texts that may be an answer's. What is shorter than a few characters is a mark of the form: (様式1).
static void add_shapes(tz_survey_reading *r, const tz_worksheet *sheet) {
    enum { SHORT = 15, MOST = 100 }; // bytes; shapes
    for (size_t i = 0; i < sheet->shapes_n && r->to->shapes.n < MOST; i++) {
        const tz_worksheet_cell cell = {.bytes = sheet->shapes[i].bytes, .size = sheet->shapes[i].size};
        const char *text = tz_survey_excerpt(r, &cell);
        if (strlen(text) > SHORT)
            *TZ_ADD(r->arena, &r->to->shapes) =
                (tz_reply_shape){tz_arena_copy(r->arena, sheet->name, strlen(sheet->name)),
                                 tz_arena_copy(r->arena, text, strlen(text)), tz_survey_place(r)};
    }
}

static bool read_parts(tz_survey_reading *r, parts *found) {
    TZ_LIST(const tz_worksheet *) sheets = {.n = 0};
    for (size_t i = 0; i < r->workbook->sheets_n; i++) {
        tz_located located = {.sheet = NULL};
        if (!is_read(&r->workbook->sheets[i]))
            continue;
        if (!tz_located_find(r, &r->workbook->sheets[i], &located))
            return false;
        if (tz_survey_is_table(r, &located) || tz_survey_is_sideways(r, &located)) {
            *TZ_ADD(r->scratch, &found->tables) = located;
            continue;
        }
        part it = {.draft = tz_reply_draft_new(r)};
        tz_located_resolve(r, &located, TZ_ANY_ROW);
        tz_survey_read_form(r, &located, &it.draft);
        if (!it.draft.named.all.n)
            tz_survey_read_titles(r, &located, &it.draft);
        it.labels = located.fields_n;
        if (it.labels)
            add_shapes(r, located.sheet);
        it.which = first_named(&it.draft.named);
        *TZ_ADD(r->scratch, &found->all) = it;
        *TZ_ADD(r->scratch, &sheets) = located.sheet;
    }
    name_by_sheets(r, found, sheets.at);
    return true;
}

static void read_sheets(tz_survey_reading *r) {
    parts found = {.all = {.n = 0}};
    size_t labels = 0;
    if (!read_parts(r, &found)) {
        r->ok = false;
        return;
    }
    for (size_t i = 0; i < found.all.n; i++)
        labels += found.all.at[i].labels;
    if (is_of_several(&found))
        finish_several(r, &found);
    else if (labels || (!found.tables.n && r->survey->cells))
        finish(r, &found, SIZE_MAX);
    for (size_t i = 0; i < found.tables.n; i++)
        if (!tz_survey_read_table(r, &found.tables.at[i]))
            tz_survey_read_sideways(r, &found.tables.at[i]);
    bool read = labels || found.tables.n || r->survey->cells;
    if (r->ok && r->to->all.n == r->before) {
        r->ok = false;
        tz_error(r->diag, tz_survey_place(r),
                 read ? _("no municipality's answers are found on the visible worksheets of this file")
                      : _("no label of the form is found on the visible worksheets of this file"));
    }
}

bool tz_survey_read(tz_arena *arena, const tz_survey *survey, const tz_workbook *workbook, tz_replies *to,
                    tz_diag *diag) {
    tz_arena *scratch = tz_arena_new(arena);
    tz_survey_reading r = {.arena = arena,
                           .scratch = scratch,
                           .survey = survey,
                           .labels = tz_labels_new(scratch, survey),
                           .names = tz_names_index_new(scratch, survey),
                           .workbook = workbook,
                           .diag = diag,
                           .to = to,
                           .survey_says = find_said_fields(scratch, survey),
                           .ok = true};
    tz_reply_draft draft = tz_reply_draft_new(&r);
    r.before = to->all.n;
    if (tz_survey_read_made(&r, &draft)) {
        tz_reply_draft_finish(&r, &draft, false);
        warn_if_empty(&r, &draft);
        tz_reply_check_file_name(&r, &draft);
        for (size_t i = 0; i < workbook->sheets_n; i++)
            if (is_read(&workbook->sheets[i]))
                add_shapes(&r, &workbook->sheets[i]);
    } else if (r.ok)
        read_sheets(&r);
    tz_arena_free(scratch);
    return r.ok;
}
