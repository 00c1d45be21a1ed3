// Where the bytes go that are made: into a file, complete or not at all, or into memory.
#include "base/file.h"
#include "cli/cli.h"

// Remembers whether it was the file that failed: otherwise the book is at fault when there is no PDF.
typedef struct watched_output {
    tz_output *output;
    bool failed;
} watched_output;

static bool write_watched(void *context, const void *bytes, size_t size) {
    watched_output *it = context;
    it->failed = it->failed || !tz_output_write(it->output, bytes, size);
    return !it->failed;
}

tz_exit tz_cli_write_pdf(tz_arena *arena, const tz_book *book, const tz_pdf_options *how, const char *path,
                         tz_diag *diag) {
    watched_output it = {tz_output_open(arena, path, diag), false};
    if (!it.output)
        return TZ_EXIT_NO_CREATE;
    if (how->purpose == TZ_PURPOSE_ARCHIVE)
        tz_output_require_durable(it.output);
    tz_sink sink = {write_watched, &it};
    if (!tz_pdf_write(book, how, &sink, diag))
        return it.failed ? TZ_EXIT_IO : TZ_EXIT_DATA;
    return tz_output_commit(it.output) ? TZ_EXIT_OK : TZ_EXIT_IO;
}

tz_exit tz_cli_write_bytes(tz_arena *arena, const tz_bytes *bytes, const char *path, tz_diag *diag) {
    tz_output *output = tz_output_open(arena, path, diag);
    if (!output)
        return TZ_EXIT_NO_CREATE;
    return tz_output_write(output, bytes->at, bytes->n) && tz_output_commit(output) ? TZ_EXIT_OK : TZ_EXIT_IO;
}

static bool append(void *context, const void *bytes, size_t size) {
    tz_cli_memory *to = context;
    tz_bytes_add(to->arena, &to->bytes, bytes, size);
    return true;
}

tz_sink tz_cli_memory_sink(tz_cli_memory *to) {
    return (tz_sink){append, to};
}
