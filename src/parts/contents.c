// Contents: every part, every municipality below its region, every theme, with leaders, page numbers and links.
//
// The list's rows get their places when all other pages are there, and are drawn when these are in order and have
// numbers: how much room they take does not depend on that.
#include "parts/parts.h"

#include <string.h>

// A line of the list. An entry may take several; its number stands on the last.
typedef struct entry {
    const tz_para *para;
    tz_em indent;
    const tz_page *page; // it leads to
    tz_element *item;    // its TOCI
    tz_element *link;
    tz_text text;
    const char *words;        // of the link, when the page has its number
    const tz_para *continued; // of a group, above entries that go on in a further column; made when it is needed
} entry;
typedef struct row {
    entry *of;
    entry *group; // whose entries this is one of, but for the first; or NULL
    tz_line line;
    bool last;
    tz_canvas c; // where it stands
    tz_box box;
} row;

typedef struct list {
    tz_booklet *b;
    tz_contents_spec spec; // the layout's, in the size that is set
    tz_element *toc;       // the one that entries go to; NULL: the list is only measured
    entry *group;          // whose entries are being added, or NULL
    bool ok;               // false after reporting
    TZ_LIST(row *) rows;
    TZ_LIST(tz_column_item) items;
} list;

// ---- the entries ----

// The measure of an entry's text: less its indent, the number, and a little room for the leader.
static tz_em measure_of(const list *l, const entry *e) {
    const tz_contents_spec *spec = &l->spec;
    tz_em column = tz_len_to_em(tz_column_width(l->b->job->layout, &spec->part), spec->part.size);
    tz_em room = column - e->indent - spec->number - 2 * TZ_EM;
    tz_em size = tz_para_style(e->para)->size.em;
    return room > TZ_EM ? (tz_em)((int64_t)room * TZ_EM / size) : TZ_EM;
}

static void add_rows(list *l, entry *e, tz_em before) {
    tz_booklet *b = l->b;
    const tz_style *style = tz_para_style(e->para);
    tz_len size = l->spec.part.size, pitch = tz_style_line_pitch(style, tz_length_resolve(style->size, size));
    tz_lines lines = tz_para_break_lines(e->para, b->tools.arena, measure_of(l, e));
    for (size_t i = 0; i < lines.n; i++) {
        row *made = TZ_NEW(b->tools.arena, row);
        made->of = e;
        made->group = l->group;
        made->line = lines.at[i];
        made->last = i + 1 == lines.n;
        *TZ_ADD(b->tools.arena, &l->rows) = made;
        *TZ_ADD(b->tools.arena, &l->items) = (tz_column_item){
            .before = i ? 0 : tz_em_to_len(before, size), .height = pitch, .keep_with_next = i + 1 < lines.n};
    }
}

// An entry of the list; NULL after reporting.
static entry *add_entry(list *l, tz_text text, const tz_style *style, tz_em indent, const tz_page *page, tz_em before) {
    tz_booklet *b = l->b;
    entry *e = TZ_NEW(b->tools.arena, entry);
    e->para = tz_para_new(b->tools.arena, b->tools.fonts, text, style, b->tools.diag);
    if (!e->para)
        return NULL;
    e->indent = indent;
    e->text = text;
    e->page = page;
    e->item = l->toc ? tz_booklet_element(b, l->toc, TZ_ROLE_TOCI) : NULL;
    e->link = l->toc ? tz_link_element_new(b->tools.arena, b->book, e->item) : NULL;
    add_rows(l, e, before);
    return e;
}

