// Labels: comparing them without regard to how they are written, and finding what they name.
#include "survey/label.h"
#include "base/utf8.h"
#include "survey/word.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

// ---- keys ----

// The brackets of every kind, blanks, bullets and other signs around words.
static bool is_left_out(int32_t c) {
    static const int32_t signs[] = {'*',    '<',    '>',    0x2022, 0x203B, 0x2043, 0x2606, 0x2605, 0x25A0, 0x25A1,
                                    0x25AA, 0x25AB, 0x25B2, 0x25B3, 0x25B6, 0x25B7, 0x25B8, 0x25BC, 0x25BD, 0x25C6,
                                    0x25C7, 0x25CB, 0x25CE, 0x25CF, 0x25E6, 0x25EF, 0x2B1B, 0x2B1C, 0x30FB, 0x3007};
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
        if (c == signs[i])
            return true;
    utf8proc_category_t category = utf8proc_category(c);
    return c <= ' ' || category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_PS ||
           category == UTF8PROC_CATEGORY_PE || category == UTF8PROC_CATEGORY_CF;
}

// What typists do not tell apart: dashes and the long vowel, commas, wave dashes; and capitals.
static int32_t usual(int32_t c) {
    if (c == 0x30FC || c == 0x2212 || utf8proc_category(c) == UTF8PROC_CATEGORY_PD)
        return c == 0x301C ? '~' : '-';
    if (c == 0x3001)
        return ',';
    return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
}

static size_t digits(const char *key) {
    return strspn(key, "0123456789");
}

// Behind "1", "1.", "(1)", "問1", "Q1-2:".
static const char *behind_number(const char *key) {
    static const char *const words[] = {"設問", "質問", "問", "q", "第", "no."};
    const char *at = key;
    for (size_t i = 0; i < sizeof words / sizeof words[0] && at == key; i++)
        if (!strncmp(key, words[i], strlen(words[i])) && digits(key + strlen(words[i])))
            at += strlen(words[i]);
    while (digits(at)) {
        at += digits(at);
        at += strspn(at, ".-:,");
    }
    return *at ? at : key;
}

static void drop_end(char *key, size_t *n, const char *end) {
    size_t size = strlen(end);
    if (*n > size && tz_word_ends_in(key, *n, end)) {
        *n -= size;
        key[*n] = '\0';
    }
}

tz_label_key tz_label_key_of(tz_arena *arena, const char *bytes, size_t size) {
    int32_t points[TZ_WORD_POINTS];
    size_t n = tz_word_fold(bytes, size, points), length = 0;
    char *key = tz_arena_alloc(arena, n * 4 + 1);
    for (size_t i = 0; i < n; i++)
        if (!is_left_out(points[i]))
            length += (size_t)utf8proc_encode_char(usual(points[i]), (utf8proc_uint8_t *)key + length);
    key[length] = '\0';
    drop_end(key, &length, ":");
    drop_end(key, &length, "必須");
    drop_end(key, &length, "任意");
    return (tz_label_key){key, behind_number(key)};
}

// ---- labels of the form ----

// The fields, or the section, that one key names.
typedef struct entry {
    const char *key;
    size_t index;
} entry;

typedef struct entries {
    entry *at;
    size_t n;
} entries;

struct tz_labels {
    entries full, bare, sections, sections_bare;
    size_t *full_fields, *bare_fields; // the indices alone, in the order of the entries
    const char **ignored;
    size_t ignored_n;
    const tz_survey *survey;
    tz_label_key *section_keys, *field_keys; // in the form's order
    size_t *each;                            // 0, 1, 2, ...: one field alone
};

static int by_key(const void *left, const void *right) {
    const entry *a = left, *b = right;
    int order = strcmp(a->key, b->key);
    return order ? order : (a->index > b->index) - (a->index < b->index);
}

static void sort(entries *list) {
    if (list->n)
        qsort(list->at, list->n, sizeof *list->at, by_key);
}

static size_t *indices(tz_arena *arena, const entries *list) {
    size_t *made = TZ_ARRAY(arena, size_t, list->n);
    for (size_t i = 0; i < list->n; i++)
        made[i] = list->at[i].index;
    return made;
}

static tz_label_key add_both(tz_arena *arena, const tz_text *label, entries *full, entries *bare, size_t index) {
    tz_label_key key = tz_label_key_of(arena, label->bytes, label->size);
    full->at[full->n++] = (entry){key.full, index};
    bare->at[bare->n++] = (entry){key.bare, index};
    return key;
}

