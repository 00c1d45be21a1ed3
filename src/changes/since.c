// Change bars: what of this booklet's answers is not as it was in an older edition.
#include "changes/changes.h"

static const tz_change *statement_at(const tz_field_change *field, size_t at, size_t step) {
    for (; at < field->n; at += step) // a step of SIZE_MAX goes back; past the first it is beyond the last
        if (field->changes[at].current && !field->changes[at].moved_out)
            return &field->changes[at];
    return NULL;
}

// The bar of a statement; statements come in the order of the answer, so it is among the last ones or new.
static tz_change_bar *bar_for(tz_booklet *b, const tz_statement *says, size_t first) {
    tz_change_marks *marks = b->marks;
    uint64_t from = tz_text_position(says->label.size ? &says->label : &says->body, 0);
    for (size_t i = marks->bars.n; i-- > first;)
        if (marks->bars.at[i].from == from)
            return &marks->bars.at[i];
    tz_change_bar *made = TZ_ADD(b->tools.arena, &marks->bars);
    made->from = from;
    made->to = tz_text_position(&says->body, says->body.size);
    return made;
}

static void note_gone(tz_booklet *b, const tz_card *card, uint32_t index, const tz_field_change *field, size_t at,
                      size_t first) {
    const tz_change *next = statement_at(field, at, 1), *before = statement_at(field, at, SIZE_MAX);
    if (next)
        bar_for(b, next->current, first)->above = true;
    else if (before)
        bar_for(b, before->current, first)->below = true;
    else
        *TZ_ADD(b->tools.arena, &b->emptied) = (tz_emptied_answer){card, index};
}

static void note_field(tz_booklet *b, const tz_card *card, uint32_t index, const tz_field_change *field) {
    size_t first = b->marks->bars.n;
    for (size_t i = 0; i < field->n; i++) {
        const tz_change *change = &field->changes[i];
        if (!change->current || change->moved_out)
            note_gone(b, card, index, field, i, first);
        else if (change->kind != TZ_CHANGE_NONE)
            bar_for(b, change->current, first)->changed = true;
    }
}

const char *tz_change_bars_note(tz_arena *arena, const tz_job *job) {
    tz_name_values values = {.arena = arena, .job = job};
    const tz_template *wording = &job->layout->compare.words[TZ_WORDING_CHANGE_BARS];
    tz_text note = tz_template_fill(arena, wording, tz_name_lookup, &values);
    return tz_arena_copy(arena, note.bytes ? note.bytes : "", note.size);
}

void tz_note_changes_since(tz_booklet *b, const tz_comparison *since) {
    const tz_compare_spec *look = &b->job->layout->compare;
    b->marks = TZ_NEW(b->tools.arena, tz_change_marks);
    b->marks->bar = look->bar;
    b->marks->stroke = look->stroke;
    b->marks->color = look->color;
    for (size_t i = 0; i < since->cards_n; i++)
        for (size_t k = 0; since->cards[i].current && k < since->fields_n; k++)
            if (since->fields[k].current >= 0)
                note_field(b, since->cards[i].current, (uint32_t)since->fields[k].current, &since->cards[i].fields[k]);
    tz_change_marks_sort(b->marks);
}
