// trace: the pages of an edition as text, every run with its place and glyphs. The format that tests compare.
#include "base/intl.h"
#include "cli/cli.h"

static const tz_option options[] = {TZ_EDITION_OPTIONS, {0}};

static const tz_operand operands[] = {
    TZ_EDITION_OPERAND,
    {0},
};

static const tz_example examples[] = {
    {"tsuzuri trace tests/cases/small", N_("the pages of a small edition")},
    {0},
};

static tz_exit run(tz_call *call) {
    const tz_project *project;
    tz_exit status;
    const tz_book *book = tz_cli_book(call, call->operands[0], &project, &status);
    if (book && !tz_diag_count(call->diag, TZ_ERROR))
        tz_trace_write(call->arena, book, call->output);
    return status;
}

const tz_command tz_command_trace = {
    .name = "trace",
    .operands = operands,
    .least = 1,
    .most = 1,
    .summary = N_("show the pages as text: every run with page, position, size and glyphs"),
    .options = options,
    .examples = examples,
    .run = run,
};