// A heading of entries below it. They stay together when they are few.
static bool add_group(list *l, tz_text text, const tz_page *page, bool (*fill)(list *l, size_t which), size_t which) {
    const tz_contents_spec *spec = &l->spec;
    tz_element *outer = l->toc;
    entry *group = add_entry(l, text, spec->group, 0, page, spec->group_gap);
    if (!group)
        return false;
    size_t first = l->items.n - 1;
    l->toc = outer ? tz_booklet_element(l->b, group->item, TZ_ROLE_TOC) : NULL;
    l->group = group;
    bool ok = fill(l, which);
    l->group = NULL;
    l->toc = outer;
    tz_len height = 0;
    for (size_t i = first; i < l->items.n; i++)
        height += l->items.at[i].height;
    bool few = height <= tz_type_area(l->b->job->layout).height / 2;
    for (size_t i = first; i + 1 < l->items.n; i++)
        l->items.at[i].keep_with_next |= few || i == first;
    return ok;
}

static bool fill_region(list *l, size_t which) {
    const tz_edition *edition = l->b->job->edition;
    const tz_contents_spec *spec = &l->spec;
    const tz_region *region = &edition->regions[which];
    for (size_t i = region->first; i < region->first + region->n; i++)
        for (size_t k = 0; k < edition->cards[i].municipalities_n; k++) {
            tz_text name = edition->cards[i].municipalities[k].name;
            if (!add_entry(l, name, spec->entry, spec->indent, l->b->card_page[i], 0))
                return false;
        }
    return true;
}

static bool has_names(const tz_edition *edition) {
    for (size_t i = 0; i < edition->regions_n; i++)
        if (edition->regions[i].name.size)
            return true;
    return false;
}

// A prefecture without regions has one without a name: there its cards are a group of the part's own title.
static bool add_regions(list *l, const char *title) {
    const tz_edition *edition = l->b->job->edition;
    bool named = has_names(edition);
    for (size_t i = 0; i < edition->regions_n; i++) {
        const tz_region *region = &edition->regions[i];
        tz_text name = named ? region->name : tz_text_from_string(title);
        if (region->n &&
            !(name.size ? add_group(l, name, l->b->card_page[region->first], fill_region, i) : fill_region(l, i)))
            return false;
    }
    return true;
}

// The sections of a part by its bookmarks.
static bool fill_sections(list *l, size_t which) {
    const tz_contents_spec *spec = &l->spec;
    const tz_part *part = &l->b->parts[which];
    for (size_t i = 0; i < part->bookmarks.n; i++) {
        const tz_bookmark *mark = &part->bookmarks.at[i];
        if (mark->level == 1 &&
            !add_entry(l, tz_text_from_string(mark->title), spec->entry, spec->indent, mark->page, 0))
            return false;
    }
    return true;
}

static bool add_part(list *l, size_t which) {
    const tz_part *part = &l->b->parts[which];
    const tz_contents_spec *spec = &l->spec;
    tz_text title = tz_text_from_string(part->title);
    if (!part->pages.n || part == l->b->part || part->kind->make == tz_make_cover)
        return true;
    if (part->kind->make == tz_make_cards)
        return add_regions(l, part->title);
    if (part->kind->make == tz_make_themes)
        return add_group(l, title, part->pages.at[0].page, fill_sections, which);
    return add_entry(l, title, spec->group, 0, part->pages.at[0].page, spec->group_gap) != NULL;
}

// ---- setting ----

// Remembers where the row stands; it is drawn when its number is known.
static void note_row_place(void *context, const tz_canvas *c, size_t item, tz_box box) {
    list *l = context;
    l->rows.at[item]->c = *c;
    l->rows.at[item]->box = box;
}

// The name of a group（続き） above entries that go on in a further column.
static tz_len repeat_group(void *context, const tz_canvas *c, size_t item, tz_box box) {
    list *l = context;
    const tz_booklet *b = l->b;
    const tz_contents_spec *spec = &l->spec;
    entry *group = l->rows.at[item]->group;
    if (!group || !l->ok)
        return 0;
    if (!group->continued) {
        tz_text text = group->text; // whose place messages name
        text.bytes = tz_arena_format(b->tools.arena, "%.*s%s", (int)text.size, text.bytes, b->job->layout->continued);
        text.size = strlen(text.bytes);
        group->continued = tz_para_new(b->tools.arena, b->tools.fonts, text, spec->group, b->tools.diag);
        l->ok = group->continued;
    }
    if (!l->ok)
        return 0;
    if (c)
        return tz_draw_heading(c, group->continued, NULL, box, spec->part.size);
    return tz_para_height(group->continued, tz_column_width(b->job->layout, &spec->part), spec->part.size);
}

