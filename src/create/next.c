// The edition of the next year: the files of the old one, each as it is, patched, or left out.
#include "create/next.h"
#include "base/calendar.h"
#include "base/intl.h"
#include "create/next_edition.h"

#include <string.h>

typedef struct next_maker {
    tz_arena *arena;
    const tz_next *of;
    tz_created *created;
    tz_diag *diag;
    tz_year_step step;
    const tz_yaml *root; // of the old edition.yaml
    tz_next_card *cards; // of the old edition's
    bool yaml;           // some of them were YAML
} next_maker;

static const tz_source *open_file(const next_maker *m, const char *name, tz_diag *diag) {
    return m->of->records->open(m->of->records->context, m->arena, name, (tz_place){0}, diag);
}

static bool ends_in(const char *name, const char *end) {
    size_t size = strlen(name), end_size = strlen(end);
    return size >= end_size && !strcmp(name + size - end_size, end);
}

// ---- the year ----

static bool find_year(next_maker *m) {
    const tz_edition *old = m->of->old;
    m->step = (tz_year_step){.old_words = old->fiscal_year, .old = old->year, .year = old->year + 1};
    const tz_text given = tz_text_from_string(m->of->year ? m->of->year : "");
    m->step.words = m->of->year ? m->of->year : tz_year_next_words(m->arena, &old->fiscal_year, old->year + 1);
    if (!m->of->year || (tz_fiscal_year_parse(&given, &m->step.year) && m->step.year > old->year))
        return true;
    tz_error(m->diag, (tz_place){0}, _("%s is no year after %s: please name a later one"), m->of->year,
             tz_text_excerpt(m->arena, &old->fiscal_year));
    return false;
}

// ---- cards ----

static bool has_input(const tz_edition *old, const char *name) {
    for (size_t i = 0; i < old->inputs_n; i++)
        if (!strcmp(old->input_names[i], name))
            return true;
    return false;
}

// A card of others than before is named after the first of them, in the manner of the old name.
static const char *slug_of(const next_maker *m, const tz_card *old, const tz_next_card *made) {
    const tz_municipality *before = &old->municipalities[0], *first = &made->municipalities[0];
    bool by_code = before->code.size && !strncmp(old->slug, before->code.bytes, before->code.size);
    if (tz_text_equal(&before->code, &first->code) && tz_text_equal(&before->name, &first->name))
        return old->slug;
    return by_code ? tz_create_card_name(m->arena, first, TZ_CARDS_ROMAN) : tz_text_to_string(m->arena, &first->name);
}

static void find_cards(next_maker *m) {
    const tz_edition *old = m->of->old;
    m->cards = TZ_ARRAY(m->arena, tz_next_card, old->cards_n);
    for (size_t i = 0; i < old->cards_n; i++) {
        tz_next_card *made = &m->cards[i];
        made->municipalities = tz_mergers_card(m->arena, m->of->mergers, &old->cards[i], &made->municipalities_n);
        made->slug = made->municipalities_n ? slug_of(m, &old->cards[i], made) : NULL;
        m->yaml = m->yaml || has_input(old, tz_arena_format(m->arena, "cards/%s.yaml", old->cards[i].slug));
    }
}

// ---- files ----

static const char *name_of(const next_maker *m, const char *key, const char *usual) {
    const tz_yaml *value = tz_yaml_find(m->root, key);
    return value && value->text.size ? tz_text_to_string(m->arena, &value->text) : usual;
}

static void add_patched(next_maker *m, const char *name, tz_patches *patches) {
    tz_bytes bytes = tz_patches_apply(patches);
    tz_created_add(m->arena, m->created, name, &bytes);
}

static bool make_edition(next_maker *m) {
    const tz_source *source = open_file(m, "edition.yaml", m->diag);
    m->root = source ? tz_yaml_read(m->arena, source, m->diag) : NULL;
    if (!m->root)
        return false;
    tz_patches patches = {.arena = m->arena, .source = source};
    if (source->bytes[m->root->place.at] == '{') {
        tz_error(m->diag, m->root->place, "%s", _("please write each key of this file on lines of its own first"));
        return false;
    }
    tz_next_edition_patch(&patches, m->of, &m->step, m->root, m->cards);
    add_patched(m, "edition.yaml", &patches);
    return true;
}

static bool make_form(next_maker *m, const char *name) {
    const tz_source *source = open_file(m, name, m->diag);
    const tz_yaml *root = source ? tz_yaml_read(m->arena, source, m->diag) : NULL;
    tz_patches patches = {.arena = m->arena, .source = source};
    const tz_yaml *title = root ? tz_yaml_find(root, "title") : NULL;
    if (!title)
        return false;
    tz_next_patch_year(&patches, &m->step, &title->text);
    add_patched(m, name, &patches);
    return true;
}

