// Matches the old and the new statements of a field.
//
// Equal ones are matched first, in order as far as that goes, then wherever they stand. What is left is matched by its
// similarity, best pairs first: two that stand between the same neighbours need be less similar than two that do not.
#include "compare/match.h"
#include "compare/diff.h"
#include "compare/edit.h"

#include <stdlib.h>
#include <string.h>

enum {
    SIMILAR_ALONE = 400,     // the only two between the same neighbours
    SIMILAR_IN_PLACE = 500,  // between the same neighbours
    SIMILAR_ELSEWHERE = 650, // anywhere
    MOST_PAIRS = 1 << 20,    // longer lists than people write are not searched for similar pairs
};

static const tz_statement_tokens *old_at(const tz_statement_matching *field, size_t i) {
    return &field->old.all.at[i];
}
static const tz_statement_tokens *current_at(const tz_statement_matching *field, size_t i) {
    return &field->current.all.at[i];
}

static void pair(tz_statement_matching *field, size_t old, size_t current) {
    field->to[old] = (int)current;
    field->from[current] = (int)old;
}

static bool is_unmatched(const tz_statement_matching *field, size_t old, size_t current) {
    return field->to[old] < 0 && field->from[current] < 0;
}

// ---- equal ones ----

static uint32_t *ids_of(tz_arena *arena, const tz_statement_list *list, size_t from, size_t to) {
    uint32_t *ids = TZ_ARRAY(arena, uint32_t, to - from);
    for (size_t i = from; i < to; i++)
        ids[i - from] = list->all.at[i].id;
    return ids;
}

// Of one old card, in order.
static void match_in_order(tz_arena *arena, tz_statement_matching *field, size_t from, size_t to) {
    size_t n = to - from, m = field->current.all.n;
    bool *deleted = TZ_ARRAY(arena, bool, n), *inserted = TZ_ARRAY(arena, bool, m);
    tz_diff(arena, ids_of(arena, &field->old, from, to), n, ids_of(arena, &field->current, 0, m), m, deleted, inserted);
    for (size_t i = 0, k = 0; i < n && k < m;) {
        if (deleted[i]) {
            i++;
        } else if (inserted[k]) {
            k++;
        } else {
            if (is_unmatched(field, from + i, k))
                pair(field, from + i, k);
            i++, k++;
        }
    }
}

static void match_anywhere(tz_statement_matching *field) {
    if ((uint64_t)field->old.all.n * field->current.all.n > (uint64_t)MOST_PAIRS * 16)
        return;
    for (size_t k = 0; k < field->current.all.n; k++)
        for (size_t i = 0; field->from[k] < 0 && i < field->old.all.n; i++)
            if (is_unmatched(field, i, k) && old_at(field, i)->id == current_at(field, k)->id)
                pair(field, i, k);
}

// ---- similar ones ----

// An upper bound of the similarity, quick to find: the tokens that both have, whatever their order. `counts` are all 0
// before and after.
static uint32_t similarity_bound(const tz_statement_tokens *a, const tz_statement_tokens *b, uint32_t *counts) {
    uint64_t shared = 0, all = a->weight + b->weight;
    for (size_t i = 0; i < a->n; i++)
        counts[a->ids[i]]++;
    for (size_t i = 0; i < b->n; i++)
        if (counts[b->ids[i]]) {
            counts[b->ids[i]]--;
            shared += b->tokens[i].weight;
        }
    for (size_t i = 0; i < a->n; i++)
        counts[a->ids[i]] = 0;
    return all ? (uint32_t)(2 * shared * 1000 / all) : 1000;
}

typedef struct candidate {
    uint32_t old, current, similarity;
    uint32_t distance; // in places: of equally similar ones the nearer is matched first
} candidate;

static int best_first(const void *x, const void *y) {
    const candidate *a = x, *b = y;
    if (a->similarity != b->similarity)
        return a->similarity > b->similarity ? -1 : 1;
    if (a->distance != b->distance)
        return a->distance < b->distance ? -1 : 1;
    if (a->current != b->current)
        return a->current < b->current ? -1 : 1;
    return a->old < b->old ? -1 : a->old > b->old;
}

// The matched statement before an unmatched one, as its new index; -1: there is none.
static int neighbour_of_old(const tz_statement_matching *field, size_t i) {
    while (i > 0 && field->to[i - 1] < 0)
        i--;
    return i ? field->to[i - 1] : -1;
}
static int neighbour_of_current(const tz_statement_matching *field, size_t k) {
    while (k > 0 && field->from[k - 1] < 0)
        k--;
    return (int)k - 1;
}

static bool is_alone(const int *others, size_t n, size_t i) {
    return (i == 0 || others[i - 1] >= 0) && (i + 1 >= n || others[i + 1] >= 0);
}

static uint32_t required_similarity(const tz_statement_matching *field, size_t i, size_t k) {
    if (neighbour_of_old(field, i) != neighbour_of_current(field, k))
        return SIMILAR_ELSEWHERE;
    bool alone = is_alone(field->to, field->old.all.n, i) && is_alone(field->from, field->current.all.n, k);
    return alone ? SIMILAR_ALONE : SIMILAR_IN_PLACE;
}

