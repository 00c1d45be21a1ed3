// The table of an edition's answers as a workbook: one row a card, with the two heads of the CSV.
#include "base/intl.h"
#include "exchange/exchange.h"
#include "exchange/new_sheet.h"

static const char sheet_name[] = "回答";
enum { CODE, NAME, FIRST_FIELD };
enum { A_PAGE = 5 };                                                    // columns that can be read on one page
static const double code_width = 10, name_width = 14, field_width = 40; // digits

static void put_heads(tz_sheet_maker *sheet, const tz_form *form) {
    tz_arena *arena = sheet->arena;
    uint32_t paths = tz_sheet_add_row(sheet, 0), labels = tz_sheet_add_row(sheet, tz_sheet_height(3));
    tz_sheet_put(sheet, paths, CODE, TZ_LOOK_PLAIN, "code");
    tz_sheet_put(sheet, paths, NAME, TZ_LOOK_PLAIN, "name");
    tz_sheet_put(sheet, labels, CODE, TZ_LOOK_HEAD, TZ_EXCHANGE_CODE_LABEL);
    tz_sheet_put(sheet, labels, NAME, TZ_LOOK_HEAD, TZ_EXCHANGE_NAME_LABEL);
    for (uint32_t i = 0; i < form->fields_n; i++) {
        tz_sheet_put(sheet, paths, FIRST_FIELD + i, TZ_LOOK_PLAIN, form->fields[i].path);
        tz_sheet_put(sheet, labels, FIRST_FIELD + i, TZ_LOOK_HEAD, tz_text_to_string(arena, &form->fields[i].label));
    }
}

// Characters of UTF-8, those outside the Basic Multilingual Plane twice, as Excel counts them.
static size_t characters_in(const tz_text *text) {
    size_t n = 0;
    for (size_t i = 0; i < text->size; i++) {
        unsigned char byte = (unsigned char)text->bytes[i];
        n += (byte & 0xC0) != 0x80;
        n += byte >= 0xF0;
    }
    return n;
}

static bool check_lengths(const tz_edition *edition, tz_diag *diag) {
    enum { MOST = 32767 }; // Excel's own limit of a cell
    bool ok = true;
    for (size_t i = 0; i < edition->cards_n; i++)
        for (size_t k = 0; k < edition->form->fields_n; k++) {
            const tz_text *answer = &edition->cards[i].answers[k];
            if (characters_in(answer) <= MOST)
                continue;
            tz_error(diag, tz_text_place(answer, 0),
                     _("a cell of Excel holds at most %d characters: please export csv"), MOST);
            ok = false;
        }
    return ok;
}

static void put_card(tz_sheet_maker *sheet, const tz_form *form, const tz_card *card) {
    tz_arena *arena = sheet->arena;
    const char **answers = TZ_ARRAY(arena, const char *, form->fields_n);
    uint32_t most = 1;
    for (size_t i = 0; i < form->fields_n; i++) {
        tz_text answer = tz_exchange_answer(arena, &card->answers[i]);
        answers[i] = answer.bytes;
        uint32_t lines = tz_sheet_lines(answers[i], field_width);
        most = lines > most ? lines : most;
    }
    uint32_t row = tz_sheet_add_row(sheet, tz_sheet_height(most));
    tz_sheet_put(sheet, row, CODE, TZ_LOOK_GIVEN, tz_exchange_codes(arena, card));
    tz_sheet_put(sheet, row, NAME, TZ_LOOK_GIVEN, tz_card_names(arena, card));
    for (uint32_t i = 0; i < form->fields_n; i++)
        tz_sheet_put(sheet, row, FIRST_FIELD + i, TZ_LOOK_GIVEN, answers[i]);
}

const tz_new_workbook *tz_exchange_workbook(tz_arena *arena, const tz_edition *edition, tz_diag *diag) {
    const tz_form *form = edition->form;
    if (!check_lengths(edition, diag))
        return NULL;
    uint32_t columns = FIRST_FIELD + (uint32_t)form->fields_n;
    double *widths = TZ_ARRAY(arena, double, columns);
    for (uint32_t i = 0; i < columns; i++)
        widths[i] = i == CODE ? code_width : i == NAME ? name_width : field_width;
    tz_sheet_maker sheet = tz_sheet_begin(arena, sheet_name, widths, columns);
    put_heads(&sheet, form);
    for (size_t i = 0; i < edition->cards_n; i++)
        put_card(&sheet, form, &edition->cards[i]);
    sheet.sheet.heads = 2;
    sheet.sheet.left = FIRST_FIELD;
    sheet.sheet.pages_wide = ((uint32_t)form->fields_n + A_PAGE - 1) / A_PAGE;
    sheet.sheet.first_row = 2;
    sheet.sheet.first_column = FIRST_FIELD;
    tz_new_sheet *made = TZ_NEW(arena, tz_new_sheet);
    *made = tz_sheet_end(&sheet);
    tz_new_workbook *workbook = TZ_NEW(arena, tz_new_workbook);
    *workbook = (tz_new_workbook){tz_text_to_string(arena, &edition->title), made, 1};
    return workbook;
}
