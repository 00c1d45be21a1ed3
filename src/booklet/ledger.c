// The ledger of the text: every character of every answer must stand on the pages, or have a reason not to.
//
// It reads the finished display list, not what the stages before believe they did. Runs borrow their text from the
// records, so the address of a run's text tells which characters it shows.
#include "booklet/maker.h"
#include "tsuzuri/utf8.h"

#include <stdlib.h>

// An answer and which of its bytes are set.
typedef struct account {
    const tz_text *answer;
    bool *set;
} account;

static int by_address(const void *a, const void *b) {
    uintptr_t m = (uintptr_t)((const account *)a)->answer->bytes, n = (uintptr_t)((const account *)b)->answer->bytes;
    return m < n ? -1 : m > n;
}

static account *open_accounts(const tz_maker *m, tz_arena *arena, size_t *n) {
    size_t fields = m->edition->form->fields_n;
    account *accounts = TZ_ARRAY(arena, account, m->edition->cards_n * fields);
    *n = 0;
    for (size_t i = 0; i < m->edition->cards_n; i++) {
        if (m->card_page[i] == TZ_NO_PAGE) // no card was asked for
            continue;
        for (size_t k = 0; k < fields; k++) {
            const tz_text *answer = &m->edition->cards[i].answers[k];
            if (answer->size)
                accounts[(*n)++] = (account){answer, TZ_ARRAY(arena, bool, answer->size)};
        }
    }
    qsort(accounts, *n, sizeof *accounts, by_address);
    return accounts;
}

// All accounts, by address, and the one that was asked for last: what stands beside a run is mostly of the same answer.
typedef struct ledger {
    account *accounts;
    size_t n;
    account *last;
} ledger;

static bool holds(const account *it, const char *at) {
    uintptr_t from = (uintptr_t)it->answer->bytes;
    return (uintptr_t)at >= from && (uintptr_t)at < from + it->answer->size;
}

// The account whose answer holds that address, or NULL.
static account *find_account(ledger *l, const char *at) {
    if (l->last && holds(l->last, at))
        return l->last;
    size_t low = 0, high = l->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if ((uintptr_t)l->accounts[middle].answer->bytes <= (uintptr_t)at)
            low = middle + 1;
        else
            high = middle;
    }
    if (!low || !holds(&l->accounts[low - 1], at))
        return NULL;
    return l->last = &l->accounts[low - 1];
}

static void enter(account *to, size_t from, size_t end) {
    for (size_t i = from; i < end && i < to->answer->size; i++)
        to->set[i] = true;
}

// Around a base and behind its reading stand the marks of the ruby notation, ｜, 《 and 》: read, not set.
static void enter_run(ledger *l, const tz_run *run, const tz_element *element) {
    account *to = find_account(l, run->text);
    if (!to)
        return;
    enum { MARK = 3 }; // bytes of each
    size_t from = (size_t)(run->text - to->answer->bytes), end = from + run->text_size;
    bool base = element->role == TZ_ROLE_RB, reading = element->role == TZ_ROLE_RT;
    enter(to, base && from >= MARK ? from - MARK : from, base || reading ? end + MARK : end);
}

// Whether a run stands on the paper: what lies outside nobody can read. Its ends tell, as it is one line.
static bool is_on_paper(const tz_maker *m, const tz_run *run) {
    const tz_run_glyph *ends[] = {&run->glyphs[0], &run->glyphs[run->glyphs_n ? run->glyphs_n - 1 : 0]};
    for (size_t i = 0; run->glyphs_n && i < 2; i++)
        if (ends[i]->x < -run->size || (int64_t)ends[i]->x > (int64_t)m->layout->width + run->size ||
            ends[i]->y < -run->size || (int64_t)ends[i]->y > (int64_t)m->layout->height + run->size)
            return false;
    return true;
}

static void enter_page(ledger *l, const tz_maker *m, const tz_page *page) {
    for (size_t i = 0; i < page->spans.n; i++) {
        const tz_span *span = &page->spans.at[i];
        for (uint32_t k = span->first; span->element && k < span->end; k++)
            if (page->items.at[k].kind == TZ_ITEM_RUN && is_on_paper(m, &page->items.at[k].run))
                enter_run(l, &page->items.at[k].run, span->element);
    }
}

// White space parts words, blocks and lines; format characters and variation selectors have no shape of their own.
static bool needs_no_ink(int32_t c) {
    utf8proc_category_t category = utf8proc_category(c);
    return c < ' ' || category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_CF ||
           category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP || category == UTF8PROC_CATEGORY_MN;
}

// Reports the first character of an answer that stands nowhere.
static bool balance(const tz_maker *m, const account *of) {
    const tz_text *text = of->answer;
    for (size_t at = 0; at < text->size;) {
        int32_t c;
        ptrdiff_t size = tz_utf8_decode(text->bytes + at, text->size - at, &c);
        if (!of->set[at] && !needs_no_ink(c)) {
            tz_error(m->diag, tz_text_place(text, at),
                     _("the character %.*s stands on no page: this is a fault of tsuzuri, and nothing is written"),
                     (int)size, text->bytes + at);
            return false;
        }
        at += size > 0 ? (size_t)size : 1;
    }
    return true;
}

bool tz_ledger_check(const tz_maker *m) {
    tz_arena *arena = tz_arena_new(m->arena);
    ledger l = {0};
    l.accounts = open_accounts(m, arena, &l.n);
    for (size_t i = 0; i < m->pages.n; i++)
        enter_page(&l, m, m->pages.at[i]);
    bool whole = true;
    for (size_t i = 0; i < l.n; i++)
        whole = balance(m, &l.accounts[i]) && whole;
    tz_arena_free(arena);
    return whole;
}
