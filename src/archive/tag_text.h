// The texts of a bag besides data/: read in the encoding that bagit.txt declares.
#ifndef ARCHIVE_TAG_TEXT_H
#define ARCHIVE_TAG_TEXT_H

#include "archive/archive.h"

// What bagit.txt declares.
typedef struct tz_bag_declaration {
    int version;          // in hundredths: 97, 100
    const char *shown;    // "0.97"
    const char *encoding; // of the other texts, as iconv_open() knows it; NULL: UTF-8
} tz_bag_declaration;
enum { TZ_BAGIT_1_0 = 100 };

// Reads bagit.txt (with its lines); what it does not say is as in BagIt 1.0. Reports what is wrong. False: the other
// texts cannot be read.
bool tz_bag_declaration_read(tz_arena *arena, const tz_source *source, tz_bag_declaration *out, tz_diag *diag);

// A text in UTF-8 with its lines, without a byte order mark. NULL after reporting.
const tz_source *tz_tag_text(tz_arena *arena, const tz_source *source, const tz_bag_declaration *as, tz_diag *diag);

// A line without its end: [from, to).
typedef struct tz_tag_line {
    const char *bytes;
    size_t size;
    tz_place place;
} tz_tag_line;
tz_tag_line tz_tag_line_at(const tz_source *source, size_t index);
// Without blanks and tabs at its ends.
tz_tag_line tz_tag_line_trim(tz_tag_line line);

// What verify needs of bag-info.txt.
typedef struct tz_bag_info {
    struct {
        TZ_LIST(tz_tag_line) all; // values of Payload-Oxum
    } oxums;
    bool is_ours; // by Bag-Software-Agent
} tz_bag_info;
// Reads the elements of bag-info.txt: "Label: value", with further lines that begin with a blank. Reports what is none.
void tz_bag_info_read(tz_arena *arena, const tz_source *source, tz_bag_info *out, tz_diag *diag);

#endif
