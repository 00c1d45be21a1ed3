// Headings, paragraphs and tables set one after another in the columns of pages.
#include "changes/change_text.h"

// What stands above a page that begins within a table: whose it is.
static bool add_again(tz_block_list *chain, const char *name) {
    tz_booklet *b = chain->b;
    const tz_style *style = b->part->spec->title_style;
    tz_text text = tz_text_from_string(tz_arena_format(b->tools.arena, "%s%s", name, b->job->layout->continued));
    const tz_para *para = style ? tz_para_new(b->tools.arena, b->tools.fonts, text, style, b->tools.diag) : NULL;
    chain->agains.at[chain->agains.n - 1] = para;
    return para || !style;
}

static tz_galley_block *add(tz_block_list *chain, tz_block_type kind, const char *bookmark, tz_block_spec **look) {
    *look = TZ_NEW(chain->b->tools.arena, tz_block_spec);
    (*look)->kind = kind;
    *TZ_ADD(chain->b->tools.arena, &chain->bookmarks) = bookmark;
    TZ_ADD(chain->b->tools.arena, &chain->agains);
    tz_galley_block *made = TZ_ADD(chain->b->tools.arena, &chain->blocks);
    made->spec = *look;
    return made;
}

bool tz_block_list_para(tz_block_list *chain, tz_text text, const tz_style *style, int32_t level,
                        const char *bookmark) {
    tz_block_spec *look;
    tz_galley_block *made = add(chain, TZ_BLOCK_HEADING, bookmark, &look);
    look->level = level;
    look->before = level ? chain->gap : (tz_length_spec){0, TZ_EM / 3};
    made->para = tz_para_new(chain->b->tools.arena, chain->b->tools.fonts, text, style, chain->b->tools.diag);
    return made->para && (!bookmark || add_again(chain, bookmark));
}

void tz_block_list_table(tz_block_list *chain, const tz_cell *cells, uint32_t rows, uint32_t columns,
                         uint32_t head_rows, const tz_column_spec *specs) {
    const tz_compare_spec *compare = &chain->b->job->layout->compare;
    tz_block_spec *look;
    tz_galley_block *made = add(chain, TZ_BLOCK_TABLE, NULL, &look);
    look->before = (tz_length_spec){0, TZ_EM / 3};
    made->grid = (tz_grid){.columns = columns, .rows = rows, .head_rows = head_rows, .head_columns = 1, .cells = cells};
    made->grid.column_specs = specs;
    made->grid.pad_x = compare->pad_x;
    made->grid.pad_y = compare->pad_y;
    made->grid.rule = chain->b->job->layout->ruling.inner;
}

tz_cell tz_block_list_cell(tz_block_list *chain, tz_text text, const tz_style *style, bool head) {
    tz_booklet *b = chain->b;
    tz_flow_style uniform = tz_flow_style_uniform(style);
    return (tz_cell){.flow = tz_flow_new(b->tools.arena, b->tools.fonts, &uniform, text, b->tools.diag),
                     .rows = 1,
                     .columns = 1,
                     .head = head};
}

// ---- drawing ----

static void open_section(tz_block_list *chain, const tz_canvas *c, const char *bookmark, tz_len y) {
    tz_booklet *b = chain->b;
    chain->section = tz_booklet_element(b, chain->part, TZ_ROLE_SECT);
    tz_element_attributes(b->tools.arena, chain->section)->title = bookmark;
    tz_booklet_add_bookmark(b, (tz_bookmark){.title = bookmark, .level = 1, .page = c->page, .y = y});
}

// The name of the table that goes on, else the title of all.
static void draw_again(tz_block_list *chain, const tz_canvas *c, const tz_placed_block *placed) {
    bool within = chain->blocks.at[placed->block].spec->kind == TZ_BLOCK_TABLE && !placed->begins;
    size_t block = placed->block;
    while (within && block > 0 && !chain->agains.at[block])
        block--;
    const tz_para *para = within && chain->agains.at[block] ? chain->agains.at[block] : chain->again;
    tz_box area = tz_type_area(chain->b->job->layout);
    if (para)
        tz_draw_para(c, para, NULL, (tz_point){area.x, area.y}, area.width, chain->size);
}

static void draw(void *context, const tz_canvas *c, const tz_placed_block *placed, const tz_placement *where) {
    static const tz_role roles[] = {TZ_ROLE_P, TZ_ROLE_H1, TZ_ROLE_H2, TZ_ROLE_H3, TZ_ROLE_H4};
    tz_block_list *chain = context;
    tz_booklet *b = chain->b;
    const tz_galley_block *block = &chain->blocks.at[placed->block];
    const char *bookmark = chain->bookmarks.at[placed->block];
    if (chain->fresh)
        draw_again(chain, c, placed);
    chain->fresh = false;
    if (bookmark)
        open_section(chain, c, bookmark, placed->y);
    if (block->spec->kind == TZ_BLOCK_HEADING) {
        tz_element *element = tz_booklet_element(b, chain->section, roles[block->spec->level]);
        tz_draw_para(c, block->para, element, (tz_point){where->area.x, placed->y}, where->area.width, where->size);
        return;
    }
    if (!placed->rows.n) // it had to begin on the next page
        return;
    if (!chain->trees[placed->block])
        chain->trees[placed->block] = tz_table_elements(c, chain->section, &block->grid, TZ_ROLE_P);
    tz_draw_table(c, block, placed, where, chain->trees[placed->block], &b->job->layout->ruling);
}

static void begin_page(void *context, const tz_canvas *c) {
    tz_block_list *chain = context;
    (void)c; // what stands above depends on what comes first
    chain->fresh = true;
}

bool tz_block_list_set(tz_block_list *chain, const tz_part_spec *look, tz_text title) {
    tz_booklet *b = chain->b;
    const char *name = tz_arena_copy(b->tools.arena, title.bytes ? title.bytes : "", title.size);
    b->book->title = name;
    chain->trees = TZ_ARRAY(b->tools.arena, const tz_flow_tree *, chain->blocks.n);
    if (look->title_style && title.size) {
        const char *further = tz_arena_format(b->tools.arena, "%s%s", name, b->job->layout->continued);
        chain->again =
            tz_para_new(b->tools.arena, b->tools.fonts, tz_text_from_string(further), look->title_style, b->tools.diag);
        if (!chain->again)
            return false;
    }
    tz_section_title opening = {.text = title, .style = look->title_style};
    tz_section_start at;
    if (!tz_open_section(b, &opening, &at))
        return false;
    chain->section = chain->part = at.element;
    for (size_t i = 0; i < chain->blocks.n; i++) // now that they stay where they are
        if (chain->blocks.at[i].spec->kind == TZ_BLOCK_TABLE)
            chain->blocks.at[i].solver = tz_solver_new(b->tools.arena, &chain->blocks.at[i].grid, &tz_flow_content);
    tz_galley galley = {.name = name, .keep_rows = true, .blocks = chain->blocks.at};
    galley.blocks_n = chain->blocks.n;
    tz_column_table rows = {look, &galley, draw, begin_page, chain};
    return tz_column_table_set(b, &rows, at.canvas, at.top, chain->size);
}
