// How a value is written, and what is wrong with that: signs that a text cannot begin with, marks that are not closed,
// text behind what closes a value.
#include "base/intl.h"
#include "yaml/read.h"

#include <string.h>

typedef struct scan {
    const tz_file_lines *in;
    tz_arena *arena;
    size_t line, at, end; // where the scan is; the end of its line
    size_t column;
    tz_value_of_file *value;
} scan;

static char here(const scan *s) {
    return s->at < s->end ? s->in->bytes[s->at] : '\0';
}

static bool is_blank_or_end(const scan *s, size_t at) {
    return at >= s->end || s->in->bytes[at] == ' ' || s->in->bytes[at] == '\t';
}

static void skip_blanks(scan *s) {
    while (s->at < s->end && is_blank_or_end(s, s->at))
        s->at++;
}

static void wrong(scan *s, size_t at, const char *message) {
    if (s->value->message)
        return;
    s->value->message = message;
    s->value->wrong_at = at;
}

static const char *cannot_begin(const scan *s, const char *sign, size_t size) {
    return tz_arena_format(s->arena, _("a text cannot begin with %.*s here: write | and the text on the next line"),
                           (int)size, sign);
}

// Whether a line begins something else, so that a mark that is still open is closed nowhere. A list's entries or a
// mapping's within brackets stand deeper than the key that they belong to.
static bool begins_other(const scan *s, const tz_line_of_file *line) {
    size_t column = line->content - line->from;
    if (line->colon != TZ_COLON_NONE && (line->known || line->is_word) && column <= s->column)
        return true;
    return line->dash != TZ_NO_COLUMN && line->dash <= s->column && line->content < line->end;
}

// To the next line, if the value may go on there.
static bool next_line(scan *s) {
    if (s->line + 1 >= s->in->source->lines_n)
        return false;
    tz_line_of_file next = tz_line_read(s->in, s->line + 1);
    if (!tz_line_is_empty(&next) && begins_other(s, &next))
        return false;
    s->line++;
    s->at = next.from;
    s->end = next.end;
    return true;
}

// ---- quotation marks ----

// Behind the closing mark; false when there is none.
static bool skip_quoted(scan *s) {
    char mark = here(s);
    for (s->at++;;) {
        char c = here(s);
        if (s->at >= s->end) {
            if (!next_line(s))
                return false;
        } else if (c == mark && mark == '\'' && s->at + 1 < s->end && s->in->bytes[s->at + 1] == mark) {
            s->at += 2;
        } else if (c == mark) {
            s->at++;
            return true;
        } else {
            s->at += c == '\\' && mark == '"' && s->at + 1 < s->end ? 2 : 1;
        }
    }
}

// Whether nothing but a comment follows on the line.
static bool is_done(scan *s) {
    size_t before = s->at;
    skip_blanks(s);
    return s->at == s->end || (here(s) == '#' && s->at > before);
}

// Also one that YAML does not know.
static bool has_escape(const scan *s, size_t line, size_t from) {
    bool answers = s->in->rules && s->in->rules->answers;
    return answers && s->line == line && s->in->bytes[from] == '"' && memchr(s->in->bytes + from, '\\', s->at - from);
}

static void scan_quoted(scan *s) {
    size_t from = s->at, line = s->line;
    s->value->kind = TZ_VALUE_QUOTED;
    if (!skip_quoted(s))
        wrong(s, from,
              _("this quotation mark is not closed: close it on its line, or write | and the text without it on the "
                "next lines"));
    else if (has_escape(s, line, from))
        wrong(s, (size_t)((const char *)memchr(s->in->bytes + from, '\\', s->at - from) - s->in->bytes),
              tz_literal_escape_message());
    else if (!is_done(s))
        wrong(s, s->line == line ? s->at : from,
              _("text follows the closing quotation mark: write | and, as it is to be printed, the whole text on the "
                "next line"));
    s->value->last_line = s->line;
}

// ---- lists and mappings in brackets ----

