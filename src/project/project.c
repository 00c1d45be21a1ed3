// Reading a project: an edition, its layout and its fonts, and the list of every file that they were read from.
#include "project/project.h"

#include <string.h>

const char *tz_project_file_name(tz_arena *arena, const char *folder, const char *name) {
    tz_bytes out = {0};
    tz_bytes_format(arena, &out, "%s", folder);
    for (size_t size; *name; name += size) {
        name += strspn(name, "/");
        size = strcspn(name, "/");
        if (size && (size > 1 || *name != '.'))
            tz_bytes_format(arena, &out, "/%.*s", (int)size, name);
    }
    return tz_arena_copy(arena, out.at, out.n);
}

static bool ends_in(const char *name, const char *end) {
    size_t size = strlen(name), end_size = strlen(end);
    return size >= end_size && !strcmp(name + size - end_size, end);
}

bool tz_project_includes(const char *name) {
    const char *slash = strrchr(name, '/'), *last = slash ? slash + 1 : name;
    bool hidden = *name == '.' || strstr(name, "/.");
    bool is_lock = !strncmp(last, "~$", 2); // Excel's, as long as a workbook is open
    return !hidden && !is_lock && !ends_in(name, "~") && !ends_in(name, ".pdf");
}

int tz_project_file_by_name(const void *a, const void *b) {
    return strcmp(((const tz_project_file *)a)->name, ((const tz_project_file *)b)->name);
}

typedef struct reading {
    tz_arena *arena;
    const tz_project_inputs *inputs;
    TZ_LIST(tz_project_file) files;
} reading;

static void remember(reading *r, const char *name, const tz_source *source) {
    for (size_t i = 0; i < r->files.n; i++)
        if (!strcmp(r->files.at[i].name, name))
            return;
    *TZ_ADD(r->arena, &r->files) = (tz_project_file){name, source};
}

// "a3" may name a3.yaml: archives have the file's own name.
static const char *name_of_layout(tz_arena *arena, const char *asked, const tz_source *source) {
    bool has_ending = ends_in(asked, ".yaml") || !ends_in(source->name, tz_arena_format(arena, "%s.yaml", asked));
    return tz_project_file_name(arena, "layouts", has_ending ? asked : tz_arena_format(arena, "%s.yaml", asked));
}

// Opens a layout and remembers it.
static const tz_source *open_layout(void *context, tz_arena *arena, const char *name, tz_place requested_at,
                                    tz_diag *diag) {
    reading *r = context;
    const tz_input *from = r->inputs->layouts;
    const tz_source *source = from->open(from->context, arena, name, requested_at, diag);
    if (source)
        remember(r, name_of_layout(r->arena, name, source), source);
    return source;
}

// The layout asked for, else the edition's own, else the default one. NULL after reporting.
static const tz_source *find_layout(reading *r, tz_project *project, const tz_text *own, tz_diag *diag) {
    const tz_project_inputs *inputs = r->inputs;
    const tz_source *given = inputs->layout;
    const char *name = given && inputs->layout_name ? inputs->layout_name
                       : given                      ? basename(given->name)
                       : own->size                  ? tz_text_to_string(r->arena, own)
                                                    : inputs->default_layout;
    project->layout_name = tz_project_file_name(r->arena, "layouts", name);
    if (given) {
        remember(r, project->layout_name, given);
        return given;
    }
    given = open_layout(r, r->arena, name, own->size ? tz_text_place(own, 0) : (tz_place){0}, diag);
    if (given)
        project->layout_name = name_of_layout(r->arena, name, given);
    return given;
}

static void read_layout(reading *r, tz_project *project, const tz_edition *edition, tz_diag *diag) {
    const tz_source *layout = find_layout(r, project, &edition->layout, diag);
    const tz_input layouts = {.open = open_layout, .context = r};
    if (layout)
        project->layout = tz_layout_read(r->arena, layout, &layouts, edition, project->fonts, diag);
}

// Records first, then what was remembered of the layouts, then fonts.yaml.
static void list_files(reading *r, tz_project *project) {
    const tz_edition *edition = project->edition;
    reading all = {.arena = r->arena};
    for (size_t i = 0; i < edition->inputs_n; i++)
        remember(&all, tz_project_file_name(r->arena, "edition", edition->input_names[i]), edition->inputs[i]);
    for (size_t i = 0; i < r->files.n; i++)
        remember(&all, r->files.at[i].name, r->files.at[i].source);
    remember(&all, "fonts/fonts.yaml", r->inputs->fonts);
    project->files = all.files.at;
    project->files_n = all.files.n;
}

const tz_project *tz_project_read(tz_arena *arena, const tz_project_inputs *inputs, tz_diag *diag) {
    tz_project *project = TZ_NEW(arena, tz_project);
    reading r = {.arena = arena, .inputs = inputs};
    const tz_edition *head;
    if (inputs->head)
        head = project->edition = tz_edition_read_head(arena, inputs->records, diag);
    else
        project->edition = tz_edition_read_with_head(arena, inputs->records, inputs->threads, &head, diag);
    project->fonts = tz_fonts_read(arena, inputs->fonts, inputs->font_files, diag);
    bool found = project->fonts && (!inputs->find_fonts || inputs->find_fonts(inputs->find_context, project->fonts));
    if (head && found)
        read_layout(&r, project, head, diag);
    if (!project->edition || !project->layout)
        return NULL;
    list_files(&r, project);
    return project;
}
