// Municipalities in texts: names in all usual spellings, and codes with or without what spreadsheets take from them.
#include "survey/names.h"
#include "base/utf8.h"
#include "survey/word.h"

#include <stdlib.h>
#include <string.h>

// ---- spellings ----

// Characters of names that are written in two ways, the first as people write it, the second as it is compared.
static const struct {
    int32_t written, compared;
} spellings[] = {
    {0x30F6, 0x30B1}, // ヶ ケ
    {0x30F5, 0x30AB}, // ヵ カ
    {0x9AD9, 0x9AD8}, // 髙 高
    {0xFA11, 0x5D0E}, // 﨑 崎
    {0x9F8D, 0x7ADC}, // 龍 竜
    {0x66FE, 0x66FD}, // 曾 曽
    {0x6A9C, 0x6867}, // 檜 桧
    {0x6FF1, 0x6D5C}, // 濱 浜
    {0x5D8B, 0x5CF6}, // 嶋 島
    {0x6FA4, 0x6CA2}, // 澤 沢
    {0x5EE3, 0x5E83}, // 廣 広
    {0x570B, 0x56FD}, // 國 国
    {0x7027, 0x6EDD}, // 瀧 滝
    {0x6DF5, 0x6E15}, // 淵 渕
    {0x9089, 0x8FBA}, // 邉 辺
    {0x908A, 0x8FBA}, // 邊 辺
};

static int32_t compared(int32_t c) {
    for (size_t i = 0; i < sizeof spellings / sizeof spellings[0]; i++)
        if (spellings[i].written == c)
            return spellings[i].compared;
    return c;
}

// Blanks, ends of lines, variation selectors, and what has no ink at all (U+200B).
static bool is_unseen(int32_t c) {
    utf8proc_category_t category = utf8proc_category(c);
    bool selects = (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
    return c <= ' ' || selects || category == UTF8PROC_CATEGORY_CF || category == UTF8PROC_CATEGORY_ZS ||
           category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP;
}

// NFKC in the compared spelling, without what is not seen.
static const char *fold(tz_arena *arena, const char *bytes, size_t size) {
    int32_t points[TZ_WORD_POINTS];
    size_t n = tz_word_fold(bytes, size, points), length = 0;
    char *made = tz_arena_alloc(arena, n * 4 + 1);
    for (size_t i = 0; i < n; i++) {
        int32_t c = points[i];
        if (!is_unseen(c))
            length += (size_t)utf8proc_encode_char(compared(c), (utf8proc_uint8_t *)made + length);
    }
    return made;
}

// ---- the official list ----

typedef struct entry {
    const char *name; // folded
    size_t which;
} entry;

struct tz_names_index {
    const tz_survey *survey;
    entry *entries; // by name
    size_t n;
};

static int by_name(const void *left, const void *right) {
    const entry *a = left, *b = right;
    int order = strcmp(a->name, b->name);
    return order ? order : (a->which > b->which) - (a->which < b->which);
}

const tz_names_index *tz_names_index_new(tz_arena *arena, const tz_survey *survey) {
    tz_names_index *made = TZ_NEW(arena, tz_names_index);
    made->survey = survey;
    made->entries = TZ_ARRAY(arena, entry, survey->municipalities_n);
    for (; made->n < survey->municipalities_n; made->n++) {
        const tz_text *name = &survey->municipalities[made->n].name;
        made->entries[made->n] = (entry){fold(arena, name->bytes, name->size), made->n};
    }
    if (made->n)
        qsort(made->entries, made->n, sizeof *made->entries, by_name);
    return made;
}

// The only one of that name; SIZE_MAX: none, or several (府中市 of two prefectures in one list).
static size_t find_exactly(const tz_names_index *index, const char *name) {
    size_t from = 0, to = index->n;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (strcmp(index->entries[middle].name, name) < 0)
            from = middle + 1;
        else
            to = middle;
    }
    bool found = from < index->n && !strcmp(index->entries[from].name, name);
    bool several = found && from + 1 < index->n && !strcmp(index->entries[from + 1].name, name);
    return found && !several ? index->entries[from].which : SIZE_MAX;
}

