// The command line: what a command declares, what it is called with, and what it returns.
//
// A new command is one file with a `const tz_command`, and its line in the table of cli.c. Options are declared as a
// table; getopt_long's own table and the help text are made from it. N_ marks texts that are translated where they are
// shown (intl.h).
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "book/book.h"
#include "pdf/words.h"
#include "project/project.h"

#include <stdatomic.h>

// After <sysexits.h>.
typedef enum tz_exit {
    TZ_EXIT_OK = 0,
    TZ_EXIT_USAGE = 64,     // an option or operand is wrong
    TZ_EXIT_DATA = 65,      // the records, the layout or the fonts have errors
    TZ_EXIT_INPUT = 66,     // a file that is needed is not there or cannot be read
    TZ_EXIT_MEMORY = 71,    // out of memory
    TZ_EXIT_NO_CREATE = 73, // the output cannot be created
    TZ_EXIT_IO = 74,        // reading or writing failed
} tz_exit;

// What each means to whoever calls the program.
typedef struct tz_exit_meaning {
    int code;          // 128: that and the number of a signal
    const char *means; // N_; NULL ends the table
} tz_exit_meaning;
extern const tz_exit_meaning tz_exit_meanings[];

// What stands for a value or an operand: completion offers it, and the command line checks what an operand is.
typedef enum tz_value_kind {
    TZ_VALUE_TEXT, // anything that cannot be offered
    TZ_VALUE_FILE,
    TZ_VALUE_YAML, // *.yaml
    TZ_VALUE_FOLDER,
    TZ_VALUE_EDITION,      // a folder with edition.yaml
    TZ_VALUE_ANY_EDITION,  // the same, a bag, or a PDF that carries its records
    TZ_VALUE_ARCHIVED,     // a bag or such a PDF
    TZ_VALUE_ARCHIVE,      // a folder of bags
    TZ_VALUE_MUNICIPALITY, // of the edition, the first operand
    TZ_VALUE_KIND,         // of a file: "layout" (reference.h)
    TZ_VALUE_TOPIC,        // the same, or a command
} tz_value_kind;

typedef struct tz_option {
    const char *name;         // long; NULL ends a table
    char letter;              // 0: none
    const char *value;        // N_: the name of its value in the help; NULL: takes none
    const char *help;         // N_: one line
    tz_value_kind kind;       // of its value
    const char *const *words; // NULL-terminated: the only values that it may have; NULL: any
    const char *details;      // N_: more, for help and manual; NULL: none
} tz_option;

typedef struct tz_operand {
    const char *name; // N_: as in the usage: "EDITION_DIR", "NAME..."; NULL ends a table
    tz_value_kind kind;
    const char *help; // N_: one line
} tz_operand;

// Everything that an example needs is in the repository: a test runs them all, one after the other.
typedef struct tz_example {
    const char *line; // as it is typed; NULL ends a table
    const char *does; // N_: what that does, one line
} tz_example;

// What a command is called with. All of it lives as long as the call.
typedef struct tz_call {
    const struct tz_command *command;
    const struct tz_command *const *commands; // all of them, as tz_commands
    const char *revision;                     // of the program, as build.yaml and --version have it; "": not known
    const char **values; // one an option, in the table's order: its (last) value, "" for one without; NULL: not given
    char **operands;
    size_t operands_n;
    tz_arena *arena;
    tz_diag *diag;                // printed to standard error when the command returns
    const tz_progress *progress;  // NULL: not shown
    tz_bytes *output;             // written to standard output when the command returns
    const tz_comparison *since;   // with the edition before, once a booklet was made; NULL: none is known
    const char *before;           // the path that `since:` names, once it is used; NULL: it is not
    struct tz_cli_inputs *inputs; // what no output may replace (output_check.c); NULL: not looked for yet
    atomic_bool unreadable;       // a file that was needed could not be read; set by any thread
    bool for_journal;             // messages go to systemd's journal
} tz_call;

typedef struct tz_command {
    const char *name;
    const tz_operand *operands;
    size_t least, most;       // how many operands
    size_t editions;          // that many of them, from the first one on, are read: no output may replace them
    const char *summary;      // N_: one line
    const char *details;      // N_: more for its help, or NULL
    const tz_option *options; // --help is understood by all and is in no table
    const tz_example *examples;
    const char *repeats;       // its option that may be given again: the values are joined with commas; NULL: none
    tz_exit (*run)(tz_call *); // TZ_EXIT_OK becomes TZ_EXIT_DATA when an error was reported
} tz_command;

extern const tz_command tz_command_build, tz_command_check, tz_command_trace, tz_command_preview, tz_command_lines,
    tz_command_fit, tz_command_watch, tz_command_sheet, tz_command_archive, tz_command_verify, tz_command_list,
    tz_command_compare, tz_command_history, tz_command_fonts, tz_command_proof, tz_command_form, tz_command_import,
    tz_command_export, tz_command_layouts, tz_command_new, tz_command_help, tz_command_schema;
// All of them, in the order of the help; NULL ends the table.
extern const tz_command *const tz_commands[];

