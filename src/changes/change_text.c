// Changes as the text of a cell: an item for each, deleted words struck through, inserted ones underlined.
#include "changes/change_text.h"

#include <string.h>

// ---- writing ----

static void put(tz_change_text *t, const char *string) {
    tz_bytes_add(t->b->tools.arena, &t->bytes, string, strlen(string));
}

static void note_source(tz_change_text *t, const tz_text *text) {
    t->source = t->source ? t->source : text->source;
}

// Further lines are indented, so that they belong to the item before them.
static void put_text(tz_change_text *t, const tz_text *text) {
    for (size_t i = 0; i < text->size; i++) {
        if (text->bytes[i] != '\n') {
            tz_bytes_add(t->b->tools.arena, &t->bytes, text->bytes + i, 1);
            continue;
        }
        put(t, "\n　");
        while (i + 1 < text->size && strchr(" \t\n", text->bytes[i + 1]))
            i++;
    }
}

// A number is parted from what it counts, as 1. from 5.
static void put_space_behind(tz_change_text *t, const tz_text *label) {
    if (tz_label_needs_space(label))
        put(t, " ");
}

static void mark_from(tz_change_text *t, size_t from, bool deleted) {
    if (t->bytes.n > from)
        *TZ_ADD(t->b->tools.arena, &t->words) = (tz_change_span){from, t->bytes.n, deleted};
}

static void put_marked(tz_change_text *t, const tz_text *text, bool deleted) {
    size_t from = t->bytes.n;
    put_text(t, text);
    mark_from(t, from, deleted);
}

void tz_change_text_add_line(tz_change_text *t, const tz_text *line) {
    put_text(t, line);
    put(t, "\n");
}

void tz_change_text_add_answer(tz_change_text *t, const tz_text *answer) {
    note_source(t, answer);
    tz_bytes_add(t->b->tools.arena, &t->bytes, answer->bytes, answer->size);
    put(t, "\n");
}

// ---- changes ----

static void put_edits(tz_change_text *t, const tz_change *change) {
    for (size_t i = 0; i < change->edits_n; i++) {
        const tz_edit *edit = &change->edits[i];
        bool deleted = edit->kind == TZ_EDIT_DELETED;
        if (i > 0 && edit->kind == TZ_EDIT_INSERTED && edit[-1].kind == TZ_EDIT_DELETED)
            put(t, TZ_CHANGE_GAP);
        if (edit->kind == TZ_EDIT_EQUAL)
            put_text(t, &edit->current);
        else
            put_marked(t, deleted ? &edit->old : &edit->current, deleted);
    }
}

// A label is marked only where it is what changed: numbers change with every item before them.
static void put_labels(tz_change_text *t, const tz_change *change) {
    if (change->kind == TZ_CHANGE_RELABELLED && !tz_text_equal(&change->old->label, &change->current->label)) {
        put_marked(t, &change->old->label, true);
        if (change->old->label.size && change->current->label.size)
            put(t, TZ_CHANGE_GAP);
        put_marked(t, &change->current->label, false);
    } else {
        put_text(t, &change->current->label);
    }
    put_space_behind(t, &change->current->label);
}

static bool comes_from_elsewhere(const tz_form_change *form, const tz_change *change) {
    return !change->moved_out && change->old && change->old_field != (uint32_t)form->old;
}

// The field that an item came from or went to, if it is another one.
static void put_other_field(tz_change_text *t, const tz_form_change *form, const tz_change *change) {
    bool came = comes_from_elsewhere(form, change);
    if (!came && !change->moved_out)
        return;
    const tz_comparison *of = t->comparison;
    const tz_text *label = came ? &of->old->form->fields[change->old_field].label
                                : &of->current->form->fields[change->current_field].label;
    tz_wording wording = came ? TZ_WORDING_MOVED_HERE : TZ_WORDING_MOVED_AWAY;
    tz_text text = tz_change_wording(t->b, wording, &(tz_change_names){.label = label});
    put_text(t, &text);
}

static void put_statement(tz_change_text *t, const tz_change *change) {
    const tz_statement *old = change->old, *current = change->current;
    size_t from = t->bytes.n;
    note_source(t, current ? &current->body : &old->body);
    if (change->kind == TZ_CHANGE_ADDED || change->kind == TZ_CHANGE_REMOVED) {
        bool removed = change->kind == TZ_CHANGE_REMOVED;
        const tz_statement *statement = removed ? old : current;
        put_text(t, &statement->label);
        put_space_behind(t, &statement->label);
        put_text(t, &statement->body);
        mark_from(t, from, removed);
    } else if (change->kind == TZ_CHANGE_REWORDED) {
        put_labels(t, change);
        put_edits(t, change);
    } else if (change->moved_out) {
        put_text(t, &old->label);
        put_space_behind(t, &old->label);
        put_text(t, &old->body);
    } else {
        put_labels(t, change);
        put_text(t, &current->body);
    }
}

