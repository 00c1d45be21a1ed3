// Colours: how they are written, what inks look like where there are none, and whether text can be read on its ground.
#include "layout/read.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// ---- reading ----

// Reads up to four whole numbers 0-100 separated by spaces as per mille; gives their count, or 0.
static size_t read_inks(const char *text, uint16_t ink[4]) {
    size_t n = 0;
    while (n < 4) {
        char *end;
        long value = strtol(text, &end, 10);
        if (end == text || value < 0 || value > 100)
            return 0;
        ink[n++] = (uint16_t)(value * 10);
        text = end + strspn(end, " ");
        if (!*text)
            return n;
    }
    return 0;
}

bool tz_layout_read_color(void *reader, const tz_bind *bind, const tz_yaml *value, void *member) {
    tz_layout_reader *r = reader;
    const char *word = tz_text_to_string(r->arena, &value->text);
    tz_color *color = member;
    uint16_t ink[4];
    if (word[0] == 'K' && read_inks(word + 1, ink) == 1) {
        *color = (tz_color){0, 0, 0, ink[0]};
    } else if (!strncmp(word, "CMYK ", 5) && read_inks(word + 5, ink) == 4) {
        *color = (tz_color){ink[0], ink[1], ink[2], ink[3]};
        tz_layout_note_ink(r, *color, value->place);
    } else if (*word || bind->required) {
        tz_error(r->diag, value->place, _("not a colour: %s (write K100, K12, or CMYK 0 60 40 0)"), word);
        return false;
    }
    return true;
}

// ---- contrast ----

// WCAG 2.1, 1.4.3 (level AA) and ISO 14289-1's companion guides: 4.5 to 1 for text of any size.
enum { LEAST_CONTRAST = 45 }; // tenths

void tz_color_rgb(tz_color color, int32_t light[3]) {
    const int32_t inks[3] = {color.c, color.m, color.y};
    for (int i = 0; i < 3; i++)
        light[i] = ((1000 - inks[i]) * (1000 - color.k) + 500) / 1000;
}

// Relative luminance of sRGB (WCAG 2.1).
static double luminance(tz_color color) {
    static const double weights[3] = {0.2126, 0.7152, 0.0722};
    int32_t light[3];
    double sum = 0;
    tz_color_rgb(color, light);
    for (int i = 0; i < 3; i++) {
        double value = light[i] / 1000.0;
        sum += weights[i] * (value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4));
    }
    return sum;
}

// The contrast of two colours in tenths, rounded down: 10 to 210.
static int contrast(tz_color a, tz_color b) {
    double one = luminance(a) + 0.05, other = luminance(b) + 0.05;
    return (int)(10 * (one > other ? one / other : other / one) + 1e-9);
}

static bool is_same(tz_color a, tz_color b) {
    return a.c == b.c && a.m == b.m && a.y == b.y && a.k == b.k;
}

static bool is_reported(const tz_layout_reader *r, const tz_style *style, tz_color ground) {
    for (size_t i = 0; i < r->faint.n; i++)
        if (r->faint.at[i].style == style && is_same(r->faint.at[i].ground, ground))
            return true;
    return false;
}

static tz_color ground_of(const tz_layout *layout, tz_ground ground) {
    static const tz_color paper = {0, 0, 0, 0};
    return ground == TZ_GROUND_SHADE ? layout->ruling.shade : ground == TZ_GROUND_TAB ? layout->tabs.color : paper;
}

// Where the text, its colour or the ground's is written: the one that the nearest file has.
static tz_place find_cause(const tz_layout_reader *r, const tz_style *style, tz_ground ground, tz_place use) {
    tz_place places[] = {use, r->origins[style - r->layout->styles].at[TZ_STYLE_COLOR], {0}};
    if (ground != TZ_GROUND_PAPER)
        places[2] = tz_layout_cause(r, r->root, ground == TZ_GROUND_SHADE ? "/ruling/shade" : "/tabs/color").place;
    return tz_layout_nearest(r, places, 3);
}

bool tz_layout_check_contrast(tz_layout_reader *r, const tz_style *style, tz_ground on, tz_place use) {
    tz_color ground = ground_of(r->layout, on);
    int found = contrast(style->color, ground);
    if (found >= LEAST_CONTRAST)
        return true;
    tz_place place = find_cause(r, style, on, use);
    if (is_reported(r, style, ground) || !tz_layout_tell_once(r, place, TZ_STYLE_COLOR))
        return false;
    *TZ_ADD(r->arena, &r->faint) = (tz_faint_text){style, ground};
    tz_error(r->diag, place,
             _("text in the style %s is hard to read here: its contrast is %d.%d to 1, at least 4.5 to 1 is needed"),
             style->name, found / 10, found % 10);
    tz_note(r->diag, (tz_place){0}, _("make the text darker or what is behind it lighter, or the other way round"));
    return false;
}
