// What the lines command is made of.
#ifndef CLI_LINES_H
#define CLI_LINES_H

#include "cli/cli.h"
#include "font/font.h"

// The fonts and the family that --font names: a family's id or the name of its font in the list of fonts ("gothic",
// "BIZ UDGothic"), or a font file ("FILE.otf", "FILE.ttc#1"), which then has no fallback. NULL after reporting.
tz_fonts *tz_lines_fonts(tz_call *call, int *family, tz_exit *status);

#endif
