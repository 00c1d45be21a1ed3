// A bag checked against its lists: every file is read, and whatever is wrong is reported with the name of the file.
//
// A changed file is distinguished from a changed list: its sum differs everywhere, that in a damaged list in few
// digits.
#include "archive/bag.h"
#include "tsuzuri/intl.h"

#include <stdlib.h>
#include <string.h>

static const tz_place nowhere;

typedef struct checking {
    tz_arena *arena;
    const tz_folder_entries *entries;
    const tz_input *files;
    tz_diag *diag;
    char (*hashes)[TZ_SHA256_ROOM]; // of each entry; "": it is no file, or cannot be read
    tz_bag *bag;
} checking;

static int by_wanted(const void *name, const void *entry) {
    return strcmp(name, ((const tz_folder_entry *)entry)->name);
}

// The sum of a file; NULL: there is none of that name.
static const char *hash_of(const checking *c, const char *name) {
    const tz_folder_entry *all = c->entries->all.at;
    const tz_folder_entry *found =
        c->entries->all.n ? bsearch(name, all, c->entries->all.n, sizeof *all, by_wanted) : NULL;
    return found && found->kind == TZ_ENTRY_FILE ? c->hashes[found - all] : NULL;
}

static bool is_payload(const char *name) {
    return strncmp(name, "data/", 5) == 0;
}

// ---- the sum of every file ----

static void note_pdf(checking *c, const tz_folder_entry *entry, const char *hash, size_t *pdfs) {
    const char *name = entry->name + strlen("data/");
    size_t size = strlen(name);
    if (strchr(name, '/') || size < 4 || strcmp(name + size - 4, ".pdf") != 0)
        return;
    if (++*pdfs == 1)
        memcpy(c->bag->pdf_sha256, hash, TZ_SHA256_ROOM);
    else // which of them is the booklet is not known
        c->bag->pdf_sha256[0] = '\0';
}

static void hash_file(checking *c, const tz_folder_entry *entry, char *hash, size_t *pdfs) {
    tz_arena *scratch = tz_arena_new(c->arena); // one file at a time
    const tz_source *source = c->files->open(c->files->context, scratch, entry->name, nowhere, c->diag);
    if (source) {
        tz_sha256_hex(source->bytes, source->size, hash);
        if (is_payload(entry->name)) {
            c->bag->files++;
            c->bag->size += source->size;
            note_pdf(c, entry, hash, pdfs);
        }
        if (!strcmp(entry->name, TZ_TAGMANIFEST))
            memcpy(c->bag->sha256, hash, TZ_SHA256_ROOM);
    }
    tz_arena_free(scratch);
}

static void hash_all(checking *c) {
    size_t pdfs = 0;
    for (size_t i = 0; i < c->entries->all.n; i++) {
        const tz_folder_entry *entry = &c->entries->all.at[i];
        if (entry->kind == TZ_ENTRY_FILE)
            hash_file(c, entry, c->hashes[i], &pdfs);
        else if (entry->kind != TZ_ENTRY_FOLDER)
            tz_error(c->diag, nowhere, _("%s is a link or a device: a bag holds only files"), entry->name);
        if (entry->kind == TZ_ENTRY_FILE && !strcmp(entry->name, "fetch.txt"))
            tz_error(c->diag, nowhere, _("with fetch.txt parts of the bag are elsewhere: it is not complete"));
    }
}

// ---- lists ----

enum { DIGITS = TZ_SHA256_ROOM - 1, NEARLY = DIGITS * 3 / 4 };

static bool is_nearly(const char *hash, const char *listed) {
    int same = 0;
    for (int i = 0; i < DIGITS; i++)
        same += hash[i] == listed[i];
    return same >= NEARLY;
}

static const char *list_name(bool payload) {
    return payload ? TZ_MANIFEST : TZ_TAGMANIFEST;
}