// Runs the program: argv[0] is the program, argv[1] a command or an option. The revision it was built from, or "".
int tz_cli(int argc, char **argv, const char *revision);

// What it does, but for printing: finds the command among call->commands, reads options and operands, and runs it.
tz_exit tz_cli_run(tz_call *call, int argc, char **argv);

// What tsuzuri --version tells.
void tz_cli_put_version(tz_call *call);
// Reads a command's options and operands into `call`. False: reported, or (*helped) its help was asked for.
bool tz_options_read(tz_call *call, int argc, char **argv, bool *helped);
// The value of the option of that long name; NULL: not given, or the command has none of that name.
const char *tz_call_value(const tz_call *call, const char *name);
// The index of its value among the option's words; `otherwise` when it was not given.
int tz_call_choice(const tz_call *call, const char *name, int otherwise);
// The words of such a value, NULL-terminated, where there are only these; else NULL. `commands`: all that there are.
const char *const *tz_value_words(tz_arena *arena, tz_value_kind kind, const tz_command *const *commands);
// Columns that UTF-8 takes on a terminal: Japanese characters take two.
size_t tz_terminal_columns(const char *text, size_t size);
// Writes a table of rows of cells, the first of them the head, to standard output.
void tz_cli_put_table(tz_call *call, const char *const *cells, size_t rows, size_t columns, const bool *to_the_right);
// A command's operands as its usage has them: "EDITION_DIR NAME...".
const char *tz_command_operands(tz_arena *arena, const tz_command *command);
// Help for the program (of a NULL-terminated list of commands) and for a command.
void tz_help_program(tz_arena *arena, const tz_command *const *commands, tz_bytes *out);
void tz_help_command(tz_arena *arena, const tz_command *command, tz_bytes *out);

// What every command that reads an edition understands; first in its table, read by tz_cli_book.
// clang-format off
#define TZ_EDITION_OPTIONS \
    {"layout", 0, N_("FILE"), .help = N_("layout to use, by its name or as a file (otherwise the edition's own, or a4)"), .kind = TZ_VALUE_YAML}, \
    TZ_FONT_OPTIONS
// Options and operands of several commands.
#define TZ_PARTS_OPTION \
    {"parts", 0, N_("PARTS"), .help = N_("only these parts of the booklet, in this order: cover,contents,cards …"), \
     .details = N_("There are cover, contents, digest, outline, overview, cards, themes, index and colophon.")}
#define TZ_JSON_OPTION {"json", 0, NULL, .help = N_("write JSON")}
#define TZ_EDITION_OPERAND {N_("EDITION_DIR"), TZ_VALUE_EDITION, N_("folder with edition.yaml")}
#define TZ_NAMES_OPERAND \
    {N_("NAME..."), TZ_VALUE_MUNICIPALITY, N_("municipality: its name, its code, or its romanised name")}
// What every command that needs fonts understands; read by tz_cli_fonts.
#define TZ_FONT_OPTIONS \
    {"fonts", 0, N_("FILE"), .help = N_("list of fonts to use instead of fonts/fonts.yaml"), .kind = TZ_VALUE_YAML}, \
    {"font-dir", 0, N_("DIR"), .help = N_("folder with the font files (otherwise the one that the list of fonts names)"), .kind = TZ_VALUE_FOLDER}
// clang-format on
// The fonts that the options name. NULL after reporting, with the exit code.
tz_fonts *tz_cli_fonts(tz_call *call, tz_exit *status);
// The list of fonts that is used without --fonts: that of the current folder, or the supplied one;
// NULL: there is none.
const char *tz_cli_supplied_fonts_list(tz_call *call);
// A file that belongs to the program, such as data/japan/municipalities.tsv. NULL after reporting.
const tz_source *tz_cli_data_file(tz_call *call, const char *name);
// The folders of the edition, its layout and its list of fonts, but not of font files: NULL-terminated, the edition's
// own first.
const char *const *tz_cli_watched_folders(tz_call *call, const char *edition);
// What a command returns when its records could not be read or typeset: TZ_EXIT_INPUT when that is because a file could
// not be read, else TZ_EXIT_DATA.
tz_exit tz_cli_failure(tz_call *call);
// How many threads are worth having on this machine.
uint32_t tz_cli_threads(void);
// Reads the edition in that folder, with the options' layout and fonts. NULL after reporting, with the exit code.
const tz_project *tz_cli_project(tz_call *call, const char *edition, tz_exit *status);
// The same without regions and cards, for an edition that nobody has answered yet.
const tz_project *tz_cli_project_head(tz_call *call, const char *edition, tz_exit *status);
// The same with records from elsewhere and today's layouts and fonts; `layouts` (NULL: none) may have others.
const tz_project *tz_cli_project_of_records(tz_call *call, const tz_input *records, const tz_input *layouts,
                                            tz_exit *status);
// Its pages, as the options want them. NULL after reporting, with the exit code.
tz_book *tz_cli_book_of(tz_call *call, const tz_project *project, tz_exit *status);
// Both. NULL after reporting, with the exit code.
tz_book *tz_cli_book(tz_call *call, const char *edition, const tz_project **project, tz_exit *status);

