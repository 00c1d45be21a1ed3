// Days, Japanese eras, and fiscal years (年度: 1 April to 31 March) as records write them. Nothing here reads a clock.
#ifndef BASE_CALENDAR_H
#define BASE_CALENDAR_H

#include "base/source.h"

// An era (元号). Its first year ends with the first calendar year: 令和元年 is 2019 from 1 May on.
typedef struct tz_era {
    const char *name;
    char letter; // as dates are shortened with it: R7
    int32_t first_year;
    const char *first_day; // "2019-05-01"; of 明治 the first day of the Gregorian calendar in Japan, in its sixth year
} tz_era;
enum { TZ_ERAS = 5 };
extern const tz_era tz_eras[TZ_ERAS]; // the latest first

// Whether `size` bytes are a day of the calendar, written "2026-03-31".
bool tz_date_is_valid(const char *date, size_t size);
// The day so many days after 1970-01-01, written so.
const char *tz_date_of_day(tz_arena *arena, int32_t days);
// A valid date in its era: "令和8年3月31日", "令和元年5月1日"; earlier ones than the table has as they are.
const char *tz_date_in_era(tz_arena *arena, const char *date);

// "令和7年度", "令和元年度", "2025年度" (digits of either width) as the Western year in which it begins. A fiscal year
// is named after the era of its larger part: 令和元年度 is 2019 although it began in 平成31年. False: the text is none.
bool tz_fiscal_year_parse(const tz_text *text, int32_t *year);
// The reverse: "令和7年度", "令和元年度"; years before the eras of the table as "1867年度".
const char *tz_fiscal_year_in_era(tz_arena *arena, int32_t year);
// The same, short, as part of file names: "r7", "r1", "1867".
const char *tz_fiscal_year_id(tz_arena *arena, int32_t year);

#endif
