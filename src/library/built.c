// What is known when the library is built: where its data are installed, and which revision it was built from.
#include "library/session.h"

const char tz_library_data_folder[] = TZ_DATADIR;
const char tz_library_revision[] = TZ_REVISION;

const char *tsuzuri_version(void) {
    return TSUZURI_VERSION;
}
