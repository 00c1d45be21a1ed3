// Headings, paragraphs and tables set one after another in the columns of pages.
#include "changes/change_text.h"

// What stands above a page that begins within a table: whose it is.
static bool add_again(tz_block_list *chain, const char *name) {
    tz_maker *m = chain->m;
    const tz_style *style = m->part->look->title_style;
    tz_text text = tz_text_from_string(tz_arena_format(m->arena, "%s%s", name, m->layout->continued));
    const tz_para *para = style ? tz_para_new(m->arena, m->fonts, text, style, m->diag) : NULL;
    chain->agains.at[chain->agains.n - 1] = para;
    return para || !style;
}

static tz_galley_block *add(tz_block_list *chain, tz_block_type kind, const char *bookmark, tz_block_spec **look) {
    *look = TZ_NEW(chain->m->arena, tz_block_spec);
    (*look)->kind = kind;
    *TZ_ADD(chain->m->arena, &chain->bookmarks) = bookmark;
    TZ_ADD(chain->m->arena, &chain->agains);
    tz_galley_block *made = TZ_ADD(chain->m->arena, &chain->pieces);
    made->look = *look;
    return made;
}

bool tz_block_list_para(tz_block_list *chain, tz_text text, const tz_style *style, int32_t level,
                        const char *bookmark) {
    tz_block_spec *look;
    tz_galley_block *made = add(chain, TZ_BLOCK_HEADING, bookmark, &look);
    look->level = level;
    look->before = level ? chain->gap : (tz_length_spec){0, TZ_EM / 3};
    made->para = tz_para_new(chain->m->arena, chain->m->fonts, text, style, chain->m->diag);
    return made->para && (!bookmark || add_again(chain, bookmark));
}

void tz_block_list_table(tz_block_list *chain, const tz_cell *cells, uint32_t rows, uint32_t columns,
                         uint32_t head_rows, const tz_column_spec *specs) {
    const tz_compare_spec *compare = &chain->m->layout->compare;
    tz_block_spec *look;
    tz_galley_block *made = add(chain, TZ_BLOCK_TABLE, NULL, &look);
    look->before = (tz_length_spec){0, TZ_EM / 3};
    made->grid = (tz_grid){.columns = columns, .rows = rows, .head_rows = head_rows, .head_columns = 1, .cells = cells};
    made->grid.column_specs = specs;
    made->grid.pad_x = compare->pad_x;
    made->grid.pad_y = compare->pad_y;
    made->grid.rule = chain->m->layout->ruling.inner;
}

tz_cell tz_block_list_cell(tz_block_list *chain, tz_text text, const tz_style *style, bool head) {
    tz_maker *m = chain->m;
    tz_flow_style uniform = tz_flow_style_uniform(style);
    return (tz_cell){
        .flow = tz_flow_new(m->arena, m->fonts, &uniform, text, m->diag), .rows = 1, .columns = 1, .head = head};
}

// ---- drawing ----

static void open_section(tz_block_list *chain, const tz_canvas *c, const char *bookmark, tz_len y) {
    tz_maker *m = chain->m;
    chain->section = tz_element_new(m->arena, m->book, chain->part, TZ_ROLE_SECT);
    tz_element_attributes(m->arena, chain->section)->title = bookmark;
    *TZ_ADD(m->arena, &m->part->bookmarks) = (tz_bookmark){.title = bookmark, .level = 1, .page = c->index, .y = y};
}

// The name of the table that goes on, else the title of all.
static void draw_again(tz_block_list *chain, const tz_canvas *c, const tz_placed_block *placed) {
    bool within = chain->pieces.at[placed->piece].look->kind == TZ_BLOCK_TABLE && !placed->begins;
    size_t piece = placed->piece;
    while (within && piece > 0 && !chain->agains.at[piece])
        piece--;
    const tz_para *para = within && chain->agains.at[piece] ? chain->agains.at[piece] : chain->again;
    tz_box area = tz_type_area(chain->m->layout);
    if (para)
        tz_draw_para(chain->m, c, para, NULL, area.x, area.y, area.width, chain->size);
}

static void draw(void *context, const tz_canvas *c, const tz_placed_block *placed, const tz_placement *where) {
    static const tz_role roles[] = {TZ_ROLE_P, TZ_ROLE_H1, TZ_ROLE_H2, TZ_ROLE_H3, TZ_ROLE_H4};
    tz_block_list *chain = context;
    tz_maker *m = chain->m;
    const tz_galley_block *piece = &chain->pieces.at[placed->piece];
    const char *bookmark = chain->bookmarks.at[placed->piece];
    if (chain->fresh)
        draw_again(chain, c, placed);
    chain->fresh = false;
    if (bookmark)
        open_section(chain, c, bookmark, placed->y);
    if (piece->look->kind == TZ_BLOCK_HEADING) {
        tz_element *element = tz_element_new(m->arena, m->book, chain->section, roles[piece->look->level]);
        tz_draw_para(m, c, piece->para, element, where->area.x, placed->y, where->area.width, where->size);
        return;
    }
    if (!placed->rows.n) // it had to begin on the next page
        return;
    if (!chain->trees[placed->piece])
        chain->trees[placed->piece] = tz_table_elements(m, chain->section, &piece->grid, TZ_ROLE_P);
    tz_galley sheet = {.pieces = chain->pieces.at};
    tz_draw_table(m, c, &sheet, placed, where, chain->trees[placed->piece]);
}

static void again(void *context, const tz_canvas *c) {
    tz_block_list *chain = context;
    (void)c; // what stands above depends on what comes first
    chain->fresh = true;
}

bool tz_block_list_set(tz_block_list *chain, const tz_part_spec *look, tz_text title) {
    tz_maker *m = chain->m;
    const char *name = tz_arena_copy(m->arena, title.bytes ? title.bytes : "", title.size);
    tz_canvas c;
    tz_len top;
    m->book->title = name;
    chain->trees = TZ_ARRAY(m->arena, const tz_flow_tree *, chain->pieces.n);
    if (look->title_style && title.size) {
        const char *further = tz_arena_format(m->arena, "%s%s", name, m->layout->continued);
        chain->again = tz_para_new(m->arena, m->fonts, tz_text_from_string(further), look->title_style, m->diag);
        if (!chain->again)
            return false;
    }
    if (!tz_open_section(m, &title, NULL, look->title_style, 0, &c, &chain->part, &top))
        return false;
    chain->section = chain->part;
    for (size_t i = 0; i < chain->pieces.n; i++) // now that they stay where they are
        if (chain->pieces.at[i].look->kind == TZ_BLOCK_TABLE)
            chain->pieces.at[i].solver = tz_solver_new(m->arena, &chain->pieces.at[i].grid, &tz_flow_content);
    tz_galley sheet = {.names = name, .keep_rows = true, .pieces = chain->pieces.at};
    sheet.pieces_n = chain->pieces.n;
    tz_column_table rows = {look, &sheet, draw, again, chain};
    return tz_column_table_set(m, &rows, c, top, chain->size);
}
