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

// The value of `like`, whose file is to be below the node; NULL when the node has none or after reporting.
static const tz_yaml *read_like(tz_layout_reader *r, const tz_yaml *node, const tz_input *siblings, bool *ok) {
    const tz_yaml *like = tz_yaml_find(node, "like");
    *ok = true;
    if (!like)
        return NULL;
    *TZ_ADD(r->arena, &r->likes) = like->place;
    if (like->kind != TZ_SCALAR || !like->text.size || !siblings)
        *ok = tz_layout_refuse(r, like->place, _("like must name another layout file in the folder of this one"));
    else if (r->files.n > CHAIN)
        *ok = tz_layout_refuse(
            r, like->place, _("the chain of layouts that are like another is too long: is one of them like itself?"));
    return *ok ? like : NULL;
}

static const tz_yaml *read_tree(tz_layout_reader *r, const tz_source *source) {
    *TZ_ADD(r->arena, &r->files) = source;
    return tz_yaml_read(r->arena, source, r->diag);
}

const tz_yaml *tz_layout_inherit(tz_layout_reader *r, const tz_source *source, const tz_input *siblings) {
    const tz_yaml *node = read_tree(r, source), *like;
    bool ok;
    while (node && node->kind == TZ_MAPPING && (like = read_like(r, node, siblings, &ok))) {
        const char *name = tz_text_to_string(r->arena, &like->text);
        const tz_source *file = siblings->open(siblings->context, r->arena, name, like->place, r->diag);
        const tz_yaml *parent = file ? read_tree(r, file) : NULL;
        node = parent ? merge(r->arena, parent, without(r->arena, node, like)) : NULL;
    }
    if (node && node->kind == TZ_MAPPING && !ok)
        node = NULL;
    return r->root = node;
}

size_t tz_layout_rank(const tz_layout_reader *r, tz_place place) {
    for (size_t i = 0; i < r->files.n; i++)
        if (r->files.at[i] == place.source)
            return i;
    return r->files.n;
}

tz_place tz_layout_taken_at(const tz_layout_reader *r, tz_place place) {
    size_t rank = tz_layout_rank(r, place);
    return rank && rank <= r->likes.n ? r->likes.at[rank - 1] : place;
}

tz_place tz_layout_nearest(const tz_layout_reader *r, const tz_place *places, size_t n) {
    tz_place found = places[0];
    for (size_t i = 1; i < n; i++)
        if (places[i].source && (!found.source || tz_layout_rank(r, places[i]) < tz_layout_rank(r, found)))
            found = places[i];
    return found;
}

// The rank of the nearest file with an error.
static size_t nearest_error(const tz_layout_reader *r) {
    size_t nearest = r->files.n;
    for (size_t i = 0; tz_diag_at(r->diag, i); i++) {
        const tz_diag_entry *entry = tz_diag_at(r->diag, i);
        size_t rank = tz_layout_rank(r, entry->place);
        if (entry->severity == TZ_ERROR && rank < nearest)
            nearest = rank;
    }
    return nearest;
}

void tz_layout_report(const tz_layout_reader *r, tz_diag *to) {
    size_t nearest = nearest_error(r);
    for (size_t i = 0; tz_diag_at(r->diag, i); i++) {
        const tz_diag_entry *entry = tz_diag_at(r->diag, i);
        size_t rank = tz_layout_rank(r, entry->place);
        if (rank > nearest && rank < r->files.n)
            continue;
        (entry->severity == TZ_ERROR ? tz_error : tz_warning)(to, entry->place, "%s", entry->message);
        if (entry->note)
            tz_note(to, entry->also, "%s", entry->note);
    }
}
