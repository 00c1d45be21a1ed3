// The member content.xml of an OpenDocument spreadsheet, unpacked.
#include "fuzz.h"
#include "workbook/ods.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    fuzz_try it = fuzz_begin();
    const tz_bytes content = {.at = tz_arena_copy(it.arena, data, size), .n = size};
    fuzz_workbook(&it, tz_ods_read(it.arena, tz_source_new(it.arena, "a.ods", "", 0), &content, it.diag));
    fuzz_end(&it);
    return 0;
}
