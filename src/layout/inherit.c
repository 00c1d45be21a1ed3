// A layout may be like another: `like: a4.yaml` takes everything from that file that it does not say itself.
#include "layout/read.h"

#include <string.h>

// How long a chain of files may be; a file that is like itself ends here, too.
enum { CHAIN = 8 };

static size_t find_pair(const tz_yaml *mapping, const tz_text *key) {
    for (size_t i = 0; i < mapping->n; i++)
        if (mapping->pairs[i].key.size == key->size && !memcmp(mapping->pairs[i].key.bytes, key->bytes, key->size))
            return i;
    return mapping->n;
}

// What `over` says on top of `under`: mappings are merged key by key in the order of `under`, all else is replaced.
static const tz_yaml *merge(tz_arena *arena, const tz_yaml *under, const tz_yaml *over) {
    if (under->kind != TZ_MAPPING || over->kind != TZ_MAPPING)
        return over;
    tz_yaml *merged = TZ_NEW(arena, tz_yaml);
    tz_yaml_pair *pairs = TZ_ARRAY(arena, tz_yaml_pair, under->n + over->n);
    *merged = *over;
    merged->n = 0;
    for (size_t i = 0; i < under->n; i++) {
        size_t own = find_pair(over, &under->pairs[i].key);
        pairs[merged->n++] =
            own == over->n
                ? under->pairs[i]
                : (tz_yaml_pair){over->pairs[own].key, merge(arena, under->pairs[i].value, over->pairs[own].value)};
    }
    for (size_t i = 0; i < over->n; i++)
        if (find_pair(under, &over->pairs[i].key) == under->n)
            pairs[merged->n++] = over->pairs[i];
    merged->pairs = pairs;
    return merged;
}

// The mapping without one of its keys.
static const tz_yaml *without(tz_arena *arena, const tz_yaml *mapping, const tz_yaml *value) {
    tz_yaml *rest = TZ_NEW(arena, tz_yaml);
    tz_yaml_pair *pairs = TZ_ARRAY(arena, tz_yaml_pair, mapping->n);
    *rest = *mapping;
    rest->n = 0;
    for (size_t i = 0; i < mapping->n; i++)
        if (mapping->pairs[i].value != value)
            pairs[rest->n++] = mapping->pairs[i];
    rest->pairs = pairs;
    return rest;
}

const tz_yaml *tz_layout_inherit(tz_arena *arena, const tz_source *source, const tz_input *siblings, tz_diag *diag) {
    const tz_yaml *node = tz_yaml_read(arena, source, diag);
    for (int depth = 0; node && node->kind == TZ_MAPPING; depth++) {
        const tz_yaml *like = tz_yaml_find(node, "like");
        if (!like)
            return node;
        if (like->kind != TZ_SCALAR || !like->text.size || !siblings) {
            tz_error(diag, like->place, _("like must name another layout file beside this one"));
            return NULL;
        }
        if (depth == CHAIN) {
            tz_error(diag, like->place,
                     _("the chain of layouts that are like another is too long: is one of them like itself?"));
            return NULL;
        }
        const char *name = tz_arena_copy(arena, like->text.bytes, like->text.size);
        const tz_source *under = siblings->open(siblings->context, arena, name, like->place, diag);
        const tz_yaml *below = under ? tz_yaml_read(arena, under, diag) : NULL;
        node = below ? merge(arena, below, without(arena, node, like)) : NULL;
    }
    return node;
}
