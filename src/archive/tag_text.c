// The texts of a bag besides data/. Other programs write them on other systems: line ends may be LF, CR LF or CR, and
// the encoding is what bagit.txt says.
#include "archive/tag_text.h"
#include "base/intl.h"
#include "base/utf8.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

// ---- lines ----

tz_tag_line tz_tag_line_at(const tz_source *source, size_t index) {
    size_t from = source->lines[index], to = index + 1 < source->lines_n ? source->lines[index + 1] : source->size;
    while (to > from && (source->bytes[to - 1] == '\n' || source->bytes[to - 1] == '\r'))
        to--;
    return (tz_tag_line){source->bytes + from, to - from, {source, (uint32_t)from}};
}

static bool is_blank(char byte) {
    return byte == ' ' || byte == '\t';
}

tz_tag_line tz_tag_line_trim(tz_tag_line line) {
    for (; line.size && is_blank(*line.bytes); line.bytes++, line.size--)
        line.place.at++;
    while (line.size && is_blank(line.bytes[line.size - 1]))
        line.size--;
    return line;
}

// "LABEL: VALUE" in two; false when there is no colon. `tight`: no blank stands before the colon.
static bool split(tz_tag_line line, tz_tag_line *label, tz_tag_line *value, bool *tight) {
    const char *colon = memchr(line.bytes, ':', line.size);
    if (!colon)
        return false;
    size_t size = (size_t)(colon - line.bytes);
    *tight = size && !is_blank(colon[-1]);
    *label = tz_tag_line_trim((tz_tag_line){line.bytes, size, line.place});
    line.place.at += (uint32_t)size + 1;
    *value = tz_tag_line_trim((tz_tag_line){colon + 1, line.size - size - 1, line.place});
    return label->size;
}

static bool is(tz_tag_line line, const char *word) {
    return line.size == strlen(word) && !strncasecmp(line.bytes, word, line.size);
}

// ---- encodings ----

// Those that are read; the first name of each is that of iconv. Others of the system's are not for files of others.
static const char *const encodings[] = {
    "UTF-8",     "UTF8",   NULL,           "ASCII",    "US-ASCII", NULL,       "ISO-8859-1", "LATIN1", "ISO8859-1",
    NULL,        "CP1252", "WINDOWS-1252", NULL,       "UTF-16",   NULL,       "UTF-16BE",   NULL,     "UTF-16LE",
    NULL,        "UTF-32", NULL,           "UTF-32BE", NULL,       "UTF-32LE", NULL,         "CP932",  "SHIFT_JIS",
    "SHIFT-JIS", "SJIS",   "WINDOWS-31J",  "MS932",    NULL,       "EUC-JP",   NULL,
};

// NULL: it is none of them.
static const char *find_encoding(tz_tag_line name) {
    const char *first = NULL;
    for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++) {
        first = encodings[i] && !first ? encodings[i] : encodings[i] ? first : NULL;
        if (encodings[i] && is(name, encodings[i]))
            return first;
    }
    return NULL;
}

// Without a mark Windows writes the low byte first; a text begins with an ASCII character in any case.
static const char *without_mark(const char *encoding, const tz_source *source) {
    const char *b = source->bytes;
    bool marked = source->size >= 2 && ((b[0] == '\xfe' && b[1] == '\xff') || (b[0] == '\xff' && b[1] == '\xfe'));
    if (strcmp(encoding, "UTF-16") != 0 || marked)
        return encoding;
    return source->size >= 2 && b[0] && !b[1] ? "UTF-16LE" : "UTF-16BE";
}

static void close_converter(void *converter) {
    iconv_close((iconv_t)converter);
}

// No character takes more bytes in UTF-8 than three for each of its own.
static const tz_source *convert(tz_arena *arena, const tz_source *source, const char *encoding, tz_diag *diag) {
    tz_arena *scratch = tz_arena_new(arena);
    iconv_t converter = iconv_open("UTF-8", without_mark(encoding, source));
    if (converter == (iconv_t)-1) {
        tz_error(diag, (tz_place){source, 0}, _("texts in %s cannot be read on this computer"), encoding);
        tz_arena_free(scratch);
        return NULL;
    }
    tz_arena_defer(scratch, close_converter, converter);
    size_t left = source->size, room = source->size * 3 + 4, free_room = room;
    char *from = (char *)source->bytes, *made = tz_arena_alloc(arena, room), *to = made;
    bool done = !left || iconv(converter, &from, &left, &to, &free_room) != (size_t)-1;
    if (!done)
        tz_error(diag, (tz_place){tz_source_new(arena, source->name, made, (size_t)(to - made)), (uint32_t)(to - made)},
                 _("from here this is not text in %s, which bagit.txt declares"), encoding);
    tz_arena_free(scratch);
    return done ? tz_source_new(arena, source->name, made, (size_t)(to - made)) : NULL;
}

static const tz_source *check_utf8(const tz_source *source, tz_diag *diag) {
    int32_t code;
    for (size_t at = 0; at < source->size;) {
        size_t n = tz_utf8_decode(source->bytes + at, source->size - at, &code);
        if (code < 0) {
            tz_error(diag, (tz_place){source, (uint32_t)at},
                     _("from here this is not text in %s, which bagit.txt declares"), "UTF-8");
            return NULL;
        }
        at += n;
    }
    return source;
}

