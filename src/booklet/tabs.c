// Thumb-index tabs: every region has its place at the fore-edge, the same on all its pages, so that the cut edge of the
// closed booklet shows where each begins. A name that is too long for its tab is set smaller and in several lines.
// Where there are too many regions for names to fit, the tabs begin again at the top, as thumb indexes of dictionaries
// do.
#include "booklet/booklet.h"
#include "page/places.h"

// A region's tab: its place, and the lines of its name.
typedef struct tab {
    tz_len top, height;
    tz_len size, pitch; // of the type; distance of lines
    const tz_para *para;
    const tz_text_line *lines;
    size_t n;
    tz_point shift; // of the name from where its em boxes stand in the middle, so that its ink does
} tab;
typedef struct tz_tabs {
    tab *of;      // one a region
    size_t slots; // places at the fore-edge: region i has place i modulo slots
} tz_tabs;

static const tz_tabs_spec *spec_of(const tz_booklet *b) {
    return &b->job->layout->tabs;
}

// The slot of a region: its share of the range, the tab in its middle.
static void find_slot(const tz_booklet *b, size_t region, tab *out) {
    const tz_tabs_spec *spec = spec_of(b);
    int64_t range = b->job->layout->height - spec->top - spec->bottom;
    int64_t n = (int64_t)b->tabs->slots, slot = (int64_t)(region % b->tabs->slots), from = range * slot / n;
    tz_len share = (tz_len)(range * (slot + 1) / n - from), inner = share - spec->gap;
    out->height = inner < spec->longest ? inner : spec->longest;
    out->top = spec->top + (tz_len)from + (share - out->height) / 2;
}

// ---- the name ----

// What a name has: along its lines, and across them.
typedef struct room {
    tz_len along, across;
} room;

static room room_of(const tz_booklet *b, const tab *t, tz_len size) {
    const tz_tabs_spec *spec = spec_of(b);
    tz_len width = spec->width - spec->clear, height = t->height - size / 2; // a quarter of the size free at each end
    return spec->style->font.vertical ? (room){height, width} : (room){width, height};
}

static tz_len pitch_at(tz_len size) {
    return size + size / 10;
}

// As many lines of a size as a tab has room for.
static size_t lines_at(const tz_booklet *b, const tab *t, tz_len size) {
    tz_len across = room_of(b, t, size).across;
    return across < size ? 0 : (size_t)((across - size) / pitch_at(size)) + 1;
}

// Whether the name fits at a size.
static bool fits(const tz_booklet *b, const tab *t, tz_len size, tz_arena *arena, tz_lines *lines) {
    tz_len along = room_of(b, t, size).along;
    size_t most = lines_at(b, t, size);
    if (along < size || !most)
        return false;
    *lines = tz_para_break_lines(t->para, arena, tz_len_to_em(along, size));
    for (size_t i = 0; i < lines->n; i++)
        if (tz_em_to_len(lines->at[i].width, size) > along)
            return false;
    return lines->n <= most;
}

// The largest size at which the name fits, and its lines. False when there is none.
static bool fit_name(tz_booklet *b, tab *t, tz_len least) {
    const tz_style *style = spec_of(b)->style;
    tz_len most = tz_length_resolve(style->size, b->job->layout->body.min);
    tz_lines lines = {0};
    t->size = most;
    while (!fits(b, t, t->size, b->tools.arena, &lines)) {
        if (t->size <= least)
            return false;
        t->size = t->size - TZ_PT / 4 > least ? t->size - TZ_PT / 4 : least;
    }
    tz_text_line *set = TZ_ARRAY(b->tools.arena, tz_text_line, lines.n);
    for (size_t i = 0; i < lines.n; i++)
        set[i] = tz_text_line_set(b->tools.arena, t->para, &lines.at[i], lines.at[i].width, true, t->size);
    t->pitch = pitch_at(t->size);
    t->lines = set;
    t->n = lines.n;
    return true;
}

// The least size of names in tabs, but for styles that are smaller.
static tz_len least_size(const tz_booklet *b) {
    tz_len least = spec_of(b)->least, style = tz_length_resolve(spec_of(b)->style->size, b->job->layout->body.min);
    return least < style ? least : style;
}

