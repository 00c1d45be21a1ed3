// New files and folders under temporary names until they are complete, and what becomes of those whose process has
// died.
//
// A name says who made it: ".tsuzuri-HOST-PROCESS-NUMBER.tmp". As long as a process lives it holds a lock (flock) on
// what it has made. So whoever comes later can tell what is left behind, also in a folder that several computers or
// containers share: what can be locked and is of no process that lives.
#ifndef BASE_TEMPORARY_H
#define BASE_TEMPORARY_H

#include "base/arena.h"

// The `n`th name that this process may use.
const char *tz_temporary_name(tz_arena *arena, int n);
// To be called before something is made under that name in the folder `in`: remembers it for tz_temporary_drop_all().
void tz_temporary_remember(int in, const char *name);
// Takes the lock of what has just been made. False: somebody else took it for left behind; another name is to be tried.
bool tz_temporary_hold(int fd);
// It has got its final name, is gone, or could not be made.
void tz_temporary_forget(int in, const char *name);

// Removes all that is remembered, folders with all that is in them. For a signal's handler: allocates nothing.
void tz_temporary_drop_all(void);

// Removes what dead processes have left behind in a folder.
void tz_temporary_sweep(int in);

#endif
