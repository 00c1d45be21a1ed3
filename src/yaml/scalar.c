// Scalars decoded a second time after libyaml, to learn where each of their characters was written (YAML 1.2: 6.5 line
// folding, 7.3 flow scalars, 8.1 block scalars).
//
// libyaml has accepted the scalar before, so it is well-formed; only LF, CR LF and CR are line ends,
// because the others (U+0085, U+2028, U+2029) are refused beforehand.
#include "yaml/read.h"

#include <string.h>
#include <utf8proc.h>

// A position in the bytes of one scalar.
typedef struct cursor {
    tz_draft *draft;
    const char *bytes; // of the source
    size_t at, to;
    tz_diag *diag;
} cursor;

static bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

static bool is_break(char c) {
    return c == '\n' || c == '\r';
}

static bool here(const cursor *in, bool (*is)(char c)) {
    return in->at < in->to && is(in->bytes[in->at]);
}

static void skip_break(cursor *in) {
    bool pair = in->at + 1 < in->to && in->bytes[in->at] == '\r' && in->bytes[in->at + 1] == '\n';
    in->at += pair ? 2 : 1;
}

static void add_here(cursor *in, const char *text, size_t size) {
    tz_draft_add(in->draft, text, size, in->at);
}

// ---- flow scalars ----

// Blanks stay; with line ends among them, one becomes a space and each further one stays a line end. The character
// is placed where the line end that it stands for was written.
static void fold(cursor *in) {
    size_t from = in->at, end;
    while (here(in, is_blank))
        in->at++;
    end = in->at;
    if (!here(in, is_break)) {
        tz_draft_add(in->draft, in->bytes + from, end - from, from);
        return;
    }
    size_t further = 0;
    for (skip_break(in); here(in, is_blank) || here(in, is_break);) {
        if (!here(in, is_break)) {
            in->at++;
            continue;
        }
        add_here(in, "\n", 1);
        skip_break(in);
        further++;
    }
    if (further == 0)
        tz_draft_add(in->draft, " ", 1, end);
}

static void decode_plain(cursor *in) {
    while (in->at < in->to) {
        size_t from = in->at;
        while (in->at < in->to && !is_blank(in->bytes[in->at]) && !is_break(in->bytes[in->at]))
            in->at++;
        tz_draft_add(in->draft, in->bytes + from, in->at - from, from);
        if (in->at < in->to)
            fold(in);
    }
}

static void decode_single(cursor *in) {
    while (in->at < in->to) {
        if (here(in, is_blank) || here(in, is_break)) {
            fold(in);
            continue;
        }
        add_here(in, in->bytes + in->at, 1);
        in->at += in->bytes[in->at] == '\'' ? 2 : 1; // '' stands for '
    }
}

// The character of a one-letter escape, or -1.
static int32_t short_escape(char letter) {
    static const char letters[] = "0abt\tnvfre \"/\\N_LP";
    static const uint16_t characters[] = {0,    7,   8,   9,   9,    10,   11,   12,     13,
                                          0x1B, ' ', '"', '/', '\\', 0x85, 0xA0, 0x2028, 0x2029};
    const char *found = letter ? strchr(letters, letter) : NULL;
    return found ? characters[found - letters] : -1;
}

