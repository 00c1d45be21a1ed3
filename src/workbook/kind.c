// What a file seems to be that is no workbook we read, by the bytes it begins with, and what to do about it.
#include "workbook/kind.h"

#include "base/intl.h"

#include <string.h>

enum { LOOKED_AT = 4096 }; // bytes at the beginning of a text that say what it is

// ---- messages ----

#define OLD_EXCEL                                                                                                      \
    N_("this is a file of an old Excel: please open it in Excel, save it as an Excel workbook "                        \
       "(*.xlsx) by File, Save As, and send it again")
#define BINARY_EXCEL                                                                                                   \
    N_("this is a binary workbook (.xlsb): please open it in Excel, save it as an Excel workbook "                     \
       "(*.xlsx) by File, Save As, and send it again")
#define WEB_PAGE                                                                                                       \
    N_("this is a web page with the name of a workbook: please open it in Excel, save it as an "                       \
       "Excel workbook (*.xlsx) by File, Save As, and send it again")
#define XML_EXCEL                                                                                                      \
    N_("this is an XML file of an old Excel: please open it in Excel, save it as an Excel workbook"                    \
       " (*.xlsx) by File, Save As, and send it again")
#define FLAT_ODS                                                                                                       \
    N_("this is a flat XML file of LibreOffice (.fods): please open it there, save it as .ods or "                     \
       ".xlsx, and send it again")
#define PASSWORD                                                                                                       \
    N_("a password protects this workbook: please open it in Excel, choose File, Info, Protect Workbook, Encrypt "     \
       "with Password, delete the password, save it and send it again")
#define COMPANION                                                                                                      \
    N_("this is not the workbook, but a small file that a program keeps beside it: please send the"                    \
       " workbook itself")
#define EMPTY N_("this file is empty: please ask for it to be sent again")
#define OTHER N_("this is no workbook, but %s: please send the workbook that was filled in")
#define UNKNOWN                                                                                                        \
    N_("this is no workbook: please open it in the program that it is from, save it as an Excel "                      \
       "workbook (*.xlsx), and send it again")

static bool report(tz_arena *arena, const tz_source *file, tz_diag *diag, const char *message) {
    tz_error(diag, tz_workbook_place(arena, file), "%s", tz_translate(message));
    return true;
}

static bool report_other(tz_arena *arena, const tz_source *file, tz_diag *diag, const char *what) {
    tz_error(diag, tz_workbook_place(arena, file), tz_translate(OTHER), tz_translate(what));
    return true;
}

// ---- names ----

const char *tz_kind_base_name(const char *name) {
    const char *slash = strrchr(name, '/');
    return slash ? slash + 1 : name;
}

bool tz_kind_is_companion(const char *name) {
    const char *base = tz_kind_base_name(name);
    return strncmp(base, "~$", 2) == 0 || strncmp(base, "._", 2) == 0 || strncmp(base, ".~lock.", 7) == 0;
}

// ---- bytes ----

static bool has_at(const tz_source *file, size_t at, const char *bytes, size_t size) {
    return file->size >= at && file->size - at >= size && memcmp(file->bytes + at, bytes, size) == 0;
}

static bool contains(const tz_source *file, size_t within, const char *bytes, size_t size) {
    return memmem(file->bytes, file->size < within ? file->size : within, bytes, size) != NULL;
}

// Names of streams in a compound file, UTF-16 as its directory has them.
#define CONTAINS_STREAM(file, name) contains((file), SIZE_MAX, name, sizeof(name) - 1)

// Compound files, of Office before 2007 and of encrypted workbooks ([MS-CFB], [MS-OFFCRYPTO] 2.3.4).
static bool report_compound(tz_arena *arena, const tz_source *file, tz_diag *diag) {
    if (!has_at(file, 0, "\xD0\xCF\x11\xE0", 4))
        return false;
    if (CONTAINS_STREAM(file, "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"))
        report(arena, file, diag, PASSWORD);
    else if (CONTAINS_STREAM(file, "W\0o\0r\0k\0b\0o\0o\0k\0") || CONTAINS_STREAM(file, "B\0o\0o\0k\0"))
        report(arena, file, diag, OLD_EXCEL);
    else if (CONTAINS_STREAM(file, "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"))
        report_other(arena, file, diag, N_("a Word document"));
    else if (CONTAINS_STREAM(file, "P\0o\0w\0e\0r\0P\0o\0i\0n\0t\0 \0D\0o\0c\0u\0m\0e\0n\0t\0"))
        report_other(arena, file, diag, N_("a PowerPoint presentation"));
    else
        report(arena, file, diag, UNKNOWN);
    return true;
}

