// Running out of memory: control goes back to the nearest tz_protect() or tz_memory_try() of the thread.
#include "base/memory.h"
#include "base/intl.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct frame {
    jmp_buf jump;
    struct frame *outer;
} frame;
static _Thread_local frame *nearest;

bool tz_memory_try(bool (*work)(void *argument), void *argument, bool *done) {
    frame here;
    here.outer = nearest;
    nearest = &here;
    bool enough = setjmp(here.jump) == 0;
    if (enough)
        *done = work(argument);
    nearest = here.outer;
    return enough;
}

_Noreturn void tz_out_of_memory(void) {
    if (nearest)
        longjmp(nearest->jump, 1);
    fputs(_("out of memory\n"), stderr);
    _Exit(71); // EX_OSERR
}
