// One municipality through the years: a table for each field, a row for each year, changes since the year before
// marked.
#include "changes/change_text.h"

#include <string.h>

// A year, and the cards of the municipality in it: several before a merger.
typedef struct year {
    const tz_edition *edition;
    const tz_card *const *cards;
    size_t cards_n;
    const tz_comparison *since; // the year before, or NULL: its answers are not compared
    const tz_card_change *change;
} year;

// The document in the making.
typedef struct history {
    tz_booklet *b;
    const tz_history *of;
    const tz_history_spec *spec;
    year *years;
    tz_block_list list;
    bool ok; // false after reporting
} history;

// ---- the municipality's cards in each year ----

static const tz_card_change *change_to(const tz_comparison *comparison, const tz_card *card) {
    for (size_t i = 0; i < comparison->cards_n; i++)
        if (comparison->cards[i].current == card)
            return &comparison->cards[i];
    return NULL;
}

typedef struct cards {
    TZ_LIST(const tz_card *) cards;
} cards;

// Once: two cards may both continue one that they shared.
static void add_card(tz_arena *arena, cards *to, const tz_card *card) {
    for (size_t i = 0; i < to->cards.n; i++)
        if (to->cards.at[i] == card)
            return;
    *TZ_ADD(arena, &to->cards) = card;
}

// The cards that those of the year after continue.
static void find_year(history *h, size_t at) {
    const tz_comparison *comparison = h->of->comparisons[at];
    year *after = &h->years[at + 1];
    cards found = {.cards = {.n = 0}};
    for (size_t i = 0; i < after->cards_n; i++) {
        const tz_card_change *change = change_to(comparison, after->cards[i]);
        for (size_t k = 0; change && k < change->old_n; k++)
            add_card(h->b->tools.arena, &found, change->old[k]);
    }
    h->years[at].cards = found.cards.at;
    h->years[at].cards_n = found.cards.n;
    if (after->cards_n == 1 && found.cards.n) {
        after->change = change_to(comparison, after->cards[0]);
        after->since = comparison;
    }
}

// From the last year back. Before a merger all cards are shown, each as it was.
static void find_years(history *h) {
    const tz_history *of = h->of;
    h->years = TZ_ARRAY(h->b->tools.arena, year, of->n);
    for (size_t i = 0; i < of->n; i++)
        h->years[i].edition = of->years[i];
    h->years[of->last].cards = &of->card;
    h->years[of->last].cards_n = 1;
    for (size_t i = of->last; i-- > 0;)
        find_year(h, i);
}

// ---- fields ----

// The entry of a field with that index in the current (or the old) form, or NULL.
static const tz_form_change *entry_of(const tz_comparison *comparison, int index, bool current) {
    for (size_t i = 0; index >= 0 && i < comparison->fields_n; i++)
        if ((current ? comparison->fields[i].current : comparison->fields[i].old) == index)
            return &comparison->fields[i];
    return NULL;
}

// The index of one field in each year's form, -1: that form has none. `at` is its index in year `from`.
static int *trace_field(const history *h, size_t from, int at) {
    int *index = TZ_ARRAY(h->b->tools.arena, int, h->of->n);
    index[from] = at;
    for (size_t i = from; i-- > 0;) {
        const tz_form_change *entry = entry_of(h->of->comparisons[i], index[i + 1], true);
        index[i] = entry ? entry->old : -1;
    }
    for (size_t i = from + 1; i < h->of->n; i++) {
        const tz_form_change *entry = entry_of(h->of->comparisons[i - 1], index[i - 1], false);
        index[i] = entry ? entry->current : -1;
    }
    return index;
}

// ---- cells ----

// Answers that are not compared; those of several cards, or of others than today's, below the names of their
// municipalities.
static void add_answers(const history *h, tz_change_text *text, const year *y, int field) {
    tz_arena *arena = h->b->tools.arena;
    const char *own = tz_card_names(arena, h->of->card);
    for (size_t i = 0; i < y->cards_n; i++) {
        const tz_text *answer = &y->cards[i]->answers[field];
        const char *then = tz_card_names(arena, y->cards[i]);
        if (y->cards_n > 1 || strcmp(then, own) != 0) {
            tz_text names = tz_text_from_string(tz_arena_format(arena, "【%s】", then));
            tz_change_text_add_line(text, &names);
        }
        tz_change_text_add_answer(text, answer->size ? answer : &h->spec->empty);
    }
}

