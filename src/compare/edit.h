// Two wordings of one statement.
#ifndef COMPARE_EDIT_H
#define COMPARE_EDIT_H

#include "compare/statement.h"

// How similar two bodies are, 0 … 1000: twice the characters they share in order, by those of both.
uint32_t tz_statement_similarity(tz_arena *arena, const tz_statement_tokens *a, const tz_statement_tokens *b);
// The edits that lead from one body to the other, by phrases. Gives their number.
size_t tz_edits_make(tz_arena *arena, const tz_statement_tokens *a, const tz_statement_tokens *b, const tz_edit **out);

#endif
