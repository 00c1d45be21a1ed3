// The term index: where each term of the edition occurs in the answers, in the order of readings.
#include "base/utf8.h"
#include "parts/index_place.h"
#include "parts/kana.h"
#include "parts/parts.h"

#include <stdlib.h>
#include <string.h>

// ---- occurrences ----

typedef struct occurrence {
    const tz_card *card;
    const tz_page *page; // or NULL: the booklet has none of this card
    size_t order;        // of the card's pages
} occurrence;
typedef struct found_term {
    const tz_term *term;
    TZ_LIST(occurrence) places;
} found_term;

// From where on an answer stands on a page; cards may take several.
typedef struct answer_start {
    uint64_t position; // tz_text_position() in the answer
    const tz_page *page;
    size_t order; // of the page among all
} answer_start;
typedef struct answer_starts {
    TZ_LIST(answer_start) all;
} answer_starts;

// The runs of a cell follow one another: of those on one page only the first is a start.
static void add_starts(answer_starts *to, tz_arena *arena, const tz_page *page, size_t order) {
    uint32_t last = 0;
    for (size_t i = 0; i < page->items.n; i++) {
        const tz_run *run = &page->items.at[i].run;
        if (page->items.at[i].kind != TZ_ITEM_RUN || !run->text_id || run->text_id == last)
            continue;
        last = run->text_id;
        *TZ_ADD(arena, &to->all) = (answer_start){(uint64_t)last << 32 | run->text_start, page, order};
    }
}

static int by_position(const void *a, const void *b) {
    const answer_start *m = a, *n = b;
    if (m->position != n->position)
        return m->position < n->position ? -1 : 1;
    return (m->order > n->order) - (m->order < n->order);
}

static answer_starts find_starts(const tz_booklet *b) {
    answer_starts found = {0};
    size_t order = 0;
    for (size_t i = 0; i < b->parts_n; i++)
        for (size_t k = 0; k < b->parts[i].pages.n; k++)
            if (b->parts[i].pages.at[k].card)
                add_starts(&found, b->tools.arena, b->parts[i].pages.at[k].page, order++);
    if (found.all.n)
        qsort(found.all.at, found.all.n, sizeof *found.all.at, by_position);
    return found;
}

// Where a byte of an answer stands.
static occurrence occurrence_at(const tz_booklet *b, const answer_starts *starts, const tz_card *card,
                                const tz_text *answer, size_t at) {
    uint64_t position = tz_text_position(answer, at);
    size_t above = TZ_FIRST_ABOVE(&starts->all, position, position);
    const answer_start *start = above ? &starts->all.at[above - 1] : NULL;
    if (start && start->position >= tz_text_position(answer, 0))
        return (occurrence){card, start->page, start->order};
    return (occurrence){card, tz_booklet_card_page(b, card), 0};
}

// Occurrences of a card are in the order of its pages, one a page.
static void add_place(tz_booklet *b, found_term *found, occurrence made) {
    size_t at = found->places.n;
    while (at && found->places.at[at - 1].card == made.card && found->places.at[at - 1].page != made.page &&
           found->places.at[at - 1].order > made.order)
        at--;
    if (at && found->places.at[at - 1].card == made.card && found->places.at[at - 1].page == made.page)
        return;
    TZ_ADD(b->tools.arena, &found->places);
    memmove(&found->places.at[at + 1], &found->places.at[at], (found->places.n - 1 - at) * sizeof(occurrence));
    found->places.at[at] = made;
}

// An answer that terms are looked for in.
typedef struct searched_answer {
    const tz_card *card;
    const tz_text *text;
    tz_folded folded;
} searched_answer;

static void find_word(tz_booklet *b, const answer_starts *starts, found_term *found, const tz_folded *word,
                      const searched_answer *in) {
    for (size_t at = 0; (at = tz_find_term(&in->folded, word, at)) != SIZE_MAX; at += word->size)
        add_place(b, found, occurrence_at(b, starts, in->card, in->text, in->folded.from[at]));
}

