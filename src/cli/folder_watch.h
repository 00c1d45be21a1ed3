// Changes in folders, through inotify, and by looking where other computers write.
#ifndef CLI_FOLDER_WATCH_H
#define CLI_FOLDER_WATCH_H

#include "base/diag.h"

typedef struct tz_folder_watch tz_folder_watch;

// Of the folders of a NULL-terminated list; all below the first one counts too. `except` is a file name that never
// counts, or NULL; nor does what is no part of an edition (tz_project_includes). Borrowed. NULL after reporting.
tz_folder_watch *tz_folder_watch_open(tz_arena *arena, const char *const *folders, const char *except, tz_diag *diag);
// Looks for folders that are new. Before the files are read, so that no change of them is missed. False after
// reporting: one of the list is gone, or the system has no room for more.
bool tz_folder_watch_refresh(tz_folder_watch *changes, tz_diag *diag);
// To poll for reading.
int tz_folder_watch_fd(const tz_folder_watch *changes);
// Whether a folder is on a file system that other computers write to without inotify telling: a network share, or a
// folder of Windows.
bool tz_folder_watch_is_shared(const tz_folder_watch *changes);
// For these, now and then: true when a name, size or time has changed since the last refresh or look.
bool tz_folder_watch_look(tz_folder_watch *changes);
// Takes what has come; true when a file that counts was written, renamed or removed. Never waits.
bool tz_folder_watch_take(tz_folder_watch *changes);

#endif
