// Archived editions as commands read them: a bag, or a PDF that carries its records.
#ifndef CLI_ARCHIVED_H
#define CLI_ARCHIVED_H

#include "archive/archive.h"
#include "cli/cli.h"

// The reader of PDFs, from the module in the program's folder. NULL after reporting.
const tz_pdf_reader *tz_cli_pdf_reader(tz_call *call);

typedef struct tz_cli_bag {
    tz_folder_entries entries;
    tz_input files;
} tz_cli_bag;
// Lists what is in a bag's folder. False after reporting.
bool tz_cli_bag_list(tz_arena *arena, const char *path, tz_cli_bag *out, tz_diag *diag);
// tz_bag_check() of it.
const tz_bag *tz_cli_bag_check(tz_arena *arena, const tz_cli_bag *bag, tz_diag *diag);
// Whether a bag is one that tsuzuri made, even if another program has packed it again.
bool tz_cli_bag_is_ours(tz_arena *arena, const tz_bag *found, const tz_cli_bag *bag);

// An edition out of an archive.
typedef struct tz_cli_archived {
    tz_archive_files files; // "edition/edition.yaml" …
    const tz_build *build;
    const tz_source *pdf;
} tz_cli_archived;
// From a bag: all of data/. False after reporting.
bool tz_cli_archived_read_bag(tz_arena *arena, const char *path, const tz_cli_bag *bag, tz_cli_archived *out,
                              tz_diag *diag);
// From a PDF: what is attached to it. False after reporting, with the exit code.
bool tz_cli_archived_read_pdf(tz_call *call, const char *path, tz_cli_archived *out, tz_exit *status);

// Reads an archived edition as tz_cli_project reads one from its folder; only font files are looked for outside of it.
// NULL after reporting, with the exit code.
const tz_project *tz_cli_project_of_archive(tz_call *call, const tz_cli_archived *files, tz_exit *status);

#endif
