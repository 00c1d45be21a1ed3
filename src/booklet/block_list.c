// Headings, paragraphs and tables, one below the other in the columns of pages.
#include "booklet/booklet.h"

#include <string.h>

// ---- collecting ----

tz_block_list tz_block_list_new(tz_booklet *b, const tz_tools *tools, const tz_style *title_style, tz_role subhead) {
    return (tz_block_list){.b = b, .tools = tools, .title_style = title_style, .subhead = subhead};
}

static tz_galley_block *add(tz_block_list *list, tz_block_type kind, tz_length_spec before, tz_block_spec **out) {
    tz_block_spec *spec = TZ_NEW(list->tools->arena, tz_block_spec);
    tz_galley_block *block = TZ_ADD(list->tools->arena, &list->blocks);
    spec->kind = kind;
    spec->before = before;
    block->spec = *out = spec;
    TZ_ADD(list->tools->arena, &list->details);
    return block;
}

static const tz_para *compose(const tz_block_list *list, tz_text text, const tz_style *style) {
    return tz_para_new(list->tools->arena, list->tools->fonts, text, style, list->tools->diag);
}

// "…（続き）" in the style of the title, of `size` bytes of the name.
static const tz_para *compose_start(const tz_block_list *list, const char *name, size_t size) {
    const char *text = tz_arena_format(list->b->tools.arena, "%.*s%s%s", (int)size, name, name[size] ? "…" : "",
                                       list->b->job->layout->continued);
    return compose(list, tz_text_from_string(text), list->title_style);
}

// All of it; NULL without such a style. False after reporting.
static bool compose_continued(const tz_block_list *list, const char *name, const tz_para **out) {
    *out = NULL;
    if (!list->title_style || !name || !*name)
        return true;
    *out = compose_start(list, name, strlen(name));
    return *out;
}

bool tz_block_list_add_para(tz_block_list *list, tz_text text, const tz_style *style, tz_length_spec before) {
    return tz_block_list_add_heading(list, text, &(tz_list_heading){.style = style, .before = before});
}

bool tz_block_list_add_heading(tz_block_list *list, tz_text text, const tz_list_heading *heading) {
    tz_block_spec *spec;
    tz_galley_block *block = add(list, TZ_BLOCK_HEADING, heading->before, &spec);
    tz_listed_block *details = &list->details.at[list->details.n - 1];
    spec->level = heading->level;
    details->bookmark = heading->bookmark;
    block->para = compose(list, text, heading->style);
    if (!heading->bookmark || !block->para)
        return block->para;
    tz_text continued = text; // whose place messages name
    continued.bytes =
        tz_arena_format(list->b->tools.arena, "%.*s%s", (int)text.size, text.bytes, list->b->job->layout->continued);
    continued.size = strlen(continued.bytes);
    block->continued = compose(list, continued, heading->style);
    return block->continued;
}

void tz_block_list_add_table(tz_block_list *list, const tz_grid *grid, tz_length_spec before) {
    tz_block_spec *spec;
    add(list, TZ_BLOCK_TABLE, before, &spec)->grid = *grid;
}

void tz_block_list_add_break(tz_block_list *list) {
    tz_block_spec *spec;
    add(list, TZ_BLOCK_BREAK, (tz_length_spec){0}, &spec);
    spec->always = true;
}

const tz_galley *tz_block_list_galley(tz_block_list *list, const char *name) {
    return tz_galley_new(list->tools->arena, name, list->blocks.at, list->blocks.n);
}

// ---- drawing ----

typedef struct drawing {
    tz_block_list *list;
    const tz_section_start *at;
    tz_element *section;      // that of the last heading with a bookmark
    const char *name;         // the title
    const tz_para *continued; // and as it stands above further pages
} drawing;

static void open_section(drawing *d, const tz_canvas *c, const char *bookmark, tz_len y) {
    tz_booklet *b = d->list->b;
    d->section = tz_booklet_element(b, d->at->element, TZ_ROLE_SECT);
    tz_element_attributes(b->tools.arena, d->section)->title = bookmark;
    tz_booklet_add_bookmark(b, (tz_bookmark){.title = bookmark, .level = 1, .page = c->page, .y = y});
}

static bool fits(const drawing *d, const tz_para *para) {
    const tz_part_spec *spec = d->list->b->part->spec;
    tz_box area = tz_type_area(d->list->b->job->layout);
    return tz_para_height(para, area.width, spec->size) <= d->at->top - spec->after - d->at->title_top;
}

// As much of a name, and dots, as has room where the title stands on the first page; NULL: there is none.
static const tz_para *shorten(const drawing *d, const char *name, const tz_para *para) {
    const tz_cluster *clusters = tz_para_shaped(para)->clusters;
    size_t least = 0, most = tz_para_shaped(para)->clusters_n, size = strlen(name); // least: that many have room
    const tz_para *best = NULL;
    while (most > 0 && clusters[most - 1].end >= size)
        most--;
    while (least < most) {
        size_t n = least + (most - least + 1) / 2;
        const tz_para *shorter = compose_start(d->list, name, clusters[n - 1].end);
        bool is_short = shorter && fits(d, shorter);
        best = is_short ? shorter : best;
        least = is_short ? n : least;
        most = is_short ? most : n - 1;
    }
    return best;
}

