// Numbers as people write them in layouts: decimal fractions become integers by exact arithmetic.
#include "yaml/number.h"

#include <string.h>

enum { MILLION = 1000000 };

typedef struct cursor {
    const char *at, *end;
} cursor;

static void skip_spaces(cursor *in) {
    while (in->at < in->end && *in->at == ' ')
        in->at++;
}

static bool take(cursor *in, char c) {
    if (in->at == in->end || *in->at != c)
        return false;
    in->at++;
    return true;
}

static bool take_word(cursor *in, const char *word) {
    size_t size = strlen(word);
    if ((size_t)(in->end - in->at) < size || memcmp(in->at, word, size) != 0)
        return false;
    in->at += size;
    return true;
}

// Digits with at most six decimals, in millionths; at most 2^31 in value.
static bool take_decimal(cursor *in, int64_t *millionths) {
    int64_t value = 0, unit = MILLION;
    size_t digits = 0;
    for (; in->at < in->end && *in->at >= '0' && *in->at <= '9'; in->at++, digits++) {
        value = value * 10 + (*in->at - '0');
        if (value > INT32_MAX)
            return false;
    }
    value *= MILLION;
    if (digits > 0 && take(in, '.'))
        for (digits = 0; in->at < in->end && *in->at >= '0' && *in->at <= '9'; in->at++, digits++) {
            if (unit == 1)
                return false;
            unit /= 10;
            value += (*in->at - '0') * unit;
        }
    *millionths = value;
    return digits > 0;
}

static bool fits(int64_t value) {
    return value >= INT32_MIN && value <= INT32_MAX;
}

// value millionths of `unit`, rounded to the nearest whole, halves up.
static int64_t of_unit(int64_t value, int64_t unit) {
    return (value / MILLION) * unit + ((value % MILLION) * unit + MILLION / 2) / MILLION;
}

bool tz_number_int(const char *text, size_t size, int32_t *value) {
    cursor in = {text, text + size};
    bool negative = take(&in, '-');
    if (in.at == in.end)
        return false;
    int64_t sum = 0;
    for (; in.at < in.end; in.at++) {
        if (*in.at < '0' || *in.at > '9')
            return false;
        sum = sum * 10 + (*in.at - '0');
        if (sum > INT32_MAX)
            return false;
    }
    *value = (int32_t)(negative ? -sum : sum);
    return true;
}

bool tz_number_ratio(const char *text, size_t size, int32_t *value) {
    cursor in = {text, text + size};
    int64_t millionths;
    bool negative = take(&in, '-');
    if (!take_decimal(&in, &millionths))
        return false;
    if (take(&in, '%'))
        millionths = (millionths + 50) / 100;
    if (in.at != in.end || !fits(millionths))
        return false;
    *value = (int32_t)(negative ? -millionths : millionths);
    return true;
}

// A number with its unit, added to the sum.
static bool take_term(cursor *in, bool negative, int64_t *fixed, int64_t *em) {
    static const struct {
        const char *name;
        int64_t size;
        bool is_em;
    } units[] = {{"mm", TZ_MM, false}, {"pt", TZ_PT, false}, {"Q", TZ_Q, false}, {"em", TZ_EM, true}};
    int64_t millionths;
    if (!take_decimal(in, &millionths))
        return false;
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        if (!take_word(in, units[i].name))
            continue;
        int64_t length = of_unit(millionths, units[i].size);
        *(units[i].is_em ? em : fixed) += negative ? -length : length;
        return fits(*fixed) && fits(*em);
    }
    return millionths == 0; // nothing needs no unit
}

bool tz_number_length(const char *text, size_t size, tz_length_spec *value) {
    cursor in = {text, text + size};
    int64_t fixed = 0, em = 0;
    bool negative = take(&in, '-');
    do {
        skip_spaces(&in);
        if (!take_term(&in, negative, &fixed, &em))
            return false;
        skip_spaces(&in);
        negative = in.at < in.end && *in.at == '-';
    } while (take(&in, '+') || take(&in, '-'));
    if (in.at != in.end)
        return false;
    *value = (tz_length_spec){(tz_len)fixed, (tz_em)em};
    return true;
}
