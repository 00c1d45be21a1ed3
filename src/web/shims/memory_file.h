// Files of libxlsxwriter and minizip, which want to be given a FILE: they are in memory.
#ifndef SHIMS_MEMORY_FILE_H
#define SHIMS_MEMORY_FILE_H

#include <stdio.h>

// A new file, to be written and read; gone when it is closed. NULL: no memory.
FILE *tz_memory_file(void);
// A new file of that name. When it is closed, its bytes are kept for tz_memory_file_take(), until the next one is
// opened.
FILE *tz_memory_file_named(const char *name, const char *mode);
// The bytes of the last such file that was closed; to be freed with free(). NULL: there is none.
char *tz_memory_file_take(size_t *size);

#define tmpfile tz_memory_file
#define fopen tz_memory_file_named
#undef fopen64
#define fopen64 tz_memory_file_named
#define fseeko64 fseeko
#define ftello64 ftello
#define remove(name) ((void)(name), 0)

#endif
