// Manifests: "HASH  NAME" a line, written and read back. Nothing that is read is trusted.
#include "archive/manifest.h"
#include "tsuzuri/intl.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { HASH = TZ_SHA256_ROOM - 1 };

// ---- writing ----

// A name in a manifest: line ends and % are written as %0A, %0D and %25 (RFC 8493, 2.1.3).
void tz_manifest_write_line(tz_arena *arena, tz_bytes *out, const char *hash, const char *name) {
    tz_bytes_format(arena, out, "%s  ", hash);
    for (; *name; name++)
        if (*name == '\n' || *name == '\r' || *name == '%')
            tz_bytes_format(arena, out, "%%%02X", (unsigned)*name);
        else
            tz_bytes_add(arena, out, name, 1);
    tz_bytes_add(arena, out, "\n", 1);
}

// ---- reading ----

typedef struct reading {
    tz_arena *arena;
    tz_diag *diag;
    bool payload;
} reading;

// Only %0A, %0D and %25 are escapes (RFC 8493, 2.1.3). NUL-terminated.
static const char *decode(tz_arena *arena, const char *bytes, size_t size) {
    static const struct {
        const char *written;
        char character;
    } escapes[] = {{"%0a", '\n'}, {"%0d", '\r'}, {"%25", '%'}};
    char *name = tz_arena_copy(arena, bytes, size), *to = name;
    for (size_t i = 0; i < size; i++) {
        *to = bytes[i];
        for (size_t k = 0; k < 3 && size - i > 2; k++)
            if (!strncasecmp(bytes + i, escapes[k].written, 3)) {
                *to = escapes[k].character;
                i += 2;
                break;
            }
        to++;
    }
    *to = 0;
    return name;
}

// Whether a name has parts that no name within a folder has.
static bool leads_outside(const char *name) {
    if (*name == '/' || *name == '~')
        return true;
    for (size_t size; *name; name += size + (name[size] == '/')) {
        size = strcspn(name, "/");
        if (!size || (size == 1 && *name == '.') || (size == 2 && name[0] == '.' && name[1] == '.'))
            return true;
    }
    return false;
}

static bool is_allowed(const reading *r, const char *name, tz_place place) {
    if (leads_outside(name)) {
        tz_error(r->diag, place, _("%s leads out of the bag"), name);
        return false;
    }
    bool data = strncmp(name, "data/", 5) == 0;
    if (data != r->payload) {
        tz_error(r->diag, place, data ? _("%s belongs into %s") : _("%s does not belong into %s"), name, TZ_MANIFEST);
        return false;
    }
    return true;
}

static void read_line(const reading *r, const tz_source *source, size_t from, size_t to, tz_manifest *out) {
    tz_place place = {source, (uint32_t)from};
    const char *line = source->bytes + from;
    size_t size = to - from, blank = HASH;
    while (blank < size && (line[blank] == ' ' || line[blank] == '\t'))
        blank++;
    if (size <= blank || blank == HASH || memchr(line, 0, size) || memchr(line, ' ', HASH) ||
        memchr(line, '\t', HASH)) {
        tz_error(r->diag, place, _("a line of a SHA-256 sum (64 digits), two blanks and a name is expected here"));
        return;
    }
    const char *name = decode(r->arena, line + blank, size - blank);
    if (!is_allowed(r, name, place))
        return;
    char *hash = tz_arena_copy(r->arena, line, HASH);
    static const char upper[] = "ABCDEF", lower[] = "abcdef";
    for (char *at = hash; *at; at++) {
        const char *found = strchr(upper, *at);
        if (found)
            *at = lower[found - upper];
    }
    *TZ_ADD(r->arena, &out->entries) = (tz_manifest_entry){name, hash, place};
}

static int by_name(const void *a, const void *b) {
    const tz_manifest_entry *one = a, *other = b;
    int order = strcmp(one->name, other->name);
    return order ? order : one->place.at < other->place.at ? -1 : one->place.at > other->place.at;
}

static void drop_repeated(const reading *r, tz_manifest *list) {
    size_t n = 0;
    for (size_t i = 0; i < list->entries.n; i++) {
        tz_manifest_entry *entry = &list->entries.at[i];
        if (n && !strcmp(list->entries.at[n - 1].name, entry->name)) {
            tz_error(r->diag, entry->place, _("%s is listed twice"), entry->name);
            continue;
        }
        list->entries.at[n++] = *entry;
    }
    list->entries.n = n;
}

void tz_manifest_read(tz_arena *arena, const tz_source *source, bool payload, tz_manifest *out, tz_diag *diag) {
    const reading r = {arena, diag, payload};
    *out = (tz_manifest){.source = source};
    for (size_t i = 0; i < source->lines_n; i++) {
        size_t from = source->lines[i], to = i + 1 < source->lines_n ? source->lines[i + 1] : source->size;
        while (to > from && (source->bytes[to - 1] == '\n' || source->bytes[to - 1] == '\r'))
            to--;
        if (to > from)
            read_line(&r, source, from, to, out);
    }
    if (out->entries.n)
        qsort(out->entries.at, out->entries.n, sizeof *out->entries.at, by_name);
    drop_repeated(&r, out);
}

static int by_wanted(const void *name, const void *entry) {
    return strcmp(name, ((const tz_manifest_entry *)entry)->name);
}

const tz_manifest_entry *tz_manifest_find(const tz_manifest *list, const char *name) {
    return list->entries.n ? bsearch(name, list->entries.at, list->entries.n, sizeof *list->entries.at, by_wanted)
                           : NULL;
}
