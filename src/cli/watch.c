// watch: builds an edition anew whenever something of it is saved.
//
// Every build is a process of its own that does the same as `tsuzuri build`; its output comes
// through a pipe. So a save in the middle of a build just ends that build, and no build depends on those before it.
#include "base/intl.h"
#include "cli/cli.h"
#include "cli/folder_watch.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static const tz_option options[] = {
    TZ_EDITION_OPTIONS,
    {"output", 'o', N_("FILE"), .help = N_("file to write (otherwise EDITION-handout.pdf here)"),
     .kind = TZ_VALUE_FILE},
    {0},
};

static const tz_operand operands[] = {
    TZ_EDITION_OPERAND,
    {0},
};

static const tz_example examples[] = {
    {"tsuzuri watch data/r7 -o handout.pdf", N_("build again at every change, until Ctrl+C")},
    {0},
};

// Milliseconds. An editor's events come together: a build begins after the first of them, begins anew with each further
// one, and its output is shown when none has come for a while.
enum { BEGIN = 10, QUIET = 50 };
enum { LOOK = 2000 };  // how often at folders that other computers write to
enum { PIECE = 4096 }; // of what is read from a pipe

typedef struct watcher {
    tz_call *call;
    tz_folder_watch *changes;
    int signals;
    int64_t due, quiet_at; // when to build (0: nothing has changed), and when to show a result, in milliseconds
    int64_t look_at;       // when to look for changes; INT64_MAX: never
    // the build that is running, or whose output is still to be shown
    pid_t child;    // 0: none
    int output_fd;  // the pipe that its output comes from; -1: none
    bool is_shown;  // it has ended, and its output has been shown
    bool has_built; // one has ended by itself: its output could be written
    bool is_vain;   // nothing can ever be written there
    int status;     // as waitpid() gives it
    int64_t since, took;
    tz_arena *arena;
    tz_bytes output;
    // what the terminal shows
    tz_arena *shown_in;
    tz_bytes shown;
} watcher;

static int64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

// ---- showing ----

// How many lines of a terminal the text takes, long lines folded.
static size_t count_rows(const tz_bytes *text, size_t width) {
    size_t rows = 0;
    for (size_t from = 0; from < text->n; rows++) {
        const char *end = memchr(text->at + from, '\n', text->n - from);
        size_t n = end ? (size_t)(end - text->at) - from : text->n - from;
        size_t columns = tz_terminal_columns(text->at + from, n);
        rows += columns ? (columns - 1) / width : 0;
        from += n + 1;
    }
    return rows;
}

// On a terminal in place of what was shown before, else below it.
static void show(watcher *w, tz_arena *arena, tz_bytes text) {
    tz_bytes out = {0};
    struct winsize size;
    if (isatty(STDERR_FILENO) && ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
        tz_bytes_format(arena, &text, "%s\n", _("Waiting for changes; Ctrl+C ends."));
        size_t rows = count_rows(&w->shown, size.ws_col);
        if (rows)
            tz_bytes_format(arena, &out, "\033[%zuA\r\033[J", rows); // up to its first line, clear to the end
    }
    tz_bytes_add(arena, &out, text.at, text.n);
    fwrite(out.at, 1, out.n, stderr);
    tz_arena_free(w->shown_in);
    w->shown_in = arena;
    w->shown = text;
}

// ---- building ----

// In the child: signals end it again, as does the end of its parent, and its output goes into the pipe.
static void become_build(const watcher *w, int output_fd) {
    sigset_t none;
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    close(w->output_fd);
    dup2(output_fd, STDOUT_FILENO);
    dup2(output_fd, STDERR_FILENO);
    close(output_fd);
}

// True in the child.
static bool start_build(watcher *w) {
    int ends[2] = {-1, -1};
    w->arena = tz_arena_new(w->call->arena);
    w->output = (tz_bytes){0};
    w->is_shown = false;
    w->since = now();
    w->child = pipe(ends) == 0 ? fork() : -1;
    w->output_fd = ends[0];
    if (w->child == 0) {
        become_build(w, ends[1]);
        return true;
    }
    if (w->child < 0)
        tz_error(w->call->diag, (tz_place){0}, _("no build can be started: %s"), strerror(errno));
    close(ends[1]);
    return false;
}

static void end_build(watcher *w) {
    while (waitpid(w->child, &w->status, 0) < 0 && errno == EINTR)
        ;
    close(w->output_fd);
    w->took = now() - w->since;
    w->child = 0;
    w->output_fd = -1;
}

// Ends the build, if its output has not been shown.
static void cancel_build(watcher *w) {
    if (w->is_shown)
        return;
    if (w->child) {
        kill(w->child, SIGTERM); // it cleans up
        end_build(w);
    }
    tz_arena_free(w->arena);
    w->is_shown = true;
}

// In the system's log a line has its priority: one for information, or notice of what a person should look at.
static const char *log_prefix(const watcher *w, bool is_good) {
    return !w->call->for_journal ? "" : is_good ? "<6>" : "<5>";
}

