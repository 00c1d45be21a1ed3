// The files of a bag by their names. A bag may have been made on a system that writes names otherwise.
#include "archive/names.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <utf8proc.h>

typedef struct keyed {
    const char *key;
    uint32_t file;
} keyed;

struct tz_bag_names {
    tz_arena *arena;
    const tz_folder_entries *entries;
    keyed *keys[2]; // for each likeness, sorted; NULL: not needed yet
    size_t keys_n;
};

tz_bag_names *tz_bag_names_new(tz_arena *arena, const tz_folder_entries *entries) {
    tz_bag_names *made = TZ_NEW(arena, tz_bag_names);
    *made = (tz_bag_names){.arena = arena, .entries = entries};
    return made;
}

static int by_wanted(const void *name, const void *entry) {
    return strcmp(name, ((const tz_folder_entry *)entry)->name);
}

uint32_t tz_bag_names_find(const tz_bag_names *names, const char *name) {
    const tz_folder_entry *all = names->entries->all.at;
    const tz_folder_entry *found =
        names->entries->all.n ? bsearch(name, all, names->entries->all.n, sizeof *all, by_wanted) : NULL;
    return found && found->kind == TZ_ENTRY_FILE ? (uint32_t)(found - all) : UINT32_MAX;
}

// A name that is no UTF-8 is like no other one.
const char *tz_name_key(tz_arena *arena, const char *name, tz_name_likeness likeness) {
    utf8proc_uint8_t *made = NULL;
    utf8proc_option_t how = UTF8PROC_STABLE | UTF8PROC_COMPOSE;
    if (likeness == TZ_NAME_CASE)
        how |= UTF8PROC_CASEFOLD;
    utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)name, (utf8proc_ssize_t)strlen(name), &made, how);
    if (n == UTF8PROC_ERROR_NOMEM)
        tz_out_of_memory();
    if (n < 0)
        return name;
    tz_arena_defer(arena, free, made);
    return (const char *)made;
}

static int by_key(const void *a, const void *b) {
    return strcmp(((const keyed *)a)->key, ((const keyed *)b)->key);
}

static void make_keys(tz_bag_names *names, tz_name_likeness likeness) {
    keyed *made = TZ_ARRAY(names->arena, keyed, names->entries->all.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < names->entries->all.n; i++)
        if (names->entries->all.at[i].kind == TZ_ENTRY_FILE)
            made[n++] = (keyed){tz_name_key(names->arena, names->entries->all.at[i].name, likeness), (uint32_t)i};
    if (n)
        qsort(made, n, sizeof *made, by_key);
    names->keys[likeness] = made;
    names->keys_n = n;
}

uint32_t tz_bag_names_find_like(tz_bag_names *names, const char *name, tz_name_likeness likeness) {
    if (!names->keys[likeness])
        make_keys(names, likeness);
    tz_arena *scratch = tz_arena_new(names->arena);
    const keyed wanted = {tz_name_key(scratch, name, likeness), 0}, *all = names->keys[likeness];
    const keyed *found = names->keys_n ? bsearch(&wanted, all, names->keys_n, sizeof *all, by_key) : NULL;
    tz_arena_free(scratch);
    if (!found)
        return UINT32_MAX;
    bool before = found > all && !by_key(found - 1, found);
    bool after = found + 1 < all + names->keys_n && !by_key(found + 1, found);
    return before || after ? UINT32_MAX : found->file;
}

bool tz_name_is_of_system(const char *name) {
    static const char *const made[] = {".DS_Store", "Thumbs.db", "ehthumbs.db", "desktop.ini", ".localized"};
    const char *slash = strrchr(name, '/'), *last = slash ? slash + 1 : name;
    for (size_t i = 0; i < sizeof made / sizeof *made; i++)
        if (!strcasecmp(last, made[i]))
            return true;
    return !strncmp(last, "._", 2);
}
