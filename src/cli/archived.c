// Archived editions as commands read them: a bag is a folder, a PDF a file; both become files by name.
#include "cli/archived.h"
#include "base/intl.h"

#include <string.h>

static const tz_place nowhere;

bool tz_cli_bag_list(tz_arena *arena, const char *path, tz_cli_bag *out, tz_diag *diag) {
    return tz_folder_list(arena, path, &out->entries, diag) &&
           tz_folder_open(arena, path, TZ_FONT_LIMIT, &out->files, diag);
}

// build.yaml of an archive, with lines for messages. NULL after reporting.
static const tz_build *read_build(tz_arena *arena, const tz_archive_files *files, const char *path, tz_diag *diag) {
    const tz_source *source = tz_archive_files_find(files, "build.yaml");
    if (!source || source->size > TZ_FILE_LIMIT) {
        tz_error(diag, nowhere, _("%s is no archive that tsuzuri has made: there is no build.yaml"), path);
        return NULL;
    }
    return tz_build_read(arena, tz_source_new(arena, source->name, source->bytes, source->size), diag);
}

const tz_bag *tz_cli_bag_check(tz_arena *arena, const tz_cli_bag *bag, tz_diag *diag) {
    return tz_bag_check(arena, &(tz_bag_contents){&bag->entries, &bag->files, tz_folder_read}, diag);
}

static bool has_file(const tz_cli_bag *bag, const char *name) {
    for (size_t i = 0; i < bag->entries.all.n; i++)
        if (bag->entries.all.at[i].kind == TZ_ENTRY_FILE && !strcmp(bag->entries.all.at[i].name, name))
            return true;
    return false;
}

bool tz_cli_bag_is_ours(tz_arena *arena, const tz_bag *found, const tz_cli_bag *bag) {
    static const char name[] = "data/build.yaml";
    if (found->is_ours || !has_file(bag, name))
        return found->is_ours;
    tz_diag *diag = tz_diag_in_arena(arena); // another program's file of that name is no error
    const tz_source *file = bag->files.open(bag->files.context, arena, name, nowhere, diag);
    return file && file->size <= TZ_FILE_LIMIT &&
           tz_build_read(arena, tz_source_new(arena, file->name, file->bytes, file->size), diag);
}

bool tz_cli_archived_read_bag(tz_arena *arena, const char *path, const tz_cli_bag *bag, tz_cli_archived *out,
                              tz_diag *diag) {
    if (!tz_bag_read(arena, &bag->entries, &bag->files, &out->files, diag))
        return false;
    out->build = read_build(arena, &out->files, path, diag);
    if (!out->build)
        return false;
    const tz_text *id = &out->build->id;
    out->pdf = tz_archive_files_find(&out->files, tz_arena_format(arena, "%.*s.pdf", (int)id->size, id->bytes));
    if (!out->pdf)
        tz_error(diag, tz_text_place(id, 0), _("data/%.*s.pdf is missing"), (int)id->size, id->bytes);
    return out->pdf;
}

bool tz_cli_archived_read_pdf(tz_call *call, const char *path, tz_cli_archived *out, tz_exit *status) {
    *status = TZ_EXIT_INPUT;
    out->pdf = tz_file_read(call->arena, path, TZ_FONT_LIMIT, nowhere, call->diag);
    const tz_pdf_reader *reader = out->pdf ? tz_cli_pdf_reader(call) : NULL;
    if (!reader)
        return false;
    *status = TZ_EXIT_DATA;
    if (!tz_attachments_read(call->arena, reader, out->pdf, &out->files, call->diag))
        return false;
    out->build = read_build(call->arena, &out->files, path, call->diag);
    return out->build;
}
