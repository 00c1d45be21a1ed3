// Reading a mapping into a struct, as a table of rows describes it.
#include "base/intl.h"
#include "yaml/number.h"
#include "yaml/yaml.h"

#include <string.h>

typedef struct binding {
    tz_arena *arena;
    const tz_bind *binds;
    size_t n;
    void *to;
    void *context; // for the readers of rows
    tz_diag *diag;
} binding;

static bool wrong(const binding *b, const tz_yaml *value, const char *message) {
    tz_error(b->diag, value->place, "%s", message);
    return false;
}

static void *member(const binding *b, const tz_bind *bind) {
    return (char *)b->to + bind->offset;
}

static bool is_within(int32_t least, int32_t value, int32_t most) {
    return value >= least && value <= most;
}

static bool read_int(const binding *b, const tz_bind *bind, const tz_yaml *value) {
    int32_t *to = member(b, bind);
    if (!tz_number_int(value->text.bytes, value->text.size, to))
        return wrong(b, value, _("a whole number is expected here"));
    if (is_within(bind->least, *to, bind->most))
        return true;
    tz_error(b->diag, value->place, _("a number from %d to %d is expected here"), bind->least, bind->most);
    return false;
}

static bool read_bool(const binding *b, const tz_bind *bind, const tz_yaml *value) {
    bool yes = tz_text_is(&value->text, "true");
    if (!yes && !tz_text_is(&value->text, "false"))
        return wrong(b, value, _("true or false is expected here"));
    *(bool *)member(b, bind) = yes;
    return true;
}

// In thousandths of the unit at most, and in no more digits than are needed.
static const char *decimal(tz_arena *arena, int32_t value, int32_t unit, const char *name) {
    int64_t thousandths = (int64_t)(value < 0 ? -(int64_t)value : value) * 1000 / unit;
    int whole = (int)(thousandths / 1000), rest = (int)(thousandths % 1000), digits = 3;
    const char *sign = value < 0 ? "-" : "";
    for (; rest && rest % 10 == 0; rest /= 10)
        digits--;
    return rest ? tz_arena_format(arena, "%s%d.%0*d%s", sign, whole, digits, rest, name)
                : tz_arena_format(arena, "%s%d%s", sign, whole, name);
}

// Whole points, or millimetres, else points.
static const char *paper_length(tz_arena *arena, int32_t length) {
    bool metric = length % (TZ_MM / 100) == 0 && (length % TZ_MM == 0 || length % TZ_PT != 0);
    return decimal(arena, length, metric ? TZ_MM : TZ_PT, metric ? "mm" : "pt");
}

const char *tz_bind_number(tz_arena *arena, tz_bind_type type, int32_t value) {
    switch (type) {
    case TZ_BIND_LENGTH:
    case TZ_BIND_PAPER_LENGTH:
        return paper_length(arena, value);
    case TZ_BIND_RATIO:
        return decimal(arena, value, 1000000, "");
    case TZ_BIND_EM:
        return decimal(arena, value, TZ_EM, "em");
    default:
        return tz_arena_format(arena, "%d", value);
    }
}

static bool check_range(const binding *b, const tz_bind *bind, const tz_yaml *value, int32_t length) {
    bool within = is_within(bind->least, length, bind->most);
    if (!within)
        tz_error(b->diag, value->place, _("a length from %s to %s is expected here"),
                 tz_bind_number(b->arena, bind->type, bind->least), tz_bind_number(b->arena, bind->type, bind->most));
    return within;
}

static bool read_length(const binding *b, const tz_bind *bind, const tz_yaml *value) {
    tz_length_spec length;
    if (!tz_number_length(value->text.bytes, value->text.size, &length))
        return wrong(b, value, _("a length is expected here, such as 10mm, 8pt, 12Q, 0.5em or 1mm + 0.5em"));
    *(tz_length_spec *)member(b, bind) = length;
    if (is_within(bind->least, length.fixed, bind->most) && is_within(0, length.em, bind->most_em))
        return true;
    tz_error(b->diag, value->place, _("a length from %s to %s is expected here, or one in em, up to %s"),
             paper_length(b->arena, bind->least), paper_length(b->arena, bind->most),
             tz_bind_number(b->arena, TZ_BIND_EM, bind->most_em));
    return false;
}

