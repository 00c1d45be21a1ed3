// A page's content stream read back, piece by piece. tsuzuri writes one operator a line, so it is read by lines; a byte
// of a string may be that of a line's end.
#include "archive/read.h"

#include <stdlib.h>
#include <string.h>

typedef struct meaning {
    uint16_t code;
    const char *text; // UTF-8
    size_t size;
} meaning;

enum { MOST_FONTS = 1000 };

struct tz_drawn_font {
    const char *name, *face; // "/F0.0", "BIZUDGothic-Regular"
    TZ_LIST(meaning) codes;  // sorted
};

// ---- reading hexadecimal digits ----

static int hex(char c) {
    return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// Four digits; *at moves behind them. False: there are none.
static bool read_unit(const char **at, const char *end, uint32_t *out) {
    *out = 0;
    for (int i = 0; i < 4; i++, ++*at) {
        if (*at == end || hex(**at) < 0)
            return false;
        *out = *out * 16 + (uint32_t)hex(**at);
    }
    return true;
}

static void put_character(tz_arena *arena, tz_bytes *out, uint32_t c) {
    char utf8[4];
    size_t n = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (size_t i = n; i > 1; i--, c >>= 6)
        utf8[i - 1] = (char)(0x80 | (c & 0x3f));
    utf8[0] = (char)(n == 1 ? c : (0xf00u >> n & 0xff) | c);
    tz_bytes_add(arena, out, utf8, n);
}

// UTF-16 up to the ">" that closes it.
static void read_utf16(tz_arena *arena, const char *at, const char *end, tz_bytes *out) {
    for (uint32_t c, low; read_unit(&at, end, &c);) {
        const char *next = at;
        if (c >= 0xd800 && c < 0xdc00 && read_unit(&next, end, &low) && low >= 0xdc00 && low < 0xe000) {
            c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
            at = next;
        }
        put_character(arena, out, c);
    }
}

// ---- fonts ----

static int by_code(const void *a, const void *b) {
    return ((const meaning *)a)->code - ((const meaning *)b)->code;
}

static const char *line_end(const char *at, const char *end) {
    const char *found = at < end ? memchr(at, '\n', (size_t)(end - at)) : NULL;
    return found ? found : end;
}

static bool ends_in(const char *from, const char *to, const char *with) {
    size_t size = strlen(with);
    return (size_t)(to - from) >= size && !memcmp(to - size, with, size);
}

// "<CODE><UTF-16>"
static void read_code(tz_arena *arena, const char *at, const char *end, tz_drawn_font *to) {
    uint32_t code;
    tz_bytes utf8 = {0};
    if (end - at < 8 || *at++ != '<' || !read_unit(&at, end, &code) || at + 2 > end || memcmp(at, "><", 2) != 0)
        return;
    read_utf16(arena, at + 2, end, &utf8);
    *TZ_ADD(arena, &to->codes) = (meaning){(uint16_t)code, utf8.at, utf8.n};
}

// The lines between beginbfchar and endbfchar of a ToUnicode map.
static void read_codes(tz_arena *arena, const tz_bytes *map, tz_drawn_font *to) {
    const char *end = map->at + map->n;
    bool inside = false;
    for (const char *at = map->at, *stop; at < end && to->codes.n <= UINT16_MAX; at = stop + 1) {
        stop = line_end(at, end);
        inside = ends_in(at, stop, "beginbfchar") || (inside && !ends_in(at, stop, "endbfchar"));
        if (inside)
            read_code(arena, at, stop, to);
    }
    if (to->codes.n)
        qsort(to->codes.at, to->codes.n, sizeof *to->codes.at, by_code);
}

// "/ABCDEF+BIZUDGothic-Regular" without what differs from subset to subset.
static const char *face_of(tz_arena *arena, const char *name) {
    const char *plus = strchr(name, '+');
    name = plus ? plus + 1 : *name == '/' ? name + 1 : name;
    return tz_arena_copy(arena, name, strlen(name));
}

// What is beyond the limits is told by its codes: no PDF of ours comes near them.
void tz_drawn_fonts_read(tz_arena *arena, const tz_pdf_reader *reader, void *pdf, tz_drawn_fonts *out) {
    const char *name, *face;
    tz_stored_stream stored;
    size_t total = 0;
    for (size_t i = 0; i < MOST_FONTS && total < TZ_FILE_LIMIT && reader->font(pdf, i, &name, &face, &stored); i++) {
        tz_arena *scratch = tz_arena_new(arena);
        tz_drawn_font *font = TZ_ADD(arena, &out->fonts);
        tz_bytes map = {0};
        font->name = tz_arena_copy(arena, name, strlen(name));
        font->face = face_of(arena, face);
        if (tz_stored_stream_read(scratch, &stored, &map))
            read_codes(arena, &map, font);
        total += stored.size + map.n;
        tz_arena_free(scratch);
    }
}

// ---- pieces ----

// Beyond any page, and so little that the sum of all numbers that a file has room for is within an int64_t.
static const int64_t furthest = 100000000000;

// Thousandths; *at moves behind the number and the blank after it. What is no number is 0.
static int64_t read_number(const char **at, const char *end) {
    int64_t value = 0;
    int places = -1;
    bool negative = *at < end && **at == '-';
    for (*at += negative; *at < end && **at != ' '; ++*at) {
        if (**at == '.')
            places = 0;
        else if (**at >= '0' && **at <= '9' && places < 3 && value < furthest) {
            value = value * 10 + (**at - '0');
            places += places >= 0;
        }
    }
    for (places = places < 0 ? 0 : places; places < 3; places++)
        value *= 10;
    *at += *at < end;
    value = value < furthest ? value : furthest;
    return negative ? -value : value;
}

// Where the line ends that begins at `at`: at the first line feed that stands in no string.
static const char *operator_end(const char *at, const char *end) {
    bool inside = false;
    for (; at < end && (inside || *at != '\n'); at++)
        if (*at == '(' || *at == ')')
            inside = *at == '(';
        else if (inside && *at == '\\' && at + 1 < end)
            at++;
    return at;
}

// A byte of a literal string as tsuzuri writes it: of its escapes only that of CR stands for another byte. False: the
// string ends.
static bool read_byte(const char **at, const char *end, uint32_t *out) {
    bool escaped = *at < end && **at == '\\';
    const char *from = *at + escaped;
    if (from >= end || (!escaped && *from == ')'))
        return false;
    *out = escaped && *from == 'r' ? '\r' : (uint8_t)*from;
    *at = from + 1;
    return true;
}

// A code within a string that began with `kind`, "<" (of older versions) or "("; *at moves behind it. False: there is
// none.
static bool read_shown_code(char kind, const char **at, const char *end, uint32_t *out) {
    const char *next = *at;
    uint32_t low;
    bool found = kind == '<'   ? read_unit(&next, end, out)
                 : kind == '(' ? read_byte(&next, end, out) && read_byte(&next, end, &low)
                               : false;
    if (!found)
        return false;
    *out = kind == '(' ? *out << 8 | low : *out;
    *at = next;
    return true;
}

static void put_code(tz_arena *arena, const tz_drawn_font *font, uint32_t code, tz_bytes *out) {
    const meaning wanted = {.code = (uint16_t)code}, *found = NULL;
    if (font && font->codes.n && out->n < TZ_FILE_LIMIT) // a few codes may mean very much
        found = bsearch(&wanted, font->codes.at, font->codes.n, sizeof wanted, by_code);
    if (found)
        tz_bytes_add(arena, out, found->text, found->size);
    else
        tz_bytes_format(arena, out, "%04X", (unsigned)code);
}

// "[(ab)-5(cd)]TJ" or "[<0001>-5<0002>]TJ": codes, and between them the corrections of their places. Both look the
// same.
static void read_shown(tz_arena *arena, const tz_drawn *from, const char *at, const char *end, tz_drawn_piece *out) {
    char kind = 0; // of the string that `at` is in
    while (at < end) {
        uint32_t code;
        if (read_shown_code(kind, &at, end, &code)) {
            put_code(arena, from->font, code, &out->text);
            put_code(arena, from->font, code, &out->looks);
            continue;
        }
        char close = kind == '<' ? '>' : ')', c = *at++;
        bool opens = !kind && (c == '<' || c == '('), closes = kind && c == close;
        if (opens || closes)
            kind = (char)(opens ? c : 0);
        tz_bytes_add(arena, &out->looks, opens ? "(" : closes ? ")" : &c, 1);
    }
    tz_bytes_add(arena, &out->looks, "\n", 1);
}

static const tz_drawn_font *find_font(const tz_drawn *from, const char *name, size_t size) {
    for (size_t i = 0; i < from->fonts->fonts.n; i++) {
        const tz_drawn_font *font = &from->fonts->fonts.at[i];
        if (strlen(font->name) == size && !memcmp(font->name, name, size))
            return font;
    }
    return NULL;
}

static void set_font(tz_arena *arena, tz_drawn *from, const char *at, const char *end, tz_drawn_piece *out) {
    const char *blank = memchr(at, ' ', (size_t)(end - at));
    blank = blank ? blank : end;
    from->font = find_font(from, at, (size_t)(blank - at));
    at = blank + (blank < end);
    from->size = read_number(&at, end);
    tz_bytes_format(arena, &out->looks, "%s %lld Tf\n", from->font ? from->font->face : "?", (long long)from->size);
}

// What a line does to the pen.
static void follow(tz_drawn *from, const char *at, const char *end) {
    if (ends_in(at, end, "BT"))
        from->x = from->y = 0;
    if (ends_in(at, end, " Td")) {
        from->x += read_number(&at, end);
        from->y += read_number(&at, end);
    } else if (ends_in(at, end, " Tm")) {
        for (int i = 0; i < 4; i++)
            read_number(&at, end);
        from->x = read_number(&at, end);
        from->y = read_number(&at, end);
    }
}

static void end_piece(const tz_drawn *from, bool text, const char *line, const char *end, tz_drawn_piece *out) {
    out->is_end = false;
    out->x = from->x;
    out->y = from->y;
    out->size = from->size;
    if (text) {
        out->face = from->font ? from->font->face : "?";
    } else {
        out->x = read_number(&line, end);
        out->y = read_number(&line, end);
    }
}

bool tz_drawn_next(tz_arena *arena, tz_drawn *from, tz_drawn_piece *out) {
    *out = (tz_drawn_piece){.is_end = true};
    while (from->at < from->end) {
        const char *line = from->at, *end = operator_end(line, from->end);
        from->at = end + (end < from->end);
        bool text = ends_in(line, end, "]TJ");
        if (text)
            read_shown(arena, from, line, end, out);
        else if (ends_in(line, end, " Tf"))
            set_font(arena, from, line, end, out);
        else
            tz_bytes_add(arena, &out->looks, line, (size_t)(from->at - line));
        follow(from, line, end);
        if (text || ends_in(line, end, " f") || (end - line == 1 && *line == 'f')) {
            end_piece(from, text, line, end, out);
            return true;
        }
    }
    return false;
}
