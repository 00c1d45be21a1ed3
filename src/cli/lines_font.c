// Which font the lines command sets its text in.
#include "archive/archive.h"
#include "base/file.h"
#include "base/intl.h"
#include "cli/fonts.h"
#include "cli/lines.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

// ---- by name ----

// Without what one may write between words: "BIZ UDGothic" is "BIZUDGothic".
static const char *bare_name(tz_arena *arena, const char *name) {
    char *bare = tz_arena_copy(arena, name, strlen(name)), *to = bare;
    for (const char *at = name; *at; at++)
        if (*at != ' ' && *at != '-' && *at != '_')
            *to++ = *at;
    *to = 0;
    return bare;
}

static bool is_named(tz_arena *arena, const tz_face_info *face, const char *asked) {
    const char *bare = bare_name(arena, asked), *own = bare_name(arena, face->postscript_name);
    size_t size = strlen(bare);
    if (strcasecmp(bare_name(arena, face->family), bare) == 0)
        return true;
    return strncasecmp(own, bare, size) == 0 && (own[size] == 0 || strcasecmp(own + size, "regular") == 0);
}

// The name of a family's font is known when it has set something.
static int find_by_font(tz_call *call, tz_fonts *fonts, const char *asked) {
    tz_text sample = tz_text_from_string("\xE5\x9B\xBD"); // 国
    for (int family = 0; tz_fonts_family_info(fonts, family); family++) {
        tz_shaped shaped;
        tz_font font = {.family = family};
        if (!tz_fonts_shape(fonts, call->arena, font, &sample, call->diag, &shaped))
            return -1;
        if (is_named(call->arena, tz_fonts_face(fonts, shaped.glyphs[0].face), asked))
            return family;
    }
    return -1;
}

static tz_fonts *listed_fonts(tz_call *call, const char *asked, int *family, tz_exit *status) {
    tz_fonts *fonts = tz_cli_fonts(call, status);
    if (!fonts)
        return NULL;
    *family = tz_fonts_family(fonts, asked);
    if (*family < 0)
        *family = find_by_font(call, fonts, asked);
    if (*family >= 0)
        return fonts;
    tz_error(call->diag, (tz_place){0}, _("no such family in the list of fonts: %s"), asked);
    *status = TZ_EXIT_USAGE;
    return NULL;
}

// ---- by file ----

static const tz_source *give_file(void *context, tz_arena *arena, const char *name, tz_place asked, tz_diag *diag) {
    (void)arena, (void)name, (void)asked, (void)diag;
    const tz_source **file = context;
    return *file;
}

tz_fonts *tz_cli_font_of_file(tz_call *call, const char *asked, tz_exit *status) {
    const char *mark = strrchr(asked, '#');
    const char *path = mark ? tz_arena_copy(call->arena, asked, (size_t)(mark - asked)) : asked;
    *status = TZ_EXIT_INPUT;
    const tz_source *file = tz_file_read(call->arena, path, TZ_FONT_LIMIT, (tz_place){0}, call->diag);
    if (!file)
        return NULL;
    char digest[TZ_SHA256_ROOM];
    tz_sha256_hex(file->bytes, file->size, digest);
    const char *list =
        tz_arena_format(call->arena,
                        "directory: .\nfamilies:\n  - id: given\n    name: given\n    regular: {package: "
                        "none, file: given, index: %lu, sha256: %s, licence: unknown}\n    bold: "
                        "regular\n    fallback: []\n",
                        mark ? strtoul(mark + 1, NULL, 10) : 0, digest);
    const tz_source **given = TZ_NEW(call->arena, const tz_source *);
    tz_input *input = TZ_NEW(call->arena, tz_input);
    *given = file;
    *input = (tz_input){.open = give_file, .context = given};
    *status = TZ_EXIT_DATA;
    return tz_fonts_read(call->arena, tz_source_new(call->arena, path, list, strlen(list)), input, call->diag);
}

tz_fonts *tz_lines_fonts(tz_call *call, int *family, tz_exit *status) {
    const char *asked = tz_call_value(call, "font");
    if (!asked)
        asked = "gothic";
    if (!strchr(asked, '/') && !strchr(asked, '.'))
        return listed_fonts(call, asked, family, status);
    *family = 0;
    return tz_cli_font_of_file(call, asked, status);
}
