// The text of a CSV file in UTF-8, whichever encoding Excel wrote it in: UTF-8, UTF-16 or CP932.
#include "base/intl.h"
#include "base/utf8.h"
#include "character/character.h"
#include "workbook/csv.h"
#include "workbook/worksheet.h"

#include <stdio.h>
#include <string.h>

static const char replacement[] = "\xEF\xBF\xBD"; // U+FFFD, where a message shows the line

// A text in the making, and the first bytes that are no character.
typedef struct decoding {
    tz_arena *arena;
    const unsigned char *bytes;
    size_t size;
    tz_bytes text;
    const char *encoding; // as the message names it
    size_t wrong_n, wrong_at, wrong_size, wrong_in_text;
} decoding;

static void mark_wrong(decoding *d, size_t at, size_t size) {
    if (d->wrong_n++ == 0) {
        d->wrong_at = at;
        d->wrong_size = size < d->size - at ? size : d->size - at;
        d->wrong_in_text = d->text.n;
    }
    tz_bytes_add(d->arena, &d->text, replacement, strlen(replacement));
}

// ---- the encodings ----

static void decode_utf8(decoding *d) {
    d->encoding = "UTF-8";
    tz_bytes_reserve(d->arena, &d->text, d->size);
    int32_t c;
    size_t right = 0; // up to here all is in the text
    for (size_t at = 0, n; at < d->size; at += n) {
        n = tz_utf8_decode((const char *)d->bytes + at, d->size - at, &c);
        if (c > 0)
            continue;
        tz_bytes_add(d->arena, &d->text, d->bytes + right, at - right);
        mark_wrong(d, at, 1);
        right = at + n;
    }
    tz_bytes_add(d->arena, &d->text, d->bytes + right, d->size - right);
}

// The code unit at an even place; -1: the file ends within it.
static int32_t unit_at(const decoding *d, size_t at, bool little) {
    if (at + 1 >= d->size)
        return -1;
    return little ? d->bytes[at] | d->bytes[at + 1] << 8 : d->bytes[at] << 8 | d->bytes[at + 1];
}

// RFC 2781, 2.2.
static void decode_utf16(decoding *d, bool little) {
    d->encoding = "UTF-16";
    for (size_t at = 0, n; at < d->size; at += n) {
        int32_t c = unit_at(d, at, little), low = (c & 0xFC00) == 0xD800 ? unit_at(d, at + 2, little) : -1;
        n = 2;
        if ((low & 0xFC00) == 0xDC00) {
            c = 0x10000 + ((c & 0x3FF) << 10 | (low & 0x3FF));
            n = 4;
        }
        unsigned char utf8[4];
        utf8proc_ssize_t size = c > 0 ? utf8proc_encode_char(c, utf8) : 0;
        if (size > 0 && utf8proc_codepoint_valid(c))
            tz_bytes_add(d->arena, &d->text, utf8, (size_t)size);
        else
            mark_wrong(d, at, 2);
    }
}

static bool decode_cp932(decoding *d) {
    tz_arena *scratch = tz_arena_new(d->arena);
    tz_cp932 *table = tz_cp932_open(scratch);
    d->encoding = "Shift_JIS (CP932)";
    tz_bytes_reserve(d->arena, &d->text, d->size + d->size / 2);
    for (size_t at = 0; table && at < d->size;) {
        const char *rest = (const char *)d->bytes + at;
        size_t end = d->size - at;
        const char *zero = memchr(rest, 0, end);
        at += tz_cp932_decode(table, d->arena, rest, zero ? (size_t)(zero - rest) : end, &d->text);
        if (at < d->size) {
            mark_wrong(d, at, d->bytes[at] < 0x80 ? 1 : 2);
            at++;
        }
    }
    tz_arena_free(scratch);
    return table;
}

// ---- which encoding ----

static bool begins_with(const decoding *d, const char *mark, size_t size) {
    return d->size >= size && memcmp(d->bytes, mark, size) == 0;
}

static void skip(decoding *d, size_t size) {
    d->bytes += size;
    d->size -= size;
}

