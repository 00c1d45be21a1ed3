// Spacing: what becomes of the white space between two adjacent glyphs.
//
// JLREQ counts gaps between half-em punctuation bodies; fonts have full-em glyphs that bring the white space with
// them, or narrow ones that do not. So the gap of the pair table is a limit on the white space that the two glyphs own:
// what is more is trimmed off, and nothing is added where a glyph is narrow already (ASCII, proportional faces). Only
// the quarter em between Japanese and Latin is space that no glyph owns.
#include "rules.h"

static bool is_closing(uint8_t class) {
    return class == TZ_CL_CLOSING || class == TZ_CL_FULL_STOP || class == TZ_CL_COMMA;
}

// CSS Text 4, text-spacing-trim: normal. Only these pairs collapse; everything else keeps its glyphs' full width.
static tz_em css_gap(uint8_t before, uint8_t after, tz_em owned) {
    bool closing = is_closing(before), opening = after == TZ_CL_OPENING;
    if (closing && (is_closing(after) || after == TZ_CL_IDEOGRAPHIC_SPACE))
        return 0;
    if (opening && (before == TZ_CL_OPENING || before == TZ_CL_IDEOGRAPHIC_SPACE))
        return 0;
    if (closing && opening)
        return TZ_EM / 2;
    if ((closing && after == TZ_CL_MIDDLE_DOT) || (before == TZ_CL_MIDDLE_DOT && opening))
        return TZ_EM / 4;
    return owned;
}

// The ¼ em stands beside letters and digits, not beside their punctuation, nor beside ASCII punctuation.
static bool takes_quarter(const tz_char *before, const tz_char *after) {
    bool latin_first = before->class >= TZ_CL_NUMERAL && before->class <= TZ_CL_WESTERN;
    const tz_char *latin = latin_first ? before : after, *other = latin_first ? after : before;
    return (latin->flags & TZ_CHAR_LATIN) && !(other->flags & TZ_CHAR_NARROW);
}

static tz_em least(tz_em a, tz_em b) {
    return a < b ? a : b;
}

tz_spacing tz_spacing_between(tz_spacing_trim trim, const tz_char *before, const tz_char *after, tz_em owned) {
    tz_class_pair pair = tz_class_pair_of((tz_char_class)before->class, (tz_char_class)after->class);
    tz_spacing joint = {.stretch = pair.stretch, .stretch_stage = pair.stretch_stage};
    if (before->class == TZ_CL_INSEPARABLE && after->class == TZ_CL_INSEPARABLE && before->code == after->code)
        joint.stretch_stage = 0; // a long dash stays in one piece
    if (pair.shrink_stage == 6) {
        if (takes_quarter(before, after)) {
            joint.add = pair.gap;
            joint.shrink = pair.shrink;
            joint.shrink_stage = 6;
        } else {
            joint.stretch = 0;
            joint.stretch_stage = pair.breakable ? 4 : 0;
        }
    } else {
        tz_em gap = trim == TZ_TRIM_NONE  ? owned
                    : trim == TZ_TRIM_CSS ? css_gap(before->class, after->class, owned)
                                          : pair.gap;
        gap = least(gap, owned);
        joint.add = gap - owned;
        joint.shrink = pair.shrink_stage ? least(pair.shrink, gap) : 0;
        joint.shrink_stage = joint.shrink ? pair.shrink_stage : 0;
    }
    if (trim != TZ_TRIM_JLREQ) { // CSS text does not shrink
        joint.shrink = 0;
        joint.shrink_stage = 0;
    }
    return joint;
}
