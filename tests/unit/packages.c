// Packages for tests, written by the rules of APPNOTE.TXT.
#include "packages.h"

#include <libdeflate.h>
#include <string.h>

static void put(tz_arena *arena, tz_bytes *to, uint64_t number, size_t bytes) {
    for (size_t i = 0; i < bytes; i++) {
        char byte = (char)(number >> 8 * i & 0xFF);
        tz_bytes_add(arena, to, &byte, 1);
    }
}

// What the header before a member and its entry in the directory have in common.
static void put_common(tz_arena *arena, tz_bytes *to, const package_part *part, size_t packed) {
    put(arena, to, 20, 2);    // version
    put(arena, to, 0x800, 2); // names are UTF-8
    put(arena, to, part->stored ? 0 : 8, 2);
    put(arena, to, 0x00210000, 4); // 1980-01-01
    put(arena, to, libdeflate_crc32(0, part->text, strlen(part->text)), 4);
    put(arena, to, packed, 4);
    put(arena, to, strlen(part->text), 4);
    put(arena, to, strlen(part->name), 2);
    put(arena, to, 0, 2); // extra field
}

static tz_bytes pack(tz_arena *arena, const package_part *part) {
    tz_bytes made = {0};
    size_t size = strlen(part->text), room = size + 64;
    if (part->stored) {
        tz_bytes_add(arena, &made, part->text, size);
        return made;
    }
    struct libdeflate_compressor *packer = libdeflate_alloc_compressor(6);
    tz_bytes_reserve(arena, &made, room);
    made.n = libdeflate_deflate_compress(packer, part->text, size, made.at, room);
    libdeflate_free_compressor(packer);
    return made;
}

tz_bytes package_bytes(tz_arena *arena, const package_part *parts) {
    tz_bytes out = {0}, directory = {0};
    size_t n = 0;
    for (; parts[n].name; n++) {
        tz_bytes packed = pack(arena, &parts[n]);
        put(arena, &directory, 0x02014B50, 4);
        put(arena, &directory, 20, 2);
        put_common(arena, &directory, &parts[n], packed.n);
        put(arena, &directory, 0, 4); // comment, disk
        put(arena, &directory, 0, 6); // attributes
        put(arena, &directory, out.n, 4);
        tz_bytes_add(arena, &directory, parts[n].name, strlen(parts[n].name));
        put(arena, &out, 0x04034B50, 4);
        put_common(arena, &out, &parts[n], packed.n);
        tz_bytes_add(arena, &out, parts[n].name, strlen(parts[n].name));
        tz_bytes_add(arena, &out, packed.at, packed.n);
    }
    size_t at = out.n;
    tz_bytes_add(arena, &out, directory.at, directory.n);
    put(arena, &out, 0x06054B50, 4);
    put(arena, &out, 0, 4);
    put(arena, &out, n, 2);
    put(arena, &out, n, 2);
    put(arena, &out, directory.n, 4);
    put(arena, &out, at, 4);
    put(arena, &out, 0, 2);
    return out;
}

const tz_source *package_file(tz_arena *arena, const char *name, const package_part *parts) {
    tz_bytes bytes = package_bytes(arena, parts);
    return tz_source_new(arena, name, bytes.at, bytes.n);
}
