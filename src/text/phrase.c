// Phrases (文節): where a reader would pause. BudouX's model: a phrase ends between two characters when the weights of
// the n-grams around that place sum up to more than half of all weights.
#include "phrase.h"
#include "para.h"

#include <stddef.h>
#include <uchar.h>

// The n-gram of these characters, 0 for none behind; NULL: the model does not know it.
static const tz_phrase_gram *find(uint32_t first, uint32_t second, uint32_t third) {
    if (first > 0xFFFF || second > 0xFFFF || third > 0xFFFF)
        return NULL;
    for (uint32_t at = tz_phrase_hash(first, second, third);; at = (at + 1) % TZ_PHRASE_SLOTS) {
        const tz_phrase_gram *gram = &tz_phrase_grams[tz_phrase_slots[at]];
        if (gram->text[0] == first && gram->text[1] == second && gram->text[2] == third)
            return gram;
        if (!tz_phrase_slots[at])
            return NULL;
    }
}

// Sums for the places around the current n-gram: the place before character i is [i % AROUND].
enum { AROUND = 8 };

static void add(int32_t *sums, const tz_phrase_gram *gram, size_t farthest, size_t places) {
    for (size_t i = 0; i < places; i++)
        sums[(farthest - i) % AROUND] += gram->weights[i];
}

// All n-grams that begin at chars[at].
static void add_grams(int32_t *sums, const tz_char *chars, size_t n, size_t at) {
    uint32_t second = at + 1 < n ? chars[at + 1].code : 0, third = at + 2 < n ? chars[at + 2].code : 0;
    const tz_phrase_gram *gram = find(chars[at].code, 0, 0);
    if (!gram)
        return;
    add(sums, gram, at + 3 + AROUND, 6);
    if (!second || !(gram = find(chars[at].code, second, 0)))
        return;
    add(sums, gram, at + 2, 3);
    if (third && (gram = find(chars[at].code, second, third)))
        add(sums, gram, at + 3, 4);
}

// Compound particles and formal nouns: phrases of their own in grammar, but not in reading. A house list.
static const struct {
    char32_t before; // what the phrase before must end with, or 0: anything
    const char32_t *begins;
} helpers[] = {
    {U'に', U"つい"}, {U'に', U"おい"}, {U'に', U"おけ"}, {U'に', U"よっ"}, {U'に', U"より"}, {U'に', U"よる"},
    {U'に', U"対し"}, {U'に', U"対す"}, {U'に', U"関し"}, {U'に', U"関す"}, {U'に', U"とっ"}, {U'に', U"向け"},
    {U'に', U"係る"}, {U'に', U"伴う"}, {U'に', U"伴い"}, {U'に', U"基づ"}, {U'に', U"応じ"}, {U'と', U"して"},
    {U'と', U"した"}, {U'と', U"いう"}, {U'と', U"いっ"}, {U'を', U"通じ"}, {0, U"こと"},     {0, U"もの"},
    {0, U"ため"},     {0, U"とき"},     {0, U"よう"},
};

static bool spells(const tz_char *chars, size_t n, const char32_t *word) {
    for (size_t i = 0; word[i]; i++)
        if (i >= n || chars[i].code != word[i])
            return false;
    return true;
}

static bool is_helper(const tz_char *chars, size_t n, size_t at) {
    for (size_t i = 0; i < sizeof helpers / sizeof *helpers; i++)
        if (spells(chars + at, n - at, helpers[i].begins) &&
            (!helpers[i].before || chars[at - 1].code == helpers[i].before))
            return true;
    return false;
}

static uint8_t judge(const tz_char *chars, size_t n, size_t at, int32_t sum) {
    if (sum * 2 <= tz_phrase_total)
        return TZ_PHRASE_INSIDE;
    return is_helper(chars, n, at) ? TZ_PHRASE_WEAK : TZ_PHRASE_END;
}

// The last n-gram that has a weight for a place begins two characters behind it.
void tz_phrases_find(const tz_char *chars, size_t n, uint8_t *ends) {
    int32_t sums[AROUND] = {0};
    for (size_t at = 0; at < n + 2; at++) {
        if (at < n)
            add_grams(sums, chars, n, at);
        if (at > 2 && at - 2 < n)
            ends[at - 2] = judge(chars, n, at - 2, sums[(at - 2) % AROUND]);
        sums[(at + AROUND - 2) % AROUND] = 0;
    }
    ends[0] = ends[n] = TZ_PHRASE_END;
}

void tz_phrase_ends(tz_arena *arena, const tz_text *text, bool *ends) {
    tz_arena *scratch = tz_arena_new(arena);
    struct {
        TZ_LIST(tz_char) chars;
        TZ_LIST(size_t) at;
    } all = {0};
    for (size_t at = 0, size; at < text->size; at += size) {
        tz_code_at(text->bytes, text->size, at, &size);
        *TZ_ADD(scratch, &all.chars) = tz_char_at(text->bytes, text->size, at);
        *TZ_ADD(scratch, &all.at) = at;
    }
    uint8_t *found = TZ_ARRAY(scratch, uint8_t, all.chars.n + 1);
    tz_phrases_find(all.chars.at, all.chars.n, found);
    for (size_t i = 0; i <= text->size; i++)
        ends[i] = i == 0 || i == text->size;
    for (size_t i = 0; i < all.at.n; i++)
        ends[all.at.at[i]] |= found[i] == TZ_PHRASE_END;
    tz_arena_free(scratch);
}
