// Opening editions.
#include "base/file.h"
#include "base/intl.h"
#include "library/session.h"

// ---- where from ----

typedef struct callers_records {
    tsuzuri_reader *reader;
    void *context;
} callers_records;

static const tz_source *open_record(void *context, tz_arena *arena, const char *name, tz_place requested_at,
                                    tz_diag *diag) {
    const callers_records *from = context;
    size_t size = 0;
    const char *own = tz_arena_format(arena, "%s", name), *bytes = from->reader(from->context, own, &size);
    if (!bytes)
        tz_error(diag, requested_at, _("there is no file %s"), name);
    else if (size > TZ_FILE_LIMIT)
        tz_error(diag, requested_at, _("%s is larger than %zu MiB"), name, TZ_FILE_LIMIT >> 20);
    else
        return tz_source_new(arena, own, bytes, size);
    return NULL;
}

// What the session's options have chosen.
static const tz_search *search_of(tsuzuri_session *session) {
    tz_search *made = TZ_NEW(session->arena, tz_search);
    const char **folders = TZ_ARRAY(session->arena, const char *, session->data_folders.n + 2);
    for (size_t i = 0; i < session->data_folders.n; i++)
        folders[i] = session->data_folders.at[i];
    folders[session->data_folders.n] = tz_library_data_folder;
    *made = (tz_search){.data_folders = folders,
                        .layout = session->layout,
                        .fonts = session->fonts,
                        .font_dir = session->font_dir,
                        .threads = session->threads};
    return made;
}

// ---- opening ----

static void list_municipalities(tz_arena *arena, tsuzuri_edition *edition) {
    size_t n = tz_edition_municipality_count(edition->records);
    edition->names = TZ_ARRAY(arena, const char *, n);
    edition->codes = TZ_ARRAY(arena, const char *, n);
    for (size_t i = 0; i < edition->records->cards_n; i++) {
        const tz_card *card = &edition->records->cards[i];
        for (size_t k = 0; k < card->municipalities_n; k++, edition->municipalities_n++) {
            edition->names[edition->municipalities_n] = tz_text_to_string(arena, &card->municipalities[k].name);
            edition->codes[edition->municipalities_n] = tz_text_to_string(arena, &card->municipalities[k].code);
        }
    }
}

static bool finish(tz_library_call *call, const tz_edition *records, const tz_project *project) {
    if (!records)
        return false;
    tsuzuri_edition *made = TZ_NEW(call->session->arena, tsuzuri_edition);
    *made = (tsuzuri_edition){.session = call->session, .records = records, .project = project};
    list_municipalities(call->session->arena, made);
    call->made = made;
    return true;
}

static bool open_project(tz_library_call *call, const tz_input *records) {
    tsuzuri_session *session = call->session;
    const tz_project *project =
        tz_search_project(session->arena, search_of(session), call->name, records, session->diag);
    return project && finish(call, project->edition, project);
}

static bool open_edition(void *argument) {
    return open_project(argument, NULL);
}

static bool read_edition(void *argument) {
    tz_library_call *call = argument;
    callers_records *from = TZ_NEW(call->session->arena, callers_records);
    tz_input *records = TZ_NEW(call->session->arena, tz_input);
    *from = (callers_records){call->reader, call->context};
    *records = (tz_input){.open = open_record, .context = from};
    return open_project(call, records);
}

static bool open_records(void *argument) {
    tz_library_call *call = argument;
    tsuzuri_session *session = call->session;
    tz_input *records = TZ_NEW(session->arena, tz_input);
    if (!tz_folder_open(session->arena, call->name, TZ_FILE_LIMIT, records, session->diag))
        return false;
    return finish(call, tz_edition_read(session->arena, records, session->threads, session->diag), NULL);
}

tsuzuri_edition *tsuzuri_edition_open(tsuzuri_session *session, const char *folder) {
    tz_library_call call = {.session = session, .name = folder};
    return tz_library_run(&call, open_edition) ? call.made : NULL;
}

tsuzuri_edition *tsuzuri_edition_read(tsuzuri_session *session, tsuzuri_reader *reader, void *context) {
    tz_library_call call = {.session = session, .reader = reader, .context = context};
    return tz_library_run(&call, read_edition) ? call.made : NULL;
}

tsuzuri_edition *tsuzuri_edition_open_records(tsuzuri_session *session, const char *folder) {
    tz_library_call call = {.session = session, .name = folder};
    return tz_library_run(&call, open_records) ? call.made : NULL;
}

// ---- its municipalities ----

size_t tsuzuri_edition_municipality_count(const tsuzuri_edition *edition) {
    return edition->municipalities_n;
}

const char *tsuzuri_edition_municipality_name(const tsuzuri_edition *edition, size_t index) {
    return edition->names[index];
}

const char *tsuzuri_edition_municipality_code(const tsuzuri_edition *edition, size_t index) {
    return edition->codes[index];
}
