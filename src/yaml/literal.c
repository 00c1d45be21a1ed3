// Literal texts: YAML has ways of writing in which a text comes out otherwise than it stands in the file, or not at
// all. In records they are errors, so that every character of a value is a character of its text.
#include "base/intl.h"
#include "yaml/read.h"

#include <string.h>

static tz_place place_of(const tz_literal *in, size_t at) {
    return tz_mended_place(in->mended, at);
}

static bool is_of_card(const tz_literal *in) {
    return in->rules && in->rules->answers;
}

static bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

static bool is_break(char c) {
    return c == '\n' || c == '\r';
}

static const char *bytes_of(const tz_literal *in) {
    return in->mended->bytes;
}

static size_t line_start(const tz_literal *in, size_t at) {
    while (at > 0 && !is_break(bytes_of(in)[at - 1]))
        at--;
    return at;
}

static size_t line_end(const tz_literal *in, size_t at, size_t to) {
    while (at < to && !is_break(bytes_of(in)[at]))
        at++;
    return at;
}

// ---- values ----

static bool begins(const char *bytes, size_t size, const char *with) {
    size_t n = strlen(with);
    return size >= n && memcmp(bytes, with, n) == 0;
}

// The twin in half width of a sign that stands where YAML's own one is meant: ｜ and ＞ with nothing but further signs
// of a block behind them, quotation marks with nothing between them.
const char *tz_literal_twin(const char *bytes, size_t size) {
    static const struct {
        const char *sign, *twin;
    } blocks[] = {{"｜", "|"}, {"＞", "|"}},
      quotes[] = {{"””", "\"\""}, {"“”", "\"\""}, {"““", "\"\""}, {"＂＂", "\"\""}};
    static const char *const further[] = {"-", "+", "－", "＋"};
    for (size_t i = 0; i < sizeof quotes / sizeof quotes[0]; i++)
        if (size == strlen(quotes[i].sign) && begins(bytes, size, quotes[i].sign))
            return quotes[i].twin;
    for (size_t i = 0; i < sizeof blocks / sizeof blocks[0]; i++) {
        if (!begins(bytes, size, blocks[i].sign))
            continue;
        size_t at = strlen(blocks[i].sign);
        for (size_t j = 0; j < sizeof further / sizeof further[0]; j++)
            if (begins(bytes + at, size - at, further[j]))
                at += strlen(further[j]);
        return at == size ? blocks[i].twin : NULL;
    }
    return NULL;
}

