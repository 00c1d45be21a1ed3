// Contents: every part, every municipality below its region, every theme, with leaders, page numbers and links.
//
// The list's rows get their places when all other pages are there, and are drawn when these are in order and have
// numbers: how much room they take does not depend on that.
#include "booklet/booklet.h"

#include <string.h>

// A line of the list. An entry may take several; its number stands on the last.
typedef struct entry {
    const tz_para *para;
    tz_em indent;
    uint32_t page;    // it leads to; as kept by tz_keep_page
    tz_element *item; // its TOCI
    tz_element *link;
    const char *contents;
} entry;
typedef struct row {
    entry *of;
    tz_line line;
    bool last;
    // where it stands
    tz_canvas c;
    uint32_t page; // of the contents, kept as well
    tz_len x, y, width;
} row;

typedef struct list {
    tz_maker *m;
    tz_element *toc; // the one that entries go to
    TZ_LIST(row *) rows;
    TZ_LIST(tz_column_item) items;
} list;

static const tz_contents_spec *look_of(const tz_maker *m) {
    return &m->layout->contents;
}

// ---- the entries ----

// The measure of an entry's text: less its indent, the number, and a little room for the leader.
static tz_em measure_of(const tz_maker *m, const entry *e) {
    const tz_contents_spec *look = look_of(m);
    tz_em column = tz_len_to_em(tz_column_width(m, &look->part), look->part.size);
    tz_em room = column - e->indent - look->number - 2 * TZ_EM;
    tz_em size = tz_para_style(e->para)->size.em;
    return room > TZ_EM ? (tz_em)((int64_t)room * TZ_EM / size) : TZ_EM;
}

static void add_rows(list *l, entry *e, tz_em before) {
    tz_maker *m = l->m;
    const tz_style *style = tz_para_style(e->para);
    tz_len size = look_of(m)->part.size, pitch = tz_style_line_pitch(style, tz_length_resolve(style->size, size));
    tz_lines lines = tz_para_break_lines(e->para, m->arena, measure_of(m, e));
    for (size_t i = 0; i < lines.n; i++) {
        row *made = TZ_NEW(m->arena, row);
        made->of = e;
        made->line = lines.at[i];
        made->last = i + 1 == lines.n;
        *TZ_ADD(m->arena, &l->rows) = made;
        *TZ_ADD(m->arena, &l->items) =
            (tz_column_item){.before = i ? 0 : tz_em_to_len(before, size), .height = pitch, .keep = i + 1 < lines.n};
    }
}

// An entry of the list; NULL after reporting.
static entry *add_entry(list *l, const char *text, const tz_style *style, tz_em indent, uint32_t page, tz_em before) {
    tz_maker *m = l->m;
    entry *e = TZ_NEW(m->arena, entry);
    e->para = tz_para_new(m->arena, m->fonts, tz_text_from_string(text), style, m->diag);
    if (!e->para)
        return NULL;
    e->indent = indent;
    e->contents = text;
    e->page = page;
    tz_keep_page(m, &e->page);
    e->item = tz_element_new(m->arena, m->book, l->toc, TZ_ROLE_TOCI);
    e->link = tz_link_element_new(m, e->item);
    add_rows(l, e, before);
    return e;
}

// A heading of entries below it. They stay together when they are few.
static bool add_group(list *l, const char *text, uint32_t page, bool (*fill)(list *l, size_t which), size_t which) {
    const tz_contents_spec *look = look_of(l->m);
    tz_element *outer = l->toc;
    entry *group = add_entry(l, text, look->group, 0, page, look->group_gap);
    if (!group)
        return false;
    size_t first = l->items.n - 1;
    l->toc = tz_element_new(l->m->arena, l->m->book, group->item, TZ_ROLE_TOC);
    bool ok = fill(l, which);
    l->toc = outer;
    tz_len height = 0;
    for (size_t i = first; i < l->items.n; i++)
        height += l->items.at[i].height;
    bool few = height <= tz_type_area(l->m->layout).height / 2;
    for (size_t i = first; i + 1 < l->items.n; i++)
        l->items.at[i].keep |= few || i == first;
    return ok;
}

static bool fill_region(list *l, size_t which) {
    const tz_edition *edition = l->m->edition;
    const tz_contents_spec *look = look_of(l->m);
    const tz_region *region = &edition->regions[which];
    for (size_t i = region->first; i < region->first + region->n; i++)
        for (size_t k = 0; k < edition->cards[i].municipalities_n; k++) {
            const tz_text *name = &edition->cards[i].municipalities[k].name;
            const char *text = tz_arena_copy(l->m->arena, name->bytes, name->size);
            if (!add_entry(l, text, look->entry, look->indent, l->m->card_page[i], 0))
                return false;
        }
    return true;
}

static bool add_regions(list *l) {
    const tz_edition *edition = l->m->edition;
    for (size_t i = 0; i < edition->regions_n; i++) {
        const tz_region *region = &edition->regions[i];
        const char *name = tz_arena_copy(l->m->arena, region->name.bytes, region->name.size);
        if (region->n && !add_group(l, name, l->m->card_page[region->first], fill_region, i))
            return false;
    }
    return true;
}

// The sections of a part by its bookmarks.
static bool fill_sections(list *l, size_t which) {
    const tz_contents_spec *look = look_of(l->m);
    const tz_part *part = &l->m->parts[which];
    for (size_t i = 0; i < part->bookmarks.n; i++) {
        const tz_bookmark *mark = &part->bookmarks.at[i];
        if (mark->level == 1 && !add_entry(l, mark->title, look->entry, look->indent, mark->page, 0))
            return false;
    }
    return true;
}

