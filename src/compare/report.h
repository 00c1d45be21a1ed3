// What text.c and json.c share: a comparison that is being written.
#ifndef COMPARE_REPORT_H
#define COMPARE_REPORT_H

#include "compare/compare.h"

typedef struct report {
    tz_arena *arena;
    const tz_comparison *comparison;
    tz_bytes *out;
} report;

static inline void put(const report *r, const char *text) {
    tz_bytes_format(r->arena, r->out, "%s", text);
}

static inline const tz_field *old_field(const report *r, int index) {
    return &r->comparison->old->form->fields[index];
}
static inline const tz_field *current_field(const report *r, int index) {
    return &r->comparison->current->form->fields[index];
}

// Whether a statement came from another field, or went there.
static inline bool is_between_fields(const tz_form_change *field, const tz_change *change) {
    return change->moved_out || (change->old && change->current && change->old_field != (uint32_t)field->old);
}

#endif
