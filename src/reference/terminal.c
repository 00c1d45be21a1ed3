// The reference on a terminal: items, folded to its width.
#include "base/intl.h"
#include "base/utf8.h"
#include "reference/reference.h"

#include <string.h>
#include <utf8proc.h>

typedef struct screen {
    tz_arena *arena;
    tz_bytes *out;
    size_t columns;
} screen;

static void put(const screen *to, const char *text, size_t size) {
    tz_bytes_add(to->arena, to->out, text, size);
}

// ---- folding ----

typedef struct piece {
    size_t size, width; // bytes and columns
    size_t blanks;      // before it
} piece;

static bool is_wide(int32_t c) {
    return c >= 0x2E80 && utf8proc_charwidth(c) == 2;
}

// What begins no line, and what ends none (JLREQ cl-02, cl-05 … and cl-01), as far as such texts have it.
static bool begins_no_line(int32_t c) {
    static const int32_t signs[] = {0x3001, 0x3002, 0xFF0C, 0xFF0E, 0xFF09, 0x300D, 0x300F, 0x3011, 0x30FB, 0x30FC, 0};
    for (size_t i = 0; signs[i]; i++)
        if (c == signs[i])
            return true;
    return false;
}

static bool ends_no_line(int32_t c) {
    return c == 0xFF08 || c == 0x300C || c == 0x300E || c == 0x3010;
}

// What stays together on a line: a word, or one wide character with the signs that belong to it.
static piece next_piece(const char *text) {
    piece made = {0};
    size_t end = strlen(text), at = 0;
    while (text[at] == ' ')
        at++;
    made.blanks = at;
    for (int32_t before = 0, c; at < end && text[at] != ' ' && text[at] != '\n'; before = c) {
        size_t size = tz_utf8_decode(text + at, end - at, &c);
        bool may_part = before && (is_wide(before) || is_wide(c)) && !begins_no_line(c) && !ends_no_line(before);
        if (may_part)
            break;
        at += size;
        made.width += c >= 0 ? (size_t)utf8proc_charwidth(c) : 1;
    }
    made.size = at - made.blanks;
    return made;
}

static void put_folded(const screen *to, size_t indent, const char *text) {
    size_t column = 0;
    for (piece of; *text; text += of.blanks + of.size) {
        of = next_piece(text);
        bool fits = column && column + of.blanks + of.width <= to->columns;
        if (column && !fits)
            put(to, "\n", 1);
        if (!fits) {
            tz_bytes_format(to->arena, to->out, "%*s", (int)indent, "");
            column = indent;
        } else {
            put(to, text, of.blanks);
            column += of.blanks;
        }
        put(to, text + of.blanks, of.size);
        column += of.width;
        if (!of.size)
            break; // blanks at the end
    }
    if (column)
        put(to, "\n", 1);
}

// ---- entries ----

static void put_entries(const screen *to, const tz_reference_entry *entries, size_t n, size_t indent, bool whole) {
    tz_bytes general = {0};
    for (size_t i = 0; i < n; i += 1 + entries[i].inner) {
        const tz_reference_entry *of = &entries[i];
        if (of->in_all_parts && !whole) {
            tz_bytes_format(to->arena, &general, "%s%s", general.n ? ", " : "", of->key);
            continue;
        }
        tz_bytes_format(to->arena, to->out, "%*s%s\n", (int)indent, "", of->key);
        put_folded(to, indent + 4, of->words);
        put_folded(to, indent + 4, tz_arena_format(to->arena, "[%s]", tz_reference_facts(to->arena, of)));
        put_entries(to, of + 1, of->inner, indent + 4, whole);
    }
    if (general.n)
        put_folded(to, indent, tz_arena_format(to->arena, _("As in all parts: %.*s."), (int)general.n, general.at));
}

static void put_section(const screen *to, const tz_reference_entry *of, bool whole) {
    bool is_plain = !of->inner || of->held != TZ_HELD_ALONE;
    tz_bytes_format(to->arena, to->out, "\n%s\n", of->key);
    put_folded(to, 4, of->words);
    if (of->same_as)
        put_folded(to, 4, tz_arena_format(to->arena, _("As %s."), of->same_as));
    else if (is_plain)
        put_folded(to, 4, tz_arena_format(to->arena, "[%s]", tz_reference_facts(to->arena, of)));
    else if (of->required)
        put_folded(to, 4, _("Required."));
    put_entries(to, of + 1, of->inner, 4, whole);
}

static const tz_reference_entry *find_section(const tz_reference *all, const char *key) {
    for (size_t i = 0; i < all->entries.n; i += 1 + all->entries.at[i].inner)
        if (!strcmp(all->entries.at[i].key, key))
            return &all->entries.at[i];
    return NULL;
}

static void put_all(const screen *to, const tz_reference *all) {
    const tz_reference parts = tz_reference_of_parts(to->arena, all);
    bool general = false;
    for (size_t i = 0; i < all->entries.n; i += 1 + all->entries.at[i].inner) {
        const tz_reference_entry *of = &all->entries.at[i];
        if (!general && of->inner && of[1].in_all_parts) {
            tz_bytes_format(to->arena, to->out, "\n(%s)\n", _("keys of all parts"));
            put_entries(to, parts.entries.at, parts.entries.n, 4, true);
            general = true;
        }
        put_section(to, of, false);
    }
}

bool tz_reference_put_terminal(tz_arena *arena, tz_reference_kind kind, const char *section, size_t columns,
                               tz_bytes *out) {
    const screen to = {arena, out, columns};
    const tz_reference all = tz_reference_read(arena, kind);
    const tz_reference_entry *wanted = section ? find_section(&all, section) : NULL;
    if (section && !wanted)
        return false;
    if (wanted && wanted->same_as) // its keys are that one's
        wanted = find_section(&all, wanted->same_as);
    tz_bytes_format(arena, out, "%s: %s\n", tz_reference_names[kind], tz_reference_files[kind].file);
    if (wanted) {
        put_section(&to, wanted, true);
    } else {
        put_folded(&to, 0, _(tz_reference_files[kind].about));
        put_all(&to, &all);
    }
    return true;
}
