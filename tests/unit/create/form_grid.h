// A form that is found on worksheets drawn as text.
#ifndef FORM_GRID_H
#define FORM_GRID_H

#include "create/form_cells.h"
#include "survey/grid.h"

// "title: section(question question) section(…)"; questions and heads that are in doubt have a ? behind them.
static inline const char *form_grid_summary(tz_arena *arena, const tz_found_form *form) {
    tz_bytes out = {0};
    tz_bytes_format(arena, &out, "%s:", form->title.bytes);
    for (size_t i = 0; i < form->sections.n; i++) {
        const tz_found_section *section = &form->sections.at[i];
        tz_bytes_format(arena, &out, " %s(", section->label.bytes);
        for (size_t k = 0; k < section->fields.n; k++)
            tz_bytes_format(arena, &out, "%s%s", k ? " " : "", section->fields.at[k].label.bytes);
        tz_bytes_format(arena, &out, ")");
    }
    return tz_arena_copy(arena, out.at, out.n);
}

// `doubts`: how many decisions are told to be in doubt.
static inline void form_grid_check(const grid_sheet *sheets, const char *expected, size_t doubts) {
    tz_arena *arena = tz_arena_new(NULL);
    tz_diag *diag = tz_diag_in_arena(arena);
    tz_found_form form;
    const tz_workbook *workbook = grid_workbook(arena, "x/調査.xlsx", sheets);
    assert_true(tz_form_found_read(arena, workbook, &form, diag));
    assert_string_equal(form_grid_summary(arena, &form), expected);
    assert_int_equal(tz_diag_count(diag, TZ_NOTE), doubts + 1);
    assert_int_equal(tz_diag_count(diag, TZ_ERROR) + tz_diag_count(diag, TZ_WARNING), 0);
    tz_arena_free(arena);
}

#define FORM_GRID(rows, expected, doubts)                                                                              \
    form_grid_check((const grid_sheet[]){{"様式", rows, TZ_VISIBLE}, {NULL, NULL, TZ_VISIBLE}}, expected, doubts)

#endif
