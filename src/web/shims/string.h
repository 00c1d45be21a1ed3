// wasi-libc's, and GNU's basename() that it leaves out: the last part of a path, of which nothing is changed.
#ifndef SHIMS_STRING_H
#define SHIMS_STRING_H

#include_next <string.h>

static inline char *tz_basename(const char *path) {
    const char *slash = strrchr(path, '/');
    return (char *)(slash ? slash + 1 : path);
}
#define basename tz_basename

#endif
