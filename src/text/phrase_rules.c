// What readers take for phrases beyond what the model finds (phrase.c): house rules for heads and ragged lines.
#include "para.h"

#include <uchar.h>

static bool spells(const tz_char *chars, const char32_t *word, size_t length) {
    for (size_t i = 0; i < length; i++)
        if (chars[i].code != word[i])
            return false;
    return true;
}

// Whether the word ends before chars[at].
static bool ends_with(const tz_char *chars, size_t at, const char32_t *word) {
    size_t length = 0;
    while (word[length])
        length++;
    return at >= length && spells(chars + at - length, word, length);
}

// Conjunctions, behind which a reader pauses. A house list.
static bool is_behind_conjunction(const tz_char *chars, size_t at) {
    static const char32_t *const conjunctions[] = {U"および", U"及び", U"または", U"又は", U"ならびに", U"並びに"};
    for (size_t i = 0; i < sizeof conjunctions / sizeof *conjunctions; i++)
        if (ends_with(chars, at, conjunctions[i]))
            return true;
    return false;
}

// Punctuation and spaces part phrases, whatever the model knows of them; so do line separators, which end lines.
static bool is_parted(const tz_char *chars, size_t at) {
    const tz_char *before = &chars[at - 1], *after = &chars[at];
    return tz_is_mark(before) || (before->flags & TZ_CHAR_SPACE) ||
           (after->class == TZ_CL_OPENING && before->class != TZ_CL_OPENING) || is_behind_conjunction(chars, at);
}

static bool is_hiragana(const tz_char *c) {
    return c->code >= 0x3041 && c->code <= 0x309F;
}

// The kanji that begin the second verbs of compounds: 取り組む, 引き継ぐ, 受け入れ.
static bool begins_second_verb(const tz_char *c) {
    static const char32_t verbs[] =
        U"組継合上入込出付扱立取替換越回直止渡切下消離起返守過戻抜抱育慣続始終着違通歩掛添届払引受見語比遣暮";
    for (size_t i = 0; verbs[i]; i++)
        if (verbs[i] == c->code)
            return true;
    return false;
}

// Words begin where the script changes, but for kana that belong to the word before them.
static bool begins_word(const tz_char *before, const tz_char *after) {
    bool letter = tz_is_kanji(before) || tz_is_katakana(before) || (before->flags & TZ_CHAR_LATIN);
    if (is_hiragana(before))
        return (tz_is_kanji(after) && !begins_second_verb(after)) || tz_is_katakana(after) ||
               (after->flags & TZ_CHAR_LATIN);
    return letter &&
           ((tz_is_kanji(after) && !tz_is_kanji(before)) || (tz_is_katakana(after) && !tz_is_katakana(before)) ||
            ((after->flags & TZ_CHAR_LATIN) && !(before->flags & TZ_CHAR_LATIN)));
}

static uint8_t refine(const tz_char *chars, size_t at, uint8_t end) {
    if (is_parted(chars, at))
        return TZ_PHRASE_END;
    if (ends_with(chars, at, U"向け") && tz_is_kanji(&chars[at])) // 支援者向け|研修: to the model one phrase
        return TZ_PHRASE_LINKED;
    if (end == TZ_PHRASE_INSIDE && begins_word(&chars[at - 1], &chars[at]))
        return TZ_PHRASE_WORD;
    bool linked = ends_with(chars, at, U"の") || ends_with(chars, at, U"な") || ends_with(chars, at, U"べき");
    return end == TZ_PHRASE_END && linked ? TZ_PHRASE_LINKED : end;
}

void tz_phrases_refine(const tz_char *chars, size_t n, uint8_t *ends) {
    for (size_t at = 1; at < n; at++)
        ends[at] = refine(chars, at, ends[at]);
}
