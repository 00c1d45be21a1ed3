// Progress of a long run, for callers that show or time it. The engine itself knows no clock.
#ifndef BASE_PROGRESS_H
#define BASE_PROGRESS_H

#include <stddef.h>
#include <stdint.h>

// Stages in the order of a build.
typedef enum tz_stage {
    TZ_STAGE_RECORDS,   // reading and checking
    TZ_STAGE_COMPOSING, // cards: shaping, lines, the largest size of type; each with its own: also onto their pages
    TZ_STAGE_PLACING,   // cards that share one size, which is known when all are composed: onto their pages
    TZ_STAGE_PARTS,     // the other parts of the booklet
    TZ_STAGE_BINDING,   // numbers, running lines, the ledger
    TZ_STAGE_FONTS,     // subsets
    TZ_STAGE_PAGES,     // contents of pages, compressed
    TZ_STAGE_STRUCTURE, // structure tree, links, bookmarks
    TZ_STAGE_FILE,      // metadata, cross-references, the end of the file
    TZ_STAGE_COUNT
} tz_stage;

typedef struct tz_progress {
    // `done` of `total` pieces of the stage are done (cards, pages …); total 0: not counted. Called from the thread
    // that began the work, at the beginning of each stage and now and then within; a stage may be left out, or come
    // more than once.
    void (*report)(void *context, tz_stage stage, size_t done, size_t total);
    void *context;
    // The libraries' own work, below which no stage can get: shaping, subsets, compression, digests. `clock` is any
    // that runs; `add_time` gets its time at the beginning of such work. Called from all threads. NULL: not timed.
    int64_t (*clock)(void *context);
    void (*add_time)(void *context, int64_t since);
} tz_progress;

// Reports progress; with NULL nothing happens.
static inline void tz_progress_report(const tz_progress *progress, tz_stage stage, size_t done, size_t total) {
    if (progress)
        progress->report(progress->context, stage, done, total);
}

// To be called before and after a library's own work.
static inline int64_t tz_progress_time_begin(const tz_progress *progress) {
    return progress && progress->clock ? progress->clock(progress->context) : 0;
}
static inline void tz_progress_time_end(const tz_progress *progress, int64_t since) {
    if (progress && progress->add_time)
        progress->add_time(progress->context, since);
}

#endif
