// The comparison of two years as a booklet: a summary, then each municipality's changes, field by field.
#include "changes/change_text.h"

static tz_text plain_number(const tz_booklet *b, size_t n) {
    return tz_text_from_string(n ? tz_arena_format(b->tools.arena, "%zu", n) : "");
}

static const char *string(const tz_booklet *b, tz_text text) {
    return tz_arena_copy(b->tools.arena, text.bytes ? text.bytes : "", text.size);
}

// Of all cells of a table.
static bool whole(const tz_cell *cells, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (!cells[i].flow)
            return false;
    return true;
}

// ---- cards ----

static const char *old_names(const tz_booklet *b, const tz_card_change *card) {
    tz_bytes out = {0};
    for (size_t i = 0; i < card->old_n; i++)
        tz_bytes_format(b->tools.arena, &out, "%s%s", i ? "、" : "", tz_card_names(b->tools.arena, card->old[i]));
    return tz_arena_copy(b->tools.arena, out.at ? out.at : "", out.n);
}

static const char *names_of(const tz_booklet *b, const tz_card_change *card) {
    return tz_card_names(b->tools.arena, card->current ? card->current : card->old[0]);
}

static tz_text heading_of(tz_booklet *b, const tz_card_change *card) {
    tz_wording word = !card->current                 ? TZ_WORDING_CARD_REMOVED
                      : !card->old_n                 ? TZ_WORDING_CARD_NEW
                      : card->renamed || card->split ? TZ_WORDING_CARD_RENAMED
                                                     : TZ_WORDING_CARD;
    return tz_change_wording(b, word, &(tz_change_names){.names = names_of(b, card), .old_names = old_names(b, card)});
}

static const tz_field *field_of(const tz_comparison *of, const tz_form_change *field) {
    return field->current >= 0 ? &of->current->form->fields[field->current] : &of->old->form->fields[field->old];
}

static size_t changed_fields(const tz_comparison *of, const tz_card_change *card) {
    size_t n = 0;
    for (size_t i = 0; i < of->fields_n; i++)
        n += card->fields[i].changed;
    return n;
}

// Label and rest of a column of this layout.
static const tz_column_spec *two_columns(const tz_booklet *b, tz_len size) {
    tz_column_spec *specs = TZ_ARRAY(b->tools.arena, tz_column_spec, 2);
    specs[0].width = specs[1].width = tz_em_to_len(b->job->layout->compare.field_width, size);
    specs[1].share = 1;
    return specs;
}

static bool add_card(tz_block_list *chain, const tz_card_change *card) {
    tz_booklet *b = chain->b;
    const tz_comparison *of = b->job->comparison;
    const tz_compare_spec *look = &b->job->layout->compare;
    size_t rows = changed_fields(of, card), row = 0;
    tz_text heading = heading_of(b, card);
    if (!tz_block_list_para(chain, heading, look->heading, 2, names_of(b, card)))
        return false;
    if (!rows)
        return true;
    tz_cell *cells = TZ_ARRAY(b->tools.arena, tz_cell, rows * 2);
    for (size_t i = 0; i < of->fields_n; i++) {
        if (!card->fields[i].changed)
            continue;
        const tz_field *field = field_of(of, &of->fields[i]);
        tz_change_text saying = {.b = b, .of = of};
        cells[row * 2] = tz_block_list_cell(chain, field->label, look->field, true);
        cells[row * 2].language = field->language;
        tz_change_text_add_changes(&saying, &of->fields[i], &card->fields[i], false);
        cells[row * 2 + 1] =
            (tz_cell){.flow = tz_change_text_flow(&saying, look->body, false), .rows = 1, .columns = 1};
        cells[row * 2 + 1].language = tz_answer_language(card->current ? card->current : card->old[0], field);
        row++;
    }
    tz_block_list_table(chain, cells, (uint32_t)rows, 2, 0, two_columns(b, chain->size));
    return whole(cells, rows * 2);
}

// ---- the summary ----

enum { KINDS = TZ_CHANGE_KINDS - TZ_CHANGE_ADDED, COLUMNS = KINDS + 1 };

static bool fill_row(tz_block_list *chain, tz_cell *cells, tz_text name, const size_t *counts) {
    const tz_compare_spec *look = &chain->b->job->layout->compare;
    cells[0] = tz_block_list_cell(chain, name, look->field, true);
    for (size_t i = 0; i < KINDS; i++)
        cells[i + 1] =
            tz_block_list_cell(chain, plain_number(chain->b, counts[TZ_CHANGE_ADDED + i]), look->number, false);
    return whole(cells, COLUMNS);
}

static bool fill_head(tz_block_list *chain, tz_cell *cells) {
    static const tz_wording words[COLUMNS] = {TZ_WORDING_NAMES,    TZ_WORDING_ADDED,  TZ_WORDING_REMOVED,
                                              TZ_WORDING_REWORDED, TZ_WORDING_MARKED, TZ_WORDING_MOVED};
    for (size_t i = 0; i < COLUMNS; i++)
        cells[i] = tz_block_list_cell(chain, tz_change_wording(chain->b, words[i], &(tz_change_names){0}),
                                      chain->b->job->layout->compare.head, true);
    return whole(cells, COLUMNS);
}

