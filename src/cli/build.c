// build: an edition becomes its booklet, a PDF.
#include "cli/cli.h"
#include "tsuzuri/file.h"
#include "tsuzuri/intl.h"

static const tz_option options[] = {
    TZ_EDITION_OPTIONS,
    {"output", 'o', N_("FILE"), N_("file to write (otherwise EDITION-handout.pdf here); - is standard output")},
    {0},
};

static tz_exit run(tz_call *call) {
    const char *path = tz_call_value(call, "output");
    if (path && !tz_output_possible(call->arena, path, call->diag))
        return TZ_EXIT_NO_CREATE;
    const tz_whole *whole;
    tz_exit status;
    const tz_book *book = tz_cli_book(call, call->operands[0], &whole, &status);
    if (!book || tz_diag_count(call->diag, TZ_ERROR))
        return status;
    if (path)
        return tz_cli_write_pdf(call->arena, book, path, call->diag);
    path = tz_arena_format(call->arena, "%.*s-handout.pdf", (int)whole->edition->id.size, whole->edition->id.bytes);
    status = tz_cli_write_pdf(call->arena, book, path, call->diag);
    if (status == TZ_EXIT_OK) // nobody has said this name before
        tz_bytes_format(call->arena, call->output, "%s\n", path);
    return status;
}

const tz_command tz_command_build = {
    .name = "build",
    .operands = N_("EDITION_DIR"),
    .least = 1,
    .most = 1,
    .summary = N_("typeset an edition into a PDF"),
    .details = N_("EDITION_DIR is the folder with edition.yaml. When something is wrong in the records, nothing is\n"
                  "written, and an older file of the same name stays as it is."),
    .options = options,
    .run = run,
};
