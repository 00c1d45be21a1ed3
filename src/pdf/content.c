// A page's content stream: text, rules and shapes, marked with the element they belong to or as artifacts (ISO 32000-1,
// 7.8.2, 9.4 and 14.6).
//
// Numbers are thousandths of a point, formatted here: short, exact in their sums, the same in every locale.
#include "pdf/writer.h"

#include <string.h>

// Positions along a line are counted in 1/1,000,000 EMU: a width in 1/100,000 em at a size in thousandths of a point is
// an integer number of them, so that the place of a glyph is known exactly however many precede it.
#define FINE 1000000
#define FINE_OF_MILLI INT64_C(12700000)
#define FINE_OF_WIDTH 127 // times width times size

typedef struct content_writer {
    tz_pdf *pdf;
    tz_arena *arena;
    tz_bytes *out;
    tz_len height;
    bool tagged, in_text;
    // what the content stream has set, in thousandths of a point
    bool has_font;
    uint16_t face, variant;
    tz_len size;
    tz_color color;
    bool is_colored, rotated;
    int64_t x, y; // start of the line
} content_writer;

int64_t tz_pdf_millipoints(int64_t length) {
    return (length < 0 ? length * 10 - 63 : length * 10 + 63) / 127; // 12,700 EMU a point: there are no halves
}

void tz_pdf_put_decimal(tz_arena *arena, tz_bytes *out, int64_t thousandths) {
    char digits[24], *at = digits + sizeof digits;
    uint64_t rest = (uint64_t)(thousandths < 0 ? -thousandths : thousandths);
    *--at = ' ';
    char *end = at;
    for (int place = 0; place < 4 || rest; place++, rest /= 10) {
        if (place == 3 && at != end)
            *--at = '.';
        if (place > 3 || at != end || rest % 10) // trailing zeros are left out
            *--at = (char)('0' + rest % 10);
        else if (place == 3)
            *--at = '0';
    }
    if (at + 2 < end && at[0] == '0' && at[1] == '.')
        at++;
    if (thousandths < 0)
        *--at = '-';
    tz_bytes_add(arena, out, at, (size_t)(digits + sizeof digits - at));
}

static void put(const content_writer *p, const char *text) {
    tz_bytes_add(p->arena, p->out, text, strlen(text));
}

static void put_number(const content_writer *p, int64_t number) {
    if (number < 0)
        put(p, "-");
    tz_bytes_add_number(p->arena, p->out, (uint64_t)(number < 0 ? -number : number));
}

static void put_points(const content_writer *p, int64_t length) {
    tz_pdf_put_decimal(p->arena, p->out, tz_pdf_millipoints(length));
}

static void end_text(content_writer *p) {
    if (p->in_text)
        put(p, "ET\n");
    p->in_text = false;
}

static void begin_text(content_writer *p) {
    if (p->in_text)
        return;
    put(p, "BT\n");
    p->in_text = true;
    p->rotated = false;
    p->x = p->y = 0;
}

// ---- colour ----

static bool same_color(tz_color a, tz_color b) {
    return a.c == b.c && a.m == b.m && a.y == b.y && a.k == b.k;
}

static void set_color(content_writer *p, tz_color color) {
    if (p->is_colored && same_color(p->color, color))
        return;
    p->is_colored = true;
    p->color = color;
    if (p->pdf->inks == 4) // full black prints over tints, anything lighter instead of them
        put(p, !color.c && !color.m && !color.y && color.k == 1000 ? "/Over gs\n" : "/Out gs\n");
    bool inks = p->pdf->inks == 4, gray = !inks && !color.c && !color.m && !color.y;
    int32_t values[4] = {color.c, color.m, color.y, color.k};
    if (!inks)
        tz_color_rgb(color, values);
    for (int i = 0; i < (inks ? 4 : gray ? 1 : 3); i++)
        tz_pdf_put_decimal(p->arena, p->out, values[i]);
    put(p, inks ? "k\n" : gray ? "g\n" : "rg\n");
}

// ---- text ----

static bool has_font(const content_writer *p, const tz_run *run, uint16_t variant) {
    return p->has_font && p->face == run->face && p->variant == variant && p->size == run->size;
}

