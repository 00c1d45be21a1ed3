// Signs and emoji: which characters a fallback for signs may supply, and what to write in the place of an emoji.
#ifndef FONT_SIGN_H
#define FONT_SIGN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// ☐, ✔, ►, ₂, ⁺, ♿ and their like: symbols, punctuation, numbers and small raised letters. No letter, no mark, no
// private character and no emoji.
bool tz_is_sign(int32_t code);

// Of a sign: whether it is set small at the foot or the head of letters (₂ ⁺ ᴬ), and not in a body of its own.
bool tz_is_raised_sign(int32_t code);

// An emoji, or part of the sequence that makes one. Some are also signs that fonts for print have, such as ♿: whether
// there is a glyph is for the caller to know.
bool tz_is_emoji(int32_t code);

enum { TZ_EMOJI_SELECTOR = 0xFE0F, TZ_KEYCAP = 0x20E3 };

// What stands for an emoji in a printed record: a sign, a Japanese word, or both; NULL is none.
typedef struct tz_sign_instead {
    const char *sign, *word;
} tz_sign_instead;
tz_sign_instead tz_find_sign_instead(int32_t code);
// Of 1 and the keycap that encloses it: ①.
tz_sign_instead tz_find_keycap_instead(int32_t code);

#endif