// Without a mark the zeros tell: ASCII characters, which every table has, have them in the half of greater value.
static bool is_little(const decoding *d) {
    size_t zeros[2] = {0};
    for (size_t i = 0; i < d->size; i++)
        zeros[i % 2] += d->bytes[i] == 0;
    return zeros[1] > zeros[0];
}

// Characters beyond ASCII, and wrong bytes.
static void count_utf8(const decoding *d, size_t *characters, size_t *wrong) {
    int32_t c;
    *characters = *wrong = 0;
    for (size_t at = 0; at < d->size;) {
        at += tz_utf8_decode((const char *)d->bytes + at, d->size - at, &c);
        *characters += c >= 0x80;
        *wrong += c < 0;
    }
}

// As tz_encoding_find() names it, which needs more than a few characters to tell; the tables of Shift_JIS that have so
// few are as likely as they are short.
static const char *encoding_of(const decoding *d) {
    size_t characters, wrong;
    count_utf8(d, &characters, &wrong);
    bool zeros = d->size > 0 && memchr(d->bytes, 0, d->size);
    const char *found = wrong || zeros ? tz_encoding_find((const char *)d->bytes, d->size) : NULL;
    return found ? found : characters || !wrong ? "UTF-8" : "Shift_JIS";
}

static bool refuse(const decoding *d, const tz_source *file, const char *found, tz_diag *diag) {
    tz_place place = tz_workbook_place(d->arena, file);
    if (*found)
        tz_error(diag, place, _("this file is saved as %s: please open it in Excel and save it as CSV UTF-8"), found);
    else
        tz_error(diag, place, "%s",
                 _("this is no text in UTF-8, UTF-16 or Shift_JIS: please open it in Excel and save it as CSV UTF-8"));
    return false;
}

static bool report_no_table(const decoding *d, const tz_source *file, tz_diag *diag) {
    tz_error(diag, tz_workbook_place(d->arena, file), "%s",
             _("this computer has no table of Shift_JIS (the C library's gconv modules): please open the "
               "file in Excel and save it as CSV UTF-8"));
    return false;
}

static bool decode_without_mark(decoding *d, const tz_source *file, tz_diag *diag) {
    const char *encoding = encoding_of(d);
    if (strcmp(encoding, "UTF-8") == 0)
        decode_utf8(d);
    else if (strcmp(encoding, "UTF-16") == 0)
        decode_utf16(d, is_little(d));
    else if (strcmp(encoding, "Shift_JIS") != 0)
        return refuse(d, file, encoding, diag);
    else if (!decode_cp932(d))
        return report_no_table(d, file, diag);
    return true;
}

static bool decode(decoding *d, const tz_source *file, tz_diag *diag) {
    if (begins_with(d, "\xEF\xBB\xBF", 3)) {
        skip(d, 3);
        decode_utf8(d);
    } else if (begins_with(d, "\xFF\xFE", 2) || begins_with(d, "\xFE\xFF", 2)) {
        bool little = d->bytes[0] == 0xFF;
        skip(d, 2);
        decode_utf16(d, little);
    } else {
        return decode_without_mark(d, file, diag);
    }
    return true;
}

// ---- what is wrong ----

static bool report_wrong(const decoding *d, const tz_source *text, tz_diag *diag) {
    char hex[16];
    size_t n = 0;
    for (size_t i = 0; i < d->wrong_size; i++)
        n += (size_t)snprintf(hex + n, sizeof hex - n, "%s%02X", i ? " " : "", d->bytes[d->wrong_at + i]);
    tz_error(diag, (tz_place){text, (uint32_t)d->wrong_in_text},
             _("here are bytes that are no character of %s (%s; places like this: %zu): please save the file in Excel "
               "again as CSV UTF-8, or correct this place"),
             d->encoding, hex, d->wrong_n);
    return false;
}

const tz_source *tz_csv_decode(tz_arena *arena, const tz_source *file, tz_diag *diag) {
    decoding d = {.arena = arena, .bytes = (const unsigned char *)file->bytes, .size = file->size};
    if (!decode(&d, file, diag))
        return NULL;
    const tz_source *text = tz_source_new(arena, file->name, d.text.n ? d.text.at : "", d.text.n);
    return d.wrong_n == 0 || report_wrong(&d, text, diag) ? text : NULL;
}
