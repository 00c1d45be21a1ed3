// Levels of strictness: each is a list of characters that count as another class when breaks are looked up in the pair
// table.
//
// Sources: JLREQ C.3 (Addendum) for its four levels; CSS Text 3, 5.2 (line-break) for the three of CSS, which also keep
// inseparable dots and suffixes from a line's start, as UAX #14 does (LB22, LB23a).
#include "rules.h"

typedef struct reclassing {
    uint8_t group;
    uint8_t starts_as; // when a line might start with it; 0: its own class
    uint8_t ends_as;   // when a line might end with it
    bool breaks;       // a line may end between two equal ones
} reclassing;

#define START(group)                                                                                                   \
    { TZ_GROUP_##group, TZ_CL_IDEOGRAPH, 0, false }
#define BOTH(group)                                                                                                    \
    { TZ_GROUP_##group, TZ_CL_IDEOGRAPH, TZ_CL_IDEOGRAPH, true }
#define FORBID(group)                                                                                                  \
    { TZ_GROUP_##group, TZ_CL_DIVIDING, 0, false }
#define END                                                                                                            \
    { TZ_GROUP_NONE, 0, 0, false }

static const reclassing very_strict[] = {END};
static const reclassing strict[] = {START(KANJI_ITERATION), START(PROLONGED), START(SMALL_KANA), END};
static const reclassing loose[] = {
    START(KANJI_ITERATION), START(PROLONGED),           START(SMALL_KANA),
    START(HYPHEN),          START(KATAKANA_MIDDLE_DOT), BOTH(DOTS),
    START(PERCENT),         START(PERCENT_NARROW),      END,
};
static const reclassing very_loose[] = {
    START(KANJI_ITERATION),
    START(PROLONGED),
    START(SMALL_KANA),
    START(HYPHEN),
    START(KATAKANA_MIDDLE_DOT),
    BOTH(DOTS),
    START(PERCENT),
    START(PERCENT_NARROW),
    BOTH(DASH),
    START(MIDDLE_DOT),
    START(DIVIDING),
    START(ITERATION),
    START(POSTFIX),
    START(SQUARED),
    BOTH(PREFIX),
    END,
};
static const reclassing css_strict[] = {
    FORBID(DOTS), FORBID(PERCENT), FORBID(PERCENT_NARROW), FORBID(POSTFIX), END,
};
static const reclassing css_normal[] = {
    FORBID(DOTS),     FORBID(PERCENT),   FORBID(PERCENT_NARROW), FORBID(POSTFIX),
    START(PROLONGED), START(SMALL_KANA), START(HYPHEN),          END,
};
static const reclassing css_loose[] = {
    BOTH(DOTS),
    START(PERCENT),
    FORBID(PERCENT_NARROW),
    START(POSTFIX),
    START(PROLONGED),
    START(SMALL_KANA),
    START(HYPHEN),
    START(KANJI_ITERATION),
    START(ITERATION),
    START(KATAKANA_MIDDLE_DOT),
    START(MIDDLE_DOT),
    START(DIVIDING),
    BOTH(PREFIX),
    END,
};

static const reclassing *const levels[] = {
    [TZ_VERY_STRICT] = very_strict, [TZ_STRICT] = strict,         [TZ_LOOSE] = loose,
    [TZ_VERY_LOOSE] = very_loose,   [TZ_CSS_STRICT] = css_strict, [TZ_CSS_NORMAL] = css_normal,
    [TZ_CSS_LOOSE] = css_loose,
};

static const reclassing *find(tz_strictness level, uint8_t group) {
    if (group == TZ_GROUP_NONE)
        return NULL;
    for (const reclassing *r = levels[level]; r->group; r++)
        if (r->group == group)
            return r;
    return NULL;
}

// A hyphen inside Western text joins; only after Japanese may a level let it start a line.
static bool is_western(const tz_char *c) {
    return c->class >= TZ_CL_NUMERAL && c->class <= TZ_CL_WESTERN;
}

bool tz_strictness_allows_break(tz_strictness level, const tz_char *before, const tz_char *after) {
    const reclassing *first = find(level, before->group), *second = find(level, after->group);
    tz_char_class ends = first && first->ends_as ? (tz_char_class)first->ends_as : (tz_char_class)before->class;
    tz_char_class starts = second && second->starts_as ? (tz_char_class)second->starts_as : (tz_char_class)after->class;
    if (after->class == TZ_CL_HYPHEN && is_western(before))
        starts = TZ_CL_HYPHEN;
    if (before->class == TZ_CL_INSEPARABLE && after->class == TZ_CL_INSEPARABLE) {
        if (before->code != after->code)
            return starts != TZ_CL_DIVIDING;
        return first && first->breaks;
    }
    return tz_class_pair_of(ends, starts).breakable;
}
