// build.yaml: how an edition was set, written down and read back.
#include "archive/archive.h"
#include "base/intl.h"
#include "base/libraries.h"
#include "tsuzuri/version.h"

#include <stdlib.h>
#include <string.h>

// ---- writing ----

// Double-quoted YAML, which is JSON too. The records' characters are checked; a font's own words may hold anything.
static void put_string(tz_arena *arena, tz_bytes *out, const char *text, size_t size) {
    tz_bytes_add(arena, out, "\"", 1);
    for (size_t i = 0; i < size; i++) {
        bool control = (unsigned char)text[i] < ' ' || text[i] == 0x7f;
        if (text[i] == '"' || text[i] == '\\')
            tz_bytes_add(arena, out, "\\", 1);
        tz_bytes_add(arena, out, control ? " " : text + i, 1);
    }
    tz_bytes_add(arena, out, "\"", 1);
}

static void put_pair(tz_arena *arena, tz_bytes *out, const char *before, const char *text) {
    tz_bytes_format(arena, out, "%s", before);
    put_string(arena, out, text ? text : "", text ? strlen(text) : 0);
}

static void put_text(tz_arena *arena, tz_bytes *out, const char *key, const tz_text *text) {
    tz_bytes_format(arena, out, "  %s: ", key);
    put_string(arena, out, text->bytes, text->size);
    tz_bytes_add(arena, out, "\n", 1);
}

static void put_edition(tz_arena *arena, tz_bytes *out, const tz_edition *edition, const tz_book *book) {
    tz_bytes_format(arena, out, "edition:\n");
    put_text(arena, out, "id", &edition->id);
    put_text(arena, out, "title", &edition->title);
    put_text(arena, out, "fiscal_year", &edition->fiscal_year);
    tz_bytes_format(arena, out, "  year: %d\n", edition->year);
    put_text(arena, out, "publisher", &edition->publisher);
    if (edition->date.size)
        put_text(arena, out, "date", &edition->date);
    tz_bytes_format(arena, out, "  cards: %zu\n  municipalities: %zu\n  pages: %zu\n", edition->cards_n,
                    tz_edition_municipality_count(edition), book->pages_n);
}

static void put_options(tz_arena *arena, tz_bytes *out, const tz_project *project, const tz_book *book) {
    put_pair(arena, out, "options:\n  layout: ", project->layout_name);
    tz_bytes_format(arena, out, "\n  parts: [");
    for (size_t i = 0; i < book->parts_n; i++) {
        tz_bytes_format(arena, out, "%s", i ? ", " : "");
        put_string(arena, out, book->parts[i].bytes, book->parts[i].size);
    }
    tz_bytes_format(arena, out, "]\n");
}

static void put_libraries(tz_arena *arena, tz_bytes *out) {
    tz_libraries libraries = {.all = {.n = 0}};
    tz_yaml_list_libraries(arena, &libraries);
    tz_fonts_list_libraries(arena, &libraries);
    tz_pdf_list_libraries(arena, &libraries);
    tz_bytes_format(arena, out, "libraries:\n");
    for (size_t i = 0; i < libraries.all.n; i++) {
        put_pair(arena, out, "  - {name: ", libraries.all.at[i].name);
        put_pair(arena, out, ", version: ", libraries.all.at[i].version);
        tz_bytes_format(arena, out, "}\n");
    }
}

static void put_fonts(tz_arena *arena, tz_bytes *out, const tz_fonts *fonts) {
    tz_bytes_format(arena, out, "fonts:\n");
    for (size_t i = 0; i < tz_fonts_face_count(fonts); i++) {
        const tz_face_info *face = tz_fonts_face(fonts, (uint16_t)i);
        if (!face)
            continue;
        put_pair(arena, out, "  - name: ", face->postscript_name);
        put_pair(arena, out, "\n    version: ", face->version);
        put_pair(arena, out, "\n    package: ", face->package);
        if (*face->package_version)
            put_pair(arena, out, "\n    package_version: ", face->package_version);
        put_pair(arena, out, "\n    file: ", face->file);
        put_pair(arena, out, "\n    sha256: ", face->sha256);
        put_pair(arena, out, "\n    licence: ", face->licence);
        tz_bytes_format(arena, out, "\n");
    }
}

