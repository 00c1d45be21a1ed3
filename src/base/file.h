// Files: reading all of one, and writing new ones that appear complete or not at all. Besides the commands, only
// file.c, output.c and folder.c of src/base know about the file system; the rest of the engine takes bytes and gives
// bytes.
//
// All failures are reported into the tz_diag with the system's own reason. Thread-safe: inputs may be opened and
// outputs written in several threads, each object by one thread at a time.
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/diag.h"
#include "base/path.h"

// ---- reading ----

#define TZ_FILE_LIMIT ((size_t)64 << 20)  // records, forms, layouts: far beyond what people write
#define TZ_FONT_LIMIT ((size_t)512 << 20) // fonts, profiles, archives; binary, so their sources have no line table

// The whole content of a file that the user named (a pipe or device is read to its end); "-" is standard input.
// Messages show `path` as given. Reports at `requested_at` when there is no such file, when it cannot be read, or when
// it is larger than `limit` bytes; NULL then.
const tz_source *tz_file_read(tz_arena *arena, const char *path, size_t limit, tz_place requested_at, tz_diag *diag);

// What tells a file from all others, whatever its names.
typedef struct tz_file_id {
    uint64_t device, number;
} tz_file_id;
// False: there is none of that name.
bool tz_file_identify(const char *path, tz_file_id *out);

// Whether something of that name exists. For exit codes and friendlier messages only: it may be gone a moment later.
bool tz_file_exists(const char *path);
// Whether that is a folder.
bool tz_folder_exists(const char *path);

// A directory as a source of inputs (an edition's, a font directory). Requested names must stay within it: an absolute
// name, one with "..", and a symbolic link that is absolute or goes up are refused, whatever races on the way. Only
// regular files are read, and each only once: who writes into one later changes nothing of what was read. The
// directory stays open until the arena is freed. Sources are named path/name, as the user wrote the path. False after
// reporting without a place.
bool tz_folder_open(tz_arena *arena, const char *path, size_t limit, tz_input *input, tz_diag *diag);

// Who takes bytes piece by piece; false: no more of them.
typedef struct tz_taker {
    bool (*take)(void *context, const void *bytes, size_t size);
    void *context;
} tz_taker;
// Gives a file of a folder that tz_folder_open() has opened piece by piece, whatever its size. False after reporting,
// or when it was not taken.
bool tz_folder_read(const tz_input *folder, tz_arena *arena, const char *name, tz_taker to, tz_diag *diag);

typedef enum tz_folder_entry_kind {
    TZ_ENTRY_FILE,
    TZ_ENTRY_FOLDER,
    TZ_ENTRY_LINK,
    TZ_ENTRY_OTHER
} tz_folder_entry_kind;
typedef struct tz_folder_entry {
    const char *name; // below the folder: "cards/242055-kuwana.yaml"
    tz_folder_entry_kind kind;
    uint64_t size; // of a file, bytes
} tz_folder_entry;
typedef struct tz_folder_entries {
    TZ_LIST(tz_folder_entry) all;
} tz_folder_entries;

// Everything below a folder, hidden or not, sorted by name as bytes. Links are listed and never followed. False after
// reporting: a folder cannot be opened, or there is more in it than in any edition (100,000 names, 32 levels).
bool tz_folder_list(tz_arena *arena, const char *path, tz_folder_entries *out, tz_diag *diag);
// The same without what is in the folders below.
bool tz_folder_list_top(tz_arena *arena, const char *path, tz_folder_entries *out, tz_diag *diag);

// ---- writing ----

// An output that appears under its name complete, or not at all: it is written into a new file in the same directory
// (created exclusively, with the old file's permissions or the user's default ones), and renamed. That holds whatever
// happens to the program. Should the machine stop within the next seconds, file systems that write data before they
// write names (ext4 as it is set up by default) still have the old file or the new one, complete;
// tz_output_require_durable() makes it certain. Until tz_output_commit() has returned true an old file of that name is
// intact. A symbolic link is followed, once, when the output is opened. "-" and "/dev/stdout" are standard output;
// other devices and pipes are refused.
//
// The new file's name says who makes it (".tsuzuri-HOST-PROCESS-NUMBER.tmp"), and it is locked until it is renamed or
// removed, so that tz_output_sweep() can tell what a process left behind that was killed outright.
typedef struct tz_output tz_output;

