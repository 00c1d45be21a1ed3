// Entries of a file: which lines begin one, keys and items of lists as they are and as slips make them.
#include "base/intl.h"
#include "yaml/slips.h"

#include <string.h>

// ---- which lines begin an entry ----

static bool is_item(const tz_slip_scan *s, const tz_line_of_file *line) {
    if (line->dash == TZ_NO_COLUMN || line->odd < line->text)
        return false;
    if (tz_slip_is_open(s, line->dash, true))
        return true;
    return s->levels.n == 0 || (tz_slip_expects_value(s) && line->dash >= s->owner.column);
}

// What looks like a key without being a word is one on a card only where no text can be.
static bool is_other_key(const tz_slip_scan *s, const tz_line_of_file *line) {
    const tz_slip_owner *o = &s->owner;
    if (s->levels.n == 0 || (tz_slip_expects_value(s) && s->levels.n == 1))
        return true;
    bool text = o->kind != TZ_NO_OWNER &&
                (o->value == TZ_VALUE_BLOCK || o->value == TZ_VALUE_PLAIN || tz_slip_expects_value(s));
    return !text && tz_slip_is_open(s, line->content - line->from, false);
}

// A word with a colon that is no key of the form, below a block: a field of another form, or a mistyped one, is
// written like a key; "TEL: 0594" is a line of the text.
static bool is_meant_as_key(const tz_slip_scan *s, const tz_line_of_file *line) {
    if (s->owner.kind == TZ_NO_OWNER || s->owner.value != TZ_VALUE_BLOCK)
        return true;
    if (line->value == line->end || strchr("|>\"'#", s->in->bytes[line->value]))
        return true;
    const tz_text word = {.bytes = s->in->bytes + line->content, .size = line->key_end - line->content};
    return tz_nearest_word(&word, s->in->rules->keys, s->in->rules->keys_n) != NULL;
}

// A key as the rules know it, or a word that looks like one where keys begin.
static bool is_key(const tz_slip_scan *s, const tz_line_of_file *line) {
    if (line->colon == TZ_COLON_NONE || (line->odd < line->text && !line->known))
        return false;
    if (s->in->rules && s->in->rules->answers && !line->is_word)
        return is_other_key(s, line);
    if (!line->known && s->in->rules && s->in->rules->answers && !is_meant_as_key(s, line))
        return false;
    return line->known || !s->in->rules || tz_slip_is_open(s, line->content - line->from, false) || s->levels.n == 0 ||
           (tz_slip_expects_value(s) && line->indent > s->owner.column);
}

// A known key alone on its line or before what looks like a value, with its colon forgotten or mistyped.
static bool is_bare_key(const tz_slip_scan *s, const tz_line_of_file *line) {
    static const char *const signs[] = {";", "；", "=", "＝", "|", "｜", "\"", "'"};
    bool open = s->levels.n == 0 ? line->top && line->indent == 0 : tz_slip_is_open(s, line->indent, false);
    if (!s->in->rules || !line->known || line->colon != TZ_COLON_NONE || line->dash != TZ_NO_COLUMN ||
        line->odd < line->text || !open)
        return false;
    size_t at = line->key_end, end = line->end;
    for (size_t n; (n = tz_line_blank_size(s->in, at, end)) > 0;)
        at += n;
    if (at == end || (at > line->key_end && (unsigned char)s->in->bytes[at] >= 0x80))
        return true;
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
        if (tz_slip_starts_with(s, at, end, signs[i]))
            return true;
    return false;
}

bool tz_slip_begins_entry(const tz_slip_scan *s, const tz_line_of_file *line) {
    return line->dash != TZ_NO_COLUMN ? is_item(s, line) : is_key(s, line) || is_bare_key(s, line);
}

// ---- entries ----

static void open_entry(tz_slip_scan *s, size_t column, size_t value_at) {
    s->owner =
        (tz_slip_owner){.kind = TZ_OWNER, .line = s->at, .column = column, .value_at = value_at, .last_line = s->at};
    s->to->fixes[s->at].is_entry = true;
}

void tz_slip_read_value(tz_slip_scan *s, size_t at) {
    tz_value_of_file value = tz_value_scan(s->in, s->to->arena, s->at, at, s->owner.column);
    s->owner.value = value.kind;
    s->owner.value_at = at;
    s->at = s->owner.last_line = value.last_line;
    if (!value.message)
        return;
    tz_slip_lose_owner(s, value.wrong_at, value.message);
    s->owner.deep = value.kind == TZ_VALUE_BLOCK;
}

// The column of keys below the entry: that of the first one which is indented as it should be.
static size_t column_below(const tz_slip_scan *s) {
    enum { MOST_LINES = 100 };
    for (size_t i = s->at + 1; i < s->n && i < s->at + MOST_LINES; i++) {
        tz_line_of_file line = tz_line_read(s->in, i);
        if (tz_line_is_empty(&line) || line.odd < line.text || line.colon == TZ_COLON_NONE || !line.known)
            continue;
        if (line.indent > s->owner.column)
            return line.indent;
        break;
    }
    return s->owner.column + 2;
}