static const tz_column_spec *summary_columns(const tz_booklet *b, tz_len size) {
    const tz_compare_spec *look = &b->job->layout->compare;
    tz_column_spec *specs = TZ_ARRAY(b->tools.arena, tz_column_spec, COLUMNS);
    tz_em rest = tz_len_to_em(tz_column_width(b->job->layout, &look->part), size) - (tz_em)KINDS * look->number_width;
    specs[0].share = rest > look->field_width ? rest : look->field_width;
    for (size_t i = 1; i < COLUMNS; i++)
        specs[i].share = look->number_width;
    return specs;
}

static bool add_table(tz_block_list *chain) {
    const tz_comparison *of = chain->b->job->comparison;
    uint32_t rows = 0;
    tz_cell *cells = TZ_ARRAY(chain->b->tools.arena, tz_cell, (of->changed_n + 2) * COLUMNS);
    bool good = fill_head(chain, cells);
    for (size_t i = 0; i < of->cards_n; i++)
        if (of->cards[i].changed)
            good = fill_row(chain, &cells[++rows * COLUMNS], tz_text_from_string(names_of(chain->b, &of->cards[i])),
                            of->cards[i].counts) &&
                   good;
    good = fill_row(chain, &cells[++rows * COLUMNS],
                    tz_change_wording(chain->b, TZ_WORDING_TOTAL, &(tz_change_names){0}), of->counts) &&
           good;
    tz_block_list_table(chain, cells, rows + 1, COLUMNS, 1, summary_columns(chain->b, chain->size));
    return good;
}

static bool add_same(tz_block_list *chain) {
    const tz_comparison *of = chain->b->job->comparison;
    tz_bytes names = {0};
    for (size_t i = 0; i < of->cards_n; i++)
        if (!of->cards[i].changed)
            tz_bytes_format(chain->b->tools.arena, &names, "%s%s", names.n ? "、" : "",
                            names_of(chain->b, &of->cards[i]));
    if (!names.n)
        return true;
    tz_change_names said = {.names = tz_arena_copy(chain->b->tools.arena, names.at, names.n)};
    return tz_block_list_para(chain, tz_change_wording(chain->b, TZ_WORDING_UNCHANGED_CARDS, &said),
                              chain->b->job->layout->compare.note, 0, NULL);
}

static bool add_form_line(tz_block_list *chain, const tz_form_change *it) {
    const tz_comparison *of = chain->b->job->comparison;
    tz_wording word = it->old < 0       ? TZ_WORDING_FORM_ADDED
                      : it->current < 0 ? TZ_WORDING_FORM_REMOVED
                      : it->relabelled  ? TZ_WORDING_FORM_RENAMED
                      : it->moved       ? TZ_WORDING_FORM_MOVED
                                        : TZ_WORDINGS;
    tz_change_names said = {.label = &field_of(of, it)->label};
    said.old_label = it->old >= 0 ? &of->old->form->fields[it->old].label : NULL;
    return word == TZ_WORDINGS || tz_block_list_para(chain, tz_change_wording(chain->b, word, &said),
                                                     chain->b->job->layout->compare.note, 0, NULL);
}

static bool add_form(tz_block_list *chain) {
    const tz_comparison *of = chain->b->job->comparison;
    tz_text heading = tz_change_wording(chain->b, TZ_WORDING_FORM, &(tz_change_names){0});
    if (!of->form_changed)
        return true;
    bool good =
        tz_block_list_para(chain, heading, chain->b->job->layout->compare.heading, 2, string(chain->b, heading));
    for (size_t i = 0; i < of->fields_n; i++)
        good = add_form_line(chain, &of->fields[i]) && good;
    return good;
}

static bool add_summary(tz_block_list *chain) {
    const tz_comparison *of = chain->b->job->comparison;
    const tz_style *note = chain->b->job->layout->compare.note;
    if (!tz_block_list_para(chain, tz_change_wording(chain->b, TZ_WORDING_LEGEND, &(tz_change_names){0}), note, 0,
                            NULL))
        return false;
    if (!of->changed_n)
        return tz_block_list_para(chain, tz_change_wording(chain->b, TZ_WORDING_NO_CHANGES, &(tz_change_names){0}),
                                  note, 0, NULL) &&
               add_form(chain);
    return add_table(chain) && add_same(chain) && add_form(chain);
}

bool tz_make_comparison(tz_booklet *b) {
    const tz_compare_spec *look = &b->job->layout->compare;
    tz_block_list chain = {.b = b, .size = look->part.size, .gap = {0, TZ_EM}};
    const tz_comparison *of = b->job->comparison;
    tz_change_marks_begin(b);
    bool good = add_summary(&chain);
    for (size_t i = 0; i < of->cards_n; i++)
        if (of->cards[i].changed)
            good = add_card(&chain, &of->cards[i]) && good;
    tz_change_marks_sort(b->marks);
    tz_text title = tz_fill_names(b, &look->part.title, NULL);
    return good && tz_block_list_set(&chain, &look->part, title);
}
