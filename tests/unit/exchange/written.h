// For tests of written workbooks: a small one, and its bytes as the writer makes them.
#ifndef TEST_EXCHANGE_WRITTEN_H
#define TEST_EXCHANGE_WRITTEN_H

#include "exchange/new_sheet.h"
#include "inputs.h"
#include "workbook/package.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static inline tz_new_workbook small_workbook(tz_arena *arena) {
    static const double widths[] = {10, 30};
    tz_new_sheet *sheets = TZ_ARRAY(arena, tz_new_sheet, 2);
    tz_sheet_maker shown = tz_sheet_begin(arena, "調査票", widths, 2),
                   hidden = tz_sheet_begin(arena, "tsuzuri", NULL, 0);
    tz_sheet_add_row(&shown, 30);
    tz_sheet_add_row(&shown, 0);
    tz_sheet_put(&shown, 0, 0, TZ_LOOK_HEAD, "項目");
    tz_sheet_put(&shown, 1, 0, TZ_LOOK_ANSWER, "<&>\n二行目");
    tz_sheet_put_number(&shown, 1, 1, 8, "=LEN(A2)");
    tz_sheet_put(&hidden, tz_sheet_add_row(&hidden, 0), 0, TZ_LOOK_PLAIN, "=1");
    shown.sheet.heads = 1;
    shown.sheet.left = shown.sheet.pages_wide = 1;
    shown.sheet.is_protected = true;
    hidden.sheet.hidden = true;
    sheets[0] = tz_sheet_end(&shown);
    sheets[1] = tz_sheet_end(&hidden);
    return (tz_new_workbook){.title = "題", .sheets = sheets, .sheets_n = 2};
}

static inline tz_bytes write_small(tz_arena *arena) {
    char path[] = "/tmp/tsuzuri-test-XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    close(file);
    const tz_new_workbook workbook = small_workbook(arena);
    const char *error = tz_xlsx_writer.write(&workbook, path);
    tz_bytes made = {0};
    if (!error)
        made.at = input_file(arena, path, &made.n);
    unlink(path);
    if (error)
        fail_msg("%s", error);
    return made;
}

// A member of the package, NUL-terminated.
static inline const char *member(tz_arena *arena, const tz_bytes *file, const char *name) {
    tz_diag *diag = tz_diag_in_arena(arena);
    tz_source *source = TZ_NEW(arena, tz_source);
    *source = (tz_source){.name = "t.xlsx", .bytes = file->at, .size = file->n};
    tz_package *package = tz_package_open(arena, source, diag);
    tz_bytes out = {0};
    if (!package || !tz_package_read(package, arena, name, &out))
        fail_msg("%s: %s", name, input_messages(arena, diag));
    return tz_arena_copy(arena, out.at, out.n);
}

#endif
