// A number within bounds, both included: the name that cmocka has for that is not the same in all its versions.
#ifndef BETWEEN_H
#define BETWEEN_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define assert_between(value, least, most)                                                                             \
    check_between((intmax_t)(value), (intmax_t)(least), (intmax_t)(most), __FILE__, __LINE__)

static inline void check_between(intmax_t value, intmax_t least, intmax_t most, const char *file, int line) {
    if (value < least || value > most) {
        print_error("%jd is not between %jd and %jd\n", value, least, most);
        _fail(file, line);
    }
}

#endif
