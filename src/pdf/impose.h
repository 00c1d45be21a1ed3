// Where pages stand on sheets: pure arithmetic, without any PDF.
#ifndef PDF_IMPOSE_H
#define PDF_IMPOSE_H

#include "tsuzuri/pdf.h"

#define TZ_BLANK UINT32_MAX

typedef struct tz_placed {
    uint32_t page; // of the book, or TZ_BLANK
    tz_len x, y;   // its trimmed top left corner on the trimmed sheet
    bool turned;   // by 180°
} tz_placed;
typedef struct tz_side {
    tz_placed at[2]; // left and right, or upper and lower; single pages: the first only
} tz_side;
typedef struct tz_sheets {
    tz_len width, height; // trimmed
    uint32_t slots;       // pages a side: 1 or 2
    bool stacked;         // one above the other
    tz_side *sides;       // imposed: front and back of each sheet
    size_t sides_n;
} tz_sheets;

tz_sheets tz_pdf_impose(tz_arena *arena, const tz_book *book, const tz_pdf_options *options);

#endif
