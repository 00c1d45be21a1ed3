// The cards part: every card composed, fitted at its size, placed and drawn.
#include "booklet/maker.h"
#include "tsuzuri/parallel.h"

#include <stdatomic.h>

// A card as it is drawn: its section of the structure and what has been begun of it.
typedef struct drawing {
    tz_maker *m;
    const tz_galley *sheet;
    const tz_placement *where;
    tz_element *section;
    int32_t level;               // of the last heading
    const tz_flow_tree **tables; // one a piece, once begun
    tz_len width;
} drawing;

static tz_role heading_role(int32_t level) {
    static const tz_role roles[] = {TZ_ROLE_H1, TZ_ROLE_H2, TZ_ROLE_H3, TZ_ROLE_H4};
    return roles[level < 1 ? 0 : level > 4 ? 3 : level - 1];
}

static void draw_heading(drawing *d, const tz_canvas *c, const tz_placed_block *placed) {
    const tz_galley_block *piece = &d->sheet->pieces[placed->piece];
    const tz_para *para = placed->continued ? d->sheet->continued : piece->para;
    tz_element *element = NULL; // a repeated title is an artifact
    if (!placed->continued) {
        element = tz_element_new(d->m->arena, d->m->book, d->section, heading_role(piece->look->level));
        d->level = piece->look->level;
        if (d->sheet->card->language) // the heading is in the edition's all the same
            tz_element_attributes(d->m->arena, element)->language = d->m->edition->language;
    }
    tz_box area = d->where->area;
    tz_draw_para(d->m, c, para, element, area.x, placed->y, area.width, d->where->size);
    if (element)
        tz_note_link_slot(d->m, c, d->sheet->card, piece->look->section, para, d->section, area.x, placed->y,
                          area.width, d->where->size);
}

static void draw_piece(drawing *d, const tz_canvas *c, const tz_placed_block *placed) {
    const tz_galley_block *piece = &d->sheet->pieces[placed->piece];
    if (placed->continued || piece->look->kind == TZ_BLOCK_HEADING) {
        draw_heading(d, c, placed);
        return;
    }
    if (placed->begins)
        d->tables[placed->piece] = tz_table_elements(d->m, d->section, &piece->grid, heading_role(d->level + 1));
    tz_draw_table(d->m, c, d->sheet, placed, d->where, d->tables[placed->piece]);
    tz_draw_emptied_answers(d->m, c, d->sheet, placed, d->where);
    tz_note_answer_starts(d->m, c, d->sheet, placed);
}

static void draw_card(tz_maker *m, tz_element *parent, const tz_galley *sheet, const tz_placement *where) {
    drawing d = {.m = m, .sheet = sheet, .where = where};
    d.section = tz_element_new(m->arena, m->book, parent, TZ_ROLE_SECT);
    tz_element_attributes(m->arena, d.section)->title = sheet->names;
    tz_element_attributes(m->arena, d.section)->language = sheet->card->language;
    d.tables = TZ_ARRAY(m->arena, const tz_flow_tree *, sheet->pieces_n);
    *TZ_ADD(m->arena, &m->part->bookmarks) =
        (tz_bookmark){.title = sheet->names, .level = m->only ? 0 : 1, .page = (uint32_t)m->pages.n};
    size_t next = 0;
    for (uint32_t page = 0; page < where->pages; page++) {
        tz_canvas c = tz_canvas_new(m);
        m->facts.at[c.index].card = sheet->card;
        for (; next < where->pieces.n && where->pieces.at[next].page == page; next++)
            draw_piece(&d, &c, &where->pieces.at[next]);
    }
}

// Cards are composed, sized and placed several at a time, each by itself, and meanwhile drawn one after another; what
// was composed goes as soon as it is drawn. Where all are to have one size, the ceiling is taken for it. Should a card
// fit at a smaller one only, the rest is sized but not drawn, and the book is made again with that size as its ceiling.
enum { BATCH = 64 };

typedef struct card_made {
    tz_arena *arena; // of all that is not drawn
    const tz_galley *sheet;
    const tz_placement *where; // NULL: the book is to be made again
} card_made;