static void show_result(watcher *w) {
    int64_t hundredths = (w->took + 5) / 10;
    bool is_good = WIFEXITED(w->status) && !WEXITSTATUS(w->status);
    tz_bytes_format(w->arena, &w->output, "%s", log_prefix(w, is_good));
    if (WIFSIGNALED(w->status))
        tz_bytes_format(w->arena, &w->output, _("The build came to a sudden end (signal %d).\n"), WTERMSIG(w->status));
    else if (!is_good)
        tz_bytes_format(w->arena, &w->output, _("The PDF stays as it was until this is corrected.\n"));
    else
        tz_bytes_format(w->arena, &w->output, _("The PDF is up to date (%d.%02d s).\n"), (int)(hundredths / 100),
                        (int)(hundredths % 100));
    w->is_vain = !w->has_built && WIFEXITED(w->status) && WEXITSTATUS(w->status) == TZ_EXIT_NO_CREATE;
    w->has_built = true;
    show(w, w->arena, w->output);
    w->is_shown = true;
}

static void read_output(watcher *w) {
    char piece[PIECE];
    ssize_t n = read(w->output_fd, piece, sizeof piece);
    if (n > 0)
        tz_bytes_add(w->arena, &w->output, piece, (size_t)n);
    else if (n == 0 || errno != EINTR)
        end_build(w);
}

// ---- watching ----

static void close_signals(void *object) {
    close(((const watcher *)object)->signals);
}

// From here on the signals that end programs are read from w->signals.
static bool open_signals(watcher *w) {
    sigset_t ending;
    sigemptyset(&ending);
    sigaddset(&ending, SIGINT);
    sigaddset(&ending, SIGTERM);
    sigaddset(&ending, SIGHUP);
    sigprocmask(SIG_BLOCK, &ending, NULL);
    w->signals = signalfd(-1, &ending, SFD_CLOEXEC);
    if (w->signals < 0) {
        tz_error(w->call->diag, (tz_place){0}, _("signals cannot be received: %s"), strerror(errno));
        return false;
    }
    tz_arena_defer(w->call->arena, close_signals, w);
    return true;
}

// Milliseconds until a build is to begin, a result to be shown or folders to be looked at; -1: nothing is due.
static int time_left(const watcher *w) {
    int64_t until = w->due ? w->due : !w->child && !w->is_shown ? w->quiet_at : INT64_MAX;
    until = until < w->look_at ? until : w->look_at;
    int64_t left = until - now();
    return until == INT64_MAX ? -1 : left > 0 ? (int)left : 0;
}

static bool has_changed(watcher *w, bool is_told) {
    bool changed = is_told && tz_folder_watch_take(w->changes);
    if (now() < w->look_at)
        return changed;
    changed = tz_folder_watch_look(w->changes) || changed;
    w->look_at = now() + LOOK;
    return changed;
}

// Waits for whatever comes first. False: a signal to end has come.
static bool wait_for_more(watcher *w) {
    struct pollfd of[] = {
        {w->signals, POLLIN, 0}, {tz_folder_watch_fd(w->changes), POLLIN, 0}, {w->output_fd, POLLIN, 0}};
    if (poll(of, sizeof of / sizeof *of, time_left(w)) < 0)
        return errno == EINTR;
    if (has_changed(w, of[1].revents)) {
        w->due = now() + BEGIN;
        w->quiet_at = now() + QUIET;
    }
    if (of[2].revents)
        read_output(w);
    return !of[0].revents;
}

static tz_exit watch(watcher *w) {
    w->due = now();
    do {
        if (!w->child && !w->is_shown && !w->due && now() >= w->quiet_at)
            show_result(w);
        if (w->is_vain)
            return TZ_EXIT_NO_CREATE;
        if (!w->due || now() < w->due)
            continue;
        w->due = 0;
        cancel_build(w);
        if (!tz_folder_watch_refresh(w->changes, w->call->diag))
            return TZ_EXIT_INPUT;
        w->look_at = tz_folder_watch_is_shared(w->changes) ? now() + LOOK : INT64_MAX;
        if (start_build(w))
            return tz_command_build.run(w->call);
        if (w->child < 0)
            return TZ_EXIT_IO;
    } while (wait_for_more(w));
    cancel_build(w);
    return TZ_EXIT_OK;
}

static tz_exit run(tz_call *call) {
    const char *output = tz_call_value(call, "output"), *slash = output ? strrchr(output, '/') : NULL;
    if (output && (!strcmp(output, "-") || !strcmp(output, "/dev/stdout"))) {
        tz_error(call->diag, (tz_place){0}, _("watch needs a file to write: a name, not -"));
        return TZ_EXIT_USAGE;
    }
    if (output && !tz_cli_output_check(call, NULL, output))
        return TZ_EXIT_NO_CREATE;
    watcher *w = TZ_NEW(call->arena, watcher);
    *w = (watcher){.call = call, .output_fd = -1, .is_shown = true, .look_at = INT64_MAX};
    w->changes = tz_folder_watch_open(call->arena, tz_cli_watched_folders(call, call->operands[0]),
                                      slash ? slash + 1 : output, call->diag);
    if (!w->changes || !open_signals(w))
        return TZ_EXIT_IO;
    return watch(w);
}

const tz_command tz_command_watch = {
    .name = "watch",
    .operands = operands,
    .least = 1,
    .most = 1,
    .editions = 1,
    .summary = N_("build an edition again whenever something of it is saved"),
    .details =
        N_("Looks at the folder of the edition, and at those of its layout and of the list of fonts. While\n"
           "something is wrong in the records, the last good PDF stays. Ctrl+C or a signal ends it with exit code 0;\n"
           "so does nothing else: 66 means that the folder is gone, 73 that the PDF cannot be written.\n"
           "What other computers write on a network share is noticed within some seconds."),
    .options = options,
    .examples = examples,
    .run = run,
};
