// Dates, times and eras by their formats.
#include "workbook/number_format.h"

#include <string.h>
#include <strings.h>

// ---- the calendar ----

enum { DAY_MS = 86400000, LAST_DAY = 2958465 }; // 9999-12-31

typedef struct moment {
    int32_t year, month, day, weekday; // 0: Sunday
    int32_t hour, minute, second, ms;
    int64_t all_ms; // since day 0, for elapsed hours
} moment;

// Year, month and day of a day counted from 1970-01-01 (proleptic Gregorian calendar).
static void set_date(moment *m, int32_t day) {
    int32_t shifted = day + 719468, era = shifted / 146097, of_era = shifted - era * 146097;
    int32_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int32_t of_year = of_era - (365 * year + year / 4 - year / 100), month = (5 * of_year + 2) / 153;
    m->day = of_year - (153 * month + 2) / 5 + 1;
    m->month = month < 10 ? month + 3 : month - 9;
    m->year = year + era * 400 + (m->month <= 2);
    m->weekday = (day % 7 + 11) % 7;
}

// Excel counts a 29 February 1900 that there never was, as day 60.
static void set_serial(moment *m, int32_t day, bool since_1904) {
    enum { FROM_1900 = 25569, FROM_1904 = 24107, LEAP = 60 };
    if (since_1904) {
        set_date(m, day - FROM_1904);
        return;
    }
    set_date(m, day - FROM_1900 + (day < LEAP));
    m->weekday = (day + 6) % 7;
    if (day == LEAP) {
        m->month = 2;
        m->day = 29;
    } else if (day == 0) { // shown as 0 January 1900
        m->year = 1900;
        m->month = 1;
        m->day = 0;
    }
}

// Rounded to so many milliseconds: those of the last digit that is shown.
static bool read_moment(const tz_decimal *number, bool since_1904, int64_t step, moment *m) {
    int64_t days = 0, fraction = 0, unit = 1;
    const tz_decimal last = {.digits = "2958466", .n = 7, .point = 7};
    if (number->negative || tz_decimal_compare(number, &last) >= 0)
        return false;
    for (int32_t exponent = number->point - 1; exponent >= 0; exponent--)
        days = days * 10 + (tz_decimal_digit(number, exponent) - '0');
    for (int32_t exponent = -1; exponent >= -12; exponent--, unit *= 10)
        fraction = fraction * 10 + (tz_decimal_digit(number, exponent) - '0');
    int64_t ms = (fraction * (DAY_MS / 1000) + unit / 2000) / (unit / 1000);
    m->all_ms = days * DAY_MS + (ms + step / 2) / step * step;
    set_serial(m, (int32_t)(m->all_ms / DAY_MS), since_1904);
    ms = m->all_ms % DAY_MS;
    m->hour = (int32_t)(ms / 3600000);
    m->minute = (int32_t)(ms / 60000 % 60);
    m->second = (int32_t)(ms / 1000 % 60);
    m->ms = (int32_t)(ms % 1000);
    return true;
}

typedef struct era {
    int32_t from;  // the first day as a number: 20190501
    int32_t first; // its first year
    const char *letter, *sign, *name;
} era;

static const era *era_of(const moment *m) {
    static const era eras[] = {
        {20190501, 2019, "R", "令", "令和"}, {19890108, 1989, "H", "平", "平成"}, {19261225, 1926, "S", "昭", "昭和"},
        {19120730, 1912, "T", "大", "大正"}, {18680125, 1868, "M", "明", "明治"},
    };
    int32_t date = m->year * 10000 + m->month * 100 + m->day;
    for (size_t i = 0; i < sizeof eras / sizeof eras[0]; i++)
        if (date >= eras[i].from)
            return &eras[i];
    return NULL;
}

// ---- tokens ----

typedef struct dating {
    tz_arena *arena;
    const tz_format_section *section;
    tz_bytes *out;
    moment at;
    tz_format_numerals numerals;
    bool japanese, gannen, noon; // noon: twelve hours a half day
    bool with_era;
} dating;

static void put(const dating *d, const char *text) {
    tz_bytes_add(d->arena, d->out, text, strlen(text));
}

static void put_number(const dating *d, int64_t number, size_t digits) {
    tz_bytes_format(d->arena, d->out, "%0*lld", (int)digits, (long long)number);
}

