// Changes marked in texts: words struck through or underlined, bars and wedges to the left of statements.
//
// Marks are found by position (tz_text_position: the id of a text, and where in it), so they appear wherever a part of
// that text is set.
#include "draw/draw.h"

#include <stdlib.h>
#include <string.h>

static int compare(uint64_t a, uint64_t b) {
    return (a > b) - (a < b);
}

static int by_word(const void *a, const void *b) {
    return compare(((const tz_change_mark *)a)->from, ((const tz_change_mark *)b)->from);
}

static int by_bar(const void *a, const void *b) {
    return compare(((const tz_change_bar *)a)->from, ((const tz_change_bar *)b)->from);
}

void tz_change_marks_sort(tz_change_marks *marks) {
    if (marks->words.n)
        qsort(marks->words.at, marks->words.n, sizeof *marks->words.at, by_word);
    if (marks->bars.n)
        qsort(marks->bars.at, marks->bars.n, sizeof *marks->bars.at, by_bar);
}

// ---- words ----

// The first mark that ends beyond a position. They do not overlap.
static size_t word_at(const tz_change_marks *marks, uint64_t at) {
    return TZ_FIRST_ABOVE(&marks->words, to, at);
}

// A line being drawn.
typedef struct marked_line {
    const tz_canvas *c;
    const tz_text_line *line;
    tz_element *element;
    tz_point at;
} marked_line;

static uint64_t position(const marked_line *l, uint32_t cluster) {
    return tz_text_position(tz_para_text(l->line->para), tz_para_shaped(l->line->para)->clusters[cluster].start);
}

static void draw_part(const marked_line *l, tz_element *element, uint32_t from, uint32_t to) {
    tz_text_line part = tz_text_line_part(l->line, from, to);
    tz_canvas_content(l->c, element);
    tz_draw_line(l->c, &part, l->at);
}

static tz_element *element_of(const marked_line *l, tz_change_mark *mark) {
    if (!mark->element) {
        tz_role role = mark->deleted ? TZ_ROLE_DEL : TZ_ROLE_INS;
        mark->element = tz_element_new(l->c->arena, l->c->book, l->element, role);
        tz_element_attributes(l->c->arena, mark->element)->alt = mark->alt;
    }
    return mark->element;
}

// Clusters of a line with a stroke through them or below them.
typedef struct stroke {
    bool through;
    uint32_t from, to;
} stroke;

// How wide a cluster's part of a stroke is: of a mark that hangs, no more than its ink takes, clear of the cell's rule.
static tz_em extent(const marked_line *l, uint32_t cluster) {
    tz_em advance = tz_para_shaped(l->line->para)->clusters[cluster].advance;
    bool hangs = l->line->line.hang && cluster + 1 == l->line->line.end;
    return hangs && advance > TZ_EM * 2 / 5 ? TZ_EM * 2 / 5 : advance;
}

static void draw_stroke(const marked_line *l, const stroke *of) {
    const tz_change_marks *marks = l->c->marks;
    uint32_t first = l->line->line.first;
    tz_len size = l->line->size, left = l->at.x + tz_em_to_len(l->line->at[of->from - first], size);
    tz_len right = l->at.x + tz_em_to_len((int64_t)l->line->at[of->to - 1 - first] + extent(l, of->to - 1), size);
    tz_len y = of->through ? l->at.y - size * 19 / 50 : l->at.y + size * 3 / 20; // middle of the em box, or below it
    tz_canvas_artifact(l->c, TZ_ARTIFACT_LAYOUT);
    tz_draw_rect(l->c, (tz_box){left, y - marks->stroke / 2, right - left, marks->stroke}, marks->color);
}

// The thin space that parts old words from new ones is a gap, no content.
static bool is_gap(const marked_line *l, uint32_t from, uint32_t to) {
    const tz_cluster *cluster = &tz_para_shaped(l->line->para)->clusters[from];
    const tz_text *text = tz_para_text(l->line->para);
    return to == from + 1 && cluster->end - cluster->start == strlen(TZ_CHANGE_GAP) &&
           !memcmp(text->bytes + cluster->start, TZ_CHANGE_GAP, strlen(TZ_CHANGE_GAP));
}