static void set_font(content_writer *p, const tz_run *run, uint16_t variant) {
    p->has_font = true;
    p->face = run->face;
    p->variant = variant;
    p->size = run->size;
    put(p, "/F");
    put_number(p, run->face);
    put(p, ".");
    put_number(p, variant);
    put(p, " ");
    put_points(p, run->size);
    put(p, "Tf\n");
}

// Starts a line at a point of the page; moves are relative, which is short and adds up exactly.
static void move_to(content_writer *p, const tz_run *run, int64_t x, int64_t y) {
    if (run->rotated || p->rotated) {
        put(p, run->rotated ? "0 -1 1 0 " : "1 0 0 1 ");
        tz_pdf_put_decimal(p->arena, p->out, x);
        tz_pdf_put_decimal(p->arena, p->out, y);
        put(p, "Tm\n");
    } else if (x != p->x || y != p->y) {
        tz_pdf_put_decimal(p->arena, p->out, x - p->x);
        tz_pdf_put_decimal(p->arena, p->out, y - p->y);
        put(p, "Td\n");
    }
    p->rotated = run->rotated;
    p->x = x;
    p->y = y;
}

// A line of glyphs: where its next glyph would come, and whether an array of strings is open.
typedef struct line {
    const tz_run *run;
    int64_t size;  // thousandths of a point, as set
    int64_t at;    // along the line, 1/1,000,000 EMU
    int64_t cross; // across it, EMU
    bool started, open;
} line;

static int64_t along(const tz_run *run, const tz_run_glyph *glyph) {
    return run->rotated ? glyph->y : glyph->x;
}

static int64_t across(const tz_run *run, const tz_run_glyph *glyph) {
    return run->rotated ? glyph->x : glyph->y;
}

static void close_line(const content_writer *p, line *l) {
    if (l->open)
        put(p, ")]TJ\n");
    l->open = false;
}

static void start_line(content_writer *p, line *l, const tz_run_glyph *glyph) {
    close_line(p, l);
    move_to(p, l->run, tz_pdf_millipoints(glyph->x), tz_pdf_millipoints(p->height - glyph->y));
    l->at = l->run->rotated ? (int64_t)p->height * FINE - p->y * FINE_OF_MILLI : p->x * FINE_OF_MILLI;
    l->cross = across(l->run, glyph);
    l->started = true;
}

// Brings the pen to a glyph: by an adjustment in thousandths of the size, or by a line of its own when it is on another
// baseline (as every upright glyph of vertical text is) or far away.
static void reach(content_writer *p, line *l, const tz_run_glyph *glyph) {
    int64_t thousandth = 100 * l->size * FINE_OF_WIDTH, ahead = l->at - along(l->run, glyph) * FINE;
    bool is_near = 2 * (ahead < 0 ? -ahead : ahead) < thousandth;
    int64_t adjust = is_near ? 0 : (2 * ahead + (ahead < 0 ? -thousandth : thousandth)) / (2 * thousandth);
    if (!l->started || across(l->run, glyph) != l->cross || adjust > 9999 || adjust < -9999) {
        start_line(p, l, glyph);
        return;
    }
    if (!adjust)
        return;
    put(p, l->open ? ")" : "[");
    put_number(p, adjust);
    put(p, "(");
    l->open = true;
    l->at -= adjust * thousandth;
}

// A byte of a literal string: half as long as hexadecimal digits (ISO 32000-1, 7.3.4.2).
static size_t literal(uint8_t byte, char out[2]) {
    out[0] = '\\';
    out[1] = (char)(byte == '\r' ? 'r' : byte); // which readers would take for the end of a line
    bool escaped = byte == '(' || byte == ')' || byte == '\\' || byte == '\r';
    if (!escaped)
        out[0] = (char)byte;
    return escaped ? 2 : 1;
}

static void show(content_writer *p, line *l, const tz_run_glyph *glyph, const tz_pdf_code *code) {
    if (!has_font(p, l->run, code->variant)) {
        close_line(p, l);
        set_font(p, l->run, code->variant);
    }
    reach(p, l, glyph);
    if (!l->open)
        put(p, "[(");
    l->open = true;
    char bytes[4];
    size_t n = literal((uint8_t)(code->code >> 8), bytes);
    n += literal((uint8_t)code->code, bytes + n);
    tz_bytes_add(p->arena, p->out, bytes, n);
    l->at += code->width * l->size * FINE_OF_WIDTH;
}

