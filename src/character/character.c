// Characters of a file: UTF-8 throughout, nothing that is invisible, and nothing that only one machine can show.
#include "character/character.h"
#include "base/intl.h"
#include "base/utf8.h"

#include <string.h>

// A file in another encoding is wrong everywhere; so many places are enough to see it.
enum { MOST_REPORTS = 20 };

static bool is_private(int32_t c) {
    return utf8proc_category(c) == UTF8PROC_CATEGORY_CO;
}

// Control characters, and those that turn the reading order around.
static bool is_control(int32_t c) {
    if (c == '\t' || c == '\n' || c == '\r')
        return false;
    bool reorders = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    bool is_none = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    return utf8proc_category(c) == UTF8PROC_CATEGORY_CC || reorders || is_none;
}

// A carriage return is part of a line end in a file; written as an escape it would be a control character in a text.
bool tz_character_check(tz_diag *diag, tz_place place, int32_t c) {
    if (tz_character_is_of_symbol_font(c))
        tz_error(
            diag, place,
            _("U+%04X is a sign of a symbol font that only Word has: please write an ordinary one, such as ・ or →"),
            (unsigned)c);
    else if (is_private(c))
        tz_error(diag, place, _("private-use character U+%04X: please replace it by a standard one"), (unsigned)c);
    else if (tz_character_reading(c) && c != 0xFEFF)
        tz_error(diag, place, _("U+%04X cannot be written so: please begin a new line instead"), (unsigned)c);
    else if (is_control(c) || c == '\r' || c == 0xFEFF)
        tz_error(diag, place, _("invisible control character U+%04X: please delete it"), (unsigned)c);
    else
        return true;
    return false;
}

typedef struct scan {
    tz_arena *arena;
    const tz_source *source;
    tz_diag *diag;
    char *copy;        // NULL while nothing was wrong
    size_t wrong_n;    // characters or runs of bytes
    size_t rest;       // the first one that is not reported
    size_t bad_before; // end of the last byte that was no UTF-8
} scan;

static void mask(scan *s, size_t at, size_t size) {
    if (!s->copy)
        s->copy = tz_arena_copy(s->arena, s->source->bytes, s->source->size);
    memset(s->copy + at, '_', size); // means nothing in YAML, in any position
}

// Counts a wrong place; true when it gets a message of its own.
static bool is_reported(scan *s, size_t at) {
    if (s->wrong_n++ == MOST_REPORTS)
        s->rest = at;
    return s->wrong_n <= MOST_REPORTS;
}

// A run of bytes that are no UTF-8 is reported once.
static void wrong_byte(scan *s, size_t at) {
    bool goes_on = s->bad_before == at && at > 0;
    s->bad_before = at + 1;
    mask(s, at, 1);
    if (!goes_on && is_reported(s, at))
        tz_error(s->diag, (tz_place){s->source, (uint32_t)at},
                 _("byte %zu (0x%02X) is not UTF-8: please save the file as UTF-8"), at + 1,
                 (unsigned)(unsigned char)s->source->bytes[at]);
}

static void check_one(scan *s, size_t at, size_t size, int32_t c) {
    if ((c >= ' ' && c < 0x7F) || (c >= 0x3000 && c < 0xA000))
        return; // nearly every character of a record
    bool is_read = tz_character_reading(c) != NULL;
    if (!is_read && !is_private(c) && !is_control(c))
        return;
    mask(s, at, size);
    if (!is_read && is_reported(s, at))
        tz_character_check(s->diag, (tz_place){s->source, (uint32_t)at}, c);
}

// A file that is no text in UTF-8 at all gets one message for all of it.
static bool is_refused(const tz_source *source, tz_diag *diag) {
    const tz_place start = {source, 0};
    const char *encoding = tz_encoding_find(source->bytes, source->size);
    if (encoding && !*encoding)
        tz_error(diag, start, "%s",
                 _("this file is not saved as UTF-8: save it as UTF-8 (in Notepad: Save As, Encoding: UTF-8; in Excel: "
                   "Save As, CSV UTF-8)"));
    else if (encoding)
        tz_error(
            diag, start,
            _("this file is saved as %s: save it as UTF-8 (in Notepad: Save As, Encoding: UTF-8; in Excel: Save As, "
              "CSV UTF-8)"),
            encoding);
    return encoding;
}

// False when the whole file is refused: looked at when the first byte or character is no text of UTF-8.
static bool check_all(scan *s) {
    const char *bytes = s->source->bytes;
    size_t size = s->source->size;
    bool asked = false;
    size_t at = size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    while (at < size) {
        int32_t c;
        size_t n = tz_utf8_decode(bytes + at, size - at, &c);
        if ((c <= 0 || c == 0x1B) && !asked && is_refused(s->source, s->diag))
            return false;
        asked = asked || c <= 0 || c == 0x1B;
        if (c >= 0)
            check_one(s, at, n, c);
        else
            wrong_byte(s, at);
        at += n;
    }
    return true;
}

const char *tz_characters_check(tz_arena *arena, const tz_source *source, tz_diag *diag) {
    if (tz_encoding_is_office(source->bytes, source->size)) {
        tz_error(diag, (tz_place){source, 0}, "%s",
                 _("this is a file of Word or Excel: copy its text into a text file, and save that as UTF-8"));
        return NULL;
    }
    scan s = {.arena = arena, .source = source, .diag = diag};
    if (!check_all(&s))
        return NULL;
    if (s.wrong_n > MOST_REPORTS)
        tz_error(diag, (tz_place){source, (uint32_t)s.rest}, _("from here on %zu more characters are wrong"),
                 s.wrong_n - MOST_REPORTS);
    return s.copy ? s.copy : source->bytes;
}
