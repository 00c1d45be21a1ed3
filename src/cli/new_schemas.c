// JSON Schemas beside a new edition's files, and the line in each by which editors find its own.
#include "base/language.h"
#include "cli/new.h"
#include "reference/reference.h"

#include <string.h>

static const tz_reference_kind kinds[] = {TZ_REFERENCE_EDITION, TZ_REFERENCE_FORM, TZ_REFERENCE_MUNICIPALITIES,
                                          TZ_REFERENCE_CARD};
enum { KINDS = sizeof kinds / sizeof *kinds };

static bool is_card(const char *name) {
    return !strncmp(name, "cards/", strlen("cards/"));
}

static bool is_of_kind(const char *name, tz_reference_kind kind) {
    size_t size = strlen(tz_reference_names[kind]);
    if (kind == TZ_REFERENCE_CARD || is_card(name))
        return kind == TZ_REFERENCE_CARD && is_card(name);
    return !strncmp(name, tz_reference_names[kind], size) && !strcmp(name + size, ".yaml");
}

static void add(tz_call *call, tz_created *created, tz_reference_kind kind, const tz_form *form) {
    const char *file = tz_arena_format(call->arena, ".schema/%s.json", tz_reference_names[kind]);
    tz_bytes schema = tz_reference_schema(call->arena, kind, form);
    for (size_t i = 0; i < created->files.n; i++)
        if (is_of_kind(created->files.at[i].name, kind))
            tz_created_begin_with(call->arena, created, i,
                                  tz_arena_format(call->arena, "# yaml-language-server: $schema=%s%s",
                                                  kind == TZ_REFERENCE_CARD ? "../" : "", file));
    tz_created_add(call->arena, created, file, &schema);
}

void tz_cli_new_schemas(tz_call *call, tz_created *created) {
    const tz_language *before, *japanese; // as all of the files are written
    const tz_edition *head = tz_created_head(call->arena, created, tz_diag_in_arena(call->arena));
    if (!head || !tz_language_find("ja", &japanese))
        return;
    before = tz_language_use(japanese);
    for (size_t i = 0; i < KINDS; i++)
        add(call, created, kinds[i], head->form);
    tz_language_use(before);
}
