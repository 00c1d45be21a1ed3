// Matches the fields of two forms.
#include "compare/form.h"
#include "compare/match.h"

#include <string.h>

// The old field of each new one, or -1: first those that `was:` names (unless it has been there for more than a year),
// then those of the same path that no `was:` has taken.
static int *find_old(tz_arena *arena, const tz_form *old, const tz_form *current, bool *taken) {
    int *found = TZ_ARRAY(arena, int, current->fields_n);
    for (size_t i = 0; i < current->fields_n; i++) {
        const tz_text *was = &current->fields[i].was;
        int at = was->size ? tz_form_find_field(old, was) : -1;
        found[i] = at >= 0 && !taken[at] ? at : -1;
        if (found[i] >= 0)
            taken[at] = true;
    }
    for (size_t i = 0; i < current->fields_n; i++) {
        tz_text path = tz_text_from_string(current->fields[i].path);
        int at = found[i] < 0 ? tz_form_find_field(old, &path) : -1;
        if (at >= 0 && !taken[at]) {
            found[i] = at;
            taken[at] = true;
        }
    }
    return found;
}

static void compare_names(const tz_form *old, const tz_form *current, tz_form_change *made) {
    const tz_field *before = &old->fields[made->old], *after = &current->fields[made->current];
    made->renamed = strcmp(before->path, after->path) != 0;
    made->relabelled = !tz_text_equal(&before->label, &after->label);
}

typedef struct listing {
    tz_arena *arena;
    const tz_form *old, *current;
    const bool *taken;
    TZ_LIST(tz_form_change) all;
} listing;

static void add_dropped_from(listing *t, size_t i) {
    for (; i < t->old->fields_n && !t->taken[i]; i++)
        *TZ_ADD(t->arena, &t->all) = (tz_form_change){.old = (int)i, .current = -1};
}

static void find_moved(tz_arena *arena, tz_form_change *fields, size_t n) {
    int *seq = TZ_ARRAY(arena, int, n);
    size_t *at = TZ_ARRAY(arena, size_t, n), n_both = 0;
    bool *moved = TZ_ARRAY(arena, bool, n);
    for (size_t i = 0; i < n; i++)
        if (fields[i].old >= 0 && fields[i].current >= 0) {
            at[n_both] = i;
            seq[n_both++] = fields[i].old;
        }
    tz_sequence_moved(arena, seq, n_both, moved);
    for (size_t i = 0; i < n_both; i++)
        fields[at[i]].moved = moved[i];
}

tz_form_change *tz_forms_match(tz_arena *arena, const tz_form *old, const tz_form *current, size_t *n) {
    bool *taken = TZ_ARRAY(arena, bool, old->fields_n);
    const int *found = find_old(arena, old, current, taken);
    listing t = {.arena = arena, .old = old, .current = current, .taken = taken};
    add_dropped_from(&t, 0);
    for (size_t i = 0; i < current->fields_n; i++) {
        tz_form_change *made = TZ_ADD(arena, &t.all);
        *made = (tz_form_change){.old = found[i], .current = (int)i};
        if (found[i] >= 0) {
            compare_names(old, current, made);
            add_dropped_from(&t, (size_t)found[i] + 1);
        }
    }
    find_moved(arena, t.all.at, t.all.n);
    *n = t.all.n;
    return t.all.at;
}
