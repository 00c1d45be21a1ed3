// One municipality through the years: a table a field, a row a year, what changed from the year before marked.
#include "changes/change_text.h"

// What a year says of a field of the last year's form.
typedef struct year {
    const tz_edition *edition;
    const tz_card *const *cards; // of the municipality in that year; several before a merger
    size_t cards_n;
    const tz_card_change *change; // from the year before, or NULL
    const tz_comparison *from;    // the comparison it is of
} year;

typedef struct telling {
    tz_block_list chain;
    const tz_history *of;
    year *years;
} telling;

// ---- whose card it is in each year ----

static const tz_card_change *change_to(const tz_comparison *comparison, const tz_card *card) {
    for (size_t i = 0; i < comparison->cards_n; i++)
        if (comparison->cards[i].current == card)
            return &comparison->cards[i];
    return NULL;
}

// From the last year back: the cards that a year's card goes on from. Past a merger the oldest years show all of them,
// each as it was.
static void find_cards(telling *t) {
    const tz_history *of = t->of;
    tz_booklet *b = t->chain.b;
    t->years = TZ_ARRAY(b->tools.arena, year, of->n);
    for (size_t i = 0; i < of->n; i++)
        t->years[i].edition = of->years[i];
    const tz_card **last = TZ_NEW(b->tools.arena, const tz_card *);
    *last = of->card;
    t->years[of->last].cards = last;
    t->years[of->last].cards_n = 1;
    for (size_t i = of->last; i-- > 0;) {
        const year *after = &t->years[i + 1];
        struct {
            TZ_LIST(const tz_card *) all;
        } found = {0};
        for (size_t k = 0; k < after->cards_n; k++) {
            const tz_card_change *change = change_to(of->comparisons[i], after->cards[k]);
            for (size_t o = 0; change && o < change->old_n; o++)
                *TZ_ADD(b->tools.arena, &found.all) = change->old[o];
        }
        t->years[i].cards = found.all.at;
        t->years[i].cards_n = found.all.n;
        if (after->cards_n == 1 && found.all.n) {
            t->years[i + 1].change = change_to(of->comparisons[i], after->cards[0]);
            t->years[i + 1].from = of->comparisons[i];
        }
    }
}

// ---- fields ----

// The pair of forms' fields with that new (or old) index, or NULL.
static const tz_form_change *pair_of(const tz_comparison *comparison, int index, bool new) {
    for (size_t i = 0; index >= 0 && i < comparison->fields_n; i++)
        if ((new ? comparison->fields[i].current : comparison->fields[i].old) == index)
            return &comparison->fields[i];
    return NULL;
}

// Indices of one field in the years' forms, -1: that form has none. `at` is its index in year `from`.
static int *trace_field(const telling *t, size_t from, int at) {
    int *index = TZ_ARRAY(t->chain.b->tools.arena, int, t->of->n);
    index[from] = at;
    for (size_t i = from; i-- > 0;) {
        const tz_form_change *pair = pair_of(t->of->comparisons[i], index[i + 1], true);
        index[i] = pair ? pair->old : -1;
    }
    for (size_t i = from + 1; i < t->of->n; i++) {
        const tz_form_change *pair = pair_of(t->of->comparisons[i - 1], index[i - 1], false);
        index[i] = pair ? pair->current : -1;
    }
    return index;
}

// ---- cells ----

static void say_answers(tz_change_text *s, const year *y, int field, const tz_history_spec *look) {
    for (size_t i = 0; i < y->cards_n; i++) {
        const tz_text *answer = &y->cards[i]->answers[field];
        if (y->cards_n > 1) {
            tz_text names = tz_text_from_string(
                tz_arena_format(s->b->tools.arena, "【%s】", tz_card_names(s->b->tools.arena, y->cards[i])));
            tz_change_text_add_line(s, &names);
        }
        // As written: line by line, indentation and all.
        if (answer->size)
            tz_bytes_add(s->b->tools.arena, &s->bytes, answer->bytes, answer->size);
        else
            tz_bytes_add(s->b->tools.arena, &s->bytes, look->empty.bytes, look->empty.size);
        tz_bytes_add(s->b->tools.arena, &s->bytes, "\n", 1);
    }
}

