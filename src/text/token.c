// Tokens of a text: what no line is broken in while it fits, so what nobody reads half of.
#include "rules.h"

// Behind a sign such as - or . a token may be broken, but it is one all the same; 24時間365日 and 1～3 are two numbers.
static bool goes_on_behind(const tz_char *c) {
    bool full = c->code >= 0xFF01 && c->code < 0xFF5E;
    return c->code < 0x80 || full || c->code == 0x2010 || c->code == 0x2212 || c->code == 0x30FC; // ‐ − ー
}

static bool is_inside(uint8_t strength, const tz_char *before) {
    return strength == TZ_BREAK_ANYWHERE || (strength == TZ_BREAK_IN_TOKEN && goes_on_behind(before));
}

// １０：３０: a line may end behind such a sign but never before it.
static bool joins(const uint8_t *breaks, const tz_char *chars, size_t at) {
    return breaks[at] == TZ_BREAK_PROHIBITED && breaks[at + 1] == TZ_BREAK_IN_TOKEN && goes_on_behind(&chars[at]);
}

void tz_token_insides(tz_arena *arena, const tz_text *text, bool *inside) {
    tz_arena *scratch = tz_arena_new(arena);
    tz_char *chars = TZ_ARRAY(scratch, tz_char, text->size);
    size_t *at = TZ_ARRAY(scratch, size_t, text->size), n = 0;
    for (size_t i = 0, size; i < text->size; i += size) {
        tz_code_at(text->bytes, text->size, i, &size);
        chars[n] = tz_char_at(text->bytes, text->size, i);
        at[n++] = i;
    }
    uint8_t *breaks = TZ_ARRAY(scratch, uint8_t, n + 1);
    tz_breaks_find(TZ_STRICT, chars, n, breaks);
    for (size_t i = 0; i <= text->size; i++)
        inside[i] = false;
    for (size_t i = 1; i < n; i++)
        inside[at[i]] = is_inside(breaks[i], &chars[i - 1]) || joins(breaks, chars, i);
    tz_arena_free(scratch);
}
