// Archives: an edition stored so that anybody can check, years later, that it is intact, typeset it again, and learn
// why the result differs if it does.
//
// The files of an archive have names:
//     edition/…         the edition's own folder
//     layouts/…         the layout, with all that it is `like`
//     fonts/fonts.yaml  which fonts it was set in
//     build.yaml        how it was set: versions, fonts, options
// They are attached to the PDF/A-3u, and are next to it below data/ in a bag (BagIt 1.0, RFC 8493):
//     bagit.txt  bag-info.txt  manifest-sha256.txt  tagmanifest-sha256.txt  data/r7.pdf  data/build.yaml data/edition/…
//     data/pages.txt    the words of the pages as plain text, of the bag alone
//
// Bytes in, bytes out: the same edition gives the same bag. Nothing that is read back is trusted: names never lead out
// of the bag, sizes are limited, and every error is reported.
#ifndef ARCHIVE_ARCHIVE_H
#define ARCHIVE_ARCHIVE_H

#include "base/file.h"
#include "base/sha256.h"
#include "pdf/pdf.h"
#include "project/project.h"

// Files by name, with their bytes in memory. Sources of large ones need no line table.
typedef struct tz_archive_files {
    TZ_LIST(tz_project_file) files;
    size_t sorted; // that many are known to be in the order of their names: all of them, or none
} tz_archive_files;
// Puts them into that order, so that one is found quickly; of two with one name the first stays the first.
void tz_archive_files_sort(tz_archive_files *files);
// NULL: there is none of that name.
const tz_source *tz_archive_files_find(const tz_archive_files *files, const char *name);

// ---- build.yaml ----

typedef struct tz_build_library {
    tz_text name, version;
} tz_build_library;
typedef struct tz_build_font {
    tz_text name, version, package, file, sha256, licence;
    tz_text package_version; // size 0: not known
} tz_build_font;
typedef struct tz_build_file {
    tz_text name, sha256;
} tz_build_file;
typedef struct tz_build {
    tz_text tsuzuri;                                 // its version
    tz_text revision;                                // that tsuzuri was built from; size 0: not known
    tz_text id, title, fiscal_year, publisher, date; // of the edition; date: size 0 when it has none
    int32_t year, cards, municipalities, pages;
    tz_text layout; // "layouts/a4.yaml"
    tz_texts parts; // of the booklet, in order
    const tz_build_library *libraries;
    const tz_build_font *fonts; // every face that was opened
    const tz_build_file *files; // what the edition was read from
    size_t libraries_n, fonts_n, files_n;
    const tz_source *source;
} tz_build;

// Writes how the book was set. To be called when it is made: only then it is known which fonts were needed. `revision`:
// what the program was built from, or "" where that is not known.
void tz_build_write(tz_arena *arena, const tz_project *project, const tz_book *book, const char *revision,
                    tz_bytes *out);
// NULL after reporting.
const tz_build *tz_build_read(tz_arena *arena, const tz_source *source, tz_diag *diag);
// The versions of tsuzuri, libraries and fonts that have changed between two builds, in words, separated by commas;
// NULL: none.
const char *tz_build_difference(tz_arena *arena, const tz_build *then, const tz_build *now);

// ---- pages.txt ----

#define TZ_PAGES_FILE "pages.txt"
// Writes the words of each line of the pages, and a digest of all that is drawn on a page.
void tz_pages_write(tz_arena *arena, const tz_book *book, tz_bytes *out);

// ---- making an archive ----

// What a PDF/A-3u of the edition carries: its files, and build.yaml (borrowed).
const tz_attachment *tz_archive_attachments(tz_arena *arena, const tz_project *project, const tz_bytes *build,
                                            size_t *n);

typedef struct tz_bag_plan {
    const tz_project *project;
    const tz_book *book;
    const tz_archive_files *payload; // names as above, and the PDF: "r7.pdf"
    const char *date;                // of packing, "2026-03-31"; NULL: the edition's own, if it has one
} tz_bag_plan;
// All files of the bag, in the order in which it is to be written: bagit.txt, which makes it a bag, comes last.
const tz_archive_files *tz_bag_make(tz_arena *arena, const tz_bag_plan *plan);

// ---- checking ----

// What is in a bag's folder. A bag may be anybody's, of BagIt 0.93 to 1.0, with any of the sums from MD5 to SHA3-512.
typedef struct tz_bag_contents {
    const tz_folder_entries *entries; // all of it
    const tz_input *files;            // opens them (names like "data/build.yaml")
    // Gives a file piece by piece, as tz_folder_read does; NULL: files are opened, each on its own.
    bool (*read)(const tz_input *files, tz_arena *arena, const char *name, tz_taker to, tz_diag *diag);
} tz_bag_contents;

