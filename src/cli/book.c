// From a command's options to a booklet: its edition read, compared with an older one, and made.
#include "base/intl.h"
#include "cli/edition.h"

// Its records, in silence: what is wrong with it, its own check tells. NULL: it cannot be read.
static const tz_edition *read_silently(const tz_call *call, const char *path) {
    tz_exit status;
    tz_call silent = *call;
    silent.diag = tz_diag_in_arena(call->arena);
    return tz_cli_edition(&silent, path, &status);
}

// The edition that --since names, else the one that `since:` names, if it is there. False after reporting.
static bool find_old(tz_call *call, const tz_project *project, const tz_edition **old, tz_exit *status) {
    const char *given = tz_call_value(call, "since");
    bool missing;
    if (given)
        return (*old = tz_cli_edition(call, given, status));
    const char *path = tz_cli_since(call, call->operands[0], project->edition, false, &missing);
    *old = path ? read_silently(call, path) : NULL;
    if (*old && (*old)->year >= project->edition->year) // copied from another year, or the fiscal year was
        tz_warning(call->diag, tz_text_place(&project->edition->since, 0),
                   _("this is an edition of %s, which is no year before %s"),
                   tz_text_excerpt(call->arena, &(*old)->fiscal_year),
                   tz_text_excerpt(call->arena, &project->edition->fiscal_year));
    return true;
}

tz_book *tz_cli_book_of(tz_call *call, const tz_project *project, tz_exit *status) {
    tz_book_options options = {.threads = tz_cli_threads(), .progress = call->progress};
    const char *parts = tz_call_value(call, "parts");
    const tz_edition *old;
    if (parts)
        tz_book_choose_parts(call->arena, parts, &options);
    if (!find_old(call, project, &old, status))
        return NULL;
    if (old) {
        call->since = tz_compare(call->arena, old, project->edition, project->layout->cell.labels);
        tz_comparison_warn_stale(call->arena, call->since, call->diag);
    }
    if (tz_call_value(call, "since")) // change bars are drawn on demand only
        options.since = call->since;
    tz_book *book = tz_book_make(call->arena, project->edition, project->layout, project->fonts, &options, call->diag);
    *status = book ? TZ_EXIT_OK : tz_cli_failure(call);
    return book;
}

tz_book *tz_cli_book(tz_call *call, const char *edition, const tz_project **project, tz_exit *status) {
    tz_progress_report(call->progress, TZ_STAGE_RECORDS, 0, 0);
    *project = tz_cli_project(call, edition, status);
    return *project ? tz_cli_book_of(call, *project, status) : NULL;
}
