// Whose reply it is: codes and names of its cells compared with each other, or else the file's name.
#include "base/intl.h"
#include "survey/reading.h"

#include <string.h>

// The cells' municipalities, each once and in their order, by names or by codes.
typedef struct members {
    TZ_LIST(size_t) which;
    TZ_LIST(size_t) named; // the index of what names each
} members;

static bool contains(const members *list, size_t which) {
    for (size_t i = 0; i < list->which.n; i++)
        if (list->which.at[i] == which)
            return true;
    return false;
}

static tz_place place_of(const tz_survey_reading *r, const tz_reply_draft *draft, size_t i) {
    if (i >= draft->named_in.n)
        return tz_survey_place(r);
    const tz_found_answer *in = &draft->named_in.at[i];
    tz_place place = tz_worksheet_place(r->arena, in->sheet, &in->cell);
    place.at = (uint32_t)draft->named.all.at[i].at;
    return place;
}

static const char *name_of(const tz_survey_reading *r, size_t which) {
    return tz_text_excerpt(r->scratch, &r->survey->municipalities[which].name);
}

static const char *code_of(const tz_survey_reading *r, size_t which) {
    return tz_text_excerpt(r->scratch, &r->survey->municipalities[which].code);
}

bool tz_survey_names_known(const tz_survey_reading *r, const tz_worksheet_cell *cell) {
    tz_arena *scratch = tz_arena_new(r->scratch);
    tz_named_list named = {.all = {.n = 0}};
    tz_names_find(scratch, r->names, cell->bytes, cell->size, &named);
    bool known = named.all.n > 0 && (named.all.at[0].which != SIZE_MAX || !r->survey->municipalities_n);
    tz_arena_free(scratch);
    return known;
}

// ---- what is wrong with a name or a code ----

static const char *nearest_name(const tz_survey_reading *r, const char *word) {
    const tz_survey *survey = r->survey;
    const char **names = TZ_ARRAY(r->scratch, const char *, survey->municipalities_n);
    for (size_t i = 0; i < survey->municipalities_n; i++)
        names[i] = tz_text_to_string(r->scratch, &survey->municipalities[i].name);
    const tz_text wanted = tz_text_from_string(word);
    return tz_nearest_word(&wanted, names, survey->municipalities_n);
}

// A code beside the only name of a reply is that name's; then it is said at once which one is right.
static void report_unknown(tz_survey_reading *r, const tz_reply_draft *draft, size_t i, const members *names) {
    const tz_named *named = &draft->named.all.at[i];
    tz_place place = place_of(r, draft, i);
    r->ok = false;
    if (named->is_code && names->which.n == 1) {
        size_t which = names->which.at[0];
        tz_error(r->diag, place, _("the code %s is not that of %s: %s"), named->word, name_of(r, which),
                 code_of(r, which));
        tz_note(r->diag, place_of(r, draft, names->named.at[0]), _("the name stands here"));
    } else if (named->is_code) {
        tz_error(r->diag, place, _("no municipality of the list has the code %s"), named->word);
    } else {
        const char *nearest = nearest_name(r, named->word);
        tz_error(r->diag, place, _("no municipality of the list is called %s"), named->word);
        if (nearest)
            tz_note(r->diag, (tz_place){0}, _("did you mean %s?"), nearest);
    }
}

static void collect(tz_survey_reading *r, const tz_reply_draft *draft, bool codes, members *to) {
    for (size_t i = 0; i < draft->named.all.n; i++) {
        const tz_named *named = &draft->named.all.at[i];
        if (named->is_code != codes || named->which == SIZE_MAX || contains(to, named->which))
            continue;
        *TZ_ADD(r->scratch, &to->which) = named->which;
        *TZ_ADD(r->scratch, &to->named) = i;
    }
}

static bool report_all_unknown(tz_survey_reading *r, const tz_reply_draft *draft, const members *names) {
    bool found = false;
    for (size_t i = 0; i < draft->named.all.n; i++)
        if (draft->named.all.at[i].which == SIZE_MAX) {
            report_unknown(r, draft, i, names);
            found = true;
        }
    return found;
}

// ---- codes against names ----

static void report_disagreement(tz_survey_reading *r, const tz_reply_draft *draft, const members *codes, size_t i,
                                const members *names) {
    size_t which = codes->which.at[i], code = codes->named.at[i];
    r->ok = false;
    tz_error(r->diag, place_of(r, draft, code), _("the code %s is that of %s, but the name is %s"),
             draft->named.all.at[code].word, name_of(r, which), name_of(r, names->which.at[0]));
    tz_note(r->diag, place_of(r, draft, names->named.at[0]), _("the name stands here"));
}

static bool agree(tz_survey_reading *r, const tz_reply_draft *draft, const members *codes, const members *names) {
    bool ok = true;
    if (!codes->which.n || !names->which.n)
        return true;
    for (size_t i = 0; i < codes->which.n; i++)
        if (!contains(names, codes->which.at[i])) {
            report_disagreement(r, draft, codes, i, names);
            ok = false;
        }
    for (size_t i = 0; ok && i < names->which.n; i++)
        if (!contains(codes, names->which.at[i])) {
            r->ok = ok = false;
            tz_error(r->diag, place_of(r, draft, names->named.at[i]), _("%s is named here, but its code %s is not"),
                     name_of(r, names->which.at[i]), code_of(r, names->which.at[i]));
        }
    return ok;
}

