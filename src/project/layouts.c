// The layouts that can be asked for by name: all that the data folders have.
#include "base/file.h"
#include "project/search.h"

#include <stdlib.h>
#include <string.h>

typedef struct layout_list {
    TZ_LIST(tz_layout_file) all;
} layout_list;

static bool has_layout(const layout_list *list, const char *name) {
    for (size_t i = 0; i < list->all.n; i++)
        if (!strcmp(list->all.at[i].name, name))
            return true;
    return false;
}

static bool list_layouts(tz_arena *arena, const char *folder, layout_list *to, tz_diag *diag) {
    static const char ending[] = ".yaml";
    tz_folder_entries found = {.all = {.n = 0}};
    if (!tz_folder_list_top(arena, folder, &found, diag))
        return false;
    for (size_t i = 0; i < found.all.n; i++) {
        const char *file = found.all.at[i].name;
        size_t size = strlen(file), stem = size > strlen(ending) ? size - strlen(ending) : 0;
        bool is_yaml = stem && *file != '.' && !strcmp(file + stem, ending);
        const char *name = is_yaml ? tz_arena_copy(arena, file, stem) : NULL;
        if (name && found.all.at[i].kind != TZ_ENTRY_FOLDER && !has_layout(to, name))
            *TZ_ADD(arena, &to->all) = (tz_layout_file){name, tz_arena_format(arena, "%s/%s", folder, file)};
    }
    return true;
}

static int by_layout_name(const void *a, const void *b) {
    return strcmp(((const tz_layout_file *)a)->name, ((const tz_layout_file *)b)->name);
}

const tz_layout_file *tz_search_layouts(tz_arena *arena, const tz_search *search, size_t *n, tz_diag *diag) {
    layout_list list = {.all = {.n = 0}};
    for (const char *const *at = search->data_folders; *at; at++) {
        const char *folder = **at ? tz_arena_format(arena, "%s/layouts", *at) : "layouts";
        if (tz_folder_exists(folder) && !list_layouts(arena, folder, &list, diag))
            return NULL;
    }
    *n = list.all.n;
    if (!*n)
        return TZ_NEW(arena, tz_layout_file);
    qsort(list.all.at, *n, sizeof *list.all.at, by_layout_name);
    return list.all.at;
}
