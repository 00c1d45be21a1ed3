// tsuzuri: typesets a prefecture's municipal records into a booklet. For programs in C, C++, or any language that can
// call C functions.
//
//     tsuzuri_session *session = tsuzuri_session_new();
//     tsuzuri_edition *edition = tsuzuri_edition_open(session, "data/r7");
//     tsuzuri_book *book = edition ? tsuzuri_book_make(edition, NULL) : NULL;
//     if (!book || !tsuzuri_book_write_pdf(book, write, context))
//         fputs(tsuzuri_messages(session), stderr);
//     tsuzuri_session_free(session);
//
// - Ownership: a session owns all that is made with it, and tsuzuri_session_free() frees it all. Texts that are
// returned
//   are borrowed; texts that are given are copied. All texts are UTF-8 and end with a NUL.
// - Errors: functions return NULL or false, and the session's messages say what is wrong, as many things as were found.
//   Nothing is printed, the process is never ended, and no signal handler is set. Out of memory is such an error, too.
// - Threads: a session belongs to one thread at a time. Different sessions may be used in different threads at the same
//   time, each with a language of its own. There is no state of the process.
// - The same records, layout and fonts give the same bytes as the command `tsuzuri`, whatever the number of threads.
// - Stable: programs that use only what is declared here go on working, without being compiled anew, as long as the
//   first number of the version stays. Functions and options may be added.
#ifndef TSUZURI_TSUZURI_H
#define TSUZURI_TSUZURI_H

#include <stdbool.h>
#include <stddef.h>

#include "version.h"

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

// The version of the library that runs, which may be newer than TSUZURI_VERSION.
const char *tsuzuri_version(void);

// ---- sessions ----

typedef struct tsuzuri_session tsuzuri_session; // options, messages, and all that is made
typedef struct tsuzuri_edition tsuzuri_edition; // the records of one year, with their layout and fonts
typedef struct tsuzuri_book tsuzuri_book;       // pages

// NULL: out of memory.
tsuzuri_session *tsuzuri_session_new(void);
// NULL is allowed.
void tsuzuri_session_free(tsuzuri_session *session);

// Sets an option for what is done from now on; value NULL: as it was at first. False after reporting: there is no such
// option, or it cannot have that value.
//
//     option           value                                             used when
//     language         "ja", "ja_JP.UTF-8"; at first English             a message is reported
//     threads          "1" (at first) to "64": at most so many           always
//     data-dir         a folder with layouts/ and fonts/fonts.yaml;      an edition is opened
//                      each further value is searched after those before
//                      it, and the installed ones are searched last
//     layout           file to use instead of the edition's own layout   an edition is opened
//     fonts            list of fonts, instead of fonts/fonts.yaml        an edition is opened
//     font-dir         folder of the font files                          an edition is opened
//     parts            "cover,contents,cards": only these, in order      a booklet is made
//     style            "redline" (at first), "table": both years side by  a comparison is made
//                      side
//     for              "handout" (at first), "archive", "print"          a PDF is written
//     icc              for print: file with the output profile           a PDF is written
//     impose           for print: "single" (at first), "saddle-left",    a PDF is written
//                      "saddle-top", "2up", "a3-fold"
//     paper-thickness  for print: "0.12", in millimetres                 a PDF is written
//     back-margin      for print: "3", in millimetres, between imposed   a PDF is written
//                      pages and the fold
//     marks            for print: "true": bleed and trim marks around    a PDF is written
//                      imposed sheets, too
//     multiple         for print: "4", pages up to a multiple of it      a PDF is written
//
// They are those of the command `tsuzuri`, whose manual explains them further.
bool tsuzuri_session_set(tsuzuri_session *session, const char *option, const char *value);

// ---- messages ----

typedef enum tsuzuri_severity { TSUZURI_NOTE, TSUZURI_WARNING, TSUZURI_ERROR } tsuzuri_severity;

// All messages of the session as a terminal shows them, by file and place, each with its line and a caret: "" when
// there is none. Control characters are shown as \xNN. Borrowed until the next call with this session. NULL: out of
// memory.
const char *tsuzuri_messages(tsuzuri_session *session);