static void put_actual(const content_writer *p, const char *text, size_t size) {
    put(p, "/ActualText<FEFF");
    tz_pdf_put_utf16(p->arena, p->out, text, size);
    put(p, ">");
}

static void show_cluster(content_writer *p, line *l, tz_pdf_cluster *cluster) {
    bool marked = p->tagged && tz_pdf_needs_actual_text(cluster);
    if (marked) {
        close_line(p, l);
        put(p, "/Span<<");
        put_actual(p, cluster->text, cluster->size);
        put(p, ">>BDC\n");
    }
    for (uint32_t i = cluster->first; i < cluster->end; i++)
        show(p, l, &l->run->glyphs[i], tz_pdf_next_code(p->pdf, l->run, cluster));
    if (marked) {
        close_line(p, l);
        put(p, "EMC\n");
    }
}

static void put_run(content_writer *p, const tz_run *run) {
    if (!run->glyphs_n)
        return;
    begin_text(p);
    set_color(p, run->color);
    line l = {.run = run, .size = tz_pdf_millipoints(run->size)};
    for (tz_pdf_cluster cluster = {0}; cluster.end < run->glyphs_n;) {
        cluster = tz_pdf_cluster_at(run, cluster.end);
        show_cluster(p, &l, &cluster);
    }
    close_line(p, &l);
}

// ---- shapes ----

static void put_rect(content_writer *p, const tz_item *item) {
    int64_t left = item->rect.x, bottom = p->height - item->rect.y - item->rect.height;
    end_text(p);
    set_color(p, item->rect.color);
    put_points(p, left);
    put_points(p, bottom);
    put_points(p, item->rect.width);
    put_points(p, item->rect.height);
    put(p, "re f\n");
}

static void put_path(content_writer *p, const tz_item *item) {
    end_text(p);
    set_color(p, item->path.color);
    for (uint32_t i = 0; i < item->path.n; i++) {
        put_points(p, item->path.points[2 * i]);
        put_points(p, (int64_t)p->height - item->path.points[2 * i + 1]);
        put(p, i ? "l\n" : "m\n");
    }
    put(p, "f\n");
}

static void put_item(content_writer *p, const tz_item *item) {
    if (item->kind == TZ_ITEM_RUN)
        put_run(p, &item->run);
    else if (item->kind == TZ_ITEM_RECT)
        put_rect(p, item);
    else
        put_path(p, item);
}

// ---- marks ----

static void open_content(const content_writer *p, const tz_span *span, uint32_t mcid) {
    put(p, "/");
    put(p, tz_role_name(span->element->role));
    put(p, "<</MCID ");
    put_number(p, mcid);
    if (span->actual)
        put_actual(p, span->actual, strlen(span->actual));
    put(p, ">>BDC\n");
}

static void open_artifact(const content_writer *p, tz_artifact artifact) {
    put(p, artifact == TZ_ARTIFACT_PAGINATION ? "/Artifact<</Type/Pagination>>BDC\n"
           : artifact == TZ_ARTIFACT_PAGE     ? "/Artifact<</Type/Page>>BDC\n"
                                              : "/Artifact<</Type/Layout>>BDC\n");
}

void tz_pdf_put_content(tz_pdf *pdf, tz_arena *arena, const tz_page *page, tz_len height, const uint32_t *mcids,
                        tz_bytes *out) {
    content_writer p = {.pdf = pdf, .arena = arena, .out = out, .height = height, .tagged = mcids};
    for (size_t i = 0; i < page->spans.n; i++) {
        const tz_span *span = &page->spans.at[i];
        if (span->first == span->end)
            continue;
        if (mcids && span->element)
            open_content(&p, span, mcids[i]);
        else if (mcids)
            open_artifact(&p, span->artifact);
        for (uint32_t k = span->first; k < span->end; k++)
            put_item(&p, &page->items.at[k]);
        end_text(&p);
        if (mcids)
            put(&p, "EMC\n");
    }
}
