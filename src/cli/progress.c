// How far a command is: a line that is written over on a terminal, and the stages' times at the end.
#include "base/intl.h"
#include "cli/cli.h"

#include <stdatomic.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { FIRST_AFTER = 500, NEXT_AFTER = 100 }; // milliseconds: of the first line shown, and between two

struct tz_cli_progress {
    tz_progress progress;
    int64_t begun, shown, entered; // microseconds; shown 0: never
    tz_stage stage;
    bool started, terminal;
    int64_t spent[TZ_STAGE_COUNT];
    _Atomic int64_t library_time[TZ_STAGE_COUNT]; // of all threads: what the libraries alone took
    size_t pieces[TZ_STAGE_COUNT];
};

static const char *const names[TZ_STAGE_COUNT] = {
    N_("reading the records, opening fonts"),
    N_("composing the cards"),
    N_("placing the cards on pages"),
    N_("making the other parts"),
    N_("binding"),
    N_("fonts"),
    N_("writing pages"),
    N_("writing structure"),
    N_("finishing the file"),
};

static int64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000000 + time.tv_nsec / 1000;
}

static void show(tz_cli_progress *p, int64_t at, size_t done, size_t of) {
    if (!p->terminal || at - p->begun < FIRST_AFTER * 1000 || at - p->shown < NEXT_AFTER * 1000)
        return;
    p->shown = at;
    if (of)
        fprintf(stderr, "\r\033[K%s %zu/%zu", _(names[p->stage]), done, of);
    else
        fprintf(stderr, "\r\033[K%s", _(names[p->stage]));
    fflush(stderr);
}

static void enter_stage(void *context, tz_stage stage, size_t done, size_t of) {
    tz_cli_progress *p = context;
    int64_t at = now();
    if (p->started)
        p->spent[p->stage] += at - p->entered;
    p->started = true;
    p->stage = stage;
    p->entered = at;
    if (of > p->pieces[stage])
        p->pieces[stage] = of;
    show(p, at, done, of);
}

static int64_t read_clock(void *context) {
    (void)context;
    return now();
}

// Called within a stage, from any of its threads.
static void add_library_time(void *context, int64_t since) {
    tz_cli_progress *p = context;
    atomic_fetch_add(&p->library_time[p->stage], now() - since);
}

tz_cli_progress *tz_cli_progress_begin(tz_call *call) {
    tz_cli_progress *p = TZ_NEW(call->arena, tz_cli_progress);
    p->begun = now();
    p->terminal = !tz_call_value(call, "quiet") && isatty(STDERR_FILENO);
    p->progress = (tz_progress){.report = enter_stage, .context = p};
    if (tz_call_value(call, "verbose")) {
        p->progress.clock = read_clock;
        p->progress.add_time = add_library_time;
    }
    call->progress = &p->progress;
    return p;
}

static void print_stages(tz_cli_progress *p, int64_t total) {
    fprintf(stderr, _("    time   share  libraries  stage (libraries: their own work in all threads, the floor)\n"));
    for (int i = 0; i < TZ_STAGE_COUNT; i++) {
        if (!p->spent[i])
            continue;
        fprintf(stderr, _("%8.1f ms  %3d %%  %6.1f ms  %s"), (double)p->spent[i] / 1000,
                (int)(total ? p->spent[i] * 100 / total : 0), (double)atomic_load(&p->library_time[i]) / 1000,
                _(names[i]));
        if (p->pieces[i])
            fprintf(stderr, " (%zu)", p->pieces[i]);
        fprintf(stderr, "\n");
    }
    fprintf(stderr, _("%8.1f ms  in all\n"), (double)total / 1000);
}

void tz_cli_progress_end(tz_call *call, tz_cli_progress *p) {
    int64_t at = now();
    if (p->started)
        p->spent[p->stage] += at - p->entered;
    call->progress = NULL;
    if (p->shown)
        fprintf(stderr, "\r\033[K");
    if (tz_call_value(call, "verbose"))
        print_stages(p, at - p->begun);
}
