// A font file of any bytes: opened, shaped, drawn and cut to a subset, or refused.
#include "fuzz.h"

#include <nettle/sha2.h>

static const tz_source *open_given(void *context, tz_arena *arena, const char *name, tz_place asked, tz_diag *diag) {
    (void)name, (void)asked, (void)diag;
    const fuzz_try *it = context;
    tz_source *source = TZ_NEW(arena, tz_source);
    *source = (tz_source){.name = "given", .bytes = it->bytes, .size = it->size};
    return source;
}

// A list of fonts with that file as its only one, under its true SHA-256.
static tz_fonts *fonts_of(fuzz_try *it, const tz_input *files) {
    struct sha256_ctx context;
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_init(&context);
    sha256_update(&context, it->size, (const uint8_t *)it->bytes);
    sha256_digest(&context, sizeof digest, digest);
    tz_bytes yaml = {0};
    tz_bytes_format(it->arena, &yaml, "%s",
                    "directory: /nowhere\nfamilies:\n  - id: one\n    name: One\n    bold: regular\n    fallback: []\n"
                    "    regular:\n      package: some-package\n      file: given\n      licence: MIT\n      sha256: ");
    for (size_t i = 0; i < sizeof digest; i++)
        tz_bytes_format(it->arena, &yaml, "%02x", digest[i]);
    tz_bytes_format(it->arena, &yaml, "\n");
    return tz_fonts_read(it->arena, tz_source_new(it->arena, "fonts.yaml", yaml.at, yaml.n), files, it->diag);
}

static void point(void *context, int32_t x, int32_t y) {
    (void)x, (void)y;
    ++*(size_t *)context;
}

static void curve(void *context, int32_t x1, int32_t y1, int32_t x2, int32_t y2, int32_t x, int32_t y) {
    (void)x1, (void)y1, (void)x2, (void)y2;
    point(context, x, y);
}

static void end(void *context) {
    ++*(size_t *)context;
}

typedef struct {
    TZ_LIST(uint16_t) all;
} glyph_list;

// Each by itself: a font that lacks the characters of one is asked for the others all the same.
static const char *const texts[] = {"り」", "A", "fi", "か\u3099", "が", "葛", "葛\U000E0100"};

static void shape(fuzz_try *it, tz_fonts *fonts, tz_font font, const char *string, glyph_list *glyphs) {
    tz_text text = tz_text_from_string(string);
    tz_shaped shaped;
    if (!tz_fonts_shape(fonts, it->arena, font, &text, it->diag, &shaped)) {
        fuzz_claim(tz_diag_count(it->diag, TZ_ERROR), "there is a text or an error");
        return;
    }
    size_t points = 0;
    tz_pen pen = {point, point, curve, end, &points, NULL};
    for (size_t i = 0; i < shaped.glyphs_n; i++) {
        const tz_glyph *glyph = &shaped.glyphs[i];
        *TZ_ADD(it->arena, &glyphs->all) = glyph->id;
        fuzz_claim(glyph->id && glyph->face == 0, "text is set in glyphs of the one face");
        tz_fonts_trim(fonts, font, glyph);
        tz_fonts_glyph_advance(fonts, 0, glyph->id);
        tz_fonts_draw_outline(fonts, 0, glyph->id, &pen);
    }
}

static void use(fuzz_try *it, tz_fonts *fonts, bool vertical) {
    glyph_list glyphs = {.all = {.n = 0}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        shape(it, fonts, (tz_font){.vertical = vertical}, texts[i], &glyphs);
    if (!glyphs.all.n)
        return;
    tz_subset subset;
    bool made = tz_fonts_subset(fonts, it->arena, 0, glyphs.all.at, glyphs.all.n, &subset, it->diag);
    fuzz_claim(made || tz_diag_count(it->diag, TZ_ERROR), "there is a subset or an error");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    fuzz_try it = fuzz_begin();
    it.bytes = tz_arena_copy(it.arena, data, size);
    it.size = size;
    tz_input files = {.open = open_given, .context = &it};
    tz_fonts *fonts = fonts_of(&it, &files);
    fuzz_claim(fonts, "the list of fonts is right");
    use(&it, fonts, false);
    use(&it, fonts, true);
    fuzz_end(&it);
    return 0;
}