static void put_owner(tz_change_text *t, const tz_change *change) {
    tz_arena *arena = t->b->tools.arena;
    if (t->card && t->card->old_n > 1 && change->from)
        put(t, tz_arena_format(arena, "［%s］", tz_card_names(arena, change->from)));
}

static void put_change(tz_change_text *t, const tz_form_change *form, const tz_change *change) {
    size_t from = t->bytes.n;
    tz_text kind = tz_change_kind_name(t->b, change->kind, t->kind_frame);
    put_text(t, &kind);
    put_statement(t, change);
    put_other_field(t, form, change);
    put_owner(t, change);
    *TZ_ADD(t->b->tools.arena, &t->bars) = (tz_change_span){.from = from, .to = t->bytes.n};
    put(t, "\n");
}

// ---- one year's side ----

static void put_label_side(tz_change_text *t, const tz_change *change, tz_change_side side) {
    bool old = side == TZ_SIDE_OLD;
    const tz_text *label = old ? &change->old->label : &change->current->label;
    bool marked = change->kind == TZ_CHANGE_RELABELLED && !tz_text_equal(&change->old->label, &change->current->label);
    if (marked)
        put_marked(t, label, old);
    else
        put_text(t, label);
    put_space_behind(t, label);
}

static void put_body_side(tz_change_text *t, const tz_change *change, tz_change_side side) {
    bool old = side == TZ_SIDE_OLD;
    tz_edit_kind own = old ? TZ_EDIT_DELETED : TZ_EDIT_INSERTED;
    if (change->kind != TZ_CHANGE_REWORDED)
        put_text(t, old ? &change->old->body : &change->current->body);
    for (size_t i = 0; i < change->edits_n; i++) {
        const tz_edit *edit = &change->edits[i];
        const tz_text *text = old ? &edit->old : &edit->current;
        if (edit->kind == own)
            put_marked(t, text, old);
        else if (edit->kind == TZ_EDIT_EQUAL)
            put_text(t, text);
    }
}

// That it moved, or has another label. What stands in two fields is told beside the one that it is no part of.
static void put_note(tz_change_text *t, const tz_form_change *form, const tz_change *change, tz_change_side side) {
    bool moved = change->moved || change->kind == TZ_CHANGE_MOVED;
    if (change->moved_out || comes_from_elsewhere(form, change)) {
        if ((side == TZ_SIDE_CURRENT) == change->moved_out)
            put_other_field(t, form, change);
    } else if (moved || change->kind == TZ_CHANGE_RELABELLED) {
        tz_text kind = tz_change_kind_name(t->b, moved ? TZ_CHANGE_MOVED : TZ_CHANGE_RELABELLED, NULL);
        tz_text note = tz_change_wording(t->b, TZ_WORDING_TABLE_NOTE, &(tz_change_names){.text = &kind});
        put_text(t, &note);
    }
}

void tz_change_text_add_side(tz_change_text *t, const tz_form_change *form, const tz_change *change,
                             tz_change_side side) {
    const tz_statement *statement = side == TZ_SIDE_OLD ? change->old : change->current;
    bool whole = change->kind == TZ_CHANGE_ADDED || change->kind == TZ_CHANGE_REMOVED;
    if (!statement)
        return;
    if (change->moved_out && side == TZ_SIDE_CURRENT) {
        put_note(t, form, change, side);
        return;
    }
    note_source(t, &statement->body);
    for (uint32_t i = 0; i < statement->nest; i++)
        put(t, "　");
    size_t from = t->bytes.n;
    if (whole) {
        put_text(t, &statement->label);
        put_space_behind(t, &statement->label);
        put_text(t, &statement->body);
        mark_from(t, from, side == TZ_SIDE_OLD);
    } else {
        put_label_side(t, change, side);
        put_body_side(t, change, side);
        put_note(t, form, change, side);
    }
    put(t, "\n");
}

// ---- all of a field ----

// As it stands in the answer.
static void put_unchanged(tz_change_text *t, const tz_statement *statement) {
    for (uint32_t i = 0; i < statement->nest; i++)
        put(t, "　");
    put_text(t, &statement->label);
    put_space_behind(t, &statement->label);
    tz_change_text_add_line(t, &statement->body);
}

static void put_count(tz_change_text *t, size_t *unchanged) {
    if (*unchanged) {
        tz_change_names names = {.count = *unchanged};
        tz_text line = tz_change_wording(t->b, TZ_WORDING_UNCHANGED_ITEMS, &names);
        tz_change_text_add_line(t, &line);
    }
    *unchanged = 0;
}

