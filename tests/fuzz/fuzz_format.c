// Number formats: a line with the format, one with the number as a file writes it. What is shown is a text as good as
// the format, and hardly longer than it and the number.
#include "fuzz.h"
#include "workbook/xlsx.h"

#include "base/utf8.h"

#include <string.h>

static bool is_utf8(const char *bytes, size_t size) {
    int32_t c = 0;
    for (size_t at = 0; at < size && c >= 0;)
        at += tz_utf8_decode(bytes + at, size - at, &c);
    return c >= 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    enum { LONGEST = 255 }; // of a format, as Excel takes it
    const uint8_t *end = size ? memchr(data, '\n', size) : NULL;
    size_t n = end ? (size_t)(end - data) : size;
    if (n > LONGEST || memchr(data, '\0', size) || !is_utf8((const char *)data, size))
        return -1;
    fuzz_try it = fuzz_begin();
    const char *format = tz_arena_copy(it.arena, data, n);
    const char *value = end ? (const char *)end + 1 : "";
    size_t value_size = end ? size - n - 1 : 0;
    tz_xlsx_string shown;
    tz_number_format_show(it.arena, format, value, value_size, size % 2, &shown);
    fuzz_claim(is_utf8(shown.bytes, shown.size), "what is shown is a text");
    fuzz_claim(shown.size <= value_size + 1000 + n * 500, "it is not much longer than what it was made of");
    fuzz_end(&it);
    return 0;
}
