// An example of a value, for a row that has none of its own: one that its type takes; and of what holds keys, those
// that must be there.
#include "layout/read.h"
#include "reference/inside.h"

static int32_t within(const tz_bind *row, int32_t value) {
    return value < row->least ? row->least : value > row->most ? row->most : value;
}

// A rule is thin, type is as large as text mostly is, and what else stands on paper some millimetres long.
static int32_t paper_length(const tz_bind *row) {
    return row->most <= TZ_THICKEST ? TZ_MM / 4 : row->least == TZ_PT ? 9 * TZ_PT : 8 * TZ_MM;
}

static const char *number(tz_arena *arena, const tz_bind *row) {
    switch (row->type) {
    case TZ_BIND_INT:
        return tz_bind_number(arena, row->type, within(row, row->least + 1));
    case TZ_BIND_RATIO:
        return tz_bind_number(arena, row->type, within(row, 1300000));
    case TZ_BIND_LENGTH:
        return tz_bind_number(arena, TZ_BIND_EM, row->most_em < TZ_EM ? row->most_em : TZ_EM / 2);
    case TZ_BIND_EM:
        return tz_bind_number(arena, row->type, within(row, row->most <= TZ_EM ? TZ_EM / 4 : 2 * TZ_EM));
    default:
        return tz_bind_number(arena, row->type, within(row, paper_length(row)));
    }
}

static const char *scalar(tz_arena *arena, const tz_bind *row) {
    switch (tz_reference_scalar_of(row)) {
    case TZ_READS_COLOR:
        return "K80";
    case TZ_READS_STYLE:
        return "body";
    case TZ_READS_TEMPLATE:
        return tz_arena_format(arena, "\"{%s}\"", tz_reference_template_names(arena, row)[0]);
    default:
        return NULL;
    }
}

const char *tz_reference_example(tz_arena *arena, const tz_bind *row) {
    if (row->example)
        return row->example;
    switch (row->type) {
    case TZ_BIND_TEXT:
    case TZ_BIND_TEXTS:
    case TZ_BIND_NODE:
    case TZ_BIND_VALUE:
        return NULL;
    case TZ_BIND_BOOL:
        return "true";
    case TZ_BIND_CHOICE:
    case TZ_BIND_EITHER:
        return row->choices[1] ? row->choices[1] : row->choices[0];
    case TZ_BIND_SCALAR:
        return scalar(arena, row);
    default:
        return number(arena, row);
    }
}
