// The comparison of two years as a booklet: a summary, then each municipality's changes, field by field.
#include "changes/change_text.h"

// The booklet in the making.
typedef struct changes {
    tz_booklet *b;
    const tz_comparison *comparison;
    const tz_compare_spec *spec;
    tz_block_list list;
    bool ok; // false after reporting
} changes;

static tz_arena *arena_of(const changes *it) {
    return it->b->tools.arena;
}

static const char *string(const changes *it, tz_text text) {
    return tz_arena_copy(arena_of(it), text.bytes ? text.bytes : "", text.size);
}

static tz_text wording(const changes *it, tz_wording which, const tz_change_names *names) {
    return tz_change_wording(it->b, which, names);
}

static const tz_field *field_of(const tz_comparison *of, const tz_form_change *field) {
    return field->current >= 0 ? &of->current->form->fields[field->current] : &of->old->form->fields[field->old];
}

// ---- blocks ----

static const tz_length_spec above_heading = {.em = TZ_EM}, above_rest = {.em = TZ_EM / 3};

static void add_heading(changes *it, tz_text text, const char *bookmark) {
    it->ok =
        tz_block_list_add_heading(&it->list, text, &(tz_list_heading){it->spec->heading, 2, bookmark, above_heading}) &&
        it->ok;
}

static void add_note(changes *it, tz_text text) {
    it->ok = tz_block_list_add_para(&it->list, text, it->spec->note, above_rest) && it->ok;
}

static void put(changes *it, tz_cell *to, tz_cell cell) {
    *to = cell;
    it->ok = it->ok && cell.flow;
}

static void put_text(changes *it, tz_cell *to, tz_text text, const tz_style *style, bool head) {
    put(it, to, tz_cell_compose(&it->b->tools, text, style, it->spec->part.size, head));
}

static void add_table(changes *it, tz_grid grid) {
    grid.head_columns = 1;
    grid.pad_x = it->spec->pad_x;
    grid.pad_y = it->spec->pad_y;
    grid.rule = it->b->job->layout->ruling.inner;
    tz_block_list_add_table(&it->list, &grid, above_rest);
}

// ---- cards ----

static const char *old_names(const changes *it, const tz_card_change *card) {
    tz_bytes out = {0};
    for (size_t i = 0; i < card->old_n; i++)
        tz_bytes_format(arena_of(it), &out, "%s%s", i ? "、" : "", tz_card_names(arena_of(it), card->old[i]));
    return tz_arena_copy(arena_of(it), out.at ? out.at : "", out.n);
}

static const tz_card *card_of(const tz_card_change *change) {
    return change->current ? change->current : change->old[0];
}

static const char *names_of(const changes *it, const tz_card_change *card) {
    return tz_card_names(arena_of(it), card_of(card));
}

static tz_text card_heading(const changes *it, const tz_card_change *card) {
    tz_wording which = !card->current                 ? TZ_WORDING_CARD_REMOVED
                       : !card->old_n                 ? TZ_WORDING_CARD_NEW
                       : card->renamed || card->split ? TZ_WORDING_CARD_RENAMED
                                                      : TZ_WORDING_CARD;
    return wording(it, which, &(tz_change_names){.names = names_of(it, card), .old_names = old_names(it, card)});
}

// The label of a field, and what changed in it.
static void fill_field(changes *it, tz_cell *cells, const tz_card_change *card, size_t i) {
    const tz_form_change *form = &it->comparison->fields[i];
    const tz_field *field = field_of(it->comparison, form);
    tz_change_text text = {.b = it->b, .comparison = it->comparison};
    put_text(it, &cells[0], field->label, it->spec->field, true);
    cells[0].language = field->language;
    tz_change_text_add_changes(&text, form, &card->fields[i], false);
    put(it, &cells[1], tz_change_text_cell(&text, false));
    cells[1].language = tz_answer_language(card_of(card), field);
}

static void add_card(changes *it, const tz_card_change *card) {
    size_t fields = it->comparison->fields_n;
    tz_column_spec *columns = TZ_ARRAY(arena_of(it), tz_column_spec, 2);
    columns[0].width = columns[1].width = tz_em_to_len(it->spec->field_width, it->spec->part.size);
    columns[1].share = 1;
    tz_cell *cells = TZ_ARRAY(arena_of(it), tz_cell, fields * 2);
    uint32_t rows = 0;
    add_heading(it, card_heading(it, card), names_of(it, card));
    for (size_t i = 0; i < fields; i++)
        if (card->fields[i].changed)
            fill_field(it, &cells[rows++ * 2], card, i);
    if (rows)
        add_table(it, (tz_grid){.columns = 2, .rows = rows, .cells = cells, .column_specs = columns});
}

// ---- the summary ----

enum { KINDS = TZ_CHANGE_KINDS - TZ_CHANGE_ADDED, COLUMNS = KINDS + 1 };

