// Messages as text: sorted, with the line of the input and a caret below it.
#include "base/diag.h"
#include "base/intl.h"
#include "base/place.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

// Lines are shown in full up to FULL columns; of longer ones a window of about that width, with BEFORE columns of
// context before the caret. Characters without a width count by their bytes: MOST a column, so that a line of a million
// combining marks is cut as well.
enum { INDENT = 4, FULL = 96, BEFORE = 40, MOST = 16 };

// ---- characters as a terminal may see them ----

typedef struct shown_character {
    size_t size;  // bytes of the input
    size_t width; // columns
    bool escaped; // shown as \xNN, byte by byte
} shown_character;

// What a terminal would obey, swallow or reorder instead of show, and what no font can show.
static bool is_unprintable(int32_t c) {
    switch (utf8proc_category(c)) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return true;
    default:
        return false;
    }
}

static shown_character measure_character(const char *bytes, size_t size) {
    int32_t c;
    size_t n = tz_utf8_decode(bytes, size, &c);
    if (c < 0 || is_unprintable(c))
        return (shown_character){n, n * 4, true};
    return (shown_character){n, (size_t)utf8proc_charwidth(c), false};
}

static void add_shown(tz_arena *arena, tz_bytes *out, const char *bytes, shown_character one) {
    if (!one.escaped) {
        tz_bytes_add(arena, out, bytes, one.size);
        return;
    }
    for (size_t i = 0; i < one.size; i++)
        tz_bytes_format(arena, out, "\\x%02X", (unsigned)(unsigned char)bytes[i]);
}

static void add_safely(tz_arena *arena, tz_bytes *out, const char *string) {
    size_t size = strlen(string);
    for (size_t i = 0; i < size;) {
        shown_character one = measure_character(string + i, size - i);
        add_shown(arena, out, string + i, one);
        i += one.size;
    }
}

// ---- the line of the input ----

typedef struct extent {
    size_t from, to;
} extent;

// The bytes of a line (from 1), without its end and without a byte order mark.
static extent line_extent(const tz_source *source, uint32_t line) {
    extent all = {source->lines[line - 1], line < source->lines_n ? source->lines[line] : source->size};
    while (all.to > all.from && (source->bytes[all.to - 1] == '\n' || source->bytes[all.to - 1] == '\r'))
        all.to--;
    if (all.from == 0 && all.to >= 3 && memcmp(source->bytes, "\xEF\xBB\xBF", 3) == 0)
        all.from = 3;
    return all;
}

// Columns of the bytes, but no further than `most` (a line may be millions long).
static size_t columns(const char *bytes, extent range, size_t most) {
    size_t width = 0;
    while (range.from < range.to && width <= most) {
        shown_character one = measure_character(bytes + range.from, range.to - range.from);
        width += one.width;
        range.from += one.size;
    }
    return width;
}

static size_t step_back(const char *bytes, size_t from, size_t at) {
    size_t least = at - from > 4 ? at - 4 : from;
    do
        at--;
    while (at > least && ((unsigned char)bytes[at] & 0xC0) == 0x80);
    return at;
}

// Where a window that has the caret in it begins.
static size_t window_start(const char *bytes, extent line, size_t caret) {
    size_t start = caret;
    while (start > line.from && caret - start < BEFORE * MOST &&
           columns(bytes, (extent){start, caret}, BEFORE) < BEFORE)
        start = step_back(bytes, line.from, start);
    return start;
}

// Adds as much of a line as is shown, parted at the caret. Returns the columns before that.
static size_t add_excerpt(tz_arena *arena, tz_place place, uint32_t number, tz_bytes *before, tz_bytes *after) {
    const char *bytes = place.source->bytes;
    extent line = line_extent(place.source, number);
    size_t caret = place.at < line.from ? line.from : place.at > line.to ? line.to : place.at;
    bool fits = line.to - line.from <= FULL * MOST && columns(bytes, line, FULL) <= FULL;
    size_t at = fits ? line.from : window_start(bytes, line, caret);
    size_t width = 0, limit = at + FULL * MOST, lead = at > line.from ? 3 : 0, left = lead;
    tz_bytes_add(arena, before, "...", lead);
    while (at < line.to && (fits || (width < FULL && at < limit))) {
        shown_character one = measure_character(bytes + at, line.to - at);
        bool is_before = at + one.size <= caret;
        add_shown(arena, is_before ? before : after, bytes + at, one);
        width += one.width;
        at += one.size;
        if (is_before)
            left = lead + width;
    }
    tz_bytes_add(arena, after, "...", at < line.to ? 3 : 0);
    return left;
}

