// Composed paragraphs become runs of glyphs at exact places.
#include "booklet/maker.h"

tz_box tz_type_area(const tz_layout *layout) {
    const tz_margins *m = &layout->margins;
    return (tz_box){
        .x = m->left,
        .y = m->top,
        .width = layout->width - m->left - m->right,
        .height = layout->height - m->top - m->bottom,
    };
}

tz_canvas tz_canvas_new(tz_maker *m) {
    tz_page *page = tz_page_new(m->arena);
    *TZ_ADD(m->arena, &m->pages) = page;
    uint32_t index = (uint32_t)m->pages.n - 1;
    TZ_ADD(m->arena, &m->facts)->part = m->part;
    *TZ_ADD(m->arena, &m->part->pages) = index;
    return (tz_canvas){m->arena, page, index, m->book};
}

void tz_blank_page(tz_maker *m) {
    uint32_t index = tz_canvas_new(m).index; // first: the list of facts may move
    m->facts.at[index].blank = true;
}

// The clusters of a line that share a face, from `at` on: as many as a run can tell apart.
static uint32_t same_face(const tz_shaped *shaped, uint32_t at, uint32_t end, uint16_t *face, uint32_t *glyphs) {
    bool known = false;
    uint32_t start = shaped->clusters[at].start;
    *glyphs = 0;
    for (; at < end && shaped->clusters[at].start - start <= UINT16_MAX; at++) {
        const tz_cluster *cluster = &shaped->clusters[at];
        for (uint32_t g = 0; g < cluster->glyphs_n; g++) {
            uint16_t other = shaped->glyphs[cluster->glyph + g].face;
            if (known && other != *face)
                return at;
            *face = other;
            known = true;
        }
        *glyphs += cluster->glyphs_n;
    }
    return at;
}

static void draw_run(const tz_canvas *c, const tz_para *para, const tz_line *line, uint32_t from, uint32_t to,
                     uint16_t face, uint32_t glyphs_n, const tz_em *draw, tz_len size, tz_len x, tz_len baseline) {
    const tz_shaped *shaped = tz_para_shaped(para);
    tz_run_glyph *glyphs = TZ_ARRAY(c->arena, tz_run_glyph, glyphs_n);
    const tz_text *text = tz_para_text(para);
    uint32_t start = shaped->clusters[from].start, n = 0;
    bool down = tz_para_style(para)->font.vertical;
    for (uint32_t i = from; i < to; i++) {
        const tz_cluster *cluster = &shaped->clusters[i];
        int64_t pen = draw[i - line->first];
        for (uint32_t g = 0; g < cluster->glyphs_n; g++) {
            const tz_glyph *glyph = &shaped->glyphs[cluster->glyph + g];
            glyphs[n++] = (tz_run_glyph){
                .id = glyph->id,
                .x = x + tz_em_to_len((down ? 0 : pen) + glyph->x_offset, size),
                .y = baseline + tz_em_to_len((down ? pen : 0) - glyph->y_offset, size),
                .text = (uint16_t)(cluster->start - start),
            };
            pen += glyph->advance;
        }
    }
    tz_item *item = tz_page_item(c->arena, c->page, TZ_ITEM_RUN);
    item->run = (tz_run){
        .face = face,
        .size = size,
        .color = tz_para_style(para)->color,
        .glyphs = glyphs,
        .glyphs_n = n,
        .text = text->bytes + start,
        .text_size = shaped->clusters[to - 1].end - start,
        .text_id = text->id,
        .text_start = text->start + start,
    };
}

// Clusters [from, to) of a line.
static void draw_clusters(const tz_canvas *c, const tz_para *para, const tz_line *line, uint32_t from, uint32_t to,
                          const tz_em *draw, tz_len size, tz_len x, tz_len baseline) {
    const tz_shaped *shaped = tz_para_shaped(para);
    while (from < to) {
        uint16_t face = 0;
        uint32_t glyphs_n;
        uint32_t end = same_face(shaped, from, to, &face, &glyphs_n);
        if (glyphs_n)
            draw_run(c, para, line, from, end, face, glyphs_n, draw, size, x, baseline);
        from = end;
    }
}

// ---- ruby (JLREQ 3.3) ----

// The element that the page's content goes to now; NULL within artifacts.
static tz_element *owner(const tz_canvas *c) {
    return c->page->spans.n ? c->page->spans.at[c->page->spans.n - 1].element : NULL;
}

