// A card of any bytes in a small edition: it is refused with messages, or stands whole in the booklet.
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    fuzz_try it = fuzz_begin();
    it.name = "cards/242055-kuwana.yaml";
    it.bytes = tz_arena_copy(it.arena, data, size);
    it.size = size;
    fuzz_build(&it);
    fuzz_end(&it);
    return 0;
}
