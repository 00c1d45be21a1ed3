// Whether an output may be written: not where something else stands in the way, and never onto what it is made from.
//
// Names say little: a link, a hard link or another spelling may mean a file of the edition. Files are told apart as the
// system does it.
#include "cli/cli.h"
#include "tsuzuri/file.h"
#include "tsuzuri/intl.h"

#include <stdlib.h>
#include <string.h>

static const tz_place nowhere;

typedef struct check {
    tz_call *call;
    const tz_project *project; // NULL: not read yet
    const char *path;
    tz_file_id id; // of what is there
} check;

static bool is_same(const check *c, const char *path) {
    tz_file_id other;
    return path && tz_file_identify(path, &other) && other.device == c->id.device && other.number == c->id.number;
}

static bool refuse(const check *c, const char *input) {
    tz_error(c->call->diag, nowhere,
             _("the output %s would replace %s, which it is made from: please choose another name"), c->path, input);
    return false;
}

// ---- editions ----

// PDFs and pictures in an edition's folder are outputs of before; nothing is made from them.
static bool is_earlier_output(const check *c) {
    tz_arena *scratch = tz_arena_new(c->call->arena);
    const tz_source *source = tz_file_read(scratch, c->path, TZ_FONT_LIMIT, nowhere, tz_diag_in_arena(scratch));
    bool found =
        source && source->size >= 4 && (!memcmp(source->bytes, "%PDF", 4) || !memcmp(source->bytes, "\x89PNG", 4));
    tz_arena_free(scratch);
    return found;
}

static bool spares_folder(const check *c, const char *folder) {
    tz_arena *scratch = tz_arena_new(c->call->arena);
    tz_folder_entries entries;
    bool spared = true;
    tz_folder_list(scratch, folder, &entries, tz_diag_in_arena(scratch)); // as much as can be read
    for (size_t i = 0; i < entries.all.n && spared; i++) {
        const char *path = tz_arena_format(scratch, "%s/%s", folder, entries.all.at[i].name);
        bool is_file = entries.all.at[i].kind == TZ_ENTRY_FILE || entries.all.at[i].kind == TZ_ENTRY_LINK;
        if (is_file && is_same(c, path))
            spared = is_earlier_output(c) || refuse(c, path);
    }
    tz_arena_free(scratch);
    return spared;
}

// A folder above the output that is a bag, and the folder given as an edition or below it: not one more file may get
// into it.
static bool spares_bag(const check *c, const char *edition) {
    tz_arena *scratch = tz_arena_new(c->call->arena);
    char *real = realpath(edition, NULL), *above = tz_cli_real_folder(scratch, c->path);
    const char *root = real ? tz_arena_copy(scratch, real, strlen(real)) : NULL, *found = NULL;
    free(real);
    size_t size = root ? strlen(root) : 0;
    while (root && above && !strncmp(above, root, size) && (!above[size] || above[size] == '/') && !found) {
        if (tz_file_exists(tz_arena_format(scratch, "%s/bagit.txt", above)))
            found = above;
        char *slash = strrchr(above, '/');
        if (!slash || slash == above)
            break;
        above = found ? above : tz_arena_copy(scratch, above, (size_t)(slash - above));
    }
    if (found)
        tz_error(c->call->diag, nowhere, _("the output %s would change the archive %s: please put it elsewhere"),
                 c->path, found);
    tz_arena_free(scratch);
    return !found;
}

// A folder of records, a bag, a folder of such folders, or a PDF with its records.
static bool spares_edition(const check *c, const char *edition, bool there) {
    if (!edition || !tz_file_exists(edition))
        return true;
    if (!tz_cli_is_folder(edition))
        return !there || !is_same(c, edition) || refuse(c, edition);
    return spares_bag(c, edition) && (!there || spares_folder(c, edition));
}

// ---- other files ----

static bool spares_project(const check *c) {
    for (size_t i = 0; c->project && i < c->project->files_n; i++)
        if (is_same(c, c->project->files[i].source->name))
            return refuse(c, c->project->files[i].source->name);
    return true;
}

static bool spares_options(const check *c) {
    static const char *const names[] = {"layout", "fonts", "icc"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (is_same(c, tz_call_value(c->call, names[i])))
            return refuse(c, tz_call_value(c->call, names[i]));
    return true;
}

// Those that the list of fonts names, needed or not.
static bool spares_fonts(const check *c) {
    const tz_fonts *fonts = c->project ? c->project->fonts : NULL;
    const char *asked = tz_call_value(c->call, "font-dir");
    for (size_t i = 0; fonts && i < tz_fonts_face_count(fonts); i++) {
        const char *name = tz_fonts_face_file_name(fonts, (uint16_t)i), *slash = strrchr(name, '/');
        const char *folder = asked ? asked : tz_fonts_directory(fonts);
        const char *path = tz_arena_format(c->call->arena, "%s/%s", folder, name);
        const char *flat = tz_arena_format(c->call->arena, "%s/%s", folder, slash ? slash + 1 : name);
        if (is_same(c, path) || (asked && is_same(c, flat)))
            return refuse(c, is_same(c, path) ? path : flat);
    }
    return true;
}

bool tz_cli_output_spares(tz_call *call, const tz_project *project, const char *path) {
    check c = {.call = call, .project = project, .path = path};
    bool there = tz_file_identify(path, &c.id);
    if (!strcmp(path, "-") || !strcmp(path, "/dev/stdout"))
        return true;
    for (size_t i = 0; i < call->operands_n && i < call->command->editions; i++)
        if (!spares_edition(&c, call->operands[i], there))
            return false;
    if (!spares_edition(&c, tz_call_value(call, "since"), there))
        return false;
    return !there || (spares_project(&c) && spares_options(&c) && spares_fonts(&c));
}

bool tz_cli_output_check(tz_call *call, const tz_project *project, const char *path) {
    if (!tz_output_possible(call->arena, path, call->diag) || !tz_cli_output_spares(call, project, path))
        return false;
    tz_output_sweep(call->arena, path);
    return true;
}
