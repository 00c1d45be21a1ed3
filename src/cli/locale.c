// The language of messages, which the environment chooses as for any other program, and the program's folder.
#include "base/intl.h"
#include "cli/cli.h"

#include <limits.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const char *tz_program_folder(tz_arena *arena) {
    char path[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", path, sizeof path);
    while (n > 0 && path[n - 1] != '/')
        n--;
    return n > 1 ? tz_arena_copy(arena, path, (size_t)n - 1) : ".";
}

// The locale asked for in messages, by POSIX's precedence, or "".
static const char *asked_locale(void) {
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const char *value = getenv(names[i]);
        if (value && *value)
            return value;
    }
    return "";
}

void tz_locale_start(tz_arena *arena) {
    // Only these two categories: numbers and sorting must not depend on the machine.
    if (!setlocale(LC_CTYPE, ""))
        setlocale(LC_CTYPE, "C.UTF-8");
    if (!setlocale(LC_MESSAGES, "")) {
        // The locale is not generated here (usual in containers). Messages need only its language, and gettext asks for
        // that in any locale but "C".
        setlocale(LC_MESSAGES, "C.UTF-8");
        const char *asked = asked_locale();
        if (*asked)
            setenv("LANGUAGE", tz_arena_copy(arena, asked, strcspn(asked, "_.@")), 0);
    }
    bindtextdomain(TZ_DOMAIN, tz_arena_format(arena, "%s/locale", tz_program_folder(arena)));
    bind_textdomain_codeset(TZ_DOMAIN, "UTF-8"); // messages quote records, which are UTF-8 whatever the terminal is
}