static bool read_paper_length(const binding *b, const tz_bind *bind, const tz_yaml *value) {
    tz_length_spec length;
    if (!tz_number_length(value->text.bytes, value->text.size, &length))
        return wrong(b, value, _("a length is expected here, such as 10mm, 8pt or 12Q"));
    *(tz_len *)member(b, bind) = length.fixed;
    if (length.em)
        tz_error(b->diag, value->place, _("%s must be given in mm, pt or Q here"), bind->key);
    return !length.em && check_range(b, bind, value, length.fixed);
}

static bool read_em(const binding *b, const tz_bind *bind, const tz_yaml *value) {
    tz_length_spec length;
    if (!tz_number_length(value->text.bytes, value->text.size, &length))
        return wrong(b, value, _("a length in em is expected here, such as 0.5em"));
    *(tz_em *)member(b, bind) = length.em;
    if (length.fixed)
        tz_error(b->diag, value->place, _("%s must be given in em here, such as 0.5em"), bind->key);
    return !length.fixed && check_range(b, bind, value, length.em);
}

static bool read_ratio(const binding *b, const tz_bind *bind, const tz_yaml *value) {
    int32_t *to = member(b, bind);
    if (!tz_number_ratio(value->text.bytes, value->text.size, to))
        return wrong(b, value, _("a number is expected here, such as 1.3 or 130%"));
    if (is_within(bind->least, *to, bind->most))
        return true;
    tz_error(b->diag, value->place, _("a number from %s to %s is expected here"),
             tz_bind_number(b->arena, bind->type, bind->least), tz_bind_number(b->arena, bind->type, bind->most));
    return false;
}

static bool read_choice(const binding *b, const tz_bind *bind, const tz_yaml *value) {
    tz_bytes all = {.n = 0};
    for (int i = 0; bind->choices[i]; i++) {
        if (tz_text_is(&value->text, bind->choices[i])) {
            if (bind->type == TZ_BIND_EITHER)
                *(bool *)member(b, bind) = i != 0;
            else
                *(int *)member(b, bind) = i;
            return true;
        }
        tz_bytes_format(b->arena, &all, "%s%s", i ? ", " : "", bind->choices[i]);
    }
    tz_error(b->diag, value->place, _("one of these words is expected here: %s"), all.at ? all.at : "");
    return false;
}

static bool is_blank(const tz_text *text) {
    return tz_text_character_count(text) == 0;
}

bool tz_yaml_read_texts(tz_arena *arena, const tz_yaml *value, tz_texts *to, tz_diag *diag) {
    const binding b = {.diag = diag};
    if (value->kind != TZ_SEQUENCE)
        return wrong(&b, value, _("a list is expected here"));
    tz_text *at = TZ_ARRAY(arena, tz_text, value->n);
    size_t n = 0;
    for (size_t i = 0; i < value->n; i++)
        if (value->items[i]->unreadable)
            continue; // its error is reported
        else if (value->items[i]->kind == TZ_SCALAR && !is_blank(&value->items[i]->text))
            at[n++] = value->items[i]->text;
        else
            wrong(&b, value->items[i], _("a text is expected here"));
    *to = (tz_texts){at, n};
    return n == value->n;
}

static bool read_text(const binding *b, const tz_bind *bind, const tz_yaml *value) {
    *(tz_text *)member(b, bind) = value->text;
    if (!bind->filled || !is_blank(&value->text))
        return true;
    tz_error(b->diag, value->place, _("%s needs a text"), bind->key);
    return false;
}

static bool read_scalar(const binding *b, const tz_bind *bind, const tz_yaml *value) {
    return bind->read(b->context, bind, value, member(b, bind));
}

