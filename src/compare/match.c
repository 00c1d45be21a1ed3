// Matches the old and the new statements of a field.
//
// Equal ones are matched first, in order as far as that goes, then wherever they stand. What is left is matched by its
// similarity, best pairs first: two that stand between the same neighbours need be less similar than two that do not.
// Where more is left than people write, each is compared with those only that stand nearest among what is left.
#include "compare/match.h"
#include "compare/diff.h"
#include "compare/edit.h"

#include <stdlib.h>
#include <string.h>

enum {
    SIMILAR_ALONE = 400,     // the only two between the same neighbours
    SIMILAR_IN_PLACE = 500,  // between the same neighbours
    SIMILAR_ELSEWHERE = 650, // anywhere
    MOST_PAIRS = 1 << 19,    // are compared: all of 724 old and 724 new statements, of more the nearest
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

// Old statements by their ids: the first unmatched one of each, and the next of the same.
static void match_anywhere(tz_arena *arena, tz_statement_matching *field) {
    size_t n = field->old.all.n, m = field->current.all.n, ids = 0;
    for (size_t i = 0; i < n; i++)
        ids = old_at(field, i)->id >= ids ? (size_t)old_at(field, i)->id + 1 : ids;
    size_t *first = TZ_ARRAY(arena, size_t, ids), *next = TZ_ARRAY(arena, size_t, n); // an index + 1; 0: none
    for (size_t i = n; i-- > 0;)
        if (field->to[i] < 0) {
            next[i] = first[old_at(field, i)->id];
            first[old_at(field, i)->id] = i + 1;
        }
    for (size_t k = 0; k < m; k++) {
        uint32_t id = current_at(field, k)->id;
        if (field->from[k] >= 0 || id >= ids || !first[id])
            continue;
        size_t i = first[id] - 1;
        first[id] = next[i];
        pair(field, i, k);
    }
}

// ---- similar ones ----

uint32_t tz_statement_similarity_bound(const tz_statement_tokens *a, const tz_statement_tokens *b, uint32_t *counts) {
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

// Statements that are still unmatched, in order.
typedef struct unmatched {
    size_t *at;      // their indices
    int *neighbours; // of each the matched statement before it, as its new index; -1: there is none
    bool *alone;     // of each: those beside it are matched
    size_t n;
} unmatched;

// `others`: to, or from; `olds`: it is to.
static unmatched list_unmatched(tz_arena *arena, const int *others, size_t n, bool olds) {
    unmatched list = {TZ_ARRAY(arena, size_t, n), TZ_ARRAY(arena, int, n), TZ_ARRAY(arena, bool, n), 0};
    for (size_t i = 0; i < n; i++)
        if (others[i] < 0) {
            list.at[list.n] = i;
            bool matched_before = i > 0 && others[i - 1] >= 0;
            list.neighbours[list.n] = matched_before ? (olds ? others[i - 1] : (int)i - 1)
                                      : list.n       ? list.neighbours[list.n - 1]
                                                     : -1;
            list.alone[list.n++] = (i == 0 || matched_before) && (i + 1 >= n || others[i + 1] >= 0);
        }
    return list;
}

typedef struct search {
    tz_arena *arena;
    const tz_statement_matching *field;
    unmatched old, current;
    uint32_t *counts;
    struct {
        TZ_LIST(candidate) all;
    } found;
} search;

static uint32_t required_similarity(const search *s, size_t i, size_t k) {
    if (s->old.neighbours[i] != s->current.neighbours[k])
        return SIMILAR_ELSEWHERE;
    return s->old.alone[i] && s->current.alone[k] ? SIMILAR_ALONE : SIMILAR_IN_PLACE;
}

// Of the unmatched ones the i-th and the k-th.
static void compare_pair(search *s, size_t i, size_t k) {
    size_t old = s->old.at[i], current = s->current.at[k];
    const tz_statement_tokens *a = old_at(s->field, old), *b = current_at(s->field, current);
    bool heads = (a->statement.kind == TZ_FLOW_BLOCK_SUBHEAD) == (b->statement.kind == TZ_FLOW_BLOCK_SUBHEAD);
    uint32_t required = required_similarity(s, i, k), similarity;
    if (!heads || !a->n || !b->n || tz_statement_similarity_bound(a, b, s->counts) < required ||
        (similarity = tz_statement_similarity(s->arena, a, b)) < required)
        return;
    *TZ_ADD(s->arena, &s->found.all) = (candidate){(uint32_t)old, (uint32_t)current, similarity,
                                                   (uint32_t)(old > current ? old - current : current - old)};
}

size_t tz_statement_counts_needed(const tz_statement_matching *field) {
    size_t needed = 0;
    for (size_t i = 0; i < field->old.all.n; i++)
        for (size_t u = 0; u < old_at(field, i)->n; u++)
            needed = old_at(field, i)->ids[u] >= needed ? (size_t)old_at(field, i)->ids[u] + 1 : needed;
    for (size_t k = 0; k < field->current.all.n; k++)
        for (size_t u = 0; u < current_at(field, k)->n; u++)
            needed = current_at(field, k)->ids[u] >= needed ? (size_t)current_at(field, k)->ids[u] + 1 : needed;
    return needed;
}

// How far the ones that are compared may stand from each other.
static size_t reach_of(const search *s) {
    size_t more = s->old.n > s->current.n ? s->old.n : s->current.n, less = s->old.n + s->current.n - more;
    if (less == 0 || more <= MOST_PAIRS / less)
        return more;
    return more < MOST_PAIRS / 2 ? MOST_PAIRS / 2 / more : 1;
}

static void match_similar(tz_arena *arena, tz_statement_matching *field) {
    search s = {.arena = arena, .field = field};
    s.old = list_unmatched(arena, field->to, field->old.all.n, true);
    s.current = list_unmatched(arena, field->from, field->current.all.n, false);
    s.counts = TZ_ARRAY(arena, uint32_t, tz_statement_counts_needed(field));
    size_t reach = reach_of(&s);
    field->narrowed = s.old.n && s.current.n && (reach < s.old.n && reach < s.current.n);
    for (size_t i = 0; i < s.old.n; i++)
        for (size_t k = i > reach ? i - reach : 0; k < s.current.n && k <= i + reach; k++)
            compare_pair(&s, i, k);
    if (s.found.all.n)
        qsort(s.found.all.at, s.found.all.n, sizeof *s.found.all.at, best_first);
    for (size_t i = 0; i < s.found.all.n; i++)
        if (is_unmatched(field, s.found.all.at[i].old, s.found.all.at[i].current))
            pair(field, s.found.all.at[i].old, s.found.all.at[i].current);
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
    match_anywhere(arena, field);
    match_similar(arena, field);
    for (size_t i = 0; i < field->cards; i++)
        find_moved(arena, field, field->firsts[i], field->firsts[i + 1]);
}