const tz_labels *tz_labels_new(tz_arena *arena, const tz_survey *survey) {
    tz_labels *made = TZ_NEW(arena, tz_labels);
    made->full.at = TZ_ARRAY(arena, entry, survey->fields_n);
    made->bare.at = TZ_ARRAY(arena, entry, survey->fields_n);
    made->sections.at = TZ_ARRAY(arena, entry, survey->sections_n);
    made->sections_bare.at = TZ_ARRAY(arena, entry, survey->sections_n);
    made->survey = survey;
    made->field_keys = TZ_ARRAY(arena, tz_label_key, survey->fields_n);
    made->section_keys = TZ_ARRAY(arena, tz_label_key, survey->sections_n);
    made->each = TZ_ARRAY(arena, size_t, survey->fields_n);
    for (size_t i = 0; i < survey->fields_n; i++) {
        made->field_keys[i] = add_both(arena, &survey->fields[i].label, &made->full, &made->bare, i);
        made->each[i] = i;
    }
    for (size_t i = 0; i < survey->sections_n; i++)
        made->section_keys[i] = add_both(arena, &survey->sections[i], &made->sections, &made->sections_bare, i);
    sort(&made->full);
    sort(&made->bare);
    sort(&made->sections);
    sort(&made->sections_bare);
    made->full_fields = indices(arena, &made->full);
    made->bare_fields = indices(arena, &made->bare);
    made->ignored = TZ_ARRAY(arena, const char *, survey->ignored.n);
    for (; made->ignored_n < survey->ignored.n; made->ignored_n++) {
        const tz_text *label = &survey->ignored.at[made->ignored_n];
        made->ignored[made->ignored_n] = tz_label_key_of(arena, label->bytes, label->size).full;
    }
    return made;
}

// The entries [first, first + n) of a key.
static size_t find(const entries *list, const char *key, size_t *n) {
    size_t from = 0, to = list->n;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (strcmp(list->at[middle].key, key) < 0)
            from = middle + 1;
        else
            to = middle;
    }
    for (*n = 0; from + *n < list->n && !strcmp(list->at[from + *n].key, key);)
        ++*n;
    return from;
}

// `more`: the text has more in it than the label.
static bool find_field(const tz_labels *labels, const tz_label_key *key, bool more, tz_label *found) {
    size_t n, alike_n, first = find(&labels->full, key->full, &n), alike = find(&labels->bare, key->bare, &alike_n);
    if (!*key->full || (!n && !alike_n))
        return false;
    const size_t *fields = n ? labels->full_fields + first : labels->bare_fields + alike;
    const char *bare = labels->field_keys[fields[0]].bare; // a label may begin with what looks like its number
    alike = find(&labels->bare, bare, &alike_n);
    *found = (tz_label){.kind = TZ_LABEL_FIELD,
                        .fields = fields,
                        .fields_n = n ? n : alike_n,
                        .sure = (n ? 2 : 0) + !more,
                        .alike = labels->bare_fields[alike],
                        .alike_n = alike_n};
    return true;
}

// ---- labels with more around them ----

bool tz_label_is_remark(const char *bytes, size_t size) {
    static const char *const words[] = {"字",   "記入", "記載", "入力",     "選択",   "必須", "任意",
                                        "自由", "複数", "回答", "記述",     "以内",   "程度", "具体",
                                        "該当", "場合", "例",   "ください", "下さい", "※"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (memmem(bytes, size, words[i], strlen(words[i])))
            return true;
    return false;
}

// Where a remark may begin: a bracket, ※, the end of a line.
static bool begins_remark(int32_t c) {
    return c == '\n' || c == 0x203B || utf8proc_category(c) == UTF8PROC_CATEGORY_PS;
}

// Questions are numbered; what is asked about the office is not.
static tz_label wording(const tz_label_key *key) {
    tz_label found = tz_label_wording(key);
    if (found.kind == TZ_LABEL_OFFICE && key->full != key->bare)
        found.kind = TZ_LABEL_OTHER;
    return found;
}

// The same label without what stands behind it, the least of it first.
static bool find_without_remark(tz_arena *scratch, const tz_labels *labels, const char *bytes, size_t size,
                                tz_label *found) {
    enum { TRIES = 6 };
    size_t tries = 0;
    for (size_t at = size > TZ_WORD_LONGEST ? 0 : size; at-- > 1 && tries < TRIES;) {
        int32_t c;
        if ((bytes[at] & 0xC0) == 0x80 || !tz_utf8_decode(bytes + at, size - at, &c) || c < 0 || !begins_remark(c))
            continue;
        tries++;
        tz_label_key key = tz_label_key_of(scratch, bytes, at);
        if (tz_label_is_remark(bytes + at, size - at) && find_field(labels, &key, true, found))
            return true;
        if (*key.full && c != '\n' && (*found = wording(&key)).kind != TZ_LABEL_OTHER)
            return true;
    }
    return false;
}

// ア 状況, a) 状況, イ.状況: the bytes of such a number; 0: none.
static size_t letter_size(const char *bytes, size_t size) {
    int32_t c, next;
    size_t n = tz_utf8_decode(bytes, size, &c), after = n < size ? tz_utf8_decode(bytes + n, size - n, &next) : 0;
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0x30A1 && c <= 0x30F3) ||
                  (c >= 0xFF21 && c <= 0xFF5A) || (c >= 0xFF71 && c <= 0xFF9D);
    bool parted = after && (next == ' ' || next == 0x3000 || next == '.' || next == ')' || next == 0xFF0E ||
                            next == 0xFF09 || next == 0x3001 || next == ':' || next == 0xFF1A);
    return letter && parted ? n + after : 0;
}