typedef struct batch {
    tz_maker *m;   // for drawing
    tz_maker base; // for composing: as it was before
    size_t from;   // card of piece 0
    tz_len ceiling;
    tz_pilots *pilots;
    _Atomic tz_len *smallest; // of the sizes of all cards so far
    card_made made[BATCH];
} batch;

static void lower(_Atomic tz_len *smallest, tz_len size) {
    tz_len before = atomic_load(smallest);
    while (size < before && !atomic_compare_exchange_weak(smallest, &before, size)) {
    }
}

static bool make_card(void *context, size_t index, tz_arena *arena, tz_diag *diag) {
    batch *b = context;
    card_made *to = &b->made[index];
    tz_maker own = b->base;
    own.arena = arena;
    own.diag = diag;
    tz_pilot pilot = tz_take_pilot(b->pilots, b->from + index);
    to->arena = pilot.arena;
    tz_sized_card sized = {.sheet = pilot.sheet};
    if (!tz_card_size(&own, to->arena, &own.edition->cards[b->from + index], b->ceiling, &sized))
        return false;
    to->sheet = sized.sheet;
    if (tz_cards_share_size(&own)) {
        lower(b->smallest, sized.size);
        if (atomic_load(b->smallest) < b->ceiling)
            return true;
    }
    to->where = tz_galley_place(&own, to->arena, to->sheet, sized.size);
    return to->where;
}

static void drop(card_made *made) {
    tz_arena_free(made->arena);
    *made = (card_made){0};
}

static void drop_batch(void *object) {
    batch *b = object;
    for (size_t i = 0; i < BATCH; i++)
        drop(&b->made[i]);
}

static void mark_region(tz_maker *m, size_t region) {
    const tz_text *name = &m->edition->regions[region].name;
    *TZ_ADD(m->arena, &m->part->bookmarks) = (tz_bookmark){
        .title = tz_arena_copy(m->arena, name->bytes, name->size), .page = (uint32_t)m->pages.n, .open = true};
}

static bool draw_made(void *context, size_t index, tz_diag *diag) {
    (void)diag; // the maker's
    batch *b = context;
    tz_maker *m = b->m;
    card_made *made = &b->made[index];
    size_t at = b->from + index;
    const tz_card *card = &m->edition->cards[at];
    if (made->where) {
        if (!m->only && (at == 0 || card->region != card[-1].region))
            mark_region(m, card->region);
        m->card_page[at] = (uint32_t)m->pages.n;
        draw_card(m, m->part->element, made->sheet, made->where);
        if (made->where->pages % (uint32_t)m->layout->body.pages) // the next card begins where facing pages do
            tz_blank_page(m);
    }
    drop(made);
    return true;
}

static bool make_batch(tz_maker *m, size_t from, size_t n, tz_pilots *pilots, tz_len ceiling,
                       _Atomic tz_len *smallest) {
    tz_arena *scratch = tz_arena_new(m->arena);
    batch *b = TZ_NEW(scratch, batch);
    *b = (batch){.m = m, .base = *m, .from = from, .ceiling = ceiling, .pilots = pilots, .smallest = smallest};
    tz_arena_defer(scratch, drop_batch, b);
    bool made = tz_parallel_run_ordered(m->arena, m->diag, m->threads, n, make_card, draw_made, b);
    tz_arena_free(scratch);
    return made;
}

bool tz_make_cards(tz_maker *m) {
    size_t n = m->edition->cards_n;
    tz_progress_report(m->progress, TZ_STAGE_COMPOSING, 0, n);
    bool whole = tz_cards_prepare(m);
    tz_pilots none = {.n = 0}, *pilots = &none;
    tz_len ceiling = m->ceiling ? m->ceiling : tz_size_ceiling(m, &pilots);
    _Atomic tz_len smallest = ceiling;
    for (size_t from = 0; from < n; from += BATCH) {
        tz_progress_report(m->progress, TZ_STAGE_COMPOSING, from, n);
        whole = make_batch(m, from, n - from < BATCH ? n - from : BATCH, pilots, ceiling, &smallest) && whole;
    }
    if (whole && atomic_load(&smallest) < ceiling)
        m->smaller = atomic_load(&smallest);
    return whole && !m->smaller;
}