void tz_diag_excerpt(tz_arena *arena, tz_place place, tz_bytes *before, tz_bytes *after) {
    add_excerpt(arena, place, tz_place_line_of(place), before, after);
}

static void add_line(tz_arena *arena, tz_bytes *out, tz_place place, uint32_t number) {
    tz_bytes after = {0};
    tz_bytes_format(arena, out, "%*s", INDENT, "");
    size_t left = add_excerpt(arena, place, number, out, &after);
    tz_bytes_add(arena, out, after.at, after.n);
    tz_bytes_format(arena, out, "\n%*s^\n", (int)(INDENT + left), "");
}

// ---- entries ----

static const char *severity_name(tz_severity severity) {
    switch (severity) {
    case TZ_ERROR:
        return _("error");
    case TZ_WARNING:
        return _("warning");
    default:
        return _("note");
    }
}

// Where lines and columns were counted last: of messages, and of notes.
typedef struct cursors {
    tz_place_cursor message, note;
} cursors;

static void add_message(tz_arena *arena, tz_bytes *out, tz_place_cursor *last, tz_place place, tz_severity severity,
                        const char *message) {
    uint32_t line, column;
    bool has_line = place.source && place.source->lines_n > 0;
    if (place.source)
        add_safely(arena, out, place.source->name);
    if (has_line) {
        tz_place_line_next(last, place, &line, &column);
        tz_bytes_format(arena, out, ":%u:%u", line, column);
    }
    tz_bytes_add(arena, out, ": ", place.source ? 2 : 0);
    tz_bytes_format(arena, out, "%s: ", severity_name(severity));
    add_safely(arena, out, message);
    tz_bytes_add(arena, out, "\n", 1);
    if (has_line)
        add_line(arena, out, place, line);
}

static void add_entry(tz_arena *arena, tz_bytes *out, cursors *last, const tz_diag_entry *entry) {
    add_message(arena, out, &last->message, entry->place, entry->severity, entry->message);
    if (!entry->note)
        return;
    if (!entry->also.source)
        tz_bytes_format(arena, out, "%*s", INDENT, "");
    add_message(arena, out, &last->note, entry->also, TZ_NOTE, entry->note);
}

// By source name, then place; what has no place comes last. Entries of one place stay in order of reporting, which is
// the order of their addresses.
static int in_order(const void *left, const void *right) {
    const tz_diag_entry *a = *(const tz_diag_entry *const *)left, *b = *(const tz_diag_entry *const *)right;
    int order = !a->place.source - !b->place.source;
    if (order == 0 && a->place.source && a->place.source != b->place.source)
        order = strcmp(a->place.source->name, b->place.source->name);
    if (order == 0 && a->place.source)
        order = (a->place.at > b->place.at) - (a->place.at < b->place.at);
    return order ? order : (a > b) - (a < b);
}

static void add_prefixed(tz_arena *arena, tz_bytes *out, const tz_bytes *lines, int priority) {
    for (size_t at = 0; at < lines->n;) {
        const char *end = memchr(lines->at + at, '\n', lines->n - at);
        size_t size = (size_t)(end - lines->at) + 1 - at; // every line has an end
        tz_bytes_format(arena, out, "<%d>", priority);
        tz_bytes_add(arena, out, lines->at + at, size);
        at += size;
    }
}

static int priority_of(tz_severity severity) {
    return severity == TZ_ERROR ? 3 : severity == TZ_WARNING ? 4 : 5;
}

const tz_diag_entry *const *tz_diag_sort(const tz_diag *diag, tz_arena *arena, size_t *n) {
    for (*n = 0; tz_diag_at(diag, *n);)
        ++*n;
    const tz_diag_entry **sorted = TZ_ARRAY(arena, const tz_diag_entry *, *n);
    for (size_t i = 0; i < *n; i++)
        sorted[i] = tz_diag_at(diag, i);
    qsort(sorted, *n, sizeof(const tz_diag_entry *), in_order);
    return sorted;
}

static void print(const tz_diag *diag, tz_arena *arena, tz_bytes *out, bool for_log) {
    size_t n;
    const tz_diag_entry *const *sorted = tz_diag_sort(diag, arena, &n);
    cursors last = {.message = {.source = NULL}};
    for (size_t i = 0; i < n; i++) {
        tz_bytes lines = {0};
        add_entry(arena, for_log ? &lines : out, &last, sorted[i]);
        add_prefixed(arena, out, &lines, priority_of(sorted[i]->severity));
    }
}

void tz_diag_print(const tz_diag *diag, tz_arena *arena, tz_bytes *out) {
    print(diag, arena, out, false);
}

void tz_diag_print_for_log(const tz_diag *diag, tz_arena *arena, tz_bytes *out) {
    print(diag, arena, out, true);
}
