// Modules, which wrap libraries that only some commands need: linked into the program, each would make every command
// start later.
#include "base/file.h"
#include "base/intl.h"
#include "base/memory.h"
#include "cli/archived.h"
#include "cli/installed.h"

#include <dlfcn.h>
#include <sys/resource.h>

static const tz_place nowhere;

static const char *find_module(tz_call *call, const char *file) {
    for (const char *const *at = tz_cli_module_folders(call->arena); *at; at++) {
        const char *path = tz_arena_format(call->arena, "%s/%s", *at, file);
        if (tz_file_exists(path))
            return path;
    }
    return NULL;
}

static void report_missing(tz_call *call, const char *file, const char *what) {
    tz_bytes folders = {0};
    for (const char *const *at = tz_cli_module_folders(call->arena); *at; at++)
        tz_bytes_format(call->arena, &folders, "%s%s", folders.n ? _(", ") : "", *at);
    tz_error(call->diag, nowhere, _("%s: the file %s of tsuzuri is missing"), what, file);
    tz_note(call->diag, nowhere, _("looked for it in: %.*s"), (int)folders.n, folders.at);
}

const void *tz_cli_load_module(tz_call *call, const char *file, const char *symbol, const char *what) {
    const char *path = find_module(call, file);
    if (!path) {
        report_missing(call, file, what);
        return NULL;
    }
    void *module = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    const void *found = module ? dlsym(module, symbol) : NULL;
    if (!found) {
        tz_error(call->diag, nowhere, "%s: %s", what, dlerror());
        tz_note(call->diag, nowhere, _("%s needs the library that is named here; please have it installed"), path);
    }
    return found;
}

// ---- the reader of PDFs ----

// A PDF's lists of objects may inflate to a thousand times its size, and libqpdf sets no limit: it shall run out of
// memory, which it survives, before the computer does. No edition needs nearly as much.
static void limit_memory(void) {
    static const rlim_t most = (rlim_t)4 << 30;
    struct rlimit limit;
    if (TZ_UNDER_ASAN || getrlimit(RLIMIT_DATA, &limit) != 0 || limit.rlim_cur <= most)
        return;
    limit.rlim_cur = most;
    setrlimit(RLIMIT_DATA, &limit);
}

const tz_pdf_reader *tz_cli_pdf_reader(tz_call *call) {
    limit_memory();
    return tz_cli_load_module(call, "tsuzuri-qpdf.so", "tz_pdf_reader_qpdf", _("PDFs cannot be read"));
}