static bool report_by_first_bytes(tz_arena *arena, const tz_source *file, tz_diag *diag) {
    static const struct {
        size_t at;
        const char *bytes;
        size_t size;
        const char *message, *what;
    } kinds[] = {
        {0, "\x09\x00\x04\x00", 4, OLD_EXCEL, NULL}, // BOF of BIFF2, 3, 4 and 5
        {0, "\x09\x02\x06\x00", 4, OLD_EXCEL, NULL},
        {0, "\x09\x04\x06\x00", 4, OLD_EXCEL, NULL},
        {0, "\x09\x08\x08\x00", 4, OLD_EXCEL, NULL},
        {0, "\x09\x08\x10\x00", 4, OLD_EXCEL, NULL},
        {0, "\x00\x05\x16\x07", 4, COMPANION, NULL}, // AppleDouble
        {0, "%PDF-", 5, NULL, N_("a PDF")},
        {0, "{\\rtf", 5, NULL, N_("a document in RTF")},
        {0, "\x89PNG\r\n", 6, NULL, N_("a picture")},
        {0, "\xFF\xD8\xFF", 3, NULL, N_("a picture")},
        {0, "GIF89a", 6, NULL, N_("a picture")},
        {0, "II*\0", 4, NULL, N_("a picture")},
        {0, "MM\0*", 4, NULL, N_("a picture")},
        {6, "\0\0\0\0\x36\0\0\0", 8, NULL, N_("a picture")}, // BMP
        {4, "ftyp", 4, NULL, N_("a picture or a film")},
        {0, "\x1F\x8B", 2, NULL, N_("a packed file, which has to be unpacked")},
        {0, "7z\xBC\xAF\x27\x1C", 6, NULL, N_("a packed file, which has to be unpacked")},
        {0, "Rar!\x1A", 5, NULL, N_("a packed file, which has to be unpacked")},
        {2, "-lh5-", 5, NULL, N_("a packed file, which has to be unpacked")},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (has_at(file, kinds[i].at, kinds[i].bytes, kinds[i].size))
            return kinds[i].what ? report_other(arena, file, diag, kinds[i].what)
                                 : report(arena, file, diag, kinds[i].message);
    return false;
}

// The beginning of a text in small ASCII letters, without the zeros of UTF-16, byte order mark and white space.
static const char *beginning(tz_arena *arena, const tz_source *file) {
    char *made = tz_arena_alloc(arena, LOOKED_AT + 1);
    size_t n = 0;
    for (size_t i = 0; i < file->size && i < LOOKED_AT; i++) {
        unsigned char c = (unsigned char)file->bytes[i];
        if (c == 0 || (n == 0 && (c <= ' ' || c >= 0x80)))
            continue;
        made[n++] = (char)(c >= 'A' && c <= 'Z' ? c + 'a' - 'A' : c);
    }
    return made;
}

static bool begins(const char *text, const char *with) {
    return strncmp(text, with, strlen(with)) == 0;
}

// Systems that offer tables for Excel often write web pages or XML under the name .xls, and Excel opens them.
static bool report_markup(tz_arena *arena, const tz_source *file, tz_diag *diag) {
    const char *text = beginning(arena, file);
    if (begins(text, "mime-version:") && strstr(text, "multipart/related"))
        return report(arena, file, diag, WEB_PAGE);
    if (*text != '<')
        return false;
    if (strstr(text, "<?mso-application") || strstr(text, "urn:schemas-microsoft-com:office:spreadsheet"))
        return report(arena, file, diag, strstr(text, "<html") ? WEB_PAGE : XML_EXCEL);
    if (strstr(text, "urn:oasis:names:tc:opendocument:"))
        return report(arena, file, diag, FLAT_ODS);
    if (begins(text, "<!doctype html") || begins(text, "<table") || strstr(text, "<html"))
        return report(arena, file, diag, WEB_PAGE);
    return false;
}

bool tz_kind_report(tz_arena *arena, const tz_source *file, tz_diag *diag) {
    if (tz_kind_is_companion(file->name))
        return report(arena, file, diag, COMPANION);
    if (file->size == 0)
        return report(arena, file, diag, EMPTY);
    return report_compound(arena, file, diag) || report_by_first_bytes(arena, file, diag) ||
           report_markup(arena, file, diag);
}

bool tz_kind_report_package(tz_arena *arena, const tz_source *file, const tz_package *package, tz_diag *diag) {
    static const struct {
        const char *member, *message, *what;
    } kinds[] = {
        {"xl/workbook.bin", BINARY_EXCEL, NULL},
        {"word/document.xml", NULL, N_("a Word document")},
        {"ppt/presentation.xml", NULL, N_("a PowerPoint presentation")},
        {"Index/Document.iwa", NULL, N_("a file of Numbers or Pages (export it as Excel there)")},
        {"Index.zip", NULL, N_("a file of Numbers or Pages (export it as Excel there)")},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (tz_package_has(package, kinds[i].member))
            return kinds[i].what ? report_other(arena, file, diag, kinds[i].what)
                                 : report(arena, file, diag, kinds[i].message);
    return !tz_package_has(package, "[Content_Types].xml") &&
           report_other(arena, file, diag, N_("a packed file, which has to be unpacked"));
}

void tz_kind_report_text(tz_arena *arena, const tz_source *file, tz_diag *diag) {
    bool is_text = true;
    for (size_t i = 0; i < file->size && i < LOOKED_AT; i++) {
        unsigned char c = (unsigned char)file->bytes[i];
        is_text &= c >= ' ' || (c >= '\t' && c <= '\r');
    }
    if (is_text)
        tz_error(
            diag, tz_workbook_place(arena, file), "%s",
            _("this is a text with the name of a workbook: if it is a table in CSV, please name it .csv; else open "
              "it in Excel and save it as an Excel workbook (*.xlsx)"));
    else
        report(arena, file, diag, UNKNOWN);
}
