// From a command's options to a booklet: its edition read, compared with an older one if that is asked for, and made.
#include "cli/edition.h"

#include <string.h>

// "cards,themes": parts of the booklet, in that order; none given: those of the edition or the layout.
static void choose_parts(tz_call *call, tz_book_options *options) {
    const char *at = tz_call_value(call, "parts");
    struct {
        TZ_LIST(const char *) names;
    } parts = {0};
    while (at && *at) {
        size_t size = strcspn(at, ",");
        if (size)
            *TZ_ADD(call->arena, &parts.names) = tz_arena_copy(call->arena, at, size);
        at += size + (at[size] == ',');
    }
    options->parts = parts.names.at;
    options->parts_n = parts.names.n;
}

tz_book *tz_cli_book_of(tz_call *call, const tz_project *project, tz_exit *status) {
    tz_book_options options = {.threads = tz_cli_threads(), .progress = call->progress};
    const char *since = tz_call_value(call, "since");
    choose_parts(call, &options);
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
