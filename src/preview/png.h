// Pixels as a PNG file (ISO/IEC 15948).
#ifndef PREVIEW_PNG_H
#define PREVIEW_PNG_H

#include "preview/preview.h"

// In gray when all of them are gray. The arena is used while it writes. False when the sink refuses.
bool tz_png_write(tz_arena *arena, const tz_pixels *pixels, int32_t dpi, const tz_sink *sink);

#endif
