// tsuzuri --version: the program, the libraries that it runs with, and the fonts of its list.
#include "base/file.h"
#include "base/intl.h"
#include "base/libraries.h"
#include "cli/cli.h"
#include "tsuzuri/version.h"

static const tz_place nowhere;

static void put_libraries(tz_call *call) {
    tz_libraries found = {0};
    tz_yaml_list_libraries(call->arena, &found);
    tz_fonts_list_libraries(call->arena, &found);
    tz_pdf_list_libraries(call->arena, &found);
    for (size_t i = 0; i < found.all.n; i++)
        tz_bytes_format(call->arena, call->output, "%s%s %s", i ? ", " : "", found.all.at[i].name,
                        found.all.at[i].version);
    tz_bytes_format(call->arena, call->output, "\n");
}

static void put_family(tz_call *call, const tz_fonts *fonts, const tz_family_info *family) {
    const tz_face_info *face = tz_fonts_listed_face(fonts, family->faces[TZ_REGULAR]);
    tz_bytes_format(call->arena, call->output, "  %s: %s (%s%s%s)\n", family->id, family->name,
                    *face->package ? face->package : face->file, *face->reference_version ? " " : "",
                    face->reference_version);
}

// From the list alone: no font file is opened, whose versions `tsuzuri fonts` tells.
static void put_fonts(tz_call *call) {
    tz_diag *unused = tz_diag_in_arena(call->arena);
    const char *path = tz_cli_supplied_fonts_list(call);
    const tz_source *list = path ? tz_file_read(call->arena, path, TZ_FILE_LIMIT, nowhere, unused) : NULL;
    const tz_fonts *fonts = list ? tz_fonts_read(call->arena, list, TZ_NEW(call->arena, tz_input), unused) : NULL;
    if (!fonts) {
        tz_bytes_format(call->arena, call->output, _("There is no list of fonts (%s).\n"), "fonts/fonts.yaml");
        return;
    }
    tz_bytes_format(call->arena, call->output, _("Fonts of %s:\n"), path);
    for (int i = 0; tz_fonts_family_info(fonts, i); i++)
        put_family(call, fonts, tz_fonts_family_info(fonts, i));
}

void tz_cli_put_version(tz_call *call) {
    tz_bytes_format(call->arena, call->output, *call->revision ? "tsuzuri %s (%s)\n" : "tsuzuri %s\n", TSUZURI_VERSION,
                    call->revision);
    put_libraries(call);
    put_fonts(call);
}
