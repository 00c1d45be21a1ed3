// The columns that a part is set in: as many as its layout says, but fewer where they would be too narrow.
#include "layout/part_spec.h"

static tz_len column_width(const tz_part_spec *spec, tz_len width, int32_t columns) {
    return (width - (columns - 1) * spec->gap) / columns;
}

// Gaps that leave no room at all are a mistake, which is reported of the columns as they are given.
int32_t tz_part_columns(const tz_part_spec *spec, tz_len width) {
    int32_t columns = spec->columns;
    tz_len least = column_width(spec, width, columns) > 0 ? tz_em_to_len(spec->least_column, spec->size) : INT32_MIN;
    while (columns > 1 && column_width(spec, width, columns) < least)
        columns--;
    return columns;
}

tz_len tz_part_column_width(const tz_part_spec *spec, tz_len width) {
    return column_width(spec, width, tz_part_columns(spec, width));
}
