// Writing JSON with an object or array on lines of its own, a member a line.
#ifndef REFERENCE_JSON_H
#define REFERENCE_JSON_H

#include "base/source.h"

typedef struct tz_json {
    tz_arena *arena;
    tz_bytes out;
    size_t depth;
    bool filled; // something stands before in what is open
} tz_json;

// Members of an object have a key; items of an array have none (NULL).
void tz_json_open(tz_json *to, const char *key, char bracket);
void tz_json_close(tz_json *to, char bracket);
void tz_json_string(tz_json *to, const char *key, const char *text);
// A number, true, false, or a whole array or object, as it is written.
void tz_json_raw(tz_json *to, const char *key, const char *text);
// An array of strings, NULL-terminated, in one line.
void tz_json_strings(tz_json *to, const char *key, const char *const *texts);

#endif
