// One piece of work done beside what its caller goes on with.
#include "base/memory.h"
#include "tsuzuri/parallel.h"

struct tz_future {
    tz_future_task *work;
    void *context;
    tz_diag *diag;
    bool good;
    bool ended;
    bool threaded;
    pthread_t thread;
};

static bool do_work(void *argument) {
    tz_future *it = argument;
    return it->work(it->context, it->diag);
}

static void *run(void *argument) {
    tz_future *it = argument;
    it->good = tz_protect(it->diag, do_work, it);
    return NULL;
}

static void finish(tz_future *it) {
    if (it->ended)
        return;
    it->ended = true;
    if (it->threaded)
        pthread_join(it->thread, NULL);
    else
        run(it);
}

// What nobody has waited for need not be begun any more.
static void abandon(void *argument) {
    tz_future *it = argument;
    if (it->threaded)
        finish(it);
}

tz_future *tz_future_start(tz_arena *arena, uint32_t threads, tz_future_task *work, void *context) {
    tz_future *it = TZ_NEW(arena, tz_future);
    *it = (tz_future){.work = work, .context = context, .diag = tz_diag_in_arena(arena)};
    tz_arena_defer(arena, abandon, it);
    it->threaded = threads > 1 && !pthread_create(&it->thread, NULL, run, it);
    return it;
}

bool tz_future_wait(tz_future *aside, tz_diag *diag) {
    finish(aside);
    tz_diag_append(diag, aside->diag);
    return aside->good;
}