// ---- results ----

// The official code and name, placed where the cell names it.
static tz_survey_municipality placed(const tz_survey_reading *r, size_t which, tz_place place) {
    const tz_survey_municipality *known = &r->survey->municipalities[which];
    tz_text_origin *origin = TZ_NEW(r->arena, tz_text_origin);
    origin->source_at = place.at;
    tz_survey_municipality made = *known;
    made.code.source = made.name.source = place.source;
    made.code.origins = made.name.origins = origin;
    made.code.origins_n = made.name.origins_n = 1;
    made.code.offset = made.name.offset = 0;
    return made;
}

static const tz_survey_municipality *result(const tz_survey_reading *r, const tz_reply_draft *draft,
                                            const members *list, size_t *n, tz_place *place) {
    tz_survey_municipality *made = TZ_ARRAY(r->arena, tz_survey_municipality, list->which.n);
    for (size_t i = 0; i < list->which.n; i++)
        made[i] = placed(r, list->which.at[i], place_of(r, draft, list->named.at[i]));
    *n = list->which.n;
    *place = place_of(r, draft, list->named.at[0]);
    return made;
}

static const char *file_of(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static void find_in_file_name(tz_survey_reading *r, tz_reply_draft *draft, members *found) {
    tz_names_find_in_file_name(r->scratch, r->names, file_of(r->workbook->name), &draft->named);
    collect(r, draft, true, found);
    collect(r, draft, false, found);
}

// The only municipality that titles name; several are none.
static bool find_in_titles(tz_survey_reading *r, const tz_reply_draft *draft, tz_reply_draft *to, members *found) {
    to->named = draft->titled;
    to->named_in.n = 0;
    for (size_t i = 0; i < draft->titled_in.n; i++)
        *TZ_ADD(r->scratch, &to->named_in) = draft->titled_in.at[i];
    collect(r, to, false, found);
    return found->which.n == 1;
}

static const tz_survey_municipality *by_file_name(tz_survey_reading *r, const tz_reply_draft *titled, size_t *n,
                                                  tz_place *place) {
    tz_reply_draft draft = {.answers = NULL};
    members found = {.which = {.n = 0}};
    find_in_file_name(r, &draft, &found);
    if (found.which.n || find_in_titles(r, titled, &draft, &found))
        return result(r, &draft, &found, n, place);
    r->ok = false;
    tz_error(r->diag, tz_survey_place(r),
             _("whose answers are these? Neither a cell nor the file's name names a municipality of the list"));
    tz_note(r->diag, (tz_place){0}, _("put its name into the file's name, such as 桑名市.xlsx"));
    return NULL;
}

void tz_reply_check_file_name(tz_survey_reading *r, const tz_reply_draft *draft) {
    tz_reply_draft file = {.answers = NULL};
    members found = {.which = {.n = 0}}, named = {.which = {.n = 0}};
    collect(r, draft, true, &named);
    collect(r, draft, false, &named);
    find_in_file_name(r, &file, &found);
    for (size_t i = 0; i < found.which.n; i++)
        if (contains(&named, found.which.at[i]))
            return;
    if (found.which.n && named.which.n)
        tz_warning(r->diag, place_of(r, draft, named.named.at[0]),
                   _("the file is named like %s, but %s stands here: whose answers are these?"),
                   name_of(r, found.which.at[0]), name_of(r, named.which.at[0]));
}

// Without an official list: codes and names as they are written, in pairs.
static const tz_survey_municipality *as_written(tz_survey_reading *r, const tz_reply_draft *draft, size_t *n,
                                                tz_place *place) {
    size_t counts[2] = {0, 0};
    tz_survey_municipality *made = TZ_ARRAY(r->arena, tz_survey_municipality, draft->named.all.n);
    for (size_t i = 0; i < draft->named.all.n; i++) {
        const tz_named *named = &draft->named.all.at[i];
        tz_place at = place_of(r, draft, i);
        tz_text_origin *origin = TZ_NEW(r->arena, tz_text_origin);
        origin->source_at = at.at;
        tz_text *to = named->is_code ? &made[counts[1]].code : &made[counts[0]].name;
        *to = tz_text_from_string(tz_arena_copy(r->arena, named->word, strlen(named->word)));
        to->source = at.source;
        to->origins = origin;
        to->origins_n = 1;
        counts[named->is_code]++;
    }
    *n = counts[0] == counts[1] ? counts[0] : 0;
    *place = draft->named.all.n ? place_of(r, draft, 0) : tz_survey_place(r);
    if (*n)
        return made;
    r->ok = false;
    tz_error(r->diag, *place,
             _("without a list of municipalities in the edition, a workbook has to give both code and name of each"));
    return NULL;
}

const tz_survey_municipality *tz_reply_municipalities(tz_survey_reading *r, const tz_reply_draft *draft, size_t *n,
                                                      tz_place *place) {
    members codes = {.which = {.n = 0}}, names = {.which = {.n = 0}};
    *n = 0;
    if (!r->survey->municipalities_n)
        return as_written(r, draft, n, place);
    collect(r, draft, true, &codes);
    collect(r, draft, false, &names);
    bool known = !report_all_unknown(r, draft, &names);
    if (!known || !agree(r, draft, &codes, &names))
        return NULL;
    if (!codes.which.n && !names.which.n)
        return by_file_name(r, draft, n, place);
    return result(r, draft, names.which.n ? &names : &codes, n, place);
}
