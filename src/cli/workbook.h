// Workbooks to be written, as bytes.
#ifndef CLI_WORKBOOK_H
#define CLI_WORKBOOK_H

#include "cli/cli.h"
#include "exchange/new_workbook.h"

// The module that writes them. NULL after reporting.
const tz_workbook_writer *tz_cli_workbook_writer(tz_call *call);
// The file of a workbook, in memory. False after reporting.
bool tz_cli_workbook_bytes(tz_call *call, const tz_workbook_writer *writer, const tz_new_workbook *workbook,
                           tz_bytes *out);

#endif