static tz_column_list columns_of(list *l) {
    return (tz_column_list){&l->spec.part, l->items.at, l->items.n, note_row_place, repeat_group, l};
}

// The list in the structure below an element, or only measured. False after reporting.
static bool fill_list(list *l, tz_booklet *b, tz_len size, tz_element *parent) {
    *l = (list){.b = b, .spec = b->job->layout->contents, .ok = true};
    l->spec.part.size = size;
    l->toc = parent ? tz_booklet_element(b, parent, TZ_ROLE_TOC) : NULL;
    for (size_t i = 0; i < b->parts_n; i++)
        if (!add_part(l, i))
            return false;
    return true;
}

// The largest size at which the list stands on the page, or else the least one. 0 after reporting.
static tz_len largest_size(tz_booklet *b, tz_len top) {
    const tz_contents_spec *spec = &b->job->layout->contents;
    const tz_len step = TZ_PT / 2;
    tz_len size = spec->part.size;
    for (list l; size > spec->least; size = size - step > spec->least ? size - step : spec->least) {
        if (!fill_list(&l, b, size, NULL))
            return 0;
        tz_column_list columns = columns_of(&l);
        if (tz_column_list_pages(b, &columns, top) <= 1)
            break;
    }
    return size;
}

bool tz_make_contents(tz_booklet *b) {
    list *l = TZ_NEW(b->tools.arena, list);
    tz_section_title title = {.text = tz_text_from_string(b->part->title),
                              .style = b->job->layout->contents.part.title_style};
    tz_section_start at;
    if (!tz_open_section(b, &title, &at))
        return false;
    tz_len size = largest_size(b, at.top);
    if (!size || !fill_list(l, b, size, at.element))
        return false;
    tz_column_list columns = columns_of(l);
    tz_column_list_set(b, &columns, at.canvas, at.top);
    b->part->own = l;
    return l->ok;
}

// ---- drawing ----

static void draw_text(const list *l, const row *r) {
    const tz_booklet *b = l->b;
    const entry *e = r->of;
    tz_len size = l->spec.part.size, own = tz_length_resolve(tz_para_style(e->para)->size, size);
    tz_box box = r->box;
    box.x += tz_em_to_len(e->indent, size);
    box.width -= box.x - r->box.x;
    tz_text_line line = tz_text_line_set(b->tools.arena, e->para, &r->line, measure_of(l, e), r->last, own);
    tz_canvas_content(&r->c, e->link);
    tz_draw_line(&r->c, &line, (tz_point){box.x, tz_text_line_centre(b->tools.fonts, &line, box.y, box.height)});
}

static void add_words(const tz_booklet *b, entry *e) {
    if (!e->words)
        e->words = tz_booklet_link_words(b, tz_text_to_string(b->tools.arena, &e->text), e->page);
}

// Behind the text and the number, as it is read.
static void add_link(const list *l, const row *r) {
    const entry *e = r->of;
    tz_len indent = tz_em_to_len(e->indent, l->spec.part.size);
    tz_box box = {r->box.x + indent, r->box.y, r->box.width - indent, r->box.height};
    tz_link_add(&r->c, e->link, box, e->page, e->words);
}