static void put_files(tz_arena *arena, tz_bytes *out, const tz_project *project) {
    tz_project_file *sorted = TZ_ARRAY(arena, tz_project_file, project->files_n);
    memcpy(sorted, project->files, project->files_n * sizeof *sorted);
    qsort(sorted, project->files_n, sizeof *sorted, tz_project_file_by_name);
    tz_bytes_format(arena, out, "files:\n");
    for (size_t i = 0; i < project->files_n; i++) {
        char hash[TZ_SHA256_ROOM];
        tz_sha256_hex(sorted[i].source->bytes, sorted[i].source->size, hash);
        put_pair(arena, out, "  - name: ", sorted[i].name);
        tz_bytes_format(arena, out, "\n    sha256: \"%s\"\n", hash);
    }
}

void tz_build_write(tz_arena *arena, const tz_project *project, const tz_book *book, const char *revision,
                    tz_bytes *out) {
    tz_bytes_format(arena, out,
                    "# この版の組み方の記録です。もう一度組んで確かめるとき(tsuzuri verify --rebuild)に使います。\n"
                    "# How this edition was set: what it takes to set it again, and to tell why the result differs.\n"
                    "tsuzuri: \"%s\"\n",
                    TSUZURI_VERSION);
    if (*revision) {
        put_pair(arena, out, "revision: ", revision);
        tz_bytes_format(arena, out, "\n");
    }
    put_edition(arena, out, project->edition, book);
    put_options(arena, out, project, book);
    put_libraries(arena, out);
    put_fonts(arena, out, project->fonts);
    put_files(arena, out, project);
}

// ---- reading ----

typedef struct root_node {
    tz_text tsuzuri, revision;
    const tz_yaml *edition, *options, *libraries, *fonts, *files;
} root_node;

#define BIND(of, key_, type_, member)                                                                                  \
    { .key = (key_), .type = (type_), .offset = offsetof(of, member), .required = true, .most = INT32_MAX }
static const tz_bind root_binds[] = {
    BIND(root_node, "tsuzuri", TZ_BIND_TEXT, tsuzuri),
    BIND(root_node, "edition", TZ_BIND_NODE, edition),
    BIND(root_node, "options", TZ_BIND_NODE, options),
    BIND(root_node, "libraries", TZ_BIND_NODE, libraries),
    BIND(root_node, "fonts", TZ_BIND_NODE, fonts),
    BIND(root_node, "files", TZ_BIND_NODE, files),
    {.key = "revision", .type = TZ_BIND_TEXT, .offset = offsetof(root_node, revision)},
};
static const tz_bind edition_binds[] = {
    BIND(tz_build, "id", TZ_BIND_TEXT, id),
    BIND(tz_build, "title", TZ_BIND_TEXT, title),
    BIND(tz_build, "fiscal_year", TZ_BIND_TEXT, fiscal_year),
    BIND(tz_build, "year", TZ_BIND_INT, year),
    BIND(tz_build, "publisher", TZ_BIND_TEXT, publisher),
    {.key = "date", .type = TZ_BIND_TEXT, .offset = offsetof(tz_build, date)},
    BIND(tz_build, "cards", TZ_BIND_INT, cards),
    BIND(tz_build, "municipalities", TZ_BIND_INT, municipalities),
    BIND(tz_build, "pages", TZ_BIND_INT, pages),
};
static const tz_bind option_binds[] = {
    BIND(tz_build, "layout", TZ_BIND_TEXT, layout),
    BIND(tz_build, "parts", TZ_BIND_TEXTS, parts),
};
static const tz_bind library_binds[] = {
    BIND(tz_build_library, "name", TZ_BIND_TEXT, name),
    BIND(tz_build_library, "version", TZ_BIND_TEXT, version),
};
static const tz_bind font_binds[] = {
    BIND(tz_build_font, "name", TZ_BIND_TEXT, name),
    BIND(tz_build_font, "version", TZ_BIND_TEXT, version),
    BIND(tz_build_font, "package", TZ_BIND_TEXT, package),
    BIND(tz_build_font, "file", TZ_BIND_TEXT, file),
    BIND(tz_build_font, "sha256", TZ_BIND_TEXT, sha256),
    BIND(tz_build_font, "licence", TZ_BIND_TEXT, licence),
    {.key = "package_version", .type = TZ_BIND_TEXT, .offset = offsetof(tz_build_font, package_version)},
};
static const tz_bind file_binds[] = {
    BIND(tz_build_file, "name", TZ_BIND_TEXT, name),
    BIND(tz_build_file, "sha256", TZ_BIND_TEXT, sha256),
};
#define COUNT(of) (sizeof(of) / sizeof(of)[0])

