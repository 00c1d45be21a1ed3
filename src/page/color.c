// What inks look like where there are none.
#include "tsuzuri/page.h"

void tz_color_light(tz_color color, int32_t light[3]) {
    const int32_t inks[3] = {color.c, color.m, color.y};
    for (int i = 0; i < 3; i++)
        light[i] = ((1000 - inks[i]) * (1000 - color.k) + 500) / 1000;
}
