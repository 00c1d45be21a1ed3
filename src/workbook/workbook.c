// Workbooks of all formats: which one a file has shows in its bytes.
#include "workbook/csv.h"
#include "workbook/kind.h"
#include "workbook/ods.h"
#include "workbook/xlsx.h"

#include "base/intl.h"

#include <string.h>
#include <strings.h>

// ---- names ----

static bool ends_like(const char *name, const char *const *endings) {
    size_t n = strlen(name);
    for (; *endings; endings++) {
        size_t size = strlen(*endings);
        if (n > size && strcasecmp(name + n - size, *endings) == 0)
            return true;
    }
    return false;
}

bool tz_workbook_has_name(const char *name) {
    static const char *const endings[] = {".xlsx", ".xlsm", ".xltx", ".xltm", ".ods",     ".ots", ".csv",
                                          ".tsv",  ".xls",  ".xlsb", ".fods", ".numbers", NULL};
    return ends_like(tz_kind_base_name(name), endings) && !tz_kind_is_companion(name);
}

// ---- packages ----

static bool contains(const tz_bytes *bytes, const char *word) {
    return bytes->n > 0 && memmem(bytes->at, bytes->n, word, strlen(word)) != NULL;
}

// ODF 1.3 part 2, 3.4: the manifest says so of each member that is encrypted, or of the package within this one.
static bool is_encrypted(tz_arena *arena, tz_package *package, bool *encrypted) {
    static const char manifest[] = "META-INF/manifest.xml";
    tz_bytes bytes = {0};
    *encrypted = false;
    if (!tz_package_has(package, manifest))
        return true;
    if (!tz_package_read(package, arena, manifest, &bytes))
        return false;
    *encrypted = contains(&bytes, "encryption-data");
    return true;
}

static const tz_workbook *read_ods(tz_arena *arena, const tz_source *file, tz_package *package, tz_diag *diag) {
    bool encrypted;
    tz_bytes content;
    if (!is_encrypted(arena, package, &encrypted))
        return NULL;
    if (encrypted) {
        tz_error(diag, tz_workbook_place(arena, file), "%s",
                 _("a password protects this workbook: please open it in LibreOffice, choose File, Save As, take the "
                   "tick from Save with password, save it and send it again"));
        return NULL;
    }
    return tz_package_read(package, arena, "content.xml", &content) ? tz_ods_read(arena, file, &content, diag) : NULL;
}

static const tz_workbook *read_package(tz_arena *arena, const tz_source *file, tz_diag *diag) {
    tz_package *package = tz_package_open(arena, file, diag);
    if (!package)
        return NULL;
    if (tz_package_has(package, "content.xml") || tz_package_has(package, "mimetype"))
        return read_ods(arena, file, package, diag);
    return tz_kind_report_package(arena, file, package, diag) ? NULL : tz_xlsx_read(arena, file, package, diag);
}

// ---- all ----

static const tz_workbook *read_text(tz_arena *arena, const tz_source *file, tz_diag *diag) {
    static const char *const endings[] = {".csv", ".tsv", ".txt", NULL};
    if (!ends_like(file->name, endings)) {
        tz_kind_report_text(arena, file, diag);
        return NULL;
    }
    if (file->size > TZ_WORKBOOK_PART) {
        tz_error(diag, tz_workbook_place(arena, file), "%s",
                 _("this file is larger than 64 MB: is this the right file?"));
        return NULL;
    }
    return tz_csv_read(arena, file, diag);
}

const tz_workbook *tz_workbook_read(tz_arena *arena, const tz_source *file, tz_diag *diag) {
    bool is_package = file->size >= 4 && memcmp(file->bytes, "PK", 2) == 0 && file->bytes[2] < ' ';
    if (is_package && !tz_kind_is_companion(file->name))
        return read_package(arena, file, diag);
    return tz_kind_report(arena, file, diag) ? NULL : read_text(arena, file, diag);
}
