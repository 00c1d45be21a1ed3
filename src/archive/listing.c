// The lists of a bag, and which file each of their lines means.
#include "archive/checking.h"
#include "base/intl.h"

#include <stdlib.h>
#include <string.h>

static const tz_place nowhere;

const tz_source *tz_bag_text(const tz_bag_checking *c, const char *name) {
    if (tz_bag_names_find(c->names, name) == TZ_NO_FILE)
        return NULL;
    const tz_source *source = c->of->files->open(c->of->files->context, c->arena, name, nowhere, c->diag);
    if (source && source->size > TZ_FILE_LIMIT) {
        tz_error(c->diag, nowhere, _("%s is larger than %zu MiB"), name, TZ_FILE_LIMIT >> 20);
        return NULL;
    }
    if (!source)
        return NULL;
    source = tz_source_new(c->arena, source->name, source->bytes, source->size);
    return strcmp(name, TZ_BAGIT) == 0 ? source : tz_tag_text(c->arena, source, &c->declared, c->diag);
}

// ---- lists ----

static int by_use(const void *a, const void *b) {
    const tz_manifest *one = a, *other = b;
    if (one->payload != other->payload)
        return one->payload ? -1 : 1;
    if (!one->kind || !other->kind)
        return one->kind ? -1 : other->kind ? 1 : strcmp(one->name, other->name);
    size_t first = tz_sum_kind_index(one->kind), second = tz_sum_kind_index(other->kind);
    return first != second ? (first > second ? -1 : 1) : strcmp(one->name, other->name);
}

static void read_list(tz_bag_checking *c, tz_manifest *list) {
    if (!list->kind) {
        tz_warning(c->diag, nowhere, _("the sums of %s cannot be checked: tsuzuri does not know their kind"),
                   list->name);
        return;
    }
    const tz_source *text = tz_bag_text(c, list->name);
    list->source = text;
    if (text)
        tz_manifest_read(c->arena, text, &c->declared, list, c->diag);
}

void tz_bag_read_lists(tz_bag_checking *c) {
    const tz_folder_entries *entries = c->of->entries;
    for (size_t i = 0; i < entries->all.n; i++) {
        tz_manifest list;
        if (entries->all.at[i].kind == TZ_ENTRY_FILE && tz_manifest_is(entries->all.at[i].name, &list))
            *TZ_ADD(c->arena, &c->lists.all) = list;
    }
    if (c->lists.all.n)
        qsort(c->lists.all.at, c->lists.all.n, sizeof *c->lists.all.at, by_use);
    for (size_t i = 0; i < c->lists.all.n && c->readable; i++) {
        c->lists.all.at[i].list = (uint32_t)i;
        read_list(c, &c->lists.all.at[i]);
    }
}

// ---- lines ----

typedef struct finding {
    tz_bag_checking *c;
    const tz_manifest *list;
    bool told_percent, told_form, told_case, told_system; // once a list is enough
} finding;

static void tell(finding *f, bool *told, const tz_manifest_entry *line, const char *format) {
    if (!*told)
        tz_warning(f->c->diag, line->place, format, f->list->name, line->written);
    *told = true;
}

#define TELL(f, told, line, format) tell((f), &(f)->told, (line), (format))

// Until BagIt 1.0 there was no word on % in names.
static uint32_t find_as_written(finding *f, const tz_manifest_entry *line) {
    uint32_t found = line->written != line->name ? tz_bag_names_find(f->c->names, line->written) : TZ_NO_FILE;
    if (found != TZ_NO_FILE && f->c->declared.version >= TZ_BAGIT_1_0)
        TELL(f, told_percent, line, _("names in %s, such as %s, have a %% that BagIt 1.0 writes as %%25"));
    return found;
}

