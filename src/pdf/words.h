// Options of PDFs as words, as commands and programs that embed the engine are given them.
#ifndef PDF_WORDS_H
#define PDF_WORDS_H

#include "pdf/pdf.h"

// By tz_purpose and by tz_imposition; NULL-terminated.
extern const char *const tz_purpose_words[], *const tz_imposition_words[];
// The thickness of paper, and the back margin of imposed sheets: at most so many millimetres.
enum { TZ_PDF_MOST_THICKNESS = 1, TZ_PDF_MOST_BACK_MARGIN = 30 };
// "0.12" or "0.12mm", from 0 to so many. False: it is none.
bool tz_pdf_read_millimetres(const char *text, int most, tz_len *length);
// "4", from 1 to 64: pages of a multiple, threads. False: it is none.
bool tz_pdf_read_count(const char *text, uint32_t *count);

#endif
