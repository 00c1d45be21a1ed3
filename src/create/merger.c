// Mergers: municipalities of an edition that are one in the next.
#include "create/merger.h"
#include "base/intl.h"
#include "record/read.h"

#include <string.h>

static const tz_place nowhere;

// ---- reading ----

typedef struct merger_reading {
    tz_arena *arena;
    tz_mergers *to;
    const tz_country *country;
    tz_diag *diag;
    const char *words; // of the one merger that is being read
} merger_reading;

static int find_old(const tz_edition *old, const char *word) {
    for (size_t i = 0; i < old->official_n; i++) {
        const tz_municipality *it = &old->official[i];
        if (tz_text_is(&it->name, word) || tz_text_is(&it->code, word) ||
            (it->roman.size && tz_text_is(&it->roman, word)))
            return (int)i;
    }
    return -1;
}

static void add_code(merger_reading *r, tz_municipality *made, const tz_text *code) {
    if (tz_text_equal(code, &made->code))
        return;
    for (size_t i = 0; i < made->was.n; i++)
        if (tz_text_equal(code, &made->was.at[i]))
            return;
    tz_text *all = TZ_ARRAY(r->arena, tz_text, made->was.n + 1);
    for (size_t i = 0; i < made->was.n; i++)
        all[i] = made->was.at[i];
    all[made->was.n] = *code;
    made->was = (tz_texts){all, made->was.n + 1};
}

// The parts of a merger: the words before "=", and what stands behind it.
static bool split(merger_reading *r, tz_names *parts, char **becomes) {
    char *copy = tz_arena_copy(r->arena, r->words, strlen(r->words)), *equals = strchr(copy, '='), *rest = NULL;
    if (equals)
        *equals = 0;
    for (char *part = strtok_r(copy, "+", &rest); part; part = strtok_r(NULL, "+", &rest))
        *TZ_ADD(r->arena, &parts->all) = part;
    *becomes = equals ? equals + 1 : NULL;
    if (equals && parts->all.n && equals[1] && equals[1] != ':')
        return true;
    tz_error(r->diag, nowhere, _("%s is no merger: please write it as in --merge 桑名市+木曽岬町=桑名市"), r->words);
    return false;
}

static bool take_part(merger_reading *r, const char *word, size_t *index) {
    int found = find_old(r->to->old, word);
    if (found < 0) {
        tz_edition_report_unknown(r->arena, r->to->old, word, r->diag);
        return false;
    }
    *index = (size_t)found;
    if (r->to->merger_of[found] < 0) {
        r->to->merger_of[found] = (int)r->to->all.n;
        return true;
    }
    tz_error(r->diag, nowhere, _("%s merges a second time: %s"),
             tz_text_excerpt(r->arena, &r->to->old->official[found].name), r->words);
    return false;
}

// ---- what it becomes ----

static const tz_place_entry *find_in_country(const merger_reading *r, const char *name, const tz_text *prefecture) {
    for (size_t i = 0; i < r->country->prefectures.n; i++) {
        const tz_prefecture *in = &r->country->prefectures.at[i];
        if (prefecture->size && !tz_text_equal(&in->own.code, prefecture))
            continue;
        for (size_t k = 0; k < in->municipalities_n; k++)
            if (tz_text_is(&in->municipalities[k].name, name))
                return &in->municipalities[k];
    }
    return NULL;
}

static bool check_code(merger_reading *r, const char *code) {
    const tz_text text = tz_text_from_string(code), *prefecture = &r->to->old->prefecture_code;
    if (!tz_code_is_well_formed(&text))
        tz_error(r->diag, nowhere, _("%s is no municipality code: six half-width digits are expected"), code);
    else if (code[5] != tz_code_check_digit(code))
        tz_error(r->diag, nowhere, _("the code %.6s is mistyped: its first five digits need the check digit %c"), code,
                 tz_code_check_digit(code));
    else if (prefecture->size == 6 && memcmp(code, prefecture->bytes, 2) != 0)
        tz_error(r->diag, nowhere, _("the code %.6s belongs to another prefecture: those here begin with %.2s"), code,
                 prefecture->bytes);
    else if (find_old(r->to->old, code) >= 0)
        tz_error(r->diag, nowhere, _("the code %s is that of %s: a new municipality has another"), code,
                 tz_text_excerpt(r->arena, &r->to->old->official[find_old(r->to->old, code)].name));
    else
        return true;
    return false;
}

// A municipality that the old list does not have.
static bool take_new(merger_reading *r, const char *name, const char *code, tz_municipality *made) {
    const tz_place_entry *known = find_in_country(r, name, &r->to->old->prefecture_code);
    *made = (tz_municipality){.name = tz_text_from_string(name)};
    if (code && !check_code(r, code))
        return false;
    if (known && (!code || tz_text_is(&known->code, code)))
        made->roman = known->roman;
    made->code = code ? tz_text_from_string(code) : known ? known->code : made->code;
    if (made->code.size)
        return true;
    tz_error(r->diag, nowhere, _("the code of %s is not known: please write it behind the name, as in %s:242225"), name,
             name);
    return false;
}

// *place: of the merged one, whose first part it is unless it is one of them.
static bool take_result(merger_reading *r, char *word, size_t first, tz_merger *to) {
    char *colon = strchr(word, ':');
    if (colon)
        *colon = 0;
    int same = find_old(r->to->old, word);
    to->place = first;
    if (same < 0)
        return take_new(r, word, colon ? colon + 1 : NULL, &to->made);
    if (r->to->merger_of[same] != (int)r->to->all.n) {
        tz_error(r->diag, nowhere, _("%s is on the list already: please write it among those that merge, too: %s"),
                 word, r->words);
        return false;
    }
    to->place = (size_t)same;
    to->made = r->to->old->official[same];
    if (!colon || tz_text_is(&to->made.code, colon + 1))
        return true;
    if (!check_code(r, colon + 1)) // the same name, and another code: a town that has become a city
        return false;
    to->made.code = tz_text_from_string(colon + 1);
    return true;
}

