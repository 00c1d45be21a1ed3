// Decimal numbers as spreadsheets round and show them.
#include "workbook/number_format.h"

#include <string.h>

enum { LARGEST = 400 }; // of an exponent

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static void trim(tz_decimal *number) {
    while (number->n > 0 && number->digits[number->n - 1] == '0')
        number->n--;
    if (number->n == 0)
        *number = (tz_decimal){.n = 0};
}

// Digits beyond the room are beyond all that a file means.
static void add_digit(tz_decimal *number, char digit, bool behind_point) {
    bool leads = number->n == 0 && digit == '0';
    if (!leads && number->n < TZ_DECIMAL_ROOM)
        number->digits[number->n++] = digit;
    if (behind_point)
        number->point -= leads;
    else
        number->point += !leads;
}

static bool parse_exponent(const char *at, const char *end, int32_t *exponent) {
    bool negative = at < end && *at == '-';
    int32_t value = 0;
    at += at < end && (*at == '-' || *at == '+');
    if (at == end)
        return false;
    for (; at < end && is_digit(*at) && value <= LARGEST; at++)
        value = value * 10 + (*at - '0');
    *exponent = negative ? -value : value;
    return at == end && value <= LARGEST;
}

bool tz_decimal_parse(const char *bytes, size_t size, tz_decimal *to) {
    enum { MOST = 1000 };
    const char *at = bytes, *end = bytes + size;
    bool behind_point = false, any = false;
    int32_t exponent = 0;
    *to = (tz_decimal){.negative = size > 0 && *bytes == '-'};
    if (size == 0 || size > MOST)
        return false;
    at += *at == '-' || *at == '+';
    for (; at < end && (is_digit(*at) || (*at == '.' && !behind_point)); at++) {
        if (*at == '.') {
            behind_point = true;
            continue;
        }
        any = true;
        add_digit(to, *at, behind_point);
    }
    if (!any || (at < end && *at != 'e' && *at != 'E'))
        return false;
    if (at < end && !parse_exponent(at + 1, end, &exponent))
        return false;
    to->point += exponent;
    trim(to);
    return true;
}

void tz_decimal_round(tz_decimal *number, int32_t digits) {
    if (digits >= number->n)
        return;
    bool up = digits >= 0 && number->digits[digits] >= '5';
    number->n = digits < 0 ? 0 : digits;
    if (!up) {
        trim(number);
        return;
    }
    while (number->n > 0 && number->digits[number->n - 1] == '9')
        number->n--;
    if (number->n > 0) {
        number->digits[number->n - 1]++;
    } else {
        number->digits[number->n++] = '1';
        number->point++;
    }
}

// Of two numbers that are not negative.
static int compare_sizes(const tz_decimal *a, const tz_decimal *b) {
    if (a->n == 0 || b->n == 0)
        return (a->n > 0) - (b->n > 0);
    if (a->point != b->point)
        return a->point > b->point ? 1 : -1;
    int32_t n = a->n < b->n ? a->n : b->n;
    int order = memcmp(a->digits, b->digits, (size_t)n);
    return order ? order : (a->n > b->n) - (a->n < b->n);
}

int tz_decimal_compare(const tz_decimal *a, const tz_decimal *b) {
    if (a->negative != b->negative)
        return a->negative ? -1 : 1;
    return a->negative ? compare_sizes(b, a) : compare_sizes(a, b);
}

char tz_decimal_digit(const tz_decimal *number, int32_t exponent) {
    int32_t index = number->point - 1 - exponent;
    return index >= 0 && index < number->n ? number->digits[index] : '0';
}

// ---- General ----

static void put_plain(tz_arena *arena, const tz_decimal *number, tz_bytes *out) {
    int32_t first = number->point > 0 ? number->point - 1 : 0, last = number->point - number->n;
    for (int32_t exponent = first; exponent >= 0 || exponent >= last; exponent--) {
        char digit = tz_decimal_digit(number, exponent);
        if (exponent == -1)
            tz_bytes_add(arena, out, ".", 1);
        tz_bytes_add(arena, out, &digit, 1);
    }
}

static void put_scientific(tz_arena *arena, const tz_decimal *number, tz_bytes *out) {
    int32_t exponent = number->point - 1;
    tz_bytes_format(arena, out, "%c", number->digits[0]);
    if (number->n > 1)
        tz_bytes_format(arena, out, ".%.*s", (int)number->n - 1, number->digits + 1);
    tz_bytes_format(arena, out, "E%c%02d", exponent < 0 ? '-' : '+', exponent < 0 ? -exponent : exponent);
}

// Eleven characters with the point, or six digits and an exponent. Whole numbers keep all of their digits, although
// Excel shortens those of more than eleven: nobody would print a telephone number so.
void tz_decimal_show_general(tz_arena *arena, const tz_decimal *number, tz_bytes *out) {
    enum { WIDTH = 11, LEAST_POINT = -3, SIGNIFICANT = 6 };
    tz_decimal rounded = *number;
    bool whole = number->n > 0 && number->point >= number->n && number->point <= TZ_DECIMAL_DIGITS;
    if (number->negative)
        tz_bytes_add(arena, out, "-", 1);
    if (!whole && number->point <= WIDTH && number->point >= LEAST_POINT) {
        int32_t before = number->point > 0 ? number->point : 1; // digits before the point
        tz_decimal_round(&rounded, before == WIDTH ? before : number->point + WIDTH - 1 - before);
    } else if (!whole && number->n > 0) {
        tz_decimal_round(&rounded, SIGNIFICANT);
        put_scientific(arena, &rounded, out);
        return;
    }
    put_plain(arena, &rounded, out);
}
