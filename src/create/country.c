// The table of Japan's prefectures and municipalities, and which prefecture somebody means.
#include "base/intl.h"
#include "create/create.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const tz_place nowhere;

// ---- reading ----

enum { COLUMNS = 5 }; // code, name, reading, roman, prefecture

typedef struct table_row {
    tz_place_entry own;
    tz_text prefecture;
} table_row;

typedef struct table_reading {
    tz_arena *arena;
    const tz_source *table;
    tz_country *to;
    struct {
        TZ_LIST(tz_place_entry) all;
    } municipalities; // of the last prefecture
} table_reading;

// A text that knows its place, byte for byte.
static tz_text text_of(const table_reading *r, size_t from, size_t to) {
    tz_text_origin *origin = TZ_NEW(r->arena, tz_text_origin);
    origin->source_at = (uint32_t)from;
    return (tz_text){.bytes = tz_arena_copy(r->arena, r->table->bytes + from, to - from),
                     .size = to - from,
                     .source = r->table,
                     .origins = origin,
                     .origins_n = 1};
}

static bool split_row(const table_reading *r, size_t from, size_t to, table_row *row) {
    tz_text *const columns[COLUMNS] = {&row->own.code, &row->own.name, &row->own.reading, &row->own.roman,
                                       &row->prefecture};
    for (int i = 0; i < COLUMNS; i++) {
        const char *tab = from < to ? memchr(r->table->bytes + from, '\t', to - from) : NULL;
        size_t end = tab ? (size_t)(tab - r->table->bytes) : to;
        if (from >= end || (i + 1 == COLUMNS) == (tab != NULL))
            return false;
        *columns[i] = text_of(r, from, end);
        from = end + 1;
    }
    return row->own.code.size == 6 && strspn(row->own.code.bytes, "0123456789") == 6;
}

static void end_prefecture(table_reading *r) {
    if (!r->to->prefectures.n)
        return;
    tz_prefecture *last = &r->to->prefectures.at[r->to->prefectures.n - 1];
    last->municipalities = r->municipalities.all.at;
    last->municipalities_n = r->municipalities.all.n;
    memset(&r->municipalities, 0, sizeof r->municipalities);
}

// A prefecture stands before its municipalities.
static bool take_row(table_reading *r, const table_row *row) {
    if (tz_text_equal(&row->own.name, &row->prefecture)) {
        end_prefecture(r);
        *TZ_ADD(r->arena, &r->to->prefectures) = (tz_prefecture){.own = row->own};
        return true;
    }
    size_t n = r->to->prefectures.n;
    if (!n || !tz_text_equal(&r->to->prefectures.at[n - 1].own.name, &row->prefecture))
        return false;
    *TZ_ADD(r->arena, &r->municipalities.all) = row->own;
    return true;
}

static size_t line_end(const tz_source *source, size_t line) {
    size_t from = source->lines[line], to = line + 1 < source->lines_n ? source->lines[line + 1] : source->size;
    while (to > from && (source->bytes[to - 1] == '\n' || source->bytes[to - 1] == '\r'))
        to--;
    return to;
}

const tz_country *tz_country_read(tz_arena *arena, const tz_source *table, tz_diag *diag) {
    table_reading r = {.arena = arena, .table = table, .to = TZ_NEW(arena, tz_country)};
    for (size_t i = 0; i < table->lines_n; i++) {
        size_t from = table->lines[i], to = line_end(table, i);
        table_row row;
        if (from == to || table->bytes[from] == '#')
            continue;
        if (split_row(&r, from, to, &row) && take_row(&r, &row))
            continue;
        tz_error(diag, (tz_place){table, (uint32_t)from},
                 _("code, name, reading, romanised name and prefecture are expected here, with tabs between, and a "
                   "prefecture before its municipalities"));
        return NULL;
    }
    end_prefecture(&r);
    return r.to;
}

// ---- finding ----

// 鳥取 of 鳥取県, とっとり of とっとりけん; 0: nothing can be left out (北海道).
static size_t stem_size(const tz_text *text, const char *const *endings) {
    for (; *endings; endings++) {
        size_t size = strlen(*endings);
        if (text->size > size && !memcmp(text->bytes + text->size - size, *endings, size))
            return text->size - size;
    }
    return 0;
}

