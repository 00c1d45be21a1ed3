// check: everything that is wrong with an edition, without writing anything.
#include "base/intl.h"
#include "cli/edition.h"

static const tz_option options[] = {TZ_EDITION_OPTIONS, {0}};

static const tz_operand operands[] = {
    TZ_EDITION_OPERAND,
    {0},
};

static const tz_example examples[] = {
    {"tsuzuri check data/r7", N_("everything that is wrong, and how many pages there would be")},
    {0},
};

const tz_book *tz_cli_check(tz_call *call, const tz_project **project, tz_exit *status) {
    *project = tz_cli_project(call, call->operands[0], status);
    bool answered = *project && (*project)->edition->cards_n; // without a card there is no booklet to be looked at
    const tz_book *book = answered ? tz_cli_book_of(call, *project, status) : NULL;
    if (call->since)
        tz_comparison_note_copied(call->arena, call->since, call->diag);
    return book;
}

static tz_exit run(tz_call *call) {
    tz_exit status;
    const tz_project *project;
    const tz_book *book = tz_cli_check(call, &project, &status);
    bool answered = project && project->edition->cards_n;
    size_t errors = tz_diag_count(call->diag, TZ_ERROR), warnings = tz_diag_count(call->diag, TZ_WARNING),
           notes = tz_diag_count(call->diag, TZ_NOTE);
    if (book && !errors)
        tz_bytes_format(
            call->arena, call->output,
            tz_diag_format(call->arena,
                           _("No errors. Municipalities: %zu, cards: %zu, pages: %zu, warnings: %zu, notes: %zu\n")),
            tz_edition_municipality_count(project->edition), project->edition->cards_n, book->pages_n, warnings, notes);
    else if (project && !answered && !errors)
        tz_bytes_format(
            call->arena, call->output,
            tz_diag_format(
                call->arena,
                _("No errors. Municipalities: %zu, none of them has answered yet; warnings: %zu, notes: %zu\n")),
            project->edition->official_n, warnings, notes);
    else
        tz_bytes_format(call->arena, call->output, _("Errors: %zu, warnings: %zu, notes: %zu\n"), errors, warnings,
                        notes);
    return status;
}

const tz_command tz_command_check = {
    .name = "check",
    .operands = operands,
    .least = 1,
    .most = 1,
    .summary = N_("report all errors, warnings and notes of an edition, write nothing"),
    .options = options,
    .examples = examples,
    .run = run,
};
