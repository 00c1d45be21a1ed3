// Numbers, percentages, exponents and fractions by their formats.
#include "workbook/number_format.h"

#include <string.h>

// What a section asks for.
typedef struct shape {
    int32_t whole, behind;   // places for digits before and behind the point
    int32_t exponent_places; // behind E+
    int32_t scale;           // powers of ten: 2 a percent sign, -3 a comma behind the last place
    bool thousands, exponent, fraction, text;
} shape;

static shape shape_of(const tz_format_section *s) {
    shape made = {.whole = 0};
    bool behind_point = false;
    int32_t commas = 0;
    for (const char *at = s->from;;) {
        tz_format_token token = tz_format_next(s, &at);
        bool is_digit = token.kind == TZ_FORMAT_DIGIT;
        if (token.kind == TZ_FORMAT_END)
            break;
        if (is_digit && commas && !behind_point)
            made.thousands = true;
        if (is_digit && made.exponent)
            made.exponent_places++;
        else if (is_digit && behind_point)
            made.behind++;
        else if (is_digit)
            made.whole++;
        commas = token.kind == TZ_FORMAT_COMMA && made.whole ? commas + 1 : is_digit ? 0 : commas;
        behind_point = behind_point || token.kind == TZ_FORMAT_POINT;
        made.exponent = made.exponent || token.kind == TZ_FORMAT_EXPONENT;
        made.fraction = made.fraction || (token.kind == TZ_FORMAT_SLASH && made.whole && !made.exponent);
        made.text = made.text || token.kind == TZ_FORMAT_TEXT || token.kind == TZ_FORMAT_GENERAL;
        made.scale += token.kind == TZ_FORMAT_PERCENT ? 2 : 0;
    }
    made.scale -= 3 * commas;
    return made;
}

static void put(tz_arena *arena, tz_bytes *out, char c) {
    tz_bytes_add(arena, out, &c, 1);
}

// ---- digits in their places ----

typedef struct placing {
    tz_arena *arena;
    tz_bytes *out;
    const tz_format_section *section;
    const shape *shape;
    tz_decimal number;
    int32_t exponent; // of 10, for scientific numbers
    int32_t place;    // places before the point that are still to come
} placing;

static void put_whole_digit(const placing *p, int32_t exponent) {
    put(p->arena, p->out, tz_decimal_digit(&p->number, exponent));
    if (p->shape->thousands && exponent > 0 && exponent % 3 == 0)
        put(p->arena, p->out, ',');
}

// The first place takes all digits that have none of their own.
static void put_whole(placing *p, char place) {
    int32_t last = p->place - 1,
            first = p->place == p->shape->whole && p->number.point > p->place ? p->number.point - 1 : last;
    for (int32_t exponent = first; exponent >= last; exponent--) {
        bool has_digit = p->number.n > 0 && exponent < p->number.point;
        if (has_digit || place == '0')
            put_whole_digit(p, exponent);
        else if (place == '?')
            put(p->arena, p->out, ' ');
    }
    p->place--;
}

static void put_behind(const placing *p, char place, int32_t nth) {
    bool has_digit = p->number.n > 0 && -nth >= p->number.point - p->number.n;
    if (has_digit || place == '0')
        put(p->arena, p->out, tz_decimal_digit(&p->number, -nth));
    else if (place == '?')
        put(p->arena, p->out, ' ');
}

static void put_exponent(const placing *p, const tz_format_token *token) {
    int32_t size = p->exponent < 0 ? -p->exponent : p->exponent;
    if (p->exponent < 0 || token->from[1] == '+')
        put(p->arena, p->out, p->exponent < 0 ? '-' : '+');
    tz_bytes_format(p->arena, p->out, "%0*d", (int)p->shape->exponent_places, size);
}

// ".5" needs no place before the point for the digits that stand there.
static void put_point(const placing *p, bool is_first) {
    for (int32_t e = p->number.point - 1; is_first && !p->shape->whole && e >= 0 && p->number.n; e--)
        put_whole_digit(p, e);
    put(p->arena, p->out, '.');
}

