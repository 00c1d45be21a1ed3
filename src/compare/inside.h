// Inside the comparison: text as units, and sequences matched.
#ifndef COMPARE_INSIDE_H
#define COMPARE_INSIDE_H

#include "tsuzuri/compare.h"
#include "tsuzuri/intern.h"

// ---- statement.c ----

// What differences are made of: a character with its marks, a number or Latin or katakana word as a whole, or a line
// end with the white space around it.
typedef struct tz_diff_token {
    uint32_t from, to; // bytes of the body
    uint32_t weight;   // characters
} tz_diff_token;

// A statement made ready to be compared.
typedef struct tz_statement_tokens {
    tz_statement says;
    const tz_diff_token *units;
    const uint32_t *ids; // one a unit: equal for equal ones
    const bool *phrases; // [n + 1]: whether a phrase ends before each unit
    size_t n, weight;
    uint32_t id; // equal for equal bodies
} tz_statement_tokens;
typedef struct tz_statement_list {
    TZ_LIST(tz_statement_tokens) all;
} tz_statement_list;
// Adds an answer's statements.
void tz_statements_read(tz_arena *arena, const tz_text *answer, const char *const *labels, tz_intern *intern,
                        tz_statement_list *out);
// True when both labels say the same: equal, or both numbers.
bool tz_labels_agree(const tz_text *a, const tz_text *b);

// ---- diff.c ----

// Marks what two sequences do not have in common: a shortest script of deletions and insertions.
void tz_diff(tz_arena *arena, const uint32_t *a, size_t n, const uint32_t *b, size_t m, bool *deleted, bool *inserted);

// ---- edit.c ----

// How alike two bodies are, 0 … 1000: twice the characters they share in order, by those of both.
uint32_t tz_statement_similarity(tz_arena *arena, const tz_statement_tokens *a, const tz_statement_tokens *b);
// The edits that lead from one body to the other, by phrases. Gives their number.
size_t tz_edits_make(tz_arena *arena, const tz_statement_tokens *a, const tz_statement_tokens *b, const tz_edit **out);

// ---- match.c ----

// One field of a card: who said what, and who goes with whom.
typedef struct tz_statement_matching {
    tz_statement_list old, current;
    const size_t *firsts; // where each old card's statements begin, and the end: [cards + 1]
    size_t cards;
    int *to;     // of each old statement: its new one, or -1
    int *from;   // of each new statement: its old one, or -1
    bool *moved; // of each new statement
} tz_statement_matching;
// Matches the statements of a field: equal ones first, then similar ones.
void tz_statements_match(tz_arena *arena, tz_statement_matching *field);
// Marks the fewest of seq[0 … n) that must move so that the others ascend.
void tz_sequence_moved(tz_arena *arena, const int *seq, size_t n, bool *moved);

#endif
