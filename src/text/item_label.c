// Labels as officials write them (公用文作成の要領: 第1, 1, (1), ア, (ア), a, (a)), and not text that only looks like
// one.
#include "item_label.h"
#include "rules.h"

#include <string.h>
#include <uchar.h>

// ---- reading on ----

typedef struct cursor {
    const char *text;
    size_t size, at;
} cursor;

static uint32_t peek(const cursor *c, size_t *length) {
    return c->at < c->size ? tz_code_at(c->text, c->size, c->at, length) : 0;
}

static uint32_t next_code(const cursor *c) {
    size_t length;
    return peek(c, &length);
}

static bool take(cursor *c, uint32_t code) {
    size_t length;
    bool found = c->at < c->size && peek(c, &length) == code;
    c->at += found ? length : 0;
    return found;
}

// ASCII of either width.
static bool take_ascii(cursor *c, char code) {
    return take(c, (uint32_t)code) || take(c, (uint32_t)code + 0xFEE0);
}

static bool begins_with(const cursor *c, const char *word) {
    size_t size = strlen(word);
    return size <= c->size - c->at && memcmp(c->text + c->at, word, size) == 0;
}

static bool is_between(uint32_t code, uint32_t first, uint32_t last) {
    return code >= first && code <= last;
}

static bool is_digit(uint32_t code) {
    return is_between(code, '0', '9') || is_between(code, 0xFF10, 0xFF19);
}

static bool is_letter(uint32_t code) {
    return is_between(code | 0x20, 'a', 'z') || is_between(code, 0xFF21, 0xFF3A) || is_between(code, 0xFF41, 0xFF5A);
}

static bool is_space(uint32_t code) {
    return code == ' ' || code == '\t' || code == 0x3000;
}

// ---- numbers ----

typedef enum counting { NONE, DIGITS, KANA, SMALL, CAPITAL, ROMAN } counting;

// How numbers are written.
typedef struct number_form {
    counting counter;
    bool ordinal;        // behind 第
    bool opened, closed; // by brackets
    bool dotted;
} number_form;

static uint8_t code_of(const number_form *form) {
    uint32_t signs = form->ordinal * 8u + form->opened * 4u + form->closed * 2u + form->dotted * 1u;
    return (uint8_t)(form->counter * 16u + signs);
}

static bool take_dai(cursor *c) {
    return take(c, 0x7B2C); // 第
}

// The example of a number in a list of labels; false for any other label.
static bool read_form(const char *label, number_form *form) {
    if (!strchr("(1aAi\xE3\xE7\xEF", label[0])) // nearly all others, without reading them
        return false;
    cursor c = {label, strlen(label), 0};
    *form = (number_form){.ordinal = take_dai(&c)};
    form->opened = !form->ordinal && take_ascii(&c, '(');
    if (take_ascii(&c, '1'))
        form->counter = DIGITS;
    else if (take(&c, 0x30A2) || take(&c, 0xFF71)) // ア
        form->counter = KANA;
    else
        form->counter = take_ascii(&c, 'a')   ? SMALL
                        : take_ascii(&c, 'A') ? CAPITAL
                        : take_ascii(&c, 'i') ? ROMAN
                                              : NONE;
    form->closed = !form->ordinal && take_ascii(&c, ')');
    form->dotted = !form->ordinal && !form->closed && take_ascii(&c, '.');
    return form->counter && c.at == c.size && (!form->opened || form->closed);
}

static uint32_t take_digits(cursor *c) {
    enum { MOST = 3 };
    size_t length, n = 0;
    uint32_t zero = next_code(c) < 0x80 ? '0' : 0xFF10, number = 0;
    for (uint32_t code; n < MOST && is_between(code = peek(c, &length), zero, zero + 9); n++) {
        number = number * 10 + (code - zero);
        if (!number)
            return 0;
        c->at += length;
    }
    return number;
}

static uint32_t take_kana(cursor *c) {
    static const char16_t order[] =
        u"アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
    size_t length;
    uint32_t code = peek(c, &length), number = 0;
    if (is_between(code, 0xFF71, 0xFF9C)) // of half width, in the same order
        number = code - 0xFF71 + 1;
    for (uint32_t i = 0; !number && code && order[i]; i++)
        number = order[i] == code ? i + 1 : 0;
    c->at += number ? length : 0;
    return number;
}

static uint32_t take_letter(cursor *c, uint32_t first) {
    size_t length;
    uint32_t code = peek(c, &length);
    code -= code >= 0xFF00 ? 0xFEE0 : 0;
    if (!is_between(code, first, first + 25))
        return 0;
    c->at += length;
    return code - first + 1;
}

