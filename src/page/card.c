// The cards part: every card composed, fitted at its size, placed and drawn.
#include "maker.h"
#include "tsuzuri/parallel.h"

// A card as it is drawn: its section of the structure and what has been begun of it.
typedef struct drawing {
    tz_maker *m;
    const tz_sheet *sheet;
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

static void draw_heading(drawing *d, const tz_canvas *c, const tz_placed_piece *placed) {
    const tz_sheet_piece *piece = &d->sheet->pieces[placed->piece];
    const tz_para *para = placed->continued ? d->sheet->continued : piece->para;
    tz_element *element = NULL; // a repeated title is an artifact
    if (!placed->continued) {
        element = tz_element_new(d->m->arena, d->m->book, d->section, heading_role(piece->look->level));
        d->level = piece->look->level;
    }
    tz_area area = d->where->area;
    tz_draw_para(d->m, c, para, element, area.x, placed->y, area.width, d->where->size);
    if (element)
        tz_note_beside(d->m, c, d->sheet->card, piece->look->section, para, d->section, area.x, placed->y, area.width,
                       d->where->size);
}

static void draw_piece(drawing *d, const tz_canvas *c, const tz_placed_piece *placed) {
    const tz_sheet_piece *piece = &d->sheet->pieces[placed->piece];
    if (placed->continued || piece->look->kind == TZ_PIECE_HEADING) {
        draw_heading(d, c, placed);
        return;
    }
    if (placed->begins)
        d->tables[placed->piece] = tz_table_elements(d->m, d->section, &piece->grid, heading_role(d->level + 1));
    tz_draw_table(d->m, c, d->sheet, placed, d->where, d->tables[placed->piece]);
    tz_draw_emptied(d->m, c, d->sheet, placed, d->where);
    tz_note_starts(d->m, c, d->sheet, placed);
}

static void draw_card(tz_maker *m, tz_element *parent, const tz_sheet *sheet, const tz_placement *where) {
    drawing d = {.m = m, .sheet = sheet, .where = where};
    d.section = tz_element_new(m->arena, m->book, parent, TZ_ROLE_SECT);
    tz_element_attributes(m->arena, d.section)->title = sheet->names;
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

// Cards are placed several at a time, each by itself, and drawn one after another meanwhile. What was composed for
// sizing is kept for so many bytes of answers (of some 200 cards, in 50 MB), the rest is composed again.
enum { BATCH = 32, KEPT = 1 << 20 };

typedef struct batch {
    tz_maker *m;          // for drawing
    const tz_maker *base; // for placing: as it was before
    size_t from;
    tz_sized *cards;
    const tz_sheet *sheets[BATCH];
    const tz_placement *where[BATCH];
} batch;

static bool place_card(void *context, size_t index, tz_arena *arena, tz_diag *diag) {
    batch *b = context;
    tz_maker own = *b->base;
    own.arena = arena;
    own.diag = diag;
    const tz_sized *card = &b->cards[b->from + index];
    const tz_sheet *sheet = card->sheet;
    if (!sheet)
        sheet = tz_sheet_new(&own, arena, &own.edition->cards[b->from + index], &card->words);
    b->sheets[index] = sheet;
    b->where[index] = sheet ? tz_sheet_place(&own, arena, sheet, card->size) : NULL;
    return b->where[index];
}

static void mark_region(tz_maker *m, size_t region) {
    const tz_text *name = &m->edition->regions[region].name;
    *TZ_ADD(m->arena, &m->part->bookmarks) = (tz_bookmark){
        .title = tz_arena_copy(m->arena, name->bytes, name->size), .page = (uint32_t)m->pages.n, .open = true};
}

static bool draw_placed(void *context, size_t index, tz_diag *diag) {
    (void)diag; // the maker's
    const batch *b = context;
    tz_maker *m = b->m;
    size_t at = b->from + index;
    const tz_card *card = &m->edition->cards[at];
    if (!m->only && (at == 0 || card->region != card[-1].region))
        mark_region(m, card->region);
    m->card_page[at] = (uint32_t)m->pages.n;
    draw_card(m, m->part->element, b->sheets[index], b->where[index]);
    if (b->where[index]->pages % (uint32_t)m->layout->body.pages) // the next card begins where facing pages do
        tz_blank_page(m);
    tz_arena_free(b->cards[at].arena);
    return true;
}

static bool make_batch(tz_maker *m, tz_sized *cards, size_t from, size_t n) {
    tz_arena *scratch = tz_arena_new(m->arena);
    const tz_maker base = *m;
    batch b = {.m = m, .base = &base, .from = from, .cards = cards};
    bool made = tz_parallel_then(scratch, m->diag, m->threads, n, place_card, draw_placed, &b);
    tz_arena_free(scratch);
    return made;
}

bool tz_make_cards(tz_maker *m) {
    tz_sized *cards = tz_size_cards(m, KEPT);
    for (size_t from = 0; cards && from < m->edition->cards_n; from += BATCH) {
        size_t left = m->edition->cards_n - from;
        tz_tell(m->progress, TZ_STAGE_PLACING, from, m->edition->cards_n);
        if (!make_batch(m, cards, from, left < BATCH ? left : BATCH))
            return false;
    }
    return cards;
}