static bool read_merger(merger_reading *r) {
    tz_names parts = {.all = {.n = 0}};
    char *becomes;
    tz_merger made = {.place = 0};
    if (!split(r, &parts, &becomes))
        return false;
    size_t *indices = TZ_ARRAY(r->arena, size_t, parts.all.n);
    for (size_t i = 0; i < parts.all.n; i++)
        if (!take_part(r, parts.all.at[i], &indices[i]))
            return false;
    if (!take_result(r, becomes, indices[0], &made))
        return false;
    for (size_t i = 0; i < parts.all.n; i++) {
        const tz_municipality *part = &r->to->old->official[indices[i]];
        add_code(r, &made.made, &part->code);
        for (size_t k = 0; k < part->was.n; k++)
            add_code(r, &made.made, &part->was.at[k]);
    }
    *TZ_ADD(r->arena, &r->to->all) = made;
    return true;
}

const tz_mergers *tz_mergers_read(tz_arena *arena, const char *words, const tz_edition *old, const tz_country *country,
                                  tz_diag *diag) {
    tz_mergers *made = TZ_NEW(arena, tz_mergers);
    merger_reading r = {arena, made, country, diag, NULL};
    made->old = old;
    made->merger_of = TZ_ARRAY(arena, int, old->official_n);
    for (size_t i = 0; i < old->official_n; i++)
        made->merger_of[i] = -1;
    if (words && !old->official_n) {
        tz_error(diag, nowhere, _("mergers need the list of municipalities, which this edition has not"));
        return NULL;
    }
    char *copy = words ? tz_arena_copy(arena, words, strlen(words)) : NULL, *rest = NULL;
    for (char *one = copy ? strtok_r(copy, ",", &rest) : NULL; one; one = strtok_r(NULL, ",", &rest)) {
        r.words = one;
        if (!read_merger(&r))
            return NULL;
    }
    return made;
}

// ---- the list ----

// One line, whatever the entry took; what stands behind its bracket as a comment stays there.
static void put_merged(tz_patches *patches, const tz_yaml *item, const tz_municipality *it) {
    tz_bytes out = {0};
    tz_arena *arena = patches->arena;
    tz_bytes_format(arena, &out, "{code: \"%.*s\", name: ", (int)it->code.size, it->code.bytes);
    tz_create_put_text(arena, &out, &it->name, 0, true);
    if (it->roman.size)
        tz_bytes_format(arena, &out, ", roman: %.*s", (int)it->roman.size, it->roman.bytes);
    for (size_t i = 0; i < it->was.n; i++)
        tz_bytes_format(arena, &out, "%s\"%.*s\"", i ? ", " : ", was: [", (int)it->was.at[i].size, it->was.at[i].bytes);
    tz_bytes_format(arena, &out, it->was.n ? "]}" : "}");
    const tz_source *source = patches->source;
    size_t from = item->place.at, last = tz_patch_last_byte(item);
    size_t to = source->bytes[from] == '{' ? last + 1 : tz_patch_line_end(source, last);
    tz_patch_replace(patches, from, to, tz_arena_copy(arena, out.at, out.n));
}

// The comment that the file begins with may tell how many there are: "(29)".
static void patch_count(tz_patches *patches, const tz_mergers *mergers) {
    const tz_source *source = patches->source;
    size_t left = mergers->all.n;
    for (size_t i = 0; i < mergers->old->official_n; i++)
        left += mergers->merger_of[i] < 0;
    const char *count = tz_arena_format(patches->arena, "(%zu)", mergers->old->official_n);
    size_t start, end;
    if (!tz_patch_find_title(source, &start, &end))
        return;
    const char *at = memmem(source->bytes + start, end - start, count, strlen(count));
    size_t from = at ? (size_t)(at - source->bytes) : 0;
    if (at && mergers->all.n)
        tz_patch_replace(patches, from, from + strlen(count), tz_arena_format(patches->arena, "(%zu)", left));
}

bool tz_mergers_patch_list(tz_patches *patches, const tz_mergers *mergers, tz_diag *diag) {
    const tz_yaml *root = tz_yaml_read(patches->arena, patches->source, diag);
    patch_count(patches, mergers);
    const tz_yaml *list = root ? tz_yaml_find(root, "municipalities") : NULL;
    for (size_t i = 0; list && i < list->n && i < mergers->old->official_n; i++) {
        int of = mergers->merger_of[i];
        if (of >= 0 && mergers->all.at[of].place == i)
            put_merged(patches, list->items[i], &mergers->all.at[of].made);
        else if (of >= 0)
            tz_patch_remove_lines(patches, NULL, list->items[i]);
    }
    return list;
}

// ---- cards ----

const tz_municipality *tz_mergers_card(tz_arena *arena, const tz_mergers *mergers, const tz_card *old, size_t *n) {
    tz_municipality *all = TZ_ARRAY(arena, tz_municipality, old->municipalities_n);
    *n = 0;
    for (size_t i = 0; i < old->municipalities_n; i++) {
        const tz_municipality *it = &old->municipalities[i];
        int index = mergers->all.n ? find_old(mergers->old, tz_text_to_string(arena, &it->code)) : -1;
        int of = index >= 0 ? mergers->merger_of[index] : -1;
        if (of < 0)
            all[(*n)++] = *it;
        else if (mergers->all.at[of].place == (size_t)index)
            all[(*n)++] = mergers->all.at[of].made;
    }
    return all;
}
