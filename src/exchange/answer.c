// Answers as they are exchanged with other programs.
#include "exchange/exchange.h"

#include <string.h>

tz_text tz_exchange_answer(tz_arena *arena, const tz_text *answer) {
    tz_bytes made = {0};
    size_t empty = 0; // lines without ink since the last one with ink
    for (size_t from = 0; from < answer->size;) {
        const char *mark = memchr(answer->bytes + from, '\n', answer->size - from);
        size_t to = mark ? (size_t)(mark - answer->bytes) : answer->size,
               end = tz_line_ink_end(answer->bytes, from, to);
        for (size_t i = 0; made.n && end > from && i <= empty; i++)
            tz_bytes_add(arena, &made, "\n", 1);
        empty = end > from ? 0 : empty + 1;
        tz_bytes_add(arena, &made, answer->bytes + from, end - from);
        from = to + 1;
    }
    return (tz_text){.bytes = tz_arena_copy(arena, made.at ? made.at : "", made.n), .size = made.n};
}

const char *tz_exchange_codes(tz_arena *arena, const tz_card *card) {
    tz_bytes out = {0};
    for (size_t i = 0; i < card->municipalities_n; i++)
        tz_bytes_format(arena, &out, "%s%s", i ? "、" : "", tz_text_to_string(arena, &card->municipalities[i].code));
    return tz_arena_copy(arena, out.at ? out.at : "", out.n);
}
