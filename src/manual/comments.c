// The explanations of a layout's keys: the comments of layouts/a4.yaml, which has all of them in both languages.
#include "base/language.h"
#include "base/utf8.h"
#include "manual/manual.h"

#include <string.h>

typedef struct line {
    const char *at;
    size_t n;
} line;

// What is being read of a comment.
typedef struct reading {
    tz_arena *arena;
    tz_explanations *out;
    size_t keys, sections; // of them, those of earlier comments
    bool in_key;           // the line above was about a key
} reading;

// ---- languages ----

static bool is_japanese(const char *text, size_t size) {
    size_t letters = 0, others = 0;
    for (size_t at = 0; at < size;) {
        int32_t c;
        at += tz_utf8_decode(text + at, size - at, &c);
        letters += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        others += c >= 0x3041;
    }
    return others * 2 > letters;
}

static void add_words(tz_arena *arena, tz_explanation *to, const char *text, size_t size) {
    while (size && *text == ' ')
        text++, size--;
    while (size && text[size - 1] == ' ')
        size--;
    bool japanese = is_japanese(text, size);
    const char **words = japanese ? &to->japanese : &to->english;
    if (size)
        *words = tz_arena_format(arena, "%s%s%.*s", *words, **words && !japanese ? " " : "", (int)size, text);
}

// Words of both languages, with a bar between them.
static void add_line(tz_arena *arena, tz_explanation *to, const char *text, size_t size) {
    const char *bar = memmem(text, size, " | ", 3);
    size_t first = bar ? (size_t)(bar - text) : size;
    add_words(arena, to, text, first);
    if (bar)
        add_words(arena, to, bar + 3, size - first - 3);
}

// ---- comments ----

// The bytes of "key, other.key" before a colon and a blank; 0: it is none.
static size_t keys_size(const line *of) {
    size_t n = 0;
    while (n < of->n && of->at[n] && strchr("abcdefghijklmnopqrstuvwxyz_., ", of->at[n]))
        n++;
    return n && n + 1 < of->n && of->at[n] == ':' && of->at[n + 1] == ' ' && of->at[0] != ' ' ? n : 0;
}

// The bytes of a key at the beginning of a line of the file; 0: there is none.
static size_t section_key(const line *of) {
    size_t n = 0;
    while (n < of->n && ((of->at[n] >= 'a' && of->at[n] <= 'z') || of->at[n] == '_'))
        n++;
    return n < of->n && of->at[n] == ':' ? n : 0;
}

static void read_comment(reading *r, line of) {
    size_t blanks = 0, n;
    while (blanks < of.n && of.at[blanks] == ' ')
        blanks++;
    of = (line){of.at + blanks, of.n - blanks};
    if (blanks == 3 && (n = keys_size(&of))) {
        tz_explanation *made = TZ_ADD(r->arena, &r->out->keys);
        *made = (tz_explanation){.keys = tz_arena_copy(r->arena, of.at, n), .japanese = "", .english = ""};
        add_line(r->arena, made, of.at + n + 1, of.n - n - 1);
        r->in_key = true;
    } else if (r->in_key && blanks > 3) {
        add_line(r->arena, &r->out->keys.at[r->out->keys.n - 1], of.at, of.n);
    } else {
        if (r->out->sections.n == r->sections)
            *TZ_ADD(r->arena, &r->out->sections) = (tz_explanation){.japanese = "", .english = ""};
        add_line(r->arena, &r->out->sections.at[r->out->sections.n - 1], of.at, of.n);
        r->in_key = false;
    }
}

// A comment belongs to the section that it stands above or in.
static void end_comment(reading *r, const char *section) {
    for (; r->keys < r->out->keys.n; r->keys++)
        r->out->keys.at[r->keys].section = section;
    for (; r->sections < r->out->sections.n; r->sections++)
        r->out->sections.at[r->sections].section = section;
    r->in_key = false;
}

void tz_explanations_read(tz_arena *arena, const tz_source *source, tz_explanations *out) {
    reading r = {.arena = arena, .out = out};
    const char *section = "";
    for (size_t i = 0; i < source->lines_n; i++) {
        size_t from = source->lines[i], to = i + 1 < source->lines_n ? source->lines[i + 1] : source->size;
        while (to > from && (source->bytes[to - 1] == '\n' || source->bytes[to - 1] == '\r'))
            to--;
        line of = {source->bytes + from, to - from};
        size_t indent = 0, key;
        while (indent < of.n && of.at[indent] == ' ')
            indent++;
        if (indent < of.n && of.at[indent] == '#') {
            read_comment(&r, (line){of.at + indent + 1, of.n - indent - 1});
            continue;
        }
        key = section_key(&of);
        section = key ? tz_arena_copy(arena, of.at, key) : of.n ? section : "";
        end_comment(&r, section);
    }
    end_comment(&r, "");
}

// ---- finding ----

static bool names(const tz_explanation *of, const char *key) {
    size_t n = strlen(key);
    for (const char *at = of->keys; *at; at += strspn(at, ", ")) {
        size_t size = strcspn(at, ", ");
        if (size == n && !memcmp(at, key, n))
            return true;
        at += size;
    }
    return false;
}

static const tz_explanation *find(const tz_explanations *all, const char *section, const char *key) {
    for (size_t i = 0; i < all->keys.n; i++)
        if (!strcmp(all->keys.at[i].section, section) && names(&all->keys.at[i], key))
            return &all->keys.at[i];
    return NULL;
}

const tz_explanation *tz_explanation_find(const tz_explanations *all, const char *section, const char *key) {
    for (const char *at = key; at; at = strchr(at, '.') ? strchr(at, '.') + 1 : NULL) {
        const tz_explanation *found = find(all, section, at);
        if (found)
            return found;
    }
    const char *dot = strrchr(key, '.');
    return find(all, "", dot ? dot + 1 : key);
}

const tz_explanation *tz_explanation_of_section(const tz_explanations *all, const char *section) {
    for (size_t i = 0; i < all->sections.n; i++)
        if (!strcmp(all->sections.at[i].section, section))
            return &all->sections.at[i];
    return NULL;
}

const char *tz_explanation_words(const tz_explanation *of) {
    return tz_language_used() ? of->japanese : of->english;
}
