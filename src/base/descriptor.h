// What the files that know about the file system share: descriptors that an arena closes, and writing.
#ifndef BASE_DESCRIPTOR_H
#define BASE_DESCRIPTOR_H

#include "base/arena.h"

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
// False: errno has the reason, EINTR when a signal asks the program to end.
bool tz_descriptor_write(int fd, const char *bytes, size_t size);
// Closes a file that was written: on a network drive, for example, an error of writing may show only now. False: errno
// has the reason.
bool tz_descriptor_close_written(tz_descriptor *descriptor);
// Waits until the disk has a folder's names. Some file systems cannot, and do not need to. False: errno has the reason.
bool tz_descriptor_sync_folder(int fd);

#endif
