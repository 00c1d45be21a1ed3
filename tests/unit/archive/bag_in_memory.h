// A bag in memory, made of the small edition, that tests change and check.
#ifndef BAG_IN_MEMORY_H
#define BAG_IN_MEMORY_H

#include "small.h"

typedef struct bag {
    small *of;
    tz_archive_files files; // changed by the tests
    tz_folder_entries entries;
    tz_diag *diag;
} bag;

static inline const tz_source *open_in_bag(void *context, tz_arena *arena, const char *name, tz_place asked,
                                           tz_diag *diag) {
    const bag *in = context;
    (void)arena;
    const tz_source *found = tz_archive_files_find(&in->files, name);
    if (!found)
        tz_error(diag, asked, "%s cannot be read", name);
    return found;
}

static inline int by_name(const void *a, const void *b) {
    return strcmp(((const tz_folder_entry *)a)->name, ((const tz_folder_entry *)b)->name);
}

static inline void add_entry(bag *it, const char *name, tz_folder_entry_kind kind) {
    *TZ_ADD(it->of->arena, &it->entries.all) = (tz_folder_entry){name, kind, 0};
    qsort(it->entries.all.at, it->entries.all.n, sizeof(tz_folder_entry), by_name);
}

static inline const tz_archive_files *made_bag(small *of, const char *date) {
    return tz_bag_make(of->arena, &(tz_bag_plan){of->project, of->book, &of->payload, date});
}

static inline int set_up(void **state) {
    small *of = small_new();
    bag *it = TZ_NEW(of->arena, bag);
    *it = (bag){.of = of, .diag = tz_diag_new()};
    const tz_archive_files *made = made_bag(of, NULL);
    for (size_t i = 0; i < made->files.n; i++) {
        const tz_project_file *file = &made->files.at[i];
        char *bytes = tz_arena_copy(of->arena, file->source->bytes, file->source->size);
        small_add(of, &it->files, file->name, bytes, file->source->size);
        add_entry(it, file->name, TZ_ENTRY_FILE);
    }
    add_entry(it, "data", TZ_ENTRY_FOLDER);
    *state = it;
    return 0;
}

static inline int tear_down(void **state) {
    bag *it = *state;
    tz_diag_free(it->diag);
    small_free(it->of);
    return 0;
}

static inline const tz_bag *check(bag *it) {
    tz_diag_free(it->diag);
    it->diag = tz_diag_new();
    const tz_input files = {.open = open_in_bag, .context = it};
    return tz_bag_check(it->of->arena, &(tz_bag_contents){&it->entries, &files, NULL}, it->diag);
}

static inline size_t errors(bag *it) {
    return tz_diag_count(it->diag, TZ_ERROR);
}

static inline bool reports(bag *it, const char *part) {
    return strstr(input_messages(it->of->arena, it->diag), part) != NULL;
}

static inline void must_report(bag *it, const char *part) {
    if (!reports(it, part))
        fail_msg("not reported: %s\n%s", part, input_messages(it->of->arena, it->diag));
}

static inline const tz_source *file_of(bag *it, const char *name) {
    const tz_source *found = tz_archive_files_find(&it->files, name);
    assert_non_null(found);
    return found;
}

static inline void set_file(bag *it, const char *name, const char *text) {
    for (size_t i = 0; i < it->files.files.n; i++)
        if (!strcmp(it->files.files.at[i].name, name))
            it->files.files.at[i].source = tz_source_new(it->of->arena, name, text, strlen(text));
}

static inline const char *replaced(tz_arena *arena, const tz_source *source, const char *old, const char *new) {
    const char *at = memmem(source->bytes, source->size, old, strlen(old));
    assert_non_null(at);
    size_t before = (size_t)(at - source->bytes), after = source->size - before - strlen(old);
    return tz_arena_format(arena, "%.*s%s%.*s", (int)before, source->bytes, new, (int)after, at + strlen(old));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

#endif
