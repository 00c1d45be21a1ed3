// Where an output goes, before anything is made there: what would stop it is reported in words for whom it concerns.
#ifndef BASE_OUTPUT_PATH_H
#define BASE_OUTPUT_PATH_H

#include "base/diag.h"

#include <sys/types.h>

typedef struct tz_output_path {
    const char *path;   // as the user wrote it
    const char *folder; // of the file, links followed
    const char *name;   // in the folder; NULL: standard output
    mode_t mode;
    bool replaces; // a file that is there, whose permissions stay
} tz_output_path;
// Finds the folder and the name of a file to be written. False after reporting that there can be none.
bool tz_output_path_find(tz_arena *arena, const char *path, tz_output_path *out, tz_diag *diag);

// Reports why nothing can be put into that folder, which is to be there. `path` is what was to be put there.
bool tz_output_folder_check(tz_arena *arena, const char *folder, const char *path, tz_diag *diag);
// What every path of an output must be: not empty, and of names that are not too long. False after reporting.
bool tz_output_name_check(tz_arena *arena, const char *path, tz_diag *diag);
// Reports a link that leads nowhere. False: it is none.
bool tz_output_report_dangling(tz_arena *arena, const char *path, tz_diag *diag);

#endif
