// Which forms an edition sends out, and to whom.
#include "exchange/form_plan.h"

// ---- whom they go to ----

typedef struct plan {
    tz_arena *arena;
    const tz_edition *head, *answered;
    TZ_LIST(tz_card) forms;
    bool *has_form; // of each municipality of the list
} plan;

static const tz_card *find_card(const tz_edition *edition, const tz_text *code) {
    for (size_t i = 0; edition && i < edition->cards_n; i++)
        for (size_t k = 0; k < edition->cards[i].municipalities_n; k++)
            if (tz_text_equal(&edition->cards[i].municipalities[k].code, code))
                return &edition->cards[i];
    return NULL;
}

static void add_form(plan *p, const tz_municipality *municipalities, size_t n) {
    *TZ_ADD(p->arena, &p->forms) = (tz_card){.slug = "", .municipalities = municipalities, .municipalities_n = n};
}

// Takes the municipality of that code, if it is on the list and has no form yet.
static void take(plan *p, const tz_text *code, tz_municipality *to, size_t *n) {
    for (size_t i = 0; i < p->head->official_n; i++)
        if (!p->has_form[i] && tz_text_equal(&p->head->official[i].code, code)) {
            p->has_form[i] = true;
            to[(*n)++] = p->head->official[i];
        }
}

// The form of a municipality of the list and of those that it answered with.
static void add_listed(plan *p, size_t index) {
    const tz_text *code = &p->head->official[index].code;
    const tz_card *card = find_card(p->answered, code);
    size_t most = card ? card->municipalities_n : 1, n = 0;
    tz_municipality *all = TZ_ARRAY(p->arena, tz_municipality, most);
    for (size_t i = 0; i < most; i++)
        take(p, card ? &card->municipalities[i].code : code, all, &n);
    if (n)
        add_form(p, all, n);
}

const tz_edition *tz_form_plan(tz_arena *arena, const tz_edition *head, const tz_edition *answered) {
    plan p = {.arena = arena, .head = head, .answered = answered};
    p.has_form = TZ_ARRAY(arena, bool, head->official_n);
    for (size_t i = 0; i < head->official_n; i++)
        add_listed(&p, i);
    for (size_t i = 0; answered && !head->official_n && i < answered->cards_n; i++)
        add_form(&p, answered->cards[i].municipalities, answered->cards[i].municipalities_n);
    tz_edition *made = TZ_NEW(arena, tz_edition);
    *made = *head;
    made->cards = p.forms.at;
    made->cards_n = p.forms.n;
    return made;
}

// ---- what they answered before ----

typedef struct old_cards {
    TZ_LIST(const tz_card *) all;
} old_cards;

static void add_card_of(tz_arena *arena, const tz_edition *old, const tz_text *code, old_cards *to) {
    const tz_card *card = find_card(old, code);
    for (size_t i = 0; i < to->all.n; i++)
        if (to->all.at[i] == card)
            return;
    if (card)
        *TZ_ADD(arena, &to->all) = card;
}

const tz_card *const *tz_form_old_cards(tz_arena *arena, const tz_edition *old, const tz_card *form, size_t *n) {
    old_cards found = {0};
    for (size_t i = 0; i < form->municipalities_n; i++) {
        const tz_municipality *one = &form->municipalities[i];
        add_card_of(arena, old, &one->code, &found);
        for (size_t k = 0; k < one->was.n; k++)
            add_card_of(arena, old, &one->was.at[k], &found);
    }
    *n = found.all.n;
    return found.all.at;
}