static uint32_t largest_id(const tz_statement_matching *field) {
    uint32_t most = 0;
    for (size_t i = 0; i < field->old.all.n; i++)
        for (size_t u = 0; u < old_at(field, i)->n; u++)
            most = old_at(field, i)->ids[u] > most ? old_at(field, i)->ids[u] : most;
    for (size_t k = 0; k < field->current.all.n; k++)
        for (size_t u = 0; u < current_at(field, k)->n; u++)
            most = current_at(field, k)->ids[u] > most ? current_at(field, k)->ids[u] : most;
    return most;
}

static void match_similar(tz_arena *arena, tz_statement_matching *field) {
    struct {
        TZ_LIST(candidate) all;
    } found = {0};
    if ((uint64_t)field->old.all.n * field->current.all.n > MOST_PAIRS)
        return;
    uint32_t *counts = TZ_ARRAY(arena, uint32_t, (size_t)largest_id(field) + 1);
    for (size_t i = 0; i < field->old.all.n; i++)
        for (size_t k = 0; k < field->current.all.n; k++) {
            const tz_statement_tokens *a = old_at(field, i), *b = current_at(field, k);
            bool heads = (a->statement.kind == TZ_FLOW_BLOCK_SUBHEAD) == (b->statement.kind == TZ_FLOW_BLOCK_SUBHEAD);
            if (!is_unmatched(field, i, k) || !heads || !a->n || !b->n)
                continue;
            uint32_t required = required_similarity(field, i, k), similarity;
            if (similarity_bound(a, b, counts) < required ||
                (similarity = tz_statement_similarity(arena, a, b)) < required)
                continue;
            *TZ_ADD(arena, &found.all) =
                (candidate){(uint32_t)i, (uint32_t)k, similarity, (uint32_t)(i > k ? i - k : k - i)};
        }
    if (found.all.n)
        qsort(found.all.at, found.all.n, sizeof *found.all.at, best_first);
    for (size_t i = 0; i < found.all.n; i++)
        if (is_unmatched(field, found.all.at[i].old, found.all.at[i].current))
            pair(field, found.all.at[i].old, found.all.at[i].current);
}

// ---- moved ones ----

// The first pile whose last element is not below `value`: an insertion point, which bsearch() would not find.
static size_t find_pile(const int *seq, const size_t *piles, size_t n, int value) {
    size_t low = 0;
    for (size_t high = n; low < high;) {
        size_t middle = low + (high - low) / 2;
        if (seq[piles[middle]] < value)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

// Those that need not move are a longest ascending subsequence, found by patience sorting: piles[l] is the index of the
// least last element of all ascending subsequences of length l + 1.
void tz_sequence_moved(tz_arena *arena, const int *seq, size_t n, bool *moved) {
    size_t *piles = TZ_ARRAY(arena, size_t, n + 1), *before = TZ_ARRAY(arena, size_t, n + 1), length = 0;
    for (size_t i = 0; i < n; i++) {
        size_t low = find_pile(seq, piles, length, seq[i]);
        before[i] = low ? piles[low - 1] : SIZE_MAX;
        piles[low] = i;
        length = low + 1 > length ? low + 1 : length;
        moved[i] = true;
    }
    for (size_t i = length ? piles[length - 1] : SIZE_MAX; i != SIZE_MAX; i = before[i])
        moved[i] = false;
}

// Among the statements of one old card: those of municipalities that merged may alternate without having moved.
static void find_moved(tz_arena *arena, tz_statement_matching *field, size_t from, size_t to) {
    size_t m = field->current.all.n, n = 0;
    int *seq = TZ_ARRAY(arena, int, m);
    size_t *at = TZ_ARRAY(arena, size_t, m);
    for (size_t k = 0; k < m; k++)
        if (field->from[k] >= (int)from && field->from[k] < (int)to) {
            at[n] = k;
            seq[n++] = field->from[k];
        }
    bool *moved = TZ_ARRAY(arena, bool, n);
    tz_sequence_moved(arena, seq, n, moved);
    for (size_t i = 0; i < n; i++)
        field->moved[at[i]] = moved[i];
}

void tz_statements_match(tz_arena *arena, tz_statement_matching *field) {
    field->to = TZ_ARRAY(arena, int, field->old.all.n);
    field->from = TZ_ARRAY(arena, int, field->current.all.n);
    field->moved = TZ_ARRAY(arena, bool, field->current.all.n);
    memset(field->to, 0xff, field->old.all.n * sizeof *field->to);
    memset(field->from, 0xff, field->current.all.n * sizeof *field->from);
    for (size_t i = 0; i < field->cards; i++)
        match_in_order(arena, field, field->firsts[i], field->firsts[i + 1]);
    match_anywhere(field);
    match_similar(arena, field);
    for (size_t i = 0; i < field->cards; i++)
        find_moved(arena, field, field->firsts[i], field->firsts[i + 1]);
}