typedef struct progress {
    int32_t behind; // digits behind the point so far
    bool behind_point, in_exponent;
} progress;

static void put_token(placing *p, const tz_format_token *token, progress *so_far) {
    bool is_digit = token->kind == TZ_FORMAT_DIGIT;
    if (is_digit && !so_far->in_exponent && so_far->behind_point)
        put_behind(p, *token->from, ++so_far->behind);
    else if (is_digit && !so_far->in_exponent)
        put_whole(p, *token->from);
    else if (token->kind == TZ_FORMAT_POINT) {
        put_point(p, !so_far->behind_point);
        so_far->behind_point = true;
    } else if (token->kind == TZ_FORMAT_EXPONENT) {
        so_far->in_exponent = true;
        put(p->arena, p->out, 'E');
        put_exponent(p, token);
    } else if (token->kind == TZ_FORMAT_TEXT || token->kind == TZ_FORMAT_GENERAL)
        tz_decimal_show_general(p->arena, &p->number, p->out);
    else if (!is_digit && token->kind != TZ_FORMAT_COMMA && (token->kind != TZ_FORMAT_PADDING || p->out->n))
        tz_bytes_add(p->arena, p->out, token->from, (size_t)(token->to - token->from));
}

static void put_tokens(placing *p) {
    tz_format_numerals numerals = tz_format_numerals_of(p->section);
    progress so_far = {.behind = 0};
    for (const char *at = p->section->from;;) {
        tz_format_token token = tz_format_next(p->section, &at);
        size_t from = p->out->n;
        if (token.kind == TZ_FORMAT_END)
            return;
        put_token(p, &token, &so_far);
        if (token.kind != TZ_FORMAT_LITERAL)
            tz_format_put_numerals(p->arena, numerals, token.kind == TZ_FORMAT_GENERAL, from, p->out);
    }
}

// The power of ten that leaves as many digits before the point as there are places for; with several ("##0.0E+0") it is
// a multiple of their number.
static void take_exponent(placing *p) {
    if (p->number.n == 0)
        return;
    int32_t step = p->shape->whole > 0 ? p->shape->whole : 1;
    for (int rounds = 0; rounds < 2; rounds++) { // rounding may give one digit more
        int32_t exponent = p->number.point - 1;
        int32_t lower = exponent >= 0 ? exponent / step * step : -((-exponent + step - 1) / step * step);
        p->exponent += lower;
        p->number.point -= lower;
        tz_decimal_round(&p->number, p->number.point + p->shape->behind);
    }
}

// ---- fractions ----

typedef struct fraction {
    int64_t whole, above, below;
} fraction;

// What a section asks for.
typedef struct fraction_shape {
    int32_t groups; // of places before the slash: with two of them, whole numbers stand apart
    bool zero;      // with a 0 for them, which is always shown
    int32_t places; // behind it
    int64_t given;  // the number behind it, if it is written there; else 0
} fraction_shape;

// A digit of the number below the line ("# ?/4"); behind it, 0 is one as well ("# ??/100").
static bool is_given_digit(const tz_format_token *token, bool begun) {
    return (token->kind == TZ_FORMAT_LITERAL || (begun && token->kind == TZ_FORMAT_DIGIT)) &&
           token->to - token->from == 1 && *token->from >= '0' && *token->from <= '9';
}

static fraction_shape fraction_shape_of(const tz_format_section *s) {
    fraction_shape made = {.groups = 0};
    bool behind = false, in_group = false;
    for (const char *at = s->from;;) {
        tz_format_token token = tz_format_next(s, &at);
        bool is_place = token.kind == TZ_FORMAT_DIGIT;
        if (token.kind == TZ_FORMAT_END)
            return made;
        if (behind && made.given < 1000 && is_given_digit(&token, made.given > 0))
            made.given = made.given * 10 + (*token.from - '0');
        else if (behind && is_place)
            made.places++;
        made.zero = made.zero || (made.groups == 0 && is_place && *token.from == '0');
        made.groups += !behind && is_place && !in_group;
        in_group = is_place;
        behind = behind || token.kind == TZ_FORMAT_SLASH;
    }
}