static tz_cell answer_cell(const history *h, const year *y, int field) {
    tz_change_text text = {.b = h->b, .comparison = y->since, .card = y->change, .kind_frame = &h->spec->kind};
    const tz_form_change *entry = y->since ? entry_of(y->since, field, true) : NULL;
    const tz_field_change *change = entry ? &y->change->fields[entry - y->since->fields] : NULL;
    if (field < 0 || !y->cards_n)
        tz_change_text_add_line(&text, &h->spec->absent);
    else if (!change || entry->old < 0)
        add_answers(h, &text, y, field);
    else if (!change->changed)
        tz_change_text_add_line(&text, change->n ? &h->spec->same : &h->spec->empty);
    else {
        tz_text narrowed = tz_change_wording(h->b, TZ_WORDING_CARD_NARROWED, NULL);
        if (y->change->narrowed)
            tz_change_text_add_line(&text, &narrowed);
        tz_change_text_add_changes(&text, entry, change, true);
    }
    tz_cell cell = tz_change_text_cell(&text, true);
    // The language of one answer; the layout's wordings in its place are in that of the edition, and so are several.
    if (field >= 0 && y->cards_n == 1)
        cell.language = tz_answer_language(y->cards[0], &y->edition->form->fields[field]);
    return cell;
}

static void add_table(history *h, const tz_cell *cells, uint32_t rows) {
    const tz_compare_spec *compare = &h->b->job->layout->compare;
    tz_column_spec *columns = TZ_ARRAY(h->b->tools.arena, tz_column_spec, 2);
    columns[0].width = columns[1].width = tz_em_to_len(h->spec->year_width, h->spec->part.size);
    columns[1].share = 1;
    tz_grid grid = {.columns = 2, .rows = rows, .head_columns = 1, .cells = cells, .column_specs = columns};
    grid.pad_x = compare->pad_x;
    grid.pad_y = compare->pad_y;
    grid.rule = h->b->job->layout->ruling.inner;
    tz_block_list_add_table(&h->list, &grid, (tz_length_spec){.em = TZ_EM / 3});
}

static void add_field(history *h, const tz_text *label, const int *index) {
    tz_arena *arena = h->b->tools.arena;
    uint32_t rows = (uint32_t)h->of->last + 1;
    tz_cell *cells = TZ_ARRAY(arena, tz_cell, (size_t)rows * 2);
    const char *bookmark = tz_text_to_string(arena, label);
    tz_list_heading heading = {h->spec->field, 2, bookmark, {.em = TZ_EM * 3 / 4}};
    h->ok = tz_block_list_add_heading(&h->list, *label, &heading) && h->ok;
    for (size_t i = 0; i < rows; i++) {
        tz_text name = h->years[i].edition->fiscal_year;
        cells[i * 2] = tz_cell_compose(&h->b->tools, name, h->spec->year, h->spec->part.size, true);
        cells[i * 2 + 1] = answer_cell(h, &h->years[i], index[i]);
        h->ok = h->ok && cells[i * 2].flow && cells[i * 2 + 1].flow;
    }
    add_table(h, cells, rows);
}

// The fields of the last year, then those that an earlier one had and the next had not, newest first.
static void add_fields(history *h) {
    size_t last = h->of->last;
    const tz_form *form = h->of->years[last]->form;
    for (size_t i = 0; i < form->fields_n; i++)
        add_field(h, &form->fields[i].label, trace_field(h, last, (int)i));
    for (size_t y = last; y-- > 0;)
        for (size_t i = 0; i < h->of->comparisons[y]->fields_n; i++) {
            const tz_form_change *entry = &h->of->comparisons[y]->fields[i];
            if (entry->current < 0)
                add_field(h, &h->of->years[y]->form->fields[entry->old].label, trace_field(h, y, entry->old));
        }
}

bool tz_make_history(tz_booklet *b) {
    history h = {.b = b, .of = b->job->history, .spec = &b->job->layout->history, .ok = true};
    h.list = tz_block_list_new(b, &b->tools, h.spec->part.title_style, TZ_ROLE_P);
    tz_change_marks_begin(b);
    find_years(&h);
    add_fields(&h);
    tz_change_marks_sort(b->marks);
    tz_name_values names = {.names = b->job->history->name};
    return h.ok && tz_change_document_set(&h.list, tz_booklet_fill_template(b, &h.spec->heading, &names));
}
