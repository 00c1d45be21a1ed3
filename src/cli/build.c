// build: an edition becomes its booklet, a PDF.
#include "base/file.h"
#include "base/intl.h"
#include "cli/cli.h"

static const tz_option options[] = {
    TZ_EDITION_OPTIONS,
    {"output", 'o', N_("FILE"), .help = N_("file to write (otherwise EDITION-PURPOSE.pdf here); - is standard output"),
     .kind = TZ_VALUE_FILE},
    TZ_PARTS_OPTION,
    {"since", 0, N_("OLD"), .help = N_("mark what changed since that edition (a folder, a bag, or a PDF for archives)"),
     .kind = TZ_VALUE_ANY_EDITION},
    TZ_PURPOSE_OPTIONS,
    TZ_PROGRESS_OPTIONS,
    {0},
};

static const tz_operand operands[] = {
    TZ_EDITION_OPERAND,
    {0},
};

static const tz_example examples[] = {
    {"tsuzuri build data/r7 -o handout.pdf", N_("the booklet, A4 landscape")},
    {"tsuzuri build data/r7 --layout a3.yaml -o a3.pdf", N_("the same on A3, in larger type")},
    {"tsuzuri build data/r7 --for print --impose saddle-left -o print.pdf",
     N_("sheets for a print shop, to be folded and stitched")},
    {0},
};

static tz_exit build(tz_call *call) {
    const char *given = tz_call_value(call, "output"), *path = given;
    tz_pdf_options how;
    tz_exit status = tz_cli_purpose(call, &how);
    if (status != TZ_EXIT_OK)
        return status;
    if (given && !tz_cli_output_check(call, NULL, given))
        return TZ_EXIT_NO_CREATE;
    tz_progress_report(call->progress, TZ_STAGE_RECORDS, 0, 0);
    const tz_project *project = tz_cli_project(call, call->operands[0], &status);
    if (!project)
        return status;
    const tz_text *id = &project->edition->id;
    if (!given)
        path = tz_arena_format(call->arena, "%.*s-%s.pdf", (int)id->size, id->bytes, tz_cli_purpose_name(&how));
    if (!tz_cli_output_check(call, project, path))
        return TZ_EXIT_NO_CREATE;
    const tz_book *book = tz_cli_book_of(call, project, &status);
    if (!book || tz_diag_count(call->diag, TZ_ERROR))
        return status;
    tz_cli_attach(call, project, book, &how);
    how.progress = call->progress;
    if (how.purpose == TZ_PURPOSE_PRINT) // what a press may not print is of no matter on a screen
        tz_layout_warn_of_print(project->layout, call->diag);
    status = tz_cli_write_pdf(call->arena, book, &how, path, call->diag);
    if (status == TZ_EXIT_OK && !given && !tz_call_value(call, "quiet")) // the user has not given this name
        tz_bytes_format(call->arena, call->output, "%s\n", path);
    return status;
}

static tz_exit run(tz_call *call) {
    tz_cli_progress *progress = tz_cli_progress_begin(call);
    tz_exit status = build(call);
    tz_cli_progress_end(call, progress);
    return status;
}

const tz_command tz_command_build = {
    .name = "build",
    .operands = operands,
    .least = 1,
    .most = 1,
    .editions = 1,
    .summary = N_("typeset an edition into a PDF"),
    .details =
        N_("When something is wrong in the records, nothing is written, and an older file of the same name stays\n"
           "as it is."),
    .options = options,
    .examples = examples,
    .run = run,
};
