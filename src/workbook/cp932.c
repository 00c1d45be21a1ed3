// Shift_JIS as Windows has it, with the signs of NEC and IBM (①㈱髙): through the C library's iconv(), which only this
// file uses.
#include "workbook/csv.h"

#include <errno.h>
#include <iconv.h>

struct tz_cp932 {
    iconv_t table;
};

static void close_table(void *object) {
    iconv_close(((tz_cp932 *)object)->table);
}

tz_cp932 *tz_cp932_open(tz_arena *arena) {
    tz_cp932 *made = TZ_NEW(arena, tz_cp932);
    made->table = iconv_open("UTF-8", "CP932");
    if (made->table == (iconv_t)-1)
        return NULL;
    tz_arena_defer(arena, close_table, made);
    return made;
}

size_t tz_cp932_decode(tz_cp932 *table, tz_arena *arena, const char *bytes, size_t size, tz_bytes *out) {
    char part[4096], *from = (char *)(uintptr_t)bytes; // iconv() does not write there
    size_t left = size, result;
    do {
        char *to = part;
        size_t room = sizeof part;
        result = iconv(table->table, &from, &left, &to, &room);
        tz_bytes_add(arena, out, part, sizeof part - room);
    } while (result == (size_t)-1 && errno == E2BIG);
    return size - left;
}
