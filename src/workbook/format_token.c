// Sections of number formats, token by token.
#include "workbook/number_format.h"

#include <string.h>
#include <strings.h>

static bool begins(const tz_format_section *s, const char *at, const char *word) {
    size_t size = strlen(word);
    return (size_t)(s->to - at) >= size && !strncasecmp(at, word, size);
}

static tz_format_token token(tz_format_kind kind, const char *from, const char *to) {
    return (tz_format_token){kind, from, to};
}

// One character of UTF-8.
static const char *behind_character(const tz_format_section *s, const char *at) {
    at++;
    while (at < s->to && ((unsigned char)*at & 0xC0) == 0x80)
        at++;
    return at;
}

// What stands in brackets: elapsed hours, minutes or seconds; a currency's sign; or nothing that is shown.
static tz_format_token in_brackets(const tz_format_section *s, const char **at) {
    const char *open = *at, *close = memchr(open, ']', (size_t)(s->to - open));
    if (!close) {
        *at = s->to;
        return token(TZ_FORMAT_LITERAL, open, s->to);
    }
    *at = close + 1;
    size_t size = (size_t)(close - open) - 1;
    char c = size ? (char)(open[1] | 0x20) : '\0';
    if (c == 'h' || c == 'm' || c == 's') {
        size_t same = 1;
        while (same < size && (open[1 + same] | 0x20) == c)
            same++;
        if (same == size)
            return token(TZ_FORMAT_ELAPSED, open + 1, close);
    }
    if (size && open[1] == '$') {
        const char *dash = memchr(open, '-', (size_t)(close - open));
        return token(TZ_FORMAT_LITERAL, open + 2, dash ? dash : close);
    }
    return token(TZ_FORMAT_LITERAL, close, close);
}

static tz_format_token run_of(const tz_format_section *s, const char **at) {
    const char *from = *at;
    char c = (char)(*from | 0x20);
    while (*at < s->to && (**at | 0x20) == c)
        ++*at;
    return token(TZ_FORMAT_DATE, from, *at);
}

static tz_format_token word(tz_format_kind kind, const char **at, size_t size) {
    const char *from = *at;
    *at += size;
    return token(kind, from, *at);
}

static tz_format_token quoted(const tz_format_section *s, const char **at) {
    const char *from = *at + 1, *end = memchr(from, '"', (size_t)(s->to - from));
    *at = end ? end + 1 : s->to;
    return token(TZ_FORMAT_LITERAL, from, end ? end : s->to);
}

// A character that is shown as it is, is as wide as it, or fills the cell: the last two show nothing but a blank.
static tz_format_token escaped(const tz_format_section *s, const char **at) {
    const char *sign = *at, *from = sign + 1;
    *at = from < s->to ? behind_character(s, from) : from;
    if (*sign == '_')
        return token(TZ_FORMAT_PADDING, " ", &" "[1]);
    return token(TZ_FORMAT_LITERAL, from, *sign == '*' ? from : *at);
}

tz_format_token tz_format_next(const tz_format_section *s, const char **at) {
    if (*at >= s->to)
        return token(TZ_FORMAT_END, s->to, s->to);
    switch (**at) {
    case '"':
        return quoted(s, at);
    case '\\':
    case '_':
    case '*':
    case '!':
        return escaped(s, at);
    case '[':
        return in_brackets(s, at);
    case '0':
    case '#':
    case '?':
        return word(TZ_FORMAT_DIGIT, at, 1);
    case '.':
        return word(TZ_FORMAT_POINT, at, 1);
    case ',':
        return word(TZ_FORMAT_COMMA, at, 1);
    case '%':
        return word(TZ_FORMAT_PERCENT, at, 1);
    case '/':
        return word(TZ_FORMAT_SLASH, at, 1);
    case '@':
        return word(TZ_FORMAT_TEXT, at, 1);
    default:
        break;
    }
    if (begins(s, *at, "General"))
        return word(TZ_FORMAT_GENERAL, at, 7);
    if (begins(s, *at, "G/標準"))
        return word(TZ_FORMAT_GENERAL, at, strlen("G/標準"));
    if (begins(s, *at, "AM/PM"))
        return word(TZ_FORMAT_NOON, at, 5);
    if (begins(s, *at, "A/P"))
        return word(TZ_FORMAT_NOON, at, 3);
    if (begins(s, *at, "E+") || begins(s, *at, "E-"))
        return word(TZ_FORMAT_EXPONENT, at, 2);
    if (strchr("ymdhsgearb", **at | 0x20) && (unsigned char)**at < 0x80 && **at)
        return run_of(s, at);
    const char *from = *at;
    *at = behind_character(s, from);
    return token(TZ_FORMAT_LITERAL, from, *at);
}

bool tz_format_is_japanese(const tz_format_section *s, bool *gannen) {
    size_t size = (size_t)(s->to - s->from);
    *gannen = memmem(s->from, size, "x-gannen", 8) != NULL;
    return memmem(s->from, size, "-411]", 5) || memmem(s->from, size, "-ja-JP", 6) || memmem(s->from, size, "0411]", 5);
}
