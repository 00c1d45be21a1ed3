// Whether an output may be written: not where something else stands in the way, and never onto what it is made from.
//
// Names say little: a link, a hard link or another spelling may mean a file of the edition. Files are told apart as the
// system does it.
#include "base/file.h"
#include "base/intl.h"
#include "cli/cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const tz_place nowhere;

typedef struct input {
    tz_file_id id;
    const char *path;
    bool is_beside; // in an edition's folder: perhaps an output of before, from which nothing is made
} input;
struct tz_cli_inputs {
    tz_arena *arena;
    const tz_project *project; // NULL: it was not read yet
    TZ_LIST(input) all;        // in the order of their ids
};
typedef struct tz_cli_inputs inputs;

// ---- what there is ----

char *tz_cli_real_folder(tz_arena *arena, const char *path) {
    char *real = realpath(tz_path_folder(arena, path), NULL),
         *copy = real ? tz_arena_copy(arena, real, strlen(real)) : NULL;
    free(real);
    return copy;
}

static int by_id(const void *a, const void *b) {
    const tz_file_id *one = &((const input *)a)->id, *other = &((const input *)b)->id;
    if (one->device != other->device)
        return one->device < other->device ? -1 : 1;
    return one->number < other->number ? -1 : one->number > other->number;
}

// Of one file under two names the first, and what is surely read before what is only beside it.
static int by_id_and_use(const void *a, const void *b) {
    int order = by_id(a, b);
    return order ? order : ((const input *)a)->is_beside - ((const input *)b)->is_beside;
}

static void add(inputs *to, const char *path, bool is_beside) {
    tz_file_id id;
    if (path && tz_file_identify(path, &id))
        *TZ_ADD(to->arena, &to->all) = (input){id, path, is_beside};
}

// A folder of records, a bag, a folder of such folders, or a PDF with its records.
static void add_edition(inputs *to, const char *edition) {
    tz_folder_entries entries;
    if (!edition || !tz_cli_is_folder(edition)) {
        add(to, edition, false);
        return;
    }
    tz_folder_list(to->arena, edition, &entries, tz_diag_in_arena(to->arena)); // as much as can be read
    for (size_t i = 0; i < entries.all.n; i++)
        if (entries.all.at[i].kind == TZ_ENTRY_FILE || entries.all.at[i].kind == TZ_ENTRY_LINK)
            add(to, tz_arena_format(to->arena, "%s/%s", edition, entries.all.at[i].name), true);
}

// Those that the list of fonts names, needed or not.
static void add_fonts(inputs *to, const tz_fonts *fonts, const char *asked) {
    const char *folder = asked ? asked : tz_fonts_directory(fonts);
    for (size_t i = 0; i < tz_fonts_face_count(fonts); i++) {
        const char *name = tz_fonts_listed_face(fonts, i)->file, *slash = strrchr(name, '/'), *own_name;
        const char *own = tz_fonts_own_directory(fonts, name, &own_name);
        if (own)
            add(to, tz_arena_format(to->arena, "%s/%s", own, own_name), false);
        add(to, tz_arena_format(to->arena, "%s/%s", folder, name), false);
        if (asked && slash)
            add(to, tz_arena_format(to->arena, "%s%s", folder, slash), false);
    }
}

static const inputs *find_inputs(tz_call *call, const tz_project *project) {
    static const char *const options[] = {"layout", "fonts", "icc"};
    if (call->inputs && call->inputs->project == project)
        return call->inputs;
    inputs *made = TZ_NEW(call->arena, inputs);
    *made = (inputs){.arena = call->arena, .project = project};
    for (size_t i = 0; i < call->operands_n && i < call->command->editions; i++)
        add_edition(made, call->operands[i]);
    add_edition(made, tz_call_value(call, "since"));
    add_edition(made, call->before);
    for (size_t i = 0; i < sizeof options / sizeof *options; i++)
        add(made, tz_call_value(call, options[i]), false);
    for (size_t i = 0; project && i < project->files_n; i++)
        add(made, project->files[i].source->name, false);
    if (project && project->fonts)
        add_fonts(made, project->fonts, tz_call_value(call, "font-dir"));
    if (made->all.n)
        qsort(made->all.at, made->all.n, sizeof *made->all.at, by_id_and_use);
    return call->inputs = made;
}

// ---- whether an output is one of them ----

static bool is_earlier_output(const char *path) {
    char begin[4] = "";
    FILE *file = fopen(path, "rb");
    bool found = file && fread(begin, 1, sizeof begin, file) == sizeof begin &&
                 (!memcmp(begin, "%PDF", sizeof begin) || !memcmp(begin, "\x89PNG", sizeof begin));
    if (file)
        fclose(file);
    return found;
}

static bool spares_files(tz_call *call, const tz_project *project, const char *path) {
    input wanted = {.path = path};
    if (!tz_file_identify(path, &wanted.id))
        return true;
    const inputs *in = find_inputs(call, project);
    const input *found = in->all.n ? bsearch(&wanted, in->all.at, in->all.n, sizeof *in->all.at, by_id) : NULL;
    while (found && found > in->all.at && !by_id(found - 1, found))
        found--;
    if (!found || (found->is_beside && is_earlier_output(path)))
        return true;
    tz_error(call->diag, nowhere,
             _("the output %s would replace %s, which it is made from: please choose another name"), path, found->path);
    return false;
}

// A folder above the output that is a bag, and the folder given as an edition or below it: not one more file may get
// into it.
static const char *find_bag(tz_arena *arena, const char *edition, const char *path) {
    char *real = edition ? realpath(edition, NULL) : NULL, *above = real ? tz_cli_real_folder(arena, path) : NULL;
    const char *root = real ? tz_arena_copy(arena, real, strlen(real)) : NULL;
    free(real);
    size_t size = root ? strlen(root) : 0;
    while (above && !strncmp(above, root, size) && (!above[size] || above[size] == '/')) {
        if (tz_file_exists(tz_arena_format(arena, "%s/bagit.txt", above)))
            return above;
        char *slash = strrchr(above, '/');
        if (!slash || slash == above)
            break;
        *slash = 0;
    }
    return NULL;
}

static bool spares_bag(tz_call *call, const char *edition, const char *path) {
    tz_arena *scratch = tz_arena_new(call->arena);
    const char *found = find_bag(scratch, edition, path);
    if (found)
        tz_error(call->diag, nowhere, _("the output %s would change the archive %s: please put it elsewhere"), path,
                 found);
    tz_arena_free(scratch);
    return !found;
}

bool tz_cli_output_spares(tz_call *call, const tz_project *project, const char *path) {
    if (!strcmp(path, "-") || !strcmp(path, "/dev/stdout"))
        return true;
    for (size_t i = 0; i < call->operands_n && i < call->command->editions; i++)
        if (!spares_bag(call, call->operands[i], path))
            return false;
    return spares_bag(call, tz_call_value(call, "since"), path) && spares_bag(call, call->before, path) &&
           spares_files(call, project, path);
}

bool tz_cli_output_check(tz_call *call, const tz_project *project, const char *path) {
    if (!tz_output_possible(call->arena, path, call->diag) || !tz_cli_output_spares(call, project, path))
        return false;
    tz_output_sweep(call->arena, path);
    return true;
}