static void check_entry(const checking *c, const tz_manifest_entry *entry, bool payload) {
    const char *hash = hash_of(c, entry->name);
    if (!hash)
        tz_error(c->diag, entry->place, _("the file %s is missing"), entry->name);
    else if (!*hash || !strcmp(hash, entry->hash))
        return; // what cannot be read has been reported
    else if (is_nearly(hash, entry->hash))
        tz_error(c->diag, entry->place, _("%s has changed: here the sum of %s is damaged, the file itself is right"),
                 list_name(payload), entry->name);
    else {
        tz_error(c->diag, entry->place, _("%s has changed"), entry->name);
        tz_note(c->diag, nowhere, _("its SHA-256 is now %s"), hash);
    }
}

// The entries whose file is missing, by their sums; of one sum the first.
typedef struct missing {
    const tz_manifest_entry **at;
    size_t n;
} missing;

static int by_hash(const void *a, const void *b) {
    const tz_manifest_entry *one = *(const tz_manifest_entry *const *)a, *other = *(const tz_manifest_entry *const *)b;
    int order = strcmp(one->hash, other->hash);
    return order ? order : one < other ? -1 : one > other;
}

static missing find_missing(const checking *c, const tz_manifest *list) {
    missing found = {TZ_ARRAY(c->arena, const tz_manifest_entry *, list->entries.n), 0};
    size_t all = 0;
    for (size_t i = 0; i < list->entries.n; i++)
        if (!hash_of(c, list->entries.at[i].name))
            found.at[all++] = &list->entries.at[i];
    if (all)
        qsort(found.at, all, sizeof(const tz_manifest_entry *), by_hash);
    for (size_t i = 0; i < all; i++)
        if (!i || strcmp(found.at[i]->hash, found.at[found.n - 1]->hash) != 0)
            found.at[found.n++] = found.at[i];
    return found;
}

static int by_wanted_hash(const void *hash, const void *entry) {
    return strcmp(hash, (*(const tz_manifest_entry *const *)entry)->hash);
}

// Notes that the file has the content of one that is missing: it was renamed, or its line damaged.
static void note_renamed(const checking *c, const missing *in, const char *hash) {
    const size_t size = sizeof(const tz_manifest_entry *);
    const tz_manifest_entry *const *found = in->n ? bsearch(hash, in->at, in->n, size, by_wanted_hash) : NULL;
    if (found)
        tz_note(c->diag, (*found)->place, _("it is what is listed here as %s"), (*found)->name);
}

static bool is_tag_file(const char *name) {
    return !strcmp(name, TZ_BAGIT) || !strcmp(name, TZ_BAG_INFO) || !strcmp(name, TZ_MANIFEST);
}

// BagIt allows files besides data/ that no list names; tsuzuri writes none, so they are worth a warning.
static void check_listed(const checking *c, const tz_manifest *list, const missing *missing_ones, const char *name,
                         const char *hash) {
    if (tz_manifest_find(list, name) || !strcmp(name, TZ_TAGMANIFEST))
        return;
    bool payload = is_payload(name);
    if (payload || is_tag_file(name))
        tz_error(c->diag, nowhere, _("%s is not listed in %s"), name, list_name(payload));
    else
        tz_warning(c->diag, nowhere, _("%s is not listed in %s"), name, list_name(payload));
    note_renamed(c, missing_ones, hash);
}

// A list that means the same but is written otherwise: no program would mind, but it was changed.
static void check_writing(const checking *c, const tz_manifest *list, bool payload) {
    tz_bytes out = {0};
    for (size_t i = 0; i < list->entries.n; i++)
        tz_manifest_write_line(c->arena, &out, list->entries.at[i].hash, list->entries.at[i].name);
    const tz_source *source = list->source;
    size_t at = 0;
    while (at < out.n && at < source->size && out.at[at] == source->bytes[at])
        at++;
    if (at == out.n && at == source->size)
        return;
    tz_error(c->diag, (tz_place){source, (uint32_t)at}, _("%s has changed: from here it is not as tsuzuri writes it"),
             list_name(payload));
    tz_note(c->diag, nowhere,
            _("all that it lists is right; if another program has rewritten the list, nothing is lost"));
}