static void put_month_name(const dating *d, size_t letters) {
    static const char *const names[] = {"January", "February", "March",     "April",   "May",      "June",
                                        "July",    "August",   "September", "October", "November", "December"};
    const char *name = names[d->at.month - 1];
    if (d->japanese)
        tz_bytes_format(d->arena, d->out, "%d月", d->at.month);
    else
        tz_bytes_format(d->arena, d->out, "%.*s", letters == 3 ? 3 : letters == 5 ? 1 : 20, name);
}

static void put_weekday(const dating *d, size_t letters, bool japanese) {
    static const char *const names[] = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
    static const char *const signs[] = {"日", "月", "火", "水", "木", "金", "土"};
    if (japanese)
        tz_bytes_format(d->arena, d->out, "%s%s", signs[d->at.weekday], letters == 4 ? "曜日" : "");
    else
        tz_bytes_format(d->arena, d->out, "%.*s", letters == 3 ? 3 : 20, names[d->at.weekday]);
}

// The year of the era. Its first one is 1 in Excel, and 元 only where the format asks for that ([$-ja-JP-x-gannen],
// which the dialog of formats writes since 2019) or for kanji.
static void put_era_year(const dating *d, size_t letters) {
    const era *e = era_of(&d->at);
    int32_t year = e ? d->at.year - e->first + 1 : d->at.year;
    if (e && year == 1 && (d->gannen || d->numerals == TZ_FORMAT_KANJI))
        put(d, "元");
    else
        put_number(d, year, letters > 1 ? 2 : 1);
}

static void put_era(const dating *d, size_t letters) {
    const era *e = era_of(&d->at);
    if (e)
        put(d, letters == 1 ? e->letter : letters == 2 ? e->sign : e->name);
}

static int32_t shown_hour(const dating *d) {
    return !d->noon ? d->at.hour : d->at.hour % 12 == 0 ? 12 : d->at.hour % 12;
}

static void put_date(const dating *d, const tz_format_token *token, bool minutes) {
    size_t n = (size_t)(token->to - token->from);
    switch (*token->from | 0x20) {
    case 'y':
        put_number(d, n <= 2 ? d->at.year % 100 : d->at.year, n <= 2 ? 2 : 4);
        break;
    case 'm':
        if (!minutes && n >= 3)
            put_month_name(d, n);
        else
            put_number(d, minutes ? d->at.minute : d->at.month, n > 1 ? 2 : 1);
        break;
    case 'd':
        if (n >= 3)
            put_weekday(d, n, d->japanese);
        else
            put_number(d, d->at.day, n);
        break;
    case 'h':
        put_number(d, shown_hour(d), n > 1 ? 2 : 1);
        break;
    case 's':
        put_number(d, d->at.second, n > 1 ? 2 : 1);
        break;
    case 'b': // the Buddhist calendar's year, but beside an era that of the common one
        put_number(d, (d->at.year + (d->with_era ? 0 : 543)) % (n <= 2 ? 100 : 10000), n <= 2 ? 2 : 4);
        break;
    case 'g':
        put_era(d, n);
        break;
    case 'e':
        put_era_year(d, n);
        break;
    case 'r': // the era and its year at once
        put_era(d, n > 1 ? 3 : 1);
        put_era_year(d, 2);
        break;
    default:
        if (n >= 3)
            put_weekday(d, n, true);
        else
            tz_bytes_add(d->arena, d->out, token->from, n);
    }
}

static void put_elapsed(const dating *d, const tz_format_token *token) {
    char letter = (char)(*token->from | 0x20);
    int64_t unit = letter == 'h' ? 3600000 : letter == 'm' ? 60000 : 1000;
    put_number(d, d->at.all_ms / unit, (size_t)(token->to - token->from));
}

static void put_noon(const dating *d, const tz_format_token *token) {
    bool after = d->at.hour >= 12, is_short = token->to - token->from == 3;
    if (d->japanese)
        put(d, after ? "午後" : "午前");
    else
        put(d, is_short ? (after ? "P" : "A") : after ? "PM" : "AM");
}

// ---- minutes or months ----

static bool is_of(const tz_format_token *token, char letter) {
    return (token->kind == TZ_FORMAT_DATE || token->kind == TZ_FORMAT_ELAPSED) && (*token->from | 0x20) == letter;
}

