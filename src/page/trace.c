// The trace: a book's pages as text, one line a run, for golden files and for people who look for the cause of a
// difference.
//
//     page 1 "1" 841.89 x 595.276
//     content H1 #2
//       run 56.693 70.866 size 14 BIZUDGothic-Bold k1000
//         1234@56.693=三 2345@70.693=重
//     structure
//     #0 Document
//       #2 H1 1.1
//
// A glyph is written id@x=characters; y follows x after a comma where it differs from the glyph before; the second and
// further glyphs of a cluster have no characters. Spans and links are named page.number, counted from 1.
#include "page/page.h"

typedef struct tracer {
    tz_arena *arena;
    const tz_book *book;
    tz_bytes *out;
} tracer;

static const char *const artifact_names[] = {"content", "layout", "pagination", "page"};
static const char *const scope_names[] = {NULL, "Column", "Row", "Both"};

static void put(const tracer *t, const char *string) {
    size_t n = 0;
    while (string[n])
        n++;
    tz_bytes_add(t->arena, t->out, string, n);
}

static void put_points(const tracer *t, tz_len length) {
    char digits[TZ_POINTS_ROOM];
    tz_bytes_add(t->arena, t->out, digits, tz_points(digits, length));
}

static void put_lengths(const tracer *t, const tz_len *lengths, size_t n) {
    for (size_t i = 0; i < n; i++) {
        tz_bytes_add(t->arena, t->out, " ", 1);
        put_points(t, lengths[i]);
    }
}

// Characters as they are, but for those that would not show or would break the line.
static void put_characters(const tracer *t, const char *text, size_t size) {
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c <= ' ' || c == '"' || c == '\\' || c == 0x7f)
            tz_bytes_format(t->arena, t->out, "\\u%04X", c);
        else if (size - i >= 3 && c == 0xe3 && text[i + 1] == '\x80' && text[i + 2] == '\x80')
            put(t, "\\u3000"), i += 2;
        else
            tz_bytes_add(t->arena, t->out, text + i, 1);
    }
}

static void put_quoted(const tracer *t, const char *name, const char *text) {
    if (!text)
        return;
    tz_bytes_format(t->arena, t->out, "%s\"", name);
    for (; *text; text++)
        if (*text == ' ')
            put(t, " ");
        else
            put_characters(t, text, 1);
    put(t, "\"");
}

static void put_color(const tracer *t, tz_color color) {
    const uint16_t inks[] = {color.c, color.m, color.y, color.k};
    bool only_k = !color.c && !color.m && !color.y;
    put(t, " ");
    for (size_t i = only_k ? 3 : 0; i < 4; i++)
        tz_bytes_format(t->arena, t->out, "%c%u", "cmyk"[i], inks[i]);
}

static void put_face(const tracer *t, uint16_t face) {
    if (t->book->fonts)
        put(t, tz_fonts_face(t->book->fonts, face)->postscript_name);
    else
        tz_bytes_format(t->arena, t->out, "face%u", face);
}

static uint32_t cluster_end(const tz_run *run, uint32_t glyph) {
    for (uint32_t i = glyph + 1; i < run->glyphs_n; i++)
        if (run->glyphs[i].text != run->glyphs[glyph].text)
            return run->glyphs[i].text;
    return run->text_size;
}

static void put_run(const tracer *t, const tz_run *run) {
    put(t, "  run");
    if (run->glyphs_n)
        put_lengths(t, (const tz_len[]){run->glyphs[0].x, run->glyphs[0].y}, 2);
    put(t, " size ");
    put_points(t, run->size);
    put(t, " ");
    put_face(t, run->face);
    put_color(t, run->color);
    put(t, run->rotated ? " rotated\n   " : "\n   ");
    for (uint32_t i = 0; i < run->glyphs_n; i++) {
        const tz_run_glyph *glyph = &run->glyphs[i];
        tz_bytes_format(t->arena, t->out, " %u@", glyph->id);
        put_points(t, glyph->x);
        if (i && glyph->y != run->glyphs[i - 1].y) {
            put(t, ",");
            put_points(t, glyph->y);
        }
        if (i && glyph->text == run->glyphs[i - 1].text)
            continue;
        put(t, "=");
        put_characters(t, run->text + glyph->text, cluster_end(run, i) - glyph->text);
    }
    put(t, "\n");
}