static uint32_t take_roman(cursor *c) {
    static const char *const all[] = {"i",  "ii",  "iii",  "iv",  "v",  "vi",  "vii",  "viii",  "ix",  "x",
                                      "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx"};
    uint32_t found = 0;
    size_t end = c->at;
    for (uint32_t i = 0; i < sizeof all / sizeof *all; i++) {
        cursor tried = *c;
        const char *letter = all[i];
        while (*letter && take_ascii(&tried, *letter))
            letter++;
        if (!*letter && tried.at > end && !is_letter(next_code(&tried))) {
            found = i + 1;
            end = tried.at;
        }
    }
    c->at = end;
    return found;
}

static uint32_t take_number(cursor *c, counting counter) {
    switch (counter) {
    case DIGITS:
        return take_digits(c);
    case KANA:
        return take_kana(c);
    case SMALL:
        return take_letter(c, 'a');
    case CAPITAL:
        return take_letter(c, 'A');
    default:
        return take_roman(c);
    }
}

// A number written like the example; 0: there is none.
static uint32_t take_like(cursor *c, const number_form *form) {
    if ((form->ordinal && !take_dai(c)) || (form->opened && !take_ascii(c, '(')))
        return 0;
    uint32_t number = take_number(c, form->counter);
    if ((form->closed && !take_ascii(c, ')')) || (form->dotted && !take_ascii(c, '.')))
        return 0;
    return number;
}

// ---- doubt ----

static bool continues(const tz_label_memory *memory, uint32_t number, uint32_t indent) {
    enum { MOST = sizeof memory->last / sizeof *memory->last };
    if (!memory || number == 1)
        return true;
    for (uint32_t i = 0; i < memory->n && i < MOST; i++)
        if (memory->last[i].indent == indent && memory->last[i].number + 1 == number)
            return true;
    return false;
}

// What follows makes the number one that the text speaks of: (1)の取組, 1.と2., (1)～(3).
static bool is_spoken_of(const cursor *c) {
    static const char *const words[] = {"の",   "を",   "と", "に", "で", "から", "まで", "及び", "又は", "または",
                                        "は、", "が、", "、", "。", "，", "．",   "・",   "･",    "～",   "〜",
                                        "－",   "–",    "／", "）", "」", ",",    ".",    "-",    "/",    ")"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (begins_with(c, words[i]))
            return true;
    return false;
}

// 1.5, e.g.
static bool is_part_of_word(const cursor *c, const number_form *form) {
    uint32_t code = next_code(c);
    return is_digit(code) || (form->counter != DIGITS && is_letter(code));
}

// Units that begin with a capital letter, before anything but another letter: 1 GB, 1 L, but not 1 LINEの活用.
static bool begins_with_unit(cursor c) {
    static const char *const units[] = {"L",   "A",  "V",  "W",  "J",  "K",  "N",    "Pa",   "Hz",  "KB",  "MB",
                                        "GB",  "TB", "PB", "Wh", "Ah", "MW", "GW",   "MWh",  "GWh", "MPa", "MHz",
                                        "GHz", "Bq", "Gy", "Sv", "Kg", "Km", "Mbps", "Gbps", "PPM"};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        cursor tried = c;
        const char *letter = units[i];
        while (*letter && take_ascii(&tried, *letter))
            letter++;
        if (!*letter && !is_letter(next_code(&tried)))
            return true;
    }
    return false;
}

// 1 人, 3 km: a number with what it counts, though a space parts them. Nobody parts them by a full-width space.
static bool counts_something(cursor c) {
    static const char *const more[] = {"つ", "％", "℃", "～", "〜", "－", "×", "＋", "＝", "、", "。", "・"};
    while (is_space(next_code(&c)))
        if (!take(&c, ' ') && !take(&c, '\t'))
            return false;
    uint32_t code = next_code(&c);
    if (is_between(code, '!', '@') || is_between(code, 'a', 'z'))
        return code != '(';
    for (size_t i = 0; i < sizeof more / sizeof *more; i++)
        if (begins_with(&c, more[i]))
            return true;
    for (const char *const *suffix = tz_number_suffixes; *suffix; suffix++)
        if (begins_with(&c, *suffix))
            return true;
    return begins_with_unit(c);
}

// Whether a number, behind which the cursor is, is a label.
static bool is_label(const cursor *c, const number_form *form, bool expected) {
    bool before_space = c->at == c->size || is_space(next_code(c));
    if (form->opened)
        return before_space || (expected && !is_spoken_of(c));
    if (form->closed || form->dotted)
        return expected && (before_space || (!is_spoken_of(c) && !is_part_of_word(c, form)));
    bool counted = form->counter == DIGITS && counts_something(*c);
    return expected && before_space && c->at < c->size && !counted;
}

// ---- signs ----

