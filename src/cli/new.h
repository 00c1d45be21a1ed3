// Beginning an edition from that of a year before.
#ifndef CLI_NEW_H
#define CLI_NEW_H

#include "cli/cli.h"
#include "create/create.h"

// All files of the edition that continues that of --from, to be written into `folder`.
tz_exit tz_cli_new_from(tz_call *call, const char *folder, tz_created *created);

#endif
