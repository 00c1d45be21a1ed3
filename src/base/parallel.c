// Pieces of work shared among threads.
#include "base/parallel.h"
#include "base/language.h"
#include "base/memory.h"

#include <stdatomic.h>
#include <string.h>

typedef struct worker worker;

// All the work, seen by every thread.
typedef struct shared_work {
    tz_parallel_task *task;
    tz_parallel_consumer *consume; // NULL: none
    void *context;
    size_t n;
    tz_diag *diag;               // the caller's: for the consumer
    const tz_language *language; // the caller's, as the next one is
    char units[TZ_UNITS_MOST + 1];
    atomic_size_t next; // piece to be taken
    atomic_bool failed;
    atomic_bool ran_out; // no memory even for messages
    tz_diag **reports;   // of each piece; NULL: none
    worker *workers;
    uint32_t workers_n;
    pthread_mutex_t lock; // of the states
    pthread_cond_t done;
    enum { PENDING, DONE, FAILED } * states; // of the pieces
    size_t consumed;                         // pieces that have been
} shared_work;

struct worker {
    shared_work *work;
    tz_arena *arena;
    tz_diag *diag; // of the current piece; empty between pieces
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

static void finish_piece(shared_work *all, size_t piece, bool ok) {
    if (!ok)
        atomic_store(&all->failed, true);
    if (!all->consume)
        return;
    pthread_mutex_lock(&all->lock);
    all->states[piece] = ok ? DONE : FAILED;
    pthread_cond_signal(&all->done);
    pthread_mutex_unlock(&all->lock);
}

// False when there is none left to take.
static bool take_piece(worker *w) {
    shared_work *all = w->work;
    w->piece = atomic_fetch_add(&all->next, 1);
    if (w->piece >= all->n)
        return false;
    bool ok = w->diag || tz_protect(NULL, begin_diag, w);
    if (!ok)
        atomic_store(&all->ran_out, true);
    ok = ok && tz_protect(w->diag, do_piece, w);
    if (w->diag && tz_diag_at(w->diag, 0)) {
        all->reports[w->piece] = w->diag;
        w->diag = NULL;
    }
    finish_piece(all, w->piece, ok);
    return true;
}

static void work(worker *w) {
    while (take_piece(w)) {
    }
}

static void *start_thread(void *argument) {
    worker *w = argument;
    tz_language_use(w->work->language);
    tz_units_use(w->work->units);
    work(w);
    return NULL;
}

// ---- consuming pieces in their order ----

static bool consume_next(void *argument) {
    shared_work *all = argument;
    return all->consume(all->context, all->consumed, all->diag);
}

// Whether the next piece in order is done; waits for it if `waiting`.
static int state_of_next(shared_work *all, bool waiting) {
    pthread_mutex_lock(&all->lock);
    while (waiting && all->states[all->consumed] == PENDING)
        pthread_cond_wait(&all->done, &all->lock);
    int state = (int)all->states[all->consumed];
    pthread_mutex_unlock(&all->lock);
    return state;
}

static void collect(shared_work *all, size_t piece) {
    if (!all->reports[piece])
        return;
    tz_diag_append(all->diag, all->reports[piece]);
    tz_diag_free(all->reports[piece]);
    all->reports[piece] = NULL;
}

static bool collect_next(void *argument) {
    shared_work *all = argument;
    collect(all, all->consumed);
    return true;
}

// In the calling thread: consumes the next piece if it is done, else works on one, else waits. After a failure no piece
// is consumed any more.
static void work_and_consume(worker *own) {
    shared_work *all = own->work;
    for (bool left = true; all->consumed < all->n;) {
        int state = state_of_next(all, !left);
        if (state == PENDING) {
            left = take_piece(own);
            continue;
        }
        bool ok = tz_protect(all->diag, collect_next, all) && state == DONE && tz_protect(all->diag, consume_next, all);
        all->consumed++;
        if (ok)
            continue;
        atomic_store(&all->failed, true);
        break;
    }
    work(own);
}

// ---- all ----

// With the arena, so that collecting reports may run out of memory.
static void free_work(void *argument) {
    shared_work *all = argument;
    for (size_t i = 0; i < all->n; i++)
        tz_diag_free(all->reports[i]);
    for (uint32_t i = 0; i < all->workers_n; i++)
        tz_diag_free(all->workers[i].diag);
    pthread_cond_destroy(&all->done);
    pthread_mutex_destroy(&all->lock);
}

static shared_work *new_work(tz_arena *arena, uint32_t threads, size_t n) {
    shared_work *all = TZ_NEW(arena, shared_work);
    all->n = n;
    all->reports = TZ_ARRAY(arena, tz_diag *, n);
    all->states = tz_arena_array(arena, n, sizeof *all->states);
    all->workers_n = threads < 1 ? 1 : threads > n ? (uint32_t)n : threads;
    all->workers = TZ_ARRAY(arena, worker, all->workers_n);
    for (uint32_t i = 0; i < all->workers_n; i++)
        all->workers[i] = (worker){.work = all, .arena = tz_arena_new(arena)};
    pthread_mutex_init(&all->lock, NULL);
    pthread_cond_init(&all->done, NULL);
    tz_arena_defer(arena, free_work, all);
    return all;
}

bool tz_parallel_run_ordered(tz_arena *arena, tz_diag *diag, uint32_t threads, size_t n, tz_parallel_task *task,
                             tz_parallel_consumer *consume, void *context) {
    if (!n)
        return true;
    shared_work *all = new_work(arena, threads, n);
    all->task = task;
    all->consume = consume;
    all->context = context;
    all->diag = diag;
    all->language = tz_language_used();
    strcpy(all->units, tz_units_used());
    uint32_t started = 1;
    while (started < all->workers_n &&
           !pthread_create(&all->workers[started].thread, NULL, start_thread, &all->workers[started]))
        started++;
    if (consume)
        work_and_consume(&all->workers[0]);
    else
        work(&all->workers[0]);
    for (uint32_t i = 1; i < started; i++)
        pthread_join(all->workers[i].thread, NULL);
    for (size_t i = 0; i < n; i++)
        collect(all, i);
    if (atomic_load(&all->ran_out) && !tz_diag_is_out_of_memory(diag))
        tz_diag_out_of_memory(diag);
    return !atomic_load(&all->ran_out) && !atomic_load(&all->failed);
}

bool tz_parallel_run(tz_arena *arena, tz_diag *diag, uint32_t threads, size_t n, tz_parallel_task *task,
                     void *context) {
    return tz_parallel_run_ordered(arena, diag, threads, n, task, NULL, context);
}

// ---- inputs ----

typedef struct opening {
    const tz_input *input;
    tz_arena *arena;
    const char *name;
    tz_place requested_at;
    tz_diag *diag;
    const tz_source *found;
} opening;

static bool open_input(void *argument) {
    opening *request = argument;
    request->found = request->input->open(request->input->context, request->arena, request->name, request->requested_at,
                                          request->diag);
    return request->found;
}

const tz_source *tz_input_open_locked(const tz_input *input, pthread_mutex_t *lock, tz_arena *arena, const char *name,
                                      tz_place requested_at, tz_diag *diag) {
    opening request = {input, arena, name, requested_at, diag, NULL};
    pthread_mutex_lock(lock);
    tz_protect(diag, open_input, &request); // running out of memory must not leave the lock locked
    pthread_mutex_unlock(lock);
    if (!request.found && tz_diag_is_out_of_memory(diag))
        tz_out_of_memory();
    return request.found;
}
