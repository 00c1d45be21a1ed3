// Two years side by side (新旧対照表): a row for each statement that changed, the new year at the left.
//
// That is how ministries write it since 2016 in ordinances set in lines: 改正後 at the left, 改正前 at the right, what
// differs underlined in both, （新設） and （削る） where there is nothing, （略） for what stays. So an official reads
// in the left column what holds now, and finds at its right what stood there before.
#include "changes/change_text.h"

enum { COLUMNS = 3 };

// The table in the making.
typedef struct sides {
    tz_booklet *b;
    const tz_comparison *of;
    const tz_card_change *card;
    TZ_LIST(tz_cell) cells;
    bool ok; // false after reporting
} sides;

static void put(sides *s, tz_cell cell) {
    *TZ_ADD(s->b->tools.arena, &s->cells) = cell;
    s->ok = s->ok && cell.flow;
}

// ---- cells ----

static tz_cell head_cell(const sides *s, tz_text text, const tz_style *style) {
    return tz_cell_compose(&s->b->tools, text, style, s->b->part->spec->size, true);
}

static void add_heads(sides *s) {
    static const tz_wording heads[COLUMNS] = {TZ_WORDING_TABLE_FIELD, TZ_WORDING_TABLE_CURRENT, TZ_WORDING_TABLE_OLD};
    for (size_t i = 0; i < COLUMNS; i++)
        put(s, head_cell(s, tz_change_wording(s->b, heads[i], NULL), s->b->job->layout->compare.head));
}

// What stands in a column in place of a statement.
static tz_wording stand_in(const tz_change *change, tz_change_side side) {
    bool current = side == TZ_SIDE_CURRENT;
    if (change->kind == TZ_CHANGE_ADDED && !current)
        return TZ_WORDING_TABLE_ADDED;
    if (change->kind == TZ_CHANGE_REMOVED && current)
        return TZ_WORDING_TABLE_REMOVED;
    return change->kind == TZ_CHANGE_NONE ? TZ_WORDING_TABLE_SAME : TZ_WORDINGS;
}

static const char *language_of(const sides *s, const tz_form_change *form, tz_change_side side) {
    bool current = side == TZ_SIDE_CURRENT;
    const tz_card *card = current ? s->card->current : s->card->old_n ? s->card->old[0] : NULL;
    const tz_edition *edition = current ? s->of->current : s->of->old;
    int field = current ? form->current : form->old;
    return card && field >= 0 ? tz_answer_language(card, &edition->form->fields[field]) : NULL;
}

// Whose statement it was, where several cards have become one and the one before it was not of the same.
static void add_owner(const sides *s, tz_change_text *text, const tz_change *changes, size_t i) {
    if (s->card->old_n < 2 || !changes[i].from || (i && changes[i - 1].from == changes[i].from))
        return;
    tz_arena *arena = s->b->tools.arena;
    tz_text names = tz_text_from_string(tz_arena_format(arena, "【%s】", tz_card_names(arena, changes[i].from)));
    tz_change_text_add_line(text, &names);
}

// Changes [0, n), all of one kind, in one column.
static void put_side(sides *s, const tz_form_change *form, const tz_change *changes, size_t n, tz_change_side side) {
    tz_change_text text = {.b = s->b, .comparison = s->of};
    tz_wording in_place = stand_in(changes, side);
    tz_text words = in_place < TZ_WORDINGS ? tz_change_wording(s->b, in_place, NULL) : (tz_text){0};
    if (in_place < TZ_WORDINGS)
        tz_change_text_add_line(&text, &words);
    for (size_t i = 0; i < n && in_place == TZ_WORDINGS; i++) {
        if (side == TZ_SIDE_OLD)
            add_owner(s, &text, changes, i);
        tz_change_text_add_side(&text, form, &changes[i], side);
    }
    tz_cell cell = tz_change_text_cell(&text, true);
    cell.language = in_place == TZ_WORDINGS ? language_of(s, form, side) : NULL;
    put(s, cell);
}

// ---- rows ----

// How many changes stand in one row: what stays, and what was added or removed in one place; all else alone.
static size_t row_length(const tz_field_change *field, size_t from) {
    tz_change_kind kind = field->changes[from].kind;
    size_t to = from + 1;
    bool joins = kind == TZ_CHANGE_NONE || kind == TZ_CHANGE_ADDED || kind == TZ_CHANGE_REMOVED;
    while (joins && to < field->n && field->changes[to].kind == kind)
        to++;
    return to - from;
}

// The rows of a field, its label beside all of them.
static void add_field(sides *s, const tz_form_change *form, const tz_field_change *changes) {
    const tz_field *field = tz_comparison_field(s->of, form);
    size_t first = s->cells.n;
    uint32_t rows = 0;
    for (size_t i = 0, n; i < changes->n; i += n, rows++) {
        n = row_length(changes, i);
        if (rows) {
            *TZ_ADD(s->b->tools.arena, &s->cells) = (tz_cell){0}; // covered by the label's
        } else {
            put(s, head_cell(s, field->label, s->b->job->layout->compare.field));
            s->cells.at[first].language = field->language;
        }
        put_side(s, form, &changes->changes[i], n, TZ_SIDE_CURRENT);
        put_side(s, form, &changes->changes[i], n, TZ_SIDE_OLD);
    }
    s->cells.at[first].rows = rows;
}

tz_len tz_side_by_side_label_width(tz_booklet *b, bool *ok) {
    const tz_compare_spec *spec = &b->job->layout->compare;
    sides s = {.b = b, .of = b->job->comparison};
    tz_len size = spec->part.size, widest = tz_em_to_len(spec->field_width, size);
    tz_len frame = 2 * tz_length_resolve(spec->pad_x, size) + b->job->layout->ruling.inner;
    for (size_t i = 0; i < s.of->fields_n; i++) {
        const tz_field *field = tz_comparison_field(s.of, &s.of->fields[i]);
        const tz_flow *flow = head_cell(&s, field->label, spec->field).flow;
        tz_len needs = flow ? tz_em_to_len(tz_flow_phrase_measure(flow), size) + frame : 0;
        *ok = *ok && flow;
        widest = needs > widest ? needs : widest;
    }
    return widest;
}

tz_grid tz_side_by_side_grid(tz_booklet *b, const tz_card_change *card, tz_len label_width, bool *ok) {
    sides s = {.b = b, .of = b->job->comparison, .card = card, .ok = true};
    tz_column_spec *columns = TZ_ARRAY(b->tools.arena, tz_column_spec, COLUMNS);
    columns[0].width = label_width;
    columns[1].share = columns[2].share = 1;
    add_heads(&s);
    for (size_t i = 0; i < s.of->fields_n; i++)
        if (card->fields[i].changed)
            add_field(&s, &s.of->fields[i], &card->fields[i]);
    *ok = *ok && s.ok;
    return (tz_grid){
        .columns = COLUMNS,
        .rows = (uint32_t)(s.cells.n / COLUMNS),
        .head_rows = 1,
        .cells = s.cells.at,
        .column_specs = columns,
        .heads_at_top = true,
    };
}