static bool add_part(list *l, size_t which) {
    const tz_part *part = &l->m->parts[which];
    const tz_contents_spec *look = look_of(l->m);
    if (!part->pages.n || part == l->m->part || part->kind->make == tz_make_cover)
        return true;
    if (part->kind->make == tz_make_cards)
        return add_regions(l);
    if (part->kind->make == tz_make_themes)
        return add_group(l, part->title, part->pages.at[0], fill_sections, which);
    return add_entry(l, part->title, look->group, 0, part->pages.at[0], look->group_gap) != NULL;
}

// ---- setting ----

// Only says where the row is to stand; it is drawn with its number.
static void stand_row(void *context, const tz_canvas *c, size_t item, tz_len x, tz_len y, tz_len width) {
    list *l = context;
    row *r = l->rows.at[item];
    r->c = *c;
    r->page = c->index;
    r->x = x;
    r->y = y;
    r->width = width;
    tz_keep_page(l->m, &r->page);
}

bool tz_make_contents(tz_maker *m) {
    const tz_contents_spec *look = look_of(m);
    list *l = TZ_NEW(m->arena, list);
    tz_canvas c;
    tz_element *section;
    tz_len top;
    tz_text title = tz_text_from_string(m->part->title);
    l->m = m;
    if (!tz_open_section(m, &title, NULL, look->part.title_style, 0, &c, &section, &top))
        return false;
    l->toc = tz_element_new(m->arena, m->book, section, TZ_ROLE_TOC);
    for (size_t i = 0; i < m->parts_n; i++)
        if (!add_part(l, i))
            return false;
    tz_column_list columns = {&look->part, l->items.at, l->items.n, stand_row, l};
    tz_column_list_set(m, &columns, c, top);
    m->part->own = l;
    return true;
}

// ---- drawing ----

static void draw_text(tz_maker *m, const row *r, tz_len pitch) {
    const entry *e = r->of;
    tz_len size = look_of(m)->part.size, own = tz_length_resolve(tz_para_style(e->para)->size, size);
    tz_len x = r->x + tz_em_to_len(e->indent, size);
    size_t n = r->line.end - r->line.first;
    tz_em *at = TZ_ARRAY(m->arena, tz_em, n), *draw = TZ_ARRAY(m->arena, tz_em, n);
    tz_para_set_line(e->para, &r->line, measure_of(m, e), r->last, at, draw);
    tz_page_content(r->c.arena, r->c.page, r->c.index, e->link);
    tz_draw_line(&r->c, e->para, &r->line, draw, own, x, tz_line_baseline(m->fonts, e->para, r->y, pitch, own));
    tz_link_add(&r->c, e->link, x, r->y, r->x + r->width - x, pitch, e->page, e->contents);
}

// As many leader marks as stand between text and number; the last ends where the number's column begins, so that marks
// of all lines stand below each other.
static void draw_leader(tz_maker *m, const row *r, const tz_text_line *leader, tz_len pitch, tz_len from, tz_len to) {
    uint32_t n = leader->para ? leader->line.end - leader->line.first : 0, first = 0;
    while (first < n && to - leader->width + tz_em_to_len(leader->at[first], leader->size) < from)
        first++;
    if (first == n)
        return;
    tz_line rest = leader->line;
    rest.first += first;
    tz_page_artifact(r->c.arena, r->c.page, TZ_ARTIFACT_LAYOUT);
    tz_draw_line(&r->c, leader->para, &rest, leader->draw + first, leader->size, to - leader->width,
                 tz_text_line_centre(m, leader, r->y, pitch));
}

static bool draw_number(tz_maker *m, const row *r, const tz_text_line *leader, tz_len pitch) {
    const tz_contents_spec *look = look_of(m);
    const tz_style *style = tz_para_style(r->of->para);
    tz_text label = tz_text_from_string(m->pages.at[r->of->page]->label);
    tz_text_line strip;
    if (!tz_text_line_new(m, &label, style, look->part.size, &strip))
        return false;
    tz_len own = strip.size, gap = own / 2, right = r->x + r->width,
           column = tz_em_to_len(look->number, look->part.size);
    tz_len text_end = r->x + tz_em_to_len(r->of->indent, look->part.size) + tz_em_to_len(r->line.width, own);
    if (column < strip.width + gap)
        column = strip.width + gap;
    draw_leader(m, r, leader, pitch, text_end + gap, right - column);
    tz_page_content(r->c.arena, r->c.page, r->c.index, r->of->link);
    tz_draw_text_line(&r->c, &strip, right - strip.width, tz_text_line_centre(m, &strip, r->y, pitch));
    return true;
}

// A line of leader marks as wide as a column.
static bool make_leader(tz_maker *m, tz_text_line *leader) {
    const tz_contents_spec *look = look_of(m);
    tz_bytes marks = {0};
    size_t n = look->leader.size ? (size_t)(tz_column_width(m, &look->part) / look->part.size) : 0;
    for (size_t i = 0; i < n; i++)
        tz_bytes_add(m->arena, &marks, look->leader.bytes, look->leader.size);
    tz_text text = tz_text_from_string(tz_arena_copy(m->arena, marks.at ? marks.at : "", marks.n));
    return tz_text_line_new(m, &text, look->entry, look->part.size, leader);
}

bool tz_finish_contents(tz_maker *m) {
    list *l = m->part->own;
    tz_text_line leader;
    if (!make_leader(m, &leader))
        return false;
    for (size_t i = 0; i < l->rows.n; i++) {
        row *r = l->rows.at[i];
        tz_len pitch = l->items.at[i].height;
        r->c.index = r->page;
        draw_text(m, r, pitch);
        if (r->last && !draw_number(m, r, &leader, pitch))
            return false;
    }
    return true;
}
