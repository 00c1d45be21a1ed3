// The numbers and marks that labels begin with.
#include "base/utf8.h"
#include "create/form_cells.h"

#include <string.h>

// Half-width forms of digits, brackets, letters.
static int32_t narrow(int32_t c) {
    return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFF01 + '!' : c == 0x3000 ? ' ' : c;
}

static int32_t at(const char *bytes, size_t size, size_t *from) {
    int32_t c = 0;
    *from += tz_utf8_decode(bytes + *from, size - *from, &c);
    return narrow(c);
}

static bool is_digit(int32_t c) {
    return c >= '0' && c <= '9';
}

static bool is_kana(int32_t c) {
    return (c >= 0x30A1 && c <= 0x30F3) || (c >= 0x3041 && c <= 0x3093);
}

static tz_numbering mark_of(int32_t c) {
    static const int32_t marks[] = {0x25A0, 0x25A1, 0x25C6, 0x25C7, 0x25CF, 0x25CB, 0x25CE,
                                    0x25BC, 0x2605, 0x2606, 0x25B6, 0x25B7, 0x30FB, 0x3007};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (c == marks[i])
            return (tz_numbering)(TZ_NUMBERING_MARK + i);
    return TZ_NUMBERING_NONE;
}

static bool begins(const char *bytes, size_t size, const char *word) {
    return size >= strlen(word) && !memcmp(bytes, word, strlen(word));
}

// 問1, 設問2, Q3; 第1.
static tz_numbering worded(const char *bytes, size_t size) {
    static const char *const words[] = {"設問", "質問", "問", "Q", "Ｑ", "第"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t from = strlen(words[i]);
        if (begins(bytes, size, words[i]) && from < size && is_digit(at(bytes, size, &from)))
            return i + 1 < sizeof words / sizeof *words ? TZ_NUMBERING_QUESTION : TZ_NUMBERING_CHAPTER;
    }
    return TZ_NUMBERING_NONE;
}

tz_numbering tz_numbering_of(const char *bytes, size_t size) {
    size_t from = 0;
    int32_t first = ' ', second = 0, third = 0;
    while (from < size && (first = at(bytes, size, &from)) == ' ')
        ;
    size_t next = from;
    if (next < size)
        second = at(bytes, size, &next);
    if (next < size)
        third = at(bytes, size, &next);
    if ((first >= 0x2460 && first <= 0x2473) || (first >= 0x2776 && first <= 0x277F))
        return TZ_NUMBERING_CIRCLED;
    if ((first >= 0x2474 && first <= 0x2487) || (first == '(' && is_digit(second)) ||
        (is_digit(first) && second == ')'))
        return TZ_NUMBERING_BRACKETED;
    if (is_digit(first)) // 24時間の体制 is no number
        return strchr(" .,-:", second) || second == 0x3001 || second == 0xFF0E || is_digit(second) ? TZ_NUMBERING_PLAIN
                                                                                                   : TZ_NUMBERING_NONE;
    if (first >= 0x2160 && first <= 0x216B)
        return TZ_NUMBERING_ROMAN;
    if ((is_kana(first) && (second == ' ' || second == '.' || second == ')' || second == 0x3001)) ||
        (first == '(' && is_kana(second) && third == ')'))
        return TZ_NUMBERING_KANA;
    if (first == 0x3010 || first == '<' || first == 0x3008 || first == 0x300A || first == '[')
        return TZ_NUMBERING_BRACKETS;
    return mark_of(first) != TZ_NUMBERING_NONE ? mark_of(first) : worded(bytes, size);
}
