// Characters of a file that are read as others: line ends that only some programs know, and the bullets of symbol
// fonts, which Word keeps as private-use characters.
//
// libyaml must not see them: it refuses some and ends texts at others. The checked bytes have "_" in their place, of
// the same size, and a text gets them back when it is finished.
#include "base/intl.h"
#include "base/occurrences.h"
#include "base/utf8.h"
#include "character/character.h"

#include <string.h>

// ---- which, and as what ----

// Vertical tab, form feed, next line, line separator, paragraph separator.
static bool is_line_end(int32_t c) {
    return c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029;
}

// The bullets of Word's menus, in Symbol and Wingdings, and their neighbours: as the ordinary character of that shape.
// Those that are only bullets, and arrowheads, are read as what typists use.
static const struct {
    int32_t code;
    const char *reading;
} symbols[] = {
    {0xF06C, "●"}, {0xF06D, "○"}, {0xF06E, "■"},  {0xF06F, "□"}, {0xF070, "□"}, {0xF071, "□"},  {0xF072, "□"},
    {0xF073, "◆"}, {0xF074, "◆"}, {0xF075, "◆"},  {0xF076, "◆"}, {0xF077, "◆"}, {0xF09E, "・"}, {0xF09F, "・"},
    {0xF0A1, "○"}, {0xF0A4, "◎"}, {0xF0A7, "・"}, {0xF0A8, "□"}, {0xF0AB, "★"}, {0xF0B7, "・"}, {0xF0D8, "→"},
    {0xF0DF, "←"}, {0xF0E0, "→"}, {0xF0E1, "↑"},  {0xF0E2, "↓"}, {0xF0E7, "←"}, {0xF0E8, "→"},  {0xF0E9, "↑"},
    {0xF0EA, "↓"}, {0xF0F0, "→"}, {0xF0FB, "×"},  {0xF0FC, "✓"}, {0xF0FD, "☒"}, {0xF0FE, "☑"},
};

bool tz_character_is_of_symbol_font(int32_t c) {
    return c >= 0xF020 && c <= 0xF0FF;
}

const char *tz_character_reading(int32_t c) {
    if (is_line_end(c))
        return "\n";
    if (c == 0xFEFF)
        return "\xEF\xBB\xBF"; // inside a text it is left over from joining files; the records' checks tell
    for (size_t i = 0; tz_character_is_of_symbol_font(c) && i < sizeof symbols / sizeof symbols[0]; i++)
        if (symbols[i].code == c)
            return symbols[i].reading;
    return NULL;
}

// ---- putting them back ----

typedef struct putting_back {
    const tz_draft *from;
    tz_draft to;
    tz_occurrences line_ends, symbols;
    bool changed;
} putting_back;

// As what the character at source byte `at` is read, if it was masked for that. NULL for all others; those that are
// wrong stay masked.
static const char *masked_reading(const putting_back *p, size_t at, int32_t *c, size_t *size) {
    const tz_source *source = p->from->source;
    if (at >= source->size || p->from->bytes[at] == source->bytes[at])
        return NULL;
    *size = tz_utf8_decode(source->bytes + at, source->size - at, c);
    return tz_character_reading(*c);
}

static void put_reading(putting_back *p, size_t at, int32_t c, const char *reading) {
    tz_arena *arena = p->to.arena;
    tz_place place = {p->to.source, (uint32_t)at};
    p->changed = true;
    tz_draft_add(&p->to, reading, strlen(reading), at);
    if (is_line_end(c))
        tz_occurrences_add(arena, &p->line_ends, place, tz_arena_format(arena, "U+%04X", (unsigned)c));
    else if (tz_character_is_of_symbol_font(c))
        tz_occurrences_add(arena, &p->symbols, place, tz_arena_format(arena, "%s (U+%04X)", reading, (unsigned)c));
}

// The bytes [from, to) of the text, written from source byte `at` on, in step.
static void put_part(putting_back *p, size_t from, size_t to, size_t at) {
    for (size_t i = from, size; i < to; i += size, at += size) {
        int32_t c;
        const char *reading = masked_reading(p, at, &c, &size);
        if (reading) {
            put_reading(p, at, c, reading);
            continue;
        }
        size = 1;
        tz_draft_add(&p->to, p->from->text.at + i, size, at);
    }
}

static void tell(const putting_back *p, tz_diag *diag) {
    tz_arena *arena = p->to.arena;
    const tz_occurrences *ends = &p->line_ends, *bullets = &p->symbols;
    if (ends->n)
        tz_notice(diag, ends->first, _("%s: read as a line end%s"), tz_occurrences_words(arena, ends),
                  tz_occurrences_where(arena, ends));
    if (bullets->n)
        tz_warning(diag, bullets->first,
                   _("signs that only Word's symbol fonts have are read as %s: please write these%s"),
                   tz_occurrences_words(arena, bullets), tz_occurrences_where(arena, bullets));
}

void tz_draft_put_back(tz_draft *draft, tz_diag *diag) {
    if (draft->bytes == draft->source->bytes)
        return; // nothing is masked
    putting_back p = {.from = draft, .to = {.arena = draft->arena, .source = draft->source, .bytes = draft->bytes}};
    for (size_t i = 0; i < draft->origins.n; i++) {
        const tz_text_origin *origin = &draft->origins.at[i];
        put_part(&p, origin->at, i + 1 < draft->origins.n ? origin[1].at : draft->text.n, origin->source_at);
    }
    tell(&p, diag);
    if (p.changed)
        *draft = p.to;
}