typedef struct tz_bag {
    const char *version;             // of BagIt: "1.0"
    size_t files;                    // below data/
    uint64_t size;                   // of them together, bytes
    bool is_ours;                    // made by tsuzuri, says its bag-info.txt
    const char *seal;                // the list that covers all of the bag: "tagmanifest-sha256.txt"; "": there is none
    char sha256[TZ_SHA256_ROOM];     // of it
    char pdf_sha256[TZ_SHA256_ROOM]; // of the PDF in data/; "": there is none, or more than one
} tz_bag;
// Checks a bag by all of its lists: what is missing, changed, or not listed is reported, each by its name. NULL when it
// is none. Else the bag as found; it is complete and unchanged when no error was reported.
const tz_bag *tz_bag_check(tz_arena *arena, const tz_bag_contents *of, tz_diag *diag);

// Of the files of a bag below data/ those that an edition is made of, named without it: edition/…, layouts/…, fonts/…,
// build.yaml, pages.txt and PDFs. False after reporting.
bool tz_bag_read(tz_arena *arena, const tz_folder_entries *entries, const tz_input *files, tz_archive_files *out,
                 tz_diag *diag);

// Reports the files of `other` that are missing or differ in `files`; `in` names for the messages what has the other
// ones.
void tz_archive_files_compare(tz_arena *arena, const tz_archive_files *files, const tz_archive_files *other,
                              const char *in, tz_diag *diag);
// Reports which of the files that build.yaml lists are missing or changed.
void tz_archive_files_check(tz_arena *arena, const tz_archive_files *files, const tz_build *build, tz_diag *diag);

// ---- PDFs ----

// A stream as a PDF stores it.
typedef struct tz_stored_stream {
    const char *bytes; // borrowed from the open PDF, until the next stream is read
    size_t size;
    bool deflated; // by one FlateDecode; else as it is
} tz_stored_stream;
// What is needed of a library that reads PDFs: a table of functions, because starting a program that is linked with
// libqpdf takes three milliseconds more. So a program may link it (-lqpdf), or load it as a module only when a PDF is
// to be read. These functions report nothing; a hostile file gives NULL or false.
typedef struct tz_pdf_reader {
    // The bytes are borrowed while it is open. NULL: out of memory. To be closed, also when it is no PDF or damaged:
    // then *why is the reason (in the library's words, as long as it is open), and nothing else may be called.
    void *(*open)(const char *bytes, size_t size, const char **why);
    void (*close)(void *pdf);
    // The first part of the trailer's ID; false when there is none of 16 bytes.
    bool (*id)(void *pdf, unsigned char out[16]);
    // Attached file `index` in the order of their names; false past the last. The name is borrowed until the next call.
    bool (*attachment)(void *pdf, size_t index, const char **name, tz_stored_stream *out);
} tz_pdf_reader;
extern __attribute__((visibility("default"))) const tz_pdf_reader tz_pdf_reader_qpdf;

// The files attached to a PDF that tsuzuri made for an archive. Also compares its ID with its bytes: whatever was
// changed in it since is reported. False after reporting that nothing can be got out of it.
bool tz_attachments_read(tz_arena *arena, const tz_pdf_reader *reader, const tz_source *pdf, tz_archive_files *out,
                         tz_diag *diag);

// What a project is read from, out of an archive: all of `inputs` but the font files. False after reporting.
bool tz_archive_files_inputs(tz_arena *arena, const tz_archive_files *files, const tz_build *build,
                             tz_project_inputs *inputs, tz_diag *diag);

// ---- typesetting it again ----

// An archived booklet, and the same one typeset again from what its archive holds.
typedef struct tz_rebuilt {
    const tz_source *archived, *made; // PDFs
    const tz_source *archived_pages;  // pages.txt; NULL: a PDF alone has none, nor have bags before 1.0
    const tz_source *made_pages;      // NULL: there is none to be compared
    const char *causes;               // from tz_build_difference(), or NULL
} tz_rebuilt;
// True when the PDFs are the same bytes, and pages.txt has their words. Else reports how they differ: the first
// page and words, as far as pages.txt has them, or the byte and the object of the file; and what may have caused it.
bool tz_rebuilt_check(tz_arena *arena, const tz_rebuilt *rebuilt, tz_diag *diag);

#endif
