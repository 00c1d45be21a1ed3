// The program: runs its command, then writes its messages and its output.
#include "cli/cli.h"
#include "base/file.h"
#include "cli/journal.h"

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
    it->status = tz_cli_run(&it->call, it->argc, it->argv);
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
