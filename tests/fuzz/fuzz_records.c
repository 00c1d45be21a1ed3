// A card of any bytes in a small edition: it is refused with messages, or stands whole in the booklet. Its first line
// may be a comment that says how it is set: "# low" on a page too low for it, "# since" with change bars, "# compare"
// as a comparison, or several of them.
#include "fuzz.h"

#include <string.h>

static bool says(const fuzz_try *it, const char *word) {
    const char *end = memchr(it->bytes, '\n', it->size);
    size_t line = end ? (size_t)(end - it->bytes) : it->size;
    return line && it->bytes[0] == '#' && memmem(it->bytes, line, word, strlen(word));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    fuzz_try it = fuzz_begin();
    it.name = "cards/242055-kuwana.yaml";
    it.bytes = tz_arena_copy(it.arena, data, size);
    it.size = size;
    it.cards_only = says(&it, " low");
    it.layout = it.cards_only ? "low.yaml" : NULL;
    it.since = says(&it, " since");
    it.compare = says(&it, " compare");
    fuzz_build(&it);
    fuzz_end(&it);
    return 0;
}
