// What the readers of .xlsx and .ods share: packages (zip) and their XML parts.
#ifndef WORKBOOK_PACKAGE_H
#define WORKBOOK_PACKAGE_H

#include "workbook/worksheet.h"

// ---- zip.c: the members of a package ----

typedef struct tz_package tz_package;
// Reads the directory of a package (APPNOTE.TXT 6.3.10, 4.3.12 and 4.3.16). NULL after reporting that the file is
// damaged or incomplete, encrypted, or has more members than any workbook.
tz_package *tz_package_open(tz_arena *arena, const tz_source *file, tz_diag *diag);
// Whether it has a member of that name. ASCII capitals do not count, "\" stands for "/", and a "/" in front is left
// out: the programs that write packages differ.
bool tz_package_has(const tz_package *package, const char *name);
// Unpacks a member in `arena`, its checksum checked. False after reporting: it is missing, damaged or beyond the limits
// of workbook.h, or there twice. Members that hold data of another one are damaged (a zip bomb by overlap).
bool tz_package_read(tz_package *package, tz_arena *arena, const char *name, tz_bytes *out);

// ---- xml.c: the elements of an XML part ----

typedef struct tz_xml_element {
    const char *space; // namespace, NUL-terminated; "" for none
    const char *name;  // local name
    const char *const *attributes;
} tz_xml_element;
// The value of the attribute of that local name, in whatever namespace; NULL: none.
const char *tz_xml_attribute(const tz_xml_element *element, const char *name);

// Called for what stands in a part, in its order. False stops the reading (after reporting, if it is a fault).
typedef struct tz_xml_handler {
    bool (*start)(void *context, const tz_xml_element *element);
    bool (*end)(void *context, const tz_xml_element *element); // without attributes
    bool (*text)(void *context, const char *bytes, size_t size);
    void *context;
} tz_xml_handler;
// `name`: of the part, for messages. False after reporting XML that is damaged or has a document type (which could
// define entities without end), and when a handler has stopped it.
bool tz_xml_read(tz_arena *arena, const tz_source *file, const char *name, const tz_bytes *part,
                 const tz_xml_handler *handler, tz_diag *diag);

#endif
