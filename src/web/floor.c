// What commands ask of the machine, as the page has it: one thread, one folder, nothing that is loaded later.
#include "base/intl.h"
#include "base/path.h"
#include "cli/archived.h"
#include "cli/installed.h"
#include "exchange/new_workbook.h"

#include <string.h>

uint32_t tz_cli_threads(void) {
    return 1;
}

const char *const *tz_cli_data_folders(tz_arena *arena) {
    static const char *const folders[] = {"", NULL};
    (void)arena;
    return folders;
}

const char *const *tz_cli_module_folders(tz_arena *arena) {
    return tz_cli_data_folders(arena) + 1;
}

const void *tz_cli_load_module(tz_call *call, const char *file, const char *symbol, const char *what) {
    (void)file;
    if (!strcmp(symbol, "tz_xlsx_writer"))
        return &tz_xlsx_writer;
    tz_error(call->diag, (tz_place){0}, "%s", what);
    return NULL;
}

const tz_pdf_reader *tz_cli_pdf_reader(tz_call *call) {
    tz_error(call->diag, (tz_place){0}, "%s", _("PDFs cannot be read"));
    tz_note(call->diag, (tz_place){0}, "%s",
            _("please give the edition's folder, or the archive's as a folder or zip"));
    return NULL;
}

// ---- outputs never meet inputs: the page keeps them apart ----

char *tz_cli_real_folder(tz_arena *arena, const char *path) {
    const char *folder = tz_path_folder(arena, path);
    return tz_arena_format(arena, "/%s", strcmp(folder, ".") ? folder : "");
}

bool tz_cli_output_check(tz_call *call, const tz_project *project, const char *path) {
    (void)call, (void)project, (void)path;
    return true;
}

bool tz_cli_output_spares(tz_call *call, const tz_project *project, const char *path) {
    return tz_cli_output_check(call, project, path);
}

// ---- progress is not shown ----

struct tz_cli_progress {
    tz_progress progress;
};

static void ignore(void *context, tz_stage stage, size_t done, size_t of) {
    (void)context, (void)stage, (void)done, (void)of;
}

tz_cli_progress *tz_cli_progress_begin(tz_call *call) {
    tz_cli_progress *made = TZ_NEW(call->arena, tz_cli_progress);
    made->progress.report = ignore;
    call->progress = &made->progress;
    return made;
}

void tz_cli_progress_end(tz_call *call, tz_cli_progress *progress) {
    (void)progress;
    call->progress = NULL;
}
