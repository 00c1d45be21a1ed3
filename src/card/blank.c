// Whether an answer says that there is nothing to say: 特になし, ・特になし。, （なし）, －.
//
// The layout lists words only. What typists put around them does not count: labels of items, bullets, brackets, full
// stops, white space; nor do width, and which of the dashes is written.
#include "base/utf8.h"
#include "card/card.h"
#include "text/item_label.h"

#include <string.h>
#include <utf8proc.h>

// No such word is longer: so many bytes of a line, with all that stands around it.
enum { LONGEST = 96 };

// ---- characters ----

static bool is_dash(int32_t c) {
    static const int32_t dashes[] = {'-',    0x2010, 0x2011, 0x2012, 0x2013, 0x2014,
                                     0x2015, 0x2043, 0x2212, 0x2500, 0x2501, 0x30FC};
    for (size_t i = 0; i < sizeof dashes / sizeof dashes[0]; i++)
        if (c == dashes[i])
            return true;
    return false;
}

static bool is_among(int32_t c, const char *all) {
    for (size_t at = 0, size = strlen(all); at < size;) {
        int32_t one;
        at += tz_utf8_decode(all + at, size - at, &one);
        if (one == c)
            return true;
    }
    return false;
}

// Signs that say nothing even alone, and others that are bullets before a word, but may be an answer: ○, ×. All after
// compatibility composition.
static bool is_punctuation(int32_t c) {
    return is_among(c, "・•◦‣()[]{}「」『』【】〔〕〈〉《》<>“”\"'。、.,!:;");
}

static bool is_bullet(int32_t c) {
    return is_punctuation(c) || is_among(c, "●○◎◉■□▪▫◆◇▲△▼▽▶▷►▸★☆※*→⇒");
}

static bool has_no_ink(int32_t c) {
    utf8proc_category_t category = utf8proc_category(c);
    return c < ' ' || category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL ||
           category == UTF8PROC_CATEGORY_ZP || category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_CF;
}

// Kana and ideographs: letters that compatibility composition leaves as they are, and that stand around no word.
static bool is_plain_letter(int32_t c) {
    return (c >= 0x3041 && c <= 0x3096) || (c >= 0x30A1 && c <= 0x30FA) || (c >= 0x4E00 && c <= 0x9FFF);
}

// ---- words ----

// A line without all that does not count.
typedef struct bare_word {
    int32_t at[LONGEST];
    size_t n;
} bare_word;

// The letters that count or may, dashes as "-", several of them as one.
static void take_letters(bare_word *word, const tz_folded *folded) {
    for (size_t at = 0; at < folded->size;) {
        int32_t c;
        at += tz_utf8_decode(folded->bytes + at, folded->size - at, &c);
        c = is_dash(c) ? '-' : c;
        bool again = c == '-' && word->n && word->at[word->n - 1] == '-';
        if (!has_no_ink(c) && !again && word->n < LONGEST)
            word->at[word->n++] = c;
    }
}

// A dash before a word is a bullet; alone it is the word.
static void strip(bare_word *word) {
    size_t from = 0, to = word->n;
    while (to && is_punctuation(word->at[to - 1]))
        to--;
    while (from < to && (is_bullet(word->at[from]) || word->at[from] == '-') &&
           (from + 1 < to || is_punctuation(word->at[from])))
        from++;
    word->n = to - from;
    memmove(word->at, word->at + from, word->n * sizeof *word->at);
}

// False when the line is longer than any such word.
static bool make_bare(tz_arena *arena, const tz_layout *layout, tz_text line, bare_word *word) {
    word->n = 0;
    if (line.size > LONGEST)
        return false;
    size_t label = tz_item_label_read(line.bytes, line.size, layout->cell.labels, NULL, 0).size;
    if (label < line.size) // otherwise it may be the word itself: a dash
        line = tz_text_slice(&line, label, line.size);
    tz_folded folded = tz_fold(arena, &line);
    take_letters(word, &folded);
    strip(word);
    return true;
}

// Whether the line has no more plain letters than the longest word. Most answers have, and need no closer look.
static bool is_short(const tz_layout *layout, const tz_text *line) {
    enum { BYTES = 3 }; // of a plain letter
    size_t longest = 0, n = 0;
    int32_t c;
    for (size_t i = 0; i < layout->blank_answers.n; i++) {
        size_t letters = layout->blank_answers.at[i].size / BYTES;
        longest = letters > longest ? letters : longest;
    }
    for (size_t at = 0; at < line->size && n <= longest; n += is_plain_letter(c))
        at += tz_utf8_decode(line->bytes + at, line->size - at, &c);
    return n <= longest;
}

// False when the words differ in their first letter already.
static bool begins_alike(const tz_text *listed, const bare_word *word) {
    int32_t c = 0;
    if (listed->size)
        tz_utf8_decode(listed->bytes, listed->size, &c);
    return !is_plain_letter(c) || c == word->at[0];
}

static bool is_listed(tz_arena *arena, const tz_layout *layout, const bare_word *word) {
    for (size_t i = 0; i < layout->blank_answers.n; i++) {
        bare_word listed;
        if (begins_alike(&layout->blank_answers.at[i], word) &&
            make_bare(arena, layout, layout->blank_answers.at[i], &listed) && listed.n == word->n &&
            !memcmp(listed.at, word->at, word->n * sizeof *word->at))
            return true;
    }
    return false;
}

// ---- answers ----

// The line's end, and where its text begins: behind the white space at its start, which stands before labels.
static size_t line_end(const tz_text *answer, size_t *at) {
    size_t end = *at, size;
    int32_t c;
    while (end < answer->size && answer->bytes[end] != '\n')
        end++;
    for (; *at < end; *at += size) {
        size = tz_utf8_decode(answer->bytes + *at, end - *at, &c);
        if (!has_no_ink(c))
            break;
    }
    return end;
}

bool tz_answer_is_blank(tz_arena *arena, const tz_layout *layout, const tz_text *answer) {
    for (size_t at = 0, end; at < answer->size; at = end + 1) {
        bare_word word;
        end = line_end(answer, &at);
        tz_text line = tz_text_slice(answer, at, end);
        if (!is_short(layout, &line) || !make_bare(arena, layout, line, &word))
            return false;
        if (word.n && !is_listed(arena, layout, &word))
            return false;
    }
    return true;
}
