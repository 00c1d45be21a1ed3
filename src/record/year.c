// Fiscal years (年度, 1 April to 31 March) and days.
#include "record/read.h"
#include "tsuzuri/utf8.h"

#include <string.h>

// Western year = year of the era + before. A fiscal year is named after the era of its larger part, so 令和元年度 is
// the year 2019 although it began in 平成31年.
static const struct {
    const char *name;
    int32_t before;
} eras[] = {{"令和", 2018}, {"平成", 1988}, {"昭和", 1925}, {"", 0}};

// Digits, also full-width ones; false if there are none or more than four.
static bool take_number(const char **at, const char *end, int32_t *number) {
    int digits = 0;
    for (*number = 0; *at < end; digits++) {
        int32_t c;
        ptrdiff_t n = tz_utf8_decode(*at, (size_t)(end - *at), &c);
        if (c >= 0xFF10 && c <= 0xFF19)
            c -= 0xFF10 - '0';
        if (n <= 0 || c < '0' || c > '9')
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

bool tz_year_read(const tz_text *text, int32_t *year) {
    const char *end = text->bytes + text->size;
    for (size_t i = 0; i < sizeof eras / sizeof eras[0]; i++) {
        const char *at = text->bytes;
        int32_t number = 1;
        if (!take(&at, end, eras[i].name))
            continue;
        bool first = eras[i].before && take(&at, end, "元");
        bool read = first || take_number(&at, end, &number);
        *year = number + eras[i].before;
        return read && number > 0 && take(&at, end, "年度") && at == end;
    }
    return false;
}

bool tz_date_is_valid(const tz_text *text) {
    static const int32_t lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const char *bytes = text->bytes;
    if (text->size != 10 || bytes[4] != '-' || bytes[7] != '-')
        return false;
    for (size_t i = 0; i < 10; i++)
        if (i != 4 && i != 7 && (bytes[i] < '0' || bytes[i] > '9'))
            return false;
    int32_t year = (bytes[0] - '0') * 1000 + (bytes[1] - '0') * 100 + (bytes[2] - '0') * 10 + bytes[3] - '0';
    int32_t month = (bytes[5] - '0') * 10 + bytes[6] - '0', day = (bytes[8] - '0') * 10 + bytes[9] - '0';
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month >= 1 && month <= 12 && day >= 1 && day <= lengths[month - 1] + (month == 2 && leap);
}
