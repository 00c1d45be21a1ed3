// Ruby: readings over a base, written ｜漢字《かんじ》.
//
// Group ruby (JLREQ 3.3.6): the shorter of base and reading is spread over the longer; no reading overhangs the
// neighbours of its base.
#include "base/intl.h"
#include "para.h"

#include <string.h>

#define BAR "\xEF\xBD\x9C"    // ｜
#define OPENS "\xE3\x80\x8A"  // 《
#define CLOSES "\xE3\x80\x8B" // 》
enum { MARK = 3 };            // bytes of each

// Byte offsets of one notation.
typedef struct notation {
    size_t bar, base, opens, reading, closes, end;
} notation;

static size_t find(const tz_text *text, size_t at, const char *mark) {
    while (at + MARK <= text->size && memcmp(text->bytes + at, mark, MARK) != 0)
        at++;
    return at + MARK <= text->size ? at : text->size;
}

// The next complete notation from `at` on. Of several bars before a base the last is meant.
static bool find_notation(const tz_text *text, size_t at, notation *out) {
    size_t closes = 0; // looked for again only when passed: many openings may share one closing far behind
    while ((at = find(text, at, BAR)) < text->size) {
        size_t opens = find(text, at, OPENS);
        closes = closes < opens ? find(text, opens, CLOSES) : closes;
        if (closes == text->size)
            return false;
        for (size_t other; (other = find(text, at + MARK, BAR)) < opens;)
            at = other;
        if (opens > at + MARK && closes > opens + MARK) {
            *out = (notation){at, at + MARK, opens, opens + MARK, closes, closes + MARK};
            return true;
        }
        at = opens; // nothing to set
    }
    return false;
}

// ---- reading ----

// The first cluster that starts at that byte or behind it.
static uint32_t cluster_at(const tz_para *para, size_t byte) {
    uint32_t low = 0, high = para->n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (para->shaped.clusters[middle].start < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

// A mark that a joiner or a combining character makes part of another cluster is an ordinary character, and so are
// marks with a line separator between them.
static bool is_notation(const tz_para *para, const notation *n) {
    const size_t at[] = {n->bar, n->base, n->opens, n->reading, n->closes, n->end};
    for (size_t i = 0; i < sizeof at / sizeof *at; i++) {
        uint32_t cluster = cluster_at(para, at[i]);
        if (at[i] < para->text.size && (cluster == para->n || para->shaped.clusters[cluster].start != at[i]))
            return false;
    }
    tz_text all = tz_text_slice(&para->text, n->bar, n->end);
    return tz_is_one_line(&all, 0, all.size);
}

static bool next_notation(const tz_para *para, size_t at, notation *out) {
    for (; find_notation(&para->text, at, out); at = out->opens)
        if (is_notation(para, out))
            return true;
    return false;
}

// Hides the clusters that begin at bytes [from, to): they stay in the text, without glyphs and width.
static void hide(const tz_para *para, tz_cluster *clusters, size_t from, size_t to, bool *hidden) {
    uint32_t end = cluster_at(para, to);
    for (uint32_t i = cluster_at(para, from); i < end; i++) {
        hidden[i] = true;
        clusters[i].glyphs_n = 0;
        clusters[i].advance = 0;
    }
}

const tz_text *tz_rubies_find(tz_para *para, tz_arena *arena, const bool **hidden) {
    notation n = {0};
    *hidden = NULL;
    if (!next_notation(para, 0, &n))
        return NULL;
    bool *marks = TZ_ARRAY(arena, bool, para->n);
    tz_cluster *clusters = TZ_ARRAY(arena, tz_cluster, para->n);
    memcpy(clusters, para->shaped.clusters, para->n * sizeof *clusters);
    para->shaped.clusters = clusters;
    struct {
        TZ_LIST(tz_ruby) rubies;
        TZ_LIST(tz_text) readings;
    } found = {0};
    do {
        hide(para, clusters, n.bar, n.base, marks);
        hide(para, clusters, n.opens, n.end, marks);
        *TZ_ADD(arena, &found.readings) = tz_text_slice(&para->text, n.reading, n.closes);
        *TZ_ADD(arena, &found.rubies) =
            (tz_ruby){cluster_at(para, n.base), cluster_at(para, n.opens), NULL, (uint32_t)n.bar, (uint32_t)n.end};
    } while (next_notation(para, n.end, &n));
    para->rubies = found.rubies.at;
    para->rubies_n = found.rubies.n;
    *hidden = marks;
    return found.readings.at;
}

// ---- spacing ----

static int64_t base_width(const tz_para *para, const tz_ruby *ruby, const tz_spacing *spacings) {
    int64_t width = 0;
    for (uint32_t i = ruby->first; i < ruby->end; i++)
        width += para->advances[i] + (i + 1 < ruby->end ? spacings[i].add : 0);
    return width;
}

void tz_rubies_set_spacing(tz_para *para, tz_spacing *spacings) {
    for (size_t r = 0; r < para->rubies_n; r++) {
        const tz_ruby *ruby = &para->rubies[r];
        uint32_t n = ruby->end - ruby->first;
        int64_t extra = ruby->para->at[ruby->para->n] / 2 - base_width(para, ruby, spacings);
        tz_em each = extra > 0 ? (tz_em)(extra / n) : 0;
        para->advances[ruby->first - 1] += each / 2; // ｜ and 《 have no width of their own
        para->advances[ruby->end] += each - each / 2;
        for (uint32_t i = ruby->first; i + 1 < ruby->end; i++)
            spacings[i] = (tz_spacing){.add = spacings[i].add + each};
    }
}

void tz_rubies_prohibit_breaks(const tz_para *para, uint8_t *breaks) {
    for (size_t r = 0; r < para->rubies_n; r++)
        for (uint32_t i = para->rubies[r].first; i <= para->rubies[r].end; i++)
            breaks[i] = TZ_BREAK_NEVER;
}

// The widest base, and as wide as the widest reading, in em.
enum { WIDEST = 20 };

bool tz_rubies_check(const tz_para *para, tz_diag *diag) {
    bool ok = true;
    for (size_t i = 0; i < para->rubies_n; i++) {
        const tz_ruby *ruby = &para->rubies[i];
        if (para->at[ruby->end + 1] - para->at[ruby->first - 1] <= WIDEST * TZ_EM)
            continue;
        tz_error(diag, tz_text_place(&para->text, ruby->text_start),
                 _("a word with a reading may be %d em wide, as may the reading: this one is wider"), WIDEST);
        tz_note(diag, (tz_place){0}, _("part the word into several, each with its own reading"));
        ok = false;
    }
    return ok;
}

// ---- setting ----

size_t tz_para_rubies(const tz_para *para, const tz_ruby **out) {
    *out = para->rubies;
    return para->rubies_n;
}

bool tz_para_ruby_at(const tz_para *para, const tz_ruby *ruby, const tz_line *line, const tz_em *x, tz_em *left,
                     tz_em *measure) {
    if (ruby->first < line->first || ruby->end > line->end)
        return false;
    int64_t from = x[ruby->first - line->first];
    int64_t to = (int64_t)x[ruby->end - 1 - line->first] + para->advances[ruby->end - 1];
    int64_t wide = ruby->para->at[ruby->para->n] / 2;
    if (wide < to - from)
        wide = to - from;
    *left = (tz_em)((from + to - wide) / 2);
    *measure = (tz_em)(wide * 2);
    return true;
}
