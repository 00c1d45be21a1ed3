// schema: a JSON Schema of a kind of file, for editors.
#include "base/file.h"
#include "base/intl.h"
#include "cli/cli.h"
#include "reference/reference.h"

static const tz_option options[] = {{0}};

static const tz_operand operands[] = {
    {N_("KIND"), TZ_VALUE_KIND, N_("kind of file: edition, form, card, municipalities, errata, survey, layout, fonts")},
    {N_("[EDITION_DIR]"), TZ_VALUE_EDITION,
     N_("for card and survey: the edition whose form says which sections and fields there are")},
    {0},
};

static const tz_example examples[] = {
    {"tsuzuri schema layout > layout.json", N_("what an editor needs to know of layouts")},
    {"tsuzuri schema card data/r7 > card.json", N_("and of the cards of this edition")},
    {0},
};

static const tz_form *form_of(tz_call *call, tz_exit *status) {
    tz_input records;
    *status = TZ_EXIT_INPUT;
    if (!tz_folder_open(call->arena, call->operands[1], TZ_FILE_LIMIT, &records, call->diag))
        return NULL;
    const tz_edition *edition = tz_edition_read_head(call->arena, &records, call->diag);
    *status = edition ? TZ_EXIT_OK : TZ_EXIT_DATA;
    return edition ? edition->form : NULL;
}

static tz_exit report_unknown(tz_call *call) {
    tz_bytes all = {0};
    size_t n = 0;
    for (; tz_reference_names[n]; n++)
        tz_bytes_format(call->arena, &all, "%s%s", n ? ", " : "", tz_reference_names[n]);
    tz_error(call->diag, (tz_place){0}, _("there is no schema of %s; there is one of each of: %.*s"), call->operands[0],
             (int)all.n, all.at);
    tz_text asked = tz_text_from_string(call->operands[0]);
    const char *nearest = tz_nearest_word(&asked, tz_reference_names, n);
    if (nearest)
        tz_note(call->diag, (tz_place){0}, _("did you mean %s?"), nearest);
    return TZ_EXIT_USAGE;
}

static tz_exit run(tz_call *call) {
    tz_reference_kind kind = tz_reference_find(call->operands[0]);
    const tz_form *form = NULL;
    tz_exit status = TZ_EXIT_OK;
    if (kind == TZ_REFERENCE_KINDS)
        return report_unknown(call);
    if (call->operands_n > 1 && !(form = form_of(call, &status)))
        return status;
    *call->output = tz_reference_schema(call->arena, kind, form);
    return TZ_EXIT_OK;
}

const tz_command tz_command_schema = {
    .name = "schema",
    .operands = operands,
    .least = 1,
    .most = 2,
    .summary = N_("write a JSON Schema of a kind of file, by which editors help to write it"),
    .details =
        N_("Editors that know yaml-language-server complete keys and words, explain them and mark what is wrong, in\n"
           "files that begin with a line such as\n"
           "    # yaml-language-server: $schema=layout.json\n"
           "Descriptions are in the language of messages."),
    .options = options,
    .examples = examples,
    .run = run,
};