static found_term *find_all(tz_booklet *b) {
    const tz_edition *edition = b->job->edition;
    found_term *found = TZ_ARRAY(b->tools.arena, found_term, edition->terms_n);
    tz_folded **words = TZ_ARRAY(b->tools.arena, tz_folded *, edition->terms_n);
    answer_starts starts = find_starts(b);
    for (size_t i = 0; i < edition->terms_n; i++) {
        const tz_term *term = found[i].term = &edition->terms[i];
        words[i] = TZ_ARRAY(b->tools.arena, tz_folded, term->also_n + 1);
        words[i][0] = tz_fold(b->tools.arena, &term->term);
        for (size_t k = 0; k < term->also_n; k++)
            words[i][k + 1] = tz_fold(b->tools.arena, &term->also[k]);
    }
    for (size_t c = 0; c < edition->cards_n; c++)
        for (uint32_t f = 0; f < edition->form->fields_n; f++) {
            tz_arena *scratch = tz_arena_new(b->tools.arena);
            const tz_text *text = &edition->cards[c].answers[f];
            searched_answer in = {&edition->cards[c], text, tz_fold(scratch, text)};
            for (size_t i = 0; i < edition->terms_n; i++)
                for (size_t k = 0; k <= edition->terms[i].also_n; k++)
                    find_word(b, &starts, &found[i], &words[i][k], &in);
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
static int row_of(const tz_booklet *b, const tz_text *reading) {
    const tz_index_spec *spec = &b->job->layout->index;
    int32_t first = tz_kana_first(reading);
    for (size_t i = 0; i < spec->rows.n; i++)
        for (size_t at = 0; at < spec->rows.at[i].size;) {
            int32_t c;
            at += tz_utf8_decode(spec->rows.at[i].bytes + at, spec->rows.at[i].size - at, &c);
            if (c == first)
                return (int)i;
        }
    return -1;
}

static tz_text row_head(const tz_booklet *b, int row) {
    const tz_text *kana = &b->job->layout->index.rows.at[row];
    int32_t c;
    return tz_text_slice(kana, 0, tz_utf8_decode(kana->bytes, kana->size, &c));
}

// ---- lines ----

// What stands on a line of the list: one line of a place.
typedef struct place_box {
    tz_index_place *place;
    const tz_text_line *line;
    tz_len x;
} place_box;
// A term that lines belong to; its paragraph as it stands above those that go on in a further column.
typedef struct listed_term {
    const tz_term *term;
    const tz_para *continued; // made when it is first needed
} listed_term;
typedef struct index_line {
    tz_element *element;
    const tz_para *para; // NULL: places
    tz_line line;
    bool last;
    TZ_LIST(place_box) boxes;
    tz_len pitch;
    listed_term *goes_on; // the term whose places stood on lines before this one; or NULL
} index_line;
typedef struct list {
    tz_booklet *b;
    tz_element *section, *index;
    TZ_LIST(index_line) lines;
    TZ_LIST(tz_column_item) items;
    bool ok; // false after reporting
} list;

static index_line *add_line(list *l, tz_element *element, const tz_style *style, tz_em before, bool keep_with_next) {
    tz_len size = l->b->job->layout->index.part.size,
           pitch = tz_style_line_pitch(style, tz_length_resolve(style->size, size));
    *TZ_ADD(l->b->tools.arena, &l->items) =
        (tz_column_item){.before = tz_em_to_len(before, size), .height = pitch, .keep_with_next = keep_with_next};
    index_line *line = TZ_ADD(l->b->tools.arena, &l->lines);
    line->element = element;
    line->pitch = pitch;
    return line;
}

// A paragraph that stays with what follows it.
static bool add_para(list *l, tz_text text, const tz_style *style, tz_element *element, tz_em before) {
    tz_booklet *b = l->b;
    const tz_index_spec *spec = &b->job->layout->index;
    const tz_para *para = tz_para_new(b->tools.arena, b->tools.fonts, text, style, b->tools.diag);
    if (!para)
        return false;
    tz_len size = tz_length_resolve(style->size, spec->part.size);
    tz_lines lines =
        tz_para_break_lines(para, b->tools.arena, tz_len_to_em(tz_column_width(b->job->layout, &spec->part), size));
    for (size_t i = 0; i < lines.n; i++) {
        index_line *line = add_line(l, element, style, i ? 0 : before, true);
        line->para = para;
        line->line = lines.at[i];
        line->last = i + 1 == lines.n;
    }
    return true;
}

// ---- places ----

// Puts places on lines from left to right.
typedef struct setting {
    list *l;
    listed_term *term;
    tz_element *element;
    index_line *line; // that is being filled, or NULL
    size_t first;     // of the term's lines of places
    tz_len indent, width, gap, x;
} setting;

static void add_box(setting *s, tz_index_place *place, const tz_text_line *line, tz_len indent) {
    list *l = s->l;
    tz_booklet *b = l->b;
    if (!s->line) {
        s->line = add_line(l, s->element, b->job->layout->index.places, 0, false);
        s->line->goes_on = l->lines.n - 1 > s->first ? s->term : NULL;
        s->x = indent;
    }
    *TZ_ADD(b->tools.arena, &s->line->boxes) = (place_box){place, line, s->x};
    s->x += line->width + s->gap;
}

// A place goes on the line where there is room for all of it; else it begins a line, and one that is broken has its
// lines for itself, further ones indented, as are those of a place that is joined to the one before.
static bool add_place_lines(setting *s, tz_index_place *place) {
    tz_len size = s->l->b->job->layout->index.part.size;
    s->x -= place->joined ? s->gap : 0;
    if (s->line && s->x + place->whole.width > s->indent + s->width)
        s->line = NULL;
    if (!tz_index_place_break(s->l->b, place, s->width, size))
        return false;
    for (size_t i = 0; i < place->lines.n; i++) {
        s->line = i ? NULL : s->line;
        add_box(s, place, &place->lines.at[i], s->indent + (i || place->joined ? size : 0));
    }
    s->line = place->lines.n > 1 ? NULL : s->line;
    return true;
}

// All places of a card, from `at` on, on one line if they fit one. *end is behind them. False after reporting.
static bool add_card_places(setting *s, const found_term *found, size_t at, size_t *end) {
    tz_booklet *b = s->l->b;
    const occurrence *of = &found->places.at[at];
    size_t n = 1;
    while (at + n < found->places.n && of[n].card == of->card)
        n++;
    const tz_page **pages = TZ_ARRAY(b->tools.arena, const tz_page *, n);
    tz_index_place *places = TZ_ARRAY(b->tools.arena, tz_index_place, n);
    for (size_t i = 0; i < n; i++)
        pages[i] = of[i].page;
    if (!tz_index_places_new(b, of->card, pages, n, places))
        return false;
    tz_len width = 0;
    for (size_t i = 0; i < n; i++)
        width += places[i].whole.width;
    if (s->line && s->x + width > s->indent + s->width)
        s->line = NULL;
    *end = at + n;
    for (size_t i = 0; i < n; i++)
        if (!add_place_lines(s, &places[i]))
            return false;
    return true;
}

static bool add_places(list *l, const found_term *found, listed_term *term, tz_element *element) {
    tz_booklet *b = l->b;
    const tz_index_spec *spec = &b->job->layout->index;
    tz_len size = spec->part.size;
    setting s = {.l = l, .term = term, .element = element, .first = l->lines.n};
    s.indent = tz_em_to_len(spec->indent, size);
    s.gap = tz_em_to_len(spec->gap, size);
    s.width = tz_column_width(b->job->layout, &spec->part) - s.indent;
    for (size_t at = 0; at < found->places.n;)
        if (!add_card_places(&s, found, at, &at))
            return false;
    size_t n = l->lines.n; // neither the first line nor the last stands alone in a column
    for (size_t i = s.first; i + 1 < n; i++)
        l->items.at[i].keep_with_next = i == s.first || i + 2 == n;
    return true;
}

static bool add_term(list *l, const found_term *found) {
    tz_booklet *b = l->b;
    tz_element *term = tz_booklet_element(b, l->index, TZ_ROLE_P);
    tz_element *where = tz_booklet_element(b, l->index, TZ_ROLE_P);
    listed_term *listed = TZ_NEW(b->tools.arena, listed_term);
    listed->term = found->term;
    return add_para(l, found->term->term, b->job->layout->index.term, term, TZ_EM / 4) &&
           add_places(l, found, listed, where);
}

static bool add_group(list *l, int row) {
    tz_booklet *b = l->b;
    const tz_index_spec *spec = &b->job->layout->index;
    tz_element *head = tz_booklet_element(b, l->section, TZ_ROLE_H2);
    l->index = tz_booklet_element(b, l->section, TZ_ROLE_INDEX);
    return add_para(l, row_head(b, row), spec->group, head, spec->group_gap);
}

static bool add_terms(list *l, const found_term *found) {
    tz_booklet *b = l->b;
    bool answered = tz_edition_is_answered(b->job->edition); // else nothing is to be missed in it
    int row = -1;
    for (size_t i = 0; i < b->job->edition->terms_n; i++) {
        const tz_text *term = &found[i].term->term, *reading = reading_of(found[i].term);
        if (!found[i].places.n && answered)
            tz_warning(b->tools.diag, tz_text_place(term, 0), _("the index has no %.*s: no answer has this term"),
                       (int)term->size, term->bytes);
        if (!found[i].places.n)
            continue;
        int own = row_of(b, reading);
        if (own < 0) {
            tz_error(b->tools.diag, tz_text_place(reading, 0),
                     _("the reading %.*s begins with no kana of the index's rows"), (int)reading->size, reading->bytes);
            return false;
        }
        if (own != row && !add_group(l, row = own))
            return false;
        if (!add_term(l, &found[i]))
            return false;
    }
    return true;
}

// ---- drawing ----

static void draw_places(list *l, const tz_canvas *c, const index_line *line, tz_point at) {
    tz_booklet *b = l->b;
    for (size_t i = 0; i < line->boxes.n; i++) {
        const place_box *box = &line->boxes.at[i];
        tz_index_place *place = box->place;
        tz_box area = {at.x + box->x, at.y, box->line->width, line->pitch};
        tz_canvas_open_frame(c, TZ_FRAME_ENTRY, area, &place->card->municipalities[0].name);
        if (place->page && !place->link)
            place->link = tz_link_element_new(b->tools.arena, b->book, line->element);
        if (place->page) // without cards there is nothing to lead to
            tz_link_add(c, place->link, area, place->page, place->contents);
        tz_canvas_content(c, place->page ? place->link : line->element);
        tz_len baseline = tz_text_line_centre(c->fonts, box->line, at.y, line->pitch);
        tz_draw_line(c, box->line, (tz_point){area.x, baseline});
        tz_canvas_close_frame(c);
    }
}

static void draw_para_line(const list *l, const tz_canvas *c, const index_line *line, tz_box box) {
    tz_len size = tz_length_resolve(tz_para_style(line->para)->size, l->b->job->layout->index.part.size);
    tz_em measure = tz_len_to_em(box.width, size);
    tz_text_line set = tz_text_line_set(c->arena, line->para, &line->line, measure, line->last, size);
    tz_draw_linked_line(c, &set, line->element, NULL, 0, (tz_point){box.x, box.y});
}

static void draw_line(void *context, const tz_canvas *c, size_t item, tz_box box) {
    list *l = context;
    const index_line *line = &l->lines.at[item];
    tz_canvas_open_frame(c, TZ_FRAME_ENTRY, box, line->para ? tz_para_text(line->para) : NULL);
    if (line->para)
        draw_para_line(l, c, line, box);
    else
        draw_places(l, c, line, (tz_point){box.x, box.y});
    tz_canvas_close_frame(c);
}

// The term（続き） above places that go on in a further column.
static tz_len repeat_term(void *context, const tz_canvas *c, size_t item, tz_box box) {
    list *l = context;
    const tz_booklet *b = l->b;
    listed_term *of = l->lines.at[item].goes_on;
    if (!of)
        return 0;
    if (!of->continued) {
        tz_text text = of->term->term; // whose place messages name
        text.bytes = tz_arena_format(b->tools.arena, "%.*s%s", (int)text.size, text.bytes, b->job->layout->continued);
        text.size = strlen(text.bytes);
        of->continued = tz_para_new(b->tools.arena, b->tools.fonts, text, b->job->layout->index.term, b->tools.diag);
    }
    l->ok = l->ok && of->continued;
    if (!of->continued)
        return 0;
    tz_len size = b->job->layout->index.part.size;
    if (c)
        return tz_draw_heading(c, of->continued, NULL, box, size);
    return tz_para_height(of->continued, tz_column_width(b->job->layout, b->part->spec), size);
}

bool tz_make_index(tz_booklet *b) {
    const tz_index_spec *spec = &b->job->layout->index;
    list l = {.b = b, .ok = true};
    tz_section_title title = {.text = tz_text_from_string(b->part->title), .style = spec->part.title_style};
    tz_section_start at;
    if (!b->job->edition->terms_n)
        return true;
    found_term *found = find_all(b);
    qsort(found, b->job->edition->terms_n, sizeof *found, by_reading);
    if (!tz_open_section(b, &title, &at))
        return false;
    l.section = at.element;
    if (!add_terms(&l, found))
        return false;
    tz_column_list columns = {&spec->part, l.items.at, l.items.n, draw_line, repeat_term, &l};
    tz_column_list_set(b, &columns, at.canvas, at.top);
    return l.ok;
}
