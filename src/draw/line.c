// Lines and paragraphs become runs of glyphs at exact places, ruby readings (JLREQ 3.3) above their bases.
#include "draw/draw.h"

void tz_canvas_content(const tz_canvas *c, tz_element *element) {
    tz_page_content(c->arena, c->page, element);
}

void tz_canvas_artifact(const tz_canvas *c, tz_artifact artifact) {
    tz_page_artifact(c->arena, c->page, artifact);
}

void tz_canvas_text(const tz_canvas *c, tz_element *element) {
    if (element)
        tz_canvas_content(c, element);
    else
        tz_canvas_artifact(c, TZ_ARTIFACT_PAGINATION);
}

void tz_canvas_open_frame(const tz_canvas *c, tz_frame_kind kind, tz_box box, const tz_text *owner) {
    tz_page_open_frame(c->arena, c->page, kind, box, owner);
}

void tz_canvas_close_frame(const tz_canvas *c) {
    tz_page_close_frame(c->page);
}

void tz_draw_rect(const tz_canvas *c, tz_box box, tz_color color) {
    tz_page_rect(c->arena, c->page, box, color);
}

// ---- runs ----

// Clusters [from, to) of a line that share a face.
typedef struct stretch {
    uint32_t from, to, glyphs_n;
    uint16_t face;
} stretch;

// The clusters from `from` on, before `end`, that share a face: as many as have offsets that a glyph of a run can hold.
static stretch same_face(const tz_shaped *shaped, uint32_t from, uint32_t end) {
    stretch found = {.from = from, .to = from};
    bool known = false;
    uint32_t start = shaped->clusters[from].start;
    for (; found.to < end && shaped->clusters[found.to].start - start <= UINT16_MAX; found.to++) {
        const tz_cluster *cluster = &shaped->clusters[found.to];
        for (uint32_t g = 0; g < cluster->glyphs_n; g++) {
            uint16_t other = shaped->glyphs[cluster->glyph + g].face;
            if (known && other != found.face)
                return found;
            found.face = other;
            known = true;
        }
        found.glyphs_n += cluster->glyphs_n;
    }
    return found;
}

static void draw_run(const tz_canvas *c, const tz_text_line *line, const stretch *of, tz_point at) {
    const tz_shaped *shaped = tz_para_shaped(line->para);
    tz_run_glyph *glyphs = TZ_ARRAY(c->arena, tz_run_glyph, of->glyphs_n);
    const tz_text *text = tz_para_text(line->para);
    uint32_t start = shaped->clusters[of->from].start, n = 0;
    bool down = tz_para_style(line->para)->font.vertical;
    for (uint32_t i = of->from; i < of->to; i++) {
        const tz_cluster *cluster = &shaped->clusters[i];
        int64_t pen = line->draw[i - line->line.first];
        for (uint32_t g = 0; g < cluster->glyphs_n; g++) {
            const tz_glyph *glyph = &shaped->glyphs[cluster->glyph + g];
            glyphs[n++] = (tz_run_glyph){
                .id = glyph->id,
                .x = at.x + tz_em_to_len((down ? 0 : pen) + glyph->x_offset, line->size),
                .y = at.y + tz_em_to_len((down ? pen : 0) - glyph->y_offset, line->size),
                .text = (uint16_t)(cluster->start - start),
            };
            pen += glyph->advance;
        }
    }
    tz_page_item(c->arena, c->page, TZ_ITEM_RUN)->run = (tz_run){
        .kind = TZ_ITEM_RUN,
        .face = of->face,
        .size = line->size,
        .color = tz_para_style(line->para)->color,
        .glyphs = glyphs,
        .glyphs_n = n,
        .text = text->bytes + start,
        .text_size = shaped->clusters[of->to - 1].end - start,
        .text_id = text->id,
        .text_start = text->start + start,
    };
}

static void draw_clusters(const tz_canvas *c, const tz_text_line *line, uint32_t from, uint32_t to, tz_point at) {
    while (from < to) {
        stretch next = same_face(tz_para_shaped(line->para), from, to);
        if (next.glyphs_n)
            draw_run(c, line, &next, at);
        from = next.to;
    }
}

// ---- ruby ----