// How many full-width characters fit at the least size.
static size_t capacity(const tz_booklet *b, const tab *t, tz_len least) {
    tz_len along = room_of(b, t, least).along;
    return along < least ? 0 : lines_at(b, t, least) * (size_t)(along / least);
}

static void report_no_room(const tz_booklet *b, const tz_region *region, const tab *t) {
    tz_len least = least_size(b);
    size_t most = capacity(b, t, least);
    const tz_text *name = region->short_name.size ? &region->short_name : &region->name;
    char points[TZ_POINTS_ROOM];
    tz_points(points, least);
    if (!most)
        tz_error(
            b->tools.diag, tz_text_place(&spec_of(b)->text.text, 0),
            _("the tabs have no room for a name: make gap smaller or longest larger, or leave the layout's tabs: out"));
    else
        tz_error(
            b->tools.diag, tz_text_place(name, 0),
            _("the name %s does not fit its tab, even at %s pt: below the region's name write short: and a name of "
              "at most %zu characters"),
            tz_text_excerpt(b->tools.arena, name), points, most);
}

// ---- all tabs ----

// The regions whose pages the booklet has, and which have a name.
static bool *wanted_regions(const tz_booklet *b) {
    bool *wanted = TZ_ARRAY(b->tools.arena, bool, b->job->edition->regions_n);
    for (size_t i = 0; i < b->parts_n; i++)
        for (size_t k = 0; k < b->parts[i].pages.n; k++) {
            const tz_card *card = b->parts[i].pages.at[k].card;
            if (card && b->job->edition->regions[card->region].name.size)
                wanted[card->region] = true;
        }
    return wanted;
}

// The names as paragraphs, at no size yet. A layout's template may leave one empty.
static bool compose_names(tz_booklet *b, const bool *wanted) {
    bool ok = true;
    for (size_t i = 0; i < b->job->edition->regions_n; i++) {
        const tz_region *of = &b->job->edition->regions[i];
        if (!wanted[i])
            continue;
        tz_text text = tz_booklet_fill_template(b, &spec_of(b)->text, &(tz_name_values){.region = of, .brief = true});
        if (text.size)
            b->tabs->of[i].para = tz_para_new(b->tools.arena, b->tools.fonts, text, spec_of(b)->style, b->tools.diag);
        ok = ok && (!text.size || b->tabs->of[i].para);
    }
    return ok;
}

// Finds all slots; whether every name fits its own.
static bool fit_names(tz_booklet *b, const bool *wanted) {
    bool ok = true;
    for (size_t i = 0; i < b->job->edition->regions_n; i++) {
        tab *t = &b->tabs->of[i];
        find_slot(b, i, t);
        t->n = 0;
        if (wanted[i] && t->para)
            ok = t->height > 0 && fit_name(b, t, least_size(b)) && ok;
    }
    return ok;
}

static void report_names(const tz_booklet *b, const bool *wanted) {
    bool has_room = true; // what no name has room for is reported once
    for (size_t i = 0; i < b->job->edition->regions_n && has_room; i++) {
        const tab *t = &b->tabs->of[i];
        if (!wanted[i] || !t->para || t->n)
            continue;
        report_no_room(b, &b->job->edition->regions[i], t);
        has_room = capacity(b, t, least_size(b)) > 0;
    }
}

// ---- the middle ----

// The part of a tab that names stand in, `x` from the page's edge: not too near where that is trimmed.
static tz_box clear_part(const tz_booklet *b, const tab *t, tz_len x) {
    return (tz_box){x, t->top, spec_of(b)->width - spec_of(b)->clear, t->height};
}

// In the middle of a box, lines from right to left in vertical styles.
static void draw_name(const tz_booklet *b, const tz_canvas *c, const tab *t, tz_box box) {
    tz_len longest = 0, across = t->size + (tz_len)(t->n - 1) * t->pitch;
    for (size_t i = 0; i < t->n; i++)
        longest = t->lines[i].width > longest ? t->lines[i].width : longest;
    for (size_t i = 0; i < t->n; i++) {
        tz_len before = (tz_len)i * t->pitch;
        tz_point at = {box.x + (box.width + across - t->size) / 2 - before, box.y + (box.height - longest) / 2};
        if (!spec_of(b)->style->font.vertical) {
            tz_len top = box.y + (box.height - across) / 2 + before;
            at = (tz_point){box.x + (box.width - t->lines[i].width) / 2,
                            tz_text_line_centre(c->fonts, &t->lines[i], top, t->size)};
        }
        tz_draw_line(c, &t->lines[i], (tz_point){at.x + t->shift.x, at.y + t->shift.y});
    }
}

