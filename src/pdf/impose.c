// Imposition: pages are arranged so that folding or cutting the sheets gives them in order.
#include "pdf/impose.h"

static uint32_t multiple_of(const tz_pdf_options *options) {
    if (options->purpose != TZ_PURPOSE_PRINT)
        return 1;
    if (options->impose != TZ_IMPOSE_NONE)
        return 4;
    return options->multiple ? options->multiple : 1;
}

uint32_t tz_pdf_count_blank_pages(const tz_book *book, const tz_pdf_options *options) {
    uint32_t multiple = multiple_of(options), over = (uint32_t)(book->pages_n % multiple);
    return over ? multiple - over : 0;
}

// The pages of sheet i of n in the slots of its front and its back, by their index in the booklet.
static void fold(uint32_t i, uint32_t n, uint32_t order[2][2]) {
    uint32_t last = 4 * n - 1;
    order[0][0] = last - 2 * i;
    order[0][1] = 2 * i;
    order[1][0] = 2 * i + 1; // behind the front's second slot
    order[1][1] = last - 2 * i - 1;
}

// The halves of all sheets make two stacks: leaves i and n + i.
static void cut(uint32_t i, uint32_t n, uint32_t order[2][2]) {
    for (uint32_t back = 0; back < 2; back++)
        for (uint32_t slot = 0; slot < 2; slot++)
            order[back][slot] = 2 * (i + slot * n) + back;
}

// `inwards`: how far towards the fold from the outer edge of the sheet.
static tz_imposed_page place(const tz_book *book, const tz_imposed_sheets *sheets, uint32_t page, uint32_t slot,
                             tz_len inwards) {
    return (tz_imposed_page){.page = page < book->pages_n ? page : TZ_BLANK_PAGE,
                             .x = sheets->stacked ? 0
                                  : slot          ? sheets->width - book->width - inwards
                                                  : inwards,
                             .y = !sheets->stacked ? 0
                                  : slot           ? sheets->height - book->height - inwards
                                                   : inwards};
}

static void impose_sheet(const tz_book *book, const tz_pdf_options *options, tz_imposed_sheets *sheets, uint32_t i) {
    uint32_t order[2][2], n = (uint32_t)sheets->sides_n / 2, shift = 0;
    bool saddle = options->impose == TZ_IMPOSE_SADDLE_LEFT || options->impose == TZ_IMPOSE_SADDLE_TOP;
    if (options->impose == TZ_IMPOSE_TWO_UP)
        cut(i, n, order);
    else if (saddle)
        fold(i, n, order);
    else {
        fold(0, 1, order);
        shift = 4 * i;
    }
    tz_len creep = saddle ? (tz_len)i * options->paper_thickness : 0;
    for (uint32_t back = 0; back < 2; back++)
        for (uint32_t slot = 0; slot < 2; slot++)
            sheets->sides[2 * i + back].at[slot] = place(book, sheets, order[back][slot] + shift, slot, creep);
}

static bool is_stacked(const tz_book *book, tz_imposition impose) {
    if (impose == TZ_IMPOSE_SADDLE_LEFT || impose == TZ_IMPOSE_SADDLE_TOP)
        return impose == TZ_IMPOSE_SADDLE_TOP;
    return book->width > book->height; // two A4 pages on A3, whichever way they are turned
}

tz_imposed_sheets tz_pdf_impose(tz_arena *arena, const tz_book *book, const tz_pdf_options *options) {
    uint32_t pages = (uint32_t)book->pages_n + tz_pdf_count_blank_pages(book, options);
    bool single = options->impose == TZ_IMPOSE_NONE;
    tz_imposed_sheets sheets = {.slots = single ? 1 : 2,
                                .stacked = !single && is_stacked(book, options->impose),
                                .sides_n = single ? pages : pages / 2};
    tz_len apart = 2 * options->back_margin;
    sheets.width = single || sheets.stacked ? book->width : 2 * book->width + apart;
    sheets.height = sheets.stacked ? 2 * book->height + apart : book->height;
    sheets.sides = TZ_ARRAY(arena, tz_sheet_side, sheets.sides_n);
    for (uint32_t i = 0; single && i < pages; i++)
        sheets.sides[i].at[0].page = i < book->pages_n ? i : TZ_BLANK_PAGE;
    for (uint32_t i = 0; !single && i < pages / 4; i++)
        impose_sheet(book, options, &sheets, i);
    if (options->impose == TZ_IMPOSE_SADDLE_TOP &&
        pages) // seen when the booklet is turned over like a book, not flipped up
        sheets.sides[0].at[0].turned = true;
    return sheets;
}
