// Scalars decoded a second time beside libyaml, to learn where each of their characters was written.
//
// libyaml has accepted the scalar before, so what stands here is well-formed; only LF, CR LF and CR are line ends,
// because the others (U+0085, U+2028, U+2029) are refused beforehand.
#include "yaml/read.h"

#include <string.h>
#include <utf8proc.h>

// A walk over the bytes of one scalar.
typedef struct walk {
    tz_draft *draft;
    const char *bytes; // of the source
    size_t at, to;
    tz_diag *diag;
} walk;

static bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

static bool is_break(char c) {
    return c == '\n' || c == '\r';
}

static bool here(const walk *of, bool (*is)(char c)) {
    return of->at < of->to && is(of->bytes[of->at]);
}

static void skip_break(walk *of) {
    bool pair = of->at + 1 < of->to && of->bytes[of->at] == '\r' && of->bytes[of->at + 1] == '\n';
    of->at += pair ? 2 : 1;
}

static void add_here(walk *of, const char *text, size_t size) {
    tz_draft_add(of->draft, text, size, of->at);
}

// ---- flow scalars ----

// Blanks stay; with line ends among them, one becomes a space and each further one stays a line end. The character
// is placed where the line end that it stands for was written.
static void fold(walk *of) {
    size_t from = of->at, end;
    while (here(of, is_blank))
        of->at++;
    end = of->at;
    if (!here(of, is_break)) {
        tz_draft_add(of->draft, of->bytes + from, end - from, from);
        return;
    }
    size_t further = 0;
    for (skip_break(of); here(of, is_blank) || here(of, is_break);) {
        if (!here(of, is_break)) {
            of->at++;
            continue;
        }
        add_here(of, "\n", 1);
        skip_break(of);
        further++;
    }
    if (further == 0)
        tz_draft_add(of->draft, " ", 1, end);
}

static void decode_plain(walk *of) {
    while (of->at < of->to) {
        size_t from = of->at;
        while (of->at < of->to && !is_blank(of->bytes[of->at]) && !is_break(of->bytes[of->at]))
            of->at++;
        tz_draft_add(of->draft, of->bytes + from, of->at - from, from);
        if (of->at < of->to)
            fold(of);
    }
}