// What `check` does: reads the edition that the first operand names, and makes its book to find what is wrong with it.
// NULL: there is none, after reporting or because nobody has answered; *project is NULL after reporting.
const tz_book *tz_cli_check(tz_call *call, const tz_project **project, tz_exit *status);

// Whether a file may be written there: nothing is in the way, and it is none of those that the output is made from, by
// whatever name. To be asked before the work, and again when the project is known (NULL before). Reports what is wrong.
// Also removes what dead processes have left there.
bool tz_cli_output_check(tz_call *call, const tz_project *project, const char *path);
// The same question alone of one of many files in a folder that has been checked.
bool tz_cli_output_spares(tz_call *call, const tz_project *project, const char *path);
bool tz_cli_is_folder(const char *path);
// The folder of a path, links followed; NULL: it is not there.
char *tz_cli_real_folder(tz_arena *arena, const char *path);

// Writes a book as a PDF into a file, complete or not at all. Thread-safe.
tz_exit tz_cli_write_pdf(tz_arena *arena, const tz_book *book, const tz_pdf_options *how, const char *path,
                         tz_diag *diag);
// The same for bytes.
tz_exit tz_cli_write_bytes(tz_arena *arena, const tz_bytes *bytes, const char *path, tz_diag *diag);

// A sink that collects bytes in memory: set the arena first.
typedef struct tz_cli_memory {
    tz_arena *arena;
    tz_bytes bytes;
} tz_cli_memory;
tz_sink tz_cli_memory_sink(tz_cli_memory *to);

// Showing how far a command is.
// clang-format off
#define TZ_PROGRESS_OPTIONS \
    {"quiet", 'q', NULL, .help = N_("no progress, no names of files written: only errors, warnings and notes")}, \
    {"verbose", 0, NULL, .help = N_("show at the end what took how long")}
// clang-format on
typedef struct tz_cli_progress tz_cli_progress;
// Begins as --quiet and --verbose demand: progress is shown on standard error when that is a terminal and work takes
// longer than half a second. From here on call->progress is set.
tz_cli_progress *tz_cli_progress_begin(tz_call *call);
// Takes the line of progress away; with --verbose the table of stages goes to standard error.
void tz_cli_progress_end(tz_call *call, tz_cli_progress *progress);

// What a PDF is for: options of commands that write booklets.
// clang-format off
#define TZ_PURPOSE_OPTIONS \
    {"for", 0, N_("PURPOSE"), .help = N_("handout (default: PDF/A-2u, accessible), archive (PDF/A-3u with the records), print (PDF/X-4)"), .words = tz_purpose_words}, \
    {"icc", 0, N_("FILE"), .help = N_("for print: the print shop's output profile (otherwise gray)"), .kind = TZ_VALUE_FILE}, \
    {"impose", 0, N_("HOW"), .help = N_("for print: pages on sheets: saddle-left, saddle-top, 2up, a3-fold (otherwise single with marks)"), .words = tz_imposition_words, \
     .details = N_("single: each page by itself. saddle-left, saddle-top: nested sheets, folded and stitched at the pages'\n" \
                   "left or top edge. 2up: cut in the middle; the second half's stack goes under the first's. a3-fold:\n" \
                   "every sheet folded by itself (A4 pages on A3). Print both sides: 2up with the long edge as binding\n" \
                   "edge, the others with the short one.")}, \
    {"paper-thickness", 0, N_("MM"), .help = N_("for print: of a leaf, so that inner sheets' creep is compensated"), \
     .details = N_("From 0 to 1 millimetre, such as 0.12.")}, \
    {"back-margin", 0, N_("MM"), .help = N_("for print: between each page and the fold or cut, when pages are imposed"), \
     .details = N_("From 0 to 30 millimetres. The sheets become wider by twice that.")}, \
    {"marks", 0, NULL, .help = N_("for print: bleed and trim marks around imposed sheets, too, for larger paper (SRA3)")}, \
    {"multiple", 0, N_("N"), .help = N_("for print: add blank pages up to a multiple of N, as the binding needs"), \
     .details = N_("A whole number from 1 to 64.")}
// clang-format on
// Reads them into *how. Reports what is wrong.
tz_exit tz_cli_purpose(tz_call *call, tz_pdf_options *how);
// "handout", "archive", "print": part of file names.
const char *tz_cli_purpose_name(const tz_pdf_options *how);
// Adds the files that an archive PDF carries; none for other purposes.
void tz_cli_attach(tz_call *call, const tz_project *project, const tz_book *book, tz_pdf_options *how);

// The PDF/A-3u of an edition, with its files and that build.yaml attached, in memory. False after reporting.
bool tz_cli_archive_pdf(tz_arena *arena, const tz_project *project, const tz_book *book, const tz_bytes *build,
                        tz_bytes *out, tz_diag *diag);

// Chooses the language of messages from the environment, as for any other program.
void tz_locale_start(tz_arena *arena);
// A variable of a module ("tsuzuri-qpdf.so"), which stays loaded. NULL after reporting what cannot be done without it
// ("PDFs cannot be read").
const void *tz_cli_load_module(tz_call *call, const char *file, const char *symbol, const char *what);

#endif
