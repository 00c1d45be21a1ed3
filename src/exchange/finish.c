// What libxlsxwriter cannot say of a workbook: that a worksheet is very hidden. One member of its package is written
// anew for that, uncompressed; all others stay as they are (APPNOTE.TXT 6.3.10, 4.3.6 to 4.3.16).
#include "exchange/new_workbook.h"

#include <libdeflate.h>
#include <string.h>

enum {
    END = 22,   // bytes of the end of central directory record, without a comment
    ENTRY = 46, // of an entry of the directory, without its name
    LOCAL = 30, // of the header before a member's data
    STORED = 0,
    DEFLATED = 8,
    MOST_BYTES = 1 << 20, // of the member: the names of a few worksheets
};

static const char member_name[] = "xl/workbook.xml", before[] = " state=\"hidden\"", after[] = " state=\"veryHidden\"";

static uint32_t number(const char *at, int size) {
    uint32_t value = 0;
    for (int i = size - 1; i >= 0; i--)
        value = value << 8 | (unsigned char)at[i];
    return value;
}

static void put(char *at, int size, size_t value) {
    for (int i = 0; i < size; i++, value >>= 8)
        at[i] = (char)(value & 0xFF);
}

// An entry of the directory and its member.
typedef struct entry {
    const char *head, *local, *data; // `local` is its header
    size_t head_size, local_size, packed, size;
    bool is_wanted;
} entry;

// Reads the entry at byte `at`. False: there is none.
static bool read_entry(const tz_bytes *made, size_t at, entry *out) {
    if (at + ENTRY > made->n || number(made->at + at, 4) != 0x02014B50)
        return false;
    const char *head = made->at + at;
    size_t name = number(head + 28, 2), local = number(head + 42, 4);
    *out = (entry){.head = head, .packed = number(head + 20, 4), .size = number(head + 24, 4)};
    out->head_size = ENTRY + name + number(head + 30, 2) + number(head + 32, 2);
    if (at + out->head_size > made->n || local + LOCAL > made->n)
        return false;
    out->local = made->at + local;
    out->local_size = LOCAL + number(out->local + 26, 2) + number(out->local + 28, 2);
    out->data = out->local + out->local_size;
    out->is_wanted = name == sizeof member_name - 1 && !memcmp(head + ENTRY, member_name, name) &&
                     number(head + 10, 2) == DEFLATED && out->size < MOST_BYTES;
    return local + out->local_size + out->packed <= made->n;
}

static bool inflate(tz_arena *arena, const entry *from, char **out) {
    struct libdeflate_decompressor *inflater = libdeflate_alloc_decompressor();
    *out = tz_arena_alloc(arena, from->size + 1);
    bool done = inflater && libdeflate_deflate_decompress(inflater, from->data, from->packed, *out, from->size, NULL) ==
                                LIBDEFLATE_SUCCESS;
    libdeflate_free_decompressor(inflater);
    (*out)[from->size] = 0;
    return done;
}

static tz_bytes replace_all(tz_arena *arena, const char *text) {
    tz_bytes out = {0};
    for (const char *found; (found = strstr(text, before)); text = found + sizeof before - 1) {
        tz_bytes_add(arena, &out, text, (size_t)(found - text));
        tz_bytes_add(arena, &out, after, sizeof after - 1);
    }
    tz_bytes_add(arena, &out, text, strlen(text));
    return out;
}

// Method, checksum and sizes stand in both headers in the same order: in the directory two bytes further on.
static void put_sizes(char *method, const tz_bytes *data) {
    put(method, 2, STORED);
    put(method + 6, 4, libdeflate_crc32(0, data->at, data->n));
    put(method + 10, 4, data->n);
    put(method + 14, 4, data->n);
}

// Adds the member to `out` and its entry to `directory`.
static bool add(tz_arena *arena, const entry *from, tz_bytes *out, tz_bytes *directory) {
    tz_bytes data = {.at = (char *)from->data, .n = from->packed};
    char *head = tz_arena_copy(arena, from->head, from->head_size),
         *local = tz_arena_copy(arena, from->local, from->local_size), *text;
    if (from->is_wanted) {
        if (!inflate(arena, from, &text))
            return false;
        data = replace_all(arena, text);
        put_sizes(head + 10, &data);
        put_sizes(local + 8, &data);
    }
    put(head + 42, 4, out->n);
    tz_bytes_add(arena, out, local, from->local_size);
    tz_bytes_add(arena, out, data.at, data.n);
    tz_bytes_add(arena, directory, head, from->head_size);
    return true;
}

bool tz_xlsx_finish(tz_arena *arena, const tz_bytes *made, tz_bytes *out) {
    *out = (tz_bytes){0};
    if (made->n < END || number(made->at + made->n - END, 4) != 0x06054B50)
        return false;
    char *end = tz_arena_copy(arena, made->at + made->n - END, END);
    tz_bytes directory = {0};
    size_t at = number(end + 16, 4);
    entry it;
    for (uint32_t i = 0; i < number(end + 10, 2); i++, at += it.head_size)
        if (!read_entry(made, at, &it) || !add(arena, &it, out, &directory))
            return false;
    put(end + 12, 4, directory.n);
    put(end + 16, 4, out->n);
    tz_bytes_add(arena, out, directory.at, directory.n);
    tz_bytes_add(arena, out, end, END);
    return true;
}
