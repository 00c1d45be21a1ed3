// What verify reads: a bag, or a PDF with files attached. An input begins with one of
//     %PDF-…       a PDF, byte for byte
//     # objects    a PDF's objects, each behind a line "---", the first one the catalogue; behind a line "stream"
//     stands
//                  an object's stream. Lengths, the list of places and the identifier are made here, so that a change
//                  does not end at them.
//     # bag        files, each behind a line "--- NAME" (a link: "--- @NAME"); any may be like the two above.
#include "archive/archive.h"
#include "fuzz.h"

#include <nettle/nettle-meta.h>
#include <nettle/sha2.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

// ---- parts of an input ----

typedef struct part {
    const char *name, *body;
    size_t name_n, body_n;
} part;

// The next part from *at on, which moves behind it.
static bool next_part(const char **at, const char *end, part *out) {
    static const char mark[] = "\n---";
    const char *head = memmem(*at, (size_t)(end - *at), mark, strlen(mark));
    const char *line = head ? memchr(head + 1, '\n', (size_t)(end - head - 1)) : NULL;
    if (!line)
        return false;
    head += strlen(mark);
    head += head < line && *head == ' ';
    const char *stop = memmem(line, (size_t)(end - line), mark, strlen(mark));
    stop = stop ? stop : end;
    *out = (part){head, line + 1, (size_t)(line - head), stop > line ? (size_t)(stop - line - 1) : 0};
    *at = stop;
    return true;
}

static bool begins(const char *bytes, size_t size, const char *with) {
    return size >= strlen(with) && !memcmp(bytes, with, strlen(with));
}

// ---- a PDF of its objects ----

static void put_object(tz_arena *arena, tz_bytes *out, size_t number, const part *from) {
    static const char mark[] = "\nstream\n";
    const char *stream = memmem(from->body, from->body_n, mark, strlen(mark)), *rest = from->body;
    size_t rest_n = stream ? (size_t)(stream - rest) : from->body_n;
    tz_bytes_format(arena, out, "%zu 0 obj\n", number);
    if (stream && begins(rest, rest_n, "<<")) {
        size_t length = from->body_n - rest_n - strlen(mark);
        tz_bytes_format(arena, out, "<</Length %zu", length);
        tz_bytes_add(arena, out, rest + 2, rest_n - 2);
        tz_bytes_add(arena, out, mark, strlen(mark));
        tz_bytes_add(arena, out, stream + strlen(mark), length);
        tz_bytes_format(arena, out, "\nendstream");
    } else {
        tz_bytes_add(arena, out, from->body, from->body_n);
    }
    tz_bytes_format(arena, out, "\nendobj\n");
}

static void put_end(tz_arena *arena, tz_bytes *out, const size_t *places, size_t n) {
    size_t end = out->n;
    uint8_t id[16];
    struct sha256_ctx context;
    sha256_init(&context);
    sha256_update(&context, end, (const uint8_t *)out->at);
    sha256_digest(&context, sizeof id, id);
    tz_bytes_format(arena, out, "xref\n0 %zu\n0000000000 65535 f \n", n + 1);
    for (size_t i = 0; i < n; i++)
        tz_bytes_format(arena, out, "%010zu 00000 n \n", places[i]);
    tz_bytes_format(arena, out, "trailer <</Root 1 0 R/Size %zu/ID[<", n + 1);
    for (size_t i = 0; i < sizeof id; i++)
        tz_bytes_format(arena, out, "%02x", id[i]);
    tz_bytes_format(arena, out, "><>]>>\nstartxref\n%zu\n%%%%EOF\n", end);
}

// Objects become a PDF; anything else stays what it is.
static const tz_source *file_of(tz_arena *arena, const char *name, const char *bytes, size_t size) {
    tz_bytes out = {.at = (char *)bytes, .n = size};
    if (begins(bytes, size, "# objects\n")) {
        struct {
            TZ_LIST(size_t) all;
        } places = {.all = {.n = 0}};
        part object;
        out = (tz_bytes){0};
        tz_bytes_format(arena, &out, "%%PDF-1.7\n");
        for (const char *at = bytes; next_part(&at, bytes + size, &object);) {
            *TZ_ADD(arena, &places.all) = out.n;
            put_object(arena, &out, places.all.n, &object);
        }
        put_end(arena, &out, places.all.at, places.all.n);
    }
    tz_source *source = TZ_NEW(arena, tz_source);
    *source = (tz_source){.name = name, .bytes = tz_arena_copy(arena, out.at, out.n), .size = out.n};
    return source;
}

// ---- what both kinds have ----

