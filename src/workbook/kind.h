// What a file seems to be that is no workbook we read.
#ifndef WORKBOOK_KIND_H
#define WORKBOOK_KIND_H

#include "workbook/package.h"

// Reports what the file is, by its bytes and its name, if it is something else than a package or a text; true: it is.
bool tz_kind_report(tz_arena *arena, const tz_source *file, tz_diag *diag);
// The same for a package: Word, Numbers, a binary workbook, a folder of files. False: it may be an .xlsx.
bool tz_kind_report_package(tz_arena *arena, const tz_source *file, const tz_package *package, tz_diag *diag);
// The same for a text whose name is not that of a CSV file. It always reports.
void tz_kind_report_text(tz_arena *arena, const tz_source *file, tz_diag *diag);
// The name behind the folders.
const char *tz_kind_base_name(const char *name);
// Whether programs keep the file beside a workbook that somebody has open or copied: ~$a.xlsx, .~lock.a.ods#, ._a.xlsx.
bool tz_kind_is_companion(const char *name);

#endif
