// The keys of a table, and of the tables below it, as one list.
#include "base/intl.h"
#include "layout/read.h"
#include "reference/inside.h"

#include <string.h>

// Where a table's keys stand.
typedef struct place {
    const char *path; // of what is above, with a dot behind; or ""
    size_t depth;
    const void *defaults; // the struct that the rows fill; NULL: all zero
} place;

// Whether all parts have the row, with the same words.
static bool is_in_all_parts(const tz_bind *row) {
    for (size_t i = 0; i < tz_part_table.n; i++)
        if (!strcmp(tz_part_table.rows[i].key, row->key) && row->help)
            return !strcmp(tz_part_table.rows[i].help, row->help);
    return false;
}

// The earlier row of the table that the same rows read; NULL: none.
static const char *earlier(const tz_bind *rows, size_t i) {
    for (size_t k = 0; k < i; k++)
        if (rows[i].read == tz_layout_read_mapping && rows[k].argument == rows[i].argument)
            return rows[k].key;
    return NULL;
}

// What the English words say already is not said again.
static bool tells_default(const tz_bind *row) {
    return row->help && (strstr(row->help, "otherwise") || strstr(row->help, "unless"));
}

static tz_reference_entry entry_of(tz_arena *arena, const tz_bind *row, const place *in) {
    bool said = row->required || row->alternative || tells_default(row);
    return (tz_reference_entry){
        .row = row,
        .key = row->key,
        .path = tz_arena_format(arena, "%s%s", in->path, row->key),
        .depth = in->depth,
        .required = row->required,
        .in_all_parts = in->depth == 1 && is_in_all_parts(row),
        .words = row->help ? _(row->help) : "",
        .type = tz_reference_type(arena, row),
        .otherwise = said ? NULL : tz_reference_default(arena, row, in->defaults),
        .example = tz_reference_example(arena, row),
    };
}

static const void *defaults_below(const tz_bind_table *below, const tz_bind *row, const place *in) {
    bool alone = below->held == TZ_HELD_ALONE;
    return below->defaults ? below->defaults : alone && in->defaults ? (const char *)in->defaults + row->offset : NULL;
}

// As deep as the tables are, which are the program's own.
static void add_rows(tz_arena *arena, tz_reference *to, const tz_bind *rows, size_t n, const place *in) {
    for (size_t i = 0; i < n; i++) {
        if (rows[i].refused)
            continue;
        size_t at = to->entries.n;
        tz_bind_table made;
        const tz_bind_table *below = tz_reference_below(&rows[i], &made);
        *TZ_ADD(arena, &to->entries) = entry_of(arena, &rows[i], in);
        if (!below)
            continue;
        to->entries.at[at].held = below->held;
        to->entries.at[at].same_as = earlier(rows, i);
        if (to->entries.at[at].same_as) {
            to->entries.at[at].type = tz_arena_format(arena, _("the keys, as those of %s"), to->entries.at[at].same_as);
            continue;
        }
        const place inner = {tz_arena_format(arena, "%s%s.", in->path, rows[i].key), in->depth + 1,
                             defaults_below(below, &rows[i], in)};
        add_rows(arena, to, below->rows, below->n, &inner);
        to->entries.at[at].inner = to->entries.n - at - 1;
    }
}

tz_reference tz_reference_of(tz_arena *arena, const tz_bind_table *table) {
    tz_reference made = {.entries = {.n = 0}};
    add_rows(arena, &made, table->rows, table->n, &(place){"", 0, table->defaults});
    return made;
}

tz_reference tz_reference_read(tz_arena *arena, tz_reference_kind kind) {
    const tz_reference_file *file = &tz_reference_files[kind];
    tz_reference made = {.entries = {.n = 0}};
    const place top = {"", 0, NULL};
    if (!file->other_keys)
        add_rows(arena, &made, file->others, file->others_n, &top);
    add_rows(arena, &made, file->table->rows, file->table->n, &(place){"", 0, file->table->defaults});
    if (file->other_keys)
        add_rows(arena, &made, file->others, file->others_n, &top);
    return made;
}

tz_reference tz_reference_of_parts(tz_arena *arena, const tz_reference *all) {
    tz_reference made = {.entries = {.n = 0}};
    for (size_t i = 0; i < all->entries.n; i++) {
        const tz_reference_entry *entry = &all->entries.at[i];
        bool known = !entry->in_all_parts;
        for (size_t k = 0; k < made.entries.n; k++)
            known = known || !strcmp(made.entries.at[k].key, entry->key);
        if (known)
            continue;
        tz_reference_entry *to = TZ_ADD(arena, &made.entries);
        *to = *entry;
        to->path = entry->key;
        to->in_all_parts = false;
    }
    return made;
}

// ---- in a line ----

static bool shows_example(const tz_reference_entry *of) {
    enum { MOST = 100 };
    bool told = of->row->type == TZ_BIND_CHOICE || of->row->type == TZ_BIND_EITHER || of->row->type == TZ_BIND_BOOL;
    return of->example && !told && strlen(of->example) <= MOST;
}

const char *tz_reference_facts(tz_arena *arena, const tz_reference_entry *of) {
    const char *text = of->type;
    if (of->required)
        text = tz_arena_format(arena, _("%s; required"), text);
    if (of->otherwise)
        text = tz_arena_format(arena, _("%s; otherwise %s"), text, of->otherwise);
    return shows_example(of) ? tz_arena_format(arena, _("%s; example: %s"), text, of->example) : text;
}
