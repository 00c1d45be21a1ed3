// What the fonts command is made of.
#ifndef CLI_FONTS_H
#define CLI_FONTS_H

#include "cli/cli.h"
#include "font/font.h"

// A list of fonts with one family, "given", whose one face is the file: "FILE.otf", "FILE.ttc#1". NULL after reporting.
tz_fonts *tz_cli_font_of_file(tz_call *call, const char *asked, tz_exit *status);
// fonts add FILE...
tz_exit tz_cli_fonts_add(tz_call *call);

#endif