// The title above a further page.
static void draw_title(const drawing *d, const tz_canvas *c) {
    const tz_para *para = d->continued;
    if (para && !fits(d, para))
        para = shorten(d, d->name, para);
    tz_box area = tz_type_area(d->list->b->job->layout);
    area.y = d->at->title_top;
    if (para)
        tz_draw_heading(c, para, NULL, area, d->list->b->part->spec->size);
}

static void note_page(tz_listed_block *details, const tz_page *page) {
    details->first = details->first ? details->first : page;
    details->last = page;
}

static void draw_block(drawing *d, const tz_canvas *c, const tz_placed_block *placed, const tz_placement *placement) {
    tz_block_list *list = d->list;
    const tz_galley_block *block = &list->blocks.at[placed->block];
    tz_listed_block *details = &list->details.at[placed->block];
    tz_box box = {placement->area.x, placed->y, placement->area.width, placed->height};
    if (placed->continued) { // repeated: an artifact
        tz_draw_heading(c, block->continued, NULL, box, placement->size);
        return;
    }
    if (details->bookmark)
        open_section(d, c, details->bookmark, placed->y);
    if (block->spec->kind == TZ_BLOCK_HEADING) {
        tz_element *element = tz_booklet_element(list->b, d->section, tz_heading_role(block->spec->level));
        tz_draw_heading(c, block->para, element, box, placement->size);
        note_page(details, c->page);
        return;
    }
    if (!placed->rows.n) // it had to begin on the next page
        return;
    note_page(details, c->page);
    if (!details->trees)
        details->trees = tz_table_elements(c, d->section, &block->grid, list->subhead);
    tz_draw_table(c, block, placed, placement, details->trees, &list->b->job->layout->ruling);
}

static void draw_all(drawing *d, const tz_placement *placement, uint32_t columns, tz_len step) {
    tz_placement column = *placement;
    tz_canvas c = d->at->canvas;
    uint32_t page = 0;
    for (size_t i = 0; i < placement->blocks.n; i++) {
        const tz_placed_block *placed = &placement->blocks.at[i];
        bool turned = page < placed->page / columns;
        for (; page < placed->page / columns; page++)
            c = tz_booklet_add_page(d->list->b, NULL);
        if (turned)
            draw_title(d, &c);
        column.area.x = placement->area.x + (tz_len)(placed->page % columns) * step;
        draw_block(d, &c, placed, &column);
    }
}

static bool set_in(tz_block_list *list, const tz_galley *galley, const tz_section_start *at, const tz_placing *placing,
                   uint32_t columns) {
    drawing d = {.list = list, .at = at, .section = at->element, .name = galley->name};
    if (!compose_continued(list, galley->name, &d.continued))
        return false;
    tz_tools tools = *list->tools;
    tools.arena = tz_arena_new(list->tools->arena);
    const tz_placement *placement = tz_galley_place_in_columns(&tools, galley, placing, columns);
    if (placement)
        draw_all(&d, placement, columns, placing->area.width + list->b->part->spec->gap);
    tz_arena_free(tools.arena);
    return placement;
}

// Where further pages begin: below a title as the first has, or with a heading that is repeated in every column.
static tz_len further_top(const tz_block_list *list, const tz_section_start *at) {
    const tz_para *heading = list->blocks.n ? list->blocks.at[0].continued : NULL;
    tz_len top = heading ? tz_heading_top(list->b, tz_para_style(heading)) : tz_type_area(list->b->job->layout).y;
    return list->title_style || top > at->top ? at->top : top;
}

bool tz_block_list_set(tz_block_list *list, const tz_galley *galley, const tz_section_start *at, tz_len size) {
    const tz_layout *layout = list->b->job->layout;
    const tz_part_spec *spec = list->b->part->spec;
    tz_placing placing = {.area = tz_type_area(layout), .size = size, .layout = list->b->part->spec->place};
    placing.area.width = tz_column_width(layout, spec);
    placing.area.height -= further_top(list, at) - placing.area.y;
    placing.area.y = further_top(list, at);
    placing.lead = at->top - placing.area.y;
    return set_in(list, galley, at, &placing, (uint32_t)tz_part_columns(spec, tz_type_area(layout).width));
}

bool tz_block_list_set_in_box(tz_block_list *list, const tz_galley *galley, const tz_section_start *at, tz_box box) {
    tz_placing placing = {.area = box, .size = list->b->part->spec->size, .layout = list->b->part->spec->place};
    return set_in(list, galley, at, &placing, 1);
}
