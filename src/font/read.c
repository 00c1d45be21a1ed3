// fonts.yaml: families, their faces, and the fallback chain of each: the order in which faces are tried for a
// character.
#include "base/intl.h"
#include "font/keys.h"
#include "font/simple.h"

#include <string.h>

typedef struct version_row {
    tz_text version, file, sha256; // file: empty: that of the face
    bool same_lines;
} version_row;
static const char *const lines_choices[] = {"may differ", "same", NULL};
static const tz_bind version_binds[] = {
    {.key = "version",
     .type = TZ_BIND_TEXT,
     .offset = offsetof(version_row, version),
     .required = true,
     .filled = true,
     .help = N_("version of the Debian package, or any name of one's own"),
     .example = "\"1.05-2\""},
    {.key = "sha256",
     .type = TZ_BIND_TEXT,
     .offset = offsetof(version_row, sha256),
     .required = true,
     .help = N_("SHA-256 of the file, 64 digits, as the command sha256sum prints it"),
     .expects = N_("64 digits 0-9 and a-f"),
     .example = "1e190f86ee44b54e999a02c3cd34c4fd4805aa1e9b08849332c3b573c8c869fc",
     .pattern = "^[0-9a-f]{64}$"},
    {.key = "file",
     .type = TZ_BIND_TEXT,
     .offset = offsetof(version_row, file),
     .filled = true,
     .help = N_("its file, where that has another name than the face's"),
     .example = "truetype/bizud-gothic/BIZUDGothic-Regular.ttf"},
    {.key = "lines",
     .type = TZ_BIND_EITHER,
     .offset = offsetof(version_row, same_lines),
     .choices = lines_choices,
     .help = N_("same = outlines, widths and substitutions are byte for byte those of the first version; otherwise "
                "lines may differ from it, which is told")},
};
static const tz_bind_table versions_table = {version_binds, sizeof version_binds / sizeof *version_binds,
                                             TZ_HELD_IN_LIST, NULL};

typedef struct file_row {
    tz_text package, file, sha256, licence;
    const tz_yaml *versions; // NULL: sha256 says which
    int32_t index;
} file_row;
static const tz_bind file_binds[] = {
    {.key = "package",
     .type = TZ_BIND_TEXT,
     .offset = offsetof(file_row, package),
     .filled = true,
     .help = N_("Debian package that has the file"),
     .example = "fonts-morisawa-bizud-gothic"},
    {.key = "file",
     .type = TZ_BIND_TEXT,
     .offset = offsetof(file_row, file),
     .required = true,
     .filled = true,
     .help = N_("font file, below the directory"),
     .example = "truetype/bizud-gothic/BIZUDGothic-Regular.ttf"},
    {.key = "index",
     .type = TZ_BIND_INT,
     .offset = offsetof(file_row, index),
     .most = 65535,
     .help = N_("place in a collection (.ttc), from 0"),
     .example = "0"},
    {.key = "sha256",
     .type = TZ_BIND_TEXT,
     .offset = offsetof(file_row, sha256),
     .help = N_("SHA-256 of the only file that is accepted; or write versions"),
     .expects = N_("64 digits 0-9 and a-f"),
     .example = "1e190f86ee44b54e999a02c3cd34c4fd4805aa1e9b08849332c3b573c8c869fc",
     .pattern = "^[0-9a-f]{64}$"},
    {.key = "versions",
     .type = TZ_BIND_NODE,
     .offset = offsetof(file_row, versions),
     .below = &versions_table,
     .help = N_("all versions that are accepted, in place of sha256: the first one is the reference, in which lines "
                "were checked")},
    {.key = "licence",
     .type = TZ_BIND_TEXT,
     .offset = offsetof(file_row, licence),
     .required = true,
     .filled = true,
     .help = N_("its licence, as SPDX writes it"),
     .example = "OFL-1.1"},
};
static const tz_bind_table face_table = {.rows = file_binds, .n = sizeof file_binds / sizeof *file_binds};

