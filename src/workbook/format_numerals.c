// Numerals of Japanese Excel instead of 0 to 9: [DBNum1] 一二三, [DBNum2] 壱弐参, [DBNum3] １２３.
#include "workbook/number_format.h"

#include <string.h>

tz_format_numerals tz_format_numerals_of(const tz_format_section *s) {
    static const char sign[] = "[DBNum";
    const char *found = memmem(s->from, (size_t)(s->to - s->from), sign, sizeof sign - 1);
    char c = found && s->to - found > (ptrdiff_t)sizeof sign ? found[sizeof sign - 1] : '0';
    return c == '1' ? TZ_FORMAT_KANJI : c == '2' ? TZ_FORMAT_FORMAL : c == '3' ? TZ_FORMAT_WIDE : TZ_FORMAT_ASCII;
}

typedef struct numerals {
    const char *digits[10], *places[4], *groups[4], *point, *comma;
} numerals;

static const numerals kanji = {{"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"},
                               {"", "十", "百", "千"},
                               {"", "万", "億", "兆"},
                               "・",
                               ","},
                      formal = {{"零", "壱", "弐", "参", "四", "伍", "六", "七", "八", "九"},
                                {"", "拾", "百", "阡"},
                                {"", "萬", "億", "兆"},
                                "・",
                                ","},
                      wide = {{"０", "１", "２", "３", "４", "５", "６", "７", "８", "９"}, {NULL}, {NULL}, "．", "，"};

typedef struct writing {
    tz_arena *arena;
    tz_bytes *out;
    const numerals *with;
} writing;

static void put(const writing *w, const char *text) {
    tz_bytes_add(w->arena, w->out, text, strlen(text));
}

// 千二百三十四万: each digit with its place, each four of them with the name of the group. One 十 or 百 is written
// without 一, and one 千 outside 万 and the like; the formal numerals leave nothing out.
static void put_by_places(const writing *w, const char *digits, size_t n) {
    bool any = false, in_group = false;
    for (size_t i = 0; i < n; i++) {
        size_t rest = n - 1 - i, place = rest % 4, group = rest / 4;
        bool bare = w->with == &kanji && digits[i] == '1' && (place == 1 || place == 2 || (place == 3 && group == 0));
        if (digits[i] != '0') {
            if (!bare)
                put(w, w->with->digits[digits[i] - '0']);
            put(w, w->with->places[place]);
            any = in_group = true;
        }
        if (place == 0 && in_group)
            put(w, w->with->groups[group]);
        in_group = in_group && place != 0;
    }
    if (!any)
        put(w, w->with->digits[0]);
}

static size_t digits_at(const char *bytes, size_t size) {
    size_t n = 0;
    while (n < size && bytes[n] >= '0' && bytes[n] <= '9')
        n++;
    return n;
}

void tz_format_put_numerals(tz_arena *arena, tz_format_numerals numbers, bool by_places, size_t from, tz_bytes *out) {
    enum { MOST = 16 }; // places that have names
    if (numbers == TZ_FORMAT_ASCII || out->n == from)
        return;
    const writing w = {arena, out, numbers == TZ_FORMAT_KANJI ? &kanji : numbers == TZ_FORMAT_FORMAL ? &formal : &wide};
    size_t size = out->n - from;
    const char *bytes = tz_arena_copy(arena, out->at + from, size);
    out->n = from;
    for (size_t at = 0, n; at < size; at += n ? n : 1) {
        n = digits_at(bytes + at, size - at);
        bool is_behind_point = at && bytes[at - 1] == '.', leads_with_zero = n > 1 && bytes[at] == '0';
        if (n && n <= MOST && by_places && w.with->places[0] && !is_behind_point && !leads_with_zero)
            put_by_places(&w, bytes + at, n);
        else
            for (size_t i = 0; i < n; i++)
                put(&w, w.with->digits[bytes[at + i] - '0']);
        if (!n && (bytes[at] == '.' || bytes[at] == ','))
            put(&w, bytes[at] == '.' ? w.with->point : w.with->comma);
        else if (!n)
            tz_bytes_add(arena, out, bytes + at, 1);
    }
}
