// Labels compared by their words: whether one says already what another does.
#include "layout/read.h"

#include <string.h>
#include <utf8proc.h>

// Letters and numbers alone, under compatibility composition and without case.
static tz_bytes words_of(tz_arena *arena, const tz_text *label) {
    static const utf8proc_option_t folding =
        UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
    tz_bytes words = {0};
    int32_t *points = TZ_ARRAY(arena, int32_t, label->size * 18 + 1); // no byte becomes more: U+FDFA has three of them
    utf8proc_ssize_t n = utf8proc_decompose((const utf8proc_uint8_t *)label->bytes, (utf8proc_ssize_t)label->size,
                                            points, (utf8proc_ssize_t)(label->size * 18), folding);
    for (utf8proc_ssize_t i = 0; i < n; i++) {
        utf8proc_category_t category = utf8proc_category(points[i]);
        bool counts = (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO);
        utf8proc_uint8_t bytes[4];
        if (counts)
            tz_bytes_add(arena, &words, bytes, (size_t)utf8proc_encode_char(points[i], bytes));
    }
    return words;
}

bool tz_label_contains(tz_arena *arena, const tz_text *label, const tz_text *other) {
    tz_bytes words = words_of(arena, label), wanted = words_of(arena, other);
    return wanted.n && wanted.n <= words.n && memmem(words.at, words.n, wanted.at, wanted.n);
}
