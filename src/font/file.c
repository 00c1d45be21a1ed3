// A face's file: found under the names that its versions have, and told apart by SHA-256.
#include "base/intl.h"
#include "base/parallel.h"
#include "font/face.h"

#include <nettle/sha2.h>
#include <stdio.h>
#include <string.h>

enum { DIGEST_ROOM = 2 * SHA256_DIGEST_SIZE + 1 };

static void hex_digest(const tz_source *file, char hex[DIGEST_ROOM]) {
    struct sha256_ctx context;
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_init(&context);
    sha256_update(&context, file->size, (const uint8_t *)file->bytes);
    sha256_digest(&context, sizeof digest, digest);
    for (size_t i = 0; i < sizeof digest; i++)
        snprintf(hex + 2 * i, 3, "%02x", digest[i]);
}

// ---- which version ----

static const tz_font_version *find_version(const tz_font_face *face, const char *sha256) {
    for (size_t i = 0; i < face->versions_n; i++)
        if (strcmp(face->versions[i].sha256, sha256) == 0)
            return &face->versions[i];
    return NULL;
}

// Once a file, although faces of two families may be in it.
static bool is_first_notice(tz_fonts *fonts, tz_font_face *face) {
    bool first = true;
    pthread_mutex_lock(&fonts->lock);
    for (size_t i = 0; i < fonts->faces.n; i++)
        first = first && !(fonts->faces.at[i].noticed && strcmp(fonts->faces.at[i].info.file, face->info.file) == 0);
    face->noticed = true;
    pthread_mutex_unlock(&fonts->lock);
    return first;
}

static void set_version(tz_fonts *fonts, tz_font_face *face, const tz_font_version *found, tz_diag *diag) {
    const tz_font_version *reference = &face->versions[0];
    face->info.file = found->file;
    face->info.sha256 = found->sha256;
    face->info.package_version = found->name;
    if (found != reference && !found->same_lines && is_first_notice(fonts, face))
        tz_notice(diag, face->place,
                  _("%s is of version %s, not of the reference, %s: lines may differ from those of the reference"),
                  face->file->name, found->name, reference->name);
}

// ---- what is wrong ----

// "1.05-2, 1.051-2"; sums where there are no names.
static const char *list_versions(const tz_font_face *face) {
    tz_bytes list = {0};
    for (size_t i = 0; i < face->versions_n; i++) {
        const tz_font_version *version = &face->versions[i];
        tz_bytes_format(face->arena, &list, "%s%s%s", i ? ", " : "", *version->name ? "" : "SHA-256 ",
                        *version->name ? version->name : version->sha256);
    }
    return list.at;
}

static void report_unknown(const tz_font_face *face, const char *sha256, tz_diag *diag) {
    const char *shown = face->file->name;
    tz_error(diag, face->place, _("%s is not a version of this font that the list has (%s): its SHA-256 is %s"), shown,
             list_versions(face), sha256);
    if (*face->info.package)
        tz_note(diag, (tz_place){0},
                _("install one of these versions of the package %s, or enter this one: tsuzuri fonts add %s"),
                face->info.package, shown);
    else
        tz_note(diag, (tz_place){0}, _("put one of these versions there, or enter this one: tsuzuri fonts add %s"),
                shown);
}

// What was wrong with the reference's file: other versions are looked for only in its place.
static void report_missing(const tz_font_face *face, const tz_diag *first, tz_diag *diag) {
    tz_diag_append(diag, first);
    if (*face->info.package)
        tz_note(diag, (tz_place){0}, _("install its package: apt-get install %s"), face->info.package);
    else
        tz_note(diag, (tz_place){0}, _("put the font file there, or name another font in fonts.yaml"));
}

// ---- reading ----

static bool is_tried(const tz_font_face *face, size_t version) {
    for (size_t i = 0; i < version; i++)
        if (strcmp(face->versions[i].file, face->versions[version].file) == 0)
            return true;
    return false;
}

// Opens the file under the name that a version has for it; what is wrong goes to `tried`.
static const tz_source *open_as(tz_fonts *fonts, const tz_font_face *face, size_t version, tz_diag *tried) {
    if (is_tried(face, version))
        return NULL;
    return tz_input_open_locked(fonts->files, &fonts->lock, face->arena, face->versions[version].file, face->place,
                                tried);
}

static const tz_font_version *read_version(tz_fonts *fonts, const tz_font_face *face, const tz_source *file,
                                           char sha256[DIGEST_ROOM]) {
    int64_t since = tz_progress_time_begin(fonts->progress);
    hex_digest(file, sha256);
    tz_progress_time_end(fonts->progress, since);
    return find_version(face, sha256);
}

bool tz_face_read_file(tz_fonts *fonts, tz_font_face *face, tz_diag *diag) {
    const tz_font_version *found = NULL;
    char sha256[DIGEST_ROOM];
    tz_diag *first = tz_diag_in_arena(face->arena), *others = tz_diag_in_arena(face->arena);
    for (size_t i = 0; !found && i < face->versions_n; i++) {
        const tz_source *file = open_as(fonts, face, i, i ? others : first);
        if (file) {
            face->file = file;
            found = read_version(fonts, face, file, sha256);
        }
    }
    if (found)
        set_version(fonts, face, found, diag);
    else if (face->file)
        report_unknown(face, sha256, diag);
    else
        report_missing(face, first, diag);
    return found;
}
