// Thumb-index tabs: every region has its place at the fore-edge, the same on all its pages, so that the cut edge of the
// closed booklet shows where each begins.
#include "booklet/booklet.h"

// The slot of a region: its share of the range, the tab in its middle.
static void find_slot(const tz_maker *m, size_t region, tz_len *top, tz_len *height) {
    const tz_tabs_spec *look = &m->layout->tabs;
    int64_t range = m->layout->height - look->top - look->bottom;
    int64_t n = (int64_t)m->edition->regions_n, from = range * (int64_t)region / n;
    tz_len share = (tz_len)(range * ((int64_t)region + 1) / n - from), inner = share - look->gap;
    *height = inner < look->longest ? inner : look->longest;
    *top = look->top + (tz_len)from + (share - *height) / 2;
}

static bool on_right(const tz_tabs_spec *look, const tz_canvas *c) {
    return look->side == TZ_TAB_SIDE_RIGHT || (look->side == TZ_TAB_SIDE_OUTER && c->index % 2 == 0);
}

// In the middle of the part of the tab that is not too near the trimmed edge.
static void draw_name(const tz_maker *m, const tz_canvas *c, const tz_text_line *strip, tz_len top, tz_len height) {
    const tz_tabs_spec *look = &m->layout->tabs;
    tz_len middle = (look->clear + look->width) / 2; // from the edge
    tz_len x = on_right(look, c) ? m->layout->width - middle : middle;
    if (look->style->font.vertical)
        tz_draw_text_line(c, strip, x, top + (height - strip->width) / 2);
    else
        tz_draw_text_line(c, strip, x - strip->width / 2, tz_text_line_centre(m, strip, top, height));
}

bool tz_draw_tab(tz_maker *m, const tz_canvas *c, size_t region) {
    const tz_tabs_spec *look = &m->layout->tabs;
    if (!look->style)
        return true;
    tz_name_values names = {.m = m, .region = &m->edition->regions[region]};
    tz_text text = tz_fill_names(m, &look->text, &names);
    tz_text_line strip;
    if (!tz_text_line_new(m, &text, look->style, m->layout->body.min, &strip))
        return false;
    tz_len top, height, x = on_right(look, c) ? m->layout->width - look->width : -look->bleed;
    find_slot(m, region, &top, &height);
    tz_page_artifact(c->arena, c->page, TZ_ARTIFACT_PAGINATION);
    tz_page_rect(c->arena, c->page, x, top, look->width + look->bleed, height, look->color);
    draw_name(m, c, &strip, top, height);
    return true;
}
