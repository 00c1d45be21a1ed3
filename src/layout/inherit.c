// A layout may be like another: `like: a4.yaml` takes every key from that file that it does not set itself.
#include "layout/read.h"

// How many files a chain may have. A file that is like itself is found out by this, too.
enum { CHAIN = 8 };

static size_t find_pair(const tz_yaml *mapping, const tz_text *key) {
    for (size_t i = 0; i < mapping->n; i++)
        if (tz_text_equal(&mapping->pairs[i].key, key))
            return i;
    return mapping->n;
}

// The child's tree on top of its parent's: mappings are merged key by key in the order of the parent, and every other
// value of the child replaces the parent's.
static const tz_yaml *merge(tz_arena *arena, const tz_yaml *parent, const tz_yaml *child) {
    if (parent->kind != TZ_MAPPING || child->kind != TZ_MAPPING)
        return child;
    tz_yaml *merged = TZ_NEW(arena, tz_yaml);
    tz_yaml_pair *pairs = TZ_ARRAY(arena, tz_yaml_pair, parent->n + child->n);
    *merged = *child;
    merged->n = 0;
    for (size_t i = 0; i < parent->n; i++) {
        size_t own = find_pair(child, &parent->pairs[i].key);
        pairs[merged->n++] =
            own == child->n
                ? parent->pairs[i]
                : (tz_yaml_pair){child->pairs[own].key, merge(arena, parent->pairs[i].value, child->pairs[own].value)};
    }
    for (size_t i = 0; i < child->n; i++)
        if (find_pair(parent, &child->pairs[i].key) == parent->n)
            pairs[merged->n++] = child->pairs[i];
    merged->pairs = pairs;
    return merged;
}

// The mapping without the key of this value.
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
            tz_error(diag, like->place, _("like must name another layout file in the folder of this one"));
            return NULL;
        }
        if (depth == CHAIN) {
            tz_error(diag, like->place,
                     _("the chain of layouts that are like another is too long: is one of them like itself?"));
            return NULL;
        }
        const char *name = tz_text_to_string(arena, &like->text);
        const tz_source *file = siblings->open(siblings->context, arena, name, like->place, diag);
        const tz_yaml *parent = file ? tz_yaml_read(arena, file, diag) : NULL;
        node = parent ? merge(arena, parent, without(arena, node, like)) : NULL;
    }
    return node;
}
