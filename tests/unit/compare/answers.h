// For tests: two answers compared as one field of one card.
#ifndef TEST_COMPARE_ANSWERS_H
#define TEST_COMPARE_ANSWERS_H

#include "compare/field.h"

static inline tz_field_change compare_answers(tz_arena *arena, const char *old, const char *current,
                                              const char *const *labels) {
    static const tz_card *const no_card[1] = {NULL};
    static const tz_form_change form = {0};
    tz_text *texts = TZ_ARRAY(arena, tz_text, 2);
    const tz_text *const olds[1] = {&texts[0]};
    tz_field_matching matched = {0};
    texts[0] = tz_text_from_string(old);
    texts[1] = tz_text_from_string(current);
    tz_field_match(arena, olds, 1, &texts[1], labels, tz_intern_new(arena), &matched);
    return tz_field_list_changes(arena, &matched, 0, &form, no_card);
}

#endif
