// Making a paragraph: shaping, classes, spacing, break opportunities and their sums, once. Lines are made of it by
// line.c and set by set_line.c.
#include "para.h"

// The white space that may be trimmed off a glyph of this class, as far as the font allows it.
static tz_trim trimmable_space(const tz_fonts *fonts, tz_font font, const tz_shaped *shaped, size_t i,
                               const tz_char *c) {
    const tz_cluster *cluster = &shaped->clusters[i];
    bool punctuation = c->class == TZ_CL_OPENING || c->class == TZ_CL_CLOSING || c->class == TZ_CL_MIDDLE_DOT ||
                       c->class == TZ_CL_FULL_STOP || c->class == TZ_CL_COMMA;
    if (!punctuation || (c->flags & TZ_CHAR_NARROW) || cluster->glyphs_n != 1)
        return (tz_trim){0, 0};
    tz_trim trim = tz_fonts_trim(fonts, font, &shaped->glyphs[cluster->glyph]);
    if (c->class == TZ_CL_OPENING)
        trim.right = 0;
    else if (c->class != TZ_CL_MIDDLE_DOT)
        trim.left = 0;
    return trim;
}

// A word space may shrink to ¼ em (JLREQ 3.8.3, first stage).
static tz_em space_slack(const tz_para *para, size_t i) {
    bool word_space = para->chars[i].class == TZ_CL_WORD_SPACE && para->style->spacing_trim == TZ_TRIM_JLREQ;
    tz_em more = para->advances[i] - TZ_EM / 4;
    return word_space && more > 0 ? more : 0;
}

static void add_up(tz_para *para, tz_arena *arena) {
    int64_t *at = TZ_ARRAY(arena, int64_t, para->n + 1), *shrinkable = TZ_ARRAY(arena, int64_t, para->n + 1);
    int64_t *latin = TZ_ARRAY(arena, int64_t, para->n + 1);
    uint32_t *ink_end = TZ_ARRAY(arena, uint32_t, para->n + 1);
    for (uint32_t i = 0; i < para->n; i++) {
        at[i + 1] = at[i] + para->advances[i] + para->spacings[i].add;
        shrinkable[i + 1] = shrinkable[i] + para->spacings[i].shrink + space_slack(para, i);
        latin[i + 1] = latin[i] + (para->spacings[i].shrink_stage == 6 ? para->spacings[i].shrink : 0);
        ink_end[i + 1] = para->chars[i].flags & TZ_CHAR_SPACE ? ink_end[i] : i + 1;
    }
    para->at = at;
    para->shrinkable = shrinkable;
    para->latin_shrinkable = latin;
    para->ink_end = ink_end;
    int64_t *ends = TZ_ARRAY(arena, int64_t, para->n + 1), *starts = TZ_ARRAY(arena, int64_t, para->n + 1);
    for (uint32_t i = 0; i <= para->n; i++) {
        ends[i] = tz_line_find_end_edge(para, i);
        starts[i] = tz_line_find_start_edge(para, i);
    }
    para->end_edges = ends;
    para->start_edges = starts;
}

// Ruby notation shows nothing: spacing and break opportunities are found without it.
static void find_visible(tz_para *para, tz_arena *arena, const bool *hidden) {
    para->visible_n = para->n;
    if (!hidden)
        return;
    uint32_t *visible = TZ_ARRAY(arena, uint32_t, para->n);
    para->visible_n = 0;
    for (uint32_t i = 0; i < para->n; i++)
        if (!hidden[i])
            visible[para->visible_n++] = i;
    para->visible = visible;
}

static uint32_t visible_at(const tz_para *para, uint32_t k) {
    return para->visible ? para->visible[k] : k;
}

static void class_all(tz_para *para, tz_arena *arena, tz_fonts *fonts, const bool *hidden) {
    tz_char *chars = TZ_ARRAY(arena, tz_char, para->n);
    tz_em *advances = TZ_ARRAY(arena, tz_em, para->n);
    tz_trim *trimmable = TZ_ARRAY(arena, tz_trim, para->n);
    for (uint32_t i = 0; i < para->n; i++) {
        chars[i] = tz_char_at(para->text.bytes, para->text.size, para->shaped.clusters[i].start);
        if (hidden && hidden[i])
            chars[i] = (tz_char){chars[i].code, TZ_CL_RUBY, TZ_GROUP_NONE, TZ_CHAR_HIDDEN};
        else
            trimmable[i] = trimmable_space(fonts, para->style->font, &para->shaped, i, &chars[i]);
        advances[i] = para->shaped.clusters[i].advance;
    }
    para->chars = chars;
    para->advances = advances;
    para->trimmable = trimmable;
}