// ---- what may stand before and behind a name ----

// The longest name that a word begins with, when an office stands behind it: 桑名市長寿福祉課, 桑名市長.
static size_t find_before_office(const tz_names_index *index, const char *word) {
    const entry *longest = NULL;
    for (size_t i = 0; i < index->n; i++) {
        const entry *it = &index->entries[i];
        if (*it->name && !strncmp(word, it->name, strlen(it->name)) &&
            (!longest || strlen(it->name) > strlen(longest->name)))
            longest = it;
    }
    return longest && tz_word_is_office(word + strlen(longest->name)) ? find_exactly(index, longest->name) : SIZE_MAX;
}

static bool is_suffix(const char *rest) {
    return !strcmp(rest, "市") || !strcmp(rest, "町") || !strcmp(rest, "村") || !strcmp(rest, "区");
}

// 桑名 for 桑名市: the only name that goes on with 市, 町, 村 or 区 and no more.
static size_t find_stem(const tz_names_index *index, const char *word) {
    size_t found = SIZE_MAX, n = 0, size = strlen(word);
    for (size_t i = 0; size && i < index->n; i++) {
        const entry *it = &index->entries[i];
        if (!strncmp(it->name, word, size) && is_suffix(it->name + size)) {
            found = it->which;
            n++;
        }
    }
    return n == 1 ? found : SIZE_MAX;
}

// A name with what people write around it: 三重県員弁郡東員町, 桑名市役所.
static size_t find_name(tz_arena *arena, const tz_names_index *index, const char *word) {
    static const char *const behind[] = {"", "役所", "役場"};
    const char *name = tz_arena_copy(arena, word, strlen(word));
    for (size_t i = 0; i < sizeof behind / sizeof behind[0]; i++) {
        size_t size = strlen(word);
        if (!tz_word_ends_in(word, size, behind[i]))
            continue;
        // 市役所 and 町役場 lose what stands behind 市 and 町.
        name = tz_arena_copy(arena, word, size - strlen(behind[i]));
        size_t which = find_exactly(index, name);
        const char *rest = name + tz_word_prefecture(name);
        if (which == SIZE_MAX && rest > name)
            which = find_exactly(index, rest);
        size_t county = tz_word_county(rest); // 小郡市 and 郡山市 were found before
        if (which == SIZE_MAX && county)
            which = find_exactly(index, rest + county);
        if (which != SIZE_MAX)
            return which;
    }
    return find_before_office(index, word + tz_word_prefecture(word));
}

// ---- codes ----

static bool is_digits(const char *word, size_t least, size_t most) {
    size_t n = strspn(word, "0123456789");
    return !word[n] && n >= least && n <= most;
}

static size_t find_code(const tz_survey *survey, const char *code, size_t size) {
    for (size_t i = 0; i < survey->municipalities_n; i++) {
        const tz_text *known = &survey->municipalities[i].code;
        if (known->size >= size && !memcmp(known->bytes, code, size))
            return i;
    }
    return SIZE_MAX;
}

// Five digits: without the check digit, or without the zero that a number loses. Only one of both is in the list.
static size_t find_any_code(tz_arena *arena, const tz_survey *survey, const char *digits) {
    if (strlen(digits) == 6)
        return find_code(survey, digits, 6);
    size_t without_zero = strlen(digits) == 5 ? find_code(survey, tz_arena_format(arena, "0%s", digits), 6) : SIZE_MAX;
    size_t without_check = strlen(digits) == 5 ? find_code(survey, digits, 5)
                                               : find_code(survey, tz_arena_format(arena, "0%s", digits), 5);
    if (without_zero != SIZE_MAX && without_check != SIZE_MAX)
        return SIZE_MAX;
    return without_zero != SIZE_MAX ? without_zero : without_check;
}

