// Options of PDFs as words.
#include "pdf/words.h"

#include <stdlib.h>
#include <string.h>

const char *const tz_purpose_words[] = {"handout", "archive", "print", NULL};
const char *const tz_imposition_words[] = {"single", "saddle-left", "saddle-top", "2up", "a3-fold", NULL};

bool tz_pdf_read_millimetres(const char *text, int most, tz_len *length) {
    char *end;
    long millimetres = strtol(text, &end, 10), thousandths = 0;
    if (*end == '.')
        for (long place = 100; end++, *end >= '0' && *end <= '9' && place; place /= 10)
            thousandths += place * (*end - '0');
    if (!strcmp(end, "mm"))
        end += 2;
    if (*text < '0' || *text > '9' || *end || millimetres > most || (millimetres == most && thousandths))
        return false;
    *length = (tz_len)(millimetres * TZ_MM + thousandths * (TZ_MM / 1000));
    return true;
}

bool tz_pdf_read_count(const char *text, uint32_t *count) {
    char *end;
    long n = strtol(text, &end, 10);
    if (end == text || *end || n < 1 || n > 64)
        return false;
    *count = (uint32_t)n;
    return true;
}