void tz_change_text_add_changes(tz_change_text *t, const tz_form_change *form, const tz_field_change *field,
                                bool unchanged_in_full) {
    size_t unchanged = 0;
    for (size_t i = 0; i < field->n; i++) {
        const tz_change *change = &field->changes[i];
        if (change->kind != TZ_CHANGE_NONE) {
            put_count(t, &unchanged);
            put_change(t, form, change);
        } else if (unchanged_in_full) {
            put_unchanged(t, change->current);
        } else {
            unchanged++;
        }
    }
    put_count(t, &unchanged);
}

// ---- composing ----

#define FIRST_ID (UINT32_C(1) << 31) // of texts made here: beyond the ids of answers

void tz_change_marks_begin(tz_booklet *b) {
    const tz_compare_spec *spec = &b->job->layout->compare;
    b->marks = TZ_NEW(b->tools.arena, tz_change_marks);
    b->marks->bar = spec->bar;
    b->marks->stroke = spec->stroke;
    b->marks->side_by_side = b->job->side_by_side;
    b->marks->frame = b->job->layout->ruling.frame;
    b->marks->color = spec->color;
}

// What a screen reader reads out for marked words: without line ends and what indents the next line.
static const char *alt_of_words(const tz_booklet *b, const tz_text *words, bool deleted) {
    tz_bytes line = {0};
    for (size_t i = 0; i < words->size; i++)
        if (words->bytes[i] != '\n')
            tz_bytes_add(b->tools.arena, &line, words->bytes + i, 1);
    tz_text text = tz_text_from_string(tz_arena_copy(b->tools.arena, line.at ? line.at : "", line.n));
    tz_wording wording = deleted ? TZ_WORDING_DELETED : TZ_WORDING_INSERTED;
    tz_text alt = tz_change_wording(b, wording, &(tz_change_names){.text = &text});
    return tz_text_to_string_or_null(b->tools.arena, &alt);
}

static void add_marks(const tz_change_text *t, const tz_text *text) {
    tz_arena *arena = t->b->tools.arena;
    tz_change_marks *marks = t->b->marks;
    for (size_t i = 0; i < t->words.n; i++) {
        const tz_change_span *span = &t->words.at[i];
        tz_text words = tz_text_slice(text, span->from, span->to);
        tz_change_mark *mark = TZ_ADD(arena, &marks->words);
        mark->from = tz_text_position(text, span->from);
        mark->to = tz_text_position(text, span->to);
        mark->deleted = span->deleted;
        mark->alt = alt_of_words(t->b, &words, span->deleted);
    }
    for (size_t i = 0; i < t->bars.n; i++) {
        tz_change_bar *bar = TZ_ADD(arena, &marks->bars);
        bar->from = tz_text_position(text, t->bars.at[i].from);
        bar->to = tz_text_position(text, t->bars.at[i].to);
        bar->changed = true;
    }
}

// The names of the kinds of changes, where there are bars of such, then perhaps the labels of the layout's cells;
// NULL-terminated.
static const char *const *item_labels(const tz_change_text *t, bool with_cell_labels) {
    tz_arena *arena = t->b->tools.arena;
    const char *const *own = t->b->job->layout->cell.labels;
    struct {
        TZ_LIST(const char *) labels;
    } list = {0};
    for (tz_change_kind kind = TZ_CHANGE_ADDED; t->bars.n && kind < TZ_CHANGE_KINDS; kind++) {
        tz_text name = tz_change_kind_name(t->b, kind, t->kind_frame);
        *TZ_ADD(arena, &list.labels) = tz_arena_copy(arena, name.bytes ? name.bytes : "", name.size);
    }
    for (size_t i = 0; with_cell_labels && own[i]; i++)
        *TZ_ADD(arena, &list.labels) = own[i];
    TZ_ADD(arena, &list.labels);
    return list.labels.at;
}

tz_cell tz_change_text_cell(tz_change_text *t, bool with_cell_labels) {
    const tz_tools *tools = &t->b->tools;
    const tz_layout *layout = t->b->job->layout;
    tz_text text = tz_text_from_string(tz_arena_copy(tools->arena, t->bytes.at ? t->bytes.at : "", t->bytes.n));
    tz_flow_style style = {
        .body = layout->compare.body,
        .subhead = with_cell_labels ? layout->cell.subhead : layout->compare.body,
        .labels = item_labels(t, with_cell_labels),
        .label_min_width = with_cell_labels ? layout->cell.label_min_width : layout->compare.label_width,
    };
    text.source = t->source;
    text.id = FIRST_ID + t->b->marks->texts_n++;
    add_marks(t, &text);
    return tz_cell_text(tz_flow_new(tools->arena, tools->fonts, &style, text, tools->diag), false);
}
