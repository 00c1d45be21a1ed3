// The comparison of two years as a booklet: a summary, then each municipality's changes, field by field.
#include "changes/change_text.h"

// The document in the making.
typedef struct document {
    tz_booklet *b;
    const tz_comparison *comparison;
    const tz_compare_spec *spec;
    tz_block_list list;
    tz_len label_width; // side by side: of the column of fields
    bool ok;            // false after reporting
} document;

static tz_arena *arena_of(const document *d) {
    return d->b->tools.arena;
}

static const char *string(const document *d, tz_text text) {
    return tz_arena_copy(arena_of(d), text.bytes ? text.bytes : "", text.size);
}

static tz_text wording(const document *d, tz_wording which, const tz_change_names *names) {
    return tz_change_wording(d->b, which, names);
}

// ---- blocks ----

static const tz_length_spec above_heading = {.em = TZ_EM}, above_rest = {.em = TZ_EM / 3};

static void add_heading(document *d, tz_text text, const char *bookmark) {
    d->ok =
        tz_block_list_add_heading(&d->list, text, &(tz_list_heading){d->spec->heading, 2, bookmark, above_heading}) &&
        d->ok;
}

static void add_note(document *d, tz_text text) {
    d->ok = tz_block_list_add_para(&d->list, text, d->spec->note, above_rest) && d->ok;
}

static void put(document *d, tz_cell *to, tz_cell cell) {
    *to = cell;
    d->ok = d->ok && cell.flow;
}

static void put_text(document *d, tz_cell *to, tz_text text, const tz_style *style, bool head) {
    put(d, to, tz_cell_compose(&d->b->tools, text, style, d->spec->part.size, head));
}

static void add_table(document *d, tz_grid grid) {
    grid.head_columns = 1;
    grid.pad_x = d->spec->pad_x;
    grid.pad_y = d->spec->pad_y;
    grid.rule = d->b->job->layout->ruling.inner;
    tz_block_list_add_table(&d->list, &grid, above_rest);
}

// ---- cards ----

static const char *old_names(const document *d, const tz_card_change *card) {
    tz_bytes out = {0};
    for (size_t i = 0; i < card->old_n; i++)
        tz_bytes_format(arena_of(d), &out, "%s%s", i ? "、" : "", tz_card_names(arena_of(d), card->old[i]));
    return tz_arena_copy(arena_of(d), out.at ? out.at : "", out.n);
}

static const tz_card *card_of(const tz_card_change *change) {
    return change->current ? change->current : change->old[0];
}

static const char *names_of(const document *d, const tz_card_change *card) {
    return tz_card_names(arena_of(d), card_of(card));
}

static tz_text card_heading(const document *d, const tz_card_change *card) {
    tz_wording which = !card->current                 ? TZ_WORDING_CARD_REMOVED
                       : !card->old_n                 ? TZ_WORDING_CARD_NEW
                       : card->renamed || card->split ? TZ_WORDING_CARD_RENAMED
                                                      : TZ_WORDING_CARD;
    return wording(d, which, &(tz_change_names){.names = names_of(d, card), .old_names = old_names(d, card)});
}

// The label of a field, and what changed in it.
static void fill_field(document *d, tz_cell *cells, const tz_card_change *card, size_t i) {
    const tz_form_change *form = &d->comparison->fields[i];
    const tz_field *field = tz_comparison_field(d->comparison, form);
    tz_change_text text = {.b = d->b, .comparison = d->comparison, .card = card};
    put_text(d, &cells[0], field->label, d->spec->field, true);
    cells[0].language = field->language;
    tz_change_text_add_changes(&text, form, &card->fields[i], false);
    put(d, &cells[1], tz_change_text_cell(&text, false));
    cells[1].language = tz_answer_language(card_of(card), field);
}

static void add_fields(document *d, const tz_card_change *card) {
    size_t fields = d->comparison->fields_n;
    tz_column_spec *columns = TZ_ARRAY(arena_of(d), tz_column_spec, 2);
    columns[0].width = columns[1].width = tz_em_to_len(d->spec->field_width, d->spec->part.size);
    columns[1].share = 1;
    tz_cell *cells = TZ_ARRAY(arena_of(d), tz_cell, fields * 2);
    uint32_t rows = 0;
    for (size_t i = 0; i < fields; i++)
        if (card->fields[i].changed)
            fill_field(d, &cells[rows++ * 2], card, i);
    if (rows)
        add_table(d, (tz_grid){.columns = 2, .rows = rows, .cells = cells, .column_specs = columns});
}

static void add_fields_side_by_side(document *d, const tz_card_change *card) {
    tz_grid grid = tz_side_by_side_grid(d->b, card, d->label_width, &d->ok);
    if (grid.rows > grid.head_rows)
        add_table(d, grid);
}

static void add_card(document *d, const tz_card_change *card) {
    add_heading(d, card_heading(d, card), names_of(d, card));
    if (card->narrowed)
        add_note(d, wording(d, TZ_WORDING_CARD_NARROWED, NULL));
    if (d->b->job->side_by_side)
        add_fields_side_by_side(d, card);
    else
        add_fields(d, card);
}

// ---- the summary ----

enum { KINDS = TZ_CHANGE_KINDS - TZ_CHANGE_ADDED, COLUMNS = KINDS + 1 };

