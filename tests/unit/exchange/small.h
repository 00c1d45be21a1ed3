// The edition of tests/cases/right for tests of what is written for other programs.
#ifndef SMALL_H
#define SMALL_H

#include "exchange/exchange.h"
#include "inputs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static inline const tz_edition *small_edition(tz_arena *arena) {
    static const char *const folders[] = {"tests/cases/right", NULL};
    const tz_input input = input_folders(folders);
    const tz_edition *edition = tz_edition_read(arena, &input, 1, tz_diag_in_arena(arena));
    assert_non_null(edition);
    return edition;
}

static inline tz_text small_text(const char *bytes) {
    return (tz_text){.bytes = bytes, .size = strlen(bytes)};
}

// A card of two municipalities with these answers to the five questions.
static inline tz_card small_card(const tz_text *answers) {
    static const tz_municipality municipalities[] = {
        {.code = {.bytes = "242098", .size = 6}, .name = {.bytes = "尾鷲市", .size = 9}},
        {.code = {.bytes = "245437", .size = 6}, .name = {.bytes = "紀北町", .size = 9}}};
    return (tz_card){.municipalities = municipalities, .municipalities_n = 2, .answers = answers};
}

#endif
