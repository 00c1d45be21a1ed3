// A comparison being told, as lines or as JSON: what both need.
#ifndef COMPARE_TELLING_H
#define COMPARE_TELLING_H

#include "tsuzuri/compare.h"

typedef struct telling {
    tz_arena *arena;
    const tz_comparison *of;
    tz_bytes *out;
} telling;

static inline void put(const telling *t, const char *text) {
    tz_bytes_format(t->arena, t->out, "%s", text);
}

static inline const tz_field *old_field(const telling *t, int index) {
    return &t->of->old->form->fields[index];
}
static inline const tz_field *new_field(const telling *t, int index) {
    return &t->of->current->form->fields[index];
}

// What a field is called now, or was.
static inline const tz_field *field_of(const telling *t, const tz_form_change *change) {
    return change->current >= 0 ? new_field(t, change->current) : old_field(t, change->old);
}

// Whether the change belongs to two fields: its text came from another, or went there.
static inline bool is_crossed(const tz_form_change *field, const tz_change *change) {
    return change->away || (change->old && change->current && change->old_field != (uint32_t)field->old);
}

#endif
