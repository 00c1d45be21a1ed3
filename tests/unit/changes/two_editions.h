// For tests of changes: documents about two editions of the made-up cards.
#ifndef TEST_TWO_EDITIONS_H
#define TEST_TWO_EDITIONS_H

#include "parts/made_book.h"

// The comparison of two editions as a booklet in a style.
static inline made_book compare_in_style(const char *lines, const char *const old[MADE_CARDS],
                                         const char *const current[MADE_CARDS], tz_comparison_style style) {
    made_book m = open_made(lines, "", current);
    const tz_edition *before = made_edition(&m, "old", "", old);
    tz_book_options options = {.comparison = tz_compare(m.arena, before, m.edition, m.layout->cell.labels)};
    options.style = style;
    make_parts(&m, "", options);
    return m;
}

static inline made_book compare_made(const char *lines, const char *const old[MADE_CARDS],
                                     const char *const current[MADE_CARDS]) {
    return compare_in_style(lines, old, current, TZ_COMPARISON_REDLINE);
}

// A municipality through both.
static inline made_book history_made(const char *const old[MADE_CARDS], const char *const current[MADE_CARDS]) {
    made_book m = open_made("", "", current);
    const tz_edition **years = TZ_ARRAY(m.arena, const tz_edition *, 2);
    const tz_comparison **comparisons = TZ_ARRAY(m.arena, const tz_comparison *, 1);
    tz_history *history = TZ_NEW(m.arena, tz_history);
    years[0] = made_edition(&m, "old", "", old);
    years[1] = m.edition;
    comparisons[0] = tz_compare(m.arena, years[0], years[1], m.layout->cell.labels);
    *history = (tz_history){years, comparisons, 2, "津市", &m.edition->cards[0], 1};
    make_parts(&m, "", (tz_book_options){.history = history});
    return m;
}

#endif