static int32_t hex(const char *digits, size_t n) {
    uint32_t value = 0;
    for (size_t i = 0; i < n; i++) {
        char c = digits[i];
        uint32_t digit = (uint32_t)(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
        value = value << 4 | (digit & 0xF);
    }
    return (int32_t)(value & 0x1FFFFF);
}

// A backslash and what follows, other than a line end.
static void decode_escape(cursor *in) {
    char letter = '\0';
    if (in->at + 1 < in->to)
        letter = in->bytes[in->at + 1];
    size_t digits = letter == 'x' ? 2 : letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
    if (in->at + 2 + digits > in->to) {
        in->at = in->to;
        return;
    }
    int32_t c = digits ? hex(in->bytes + in->at + 2, digits) : short_escape(letter);
    utf8proc_uint8_t utf8[4];
    size_t size = (size_t)utf8proc_encode_char(c, utf8);
    if (in->diag)
        tz_character_check(in->diag, (tz_place){in->draft->source, (uint32_t)in->at}, c);
    add_here(in, (const char *)utf8, size);
    in->at += 2 + digits;
}

// A backslash at a line's end: the line goes on, only blank lines after it count.
static void join_lines(cursor *in) {
    in->at++;
    skip_break(in);
    while (here(in, is_blank) || here(in, is_break)) {
        if (!here(in, is_break)) {
            in->at++;
            continue;
        }
        add_here(in, "\n", 1);
        skip_break(in);
    }
}

static void decode_double(cursor *in) {
    while (in->at < in->to) {
        if (here(in, is_blank) || here(in, is_break)) {
            fold(in);
        } else if (in->bytes[in->at] != '\\') {
            add_here(in, in->bytes + in->at, 1);
            in->at++;
        } else if (in->at + 1 < in->to && is_break(in->bytes[in->at + 1])) {
            join_lines(in);
        } else {
            decode_escape(in);
        }
    }
}

// ---- block scalars ----

typedef struct block {
    bool folded;
    bool clips, keeps;  // the line end of the last line stays, those of blank lines behind it (8.1.1.2, chomping)
    size_t indent;      // columns
    bool has_line;      // a line of text has come
    size_t line_end;    // where the last one ended
    bool leading_blank; // it began with a blank
    size_t blank_lines; // since it
} block;

static void skip_line(cursor *in) {
    while (in->at < in->to && !is_break(in->bytes[in->at]))
        in->at++;
    if (in->at < in->to)
        skip_break(in);
}

// "|", ">" and their indicators, up to the first line.
static void read_header(cursor *in, block *made) {
    made->folded = in->bytes[in->at] == '>';
    made->clips = true;
    for (in->at++; in->at < in->to && strchr("+-123456789", in->bytes[in->at]); in->at++) {
        made->keeps |= in->bytes[in->at] == '+';
        made->clips &= in->bytes[in->at] != '-';
    }
    skip_line(in);
}

static size_t count(const char *bytes, size_t size, char c) {
    size_t n = 0;
    while (n < size && bytes[n] == c)
        n++;
    return n;
}

// The indentation is what the first line of text has beyond its value. False if there is no text at all.
static bool find_indent(const cursor *in, block *made, const char *value, size_t size) {
    size_t lines = count(value, size, '\n');
    if (lines == size)
        return false;
    cursor first = *in;
    for (size_t i = 0; i < lines; i++)
        skip_line(&first);
    size_t written = count(first.bytes + first.at, first.to - first.at, ' ');
    size_t in_value = count(value + lines, size - lines, ' ');
    made->indent = written > in_value ? written - in_value : 0;
    return true;
}

// The line ends from source byte `at` on: skips `skipped` of them and adds `n`.
static void add_breaks(cursor *in, size_t at, size_t skipped, size_t n) {
    cursor from = *in;
    for (from.at = at; n > 0; skip_break(&from)) {
        while (from.at < from.to && !is_break(from.bytes[from.at]))
            from.at++;
        if (from.at == from.to)
            return;
        if (skipped > 0)
            skipped--;
        else if (n-- > 0)
            add_here(&from, "\n", 1);
    }
}

// The line ends between the last line of text and the one that begins here, or the space that they are folded into.
static void add_separator(cursor *in, const block *made, bool blank) {
    if (made->folded && made->has_line && !made->leading_blank && !blank) {
        if (made->blank_lines == 0)
            tz_draft_add(in->draft, " ", 1, made->line_end);
        else
            add_breaks(in, made->line_end, 1, made->blank_lines);
    } else {
        add_breaks(in, made->line_end, 0, made->blank_lines + made->has_line);
    }
}

static void add_line(cursor *in, block *made) {
    bool blank = here(in, is_blank);
    add_separator(in, made, blank);
    size_t from = in->at;
    while (in->at < in->to && !is_break(in->bytes[in->at]))
        in->at++;
    tz_draft_add(in->draft, in->bytes + from, in->at - from, from);
    made->leading_blank = blank;
    made->line_end = in->at;
    made->has_line = true;
    made->blank_lines = 0;
}

static void decode_block(cursor *in, const char *value, size_t size) {
    block made = {.folded = false};
    read_header(in, &made);
    made.line_end = in->at; // nothing before the first line of text but blank lines
    if (!find_indent(in, &made, value, size)) {
        add_breaks(in, in->at, 0, size);
        return;
    }
    while (in->at < in->to) {
        in->at += count(in->bytes + in->at, made.indent < in->to - in->at ? made.indent : in->to - in->at, ' ');
        if (here(in, is_break))
            made.blank_lines++;
        else if (in->at < in->to)
            add_line(in, &made);
        if (in->at < in->to)
            skip_break(in);
    }
    if (made.clips && made.has_line)
        add_breaks(in, made.line_end, 0, 1 + (made.keeps ? made.blank_lines : 0));
}

// ---- all ----

// A single place for all of it: for a text that libyaml decodes in a way that this file does not know.
static void decode_roughly(tz_draft *draft, size_t from, const char *value, size_t size) {
    draft->text.n = draft->origins.n = 0;
    tz_draft_add(draft, value, size, from);
}

void tz_scalar_decode(tz_draft *draft, tz_scalar_style style, size_t from, size_t to, const char *value, size_t size,
                      tz_diag *diag) {
    bool quoted = style == TZ_SINGLE_QUOTED || style == TZ_DOUBLE_QUOTED;
    tz_bytes_reserve(draft->arena, &draft->text, size);
    cursor in = {draft, draft->bytes, quoted ? from + 1 : from, quoted ? to - 1 : to, diag};
    if (style == TZ_PLAIN)
        decode_plain(&in);
    else if (style == TZ_SINGLE_QUOTED)
        decode_single(&in);
    else if (style == TZ_DOUBLE_QUOTED)
        decode_double(&in);
    else
        decode_block(&in, value, size);
    if (draft->text.n != size || (size && memcmp(draft->text.at, value, size) != 0))
        decode_roughly(draft, from, value, size);
}