static bool read_value(const binding *b, const tz_bind *bind, const tz_yaml *value) {
    if (value->unreadable)
        return false; // its error is reported
    static bool (*const readers[])(const binding *b, const tz_bind *bind, const tz_yaml *value) = {
        [TZ_BIND_TEXT] = read_text,     [TZ_BIND_INT] = read_int,       [TZ_BIND_BOOL] = read_bool,
        [TZ_BIND_LENGTH] = read_length, [TZ_BIND_EM] = read_em,         [TZ_BIND_PAPER_LENGTH] = read_paper_length,
        [TZ_BIND_RATIO] = read_ratio,   [TZ_BIND_CHOICE] = read_choice, [TZ_BIND_EITHER] = read_choice,
        [TZ_BIND_SCALAR] = read_scalar,
    };
    if (bind->type == TZ_BIND_NODE) {
        *(const tz_yaml **)member(b, bind) = value;
        return true;
    }
    if (bind->type == TZ_BIND_VALUE)
        return bind->read(b->context, bind, value, member(b, bind));
    if (bind->type == TZ_BIND_TEXTS)
        return tz_yaml_read_texts(b->arena, value, member(b, bind), b->diag);
    if (value->kind != TZ_SCALAR)
        return wrong(b, value,
                     value->kind == TZ_SEQUENCE ? _("a text is expected here, not a list")
                                                : _("a text is expected here, not keys with values"));
    return readers[bind->type](b, bind, value);
}

static bool is_known(const binding *b, const tz_text *key) {
    for (size_t i = 0; i < b->n; i++)
        if (tz_text_is(key, b->binds[i].key))
            return true;
    return false;
}

static const char **known_keys(const binding *b) {
    const char **known = TZ_ARRAY(b->arena, const char *, b->n);
    for (size_t i = 0; i < b->n; i++)
        known[i] = b->binds[i].key;
    return known;
}

static void report_unknown_key(const binding *b, tz_keys *keys, size_t i) {
    const tz_text *key = &keys->in->pairs[i].key;
    const char *nearest = tz_keys_suggestion(keys, i), *excerpt = tz_text_excerpt(b->arena, key);
    if (nearest)
        tz_error(b->diag, tz_text_place(key, 0), _("no such key: %s (did you mean %s?)"), excerpt, nearest);
    else
        tz_error(b->diag, tz_text_place(key, 0), _("no such key: %s"), excerpt);
}

static bool read_and_tell(const binding *b, const tz_bind *bind, const tz_yaml *value) {
    return read_value(b, bind, value) && (!bind->then || bind->then(b->context, bind, value, member(b, bind)));
}

// One row: every value of its key, for in a tree of tz_yaml_read_tolerant() a key may stand twice.
static bool read_row(const binding *b, const tz_bind *bind, tz_keys *keys) {
    bool ok = true, found = false;
    for (size_t i = 0; i < keys->in->n; i++)
        if (tz_text_is(&keys->in->pairs[i].key, bind->key)) {
            ok = read_and_tell(b, bind, keys->in->pairs[i].value) && ok;
            found = true;
        }
    if (found || !bind->required)
        return ok;
    if (tz_keys_is_missing(keys, bind->key))
        tz_error(b->diag, keys->in->place, _("the key %s is missing here"), bind->key);
    return false;
}

bool tz_yaml_bind_with(tz_arena *arena, const tz_yaml *mapping, const tz_bind *binds, size_t n, void *to, void *context,
                       tz_diag *diag) {
    binding b = {arena, binds, n, to, context, diag};
    if (mapping->unreadable)
        return false; // its error is reported
    if (mapping->kind != TZ_MAPPING)
        return wrong(&b, mapping, _("keys with values (key: value) are expected here"));
    bool ok = true;
    tz_keys keys = {.arena = arena, .in = mapping, .known = known_keys(&b), .n = n};
    for (size_t i = 0; i < mapping->n; i++)
        if (!is_known(&b, &mapping->pairs[i].key)) {
            report_unknown_key(&b, &keys, i);
            ok = false;
        }
    for (size_t i = 0; i < n; i++)
        ok = read_row(&b, &binds[i], &keys) && ok;
    return ok;
}

bool tz_yaml_bind(tz_arena *arena, const tz_yaml *mapping, const tz_bind *binds, size_t n, void *to, tz_diag *diag) {
    return tz_yaml_bind_with(arena, mapping, binds, n, to, NULL, diag);
}