static void decode_single(walk *of) {
    while (of->at < of->to) {
        if (here(of, is_blank) || here(of, is_break)) {
            fold(of);
            continue;
        }
        add_here(of, of->bytes + of->at, 1);
        of->at += of->bytes[of->at] == '\'' ? 2 : 1; // '' stands for '
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
static void decode_escape(walk *of) {
    char letter = '\0';
    if (of->at + 1 < of->to)
        letter = of->bytes[of->at + 1];
    size_t digits = letter == 'x' ? 2 : letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
    if (of->at + 2 + digits > of->to) {
        of->at = of->to;
        return;
    }
    int32_t c = digits ? hex(of->bytes + of->at + 2, digits) : short_escape(letter);
    utf8proc_uint8_t utf8[4];
    size_t size = (size_t)utf8proc_encode_char(c, utf8);
    tz_character_check(of->diag, (tz_place){of->draft->source, (uint32_t)of->at}, c);
    add_here(of, (const char *)utf8, size);
    of->at += 2 + digits;
}

// A backslash at a line's end: the line goes on, only blank lines after it count.
static void join_lines(walk *of) {
    of->at++;
    skip_break(of);
    while (here(of, is_blank) || here(of, is_break)) {
        if (!here(of, is_break)) {
            of->at++;
            continue;
        }
        add_here(of, "\n", 1);
        skip_break(of);
    }
}

static void decode_double(walk *of) {
    while (of->at < of->to) {
        if (here(of, is_blank) || here(of, is_break)) {
            fold(of);
        } else if (of->bytes[of->at] != '\\') {
            add_here(of, of->bytes + of->at, 1);
            of->at++;
        } else if (of->at + 1 < of->to && is_break(of->bytes[of->at + 1])) {
            join_lines(of);
        } else {
            decode_escape(of);
        }
    }
}

// ---- block scalars ----

typedef struct block {
    bool folded;
    bool clips, keeps;  // the line end of the last line, those of the blank lines behind it
    size_t indent;      // columns
    size_t line_end;    // where the last line of text ended, if had_break
    bool had_break;     // it did not end with the file
    bool leading_blank; // the last line of text began with a blank
    size_t blank_lines; // since
} block;

static void skip_line(walk *of) {
    while (of->at < of->to && !is_break(of->bytes[of->at]))
        of->at++;
    if (of->at < of->to)
        skip_break(of);
}

// "|", ">" and their indicators, up to the first line.
static void read_header(walk *of, block *made) {
    made->folded = of->bytes[of->at] == '>';
    made->clips = true;
    for (of->at++; of->at < of->to && strchr("+-123456789", of->bytes[of->at]); of->at++) {
        made->keeps |= of->bytes[of->at] == '+';
        made->clips &= of->bytes[of->at] != '-';
    }
    skip_line(of);
}

static size_t count(const char *bytes, size_t size, char c) {
    size_t n = 0;
    while (n < size && bytes[n] == c)
        n++;
    return n;
}

// The indentation is what the first line of text has beyond its value. False if there is no text at all.
static bool find_indent(const walk *of, block *made, const char *value, size_t size) {
    size_t lines = count(value, size, '\n');
    if (lines == size)
        return false;
    walk first = *of;
    for (size_t i = 0; i < lines; i++)
        skip_line(&first);
    size_t written = count(first.bytes + first.at, first.to - first.at, ' ');
    size_t in_value = count(value + lines, size - lines, ' ');
    made->indent = written > in_value ? written - in_value : 0;
    return true;
}

// The line ends from source byte `at` on: skips `skipped` of them and adds `n`.
static void add_breaks(walk *of, size_t at, size_t skipped, size_t n) {
    walk from = *of;
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

// What stands between the last line of text and one that begins here.
static void add_separator(walk *of, const block *made, bool blank) {
    if (made->folded && made->had_break && !made->leading_blank && !blank) {
        if (made->blank_lines == 0)
            tz_draft_add(of->draft, " ", 1, made->line_end);
        else
            add_breaks(of, made->line_end, 1, made->blank_lines);
    } else {
        add_breaks(of, made->line_end, 0, made->blank_lines + made->had_break);
    }
}

static void add_line(walk *of, block *made) {
    bool blank = here(of, is_blank);
    add_separator(of, made, blank);
    size_t from = of->at;
    while (of->at < of->to && !is_break(of->bytes[of->at]))
        of->at++;
    tz_draft_add(of->draft, of->bytes + from, of->at - from, from);
    made->leading_blank = blank;
    made->line_end = of->at;
    made->had_break = of->at < of->to;
    made->blank_lines = 0;
}

static void decode_block(walk *of, const char *value, size_t size) {
    block made = {.folded = false};
    read_header(of, &made);
    made.line_end = of->at; // nothing before the first line of text but blank lines
    if (!find_indent(of, &made, value, size)) {
        add_breaks(of, of->at, 0, size);
        return;
    }
    while (of->at < of->to) {
        of->at += count(of->bytes + of->at, made.indent < of->to - of->at ? made.indent : of->to - of->at, ' ');
        if (here(of, is_break))
            made.blank_lines++;
        else if (of->at < of->to)
            add_line(of, &made);
        if (of->at < of->to)
            skip_break(of);
    }
    if (made.clips && made.had_break)
        add_breaks(of, made.line_end, 0, 1 + (made.keeps ? made.blank_lines : 0));
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
    walk of = {draft, draft->bytes, quoted ? from + 1 : from, quoted ? to - 1 : to, diag};
    if (style == TZ_PLAIN)
        decode_plain(&of);
    else if (style == TZ_SINGLE_QUOTED)
        decode_single(&of);
    else if (style == TZ_DOUBLE_QUOTED)
        decode_double(&of);
    else
        decode_block(&of, value, size);
    if (draft->text.n != size || (size && memcmp(draft->text.at, value, size) != 0))
        decode_roughly(draft, from, value, size);
}
