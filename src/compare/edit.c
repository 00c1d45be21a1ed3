// From a shortest script to edits that people can read.
//
// Myers' script is shortest, but leaves single characters that two wordings happen to share between edits. So what
// stands unchanged between two edits is left only where it can be read by itself, else both edits become one; and an
// edit that could as well stand a little further left or right stands where phrases (文節) begin and end. Numbers with
// their units, dates and addresses are edited as a whole (24時間 becomes 12時間). All else that stands before the first
// and behind the last edit is never part of an edit.
#include "compare/edit.h"
#include "compare/diff.h"

enum { READABLE = 4 }; // so many unchanged characters can be read by themselves, whatever phrases they are of

// An edit: tokens [a, a_end) of the old body become [b, b_end) of the new one.
typedef struct hunk {
    size_t a, a_end, b, b_end;
} hunk;
typedef struct hunks {
    TZ_LIST(hunk) all;
} hunks;

static void mark(tz_arena *arena, const tz_statement_tokens *a, const tz_statement_tokens *b, bool **deleted,
                 bool **inserted) {
    *deleted = TZ_ARRAY(arena, bool, a->n);
    *inserted = TZ_ARRAY(arena, bool, b->n);
    tz_diff(arena, a->ids, a->n, b->ids, b->n, *deleted, *inserted);
}

uint32_t tz_statement_similarity(tz_arena *arena, const tz_statement_tokens *a, const tz_statement_tokens *b) {
    tz_arena *scratch = tz_arena_new(arena);
    bool *deleted, *inserted;
    uint64_t equal = 0, all = a->weight + b->weight;
    mark(scratch, a, b, &deleted, &inserted);
    for (size_t i = 0; i < a->n; i++)
        equal += deleted[i] ? 0 : a->tokens[i].weight;
    tz_arena_free(scratch);
    return all ? (uint32_t)(2 * equal * 1000 / all) : 1000;
}

// ---- hunks ----

static void read_hunks(tz_arena *arena, const tz_statement_tokens *a, const tz_statement_tokens *b, hunks *out) {
    bool *deleted, *inserted;
    mark(arena, a, b, &deleted, &inserted);
    for (size_t i = 0, k = 0; i < a->n || k < b->n;) {
        hunk made = {i, i, k, k};
        while (made.a_end < a->n && deleted[made.a_end])
            made.a_end++;
        while (made.b_end < b->n && inserted[made.b_end])
            made.b_end++;
        i = made.a_end;
        k = made.b_end;
        if (i > made.a || k > made.b)
            *TZ_ADD(arena, &out->all) = made;
        else
            i++, k++;
    }
}

// ---- sliding ----

static bool is_phrase_end(const tz_statement_tokens *of, size_t at) {
    return of->phrases[at];
}

// A pure insertion or deletion seen as tokens [from, to) of one text.
typedef struct slide {
    const tz_statement_tokens *of;
    size_t from, to, leftmost, rightmost; // how far its ends may come
} slide;

static int count_phrase_ends(const slide *s, size_t from) {
    size_t to = from + (s->to - s->from);
    return is_phrase_end(s->of, from) + is_phrase_end(s->of, to);
}

// Where it begins best: the leftmost of the places where most of its ends are ends of phrases. Never far away: a long
// row of one repeated character would be walked for each edit in it.
static size_t best_place(const slide *s) {
    enum { FAR = 64 };
    size_t best = s->from, length = s->to - s->from;
    int best_score = count_phrase_ends(s, s->from);
    for (size_t at = s->from; at + length < s->rightmost && at - s->from < FAR; at++) {
        if (s->of->ids[at] != s->of->ids[at + length])
            break;
        if (count_phrase_ends(s, at + 1) > best_score) {
            best = at + 1;
            best_score = count_phrase_ends(s, best);
        }
    }
    for (size_t at = s->from; at > s->leftmost && s->from - at < FAR; at--) {
        if (s->of->ids[at - 1] != s->of->ids[at - 1 + length])
            break;
        if (count_phrase_ends(s, at - 1) >= best_score) {
            best = at - 1;
            best_score = count_phrase_ends(s, best);
        }
    }
    return best;
}

static void slide_all(const tz_statement_tokens *a, const tz_statement_tokens *b, hunks *h) {
    for (size_t i = 0; i < h->all.n; i++) {
        hunk *it = &h->all.at[i];
        bool insertion = it->a == it->a_end;
        if (!insertion && it->b != it->b_end)
            continue;
        const hunk *before = i ? it - 1 : NULL, *after = i + 1 < h->all.n ? it + 1 : NULL;
        slide s = insertion ? (slide){b, it->b, it->b_end, before ? before->b_end : 0, after ? after->b : b->n}
                            : (slide){a, it->a, it->a_end, before ? before->a_end : 0, after ? after->a : a->n};
        size_t best = best_place(&s), by = best - s.from; // may wrap: added to all four alike
        it->a += by;
        it->a_end += by;
        it->b += by;
        it->b_end += by;
    }
}

// ---- widening ----

