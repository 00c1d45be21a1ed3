// Change bars: what of this booklet's answers is not as it was in an older edition.
#include "booklet/booklet.h"

static const tz_change *statement_at(const tz_field_change *field, size_t at, size_t step) {
    for (; at < field->n; at += step) // a step of SIZE_MAX goes back; past the first it is beyond the last
        if (field->changes[at].current && !field->changes[at].away)
            return &field->changes[at];
    return NULL;
}

// The bar of a statement; statements come in the order of the answer, so it is among the last ones or new.
static tz_change_bar *bar_for(tz_maker *m, const tz_statement *says, size_t first) {
    tz_change_marks *marks = m->marks;
    const char *from = says->label.size ? says->label.bytes : says->body.bytes;
    for (size_t i = marks->bars.n; i-- > first;)
        if (marks->bars.at[i].from == from)
            return &marks->bars.at[i];
    tz_change_bar *made = TZ_ADD(m->arena, &marks->bars);
    made->from = from;
    made->to = says->body.bytes + says->body.size;
    return made;
}

static void note_gone(tz_maker *m, const tz_card *card, uint32_t index, const tz_field_change *field, size_t at,
                      size_t first) {
    const tz_change *next = statement_at(field, at, 1), *before = statement_at(field, at, SIZE_MAX);
    if (next)
        bar_for(m, next->current, first)->above = true;
    else if (before)
        bar_for(m, before->current, first)->below = true;
    else
        *TZ_ADD(m->arena, &m->marks->emptied) = (tz_emptied_answer){card, index};
}

static void note_field(tz_maker *m, const tz_card *card, uint32_t index, const tz_field_change *field) {
    size_t first = m->marks->bars.n;
    for (size_t i = 0; i < field->n; i++) {
        const tz_change *change = &field->changes[i];
        if (!change->current || change->away)
            note_gone(m, card, index, field, i, first);
        else if (change->kind != TZ_CHANGE_NONE)
            bar_for(m, change->current, first)->changed = true;
    }
}

void tz_note_changes_since(tz_maker *m, const tz_comparison *since) {
    const tz_compare_spec *look = &m->layout->compare;
    m->marks = TZ_NEW(m->arena, tz_change_marks);
    m->marks->bar = look->bar;
    m->marks->stroke = look->stroke;
    m->marks->color = look->color;
    m->old_year = &since->old->fiscal_year;
    tz_text note = tz_fill_names(m, &look->words[TZ_WORDING_CHANGE_BARS], &(tz_name_values){.m = m});
    m->since = tz_arena_copy(m->arena, note.bytes ? note.bytes : "", note.size);
    for (size_t i = 0; i < since->cards_n; i++)
        for (size_t k = 0; since->cards[i].current && k < since->fields_n; k++)
            if (since->fields[k].current >= 0)
                note_field(m, since->cards[i].current, (uint32_t)since->fields[k].current, &since->cards[i].fields[k]);
    tz_change_marks_sort(m->marks);
}
