// What an operand is that is not what a command reads, and what to give instead.
#ifndef CLI_OPERAND_H
#define CLI_OPERAND_H

#include "cli/cli.h"

// Looks at the operands and options of a command that are read: whether each is what its table says (an edition's
// folder, an archived edition, a folder of them). Only names are looked at; what is in files is for their readers.
// False after reporting.
bool tz_cli_check_operands(tz_call *call);

#endif
