// Thumb-index tabs: every region has its place at the fore-edge, the same on all its pages, so that the cut edge of the
// closed booklet shows where each begins.
#include "booklet/booklet.h"

// The slot of a region: its share of the range, the tab in its middle.
static void find_slot(const tz_booklet *b, size_t region, tz_len *top, tz_len *height) {
    const tz_tabs_spec *spec = &b->job->layout->tabs;
    int64_t range = b->job->layout->height - spec->top - spec->bottom;
    int64_t n = (int64_t)b->job->edition->regions_n, from = range * (int64_t)region / n;
    tz_len share = (tz_len)(range * ((int64_t)region + 1) / n - from), inner = share - spec->gap;
    *height = inner < spec->longest ? inner : spec->longest;
    *top = spec->top + (tz_len)from + (share - *height) / 2;
}

static bool on_right(const tz_tabs_spec *spec, const tz_canvas *c) {
    return spec->side == TZ_TAB_SIDE_RIGHT || (spec->side == TZ_TAB_SIDE_OUTER && c->page->index % 2 == 0);
}

// The part of a tab that is left when the page is trimmed.
static tz_box trimmed(const tz_booklet *b, tz_box tab) {
    tz_len right = tab.x + tab.width < b->job->layout->width ? tab.x + tab.width : b->job->layout->width;
    tz_len x = tab.x > 0 ? tab.x : 0;
    return (tz_box){x, tab.y, right - x, tab.height};
}

// In the middle of the part of the tab that is not too near the trimmed edge.
static void draw_name(const tz_booklet *b, const tz_canvas *c, const tz_text_line *line, tz_len top, tz_len height) {
    const tz_tabs_spec *spec = &b->job->layout->tabs;
    tz_len middle = (spec->clear + spec->width) / 2; // from the edge
    tz_len x = on_right(spec, c) ? b->job->layout->width - middle : middle;
    if (spec->style->font.vertical)
        tz_draw_line(c, line, (tz_point){x, top + (height - line->width) / 2});
    else
        tz_draw_line(c, line, (tz_point){x - line->width / 2, tz_text_line_centre(c->fonts, line, top, height)});
}

bool tz_draw_tab(tz_booklet *b, const tz_canvas *c, size_t region) {
    const tz_tabs_spec *spec = &b->job->layout->tabs;
    if (!spec->style)
        return true;
    tz_name_values names = {.region = &b->job->edition->regions[region]};
    tz_text text = tz_booklet_fill_template(b, &spec->text, &names);
    tz_text_line line;
    if (!tz_text_line_new(&b->tools, text, spec->style, b->job->layout->body.min, &line))
        return false;
    tz_len top, height, x = on_right(spec, c) ? b->job->layout->width - spec->width : -spec->bleed;
    find_slot(b, region, &top, &height);
    tz_box tab = {x, top, spec->width + spec->bleed, height};
    tz_canvas_open_frame(c, TZ_FRAME_TAB, tab, &names.region->name);
    tz_canvas_artifact(c, TZ_ARTIFACT_PAGINATION);
    tz_draw_rect(c, tab, spec->color);
    tz_canvas_open_frame(c, TZ_FRAME_TAB, trimmed(b, tab), &names.region->name);
    draw_name(b, c, &line, top, height);
    tz_canvas_close_frame(c);
    tz_canvas_close_frame(c);
    return true;
}
