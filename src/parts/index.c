// The term index: where each term of the edition occurs in the answers, in the order of readings.
#include "booklet/booklet.h"
#include "parts/kana.h"
#include "tsuzuri/utf8.h"

#include <stdlib.h>
#include <string.h>

// ---- occurrences ----

typedef struct occurrence {
    const tz_card *card;
    uint32_t page; // in order of making, or TZ_NO_PAGE
} occurrence;
typedef struct found_term {
    const tz_term *term;
    TZ_LIST(occurrence) places;
} found_term;

// The first of a card's starts: they are in the order of the cards.
static size_t first_start(const tz_maker *m, const tz_card *card) {
    size_t low = 0, high = m->starts.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (m->starts.at[middle].card < card)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

// The page on which a place of an answer stands.
static uint32_t page_at(const tz_maker *m, const tz_card *card, uint32_t field, tz_place place) {
    uint32_t page = m->card_page[card - m->edition->cards];
    for (size_t i = first_start(m, card); i < m->starts.n && m->starts.at[i].card == card; i++) {
        const tz_answer_start *start = &m->starts.at[i];
        if (start->field == field && start->place.at <= place.at)
            page = start->page;
    }
    return page;
}

void tz_note_answer_starts(tz_maker *m, const tz_canvas *c, const tz_galley *sheet, const tz_placed_block *placed) {
    const tz_galley_block *piece = &sheet->pieces[placed->piece];
    if (c->index == m->card_page[sheet->card - m->edition->cards])
        return; // where all answers stand that are not said to stand elsewhere
    for (size_t i = 0; i < placed->rows.n; i++)
        for (uint32_t column = 0; column < piece->grid.columns; column++) {
            const tz_placed_row *row = &placed->rows.at[i];
            size_t cell = (size_t)row->row * piece->grid.columns + column;
            const tz_flow_lines *lines = &placed->table->cells[cell];
            if (piece->fields[cell] == UINT32_MAX || row->from[column] >= lines->n)
                continue;
            const tz_flow_line *line = &lines->at[row->from[column]];
            const tz_shaped *shaped = tz_para_shaped(line->para);
            tz_place place = tz_text_place(tz_para_text(line->para), shaped->clusters[line->line.first].start);
            *TZ_ADD(m->arena, &m->starts) = (tz_answer_start){sheet->card, piece->fields[cell], c->index, place};
        }
}

static void add_place(tz_maker *m, found_term *found, const tz_card *card, uint32_t page) {
    size_t at = found->places.n;
    while (at && found->places.at[at - 1].card == card && found->places.at[at - 1].page > page)
        at--;
    if (at && found->places.at[at - 1].card == card && found->places.at[at - 1].page == page)
        return;
    TZ_ADD(m->arena, &found->places);
    memmove(&found->places.at[at + 1], &found->places.at[at], (found->places.n - 1 - at) * sizeof(occurrence));
    found->places.at[at] = (occurrence){card, page};
}

static void look_for(tz_maker *m, found_term *found, const tz_folded *word, const tz_card *card, uint32_t field,
                     const tz_folded *answer) {
    for (size_t at = 0; (at = tz_find_term(answer, word, at)) != SIZE_MAX; at += word->size) {
        tz_place place = tz_text_place(&card->answers[field], answer->from[at]);
        add_place(m, found, card, page_at(m, card, field, place));
    }
}

static found_term *find_all(tz_maker *m) {
    const tz_edition *edition = m->edition;
    found_term *found = TZ_ARRAY(m->arena, found_term, edition->terms_n);
    tz_folded **words = TZ_ARRAY(m->arena, tz_folded *, edition->terms_n);
    for (size_t i = 0; i < edition->terms_n; i++) {
        const tz_term *term = found[i].term = &edition->terms[i];
        words[i] = TZ_ARRAY(m->arena, tz_folded, term->also_n + 1);
        words[i][0] = tz_fold(m->arena, &term->term);
        for (size_t k = 0; k < term->also_n; k++)
            words[i][k + 1] = tz_fold(m->arena, &term->also[k]);
    }
    for (size_t c = 0; c < edition->cards_n; c++)
        for (uint32_t f = 0; f < edition->form->fields_n; f++) {
            tz_arena *scratch = tz_arena_new(m->arena);
            tz_folded answer = tz_fold(scratch, &edition->cards[c].answers[f]);
            for (size_t i = 0; i < edition->terms_n; i++)
                for (size_t k = 0; k <= edition->terms[i].also_n; k++)
                    look_for(m, &found[i], &words[i][k], &edition->cards[c], f, &answer);
            tz_arena_free(scratch);
        }
    return found;
}

// ---- order ----

static const tz_text *reading_of(const tz_term *term) {
    return term->reading.size ? &term->reading : &term->term;
}

static int by_reading(const void *a, const void *b) {
    const tz_term *x = ((const found_term *)a)->term, *y = ((const found_term *)b)->term;
    int order = tz_kana_compare(reading_of(x), reading_of(y));
    if (order)
        return order;
    size_t size = x->term.size < y->term.size ? x->term.size : y->term.size;
    order = memcmp(x->term.bytes, y->term.bytes, size);
    return order ? order : (x->term.size > y->term.size) - (x->term.size < y->term.size);
}

// The layout's row of kana that a reading belongs to, or -1.
static int row_of(const tz_maker *m, const tz_text *reading) {
    const tz_index_spec *look = &m->layout->index;
    int32_t first = tz_kana_first(reading);
    for (size_t i = 0; i < look->rows.n; i++)
        for (size_t at = 0; at < look->rows.at[i].size;) {
            int32_t c;
            at += (size_t)tz_utf8_decode(look->rows.at[i].bytes + at, look->rows.at[i].size - at, &c);
            if (c == first)
                return (int)i;
        }
    return -1;
}

static tz_text row_head(const tz_maker *m, int row) {
    const tz_text *kana = &m->layout->index.rows.at[row];
    int32_t c;
    ptrdiff_t size = tz_utf8_decode(kana->bytes, kana->size, &c);
    return tz_text_slice(kana, 0, (size_t)size);
}

// ---- lines ----

// A line of the list: one of a paragraph's, or places side by side.
typedef struct place_box {
    tz_text_line strip;
    tz_len x;
    uint32_t page;
    const char *contents;
} place_box;
typedef struct index_line {
    tz_element *element;
    const tz_para *para; // NULL: places
    tz_line line;
    bool last;
    place_box *boxes;
    size_t boxes_n;
    tz_len pitch;
} index_line;
typedef struct list {
    tz_maker *m;
    tz_element *section, *index;
    TZ_LIST(index_line) lines;
    TZ_LIST(tz_column_item) items;
} list;

static index_line *add_line(list *l, tz_element *element, const tz_style *style, tz_em before, bool keep) {
    tz_len size = l->m->layout->index.part.size,
           pitch = tz_style_line_pitch(style, tz_length_resolve(style->size, size));
    *TZ_ADD(l->m->arena, &l->items) =
        (tz_column_item){.before = tz_em_to_len(before, size), .height = pitch, .keep = keep};
    index_line *line = TZ_ADD(l->m->arena, &l->lines);
    line->element = element;
    line->pitch = pitch;
    return line;
}

// A paragraph that stays with what follows it.
static bool add_para(list *l, tz_text text, const tz_style *style, tz_element *element, tz_em before) {
    tz_maker *m = l->m;
    const tz_index_spec *look = &m->layout->index;
    const tz_para *para = tz_para_new(m->arena, m->fonts, text, style, m->diag);
    if (!para)
        return false;
    tz_len size = tz_length_resolve(style->size, look->part.size);
    tz_lines lines = tz_para_break_lines(para, m->arena, tz_len_to_em(tz_column_width(m, &look->part), size));
    for (size_t i = 0; i < lines.n; i++) {
        index_line *line = add_line(l, element, style, i ? 0 : before, true);
        line->para = para;
        line->line = lines.at[i];
        line->last = i + 1 == lines.n;
    }
    return true;
}

// ---- places ----

// "桑名市 1" as a box that no line parts.
static bool make_box(tz_maker *m, const occurrence *place, place_box *box) {
    const tz_index_spec *look = &m->layout->index;
    tz_name_values names = {.m = m, .card = place->card, .names = tz_card_names(m->arena, place->card)};
    names.page = place->page == TZ_NO_PAGE ? "" : tz_card_page_label(m, place->page);
    tz_text text = tz_fill_names(m, &look->place, &names);
    box->page = place->page;
    box->contents = tz_arena_copy(m->arena, text.bytes, text.size);
    return tz_text_line_new(m, &text, look->places, look->part.size, &box->strip);
}

// Boxes go on lines from left to right, a gap between them; one that is wider than a line has it for itself.
static bool add_places(list *l, const found_term *found, tz_element *element) {
    tz_maker *m = l->m;
    const tz_index_spec *look = &m->layout->index;
    tz_len size = look->part.size, indent = tz_em_to_len(look->indent, size), gap = tz_em_to_len(look->gap, size);
    tz_len width = tz_column_width(m, &look->part) - indent, x = 0;
    place_box *boxes = TZ_ARRAY(m->arena, place_box, found->places.n);
    size_t first = l->lines.n;
    index_line *line = NULL;
    for (size_t i = 0; i < found->places.n; i++) {
        if (!make_box(m, &found->places.at[i], &boxes[i]))
            return false;
        if (!line || x + boxes[i].strip.width > width) {
            line = add_line(l, element, look->places, 0, false);
            line->boxes = &boxes[i];
            x = 0;
        }
        boxes[i].x = indent + x;
        line->boxes_n++;
        x += boxes[i].strip.width + gap;
    }
    size_t n = l->lines.n; // neither the first line nor the last stands alone in a column
    for (size_t i = first; i + 1 < n; i++)
        l->items.at[i].keep = i == first || i + 2 == n;
    return true;
}

static bool add_term(list *l, const found_term *found) {
    tz_maker *m = l->m;
    tz_element *term = tz_element_new(m->arena, m->book, l->index, TZ_ROLE_P);
    tz_element *where = tz_element_new(m->arena, m->book, l->index, TZ_ROLE_P);
    return add_para(l, found->term->term, m->layout->index.term, term, TZ_EM / 4) && add_places(l, found, where);
}

static bool add_group(list *l, int row) {
    tz_maker *m = l->m;
    const tz_index_spec *look = &m->layout->index;
    tz_element *head = tz_element_new(m->arena, m->book, l->section, TZ_ROLE_H2);
    l->index = tz_element_new(m->arena, m->book, l->section, TZ_ROLE_INDEX);
    return add_para(l, row_head(m, row), look->group, head, look->group_gap);
}

static bool add_terms(list *l, const found_term *found) {
    tz_maker *m = l->m;
    int row = -1;
    for (size_t i = 0; i < m->edition->terms_n; i++) {
        const tz_text *term = &found[i].term->term, *reading = reading_of(found[i].term);
        if (!found[i].places.n) {
            tz_warning(m->diag, tz_text_place(term, 0), _("the index has no %.*s: no answer has this term"),
                       (int)term->size, term->bytes);
            continue;
        }
        int own = row_of(m, reading);
        if (own < 0) {
            tz_error(m->diag, tz_text_place(reading, 0), _("the reading %.*s begins with no kana of the index's rows"),
                     (int)reading->size, reading->bytes);
            return false;
        }
        if (own != row && !add_group(l, row = own))
            return false;
        if (!add_term(l, &found[i]))
            return false;
    }
    return true;
}

static void draw_places(list *l, const tz_canvas *c, const index_line *line, tz_len x, tz_len y) {
    tz_maker *m = l->m;
    for (size_t i = 0; i < line->boxes_n; i++) {
        const place_box *box = &line->boxes[i];
        tz_element *element = line->element;
        if (box->page != TZ_NO_PAGE) { // without cards there is nothing to lead to
            element = tz_link_element_new(m, element);
            tz_link_add(c, element, x + box->x, y, box->strip.width, line->pitch, box->page, box->contents);
        }
        tz_page_content(c->arena, c->page, c->index, element);
        tz_draw_text_line(c, &box->strip, x + box->x, tz_text_line_centre(m, &box->strip, y, line->pitch));
    }
}

static void draw_line(void *context, const tz_canvas *c, size_t item, tz_len x, tz_len y, tz_len width) {
    list *l = context;
    const index_line *line = &l->lines.at[item];
    if (line->para)
        tz_draw_linked_line(l->m, c, line->para, &line->line, width, line->last, line->element, NULL, 0, x, y,
                            l->m->layout->index.part.size);
    else
        draw_places(l, c, line, x, y);
}

bool tz_make_index(tz_maker *m) {
    const tz_index_spec *look = &m->layout->index;
    list l = {.m = m};
    tz_canvas c;
    tz_len top;
    tz_text title = tz_text_from_string(m->part->title);
    if (!m->edition->terms_n)
        return true;
    found_term *found = find_all(m);
    qsort(found, m->edition->terms_n, sizeof *found, by_reading);
    if (!tz_open_section(m, &title, NULL, look->part.title_style, 0, &c, &l.section, &top) || !add_terms(&l, found))
        return false;
    tz_column_list columns = {&look->part, l.items.at, l.items.n, draw_line, &l};
    tz_column_list_set(m, &columns, c, top);
    return true;
}
