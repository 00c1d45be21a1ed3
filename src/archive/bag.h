// Names and contents that making a bag (bag.c) and checking one (check.c) share.
#ifndef ARCHIVE_BAG_H
#define ARCHIVE_BAG_H

#include "archive/manifest.h"

#define TZ_BAGIT "bagit.txt"
#define TZ_BAG_INFO "bag-info.txt"
#define TZ_PACKAGE_INFO "package-info.txt" // what it was called until BagIt 0.95
#define TZ_FETCH "fetch.txt"
// All that bagit.txt holds in a bag of tsuzuri (RFC 8493, 2.1.1).
extern const char tz_bagit_declaration[];

#endif