static void find_spacings(tz_para *para, tz_arena *arena) {
    tz_spacing *spacings = TZ_ARRAY(arena, tz_spacing, para->n);
    for (uint32_t k = 0; k + 1 < para->visible_n; k++) {
        uint32_t i = visible_at(para, k), next = visible_at(para, k + 1);
        tz_em trimmable = para->trimmable[i].right + para->trimmable[next].left;
        // Where notation stands between the two: next to the glyph that space is trimmed off.
        spacings[para->trimmable[i].right ? i : next - 1] =
            tz_spacing_between(para->style->spacing_trim, &para->chars[i], &para->chars[next], trimmable);
    }
    tz_rubies_set_spacing(para, spacings);
    para->spacings = spacings;
}

// ---- breaks ----

static tz_break_list list_breaks(const tz_para *para, tz_arena *arena, uint8_t strength) {
    uint32_t n = 0;
    for (uint32_t i = 1; i <= para->n; i++)
        n += para->breaks[i] <= strength;
    uint32_t *at = TZ_ARRAY(arena, uint32_t, n);
    n = 0;
    for (uint32_t i = 1; i <= para->n; i++)
        if (para->breaks[i] <= strength)
            at[n++] = i;
    return (tz_break_list){at, n};
}

// Before the marks at the end of [from, to) that may not start a line.
static uint32_t before_marks(const tz_para *para, uint32_t from, uint32_t to) {
    uint32_t at = para->ink_end[to];
    while (at > from + 1 && para->breaks[at - 1] >= TZ_BREAK_PROHIBITED &&
           (tz_is_mark(&para->chars[at - 1]) ||
            (para->chars[at - 1].class >= TZ_CL_ITERATION && para->chars[at - 1].class <= TZ_CL_SMALL_KANA)))
        at--;
    return at > from ? at : to;
}

static void find_cores(tz_para *para, tz_arena *arena) {
    uint32_t *core_ends = TZ_ARRAY(arena, uint32_t, para->lists[0].n);
    for (uint32_t i = 0; i < para->lists[0].n; i++) {
        uint32_t from = i ? para->lists[0].at[i - 1] : 0, to = para->lists[0].at[i];
        // A widow: rather shrink the line before it until there is room for it.
        bool pull = tz_is_forced_break(para, to) && from > 0 && tz_is_widow(para, from, to);
        core_ends[i] = pull ? from : before_marks(para, from, to);
    }
    para->core_ends = core_ends;
}

static void find_forced_breaks(tz_para *para, tz_arena *arena) {
    struct {
        TZ_LIST(uint32_t) ends;
    } list = {0};
    for (uint32_t i = 1; i <= para->n; i++)
        if (tz_is_forced_break(para, i))
            *TZ_ADD(arena, &list.ends) = i;
    para->forced = list.ends.at;
    para->forced_n = (uint32_t)list.ends.n;
}

// The cluster before which a line may end between two visible ones: behind a 》, before a ｜.
static uint32_t boundary(const tz_para *para, uint32_t k) {
    uint32_t at = para->visible[k];
    bool opens = at > para->visible[k - 1] + 1 && para->chars[at - 1].code == 0xFF5C; // ｜
    return opens ? at - 1 : at;
}

// Moves what was found for the visible clusters to their places among all.
static uint8_t *spread(const tz_para *para, tz_arena *arena, const uint8_t *found, uint8_t between) {
    uint8_t *all = TZ_ARRAY(arena, uint8_t, para->n + 1);
    for (uint32_t i = 1; i < para->n; i++)
        all[i] = between;
    all[para->n] = found[para->visible_n];
    for (uint32_t k = 1; k < para->visible_n; k++)
        all[boundary(para, k)] = found[k];
    return all;
}

static const tz_char *visible_chars(const tz_para *para, tz_arena *arena) {
    tz_char *chars = TZ_ARRAY(arena, tz_char, para->visible_n);
    for (uint32_t k = 0; k < para->visible_n; k++)
        chars[k] = para->chars[para->visible[k]];
    return chars;
}

// Of heads and titles also the words that their compounds are made of.
static uint8_t *find_phrases(const tz_style *style, tz_arena *arena, const tz_char *chars, uint32_t n) {
    uint8_t *phrases = TZ_ARRAY(arena, uint8_t, n + 1);
    tz_phrases_find(chars, n, phrases);
    if (!tz_keeps_phrases(style))
        return phrases;
    uint8_t *seams = TZ_ARRAY(arena, uint8_t, n + 1);
    tz_phrases_refine(chars, n, phrases);
    tz_seams_find_kanji(chars, n, seams);
    tz_seams_find_katakana(chars, n, seams);
    for (uint32_t i = 1; i < n; i++)
        if (seams[i] && phrases[i] == TZ_PHRASE_INSIDE)
            phrases[i] = TZ_PHRASE_WORD;
    return phrases;
}

