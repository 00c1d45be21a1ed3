// Worksheets drawn from bytes: labels of a small form, heads, names and texts in any order, merged as they come. Each
// byte is a word of the list below, an empty cell, the end of a row, a merged area or the next worksheet.
#include "fuzz.h"
#include "survey/survey.h"
#include "workbook/worksheet.h"

#include <string.h>

#define TEXT(words)                                                                                                    \
    { .bytes = (words), .size = sizeof(words) - 1 }

static const tz_text sections[] = {TEXT("目指すべき姿"), TEXT("(1)状況について"), TEXT("(2)共有できる資料")};
static const tz_survey_field fields[] = {
    {"goals.care", TEXT("●日常の療養支援"), 0}, {"status.situation", TEXT("①状況"), 1},
    {"status.other", TEXT("②その他"), 1},       {"shared.acp", TEXT("①ACP関係"), 2},
    {"shared.other", TEXT("②その他"), 2},       {"shared.office", TEXT("担当課"), 2},
};
static const tz_survey_municipality municipalities[] = {
    {TEXT("242055"), TEXT("桑名市")},
    {TEXT("242144"), TEXT("いなべ市")},
    {TEXT("012025"), TEXT("函館市")},
};

static const char *const words[] = {
    "目指すべき姿",
    "(1)状況について",
    "(2)共有できる資料",
    "●日常の療養支援",
    "①状況",
    "②その他",
    "①ACP関係",
    "担当課",
    "市町村名",
    "市町村コード",
    "共同で回答する市町",
    "回答",
    "昨年度の回答",
    "令和7年度",
    "令和6年度",
    "記入上の注意",
    "①状況（400字以内）",
    "桑名市",
    "いなべ市",
    "242055",
    "12025",
    "桑名",
    "なし",
    "合計",
    "※400字以内",
    "答え",
    "こたえはこちらです",
    "12",
    "0",
    "調査票（桑名市）",
    "市町村名：いなべ市",
    "⑦災害",
    "備考",
    "12字",
};
enum {
    WORDS = sizeof words / sizeof words[0],
    FIELDS = sizeof fields / sizeof fields[0],
    MOST_SHEETS = 8,
    MOST_ROWS = 2000,
};

static const char *const sheet_names[] = {"調査票", "桑名市", "いなべ市", "記入例", "(2)共有", "印刷用"};

typedef struct drawing {
    tz_workbook_draft draft;
    uint32_t row, column, merged; // merged: no area begins in a row before it, so that none overlap
    size_t sheets;
} drawing;

static bool begin_sheet(drawing *d) {
    d->row = d->column = d->merged = 0;
    return tz_worksheet_begin(&d->draft, sheet_names[d->sheets++ % 6], TZ_VISIBLE);
}

static void add_word(drawing *d, size_t word, bool calculated) {
    const tz_worksheet_cell cell = {.row = d->row,
                                    .column = d->column,
                                    .bytes = words[word],
                                    .size = strlen(words[word]),
                                    .calculated = calculated};
    tz_worksheet_add(&d->draft, &cell);
}

// The bytes from 0: words, words as formulas, and then what moves on.
static bool draw(drawing *d, uint8_t byte) {
    size_t rest = byte >= 2 * WORDS ? byte - 2 * WORDS : 0;
    if (byte < 2 * WORDS) {
        add_word(d, byte % WORDS, byte >= WORDS);
    } else if (rest < 40) {
        d->row += d->row < MOST_ROWS;
        d->column = 0;
        return true;
    } else if (rest < 80) {
        uint32_t rows = 1 + (uint32_t)(rest - 40) / 10 % 3, columns = 1 + (uint32_t)rest % 4;
        if (d->row >= d->merged) {
            tz_worksheet_merge(&d->draft, d->row, d->column, rows, columns);
            d->merged = d->row + rows;
        }
    } else if (rest < 84 && d->sheets < MOST_SHEETS) {
        return tz_worksheet_end(&d->draft) && begin_sheet(d);
    }
    d->column += d->column < 30;
    return true;
}

static const tz_workbook *draw_all(fuzz_try *it, const uint8_t *data, size_t size) {
    const tz_source *file = tz_source_new(it->arena, size % 2 ? "cards/a.xlsx" : "cards/桑名市.xlsx", "", 0);
    drawing d = {.draft = {.arena = it->arena, .file = file, .diag = it->diag}};
    if (!begin_sheet(&d))
        return NULL;
    for (size_t i = 0; i < size; i++)
        if (!draw(&d, data[i]))
            return NULL;
    return tz_worksheet_end(&d.draft) ? tz_workbook_end(&d.draft) : NULL;
}

static void check_reply(const tz_reply *reply) {
    fuzz_claim(reply->municipalities_n > 0, "a reply is somebody's");
    for (size_t i = 0; i < reply->municipalities_n; i++)
        for (size_t k = 0; k < i; k++)
            fuzz_claim(!tz_text_equal(&reply->municipalities[i].code, &reply->municipalities[k].code),
                       "each municipality is named once");
    for (size_t i = 0; i < FIELDS; i++)
        fuzz_claim(!reply->answers[i].size || reply->answers[i].source, "answers have places");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    fuzz_try it = fuzz_begin();
    const tz_survey survey = {.edition = "r7",
                              .fingerprint = "0123456789abcdef",
                              .sections = sections,
                              .sections_n = 3,
                              .fields = fields,
                              .fields_n = FIELDS,
                              .municipalities = municipalities,
                              .municipalities_n = sizeof municipalities / sizeof municipalities[0]};
    tz_replies replies = {.all = {.n = 0}};
    const tz_workbook *book = draw_all(&it, data, size);
    if (book) {
        bool ok = tz_survey_read(it.arena, &survey, book, &replies, it.diag);
        fuzz_claim(ok == !tz_diag_count(it.diag, TZ_ERROR), "what is wrong is told, and what is told is wrong");
        fuzz_claim(!ok || replies.all.n, "a workbook has a reply or an error");
        for (size_t i = 0; i < replies.all.n; i++)
            check_reply(&replies.all.at[i]);
    }
    fuzz_end(&it);
    return 0;
}
