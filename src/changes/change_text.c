// Changes as text in cells: old words struck through, new ones underlined, a bar beside what changed.
#include "changes/change_text.h"

#include <string.h>

// ---- words ----

typedef struct naming {
    const tz_booklet *b;
    const tz_change_names *of;
} naming;

static const char *string(const tz_booklet *b, const tz_text *text) {
    return text && text->size ? tz_arena_copy(b->tools.arena, text->bytes, text->size) : NULL;
}

static const char *look_up(const void *context, const char *name) {
    const naming *n = context;
    if (!strcmp(name, "names"))
        return n->of->names;
    if (!strcmp(name, "old_names"))
        return n->of->old_names;
    if (!strcmp(name, "count"))
        return tz_arena_format(n->b->tools.arena, "%zu", n->of->count);
    if (!strcmp(name, "label"))
        return string(n->b, n->of->label);
    if (!strcmp(name, "old_label"))
        return string(n->b, n->of->old_label);
    if (!strcmp(name, "text"))
        return string(n->b, n->of->text);
    return tz_name_lookup(&(tz_name_values){.arena = n->b->tools.arena, .job = n->b->job}, name);
}

tz_text tz_change_wording(tz_booklet *b, tz_wording word, const tz_change_names *of) {
    return tz_template_fill(b->tools.arena, &b->job->layout->compare.words[word], look_up, &(naming){b, of});
}

static tz_text kind_said(const tz_change_text *s, tz_change_kind kind) {
    static const tz_wording words[TZ_CHANGE_KINDS] = {
        [TZ_CHANGE_ADDED] = TZ_WORDING_ADDED,       [TZ_CHANGE_REMOVED] = TZ_WORDING_REMOVED,
        [TZ_CHANGE_MOVED] = TZ_WORDING_MOVED,       [TZ_CHANGE_REWORDED] = TZ_WORDING_REWORDED,
        [TZ_CHANGE_RELABELLED] = TZ_WORDING_MARKED,
    };
    tz_text word = tz_change_wording(s->b, words[kind], &(tz_change_names){0});
    if (!s->kind)
        return word;
    return tz_template_fill(s->b->tools.arena, s->kind, look_up, &(naming){s->b, &(tz_change_names){.text = &word}});
}

// ---- lines ----

static void put(tz_change_text *s, const char *text) {
    tz_bytes_add(s->b->tools.arena, &s->bytes, text, strlen(text));
}

// Further lines are indented, so that they belong to the item before them.
static void put_text(tz_change_text *s, const tz_text *text) {
    for (size_t i = 0; i < text->size; i++) {
        if (text->bytes[i] != '\n') {
            tz_bytes_add(s->b->tools.arena, &s->bytes, text->bytes + i, 1);
            continue;
        }
        put(s, "\n　");
        while (i + 1 < text->size && strchr(" \t\n", text->bytes[i + 1]))
            i++;
    }
}

static void mark_from(tz_change_text *s, size_t from, bool deleted) {
    if (s->bytes.n > from)
        *TZ_ADD(s->b->tools.arena, &s->words) = (tz_change_text_word){from, s->bytes.n, deleted};
}

static void put_marked(tz_change_text *s, const tz_text *text, bool deleted) {
    size_t from = s->bytes.n;
    put_text(s, text);
    mark_from(s, from, deleted);
}

static void end_line(tz_change_text *s) {
    put(s, "\n");
}

void tz_change_text_add_line(tz_change_text *s, const tz_text *line) {
    put_text(s, line);
    end_line(s);
}

// ---- changes ----

static void put_edits(tz_change_text *s, const tz_change *change) {
    for (size_t i = 0; i < change->edits_n; i++) {
        const tz_edit *edit = &change->edits[i];
        if (edit->kind == TZ_EDIT_EQUAL)
            put_text(s, &edit->current);
        else
            put_marked(s, edit->kind == TZ_EDIT_DELETED ? &edit->old : &edit->current, edit->kind == TZ_EDIT_DELETED);
    }
}

// A label that changed as such; numbers may change without a word.
static void put_labels(tz_change_text *s, const tz_change *change) {
    if (change->kind == TZ_CHANGE_RELABELLED && !tz_text_equal(&change->old->label, &change->current->label)) {
        put_marked(s, &change->old->label, true);
        put_marked(s, &change->current->label, false);
    } else {
        put_text(s, &change->current->label);
    }
}

static void put_way(tz_change_text *s, const tz_form_change *form, const tz_change *change) {
    bool came = !change->moved_out && change->old && change->old_field != (uint32_t)form->old;
    if (!came && !change->moved_out)
        return;
    const tz_text *label = came ? &s->of->old->form->fields[change->old_field].label
                                : &s->of->current->form->fields[change->new_field].label;
    tz_text way = tz_change_wording(s->b, came ? TZ_WORDING_MOVED_HERE : TZ_WORDING_MOVED_AWAY,
                                    &(tz_change_names){.label = label});
    put_text(s, &way);
}

