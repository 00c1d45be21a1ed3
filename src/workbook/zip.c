// Packages: the directory of a zip file, and its members unpacked within bounds.
//
// Only the directory at the file's end is believed. A file without it was cut off on its way, and what could be
// salvaged from it would be a part of the answers.
#include "base/intl.h"
#include "workbook/package.h"

#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

enum {
    MOST_MEMBERS = 10000,
    END = 22, // bytes of the end of central directory record
    LONGEST_COMMENT = 65535,
    LOCATOR = 20,      // Zip64 end of central directory locator
    END64 = 56,        // Zip64 end of central directory record
    ENTRY = 46,        // of an entry of the directory, without its name
    LOCAL = 30,        // of the header before a member's data
    BEST_RATIO = 1040, // deflate packs no better than 1 : 1032
};

typedef struct member {
    const char *name; // as it is compared
    uint64_t packed, size, header;
    uint32_t checksum;
    uint16_t method, flags;
} member;

struct tz_package {
    tz_arena *arena;
    const tz_source *file;
    tz_diag *diag;
    member *members;        // in the order of their headers
    const member **by_name; // in the order of their names
    size_t n;
    size_t unpacked; // bytes of all members that were read
    struct libdeflate_decompressor *inflater;
};

static uint16_t number16(const char *at) {
    const unsigned char *b = (const unsigned char *)at;
    return (uint16_t)(b[0] | b[1] << 8);
}

static uint32_t number32(const char *at) {
    return number16(at) | (uint32_t)number16(at + 2) << 16;
}

static uint64_t number64(const char *at) {
    return number32(at) | (uint64_t)number32(at + 4) << 32;
}

// ---- names ----

static char *name_as_compared(tz_arena *arena, const char *name, size_t size) {
    while (size > 0 && (*name == '/' || *name == '\\')) {
        name++;
        size--;
    }
    char *made = tz_arena_copy(arena, name, size);
    for (char *at = made; *at; at++)
        *at = *at == '\\' ? '/' : *at >= 'A' && *at <= 'Z' ? (char)(*at + 'a' - 'A') : *at;
    return made;
}

static int by_name(const void *left, const void *right) {
    const member *const *a = left, *const *b = right;
    return strcmp((*a)->name, (*b)->name);
}

// The first member of that name, and whether there is another one, of which nobody could say which is meant.
static const member *find(const tz_package *package, const char *name, bool *ambiguous) {
    size_t from = 0, to = package->n;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (strcmp(package->by_name[middle]->name, name) < 0)
            from = middle + 1;
        else
            to = middle;
    }
    if (from == package->n || strcmp(package->by_name[from]->name, name) != 0)
        return NULL;
    *ambiguous = from + 1 < package->n && !strcmp(package->by_name[from + 1]->name, name);
    return package->by_name[from];
}

bool tz_package_has(const tz_package *package, const char *name) {
    bool ambiguous;
    return find(package, name_as_compared(package->arena, name, strlen(name)), &ambiguous) != NULL;
}

// ---- the directory ----

typedef struct directory {
    uint64_t at, size, members;
} directory;

// The last end record whose comment reaches no further than the file.
static const char *find_end(const tz_source *file) {
    if (file->size < END)
        return NULL;
    size_t least = file->size > END + LONGEST_COMMENT ? file->size - END - LONGEST_COMMENT : 0;
    for (size_t at = file->size - END + 1; at-- > least;) {
        const char *end = file->bytes + at;
        if (!memcmp(end, "PK\5\6", 4) && at + END + number16(end + 20) <= file->size)
            return end;
    }
    return NULL;
}

