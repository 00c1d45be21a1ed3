// The cards part: every card composed, sized, placed and drawn.
//
// Cards are worked on in batches: those of a batch are composed and placed several at a time, each by itself, and
// meanwhile drawn one after another; what was composed goes as soon as it is drawn. Where all cards share a size, all
// are sized first.
#include "base/parallel.h"
#include "parts/parts.h"

// ---- drawing ----

// A card being drawn: its section of the structure and what has been begun of it.
typedef struct drawing {
    tz_booklet *b;
    const tz_card_galley *card;
    const tz_placement *placement;
    tz_element *section;
    int32_t level;               // of the last heading
    const tz_flow_tree **tables; // one a block, once begun
} drawing;

static void draw_heading(drawing *d, const tz_canvas *c, const tz_placed_block *placed) {
    const tz_galley *galley = &d->card->galley;
    const tz_galley_block *block = &galley->blocks[placed->block];
    tz_point at = {d->placement->area.x, placed->y};
    tz_len width = d->placement->area.width, size = d->placement->size;
    if (placed->continued) { // repeated: an artifact
        tz_draw_heading(c, galley->continued, NULL, (tz_box){at.x, at.y, width, placed->height}, size);
        return;
    }
    tz_element *element = tz_booklet_element(d->b, d->section, tz_heading_role(block->spec->level));
    d->level = block->spec->level;
    if (d->card->card->language) // the heading is in the edition's all the same
        tz_element_attributes(d->b->tools.arena, element)->language = d->b->job->edition->language;
    tz_draw_heading(c, block->para, element, (tz_box){at.x, at.y, width, placed->height}, size);
    tz_card_heading heading = {d->card->card, block->spec, block->para, d->section, at, width, size};
    tz_add_link_slot(d->b, c, &heading);
}

static bool is_emptied(const tz_booklet *b, const tz_card *card, uint32_t field) {
    for (size_t i = 0; i < b->emptied.n; i++)
        if (b->emptied.at[i].card == card && b->emptied.at[i].field == field)
            return true;
    return false;
}

// In frames as the table had them, so that the wedge stays in its cell.
static void draw_wedge(const drawing *d, const tz_canvas *c, tz_element *cell, tz_box box, tz_len inset) {
    tz_box table = {d->placement->area.x, box.y, d->placement->area.width, box.height};
    tz_canvas_open_frame(c, TZ_FRAME_TABLE, table, NULL);
    tz_canvas_open_frame(c, TZ_FRAME_CELL, box, NULL);
    tz_draw_emptied_answer(c, cell, (tz_point){box.x + inset, box.y + box.height / 2}, d->placement->size);
    tz_canvas_close_frame(c);
    tz_canvas_close_frame(c);
}

// Wedges in the cells whose answers were deleted since an older edition.
static void draw_emptied(const drawing *d, const tz_canvas *c, const tz_placed_block *placed) {
    const tz_grid *grid = &d->card->galley.blocks[placed->block].grid;
    const tz_table_fit *fit = &placed->table->fit;
    const tz_flow_tree *trees = d->tables[placed->block];
    tz_len size = d->placement->size;
    if (!d->b->emptied.n || !placed->begins)
        return;
    for (size_t i = 0; i < placed->rows.n; i++) {
        const tz_placed_row *row = &placed->rows.at[i];
        tz_len x = d->placement->area.x;
        for (uint32_t column = 0; column < grid->columns; column++) {
            uint32_t field = d->card->fields[placed->block][(size_t)row->row * grid->columns + column];
            tz_len inset = tz_table_fit_inset(grid, fit, size, row->row, column);
            if (field != UINT32_MAX && is_emptied(d->b, d->card->card, field))
                draw_wedge(d, c, trees[(size_t)row->row * grid->columns + column].cell,
                           (tz_box){x, row->y, fit->widths[column], row->height}, inset);
            x += fit->widths[column];
        }
    }
}

static void draw_block(drawing *d, const tz_canvas *c, const tz_placed_block *placed) {
    const tz_galley_block *block = &d->card->galley.blocks[placed->block];
    if (placed->continued || block->spec->kind == TZ_BLOCK_HEADING) {
        draw_heading(d, c, placed);
        return;
    }
    if (placed->begins)
        d->tables[placed->block] = tz_table_elements(c, d->section, &block->grid, tz_heading_role(d->level + 1));
    tz_draw_table(c, block, placed, d->placement, d->tables[placed->block], &d->b->job->layout->ruling);
    draw_emptied(d, c, placed);
}

static void begin_region(tz_booklet *b, const tz_page *page, size_t region) {
    const tz_text *name = &b->job->edition->regions[region].name;
    const char *title = tz_text_to_string(b->tools.arena, name);
    if (name->size)
        tz_booklet_add_bookmark(b, (tz_bookmark){.title = title, .page = page, .open = true});
}

static void begin_card(drawing *d, const tz_page *page) {
    tz_booklet *b = d->b;
    const tz_card *card = d->card->card, *first = b->job->edition->cards;
    const char *name = d->card->galley.name;
    if (!b->job->only && (card == first || card->region != card[-1].region))
        begin_region(b, page, card->region);
    b->card_page[card - first] = page;
    tz_attributes *attributes = tz_element_attributes(b->tools.arena, d->section);
    attributes->title = name;
    attributes->language = card->language;
    bool below = !b->job->only && b->job->edition->regions[card->region].name.size;
    tz_booklet_add_bookmark(b, (tz_bookmark){.title = name, .level = below ? 1 : 0, .page = page});
}

