// Spacing between two adjacent glyphs.
//
// JLREQ's tables count gaps between half-em bodies of punctuation. Fonts have full-em glyphs with that white space
// inside their advance, or narrow ones without it. So the gap of the pair table limits the white space of the two
// glyphs: what is more is trimmed, and nothing is added where a glyph is narrow already (ASCII, proportional faces).
// Only the quarter em between Japanese and Latin is added to the glyphs.
#include "rules.h"

// CSS Text 4, text-spacing-trim: normal. Only these pairs collapse; all other glyphs have their full width.
static tz_em css_gap(uint8_t before, uint8_t after, tz_em trimmable) {
    bool closing = tz_is_closing(before), opening = after == TZ_CL_OPENING;
    if (closing && (tz_is_closing(after) || after == TZ_CL_IDEOGRAPHIC_SPACE))
        return 0;
    if (opening && (before == TZ_CL_OPENING || before == TZ_CL_IDEOGRAPHIC_SPACE))
        return 0;
    if (closing && opening)
        return TZ_EM / 2;
    if ((closing && after == TZ_CL_MIDDLE_DOT) || (before == TZ_CL_MIDDLE_DOT && opening))
        return TZ_EM / 4;
    return trimmable;
}

// ① to ⓿, ❶ to ➓, ㉑ to ㊿: they number what follows, which is to stand alike behind all of them: ①入退院, ②ACP.
static bool is_enclosed_number(uint32_t code) {
    return (code >= 0x2460 && code <= 0x24FF) || (code >= 0x2776 && code <= 0x2793) ||
           (code >= 0x3251 && code <= 0x325F) || (code >= 0x32B1 && code <= 0x32BF);
}

// The ¼ em stands next to letters and digits, not next to their punctuation or ASCII punctuation.
static bool takes_quarter(const tz_char *before, const tz_char *after) {
    bool latin_first = before->class >= TZ_CL_NUMERAL && before->class <= TZ_CL_WESTERN;
    const tz_char *latin = latin_first ? before : after, *other = latin_first ? after : before;
    return (latin->flags & TZ_CHAR_LATIN) && !(other->flags & TZ_CHAR_NARROW) && !is_enclosed_number(before->code);
}

static tz_em least(tz_em a, tz_em b) {
    return a < b ? a : b;
}

tz_spacing tz_spacing_between(tz_spacing_trim trim, const tz_char *before, const tz_char *after, tz_em trimmable) {
    tz_class_pair pair = tz_class_pair_of((tz_char_class)before->class, (tz_char_class)after->class);
    tz_spacing spacing = {.stretch_stage = pair.stretch_stage};
    if (before->class == TZ_CL_INSEPARABLE && after->class == TZ_CL_INSEPARABLE && before->code == after->code)
        spacing.stretch_stage = 0; // no gap inside a long dash
    if (pair.shrink_stage == 6) {
        if (takes_quarter(before, after)) {
            spacing.add = pair.gap;
            spacing.shrink = pair.shrink;
            spacing.shrink_stage = 6;
        } else {
            spacing.stretch_stage = pair.breakable ? 4 : 0;
        }
    } else {
        tz_em gap = trim == TZ_TRIM_NONE  ? trimmable
                    : trim == TZ_TRIM_CSS ? css_gap(before->class, after->class, trimmable)
                                          : pair.gap;
        gap = least(gap, trimmable);
        spacing.add = gap - trimmable;
        spacing.shrink = pair.shrink_stage ? least(pair.shrink, gap) : 0;
        spacing.shrink_stage = spacing.shrink ? pair.shrink_stage : 0;
    }
    if (trim != TZ_TRIM_JLREQ) { // CSS text does not shrink
        spacing.shrink = 0;
        spacing.shrink_stage = 0;
    }
    return spacing;
}
