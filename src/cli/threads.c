// How many threads commands use.
#include "cli/cli.h"

#include <unistd.h>

uint32_t tz_cli_threads(void) {
    enum { MOST = 16 };
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    return processors < 1 ? 1 : processors > MOST ? MOST : (uint32_t)processors;
}