// How far the middle of a name's ink is from that of its box: punctuation and Latin letters fill their boxes unevenly.
static tz_point find_shift(const tz_booklet *b, const tab *t, tz_inks *inks, tz_arena *scratch) {
    tz_canvas c = tz_booklet_canvas(b, tz_page_new(scratch));
    tz_box box = clear_part(b, t, 0), ink;
    tz_len left = INT32_MAX, top = INT32_MAX, right = INT32_MIN, bottom = INT32_MIN;
    tz_canvas_artifact(&c, TZ_ARTIFACT_PAGINATION);
    draw_name(b, &c, t, box);
    for (size_t i = 0; i < c.page->items.n; i++) {
        if (!tz_run_ink(inks, &c.page->items.at[i].run, &ink))
            continue;
        left = ink.x < left ? ink.x : left;
        top = ink.y < top ? ink.y : top;
        right = ink.x + ink.width > right ? ink.x + ink.width : right;
        bottom = ink.y + ink.height > bottom ? ink.y + ink.height : bottom;
    }
    if (right < left)
        return (tz_point){0, 0};
    return (tz_point){box.x + box.width / 2 - (left + right) / 2, box.y + box.height / 2 - (top + bottom) / 2};
}

static void centre_names(const tz_booklet *b) {
    tz_arena *scratch = tz_arena_new(b->tools.arena);
    tz_inks *inks = tz_inks_new(scratch, b->tools.fonts);
    for (size_t i = 0; i < b->job->edition->regions_n; i++)
        if (b->tabs->of[i].n)
            b->tabs->of[i].shift = find_shift(b, &b->tabs->of[i], inks, scratch);
    tz_arena_free(scratch);
}

bool tz_make_tabs(tz_booklet *b) {
    size_t n = b->job->edition->regions_n;
    if (!spec_of(b)->style || !n)
        return true;
    b->tabs = TZ_NEW(b->tools.arena, tz_tabs);
    b->tabs->of = TZ_ARRAY(b->tools.arena, tab, n);
    const bool *wanted = wanted_regions(b);
    if (!compose_names(b, wanted))
        return false;
    for (size_t rounds = 1;; rounds++) {
        b->tabs->slots = (n + rounds - 1) / rounds;
        if (fit_names(b, wanted)) {
            centre_names(b);
            return true;
        }
        if (b->tabs->slots == 1 || b->tabs->of[0].height == spec_of(b)->longest) // they get no longer
            break;
    }
    report_names(b, wanted);
    return false;
}

// ---- drawing ----

static bool on_right(const tz_tabs_spec *spec, const tz_canvas *c) {
    return spec->side == TZ_TAB_SIDE_RIGHT || (spec->side == TZ_TAB_SIDE_OUTER && c->page->index % 2 == 0);
}

void tz_draw_tab(const tz_booklet *b, const tz_canvas *c, size_t region) {
    const tz_tabs_spec *spec = spec_of(b);
    if (!b->tabs)
        return;
    const tab *t = &b->tabs->of[region];
    const tz_text *name = &b->job->edition->regions[region].name;
    if (!name->size) // a prefecture without regions
        return;
    tz_len x = on_right(spec, c) ? b->job->layout->width - spec->width : -spec->bleed;
    tz_box box = {x, t->top, spec->width + spec->bleed, t->height};
    tz_canvas_open_frame(c, TZ_FRAME_TAB, box, name);
    tz_canvas_artifact(c, TZ_ARTIFACT_PAGINATION);
    tz_draw_rect(c, box, spec->color);
    if (t->n) {
        tz_box clear = clear_part(b, t, on_right(spec, c) ? x : spec->clear);
        tz_canvas_open_frame(c, TZ_FRAME_TAB, clear, name);
        draw_name(b, c, t, clear);
        tz_canvas_close_frame(c);
    }
    tz_canvas_close_frame(c);
}