static void draw_words(const marked_line *l) {
    tz_change_marks *marks = l->c->marks;
    uint32_t end = l->line->line.end;
    struct {
        TZ_LIST(stroke) all;
    } strokes = {0};
    for (uint32_t from = l->line->line.first, to; from < end; from = to) {
        size_t at = word_at(marks, position(l, from));
        tz_change_mark *mark = at < marks->words.n ? &marks->words.at[at] : NULL;
        bool marked = mark && mark->from <= position(l, from);
        uint64_t next = marked ? mark->to : mark ? mark->from : UINT64_MAX;
        for (to = from + 1; to < end && position(l, to) < next;)
            to++;
        if (marked || !is_gap(l, from, to))
            draw_part(l, marked ? element_of(l, mark) : l->element, from, to);
        if (marked)
            *TZ_ADD(l->c->arena, &strokes.all) = (stroke){mark->deleted && !marks->side_by_side, from, to};
    }
    for (size_t i = 0; i < strokes.all.n; i++)
        draw_stroke(l, &strokes.all.at[i]);
}

void tz_draw_marked_line(const tz_canvas *c, const tz_flow_line *line, tz_element *element, tz_len size, tz_point at) {
    tz_text_line set = {.para = line->para, .line = line->line, .at = line->at, .draw = line->draw, .size = size};
    if (c->marks && c->marks->words.n && element)
        draw_words(&(marked_line){c, &set, element, at});
    else
        tz_draw_line(c, &set, at);
}

// ---- bars ----

// The statement that a block belongs to, or NULL.
static tz_change_bar *bar_of(const tz_change_marks *marks, const tz_flow_block *block) {
    uint64_t at = tz_text_position(tz_para_text(block->body), 0);
    size_t above = TZ_FIRST_ABOVE(&marks->bars, from, at);
    tz_change_bar *found = above ? &marks->bars.at[above - 1] : NULL;
    return found && at < found->to ? found : NULL;
}

// The cell that is drawn in, or NULL.
static const tz_box *cell_of(const tz_canvas *c) {
    const tz_frame *frame = c->page->frame ? &c->page->frames.at[c->page->frame - 1] : NULL;
    return frame && frame->kind == TZ_FRAME_CELL ? &frame->box : NULL;
}

// Whether a cell begins at its table's left edge, inside which the frame is drawn.
static bool is_at_frame(const tz_canvas *c, const tz_box *cell) {
    uint32_t table = c->page->frames.at[c->page->frame - 1].parent;
    return table && c->page->frames.at[table - 1].box.x == cell->x;
}

// What stands free in the cell to the left of a text at x; no more than belongs to the text by the looks.
static tz_len room_beside(const tz_canvas *c, tz_len x, tz_len size) {
    const tz_box *cell = cell_of(c);
    tz_len room = cell ? x - cell->x : size * 2 / 5, most = size * 3 / 5;
    room -= cell && is_at_frame(c, cell) ? c->marks->frame : 0;
    return room > most ? most : room < 0 ? 0 : room;
}

// Thinner where it would come closer to text and rule than it is thick.
static tz_len bar_width(const tz_canvas *c, tz_len x, tz_len size) {
    tz_len most = room_beside(c, x, size) / 2;
    return c->marks->bar > most ? most : c->marks->bar;
}

// In the middle of that room.
static tz_len middle_beside(const tz_canvas *c, tz_len x, tz_len size) {
    return x - room_beside(c, x, size) / 2;
}

// Opens a span for what says the words to a screen reader, below an element; an artifact without either.
static tz_element *open_words(const tz_canvas *c, tz_element *parent, const char *words) {
    if (!parent || !words) {
        tz_canvas_artifact(c, TZ_ARTIFACT_LAYOUT);
        return NULL;
    }
    tz_element *element = tz_element_new(c->arena, c->book, parent, TZ_ROLE_SPAN);
    tz_element_attributes(c->arena, element)->actual = words;
    tz_canvas_content(c, element);
    return element;
}

// A wedge's middle, and how far it reaches to its sides: an eighth of its room stays free at either.
typedef struct wedge {
    tz_point at;
    tz_len across, down;
} wedge;

// Beside a text at x, at a height where statements are gone; moved into the cell where it would reach out of it.
static wedge wedge_at(const tz_canvas *c, tz_len x, tz_len y, tz_len size) {
    tz_len across = room_beside(c, x, size) * 3 / 8, most = size / 5, clear = size / 10;
    wedge w = {{middle_beside(c, x, size), y}, across < most ? across : most, 0};
    const tz_box *cell = cell_of(c);
    w.down = w.across * 5 / 4;
    if (cell && w.at.y + w.down > cell->y + cell->height - clear)
        w.at.y = cell->y + cell->height - clear - w.down;
    if (cell && w.at.y - w.down < cell->y + clear)
        w.at.y = cell->y + clear + w.down;
    return w;
}