// "①-⑳" as its two ends; false for any other label.
static bool read_range(const char *label, uint32_t *first, uint32_t *last) {
    if (!*label || !strchr(label + 1, '-'))
        return false;
    size_t size = strlen(label), a, b;
    *first = tz_code_at(label, size, 0, &a);
    if (a + 1 >= size || label[a] != '-')
        return false;
    *last = tz_code_at(label, size, a + 1, &b);
    return a + 1 + b == size && *first < *last;
}

// ① ⑴ ⒜ Ⓐ ❶ ㈠ ㊀ ㋐ and the like: signs that count.
static bool is_enclosed(uint32_t code) {
    static const uint32_t blocks[][2] = {{0x2460, 0x24FF}, {0x2776, 0x2793}, {0x3220, 0x3247},
                                         {0x3251, 0x325F}, {0x3280, 0x32BF}, {0x32D0, 0x32FE}};
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        if (is_between(code, blocks[i][0], blocks[i][1]))
            return true;
    return false;
}

static bool is_dash(const char *label) {
    static const char *const dashes[] = {"-", "－", "–", "—", "―", "−", "‐"};
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
        if (!strcmp(label, dashes[i]))
            return true;
    return false;
}

// A sign that stands for itself, behind which the cursor is.
static bool is_sign(const cursor *c, const char *label) {
    uint32_t code = next_code(c);
    if (begins_with(c, label))
        return false;
    return !is_dash(label) || !(is_digit(code) || is_letter(code));
}

// ---- all together ----

static tz_item_label read_number(const cursor *line, const number_form *form, const tz_label_memory *memory,
                                 uint32_t indent) {
    cursor c = *line;
    uint32_t number = take_like(&c, form);
    if (!number || !is_label(&c, form, continues(memory, number, indent)))
        return (tz_item_label){0};
    return (tz_item_label){c.at, number, code_of(form)};
}

static tz_item_label read_sign(const cursor *line, const char *label) {
    cursor c = *line;
    if (*label != *line->text || !begins_with(line, label))
        return (tz_item_label){0};
    c.at += strlen(label);
    if (!c.at || !is_sign(&c, label))
        return (tz_item_label){0};
    uint32_t code = next_code(line);
    return (tz_item_label){.size = c.at, .number = is_between(code, 0x2460, 0x2473) ? code - 0x2460 + 1 : 0}; // ①–⑳
}

// Whether a number may begin with that character: most lines are no items, and the examples need not be read for them.
static bool may_count(uint32_t code) {
    return code == '(' || is_digit(code) || is_letter(code) || code == 0xFF08 || code == 0x7B2C ||
           is_between(code, 0x30A2, 0x30F3) || is_between(code, 0xFF66, 0xFF9D) || is_between(code, 0x2170, 0x217F);
}

tz_item_label tz_item_label_read(const char *line, size_t size, const char *const *labels,
                                 const tz_label_memory *memory, uint32_t indent) {
    const cursor start = {line, size, 0};
    size_t length = 0;
    uint32_t code = peek(&start, &length), first, last;
    tz_item_label doubtful = {0}; // a number that continues none
    bool counts = may_count(code);
    for (; size && labels && *labels; labels++) {
        number_form form;
        tz_item_label found = {0};
        if (counts && read_form(*labels, &form))
            found = read_number(&start, &form, memory, indent);
        else if ((unsigned char)**labels > (unsigned char)*line) // neither this sign nor one of a range from it on
            continue;
        else if (!read_range(*labels, &first, &last))
            found = read_sign(&start, *labels);
        else if (is_between(code, first, last))
            found = (tz_item_label){.size = length, .number = is_enclosed(first) ? code - first + 1 : 0};
        if (found.form && !continues(memory, found.number, indent))
            doubtful = doubtful.size ? doubtful : found; // (i) may be the ninth letter, or one in Roman figures
        else if (found.size)
            return found;
    }
    return doubtful;
}

void tz_label_remember(tz_label_memory *memory, const tz_item_label *label, uint32_t indent) {
    enum { MOST = sizeof memory->last / sizeof *memory->last };
    uint32_t at = 0;
    if (!label->number)
        return;
    while (at < memory->n && at < MOST && (memory->last[at].indent != indent || memory->last[at].form != label->form))
        at++;
    if (at == memory->n || at == MOST)
        at = memory->n++ % MOST;
    memory->last[at].indent = indent;
    memory->last[at].form = label->form;
    memory->last[at].number = label->number;
}

bool tz_label_needs_space(const tz_text *label) {
    if (!label->size)
        return false;
    size_t at = label->size - 1, length;
    while (at > 0 && ((unsigned char)label->bytes[at] & 0xC0) == 0x80)
        at--;
    uint32_t code = tz_code_at(label->bytes, label->size, at, &length);
    return is_digit(code) || is_letter(code) || code == '.' || code == 0xFF0E || is_between(code, 0x30A1, 0x30F6) ||
           is_between(code, 0xFF66, 0xFF9D);
}