// A colon in brackets that is not what it looks like: {code："242055"}.
static void check_key_in_brackets(scan *s) {
    size_t end = s->at;
    while (end < s->end && ((s->in->bytes[end] >= 'a' && s->in->bytes[end] <= 'z') || s->in->bytes[end] == '_'))
        end++;
    bool known = false;
    for (size_t i = 0; s->in->rules && i < s->in->rules->keys_n; i++)
        known |= strlen(s->in->rules->keys[i]) == end - s->at &&
                 memcmp(s->in->rules->keys[i], s->in->bytes + s->at, end - s->at) == 0;
    if (!known || end >= s->end)
        return;
    bool wide = s->end - end >= 3 && memcmp(s->in->bytes + end, "：", 3) == 0;
    if (wide || (s->in->bytes[end] == ':' && !is_blank_or_end(s, end + 1)))
        wrong(s, end, tz_colon_message(s->arena, s->in, s->at, end, end, s->end));
}

static bool skip_brackets(scan *s) {
    size_t depth = 0;
    bool begins = false; // a key or a value
    do {
        char c = here(s);
        if (s->at >= s->end) {
            if (!next_line(s))
                return false;
            continue;
        }
        if (begins && (c == '"' || c == '\'')) {
            if (!skip_quoted(s))
                return false;
            begins = false;
            continue;
        }
        if (begins && c != ' ' && c != '\t')
            check_key_in_brackets(s);
        if (c == '#' && s->at > s->in->source->lines[s->line] && is_blank_or_end(s, s->at - 1)) {
            s->at = s->end;
            continue;
        }
        depth += c == '[' || c == '{';
        depth -= c == ']' || c == '}';
        begins = c == '[' || c == '{' || c == ',' || (c == ':' && is_blank_or_end(s, s->at + 1)) ||
                 (begins && is_blank_or_end(s, s->at));
        s->at++;
    } while (depth > 0);
    return true;
}

// Whether a text may have been meant: below the keys of a section of a card, but for its list of municipalities.
static bool may_be_text(const scan *s) {
    bool answers = s->in->rules && s->in->rules->answers;
    return answers && s->column > 0 && tz_line_read(s->in, s->line).dash != s->column;
}

static void scan_brackets(scan *s) {
    size_t from = s->at;
    bool text = may_be_text(s);
    char open = here(s);
    s->value->kind = TZ_VALUE_FLOW;
    if (!skip_brackets(s))
        wrong(s, from,
              text ? tz_arena_format(s->arena,
                                     _("this %c is not closed: for a text that begins with %c, write | and the text on "
                                       "the next line"),
                                     open, open)
                   : tz_arena_format(s->arena, _("this %c is not closed: close it with %c"), open,
                                     open == '[' ? ']' : '}'));
    else if (!is_done(s))
        wrong(s, from, cannot_begin(s, &open, 1));
    s->value->last_line = s->line;
}

// ---- others ----

static void scan_block(scan *s) {
    const char *sign = s->in->bytes + s->at;
    s->value->kind = TZ_VALUE_BLOCK;
    for (s->at++; s->at < s->end && strchr("+-0123456789", here(s));)
        s->at++;
    if (is_done(s))
        return;
    if (*sign == '>')
        wrong(s, (size_t)(sign - s->in->bytes), cannot_begin(s, sign, 1));
    else
        wrong(s, s->at, _("nothing may follow | on its line: the text begins on the next line"));
}

static void scan_plain(scan *s) {
    s->value->kind = TZ_VALUE_PLAIN;
    for (; s->at < s->end; s->at++) {
        if (here(s) == '#' && is_blank_or_end(s, s->at - 1))
            return;
        if (here(s) == ':' && is_blank_or_end(s, s->at + 1)) {
            wrong(s, s->at,
                  _("\": \" is not allowed within a text here: put the text in quotation marks, or after | on the next "
                    "lines"));
            return;
        }
    }
}

static bool begins_block(const scan *s) {
    return here(s) == '|' || here(s) == '>';
}

// A sign of YAML that no text can begin with.
static bool is_sign(const scan *s) {
    if (strchr("-?:", here(s)))
        return is_blank_or_end(s, s->at + 1);
    return strchr("&*!%@`,]}", here(s)) != NULL;
}

static bool starts_with(const scan *s, const char *sign) {
    size_t n = strlen(sign);
    return s->end - s->at >= n && memcmp(s->in->bytes + s->at, sign, n) == 0;
}

