// What the files share that begin an edition.
#ifndef CLI_NEW_H
#define CLI_NEW_H

#include "cli/cli.h"
#include "create/create.h"

// All files of the edition that continues that of --from, to be written into `folder`.
tz_exit tz_cli_new_from(tz_call *call, const char *folder, tz_created *created);

// Adds .schema/*.json, for the kinds of files that a new edition has, and gives each file the line that names its own.
// A hidden folder is no part of an edition.
void tz_cli_new_schemas(tz_call *call, tz_created *created);

#endif
