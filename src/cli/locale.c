// The language of messages, which the environment chooses as for any other program.
#include "base/language.h"
#include "cli/cli.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

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

// The first language of a list like "ja_JP:en" that there is. False: none of them.
static bool first_known(tz_arena *arena, const char *list, const tz_language **language) {
    for (size_t size; *list; list += size + (list[size] == ':')) {
        size = strcspn(list, ":");
        if (size && tz_language_find(tz_arena_copy(arena, list, size), language))
            return true;
    }
    return false;
}

// As gettext has it: LANGUAGE comes first, but counts only where the locale is another than "C" or "POSIX".
static const tz_language *asked_language(tz_arena *arena) {
    const char *locale = asked_locale(), *list = getenv("LANGUAGE");
    const tz_language *language = NULL;
    if (!*locale || !strcmp(locale, "C") || !strcmp(locale, "POSIX"))
        return NULL;
    if (!list || !first_known(arena, list, &language))
        tz_language_find(locale, &language);
    return language;
}

void tz_locale_start(tz_arena *arena) {
    const tz_language *language = asked_language(arena);
    tz_language_use(language);
    // Of the C library's own texts only the system's reasons for errors are shown: in UTF-8 as all else, and in English
    // where all else is. No other category is set: numbers and sorting must not depend on the machine.
    setlocale(LC_CTYPE, "C.UTF-8");
    if (language)
        setlocale(LC_MESSAGES, "");
}