static void draw_card(tz_booklet *b, const tz_card_galley *card, const tz_placement *placement) {
    drawing d = {.b = b, .card = card, .placement = placement};
    d.section = tz_booklet_element(b, b->part->element, TZ_ROLE_SECT);
    d.tables = TZ_ARRAY(b->tools.arena, const tz_flow_tree *, card->galley.blocks_n);
    size_t next = 0;
    for (uint32_t page = 0; page < placement->pages; page++) {
        tz_canvas c = tz_booklet_add_page(b, card->card);
        if (!page)
            begin_card(&d, c.page);
        for (; next < placement->blocks.n && placement->blocks.at[next].page == page; next++)
            draw_block(&d, &c, &placement->blocks.at[next]);
    }
    if (placement->pages % (uint32_t)b->job->layout->body.pages) // the next card begins where facing pages do
        tz_booklet_add_blank(b);
}

// ---- batches ----

enum { BATCH = 64 };

typedef struct batch {
    tz_booklet *b;
    const tz_card_set *set;
    tz_sized_card *sized; // all cards of the edition; NULL: each is sized in its batch
    size_t from;          // the batch's first card
    tz_narrow_column *narrowest;
    tz_sized_card made[BATCH];
    const tz_placement *placement[BATCH];
} batch;

// Composes a card again that was sized already, or for the first time. What is wrong with the first is known.
static bool compose(batch *of, size_t index, tz_tools *tools, tz_arena *lasting) {
    const tz_job *job = of->set->job;
    const tz_card *card = &job->edition->cards[of->from + index];
    tz_sized_card *to = &of->made[index];
    tz_diag *diag = tools->diag;
    if (of->sized)
        tools->diag = tz_diag_in_arena(tools->arena);
    tz_card_headings headings = tz_card_headings_of(lasting, job, card);
    to->galley = tz_card_compose(tools, of->set, card, &headings);
    tools->diag = diag;
    return to->galley && (of->sized || tz_card_size(tools, job, to->galley, job->layout->body.max, &to->fit));
}

static bool make_card(void *context, size_t index, tz_arena *arena, tz_diag *diag) {
    batch *of = context;
    tz_sized_card *to = &of->made[index];
    if (of->sized)
        *to = of->sized[of->from + index];
    if (of->sized)
        of->sized[of->from + index].arena = NULL; // it is the batch's now
    if (!to->arena)
        to->arena = tz_arena_new(NULL);
    tz_tools tools = of->b->tools;
    tools.arena = to->arena;
    tools.diag = diag;
    if (!to->galley && !compose(of, index, &tools, arena))
        return false;
    of->placement[index] = tz_card_place(&tools, of->set->job->layout, to->galley, to->fit.size);
    return of->placement[index];
}

static bool draw_made(void *context, size_t index, tz_diag *diag) {
    (void)diag; // the booklet's own
    batch *of = context;
    tz_card_find_narrow(of->made[index].galley, of->placement[index], of->narrowest);
    draw_card(of->b, of->made[index].galley, of->placement[index]);
    tz_sized_card_free(&of->made[index]);
    return true;
}

static void drop_batch(void *object) {
    batch *of = object;
    for (size_t i = 0; i < BATCH; i++)
        tz_sized_card_free(&of->made[i]);
}

// The cards from first->from on.
static bool make_batch(const batch *first, size_t n) {
    const tz_tools *tools = &first->b->tools;
    tz_arena *scratch = tz_arena_new(tools->arena);
    batch *of = TZ_NEW(scratch, batch);
    *of = *first;
    tz_arena_defer(scratch, drop_batch, of);
    bool ok = tz_parallel_run_ordered(tools->arena, tools->diag, tools->threads, n, make_card, draw_made, of);
    tz_arena_free(scratch);
    return ok;
}

// Whether pages stand before the cards: of a part that has them already, or one that is made later.
static bool follow_others(const tz_booklet *b) {
    for (const tz_part *part = b->parts; part < b->part; part++)
        if (part->pages.n || part->kind->rank > b->part->kind->rank)
            return true;
    return false;
}

// The cards' pages are numbered from 1, whatever stands before them: parts made after them print these numbers. Cards
// that begin on the left begin with 2: odd numbers are those of right-hand pages, and the page that faces it is 1.
static void label_pages(tz_booklet *b) {
    b->first_number = b->part->spec->start == TZ_PART_START_LEFT && follow_others(b) ? 2 : 1;
    for (size_t i = 0; i < b->part->pages.n; i++)
        b->part->pages.at[i].page->label = tz_arena_format(b->tools.arena, "%zu", b->first_number + i);
}

bool tz_make_cards(tz_booklet *b) {
    const tz_tools *tools = &b->tools;
    size_t n = b->job->edition->cards_n;
    tz_card_set set;
    tz_sized_card *sized = NULL;
    tz_progress_report(tools->progress, TZ_STAGE_COMPOSING, 0, n);
    bool ok = tz_cards_prepare(tools, b->job, &set);
    if (tz_cards_depend_on_others(b->job)) {
        sized = tz_cards_size(tools, &set, BATCH); // in any case, for what it reports
        ok = ok && sized;
        if (!ok)
            return false;
    }
    batch all = {.b = b, .set = &set, .sized = sized};
    all.narrowest = TZ_ARRAY(tools->arena, tz_narrow_column, b->job->layout->card_n);
    for (; all.from < n; all.from += BATCH) {
        tz_progress_report(tools->progress, sized ? TZ_STAGE_PLACING : TZ_STAGE_COMPOSING, all.from, n);
        ok = make_batch(&all, n - all.from < BATCH ? n - all.from : BATCH) && ok;
    }
    tz_card_report_narrow(tools, b->job, all.narrowest);
    label_pages(b);
    return ok;
}
