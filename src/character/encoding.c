// The encoding of a file that is not UTF-8, so that it can be named: programs of Windows save Japanese text in others.
#include "character/character.h"

#include <string.h>

enum {
    LOOKED_AT = 1 << 20, // so many bytes say which one it is
    MANY = 8             // so many wrong bytes and no character are no accident
};

typedef struct text {
    const unsigned char *at;
    size_t size;
} text;

static bool is_within(unsigned char c, int least, int most) {
    return c >= least && c <= most;
}

static bool begins_with(text t, const char *bytes, size_t size) {
    return t.size >= size && memcmp(t.at, bytes, size) == 0;
}

static bool contains(text t, const char *word) {
    return memmem(t.at, t.size, word, strlen(word)) != NULL;
}

// ---- UTF-16 ----

// With a byte order mark, or with the zeros of its ASCII characters all in one half of the pairs.
static bool is_utf16(text t) {
    if (begins_with(t, "\xFF\xFE", 2) || begins_with(t, "\xFE\xFF", 2))
        return true;
    size_t zeros[2] = {0};
    for (size_t i = 0; i < t.size; i++)
        zeros[i % 2] += t.at[i] == 0;
    size_t more = zeros[0] > zeros[1] ? zeros[0] : zeros[1], fewer = zeros[0] + zeros[1] - more;
    return more > 2 && more > t.size / 8 && fewer <= more / 8;
}

// ---- Shift_JIS, EUC-JP ----

// Characters of several bytes, and bytes that are none in this encoding.
typedef struct count {
    size_t characters, wrong;
} count;

static size_t utf8_size(text t, size_t at) {
    size_t size = is_within(t.at[at], 0xE0, 0xEF) ? 3 : is_within(t.at[at], 0xF0, 0xF4) ? 4 : 0;
    for (size_t i = 1; i < size; i++)
        if (at + i >= t.size || !is_within(t.at[at + i], 0x80, 0xBF))
            return 0;
    return size;
}

static size_t shift_jis_size(text t, size_t at) {
    if (is_within(t.at[at], 0xA1, 0xDF))
        return 1; // half-width katakana
    if (!is_within(t.at[at], 0x81, 0x9F) && !is_within(t.at[at], 0xE0, 0xFC))
        return 0;
    return at + 1 < t.size && (is_within(t.at[at + 1], 0x40, 0x7E) || is_within(t.at[at + 1], 0x80, 0xFC)) ? 2 : 0;
}

static size_t euc_size(text t, size_t at) {
    size_t size = t.at[at] == 0x8F ? 3 : t.at[at] == 0x8E || is_within(t.at[at], 0xA1, 0xFE) ? 2 : 0;
    for (size_t i = 1; i < size; i++)
        if (at + i >= t.size || !is_within(t.at[at + i], 0xA1, 0xFE))
            return 0;
    return size;
}

static count count_in(text t, size_t (*size_of)(text t, size_t at)) {
    count made = {0, 0};
    for (size_t at = 0, size; at < t.size; at += size) {
        size = 1;
        if (t.at[at] < 0x80)
            continue;
        size = size_of(t, at);
        made.characters += size > 1;
        made.wrong += size == 0;
        size = size ? size : 1;
    }
    return made;
}

// Nearly all of it: a file may have been cut, or have an accident in it as well. One character is no evidence.
static bool fits(count in) {
    return in.characters > 1 && in.wrong * 20 <= in.characters;
}

// What is UTF-8 but for a few bytes is UTF-8. Pairs of EUC-JP can be half-width katakana of Shift_JIS, whose pairs have
// bytes that EUC-JP never has.
static const char *find_japanese(text t) {
    count utf8 = count_in(t, utf8_size), euc = count_in(t, euc_size);
    if (utf8.characters * 2 > utf8.wrong)
        return NULL;
    if (fits(euc))
        return "EUC-JP";
    if (fits(count_in(t, shift_jis_size)))
        return "Shift_JIS";
    return utf8.characters == 0 && utf8.wrong >= MANY ? "" : NULL;
}

const char *tz_encoding_find(const char *bytes, size_t size) {
    const text t = {(const unsigned char *)bytes, size < LOOKED_AT ? size : LOOKED_AT};
    if (is_utf16(t))
        return "UTF-16";
    if (contains(t, "\x1B$B") || contains(t, "\x1B$@"))
        return "ISO-2022-JP (JIS)";
    return find_japanese(t);
}

// Files of Word and Excel are ZIP archives, or compound files as they were before.
bool tz_encoding_is_office(const char *bytes, size_t size) {
    const text t = {(const unsigned char *)bytes, size};
    return begins_with(t, "PK\x03\x04", 4) || begins_with(t, "\xD0\xCF\x11\xE0", 4);
}
