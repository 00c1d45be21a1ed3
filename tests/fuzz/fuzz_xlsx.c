// Office Open XML workbooks. What begins with PK is a package byte for byte. Anything else is parts of one, which are
// put into a package here, so that the fuzzer writes XML and no checksums: a line "@@s" begins the first worksheet, and
// so on with the other letters; parts that are not there are those of a plain workbook.
#include "fuzz.h"
#include "packages.h"

#include <string.h>

#define SPACE "xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'"
#define TYPE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define RELATIONS "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"

static const struct {
    char letter;
    package_part part;
} plain[] = {
    {'c', {"[Content_Types].xml", "<Types/>", true}},
    {'p',
     {"_rels/.rels",
      RELATIONS "<Relationship Id='a' Type='" TYPE "officeDocument' Target='xl/workbook.xml'/></Relationships>", true}},
    {'w',
     {"xl/workbook.xml",
      "<workbook " SPACE " xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'><sheets>"
      "<sheet name='a' r:id='a'/><sheet name='b' r:id='b'/></sheets></workbook>",
      true}},
    {'r',
     {"xl/_rels/workbook.xml.rels",
      RELATIONS "<Relationship Id='a' Type='" TYPE "worksheet' Target='worksheets/sheet1.xml'/>"
                "<Relationship Id='b' Type='" TYPE "worksheet' Target='worksheets/sheet2.xml'/>"
                "<Relationship Id='c' Type='" TYPE "sharedStrings' Target='sharedStrings.xml'/>"
                "<Relationship Id='d' Type='" TYPE "styles' Target='styles.xml'/></Relationships>",
      true}},
    {'s', {"xl/worksheets/sheet1.xml", "<worksheet " SPACE "/>", true}},
    {'z', {"xl/worksheets/sheet2.xml", "<worksheet " SPACE "/>", true}},
    {'t', {"xl/sharedStrings.xml", "<sst " SPACE "><si><t>0</t></si><si><t>1</t></si></sst>", true}},
    {'f',
     {"xl/styles.xml", "<styleSheet " SPACE "><cellXfs><xf numFmtId='0'/><xf numFmtId='28'/></cellXfs></styleSheet>",
      true}},
};
enum { PARTS = sizeof plain / sizeof *plain };

static void replace(package_part *parts, char letter, const char *text) {
    for (size_t i = 0; i < PARTS; i++)
        if (plain[i].letter == letter)
            parts[i].text = text;
}

static const tz_source *pack(tz_arena *arena, char *text) {
    package_part parts[PARTS + 1] = {0};
    for (size_t i = 0; i < PARTS; i++)
        parts[i] = plain[i].part;
    char letter = 's';
    while (text) {
        char *next = strstr(text, "@@");
        if (next)
            *next = '\0';
        if (*text)
            replace(parts, letter, text);
        letter = next ? next[2] : 's';
        text = next && next[2] ? next + 3 + (next[3] == '\n') : NULL;
    }
    return package_file(arena, "a.xlsx", parts);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    fuzz_try it = fuzz_begin();
    char *bytes = tz_arena_copy(it.arena, data, size);
    bool is_package = size >= 2 && memcmp(data, "PK", 2) == 0;
    const tz_source *file = is_package ? tz_source_new(it.arena, "a.xlsx", bytes, size) : pack(it.arena, bytes);
    fuzz_workbook(&it, tz_workbook_read(it.arena, file, it.diag));
    fuzz_end(&it);
    return 0;
}