static void put_item(const tracer *t, const tz_item *item) {
    switch ((tz_item_kind)item->kind) {
    case TZ_ITEM_RUN:
        put_run(t, &item->run);
        return;
    case TZ_ITEM_RECT:
        put(t, "  rect");
        put_lengths(t, (const tz_len[]){item->rect.x, item->rect.y, item->rect.width, item->rect.height}, 4);
        put_color(t, item->rect.color);
        break;
    case TZ_ITEM_PATH:
        put(t, "  path");
        put_lengths(t, item->path.points, 2 * (size_t)item->path.n);
        put_color(t, item->path.color);
        break;
    }
    put(t, "\n");
}

static void put_span(const tracer *t, const tz_page *page, const tz_span *span) {
    if (span->element)
        tz_bytes_format(t->arena, t->out, "content %s #%u", tz_role_name(span->element->role), span->element->id);
    else
        tz_bytes_format(t->arena, t->out, "artifact %s", artifact_names[span->artifact]);
    put_quoted(t, " actual ", span->actual);
    put(t, "\n");
    for (uint32_t i = span->first; i < span->end; i++)
        put_item(t, &page->items.at[i]);
}

static void put_page(const tracer *t, size_t index) {
    const tz_page *page = t->book->pages[index];
    tz_bytes_format(t->arena, t->out, "page %zu", index + 1);
    put_quoted(t, " ", page->label);
    put_lengths(t, &t->book->width, 1);
    put(t, " x");
    put_lengths(t, &t->book->height, 1);
    put(t, "\n");
    for (size_t i = 0; i < page->spans.n; i++)
        put_span(t, page, &page->spans.at[i]);
    for (size_t i = 0; i < page->links.n; i++) {
        const tz_link *link = &page->links.at[i];
        put(t, "link");
        put_lengths(t, (const tz_len[]){link->x, link->y, link->width, link->height}, 4);
        tz_bytes_format(t->arena, t->out, " to page %u", link->page->index + 1);
        put_lengths(t, (const tz_len[]){link->to_x, link->to_y}, 2);
        put_quoted(t, " ", link->contents);
        put(t, "\n");
    }
}

static void put_attributes(const tracer *t, const tz_attributes *own) {
    put_quoted(t, " title ", own->title);
    put_quoted(t, " alt ", own->alt);
    put_quoted(t, " actual ", own->actual);
    put_quoted(t, " language ", own->language);
    if (own->scope)
        tz_bytes_format(t->arena, t->out, " scope %s", scope_names[own->scope]);
    if (own->columns > 1 || own->rows > 1)
        tz_bytes_format(t->arena, t->out, " columns %u rows %u", own->columns, own->rows);
    for (size_t i = 0; i < own->headers.n; i++)
        tz_bytes_format(t->arena, t->out, "%s#%u", i ? " " : " headers ", own->headers.at[i]->id);
    if (own->is_numbered)
        put(t, " numbered");
}

static void put_element(const tracer *t, const tz_element *element, int depth) {
    tz_bytes_format(t->arena, t->out, "%*s#%u %s", 2 * depth, "", element->id, tz_role_name(element->role));
    for (size_t i = 0; i < element->kids.n; i++) {
        const tz_kid *kid = &element->kids.at[i];
        if (kid->kind != TZ_KID_ELEMENT)
            tz_bytes_format(t->arena, t->out, " %s%u.%u", kid->kind == TZ_KID_LINK ? "link " : "", kid->page->index + 1,
                            kid->index + 1);
    }
    put_attributes(t, tz_attributes_of(element));
    put(t, "\n");
    for (size_t i = 0; i < element->kids.n; i++)
        if (element->kids.at[i].kind == TZ_KID_ELEMENT)
            put_element(t, element->kids.at[i].element, depth + 1);
}

void tz_trace_write_page(tz_arena *arena, const tz_book *book, size_t index, tz_bytes *out) {
    put_page(&(tracer){arena, book, out}, index);
}

void tz_trace_write(tz_arena *arena, const tz_book *book, tz_bytes *out) {
    const tracer t = {arena, book, out};
    put_quoted(&t, "title ", book->title);
    put(&t, "\n");
    for (size_t i = 0; i < book->pages_n; i++)
        put_page(&t, i);
    for (size_t i = 0; i < book->bookmarks_n; i++) {
        const tz_bookmark *mark = &book->bookmarks[i];
        tz_bytes_format(arena, out, "bookmark %u%s page %u", mark->level, mark->open ? " open" : "",
                        mark->page->index + 1);
        put_lengths(&t, &mark->y, 1);
        put_quoted(&t, " ", mark->title);
        put(&t, "\n");
    }
    put(&t, "structure\n");
    if (book->document)
        put_element(&t, book->document, 0);
}