// Reports early what would stop tz_output_open(): an empty or too long name, a missing directory, missing permission, a
// directory, device or pipe of that name, a link that leads nowhere. The arena is for what it needs meanwhile.
bool tz_output_possible(tz_arena *arena, const char *path, tz_diag *diag);
// Removes what dead processes have left behind where that output goes. Their files are not locked; a process of that
// number does not run on this host (or the file is an hour old: numbers are used again). Those of other hosts are
// removed when they are a day old.
void tz_output_sweep(tz_arena *arena, const char *path);
// The same in a folder.
void tz_folder_sweep(tz_arena *arena, const char *path);

// Creates the new file. NULL after reporting (a command's exit code 73). If the arena is freed before the commit, the
// new file is removed. The diag is borrowed for what tz_output_write() has to report.
tz_output *tz_output_open(tz_arena *arena, const char *path, tz_diag *diag);

// Adds bytes; the signature is that of a tz_sink, with the tz_output as its context. False after reporting once (exit
// code 74): a full disk, an I/O error, or a signal (see below). After a failure everything fails.
bool tz_output_write(void *context, const void *bytes, size_t size);

// For what cannot be made again tomorrow: the commit waits until the disk has it, which takes longer than the making.
void tz_output_require_durable(tz_output *output);

// Writes what is left and gives it its name. False after reporting; the new file is gone then.
bool tz_output_commit(tz_output *output);

// Gives up: removes the new file, reports nothing. Nothing happens after a commit.
void tz_output_discard(tz_output *output);

// Reports early what would stop tz_folder_make().
bool tz_folder_make_possible(tz_arena *arena, const char *path, tz_diag *diag);
// Makes a directory and those above it that are missing. True when it is there in the end.
bool tz_folder_make(tz_arena *arena, const char *path, tz_diag *diag);

// A folder full of files that appears under its name complete, or not at all: it is written into a new hidden folder
// next to it (".tsuzuri-….tmp"), flushed to the disk, and renamed. Nothing that is there is replaced, but for an empty
// folder. What a process leaves behind that is killed outright is that hidden folder alone.
typedef struct tz_folder_output tz_folder_output;

// Reports early what would stop a tz_folder_output: something of that name, or that nothing can be made where it is to
// be. Folders above it may be missing, if they are made before it is opened.
bool tz_folder_output_possible(tz_arena *arena, const char *path, tz_diag *diag);
// Begins the new folder. NULL after reporting (exit code 73). If the arena is freed before the commit, it is removed.
tz_folder_output *tz_folder_output_open(tz_arena *arena, const char *path, tz_diag *diag);
// Adds a file, and the folders in its name ("data/cards/tsu.yaml"). False after reporting once (exit code 74): a
// full disk, a name that leads out of the new folder, a signal. After a failure everything fails.
bool tz_folder_output_add(tz_folder_output *output, const char *name, const void *bytes, size_t size);
// Adds an empty folder. False after reporting, as above.
bool tz_folder_output_add_folder(tz_folder_output *output, const char *name);
// Brings everything to the disk and gives the folder its name. False after reporting; the new folder is gone then.
bool tz_folder_output_commit(tz_folder_output *output);
// Gives up: removes the new folder, reports nothing. Nothing happens after a commit.
void tz_folder_output_discard(tz_folder_output *output);

// ---- signals ----

// Lets signals end the program without leaving half-written files: while an output is open, those that ask the program
// to end (SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGALRM, SIGXCPU and so on) only make every tz_output_write() and
// tz_output_commit() fail, so that the program unwinds and cleans up; the second signal, or one while nothing is open,
// acts at once. Signals of faults (SIGSEGV and so on) remove what is half-written first. SIGPIPE is one
// that ends the program, and nothing is reported of it; SIGXFSZ becomes a write error. What was ignored stays so: then
// a closed pipe is a write error, too. Process-wide; for a command's main() to call, never for a library's user.
void tz_file_catch_signals(void);

// The signal that came, or 0. After cleaning up, a command sets it to its default action and raises it again.
int tz_file_signal(void);

#endif