// What does not fit into the numbers of the end record stands in that of Zip64 (4.3.14, 4.3.15).
static bool read_end64(const tz_source *file, const char *end, directory *to) {
    size_t before = (size_t)(end - file->bytes);
    const char *locator = end - LOCATOR;
    if (before < LOCATOR || memcmp(locator, "PK\6\7", 4) != 0)
        return false;
    uint64_t at = number64(locator + 8);
    if (at > before - LOCATOR || before - LOCATOR - at < END64 || memcmp(file->bytes + at, "PK\6\6", 4) != 0)
        return false;
    const char *record = file->bytes + at;
    *to = (directory){number64(record + 48), number64(record + 40), number64(record + 32)};
    return true;
}

static bool read_end(const tz_source *file, directory *to) {
    const char *end = find_end(file);
    if (!end)
        return false;
    *to = (directory){number32(end + 16), number32(end + 12), number16(end + 10)};
    bool is_64 = to->at == UINT32_MAX || to->size == UINT32_MAX || to->members == UINT16_MAX;
    if (is_64 && !read_end64(file, end, to))
        return false;
    uint64_t before = (uint64_t)(end - file->bytes);
    return to->size <= before && to->at <= before - to->size && to->members * ENTRY <= to->size;
}

// The numbers of an entry that are too large for its own fields (4.5.3), in the order of those fields.
static bool read_extra(const char *extra, size_t size, member *to) {
    uint64_t *const numbers[] = {&to->size, &to->packed, &to->header};
    while (size >= 4) {
        size_t n = number16(extra + 2);
        if (n > size - 4)
            return false;
        if (number16(extra) == 1) {
            const char *at = extra + 4;
            for (size_t i = 0; i < 3; i++) {
                if (*numbers[i] != UINT32_MAX)
                    continue;
                if ((size_t)(extra + 4 + n - at) < 8)
                    return false;
                *numbers[i] = number64(at);
                at += 8;
            }
        }
        extra += 4 + n;
        size -= 4 + n;
    }
    return true;
}

// Reads the entry at byte `at` of the directory, and moves on; false: it is damaged.
static bool read_entry(tz_arena *arena, const tz_source *file, uint64_t *at, uint64_t end, member *to) {
    if (end - *at < ENTRY || memcmp(file->bytes + *at, "PK\1\2", 4) != 0)
        return false;
    const char *entry = file->bytes + *at;
    size_t name = number16(entry + 28), extra = number16(entry + 30), comment = number16(entry + 32);
    if (end - *at - ENTRY < name + extra + comment)
        return false;
    *to = (member){.name = name_as_compared(arena, entry + ENTRY, name),
                   .packed = number32(entry + 20),
                   .size = number32(entry + 24),
                   .header = number32(entry + 42),
                   .checksum = number32(entry + 16),
                   .method = number16(entry + 10),
                   .flags = number16(entry + 8)};
    *at += ENTRY + name + extra + comment;
    return read_extra(entry + ENTRY + name, extra, to);
}

static int by_header(const void *left, const void *right) {
    const member *a = left, *b = right;
    return (a->header > b->header) - (a->header < b->header);
}

// No member reaches into the next one, or into the directory.
static bool are_apart(const tz_package *package, uint64_t end) {
    for (size_t i = 0; i < package->n; i++) {
        const member *it = &package->members[i];
        uint64_t next = i + 1 < package->n ? package->members[i + 1].header : end;
        if (it->header > next || next - it->header < LOCAL || next - it->header - LOCAL < it->packed)
            return false;
    }
    return true;
}

static void sort_names(tz_arena *arena, tz_package *package) {
    package->by_name = TZ_ARRAY(arena, const member *, package->n);
    for (size_t i = 0; i < package->n; i++)
        package->by_name[i] = &package->members[i];
    if (package->n)
        qsort(package->by_name, package->n, sizeof *package->by_name, by_name);
}