static void fill_head(changes *it, tz_cell *cells) {
    static const tz_wording wordings[COLUMNS] = {TZ_WORDING_NAMES,    TZ_WORDING_ADDED,  TZ_WORDING_REMOVED,
                                                 TZ_WORDING_REWORDED, TZ_WORDING_MARKED, TZ_WORDING_MOVED};
    for (size_t i = 0; i < COLUMNS; i++)
        put_text(it, &cells[i], wording(it, wordings[i], NULL), it->spec->head, true);
}

// A name, and how many changes of each kind there are; none is an empty cell.
static void fill_counts(changes *it, tz_cell *cells, tz_text name, const size_t *counts) {
    put_text(it, &cells[0], name, it->spec->field, true);
    for (size_t i = 0; i < KINDS; i++) {
        size_t n = counts[TZ_CHANGE_ADDED + i];
        tz_text number = tz_text_from_string(n ? tz_arena_format(arena_of(it), "%zu", n) : "");
        put_text(it, &cells[i + 1], number, it->spec->number, false);
    }
}

static const tz_column_spec *summary_columns(const changes *it) {
    tz_column_spec *columns = TZ_ARRAY(arena_of(it), tz_column_spec, COLUMNS);
    tz_len size = it->spec->part.size;
    columns[0] = (tz_column_spec){.share = 1, .width = tz_em_to_len(it->spec->field_width, size)};
    for (size_t i = 1; i < COLUMNS; i++)
        columns[i].width = tz_em_to_len(it->spec->number_width, size);
    return columns;
}

static void add_counts(changes *it) {
    const tz_comparison *of = it->comparison;
    tz_cell *cells = TZ_ARRAY(arena_of(it), tz_cell, (of->changed_n + 2) * COLUMNS);
    uint32_t rows = 1;
    fill_head(it, cells);
    for (size_t i = 0; i < of->cards_n; i++)
        if (of->cards[i].changed) {
            tz_text names = tz_text_from_string(names_of(it, &of->cards[i]));
            fill_counts(it, &cells[rows++ * COLUMNS], names, of->cards[i].counts);
        }
    fill_counts(it, &cells[rows++ * COLUMNS], wording(it, TZ_WORDING_TOTAL, NULL), of->counts);
    tz_grid grid = {.columns = COLUMNS, .rows = rows, .head_rows = 1, .cells = cells};
    grid.column_specs = summary_columns(it);
    add_table(it, grid);
}

static void add_unchanged_cards(changes *it) {
    const tz_comparison *of = it->comparison;
    tz_bytes names = {0};
    for (size_t i = 0; i < of->cards_n; i++)
        if (!of->cards[i].changed)
            tz_bytes_format(arena_of(it), &names, "%s%s", names.n ? "、" : "", names_of(it, &of->cards[i]));
    if (!names.n)
        return;
    tz_change_names all = {.names = tz_arena_copy(arena_of(it), names.at, names.n)};
    add_note(it, wording(it, TZ_WORDING_UNCHANGED_CARDS, &all));
}

static void add_form_field(changes *it, const tz_form_change *field) {
    const tz_comparison *of = it->comparison;
    tz_wording which = field->old < 0       ? TZ_WORDING_FORM_ADDED
                       : field->current < 0 ? TZ_WORDING_FORM_REMOVED
                       : field->relabelled  ? TZ_WORDING_FORM_RENAMED
                       : field->moved       ? TZ_WORDING_FORM_MOVED
                                            : TZ_WORDINGS;
    tz_change_names names = {.label = &field_of(of, field)->label};
    names.old_label = field->old >= 0 ? &of->old->form->fields[field->old].label : NULL;
    if (which != TZ_WORDINGS)
        add_note(it, wording(it, which, &names));
}

static void add_form(changes *it) {
    const tz_comparison *of = it->comparison;
    tz_text heading = wording(it, TZ_WORDING_FORM, NULL);
    if (!of->form_changed)
        return;
    add_heading(it, heading, string(it, heading));
    for (size_t i = 0; i < of->fields_n; i++)
        add_form_field(it, &of->fields[i]);
}

static void add_summary(changes *it) {
    add_note(it, wording(it, TZ_WORDING_LEGEND, NULL));
    if (it->comparison->changed_n) {
        add_counts(it);
        add_unchanged_cards(it);
    } else {
        add_note(it, wording(it, TZ_WORDING_NO_CHANGES, NULL));
    }
    add_form(it);
}

bool tz_make_comparison(tz_booklet *b) {
    changes it = {.b = b, .comparison = b->job->comparison, .spec = &b->job->layout->compare, .ok = true};
    it.list = tz_block_list_new(b, &b->tools, it.spec->part.title_style, TZ_ROLE_P);
    tz_change_marks_begin(b);
    add_summary(&it);
    for (size_t i = 0; i < it.comparison->cards_n; i++)
        if (it.comparison->cards[i].changed)
            add_card(&it, &it.comparison->cards[i]);
    tz_change_marks_sort(b->marks);
    return it.ok && tz_change_document_set(&it.list, tz_fill_names(b, &it.spec->part.title, NULL));
}
