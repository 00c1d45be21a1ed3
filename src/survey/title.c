// Municipalities that stand in titles, where no cell of their own names them: 調査票(桑名市), 市町村名:桑名市.
#include "base/utf8.h"
#include "survey/reading.h"

enum { LONGEST = 300 }; // bytes: what is longer is a sentence

// Adds the names of a piece when it says nothing else.
static bool take(tz_survey_reading *r, const char *bytes, size_t size, tz_named_list *to) {
    tz_named_list found = {.all = {.n = 0}};
    tz_names_find(r->scratch, r->names, bytes, size, &found);
    for (size_t i = 0; i < found.all.n; i++)
        if (found.all.at[i].which == SIZE_MAX || found.all.at[i].is_code)
            return false;
    for (size_t i = 0; i < found.all.n; i++)
        *TZ_ADD(r->scratch, &to->all) = found.all.at[i];
    return found.all.n > 0;
}

// What may part a label from the name that stands behind it, or a title from the name in brackets.
static bool parts(int32_t c, bool *bracket) {
    *bracket = utf8proc_category(c) == UTF8PROC_CATEGORY_PS;
    return *bracket || c == ':' || c == 0xFF1A || c == ' ' || c == 0x3000;
}

// Up to the bracket that closes, or to the end.
static size_t end_of(const char *bytes, size_t size, size_t from) {
    int32_t c;
    for (size_t at = from, n; at < size; at += n) {
        n = tz_utf8_decode(bytes + at, size - at, &c);
        if (c > 0 && utf8proc_category(c) == UTF8PROC_CATEGORY_PE)
            return at;
    }
    return size;
}

static bool names_label(const tz_survey_reading *r, const char *bytes, size_t size) {
    return tz_labels_find(r->scratch, r->labels, bytes, size).kind == TZ_LABEL_NAME;
}

// The names of a title, and those that stand in one cell with their label, which say it outright.
static void read_cell(tz_survey_reading *r, const tz_worksheet_cell *cell, tz_named_list *outright,
                      tz_named_list *titled) {
    int32_t c;
    bool bracket;
    for (size_t at = 0, n; at < cell->size; at += n) {
        n = tz_utf8_decode(cell->bytes + at, cell->size - at, &c);
        if (c <= 0 || !parts(c, &bracket))
            continue;
        size_t from = at + n, end = bracket ? end_of(cell->bytes, cell->size, from) : cell->size;
        if (at && names_label(r, cell->bytes, at) && take(r, cell->bytes + from, end - from, outright))
            return;
        if (bracket && take(r, cell->bytes + from, end - from, titled))
            return;
    }
    take(r, cell->bytes, cell->size, titled);
}

static uint32_t first_question(const tz_located *located) {
    for (size_t i = 0; i < located->all.n; i++)
        if (located->all.at[i].label.kind == TZ_LABEL_FIELD)
            return located->all.at[i].cell.row;
    return UINT32_MAX;
}

static void add(tz_survey_reading *r, const tz_worksheet *sheet, const tz_worksheet_cell *cell,
                const tz_named_list *named, tz_reply_draft *draft, bool outright) {
    for (size_t i = 0; i < named->all.n; i++) {
        if (outright) {
            *TZ_ADD(r->scratch, &draft->named.all) = named->all.at[i];
            *TZ_ADD(r->scratch, &draft->named_in) = (tz_found_answer){sheet, *cell};
        } else {
            *TZ_ADD(r->scratch, &draft->titled.all) = named->all.at[i];
            *TZ_ADD(r->scratch, &draft->titled_in) = (tz_found_answer){sheet, *cell};
        }
    }
}

void tz_survey_read_titles(tz_survey_reading *r, const tz_located *located, tz_reply_draft *draft) {
    enum { MOST = 2000 }; // cells
    uint32_t end = first_question(located);
    for (size_t i = 0; i < located->sheet->cells_n && i < MOST; i++) {
        const tz_worksheet_cell *cell = &located->sheet->cells[i];
        tz_named_list outright = {.all = {.n = 0}}, titled = {.all = {.n = 0}};
        if (cell->row >= end || draft->named.all.n)
            break;
        if (!cell->size || cell->size > LONGEST)
            continue;
        read_cell(r, cell, &outright, &titled);
        add(r, located->sheet, cell, &outright, draft, true);
        add(r, located->sheet, cell, &titled, draft, false);
    }
}
