// archive: an edition becomes a bag, with its PDF/A-3u and all that it was made from.
#include "archive/archive.h"
#include "base/file.h"
#include "base/intl.h"
#include "cli/cli.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

static const tz_place nowhere;

static const tz_option options[] = {
    TZ_EDITION_OPTIONS,
    {"output", 'o', N_("DIR"), .help = N_("folder to make, the bag (otherwise EDITION-archive here)"),
     .kind = TZ_VALUE_FOLDER},
    {"with-fonts", 0, NULL,
     .help = N_("archive the font files too, so that it can be typeset again where they are not installed")},
    {0},
};

static const tz_operand operands[] = {
    TZ_EDITION_OPERAND,
    {0},
};

static const tz_example examples[] = {
    {"tsuzuri archive data/r7 -o archive/r7", N_("a bag; note the SHA-256 that is shown")},
    {"tsuzuri archive data/r7 --with-fonts -o archive/r7-fonts", N_("the same with the font files")},
    {0},
};

// ---- what the bag holds ----

static void add_file(tz_call *call, tz_archive_files *files, const char *name, const tz_source *source) {
    *TZ_ADD(call->arena, &files->files) = (tz_project_file){name, source};
}

static void add_bytes(tz_call *call, tz_archive_files *files, const char *name, const tz_bytes *bytes) {
    tz_source *source = TZ_NEW(call->arena, tz_source);
    *source = (tz_source){.name = name, .bytes = bytes->at, .size = bytes->n};
    add_file(call, files, name, source);
}

// Files of the edition's folder that were not read: a source, a note. False after reporting.
static bool add_other_files(tz_call *call, const char *edition, tz_archive_files *files) {
    tz_folder_entries entries = {.all = {.n = 0}};
    tz_input folder;
    if (!tz_folder_list(call->arena, edition, &entries, call->diag) ||
        !tz_folder_open(call->arena, edition, TZ_FONT_LIMIT, &folder, call->diag))
        return false;
    tz_archive_files_sort(files);
    const tz_archive_files read = *files; // what is added from here on has other names
    for (size_t i = 0; i < entries.all.n; i++) {
        const tz_folder_entry *entry = &entries.all.at[i];
        const char *name = tz_project_file_name(call->arena, "edition", entry->name);
        if (entry->kind == TZ_ENTRY_FOLDER || !tz_project_includes(entry->name) || tz_archive_files_find(&read, name))
            continue;
        if (!strcmp(basename(entry->name), "bagit.txt")) {
            tz_error(call->diag, nowhere, _("%s/%s: a bag must not be in the folder of an edition"), edition,
                     entry->name);
            return false;
        }
        const tz_source *source = folder.open(folder.context, call->arena, entry->name, nowhere, call->diag);
        if (!source)
            return false;
        add_file(call, files, name, source);
    }
    return true;
}

// Under the names that fonts.yaml has for them.
static void add_fonts(tz_call *call, const tz_fonts *fonts, tz_archive_files *files) {
    for (size_t i = 0; i < tz_fonts_face_count(fonts); i++) {
        const tz_source *file = tz_fonts_face_file(fonts, (uint16_t)i);
        const char *name =
            file ? tz_project_file_name(call->arena, "fonts", tz_fonts_face(fonts, (uint16_t)i)->file) : NULL;
        if (file && !tz_archive_files_find(files, name))
            add_file(call, files, name, file);
    }
}

// ---- the PDF ----

bool tz_cli_archive_pdf(tz_arena *arena, const tz_project *project, const tz_book *book, const tz_bytes *build,
                        tz_bytes *out, tz_diag *diag) {
    tz_cli_memory to = {.arena = arena};
    tz_pdf_options how = {.purpose = TZ_PURPOSE_ARCHIVE, .threads = tz_cli_threads()};
    how.attachments = tz_archive_attachments(arena, project, build, &how.attachments_n);
    const tz_sink sink = tz_cli_memory_sink(&to);
    bool written = tz_pdf_write(book, &how, &sink, diag);
    *out = to.bytes;
    return written;
}

// ---- dates ----

// SOURCE_DATE_EPOCH as a date of UTC; NULL: not set. False after reporting.
static bool read_date(tz_call *call, const char **date) {
    const char *asked = getenv("SOURCE_DATE_EPOCH");
    size_t n = asked ? strspn(asked, "0123456789") : 0;
    *date = NULL;
    if (!asked || !*asked)
        return true;
    if (asked[n] || n > 11) {
        tz_error(call->diag, nowhere, _("SOURCE_DATE_EPOCH must be a number of seconds, not %s"), asked);
        return false;
    }
    char day[sizeof "2026-03-31"];
    time_t seconds = strtoll(asked, NULL, 10);
    strftime(day, sizeof day, "%Y-%m-%d", gmtime_r(&seconds, &(struct tm){0}));
    *date = tz_arena_copy(call->arena, day, strlen(day));
    return true;
}

// ---- the bag ----