// As many leader marks as stand between text and number, of a line of them that begins where the column does: marks of
// all lines stand below each other, and those of full-width names begin at one distance from them in every layout.
// Nothing where there is not even room for an em.
static void draw_leader(const row *r, const tz_text_line *leader, tz_len from, tz_len to) {
    uint32_t n = leader->para ? leader->line.end - leader->line.first : 0, first = 0, end = 0;
    for (uint32_t i = 0; i < n; i++) {
        tz_len begins = r->box.x + tz_em_to_len(leader->at[i], leader->size);
        tz_len ends = r->box.x + (i + 1 < n ? tz_em_to_len(leader->at[i + 1], leader->size) : leader->width);
        first += begins < from;
        end += ends <= to;
    }
    if (end <= first || tz_em_to_len(leader->at[end - 1] - leader->at[first], leader->size) < leader->size)
        return;
    tz_text_line rest = tz_text_line_part(leader, leader->line.first + first, leader->line.first + end);
    tz_point at = {r->box.x, tz_text_line_centre(r->c.fonts, leader, r->box.y, r->box.height)};
    tz_canvas_artifact(&r->c, TZ_ARTIFACT_LAYOUT);
    tz_draw_line(&r->c, &rest, at);
}

// How the number is read behind the text, "、1ページ", so that both are the words of the link; NULL: as it stands.
static const char *number_words(const tz_booklet *b, const entry *e) {
    const char *words = tz_booklet_link_words(b, "", e->page), *name = tz_text_to_string(b->tools.arena, &e->text);
    bool follows = !strncmp(e->words, name, e->text.size) && !strcmp(e->words + e->text.size, words);
    return follows && *words ? words : NULL;
}

static bool draw_number(const list *l, const row *r, const tz_text_line *leader) {
    tz_booklet *b = l->b;
    const tz_contents_spec *spec = &l->spec;
    const tz_style *style = tz_para_style(r->of->para);
    tz_len size = spec->part.size;
    tz_text_line number;
    const char *label = r->of->page->label;
    style = tz_booklet_label_style(b, style, label);
    if (!tz_text_line_new(&b->tools, tz_text_from_string(label), style, size, &number))
        return false;
    tz_len gap = number.size / 2, right = r->box.x + r->box.width, column = tz_em_to_len(spec->number, size);
    tz_len text_end = r->box.x + tz_em_to_len(r->of->indent, size) + tz_em_to_len(r->line.width, number.size);
    if (column < number.width + gap)
        column = number.width + gap;
    draw_leader(r, leader, text_end + gap, right - column);
    tz_point at = {right - number.width, tz_text_line_centre(r->c.fonts, &number, r->box.y, r->box.height)};
    tz_element *element = tz_booklet_element(b, r->of->link, TZ_ROLE_SPAN);
    tz_element_attributes(b->tools.arena, element)->actual = number_words(b, r->of);
    tz_canvas_content(&r->c, element);
    tz_draw_line(&r->c, &number, at);
    return true;
}

enum { MARKS = 4 }; // to an em at most

// A line of leader marks as wide as a column.
static bool make_leader(const list *l, tz_text_line *leader) {
    tz_booklet *b = l->b;
    const tz_contents_spec *spec = &l->spec;
    tz_bytes marks = {0};
    size_t n = spec->leader.size ? (size_t)(tz_column_width(b->job->layout, &spec->part) / spec->part.size) : 0;
    n *= MARKS;
    for (size_t i = 0; i < n; i++)
        tz_bytes_add(b->tools.arena, &marks, spec->leader.bytes, spec->leader.size);
    tz_text text = tz_text_from_string(tz_arena_copy(b->tools.arena, marks.at ? marks.at : "", marks.n));
    return tz_text_line_new(&b->tools, text, spec->entry, spec->part.size, leader);
}

bool tz_finish_contents(tz_booklet *b) {
    list *l = b->part->own;
    tz_text_line leader;
    if (!make_leader(l, &leader))
        return false;
    for (size_t i = 0; i < l->rows.n; i++) {
        const row *r = l->rows.at[i];
        tz_canvas_open_frame(&r->c, TZ_FRAME_ENTRY, r->box, tz_para_text(r->of->para));
        draw_text(l, r);
        add_words(b, r->of);
        if (r->last && !draw_number(l, r, &leader))
            return false;
        add_link(l, r);
        tz_canvas_close_frame(&r->c);
    }
    return true;
}
