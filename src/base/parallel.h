// Independent pieces of work in several threads, with a result that does not depend on their number or order.
#ifndef BASE_PARALLEL_H
#define BASE_PARALLEL_H

#include "base/diag.h"

#include <pthread.h>

// One piece of work: makes what it makes in `arena` (of its thread; freed with the arena given to tz_parallel_run),
// reports into `diag`. False: it has failed; the others are done all the same.
typedef bool tz_parallel_task(void *context, size_t index, tz_arena *arena, tz_diag *diag);

// Does pieces 0 … n - 1 in at most `threads` threads, this one among them; where no more threads can be created, in
// fewer. What they report comes into `diag` in order of the pieces. False if one has failed or ran out of memory.
bool tz_parallel_run(tz_arena *arena, tz_diag *diag, uint32_t threads, size_t n, tz_parallel_task *task, void *context);

// Takes the result of a piece: called in the calling thread, for one piece after the other in their order, while other
// threads are still at later pieces; so it must not touch what they read. False: it has failed.
typedef bool tz_parallel_consumer(void *context, size_t index, tz_diag *diag);

// The same, with a consumer of each piece. What piece i reports comes before what its consumer reports. Once a piece or
// a consumer has failed, no more are consumed.
bool tz_parallel_run_ordered(tz_arena *arena, tz_diag *diag, uint32_t threads, size_t n, tz_parallel_task *task,
                             tz_parallel_consumer *consume, void *context);

// Opens a file of an input, one thread at a time: locked meanwhile, and unlocked whatever happens.
const tz_source *tz_input_open_locked(const tz_input *input, pthread_mutex_t *lock, tz_arena *arena, const char *name,
                                      tz_place requested_at, tz_diag *diag);

#endif