static tz_exit write_bag(tz_call *call, const char *path, const tz_archive_files *bag) {
    tz_folder_output *tree = tz_folder_output_open(call->arena, path, call->diag);
    if (!tree)
        return TZ_EXIT_NO_CREATE;
    bool written = true;
    for (size_t i = 0; written && i < bag->files.n; i++) {
        const tz_project_file *file = &bag->files.at[i];
        written = tz_folder_output_add(tree, file->name, file->source->bytes, file->source->size);
    }
    return written && tz_folder_output_commit(tree) ? TZ_EXIT_OK : TZ_EXIT_IO;
}

static void print_digest(tz_call *call, const char *path, const tz_archive_files *bag) {
    const tz_source *list = tz_archive_files_find(bag, "tagmanifest-sha256.txt");
    char hash[TZ_SHA256_ROOM];
    tz_sha256_hex(list->bytes, list->size, hash);
    tz_bytes_format(call->arena, call->output, _("%s\nSHA-256 of its tagmanifest-sha256.txt: %s\n"), path, hash);
}

// What goes into the bag besides the PDF; NULL after reporting.
static tz_archive_files *collect_files(tz_call *call, const char *edition, const tz_project *project) {
    tz_archive_files *files = TZ_NEW(call->arena, tz_archive_files);
    for (size_t i = 0; i < project->files_n; i++)
        add_file(call, files, project->files[i].name, project->files[i].source);
    if (tz_call_value(call, "with-fonts"))
        add_fonts(call, project->fonts, files);
    return add_other_files(call, edition, files) ? files : NULL;
}

static const char *folder_above(tz_arena *arena, const char *path) {
    const char *slash = strrchr(path, '/');
    return !slash ? "." : slash == path ? "/" : tz_arena_copy(arena, path, (size_t)(slash - path));
}

static tz_exit make_bag(tz_call *call, const char *path, const tz_project *project, const tz_book *book,
                        const char *date) {
    const tz_text *id = &project->edition->id;
    tz_archive_files *files = collect_files(call, call->operands[0], project);
    tz_bytes build = {0}, pages = {0}, pdf;
    if (!files)
        return TZ_EXIT_INPUT;
    tz_build_write(call->arena, project, book, call->revision, &build);
    add_bytes(call, files, "build.yaml", &build);
    tz_pages_write(call->arena, book, &pages);
    add_bytes(call, files, TZ_PAGES_FILE, &pages);
    if (!tz_cli_archive_pdf(call->arena, project, book, &build, &pdf, call->diag))
        return TZ_EXIT_DATA;
    add_bytes(call, files, tz_arena_format(call->arena, "%.*s.pdf", (int)id->size, id->bytes), &pdf);
    const tz_archive_files *bag = tz_bag_make(call->arena, &(tz_bag_plan){project, book, files, date});
    if (!tz_folder_make(call->arena, folder_above(call->arena, path), call->diag))
        return TZ_EXIT_NO_CREATE;
    tz_exit status = write_bag(call, path, bag);
    if (status == TZ_EXIT_OK)
        print_digest(call, path, bag);
    return status;
}

static char *without_slashes(tz_arena *arena, const char *path) {
    size_t size = strlen(path);
    while (size > 1 && path[size - 1] == '/')
        size--;
    return tz_arena_copy(arena, path, size);
}

static tz_exit run(tz_call *call) {
    const char *path = tz_call_value(call, "output"), *date;
    tz_exit status;
    if (!read_date(call, &date))
        return TZ_EXIT_USAGE;
    path = path ? without_slashes(call->arena, path) : NULL;
    if (path && !tz_folder_output_possible(call->arena, path, call->diag))
        return TZ_EXIT_NO_CREATE;
    const tz_project *project = tz_cli_project(call, call->operands[0], &status);
    if (!project)
        return status;
    const tz_text *id = &project->edition->id;
    if (!path)
        path = tz_arena_format(call->arena, "%.*s-archive", (int)id->size, id->bytes);
    if (!tz_folder_output_possible(call->arena, path, call->diag))
        return TZ_EXIT_NO_CREATE;
    tz_folder_sweep(call->arena, folder_above(call->arena, path));
    const tz_book *book = tz_cli_book_of(call, project, &status);
    if (!book || tz_diag_count(call->diag, TZ_ERROR))
        return status;
    return make_bag(call, path, project, book, date);
}

const tz_command tz_command_archive = {
    .name = "archive",
    .operands = operands,
    .least = 1,
    .most = 1,
    .editions = 1,
    .summary = N_("archive an edition: a folder (BagIt) with its PDF/A-3u and all that it was made from"),
    .details =
        N_("The folder appears complete or not at all, and nothing is overwritten. An edition with errors is not\n"
           "archived. The same edition always gives the same bytes: dates are the edition's, or that of the\n"
           "environment's SOURCE_DATE_EPOCH. tsuzuri verify checks it at any time."),
    .options = options,
    .examples = examples,
    .run = run,
};
