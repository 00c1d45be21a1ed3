// Text files of comma- or tab-separated values (RFC 4180) in the encodings that Excel writes.
#ifndef WORKBOOK_CSV_H
#define WORKBOOK_CSV_H

#include "workbook/workbook.h"

// The file as a workbook of one worksheet without a name, whose first row is the first record. NULL after reporting.
const tz_workbook *tz_csv_read(tz_arena *arena, const tz_source *file, tz_diag *diag);

// ---- decode.c ----

// The file's text in UTF-8, without a byte order mark; its lines are the file's. NULL after reporting another encoding
// than UTF-8, UTF-16 and CP932, or bytes that are no character.
const tz_source *tz_csv_decode(tz_arena *arena, const tz_source *file, tz_diag *diag);

// ---- cp932.c: Shift_JIS as Windows has it (code page 932) ----

typedef struct tz_cp932 tz_cp932;

// Closed with the arena. NULL: this computer has no table of its characters.
tz_cp932 *tz_cp932_open(tz_arena *arena);
// Adds the characters in UTF-8 up to the first byte that begins none; gives how many bytes were read.
size_t tz_cp932_decode(tz_cp932 *table, tz_arena *arena, const char *bytes, size_t size, tz_bytes *out);

#endif
