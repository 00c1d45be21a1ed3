// From words to the parts of a booklet, and to how comparisons are set.
#include "book/book.h"

#include <string.h>

const char *const tz_comparison_style_words[] = {"redline", "table", NULL};

void tz_book_choose_parts(tz_arena *arena, const char *words, tz_book_options *options) {
    struct {
        TZ_LIST(const char *) names;
    } parts = {0};
    for (const char *at = words; *at;) {
        size_t size = strcspn(at, ",");
        if (size)
            *TZ_ADD(arena, &parts.names) = tz_arena_copy(arena, at, size);
        at += size + (at[size] == ',');
    }
    options->parts = parts.names.at;
    options->parts_n = parts.names.n;
}