const tz_source *tz_tag_text(tz_arena *arena, const tz_source *source, const tz_bag_declaration *as, tz_diag *diag) {
    static const char mark[] = "\xEF\xBB\xBF";
    const tz_source *text = as->encoding ? convert(arena, source, as->encoding, diag) : check_utf8(source, diag);
    if (!text || text->size < 3 || memcmp(text->bytes, mark, 3) != 0)
        return text;
    if (!as->encoding)
        tz_warning(diag, (tz_place){source, 0},
                   _("%s begins with a byte order mark, which some programs do not expect"), source->name);
    return tz_source_new(arena, source->name, text->bytes + 3, text->size - 3);
}

// ---- bagit.txt ----

typedef struct version {
    const char *shown;
    int hundredths;
} version;
static const version versions[] = {{"0.93", 93}, {"0.94", 94}, {"0.95", 95},
                                   {"0.96", 96}, {"0.97", 97}, {"1.0", TZ_BAGIT_1_0}};

typedef struct declaring {
    tz_arena *arena;
    tz_bag_declaration *out;
    tz_diag *diag;
    const char *encoding_asked; // NULL: not declared
    bool has_version, readable;
} declaring;

static const char *copy(tz_arena *arena, tz_tag_line line) {
    return tz_arena_copy(arena, line.bytes, line.size);
}

static void read_version(declaring *d, tz_tag_line value) {
    d->has_version = true;
    for (size_t i = 0; i < sizeof versions / sizeof *versions; i++)
        if (is(value, versions[i].shown)) {
            d->out->version = versions[i].hundredths;
            d->out->shown = versions[i].shown;
            return;
        }
    tz_error(d->diag, value.place,
             _("there is no version %s of BagIt that is known here: they are 0.93 to 0.97, and 1.0"),
             copy(d->arena, value));
}

static void read_encoding(declaring *d, tz_tag_line value) {
    const char *found = find_encoding(value);
    d->encoding_asked = copy(d->arena, value);
    d->readable = found;
    d->out->encoding = found && strcmp(found, "UTF-8") != 0 ? found : NULL;
    if (!found)
        tz_error(
            d->diag, value.place,
            _("texts in %s cannot be read: the bag must be checked with another program, or its lists be written in "
              "UTF-8"),
            d->encoding_asked);
}

// False: it is none of the two.
static bool read_declared(declaring *d, tz_tag_line line, size_t index) {
    tz_tag_line label, value;
    bool tight;
    if (!split(line, &label, &value, &tight) || !tight || !value.size)
        return false;
    bool is_version = is(label, "BagIt-Version"), is_encoding = is(label, "Tag-File-Character-Encoding");
    if ((is_version && d->has_version) || (is_encoding && d->encoding_asked))
        return false;
    if (is_version)
        read_version(d, value);
    else if (is_encoding)
        read_encoding(d, value);
    if ((is_version && index) || (is_encoding && !index))
        tz_warning(d->diag, line.place,
                   _("bagit.txt has BagIt-Version on its first line and the encoding on the second"));
    return is_version || is_encoding;
}

bool tz_bag_declaration_read(tz_arena *arena, const tz_source *source, tz_bag_declaration *out, tz_diag *diag) {
    static const char mark[] = "\xEF\xBB\xBF";
    declaring d = {arena, out, diag, NULL, false, true};
    *out = (tz_bag_declaration){TZ_BAGIT_1_0, "1.0", NULL};
    size_t from = 0, index = 0;
    bool is_right = true; // what is written otherwise is not missing
    if (source->size >= 3 && !memcmp(source->bytes, mark, 3)) {
        tz_error(diag, (tz_place){source, 0}, _("bagit.txt must not begin with a byte order mark"));
        from = 3;
    }
    for (size_t i = 0; i < source->lines_n; i++) {
        tz_tag_line line = tz_tag_line_at(source, i);
        if (!i)
            line = (tz_tag_line){line.bytes + from, line.size - from, {source, (uint32_t)from}};
        if (!line.size || read_declared(&d, line, index++))
            continue;
        is_right = false;
        tz_error(diag, line.place,
                 _("bagit.txt has two lines, such as “BagIt-Version: 1.0” and “Tag-File-Character-Encoding: UTF-8”, "
                   "and no others"));
    }
    if (!d.has_version && is_right)
        tz_error(diag, (tz_place){source, 0}, _("bagit.txt does not say “%s”"), "BagIt-Version: 1.0");
    if (!d.encoding_asked && is_right)
        tz_error(diag, (tz_place){source, 0}, _("bagit.txt does not say “%s”"), "Tag-File-Character-Encoding: UTF-8");
    return d.readable;
}

// ---- bag-info.txt ----

void tz_bag_info_read(tz_arena *arena, const tz_source *source, tz_bag_info *out, tz_diag *diag) {
    static const char agent[] = "tsuzuri ";
    *out = (tz_bag_info){.is_ours = false};
    bool begun = false;
    for (size_t i = 0; i < source->lines_n; i++) {
        tz_tag_line line = tz_tag_line_at(source, i), label, value;
        bool tight, continues = begun && line.size && is_blank(*line.bytes);
        if (continues || !tz_tag_line_trim(line).size)
            continue;
        begun = split(line, &label, &value, &tight);
        if (!begun)
            tz_error(diag, line.place, _("a line “Label: value” is expected here"));
        else if (is(label, "Payload-Oxum"))
            *TZ_ADD(arena, &out->oxums.all) = value;
        else if (is(label, "Bag-Software-Agent"))
            out->is_ours = value.size > strlen(agent) && !memcmp(value.bytes, agent, strlen(agent));
    }
}
