// Inputs for tests: texts under names, or the files of a case of tests/cases.
#ifndef INPUTS_H
#define INPUTS_H

#include "base/diag.h"

// A text of a test under a name.
typedef struct input_text {
    const char *name, *text;
} input_text;

// Opens the given texts by their names (the list ends with a name NULL), and nothing else.
tz_input input_texts(const input_text *texts);

// Opens files below the given folders (the list ends with NULL), each name in the first folder that has it; messages
// show the name as it was requested. Tests run at the top of the source tree.
tz_input input_folders(const char *const *folders);

// The content of a file, NUL-terminated. Fails the test if there is none. *size may be NULL.
char *input_file(tz_arena *arena, const char *path, size_t *size);

// All messages as they would be printed.
const char *input_messages(tz_arena *arena, const tz_diag *diag);

// A source from a string.
const tz_source *input_source(tz_arena *arena, const char *text);

#endif
