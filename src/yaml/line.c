// One line of a file as people see it: its indentation, its dashes, its key. It is read without any regard to the lines
// before it, so that a slip in one of them changes nothing here.
#include "base/intl.h"
#include "yaml/read.h"

#include <string.h>

static bool starts(const tz_file_lines *in, size_t at, size_t end, const char *with) {
    size_t n = strlen(with);
    return end - at >= n && memcmp(in->bytes + at, with, n) == 0;
}

size_t tz_line_blank_size(const tz_file_lines *in, size_t at, size_t end) {
    if (at == end)
        return 0;
    const unsigned char *c = (const unsigned char *)in->bytes + at;
    if (*c == ' ' || *c == '\t')
        return 1;
    if (starts(in, at, end, "\xE3\x80\x80")) // U+3000
        return 3;
    if (starts(in, at, end, "\xC2\xA0")) // U+00A0
        return 2;
    return end - at >= 3 && c[0] == 0xE2 && c[1] == 0x80 && c[2] >= 0x80 && c[2] <= 0x8B ? 3 : 0; // U+2000 to U+200B
}

static size_t skip_spaces(const tz_file_lines *in, size_t at, size_t end) {
    while (at < end && in->bytes[at] == ' ')
        at++;
    return at;
}

static bool ends_word(const tz_file_lines *in, size_t at, size_t end) {
    return at == end || in->bytes[at] == ' ' || in->bytes[at] == '\t';
}

static void find_ends(const tz_file_lines *in, size_t line, tz_line_of_file *it) {
    const tz_source *source = in->source;
    it->from = source->lines[line];
    it->end = line + 1 < source->lines_n ? source->lines[line + 1] : source->size;
    while (it->end > it->from && (in->bytes[it->end - 1] == '\n' || in->bytes[it->end - 1] == '\r'))
        it->end--;
    if (line == 0 && starts(in, 0, it->end, "\xEF\xBB\xBF"))
        it->from = 3;
}

static void find_indentation(const tz_file_lines *in, tz_line_of_file *it) {
    it->text = skip_spaces(in, it->from, it->end);
    it->indent = it->text - it->from;
    it->odd = it->text;
    for (size_t n; (n = tz_line_blank_size(in, it->text, it->end)) > 0;)
        it->text += n;
    if (it->odd < it->text && it->text == it->end)
        it->odd = it->text; // nothing but blanks
}

static void find_dashes(const tz_file_lines *in, tz_line_of_file *it) {
    it->dash = TZ_NO_COLUMN;
    it->content = it->text;
    while (it->content < it->end && in->bytes[it->content] == '-' && ends_word(in, it->content + 1, it->end)) {
        if (it->dash == TZ_NO_COLUMN)
            it->dash = it->content - it->from;
        it->content = skip_spaces(in, it->content + 1, it->end);
    }
}

static bool is_word_char(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
           c == '.';
}

// "key" with its quotation marks, or a word.
static size_t key_end(const tz_file_lines *in, const tz_line_of_file *it) {
    size_t at = it->content;
    if (at < it->end && (in->bytes[at] == '"' || in->bytes[at] == '\'')) {
        const char *close = memchr(in->bytes + at + 1, in->bytes[at], it->end - at - 1);
        return close ? (size_t)(close - in->bytes) + 1 : it->content;
    }
    while (at < it->end && is_word_char(in->bytes[at]))
        at++;
    return at;
}

// Without rules, or with rules that have no form to know the keys from.
static bool is_any_known(const tz_file_lines *in) {
    return !in->rules || in->rules->keys_n == 0;
}

static void find_in_rules(const tz_file_lines *in, tz_line_of_file *it, size_t from, size_t to) {
    it->known = is_any_known(in);
    for (size_t i = 0; in->rules && i < in->rules->keys_n; i++) {
        const char *key = in->rules->keys[i];
        if (strlen(key) != to - from || memcmp(key, in->bytes + from, to - from) != 0)
            continue;
        it->known = true;
        it->top |= i < in->rules->top_n;
        it->below |= i >= in->rules->top_n;
    }
}

// Another key, such as 市: or <<: that no file of an edition has.
static void find_other_key(const tz_file_lines *in, tz_line_of_file *it) {
    size_t at = it->content;
    if (at == it->end || strchr("#|>[{\"'&*!%@,", in->bytes[at]) || starts(in, at, it->end, "｛"))
        return;
    while (at < it->end && !ends_word(in, at, it->end) && !(in->bytes[at] == ':' && ends_word(in, at + 1, it->end)))
        at++;
    if (at == it->end || in->bytes[at] != ':' || at == it->content)
        return;
    it->key_end = it->colon_at = at;
    it->value = at + 1;
    it->colon = TZ_COLON;
    it->known = is_any_known(in);
    it->is_word = false;
}

static void find_word(const tz_file_lines *in, tz_line_of_file *it) {
    it->key_end = key_end(in, it);
    it->is_word = true;
    it->colon = TZ_COLON_NONE;
    it->colon_at = it->value = it->end;
    if (it->key_end == it->content)
        return;
    bool quoted = !is_word_char(in->bytes[it->content]);
    find_in_rules(in, it, it->content + quoted, it->key_end - quoted);
    size_t at = skip_spaces(in, it->key_end, it->end);
    bool wide = starts(in, at, it->end, "：");
    if (at == it->end || (in->bytes[at] != ':' && !wide))
        return;
    it->colon_at = at;
    it->value = at + (wide ? strlen("：") : 1);
    bool tight = !wide && !ends_word(in, it->value, it->end);
    it->colon = wide ? TZ_COLON_FULL_WIDTH : tight ? TZ_COLON_TIGHT : TZ_COLON;
    if (it->colon != TZ_COLON && !(it->known && (wide || !is_any_known(in))))
        it->colon = TZ_COLON_NONE;
}

static void find_key(const tz_file_lines *in, tz_line_of_file *it) {
    find_word(in, it);
    if (it->colon == TZ_COLON_NONE)
        find_other_key(in, it);
    while (it->value < it->end && (in->bytes[it->value] == ' ' || in->bytes[it->value] == '\t'))
        it->value++;
}

tz_line_of_file tz_line_read(const tz_file_lines *in, size_t line) {
    tz_line_of_file it = {.from = 0};
    find_ends(in, line, &it);
    find_indentation(in, &it);
    find_dashes(in, &it);
    find_key(in, &it);
    return it;
}

bool tz_line_is_empty(const tz_line_of_file *line) {
    return line->text == line->end;
}

bool tz_line_is_comment(const tz_file_lines *in, const tz_line_of_file *line) {
    return line->text < line->end && line->odd == line->text && in->bytes[line->text] == '#';
}

const char *tz_colon_message(tz_arena *arena, const tz_file_lines *in, size_t key, size_t key_end, size_t colon,
                             size_t end) {
    int size = (int)(key_end - key);
    const char *word = in->bytes + key;
    if (starts(in, colon, end, "："))
        return tz_arena_format(
            arena, _("the colon behind %.*s is full-width: write \":\" and a space, both half-width"), size, word);
    if (tz_line_blank_size(in, colon + 1, end) > 1)
        return tz_arena_format(arena, _("the blank behind \"%.*s:\" is full-width: write a half-width space"), size,
                               word);
    return tz_arena_format(arena, _("a space is missing behind \"%.*s:\""), size, word);
}
