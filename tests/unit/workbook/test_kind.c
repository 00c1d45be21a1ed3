// Files that are no workbooks: told what they are, by their bytes or their names.
#include "inputs.h"
#include "packages.h"
#include "workbook/kind.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

typedef struct sample {
    const char *name, *bytes;
    size_t size;
    const char *words; // of the message; NULL: none
} sample;
#define SAMPLE(name, bytes, words)                                                                                     \
    { name, bytes, sizeof bytes - 1, words }
#define COMPOUND "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"

static void check(const sample *at, bool (*report)(tz_arena *, const tz_source *, tz_diag *)) {
    tz_arena *arena = tz_arena_new(NULL);
    tz_diag *diag = tz_diag_in_arena(arena);
    const char *bytes = tz_arena_copy(arena, at->bytes, at->size);
    bool reported = report(arena, tz_source_new(arena, at->name, bytes, at->size), diag);
    assert_int_equal(reported, at->words != NULL);
    assert_int_equal(tz_diag_count(diag, TZ_ERROR), reported);
    if (reported && !strstr(tz_diag_at(diag, 0)->message, at->words))
        fail_msg("%s", tz_diag_at(diag, 0)->message);
    tz_arena_free(arena);
}

static void files_are_known_by_their_first_bytes(void **state) {
    (void)state;
    static const sample samples[] = {
        SAMPLE("a.xlsx", "", "this file is empty"),
        SAMPLE("a.xls", COMPOUND "R\0o\0o\0t\0\0\0W\0o\0r\0k\0b\0o\0o\0k\0", "an old Excel"),
        SAMPLE("a.xls", COMPOUND "B\0o\0o\0k\0", "an old Excel"),
        SAMPLE("a.xlsx", COMPOUND "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", "delete the password"),
        SAMPLE("a.xls", COMPOUND "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", "no workbook, but a Word document"),
        SAMPLE("a.xls", COMPOUND "P\0o\0w\0e\0r\0P\0o\0i\0n\0t\0 \0D\0o\0c\0u\0m\0e\0n\0t\0",
               "a PowerPoint presentation"),
        SAMPLE("a.msg", COMPOUND, "this is no workbook: please open it"),
        SAMPLE("a.xls", "\x09\x08\x10\0\0\x06\x05\0", "an old Excel"),
        SAMPLE("a.xls", "\x09\x04\x06\0\0\0", "an old Excel"),
        SAMPLE("a.xlsx", "%PDF-1.7", "but a PDF"),
        SAMPLE("a.xlsx", "{\\rtf1", "a document in RTF"),
        SAMPLE("a.xlsx", "\xFF\xD8\xFF\xE0", "a picture"),
        SAMPLE("a.xlsx", "\x89PNG\r\n\x1A\n", "a picture"),
        SAMPLE("a.xlsx", "BM\x36\x10\x0E\0\0\0\0\0\x36\0\0\0", "a picture"),
        SAMPLE("a.xlsx", "\x1F\x8B\x08", "a packed file"),
        SAMPLE("a.lzh", "\x19\x80-lh5-", "a packed file"),
        SAMPLE("a.xlsx", "\0\x05\x16\x07\0\x02\0\0", "keeps beside it"),
        SAMPLE("d/._a.xlsx", "x", "keeps beside it"),
        SAMPLE("d/~$a.xlsx", "\x05User", "keeps beside it"),
        SAMPLE("d/.~lock.a.ods#", ",user,,;", "keeps beside it"),
        SAMPLE("a.csv", "PDF,a\n", NULL),
        SAMPLE("a.csv", "BM,a\n", NULL),
        SAMPLE("a.csv", "\x8E\x73", NULL),
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
        check(&samples[i], tz_kind_report);
}

static void web_pages_and_xml_are_known_by_their_elements(void **state) {
    (void)state;
    static const sample samples[] = {
        SAMPLE("a.xls", "<html><body><table>", "a web page"),
        SAMPLE("a.xls", "\xEF\xBB\xBF \r\n<!DOCTYPE HTML PUBLIC>", "a web page"),
        SAMPLE("a.xls", "\xFF\xFE<\0H\0T\0M\0L\0>\0", "a web page"),
        SAMPLE("a.xls", "<TABLE border=1>", "a web page"),
        SAMPLE("a.xls", "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>", "a web page"),
        SAMPLE("a.xls", "<html xmlns:x=\"urn:schemas-microsoft-com:office:spreadsheet\">", "a web page"),
        SAMPLE("a.xls", "MIME-Version: 1.0\r\nContent-Type: multipart/related", "a web page"),
        SAMPLE("a.xls", "<?xml version='1.0'?><?mso-application progid=\"Excel.Sheet\"?>",
               "an XML file of an old Excel"),
        SAMPLE("a.xml", "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
               "an XML file of an old Excel"),
        SAMPLE("a.fods", "<office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\">",
               ".fods"),
        SAMPLE("a.csv", "<a>,<b>\n", NULL),
        SAMPLE("a.csv", "MIME-Version: 1.0,b\n", NULL),
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
        check(&samples[i], tz_kind_report);
}

static bool report_text(tz_arena *arena, const tz_source *file, tz_diag *diag) {
    tz_kind_report_text(arena, file, diag);
    return true;
}

static void texts_with_other_names_are_told(void **state) {
    (void)state;
    static const sample samples[] = {
        SAMPLE("a.xlsx", "市町,回答\r\n", "a text with the name of a workbook"),
        SAMPLE("a.xlsx", "a\0b", "this is no workbook: please open it"),
    };
    check(&samples[0], report_text);
    check(&samples[1], report_text);
}

static bool report_package(tz_arena *arena, const tz_source *file, tz_diag *diag) {
    const package_part parts[] = {{.name = file->name, .text = ""}, {.name = NULL}};
    tz_package *package = tz_package_open(arena, package_file(arena, "a.xlsx", parts), diag);
    return tz_kind_report_package(arena, file, package, diag);
}

static void packages_are_known_by_their_members(void **state) {
    (void)state;
    static const sample samples[] = {
        SAMPLE("word/document.xml", "", "a Word document"),
        SAMPLE("ppt/presentation.xml", "", "a PowerPoint presentation"),
        SAMPLE("xl/workbook.bin", "", "a binary workbook (.xlsb)"),
        SAMPLE("Index/Document.iwa", "", "a file of Numbers or Pages"),
        SAMPLE("桑名市.xlsx", "", "a packed file"),
        SAMPLE("[Content_Types].xml", "", NULL),
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
        check(&samples[i], report_package);
}

static void names_are_taken_without_folders(void **state) {
    (void)state;
    assert_string_equal(tz_kind_base_name("a/b/c.xlsx"), "c.xlsx");
    assert_string_equal(tz_kind_base_name("c.xlsx"), "c.xlsx");
    assert_true(tz_kind_is_companion("cards/~$a.xlsx"));
    assert_false(tz_kind_is_companion("~$folder/a.xlsx"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_are_known_by_their_first_bytes),
        cmocka_unit_test(web_pages_and_xml_are_known_by_their_elements),
        cmocka_unit_test(texts_with_other_names_are_told),
        cmocka_unit_test(packages_are_known_by_their_members),
        cmocka_unit_test(names_are_taken_without_folders),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
