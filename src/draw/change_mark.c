// Changes marked in texts: words struck through or underlined, bars and wedges to the left of statements.
//
// Marks are found by position (tz_text_position: the id of a text, and where in it), so they appear wherever a part of
// that text is set.
#include "draw/draw.h"

#include <stdlib.h>

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

// How wide a cluster's part of a stroke is: of a mark that hangs, no more than its half-em body.
static tz_em extent(const marked_line *l, uint32_t cluster) {
    tz_em advance = tz_para_shaped(l->line->para)->clusters[cluster].advance;
    bool hangs = l->line->line.hang && cluster + 1 == l->line->line.end;
    return hangs && advance > TZ_EM / 2 ? TZ_EM / 2 : advance;
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
        draw_part(l, marked ? element_of(l, mark) : l->element, from, to);
        if (marked)
            *TZ_ADD(l->c->arena, &strokes.all) = (stroke){mark->deleted, from, to};
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

// In the middle of the padding to the left of a text.
static tz_len bar_x(const tz_change_marks *marks, tz_len x, tz_len size) {
    return x - size / 5 - marks->bar / 2;
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

static void draw_wedge(const tz_canvas *c, tz_element *parent, tz_point tip, tz_len size) {
    tz_len half = size / 4, *points = TZ_ARRAY(c->arena, tz_len, 6);
    const tz_len at[] = {tip.x - half, tip.y - half, tip.x + half, tip.y, tip.x - half, tip.y + half};
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

static tz_point tip_at(const tz_canvas *c, const marked_lines *m, size_t line) {
    return (tz_point){bar_x(c->marks, m->at.x, m->slice->size) + c->marks->bar / 2, y_of(m, line)};
}

static void draw_bar(const tz_canvas *c, const marked_lines *m) {
    const tz_change_marks *marks = c->marks;
    if (m->bar->above && begins(m->bar, &m->slice->lines->at[m->from]))
        draw_wedge(c, element_at(m, m->from), tip_at(c, m, m->from), m->slice->size);
    if (!m->bar->changed)
        return;
    if (m->bar->element && m->tree) // it goes on
        tz_canvas_content(c, m->bar->element);
    else
        m->bar->element = open_words(c, element_at(m, m->from), m->bar->words);
    tz_len top = y_of(m, m->from), left = bar_x(marks, m->at.x, m->slice->size);
    tz_draw_rect(c, (tz_box){left, top, marks->bar, y_of(m, m->to) - top}, marks->color);
}

static void draw_below(const tz_canvas *c, const marked_lines *m) {
    if (m->bar->below && m->slice->lines->at[m->to - 1].last)
        draw_wedge(c, element_at(m, m->to - 1), tip_at(c, m, m->to), m->slice->size);
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
    draw_wedge(c, cell, (tz_point){bar_x(c->marks, at.x, size) + c->marks->bar / 2, at.y}, size);
}
