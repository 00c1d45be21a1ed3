// Inside the library: what a session owns, and how its functions run.
#ifndef LIBRARY_SESSION_H
#define LIBRARY_SESSION_H

#include "base/language.h"
#include "book/book.h"
#include "pdf/pdf.h"
#include "project/search.h"
#include "tsuzuri/tsuzuri.h"

struct tsuzuri_session {
    tz_arena *arena;
    tz_diag *diag;   // of all that was done
    tz_arena *shown; // what tsuzuri_messages() has returned last
    const tz_language *language;
    char units[TZ_UNITS_MOST + 1]; // of the edition that was read last; "": none was
    uint32_t threads;
    TZ_LIST(const char *) data_folders; // the caller's
    const char *layout, *fonts, *font_dir, *parts;
    tz_comparison_style style;
    tz_pdf_options pdf;
};

struct tsuzuri_edition {
    tsuzuri_session *session;
    const tz_edition *records;
    const tz_project *project;   // NULL: the records alone were read
    const char **names, **codes; // of its municipalities, in the order of the cards
    size_t municipalities_n;
};

struct tsuzuri_book {
    tsuzuri_session *session;
    const tz_project *project;
    tz_arena *arena;
    const tz_book *pages;
};

// What a public function was called with; each uses what it needs.
typedef struct tz_library_call {
    tsuzuri_session *session;
    tsuzuri_edition *edition, *since;
    tsuzuri_book *book;
    const char *name, *value;
    tsuzuri_reader *reader;
    tsuzuri_writer *writer;
    void *context;
    tsuzuri_form form;
    void *made; // the result, where that is an object
} tz_library_call;

// Does the work of a public function: in the session's language, and with running out of memory as a message. False
// when the work returned false, reported an error, or ran out of memory.
bool tz_library_run(tz_library_call *call, bool (*work)(void *call));

// Where layouts and fonts were installed, and the revision that the library was built from, or "".
extern const char tz_library_data_folder[], tz_library_revision[];

#endif
