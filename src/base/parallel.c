// Pieces of work shared among threads.
#include "tsuzuri/parallel.h"
#include "base/memory.h"

#include <pthread.h>
#include <stdatomic.h>

typedef struct worker worker;

// All the work, seen by every thread.
typedef struct shared_work {
    tz_task *task;
    void *context;
    size_t n;
    atomic_size_t next; // piece to be taken
    atomic_bool failed;
    atomic_bool starved; // no memory even to take messages
    tz_diag **said;      // by each piece; NULL: nothing
    worker *workers;
    uint32_t workers_n;
} shared_work;

struct worker {
    shared_work *work;
    tz_arena *arena;
    tz_diag *diag; // of the piece in hand; empty between pieces
    size_t piece;
    pthread_t thread;
};

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
            atomic_store(&all->starved, true);
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

// With the arena, so that gathering what was said may run out of memory.
static void free_said(void *argument) {
    shared_work *all = argument;
    for (size_t i = 0; i < all->n; i++)
        tz_diag_free(all->said[i]);
    for (uint32_t i = 0; i < all->workers_n; i++)
        tz_diag_free(all->workers[i].diag);
}

static shared_work *new_work(tz_arena *arena, uint32_t threads, size_t n) {
    shared_work *all = TZ_NEW(arena, shared_work);
    all->n = n;
    all->said = TZ_ARRAY(arena, tz_diag *, n);
    all->workers_n = threads < 1 ? 1 : threads > n ? (uint32_t)n : threads;
    all->workers = TZ_ARRAY(arena, worker, all->workers_n);
    for (uint32_t i = 0; i < all->workers_n; i++)
        all->workers[i] = (worker){.work = all, .arena = tz_arena_new(arena)};
    tz_arena_defer(arena, free_said, all);
    return all;
}

bool tz_parallel(tz_arena *arena, tz_diag *diag, uint32_t threads, size_t n, tz_task *task, void *context) {
    if (!n)
        return true;
    shared_work *all = new_work(arena, threads, n);
    all->task = task;
    all->context = context;
    uint32_t started = 1;
    while (started < all->workers_n &&
           !pthread_create(&all->workers[started].thread, NULL, work, &all->workers[started]))
        started++;
    work(&all->workers[0]);
    for (uint32_t i = 1; i < started; i++)
        pthread_join(all->workers[i].thread, NULL);
    for (size_t i = 0; i < n; i++)
        if (all->said[i])
            tz_diag_append(diag, all->said[i]);
    if (atomic_load(&all->starved) && !tz_diag_ran_out(diag))
        tz_diag_out_of_memory(diag);
    return !atomic_load(&all->starved) && !atomic_load(&all->failed);
}
