// How much the gap behind each cluster may grow when a line is justified (JLREQ 3.8.4, Table 6): word spaces, then gaps
// between Japanese and Latin, then all alike. Within words, numbers with their units and addresses none grows.
#include "para.h"

// Inside a token, or between numbers that belong together, whatever the pair of classes allows.
static bool is_in_token(const tz_para *para, uint32_t gap) {
    uint8_t strength = para->breaks[gap + 1];
    if (para->parted && (para->parted[gap + 1] & TZ_PARTED_UNIT))
        return true;
    return strength == TZ_BREAK_IN_TOKEN || strength == TZ_BREAK_ANYWHERE;
}

// White space of a glyph's own at its left or right, inside its advance.
static tz_em own_space(const tz_para *para, const tz_fonts *fonts, uint32_t cluster, bool at_right) {
    const tz_cluster *c = &para->shaped.clusters[cluster];
    tz_glyph_ink ink;
    if (!c->glyphs_n)
        return 0;
    const tz_glyph *glyph = &para->shaped.glyphs[at_right ? c->glyph + c->glyphs_n - 1 : c->glyph];
    if (!tz_fonts_glyph_ink(fonts, glyph->face, glyph->id, &ink))
        return 0;
    tz_em space = at_right ? glyph->advance - ink.right : ink.left;
    return space > 0 ? space : 0;
}

// Up to the limit of the style, in which the white space of the letter or digit counts: 1 has much of it, 4 hardly any.
static tz_em latin_growth(const tz_para *para, const tz_fonts *fonts, uint32_t gap) {
    bool latin_first = (para->chars[gap].flags & TZ_CHAR_LATIN) != 0;
    tz_em space = own_space(para, fonts, latin_first ? gap : gap + 1, latin_first);
    tz_em growth = para->style->stretch.latin - para->spacings[gap].add - space;
    return growth > 0 ? growth : 0;
}

// Spaces that are as wide as a word is parted from the next; those of a width of their own, as a thin space, keep it.
static bool is_word_space(const tz_char *c) {
    return c->class == TZ_CL_WORD_SPACE && (c->code == ' ' || c->code == '\t' || c->code == 0xA0);
}

static tz_growth growth_of(const tz_para *para, const tz_fonts *fonts, uint32_t gap) {
    tz_growth growth = {0, 0};
    tz_em space = is_word_space(&para->chars[gap]) ? TZ_EM / 2 - para->advances[gap] : 0; // JLREQ 3.8.4 a
    if (space > 0)
        growth.first = space;
    uint8_t stage = para->spacings[gap].stretch_stage;
    if (!stage || is_in_token(para, gap))
        return growth;
    if (stage == TZ_STRETCH_LATIN)
        growth.first += latin_growth(para, fonts, gap);
    else
        growth.all = para->style->stretch.all;
    return growth;
}

void tz_growths_find(tz_para *para, tz_arena *arena, const tz_fonts *fonts) {
    tz_growth *sums = TZ_ARRAY(arena, tz_growth, para->n + 1);
    bool justified = para->style->align == TZ_ALIGN_JUSTIFY;
    for (uint32_t i = 0; i < para->n; i++) {
        tz_growth growth = justified && i + 1 < para->n ? growth_of(para, fonts, i) : (tz_growth){0, 0};
        sums[i + 1] = (tz_growth){sums[i].first + growth.first, sums[i].all + growth.all};
    }
    para->growths = sums;
}

tz_growth tz_growth_between(const tz_para *para, uint32_t from, uint32_t to) {
    const tz_growth *a = &para->growths[from], *b = &para->growths[to];
    return (tz_growth){b->first - a->first, b->all - a->all};
}