static bool make_list(next_maker *m, const char *name) {
    const tz_source *source = open_file(m, name, m->diag);
    tz_patches patches = {.arena = m->arena, .source = source};
    if (!source || !tz_mergers_patch_list(&patches, m->of->mergers, m->diag))
        return false;
    add_patched(m, name, &patches);
    return true;
}

static bool is_made(const next_maker *m, const char *name) {
    for (size_t i = 0; i < m->created->files.n; i++)
        if (!strcmp(m->created->files.at[i].name, name))
            return true;
    return false;
}

static void copy(next_maker *m, const char *name) {
    const tz_source *source = is_made(m, name) ? NULL : open_file(m, name, tz_diag_in_arena(m->arena));
    const tz_bytes bytes = {.at = source ? (char *)source->bytes : NULL, .n = source ? source->size : 0};
    if (source)
        tz_created_add(m->arena, m->created, name, &bytes);
}

// survey.yaml, and layouts that others are like: all files beside edition.yaml that are of its kind.
static void copy_others(next_maker *m, const char *errata) {
    const tz_input *input = m->of->records;
    tz_names names = {.all = {.n = 0}};
    if (input->list && input->list(input->context, m->arena, ".", &names))
        for (size_t i = 0; i < names.all.n; i++)
            if (ends_in(names.all.at[i], ".yaml") && names.all.at[i][0] != '.' && strcmp(names.all.at[i], errata) != 0)
                copy(m, names.all.at[i]);
}

static const tz_source *open_layout(const next_maker *m, const char *name) {
    const tz_input *layouts = m->of->layouts;
    tz_diag *silent = tz_diag_in_arena(m->arena); // one that is not there is one of those that come with the program
    const tz_source *source = open_file(m, name, silent);
    return source || !layouts ? source : layouts->open(layouts->context, m->arena, name, (tz_place){0}, silent);
}

// The layout that the edition names, and what it is like. Either may be named without .yaml.
static void copy_layouts(next_maker *m) {
    enum { MOST = 16 }; // deeper than layouts may be
    const tz_text *name = &m->of->old->layout;
    for (int i = 0; name && name->size && i < MOST; i++) {
        const char *file = tz_text_to_string(m->arena, name);
        const tz_source *source = open_file(m, file, tz_diag_in_arena(m->arena));
        if (!source && !ends_in(file, ".yaml"))
            file = tz_arena_format(m->arena, "%s.yaml", file);
        source = source ? source : open_layout(m, file);
        const tz_bytes bytes = {.at = source ? (char *)source->bytes : NULL, .n = source ? source->size : 0};
        if (source && !is_made(m, file))
            tz_created_add(m->arena, m->created, file, &bytes);
        const tz_yaml *root = source ? tz_yaml_read(m->arena, source, tz_diag_in_arena(m->arena)) : NULL;
        const tz_yaml *like = root && root->kind == TZ_MAPPING ? tz_yaml_find(root, "like") : NULL;
        name = like && like->kind == TZ_SCALAR ? &like->text : NULL;
    }
}

static bool make_files(next_maker *m) {
    if (!make_edition(m))
        return false;
    const char *list = name_of(m, "municipalities", "municipalities.yaml");
    if (!make_form(m, name_of(m, "form", "form.yaml")) || (m->of->old->official_n && !make_list(m, list)))
        return false;
    copy_others(m, name_of(m, "errata", "errata.yaml"));
    copy_layouts(m);
    return true;
}

static void make_cards(next_maker *m, const tz_edition *head) {
    for (size_t i = 0; i < m->of->old->cards_n; i++) {
        const tz_next_card *it = &m->cards[i];
        if (it->slug)
            tz_create_card(m->arena, head, it->slug, it->municipalities, it->municipalities_n, m->created);
    }
}

const tz_edition *tz_create_next(tz_arena *arena, const tz_next *next, tz_created *created, tz_diag *diag) {
    next_maker m = {.arena = arena, .of = next, .created = created, .diag = diag};
    if (!next->old->cards_n)
        tz_error(diag, (tz_place){0}, "%s",
                 _("nobody has answered in this edition yet: there is nothing to go on from"));
    if (!next->old->cards_n || !find_year(&m))
        return NULL;
    find_cards(&m);
    const tz_edition *head = make_files(&m) ? tz_created_head(arena, created, diag) : NULL;
    if (head && m.yaml && !next->workbooks)
        make_cards(&m, head);
    return head;
}
