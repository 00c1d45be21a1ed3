// Patches: a file with other text at some places, all the rest, comments too, as it was.
#include "create/patch.h"

#include <stdlib.h>
#include <string.h>

void tz_patch_replace(tz_patches *patches, size_t from, size_t to, const char *text) {
    *TZ_ADD(patches->arena, &patches->all) = (tz_patch){from, to, text};
}

// ---- lines ----

size_t tz_patch_line_start(const tz_source *source, size_t at) {
    while (at > 0 && source->bytes[at - 1] != '\n')
        at--;
    return at;
}

size_t tz_patch_line_end(const tz_source *source, size_t at) {
    const char *end = at < source->size ? memchr(source->bytes + at, '\n', source->size - at) : NULL;
    size_t found = end ? (size_t)(end - source->bytes) : source->size;
    return found > at && source->bytes[found - 1] == '\r' ? found - 1 : found;
}

// Behind the line end.
static size_t next_line(const tz_source *source, size_t at) {
    const char *end = at < source->size ? memchr(source->bytes + at, '\n', source->size - at) : NULL;
    return end ? (size_t)(end - source->bytes) + 1 : source->size;
}

bool tz_patch_find_title(const tz_source *source, size_t *from, size_t *to) {
    static const char mark[] = "\xEF\xBB\xBF", editor[] = "# yaml-language-server:";
    size_t at = source->size > strlen(mark) && !memcmp(source->bytes, mark, strlen(mark)) ? strlen(mark) : 0;
    size_t left = source->size - at;
    if (left > strlen(editor) && !memcmp(source->bytes + at, editor, strlen(editor)))
        at = next_line(source, at);
    *from = at;
    *to = tz_patch_line_end(source, at);
    return at < source->size && source->bytes[at] == '#';
}

// ---- values ----

// The last byte of a text that is no blank: a block may end with empty lines.
static size_t last_of_text(const tz_yaml *value) {
    size_t n = value->text.size;
    while (n > 0 && strchr(" \n\r", value->text.bytes[n - 1]))
        n--;
    return n ? tz_text_place(&value->text, n - 1).at : value->place.at;
}

static bool is_in_brackets(const tz_yaml *value) {
    char first = value->place.at < value->place.source->size ? value->place.source->bytes[value->place.at] : 0;
    return value->kind != TZ_SCALAR && (first == '{' || first == '[');
}

// The last of so many closing brackets behind `at`, where nothing but quotation marks and comments can stand besides.
static size_t find_closing(const tz_source *source, size_t at, size_t brackets) {
    size_t found = at;
    while (brackets && ++at < source->size) {
        if (source->bytes[at] == '#')
            at = tz_patch_line_end(source, at);
        else if (source->bytes[at] == '}' || source->bytes[at] == ']') {
            found = at;
            brackets--;
        }
    }
    return found;
}

size_t tz_patch_last_byte(const tz_yaml *value) {
    const tz_yaml *at = value;
    size_t brackets = is_in_brackets(at);
    while (at->kind != TZ_SCALAR && at->n) { // the last one of the last one
        at = at->kind == TZ_SEQUENCE ? at->items[at->n - 1] : at->pairs[at->n - 1].value;
        brackets += is_in_brackets(at);
    }
    return find_closing(value->place.source, at->kind == TZ_SCALAR ? last_of_text(at) : at->place.at, brackets);
}

// Where an item's line begins: that of its dash, which may stand on a line before.
static size_t item_start(const tz_source *source, const tz_yaml *item) {
    size_t at = item->place.at;
    while (at > 0 && strchr(" \r\n", source->bytes[at - 1]))
        at--;
    return tz_patch_line_start(source, at > 0 && source->bytes[at - 1] == '-' ? at - 1 : item->place.at);
}

void tz_patch_text(tz_patches *patches, const tz_text *of, size_t from, size_t to, const char *text) {
    if (from < to)
        tz_patch_replace(patches, tz_text_place(of, from).at, (size_t)tz_text_place(of, to - 1).at + 1, text);
}

void tz_patch_remove_lines(tz_patches *patches, const tz_text *key, const tz_yaml *value) {
    const tz_source *source = patches->source;
    size_t from = key ? tz_patch_line_start(source, tz_text_place(key, 0).at) : item_start(source, value);
    tz_patch_replace(patches, from, next_line(source, tz_patch_last_byte(value)), "");
}

void tz_patch_add_lines(tz_patches *patches, const tz_yaml *behind, const char *lines) {
    size_t at = next_line(patches->source, tz_patch_last_byte(behind));
    bool ends = at > 0 && patches->source->bytes[at - 1] == '\n';
    tz_patch_replace(patches, at, at, ends ? lines : tz_arena_format(patches->arena, "\n%s", lines));
}

void tz_patch_empty(tz_patches *patches, const tz_text *key, const tz_yaml *value) {
    const tz_source *source = patches->source;
    if (value->kind != TZ_SCALAR || !value->text.size)
        return;
    size_t behind = (size_t)tz_text_place(key, key->size - 1).at + 1, last = last_of_text(value);
    const char *colon = memchr(source->bytes + behind, ':', source->size - behind);
    if (colon && tz_patch_line_end(source, behind) < last) {
        size_t from = (size_t)(colon - source->bytes) + 1;
        tz_patch_replace(patches, from, tz_patch_line_end(source, last), " |");
        return;
    }
    size_t from = value->place.at;
    bool quoted = from > 0 && strchr("\"'", source->bytes[from - 1]);
    tz_patch_replace(patches, from, last + 1, quoted ? "" : "\"\"");
}

// ---- all ----

static int by_place(const void *a, const void *b) {
    const tz_patch *one = a, *other = b;
    return one->from != other->from ? (one->from < other->from ? -1 : 1)
                                    : (one->to > other->to) - (one->to < other->to);
}

tz_bytes tz_patches_apply(tz_patches *patches) {
    tz_bytes out = {0};
    size_t at = 0;
    if (patches->all.n)
        qsort(patches->all.at, patches->all.n, sizeof *patches->all.at, by_place);
    for (size_t i = 0; i < patches->all.n; i++) {
        const tz_patch *it = &patches->all.at[i];
        if (it->from < at) // within what is taken out
            continue;
        tz_bytes_add(patches->arena, &out, patches->source->bytes + at, it->from - at);
        tz_bytes_add(patches->arena, &out, it->text, strlen(it->text));
        at = it->to;
    }
    tz_bytes_add(patches->arena, &out, patches->source->bytes + at, patches->source->size - at);
    return out;
}
