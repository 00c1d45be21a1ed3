// survey.yaml: in which cells answers stand whose labels cannot be found, and what labels are no questions.
//
//     status.situation: 調査票!C12
//     municipality: 調査票!B3
//     ignored: [⑦災害時の備え]
#include "base/intl.h"
#include "survey/survey.h"

#include <string.h>

typedef struct own_node {
    tz_text code, municipality;
    tz_texts ignored;
} own_node;
static const tz_bind own_rows[] = {
    {.key = "municipality",
     .type = TZ_BIND_TEXT,
     .offset = offsetof(own_node, municipality),
     .help = N_("cell that names the municipality: WORKSHEET!CELL, such as 調査票!C7"),
     .expects = N_("WORKSHEET!CELL"),
     .example = "調査票!B3",
     .pattern = "^.+![A-Za-z]{1,3}[0-9]{1,7}$"},
    {.key = "code",
     .type = TZ_BIND_TEXT,
     .offset = offsetof(own_node, code),
     .help = N_("cell with its code: WORKSHEET!CELL"),
     .expects = N_("WORKSHEET!CELL"),
     .example = "調査票!B2",
     .pattern = "^.+![A-Za-z]{1,3}[0-9]{1,7}$"},
    {.key = "ignored",
     .type = TZ_BIND_TEXTS,
     .offset = offsetof(own_node, ignored),
     .help = N_("labels of the workbooks that are no questions of the form: what is answered to them is left out"),
     .example = "[③備考]"},
};
const tz_bind_table tz_survey_table = {.rows = own_rows, .n = sizeof own_rows / sizeof own_rows[0]};

static bool read_cell(tz_arena *arena, const tz_text *written, tz_survey_cell *to, tz_diag *diag) {
    const char *mark = written->size ? memrchr(written->bytes, '!', written->size) : NULL;
    size_t at = mark ? (size_t)(mark - written->bytes) : 0;
    if (mark && at > 0 && tz_worksheet_cell_parse(mark + 1, written->size - at - 1, &to->row, &to->column)) {
        to->written = *written;
        to->sheet = tz_arena_copy(arena, written->bytes, at);
        return true;
    }
    tz_error(diag, tz_text_place(written, 0), "%s", _("a cell is expected here: WORKSHEET!CELL, such as 調査票!C12"));
    return false;
}

static bool is_own_key(const tz_text *key) {
    for (size_t i = 0; i < tz_survey_table.n; i++)
        if (tz_text_is(key, tz_survey_table.rows[i].key))
            return true;
    return false;
}

size_t tz_survey_find_field(const tz_survey *survey, const tz_text *path) {
    for (size_t i = 0; i < survey->fields_n; i++)
        if (tz_text_is(path, survey->fields[i].path))
            return i;
    return SIZE_MAX;
}

static bool report_unknown(tz_arena *arena, const tz_survey *survey, const tz_text *key, tz_diag *diag) {
    const char **paths = TZ_ARRAY(arena, const char *, survey->fields_n);
    for (size_t i = 0; i < survey->fields_n; i++)
        paths[i] = survey->fields[i].path;
    const char *nearest = tz_nearest_word(key, paths, survey->fields_n), *excerpt = tz_text_excerpt(arena, key);
    if (nearest)
        tz_error(diag, tz_text_place(key, 0), _("the form has no field %s (did you mean %s?)"), excerpt, nearest);
    else
        tz_error(diag, tz_text_place(key, 0), _("the form has no field %s"), excerpt);
    return false;
}

static bool read_field(tz_arena *arena, const tz_yaml_pair *pair, const tz_survey *survey, tz_survey_cell *cells,
                       tz_diag *diag) {
    size_t field = tz_survey_find_field(survey, &pair->key);
    if (field == SIZE_MAX)
        return report_unknown(arena, survey, &pair->key, diag);
    if (pair->value->kind != TZ_SCALAR) {
        tz_error(diag, pair->value->place, "%s", _("a cell is expected here: WORKSHEET!CELL, such as 調査票!C12"));
        return false;
    }
    return read_cell(arena, &pair->value->text, &cells[field], diag);
}

// The keys that are no fields' paths, as a mapping of their own.
static const tz_yaml *own_pairs(tz_arena *arena, const tz_yaml *root) {
    tz_yaml *own = TZ_NEW(arena, tz_yaml);
    tz_yaml_pair *pairs = TZ_ARRAY(arena, tz_yaml_pair, root->n);
    *own = *root;
    own->n = 0;
    own->pairs = pairs;
    for (size_t i = 0; i < root->n; i++)
        if (is_own_key(&root->pairs[i].key))
            pairs[own->n++] = root->pairs[i];
    return own;
}

bool tz_survey_read_cells(tz_arena *arena, const tz_yaml *root, tz_survey *survey, tz_diag *diag) {
    if (root->kind != TZ_MAPPING) {
        tz_error(diag, root->place, "%s", _("keys with values (key: value) are expected here"));
        return false;
    }
    own_node own = {.code = tz_text_from_string("")};
    bool ok = TZ_BIND(arena, own_pairs(arena, root), own_rows, &own, diag);
    tz_survey_cell *cells = TZ_ARRAY(arena, tz_survey_cell, survey->fields_n);
    for (size_t i = 0; i < root->n; i++)
        if (!is_own_key(&root->pairs[i].key))
            ok = read_field(arena, &root->pairs[i], survey, cells, diag) && ok;
    if (own.code.size)
        ok = read_cell(arena, &own.code, &survey->code, diag) && ok;
    if (own.municipality.size)
        ok = read_cell(arena, &own.municipality, &survey->name, diag) && ok;
    survey->cells = cells;
    survey->ignored = own.ignored;
    return ok;
}
