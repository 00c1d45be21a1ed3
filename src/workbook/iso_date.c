// Dates and times as ISO 8601 writes them, as numbers of days: cells of the type d, which Excel writes into workbooks
// in strict Open XML (ECMA-376, part 1, 18.18.11).
#include "workbook/number_format.h"
#include "workbook/xlsx.h"

#include <string.h>

typedef struct reading {
    const char *at, *end;
} reading;

static bool take(reading *r, char c) {
    bool is_there = r->at < r->end && *r->at == c;
    r->at += is_there;
    return is_there;
}

// So many digits, a number from least to most.
static bool take_number(reading *r, int digits, int64_t least, int64_t most, int64_t *number) {
    *number = 0;
    for (; digits > 0; digits--, r->at++) {
        if (r->at == r->end || *r->at < '0' || *r->at > '9')
            return false;
        *number = *number * 10 + (*r->at - '0');
    }
    return *number >= least && *number <= most;
}

// Days from 1970-01-01 in the proleptic Gregorian calendar: whole years from 1 March, so that a leap day is a year's
// last.
static int64_t days_of(int64_t year, int64_t month, int64_t day) {
    year -= month <= 2;
    month += month <= 2 ? 9 : -3;
    return 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 1 - 719468;
}

static int64_t last_day(int64_t year, int64_t month) {
    return month == 12 ? 31 : days_of(year, month + 1, 1) - days_of(year, month, 1);
}

static bool take_date(reading *r, bool since_1904, int64_t *days) {
    enum { FROM_1900 = 25569, FROM_1904 = 24107, LEAP = 60 };
    int64_t year, month, day;
    if (!take_number(r, 4, 1900, 9999, &year) || !take(r, '-') || !take_number(r, 2, 1, 12, &month) || !take(r, '-') ||
        !take_number(r, 2, 1, last_day(year, month), &day))
        return false;
    int64_t serial = days_of(year, month, day) + (since_1904 ? FROM_1904 : FROM_1900);
    *days = serial - (!since_1904 && serial <= LEAP); // Excel has a day 60 that there never was
    return true;
}

// Milliseconds; further digits say nothing that is shown.
static bool take_time(reading *r, int64_t *ms) {
    int64_t hour, minute, second = 0, part = 100;
    if (!take_number(r, 2, 0, 24, &hour) || !take(r, ':') || !take_number(r, 2, 0, 59, &minute) ||
        (take(r, ':') && !take_number(r, 2, 0, 59, &second)))
        return false;
    *ms = ((hour * 60 + minute) * 60 + second) * 1000;
    if (take(r, '.'))
        for (; r->at < r->end && *r->at >= '0' && *r->at <= '9'; r->at++, part /= 10)
            *ms += (*r->at - '0') * part;
    take(r, 'Z');
    return true;
}

bool tz_iso_date_to_number(tz_arena *arena, const char *bytes, size_t size, bool since_1904, tz_xlsx_string *number) {
    reading r = {bytes, bytes + size};
    int64_t days = 0, ms = 0;
    bool time_alone = size > 2 && bytes[2] == ':';
    if (!time_alone && !take_date(&r, since_1904, &days))
        return false;
    if ((time_alone || take(&r, 'T')) && !take_time(&r, &ms))
        return false;
    if (r.at != r.end || days < 0)
        return false;
    // A day has 86,400,000 ms; ten digits are enough to find each again.
    int64_t parts = (ms * 1000000 + 4320) / 8640;
    const char *made = tz_arena_format(arena, "%lld.%010lld", (long long)(days + parts / 10000000000),
                                       (long long)(parts % 10000000000));
    *number = (tz_xlsx_string){made, strlen(made)};
    return true;
}
