// Deflating bytes (RFC 1950, 1951), for PDF streams and PNG pictures. deflate.c is the only file that compresses with
// libdeflate.
#ifndef PDF_DEFLATE_H
#define PDF_DEFLATE_H

#include "base/arena.h"
#include "base/progress.h"

typedef struct tz_deflater tz_deflater;

// Freed with the arena. Level: 1, quick, to 12, small, as libdeflate counts. The time that deflating takes is
// reported to `progress`, which may be NULL. A deflater belongs to one thread at a time.
tz_deflater *tz_deflater_new(tz_arena *arena, int level, const tz_progress *progress);
// The bytes as a zlib stream, in the arena.
tz_bytes tz_deflate(tz_deflater *deflater, tz_arena *arena, const void *bytes, size_t size);

#endif
