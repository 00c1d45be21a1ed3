// Modules in the program's folder, which wrap libraries that only some commands need: linked into the program, each
// would make every command start later.
#include "cli/cli.h"

#include <dlfcn.h>

const void *tz_cli_load_module(tz_call *call, const char *file, const char *symbol) {
    const char *path = tz_arena_format(call->arena, "%s/%s", tz_program_folder(call->arena), file);
    void *module = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    return module ? dlsym(module, symbol) : NULL;
}
