// What tests of pages as SVG share: the writer of a page of a sample, and what it has written.
#ifndef WRITTEN_H
#define WRITTEN_H

#include "sample.h"
#include "svg/writer.h"

#include <string.h>

typedef struct written {
    sample *sample;
    tz_svg svg;
    tz_bytes out;
} written;

// A sample with one empty page.
static inline written *written_new(void) {
    sample *s = sample_new();
    written *w = TZ_NEW(s->arena, written);
    tz_page *page = sample_page(s, "1");
    w->sample = s;
    w->svg = (tz_svg){.arena = s->arena,
                      .scratch = s->arena,
                      .book = s->book,
                      .page = page,
                      .outlines = tz_svg_outlines_new(s->arena, s->fonts),
                      .out = &w->out};
    return w;
}

// All that was written since the last call, as a string.
static inline const char *written_take(written *w) {
    const char *text = tz_arena_copy(w->sample->arena, w->out.n ? w->out.at : "", w->out.n);
    w->out = (tz_bytes){0};
    return text;
}

static inline void written_free(written *w) {
    sample_free(w->sample);
}

// How often a string has another in it.
static inline size_t written_count(const char *in, const char *what) {
    size_t n = 0;
    for (const char *at = in; (at = strstr(at, what)); at += strlen(what))
        n++;
    return n;
}

#endif