static bool read_directory(tz_arena *arena, tz_package *package) {
    directory all;
    if (!read_end(package->file, &all))
        return tz_workbook_damaged(arena, package->file, package->diag, _("its end is missing"));
    if (all.members > MOST_MEMBERS)
        return tz_workbook_damaged(arena, package->file, package->diag, _("it has too many parts"));
    package->members = TZ_ARRAY(arena, member, (size_t)all.members);
    uint64_t at = all.at;
    for (; package->n < all.members; package->n++)
        if (!read_entry(arena, package->file, &at, all.at + all.size, &package->members[package->n]))
            return tz_workbook_damaged(arena, package->file, package->diag, _("its directory cannot be read"));
    if (package->n)
        qsort(package->members, package->n, sizeof *package->members, by_header);
    sort_names(arena, package);
    return are_apart(package, all.at) ||
           tz_workbook_damaged(arena, package->file, package->diag, _("its parts overlap"));
}

static void free_inflater(void *inflater) {
    libdeflate_free_decompressor(inflater);
}

tz_package *tz_package_open(tz_arena *arena, const tz_source *file, tz_diag *diag) {
    tz_package *made = TZ_NEW(arena, tz_package);
    made->arena = arena;
    made->file = file;
    made->diag = diag;
    if (!read_directory(arena, made))
        return NULL;
    made->inflater = libdeflate_alloc_decompressor();
    if (!made->inflater)
        tz_out_of_memory();
    tz_arena_defer(arena, free_inflater, made->inflater);
    return made;
}

// ---- members ----

// Messages live as long as the package, which what is unpacked may not.
static bool damaged(const tz_package *package, const char *name) {
    return tz_workbook_damaged(package->arena, package->file, package->diag, name);
}

static bool report_size(const tz_package *package, const char *name) {
    tz_error(package->diag, tz_workbook_place(package->arena, package->file),
             _("a part of the file is larger than any workbook with answers: %s"), name);
    return false;
}

// Where a member's data begin: behind the header before them. NULL: it is damaged.
static const char *data_of(const tz_package *package, const member *it) {
    const tz_source *file = package->file;
    if (it->header > file->size || file->size - it->header < LOCAL)
        return NULL;
    const char *header = file->bytes + it->header;
    uint64_t from = it->header + LOCAL + number16(header + 26) + number16(header + 28);
    bool ok = !memcmp(header, "PK\3\4", 4) && from <= file->size && file->size - from >= it->packed;
    return ok ? file->bytes + from : NULL;
}

static bool unpack(tz_package *package, const member *it, const char *data, char *to) {
    enum { STORED = 0, DEFLATED = 8 };
    size_t size;
    if (it->method == STORED && it->packed == it->size)
        memcpy(to, data, (size_t)it->size);
    else if (it->method != DEFLATED ||
             libdeflate_deflate_decompress(package->inflater, data, (size_t)it->packed, to, (size_t)it->size, &size) !=
                 LIBDEFLATE_SUCCESS ||
             size != it->size)
        return false;
    return libdeflate_crc32(0, to, (size_t)it->size) == it->checksum;
}

bool tz_package_read(tz_package *package, tz_arena *arena, const char *name, tz_bytes *out) {
    bool ambiguous;
    const member *it = find(package, name_as_compared(package->arena, name, strlen(name)), &ambiguous);
    const char *data = it ? data_of(package, it) : NULL;
    if (!it || ambiguous || !data || it->size / BEST_RATIO > it->packed)
        return damaged(package, name);
    if (it->flags & 1) {
        tz_error(package->diag, tz_workbook_place(package->arena, package->file), "%s",
                 _("this file is protected with a password: please take the password off and save it again"));
        return false;
    }
    if (it->size > TZ_WORKBOOK_PART || it->size > TZ_WORKBOOK_ALL - package->unpacked)
        return report_size(package, name);
    *out = (tz_bytes){0};
    tz_bytes_reserve(arena, out, (size_t)it->size + 1);
    if (!unpack(package, it, data, out->at))
        return damaged(package, name);
    out->n = (size_t)it->size;
    package->unpacked += it->size;
    return true;
}
