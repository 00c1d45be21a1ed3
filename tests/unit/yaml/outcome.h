// Cards as text, and what is reported about them: each message as "line:column message\n".
#ifndef OUTCOME_H
#define OUTCOME_H

#include "inputs.h"
#include "yaml/slips.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

// Keys of a card's own: municipalities, stock, shelter; below these: code, name, was, food, power, notes.
static const char *const outcome_keys[] = {"municipalities", "stock", "shelter", "code", "name", "was",
                                           "food",           "power", "notes"};
static const tz_yaml_rules outcome_card = {.answers = true, .keys = outcome_keys, .keys_n = 9, .top_n = 3};
static const tz_yaml_rules outcome_other = {.keys = outcome_keys, .keys_n = 9};

typedef struct outcome {
    tz_arena *arena;
    tz_diag *diag;
    const tz_yaml *root;
    const char *messages;
} outcome;

static int outcome_by_place(const void *left, const void *right) {
    const tz_diag_entry *a = *(const tz_diag_entry *const *)left, *b = *(const tz_diag_entry *const *)right;
    return (a->place.at > b->place.at) - (a->place.at < b->place.at);
}

static inline outcome outcome_read(const char *text, const tz_yaml_rules *rules) {
    outcome it = {.arena = tz_arena_new(NULL), .diag = tz_diag_new()};
    it.root = tz_yaml_read_tolerant(it.arena, it.arena, input_source(it.arena, text), rules, it.diag);
    TZ_LIST(const tz_diag_entry *) all = {.n = 0};
    for (size_t i = 0; tz_diag_at(it.diag, i); i++)
        *TZ_ADD(it.arena, &all) = tz_diag_at(it.diag, i);
    if (all.n)
        qsort(all.at, all.n, sizeof *all.at, outcome_by_place);
    tz_bytes out = {.n = 0};
    for (size_t i = 0; i < all.n; i++) {
        uint32_t line, column;
        tz_place_line(all.at[i]->place, &line, &column);
        tz_bytes_format(it.arena, &out, "%u:%u %s\n", line, column, all.at[i]->message);
    }
    it.messages = tz_arena_copy(it.arena, out.n ? out.at : "", out.n);
    return it;
}

static inline void outcome_end(outcome *it) {
    tz_diag_free(it->diag);
    tz_arena_free(it->arena);
}

static inline void outcome_check_by(const char *text, const tz_yaml_rules *rules, const char *expected) {
    outcome it = outcome_read(text, rules);
    if (strcmp(it.messages, expected) != 0)
        fail_msg("%s\nsays:\n%sinstead of:\n%s", text, it.messages, expected);
    outcome_end(&it);
}

static inline void outcome_check(const char *text, const char *expected) {
    outcome_check_by(text, &outcome_card, expected);
}

// The value of a section's field.
static inline const tz_yaml *outcome_value(const outcome *it, const char *section, const char *field) {
    assert_non_null(it->root);
    const tz_yaml *in = tz_yaml_find(it->root, section);
    assert_non_null(in);
    const tz_yaml *value = tz_yaml_find(in, field);
    assert_non_null(value);
    return value;
}

static inline void outcome_check_text(const outcome *it, const char *section, const char *field, const char *expected) {
    const tz_yaml *value = outcome_value(it, section, field);
    assert_false(value->unreadable);
    if (!tz_text_is(&value->text, expected))
        fail_msg("\"%s\" instead of \"%s\"", value->text.bytes, expected);
}

#endif
