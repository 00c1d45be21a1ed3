// The fields of one card: matched statements become lists of changes, and what left one field for another is found.
#include "field.h"

enum {
    ALIKE_CROSSING = 800, // what counts as the same statement in another field
    LEAST_CROSSING = 8,   // characters: 特になし in two fields has not moved
    MOST_CROSSING = 1 << 18,
};

static const tz_statement_tokens *old_of(const tz_field_matching *field, size_t i) {
    return &field->matching.old.all.at[i];
}
static const tz_statement_tokens *new_of(const tz_field_matching *field, size_t k) {
    return &field->matching.current.all.at[k];
}

void tz_field_match(tz_arena *arena, const tz_text *const *old, size_t old_n, const tz_text *new,
                    const char *const *labels, tz_intern *intern, tz_field_matching *out) {
    tz_statement_matching *matching = &out->matching;
    size_t *firsts = TZ_ARRAY(arena, size_t, old_n + 1);
    for (size_t i = 0; i < old_n; i++) {
        tz_statements_read(arena, old[i], labels, intern, &matching->old);
        firsts[i + 1] = matching->old.all.n;
    }
    if (new)
        tz_statements_read(arena, new, labels, intern, &matching->current);
    matching->firsts = firsts;
    matching->cards = old_n;
    tz_statements_match(arena, matching);
    out->came = TZ_ARRAY(arena, tz_field_move, matching->current.all.n);
    out->went = TZ_ARRAY(arena, tz_field_move, matching->old.all.n);
}

// ---- from field to field ----

static bool could_cross(const tz_field_matching *from, size_t i, const tz_field_matching *to, size_t k) {
    return from->matching.to[i] < 0 && to->matching.from[k] < 0 && !from->went[i].known && !to->came[k].known &&
           old_of(from, i)->weight >= LEAST_CROSSING && new_of(to, k)->weight >= LEAST_CROSSING;
}

static bool is_same(tz_arena *arena, const tz_statement_tokens *a, const tz_statement_tokens *b, bool exactly) {
    return exactly ? a->id == b->id : tz_statement_similarity(arena, a, b) >= ALIKE_CROSSING;
}

static void cross(tz_arena *arena, tz_field_matching *fields, size_t from, size_t to, bool exactly) {
    tz_field_matching *a = &fields[from], *b = &fields[to];
    if ((uint64_t)a->matching.old.all.n * b->matching.current.all.n > MOST_CROSSING)
        return;
    for (size_t i = 0; i < a->matching.old.all.n; i++)
        for (size_t k = 0; k < b->matching.current.all.n; k++)
            if (could_cross(a, i, b, k) && is_same(arena, old_of(a, i), new_of(b, k), exactly)) {
                a->went[i] = (tz_field_move){true, (uint32_t)to, (uint32_t)k};
                b->came[k] = (tz_field_move){true, (uint32_t)from, (uint32_t)i};
            }
}

void tz_fields_find_moves(tz_arena *arena, tz_field_matching *fields, size_t n) {
    for (int exactly = 1; exactly >= 0; exactly--)
        for (size_t from = 0; from < n; from++)
            for (size_t to = 0; to < n; to++)
                if (from != to)
                    cross(arena, fields, from, to, exactly);
}

// ---- changes ----

typedef struct telling {
    tz_arena *arena;
    const tz_field_matching *fields;
    size_t field;
    const tz_form_change *form;
    const tz_card *const *cards; // the old ones; NULL: answers without cards
    TZ_LIST(tz_change) all;
    bool changed;
} telling;

static const tz_card *card_of(const telling *t, size_t field, size_t old) {
    const tz_statement_matching *m = &t->fields[field].matching;
    size_t card = 0;
    while (card + 1 < m->cards && m->firsts[card + 1] <= old)
        card++;
    return t->cards ? t->cards[card] : NULL;
}

static uint32_t form_index(int index) {
    return index < 0 ? UINT32_MAX : (uint32_t)index;
}

