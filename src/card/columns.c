// Columns that are narrower than the layout means them to be, because a table has too many of them for its page: told
// once a table, with the card on which it is worst.
#include "base/intl.h"
#include "card/card.h"

#define UNSEEN (TZ_EM / 20)     // nobody sees that a column is narrower by this
#define TWO_LETTERS (2 * TZ_EM) // less makes one letter a line

static tz_em least_of(const tz_grid *grid, uint32_t column) {
    tz_em least = grid->column_specs[column].least;
    return least > TWO_LETTERS ? least : TWO_LETTERS;
}

static void look_at_table(const tz_card_galley *card, const tz_placed_block *placed, tz_narrow_column *narrowest) {
    const tz_grid *grid = &card->galley.blocks[placed->block].grid;
    const uint32_t *fields = card->fields[placed->block];
    for (uint32_t i = grid->head_columns; i < grid->columns; i++) {
        tz_em measure = placed->table->fit.measures[i], least = least_of(grid, i);
        if (measure + UNSEEN >= least || (narrowest->card && measure >= narrowest->measure))
            continue;
        uint32_t field = fields[(size_t)grid->head_rows * grid->columns + i];
        *narrowest = (tz_narrow_column){card->card, field, measure, least};
    }
}

void tz_card_find_narrow(const tz_card_galley *card, const tz_placement *placement, tz_narrow_column *narrowest) {
    for (size_t i = 0; i < placement->blocks.n; i++) {
        const tz_placed_block *placed = &placement->blocks.at[i];
        if (placed->table && placed->begins)
            look_at_table(card, placed, &narrowest[placed->block]);
    }
}

// Ems in words: "3.4". Rounded down, so that no column seems to have what it lacks.
static const char *ems(tz_arena *arena, tz_em width) {
    return tz_arena_format(arena, "%d.%d", width / TZ_EM, width % TZ_EM * 10 / TZ_EM);
}

void tz_card_report_narrow(const tz_tools *tools, const tz_job *job, const tz_narrow_column *narrowest) {
    for (size_t i = 0; i < job->layout->card_n; i++) {
        const tz_narrow_column *n = &narrowest[i];
        if (!n->card)
            continue;
        const tz_text *label = &job->edition->form->fields[n->field].label;
        tz_warning(
            tools->diag, job->layout->card[i].place,
            _("this table's columns are too narrow: on the card of %s that of %.*s has %s letters a line, and should "
              "have %s"),
            tz_card_names(tools->arena, n->card), (int)label->size, label->bytes, ems(tools->arena, n->measure),
            ems(tools->arena, n->least));
        tz_note(tools->diag, (tz_place){0},
                _("divide it into tables of fewer columns (columns: or fields: …), make the page wider, or allow "
                  "smaller type "
                  "(body: min)"));
    }
}
