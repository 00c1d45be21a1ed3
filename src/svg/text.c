// The text of a page: transparent, in reading order, each character at the place of its glyph.
#include "svg/writer.h"

typedef struct reading {
    const tz_run *run;
    const tz_element *element;
} reading;

// What is being written. A block is the element whose text is one <text>.
typedef struct reader {
    const tz_svg *svg;
    const tz_element *block;
    bool is_open;              // its <text>
    const tz_element *link;    // whose <a> is open in it
    const tz_run *last;        // in it; NULL: none, or what follows it is not to be parted from it
    tz_len size;               // that <text> says
    TZ_LIST(reading) readings; // of the ruby in it
} reader;

// ---- elements ----

static bool is_inline(tz_role role) {
    switch (role) {
    case TZ_ROLE_SPAN:
    case TZ_ROLE_RUBY:
    case TZ_ROLE_RB:
    case TZ_ROLE_RT:
    case TZ_ROLE_LINK:
    case TZ_ROLE_REFERENCE:
    case TZ_ROLE_DEL:
    case TZ_ROLE_INS:
    case TZ_ROLE_LBL: // a label is read with its item, as it stands in the answer
    case TZ_ROLE_LBODY:
        return true;
    default:
        return false;
    }
}

static const tz_element *block_of(const tz_element *element) {
    while (element && is_inline(element->role) && element->parent)
        element = element->parent;
    return element;
}

static const tz_element *link_of(const tz_element *element) {
    for (; element && is_inline(element->role); element = element->parent)
        if (element->role == TZ_ROLE_LINK)
            return element;
    return NULL;
}

static const char *language_of(const tz_element *element) {
    for (; element; element = element->parent)
        if (tz_attributes_of(element)->language)
            return tz_attributes_of(element)->language;
    return NULL;
}

// ---- runs ----

// Bytes [from, to) of a run, which its glyphs [first, end) show; the first `places` of these have a place each.
typedef struct piece {
    uint32_t first, end, from, to, places;
} piece;

static piece cluster_at(const tz_run *run, uint32_t first) {
    piece found = {first, first + 1, first ? run->glyphs[first].text : 0, run->text_size, 1};
    while (found.end < run->glyphs_n && run->glyphs[found.end].text == run->glyphs[first].text)
        found.end++;
    if (found.end < run->glyphs_n)
        found.to = run->glyphs[found.end].text;
    return found;
}

// Whether a cluster is one glyph of one character, and that one unit of UTF-16. For these a list of places is read in
// the same way by all browsers; of others it is not known how many places they take.
static bool is_plain(const tz_run *run, const piece *cluster) {
    unsigned char lead = cluster->from < cluster->to ? (unsigned char)run->text[cluster->from] : 0;
    uint32_t size = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 0;
    return cluster->end - cluster->first == 1 && cluster->to - cluster->from == size;
}

// As many plain clusters as there are, or one of the others.
static piece piece_at(const tz_run *run, uint32_t first) {
    piece found = cluster_at(run, first);
    for (bool plain = is_plain(run, &found); plain && found.end < run->glyphs_n; found.places++) {
        piece next = cluster_at(run, found.end);
        if (!is_plain(run, &next))
            break;
        found.end = next.end;
        found.to = next.to;
    }
    return found;
}

static void put_places(const tz_svg *svg, const tz_run *run, const piece *of) {
    const tz_run_glyph *glyphs = &run->glyphs[of->first];
    uint32_t heights = 1; // as a rule there is one baseline
    for (uint32_t i = 1; i < of->places; i++)
        if (glyphs[i].y != glyphs[0].y)
            heights = of->places;
    for (uint32_t i = 0; i < of->places; i++) {
        tz_svg_put(svg, i ? " " : " x=\"");
        tz_svg_put_points(svg, glyphs[i].x);
    }
    for (uint32_t i = 0; i < heights; i++) {
        tz_svg_put(svg, i ? " " : "\" y=\"");
        tz_svg_put_points(svg, glyphs[i].y);
    }
    tz_svg_put(svg, run->rotated ? "\" rotate=\"90\"" : "\"");
}

