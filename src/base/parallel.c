// Pieces of work shared among threads.
#include "tsuzuri/parallel.h"

#include <pthread.h>
#include <stdatomic.h>

// All the work, seen by every thread.
typedef struct shared_work {
    tz_task *task;
    void *context;
    size_t n;
    atomic_size_t next; // piece to be taken
    atomic_bool failed;
    tz_diag **said; // by each piece; NULL: nothing
} shared_work;

typedef struct worker {
    shared_work *work;
    tz_arena *arena;
    tz_diag *diag; // of the piece in hand; empty between pieces
    size_t piece;
    pthread_t thread;
} worker;

static bool do_piece(void *argument) {
    worker *w = argument;
    return w->work->task(w->work->context, w->piece, w->arena, w->diag);
}

static bool begin_diag(void *argument) {
    worker *w = argument;
    w->diag = tz_diag_new();
    return true;
}

static void *work(void *argument) {
    worker *w = argument;
    shared_work *all = w->work;
    while ((w->piece = atomic_fetch_add(&all->next, 1)) < all->n) {
        if (!w->diag && !tz_protect(NULL, begin_diag, w)) {
            atomic_store(&all->failed, true);
            return NULL;
        }
        if (!tz_protect(w->diag, do_piece, w))
            atomic_store(&all->failed, true);
        if (tz_diag_at(w->diag, 0)) {
            all->said[w->piece] = w->diag;
            w->diag = NULL;
        }
    }
    return NULL;
}

static void free_diag(void *diag) {
    tz_diag_free(diag);
}

// What all pieces said, in their order; each is freed with the arena, whatever happens on the way.
static void gather(tz_arena *arena, tz_diag *diag, const shared_work *all, worker *workers, uint32_t n) {
    for (uint32_t i = 0; i < n; i++)
        if (workers[i].diag)
            tz_arena_defer(arena, free_diag, workers[i].diag);
    for (size_t i = 0; i < all->n; i++)
        if (all->said[i])
            tz_arena_defer(arena, free_diag, all->said[i]);
    for (size_t i = 0; i < all->n; i++)
        if (all->said[i])
            tz_diag_append(diag, all->said[i]);
}

bool tz_parallel(tz_arena *arena, tz_diag *diag, uint32_t threads, size_t n, tz_task *task, void *context) {
    shared_work all = {.task = task, .context = context, .n = n, .said = TZ_ARRAY(arena, tz_diag *, n)};
    uint32_t wanted = threads < 1 ? 1 : threads > n ? (uint32_t)n : threads;
    worker *workers = TZ_ARRAY(arena, worker, wanted ? wanted : 1);
    for (uint32_t i = 0; i < wanted; i++)
        workers[i] = (worker){.work = &all, .arena = tz_arena_new(arena)};
    uint32_t started = 1;
    while (started < wanted && !pthread_create(&workers[started].thread, NULL, work, &workers[started]))
        started++;
    if (n)
        work(&workers[0]);
    for (uint32_t i = 1; i < started; i++)
        pthread_join(workers[i].thread, NULL);
    gather(arena, diag, &all, workers, wanted);
    return !atomic_load(&all.failed);
}
