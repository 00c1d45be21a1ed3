// What a value is: in words, and what holds without it.
#include "base/intl.h"
#include "layout/read.h"
#include "reference/inside.h"

const tz_bind_table *tz_reference_below(const tz_bind *row, tz_bind_table *made) {
    if (row->read != tz_layout_read_mapping)
        return row->below;
    const tz_mapping_spec *spec = row->argument;
    *made = (tz_bind_table){.rows = spec->rows, .n = spec->n};
    return made;
}

tz_reference_scalar tz_reference_scalar_of(const tz_bind *row) {
    return row->read == tz_layout_read_color      ? TZ_READS_COLOR
           : row->read == tz_layout_read_style    ? TZ_READS_STYLE
           : row->read == tz_layout_read_template ? TZ_READS_TEMPLATE
                                                  : TZ_READS_TEXT;
}

const char *const *tz_reference_template_names(tz_arena *arena, const tz_bind *row) {
    const char *const *own = row->argument;
    size_t n = 0;
    while (own[n])
        n++;
    const char **names = TZ_ARRAY(arena, const char *, n + 2);
    for (size_t i = 0; i < n; i++)
        names[i] = own[i];
    names[n] = tz_units_name;
    return names;
}

// ---- types ----

static const char *joined(tz_arena *arena, const char *const *words, const char *before, const char *after) {
    tz_bytes out = {0};
    for (size_t i = 0; words[i]; i++)
        tz_bytes_format(arena, &out, "%s%s%s%s", i ? ", " : "", before, words[i], after);
    return tz_arena_copy(arena, out.n ? out.at : "", out.n);
}

static const char *range_text(tz_arena *arena, const tz_bind *row) {
    const char *least = tz_bind_number(arena, row->type, row->least),
               *most = tz_bind_number(arena, row->type, row->most);
    switch (row->type) {
    case TZ_BIND_INT:
        return tz_arena_format(arena, _("whole number from %s to %s"), least, most);
    case TZ_BIND_RATIO:
        return tz_arena_format(arena, _("number from %s to %s, or per cent"), least, most);
    case TZ_BIND_LENGTH:
        return tz_arena_format(arena, _("length from %s to %s, or up to %s"), least, most,
                               tz_bind_number(arena, TZ_BIND_EM, row->most_em));
    default:
        return tz_arena_format(arena, _("length from %s to %s"), least, most);
    }
}

static const char *scalar_text(tz_arena *arena, const tz_bind *row) {
    switch (tz_reference_scalar_of(row)) {
    case TZ_READS_COLOR:
        return _("colour");
    case TZ_READS_STYLE:
        return _("name of a style");
    case TZ_READS_TEMPLATE:
        return tz_arena_format(arena, _("text in which these are filled in: %s"),
                               joined(arena, tz_reference_template_names(arena, row), "{", "}"));
    default:
        return _("text");
    }
}

static const char *holder_text(const tz_bind *row) {
    tz_bind_table made;
    const tz_bind_table *below = tz_reference_below(row, &made);
    if (!below)
        return row->list ? _("list") : _("text");
    return below->held == TZ_HELD_IN_LIST   ? _("list, of which each item has the keys")
           : below->held == TZ_HELD_BY_NAME ? _("names, of which each has the keys")
                                            : _("the keys");
}

const char *tz_reference_type(tz_arena *arena, const tz_bind *row) {
    if (row->expects)
        return _(row->expects);
    switch (row->type) {
    case TZ_BIND_TEXT:
        return _("text");
    case TZ_BIND_BOOL:
        return _("true or false");
    case TZ_BIND_CHOICE:
    case TZ_BIND_EITHER:
        return tz_arena_format(arena, _("one of: %s"), joined(arena, row->choices, "", ""));
    case TZ_BIND_TEXTS:
        return _("list of texts");
    case TZ_BIND_SCALAR:
        return scalar_text(arena, row);
    case TZ_BIND_NODE:
    case TZ_BIND_VALUE:
        return holder_text(row);
    default:
        return range_text(arena, row);
    }
}

// ---- defaults ----

static const char *number_default(tz_arena *arena, const tz_bind *row, int32_t value) {
    return value >= row->least && value <= row->most ? tz_bind_number(arena, row->type, value) : NULL;
}

static const char *text_default(tz_arena *arena, const tz_text *text) {
    return text->size ? tz_text_to_string(arena, text) : NULL;
}

static const char *color_default(tz_arena *arena, const tz_color *color) {
    return color->k ? tz_arena_format(arena, "K%d", color->k / 10) : NULL;
}

static const char *scalar_default(tz_arena *arena, const tz_bind *row, const void *member) {
    switch (tz_reference_scalar_of(row)) {
    case TZ_READS_TEMPLATE:
        return text_default(arena, &((const tz_template *)member)->text);
    case TZ_READS_COLOR:
        return color_default(arena, member);
    default:
        return NULL;
    }
}

const char *tz_reference_default(tz_arena *arena, const tz_bind *row, const void *defaults) {
    static const tz_length_spec zero[4]; // as large as any member that is looked at
    const void *member = defaults ? (const char *)defaults + row->offset : (const void *)zero;
    const tz_length_spec *length = member;
    switch (row->type) {
    case TZ_BIND_INT:
    case TZ_BIND_RATIO:
    case TZ_BIND_PAPER_LENGTH:
    case TZ_BIND_EM:
        return number_default(arena, row, *(const int32_t *)member);
    case TZ_BIND_LENGTH:
        return length->em ? tz_bind_number(arena, TZ_BIND_EM, length->em) : number_default(arena, row, length->fixed);
    case TZ_BIND_BOOL:
        return *(const bool *)member ? "true" : "false";
    case TZ_BIND_CHOICE:
        return row->choices[*(const int *)member];
    case TZ_BIND_EITHER:
        return row->choices[*(const bool *)member];
    case TZ_BIND_SCALAR:
        return defaults ? scalar_default(arena, row, member) : NULL;
    default:
        return NULL;
    }
}
