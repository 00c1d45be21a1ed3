// pages.txt: the words on the pages, as plain text besides the PDF.
//
// For people who search an archive without a PDF reader, and for finding where a booklet that is typeset again differs
// from the archived one. Not the pages themselves: of what is drawn on one, and where, there is only a digest.
//
//     tsuzuri pages 1
//     page 12 "10" 5f0c…
//       桑名市
//
// The first line names the format. A page's line has its number, its label and the SHA-256 of its trace (page.h); the
// lines of its text follow, indented by two spaces.
#include "archive/pages.h"
#include "base/intl.h"

#include <string.h>

static const char format[] = "tsuzuri pages 1";
static const char page_start[] = "page ";

// ---- writing ----

// Characters that would end the line, or would not show, are spaces.
static void put_words(tz_arena *arena, tz_bytes *out, const char *text, size_t size) {
    for (size_t i = 0; i < size; i++) {
        bool shows = (unsigned char)text[i] >= ' ' && text[i] != 0x7f;
        tz_bytes_add(arena, out, shows ? text + i : " ", 1);
    }
}

static const tz_run *run_at(const tz_page *page, uint32_t item) {
    return page->items.at[item].kind == TZ_ITEM_RUN ? &page->items.at[item].run : NULL;
}

// A line is several runs where its faces change.
static bool continues_line(const tz_run *before, const tz_run *run) {
    return before && before->glyphs_n && run->glyphs_n && before->glyphs[0].y == run->glyphs[0].y;
}

static void put_span(tz_arena *arena, tz_bytes *out, const tz_page *page, const tz_span *span) {
    const tz_run *before = NULL;
    for (uint32_t i = span->first; i < span->end; i++) {
        const tz_run *run = run_at(page, i);
        if (!run || !run->text_size)
            continue;
        if (!continues_line(before, run))
            tz_bytes_format(arena, out, before ? "\n  " : "  ");
        put_words(arena, out, run->text, run->text_size);
        before = run;
    }
    tz_bytes_add(arena, out, "\n", before != NULL);
}

static void put_page(tz_arena *arena, tz_bytes *out, const tz_book *book, size_t index) {
    const tz_page *page = book->pages[index];
    tz_arena *scratch = tz_arena_new(arena);
    tz_bytes trace = {0};
    char hash[TZ_SHA256_ROOM];
    tz_trace_write_page(scratch, book, index, &trace);
    tz_sha256_hex(trace.at, trace.n, hash);
    tz_arena_free(scratch);
    tz_bytes_format(arena, out, "%s%zu \"%s\" %s\n", page_start, index + 1, page->label ? page->label : "", hash);
    for (size_t i = 0; i < page->spans.n; i++)
        put_span(arena, out, page, &page->spans.at[i]);
}

void tz_pages_write(tz_arena *arena, const tz_book *book, tz_bytes *out) {
    tz_bytes_format(arena, out, "%s\n", format);
    for (size_t i = 0; i < book->pages_n; i++)
        put_page(arena, out, book, i);
}

// ---- comparing ----

typedef struct line {
    const char *bytes;
    size_t size;
    bool is_page; // begins a page, or ends the file
} line;

typedef struct cursor {
    const char *at, *end;
} cursor;

static bool begins(const char *bytes, size_t size, const char *with) {
    return size >= strlen(with) && !memcmp(bytes, with, strlen(with));
}

// The next line; at the end one that is empty.
static line next_line(cursor *from) {
    const char *start = from->at, *stop = start < from->end ? memchr(start, '\n', (size_t)(from->end - start)) : NULL;
    stop = stop ? stop : from->end;
    size_t size = (size_t)(stop - start);
    from->at = stop + (stop < from->end);
    return (line){start, size, start == from->end || begins(start, size, page_start)};
}

static bool is_same(line a, line b) {
    return a.size == b.size && (!a.size || !memcmp(a.bytes, b.bytes, a.size));
}

// An empty line at the end is none.
static bool is_at_end(const cursor *of) {
    return of->at == of->end;
}

// Pages that begin in what is left.
static size_t count_pages(cursor from) {
    size_t n = 0;
    while (!is_at_end(&from))
        n += next_line(&from).is_page;
    return n;
}

static tz_text words_of(line of) {
    static const char indent[] = "  ";
    size_t skipped = begins(of.bytes, of.size, indent) ? strlen(indent) : 0;
    return of.is_page ? (tz_text){.size = 0} : (tz_text){.bytes = of.bytes + skipped, .size = of.size - skipped};
}

// After `page` pages one of the files ends.
static tz_pages_difference other_number(size_t page, cursor archived, cursor made) {
    return (tz_pages_difference){.kind = TZ_PAGES_OTHER_NUMBER,
                                 .archived_pages = page + count_pages(archived),
                                 .made_pages = page + count_pages(made)};
}

tz_pages_difference tz_pages_compare(const tz_source *archived, const tz_source *made) {
    cursor a = {archived->bytes, archived->bytes + archived->size}, b = {made->bytes, made->bytes + made->size};
    tz_pages_difference found = {.kind = TZ_PAGES_SAME};
    if (!is_same(next_line(&a), next_line(&b)))
        return (tz_pages_difference){.kind = TZ_PAGES_OTHER_FORMAT};
    for (size_t page = 0; !is_at_end(&a) || !is_at_end(&b);) {
        const cursor a_before = a, b_before = b;
        line one = next_line(&a), other = next_line(&b);
        if (one.is_page != other.is_page || (!one.is_page && !is_same(one, other)))
            return (tz_pages_difference){TZ_PAGES_OTHER_WORDS, page, words_of(one), words_of(other), 0, 0};
        if (!one.is_page)
            continue;
        if (is_at_end(&a_before) || is_at_end(&b_before))
            return other_number(page, a_before, b_before);
        page++;
        if (!is_same(one, other) && found.kind == TZ_PAGES_SAME)
            found = (tz_pages_difference){.kind = TZ_PAGES_OTHER_DRAWING, .page = page};
    }
    return found;
}
