// edition.yaml of the next year: the old one but for the year, what is not true any more, and mergers.
#include "create/next_edition.h"

#include <string.h>

void tz_next_patch_year(tz_patches *patches, const tz_year_step *step, const tz_text *text) {
    size_t from = 0, to = 0;
    for (const char *words; (words = tz_year_find(patches->arena, text, step, &from, &to)); from = to)
        tz_patch_text(patches, text, from, to, words);
}

static const tz_yaml_pair *find(const tz_yaml *root, const char *key) {
    for (size_t i = 0; i < root->n; i++)
        if (tz_text_is(&root->pairs[i].key, key))
            return &root->pairs[i];
    return NULL;
}

// ---- the year ----

// The comment that a file begins with tells which edition it is.
static void patch_first_comment(tz_patches *patches, const tz_year_step *step) {
    size_t start, end, from = 0, to = 0;
    if (!tz_patch_find_title(patches->source, &start, &end))
        return;
    const tz_text line = {.bytes = patches->source->bytes + start, .size = end - start};
    for (const char *words; (words = tz_year_find(patches->arena, &line, step, &from, &to)); from = to)
        tz_patch_replace(patches, start + from, start + to, words);
}

static void replace_value(tz_patches *patches, const tz_yaml *value, const char *text) {
    const char *bytes = patches->source->bytes;
    size_t from = value->place.at, to = tz_patch_last_byte(value) + 1;
    bool quoted = from > 0 && strchr("\"'", bytes[from - 1]);
    const tz_text given = tz_text_from_string(text);
    tz_bytes out = {0};
    tz_create_put_text(patches->arena, &out, &given, 0, true);
    tz_patch_replace(patches, from - quoted, to + quoted, tz_arena_copy(patches->arena, out.at, out.n));
}

static void patch_year(tz_patches *patches, const tz_next *next, const tz_year_step *step, const tz_yaml *root) {
    static const char *const texts[] = {"title", "meeting"};
    const tz_yaml_pair *id = find(root, "id"), *year = find(root, "fiscal_year");
    patch_first_comment(patches, step);
    if (id)
        tz_patch_text(patches, &id->value->text, 0, id->value->text.size,
                      tz_year_next_id(patches->arena, &id->value->text, step));
    tz_patch_text(patches, &year->value->text, 0, year->value->text.size, step->words);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const tz_yaml_pair *it = find(root, texts[i]);
        if (it && i == 0 && next->title)
            replace_value(patches, it->value, next->title);
        else if (it)
            tz_next_patch_year(patches, step, &it->value->text);
    }
}

static void patch_since(tz_patches *patches, const tz_next *next, const tz_yaml *root) {
    tz_arena *arena = patches->arena;
    const tz_text path = tz_text_from_string(next->since);
    tz_bytes out = {0};
    tz_bytes_format(
        arena, &out,
        "# 前の年度版です。調査票(tsuzuri form)に前の年度の回答が並び、tsuzuri check が写したままの回答を知らせます。\n"
        "since: ");
    tz_create_put_text(arena, &out, &path, 0, true);
    tz_bytes_format(arena, &out, "\n");
    tz_patch_add_lines(patches, find(root, "fiscal_year")->value, tz_arena_copy(arena, out.at, out.n));
}

// ---- front pages ----

// Titles and headings stay; what they say is of the old year.
static void empty_front(tz_patches *patches, const tz_yaml *front) {
    const tz_yaml *groups = tz_yaml_find(front, "groups");
    for (size_t i = 0; groups && i < groups->n; i++)
        for (size_t k = 0; k < groups->items[i]->n; k++) {
            const tz_yaml_pair *pair = &groups->items[i]->pairs[k];
            if (tz_text_is(&pair->key, "text"))
                tz_patch_empty(patches, &pair->key, pair->value);
        }
}

// ---- regions ----

// The bytes that an item takes, its quotation marks too.
static size_t item_start(const tz_source *source, const tz_yaml *item) {
    size_t at = item->place.at;
    return at > 0 && strchr("\"'", source->bytes[at - 1]) ? at - 1 : at;
}
static size_t item_end(const tz_source *source, const tz_yaml *item) {
    return tz_patch_last_byte(item) + 1 + (item_start(source, item) < item->place.at);
}

// Of a list in brackets: up to the next item; behind the last one that stays, from the end of the one before.
static void remove_item(tz_patches *patches, const tz_yaml *list, size_t i, bool behind_last) {
    const tz_source *source = patches->source;
    if (source->bytes[list->place.at] != '[') {
        tz_patch_remove_lines(patches, NULL, list->items[i]);
        return;
    }
    size_t from = item_start(source, list->items[i]), to = item_end(source, list->items[i]);
    if (!behind_last)
        to = item_start(source, list->items[i + 1]);
    else if (i > 0)
        from = item_end(source, list->items[i - 1]);
    tz_patch_replace(patches, from, to, "");
}

static void patch_cards(tz_patches *patches, const tz_yaml *list, const tz_next_card *cards) {
    size_t left = list->n; // behind the last one that stays, items go with what stands before them
    while (left > 0 && !cards[left - 1].slug)
        left--;
    for (size_t i = 0; i < list->n; i++) {
        if (!cards[i].slug)
            remove_item(patches, list, i, i >= left);
        else if (!tz_text_is(&list->items[i]->text, cards[i].slug))
            replace_value(patches, list->items[i], cards[i].slug);
    }
}

static void patch_regions(tz_patches *patches, const tz_yaml *regions, const tz_next_card *cards) {
    size_t first = 0;
    for (size_t i = 0; i < regions->n; i++) {
        const tz_yaml *list = tz_yaml_find(regions->items[i], "cards");
        patch_cards(patches, list, cards + first);
        first += list->n;
    }
}

// ---- all ----

void tz_next_edition_patch(tz_patches *patches, const tz_next *next, const tz_year_step *step, const tz_yaml *root,
                           const tz_next_card *cards) {
    static const char *const gone[] = {"errata", "date", "since"}, *const fronts[] = {"digest", "outline"};
    patch_year(patches, next, step, root);
    for (size_t i = 0; i < sizeof gone / sizeof *gone; i++) {
        const tz_yaml_pair *it = find(root, gone[i]);
        if (it)
            tz_patch_remove_lines(patches, &it->key, it->value);
    }
    patch_since(patches, next, root);
    for (size_t i = 0; i < sizeof fronts / sizeof *fronts; i++) {
        const tz_yaml_pair *it = find(root, fronts[i]);
        if (it)
            empty_front(patches, it->value);
    }
    const tz_yaml_pair *regions = find(root, "regions");
    if (regions)
        patch_regions(patches, regions->value, cards);
}
