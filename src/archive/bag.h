// Names and contents that making a bag (bag.c) and checking one (check.c) share.
#ifndef ARCHIVE_BAG_H
#define ARCHIVE_BAG_H

#include "archive/manifest.h"

#define TZ_BAGIT "bagit.txt"
#define TZ_BAG_INFO "bag-info.txt"
// All that bagit.txt ever holds (RFC 8493, 2.1.1).
extern const char tz_bagit_declaration[];

#endif
