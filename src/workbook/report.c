// What is wrong with a workbook as a whole, told by its name alone: no line of its bytes says anything to its writer.
#include "base/intl.h"
#include "workbook/worksheet.h"

tz_place tz_workbook_place(tz_arena *arena, const tz_source *file) {
    tz_source *whole = TZ_NEW(arena, tz_source);
    *whole = (tz_source){.name = file->name, .bytes = ""};
    return (tz_place){whole, 0};
}

bool tz_workbook_damaged(tz_arena *arena, const tz_source *file, tz_diag *diag, const char *what) {
    tz_error(diag, tz_workbook_place(arena, file),
             _("this workbook is damaged or incomplete (%s): please ask for it to be sent again"), what);
    return false;
}
