// The reference as a page of Markdown, with a table for each file or section.
#include "base/intl.h"
#include "reference/reference.h"

#include <string.h>

typedef struct page {
    tz_arena *arena;
    tz_bytes *out;
} page;

static void put(const page *to, const char *text) {
    tz_bytes_add(to->arena, to->out, text, strlen(text));
}

// A backslash before what would be markup; a line of a table ends at its line end, and parts cells at a bar.
static void put_words(const page *to, const char *text) {
    for (; *text; text++) {
        if (strchr("\\`*_<>|", *text))
            put(to, "\\");
        tz_bytes_add(to->arena, to->out, text, 1);
    }
}

// Between more backquotes than it has in a row: it has none.
static void put_code(const page *to, const char *text) {
    put(to, "`");
    for (; *text; text++) {
        if (*text == '|')
            put(to, "\\");
        tz_bytes_add(to->arena, to->out, text, 1);
    }
    put(to, "`");
}

static void put_head(const page *to) {
    const char *const heads[] = {_("Key"), _("Meaning"), _("Value"), _("Without it"), _("Example")};
    put(to, "\n|");
    for (size_t i = 0; i < 5; i++)
        tz_bytes_format(to->arena, to->out, " %s |", heads[i]);
    put(to, "\n|---|---|---|---|---|\n");
}

// The path of a key below the one that the table is of.
static void put_row(const page *to, const tz_reference_entry *of, size_t skipped) {
    put(to, "| ");
    put_code(to, of->path + skipped);
    put(to, " | ");
    put_words(to, of->words);
    put(to, " | ");
    put_words(to, of->type);
    put(to, " | ");
    if (of->required)
        put_words(to, _("required"));
    else if (of->otherwise)
        put_code(to, of->otherwise);
    put(to, " | ");
    if (of->example)
        put_code(to, of->example);
    put(to, " |\n");
}

static void put_table(const page *to, const tz_reference_entry *entries, size_t n, size_t skipped) {
    tz_bytes general = {0};
    bool head = false;
    for (size_t i = 0; i < n; i++) {
        if (entries[i].in_all_parts) {
            tz_bytes_format(to->arena, &general, "%s`%s`", general.n ? ", " : "", entries[i].key);
            continue;
        }
        if (!head)
            put_head(to);
        head = true;
        put_row(to, &entries[i], skipped);
    }
    if (general.n)
        tz_bytes_format(to->arena, to->out, "\n%s\n",
                        tz_arena_format(to->arena, _("As in all parts: %.*s."), (int)general.n, general.at));
}

static void put_section(const page *to, const tz_reference_entry *section) {
    tz_bytes_format(to->arena, to->out, "\n### %s\n\n", section->key);
    put_words(to, section->words);
    put(to, "\n");
    bool is_plain = !section->inner || section->held != TZ_HELD_ALONE;
    if (section->same_as) {
        tz_bytes_format(to->arena, to->out, "\n%s\n", tz_arena_format(to->arena, _("As %s."), section->same_as));
    } else if (is_plain || section->required) {
        put(to, "\n");
        put_words(to, is_plain ? tz_reference_facts(to->arena, section) : _("Required."));
        put(to, "\n");
    }
    put_table(to, section + 1, section->inner, strlen(section->path) + 1);
}

// A layout's keys are sections of their own; the keys of all parts come before the first part.
static void put_sections(const page *to, const tz_reference *all) {
    const tz_reference parts = tz_reference_of_parts(to->arena, all);
    bool general = false;
    for (size_t i = 0; i < all->entries.n; i += 1 + all->entries.at[i].inner) {
        const tz_reference_entry *section = &all->entries.at[i];
        if (!general && section->inner && section[1].in_all_parts) {
            tz_bytes_format(to->arena, to->out, "\n### %s\n", _("keys of all parts"));
            put_table(to, parts.entries.at, parts.entries.n, 0);
            general = true;
        }
        put_section(to, section);
    }
}

void tz_reference_put_markdown(tz_arena *arena, tz_bytes *out) {
    const page to = {arena, out};
    tz_bytes_format(arena, out, "# %s\n\n", _("Every key of every file"));
    put_words(&to,
              _("Made by make reference from the tables that the program reads by. tsuzuri help KIND shows the same "
                "on a terminal, tsuzuri schema KIND writes a JSON Schema for editors."));
    put(&to, "\n");
    for (size_t kind = 0; kind < TZ_REFERENCE_KINDS; kind++) {
        const tz_reference all = tz_reference_read(arena, (tz_reference_kind)kind);
        tz_bytes_format(arena, out, "\n## %s: %s\n\n", tz_reference_names[kind], tz_reference_files[kind].file);
        put_words(&to, _(tz_reference_files[kind].about));
        put(&to, "\n");
        if (tz_reference_files[kind].inherits)
            put_sections(&to, &all);
        else
            put_table(&to, all.entries.at, all.entries.n, 0);
    }
}
