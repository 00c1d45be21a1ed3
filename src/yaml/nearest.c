// Keys of a mapping: finding one, and which known word an unknown one was probably meant to be.
#include "base/utf8.h"
#include "yaml/yaml.h"

#include <string.h>
#include <utf8proc.h>

// Longer words are not looked up: they are no keys or names that somebody mistyped.
enum { LONGEST = 64 };

typedef struct word {
    int32_t at[LONGEST];
    size_t n;
} word;

// False if it is too long.
static bool read_word(const char *bytes, size_t size, word *to) {
    to->n = 0;
    while (size > 0) {
        if (to->n == LONGEST)
            return false;
        size_t n = tz_utf8_decode(bytes, size, &to->at[to->n]);
        if (to->at[to->n++] < 0)
            return false;
        bytes += n;
        size -= n;
    }
    return true;
}

static size_t least(size_t a, size_t b) {
    return a < b ? a : b;
}

// Insertions, deletions, replacements, and two neighbours exchanged: the slips of typing (optimal string alignment).
static size_t distance(const word *a, const word *b) {
    size_t rows[3][LONGEST + 1], *before = rows[0], *last = rows[1], *now = rows[2];
    for (size_t j = 0; j <= b->n; j++)
        last[j] = j;
    for (size_t i = 1; i <= a->n; i++) {
        now[0] = i;
        for (size_t j = 1; j <= b->n; j++) {
            bool same = a->at[i - 1] == b->at[j - 1];
            now[j] = least(least(last[j], now[j - 1]) + 1, last[j - 1] + !same);
            if (i > 1 && j > 1 && a->at[i - 1] == b->at[j - 2] && a->at[i - 2] == b->at[j - 1])
                now[j] = least(now[j], before[j - 2] + 1);
        }
        size_t *free_row = before;
        before = last;
        last = now;
        now = free_row;
    }
    return last[b->n];
}

const char *tz_nearest_word(const tz_text *text, const char *const *words, size_t n) {
    word wanted, known;
    if (!read_word(text->bytes, text->size, &wanted))
        return NULL;
    const char *found = NULL;
    size_t best = wanted.n / 3 + 1; // further than allowed
    for (size_t i = 0; i < n; i++) {
        if (!read_word(words[i], strlen(words[i]), &known))
            continue;
        size_t away = distance(&wanted, &known);
        if (away < best) {
            best = away;
            found = words[i];
        }
    }
    return found;
}

// ---- keys ----

// Of keys and known keys to compare. No file that people write has more; comparing them would take minutes.
enum { MOST_PAIRS = 200000 };

static bool is_known(const tz_keys *keys, const tz_text *key) {
    for (size_t i = 0; i < keys->n; i++)
        if (tz_text_is(key, keys->known[i]))
            return true;
    return false;
}

static void find_suggestions(tz_keys *keys) {
    size_t n = keys->in->n;
    keys->suggestions = TZ_ARRAY(keys->arena, const char *, n);
    for (size_t i = 0; i < n && keys->n <= MOST_PAIRS / n; i++) {
        const tz_text *key = &keys->in->pairs[i].key;
        keys->suggestions[i] = is_known(keys, key) ? NULL : tz_nearest_word(key, keys->known, keys->n);
    }
}

const tz_yaml *tz_yaml_find(const tz_yaml *mapping, const char *key) {
    for (size_t i = 0; mapping->kind == TZ_MAPPING && i < mapping->n; i++)
        if (tz_text_is(&mapping->pairs[i].key, key))
            return mapping->pairs[i].value;
    return NULL;
}

const char *tz_keys_suggestion(tz_keys *keys, size_t i) {
    if (!keys->suggestions)
        find_suggestions(keys);
    return keys->suggestions[i];
}

bool tz_keys_is_missing(tz_keys *keys, const char *wanted) {
    if (tz_yaml_find(keys->in, wanted))
        return false;
    for (size_t i = 0; i < keys->in->n; i++) {
        const char *suggestion = tz_keys_suggestion(keys, i);
        if (suggestion && strcmp(suggestion, wanted) == 0)
            return false;
    }
    return true;
}
