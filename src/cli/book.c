// From a command's options to a booklet: its edition read, compared with an older one if that is asked for, and made.
#include "cli/edition.h"

tz_book *tz_cli_book_of(tz_call *call, const tz_project *project, tz_exit *status) {
    tz_book_options options = {.threads = tz_cli_threads(), .progress = call->progress};
    const char *since = tz_call_value(call, "since"), *parts = tz_call_value(call, "parts");
    if (parts)
        tz_book_choose_parts(call->arena, parts, &options);
    if (since) {
        const tz_edition *old = tz_cli_edition(call, since, status);
        if (!old)
            return NULL;
        options.since = tz_compare(call->arena, old, project->edition, project->layout->cell.labels);
        tz_comparison_warn_stale(call->arena, options.since, call->diag);
    }
    tz_book *book = tz_book_make(call->arena, project->edition, project->layout, project->fonts, &options, call->diag);
    *status = book ? TZ_EXIT_OK : tz_cli_failure(call);
    return book;
}

tz_book *tz_cli_book(tz_call *call, const char *edition, const tz_project **project, tz_exit *status) {
    tz_progress_report(call->progress, TZ_STAGE_RECORDS, 0, 0);
    *project = tz_cli_project(call, edition, status);
    return *project ? tz_cli_book_of(call, *project, status) : NULL;
}
