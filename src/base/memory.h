// What arenas and messages need of each other when there is no memory, and how tests let memory run out.
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include "base/diag.h"

// Whether this is a build with the address sanitizer, which needs terabytes of addresses.
#ifdef __SANITIZE_ADDRESS__
#define TZ_UNDER_ASAN true
#endif
#ifdef __has_feature
#if __has_feature(address_sanitizer)
#define TZ_UNDER_ASAN true
#endif
#endif
#ifndef TZ_UNDER_ASAN
#define TZ_UNDER_ASAN false
#endif

// Runs work(argument), whose result becomes *done. False when memory ran out meanwhile.
bool tz_memory_try(bool (*work)(void *argument), void *argument, bool *done);

// Reports "out of memory" into the entry that every tz_diag reserves for it. NULL: nowhere to report.
void tz_diag_out_of_memory(tz_diag *diag);

// For tests: after `pieces` more pieces of memory, arenas of this thread run out (0: the next one fails) until it is
// called again; negative: no limit. So a test can let every allocation of a run fail in turn:
//     for (long n = 0; !done; n++) { tz_arena_fail_after(n); done = tz_protect(diag, work, argument); }
//     tz_arena_fail_after(-1);
// Build with the address sanitizer to give every piece an allocation of its own.
void tz_arena_fail_after(long pieces);

#endif
