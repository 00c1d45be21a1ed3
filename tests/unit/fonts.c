// Fonts for tests.
#include "fonts.h"
#include "any_version.h"

#include <nettle/sha2.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

const char *test_file(tz_arena *arena, const char *path, size_t *size) {
    FILE *file = fopen(path, "rb");
    if (!file)
        fail_msg("cannot open %s", path);
    fseek(file, 0, SEEK_END);
    long length = ftell(file);
    rewind(file);
    char *bytes = tz_arena_alloc(arena, (size_t)length + 1);
    assert_int_equal(fread(bytes, 1, (size_t)length, file), length);
    fclose(file);
    *size = (size_t)length;
    return bytes;
}

static const tz_source *open_file(void *context, tz_arena *arena, const char *name, tz_place asked, tz_diag *diag) {
    test_fonts *it = context;
    it->opened++;
    bool given = it->given.name && strcmp(name, it->given.name) == 0;
    if ((given && !it->given.bytes) || (!given && it->only_given)) {
        tz_error(diag, asked, "no such file: %s", name);
        return NULL;
    }
    if (given)
        return &it->given;
    tz_source *source = TZ_NEW(arena, tz_source);
    source->name = name;
    source->bytes = test_file(arena, tz_arena_format(arena, "%s/%s", it->directory, name), &source->size);
    return source;
}

static test_fonts *new_fonts(tz_arena *arena, const char *yaml, size_t size) {
    test_fonts *it = TZ_NEW(arena, test_fonts);
    it->arena = arena;
    it->diag = tz_diag_new();
    it->files = (tz_input){.open = open_file, .context = it};
    it->fonts = tz_fonts_read(arena, tz_source_new(arena, "fonts.yaml", yaml, size), &it->files, it->diag);
    if (it->fonts)
        it->directory = tz_fonts_directory(it->fonts);
    return it;
}

test_fonts *test_fonts_new(void) {
    tz_arena *arena = tz_arena_new(NULL);
    size_t size;
    const char *yaml = test_file(arena, "fonts/fonts.yaml", &size);
    yaml = test_any_version(arena, yaml, &size);
    test_fonts *it = new_fonts(arena, yaml, size);
    assert_non_null(it->fonts);
    return it;
}

test_fonts *test_fonts_from(const char *yaml) {
    return new_fonts(tz_arena_new(NULL), yaml, strlen(yaml));
}

test_fonts *test_fonts_of(const char *bytes, size_t size, int index) {
    tz_arena *arena = tz_arena_new(NULL);
    struct sha256_ctx context;
    uint8_t digest[SHA256_DIGEST_SIZE];
    tz_bytes hex = {0};
    sha256_init(&context);
    sha256_update(&context, size, (const uint8_t *)bytes);
    sha256_digest(&context, sizeof digest, digest);
    for (size_t i = 0; i < sizeof digest; i++)
        tz_bytes_format(arena, &hex, "%02x", digest[i]);
    const char *yaml = tz_arena_format(
        arena,
        "directory: /nowhere\nfamilies:\n  - id: one\n    name: One\n    regular:\n      package: some-package\n"
        "      file: given\n      index: %d\n      sha256: %.64s\n      licence: MIT\n    bold: regular\n    fallback: "
        "[]\n",
        index, hex.at);
    test_fonts *it = new_fonts(arena, yaml, strlen(yaml));
    it->given = (tz_source){.name = "given", .bytes = bytes, .size = size};
    assert_non_null(it->fonts);
    return it;
}

void test_fonts_free(test_fonts *it) {
    tz_diag_free(it->diag);
    tz_arena_free(it->arena);
}

static bool shape(test_fonts *it, const char *family, bool vertical, const char *text, tz_shaped *out) {
    tz_text plain = tz_text_from_string(text);
    tz_font font = {.family = tz_fonts_family(it->fonts, family), .vertical = vertical};
    assert_true(font.family >= 0);
    return tz_fonts_shape(it->fonts, it->arena, font, &plain, it->diag, out);
}

tz_shaped test_shape(test_fonts *it, const char *family, bool vertical, const char *text) {
    tz_shaped out;
    bool good = shape(it, family, vertical, text, &out);
    if (!good)
        fail_msg("%s: %s", text, tz_diag_at(it->diag, 0) ? tz_diag_at(it->diag, 0)->message : "no message");
    return out;
}

const tz_diag_entry *test_refused(test_fonts *it, const char *family, const char *text) {
    tz_shaped out;
    size_t before = tz_diag_count(it->diag, TZ_ERROR);
    assert_false(shape(it, family, false, text, &out));
    assert_int_equal(tz_diag_count(it->diag, TZ_ERROR), before + 1);
    return tz_diag_at(it->diag, before);
}