// A phrase of two letters with its marks is kept with the one that only serves it: 連携の取組、 and 目指すべき姿.
static bool is_short_phrase(const tz_char *chars, const uint8_t *phrases, uint32_t n, uint32_t at) {
    uint32_t letters = 0;
    do
        letters += !tz_is_mark(&chars[at++]);
    while (at < n && phrases[at] <= TZ_PHRASE_WORD);
    return letters <= 2;
}

static void keep_phrases(const tz_char *chars, const uint8_t *phrases, uint32_t n, uint8_t *breaks) {
    for (uint32_t i = 1; i < n; i++) {
        bool tied = phrases[i] == TZ_PHRASE_LINKED && is_short_phrase(chars, phrases, n, i);
        if (breaks[i] == TZ_BREAK_ALLOWED && (phrases[i] <= TZ_PHRASE_WORD || tied))
            breaks[i] = phrases[i] == TZ_PHRASE_INSIDE ? TZ_BREAK_ANYWHERE : TZ_BREAK_IN_TOKEN;
    }
}

static bool is_space(uint32_t code) {
    return code == ' ' || code == 0x3000;
}

// A head's number is not left alone on a line where a blank parts it from the words: ① 相談窓口, (1) 取組.
static void keep_number(const tz_char *chars, uint32_t n, uint8_t *breaks) {
    enum { LONGEST = 6 };
    uint32_t i = 0;
    while (i < n && i < LONGEST && !is_space(chars[i].code) && (chars[i].code < 0x3040 || chars[i].code >= 0xFF00))
        i++;
    for (bool number = i > 0; i < n && number && is_space(chars[i].code); i++)
        if (i + 1 < n && breaks[i + 1] == TZ_BREAK_ALLOWED)
            breaks[i + 1] = TZ_BREAK_ANYWHERE;
}

// The best lines weigh what it costs to part numbers that belong together; lines filled one by one never do.
static void allow_parted_units(const uint8_t *parted, uint32_t n, uint8_t *breaks) {
    for (uint32_t i = 1; i < n; i++)
        if ((parted[i] & TZ_PARTED_UNIT) && breaks[i] == TZ_BREAK_IN_TOKEN)
            breaks[i] = TZ_BREAK_ALLOWED;
}

// Whether the word stands at chars[at]; gives its length.
static uint32_t length_there(const tz_text *word, const tz_char *chars, uint32_t n, uint32_t at) {
    uint32_t length = 0;
    for (size_t i = 0, size; i < word->size; i += size, length++)
        if (at + length >= n || chars[at + length].code != tz_code_at(word->bytes, word->size, i, &size))
            return 0;
    return length;
}

static void keep_words(const tz_style *style, const tz_char *chars, uint32_t n, uint8_t *breaks) {
    for (size_t word = 0; word < style->nobreak_n; word++)
        for (uint32_t at = 0; at < n; at++) {
            uint32_t length = length_there(&style->nobreak[word], chars, n, at);
            for (uint32_t i = at + 1; i < at + length; i++)
                if (breaks[i] < TZ_BREAK_ANYWHERE)
                    breaks[i] = TZ_BREAK_ANYWHERE;
        }
}

// Where lines may end, from the breaks before each visible character, and what follows from it.
static void set_breaks(tz_para *para, tz_arena *arena, uint8_t *breaks) {
    breaks = para->visible ? spread(para, arena, breaks, TZ_BREAK_NEVER) : breaks;
    tz_rubies_prohibit_breaks(para, breaks);
    para->breaks = breaks;
    for (uint8_t strength = 0; strength < TZ_BREAK_STRENGTHS; strength++) {
        para->lists[strength] = list_breaks(para, arena, strength);
        para->density[strength] = para->n ? (uint32_t)(((uint64_t)para->lists[strength].n << 16) / para->n * 3 / 4) : 0;
    }
    find_cores(para, arena);
    find_forced_breaks(para, arena);
}

// No column should be so narrow that a token of up to 8 em has to be broken, nor, where the table has the width, one
// that parts a phrase of a head.
static void set_floors(tz_para *para, tz_arena *arena, const tz_char *chars, const uint8_t *phrases, uint8_t *breaks) {
    set_breaks(para, arena, breaks);
    para->floor = para->phrase_floor = tz_para_min_useful_measure(para, 8 * TZ_EM);
    if (!tz_keeps_phrases(para->style))
        return;
    keep_phrases(chars, phrases, para->visible_n, breaks);
    keep_number(chars, para->visible_n, breaks);
    set_breaks(para, arena, breaks);
    int64_t whole = tz_para_min_useful_measure(para, 10 * TZ_EM);
    para->phrase_floor = whole > para->floor ? whole : para->floor;
}

