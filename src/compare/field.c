// The fields of one card: statements that left one field for another are found, and all become lists of changes.
#include "compare/field.h"
#include "compare/edit.h"

enum {
    SIMILAR_MOVED = 800,  // thousandths of similarity that are enough for the same statement in another field
    LEAST_MOVED = 8,      // characters: 特になし in two fields has not moved
    MOST_PAIRS = 1 << 18, // of different fields of a card are compared
};

static const tz_statement_tokens *old_of(const tz_field_matching *field, size_t i) {
    return &field->matching.old.all.at[i];
}
static const tz_statement_tokens *current_of(const tz_field_matching *field, size_t k) {
    return &field->matching.current.all.at[k];
}

void tz_field_match(tz_arena *arena, const tz_text *const *old, size_t old_n, const tz_text *current,
                    const char *const *labels, tz_intern *intern, tz_field_matching *out) {
    tz_statement_matching *matching = &out->matching;
    size_t *firsts = TZ_ARRAY(arena, size_t, old_n + 1);
    for (size_t i = 0; i < old_n; i++) {
        tz_statements_read(arena, old[i], labels, intern, &matching->old);
        firsts[i + 1] = matching->old.all.n;
    }
    if (current)
        tz_statements_read(arena, current, labels, intern, &matching->current);
    matching->firsts = firsts;
    matching->cards = old_n;
    tz_statements_match(arena, matching);
    out->came = TZ_ARRAY(arena, tz_field_move, matching->current.all.n);
    out->went = TZ_ARRAY(arena, tz_field_move, matching->old.all.n);
}

// ---- from field to field ----

// A statement without a counterpart in its own field.
typedef struct single {
    const tz_statement_tokens *of;
    uint32_t field, index;
    tz_field_move *move; // where it went, or came from
    size_t next;         // one with the same words: its place in the list + 1; 0: there is none
} single;
typedef struct singles {
    TZ_LIST(single) all;
} singles;

static void add_singles(tz_arena *arena, singles *to, const tz_statement_list *statements, const int *matched,
                        size_t field, tz_field_move *moves) {
    for (size_t i = 0; i < statements->all.n; i++) {
        const tz_statement_tokens *of = &statements->all.at[i];
        if (matched[i] < 0 && of->weight >= LEAST_MOVED)
            *TZ_ADD(arena, &to->all) = (single){of, (uint32_t)field, (uint32_t)i, &moves[i], 0};
    }
}

static void join(const single *old, const single *current) {
    *old->move = (tz_field_move){true, current->field, current->index};
    *current->move = (tz_field_move){true, old->field, old->index};
}

// None of the same words is left in one field on both sides: they would have been matched there.
static void join_equal(tz_arena *arena, const singles *old, singles *current) {
    size_t ids = 0;
    for (size_t k = 0; k < current->all.n; k++)
        ids = current->all.at[k].of->id >= ids ? (size_t)current->all.at[k].of->id + 1 : ids;
    size_t *first = TZ_ARRAY(arena, size_t, ids);
    for (size_t k = current->all.n; k-- > 0;) {
        current->all.at[k].next = first[current->all.at[k].of->id];
        first[current->all.at[k].of->id] = k + 1;
    }
    for (size_t i = 0; i < old->all.n; i++) {
        uint32_t id = old->all.at[i].of->id;
        if (id >= ids || !first[id])
            continue;
        const single *found = &current->all.at[first[id] - 1];
        first[id] = found->next;
        join(&old->all.at[i], found);
    }
}

// How many are left, and of each field.
static uint64_t count_left(const singles *list, uint64_t *of_fields) {
    uint64_t n = 0;
    for (size_t i = 0; i < list->all.n; i++)
        if (!list->all.at[i].move->known) {
            of_fields[list->all.at[i].field]++;
            n++;
        }
    return n;
}

static uint64_t count_pairs(tz_arena *arena, const singles *old, const singles *current, size_t fields) {
    uint64_t *gone = TZ_ARRAY(arena, uint64_t, fields), *new = TZ_ARRAY(arena, uint64_t, fields);
    uint64_t pairs = count_left(old, gone) * count_left(current, new);
    for (size_t i = 0; i < fields; i++)
        pairs -= gone[i] * new[i]; // of one field
    return pairs;
}

static bool is_similar(tz_arena *arena, const single *old, const single *current, uint32_t *counts) {
    return !current->move->known && old->field != current->field &&
           tz_statement_similarity_bound(old->of, current->of, counts) >= SIMILAR_MOVED &&
           tz_statement_similarity(arena, old->of, current->of) >= SIMILAR_MOVED;
}

static void join_similar(tz_arena *arena, const singles *old, const singles *current, uint32_t *counts) {
    for (size_t i = 0; i < old->all.n; i++)
        for (size_t k = 0; !old->all.at[i].move->known && k < current->all.n; k++)
            if (is_similar(arena, &old->all.at[i], &current->all.at[k], counts))
                join(&old->all.at[i], &current->all.at[k]);
}

