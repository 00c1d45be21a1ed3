// Looking messages up. A catalogue is what msgfmt makes of src/po/LANGUAGE.po, an MO file with little-endian numbers
// (GNU gettext's manual, "The Format of GNU MO Files"): a table of the texts in the order of their bytes, and a table
// of the translations in the same order. The Makefile writes them into catalogues.inc as arrays.
#include "base/language.h"
#include "base/intl.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct tz_language {
    const char *name; // "ja", "pt_BR"
    const unsigned char *catalogue;
};

#include "catalogues.inc" // tz_languages, ended by one without a name

// Where an MO file has its numbers, in bytes.
enum { COUNT = 8, TEXTS = 12, TRANSLATIONS = 16, ROW = 8 };

static _Thread_local const tz_language *used;

static uint32_t number_at(const unsigned char *bytes) {
    return (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
}

// Row `index` of the table whose place is written at `table`: a length, which is not needed, and a place.
static const char *row(const unsigned char *catalogue, size_t table, size_t index) {
    const unsigned char *at = catalogue + number_at(catalogue + table) + index * ROW;
    return (const char *)catalogue + number_at(at + 4);
}

const char *tz_translate(const char *text) {
    if (!used || !*text) // the translation of "" is the catalogue's own head
        return text;
    size_t low = 0, high = number_at(used->catalogue + COUNT);
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = strcmp(text, row(used->catalogue, TEXTS, middle));
        if (order == 0)
            return row(used->catalogue, TRANSLATIONS, middle);
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return text;
}

// Whether the first `size` bytes of a locale's name are that language; "pt-BR" is pt_BR.
static bool names(const char *locale, size_t size, const char *language) {
    size_t i = 0;
    while (i < size && language[i] && (locale[i] == language[i] || (locale[i] == '-' && language[i] == '_')))
        i++;
    return i == size && !language[i];
}

bool tz_language_find(const char *name, const tz_language **language) {
    // All of it without its encoding, and then without its country.
    const size_t sizes[] = {strcspn(name, ".@"), strcspn(name, "_-.@")};
    *language = NULL;
    for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++)
        for (const tz_language *it = tz_languages; it->name; it++)
            if (names(name, sizes[s], it->name)) {
                *language = it;
                return true;
            }
    return names(name, sizes[1], "en");
}

const tz_language *tz_language_use(const tz_language *language) {
    const tz_language *before = used;
    used = language;
    return before;
}

const tz_language *tz_language_used(void) {
    return used;
}

static _Thread_local char units[TZ_UNITS_MOST + 1];

void tz_units_use(const char *word) {
    size_t size = strlen(word);
    size = size < TZ_UNITS_MOST ? size : TZ_UNITS_MOST;
    memmove(units, word, size);
    units[size] = '\0';
}

const char *tz_units_used(void) {
    return *units ? units : "市町村";
}