static void put_answer(const tz_svg *svg, const tz_run *run, const piece *of) {
    size_t index = svg->edition ? tz_edition_answer_index(svg->edition, run->text_id) : SIZE_MAX;
    if (index == SIZE_MAX)
        return;
    tz_svg_put(svg, " data-answer=\"");
    tz_svg_put_number(svg, (int64_t)index);
    tz_svg_put(svg, "\" data-at=\"");
    tz_svg_put_number(svg, (int64_t)run->text_start + of->from);
    tz_svg_put(svg, "\"");
}

static void put_size(const tz_svg *svg, tz_len size) {
    tz_svg_put(svg, " font-size=\"");
    tz_svg_put_points(svg, size);
    tz_svg_put(svg, "\"");
}

static void put_run(const reader *r, const tz_run *run, const tz_element *element) {
    for (piece next = {0}; next.end < run->glyphs_n;) {
        next = piece_at(run, next.end);
        tz_svg_put(r->svg, "<tspan");
        put_places(r->svg, run, &next);
        if (run->size != r->size)
            put_size(r->svg, run->size);
        put_answer(r->svg, run, &next);
        tz_svg_put_attribute(r->svg, "lang", language_of(element));
        tz_svg_put(r->svg, ">");
        tz_svg_put_text(r->svg, run->text + next.from, next.to - next.from);
        tz_svg_put(r->svg, "</tspan>");
    }
}

// ---- blocks ----

static void open_text(reader *r, const tz_run *run, const tz_element *block) {
    tz_svg_put(r->svg, block ? "<text" : "<text aria-hidden=\"true\"");
    put_size(r->svg, run->size);
    tz_svg_put(r->svg, ">");
    r->size = run->size;
    r->is_open = true;
    r->block = block;
    r->last = NULL;
}

static void close_link(reader *r) {
    if (r->link)
        tz_svg_put(r->svg, "</a>");
    r->link = NULL;
}

static void close_text(reader *r) {
    close_link(r);
    if (r->is_open)
        tz_svg_put(r->svg, "</text>");
    r->is_open = false;
    const tz_element *block = r->block;
    for (size_t i = 0; i < r->readings.n; i++) {
        open_text(r, r->readings.at[i].run, block);
        put_run(r, r->readings.at[i].run, r->readings.at[i].element);
        tz_svg_put(r->svg, "</text>");
        r->is_open = false;
    }
    r->readings.n = 0;
}

// Whether white space stands between two runs of a block: it was not set at the end of a line, or the runs stand so far
// from each other that readers see it. Runs of one text that follow each other need none.
static bool are_parted(const tz_run *before, const tz_run *run) {
    const tz_run_glyph *last = &before->glyphs[before->glyphs_n - 1], *first = &run->glyphs[0];
    if (before->text + before->text_size == run->text)
        return false;
    return last->y != first->y || (int64_t)first->x - last->x > 2 * (int64_t)run->size;
}

static const tz_link *find_link(const tz_page *page, const tz_element *element) {
    for (size_t i = 0; element && i < page->links.n; i++)
        if (page->links.at[i].element == element)
            return &page->links.at[i];
    return NULL;
}

static void open_link(reader *r, const tz_element *element) {
    const tz_element *wanted = link_of(element);
    if (wanted == r->link)
        return;
    close_link(r);
    const tz_link *link = find_link(r->svg->page, wanted);
    if (!link)
        return;
    tz_svg_open_link(r->svg, link);
    tz_svg_put_attribute(r->svg, "aria-label", link->contents);
    tz_svg_put(r->svg, ">");
    r->link = wanted;
}

