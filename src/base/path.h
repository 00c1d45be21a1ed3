// Paths, as they are written: no file is looked at.
#ifndef BASE_PATH_H
#define BASE_PATH_H

#include "base/arena.h"

// The folder that a file or folder is in, by its path alone: "data" of "data/r7/", "." of "r7". A copy or static.
const char *tz_path_folder(tz_arena *arena, const char *path);
// A copy of the path without slashes at its end: "data/r7/" is data/r7, in messages too.
char *tz_path_without_slashes(tz_arena *arena, const char *path);

#endif