static const tz_flow *year_flow(const telling *t, const year *y, int field) {
    tz_booklet *b = t->chain.b;
    const tz_history_spec *look = &b->job->layout->history;
    tz_change_text saying = {.b = b, .of = y->from, .kind = &look->kind};
    if (field < 0 || !y->cards_n) {
        tz_change_text_add_line(&saying, &look->absent);
        return tz_change_text_flow(&saying, b->job->layout->compare.body, true);
    }
    const tz_form_change *pair = y->from ? pair_of(y->from, field, true) : NULL;
    const tz_field_change *change = pair ? &y->change->fields[pair - y->from->fields] : NULL;
    if (!change || pair->old < 0)
        say_answers(&saying, y, field, look);
    else if (!change->changed)
        tz_change_text_add_line(&saying, change->n ? &look->same : &look->empty);
    else
        tz_change_text_add_changes(&saying, pair, change, true);
    return tz_change_text_flow(&saying, b->job->layout->compare.body, true);
}

// NULL: that of the edition, also where a year has no such answer and the layout's words stand in its place.
static const char *language_of(const year *y, int field) {
    bool one = field >= 0 && y->cards_n == 1;
    return one ? tz_answer_language(y->cards[0], &y->edition->form->fields[field]) : NULL;
}

static const tz_column_spec *columns(const tz_booklet *b, tz_len size) {
    tz_column_spec *specs = TZ_ARRAY(b->tools.arena, tz_column_spec, 2);
    specs[0].width = specs[1].width = tz_em_to_len(b->job->layout->history.year_width, size);
    specs[1].share = 1;
    return specs;
}

static bool add_field(telling *t, const tz_text *label, const int *index) {
    tz_booklet *b = t->chain.b;
    const tz_history_spec *look = &b->job->layout->history;
    size_t rows = t->of->last + 1;
    tz_cell *cells = TZ_ARRAY(b->tools.arena, tz_cell, rows * 2);
    bool good =
        tz_block_list_para(&t->chain, *label, look->field, 2, tz_arena_copy(b->tools.arena, label->bytes, label->size));
    for (size_t i = 0; i < rows; i++) {
        cells[i * 2] = tz_block_list_cell(&t->chain, t->years[i].edition->fiscal_year, look->year, true);
        cells[i * 2 + 1] = (tz_cell){.flow = year_flow(t, &t->years[i], index[i]), .rows = 1, .columns = 1};
        cells[i * 2 + 1].language = language_of(&t->years[i], index[i]);
        good = good && cells[i * 2].flow && cells[i * 2 + 1].flow;
    }
    tz_block_list_table(&t->chain, cells, (uint32_t)rows, 2, 0, columns(b, t->chain.size));
    return good;
}

// The fields of the last year, then those that an earlier one had and the next had not, newest first.
static bool add_fields(telling *t) {
    size_t last = t->of->last;
    const tz_form *form = t->of->years[last]->form;
    bool good = true;
    for (size_t i = 0; i < form->fields_n; i++)
        good = add_field(t, &form->fields[i].label, trace_field(t, last, (int)i)) && good;
    for (size_t y = last; y-- > 0;)
        for (size_t i = 0; i < t->of->comparisons[y]->fields_n; i++) {
            const tz_form_change *it = &t->of->comparisons[y]->fields[i];
            if (it->current < 0)
                good = add_field(t, &t->of->years[y]->form->fields[it->old].label, trace_field(t, y, it->old)) && good;
        }
    return good;
}

static tz_text heading_of(tz_booklet *b) {
    return tz_fill_names(b, &b->job->layout->history.heading, &(tz_name_values){.names = b->job->history->name});
}

bool tz_make_history(tz_booklet *b) {
    const tz_history_spec *look = &b->job->layout->history;
    telling t = {.chain = {.b = b, .size = look->part.size, .gap = {0, TZ_EM * 3 / 4}}, .of = b->job->history};
    tz_change_marks_begin(b);
    find_cards(&t);
    bool good = add_fields(&t);
    tz_change_marks_sort(b->marks);
    return good && tz_block_list_set(&t.chain, &look->part, heading_of(b));
}
