// Writing JSON.
#include "reference/json.h"

#include <string.h>

static void put(tz_json *to, const char *text) {
    tz_bytes_add(to->arena, &to->out, text, strlen(text));
}

static void put_quoted(tz_json *to, const char *text) {
    tz_bytes_add_json_string(to->arena, &to->out, text, strlen(text));
}

static void begin_line(tz_json *to) {
    put(to, "\n");
    for (size_t i = 0; i < to->depth; i++)
        put(to, "  ");
}

static void begin(tz_json *to, const char *key) {
    if (to->filled)
        put(to, ",");
    if (to->depth)
        begin_line(to);
    to->filled = true;
    if (!key)
        return;
    put_quoted(to, key);
    put(to, ": ");
}

void tz_json_open(tz_json *to, const char *key, char bracket) {
    begin(to, key);
    put(to, (const char[]){bracket, '\0'});
    to->depth++;
    to->filled = false;
}

void tz_json_close(tz_json *to, char bracket) {
    to->depth--;
    if (to->filled)
        begin_line(to);
    put(to, (const char[]){bracket, '\0'});
    to->filled = true;
    if (!to->depth)
        put(to, "\n");
}

void tz_json_string(tz_json *to, const char *key, const char *text) {
    begin(to, key);
    put_quoted(to, text);
}

void tz_json_raw(tz_json *to, const char *key, const char *text) {
    begin(to, key);
    put(to, text);
}

void tz_json_strings(tz_json *to, const char *key, const char *const *texts) {
    begin(to, key);
    put(to, "[");
    for (size_t i = 0; texts[i]; i++) {
        put(to, i ? ", " : "");
        put_quoted(to, texts[i]);
    }
    put(to, "]");
}
