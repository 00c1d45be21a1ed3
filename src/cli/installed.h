// Where the program finds what belongs to it: its data (layouts, list of fonts) and its modules.
#ifndef CLI_INSTALLED_H
#define CLI_INSTALLED_H

#include "base/arena.h"

// Folders that may have layouts/ and fonts/fonts.yaml, in the order in which they are searched: the current one (""),
// the program's own and the two above it (a program that was built in build/ or build/asan/), share/tsuzuri beside the
// folder of an installed program, and the one that it was installed with. NULL-terminated.
const char *const *tz_cli_data_folders(tz_arena *arena);
// Folders that may have the modules: the program's own, those of libraries beside it, and the one that it was installed
// with. NULL-terminated.
const char *const *tz_cli_module_folders(tz_arena *arena);

#endif
