// The files of a bag by their names, also as another system writes these.
#ifndef ARCHIVE_NAMES_H
#define ARCHIVE_NAMES_H

#include "base/file.h"

typedef struct tz_bag_names tz_bag_names;
// Of the entries of a folder, sorted by name.
tz_bag_names *tz_bag_names_new(tz_arena *arena, const tz_folder_entries *entries);

// The number of the entry that is a file of that name; UINT32_MAX: there is none.
uint32_t tz_bag_names_find(const tz_bag_names *names, const char *name);

typedef enum tz_name_likeness {
    TZ_NAME_FORM, // the same characters in another Unicode form (NFC, NFD), as a Mac makes of them
    TZ_NAME_CASE, // capitals count for nothing, as on Windows
} tz_name_likeness;
// The file whose name is like that one, when there is exactly one.
uint32_t tz_bag_names_find_like(tz_bag_names *names, const char *name, tz_name_likeness likeness);

// What all names have that are like this one.
const char *tz_name_key(tz_arena *arena, const char *name, tz_name_likeness likeness);
// Whether a system makes files of that name by itself: .DS_Store, Thumbs.db.
bool tz_name_is_of_system(const char *name);

#endif