static bool is_inside(const tz_statement_tokens *a, const tz_statement_tokens *b, size_t i, size_t k) {
    return a->inside[i] || b->inside[k];
}

// An edit takes all of a number with its unit, a date or an address: nobody reads half of one.
static void widen_all(const tz_statement_tokens *a, const tz_statement_tokens *b, hunks *h) {
    for (size_t i = 0; i < h->all.n; i++) {
        hunk *it = &h->all.at[i];
        size_t least = i ? it[-1].a_end : 0, most = i + 1 < h->all.n ? it[1].a : a->n;
        while (it->a > least && is_inside(a, b, it->a, it->b))
            it->a--, it->b--;
        while (it->a_end < most && is_inside(a, b, it->a_end, it->b_end))
            it->a_end++, it->b_end++;
    }
}

// ---- joining ----

static size_t weight(const tz_statement_tokens *of, size_t from, size_t to) {
    size_t sum = 0;
    for (size_t i = from; i < to; i++)
        sum += of->tokens[i].weight;
    return sum;
}

static size_t size_of(const tz_statement_tokens *a, const tz_statement_tokens *b, const hunk *it) {
    size_t deleted = weight(a, it->a, it->a_end), inserted = weight(b, it->b, it->b_end);
    return deleted > inserted ? deleted : inserted;
}

// Whether tokens [from, to) are one number with its unit, date or address.
static bool is_number(const tz_statement_tokens *of, size_t from, size_t to) {
    size_t at = from + 1;
    while (at < to && of->inside[at])
        at++;
    return at == to && to > from + 1;
}

// Whether one number becomes another.
static bool replaces_number(const tz_statement_tokens *a, const tz_statement_tokens *b, const hunk *it) {
    return is_number(a, it->a, it->a_end) && is_number(b, it->b, it->b_end);
}

// Whether what is equal between two edits can be read by itself: whole phrases, what stands between two numbers, or
// enough characters; and not much less than the edits on both sides.
static bool is_readable(const tz_statement_tokens *a, const tz_statement_tokens *b, const hunk *left,
                        const hunk *right) {
    size_t equal = weight(a, left->a_end, right->a), l = size_of(a, b, left), r = size_of(a, b, right);
    bool phrases = is_phrase_end(a, left->a_end) && is_phrase_end(a, right->a) && is_phrase_end(b, left->b_end) &&
                   is_phrase_end(b, right->b);
    bool numbers = replaces_number(a, b, left) && replaces_number(a, b, right);
    if (equal < READABLE && !((phrases || numbers) && equal > 1))
        return false;
    return equal * 2 > (l < r ? l : r);
}

// Joins neighbouring hunks with nothing readable between them. True when there were some.
static bool join_once(const tz_statement_tokens *a, const tz_statement_tokens *b, hunks *h) {
    size_t left = 0, n = h->all.n;
    for (size_t i = 0; i < h->all.n; i++) {
        hunk *last = left ? &h->all.at[left - 1] : NULL;
        if (last && !is_readable(a, b, last, &h->all.at[i])) {
            last->a_end = h->all.at[i].a_end;
            last->b_end = h->all.at[i].b_end;
        } else {
            h->all.at[left++] = h->all.at[i];
        }
    }
    h->all.n = left;
    return left < n;
}

// ---- edits ----

static tz_text slice(const tz_statement_tokens *of, size_t from, size_t to) {
    size_t start = from < of->n ? of->tokens[from].from : of->statement.body.size;
    return tz_text_slice(&of->statement.body, start, to > from ? of->tokens[to - 1].to : start);
}

static tz_edit *add(tz_edit_kind kind, tz_text old, tz_text current, tz_edit *to) {
    *to = (tz_edit){kind, old, current};
    return to + 1;
}

size_t tz_edits_make(tz_arena *arena, const tz_statement_tokens *a, const tz_statement_tokens *b, const tz_edit **out) {
    tz_arena *scratch = tz_arena_new(arena);
    hunks h = {0};
    read_hunks(scratch, a, b, &h);
    do {
        slide_all(a, b, &h);
        widen_all(a, b, &h);
    } while (join_once(a, b, &h));
    tz_edit *made = TZ_ARRAY(arena, tz_edit, h.all.n * 3 + 1), *end = made;
    size_t i = 0, k = 0;
    for (size_t n = 0; n <= h.all.n; n++) {
        hunk next = n < h.all.n ? h.all.at[n] : (hunk){a->n, a->n, b->n, b->n};
        if (next.a > i)
            end = add(TZ_EDIT_EQUAL, slice(a, i, next.a), slice(b, k, next.b), end);
        if (next.a_end > next.a)
            end = add(TZ_EDIT_DELETED, slice(a, next.a, next.a_end), slice(b, next.b, next.b), end);
        if (next.b_end > next.b)
            end = add(TZ_EDIT_INSERTED, slice(a, next.a_end, next.a_end), slice(b, next.b, next.b_end), end);
        i = next.a_end;
        k = next.b_end;
    }
    tz_arena_free(scratch);
    *out = made;
    return (size_t)(end - made);
}
