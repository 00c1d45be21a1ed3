// Change bars: which statements of this booklet's answers are not as they were in an older edition.
#include "changes/change_text.h"

// The answer whose changes are being marked.
typedef struct marked_answer {
    tz_booklet *b;
    const tz_card *card;
    uint32_t field;
    const tz_field_change *changes;
    size_t first_bar; // of its bars
} marked_answer;

// The bar of a statement, made when it has none yet.
static tz_change_bar *bar_of(const marked_answer *a, const tz_statement *statement) {
    tz_change_marks *marks = a->b->marks;
    uint64_t from = tz_text_position(statement->label.size ? &statement->label : &statement->body, 0);
    for (size_t i = a->first_bar; i < marks->bars.n; i++)
        if (marks->bars.at[i].from == from)
            return &marks->bars.at[i];
    tz_change_bar *bar = TZ_ADD(a->b->tools.arena, &marks->bars);
    bar->from = from;
    bar->to = tz_text_position(&statement->body, statement->body.size);
    return bar;
}

static bool stands_here(const tz_change *change) {
    return change->current && !change->moved_out;
}

// Where a statement was deleted: above the next one that stands here, else below the last one, else in an empty answer.
static void mark_deletion(const marked_answer *a, size_t at) {
    const tz_field_change *changes = a->changes;
    size_t next = at, last = at;
    while (next < changes->n && !stands_here(&changes->changes[next]))
        next++;
    while (last > 0 && !stands_here(&changes->changes[last - 1]))
        last--;
    if (next < changes->n)
        bar_of(a, changes->changes[next].current)->above = true;
    else if (last > 0)
        bar_of(a, changes->changes[last - 1].current)->below = true;
    else
        *TZ_ADD(a->b->tools.arena, &a->b->emptied) = (tz_emptied_answer){a->card, a->field};
}

// The bar says what kind of change it marks; the first where there are several.
static void mark_change(const marked_answer *a, const tz_change *change) {
    tz_change_bar *bar = bar_of(a, change->current);
    tz_text kind = tz_change_kind_name(a->b, change->kind, NULL);
    bar->changed = true;
    if (!bar->words)
        bar->words = tz_text_to_string_or_null(a->b->tools.arena, &kind);
}

static void mark_answer(tz_booklet *b, const tz_card *card, uint32_t field, const tz_field_change *changes) {
    const marked_answer a = {b, card, field, changes, b->marks->bars.n};
    for (size_t i = 0; i < changes->n; i++) {
        const tz_change *change = &changes->changes[i];
        if (!stands_here(change))
            mark_deletion(&a, i);
        else if (change->kind != TZ_CHANGE_NONE)
            mark_change(&a, change);
    }
}

const char *tz_change_bars_note(tz_arena *arena, const tz_job *job) {
    tz_name_values values = {.arena = arena, .job = job};
    const tz_template *wording = &job->layout->compare.words[TZ_WORDING_CHANGE_BARS];
    tz_text note = tz_template_fill(arena, wording, tz_name_lookup, &values);
    return tz_arena_copy(arena, note.bytes ? note.bytes : "", note.size);
}

void tz_mark_changes_since(tz_booklet *b, const tz_comparison *since) {
    tz_change_marks_begin(b);
    tz_text deleted = tz_change_wording(b, TZ_WORDING_REMOVED, NULL);
    b->marks->deleted = tz_text_to_string_or_null(b->tools.arena, &deleted);
    for (size_t i = 0; i < since->cards_n; i++) {
        const tz_card_change *card = &since->cards[i];
        for (size_t k = 0; card->current && k < since->fields_n; k++)
            if (since->fields[k].current >= 0)
                mark_answer(b, card->current, (uint32_t)since->fields[k].current, &card->fields[k]);
    }
    tz_change_marks_sort(b->marks);
}