typedef struct family_row {
    tz_text id, name;
    const tz_yaml *regular, *bold;
    tz_texts fallback;
    tz_text only;      // empty: all that its faces have
    tz_text directory; // empty: that of all families
} family_row;
static const char *const bold_choices[] = {"regular", NULL};
static const tz_bind family_binds[] = {
    {.key = "id",
     .type = TZ_BIND_TEXT,
     .offset = offsetof(family_row, id),
     .required = true,
     .filled = true,
     .help = N_("name that layouts use"),
     .example = "gothic"},
    {.key = "name",
     .type = TZ_BIND_TEXT,
     .offset = offsetof(family_row, name),
     .required = true,
     .filled = true,
     .help = N_("the family as its makers call it"),
     .example = "BIZ UDゴシック"},
    {.key = "regular",
     .type = TZ_BIND_NODE,
     .offset = offsetof(family_row, regular),
     .required = true,
     .below = &face_table,
     .help = N_("the face in regular weight")},
    {.key = "bold",
     .type = TZ_BIND_NODE,
     .offset = offsetof(family_row, bold),
     .required = true,
     .below = &face_table,
     .choices = bold_choices,
     .expects = N_("the keys, or the word regular"),
     .help = N_("the face in bold; the word regular in place of its keys says that the family has none, and sets bold "
                "text in regular")},
    {.key = "fallback",
     .type = TZ_BIND_TEXTS,
     .offset = offsetof(family_row, fallback),
     .required = true,
     .help = N_("families that supply missing characters, in this order; [] for none"),
     .example = "[noto-gothic, signs]"},
    {.key = "only",
     .type = TZ_BIND_TEXT,
     .offset = offsetof(family_row, only),
     .example = "signs",
     .pattern = "^signs$",
     .help = N_("signs = the family supplies signs (☑ ► ₂ ✉ ♿) and no letters, each centred on a half or a full em; "
                "otherwise it supplies all that it has")},
    {.key = "directory",
     .type = TZ_BIND_TEXT,
     .offset = offsetof(family_row, directory),
     .filled = true,
     .help = N_("folder of the family's files alone, absolute or from this file; tsuzuri fonts add writes it"),
     .example = "own"},
};
static const tz_bind_table families_table = {family_binds, sizeof family_binds / sizeof *family_binds, TZ_HELD_IN_LIST,
                                             NULL};

typedef struct top_row {
    tz_text directory;
    const tz_yaml *families;
} top_row;
static const tz_bind top_binds[] = {
    {.key = "directory",
     .type = TZ_BIND_TEXT,
     .offset = offsetof(top_row, directory),
     .required = true,
     .help = N_("folder that the font files are in; --font-dir names another"),
     .expects = N_("path of a folder or file"),
     .example = "/usr/share/fonts"},
    {.key = "families",
     .type = TZ_BIND_NODE,
     .offset = offsetof(top_row, families),
     .required = true,
     .below = &families_table,
     .help = N_("the families")},
};
const tz_bind_table tz_fonts_table = {.rows = top_binds, .n = sizeof top_binds / sizeof *top_binds};

