// Marks in texts: words struck through or underlined, and bars beside statements.
//
// Runs borrow their text, so the address of a line's text tells what is marked in it, whoever composed it.
#include "booklet/maker.h"

#include <stdlib.h>

static int by_address(const char *a, const char *b) {
    return (uintptr_t)a < (uintptr_t)b ? -1 : (uintptr_t)a > (uintptr_t)b;
}

static int by_word(const void *a, const void *b) {
    return by_address(((const tz_change_mark *)a)->from, ((const tz_change_mark *)b)->from);
}

static int by_bar(const void *a, const void *b) {
    return by_address(((const tz_change_bar *)a)->from, ((const tz_change_bar *)b)->from);
}

void tz_change_marks_sort(tz_change_marks *marks) {
    if (marks->words.n)
        qsort(marks->words.at, marks->words.n, sizeof *marks->words.at, by_word);
    if (marks->bars.n)
        qsort(marks->bars.at, marks->bars.n, sizeof *marks->bars.at, by_bar);
}

// ---- words ----

// The first mark that ends beyond an address. They do not overlap.
static size_t word_at(const tz_change_marks *marks, const char *at) {
    size_t low = 0, high = marks->words.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (by_address(marks->words.at[middle].to, at) <= 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

// A line in drawing.
typedef struct marked_line {
    tz_maker *m;
    const tz_canvas *c;
    const tz_flow_line *line;
    const tz_shaped *shaped;
    const char *bytes; // of its paragraph
    tz_element *element;
    tz_len size, x, baseline;
} marked_line;

static const char *address(const marked_line *l, uint32_t cluster) {
    return l->bytes + l->shaped->clusters[cluster].start;
}

static void draw_piece(const marked_line *l, tz_element *element, uint32_t from, uint32_t to) {
    tz_line piece = l->line->line;
    piece.first = from;
    piece.end = to;
    tz_page_content(l->c->arena, l->c->page, l->c->index, element);
    tz_draw_line(l->c, l->line->para, &piece, l->line->draw + (from - l->line->line.first), l->size, l->x, l->baseline);
}

static tz_element *element_of(const marked_line *l, tz_change_mark *mark) {
    if (!mark->element) {
        tz_role role = mark->deleted ? TZ_ROLE_DEL : TZ_ROLE_INS;
        mark->element = tz_element_new(l->m->arena, l->m->book, l->element, role);
        tz_element_attributes(l->m->arena, mark->element)->alt = mark->alt;
    }
    return mark->element;
}

// Through the middle of the em box, or below it.
static void draw_stroke(const marked_line *l, bool through, uint32_t from, uint32_t to) {
    uint32_t first = l->line->line.first;
    const tz_cluster *last = &l->shaped->clusters[to - 1];
    tz_len left = l->x + tz_em_to_len(l->line->at[from - first], l->size);
    tz_len right = l->x + tz_em_to_len((int64_t)l->line->at[to - 1 - first] + last->advance, l->size);
    tz_len y = through ? l->baseline - l->size * 19 / 50 : l->baseline + l->size * 3 / 20;
    tz_len stroke = l->m->marks->stroke;
    tz_page_artifact(l->c->arena, l->c->page, TZ_ARTIFACT_LAYOUT);
    tz_page_rect(l->c->arena, l->c->page, left, y - stroke / 2, right - left, stroke, l->m->marks->color);
}

typedef struct stroke {
    bool through;
    uint32_t from, to;
} stroke;

static void draw_words(const marked_line *l) {
    tz_change_marks *marks = l->m->marks;
    uint32_t end = l->line->line.end;
    struct {
        TZ_LIST(stroke) all;
    } strokes = {0};
    for (uint32_t from = l->line->line.first, to; from < end; from = to) {
        size_t at = word_at(marks, address(l, from));
        tz_change_mark *mark = at < marks->words.n ? &marks->words.at[at] : NULL;
        bool inside = mark && by_address(mark->from, address(l, from)) <= 0;
        const char *stop = inside ? mark->to : mark ? mark->from : NULL;
        for (to = from + 1; to < end && (!stop || by_address(address(l, to), stop) < 0);)
            to++;
        draw_piece(l, inside ? element_of(l, mark) : l->element, from, to);
        if (inside)
            *TZ_ADD(l->m->arena, &strokes.all) = (stroke){mark->deleted, from, to};
    }
    for (size_t i = 0; i < strokes.all.n; i++)
        draw_stroke(l, strokes.all.at[i].through, strokes.all.at[i].from, strokes.all.at[i].to);
}

void tz_draw_marked_line(tz_maker *m, const tz_canvas *c, const tz_flow_line *line, tz_element *element, tz_len size,
                         tz_len x, tz_len baseline) {
    if (!m->marks || !m->marks->words.n || !element) {
        tz_draw_line(c, line->para, &line->line, line->draw, size, x, baseline);
        return;
    }
    draw_words(&(marked_line){m, c, line, tz_para_shaped(line->para), tz_para_text(line->para)->bytes, element, size, x,
                              baseline});
}

// ---- bars ----

// The statement that a block belongs to, or NULL.
static const tz_change_bar *bar_of(const tz_change_marks *marks, const tz_flow_block *block) {
    const char *at = tz_para_text(block->body)->bytes;
    size_t low = 0, high = marks->bars.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (by_address(marks->bars.at[middle].from, at) <= 0)
            low = middle + 1;
        else
            high = middle;
    }
    const tz_change_bar *found = low ? &marks->bars.at[low - 1] : NULL;
    return found && by_address(at, found->to) < 0 ? found : NULL;
}

// In the middle of a cell's padding.
static tz_len bar_x(const tz_change_marks *marks, tz_len x, tz_len size) {
    return x - size / 5 - marks->bar / 2;
}

static void draw_wedge(const tz_maker *m, const tz_canvas *c, tz_len x, tz_len y, tz_len size) {
    tz_len half = size / 4, *points = TZ_ARRAY(m->arena, tz_len, 6);
    const tz_len at[] = {x - half, y - half, x + half, y, x - half, y + half};
    for (size_t i = 0; i < 6; i++)
        points[i] = at[i];
    tz_page_artifact(c->arena, c->page, TZ_ARTIFACT_LAYOUT);
    tz_item *item = tz_page_item(c->arena, c->page, TZ_ITEM_PATH);
    item->path.points = points;
    item->path.n = 3;
    item->path.color = m->marks->color;
}

static bool begins(const tz_change_bar *bar, const tz_flow_line *line) {
    return line->first && by_address(tz_para_text(line->block->body)->bytes, bar->from) >= 0 && !line->block->continued;
}

void tz_draw_change_bars(tz_maker *m, const tz_canvas *c, const tz_flow_lines *lines, size_t from, size_t to, tz_len x,
                         tz_len y, tz_len size, int32_t growth) {
    if (!m->marks || !m->marks->bars.n)
        return;
    tz_len left = bar_x(m->marks, x, size), middle = left + m->marks->bar / 2;
    for (size_t i = from, end; i < to; i = end) {
        const tz_change_bar *bar = bar_of(m->marks, lines->at[i].block);
        for (end = i + 1; end < to && bar_of(m->marks, lines->at[end].block) == bar;)
            end++;
        if (!bar)
            continue;
        tz_len top = y + tz_flow_lines_height(lines, from, i, size, growth);
        tz_len bottom = y + tz_flow_lines_height(lines, from, end, size, growth);
        if (bar->changed) {
            tz_page_artifact(c->arena, c->page, TZ_ARTIFACT_LAYOUT);
            tz_page_rect(c->arena, c->page, left, top, m->marks->bar, bottom - top, m->marks->color);
        }
        if (bar->above && begins(bar, &lines->at[i]))
            draw_wedge(m, c, middle, top, size);
        if (bar->below && lines->at[end - 1].last)
            draw_wedge(m, c, middle, bottom, size);
    }
}

// ---- cells that are empty now ----

static bool is_emptied(const tz_change_marks *marks, const tz_card *card, uint32_t field) {
    for (size_t i = 0; i < marks->emptied.n; i++)
        if (marks->emptied.at[i].card == card && marks->emptied.at[i].field == field)
            return true;
    return false;
}

void tz_draw_emptied_answers(tz_maker *m, const tz_canvas *c, const tz_galley *sheet, const tz_placed_block *placed,
                             const tz_placement *where) {
    const tz_galley_block *piece = &sheet->pieces[placed->piece];
    if (!m->marks || !m->marks->emptied.n || !placed->begins)
        return;
    for (size_t i = 0; i < placed->rows.n; i++) {
        const tz_placed_row *row = &placed->rows.at[i];
        tz_len x = where->area.x;
        for (uint32_t column = 0; column < piece->grid.columns; column++) {
            uint32_t field = piece->fields[(size_t)row->row * piece->grid.columns + column];
            tz_len inset = tz_table_fit_inset(&piece->grid, &placed->table->fit, where->size, row->row, column);
            if (field != UINT32_MAX && is_emptied(m->marks, sheet->card, field))
                draw_wedge(m, c, bar_x(m->marks, x + inset, where->size) + m->marks->bar / 2, row->y + row->height / 2,
                           where->size);
            x += placed->table->fit.widths[column];
        }
    }
}