static void read_run(reader *r, const tz_run *run, const tz_element *element) {
    const tz_element *block = block_of(element);
    bool is_base = element && element->role == TZ_ROLE_RB;
    if (!run->glyphs_n)
        return;
    if (r->is_open && (r->block != block || (!block && r->last && are_parted(r->last, run))))
        close_text(r); // pieces of running lines have nothing to do with each other
    if (element && element->role == TZ_ROLE_RT && r->is_open) {
        *TZ_ADD(r->svg->scratch, &r->readings) = (reading){run, element};
        return;
    }
    if (!r->is_open)
        open_text(r, run, block);
    if (r->last && !is_base && are_parted(r->last, run))
        tz_svg_put(r->svg, " ");
    open_link(r, element);
    put_run(r, run, element);
    r->last = is_base ? NULL : run; // behind a base stand the marks of its reading
}

// ---- figures ----

static void unite(tz_box *box, int64_t left, int64_t top, int64_t right, int64_t bottom) {
    int64_t old_right = (int64_t)box->x + box->width, old_bottom = (int64_t)box->y + box->height;
    box->x = left < box->x ? (tz_len)left : box->x;
    box->y = top < box->y ? (tz_len)top : box->y;
    box->width = (tz_len)((right > old_right ? right : old_right) - box->x);
    box->height = (tz_len)((bottom > old_bottom ? bottom : old_bottom) - box->y);
}

static tz_box box_of(const tz_item *item) {
    if (item->kind == TZ_ITEM_RECT)
        return (tz_box){item->rect.x, item->rect.y, item->rect.width, item->rect.height};
    if (item->kind != TZ_ITEM_PATH || !item->path.n)
        return (tz_box){0};
    const tz_len *points = item->path.points;
    tz_box box = {points[0], points[1], 0, 0};
    for (uint32_t i = 1; i < item->path.n; i++)
        unite(&box, points[2 * i], points[2 * i + 1], points[2 * i], points[2 * i + 1]);
    return box;
}

// A figure is a box around its shapes, with what they mean.
static void read_figure(reader *r, const tz_span *span, const char *alt) {
    const tz_item *items = r->svg->page->items.at;
    tz_box all = box_of(&items[span->first]);
    for (uint32_t k = span->first + 1; k < span->end; k++) {
        tz_box box = box_of(&items[k]);
        unite(&all, box.x, box.y, (int64_t)box.x + box.width, (int64_t)box.y + box.height);
    }
    close_text(r);
    tz_svg_put(r->svg, "<rect role=\"img\"");
    tz_svg_put_box(r->svg, all);
    tz_svg_put_attribute(r->svg, "aria-label", alt);
    tz_svg_put(r->svg, "/>");
}

// ---- the page ----

static void read_span(reader *r, const tz_span *span) {
    const char *alt = span->element ? tz_attributes_of(span->element)->alt : NULL;
    bool has_runs = false;
    for (uint32_t k = span->first; k < span->end; k++) {
        const tz_item *item = &r->svg->page->items.at[k];
        has_runs = has_runs || item->kind == TZ_ITEM_RUN;
        if (item->kind == TZ_ITEM_RUN)
            read_run(r, &item->run, span->element);
    }
    if (alt && !has_runs && span->first < span->end)
        read_figure(r, span, alt);
}

// Content comes first; what belongs to no element, such as running lines and the dots of leaders, does not interrupt
// it.
void tz_svg_put_texts(const tz_svg *svg) {
    reader r = {.svg = svg};
    const tz_span *spans = svg->page->spans.at;
    tz_svg_put(svg, "<g fill-opacity=\"0\" font-family=\"sans-serif\" xml:space=\"preserve\">");
    for (size_t i = 0; i < svg->page->spans.n; i++)
        if (spans[i].element)
            read_span(&r, &spans[i]);
    close_text(&r);
    for (size_t i = 0; i < svg->page->spans.n; i++)
        if (!spans[i].element)
            read_span(&r, &spans[i]);
    close_text(&r);
    tz_svg_put(svg, "</g>");
}
