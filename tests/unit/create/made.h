// A prefecture of the table, and the files that make an edition of it.
#ifndef MADE_H
#define MADE_H

#include "create/create.h"
#include "inputs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

typedef struct made {
    tz_arena *arena;
    tz_diag *diag;
    const tz_country *country;
    const tz_prefecture *prefecture;
    tz_created created;
    const tz_edition *head;
} made;

static inline made made_begin(const char *prefecture) {
    made it = {.arena = tz_arena_new(NULL)};
    it.diag = tz_diag_in_arena(it.arena);
    size_t size;
    const char *table = input_file(it.arena, TZ_COUNTRY_FILE, &size);
    it.country = tz_country_read(it.arena, tz_source_new(it.arena, TZ_COUNTRY_FILE, table, size), it.diag);
    assert_non_null(it.country);
    it.prefecture = prefecture ? tz_country_find(it.arena, it.country, prefecture, it.diag) : NULL;
    return it;
}

// The files that are read as its head, with the starter form or another one.
static inline made made_head(const char *prefecture, const char *form) {
    made it = made_begin(prefecture);
    const tz_new_edition edition = {.fiscal_year = "令和8年度", .title = "題", .prefecture = it.prefecture};
    const tz_bytes bytes = {.at = (char *)(uintptr_t)form, .n = strlen(form)};
    tz_created_add(it.arena, &it.created, "form.yaml", &bytes);
    tz_create_municipalities_of(it.arena, it.prefecture, &it.created);
    tz_create_edition(it.arena, &edition, NULL, &it.created);
    it.head = tz_created_head(it.arena, &it.created, it.diag);
    if (!it.head)
        fail_msg("%s", input_messages(it.arena, it.diag));
    return it;
}

static const char made_form[] = "title: 調査\n"
                                "sections:\n"
                                "  - id: a\n"
                                "    label: 節\n"
                                "    fields:\n"
                                "      - {id: one, label: 一, help: 説明}\n"
                                "      - {id: two, label: 二}\n";

// A file of it; fails the test if there is none.
static inline const char *made_file(const made *it, const char *name) {
    for (size_t i = 0; i < it->created.files.n; i++)
        if (!strcmp(it->created.files.at[i].name, name))
            return tz_arena_copy(it->arena, it->created.files.at[i].bytes, it->created.files.at[i].size);
    fail_msg("no file %s", name);
    return NULL;
}

static inline void made_end(made *it) {
    tz_arena_free(it->arena);
}

#endif
