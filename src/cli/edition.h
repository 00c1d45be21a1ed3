// Editions to be compared, wherever they are: a folder of records, a bag, or a PDF that carries them.
#ifndef CLI_EDITION_H
#define CLI_EDITION_H

#include "cli/cli.h"
#include "compare/compare.h"

// What EDITION is to commands that compare: a folder with edition.yaml, a bag, or a PDF with its records. Opens its
// records, and the layouts of an archived one (no functions: it is none). False after reporting, with the exit code.
bool tz_cli_edition_open(tz_call *call, const char *path, tz_input *records, tz_input *layouts, tz_exit *status);
// Its records alone, read. NULL after reporting, with the exit code.
const tz_edition *tz_cli_edition(tz_call *call, const char *path, tz_exit *status);
// All of it, ready to be typeset; an archived edition gets today's layouts, and its
// own where there are none of that name. NULL after reporting, with the exit code.
const tz_project *tz_cli_edition_project(tz_call *call, const char *path, tz_exit *status);
// The path of the edition before, which `since:` of this edition names from its folder `edition`. NULL: it names none;
// or there is nothing (*missing, and after reporting at the key: an error if it is needed, else a notice).
const char *tz_cli_since(tz_call *call, const char *edition, const tz_edition *of, bool needed, bool *missing);
// True when a folder holds an edition, as records or as a bag.
bool tz_cli_is_edition(tz_arena *arena, const char *path);

#endif
