// The ledger of the text: every character of every answer must stand on the pages, or have a reason not to.
//
// It reads the finished display list, not what the stages before believe they did. A run of an answer carries the
// answer's id, and where in the answer its text begins.
#include "base/utf8.h"
#include "booklet/booklet.h"

#include <string.h>

// An answer and which of its bytes are set.
typedef struct account {
    const tz_text *answer;
    bool *set;
} account;

// An account for each answer, whose ids follow one another; `answer` is NULL where the booklet has no page of the card.
typedef struct ledger {
    account *accounts;
    size_t n;
    const tz_edition *edition;
} ledger;

static ledger open_ledger(const tz_booklet *b, tz_arena *arena) {
    const tz_edition *edition = b->job->edition;
    size_t fields = edition->form->fields_n, n = edition->cards_n * fields;
    ledger l = {TZ_ARRAY(arena, account, n), n, edition};
    for (size_t i = 0; i < l.n; i++) {
        const tz_text *answer = &edition->cards[i / fields].answers[i % fields];
        if (b->card_page[i / fields])
            l.accounts[i] = (account){answer, TZ_ARRAY(arena, bool, answer->size)};
    }
    return l;
}

static void mark_set(account *to, size_t from, size_t end) {
    for (size_t i = from; i < end && i < to->answer->size; i++)
        to->set[i] = true;
}

// Around a base and behind its reading stand the marks of the ruby notation, ｜, 《 and 》: read, not set.
static void mark_run(const ledger *l, const tz_run *run, const tz_element *element) {
    size_t index = tz_edition_answer_index(l->edition, run->text_id);
    if (index == SIZE_MAX || !l->accounts[index].answer)
        return;
    enum { MARK = 3 }; // bytes of each
    account *to = &l->accounts[index];
    size_t from = run->text_start, end = from + run->text_size;
    if (end > to->answer->size || memcmp(run->text, to->answer->bytes + from, run->text_size) != 0)
        return; // other characters than the answer's
    bool base = element->role == TZ_ROLE_RB, reading = element->role == TZ_ROLE_RT;
    mark_set(to, base && from >= MARK ? from - MARK : from, base || reading ? end + MARK : end);
}

// Whether a run stands on the paper, where it can be read. It is one line: both ends must.
static bool is_on_paper(const tz_booklet *b, const tz_run *run) {
    const tz_run_glyph *ends[] = {&run->glyphs[0], &run->glyphs[run->glyphs_n ? run->glyphs_n - 1 : 0]};
    for (size_t i = 0; run->glyphs_n && i < 2; i++)
        if (ends[i]->x < -run->size || (int64_t)ends[i]->x > (int64_t)b->job->layout->width + run->size ||
            ends[i]->y < -run->size || (int64_t)ends[i]->y > (int64_t)b->job->layout->height + run->size)
            return false;
    return true;
}

static void mark_page(const ledger *l, const tz_booklet *b, const tz_page *page) {
    for (size_t i = 0; i < page->spans.n; i++) {
        const tz_span *span = &page->spans.at[i];
        for (uint32_t k = span->first; span->element && k < span->end; k++)
            if (page->items.at[k].kind == TZ_ITEM_RUN && is_on_paper(b, &page->items.at[k].run))
                mark_run(l, &page->items.at[k].run, span->element);
    }
}

// White space parts words, blocks and lines; format characters and variation selectors have no shape of their own.
static bool needs_no_ink(int32_t c) {
    utf8proc_category_t category = utf8proc_category(c);
    return c < ' ' || category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_CF ||
           category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP || category == UTF8PROC_CATEGORY_MN;
}

// Reports the first character of an answer that stands nowhere.
static bool report_missing(const tz_booklet *b, const account *entry) {
    const tz_text *text = entry->answer;
    for (size_t at = 0; text && at < text->size;) {
        int32_t c;
        size_t size = tz_utf8_decode(text->bytes + at, text->size - at, &c);
        if (!entry->set[at] && !needs_no_ink(c)) {
            tz_error(b->tools.diag, tz_text_place(text, at),
                     _("the character %.*s stands on no page: this is a fault of tsuzuri, and nothing is written"),
                     (int)size, text->bytes + at);
            return false;
        }
        at += size;
    }
    return true;
}

bool tz_ledger_check(const tz_booklet *b) {
    tz_arena *arena = tz_arena_new(b->tools.arena);
    ledger l = open_ledger(b, arena);
    for (size_t i = 0; i < b->book->pages_n; i++)
        mark_page(&l, b, b->book->pages[i]);
    bool ok = true;
    for (size_t i = 0; i < l.n; i++)
        ok = report_missing(b, &l.accounts[i]) && ok;
    tz_arena_free(arena);
    return ok;
}