// The digits of a code as it may be written: 24205-5, 242055.0. NULL: it is none.
static const char *code_in(tz_arena *arena, const char *word) {
    char *digits = tz_arena_copy(arena, word, strlen(word));
    size_t n = 0;
    for (const char *at = word; *at; at++) {
        if (*at >= '0' && *at <= '9')
            digits[n++] = *at;
        else if (!strcmp(at, ".0"))
            break;
        else if (*at != '-' || at == word)
            return NULL;
    }
    digits[n] = '\0';
    return is_digits(digits, 4, 6) ? digits : NULL;
}

// ---- the words of a text ----

typedef struct search {
    tz_arena *arena;
    const tz_names_index *index;
    const char *bytes;
    tz_named_list *to;
} search;

static void add(const search *s, size_t which, bool is_code, size_t from, size_t to) {
    *TZ_ADD(s->arena, &s->to->all) =
        (tz_named){which, is_code, tz_arena_copy(s->arena, s->bytes + from, to - from), from};
}

// True when the piece is a name, a code or a prefecture, or when it says nothing.
static bool take(const search *s, size_t from, size_t to) {
    const char *word = fold(s->arena, s->bytes + from, to - from);
    size_t size = strlen(word);
    if (!size || tz_word_is_prefecture(word, size) || tz_word_says_nothing(word))
        return true;
    const char *code = code_in(s->arena, word);
    if (code) {
        add(s, find_any_code(s->arena, s->index->survey, code), true, from, to);
        return true;
    }
    size_t which = find_name(s->arena, s->index, word);
    if (which == SIZE_MAX)
        return false;
    add(s, which, false, from, to);
    return true;
}

// A colon parts what is written from what it is: 担当:山田.
static bool is_blank(int32_t c) {
    return c == ' ' || c == 0x3000 || c == '\t' || c == 0xA0 || c == ':' || c == 0xFF1A;
}

// Beside a name stand its offices and people, which nobody looks for in the list; but not another municipality.
static bool is_remark(const char *word) {
    size_t size = strlen(word);
    return !tz_word_ends_in(word, size, "市") && !tz_word_ends_in(word, size, "町") &&
           !tz_word_ends_in(word, size, "区");
}

// A piece that is nothing as a whole: its words, parted by blanks. What is none of the list is a name that is unknown.
static void take_words(const search *s, size_t from, size_t to, bool in_brackets) {
    bool named = false;
    for (size_t at = from, begin = from; at <= to;) {
        int32_t c = ' ';
        size_t size = at < to ? tz_utf8_decode(s->bytes + at, to - at, &c) : 1;
        if (is_blank(c)) {
            const char *word = fold(s->arena, s->bytes + begin, at - begin);
            bool is_county = tz_word_county(word) == strlen(word);
            size_t before = s->to->all.n;
            if (!take(s, begin, at) && !in_brackets && !is_county && !(named && is_remark(word)))
                add(s, SIZE_MAX, false, begin, at);
            named = named || (s->to->all.n > before && s->to->all.at[before].which != SIZE_MAX);
            begin = at + size;
        }
        at += size;
    }
}

// 桑名市・長寿福祉課: the office behind a name is none.
static void take_piece(const search *s, size_t from, size_t to, bool in_brackets) {
    if (from >= to || take(s, from, to))
        return;
    const char *word = fold(s->arena, s->bytes + from, to - from);
    size_t stem = in_brackets ? SIZE_MAX : find_stem(s->index, word);
    if (stem != SIZE_MAX)
        add(s, stem, false, from, to);
    else if (!s->to->all.n || !tz_word_is_office(word))
        take_words(s, from, to, in_brackets);
}

static bool is_separator(int32_t c) {
    static const int32_t signs[] = {'\n',   ',',    '/',    ';',    '+',    '&',    0x3001, 0xFF0C,
                                    0xFF0F, 0xFF1B, 0x30FB, 0xFF65, 0xFF0B, 0xFF06, 0xFF64};
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
        if (c == signs[i])
            return true;
    return false;
}

