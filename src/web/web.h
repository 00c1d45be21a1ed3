// The engine of the browser page: the commands of src/cli over files in memory.
//
// The page (page/engine.js) puts files, runs a command with the words of a command line, and takes the answer:
//
//     put "r7/edition.yaml", … "layouts/a4.yaml", "fonts/fonts.yaml", "usr/share/fonts/…", "data/japan/…"
//     run ["build", "r7", "-o", "handout.pdf"], "ja"
//
// Names are paths from the page's one folder; the folders layouts, fonts and data beside the editions are those of the
// program, and fonts.yaml says where font files are. The answer is JSON in UTF-8:
//
//     {"status": 65, "errors": 1, "warnings": 0, "notes": 1,    exit code of the command (cli.h), counts of messages
//      "messages": [{                                           sorted as they are printed
//          "severity": "error",                                 or "warning", "note"
//          "message": "…",
//          "file": "r7/cards/津市.xlsx",                         left out where there is no place, as all below
//          "sheet": "調査票", "cell": "C12",                     of workbooks
//          "line": 3, "column": 7,                              from 1; of a cell those of its text
//          "before": "  abc", "after": "def",                   the line, or as much of it as can be shown:
//                                                               a caret stands between the two
//          "note": "…", "also": {"file": …, "line": …}}],       what to do, or a second place
//      "printed": {"at": …, "size": …},                         the messages as the program prints them
//      "text": {"at": …, "size": …},                            what the command writes to its standard output
//      "outputs": [{"name": "handout.pdf", "at": …, "size": …}],
//      "needed": ["usr/share/fonts/…"]}                         files that are known and not loaded: to be put, and the
//                                                               command to be run again; the messages do not count then
//
// Places `at` are addresses in the instance's memory, good until the next call. Out of memory is a trap, which ends the
// instance.
#ifndef WEB_WEB_H
#define WEB_WEB_H

#include "cli/cli.h"

#ifdef __wasm__
#define TZ_EXPORT(name) __attribute__((export_name(name)))
#else
#define TZ_EXPORT(name)
#endif

// Memory for names and bytes. NULL: there is none.
TZ_EXPORT("alloc") void *tz_engine_alloc(size_t size);
TZ_EXPORT("free") void tz_engine_free(void *memory);
// Adds or replaces a file; the bytes, from alloc(), are taken over. NULL: it can be had, but is not loaded yet.
TZ_EXPORT("put") void tz_engine_put(const char *name, char *bytes, size_t size);
TZ_EXPORT("remove") void tz_engine_remove(const char *name);
// Runs a command: `size` bytes of words, a NUL behind each, the command's name first. `language` of messages: "ja",
// "en". The answer, NUL-terminated, is good until the next call.
TZ_EXPORT("run") const char *tz_engine_run(char *words, size_t size, const char *language);
// Frees the answer and all that was written.
TZ_EXPORT("done") void tz_engine_done(void);

// ---- messages.c ----

// Adds a key and its string.
void tz_web_put_key(tz_arena *arena, tz_bytes *out, const char *key, const char *text, size_t size);
// Adds "file", and "sheet" and "cell" of a source that is a cell.
void tz_web_put_file(tz_arena *arena, tz_bytes *out, const char *name);

// Adds the messages as a JSON array.
void tz_web_put_messages(tz_arena *arena, const tz_diag *diag, tz_bytes *out);

// ---- answers.c: a command of the page's own ----

// answers EDITION_DIR: what `check` tells, and of each municipality its answers, as JSON on standard output:
//
//     {"edition": {"id": "r7", "title": "…", "year": "令和7年度", "units": "市町", "since": "../r6"},
//      "pages": 45,                                        of the booklet; 0: it cannot be made
//      "fields": [{"path": "shared.ict", "section": "…", "label": "…"}],
//      "municipalities": [{"code": "242055", "name": "桑名市", "card": 3}],   null: it has not answered
//      "cards": [{"slug": "242055-kuwana", "file": …, "sheet": …, "cell": …,  where it is from, as in messages
//                 "names": "桑名市", "region": "北中部", "size_pt": 8.25, "pages": 1,
//                 "limit": "shared.ict", "over": 120,      which answer keeps the type small, and by about how many
//                                                          characters there are too many for the card; 0: it fits
//                 "answers": [{"id": 25, "chars": 312, "text": "…", "sheet": …, "cell": …, "line": 31}]}]}
//
// Answers are in the order of the fields; `id` is that of their runs on pages. Where records have errors the cards are
// those that could be read, without sizes.
extern const tz_command tz_command_answers;

// ---- pages.c: another ----

// pages EDITION_DIR [PAGE...]: makes the booklet, writes these pages as 3.svg, 4.svg … (svg.h), or with --picture and
// --text as 3.picture.svg and 3.text.svg, and what is on each page as JSON on standard output:
//
//     {"width": 595.276, "height": 841.89,                of a page, in points
//      "pages": [{"label": "iv", "answers": [34, 35]}],    answer n is that of card n / fields, field n % fields:
//                                                          data-answer of the SVG
//      "fields": [{"path": "shared.ict", "label": "…"}], "cards": [{"slug": "242055-kuwana", "names": "桑名市"}],
//      "bookmarks": [{"title": "…", "level": 1, "page": 3}]}
//
// Nothing is written when something is wrong in the records. The book is kept until a file is put or removed; a second
// call then makes nothing and has no messages.
extern const tz_command tz_command_pages;
// Frees the book that is kept: to be called before a file changes, since the book borrows its bytes.
void tz_web_pages_forget(void);

#endif
