// The files that say how an edition is made. The input's first line is "# NAME", one of those below; the rest stands in
// its place.
#include "fuzz.h"

#include <string.h>

static const char *const names[] = {
    "edition.yaml", "form.yaml", "layout.yaml", "a4.yaml", "fonts.yaml", "municipalities.yaml", "errata.yaml",
};

// The name of the first line, or layout.yaml.
static const char *named(const char *bytes, size_t size) {
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        size_t n = strlen(names[i]);
        if (size > n + 2 && !memcmp(bytes, "# ", 2) && !memcmp(bytes + 2, names[i], n) && bytes[n + 2] == '\n')
            return names[i];
    }
    return "layout.yaml";
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    fuzz_try it = fuzz_begin();
    it.bytes = tz_arena_copy(it.arena, data, size);
    it.size = size;
    it.name = named(it.bytes, size);
    if (!strcmp(it.name, "fonts.yaml")) {
        tz_input files = fuzz_files(&it);
        const tz_source *config = files.open(files.context, it.arena, it.name, (tz_place){0}, it.diag);
        bool read = tz_fonts_read(it.arena, config, &files, it.diag);
        fuzz_claim(read == !tz_diag_count(it.diag, TZ_ERROR), "there are fonts or an error");
    } else {
        fuzz_build(&it);
    }
    fuzz_end(&it);
    return 0;
}