static bool find_behind_letter(tz_arena *scratch, const tz_labels *labels, const char *bytes, size_t size,
                               tz_label *found) {
    size_t n = size ? letter_size(bytes, size) : 0;
    tz_label_key key = tz_label_key_of(scratch, bytes + n, size - n);
    return n && find_field(labels, &key, false, found);
}

static const char *behind(const char *text, const char *start) {
    size_t n = strlen(start);
    return n && !strncmp(text, start, n) ? text + n : NULL;
}

// A question behind its section's head, as tables from web forms have them: (1)状況について [①状況].
static bool find_in_section(const tz_labels *labels, const tz_label_key *key, tz_label *found) {
    const tz_survey *survey = labels->survey;
    for (size_t i = 0; i < survey->fields_n; i++) {
        const tz_label_key *section = &labels->section_keys[survey->fields[i].section], *field = &labels->field_keys[i];
        const char *rest = behind(key->full, section->full);
        rest = rest ? rest : behind(key->bare, section->bare);
        if (!rest || !*rest)
            continue;
        rest += strspn(rest, "-_:/|>.,");
        if (strcmp(rest, field->full) != 0 && strcmp(rest, field->bare) != 0)
            continue;
        *found = (tz_label){
            .kind = TZ_LABEL_FIELD, .fields = &labels->each[i], .fields_n = 1, .sure = 3, .alike = i, .alike_n = 1};
        return true;
    }
    return false;
}

// ---- all ----

static bool is_ignored(const tz_labels *labels, const char *key) {
    for (size_t i = 0; i < labels->ignored_n; i++)
        if (!strcmp(labels->ignored[i], key))
            return true;
    return false;
}

static tz_label find_label(tz_arena *scratch, const tz_labels *labels, const tz_label_key *key, const char *bytes,
                           size_t size) {
    tz_label found = {.kind = TZ_LABEL_OTHER};
    size_t n, first;
    if (find(&labels->full, key->full, &n), n) {
        find_field(labels, key, false, &found);
        return found;
    }
    if (first = find(&labels->sections, key->full, &n), n)
        return (tz_label){.kind = TZ_LABEL_SECTION, .section = labels->sections.at[first].index};
    if (find_field(labels, key, false, &found))
        return found;
    if (first = find(&labels->sections_bare, key->bare, &n), n)
        return (tz_label){.kind = TZ_LABEL_SECTION, .section = labels->sections_bare.at[first].index};
    found = wording(key);
    if (found.kind == TZ_LABEL_OTHER && !find_in_section(labels, key, &found) &&
        !find_behind_letter(scratch, labels, bytes, size, &found) &&
        !find_without_remark(scratch, labels, bytes, size, &found))
        found = (tz_label){.kind = TZ_LABEL_OTHER};
    return found;
}

tz_label tz_labels_find(tz_arena *scratch, const tz_labels *labels, const char *bytes, size_t size) {
    tz_label_key key = tz_label_key_of(scratch, bytes, size);
    if (!*key.full)
        return (tz_label){.kind = TZ_LABEL_OTHER};
    tz_label found = find_label(scratch, labels, &key, bytes, size);
    found.ignored = is_ignored(labels, key.full);
    if (found.kind == TZ_LABEL_FIELD)
        found.wording = tz_label_wording(&key).kind;
    return found;
}
