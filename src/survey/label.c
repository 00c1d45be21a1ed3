// Labels: comparing them without regard to how they are written, and finding what they name.
#include "survey/label.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

// ---- keys ----

enum { LONGEST = 1200 }; // bytes; no label is longer

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
    if (*n > size && !memcmp(key + *n - size, end, size))
        key[ *n -= size] = '\0';
}

tz_label_key tz_label_key_of(tz_arena *arena, const char *bytes, size_t size) {
    static const utf8proc_option_t folding = UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE;
    int32_t points[2 * LONGEST];
    if (size > LONGEST)
        return (tz_label_key){"", ""};
    utf8proc_ssize_t n =
        utf8proc_decompose((const utf8proc_uint8_t *)bytes, (utf8proc_ssize_t)size, points, 2 * LONGEST, folding);
    n = n < 0 || n > 2 * LONGEST ? 0 : utf8proc_normalize_utf32(points, n, folding);
    char *key = tz_arena_alloc(arena, (size_t)n * 4 + 1);
    size_t length = 0;
    for (utf8proc_ssize_t i = 0; i < n; i++)
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

static void add_both(tz_arena *arena, const tz_text *label, entries *full, entries *bare, size_t index) {
    tz_label_key key = tz_label_key_of(arena, label->bytes, label->size);
    full->at[full->n++] = (entry){key.full, index};
    bare->at[bare->n++] = (entry){key.bare, index};
}

const tz_labels *tz_labels_new(tz_arena *arena, const tz_survey *survey) {
    tz_labels *made = TZ_NEW(arena, tz_labels);
    made->full.at = TZ_ARRAY(arena, entry, survey->fields_n);
    made->bare.at = TZ_ARRAY(arena, entry, survey->fields_n);
    made->sections.at = TZ_ARRAY(arena, entry, survey->sections_n);
    made->sections_bare.at = TZ_ARRAY(arena, entry, survey->sections_n);
    for (size_t i = 0; i < survey->fields_n; i++)
        add_both(arena, &survey->fields[i].label, &made->full, &made->bare, i);
    for (size_t i = 0; i < survey->sections_n; i++)
        add_both(arena, &survey->sections[i], &made->sections, &made->sections_bare, i);
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

// ---- what surveys ask about who answers ----

static bool ends_in(const char *key, const char *end) {
    size_t size = strlen(key), n = strlen(end);
    return size >= n && !strcmp(key + size - n, end);
}

static bool begins_with(const char *key, const char *word) {
    return !strncmp(key, word, strlen(word));
}

static bool is_one_of(const char *key, const char *const *words) {
    for (; *words; words++)
        if (!strcmp(key, *words))
            return true;
    return false;
}

// 市町村, 市町, 区市町村, 市区町村, 市・町: made of these words alone.
static bool is_municipality_word(const char *key, size_t size) {
    static const char *const words[] = {"市", "区", "町", "村", "及び", "または", "又は", ",", "/"};
    size_t at = 0;
    while (at < size) {
        size_t before = at;
        for (size_t i = 0; i < sizeof words / sizeof words[0] && at == before; i++)
            if (size - at >= strlen(words[i]) && !memcmp(key + at, words[i], strlen(words[i])))
                at += strlen(words[i]);
        if (at == before)
            return false;
    }
    return size > 0;
}

static bool is_name_label(const char *key) {
    static const char *const others[] = {"自治体", "団体", "地方公共団体", "構成市町村", "municipality", "name", NULL};
    static const char *const before[] = {"貴", "御", "ご", "回答"};
    static const char *const behind[] = {"名称", "名", "等名"};
    for (size_t i = 0; i < sizeof before / sizeof before[0]; i++)
        if (begins_with(key, before[i]))
            key += strlen(before[i]);
    size_t size = strlen(key);
    for (size_t i = 0; i < sizeof behind / sizeof behind[0]; i++)
        if (ends_in(key, behind[i])) {
            size -= strlen(behind[i]);
            break;
        }
    for (const char *const *word = others; *word; word++)
        if (strlen(*word) == size && !memcmp(key, *word, size))
            return true;
    return is_municipality_word(key, size) || is_one_of(key, others);
}

// コード, 市町村コード, 全国地方公共団体コード, 市町村名・コード; not QRコード.
static bool is_code_label(const char *key) {
    static const char *const others[] = {"",       "全国地方公共団体", "地方公共団体", "団体",
                                         "自治体", "標準地域",         "jis",          NULL};
    static const char *const ends[] = {"名コ-ド", "コ-ド番号", "コ-ド", "code"};
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
        if (ends_in(key, ends[i])) {
            size_t size = strlen(key) - strlen(ends[i]);
            for (const char *const *word = others; *word; word++)
                if (strlen(*word) == size && !memcmp(key, *word, size))
                    return true;
            return is_municipality_word(key, size);
        }
    return false;
}

static bool is_office_label(const char *key) {
    static const char *const parts[] = {"担当",   "電話",     "tel",      "fax",    "ファクス", "ファックス", "メ-ル",
                                        "mail",   "連絡先",   "記入者",   "回答者", "作成者",   "記入日",     "回答日",
                                        "提出日", "作成日",   "所属",     "部署",   "役職",     "職氏名",     "氏名",
                                        "内線",   "提出期限", "回答期限", "締切",   "提出先",   "住所",       NULL};
    static const char *const all[] = {"no",   "no.", "番号", "連番", "通番", "順",     "順番", "地域",
                                      "圏域", "郡",  "課",   "係",   "字数", "文字数", "目安", NULL};
    enum { SHORT = 36 }; // bytes: twelve kanji; what is longer is a sentence
    for (const char *const *part = parts; *part && strlen(key) <= SHORT; part++)
        if (strstr(key, *part))
            return true;
    return is_one_of(key, all);
}

static tz_label_kind other_kind(const char *key) {
    static const char *const prefectures[] = {"都道府県", "都道府県名", "県", "県名", "府県名", "道府県名", NULL};
    static const char *const answers[] = {"回答",   "回答欄", "回答内容",     "記入欄",         "記入内容",
                                          "御回答", "ご回答", "貴市町の回答", "貴市町村の回答", NULL};
    if (!*key)
        return TZ_LABEL_OTHER;
    if (begins_with(key, "共同") && strstr(key, "回答"))
        return TZ_LABEL_JOINT;
    if (is_one_of(key, prefectures))
        return TZ_LABEL_PREFECTURE;
    if (is_code_label(key))
        return TZ_LABEL_CODE;
    if (is_name_label(key))
        return TZ_LABEL_NAME;
    if (is_one_of(key, answers))
        return TZ_LABEL_ANSWERS;
    return is_office_label(key) ? TZ_LABEL_OFFICE : TZ_LABEL_OTHER;
}

tz_label tz_labels_find(tz_arena *scratch, const tz_labels *labels, const char *bytes, size_t size) {
    tz_label_key key = tz_label_key_of(scratch, bytes, size);
    tz_label found = {.kind = TZ_LABEL_OTHER};
    size_t n, first;
    if (!*key.full)
        return found;
    for (size_t i = 0; i < labels->ignored_n; i++)
        found.ignored = found.ignored || !strcmp(labels->ignored[i], key.full);
    if (first = find(&labels->full, key.full, &n), n)
        return (tz_label){TZ_LABEL_FIELD, labels->full_fields + first, n, 0, found.ignored};
    if (first = find(&labels->sections, key.full, &n), n)
        return (tz_label){TZ_LABEL_SECTION, NULL, 0, labels->sections.at[first].index, found.ignored};
    if (first = find(&labels->bare, key.bare, &n), n)
        return (tz_label){TZ_LABEL_FIELD, labels->bare_fields + first, n, 0, found.ignored};
    if (first = find(&labels->sections_bare, key.bare, &n), n)
        return (tz_label){TZ_LABEL_SECTION, NULL, 0, labels->sections_bare.at[first].index, found.ignored};
    found.kind = other_kind(key.bare);
    if (found.kind == TZ_LABEL_OFFICE && key.full != key.bare) // numbered as questions are
        found.kind = TZ_LABEL_OTHER;
    return found;
}
