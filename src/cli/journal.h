// Whether messages go to systemd's journal, which is told the severity of each line.
#ifndef CLI_JOURNAL_H
#define CLI_JOURNAL_H

#include <stdbool.h>

// True when standard error is the stream that systemd has connected to its journal: $JOURNAL_STREAM names its device
// and number (systemd.exec(5)).
bool tz_cli_is_journal(void);

#endif
