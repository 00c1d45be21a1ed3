// The version of tsuzuri: of the last release, or of the coming one between two releases (semver.org).
#ifndef TSUZURI_VERSION_H
#define TSUZURI_VERSION_H

#define TSUZURI_VERSION "1.6.0"
// The day of that release, which its manual bears.
#define TSUZURI_DATE "2026-11-27"

#endif
