// What the files that know about the file system share: descriptors that an arena closes, and writing.
#ifndef TSUZURI_BASE_HELD_H
#define TSUZURI_BASE_HELD_H

#include "tsuzuri/arena.h"

typedef struct tz_descriptor {
    int fd; // -1: none
} tz_descriptor;

// Made before the descriptor is, so that running out of memory cannot leak one.
tz_descriptor *tz_descriptor_new(tz_arena *arena);
// Closes it; does nothing when there is none.
void tz_descriptor_close(void *descriptor);

// While outputs are counted, a signal only makes them fail: +1 when one is begun, -1 when it is done or given up.
void tz_output_count_open(int by);
// Writes all of it; short writes are no errors, and neither is a descriptor that somebody else made non-blocking.
// False: errno tells, and is EINTR when a signal wants the program to end.
bool tz_descriptor_write(int fd, const char *bytes, size_t size);
// Closing may be what tells of an error, on a network drive for example. False: errno tells.
bool tz_descriptor_close_written(tz_descriptor *of);
// Brings a folder's names to the disk. Some file systems cannot, and do not need to. False: errno tells.
bool tz_descriptor_sync_folder(int fd);

#endif
