// Numbers as people write them in layouts, exact: no floating point, no locale.
#ifndef YAML_NUMBER_H
#define YAML_NUMBER_H

#include "base/length.h"

#include <stdbool.h>
#include <stddef.h>

// A whole number, the text being nothing else.
bool tz_number_int(const char *text, size_t size, int32_t *value);
// "1.3" or "130%" in millionths.
bool tz_number_ratio(const char *text, size_t size, int32_t *value);
// A sum of lengths: "10mm", "1mm + 0.5em", "0".
bool tz_number_length(const char *text, size_t size, tz_length_spec *value);

#endif
