// Sessions: their options, and the frame around each public function.
#include "library/session.h"
#include "base/file.h"
#include "base/intl.h"
#include "base/memory.h"
#include "pdf/words.h"

#include <string.h>

static const tz_place nowhere;

typedef struct making {
    tz_arena *arena;
    tz_diag *diag;
    tsuzuri_session *session;
} making;

static bool make(void *argument) {
    making *m = argument;
    m->arena = tz_arena_new(NULL);
    m->diag = tz_diag_new();
    m->session = TZ_NEW(m->arena, tsuzuri_session);
    *m->session = (tsuzuri_session){.arena = m->arena, .diag = m->diag, .threads = 1};
    m->session->pdf = (tz_pdf_options){.purpose = TZ_PURPOSE_HANDOUT, .impose = TZ_IMPOSE_NONE};
    return true;
}

tsuzuri_session *tsuzuri_session_new(void) {
    making m = {.session = NULL};
    bool made;
    if (tz_memory_try(make, &m, &made))
        return m.session;
    tz_diag_free(m.diag);
    tz_arena_free(m.arena);
    return NULL;
}

void tsuzuri_session_free(tsuzuri_session *session) {
    if (!session)
        return;
    tz_diag *diag = session->diag;
    tz_arena_free(session->arena);
    tz_diag_free(diag);
}

bool tz_library_run(tz_library_call *call, bool (*work)(void *call)) {
    tz_diag *diag = call->session->diag;
    size_t errors = tz_diag_count(diag, TZ_ERROR);
    const tz_language *before = tz_language_use(call->session->language);
    tz_units_use(call->session->units);
    bool done = tz_protect(diag, work, call) && tz_diag_count(diag, TZ_ERROR) == errors;
    strcpy(call->session->units, tz_units_used()); // of the edition that was read
    tz_units_use("");
    tz_language_use(before);
    return done;
}

// ---- options ----

static const char *copy(tsuzuri_session *session, const char *value) {
    return value ? tz_arena_copy(session->arena, value, strlen(value)) : NULL;
}

static bool set_language(tsuzuri_session *session, const char *value) {
    return tz_language_find(value ? value : "en", &session->language);
}

static bool set_threads(tsuzuri_session *session, const char *value) {
    session->threads = 1;
    return !value || tz_pdf_read_count(value, &session->threads);
}

static bool set_data_folder(tsuzuri_session *session, const char *value) {
    if (value)
        *TZ_ADD(session->arena, &session->data_folders) = copy(session, value);
    else
        session->data_folders.n = 0;
    return true;
}

static bool set_layout(tsuzuri_session *session, const char *value) {
    session->layout = copy(session, value);
    return true;
}

static bool set_fonts(tsuzuri_session *session, const char *value) {
    session->fonts = copy(session, value);
    return true;
}

static bool set_font_dir(tsuzuri_session *session, const char *value) {
    session->font_dir = copy(session, value);
    return true;
}

static bool set_parts(tsuzuri_session *session, const char *value) {
    session->parts = copy(session, value);
    return true;
}

static bool set_style(tsuzuri_session *session, const char *value) {
    int found = value ? tz_word_index(tz_comparison_style_words, value) : TZ_COMPARISON_REDLINE;
    if (found >= 0)
        session->style = (tz_comparison_style)found;
    return found >= 0;
}

static bool set_purpose(tsuzuri_session *session, const char *value) {
    int found = value ? tz_word_index(tz_purpose_words, value) : TZ_PURPOSE_HANDOUT;
    if (found >= 0)
        session->pdf.purpose = (tz_purpose)found;
    return found >= 0;
}

// The file is read at once, so that what is wrong with it is reported here.
static bool set_profile(tsuzuri_session *session, const char *value) {
    session->pdf.icc = NULL;
    session->pdf.icc_size = 0;
    session->pdf.icc_name = copy(session, value);
    if (!value)
        return true;
    const tz_source *file = tz_file_read(session->arena, session->pdf.icc_name, TZ_FILE_LIMIT, nowhere, session->diag);
    if (file) {
        session->pdf.icc = file->bytes;
        session->pdf.icc_size = file->size;
    }
    return true;
}

static bool set_imposition(tsuzuri_session *session, const char *value) {
    int found = value ? tz_word_index(tz_imposition_words, value) : TZ_IMPOSE_NONE;
    if (found >= 0)
        session->pdf.impose = (tz_imposition)found;
    return found >= 0;
}

static bool set_thickness(tsuzuri_session *session, const char *value) {
    session->pdf.paper_thickness = 0;
    return !value || tz_pdf_read_millimetres(value, TZ_PDF_MOST_THICKNESS, &session->pdf.paper_thickness);
}

static bool set_back_margin(tsuzuri_session *session, const char *value) {
    session->pdf.back_margin = 0;
    return !value || tz_pdf_read_millimetres(value, TZ_PDF_MOST_BACK_MARGIN, &session->pdf.back_margin);
}

static bool set_marks(tsuzuri_session *session, const char *value) {
    session->pdf.marks = value && !strcmp(value, "true");
    return !value || session->pdf.marks || !strcmp(value, "false");
}

static bool set_multiple(tsuzuri_session *session, const char *value) {
    session->pdf.multiple = 0;
    return !value || tz_pdf_read_count(value, &session->pdf.multiple);
}

static const struct {
    const char *name;
    bool (*set)(tsuzuri_session *, const char *value); // false: it cannot have that value
} options[] = {
    {"language", set_language},
    {"threads", set_threads},
    {"data-dir", set_data_folder},
    {"layout", set_layout},
    {"fonts", set_fonts},
    {"font-dir", set_font_dir},
    {"parts", set_parts},
    {"style", set_style},
    {"for", set_purpose},
    {"icc", set_profile},
    {"impose", set_imposition},
    {"paper-thickness", set_thickness},
    {"back-margin", set_back_margin},
    {"marks", set_marks},
    {"multiple", set_multiple},
};

static bool set_option(void *argument) {
    const tz_library_call *call = argument;
    for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
        if (strcmp(options[i].name, call->name) != 0)
            continue;
        if (!options[i].set(call->session, call->value))
            tz_error(call->session->diag, nowhere, _("the option %s cannot be %s"), call->name, call->value);
        return true;
    }
    tz_error(call->session->diag, nowhere, _("there is no option %s"), call->name);
    return true;
}

bool tsuzuri_session_set(tsuzuri_session *session, const char *option, const char *value) {
    tz_library_call call = {.session = session, .name = option, .value = value};
    return tz_library_run(&call, set_option);
}