static uint32_t find_like(finding *f, const tz_manifest_entry *line) {
    uint32_t found = tz_bag_names_find_like(f->c->names, line->name, TZ_NAME_FORM);
    if (found != TZ_NO_FILE)
        TELL(
            f, told_form, line,
            _("names in %s, such as %s, are in another Unicode form (NFC, NFD) than the files' own: they are taken for "
              "the same"));
    if (found != TZ_NO_FILE || f->c->declared.version >= TZ_BAGIT_1_0)
        return found;
    found = tz_bag_names_find_like(f->c->names, line->name, TZ_NAME_CASE);
    if (found != TZ_NO_FILE)
        TELL(f, told_case, line,
             _("names in %s, such as %s, differ from the files' own in capitals: they are taken for the same"));
    return found;
}

// Nothing is lost with an empty file that some systems make by themselves and that copying leaves out.
static bool may_be_left_out(const finding *f, const tz_manifest_entry *line) {
    tz_sums none = {.n = 0};
    char sum[TZ_SUM_ROOM];
    tz_sums_want(f->c->arena, &none, f->list->kind);
    tz_sums_hex(&none, f->list->kind, sum);
    return tz_name_is_of_system(line->name) && !strcmp(sum, line->sum);
}

static void find_file(finding *f, tz_manifest_entry *line) {
    line->file = tz_bag_names_find(f->c->names, line->name);
    if (line->file == TZ_NO_FILE)
        line->file = find_as_written(f, line);
    if (tz_name_is_of_system(line->name))
        TELL(f, told_system, line, _("%s lists files that a system makes by itself, such as %s"));
    if (line->file == TZ_NO_FILE && may_be_left_out(f, line)) {
        f->c->left_out += f->list->list == 0;
        return;
    }
    if (line->file == TZ_NO_FILE)
        line->file = find_like(f, line);
    if (line->file == TZ_NO_FILE)
        *TZ_ADD(f->c->arena, &f->c->missing.all) = line;
    else
        *TZ_ADD(f->c->arena, &f->c->lines.all) = line;
}

static int by_file(const void *a, const void *b) {
    const tz_manifest_entry *one = *(const tz_manifest_entry *const *)a, *other = *(const tz_manifest_entry *const *)b;
    if (one->file != other->file)
        return one->file < other->file ? -1 : 1;
    if (one->list != other->list)
        return one->list < other->list ? -1 : 1;
    return one->place.at < other->place.at ? -1 : one->place.at > other->place.at;
}

void tz_bag_find_files(tz_bag_checking *c) {
    for (size_t i = 0; i < c->lists.all.n; i++) {
        finding f = {.c = c, .list = &c->lists.all.at[i]};
        for (size_t k = 0; k < f.list->entries.n; k++)
            find_file(&f, &f.list->entries.at[k]);
    }
    if (c->lines.all.n)
        qsort(c->lines.all.at, c->lines.all.n, sizeof *c->lines.all.at, by_file);
}

// ---- names that are alike ----

typedef struct keyed_name {
    const char *key, *name;
} keyed_name;

static int by_key(const void *a, const void *b) {
    const keyed_name *one = a, *other = b;
    int order = strcmp(one->key, other->key);
    return order ? order : strcmp(one->name, other->name);
}

void tz_bag_warn_of_like_names(tz_bag_checking *c) {
    const tz_folder_entries *entries = c->of->entries;
    tz_arena *scratch = tz_arena_new(c->arena);
    keyed_name *all = TZ_ARRAY(scratch, keyed_name, entries->all.n + 1);
    for (size_t i = 0; i < entries->all.n; i++)
        all[i] = (keyed_name){tz_name_key(scratch, entries->all.at[i].name, TZ_NAME_CASE), entries->all.at[i].name};
    if (entries->all.n)
        qsort(all, entries->all.n, sizeof *all, by_key);
    for (size_t i = 1; i < entries->all.n; i++)
        if (!strcmp(all[i].key, all[i - 1].key))
            tz_warning(c->diag, nowhere,
                       _("%s and %s have the same name on Windows and on a Mac: one would be lost there"),
                       all[i - 1].name, all[i].name);
    tz_arena_free(scratch);
}
