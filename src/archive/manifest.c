// Manifests: "SUM  NAME" a line, written and read back. Nothing that is read is trusted.
#include "archive/manifest.h"
#include "base/intl.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

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

// ---- names ----

// Only %0A, %0D and %25 are escapes.
const char *tz_manifest_decode(tz_arena *arena, const char *bytes, size_t size) {
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

static bool is_drive(const char *name) {
    char letter = (char)(*name | 0x20);
    return letter >= 'a' && letter <= 'z' && name[1] == ':' && (name[2] == '\\' || name[2] == '/');
}

bool tz_manifest_leads_outside(const char *name) {
    if (*name == '/' || *name == '~' || *name == '\\' || is_drive(name))
        return true;
    for (size_t size; *name; name += size + (name[size] == '/' || name[size] == '\\')) {
        size = strcspn(name, "/\\");
        if ((!size && *name == '/') || (size == 1 && *name == '.') || (size == 2 && name[0] == '.' && name[1] == '.'))
            return true;
    }
    return false;
}

static bool begins(const char *name, const char *with) {
    return strncasecmp(name, with, strlen(with)) == 0;
}

bool tz_manifest_is(const char *name, tz_manifest *out) {
    static const char tags[] = "tagmanifest-", files[] = "manifest-", end[] = ".txt";
    size_t size = strlen(name), start = begins(name, tags) ? strlen(tags) : begins(name, files) ? strlen(files) : size;
    if (size < start + strlen(end) + 1 || strcasecmp(name + size - strlen(end), end) != 0 || strchr(name, '/'))
        return false;
    *out = (tz_manifest){.name = name, .payload = start == strlen(files)};
    out->kind = tz_sum_kind_find(name + start, size - start - strlen(end));
    return true;
}

// ---- reading ----

typedef struct reading {
    tz_arena *arena;
    const tz_bag_declaration *as;
    tz_manifest *out;
    tz_diag *diag;
    bool told_star, told_dot; // once a list is enough
} reading;

static bool is_allowed(const reading *r, const char *name, tz_place place) {
    if (tz_manifest_leads_outside(name)) {
        tz_error(r->diag, place, _("%s leads out of the bag"), name);
        return false;
    }
    bool data = strncmp(name, "data/", 5) == 0;
    if (data != r->out->payload) {
        tz_error(r->diag, place, data ? _("%s belongs into %s") : _("%s does not belong into %s"), name,
                 data ? r->out->name + strlen("tag") : r->out->name);
        return false;
    }
    return true;
}

// md5sum and its like mark binary files with "*", and name them as they were reported to.
static void strip(reading *r, tz_tag_line *name) {
    if (*name->bytes == '*') {
        if (!r->told_star)
            tz_warning(r->diag, name->place, _("names in %s begin with *, as md5sum writes them and BagIt does not"),
                       r->out->name);
        r->told_star = true;
        name->bytes++;
        name->size--;
    }
    while (name->size > 2 && name->bytes[0] == '.' && name->bytes[1] == '/') {
        if (!r->told_dot)
            tz_warning(r->diag, name->place, _("names in %s begin with ./, which BagIt does not"), r->out->name);
        r->told_dot = true;
        name->bytes += 2;
        name->size -= 2;
    }
}

static const char *lower_case(tz_arena *arena, const char *digits, size_t n) {
    char *sum = tz_arena_copy(arena, digits, n);
    for (char *at = sum; *at; at++)
        if (*at >= 'A' && *at <= 'Z')
            *at = (char)(*at | 0x20);
    return sum;
}

static void read_line(reading *r, tz_tag_line line) {
    size_t digits = tz_sum_kind_digits(r->out->kind), sum = 0, blank;
    while (sum < line.size && line.bytes[sum] != ' ' && line.bytes[sum] != '\t')
        sum++;
    for (blank = sum; blank < line.size && (line.bytes[blank] == ' ' || line.bytes[blank] == '\t');)
        blank++;
    if (sum != digits || blank == line.size || memchr(line.bytes, 0, line.size)) {
        tz_error(r->diag, line.place, _("a line of a %s sum (%zu digits), two blanks and a name is expected here"),
                 tz_sum_kind_title(r->out->kind), digits);
        return;
    }
    tz_tag_line name = {line.bytes + blank, line.size - blank, line.place};
    strip(r, &name);
    const char *decoded = tz_manifest_decode(r->arena, name.bytes, name.size);
    if (!is_allowed(r, decoded, line.place))
        return;
    tz_manifest_entry *made = TZ_ADD(r->arena, &r->out->entries);
    *made = (tz_manifest_entry){.name = decoded, .place = line.place, .file = TZ_NO_FILE, .list = r->out->list};
    made->sum = lower_case(r->arena, line.bytes, digits);
    made->written = strlen(decoded) == name.size ? decoded : tz_arena_copy(r->arena, name.bytes, name.size);
}

static int by_name(const void *a, const void *b) {
    const tz_manifest_entry *one = a, *other = b;
    int order = strcmp(one->name, other->name);
    return order ? order : one->place.at < other->place.at ? -1 : one->place.at > other->place.at;
}

// Until BagIt 1.0 a name could stand there again with the same sum.
static void drop_repeated(const reading *r) {
    tz_manifest *list = r->out;
    size_t n = 0;
    for (size_t i = 0; i < list->entries.n; i++) {
        tz_manifest_entry *entry = &list->entries.at[i], *before = n ? &list->entries.at[n - 1] : NULL;
        if (!before || strcmp(before->name, entry->name) != 0) {
            list->entries.at[n++] = *entry;
            continue;
        }
        bool same = !strcmp(before->sum, entry->sum);
        if (same && r->as->version < TZ_BAGIT_1_0)
            tz_warning(r->diag, entry->place, _("%s is listed twice"), entry->name);
        else
            tz_error(r->diag, entry->place,
                     same ? _("%s is listed twice") : _("%s is listed twice, with different sums"), entry->name);
        tz_note(r->diag, before->place, _("the first time here"));
    }
    list->entries.n = n;
}

void tz_manifest_read(tz_arena *arena, const tz_source *text, const tz_bag_declaration *as, tz_manifest *out,
                      tz_diag *diag) {
    reading r = {arena, as, out, diag, false, false};
    for (size_t i = 0; i < text->lines_n; i++) {
        tz_tag_line line = tz_tag_line_at(text, i);
        if (line.size)
            read_line(&r, line);
    }
    if (out->entries.n)
        qsort(out->entries.at, out->entries.n, sizeof *out->entries.at, by_name);
    drop_repeated(&r);
}

static int by_wanted(const void *name, const void *entry) {
    return strcmp(name, ((const tz_manifest_entry *)entry)->name);
}

const tz_manifest_entry *tz_manifest_find(const tz_manifest *list, const char *name) {
    return list->entries.n ? bsearch(name, list->entries.at, list->entries.n, sizeof *list->entries.at, by_wanted)
                           : NULL;
}
