// fetch.txt: files of a bag that stay where they are until somebody fetches them. tsuzuri fetches nothing; it says what
// is still to be fetched.
#include "archive/checking.h"
#include "base/intl.h"

#include <stdlib.h>
#include <string.h>

static bool take_word(tz_tag_line *rest, tz_tag_line *word) {
    *word = *rest;
    for (word->size = 0; word->size < rest->size && rest->bytes[word->size] != ' ' && rest->bytes[word->size] != '\t';)
        word->size++;
    *rest = tz_tag_line_trim((tz_tag_line){rest->bytes + word->size, rest->size - word->size, rest->place});
    return word->size && rest->size;
}

static bool is_length(tz_tag_line word) {
    bool digits = true;
    for (size_t i = 0; i < word.size; i++)
        digits = digits && word.bytes[i] >= '0' && word.bytes[i] <= '9';
    return digits || (word.size == 1 && *word.bytes == '-');
}

static void read_line(tz_bag_checking *c, tz_tag_line line, tz_bag_fetch *out) {
    tz_tag_line address, length, name = tz_tag_line_trim(line);
    if (!take_word(&name, &address) || !take_word(&name, &length) || !is_length(length)) {
        tz_error(c->diag, line.place, _("an address, a length (or -) and a name are expected here"));
        return;
    }
    while (name.size > 2 && name.bytes[0] == '.' && name.bytes[1] == '/') {
        name.bytes += 2;
        name.size -= 2;
    }
    const char *decoded = tz_manifest_decode(c->arena, name.bytes, name.size);
    if (tz_manifest_leads_outside(decoded))
        tz_error(c->diag, line.place, _("%s leads out of the bag"), decoded);
    else if (strncmp(decoded, "data/", 5) != 0)
        tz_error(c->diag, line.place, _("%s does not belong into %s"), decoded, TZ_FETCH);
    else
        *TZ_ADD(c->arena, &out->files.all) =
            (tz_manifest_entry){.name = decoded,
                                .written = tz_arena_copy(c->arena, name.bytes, name.size),
                                .sum = tz_arena_copy(c->arena, address.bytes, address.size),
                                .place = line.place};
}

static int by_name(const void *a, const void *b) {
    return strcmp(((const tz_manifest_entry *)a)->name, ((const tz_manifest_entry *)b)->name);
}

static bool is_listed(const tz_bag_checking *c, const tz_manifest_entry *file) {
    for (size_t i = 0; i < c->lists.all.n; i++)
        if (c->lists.all.at[i].payload && tz_manifest_find(&c->lists.all.at[i], file->name))
            return true;
    return false;
}

void tz_bag_fetch_read(tz_bag_checking *c, tz_bag_fetch *out) {
    *out = (tz_bag_fetch){.files = {.all = {.n = 0}}};
    const tz_source *text = tz_bag_names_find(c->names, TZ_FETCH) != TZ_NO_FILE ? tz_bag_text(c, TZ_FETCH) : NULL;
    for (size_t i = 0; text && i < text->lines_n; i++) {
        tz_tag_line line = tz_tag_line_at(text, i);
        if (tz_tag_line_trim(line).size)
            read_line(c, line, out);
    }
    for (size_t i = 0; i < out->files.all.n; i++)
        if (!is_listed(c, &out->files.all.at[i]))
            tz_error(c->diag, out->files.all.at[i].place, _("%s is to be fetched, but is in no list of sums"),
                     out->files.all.at[i].name);
    if (out->files.all.n)
        qsort(out->files.all.at, out->files.all.n, sizeof *out->files.all.at, by_name);
}

bool tz_bag_fetch_report(const tz_bag_checking *c, const tz_bag_fetch *fetch, const char *name) {
    const tz_manifest_entry wanted = {.name = name};
    const size_t size = sizeof *fetch->files.all.at;
    const tz_manifest_entry *found =
        fetch->files.all.n ? bsearch(&wanted, fetch->files.all.at, fetch->files.all.n, size, by_name) : NULL;
    if (found)
        tz_error(c->diag, found->place, _("the bag is not complete: %s is still to be fetched from %s"), name,
                 found->sum);
    return found;
}