static tz_change *add(telling *t, tz_change_kind kind, size_t old_field, size_t new_field) {
    tz_change *made = TZ_ADD(t->arena, &t->all);
    made->kind = kind;
    made->old_field = form_index(t->form[old_field].old);
    made->new_field = form_index(t->form[new_field].current);
    t->changed = t->changed || kind != TZ_CHANGE_NONE;
    return made;
}

// One that is there in both years.
static void tell_both(telling *t, const tz_statement_tokens *old, const tz_statement_tokens *new, size_t old_field,
                      const tz_card *from, bool moved) {
    bool reworded = old->id != new->id;
    bool marked = old->says.nest != new->says.nest || !tz_labels_agree(&old->says.label, &new->says.label);
    tz_change_kind kind = reworded ? TZ_CHANGE_REWORDED
                          : marked ? TZ_CHANGE_RELABELLED
                          : moved  ? TZ_CHANGE_MOVED
                                   : TZ_CHANGE_NONE;
    tz_change *made = add(t, kind, old_field, t->field);
    made->moved = moved;
    made->old = &old->says;
    made->current = &new->says;
    made->from = from;
    if (reworded)
        made->edits_n = tz_edits_make(t->arena, old, new, &made->edits);
}

static void tell_new(telling *t, size_t k) {
    const tz_field_matching *field = &t->fields[t->field];
    int old = field->matching.from[k];
    const tz_field_move *came = &field->came[k];
    if (old >= 0)
        tell_both(t, old_of(field, (size_t)old), new_of(field, k), t->field, card_of(t, t->field, (size_t)old),
                  field->matching.moved[k]);
    else if (came->known)
        tell_both(t, old_of(&t->fields[came->field], came->index), new_of(field, k), came->field,
                  card_of(t, came->field, came->index), true);
    else
        add(t, TZ_CHANGE_ADDED, t->field, t->field)->current = &new_of(field, k)->says;
}

static void tell_gone(telling *t, size_t i) {
    const tz_field_matching *field = &t->fields[t->field];
    const tz_field_move *went = &field->went[i];
    tz_change *made =
        add(t, went->known ? TZ_CHANGE_MOVED : TZ_CHANGE_REMOVED, t->field, went->known ? went->field : t->field);
    made->old = &old_of(field, i)->says;
    made->from = card_of(t, t->field, i);
    if (went->known) {
        made->current = &new_of(&t->fields[went->field], went->index)->says;
        made->moved = made->away = true;
    }
}

// Tells what is gone of old statements from `i` on, up to one that stands where it stood.
static void tell_gone_from(telling *t, size_t i) {
    const tz_statement_matching *m = &t->fields[t->field].matching;
    size_t end = m->firsts[m->cards];
    for (size_t card = m->cards; card > 0; card--) // of the same card
        end = m->firsts[card] > i ? m->firsts[card] : end;
    for (; i < end; i++) {
        if (m->to[i] < 0)
            tell_gone(t, i);
        else if (!m->moved[m->to[i]])
            return;
    }
}

tz_field_change tz_field_list_changes(tz_arena *arena, const tz_field_matching *fields, size_t field,
                                      const tz_form_change *form, const tz_card *const *cards) {
    telling t = {.arena = arena, .fields = fields, .field = field, .form = form, .cards = cards};
    const tz_statement_matching *m = &fields[field].matching;
    for (size_t card = 0; card < m->cards; card++)
        if (m->firsts[card] < m->firsts[card + 1])
            tell_gone_from(&t, m->firsts[card]);
    for (size_t k = 0; k < m->current.all.n; k++) {
        tell_new(&t, k);
        if (m->from[k] < 0 || m->moved[k])
            continue;
        size_t next = (size_t)m->from[k] + 1;
        bool last = false;
        for (size_t card = 1; card <= m->cards; card++)
            last = last || m->firsts[card] == next;
        if (!last)
            tell_gone_from(&t, next);
    }
    return (tz_field_change){t.all.at, t.all.n, t.changed};
}
