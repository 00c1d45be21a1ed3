// Workbooks to be written, as bytes: what src/cli/workbook.c does with a file of the system's memory.
#include "cli/workbook.h"
#include "base/intl.h"
#include "memory_file.h"

#include <stdlib.h>

const tz_workbook_writer *tz_cli_workbook_writer(tz_call *call) {
    (void)call;
    return &tz_xlsx_writer;
}

bool tz_cli_workbook_bytes(tz_call *call, const tz_workbook_writer *writer, const tz_new_workbook *workbook,
                           tz_bytes *out) {
    tz_bytes made = {0};
    const char *error = writer->write(workbook, "workbook");
    size_t size;
    char *bytes = tz_memory_file_take(&size);
    if (bytes)
        tz_bytes_add(call->arena, &made, bytes, size);
    free(bytes);
    if (!error && tz_xlsx_finish(call->arena, &made, out))
        return true;
    tz_error(call->diag, (tz_place){0}, "%s: %s", _("the workbook cannot be written"),
             error ? error : _("it is not as it should be"));
    return false;
}
