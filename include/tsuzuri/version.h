// The version of tsuzuri, as `tsuzuri --version` shows it and archived editions record it.
#ifndef TSUZURI_VERSION_H
#define TSUZURI_VERSION_H

#define TZ_VERSION "0.1"

#endif
