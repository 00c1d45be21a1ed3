// export: the records of an edition as a file for other programs.
#include "base/file.h"
#include "base/intl.h"
#include "cli/edition.h"
#include "cli/workbook.h"
#include "exchange/exchange.h"

#include <string.h>

static const char *const kinds[] = {"csv", "xlsx", "json", "yaml", NULL};
typedef enum kind { CSV, XLSX, JSON, YAML } kind;

static const tz_option options[] = {
    {"as", 0, N_("KIND"), .help = N_("csv, xlsx, json or yaml"), .words = kinds,
     .details =
         N_("csv and xlsx are tables with one row a card: csv for open data (RFC 4180, UTF-8), xlsx to be looked\n"
            "through in Excel. json and yaml hold the cards as they are.")},
    {"output", 'o', N_("FILE"), .help = N_("file to write (otherwise EDITION.KIND here); - is standard output"),
     .kind = TZ_VALUE_FILE},
    {0},
};

static const tz_operand operands[] = {
    {N_("EDITION_DIR"), TZ_VALUE_ANY_EDITION, N_("folder with edition.yaml, a bag, or a PDF for archives")},
    {0},
};

static const tz_example examples[] = {
    {"tsuzuri export data/r7 --as xlsx -o answers.xlsx", N_("all answers in one table, to be looked through in Excel")},
    {"tsuzuri export data/r7 --as json -o answers.json", N_("the same for programs")},
    {0},
};

static bool make_workbook(tz_call *call, const tz_edition *edition, tz_bytes *out) {
    const tz_new_workbook *workbook = tz_exchange_workbook(call->arena, edition, call->diag);
    const tz_workbook_writer *writer = workbook ? tz_cli_workbook_writer(call) : NULL;
    return writer && tz_cli_workbook_bytes(call, writer, workbook, out);
}

// False after reporting.
static bool make(tz_call *call, const tz_edition *edition, kind as, tz_bytes *out) {
    if (as == XLSX)
        return make_workbook(call, edition, out);
    if (as == CSV)
        tz_exchange_csv(call->arena, edition, out);
    else if (as == JSON)
        tz_exchange_json(call->arena, edition, out);
    else
        tz_exchange_yaml(call->arena, edition, out);
    return true;
}

static tz_exit run(tz_call *call) {
    const char *given = tz_call_value(call, "output"), *path = given;
    tz_exit status;
    tz_bytes bytes = {0};
    if (!tz_call_value(call, "as")) {
        tz_error(call->diag, (tz_place){0}, "%s", _("please say what to write: --as csv, xlsx, json or yaml"));
        return TZ_EXIT_USAGE;
    }
    kind as = (kind)tz_call_choice(call, "as", CSV);
    if (given && !tz_cli_output_check(call, NULL, given))
        return TZ_EXIT_NO_CREATE;
    const tz_edition *edition = tz_cli_edition(call, call->operands[0], &status);
    if (!edition)
        return status;
    if (!given)
        path = tz_arena_format(call->arena, "%.*s.%s", (int)edition->id.size, edition->id.bytes, kinds[as]);
    if (!tz_cli_output_check(call, NULL, path))
        return TZ_EXIT_NO_CREATE;
    if (!make(call, edition, as, &bytes))
        return TZ_EXIT_DATA;
    status = tz_cli_write_bytes(call->arena, &bytes, path, call->diag);
    if (status == TZ_EXIT_OK && !given) // the user has not given this name
        tz_bytes_format(call->arena, call->output, "%s\n", path);
    return status;
}

const tz_command tz_command_export = {
    .name = "export",
    .operands = operands,
    .least = 1,
    .most = 1,
    .editions = 1,
    .summary = N_("write the answers as a table, or for other programs"),
    .details = N_("What is written can be imported again, and is then exported with the same bytes."),
    .options = options,
    .examples = examples,
    .run = run,
};
