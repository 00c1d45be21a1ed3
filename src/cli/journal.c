// Messages for systemd's journal.
#include "cli/journal.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool tz_cli_is_journal(void) {
    const char *stream = getenv("JOURNAL_STREAM");
    struct stat about;
    char own[64];
    if (!stream || fstat(STDERR_FILENO, &about) != 0)
        return false;
    snprintf(own, sizeof own, "%ju:%ju", (uintmax_t)about.st_dev, (uintmax_t)about.st_ino);
    return !strcmp(stream, own);
}
