// Writing roff: what is words for people becomes lines that the macros "man" set.
#include "base/intl.h"
#include "base/utf8.h"
#include "manual/manual.h"
#include "tsuzuri/version.h"

#include <string.h>

enum { WIDTH = 76 }; // of source lines of words

static void put(tz_roff *page, const char *text) {
    tz_bytes_add(page->arena, &page->out, text, strlen(text));
}

// ---- characters ----

// A hyphen would be another character in print, and options could not be copied out of the page.
static const char *escape_of(char c) {
    switch (c) {
    case '\\':
        return "\\e";
    case '-':
        return "\\-";
    case '\'':
        return "\\(aq";
    case '`':
        return "\\(ga";
    case '^':
        return "\\(ha";
    case '~':
        return "\\(ti";
    case '"':
        return "\\(dq"; // also within the arguments of macros
    default:
        return NULL;
    }
}

static void put_escaped(tz_arena *arena, tz_bytes *out, const char *text, size_t size) {
    for (size_t i = 0; i < size; i++) {
        const char *escape = escape_of(text[i]);
        tz_bytes_add(arena, out, escape ? escape : text + i, escape ? strlen(escape) : 1);
    }
}

static const char *with_font(tz_arena *arena, const char *before, const char *text, const char *after) {
    tz_bytes out = {0};
    tz_bytes_format(arena, &out, "%s", before);
    put_escaped(arena, &out, text, strlen(text));
    tz_bytes_format(arena, &out, "%s", after);
    return tz_arena_copy(arena, out.at, out.n);
}

const char *tz_roff_plain(tz_arena *arena, const char *text) {
    return with_font(arena, "", text, "");
}

const char *tz_roff_bold(tz_arena *arena, const char *text) {
    return with_font(arena, "\\fB", text, "\\fR");
}

const char *tz_roff_italic(tz_arena *arena, const char *text) {
    return with_font(arena, "\\fI", text, "\\fR");
}

// ---- Japanese ----

// What may not begin or end a line (禁則).
static bool stands_in(const char *set, int32_t c) {
    for (size_t at = 0, size = strlen(set); at < size;) {
        int32_t other;
        at += tz_utf8_decode(set + at, size - at, &other);
        if (other == c)
            return true;
    }
    return false;
}

static bool is_wide(int32_t c) {
    return c >= 0x2E80 || (c >= 0x2190 && c < 0x2800);
}

static bool may_part(int32_t left, int32_t right) {
    static const char heads[] = "、。，．・：；？！）」』】〉》〕ー々…ぁぃぅぇぉっゃゅょァィゥェォッャュョ)]},.:;!?%|",
                      tails[] = "（「『【〈《〔([{";
    return (is_wide(left) || is_wide(right)) && !stands_in(heads, right) && !stands_in(tails, left);
}

// A word for people: it may be parted between Japanese characters, which troff does not know of itself.
static void put_word(tz_roff *page, const char *text, size_t size) {
    int32_t c, before = 0;
    for (size_t at = 0, n; at < size; at += n, before = c) {
        n = tz_utf8_decode(text + at, size - at, &c);
        if (at && may_part(before, c))
            put(page, "\\:");
        put_escaped(page->arena, &page->out, text + at, n);
    }
}

// ---- lines ----

// A dot or a quotation mark at the beginning of a line would make it a request.
static void put_line_start(tz_roff *page, char first) {
    if (first == '.' || first == '\'')
        put(page, "\\&");
}

// Source lines end at blanks, where that does no harm: Japanese words have none between them.
static void put_words(tz_roff *page, const char *text) {
    size_t column = 0;
    for (const char *at = text; *at;) {
        size_t n = strcspn(at, " \n");
        bool again = column && column + n >= WIDTH;
        if (column)
            put(page, again ? "\n" : " ");
        column = column && !again ? column + 1 + n : n;
        if (column == n)
            put_line_start(page, *at);
        put_word(page, at, n);
        at += n;
        at += strspn(at, " \n");
    }
    put(page, "\n");
}