static void open_element(const tz_canvas *c, tz_element *parent, tz_role role) {
    if (parent)
        tz_page_content(c->arena, c->page, c->index, tz_element_new(c->arena, c->book, parent, role));
}

// A reading at half the size, its em box on top of the base's.
static void draw_reading(const tz_canvas *c, const tz_para *reading, tz_em measure, tz_len size, tz_len x,
                         tz_len baseline) {
    tz_lines lines = tz_para_break_lines(reading, c->arena, INT32_MAX / 2);
    for (size_t i = 0; i < lines.n; i++) {
        uint32_t n = lines.at[i].end - lines.at[i].first;
        tz_em *at = TZ_ARRAY(c->arena, tz_em, n), *draw = TZ_ARRAY(c->arena, tz_em, n);
        tz_para_set_line(reading, &lines.at[i], measure, true, at, draw);
        draw_clusters(c, reading, &lines.at[i], lines.at[i].first, lines.at[i].end, draw, size / 2, x,
                      baseline - size * 22 / 25 - size / 16);
    }
}

// A base with its reading; gives the first cluster behind the notation.
static uint32_t draw_ruby(const tz_canvas *c, const tz_para *para, const tz_ruby *ruby, const tz_line *line,
                          const tz_em *draw, tz_em left, tz_em measure, tz_len size, tz_len x, tz_len baseline) {
    const tz_shaped *shaped = tz_para_shaped(para);
    tz_element *text = owner(c), *element = NULL;
    if (text)
        element = tz_element_new(c->arena, c->book, text, TZ_ROLE_RUBY);
    open_element(c, element, TZ_ROLE_RB);
    draw_clusters(c, para, line, ruby->first, ruby->end, draw, size, x, baseline);
    open_element(c, element, TZ_ROLE_RT);
    draw_reading(c, ruby->para, measure, size, x + tz_em_to_len(left, size), baseline);
    if (text)
        tz_page_content(c->arena, c->page, c->index, text);
    uint32_t next = ruby->end;
    while (next < line->end && shaped->clusters[next].start < ruby->text_end)
        next++;
    return next;
}

void tz_draw_line(const tz_canvas *c, const tz_para *para, const tz_line *line, const tz_em *draw, tz_len size,
                  tz_len x, tz_len baseline) {
    const tz_ruby *rubies;
    size_t n = tz_para_rubies(para, &rubies);
    uint32_t from = line->first;
    for (size_t i = 0; i < n; i++) {
        tz_em left, measure;
        if (!tz_para_ruby_at(para, &rubies[i], line, draw, &left, &measure))
            continue;
        draw_clusters(c, para, line, from, rubies[i].first - 1, draw, size, x, baseline); // the bar is no text
        from = draw_ruby(c, para, &rubies[i], line, draw, left, measure, size, x, baseline);
    }
    draw_clusters(c, para, line, from, line->end, draw, size, x, baseline);
}

static tz_len style_size(const tz_para *para, tz_len body) {
    return tz_length_resolve(tz_para_style(para)->size, body);
}

tz_len tz_draw_para(tz_maker *m, const tz_canvas *c, const tz_para *para, tz_element *element, tz_len x, tz_len top,
                    tz_len width, tz_len body) {
    tz_len size = style_size(para, body), pitch = tz_style_line_pitch(tz_para_style(para), size);
    tz_em measure = tz_len_to_em(width, size);
    tz_lines lines = tz_para_break_lines(para, m->arena, measure);
    for (size_t i = 0; i < lines.n; i++) {
        const tz_line *line = &lines.at[i];
        tz_em *at = TZ_ARRAY(m->arena, tz_em, line->end - line->first);
        tz_em *draw = TZ_ARRAY(m->arena, tz_em, line->end - line->first);
        tz_para_set_line(para, line, measure, i + 1 == lines.n, at, draw);
        if (element)
            tz_page_content(c->arena, c->page, c->index, element);
        else
            tz_page_artifact(c->arena, c->page, TZ_ARTIFACT_PAGINATION);
        tz_draw_line(c, para, line, draw, size, x,
                     tz_line_baseline(m->fonts, para, top + (tz_len)i * pitch, pitch, size));
    }
    return (tz_len)lines.n * pitch;
}