static void check_list(const checking *c, const tz_manifest *list, bool payload) {
    size_t before = tz_diag_count(c->diag, TZ_ERROR);
    for (size_t i = 0; i < list->entries.n; i++)
        check_entry(c, &list->entries.at[i], payload);
    const missing missing_ones = find_missing(c, list);
    for (size_t i = 0; i < c->entries->all.n; i++) {
        const tz_folder_entry *entry = &c->entries->all.at[i];
        if (entry->kind == TZ_ENTRY_FILE && is_payload(entry->name) == payload)
            check_listed(c, list, &missing_ones, entry->name, c->hashes[i]);
    }
    if (tz_diag_count(c->diag, TZ_ERROR) == before)
        check_writing(c, list, payload);
}

// ---- the other files of the bag ----

// With lines, for messages. NULL after reporting that it is missing or cannot be read.
static const tz_source *open_text(const checking *c, const char *name) {
    if (!hash_of(c, name)) {
        tz_error(c->diag, nowhere, _("the file %s is missing"), name);
        return NULL;
    }
    if (!*hash_of(c, name))
        return NULL;
    const tz_source *source = c->files->open(c->files->context, c->arena, name, nowhere, c->diag);
    if (source && source->size > TZ_FILE_LIMIT) {
        tz_error(c->diag, nowhere, _("%s is larger than %zu MiB"), name, TZ_FILE_LIMIT >> 20);
        return NULL;
    }
    return source ? tz_source_new(c->arena, source->name, source->bytes, source->size) : NULL;
}

static void check_bagit(const checking *c) {
    const tz_source *source = open_text(c, TZ_BAGIT);
    size_t size = strlen(tz_bagit_declaration);
    if (source && (source->size != size || memcmp(source->bytes, tz_bagit_declaration, size) != 0))
        tz_error(c->diag, (tz_place){source, 0}, _("%s must declare BagIt 1.0 in UTF-8"), TZ_BAGIT);
}

// "Payload-Oxum: BYTES.FILES" must be true.
static void check_info(const checking *c) {
    const tz_source *source = open_text(c, TZ_BAG_INFO);
    static const char label[] = "Payload-Oxum: ";
    const char *right = tz_arena_format(c->arena, "%s%llu.%zu", label, (unsigned long long)c->bag->size, c->bag->files);
    for (size_t i = 0; source && i < source->lines_n; i++) {
        const char *line = source->bytes + source->lines[i];
        size_t size = (i + 1 < source->lines_n ? source->lines[i + 1] : source->size) - source->lines[i];
        while (size && (line[size - 1] == '\n' || line[size - 1] == '\r'))
            size--;
        bool is_oxum = size >= strlen(label) && !memcmp(line, label, strlen(label));
        if (is_oxum && (size != strlen(right) || memcmp(line, right, size) != 0))
            tz_error(c->diag, (tz_place){source, source->lines[i]}, _("data/ has %llu bytes in %zu files"),
                     (unsigned long long)c->bag->size, c->bag->files);
    }
}

const tz_bag *tz_bag_check(tz_arena *arena, const tz_folder_entries *entries, const tz_input *files, tz_diag *diag) {
    checking c = {arena, entries, files, diag, NULL, TZ_NEW(arena, tz_bag)};
    c.hashes = tz_arena_array(arena, entries->all.n, sizeof *c.hashes);
    hash_all(&c);
    if (!hash_of(&c, TZ_BAGIT) && !hash_of(&c, TZ_MANIFEST)) {
        tz_error(diag, nowhere, _("this is no bag: there is neither %s nor %s"), TZ_BAGIT, TZ_MANIFEST);
        return NULL;
    }
    tz_manifest payload, tags;
    const tz_source *manifest = open_text(&c, TZ_MANIFEST), *tagmanifest = open_text(&c, TZ_TAGMANIFEST);
    if (manifest)
        tz_manifest_read(arena, manifest, true, &payload, diag);
    if (tagmanifest)
        tz_manifest_read(arena, tagmanifest, false, &tags, diag);
    check_bagit(&c);
    check_info(&c);
    if (tagmanifest)
        check_list(&c, &tags, false);
    if (manifest)
        check_list(&c, &payload, true);
    return manifest ? c.bag : NULL;
}