// m behind hours, or before seconds, are minutes.
static bool is_minutes(const tz_format_section *s, const tz_format_token *before, const char *behind) {
    if (before->kind && is_of(before, 'h'))
        return true;
    for (const char *at = behind;;) {
        tz_format_token next = tz_format_next(s, &at);
        if (next.kind == TZ_FORMAT_END)
            return false;
        if (next.kind == TZ_FORMAT_DATE || next.kind == TZ_FORMAT_ELAPSED)
            return is_of(&next, 's');
    }
}

// ---- sections ----

static bool is_date_letter(const tz_format_token *token) {
    size_t n = (size_t)(token->to - token->from);
    return token->kind == TZ_FORMAT_ELAPSED || token->kind == TZ_FORMAT_NOON ||
           (token->kind == TZ_FORMAT_DATE && ((*token->from | 0x20) != 'a' || n >= 3));
}

bool tz_format_is_date(const tz_format_section *section) {
    for (const char *at = section->from;;) {
        tz_format_token token = tz_format_next(section, &at);
        if (token.kind == TZ_FORMAT_END)
            return false;
        if (is_date_letter(&token))
            return true;
    }
}

// Whether hours have two halves, years an era, and to how many milliseconds seconds are shown (ss.00: 10).
static void look_ahead(dating *d, int64_t *step) {
    bool point = false;
    *step = 1000;
    for (const char *at = d->section->from;;) {
        tz_format_token token = tz_format_next(d->section, &at);
        if (token.kind == TZ_FORMAT_END)
            return;
        d->noon = d->noon || token.kind == TZ_FORMAT_NOON;
        d->with_era = d->with_era || (token.kind == TZ_FORMAT_DATE && (*token.from | 0x20) == 'g');
        point = token.kind == TZ_FORMAT_POINT || (point && token.kind == TZ_FORMAT_DIGIT);
        if (point && token.kind == TZ_FORMAT_DIGIT && *step > 1)
            *step /= 10;
    }
}

static bool is_digits(const tz_format_token *token) {
    return token->kind == TZ_FORMAT_DATE || token->kind == TZ_FORMAT_ELAPSED || token->kind == TZ_FORMAT_DIGIT;
}

static void put_token(const dating *d, const tz_format_token *token, bool minutes, int32_t *part) {
    if (token->kind == TZ_FORMAT_DATE)
        put_date(d, token, minutes);
    else if (token->kind == TZ_FORMAT_ELAPSED)
        put_elapsed(d, token);
    else if (token->kind == TZ_FORMAT_NOON)
        put_noon(d, token);
    else if (token->kind == TZ_FORMAT_DIGIT && *part) {
        put_number(d, d->at.ms / *part % 10, 1);
        *part /= 10;
    } else if (token->kind != TZ_FORMAT_TEXT && (token->kind != TZ_FORMAT_PADDING || d->out->n))
        tz_bytes_add(d->arena, d->out, token->from, (size_t)(token->to - token->from));
}

static void put_tokens(const dating *d) {
    tz_format_token before = {TZ_FORMAT_END, NULL, NULL};
    int32_t part = 100; // of a second, the next digit of it
    for (const char *at = d->section->from;;) {
        tz_format_token token = tz_format_next(d->section, &at);
        size_t from = d->out->n;
        if (token.kind == TZ_FORMAT_END)
            return;
        put_token(d, &token, is_of(&token, 'm') && is_minutes(d->section, &before, at), &part);
        if (is_digits(&token))
            tz_format_put_numerals(d->arena, d->numerals, !is_of(&token, 'y'), from, d->out);
        if (token.kind == TZ_FORMAT_DATE || token.kind == TZ_FORMAT_ELAPSED)
            before = token;
    }
}

bool tz_format_show_date(tz_arena *arena, const tz_format_section *section, const tz_decimal *number, bool since_1904,
                         tz_bytes *out) {
    dating d = {.arena = arena, .section = section, .out = out};
    int64_t step;
    d.japanese = tz_format_is_japanese(section, &d.gannen);
    d.numerals = tz_format_numerals_of(section);
    look_ahead(&d, &step);
    if (!read_moment(number, since_1904, step, &d.at))
        return false;
    put_tokens(&d);
    return true;
}