static bool check_sha256(const tz_text *text, tz_diag *diag) {
    bool good = text->size == 64;
    for (size_t i = 0; i < text->size; i++) {
        char digit = text->bytes[i];
        good = good && ((digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f'));
    }
    if (!good)
        tz_error(diag, tz_text_place(text, 0),
                 _("sha256 must be 64 digits 0-9 and a-f, as the command sha256sum prints them"));
    return good;
}

static const char *string_or(tz_arena *arena, const tz_text *text, const char *otherwise) {
    return text->size ? tz_text_to_string(arena, text) : otherwise;
}

// The name under which it is asked for: in a family's own folder behind the family's id.
static const char *file_name(tz_fonts *fonts, const tz_family *family, const tz_text *file) {
    return family->directory ? tz_arena_format(fonts->arena, "%s/%.*s", family->info.id, (int)file->size, file->bytes)
                             : tz_text_to_string(fonts->arena, file);
}

static bool read_version(tz_fonts *fonts, const tz_family *family, const tz_yaml *node, const char *file,
                         tz_font_version *to, tz_diag *diag) {
    version_row row = {.version = {.size = 0}};
    if (!TZ_BIND(fonts->arena, node, version_binds, &row, diag) || !check_sha256(&row.sha256, diag))
        return false;
    *to = (tz_font_version){tz_text_to_string(fonts->arena, &row.version),
                            row.file.size ? file_name(fonts, family, &row.file) : file,
                            tz_text_to_string(fonts->arena, &row.sha256), row.same_lines};
    return true;
}

// Of one version without a name, the one that its sum says, or of those of the list.
static bool read_versions(tz_fonts *fonts, const tz_family *family, const tz_yaml *node, const file_row *row,
                          tz_font_face *to, tz_diag *diag) {
    if (!row->versions == !row->sha256.size) {
        tz_error(diag, node->place, _("a font has either sha256 or a list of versions"));
        return false;
    }
    if (row->versions && (row->versions->kind != TZ_SEQUENCE || !row->versions->n)) {
        tz_error(diag, row->versions->place, _("versions must be a list of at least one version"));
        return false;
    }
    to->versions_n = row->versions ? row->versions->n : 1;
    tz_font_version *made = TZ_ARRAY(fonts->arena, tz_font_version, to->versions_n);
    to->versions = made;
    bool ok = row->versions || check_sha256(&row->sha256, diag);
    if (!row->versions)
        made[0] = (tz_font_version){"", to->info.file, tz_text_to_string(fonts->arena, &row->sha256), true};
    else
        for (size_t i = 0; i < to->versions_n; i++)
            ok = read_version(fonts, family, row->versions->items[i], to->info.file, &made[i], diag) && ok;
    return ok;
}

// Adds one face. False after reporting.
static bool read_face(tz_fonts *fonts, tz_family *family, tz_weight weight, const tz_yaml *node, tz_diag *diag) {
    file_row row = {.index = 0};
    if (!TZ_BIND(fonts->arena, node, file_binds, &row, diag))
        return false;
    tz_font_face *to = TZ_ADD(fonts->arena, &fonts->faces);
    to->place = tz_text_place(&row.file, 0);
    to->index = row.index;
    to->info.family = family->info.name;
    to->info.package = string_or(fonts->arena, &row.package, "");
    to->info.file = file_name(fonts, family, &row.file);
    to->info.licence = tz_text_to_string(fonts->arena, &row.licence);
    if (!read_versions(fonts, family, node, &row, to, diag))
        return false;
    to->info.file = to->versions[0].file;
    to->info.sha256 = to->versions[0].sha256;
    to->info.package_version = to->info.reference_version = to->versions[0].name;
    family->info.faces[weight] = (uint16_t)(fonts->faces.n - 1);
    return true;
}

static bool set_only(tz_fonts *fonts, tz_family *family, const tz_text *only, tz_diag *diag) {
    if (only->size == 0)
        return true;
    if (!tz_text_is(only, "signs")) {
        tz_error(diag, tz_text_place(only, 0), _("only can be signs, or be left out"));
        return false;
    }
    family->info.only_signs = true;
    for (tz_weight weight = TZ_REGULAR; weight <= TZ_BOLD; weight++)
        fonts->faces.at[family->info.faces[weight]].only_signs = true;
    return true;
}

// A relative folder is meant from the one that the list of fonts is in.
static const char *beside_list(tz_fonts *fonts, const tz_text *directory) {
    const char *list = directory->source->name, *slash = strrchr(list, '/');
    if (*directory->bytes == '/' || !slash)
        return tz_text_to_string(fonts->arena, directory);
    return tz_arena_format(fonts->arena, "%.*s%.*s", (int)(slash + 1 - list), list, (int)directory->size,
                           directory->bytes);
}

// The id is then part of the files' names, also in archives.
static bool set_directory(tz_fonts *fonts, tz_family *family, const family_row *row, tz_diag *diag) {
    if (row->directory.size == 0)
        return true;
    family->directory = beside_list(fonts, &row->directory);
    if (strspn(family->info.id, "abcdefghijklmnopqrstuvwxyz0123456789-") == row->id.size)
        return true;
    tz_error(diag, tz_text_place(&row->id, 0),
             _("the id of a family with a directory of its own can have the letters a-z, digits and - only"));
    return false;
}

static const char *const *fallback_ids(tz_fonts *fonts, const tz_texts *fallback) {
    const char **ids = TZ_ARRAY(fonts->arena, const char *, fallback->n + 1);
    for (size_t i = 0; i < fallback->n; i++)
        ids[i] = tz_text_to_string(fonts->arena, &fallback->at[i]);
    return ids;
}

static bool read_family(tz_fonts *fonts, const tz_yaml *node, tz_diag *diag) {
    family_row row = {0};
    if (!TZ_BIND(fonts->arena, node, family_binds, &row, diag))
        return false;
    const char *id = tz_text_to_string(fonts->arena, &row.id);
    if (tz_fonts_family(fonts, id) >= 0) {
        tz_error(diag, tz_text_place(&row.id, 0), _("the family %s is there twice"), id);
        return false;
    }
    tz_family *to = TZ_ADD(fonts->arena, &fonts->families);
    *to = (tz_family){.info = {.id = id, .name = tz_text_to_string(fonts->arena, &row.name)}, .fallback = row.fallback};
    to->info.fallback = fallback_ids(fonts, &row.fallback);
    bool ok = set_directory(fonts, to, &row, diag);
    ok = read_face(fonts, to, TZ_REGULAR, row.regular, diag) && ok;
    to->info.faces[TZ_BOLD] = to->info.faces[TZ_REGULAR];
    bool same = row.bold->kind == TZ_SCALAR && tz_text_is(&row.bold->text, "regular");
    ok = (same || read_face(fonts, to, TZ_BOLD, row.bold, diag)) && ok;
    return ok && set_only(fonts, to, &row.only, diag);
}

static void report_unknown(const tz_fonts *fonts, const tz_text *id, tz_diag *diag) {
    const char **known = TZ_ARRAY(fonts->arena, const char *, fonts->families.n);
    for (size_t i = 0; i < fonts->families.n; i++)
        known[i] = fonts->families.at[i].info.id;
    const char *nearest = tz_nearest_word(id, known, fonts->families.n);
    if (nearest)
        tz_error(diag, tz_text_place(id, 0), _("no such family: %s (did you mean %s?)"),
                 tz_text_to_string(fonts->arena, id), nearest);
    else
        tz_error(diag, tz_text_place(id, 0), _("no such family: %s"), tz_text_to_string(fonts->arena, id));
}

// The fallback chain of one family and weight. A family without a bold face falls back on regular faces in bold, too:
// one bold kanji in a line of regular ones would look like emphasis.
static bool chain_faces(tz_fonts *fonts, tz_family *family, tz_weight weight, tz_diag *diag) {
    tz_weight supplied = family->info.faces[weight] == family->info.faces[TZ_REGULAR] ? TZ_REGULAR : weight;
    uint16_t *chain = TZ_ARRAY(fonts->arena, uint16_t, family->fallback.n + 1);
    bool known = true;
    chain[0] = family->info.faces[weight];
    for (size_t i = 0; i < family->fallback.n; i++) {
        const tz_text *id = &family->fallback.at[i];
        int next = tz_fonts_family(fonts, family->info.fallback[i]);
        if (next >= 0)
            chain[i + 1] = fonts->families.at[next].info.faces[supplied];
        else if (weight == TZ_REGULAR) // report once
            report_unknown(fonts, id, diag);
        known = known && next >= 0;
    }
    family->chain[weight].at = chain;
    family->chain[weight].n = family->fallback.n + 1;
    return known;
}

// A name below the folder of all that would be taken for one in a family's own.
static bool check_file_names(const tz_fonts *fonts, const tz_family *family, tz_diag *diag) {
    bool ok = true;
    for (tz_weight weight = TZ_REGULAR; !family->directory && weight <= TZ_BOLD; weight++) {
        const tz_font_face *face = &fonts->faces.at[family->info.faces[weight]];
        const char *name;
        if (weight == TZ_BOLD && family->info.faces[TZ_BOLD] == family->info.faces[TZ_REGULAR])
            break;
        for (size_t i = 0; i < face->versions_n; i++)
            if (tz_fonts_own_directory(fonts, face->versions[i].file, &name)) {
                tz_error(diag, face->place,
                         _("%s would be looked for in the directory of another family: give that another id"),
                         face->versions[i].file);
                ok = false;
            }
    }
    return ok;
}

// Each has a table of its own for characters.
enum { MOST_FAMILIES = 200 };

static bool read_families(tz_fonts *fonts, const tz_yaml *families, tz_diag *diag) {
    if (families->kind != TZ_SEQUENCE || families->n == 0) {
        tz_error(diag, families->place, _("families must be a list of at least one family"));
        return false;
    }
    if (families->n > MOST_FAMILIES) {
        tz_error(diag, families->items[MOST_FAMILIES]->place, _("fonts.yaml has at most %d families"), MOST_FAMILIES);
        return false;
    }
    bool ok = true;
    for (size_t i = 0; i < families->n; i++)
        ok = read_family(fonts, families->items[i], diag) && ok;
    if (!ok)
        return false;
    for (size_t i = 0; i < fonts->families.n; i++)
        ok = check_file_names(fonts, &fonts->families.at[i], diag) && ok;
    for (size_t i = 0; i < fonts->families.n; i++)
        for (tz_weight weight = TZ_REGULAR; weight <= TZ_BOLD; weight++)
            ok = chain_faces(fonts, &fonts->families.at[i], weight, diag) && ok;
    return ok;
}

static void destroy_lock(void *lock) {
    pthread_mutex_destroy(lock);
}
static void destroy_funcs(void *funcs) {
    hb_font_funcs_destroy(funcs);
}

static void make_lock(tz_fonts *fonts, pthread_mutex_t *lock) {
    pthread_mutex_init(lock, NULL);
    tz_arena_defer(fonts->arena, destroy_lock, lock);
}

// Locks, arenas and tables for threads that open faces and shape text at the same time.
static void prepare_for_threads(tz_fonts *fonts) {
    make_lock(fonts, &fonts->lock);
    for (size_t i = 0; i < fonts->faces.n; i++) {
        fonts->faces.at[i].arena = tz_arena_new(fonts->arena);
        make_lock(fonts, &fonts->faces.at[i].lock);
    }
    for (size_t i = 0; i < fonts->families.n; i++)
        for (tz_weight weight = TZ_REGULAR; weight <= TZ_BOLD; weight++)
            fonts->families.at[i].simple[weight] = TZ_ARRAY(fonts->arena, _Atomic uint64_t, tz_simple_slots());
}

static hb_bool_t glyph_by_id(hb_font_t *font, void *data, hb_codepoint_t character, hb_codepoint_t *glyph, void *user) {
    (void)font, (void)data, (void)user;
    *glyph = character - TZ_GLYPH_ID_CODES;
    return character >= TZ_GLYPH_ID_CODES;
}

// HarfBuzz objects that all faces share, made before threads use them.
static void make_shared_objects(tz_fonts *fonts) {
    tz_harfbuzz_begin();
    fonts->japanese = hb_language_from_string("ja", -1);
    hb_unicode_funcs_get_default(); // made when first needed; here running out of memory is seen
    fonts->by_id = hb_font_funcs_create();
    tz_arena_defer(fonts->arena, destroy_funcs, fonts->by_id);
    hb_font_funcs_set_nominal_glyph_func(fonts->by_id, glyph_by_id, NULL, NULL);
    hb_font_funcs_make_immutable(fonts->by_id);
    tz_harfbuzz_end();
}

tz_fonts *tz_fonts_read(tz_arena *arena, const tz_source *config, const tz_input *files, tz_diag *diag) {
    tz_fonts *fonts = TZ_NEW(arena, tz_fonts);
    fonts->arena = tz_arena_new(arena); // of its own, since faces are opened while other threads use `arena`
    fonts->files = files;
    make_shared_objects(fonts);
    const tz_yaml *root = tz_yaml_read(fonts->arena, config, diag);
    top_row top = {0};
    if (!root || !TZ_BIND(fonts->arena, root, top_binds, &top, diag))
        return NULL;
    fonts->directory = tz_text_to_string(fonts->arena, &top.directory);
    if (!read_families(fonts, top.families, diag))
        return NULL;
    prepare_for_threads(fonts);
    return fonts;
}

void tz_fonts_set_progress(tz_fonts *fonts, const tz_progress *progress) {
    fonts->progress = progress;
}

const char *tz_fonts_directory(const tz_fonts *fonts) {
    return fonts->directory;
}

const char *tz_fonts_own_directory(const tz_fonts *fonts, const char *file, const char **name) {
    for (size_t i = 0; i < fonts->families.n; i++) {
        const tz_family *family = &fonts->families.at[i];
        size_t size = strlen(family->info.id);
        if (family->directory && strncmp(file, family->info.id, size) == 0 && file[size] == '/') {
            *name = file + size + 1;
            return family->directory;
        }
    }
    return NULL;
}

const tz_family_info *tz_fonts_family_info(const tz_fonts *fonts, int index) {
    return index >= 0 && (size_t)index < fonts->families.n ? &fonts->families.at[index].info : NULL;
}

int tz_fonts_family(const tz_fonts *fonts, const char *id) {
    for (size_t i = 0; i < fonts->families.n; i++)
        if (strcmp(fonts->families.at[i].info.id, id) == 0)
            return (int)i;
    return -1;
}