bool tz_fields_find_moves(tz_arena *arena, tz_field_matching *fields, size_t n) {
    tz_arena *scratch = tz_arena_new(arena);
    singles old = {.all = {0}}, current = {.all = {0}};
    size_t counts = 0;
    for (size_t i = 0; i < n; i++) {
        const tz_statement_matching *m = &fields[i].matching;
        add_singles(scratch, &old, &m->old, m->to, i, fields[i].went);
        add_singles(scratch, &current, &m->current, m->from, i, fields[i].came);
        size_t needed = tz_statement_counts_needed(m);
        counts = needed > counts ? needed : counts;
    }
    join_equal(scratch, &old, &current);
    bool all = count_pairs(scratch, &old, &current, n) <= MOST_PAIRS;
    if (all)
        join_similar(scratch, &old, &current, TZ_ARRAY(scratch, uint32_t, counts));
    tz_arena_free(scratch);
    return all;
}

// ---- changes ----

typedef struct listing {
    tz_arena *arena;
    const tz_field_matching *fields;
    size_t field;
    const tz_form_change *form;
    const tz_card *const *cards; // the old ones
    TZ_LIST(tz_change) all;
    bool changed;
} listing;

static const tz_card *card_of(const listing *t, size_t field, size_t old) {
    const tz_statement_matching *m = &t->fields[field].matching;
    size_t card = 0;
    while (card + 1 < m->cards && m->firsts[card + 1] <= old)
        card++;
    return t->cards[card];
}

static uint32_t form_index(int index) {
    return index < 0 ? UINT32_MAX : (uint32_t)index;
}

static tz_change *add(listing *t, tz_change_kind kind, size_t old_field, size_t current_field) {
    tz_change *made = TZ_ADD(t->arena, &t->all);
    made->kind = kind;
    made->old_field = form_index(t->form[old_field].old);
    made->current_field = form_index(t->form[current_field].current);
    t->changed = t->changed || kind != TZ_CHANGE_NONE;
    return made;
}

// A statement of both years.
static void add_matched(listing *t, const tz_statement_tokens *old, const tz_statement_tokens *current,
                        size_t old_field, const tz_card *from, bool moved) {
    bool reworded = old->id != current->id;
    bool relabelled = old->statement.nest != current->statement.nest ||
                      !tz_labels_agree(&old->statement.label, &current->statement.label);
    tz_change_kind kind = reworded     ? TZ_CHANGE_REWORDED
                          : relabelled ? TZ_CHANGE_RELABELLED
                          : moved      ? TZ_CHANGE_MOVED
                                       : TZ_CHANGE_NONE;
    tz_change *made = add(t, kind, old_field, t->field);
    made->moved = moved;
    made->old = &old->statement;
    made->current = &current->statement;
    made->from = from;
    if (reworded)
        made->edits_n = tz_edits_make(t->arena, old, current, &made->edits);
}

static void add_current(listing *t, size_t k) {
    const tz_field_matching *field = &t->fields[t->field];
    int old = field->matching.from[k];
    const tz_field_move *came = &field->came[k];
    if (old >= 0)
        add_matched(t, old_of(field, (size_t)old), current_of(field, k), t->field, card_of(t, t->field, (size_t)old),
                    field->matching.moved[k]);
    else if (came->known)
        add_matched(t, old_of(&t->fields[came->field], came->index), current_of(field, k), came->field,
                    card_of(t, came->field, came->index), true);
    else
        add(t, TZ_CHANGE_ADDED, t->field, t->field)->current = &current_of(field, k)->statement;
}

static void add_gone(listing *t, size_t i) {
    const tz_field_matching *field = &t->fields[t->field];
    const tz_field_move *went = &field->went[i];
    tz_change *made =
        add(t, went->known ? TZ_CHANGE_MOVED : TZ_CHANGE_REMOVED, t->field, went->known ? went->field : t->field);
    made->old = &old_of(field, i)->statement;
    made->from = card_of(t, t->field, i);
    if (went->known) {
        made->current = &current_of(&t->fields[went->field], went->index)->statement;
        made->moved = made->moved_out = true;
    }
}

// Adds what is gone of the old statements from `i` on, up to one that stands where it stood.
static void add_gone_from(listing *t, size_t i) {
    const tz_statement_matching *m = &t->fields[t->field].matching;
    size_t end = m->firsts[m->cards];
    for (size_t card = m->cards; card > 0; card--) // of the same card
        end = m->firsts[card] > i ? m->firsts[card] : end;
    for (; i < end; i++) {
        if (m->to[i] < 0)
            add_gone(t, i);
        else if (!m->moved[m->to[i]])
            return;
    }
}

tz_field_change tz_field_list_changes(tz_arena *arena, const tz_field_matching *fields, size_t field,
                                      const tz_form_change *form, const tz_card *const *cards) {
    listing t = {.arena = arena, .fields = fields, .field = field, .form = form, .cards = cards};
    const tz_statement_matching *m = &fields[field].matching;
    for (size_t card = 0; card < m->cards; card++)
        if (m->firsts[card] < m->firsts[card + 1])
            add_gone_from(&t, m->firsts[card]);
    for (size_t k = 0; k < m->current.all.n; k++) {
        add_current(&t, k);
        if (m->from[k] < 0 || m->moved[k])
            continue;
        size_t next = (size_t)m->from[k] + 1;
        bool last = false;
        for (size_t card = 1; card <= m->cards; card++)
            last = last || m->firsts[card] == next;
        if (!last)
            add_gone_from(&t, next);
    }
    return (tz_field_change){t.all.at, t.all.n, t.changed};
}
