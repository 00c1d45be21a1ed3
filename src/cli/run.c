// From the words of a command line to a command, and what it returns.
#include "base/intl.h"
#include "cli/operand.h"
#include "yaml/yaml.h"

#include <string.h>

static const tz_command *find_command(const tz_call *call, const char *name) {
    for (size_t i = 0; call->commands[i]; i++)
        if (strcmp(call->commands[i]->name, name) == 0)
            return call->commands[i];
    return NULL;
}

static tz_exit report_unknown(tz_call *call, const char *word) {
    size_t n = 0;
    while (call->commands[n])
        n++;
    const char **names = TZ_ARRAY(call->arena, const char *, n);
    for (size_t i = 0; i < n; i++)
        names[i] = call->commands[i]->name;
    tz_text asked = tz_text_from_string(word);
    const char *nearest = tz_nearest_word(&asked, names, n);
    if (nearest)
        tz_error(call->diag, (tz_place){0}, _("no such command: %s (did you mean %s?)"), word, nearest);
    else
        tz_error(call->diag, (tz_place){0}, _("no such command: %s"), word);
    tz_note(call->diag, (tz_place){0}, _("tsuzuri --help shows the commands"));
    return TZ_EXIT_USAGE;
}

static tz_exit run_command(tz_call *call, int argc, char **argv) {
    bool helped = false;
    if (!tz_options_read(call, argc, argv, &helped))
        return helped ? TZ_EXIT_OK : TZ_EXIT_USAGE;
    if (!tz_cli_check_operands(call))
        return TZ_EXIT_INPUT;
    tz_exit status = call->command->run(call);
    return status == TZ_EXIT_OK && tz_diag_count(call->diag, TZ_ERROR) ? TZ_EXIT_DATA : status;
}

tz_exit tz_cli_run(tz_call *call, int argc, char **argv) {
    const char *word = argc > 1 ? argv[1] : "";
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0) {
        tz_help_program(call->arena, call->commands, call->output);
        return TZ_EXIT_OK;
    }
    if (strcmp(word, "--version") == 0 || strcmp(word, "-V") == 0) {
        tz_cli_put_version(call);
        return TZ_EXIT_OK;
    }
    if (argc < 2) {
        tz_error(call->diag, (tz_place){0}, _("please name a command"));
        tz_note(call->diag, (tz_place){0}, _("tsuzuri --help shows the commands"));
        return TZ_EXIT_USAGE;
    }
    call->command = find_command(call, word);
    return call->command ? run_command(call, argc - 1, argv + 1) : report_unknown(call, word);
}
