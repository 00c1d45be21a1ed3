// Phrases (文節): where a reader would pause, found by BudouX's model of n-grams around each place.
#include "phrase.h"
#include "para.h"

#include <string.h>

// The n-gram of a feature begins `from` characters from the place and has `length` characters.
static const struct {
    int from, length;
} features[TZ_PHRASE_FEATURES] = {
    {-3, 1}, {-2, 1}, {-1, 1}, {0, 1}, {1, 1}, {2, 1}, // UW1 … UW6
    {-2, 2}, {-1, 2}, {0, 2},                          // BW1 … BW3
    {-3, 3}, {-2, 3}, {-1, 3}, {0, 3},                 // TW1 … TW4
};

static int compare(const uint16_t a[3], const uint16_t b[3]) {
    for (int i = 0; i < 3; i++)
        if (a[i] != b[i])
            return a[i] < b[i] ? -1 : 1;
    return 0;
}

static int32_t weight_of(int feature, const uint16_t text[3]) {
    uint32_t low = tz_phrase_starts[feature], high = tz_phrase_starts[feature + 1];
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int order = compare(tz_phrase_weights[middle].text, text);
        if (order == 0)
            return tz_phrase_weights[middle].weight;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return 0;
}

// The feature's n-gram around the place before chars[at]; false where the text is too short for it.
static bool read_gram(const tz_char *chars, size_t n, size_t at, int feature, uint16_t text[3]) {
    int from = features[feature].from, length = features[feature].length;
    if ((from < 0 && at < (size_t)-from) || at + (size_t)(from + length + 3) > n + 3)
        return false;
    text[0] = text[1] = text[2] = 0;
    for (int i = 0; i < length; i++) {
        uint32_t code = chars[at + (size_t)(from + i)].code;
        if (code > 0xFFFF) // the model knows none
            return false;
        text[i] = (uint16_t)code;
    }
    return true;
}

// Compound particles and formal nouns: words of their own to the grammar, but not to the ear. A house list.
static const struct {
    const char *before; // what the phrase before must end with, or NULL: anything
    const char *begins;
} helpers[] = {
    {"に", "つい"}, {"に", "おい"}, {"に", "おけ"}, {"に", "よっ"}, {"に", "より"}, {"に", "よる"}, {"に", "対し"},
    {"に", "対す"}, {"に", "関し"}, {"に", "関す"}, {"に", "とっ"}, {"に", "向け"}, {"に", "係る"}, {"に", "伴う"},
    {"に", "伴い"}, {"に", "基づ"}, {"に", "応じ"}, {"と", "して"}, {"と", "した"}, {"と", "いう"}, {"と", "いっ"},
    {"を", "通じ"}, {NULL, "こと"}, {NULL, "もの"}, {NULL, "ため"}, {NULL, "とき"}, {NULL, "よう"},
};

static bool spells(const tz_char *chars, size_t n, size_t at, const char *word) {
    for (size_t size = strlen(word), i = 0, length; i < size; i += length, at++)
        if (at >= n || chars[at].code != tz_code_at(word, size, i, &length))
            return false;
    return true;
}

static bool is_helper(const tz_char *chars, size_t n, size_t at) {
    for (size_t i = 0; i < sizeof helpers / sizeof *helpers; i++)
        if (spells(chars, n, at, helpers[i].begins) &&
            (!helpers[i].before || spells(chars, n, at - 1, helpers[i].before)))
            return true;
    return false;
}

void tz_phrases_find(const tz_char *chars, size_t n, uint8_t *ends) {
    for (size_t at = 1; at < n; at++) {
        int32_t score = 0;
        uint16_t text[3];
        for (int feature = 0; feature < TZ_PHRASE_FEATURES; feature++)
            if (read_gram(chars, n, at, feature, text))
                score += weight_of(feature, text);
        ends[at] = score * 2 <= tz_phrase_total ? TZ_PHRASE_INSIDE
                   : is_helper(chars, n, at)    ? TZ_PHRASE_WEAK
                                                : TZ_PHRASE_END;
    }
    ends[0] = ends[n] = TZ_PHRASE_END;
}