static double value_of(const tz_decimal *number) {
    double value = 0, unit = 1;
    for (int32_t i = 0; i < number->n; i++)
        value = value * 10 + (number->digits[i] - '0');
    int32_t exponent = number->point - number->n;
    for (int32_t i = 0; i < (exponent < 0 ? -exponent : exponent); i++)
        unit *= 10;
    return exponent < 0 ? value / unit : value * unit;
}

// The nearest fraction with so many digits below.
static fraction nearest(double value, int32_t places, int64_t given) {
    int64_t most = places >= 3 ? 999 : places == 2 ? 99 : 9, from = given ? given : 1, to = given ? given : most;
    fraction best = {(int64_t)value, 0, from};
    double rest = value - (double)best.whole, least = 2;
    for (int64_t below = from; below <= to; below++) {
        int64_t above = (int64_t)(rest * (double)below + 0.5);
        double distance = rest - (double)above / (double)below;
        distance = distance < 0 ? -distance : distance;
        if (distance + 1e-12 < least) {
            least = distance;
            best.above = above;
            best.below = below;
        }
    }
    if (best.above == best.below) {
        best.whole++;
        best.above = 0;
    }
    return best;
}

static void put_nearest(const placing *p) {
    fraction_shape asked = fraction_shape_of(p->section);
    fraction f = nearest(value_of(&p->number), asked.places, asked.given);
    if (asked.groups < 2)
        tz_bytes_format(p->arena, p->out, "%lld/%lld", (long long)(f.whole * f.below + f.above), (long long)f.below);
    else if (!f.above)
        tz_bytes_format(p->arena, p->out, "%lld", (long long)f.whole);
    else if (f.whole || asked.zero)
        tz_bytes_format(p->arena, p->out, "%lld %lld/%lld", (long long)f.whole, (long long)f.above, (long long)f.below);
    else
        tz_bytes_format(p->arena, p->out, "%lld/%lld", (long long)f.above, (long long)f.below);
}

// What stands between the first place and the last digit below the line is the fraction's; blanks that keep its numbers
// below each other are left out.
static void put_fraction(const placing *p) {
    enum { BEFORE, ABOVE, BELOW, BEHIND } where = BEFORE;
    for (const char *at = p->section->from;;) {
        tz_format_token token = tz_format_next(p->section, &at);
        bool is_place = token.kind == TZ_FORMAT_DIGIT;
        if (token.kind == TZ_FORMAT_END)
            return;
        if (where == BEFORE && is_place) {
            put_nearest(p);
            where = ABOVE;
        } else if (where == ABOVE) {
            where = token.kind == TZ_FORMAT_SLASH ? BELOW : ABOVE;
        } else if (where == BEFORE || !(is_place || is_given_digit(&token, false))) {
            where = where == BELOW ? BEHIND : where;
            tz_bytes_add(p->arena, p->out, token.from, (size_t)(token.to - token.from));
        }
    }
}

// ---- all of them ----

void tz_format_show_number(tz_arena *arena, const tz_format_section *section, const tz_decimal *number, tz_bytes *out) {
    shape asked = shape_of(section);
    placing p = {arena, out, section, &asked, *number, 0, asked.whole};
    if (p.number.n)
        p.number.point += asked.scale;
    if (asked.exponent)
        take_exponent(&p);
    else if (!asked.text && !asked.fraction)
        tz_decimal_round(&p.number, p.number.point + asked.behind);
    bool negative = p.number.negative && p.number.n > 0;
    p.number.negative = false;
    if (negative)
        put(arena, out, '-');
    if (asked.fraction && p.number.point > TZ_DECIMAL_DIGITS) // nothing of it is behind the point
        tz_decimal_show_general(arena, &p.number, out);
    else if (asked.fraction)
        put_fraction(&p);
    else
        put_tokens(&p);
}