// Whether keys stand in this column now. If not, *target is where they do; else it is where those before it stood that
// were deeper, or TZ_NO_COLUMN.
static bool find_level(tz_slip_scan *s, size_t column, size_t *target) {
    size_t popped = TZ_NO_COLUMN;
    bool dash_is_missing =
        tz_slip_top(s) && tz_slip_top(s)->is_list && tz_slip_top(s)->column == column && s->owner.column == column;
    while (tz_slip_top(s) &&
           (tz_slip_top(s)->column > column || (tz_slip_top(s)->is_list && tz_slip_top(s)->column == column))) {
        popped = tz_slip_top(s)->is_list ? popped : tz_slip_top(s)->column;
        s->levels.n--;
    }
    *target = popped;
    if (tz_slip_top(s) && !tz_slip_top(s)->is_list && tz_slip_top(s)->column == column)
        return true;
    bool below = tz_slip_expects_value(s) || !tz_slip_top(s) || tz_slip_top(s)->is_list;
    if (popped == TZ_NO_COLUMN && (below || dash_is_missing)) {
        tz_slip_push(s, column, false);
        return true;
    }
    *target = popped != TZ_NO_COLUMN ? popped : tz_slip_top(s)->column;
    if (popped != TZ_NO_COLUMN)
        tz_slip_push(s, popped, false);
    return false;
}

static void misplaced_key(tz_slip_scan *s, const tz_line_of_file *line, size_t target) {
    tz_slip_report(s, line->content,
                   tz_arena_format(s->to->arena, _("%.*s must begin in column %zu, as the keys before it"),
                                   (int)(line->key_end - line->content), s->in->bytes + line->content, target + 1));
    tz_mending_keep_key(s->to, s->at, target);
    open_entry(s, target, line->value);
    tz_slip_lose_key(s, line->value, line->end);
}

static void wrong_colon(tz_slip_scan *s, const tz_line_of_file *line, size_t column) {
    tz_slip_report(s, line->colon_at,
                   tz_colon_message(s->to->arena, s->in, line->content, line->key_end, line->colon_at, line->end));
    tz_mending_keep_key(s->to, s->at, TZ_NO_COLUMN);
    open_entry(s, column, line->value);
    tz_slip_lose_key(s, line->value, line->end);
}

// Whether a key of the file itself stands deeper, or one that belongs below it is not indented. *target becomes its
// column.
static bool is_on_other_level(tz_slip_scan *s, const tz_line_of_file *line, size_t *target) {
    if (!line->known || line->top == line->below || !s->in->rules->top_n || s->levels.n == 0)
        return false;
    if (line->below && s->levels.n == 1) {
        *target = *target == TZ_NO_COLUMN ? column_below(s) : *target;
        tz_slip_push(s, *target, false);
        return true;
    }
    if (line->below || s->levels.n == 1)
        return false;
    s->levels.n = 1;
    *target = s->levels.at[0].column;
    return true;
}

static void read_key(tz_slip_scan *s, const tz_line_of_file *line) {
    size_t column = line->content - line->from, target = 0;
    if (line->dash != TZ_NO_COLUMN)
        tz_slip_push(s, column, false);
    else if (!find_level(s, column, &target) || is_on_other_level(s, line, &target)) {
        misplaced_key(s, line, target);
        return;
    }
    if (line->colon != TZ_COLON) {
        wrong_colon(s, line, column);
        return;
    }
    open_entry(s, column, line->value);
    tz_slip_read_value(s, line->value);
}

static void read_bare_key(tz_slip_scan *s, const tz_line_of_file *line) {
    size_t target;
    tz_slip_report(s, line->key_end,
                   tz_arena_format(s->to->arena, _("\":\" is missing behind %.*s"),
                                   (int)(line->key_end - line->content), s->in->bytes + line->content));
    find_level(s, line->indent, &target);
    tz_mending_keep_key(s->to, s->at, TZ_NO_COLUMN);
    open_entry(s, line->indent, line->end);
    tz_slip_lose_key(s, line->key_end, line->end);
    s->owner.deep = line->key_end < line->end;
}

// A key behind blanks that are none for YAML.
static void read_odd_key(tz_slip_scan *s, const tz_line_of_file *line) {
    bool tab = s->in->bytes[line->odd] == '\t';
    tz_slip_report(s, line->odd,
                   tab ? _("a tab is not allowed as indentation: use spaces")
                       : _("this blank is full-width: indent with half-width spaces"));
    bool below = tz_slip_expects_value(s) && tz_slip_top(s) && !tz_slip_top(s)->is_list &&
                 tz_slip_top(s)->column == s->owner.column;
    size_t column = below ? column_below(s) : tz_slip_top(s) ? tz_slip_top(s)->column : 0;
    if (below || !tz_slip_top(s))
        tz_slip_push(s, column, false);
    tz_mending_keep_key(s->to, s->at, column);
    open_entry(s, column, line->value);
    tz_slip_lose_key(s, line->value, line->end);
}

static void read_item(tz_slip_scan *s, const tz_line_of_file *line) {
    while (tz_slip_top(s) &&
           (tz_slip_top(s)->column > line->dash ||
            (!tz_slip_top(s)->is_list && tz_slip_top(s)->column == line->dash && tz_slip_is_open(s, line->dash, true))))
        s->levels.n--;
    if (!tz_slip_top(s) || !tz_slip_top(s)->is_list || tz_slip_top(s)->column != line->dash)
        tz_slip_push(s, line->dash, true);
    if (line->colon != TZ_COLON_NONE) {
        read_key(s, line);
        return;
    }
    open_entry(s, line->dash, line->content);
    tz_slip_read_value(s, line->content);
}

void tz_slip_read_entry(tz_slip_scan *s, const tz_line_of_file *line) {
    if (line->dash != TZ_NO_COLUMN)
        read_item(s, line);
    else if (line->odd < line->text)
        read_odd_key(s, line);
    else if (line->colon == TZ_COLON_NONE)
        read_bare_key(s, line);
    else
        read_key(s, line);
}