// The lines of a text as one; Japanese ones follow each other without a blank.
static const char *joined(tz_arena *arena, const char *text) {
    tz_bytes out = {0};
    for (; *text; text++) {
        bool wide = out.n && (unsigned char)out.at[out.n - 1] >= 0x80;
        if (*text != '\n' || !wide)
            tz_bytes_add(arena, &out, *text == '\n' ? " " : text, 1);
    }
    return tz_arena_copy(arena, out.n ? out.at : "", out.n);
}

// ---- the parts of a page ----

static const char *upper(tz_arena *arena, const char *text) {
    char *made = tz_arena_copy(arena, text, strlen(text));
    for (char *at = made; *at; at++)
        if (*at >= 'a' && *at <= 'z')
            *at = (char)(*at - 'a' + 'A');
    return made;
}

// The section's title is written out: groff 1.23 has none for pages in Japanese.
void tz_roff_begin(tz_roff *page, const char *name, int section, const char *summary) {
    tz_bytes_format(page->arena, &page->out, ".TH %s %d \"%s\" \"tsuzuri %s\" \"%s\"\n",
                    tz_roff_plain(page->arena, upper(page->arena, name)), section, TSUZURI_DATE, TSUZURI_VERSION,
                    section == 1 ? _("General Commands Manual") : _("File Formats Manual"));
    put(page, ".nh\n.ad l\n");
    tz_roff_section(page, _("NAME"));
    tz_bytes_format(page->arena, &page->out, "%s \\- %s\n", tz_roff_plain(page->arena, name),
                    tz_roff_plain(page->arena, summary)); // one line, as it is: whatis reads it
}

void tz_roff_section(tz_roff *page, const char *title) {
    tz_bytes_format(page->arena, &page->out, ".SH %s\n", tz_roff_plain(page->arena, title));
    page->is_fresh = true;
}

void tz_roff_subsection(tz_roff *page, const char *title) {
    tz_bytes_format(page->arena, &page->out, ".SS %s\n", tz_roff_plain(page->arena, title));
    page->is_fresh = true;
}

// A section begins with a paragraph of itself.
static void put_gap(tz_roff *page) {
    if (!page->is_fresh)
        put(page, ".PP\n");
    page->is_fresh = false;
}

void tz_roff_paragraph(tz_roff *page, const char *text) {
    put_gap(page);
    put_words(page, joined(page->arena, text));
}

void tz_roff_item(tz_roff *page, const char *tag, const char *text) {
    page->is_fresh = false;
    tz_bytes_format(page->arena, &page->out, ".TP\n%s\n", tag);
    put_words(page, joined(page->arena, text));
}

void tz_roff_line(tz_roff *page, const char *text) {
    put(page, ".br\n");
    put_words(page, joined(page->arena, text));
}

void tz_roff_code(tz_roff *page, const char *text, size_t size) {
    put_gap(page);
    put(page, ".RS 4\n.EX\n");
    for (size_t at = 0; at < size;) {
        const char *end = memchr(text + at, '\n', size - at);
        size_t n = end ? (size_t)(end - text) - at : size - at;
        put_line_start(page, n ? text[at] : 0);
        put_escaped(page->arena, &page->out, text + at, n);
        put(page, "\n");
        at += n + 1;
    }
    put(page, ".EE\n.RE\n");
}

void tz_roff_begin_inner(tz_roff *page) {
    put(page, ".RS\n");
}

void tz_roff_end_inner(tz_roff *page) {
    put(page, ".RE\n");
}

void tz_roff_see_also(tz_roff *page, const char *const *names) {
    tz_roff_section(page, _("SEE ALSO"));
    for (size_t i = 0; names[i]; i++) {
        size_t n = strcspn(names[i], "(");
        const char *name = tz_roff_plain(page->arena, tz_arena_copy(page->arena, names[i], n));
        tz_bytes_format(page->arena, &page->out, ".BR %s %s%s\n", name, names[i] + n, names[i + 1] ? "," : "");
    }
}
