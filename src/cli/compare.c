// compare: what changed between two years, as text, as JSON, or as a typeset booklet.
#include "compare/compare.h"
#include "base/file.h"
#include "base/intl.h"
#include "cli/edition.h"

static const tz_option options[] = {
    TZ_EDITION_OPTIONS,
    {"output", 'o', N_("FILE"), .help = N_("typeset the comparison into this PDF"), .kind = TZ_VALUE_FILE},
    {"style", 0, N_("HOW"), .help = N_("of the PDF: redline (as otherwise) or table: both years side by side"),
     .words = tz_comparison_style_words},
    {"text", 0, NULL, .help = N_("write text (this is what happens without -o)")},
    TZ_JSON_OPTION,
    {0},
};

static const tz_operand operands[] = {
    {N_("[OLD]"), TZ_VALUE_ANY_EDITION,
     N_("edition of an earlier year: a folder with edition.yaml, a bag, or a PDF for archives (otherwise the one that "
        "NEW names by since:)")},
    {N_("NEW"), TZ_VALUE_ANY_EDITION, N_("edition of a later year")},
    {0},
};

static const tz_example examples[] = {
    {"tsuzuri archive data/r7 -o archive/r7", N_("the year before, archived")},
    {"tsuzuri compare archive/r7 data/r7", N_("what has changed since")},
    {"tsuzuri compare archive/r7 data/r7 -o changes.pdf", N_("the same, typeset")},
    {"tsuzuri compare archive/r7 data/r7 -o changes.pdf --style table", N_("the same, with both years side by side")},
    {0},
};

static tz_exit typeset(tz_call *call, const tz_project *project, const tz_comparison *comparison, const char *path) {
    tz_book_options how = {.comparison = comparison,
                           .style = (tz_comparison_style)tz_call_choice(call, "style", TZ_COMPARISON_REDLINE)};
    const tz_book *book =
        tz_book_make(call->arena, project->edition, project->layout, project->fonts, &how, call->diag);
    if (!book || tz_diag_count(call->diag, TZ_ERROR))
        return TZ_EXIT_DATA;
    return tz_cli_write_pdf(call->arena, book, &(tz_pdf_options){.purpose = TZ_PURPOSE_HANDOUT}, path, call->diag);
}

// What the new edition names by `since:`. NULL after reporting.
static const tz_edition *find_old(tz_call *call, const tz_project *project, tz_exit *status) {
    bool missing;
    const char *path = tz_cli_since(call, call->operands[0], project->edition, true, &missing);
    if (path)
        return tz_cli_edition(call, path, status);
    *status = missing ? TZ_EXIT_INPUT : TZ_EXIT_USAGE;
    if (!missing)
        tz_error(call->diag, (tz_place){0}, _("%s names no edition before it (since: in edition.yaml)"),
                 call->operands[0]);
    tz_note(call->diag, (tz_place){0}, _("please name it first: tsuzuri compare OLD %s"), call->operands[0]);
    return NULL;
}

// Both editions, the older one read first where it is named. False after reporting.
static bool read_both(tz_call *call, const tz_edition **old, const tz_project **project, tz_exit *status) {
    bool named = call->operands_n > 1;
    if (named && !(*old = tz_cli_edition(call, call->operands[0], status)))
        return false;
    *project = tz_cli_edition_project(call, call->operands[named], status);
    if (!*project || tz_diag_count(call->diag, TZ_ERROR))
        return false;
    return named || (*old = find_old(call, *project, status));
}

static tz_exit run(tz_call *call) {
    const char *path = tz_call_value(call, "output");
    bool json = tz_call_value(call, "json"), text = tz_call_value(call, "text");
    tz_exit status;
    if (json && text) {
        tz_error(call->diag, (tz_place){0}, _("either --json or --text, not both"));
        return TZ_EXIT_USAGE;
    }
    if (tz_call_value(call, "style") && !path) {
        tz_error(call->diag, (tz_place){0}, _("--style is about the PDF: please give -o FILE.pdf, too"));
        return TZ_EXIT_USAGE;
    }
    if (path && !tz_cli_output_check(call, NULL, path))
        return TZ_EXIT_NO_CREATE;
    const tz_edition *old;
    const tz_project *project;
    if (!read_both(call, &old, &project, &status))
        return status;
    if (path && !tz_cli_output_check(call, project, path))
        return TZ_EXIT_NO_CREATE;
    const tz_comparison *comparison = tz_compare(call->arena, old, project->edition, project->layout->cell.labels);
    tz_comparison_warn_stale(call->arena, comparison, call->diag);
    if (json)
        tz_compare_json(call->arena, comparison, call->output);
    else if (text || !path)
        tz_compare_text(call->arena, comparison, call->output);
    return path ? typeset(call, project, comparison, path) : TZ_EXIT_OK;
}

const tz_command tz_command_compare = {
    .name = "compare",
    .operands = operands,
    .least = 1,
    .most = 2,
    .editions = 2,
    .summary = N_("show what changed between two years"),
    .details =
        N_("Cards are matched by municipality code, fields by id or by `was:` in form.yaml.\n"
           "In text, + is added, - removed, ~ reworded ([-old-]{+new+}), > moved, = under another label or depth."),
    .options = options,
    .examples = examples,
    .run = run,
};