static void claim_reported(const fuzz_try *it, bool done, const char *what) {
    fuzz_claim(done || tz_diag_count(it->diag, TZ_ERROR), what);
}

static const tz_source *open_nothing(void *context, tz_arena *arena, const char *name, tz_place asked, tz_diag *diag) {
    (void)context, (void)arena;
    tz_error(diag, asked, "there is no file %s", name);
    return NULL;
}

static const tz_build *read_build(fuzz_try *it, const tz_archive_files *files_read) {
    const tz_source *source = tz_archive_files_find(files_read, "build.yaml");
    if (!source)
        return NULL;
    const tz_source *lines = tz_source_new(it->arena, source->name, source->bytes, source->size);
    const tz_build *build = tz_build_read(it->arena, lines, it->diag);
    claim_reported(it, build, "how it was set is read, or an error told");
    return build;
}

// What is done with an edition's files, wherever they are from. Font files are not looked for.
static void use_files(fuzz_try *it, const tz_archive_files *files_read) {
    static const tz_input no_fonts = {.open = open_nothing, .context = NULL};
    const tz_build *build = read_build(it, files_read);
    tz_project_inputs inputs;
    if (!build)
        return;
    tz_build less = *build;
    less.libraries_n = less.fonts_n = 0;
    tz_build_difference(it->arena, build, &less);
    tz_archive_files_check(it->arena, files_read, build, it->diag);
    bool found = tz_archive_files_inputs(it->arena, files_read, build, &inputs, it->diag);
    claim_reported(it, found, "there is an edition or an error");
    inputs.font_files = &no_fonts;
    if (found)
        claim_reported(it, tz_project_read(it->arena, &inputs, it->diag), "the edition is read, or an error told");
}

// The PDF that the others are compared to, as if it had been made now.
static const tz_source *made_now(fuzz_try *it) {
    tz_input files = fuzz_files(it);
    const tz_source *objects = files.open(files.context, it->arena, "edition.objects", (tz_place){0}, it->diag);
    fuzz_claim(objects, "fuzzers run at the top of the source tree");
    return file_of(it->arena, "now.pdf", objects->bytes, objects->size);
}

static void use_pdf(fuzz_try *it, const tz_source *pdf, tz_archive_files *attached) {
    bool read = tz_attachments_read(it->arena, &tz_pdf_reader_qpdf, pdf, attached, it->diag);
    claim_reported(it, read, "there are files or an error");
}

static const char pages_now[] = "tsuzuri pages 1\npage 1 \"1\" 5f\n  備え\n  津市\npage 2 \"2\" 60\n  水がある。\n";

// As if it had been typeset again; `pages` may be NULL.
static void use_rebuilt(fuzz_try *it, const tz_source *pdf, const tz_source *pages) {
    const tz_source *now = made_now(it);
    const tz_source made_pages = {.name = "pages.txt", .bytes = pages_now, .size = strlen(pages_now)};
    const tz_rebuilt rebuilt = {pdf, now, pages, &made_pages, NULL};
    bool same = tz_rebuilt_check(it->arena, &rebuilt, it->diag);
    claim_reported(it, same, "the booklets are the same, or a difference is reported");
    fuzz_claim(!same || (pdf->size == now->size && !memcmp(pdf->bytes, now->bytes, now->size)), "so are their bytes");
}

// ---- bags ----

typedef struct bag {
    tz_archive_files files;
    tz_folder_entries entries;
} bag;

static int by_name(const void *a, const void *b) {
    return strcmp(((const tz_folder_entry *)a)->name, ((const tz_folder_entry *)b)->name);
}

// As a folder has them: each name once, in their order.
static void read_bag(fuzz_try *it, bag *out) {
    part file;
    for (const char *at = it->bytes; next_part(&at, it->bytes + it->size, &file);) {
        bool link = file.name_n && *file.name == '@';
        const char *name = tz_arena_copy(it->arena, file.name + link, file.name_n - link);
        if (!*name || tz_archive_files_find(&out->files, name))
            continue;
        const tz_source *source = file_of(it->arena, name, file.body, file.body_n);
        *TZ_ADD(it->arena, &out->files.files) = (tz_project_file){name, source};
        *TZ_ADD(it->arena, &out->entries.all) =
            (tz_folder_entry){.name = name, .kind = link ? TZ_ENTRY_LINK : TZ_ENTRY_FILE, .size = source->size};
    }
    *TZ_ADD(it->arena, &out->entries.all) = (tz_folder_entry){.name = "data", .kind = TZ_ENTRY_FOLDER};
    if (out->entries.all.n)
        qsort(out->entries.all.at, out->entries.all.n, sizeof *out->entries.all.at, by_name);
}

