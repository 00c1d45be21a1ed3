// Days, eras and fiscal years.
#include "base/calendar.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

const tz_era tz_eras[TZ_ERAS] = {
    {"令和", 'R', 2019, "2019-05-01"}, {"平成", 'H', 1989, "1989-01-08"}, {"昭和", 'S', 1926, "1926-12-25"},
    {"大正", 'T', 1912, "1912-07-30"}, {"明治", 'M', 1868, "1873-01-01"},
};

// ---- days ----

bool tz_date_is_valid(const char *date, size_t size) {
    static const char shape[] = "9999-99-99";
    char copy[sizeof shape] = "";
    if (size != sizeof shape - 1)
        return false;
    for (size_t i = 0; i < size; i++) // strptime() would take fewer digits, and spaces
        if (shape[i] == '9' ? date[i] < '0' || date[i] > '9' : date[i] != shape[i])
            return false;
    struct tm day = {.tm_mday = 0};
    const char *rest = strptime(memcpy(copy, date, size), "%Y-%m-%d", &day);
    if (!rest || *rest)
        return false;
    int of_month = day.tm_mday;
    timegm(&day); // turns 30 February into a day of March
    return day.tm_mday == of_month;
}

const char *tz_date_of_day(tz_arena *arena, int32_t days) {
    const time_t seconds = (time_t)days * 24 * 60 * 60;
    struct tm day = {.tm_mday = 0};
    gmtime_r(&seconds, &day); // computes only: it knows neither clock nor place
    return tz_arena_format(arena, "%04d-%02d-%02d", day.tm_year + 1900, day.tm_mon + 1, day.tm_mday);
}

const char *tz_date_in_era(tz_arena *arena, const char *date) {
    for (size_t i = 0; i < TZ_ERAS; i++) {
        if (strcmp(date, tz_eras[i].first_day) < 0)
            continue;
        int year = atoi(date) - tz_eras[i].first_year + 1, month = atoi(date + 5), day = atoi(date + 8);
        const char *count = year == 1 ? "元" : tz_arena_format(arena, "%d", year);
        return tz_arena_format(arena, "%s%s年%d月%d日", tz_eras[i].name, count, month, day);
    }
    return date;
}

// ---- fiscal years ----

// One to four digits, full-width ones too.
static bool take_number(const char **at, const char *end, int32_t *number) {
    int digits = 0;
    for (*number = 0; *at < end; digits++) {
        int32_t c;
        size_t n = tz_utf8_decode(*at, (size_t)(end - *at), &c);
        if (c >= 0xFF10 && c <= 0xFF19)
            c -= 0xFF10 - '0';
        if (c < '0' || c > '9')
            break;
        *number = *number * 10 + (c - '0');
        *at += n;
        if (digits == 4)
            return false;
    }
    return digits > 0;
}

static bool take(const char **at, const char *end, const char *word) {
    size_t size = strlen(word);
    if ((size_t)(end - *at) < size || memcmp(*at, word, size) != 0)
        return false;
    *at += size;
    return true;
}

bool tz_fiscal_year_parse(const tz_text *text, int32_t *year) {
    if (!text->size) // it need not have bytes
        return false;
    const char *at = text->bytes, *end = text->bytes + text->size;
    const tz_era *era = NULL;
    for (size_t i = 0; i < TZ_ERAS && !era; i++)
        if (take(&at, end, tz_eras[i].name))
            era = &tz_eras[i];
    int32_t number = 1;
    bool first = era && take(&at, end, "元");
    if (!first && !take_number(&at, end, &number))
        return false;
    *year = era ? era->first_year + number - 1 : number;
    return number > 0 && take(&at, end, "年度") && at == end;
}

// That of the larger part of the fiscal year; NULL: none. 昭和 began in December: 1926年度 is 大正15年度.
static const tz_era *era_of(int32_t year) {
    for (size_t i = 0; i < TZ_ERAS; i++) {
        const tz_era *it = &tz_eras[i];
        if (year > it->first_year || (year == it->first_year && atoi(it->first_day + strlen("1926-")) < 10))
            return it;
    }
    return NULL;
}

const char *tz_fiscal_year_in_era(tz_arena *arena, int32_t year) {
    const tz_era *era = era_of(year);
    if (!era)
        return tz_arena_format(arena, "%d年度", year);
    if (year == era->first_year)
        return tz_arena_format(arena, "%s元年度", era->name);
    return tz_arena_format(arena, "%s%d年度", era->name, year - era->first_year + 1);
}

const char *tz_fiscal_year_id(tz_arena *arena, int32_t year) {
    const tz_era *era = era_of(year);
    if (!era)
        return tz_arena_format(arena, "%d", year);
    return tz_arena_format(arena, "%c%d", era->letter + ('a' - 'A'), year - era->first_year + 1);
}
