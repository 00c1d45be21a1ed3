// For tests of drawing: an empty page with the fonts of fonts/fonts.yaml, and what was drawn on it as text.
#ifndef TEST_DRAW_CANVAS_H
#define TEST_DRAW_CANVAS_H

#include "draw/draw.h"
#include "sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

typedef struct canvas {
    sample *sample;
    tz_arena *arena;
    tz_tools tools;
    tz_canvas c;
    tz_style style;      // gothic, one em, 1.5 em apart
    tz_element *element; // a paragraph of the document
} canvas;

static inline canvas open_canvas(void) {
    sample *s = sample_new();
    canvas it = {.sample = s, .arena = s->arena};
    it.tools = (tz_tools){.arena = s->arena, .fonts = s->fonts, .diag = s->diag};
    it.c = (tz_canvas){.arena = s->arena, .fonts = s->fonts, .book = s->book, .page = sample_page(s, "1")};
    it.style = (tz_style){.name = "test",
                          .font = {.family = tz_fonts_family(s->fonts, "gothic")},
                          .size = {0, TZ_EM},
                          .leading = 1500000,
                          .strictness = TZ_STRICT,
                          .stretch = TZ_STRETCH_DEFAULT,
                          .breaking = TZ_LINE_BREAKING_FIRST_FIT,
                          .color = {.k = 1000}};
    it.element = tz_element_new(s->arena, s->book, s->book->document, TZ_ROLE_P);
    return it;
}

static inline void close_canvas(canvas *it) {
    assert_int_equal(tz_diag_count(it->sample->diag, TZ_ERROR), 0);
    sample_free(it->sample);
}

static inline const tz_para *para_of(canvas *it, const char *text) {
    const tz_para *para =
        tz_para_new(it->arena, it->sample->fonts, tz_text_from_string(text), &it->style, it->sample->diag);
    assert_non_null(para);
    return para;
}

// The first line of a paragraph as set at its natural width.
static inline tz_text_line line_of(canvas *it, const tz_para *para, tz_len size) {
    tz_lines lines = tz_para_break_lines(para, it->arena, 100 * TZ_EM);
    return tz_text_line_set(it->arena, para, &lines.at[0], lines.at[0].width, true, size);
}

static inline const char *points(canvas *it, tz_len length) {
    char *out = tz_arena_alloc(it->arena, TZ_POINTS_ROOM);
    tz_points(out, length);
    return out;
}

// Each item on a line of its own, after the role of its span's element or the kind of artifact; lengths in points:
// "P 在宅 10 20" is a run whose first glyph stands there, "layout [10 20 5 0.5]" a rectangle, "layout ▶ 10,20 …" a
// path.
static inline const char *drawn(canvas *it) {
    static const char *const artifacts[] = {"?", "layout", "pagination", "page"};
    const tz_page *page = it->c.page;
    tz_bytes out = {0};
    for (size_t i = 0; i < page->spans.n; i++)
        for (uint32_t k = page->spans.at[i].first; k < page->spans.at[i].end; k++) {
            const tz_span *span = &page->spans.at[i];
            const tz_item *item = &page->items.at[k];
            tz_bytes_format(it->arena, &out, "%s ",
                            span->element ? tz_role_name(span->element->role) : artifacts[span->artifact]);
            if (item->kind == TZ_ITEM_RUN) {
                tz_bytes_format(it->arena, &out, "%.*s %s %s\n", (int)item->run.text_size, item->run.text,
                                points(it, item->run.glyphs[0].x), points(it, item->run.glyphs[0].y));
            } else if (item->kind == TZ_ITEM_RECT) {
                tz_bytes_format(it->arena, &out, "[%s %s %s %s]\n", points(it, item->rect.x), points(it, item->rect.y),
                                points(it, item->rect.width), points(it, item->rect.height));
            } else {
                tz_bytes_format(it->arena, &out, "▶");
                for (uint32_t p = 0; p < item->path.n; p++)
                    tz_bytes_format(it->arena, &out, " %s,%s", points(it, item->path.points[2 * p]),
                                    points(it, item->path.points[2 * p + 1]));
                tz_bytes_format(it->arena, &out, "\n");
            }
        }
    return tz_arena_copy(it->arena, out.at ? out.at : "", out.n);
}

// The structure below an element as roles in parentheses: "P(Reference(Link))"; content is "·", a link "→".
static inline void put_structure(canvas *it, const tz_element *element, tz_bytes *out) {
    tz_bytes_format(it->arena, out, "%s", tz_role_name(element->role));
    if (!element->kids.n)
        return;
    tz_bytes_format(it->arena, out, "(");
    for (size_t i = 0; i < element->kids.n; i++) {
        const tz_kid *kid = &element->kids.at[i];
        if (i)
            tz_bytes_format(it->arena, out, " ");
        if (kid->kind == TZ_KID_ELEMENT)
            put_structure(it, kid->element, out);
        else
            tz_bytes_format(it->arena, out, "%s", kid->kind == TZ_KID_SPAN ? "·" : "→");
    }
    tz_bytes_format(it->arena, out, ")");
}

static inline const char *structure(canvas *it, const tz_element *element) {
    tz_bytes out = {0};
    put_structure(it, element, &out);
    return tz_arena_copy(it->arena, out.at, out.n);
}

#endif