static void put_change(tz_change_text *s, const tz_form_change *form, const tz_change *change) {
    const tz_statement *one = change->kind == TZ_CHANGE_REMOVED || change->moved_out ? change->old : change->current;
    size_t from = s->bytes.n;
    tz_text kind = kind_said(s, change->kind);
    put_text(s, &kind);
    if (change->kind == TZ_CHANGE_ADDED || change->kind == TZ_CHANGE_REMOVED) {
        size_t start = s->bytes.n;
        put_text(s, &one->label);
        put_text(s, &one->body);
        mark_from(s, start, change->kind == TZ_CHANGE_REMOVED);
    } else if (change->kind == TZ_CHANGE_REWORDED) {
        put_labels(s, change);
        put_edits(s, change);
    } else if (change->moved_out) {
        put_text(s, &one->label);
        put_text(s, &one->body);
    } else {
        put_labels(s, change);
        put_text(s, &one->body);
    }
    put_way(s, form, change);
    *TZ_ADD(s->b->tools.arena, &s->bars) = (tz_change_text_bar){from, s->bytes.n};
    end_line(s);
}

// As it stands in the answer.
static void put_unchanged(tz_change_text *s, const tz_statement *says) {
    for (uint32_t i = 0; i < says->nest; i++)
        put(s, "　");
    put_text(s, &says->label);
    put_text(s, &says->body);
    end_line(s);
}

static void put_skipped(tz_change_text *s, size_t *n) {
    if (*n) {
        tz_text line = tz_change_wording(s->b, TZ_WORDING_UNCHANGED_ITEMS, &(tz_change_names){.count = *n});
        tz_change_text_add_line(s, &line);
    }
    *n = 0;
}

void tz_change_text_add_changes(tz_change_text *s, const tz_form_change *form, const tz_field_change *field,
                                bool in_full) {
    size_t skipped = 0;
    for (size_t i = 0; i < field->n; i++) {
        const tz_change *change = &field->changes[i];
        if (change->kind != TZ_CHANGE_NONE) {
            put_skipped(s, &skipped);
            put_change(s, form, change);
        } else if (in_full) {
            put_unchanged(s, change->current);
        } else {
            skipped++;
        }
    }
    put_skipped(s, &skipped);
}

// ---- flows ----

#define FIRST_ID (UINT32_C(1) << 31) // of texts made here: beyond the ids of answers

void tz_change_marks_begin(tz_booklet *b) {
    const tz_compare_spec *look = &b->job->layout->compare;
    b->marks = TZ_NEW(b->tools.arena, tz_change_marks);
    b->marks->bar = look->bar;
    b->marks->stroke = look->stroke;
    b->marks->color = look->color;
}

// What is said of words, in one breath: without line ends and what indents the next line.
static const char *breath(tz_booklet *b, const tz_text *words, bool deleted) {
    tz_bytes out = {0};
    for (size_t i = 0; i < words->size; i++)
        if (words->bytes[i] != '\n')
            tz_bytes_add(b->tools.arena, &out, words->bytes + i, 1);
    tz_text text = tz_text_from_string(tz_arena_copy(b->tools.arena, out.at ? out.at : "", out.n));
    tz_text said =
        tz_change_wording(b, deleted ? TZ_WORDING_DELETED : TZ_WORDING_INSERTED, &(tz_change_names){.text = &text});
    return string(b, &said);
}

static void keep_marks(tz_change_text *s, const tz_text *text) {
    for (size_t i = 0; i < s->words.n; i++) {
        const tz_change_text_word *it = &s->words.at[i];
        tz_text words = tz_text_slice(text, it->from, it->to);
        *TZ_ADD(s->b->tools.arena, &s->b->marks->words) = (tz_change_mark){.from = tz_text_position(text, it->from),
                                                                           .to = tz_text_position(text, it->to),
                                                                           .deleted = it->deleted,
                                                                           .alt = breath(s->b, &words, it->deleted)};
    }
    for (size_t i = 0; i < s->bars.n; i++)
        *TZ_ADD(s->b->tools.arena, &s->b->marks->bars) =
            (tz_change_bar){.from = tz_text_position(text, s->bars.at[i].from),
                            .to = tz_text_position(text, s->bars.at[i].to),
                            .changed = true};
}

// The words for the kinds of changes begin items, and so may the layout's own labels.
static const char *const *labels_of(const tz_change_text *s, bool own_labels) {
    tz_booklet *b = s->b;
    struct {
        TZ_LIST(const char *) all;
    } made = {0};
    for (tz_change_kind kind = TZ_CHANGE_ADDED; kind < TZ_CHANGE_KINDS; kind++) {
        tz_text word = kind_said(s, kind);
        *TZ_ADD(b->tools.arena, &made.all) = tz_arena_copy(b->tools.arena, word.bytes ? word.bytes : "", word.size);
    }
    for (size_t i = 0; own_labels && b->job->layout->cell.labels[i]; i++)
        *TZ_ADD(b->tools.arena, &made.all) = b->job->layout->cell.labels[i];
    TZ_ADD(b->tools.arena, &made.all);
    return made.all.at;
}

const tz_flow *tz_change_text_flow(tz_change_text *s, const tz_style *style, bool own_labels) {
    tz_booklet *b = s->b;
    tz_text text = tz_text_from_string(tz_arena_copy(b->tools.arena, s->bytes.at ? s->bytes.at : "", s->bytes.n));
    tz_flow_style flow = {
        .body = style,
        .subhead = own_labels ? b->job->layout->cell.subhead : style,
        .labels = labels_of(s, own_labels),
        .label_least = own_labels ? b->job->layout->cell.label_least : b->job->layout->compare.label_width,
    };
    text.id = FIRST_ID + b->marks->texts_n++;
    keep_marks(s, &text);
    return tz_flow_new(b->tools.arena, b->tools.fonts, &flow, text, b->tools.diag);
}
