// The same remark about many places.
#include "base/occurrences.h"
#include "base/intern.h"
#include "base/intl.h"
#include "base/place.h"

#include <string.h>

// So many words and lines are reported; whoever mends them sees the next ones.
enum { MOST_WORDS = 40, MOST_LINES = 20 };

static void add_word(tz_arena *arena, tz_occurrences *all, const char *word) {
    size_t size = strlen(word);
    if (!all->seen)
        all->seen = tz_intern_new(arena);
    if (tz_intern_number(all->seen, word, size) < all->words_n)
        return;
    all->words_n++;
    if (all->words.n < MOST_WORDS)
        *TZ_ADD(arena, &all->words) = tz_arena_copy(arena, word, size);
}

static void add_line(tz_arena *arena, tz_occurrences *all, tz_place place) {
    if (!place.source || all->lines.n > MOST_LINES) // one more than are reported
        return;
    uint32_t line = tz_place_line_of(place);
    if (!all->lines.n || all->lines.at[all->lines.n - 1] != line)
        *TZ_ADD(arena, &all->lines) = line;
}

void tz_occurrences_add(tz_arena *arena, tz_occurrences *all, tz_place place, const char *word) {
    if (!all->n++)
        all->first = place;
    add_word(arena, all, word);
    add_line(arena, all, place);
}

const char *tz_occurrences_words(tz_arena *arena, const tz_occurrences *all) {
    tz_bytes out = {0};
    for (size_t i = 0; i < all->words.n; i++)
        tz_bytes_format(arena, &out, "%s%s", i ? _(", ") : "", all->words.at[i]);
    if (all->words_n > all->words.n)
        tz_bytes_format(arena, &out, _(" and %zu more"), all->words_n - all->words.n);
    return tz_arena_copy(arena, out.at ? out.at : "", out.n);
}

const char *tz_occurrences_where(tz_arena *arena, const tz_occurrences *all) {
    tz_bytes lines = {0};
    size_t told = all->lines.n < MOST_LINES ? all->lines.n : MOST_LINES;
    if (all->n < 2)
        return "";
    for (size_t i = 0; i < told; i++)
        tz_bytes_format(arena, &lines, "%s%u", i ? _(", ") : "", all->lines.at[i]);
    if (told == 0)
        return tz_arena_format(arena, _(" (%zu places)"), all->n);
    if (told == 1)
        return tz_arena_format(arena, _(" (%zu places on line %u)"), all->n, all->lines.at[0]);
    if (told == all->lines.n)
        return tz_arena_format(arena, _(" (%zu places, on the lines %s)"), all->n, lines.at);
    return tz_arena_format(arena, _(" (%zu places, on the lines %s and further ones)"), all->n, lines.at);
}
