// The keys of fonts.yaml (read.c), for whoever tells people what they may write.
#ifndef FONT_KEYS_H
#define FONT_KEYS_H

#include "yaml/yaml.h"

extern const tz_bind_table tz_fonts_table;

#endif