static void find_ends(tz_para *para, tz_arena *arena) {
    const tz_char *chars = para->visible ? visible_chars(para, arena) : para->chars;
    const tz_style *style = para->style;
    uint32_t n = para->visible_n;
    bool optimal = style->breaking == TZ_LINE_BREAKING_OPTIMAL;
    bool ragged = style->align != TZ_ALIGN_JUSTIFY || style->ragged_below > 0;
    uint8_t *breaks = TZ_ARRAY(arena, uint8_t, n + 1), *phrases = NULL, *parted = NULL;
    tz_breaks_find(style->strictness, chars, n, breaks);
    if (optimal) {
        parted = TZ_ARRAY(arena, uint8_t, n + 1);
        tz_parted_find(chars, n, parted);
        allow_parted_units(parted, n, breaks);
    }
    if (optimal && (style->phrases || ragged))
        phrases = find_phrases(style, arena, chars, n);
    keep_words(style, chars, n, breaks);
    set_floors(para, arena, chars, phrases, breaks);
    para->phrases = phrases && para->visible ? spread(para, arena, phrases, TZ_PHRASE_INSIDE) : phrases;
    para->parted = parted && para->visible ? spread(para, arena, parted, TZ_PARTED_NOTHING) : parted;
}

// ---- all ----

static tz_para *new_para(tz_arena *arena, tz_fonts *fonts, tz_text text, const tz_style *style, tz_diag *diag);

static tz_para *begin(tz_arena *arena, tz_text text, const tz_style *style) {
    tz_para *para = TZ_NEW(arena, tz_para);
    para->text = text;
    para->style = style;
    return para;
}

// The readings of rubies, at half the size.
static bool compose_readings(tz_para *para, tz_arena *arena, tz_fonts *fonts, const tz_text *readings, tz_diag *diag) {
    tz_style *style = TZ_NEW(arena, tz_style);
    *style = *para->style;
    style->align = TZ_ALIGN_START;
    style->breaking = TZ_LINE_BREAKING_FIRST_FIT;
    style->ruby = false;
    style->indent = 0;
    style->size.em /= 2;
    style->size.fixed /= 2;
    bool ok = true;
    for (size_t i = 0; i < para->rubies_n; i++) {
        tz_para *reading = new_para(arena, fonts, readings[i], style, diag);
        if (reading)
            reading->is_reading = true;
        para->rubies[i].para = reading;
        ok = ok && reading;
    }
    return ok;
}

static tz_para *compose(tz_para *para, tz_arena *arena, tz_fonts *fonts, tz_diag *diag) {
    const bool *hidden = NULL;
    para->n = (uint32_t)para->shaped.clusters_n;
    const tz_text *readings = para->style->ruby ? tz_rubies_find(para, arena, &hidden) : NULL;
    if (readings && !compose_readings(para, arena, fonts, readings, diag))
        return NULL;
    find_visible(para, arena, hidden);
    class_all(para, arena, fonts, hidden);
    tz_tildes_lower(para, arena, fonts);
    find_spacings(para, arena);
    add_up(para, arena);
    if (!tz_rubies_check(para, diag))
        return NULL;
    find_ends(para, arena);
    tz_growths_find(para, arena, fonts);
    return para;
}

static tz_para *new_para(tz_arena *arena, tz_fonts *fonts, tz_text text, const tz_style *style, tz_diag *diag) {
    tz_para *para = begin(arena, text, style);
    if (!tz_shape_text(fonts, arena, style->font, &text, diag, &para->shaped))
        return NULL;
    return compose(para, arena, fonts, diag);
}

const tz_para *tz_para_new(tz_arena *arena, tz_fonts *fonts, tz_text text, const tz_style *style, tz_diag *diag) {
    return new_para(arena, fonts, text, style, diag);
}

const tz_para *tz_para_new_lenient(tz_arena *arena, tz_fonts *fonts, tz_text text, const tz_style *style,
                                   tz_diag *diag) {
    tz_para *para = begin(arena, text, style);
    if (!tz_shape_text_lenient(fonts, arena, style->font, &text, diag, &para->shaped))
        return NULL;
    return compose(para, arena, fonts, diag);
}

const tz_shaped *tz_para_shaped(const tz_para *para) {
    return &para->shaped;
}

const tz_style *tz_para_style(const tz_para *para) {
    return para->style;
}

const tz_text *tz_para_text(const tz_para *para) {
    return &para->text;
}
