// Imposition: which page is printed where on which side of which sheet. Arithmetic only; sheet.c writes the PDF.
#ifndef PDF_IMPOSE_H
#define PDF_IMPOSE_H

#include "pdf/pdf.h"

#define TZ_BLANK_PAGE UINT32_MAX

typedef struct tz_imposed_page {
    uint32_t page; // of the book, or TZ_BLANK_PAGE
    tz_len x, y;   // its trimmed top left corner on the trimmed sheet
    bool turned;   // by 180°
} tz_imposed_page;
typedef struct tz_sheet_side {
    tz_imposed_page at[2]; // left and right, or upper and lower; single pages: the first only
} tz_sheet_side;
typedef struct tz_imposed_sheets {
    tz_len width, height; // trimmed
    uint32_t slots;       // pages a side: 1 or 2
    bool stacked;         // one above the other
    tz_sheet_side *sides; // imposed: front and back of each sheet
    size_t sides_n;
} tz_imposed_sheets;

tz_imposed_sheets tz_pdf_impose(tz_arena *arena, const tz_book *book, const tz_pdf_options *options);

#endif