static void draw_wedge(const tz_canvas *c, tz_element *parent, const wedge *w) {
    tz_len *points = TZ_ARRAY(c->arena, tz_len, 6);
    tz_len left = w->at.x - w->across, right = w->at.x + w->across;
    const tz_len at[] = {left, w->at.y - w->down, right, w->at.y, left, w->at.y + w->down};
    for (size_t i = 0; i < 6; i++)
        points[i] = at[i];
    open_words(c, parent, c->marks->deleted);
    tz_item *item = tz_page_item(c->arena, c->page, TZ_ITEM_PATH);
    item->path.points = points;
    item->path.n = 3;
    item->path.color = c->marks->color;
}

static bool begins(const tz_change_bar *bar, const tz_flow_line *line) {
    const tz_flow_block *block = line->block;
    return line->first && tz_text_position(tz_para_text(block->body), 0) >= bar->from && !block->continued;
}

// Lines [from, to) of a slice, all of one statement.
typedef struct marked_lines {
    const tz_flow_slice *slice;
    const tz_flow_tree *tree; // or NULL
    tz_change_bar *bar;
    size_t from, to;
    tz_point at; // of the slice
} marked_lines;

static tz_len y_of(const marked_lines *m, size_t line) {
    const tz_flow_slice *slice = m->slice;
    return m->at.y + tz_flow_lines_height(slice->lines, slice->from, line, slice->size, slice->growth);
}

// The element of a line's text.
static tz_element *element_at(const marked_lines *m, size_t line) {
    return m->tree ? m->tree->body[m->slice->lines->at[line].block - m->slice->flow->blocks] : NULL;
}

static bool is_above(const marked_lines *m) {
    return m->bar->above && begins(m->bar, &m->slice->lines->at[m->from]);
}

static bool is_below(const marked_lines *m) {
    return m->bar->below && m->slice->lines->at[m->to - 1].last;
}

static wedge wedge_before(const tz_canvas *c, const marked_lines *m, size_t line) {
    return wedge_at(c, m->at.x, y_of(m, line), m->slice->size);
}

// As high as the lines, clear of the wedges above and below.
static tz_box bar_box(const tz_canvas *c, const marked_lines *m) {
    wedge above = wedge_before(c, m, m->from), below = wedge_before(c, m, m->to);
    tz_len size = m->slice->size, clear = size / 10, width = bar_width(c, m->at.x, size);
    tz_len left = middle_beside(c, m->at.x, size) - width / 2;
    tz_len top = is_above(m) ? above.at.y + above.down + clear : y_of(m, m->from);
    tz_len end = is_below(m) ? below.at.y - below.down - clear : y_of(m, m->to);
    return (tz_box){left, top, width, end - top};
}

static void draw_bar(const tz_canvas *c, const marked_lines *m) {
    if (is_above(m)) {
        wedge above = wedge_before(c, m, m->from);
        draw_wedge(c, element_at(m, m->from), &above);
    }
    if (!m->bar->changed)
        return;
    if (m->bar->element && m->tree) // it goes on
        tz_canvas_content(c, m->bar->element);
    else
        m->bar->element = open_words(c, element_at(m, m->from), m->bar->words);
    tz_draw_rect(c, bar_box(c, m), c->marks->color);
}

static void draw_below(const tz_canvas *c, const marked_lines *m) {
    wedge below = wedge_before(c, m, m->to);
    if (is_below(m))
        draw_wedge(c, element_at(m, m->to - 1), &below);
}

static void each_statement(const tz_canvas *c, const tz_flow_slice *slice, const tz_flow_tree *tree, tz_point at,
                           void (*draw)(const tz_canvas *c, const marked_lines *m)) {
    if (!c->marks || !c->marks->bars.n)
        return;
    for (size_t from = slice->from, to; from < slice->to; from = to) {
        tz_change_bar *bar = bar_of(c->marks, slice->lines->at[from].block);
        for (to = from + 1; to < slice->to && bar_of(c->marks, slice->lines->at[to].block) == bar;)
            to++;
        if (bar)
            draw(c, &(marked_lines){slice, tree, bar, from, to, at});
    }
}

void tz_draw_change_bars(const tz_canvas *c, const tz_flow_slice *slice, const tz_flow_tree *tree, tz_point at) {
    each_statement(c, slice, tree, at, draw_bar);
}

void tz_draw_deletions_below(const tz_canvas *c, const tz_flow_slice *slice, const tz_flow_tree *tree, tz_point at) {
    each_statement(c, slice, tree, at, draw_below);
}

void tz_draw_emptied_answer(const tz_canvas *c, tz_element *cell, tz_point at, tz_len size) {
    wedge middle = wedge_at(c, at.x, at.y, size);
    draw_wedge(c, cell, &middle);
}
