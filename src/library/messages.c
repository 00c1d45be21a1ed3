// The messages of a session.
#include "library/session.h"

static bool show(void *argument) {
    tz_library_call *call = argument;
    tsuzuri_session *session = call->session;
    tz_bytes out = {0};
    tz_arena_free(session->shown);
    session->shown = NULL;
    session->shown = tz_arena_new(session->arena);
    tz_diag_print(session->diag, session->shown, &out);
    call->made = tz_arena_copy(session->shown, out.at, out.n);
    return true;
}

const char *tsuzuri_messages(tsuzuri_session *session) {
    tz_library_call call = {.session = session};
    return tz_library_run(&call, show) ? call.made : NULL;
}

size_t tsuzuri_message_count(const tsuzuri_session *session) {
    size_t n = 0;
    while (tz_diag_at(session->diag, n))
        n++;
    return n;
}

tsuzuri_severity tsuzuri_message_severity(const tsuzuri_session *session, size_t index) {
    switch (tz_diag_at(session->diag, index)->severity) {
    case TZ_ERROR:
        return TSUZURI_ERROR;
    case TZ_WARNING:
        return TSUZURI_WARNING;
    default:
        return TSUZURI_NOTE;
    }
}

const char *tsuzuri_message_text(const tsuzuri_session *session, size_t index) {
    return tz_diag_at(session->diag, index)->message;
}

const char *tsuzuri_message_note(const tsuzuri_session *session, size_t index) {
    return tz_diag_at(session->diag, index)->note;
}

const char *tsuzuri_message_file(const tsuzuri_session *session, size_t index) {
    const tz_source *source = tz_diag_at(session->diag, index)->place.source;
    return source ? source->name : NULL;
}

static uint32_t number_of(const tsuzuri_session *session, size_t index, bool column) {
    const tz_place place = tz_diag_at(session->diag, index)->place;
    uint32_t numbers[2] = {0};
    if (place.source)
        tz_place_line(place, &numbers[0], &numbers[1]);
    return numbers[column];
}

size_t tsuzuri_message_line(const tsuzuri_session *session, size_t index) {
    return number_of(session, index, false);
}

size_t tsuzuri_message_column(const tsuzuri_session *session, size_t index) {
    return number_of(session, index, true);
}