static bool is_null_word(const char *bytes, size_t size) {
    static const char *const words[] = {"~", "null", "Null", "NULL"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (size == strlen(words[i]) && memcmp(bytes, words[i], size) == 0)
            return true;
    return false;
}

static bool check_plain(const tz_literal *in, size_t from, size_t to) {
    size_t end = line_end(in, from, to), last = end;
    while (last > from && is_blank(bytes_of(in)[last - 1]))
        last--;
    const char *bytes = bytes_of(in) + from, *twin = tz_literal_twin(bytes, last - from);
    if (twin)
        tz_error(in->diag, place_of(in, from), _("%.*s is not the half-width %s: write that one"), (int)(last - from),
                 bytes, twin);
    else if (end < to)
        tz_error(in->diag, place_of(in, from), "%s",
                 _("the lines of this text would be joined: write | here, and the whole text indented on the next "
                   "lines"));
    else if (is_null_word(bytes, to - from))
        tz_error(in->diag, place_of(in, from),
                 _("%.*s means to YAML that there is no value: write \"\" for an empty text, or | and the text on the "
                   "next line"),
                 (int)(to - from), bytes);
    else
        return true;
    return false;
}

// Whether a line end within quotation marks is folded into a space, and not joined by a backslash on purpose.
static bool folds_lines(const tz_literal *in, size_t from, size_t to) {
    bool joins = bytes_of(in)[from] == '"' && !is_of_card(in);
    for (size_t at = from; (at = line_end(in, at, to)) < to; at++)
        if (!joins || bytes_of(in)[at - 1] != '\\')
            return true;
    return false;
}

const char *tz_literal_escape_message(void) {
    return _("\\ makes another character of the one behind it within \"…\": write | and the text on the next lines, "
             "where it stays");
}

static bool check_quoted(const tz_literal *in, size_t from, size_t to) {
    const char *bytes = bytes_of(in);
    bool twice = bytes[from] == '"';
    if (folds_lines(in, from, to)) {
        tz_error(in->diag, place_of(in, from), "%s",
                 _("a text in quotation marks must end on its line: write | here, and the text without the marks "
                   "indented on the next lines"));
        return false;
    }
    const char *sign = is_of_card(in) ? memchr(bytes + from + 1, twice ? '\\' : '\'', to - from - 2) : NULL;
    if (!sign)
        return true;
    if (twice)
        tz_error(in->diag, place_of(in, (size_t)(sign - bytes)), "%s", tz_literal_escape_message());
    else
        tz_error(in->diag, place_of(in, (size_t)(sign - bytes)), "%s",
                 _("'' becomes a single ' within '…': write | and the text on the next line, where it stays"));
    return false;
}

static void report_comment_behind(const tz_literal *in, size_t at);

static bool check_block(const tz_literal *in, size_t from, size_t to) {
    const char *bytes = bytes_of(in);
    size_t end = line_end(in, from, to), at = from + 1;
    if (bytes[from] == '>') {
        tz_error(in->diag, place_of(in, from), "%s", _("> joins the lines of a text: write | instead"));
        return false;
    }
    for (; at < end && strchr("+-123456789", bytes[at]); at++)
        if (bytes[at] >= '1' && bytes[at] <= '9') {
            tz_error(in->diag, place_of(in, at), _("write | alone, without the number %c behind it"), bytes[at]);
            return false;
        }
    const char *comment = is_of_card(in) ? memchr(bytes + at, '#', end - at) : NULL;
    if (comment)
        report_comment_behind(in, (size_t)(comment - bytes));
    return true;
}

bool tz_literal_check_value(const tz_literal *in, tz_scalar_style style, size_t from, size_t to) {
    if (from >= to)
        return true;
    if (style == TZ_PLAIN)
        return check_plain(in, from, to);
    if (style == TZ_SINGLE_QUOTED || style == TZ_DOUBLE_QUOTED)
        return check_quoted(in, from, to);
    return check_block(in, from, to);
}

// ---- comments ----

static void report_comment_behind(const tz_literal *in, size_t at) {
    tz_error(
        in->diag, place_of(in, at), "%s",
        is_of_card(in)
            ? _("# and what follows would be left out: if it belongs to the text, write | and the whole text on the "
                "next line; if it is a comment, write it on a line of its own above")
            : _("# and what follows would be left out: if it belongs to the text, write | and the whole text on the "
                "next line; a comment needs two blanks before # and one behind it"));
}

// Whether nothing but blanks stands before it on its line.
static bool is_alone(const tz_literal *in, size_t at) {
    size_t start = line_start(in, at);
    if (start == 0 && begins(bytes_of(in), at, "\xEF\xBB\xBF"))
        start = 3;
    while (at > start && is_blank(bytes_of(in)[at - 1]))
        at--;
    return at == start;
}

// Whether a comment behind a text that has no closing mark is seen as one: "text  # comment"; "4mm # comment" in files
// that are no records, which hold measures rather than texts.
static bool is_set_apart(const tz_literal *in, const tz_literal_before *before, size_t at) {
    bool behind = at + 1 == in->mended->size || is_blank(bytes_of(in)[at + 1]) || is_break(bytes_of(in)[at + 1]);
    return behind && at >= before->end + (in->rules ? 2 : 1);
}

static bool is_text_behind(const tz_literal *in, const tz_literal_before *before, size_t at) {
    if (before->kind != TZ_AFTER_VALUE && before->kind != TZ_AFTER_ITEM)
        return false;
    for (size_t i = before->end; i < at; i++)
        if (!is_blank(bytes_of(in)[i]) && bytes_of(in)[i] != ':')
            return false; // a bracket or a comma closed it
    bool empty = before->kind == TZ_AFTER_VALUE && before->empty;
    return empty || (before->style == TZ_PLAIN && !is_set_apart(in, before, at));
}

// A comment on a line of its own may stand between keys: not between a key and its text, not below a text and deeper
// than its key.
static bool is_among_text(const tz_literal *in, const tz_literal_before *before, bool text_follows, size_t at) {
    if (before->kind == TZ_AFTER_KEY)
        return text_follows;
    bool block = before->style == TZ_LITERAL || before->style == TZ_FOLDED;
    if (before->kind != TZ_AFTER_VALUE || !(is_of_card(in) || block))
        return false;
    size_t key = before->key - line_start(in, before->key);
    return at - line_start(in, at) > key;
}

static bool check_comment(const tz_literal *in, const tz_literal_before *before, bool text_follows, size_t at) {
    if (!is_alone(in, at)) {
        if (!is_of_card(in) && !is_text_behind(in, before, at))
            return true;
        report_comment_behind(in, at);
        return false;
    }
    if (!is_among_text(in, before, text_follows, at))
        return true;
    tz_error(in->diag, place_of(in, at), "%s",
             before->style == TZ_LITERAL && before->kind == TZ_AFTER_VALUE
                 ? _("this line would be left out: indent it like the text above if it belongs to it; if it is a "
                     "comment, begin it where the keys begin")
                 : _("this line would be left out: write | behind the key and indent all lines alike if it belongs to "
                     "the text; if it is a comment, begin it where the keys begin"));
    return false;
}

bool tz_literal_check_gap(const tz_literal *in, const tz_literal_before *before, size_t to, bool text_follows) {
    bool fine = true;
    for (size_t at = before->end; at < to;) {
        const char *comment = memchr(bytes_of(in) + at, '#', to - at);
        if (!comment)
            break;
        at = (size_t)(comment - bytes_of(in));
        fine = check_comment(in, before, text_follows, at) && fine;
        at = line_end(in, at, to);
    }
    return fine;
}
