// Completion for fish: one line a command, option and operand.
#include "manual/manual.h"

#include <string.h>

static void put(tz_arena *arena, tz_bytes *out, const char *text) {
    tz_bytes_add(arena, out, text, strlen(text));
}

// Within single quotes.
static const char *quoted(tz_arena *arena, const char *text) {
    tz_bytes out = {0};
    for (; *text; text++) {
        if (*text == '\'' || *text == '\\')
            put(arena, &out, "\\");
        tz_bytes_add(arena, &out, text, 1);
    }
    return tz_arena_copy(arena, out.n ? out.at : "", out.n);
}

static const char *offer(tz_arena *arena, tz_value_kind kind) {
    const char *const *words = tz_value_words(arena, kind, tz_commands);
    tz_bytes out = {0};
    for (size_t i = 0; words && words[i]; i++)
        tz_bytes_format(arena, &out, "%s%s", i ? " " : "-x -a '", words[i]);
    if (words)
        return tz_arena_format(arena, "%.*s'", (int)out.n, out.at);
    static const char *const offers[] = {
        [TZ_VALUE_TEXT] = "-x",
        [TZ_VALUE_FILE] = "-r -F",
        [TZ_VALUE_YAML] = "-x -a '(__fish_complete_suffix .yaml)'",
        [TZ_VALUE_FOLDER] = "-x -a '(__fish_complete_directories)'",
        [TZ_VALUE_EDITION] = "-x -a '(__fish_complete_directories)'",
        [TZ_VALUE_ANY_EDITION] = "-r -F",
        [TZ_VALUE_ARCHIVED] = "-r -F",
        [TZ_VALUE_ARCHIVE] = "-x -a '(__fish_complete_directories)'",
        [TZ_VALUE_MUNICIPALITY] = "-x -a '(__tsuzuri_municipalities)'",
    };
    return offers[kind];
}

static void put_option(tz_arena *arena, tz_bytes *out, const tz_option *option) {
    tz_bytes_format(arena, out, " -l %s", option->name);
    if (option->letter)
        tz_bytes_format(arena, out, " -s %c", option->letter);
    for (size_t i = 0; option->words && option->words[i]; i++)
        tz_bytes_format(arena, out, "%s%s", i ? " " : " -x -a '", option->words[i]);
    if (option->words)
        put(arena, out, "'");
    else if (option->value)
        tz_bytes_format(arena, out, " %s", offer(arena, option->kind));
    tz_bytes_format(arena, out, " -d '%s'\n", quoted(arena, option->help));
}

static void put_command(tz_arena *arena, tz_bytes *out, const tz_command *command) {
    const char *begin =
        tz_arena_format(arena, "complete -c tsuzuri -n '__fish_seen_subcommand_from %s'", command->name);
    for (const tz_option *option = command->options; option->name; option++) {
        put(arena, out, begin);
        put_option(arena, out, option);
    }
    tz_bytes_format(arena, out, "%s -l help -s h -d 'show this help'\n", begin);
    // Fish does not count operands: those of a second kind are offered as soon as there is an edition.
    for (size_t i = 0; command->operands[i].name; i++) {
        const char *offered = offer(arena, command->operands[i].kind);
        if (command->operands[i].kind != TZ_VALUE_TEXT &&
            (i == 0 || strcmp(offered, offer(arena, command->operands[0].kind)) != 0))
            tz_bytes_format(arena, out, "%s %s\n", begin, strstr(offered, "-a") ? strstr(offered, "-a") : "-F");
    }
}

void tz_complete_fish(tz_arena *arena, tz_bytes *out) {
    put(arena, out,
        "# Completion of tsuzuri for fish. Made from the program's tables of commands and options.\n\n"
        "# Those of the edition: by name as its list or a card has it, and romanised as its file's name has it.\n"
        "function __tsuzuri_municipalities\n"
        "    for word in (commandline -opc)[3..-1]\n"
        "        if test -d \"$word/cards\"\n"
        "            cat $word/municipalities.yaml $word/cards/*.yaml 2>/dev/null | string match -r -g '^ *- "
        "\\{.*name: *([^,}]*)'\n"
        "            for path in $word/cards/*.yaml\n"
        "                string replace -r '.*/[^/-]*-?([^/]*)\\.yaml$' '$1' $path\n"
        "            end\n"
        "        end\n"
        "    end\n"
        "end\n\n"
        "complete -c tsuzuri -f\n"
        "complete -c tsuzuri -n __fish_use_subcommand -l help -s h -d 'show the commands'\n"
        "complete -c tsuzuri -n __fish_use_subcommand -l version -s V -d 'show the version'\n");
    for (size_t i = 0; tz_commands[i]; i++)
        tz_bytes_format(arena, out, "complete -c tsuzuri -n __fish_use_subcommand -a %s -d '%s'\n",
                        tz_commands[i]->name, quoted(arena, tz_commands[i]->summary));
    for (size_t i = 0; tz_commands[i]; i++)
        put_command(arena, out, tz_commands[i]);
}