static bool is_stem(const tz_text *text, const char *const *endings, const char *word) {
    size_t size = stem_size(text, endings);
    return size && size == strlen(word) && !memcmp(text->bytes, word, size);
}

// 310000, 31, and 1 for 01.
static bool is_code(const tz_text *code, const char *word) {
    size_t size = strlen(word);
    if (tz_text_is(code, word) || (size == 2 && !memcmp(code->bytes, word, 2)))
        return true;
    return size == 1 && code->bytes[0] == '0' && code->bytes[1] == *word;
}

static const char *const name_endings[] = {"県", "府", "都", NULL};
static const char *const reading_endings[] = {"けん", "ふ", "と", NULL};

static bool is_meant(const tz_place_entry *it, const char *word) {
    return tz_text_is(&it->name, word) || tz_text_is(&it->reading, word) || is_stem(&it->name, name_endings, word) ||
           is_stem(&it->reading, reading_endings, word) || !strcasecmp(it->roman.bytes, word) ||
           is_code(&it->code, word);
}

static bool shares_character(const tz_text *name, const char *word) {
    for (const char *at = word; *at;) {
        size_t size = 1;
        while ((at[size] & 0xC0) == 0x80)
            size++;
        bool suffix = size == 3 && memmem("県府都道", 12, at, 3);
        if ((unsigned char)*at >= 0x80 && !suffix && memmem(name->bytes, name->size, at, size))
            return true;
        at += size;
    }
    return false;
}

// The municipality of that name, whose prefecture is meant then: 松江市, 松江, matsue.
static const tz_prefecture *prefecture_of(const tz_country *country, const char *word) {
    static const char *const endings[] = {"市", "町", "村", "区", NULL};
    for (size_t i = 0; i < country->prefectures.n; i++)
        for (size_t k = 0; k < country->prefectures.at[i].municipalities_n; k++) {
            const tz_place_entry *it = &country->prefectures.at[i].municipalities[k];
            if (tz_text_is(&it->name, word) || is_stem(&it->name, endings, word) || tz_text_is(&it->roman, word) ||
                tz_text_is(&it->code, word))
                return &country->prefectures.at[i];
        }
    return NULL;
}

static void report_unknown(tz_arena *arena, const tz_country *country, const char *word, tz_diag *diag) {
    enum { MOST = 5 };
    size_t n = country->prefectures.n, found = 0;
    const char **romans = TZ_ARRAY(arena, const char *, n + 1);
    const tz_text asked = tz_text_from_string(word);
    const tz_prefecture *other = prefecture_of(country, word);
    tz_bytes list = {0};
    tz_error(diag, nowhere, _("there is no prefecture %s"), word);
    for (size_t i = 0; i < n; i++) {
        const tz_place_entry *it = &country->prefectures.at[i].own;
        romans[i] = it->roman.bytes;
        if (!other && found < MOST && shares_character(&it->name, word))
            tz_bytes_format(arena, &list, "%s%s", found++ ? "、" : "", it->name.bytes);
    }
    const char *nearest = tz_nearest_word(&asked, romans, n);
    for (size_t i = 0; !other && !found && nearest && i < n; i++)
        if (romans[i] == nearest)
            other = &country->prefectures.at[i];
    if (other)
        tz_bytes_format(arena, &list, "%s", other->own.name.bytes);
    if (list.n)
        tz_note(diag, nowhere, _("did you mean %.*s?"), (int)list.n, list.at);
    else
        tz_note(diag, nowhere, _("give its name (鳥取県), its romanised name (tottori) or its code (31)"));
}

const tz_prefecture *tz_country_find(tz_arena *arena, const tz_country *country, const char *word, tz_diag *diag) {
    for (size_t i = 0; i < country->prefectures.n; i++)
        if (is_meant(&country->prefectures.at[i].own, word))
            return &country->prefectures.at[i];
    report_unknown(arena, country, word, diag);
    return NULL;
}
