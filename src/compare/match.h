// Old and new statements of one field, matched.
#ifndef COMPARE_MATCH_H
#define COMPARE_MATCH_H

#include "compare/statement.h"

typedef struct tz_statement_matching {
    tz_statement_list old, current;
    const size_t *firsts; // where each old card's statements begin, and the end: [cards + 1]
    size_t cards;
    int *to;       // of each old statement: its new one, or -1
    int *from;     // of each new statement: its old one, or -1
    bool *moved;   // of each new statement
    bool narrowed; // too many statements changed to compare each old one with each new one
} tz_statement_matching;
// Matches the statements of a field: equal ones first, then similar ones.
void tz_statements_match(tz_arena *arena, tz_statement_matching *field);
// An upper bound of tz_statement_similarity(), quick to find: the tokens that both have, whatever their order. `counts`
// has a number for each that the statements' interning has given out, all 0 before and after.
uint32_t tz_statement_similarity_bound(const tz_statement_tokens *a, const tz_statement_tokens *b, uint32_t *counts);
// So many `counts` are enough for the statements of a field.
size_t tz_statement_counts_needed(const tz_statement_matching *field);
// Marks the fewest of seq[0 … n) that must move so that the others ascend.
void tz_sequence_moved(tz_arena *arena, const int *seq, size_t n, bool *moved);

#endif