// {…} in full width, where the value is to be keys and values.
static bool is_wide_bracket(scan *s) {
    if (!starts_with(s, "｛") || !memmem(s->in->bytes + s->at, s->end - s->at, "code", 4))
        return false;
    wrong(s, s->at, tz_arena_format(s->arena, _("%s is not the half-width %s: write that one"), "｛", "{"));
    return true;
}

// ｜漢字《かんじ》
static bool is_ruby(const scan *s) {
    const char *open = starts_with(s, "｜") ? memmem(s->in->bytes + s->at, s->end - s->at, "《", strlen("《")) : NULL;
    return open && memmem(open, (size_t)(s->in->bytes + s->end - open), "》", strlen("》"));
}

static size_t trimmed_end(const scan *s) {
    size_t end = s->end;
    while (end > s->at && is_blank_or_end(s, end - 1))
        end--;
    return end;
}

// What is wrong with a text that begins with this full-width sign; `twin`: the half-width one to write, or NULL.
static const char *wide_sign_message(const scan *s, const char *sign, const char *twin) {
    size_t size = trimmed_end(s) - s->at;
    const char *begin = s->in->bytes + s->at, *whole = tz_literal_twin(begin, size);
    if (whole)
        return tz_arena_format(s->arena, _("%.*s is not the half-width %s: write that one"), (int)size, begin, whole);
    if (!twin)
        return cannot_begin(s, sign, strlen(sign));
    return tz_arena_format(s->arena,
                           _("%s is not the half-width %s: write that one; for a text that begins with %s, write | and "
                             "the text on the next line"),
                           sign, twin, sign);
}

// An answer that begins with the twin of a sign that means something to YAML there: nearly always the half-width one
// was meant. － ？ ， are answers themselves.
static bool is_wide_sign(scan *s) {
    static const struct {
        const char *sign, *twin;
        tz_value_kind kind; // as which it was meant
    } signs[] = {{"｜", "|", TZ_VALUE_BLOCK},  {"＞", "|", TZ_VALUE_BLOCK},  {"＂", "\"", TZ_VALUE_PLAIN},
                 {"＇", "'", TZ_VALUE_PLAIN},  {"＃", NULL, TZ_VALUE_PLAIN}, {"＆", NULL, TZ_VALUE_PLAIN},
                 {"＊", NULL, TZ_VALUE_PLAIN}, {"！", NULL, TZ_VALUE_PLAIN}, {"％", NULL, TZ_VALUE_PLAIN},
                 {"＠", NULL, TZ_VALUE_PLAIN}, {"｀", NULL, TZ_VALUE_PLAIN}, {"［", NULL, TZ_VALUE_PLAIN},
                 {"｛", NULL, TZ_VALUE_PLAIN}};
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        if (!starts_with(s, signs[i].sign) || is_ruby(s))
            continue;
        s->value->kind = signs[i].kind;
        wrong(s, s->at, wide_sign_message(s, signs[i].sign, signs[i].twin));
        return true;
    }
    return false;
}

tz_value_of_file tz_value_scan(const tz_file_lines *in, tz_arena *arena, size_t line, size_t at, size_t column) {
    tz_value_of_file value = {.kind = TZ_VALUE_EMPTY, .last_line = line};
    scan s = {in, arena, line, at, tz_line_read(in, line).end, column, &value};
    skip_blanks(&s);
    if (s.at >= s.end || (here(&s) == '#' && is_blank_or_end(&s, s.at - 1)))
        return value;
    if (here(&s) == '"' || here(&s) == '\'')
        scan_quoted(&s);
    else if (here(&s) == '[' || here(&s) == '{')
        scan_brackets(&s);
    else if (begins_block(&s))
        scan_block(&s);
    else if (is_sign(&s)) {
        value.kind = TZ_VALUE_PLAIN;
        if (in->rules)
            wrong(&s, s.at, cannot_begin(&s, in->bytes + s.at, 1));
    } else if (in->rules && is_wide_bracket(&s))
        value.kind = TZ_VALUE_FLOW;
    else if (!in->rules || !in->rules->answers || !is_wide_sign(&s))
        scan_plain(&s);
    return value;
}