static const tz_source *open_in_bag(void *context, tz_arena *arena, const char *name, tz_place asked, tz_diag *diag) {
    const tz_source *found = tz_archive_files_find(&((const bag *)context)->files, name);
    return found ? found : open_nothing(NULL, arena, name, asked, diag);
}

static bool is_list(const char *name) {
    return !strncasecmp(name, "manifest-", 9) && !strchr(name, '/');
}

static void put_hex(tz_arena *arena, tz_bytes *out, const struct nettle_hash *hash, const tz_source *source) {
    uint8_t digest[64], *context = tz_arena_alloc(arena, hash->context_size);
    hash->init(context);
    hash->update(context, source->size, (const uint8_t *)source->bytes);
    hash->digest(context, hash->digest_size, digest);
    for (size_t i = 0; i < hash->digest_size; i++)
        tz_bytes_format(arena, out, "%02x", digest[i]);
}

// Whether a list has a line with that sum, in whatever case and encoding of one byte.
static bool has_sum(const tz_source *list, const char *sum, size_t size) {
    for (size_t at = 0; at + size <= list->size; at++)
        if (!strncasecmp(list->bytes + at, sum, size))
            return true;
    return false;
}

// The sum of each file below data/ stands in a list of what is reported to be complete and unchanged.
static void claim_whole(fuzz_try *it, const bag *b) {
    static const struct nettle_hash *const hashes[] = {
        &nettle_md5,    &nettle_sha1,     &nettle_sha224,   &nettle_sha256,   &nettle_sha384,
        &nettle_sha512, &nettle_sha3_224, &nettle_sha3_256, &nettle_sha3_384, &nettle_sha3_512};
    for (size_t i = 0; i < b->files.files.n; i++) {
        const tz_project_file *file = &b->files.files.at[i];
        bool found = !begins(file->name, strlen(file->name), "data/");
        for (size_t k = 0; k < sizeof hashes / sizeof *hashes && !found; k++) {
            tz_bytes sum = {0};
            put_hex(it->arena, &sum, hashes[k], file->source);
            for (size_t l = 0; l < b->files.files.n && !found; l++) {
                const tz_project_file *list = &b->files.files.at[l];
                bool wide = list->source->size > 1 && (!list->source->bytes[0] || !list->source->bytes[1]);
                found = is_list(list->name) &&
                        (wide || has_sum(list->source, sum.at, sum.n) || has_sum(list->source, "\xff\xfe", 2) ||
                         has_sum(list->source, "\xfe\xff", 2));
            }
        }
        fuzz_claim(found, "a whole bag's files are as its lists say");
    }
}

// The PDF that stands alone in the bag's payload, or NULL.
static const tz_source *pdf_of(const tz_archive_files *files_read, const tz_bag *found) {
    for (size_t i = 0; found && *found->pdf_sha256 && i < files_read->files.n; i++) {
        const tz_project_file *file = &files_read->files.at[i];
        char sum[TZ_SHA256_ROOM];
        tz_sha256_hex(file->source->bytes, file->source->size, sum);
        if (!strcmp(sum, found->pdf_sha256))
            return file->source;
    }
    return NULL;
}

static void use_bag(fuzz_try *it) {
    bag b = {.entries = {.all = {.n = 0}}};
    read_bag(it, &b);
    const tz_input files = {.open = open_in_bag, .context = &b};
    const tz_bag *found = tz_bag_check(it->arena, &(tz_bag_contents){&b.entries, &files, NULL}, it->diag);
    claim_reported(it, found, "there is a bag or an error");
    if (!tz_diag_count(it->diag, TZ_ERROR))
        claim_whole(it, &b);
    tz_archive_files files_read, attached;
    if (!tz_bag_read(it->arena, &b.entries, &files, &files_read, it->diag))
        return;
    use_files(it, &files_read);
    const tz_source *pdf = pdf_of(&files_read, found);
    if (!pdf)
        return;
    use_pdf(it, pdf, &attached);
    use_rebuilt(it, pdf, tz_archive_files_find(&files_read, TZ_PAGES_FILE));
    tz_archive_files_compare(it->arena, &files_read, &attached, pdf->name, it->diag);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    fuzz_try it = fuzz_begin();
    it.bytes = tz_arena_copy(it.arena, data, size);
    it.size = size;
    tz_archive_files attached;
    if (begins(it.bytes, size, "# bag\n")) {
        use_bag(&it);
    } else {
        const tz_source *pdf = file_of(it.arena, "archived.pdf", it.bytes, size);
        use_pdf(&it, pdf, &attached);
        use_rebuilt(&it, pdf, NULL);
        use_files(&it, &attached);
    }
    fuzz_end(&it);
    return 0;
}
