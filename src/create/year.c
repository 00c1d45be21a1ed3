// A year's words in the texts of an edition, and those of another year in their place.
#include "create/year.h"
#include "base/calendar.h"

#include <string.h>

static const char *western(tz_arena *arena, int32_t year) {
    return tz_arena_format(arena, "%d年度", year);
}

const char *tz_year_next_words(tz_arena *arena, const tz_text *old, int32_t year) {
    bool is_era = old->size && (unsigned char)old->bytes[0] >= 0xE4; // 平成, 令和 …; full-width digits begin with EF
    is_era = is_era && (unsigned char)old->bytes[0] != 0xEF;
    return is_era ? tz_fiscal_year_in_era(arena, year) : western(arena, year);
}

// ---- in an id ----

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool is_letter(char c) {
    return c >= 'a' && c <= 'z';
}

// Where the word stands in the id by itself: no part of a longer number or word.
static const char *find_alone(const char *id, const char *word) {
    size_t size = strlen(word);
    for (const char *at = id; (at = strstr(at, word)); at++) {
        bool begins = at == id || (!is_digit(at[-1]) && !is_letter(at[-1]));
        begins = begins || (is_digit(*word) && !is_digit(at[-1]));
        if (begins && !is_digit(at[size]))
            return at;
    }
    return NULL;
}

const char *tz_year_next_id(tz_arena *arena, const tz_text *id, const tz_year_step *step) {
    const char *old = tz_text_to_string(arena, id);
    const char *const words[2][2] = {
        {tz_fiscal_year_id(arena, step->old), tz_fiscal_year_id(arena, step->year)},
        {tz_arena_format(arena, "%d", step->old), tz_arena_format(arena, "%d", step->year)},
    };
    for (int i = 0; i < 2; i++) {
        const char *at = find_alone(old, words[i][0]);
        if (at)
            return tz_arena_format(arena, "%.*s%s%s", (int)(at - old), old, words[i][1], at + strlen(words[i][0]));
    }
    return words[0][1];
}

// ---- in a text ----

const char *tz_year_find(tz_arena *arena, const tz_text *text, const tz_year_step *step, size_t *from, size_t *to) {
    const char *const words[][2] = {
        {tz_text_to_string(arena, &step->old_words), tz_year_next_words(arena, &step->old_words, step->year)},
        {tz_fiscal_year_in_era(arena, step->old), tz_fiscal_year_in_era(arena, step->year)},
        {western(arena, step->old), western(arena, step->year)},
    };
    const char *found = NULL;
    size_t best = text->size;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t size = strlen(words[i][0]);
        const char *at = *from < text->size ? memmem(text->bytes + *from, text->size - *from, words[i][0], size) : NULL;
        if (!at || (size_t)(at - text->bytes) >= best)
            continue;
        best = (size_t)(at - text->bytes);
        *to = best + size;
        found = words[i][1];
    }
    if (found)
        *from = best;
    return found;
}
