// The program: finds the command, runs it, then writes its messages and its output.
#include "base/file.h"
#include "base/intl.h"
#include "cli/journal.h"
#include "cli/operand.h"
#include "yaml/yaml.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

const tz_command *const tz_commands[] = {
    &tz_command_build,
    &tz_command_check,
    &tz_command_trace,
    &tz_command_preview,
    &tz_command_lines,
    &tz_command_fit,
    &tz_command_proof,
    &tz_command_watch,
    &tz_command_sheet,
    &tz_command_archive,
    &tz_command_verify,
    &tz_command_list,
    &tz_command_compare,
    &tz_command_history,
    &tz_command_new,
    &tz_command_form,
    &tz_command_import,
    &tz_command_export,
    &tz_command_layouts,
    &tz_command_fonts,
    &tz_command_schema,
    &tz_command_help,
    NULL, // a line each
};

static const tz_command *find_command(const char *name) {
    for (size_t i = 0; tz_commands[i]; i++)
        if (strcmp(tz_commands[i]->name, name) == 0)
            return tz_commands[i];
    return NULL;
}

static tz_exit report_unknown(tz_call *call, const char *word) {
    size_t n = 0;
    while (tz_commands[n])
        n++;
    const char **names = TZ_ARRAY(call->arena, const char *, n);
    for (size_t i = 0; i < n; i++)
        names[i] = tz_commands[i]->name;
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

static tz_exit run_program(tz_call *call, int argc, char **argv) {
    const char *word = argc > 1 ? argv[1] : "";
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0) {
        tz_help_program(call->arena, tz_commands, call->output);
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
    call->command = find_command(word);
    return call->command ? run_command(call, argc - 1, argv + 1) : report_unknown(call, word);
}

// ---- the frame around it ----

typedef struct invocation {
    tz_call call;
    int argc;
    char **argv;
    tz_exit status;
} invocation;

static bool run_invocation(void *argument) {
    invocation *it = argument;
    tz_locale_start(it->call.arena);
    it->status = run_program(&it->call, it->argc, it->argv);
    return true;
}

static bool write_output(void *argument) {
    invocation *it = argument;
    const tz_bytes *bytes = it->call.output;
    tz_output *output = tz_output_open(it->call.arena, "-", it->call.diag);
    bool written = output && tz_output_write(output, bytes->at, bytes->n) && tz_output_commit(output);
    if (!written && it->status == TZ_EXIT_OK)
        it->status = TZ_EXIT_IO;
    return written;
}

// Runs one step with messages of its own, and prints them. Nothing can be reported when printing them fails.
static void run_protected(invocation *it, bool (*work)(void *invocation)) {
    it->call.diag = tz_diag_new();
    bool ok = tz_protect(it->call.diag, work, it);
    if (tz_diag_is_out_of_memory(it->call.diag) || (!ok && it->status == TZ_EXIT_OK))
        it->status = TZ_EXIT_MEMORY;
    tz_bytes out = {0};
    (it->call.for_journal ? tz_diag_print_for_log : tz_diag_print)(it->call.diag, it->call.arena, &out);
    if (out.n)
        fwrite(out.at, 1, out.n, stderr);
    tz_diag_free(it->call.diag);
}

// A closed standard stream would give its number to the next file that is opened, and messages would go there. Opened
// the wrong way round, so that using it still fails.
static void occupy_standard_streams(void) {
    for (int fd = 0; fd <= 2; fd++)
        if (fcntl(fd, F_GETFD) < 0)
            open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY);
}

int tz_cli(int argc, char **argv, const char *revision) {
    occupy_standard_streams();
    tz_file_catch_signals();
    tz_arena *arena = tz_arena_new(NULL);
    tz_bytes output = {0};
    invocation it = {.call = {.commands = tz_commands, .arena = arena, .output = &output, .revision = revision},
                     .argc = argc,
                     .argv = argv};
    it.call.for_journal = tz_cli_is_journal();
    run_protected(&it, run_invocation);
    if (output.n && it.status != TZ_EXIT_MEMORY) // after the messages: a summary of them comes last
        run_protected(&it, write_output);
    tz_arena_free(arena);
    if (tz_file_signal()) { // everything is cleaned up: now end as the signal wanted
        signal(tz_file_signal(), SIG_DFL);
        raise(tz_file_signal());
    }
    return (int)it.status;
}
