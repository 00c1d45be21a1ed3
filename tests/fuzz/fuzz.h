// What the fuzzers share: files of the source tree kept in memory, fonts opened once, and claims about what came out.
#ifndef FUZZ_H
#define FUZZ_H

#include "book/book.h"
#include "pdf/pdf.h"
#include "project/project.h"
#include "workbook/workbook.h"

// One try: everything it makes lives in `arena` and is freed behind it.
typedef struct fuzz_try {
    tz_arena *arena;
    tz_diag *diag;
    const char *name; // of the file that is replaced; NULL: none
    const char *bytes;
    size_t size;
    const char *layout; // to set it in; NULL: layout.yaml
    bool cards_only;
    bool since;   // with what has changed since the small edition
    bool compare; // as the comparison with it
} fuzz_try;

fuzz_try fuzz_begin(void);
// Prints the messages as a terminal would get them, checks them, and frees all.
void fuzz_end(fuzz_try *it);

// Ends the process, so that the fuzzer keeps the input, unless `holds`.
void fuzz_claim(bool holds, const char *what);

// Opens files of tests/cases/small, layouts/, fonts/ and tests/fuzz/, but for the one that the try replaces.
tz_input fuzz_files(fuzz_try *it);

// The project's fonts; opened once for all tries.
tz_fonts *fuzz_fonts(void);

// An edition as its commands make it: read, composed, written. What is refused must have been told.
void fuzz_build(fuzz_try *it);

// What was read of a workbook, or NULL: there is a workbook or an error, its cells are in order, found by their places
// and none in another one. The texts of the first ones are made.
void fuzz_workbook(fuzz_try *it, const tz_workbook *book);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