void tz_names_find(tz_arena *arena, const tz_names_index *index, const char *bytes, size_t size, tz_named_list *to) {
    search s = {arena, index, bytes, to};
    size_t depth = 0, begin = 0;
    for (size_t at = 0, n; at < size; at += n) {
        int32_t c;
        n = tz_utf8_decode(bytes + at, size - at, &c);
        utf8proc_category_t category = c < 0 ? UTF8PROC_CATEGORY_CN : utf8proc_category(c);
        bool opens = category == UTF8PROC_CATEGORY_PS, closes = category == UTF8PROC_CATEGORY_PE;
        if (!opens && !closes && !is_separator(c))
            continue;
        take_piece(&s, begin, at, depth > 0);
        begin = at + n;
        depth += opens;
        depth -= closes && depth > 0;
    }
    take_piece(&s, begin, size, depth > 0);
}

// ---- names of files ----

static void add_in_file_name(const search *s, tz_named_list *to, size_t which, bool is_code, const char *word) {
    *TZ_ADD(s->arena, &to->all) = (tz_named){which, is_code, word, 0};
}

static void add_codes(const search *s, const char *name, tz_named_list *to) {
    for (const char *at = name; *at;) {
        size_t n = strspn(at, "0123456789");
        size_t which = n == 6 ? find_code(s->index->survey, at, 6) : SIZE_MAX;
        if (which != SIZE_MAX)
            add_in_file_name(s, to, which, true, tz_arena_copy(s->arena, at, 6));
        at += n ? n : 1;
    }
}

// Names that stand in it; not those that are a part of a longer one (津市 in 大津市).
static void add_names(const search *s, const char *name, tz_named_list *to) {
    for (const char *at = name; *at;) {
        const entry *longest = NULL;
        for (size_t i = 0; i < s->index->n; i++) {
            const entry *it = &s->index->entries[i];
            bool here = *it->name && !strncmp(at, it->name, strlen(it->name));
            if (here && (!longest || strlen(it->name) > strlen(longest->name)))
                longest = it;
        }
        if (longest)
            add_in_file_name(s, to, longest->which, false, longest->name);
        at += longest ? strlen(longest->name) : 1;
    }
}

// Words of its own that are names without 市: 桑名_回答.xlsx.
static void add_stems(const search *s, const char *name, tz_named_list *to) {
    static const char ends[] = "_-.()[]{} +,&0123456789";
    for (const char *at = name; *at;) {
        size_t n = strcspn(at, ends);
        const char *word = tz_arena_copy(s->arena, at, n);
        size_t which = find_stem(s->index, word);
        if (which != SIZE_MAX)
            add_in_file_name(s, to, which, false, word);
        at += n + strspn(at + n, ends);
    }
}

static bool is_among(const tz_named_list *list, size_t which) {
    for (size_t i = 0; i < list->all.n; i++)
        if (list->all.at[i].which == which)
            return true;
    return false;
}

// Six digits may be a date as well (261009 is 京都市's code): those of a municipality that a name beside them is not of
// are left out.
void tz_names_find_in_file_name(tz_arena *arena, const tz_names_index *index, const char *name, tz_named_list *to) {
    search s = {arena, index, name, to};
    const char *folded = fold(arena, name, strlen(name));
    tz_named_list codes = {.all = {.n = 0}}, names = {.all = {.n = 0}};
    add_codes(&s, folded, &codes);
    add_names(&s, folded, &names);
    if (!codes.all.n && !names.all.n)
        add_stems(&s, folded, &names);
    for (size_t i = 0; i < codes.all.n; i++)
        if (!names.all.n || is_among(&names, codes.all.at[i].which))
            *TZ_ADD(arena, &to->all) = codes.all.at[i];
    for (size_t i = 0; i < names.all.n; i++)
        if (!is_among(to, names.all.at[i].which))
            *TZ_ADD(arena, &to->all) = names.all.at[i];
}
