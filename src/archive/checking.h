// What the files that check a bag share (check.c, listing.c, fetch.c).
#ifndef ARCHIVE_CHECKING_H
#define ARCHIVE_CHECKING_H

#include "archive/bag.h"
#include "archive/names.h"

typedef struct tz_bag_checking {
    tz_arena *arena;
    const tz_bag_contents *of;
    tz_diag *diag;
    tz_bag_names *names;
    tz_bag_declaration declared;
    bool readable; // the lists, in the encoding that is declared
    struct {
        TZ_LIST(tz_manifest) all; // the strongest sums first, those of data/ before the others
    } lists;
    struct {
        TZ_LIST(const tz_manifest_entry *) all; // of all lists, in the order of files, then of lists
    } lines;
    struct {
        TZ_LIST(const tz_manifest_entry *) all; // lines of files that are not there, in the order of lists
    } missing;
    size_t left_out; // empty files of the system that are listed and not there
    tz_bag_info info;
    tz_bag *bag;
} tz_bag_checking;

// ---- listing.c ----

// A text of the bag in UTF-8. NULL after reporting, or when there is none of that name.
const tz_source *tz_bag_text(const tz_bag_checking *c, const char *name);
// Finds the lists and reads them.
void tz_bag_read_lists(tz_bag_checking *c);
// Finds the file of each line.
void tz_bag_find_files(tz_bag_checking *c);
// Reports the names that one of other systems would take for the same.
void tz_bag_warn_of_like_names(tz_bag_checking *c);

// ---- fetch.c ----

typedef struct tz_bag_fetch {
    struct {
        TZ_LIST(tz_manifest_entry) all; // sorted by name; `sum` is the address
    } files;
} tz_bag_fetch;
// Reads fetch.txt, if there is one; reports what is wrong with it.
void tz_bag_fetch_read(tz_bag_checking *c, tz_bag_fetch *out);
// Reports a file that is still to be fetched. False: it is not among them.
bool tz_bag_fetch_report(const tz_bag_checking *c, const tz_bag_fetch *fetch, const char *name);

#endif