static void fill_head(document *d, tz_cell *cells) {
    static const tz_wording wordings[COLUMNS] = {TZ_WORDING_NAMES,    TZ_WORDING_ADDED,      TZ_WORDING_REMOVED,
                                                 TZ_WORDING_REWORDED, TZ_WORDING_RELABELLED, TZ_WORDING_MOVED};
    for (size_t i = 0; i < COLUMNS; i++)
        put_text(d, &cells[i], wording(d, wordings[i], NULL), d->spec->head, true);
}

// A name, and how many changes of each kind there are; none is an empty cell.
static void fill_counts(document *d, tz_cell *cells, tz_text name, const size_t *counts) {
    put_text(d, &cells[0], name, d->spec->field, true);
    for (size_t i = 0; i < KINDS; i++) {
        size_t n = counts[TZ_CHANGE_ADDED + i];
        tz_text number = tz_text_from_string(n ? tz_arena_format(arena_of(d), "%zu", n) : "");
        put_text(d, &cells[i + 1], number, d->spec->number, false);
    }
}

static const tz_column_spec *summary_columns(const document *d) {
    tz_column_spec *columns = TZ_ARRAY(arena_of(d), tz_column_spec, COLUMNS);
    tz_len size = d->spec->part.size;
    columns[0] = (tz_column_spec){.share = 1, .width = tz_em_to_len(d->spec->field_width, size)};
    for (size_t i = 1; i < COLUMNS; i++)
        columns[i] = (tz_column_spec){.share = d->b->job->side_by_side, // of a wide column
                                      .width = tz_em_to_len(d->spec->number_width, size)};
    return columns;
}

static void add_counts(document *d) {
    const tz_comparison *of = d->comparison;
    tz_cell *cells = TZ_ARRAY(arena_of(d), tz_cell, (of->changed_n + 2) * COLUMNS);
    uint32_t rows = 1;
    fill_head(d, cells);
    for (size_t i = 0; i < of->cards_n; i++)
        if (of->cards[i].changed) {
            tz_text names = tz_text_from_string(names_of(d, &of->cards[i]));
            fill_counts(d, &cells[rows++ * COLUMNS], names, of->cards[i].counts);
        }
    fill_counts(d, &cells[rows++ * COLUMNS], wording(d, TZ_WORDING_TOTAL, NULL), of->counts);
    tz_grid grid = {.columns = COLUMNS, .rows = rows, .head_rows = 1, .cells = cells};
    grid.column_specs = summary_columns(d);
    add_table(d, grid);
}

static void add_unchanged_cards(document *d) {
    const tz_comparison *of = d->comparison;
    tz_bytes names = {0};
    for (size_t i = 0; i < of->cards_n; i++)
        if (!of->cards[i].changed)
            tz_bytes_format(arena_of(d), &names, "%s%s", names.n ? "、" : "", names_of(d, &of->cards[i]));
    if (!names.n)
        return;
    tz_change_names all = {.names = tz_arena_copy(arena_of(d), names.at, names.n)};
    add_note(d, wording(d, TZ_WORDING_UNCHANGED_CARDS, &all));
}

static void add_form_field(document *d, const tz_form_change *field) {
    const tz_comparison *of = d->comparison;
    tz_wording which = field->old < 0       ? TZ_WORDING_FORM_ADDED
                       : field->current < 0 ? TZ_WORDING_FORM_REMOVED
                       : field->relabelled  ? TZ_WORDING_FORM_RENAMED
                       : field->moved       ? TZ_WORDING_FORM_MOVED
                                            : TZ_WORDINGS;
    tz_change_names names = {.label = &tz_comparison_field(of, field)->label};
    names.old_label = field->old >= 0 ? &of->old->form->fields[field->old].label : NULL;
    if (which != TZ_WORDINGS)
        add_note(d, wording(d, which, &names));
}

static void add_form(document *d) {
    const tz_comparison *of = d->comparison;
    tz_text heading = wording(d, TZ_WORDING_FORM, NULL);
    if (!of->form_changed)
        return;
    add_heading(d, heading, string(d, heading));
    for (size_t i = 0; i < of->fields_n; i++)
        add_form_field(d, &of->fields[i]);
}

static void add_summary(document *d) {
    add_note(d, wording(d, d->b->job->side_by_side ? TZ_WORDING_TABLE_LEGEND : TZ_WORDING_LEGEND, NULL));
    if (d->comparison->changed_n) {
        add_counts(d);
        add_unchanged_cards(d);
    } else {
        add_note(d, wording(d, TZ_WORDING_NO_CHANGES, NULL));
    }
    add_form(d);
}

// Two texts beside each other take twice the width of one.
static void prepare_sides(document *d) {
    tz_part_spec *spec = TZ_NEW(arena_of(d), tz_part_spec);
    *spec = *d->b->part->spec;
    spec->least_column *= 2;
    d->b->part->spec = spec;
    d->label_width = tz_side_by_side_label_width(d->b, &d->ok);
}

bool tz_make_comparison(tz_booklet *b) {
    document d = {.b = b, .comparison = b->job->comparison, .spec = &b->job->layout->compare, .ok = true};
    d.list = tz_block_list_new(b, &b->tools, d.spec->part.title_style, TZ_ROLE_P);
    tz_change_marks_begin(b);
    if (b->job->side_by_side)
        prepare_sides(&d);
    add_summary(&d);
    for (size_t i = 0; i < d.comparison->cards_n; i++)
        if (d.comparison->cards[i].changed)
            add_card(&d, &d.comparison->cards[i]);
    tz_change_marks_sort(b->marks);
    return d.ok && tz_change_document_set(&d.list, tz_booklet_fill_template(b, &d.spec->part.title, NULL));
}
