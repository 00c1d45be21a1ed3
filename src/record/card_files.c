// The folder cards/: files that no card is read from are reported, since somebody may think that they are.
//
// What archives leave out (tz_project_includes: hidden files, backups name~, Excel's lock files ~$name, PDFs) is not
// mentioned here either.
#include "base/intl.h"
#include "record/read.h"

#include <stdlib.h>
#include <string.h>

// ---- names ----

static int by_name(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool ends_in(const char *name, const char *end) {
    size_t size = strlen(name), n = strlen(end);
    return size >= n && strcasecmp(name + size - n, end) == 0;
}

static bool is_left_out(const char *name) {
    return *name == '.' || strncmp(name, "~$", 2) == 0 || ends_in(name, "~") || ends_in(name, ".pdf");
}

static bool is_slug(const char *name, const tz_text *slug) {
    return strlen(name) == slug->size + 5 && memcmp(name, slug->bytes, slug->size) == 0 &&
           strcmp(name + slug->size, ".yaml") == 0;
}

bool tz_card_file_is_workbook(const char *name) {
    return tz_workbook_has_name(name);
}

// Written as records are, whatever has been added to its name: 242012-tsu.yaml.txt, 242012-tsu.yml. Other text files
// only where their name is a card's.
static bool is_record(const char *name, bool like_card) {
    return strcasestr(name, ".yaml") || strcasestr(name, ".yml") || (like_card && ends_in(name, ".txt"));
}

static bool contains(const char *name, const char *bytes, size_t size) {
    return size > 0 && memmem(name, strlen(name), bytes, size) != NULL;
}

static bool contains_slug(const char *name, const tz_text *slug) {
    size_t size = strlen(name);
    for (size_t at = 0; slug->size > 0 && at + slug->size <= size; at++)
        if (strncasecmp(name + at, slug->bytes, slug->size) == 0)
            return true;
    return false;
}

// Whether the name begins with the slug's code and nothing else of digits.
static bool has_code_of(const char *name, const tz_text *slug) {
    const tz_text code = tz_text_slice(slug, 0, slug->size < 6 ? slug->size : 6);
    return tz_code_is_well_formed(&code) && strncmp(name, code.bytes, 6) == 0 && !(name[6] >= '0' && name[6] <= '9');
}

// ---- the folder ----

void tz_card_files_list(tz_record_reader *r) {
    const tz_input *input = r->input;
    tz_names found = {.all = {.n = 0}};
    if (!input->list || !input->list(input->context, r->arena, "cards", &found))
        return;
    for (size_t i = 0; i < found.all.n; i++)
        if (!is_left_out(found.all.at[i]))
            *TZ_ADD(r->arena, &r->card_files.all) = found.all.at[i];
    if (r->card_files.all.n)
        qsort(r->card_files.all.at, r->card_files.all.n, sizeof *r->card_files.all.at, by_name);
}

// 242055, 242055-kuwana, 242055-桑名市, 桑名市, kuwana; but not 242055-kuwana (2), which is a copy.
static bool is_stem_of(const tz_municipality *it, const tz_text *stem) {
    if (tz_text_equal(stem, &it->code) || !tz_municipality_is_named(it, stem))
        return tz_text_equal(stem, &it->code);
    size_t behind = it->code.size + 1;
    bool coded = stem->size > behind && !memcmp(stem->bytes, it->code.bytes, it->code.size);
    tz_text rest = tz_text_slice(stem, coded ? behind : 0, stem->size);
    return tz_text_equal(&rest, &it->name) || (it->roman.size && tz_text_equal(&rest, &it->roman));
}

const char *tz_card_files_of(const tz_record_reader *r, const tz_municipality *municipality) {
    for (size_t i = 0; i < r->card_files.all.n; i++) {
        const char *name = r->card_files.all.at[i];
        size_t size = strlen(name), end = strlen(".yaml");
        const tz_text stem = {.bytes = name, .size = size > end ? size - end : 0};
        if (stem.size && !strcmp(name + stem.size, ".yaml") && is_stem_of(municipality, &stem))
            return tz_arena_copy(r->arena, stem.bytes, stem.size);
    }
    return NULL;
}

bool tz_card_files_have(const tz_record_reader *r, const tz_text *slug) {
    for (size_t i = 0; i < r->card_files.all.n; i++)
        if (is_slug(r->card_files.all.at[i], slug))
            return true;
    return !r->input->list;
}

const char *tz_card_files_like(const tz_record_reader *r, const tz_text *slug) {
    for (int by_code = 0; by_code < 2; by_code++)
        for (size_t i = 0; i < r->card_files.all.n; i++) {
            const char *name = r->card_files.all.at[i];
            bool like = by_code ? has_code_of(name, slug) : contains_slug(name, slug);
            if (like && is_record(name, true))
                return name;
        }
    return NULL;
}

// ---- files that are not listed ----

typedef struct unlisted {
    tz_record_reader *r;
    const tz_text *slugs;
    size_t n;
} unlisted;

static bool is_listed(const unlisted *u, const char *name) {
    for (size_t i = 0; i < u->n; i++)
        if (is_slug(name, &u->slugs[i]))
            return true;
    return false;
}

// The card that the file seems to be a copy of: the longest slug within its name, else its code or a municipality's
// name. n: none.
static size_t copied(const unlisted *u, const char *name) {
    size_t best = u->n;
    for (size_t i = 0; i < u->n; i++)
        if (contains_slug(name, &u->slugs[i]) && (best == u->n || u->slugs[i].size > u->slugs[best].size))
            best = i;
    for (size_t i = 0; best == u->n && i < u->n; i++)
        if (has_code_of(name, &u->slugs[i]))
            best = i;
    const tz_edition *edition = u->r->edition;
    size_t longest = 0;
    for (size_t i = 0; (best == u->n || longest) && i < edition->cards_n; i++)
        for (size_t j = 0; j < edition->cards[i].municipalities_n; j++) {
            const tz_text *own = &edition->cards[i].municipalities[j].name;
            if (own->size > longest && contains(name, own->bytes, own->size)) {
                best = i;
                longest = own->size;
            }
        }
    return best;
}

// A name that can stand in the list as it is.
static size_t slug_size(const char *name) {
    size_t n = strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_");
    return n > 0 && strcmp(name + n, ".yaml") == 0 ? n : 0;
}

// The message that the card's own file is missing names this one.
static bool is_reported_where_missed(const unlisted *u, const tz_text *slug, const char *name) {
    if (!slug)
        return false;
    for (size_t i = 0; i < u->r->card_files.all.n; i++)
        if (is_slug(u->r->card_files.all.at[i], slug))
            return false;
    const char *like = tz_card_files_like(u->r, slug);
    return like && strcmp(like, name) == 0;
}

static void report_unlisted(const unlisted *u, const char *name) {
    tz_record_reader *r = u->r;
    size_t copy = copied(u, name);
    const tz_text *slug = copy < u->n ? &u->slugs[copy] : NULL;
    if (is_reported_where_missed(u, slug, name))
        return;
    tz_place place = slug ? tz_text_place(slug, 0) : r->list;
    if (!is_record(name, slug))
        tz_notice(r->diag, place, _("cards/%s is no card, and is not read"), name);
    else if (slug)
        tz_warning(
            r->diag, place,
            _("cards/%s is not read: it seems to be a copy of %.*s.yaml; keep the right one under that name, and "
              "move the other one out of cards/"),
            name, (int)slug->size, slug->bytes);
    else if (!r->list.source)
        tz_warning(
            r->diag, place,
            _("cards/%s is not read, since no municipality of the list has that name: rename it after one (岩美町"
              ".yaml or 313025-iwami.yaml), or move it out of cards/"),
            name);
    else if (slug_size(name))
        tz_warning(
            r->diag, place,
            _("cards/%s is not read, since no region lists it: write %.*s in a list of cards, or move the file out "
              "of cards/"),
            name, (int)slug_size(name), name);
    else
        tz_warning(
            r->diag, place,
            _("cards/%s is not read: rename it to code-name.yaml (such as 242012-tsu.yaml) and list it, or move it "
              "out of cards/"),
            name);
}

void tz_card_files_check(tz_record_reader *r, const tz_text *slugs, size_t n) {
    const unlisted u = {r, slugs, n};
    for (size_t i = 0; i < r->card_files.all.n; i++)
        if (!is_listed(&u, r->card_files.all.at[i]) && !tz_card_file_is_workbook(r->card_files.all.at[i]))
            report_unlisted(&u, r->card_files.all.at[i]);
}
