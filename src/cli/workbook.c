// Workbooks to be written, as bytes: the library wants a file, which is one of memory.
#include "cli/workbook.h"
#include "base/intl.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

const tz_workbook_writer *tz_cli_workbook_writer(tz_call *call) {
    return tz_cli_load_module(call, "tsuzuri-xlsx.so", "tz_xlsx_writer", _("workbooks cannot be written"));
}

static bool read_all(tz_arena *arena, int file, tz_bytes *out) {
    struct stat about;
    if (fstat(file, &about) < 0)
        return false;
    tz_bytes_reserve(arena, out, (size_t)about.st_size);
    while (out->n < (size_t)about.st_size) {
        ssize_t n = pread(file, out->at + out->n, (size_t)about.st_size - out->n, (off_t)out->n);
        if (n <= 0)
            return false;
        out->n += (size_t)n;
    }
    return true;
}

bool tz_cli_workbook_bytes(tz_call *call, const tz_workbook_writer *writer, const tz_new_workbook *workbook,
                           tz_bytes *out) {
    int file = memfd_create("tsuzuri", MFD_CLOEXEC);
    tz_bytes made = {0};
    const char *path = tz_arena_format(call->arena, "/proc/self/fd/%d", file);
    const char *error = file < 0 ? strerror(errno) : writer->write(workbook, path);
    if (!error && !read_all(call->arena, file, &made))
        error = strerror(errno);
    if (file >= 0)
        close(file);
    if (!error && tz_xlsx_finish(call->arena, &made, out))
        return true;
    tz_error(call->diag, (tz_place){0}, "%s: %s", _("the workbook cannot be written"),
             error ? error : _("it is not as it should be"));
    return false;
}