// The element that the page's content goes to now; NULL within artifacts.
static tz_element *current_element(const tz_canvas *c) {
    return c->page->spans.n ? c->page->spans.at[c->page->spans.n - 1].element : NULL;
}

static void open_element(const tz_canvas *c, tz_element *parent, tz_role role) {
    if (parent)
        tz_canvas_content(c, tz_element_new(c->arena, c->book, parent, role));
}

// A reading at half the size, its em box on top of the base's.
static void draw_reading(const tz_canvas *c, const tz_para *reading, tz_em measure, tz_len size, tz_point base) {
    tz_lines lines = tz_para_break_lines(reading, c->arena, INT32_MAX / 2);
    tz_point at = {base.x, base.y - size * 22 / 25 - size / 16};
    for (size_t i = 0; i < lines.n; i++) {
        tz_text_line line = tz_text_line_set(c->arena, reading, &lines.at[i], measure, true, size / 2);
        draw_clusters(c, &line, line.line.first, line.line.end, at);
    }
}

// A reading's place over its base: `left` from the line's left edge, set at `measure`.
typedef struct reading_place {
    tz_em left, measure;
} reading_place;

// A base with its reading; gives the first cluster behind the notation.
static uint32_t draw_ruby(const tz_canvas *c, const tz_text_line *line, const tz_ruby *ruby, reading_place place,
                          tz_point at) {
    const tz_shaped *shaped = tz_para_shaped(line->para);
    tz_element *text = current_element(c), *element = NULL;
    if (text)
        element = tz_element_new(c->arena, c->book, text, TZ_ROLE_RUBY);
    open_element(c, element, TZ_ROLE_RB);
    draw_clusters(c, line, ruby->first, ruby->end, at);
    open_element(c, element, TZ_ROLE_RT);
    tz_point base = {at.x + tz_em_to_len(place.left, line->size), at.y};
    draw_reading(c, ruby->para, place.measure, line->size, base);
    if (text)
        tz_canvas_content(c, text);
    uint32_t next = ruby->end;
    while (next < line->line.end && shaped->clusters[next].start < ruby->text_end)
        next++;
    return next;
}

void tz_draw_line(const tz_canvas *c, const tz_text_line *line, tz_point at) {
    if (!line->para)
        return;
    const tz_ruby *rubies;
    size_t n = tz_para_rubies(line->para, &rubies);
    uint32_t from = line->line.first;
    for (size_t i = 0; i < n; i++) {
        reading_place place;
        if (!tz_para_ruby_at(line->para, &rubies[i], &line->line, line->draw, &place.left, &place.measure))
            continue;
        draw_clusters(c, line, from, rubies[i].first - 1, at); // the bar is no text
        from = draw_ruby(c, line, &rubies[i], place, at);
    }
    draw_clusters(c, line, from, line->line.end, at);
}

// ---- paragraphs ----

tz_len tz_draw_para(const tz_canvas *c, const tz_para *para, tz_element *element, tz_point at, tz_len width,
                    tz_len body) {
    tz_len size = tz_length_resolve(tz_para_style(para)->size, body);
    tz_len pitch = tz_style_line_pitch(tz_para_style(para), size);
    tz_em measure = tz_len_to_em(width, size);
    tz_lines lines = tz_para_break_lines(para, c->arena, measure);
    for (size_t i = 0; i < lines.n; i++) {
        tz_text_line line = tz_text_line_set(c->arena, para, &lines.at[i], measure, i + 1 == lines.n, size);
        tz_len baseline = tz_line_baseline(c->fonts, para, at.y + (tz_len)i * pitch, pitch, size);
        tz_canvas_text(c, element);
        if (element)
            tz_canvas_prove_line(c, para, &line.line, measure, i + 1 == lines.n, line.draw);
        tz_draw_line(c, &line, (tz_point){at.x, baseline});
    }
    return (tz_len)lines.n * pitch;
}

tz_len tz_draw_heading(const tz_canvas *c, const tz_para *para, tz_element *element, tz_box box, tz_len body) {
    box.height = tz_para_height(para, box.width, body);
    tz_canvas_open_frame(c, TZ_FRAME_HEADING, box, tz_para_text(para));
    tz_len height = tz_draw_para(c, para, element, (tz_point){box.x, box.y}, box.width, body);
    tz_canvas_close_frame(c);
    return height;
}
