// What inks look like where there are none, and whether text can be read on its ground.
#include "read.h"

#include <math.h>

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

static bool is_told(const tz_reading *r, size_t use) {
    const tz_text_use *of = &r->uses.at[use];
    for (size_t i = 0; i < use; i++)
        if (r->uses.at[i].style == of->style && is_same(*r->uses.at[i].ground, *of->ground))
            return true;
    return false;
}

void tz_check_contrast(tz_reading *r) {
    for (size_t i = 0; i < r->uses.n; i++) {
        const tz_text_use *use = &r->uses.at[i];
        int found = contrast(use->style->color, *use->ground);
        if (found >= LEAST_CONTRAST || is_told(r, i))
            continue;
        tz_error(
            r->diag, use->place,
            _("text in the style %s is hard to read here: its contrast is %d.%d to 1, at least 4.5 to 1 is needed"),
            use->style->name, found / 10, found % 10);
        tz_note(r->diag, (tz_place){0}, _("make the text darker or what is behind it lighter, or the other way round"));
        r->failed = true;
    }
}
