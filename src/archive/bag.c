// An edition becomes a bag: the files that RFC 8493 asks for besides data/, and what an archive PDF carries.
#include "archive/bag.h"
#include "tsuzuri/version.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

const char tz_bagit_declaration[] = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

// ---- what the PDF carries ----

// For people who open the list of attachments.
static const char *describe(tz_arena *arena, const char *units, const char *name) {
    return !strncmp(name, "edition/cards/", 14) ? tz_arena_format(arena, "%sの記録(カード)", units)
           : !strncmp(name, "edition/", 8)      ? "版の記録"
           : !strncmp(name, "layouts/", 8)      ? "体裁(レイアウト)"
                                                : "書体の一覧";
}

// By the ending of its name; what else an edition has is YAML.
static const char *mime_of(const char *name) {
    static const char *const kinds[][2] = {
        {".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
        {".xlsm", "application/vnd.ms-excel.sheet.macroEnabled.12"},
        {".ods", "application/vnd.oasis.opendocument.spreadsheet"},
        {".csv", "text/csv"},
        {".tsv", "text/tab-separated-values"},
    };
    const char *dot = strrchr(name, '.');
    for (size_t i = 0; dot && i < sizeof kinds / sizeof kinds[0]; i++)
        if (!strcasecmp(dot, kinds[i][0]))
            return kinds[i][1];
    return "application/yaml";
}

static tz_attachment attachment(const char *name, const char *description, const char *bytes, size_t size) {
    bool source = !strncmp(name, "edition/", 8);
    return (tz_attachment){name, mime_of(name), description, bytes, size, source};
}

const tz_attachment *tz_archive_attachments(tz_arena *arena, const tz_project *project, const tz_bytes *build,
                                            size_t *n) {
    tz_attachment *made = TZ_ARRAY(arena, tz_attachment, project->files_n + 1);
    for (size_t i = 0; i < project->files_n; i++) {
        const tz_project_file *file = &project->files[i];
        made[i] = attachment(file->name, describe(arena, project->edition->units, file->name), file->source->bytes,
                             file->source->size);
    }
    made[project->files_n] = attachment("build.yaml", "組み方の記録", build->at, build->n);
    *n = project->files_n + 1;
    return made;
}

// ---- the bag ----

typedef struct bag {
    tz_arena *arena;
    tz_archive_files *files;
} bag;

static void add(bag *b, const char *name, const char *bytes, size_t size) {
    tz_source *source = TZ_NEW(b->arena, tz_source);
    *source = (tz_source){.name = name, .bytes = bytes, .size = size};
    *TZ_ADD(b->arena, &b->files->files) = (tz_project_file){name, source};
}

// The manifest of files [from, to) of the bag.
static void add_manifest(bag *b, const char *name, size_t from, size_t to) {
    tz_bytes out = {0};
    for (size_t i = from; i < to; i++) {
        const tz_project_file *file = &b->files->files.at[i];
        char hash[TZ_SHA256_ROOM];
        tz_sha256_hex(file->source->bytes, file->source->size, hash);
        tz_manifest_write_line(b->arena, &out, hash, file->name);
    }
    add(b, name, out.at, out.n);
}

// One line an element: a line end within a text is a space.
static void put_info(bag *b, tz_bytes *out, const char *label, const tz_text *value) {
    if (!value->size)
        return;
    tz_bytes_format(b->arena, out, "%s: ", label);
    for (size_t i = 0; i < value->size; i++) {
        bool end = value->bytes[i] == '\n' || value->bytes[i] == '\r';
        tz_bytes_add(b->arena, out, end ? " " : value->bytes + i, 1);
    }
    tz_bytes_add(b->arena, out, "\n", 1);
}

static void put_plain(bag *b, tz_bytes *out, const char *label, const char *value) {
    tz_text text = tz_text_from_string(value);
    put_info(b, out, label, &text);
}

// In the largest unit that fits, rounded up.
static const char *format_size(tz_arena *arena, uint64_t size) {
    uint64_t tenths = (size + 99999) / 100000;
    if (size <= 999000)
        return tz_arena_format(arena, "%llu KB", (unsigned long long)((size + 999) / 1000));
    return tz_arena_format(arena, "%llu.%llu MB", (unsigned long long)(tenths / 10), (unsigned long long)(tenths % 10));
}

static void add_info(bag *b, const tz_bag_plan *plan) {
    const tz_edition *edition = plan->project->edition;
    tz_arena *a = b->arena;
    uint64_t size = 0;
    tz_bytes out = {0};
    for (size_t i = 0; i < plan->payload->files.n; i++)
        size += plan->payload->files.at[i].source->size;
    const char *code = tz_text_to_string(a, &edition->prefecture_code);
    const char *id = tz_text_to_string(a, &edition->id);
    put_info(b, &out, "Source-Organization", &edition->publisher);
    put_info(b, &out, "External-Description", &edition->title);
    put_plain(b, &out, "External-Identifier", tz_arena_format(a, "%s-%s", code, id));
    put_info(b, &out, "Title", &edition->title);
    put_info(b, &out, "Fiscal-Year", &edition->fiscal_year);
    put_info(b, &out, "Publisher", &edition->publisher);
    put_info(b, &out, "Date", &edition->date);
    put_plain(b, &out, "Cards", tz_arena_format(a, "%zu", edition->cards_n));
    put_plain(b, &out, "Municipalities", tz_arena_format(a, "%zu", tz_edition_municipality_count(edition)));
    put_plain(b, &out, "Pages", tz_arena_format(a, "%zu", plan->book->pages_n));
    tz_text date = plan->date ? tz_text_from_string(plan->date) : edition->date;
    put_info(b, &out, "Bagging-Date", &date);
    put_plain(b, &out, "Bag-Size", format_size(a, size));
    unsigned long long octets = size;
    put_plain(b, &out, "Payload-Oxum", tz_arena_format(a, "%llu.%zu", octets, plan->payload->files.n));
    put_plain(b, &out, "Bag-Software-Agent", "tsuzuri " TSUZURI_VERSION);
    add(b, TZ_BAG_INFO, out.at, out.n);
}

// The manifests are in the order of names; the files go to the disk in that order too.
const tz_archive_files *tz_bag_make(tz_arena *arena, const tz_bag_plan *plan) {
    bag b = {arena, TZ_NEW(arena, tz_archive_files)};
    size_t n = plan->payload->files.n;
    tz_project_file *sorted = TZ_ARRAY(arena, tz_project_file, n);
    if (n)
        memcpy(sorted, plan->payload->files.at, n * sizeof *sorted);
    qsort(sorted, n, sizeof *sorted, tz_project_file_by_name);
    for (size_t i = 0; i < n; i++)
        add(&b, tz_arena_format(arena, "data/%s", sorted[i].name), sorted[i].source->bytes, sorted[i].source->size);
    add_info(&b, plan);
    add(&b, TZ_BAGIT, tz_bagit_declaration, strlen(tz_bagit_declaration));
    add_manifest(&b, TZ_MANIFEST, 0, n);
    add_manifest(&b, TZ_TAGMANIFEST, n, n + 3);
    tz_project_file bagit = b.files->files.at[n + 1], *last = &b.files->files.at[n + 3];
    b.files->files.at[n + 1] = *last;
    *last = bagit;
    return b.files;
}
