// Lines that were broken by hand in the middle of a sentence, joined when that is asked for.
//
// A line is taken to go on in the next one when it is nearly as long as the longest of its answer, ends in no
// punctuation, and the next one begins with a letter: neither an item nor an indented line.
#include "base/utf8.h"
#include "exchange/exchange.h"

#include <string.h>

enum {
    SHORTEST = 10, // characters: shorter lines are words of a list
    NEARLY = 80    // per cent of the longest line
};

typedef struct line {
    size_t from, to, characters;
} line;

static size_t characters_in(const tz_text *text, size_t from, size_t to) {
    size_t n = 0;
    for (size_t at = from; at < to; at++)
        n += ((unsigned char)text->bytes[at] & 0xC0) != 0x80;
    return n;
}

static bool is_letter(int32_t c) {
    switch (utf8proc_category(c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_LM:
        return true;
    default:
        return false;
    }
}

static bool begins_with_letter(const tz_text *text, const line *it) {
    int32_t c = 0;
    return it->to > it->from && tz_utf8_decode(text->bytes + it->from, it->to - it->from, &c) && is_letter(c);
}

// A comma in the middle of a sentence is no end of it.
static bool ends_open(const tz_text *text, const line *it) {
    int32_t c = 0, last = 0;
    for (size_t at = it->from; at < it->to; at += tz_utf8_decode(text->bytes + at, it->to - at, &c)) {
        tz_utf8_decode(text->bytes + at, it->to - at, &c);
        last = c;
    }
    return is_letter(last) || (last >= '0' && last <= '9') || last == 0x3001 || last == 0xFF0C || last == 0x30FB;
}

tz_text tz_exchange_join_lines(tz_arena *arena, const tz_text *answer, tz_joined_lines *joined) {
    TZ_LIST(line) lines = {.n = 0};
    size_t longest = 0;
    for (size_t from = 0; from <= answer->size;) {
        const char *mark = from < answer->size ? memchr(answer->bytes + from, '\n', answer->size - from) : NULL;
        size_t to = mark ? (size_t)(mark - answer->bytes) : answer->size;
        *TZ_ADD(arena, &lines) = (line){from, to, characters_in(answer, from, to)};
        longest = lines.at[lines.n - 1].characters > longest ? lines.at[lines.n - 1].characters : longest;
        from = to + 1;
    }
    tz_bytes made = {0};
    for (size_t i = 0; i < lines.n; i++) {
        const line *it = &lines.at[i];
        tz_bytes_add(arena, &made, answer->bytes + it->from, it->to - it->from);
        if (i + 1 == lines.n)
            break;
        bool is_long = it->characters >= SHORTEST && it->characters * 100 >= longest * NEARLY;
        if (is_long && ends_open(answer, it) && begins_with_letter(answer, &lines.at[i + 1]))
            *TZ_ADD(arena, &joined->all) = tz_text_place(answer, lines.at[i + 1].from);
        else
            tz_bytes_add(arena, &made, "\n", 1);
    }
    tz_text text = *answer;
    text.bytes = tz_arena_copy(arena, made.at ? made.at : "", made.n);
    text.size = made.n;
    return text;
}
