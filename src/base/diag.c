// Messages: collecting them.
#include "base/diag.h"
#include "base/intl.h"
#include "base/language.h"
#include "base/memory.h"

#include <string.h>

struct tz_diag {
    tz_arena *arena;
    TZ_LIST(tz_diag_entry) entries; // always with room for one more: "out of memory"
    size_t counts[TZ_ERROR + 1];
    bool ran_out;
};

// Makes room for so many entries and for one more. To be called before an entry is added: after that, when memory runs
// out, nothing could be reported any more.
static void reserve_slots(tz_diag *diag, size_t n) {
    while (diag->entries.room <= diag->entries.n + n)
        diag->entries.at = tz_list_grow(diag->arena, diag->entries.at, diag->entries.room, &diag->entries.room,
                                        sizeof *diag->entries.at);
}

typedef struct making {
    tz_arena *arena;
    tz_diag *diag;
} making;

static bool make(void *argument) {
    making *m = argument;
    m->diag = TZ_NEW(m->arena, tz_diag);
    m->diag->arena = m->arena;
    reserve_slots(m->diag, 0);
    return true;
}

tz_diag *tz_diag_new(void) {
    making m = {.arena = tz_arena_new(NULL)};
    bool made;
    if (!tz_memory_try(make, &m, &made)) {
        tz_arena_free(m.arena); // it has no parent that would free it
        tz_out_of_memory();
    }
    return m.diag;
}

void tz_diag_free(tz_diag *diag) {
    if (diag)
        tz_arena_free(diag->arena);
}

static void free_diag(void *diag) {
    tz_diag_free(diag);
}

tz_diag *tz_diag_in_arena(tz_arena *arena) {
    tz_diag *diag = tz_diag_new();
    tz_arena_defer(arena, free_diag, diag);
    return diag;
}

const char *tz_diag_format(tz_arena *arena, const char *format) {
    static const char name[] = "{units}";
    tz_bytes out = {0};
    for (const char *found; (found = strstr(format, name)); format = found + strlen(name)) {
        tz_bytes_add(arena, &out, format, (size_t)(found - format));
        for (const char *word = tz_units_used(); *word; word++)
            tz_bytes_add(arena, &out, *word == '%' ? "%%" : word, *word == '%' ? 2 : 1);
    }
    if (!out.n)
        return format;
    tz_bytes_add(arena, &out, format, strlen(format) + 1);
    return out.at;
}

static void add(tz_diag *diag, tz_severity severity, tz_place place, const char *format, va_list args) {
    tz_diag_entry entry = {.severity = severity, .place = place};
    entry.message = tz_arena_vformat(diag->arena, tz_diag_format(diag->arena, format), args);
    reserve_slots(diag, 1);
    *TZ_ADD(diag->arena, &diag->entries) = entry;
    diag->counts[severity]++;
}

void tz_error(tz_diag *diag, tz_place place, const char *format, ...) {
    va_list args;
    va_start(args, format);
    add(diag, TZ_ERROR, place, format, args);
    va_end(args);
}

void tz_warning(tz_diag *diag, tz_place place, const char *format, ...) {
    va_list args;
    va_start(args, format);
    add(diag, TZ_WARNING, place, format, args);
    va_end(args);
}

void tz_notice(tz_diag *diag, tz_place place, const char *format, ...) {
    va_list args;
    va_start(args, format);
    add(diag, TZ_NOTE, place, format, args);
    va_end(args);
}

void tz_note(tz_diag *diag, tz_place also, const char *format, ...) {
    if (diag->entries.n == 0)
        return;
    va_list args;
    va_start(args, format);
    tz_diag_entry *last = &diag->entries.at[diag->entries.n - 1];
    diag->counts[TZ_NOTE] += !last->note;
    last->note = tz_arena_vformat(diag->arena, tz_diag_format(diag->arena, format), args);
    last->also = also;
    va_end(args);
}

bool tz_diag_is_out_of_memory(const tz_diag *diag) {
    return diag->ran_out;
}

// That memory ran out is reported once, however many pieces of work it ended.
static bool is_reported_already(const tz_diag *diag, const tz_diag_entry *entry) {
    return diag->ran_out && entry->severity == TZ_ERROR && strcmp(entry->message, _("out of memory")) == 0;
}

void tz_diag_out_of_memory(tz_diag *diag) {
    for (size_t i = 0; diag && i < diag->entries.n; i++)
        if (is_reported_already(diag, &diag->entries.at[i]))
            return;
    if (diag)
        diag->ran_out = true;
    // Without room the reserved entry is this very message already.
    if (!diag || diag->entries.n == diag->entries.room)
        return;
    diag->entries.at[diag->entries.n++] = (tz_diag_entry){.severity = TZ_ERROR, .message = _("out of memory")};
    diag->counts[TZ_ERROR]++;
}

bool tz_protect(tz_diag *diag, bool (*work)(void *argument), void *argument) {
    bool done = false;
    if (!tz_memory_try(work, argument, &done))
        tz_diag_out_of_memory(diag);
    return done;
}

void tz_diag_append(tz_diag *diag, const tz_diag *from) {
    for (size_t i = 0; i < from->entries.n; i++) {
        tz_diag_entry entry = from->entries.at[i];
        if (is_reported_already(diag, &entry))
            continue;
        entry.message = tz_arena_format(diag->arena, "%s", entry.message);
        entry.note = entry.note ? tz_arena_format(diag->arena, "%s", entry.note) : NULL;
        reserve_slots(diag, 1);
        *TZ_ADD(diag->arena, &diag->entries) = entry;
        diag->counts[entry.severity]++;
        diag->counts[TZ_NOTE] += entry.note != NULL;
    }
    diag->ran_out = diag->ran_out || from->ran_out;
}

size_t tz_diag_count(const tz_diag *diag, tz_severity severity) {
    return diag->counts[severity];
}

const tz_diag_entry *tz_diag_at(const tz_diag *diag, size_t index) {
    return index < diag->entries.n ? &diag->entries.at[index] : NULL;
}