// The same one by one, in the order in which they were reported; `index` is below the count.
size_t tsuzuri_message_count(const tsuzuri_session *session);
tsuzuri_severity tsuzuri_message_severity(const tsuzuri_session *session, size_t index);
// What is wrong, without its place. Parts of the records in it are as they were found.
const char *tsuzuri_message_text(const tsuzuri_session *session, size_t index);
// More about it, such as what to do; NULL: none.
const char *tsuzuri_message_note(const tsuzuri_session *session, size_t index);
// The file, as it was named when it was asked for; NULL: the message is about no place in a file.
const char *tsuzuri_message_file(const tsuzuri_session *session, size_t index);
// Line and column in it, from 1; the column counts characters (code points). 0: no line
// of a file.
size_t tsuzuri_message_line(const tsuzuri_session *session, size_t index);
size_t tsuzuri_message_column(const tsuzuri_session *session, size_t index);

// ---- editions ----

// Reads an edition: a folder with edition.yaml, whose cards/ may hold workbooks. NULL after reporting.
tsuzuri_edition *tsuzuri_edition_open(tsuzuri_session *session, const char *folder);

// Gives a file of an edition by its name in the edition's folder ("edition.yaml", "cards/242055-kuwana.yaml") and its
// size in bytes; NULL: there is none. The bytes must stay as they are until the session is freed. It may be called in
// any of the session's threads, but in one at a time.
typedef const void *tsuzuri_reader(void *context, const char *name, size_t *size);
// The same with records that need not be in files, all of them YAML; layouts and fonts are found as for others. NULL
// after reporting.
tsuzuri_edition *tsuzuri_edition_read(tsuzuri_session *session, tsuzuri_reader *reader, void *context);

// Reads the records alone, which is enough for an edition that another one is compared with. NULL after reporting.
tsuzuri_edition *tsuzuri_edition_open_records(tsuzuri_session *session, const char *folder);

// Its municipalities in the order of the booklet; `index` is below the count. A code has six digits.
size_t tsuzuri_edition_municipality_count(const tsuzuri_edition *edition);
const char *tsuzuri_edition_municipality_name(const tsuzuri_edition *edition, size_t index);
const char *tsuzuri_edition_municipality_code(const tsuzuri_edition *edition, size_t index);

// ---- books ----

// Makes the booklet, as the command `build` does; with the edition of an earlier year (NULL: none) it has change bars
// at what has changed since. Both are of one session. NULL after reporting.
tsuzuri_book *tsuzuri_book_make(tsuzuri_edition *edition, tsuzuri_edition *since);
// Makes the card of one municipality, found by its name, code or romanised name, as the command `sheet` does. NULL
// after reporting.
tsuzuri_book *tsuzuri_book_make_single(tsuzuri_edition *edition, const char *municipality);
// Makes a booklet of what has changed since an earlier year, as the command `compare -o` does. NULL after reporting.
tsuzuri_book *tsuzuri_book_make_comparison(tsuzuri_edition *edition, tsuzuri_edition *since);
// Frees a book before its session: for those who make many. NULL is allowed.
void tsuzuri_book_free(tsuzuri_book *book);

size_t tsuzuri_book_page_count(const tsuzuri_book *book);

// Takes the bytes of an output in order; they are borrowed for the call. False ends the writing.
typedef bool tsuzuri_writer(void *context, const void *bytes, size_t size);
// Writes the book as a PDF. False after reporting, or when the writer refused: what it took then is no PDF.
bool tsuzuri_book_write_pdf(tsuzuri_book *book, tsuzuri_writer *writer, void *context);
// Writes what stands where on the pages as text, as the command `trace` does. False as above.
bool tsuzuri_book_write_trace(tsuzuri_book *book, tsuzuri_writer *writer, void *context);

// ---- comparing ----

typedef enum tsuzuri_form { TSUZURI_TEXT, TSUZURI_JSON } tsuzuri_form;
// Writes what has changed since the edition of an earlier year, as the command `compare` does; the text is in the
// language of the messages. False after reporting, or when the writer refused.
bool tsuzuri_compare(tsuzuri_edition *edition, tsuzuri_edition *since, tsuzuri_form form, tsuzuri_writer *writer,
                     void *context);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif

#endif
