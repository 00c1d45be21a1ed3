// Tools of every stage that makes pages: memory, fonts, a place for messages.
//
// A stage gets them const. Each thread has tools of its own, with its own arena and diag.
#ifndef DRAW_TOOLS_H
#define DRAW_TOOLS_H

#include "base/progress.h"
#include "font/font.h"

typedef struct tz_tools {
    tz_arena *arena; // what is made is made here
    tz_fonts *fonts;
    tz_diag *diag;
    const tz_progress *progress; // or NULL
    uint32_t threads;            // for work that can be shared out; 0 and 1: none but the caller's
} tz_tools;

#endif