// A list of mappings into an array of structs. NULL after reporting.
static void *read_list(tz_arena *arena, const tz_yaml *list, const tz_bind *binds, size_t binds_n, size_t size,
                       size_t *n, tz_diag *diag) {
    if (list->kind != TZ_SEQUENCE) {
        tz_error(diag, list->place, _("a list is expected here"));
        return NULL;
    }
    char *made = tz_arena_array(arena, list->n, size);
    *n = list->n;
    for (size_t i = 0; i < list->n; i++)
        if (!tz_yaml_bind(arena, list->items[i], binds, binds_n, made + i * size, diag))
            return NULL;
    return made;
}

const tz_build *tz_build_read(tz_arena *arena, const tz_source *source, tz_diag *diag) {
    tz_build *build = TZ_NEW(arena, tz_build);
    root_node root = {.edition = NULL};
    const tz_yaml *node = tz_yaml_read(arena, source, diag);
    if (!node || !TZ_BIND(arena, node, root_binds, &root, diag) ||
        !TZ_BIND(arena, root.edition, edition_binds, build, diag) ||
        !TZ_BIND(arena, root.options, option_binds, build, diag))
        return NULL;
    build->tsuzuri = root.tsuzuri;
    build->revision = root.revision;
    build->source = source;
    build->libraries = read_list(arena, root.libraries, library_binds, COUNT(library_binds), sizeof *build->libraries,
                                 &build->libraries_n, diag);
    build->fonts =
        read_list(arena, root.fonts, font_binds, COUNT(font_binds), sizeof *build->fonts, &build->fonts_n, diag);
    build->files =
        read_list(arena, root.files, file_binds, COUNT(file_binds), sizeof *build->files, &build->files_n, diag);
    return build->libraries && build->fonts && build->files ? build : NULL;
}

// ---- comparing ----

static void put_change(tz_arena *arena, tz_bytes *out, const char *what, const tz_text *then, const tz_text *now) {
    if (now && tz_text_equal(then, now))
        return;
    tz_bytes_format(arena, out, "%s", out->n ? ", " : "");
    if (now)
        tz_bytes_format(arena, out, _("%s: then %s, now %s"), what, tz_text_excerpt(arena, then),
                        tz_text_excerpt(arena, now));
    else
        tz_bytes_format(arena, out, _("%s: then %s, now not used"), what, tz_text_excerpt(arena, then));
}

static const tz_text *version_of(const tz_build *build, const tz_text *library) {
    for (size_t i = 0; i < build->libraries_n; i++)
        if (tz_text_equal(&build->libraries[i].name, library))
            return &build->libraries[i].version;
    return NULL;
}

static const tz_build_font *font_of(const tz_build *build, const tz_text *name) {
    for (size_t i = 0; i < build->fonts_n; i++)
        if (tz_text_equal(&build->fonts[i].name, name))
            return &build->fonts[i];
    return NULL;
}

static void put_font(tz_arena *arena, tz_bytes *out, const tz_build_font *then, const tz_build_font *now) {
    const char *name = tz_text_excerpt(arena, &then->name);
    if (!now || !tz_text_equal(&then->version, &now->version))
        put_change(arena, out, name, &then->version, now ? &now->version : NULL);
    else if (then->package_version.size && now->package_version.size &&
             !tz_text_equal(&then->package_version, &now->package_version))
        put_change(arena, out, tz_arena_format(arena, "%s (%s)", name, tz_text_excerpt(arena, &then->package)),
                   &then->package_version, &now->package_version);
    else
        put_change(arena, out, tz_arena_format(arena, "%s SHA-256", name), &then->sha256, &now->sha256);
}

const char *tz_build_difference(tz_arena *arena, const tz_build *then, const tz_build *now) {
    tz_bytes out = {0};
    put_change(arena, &out, "tsuzuri", &then->tsuzuri, &now->tsuzuri);
    if (then->revision.size && now->revision.size) // one of them may not be known
        put_change(arena, &out, _("tsuzuri's revision"), &then->revision, &now->revision);
    for (size_t i = 0; i < then->libraries_n; i++) {
        const tz_text *name = &then->libraries[i].name;
        put_change(arena, &out, tz_text_excerpt(arena, name), &then->libraries[i].version, version_of(now, name));
    }
    for (size_t i = 0; i < then->fonts_n; i++)
        put_font(arena, &out, &then->fonts[i], font_of(now, &then->fonts[i].name));
    return out.n ? tz_arena_copy(arena, out.at, out.n) : NULL;
}
