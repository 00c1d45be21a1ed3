// The program: everything else of it is in the library.
#include "cli/cli.h"

#include <malloc.h>

// A run takes and gives back many megabytes in small blocks and then ends: handing them back to the system in between
// costs more than all of the arithmetic, the more so with several threads. Nor do blocks of some hundred kilobytes, as
// compressors take them, come and go as mappings of their own. The heap grows rarely and by much (address space only):
// where it cannot grow in place, the C library takes a mapping instead but leaves errno at ENOMEM, which would be taken
// for HarfBuzz running out of memory (tz_harfbuzz_end).
static void tune_malloc(void) {
#ifdef M_TRIM_THRESHOLD
    enum { TRIM_ABOVE = 64 << 20, MORE = 32 << 20, OWN_MAPPING = 4 << 20 };
    mallopt(M_TRIM_THRESHOLD, TRIM_ABOVE);
    mallopt(M_TOP_PAD, MORE);
    mallopt(M_MMAP_THRESHOLD, OWN_MAPPING);
#endif
}

// What git calls the tree that the program is built from ("v1.0.0-3-g0123456789ab"); "" where there is no git, as in a
// release's archive. The Makefile defines it for this file alone, so that only this file is compiled again when it
// changes.
#ifndef TZ_REVISION
#define TZ_REVISION ""
#endif

int main(int argc, char **argv) {
    tune_malloc();
    return tz_cli(argc, argv, TZ_REVISION);
}
