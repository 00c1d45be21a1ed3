// Answers as lists of statements, and statements as the tokens that differences are made of.
#ifndef COMPARE_STATEMENT_H
#define COMPARE_STATEMENT_H

#include "base/intern.h"
#include "compare/compare.h"

// A character with its marks; a number, a Latin or a katakana word; or a line end with the white space around it.
typedef struct tz_diff_token {
    uint32_t from, to; // bytes of the body
    uint32_t weight;   // characters
} tz_diff_token;

typedef struct tz_statement_tokens {
    tz_statement statement;
    const tz_diff_token *tokens; // of its body
    const uint32_t *ids;         // one a token: equal for equal ones
    const bool *phrases;         // [n + 1]: whether a phrase ends before each token
    const bool *inside;          // [n + 1]: whether each token is only a part of a number, a date or an address
    size_t n, weight;
    uint32_t id; // equal for equal bodies
} tz_statement_tokens;
typedef struct tz_statement_list {
    TZ_LIST(tz_statement_tokens) all;
} tz_statement_list;

// Adds an answer's statements.
void tz_statements_read(tz_arena *arena, const tz_text *answer, const char *const *labels, tz_intern *intern,
                        tz_statement_list *out);
// True for equal labels, and for two numbers that are written alike, as (1) and (12): a number changes with what stands
// before it.
bool tz_labels_agree(const tz_text *a, const tz_text *b);

#endif
