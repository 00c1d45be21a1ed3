// Completion for zsh: arguments of its own function _arguments.
#include "manual/manual.h"

#include <string.h>

static void put(tz_arena *arena, tz_bytes *out, const char *text) {
    tz_bytes_add(arena, out, text, strlen(text));
}

// Within single quotes of a specification, whose signs are taken literally.
static const char *quoted(tz_arena *arena, const char *text) {
    tz_bytes out = {0};
    for (; *text; text++) {
        if (*text == '\'')
            put(arena, &out, "'\\'");
        else if (strchr("[]:\\", *text))
            put(arena, &out, "\\");
        tz_bytes_add(arena, &out, text, 1);
    }
    return tz_arena_copy(arena, out.n ? out.at : "", out.n);
}

static const char *action(tz_value_kind kind) {
    static const char *const actions[] = {
        [TZ_VALUE_TEXT] = " ",
        [TZ_VALUE_FILE] = "_files",
        [TZ_VALUE_YAML] = "_files -g \"*.yaml\"",
        [TZ_VALUE_FOLDER] = "_files -/",
        [TZ_VALUE_EDITION] = "_files -/",
        [TZ_VALUE_ANY_EDITION] = "_files -g \"*.pdf\"",
        [TZ_VALUE_ARCHIVED] = "_files -g \"*.pdf\"",
        [TZ_VALUE_ARCHIVE] = "_files -/",
        [TZ_VALUE_MUNICIPALITY] = "_tsuzuri_municipalities",
    };
    return actions[kind];
}

// The words that a value is one of, where there are only these.
static const char *action_of(tz_arena *arena, tz_value_kind kind, const char *const *words) {
    tz_bytes out = {0};
    if (!words)
        words = tz_value_words(arena, kind, tz_commands);
    for (size_t i = 0; words && words[i]; i++)
        tz_bytes_format(arena, &out, "%s%s", i ? " " : "(", words[i]);
    return words ? tz_arena_format(arena, "%.*s)", (int)out.n, out.at) : action(kind);
}

static void put_option(tz_arena *arena, tz_bytes *out, const tz_command *command, const tz_option *option) {
    const char *help = quoted(arena, option->help);
    const char *again = command->repeats && !strcmp(command->repeats, option->name) ? "*" : "";
    const char *value = option->value ? tz_arena_format(arena, ":%s:%s", quoted(arena, option->value),
                                                        action_of(arena, option->kind, option->words))
                                      : "";
    tz_bytes_format(arena, out, " \\\n            '%s--%s%s[%s]%s'", again, option->name, option->value ? "=" : "",
                    help, value);
    if (option->letter)
        tz_bytes_format(arena, out, " \\\n            '%s-%c%s[%s]%s'", again, option->letter, option->value ? "+" : "",
                        help, value);
}

static void put_command(tz_arena *arena, tz_bytes *out, const tz_command *command) {
    tz_bytes_format(arena, out, "    %s)\n        _arguments -s '(-h --help)'{-h,--help}'[show this help]'",
                    command->name);
    for (const tz_option *option = command->options; option->name; option++)
        put_option(arena, out, command, option);
    for (size_t i = 0; command->operands[i].name; i++) {
        const tz_operand *operand = &command->operands[i];
        bool many = strstr(operand->name, "...") != NULL;
        tz_bytes_format(arena, out, " \\\n            '%s:%s:%s'", many ? "*" : tz_arena_format(arena, "%zu", i + 1),
                        quoted(arena, operand->help), action_of(arena, operand->kind, NULL));
    }
    put(arena, out, "\n        ;;\n");
}

void tz_complete_zsh(tz_arena *arena, tz_bytes *out) {
    put(arena, out,
        "#compdef tsuzuri\n"
        "# Completion of tsuzuri for zsh. Made from the program's tables of commands and options.\n\n"
        "# Those of the edition: by name as its list or a card has it, and romanised as its file's name has it.\n"
        "_tsuzuri_municipalities() {\n"
        "    local folder=${(Q)words[2]} file\n"
        "    local -a names\n"
        "    names=(${(f)\"$(sed -n 's/^ *- {.*name: *\\([^,}]*\\).*/\\1/p' $folder/municipalities.yaml(N) "
        "$folder/cards/*.yaml(N) </dev/null "
        "2>/dev/null)\"})\n"
        "    for file in $folder/cards/*.yaml(N:t:r); do\n"
        "        names+=(${file#*-})\n"
        "    done\n"
        "    compadd -a names\n"
        "}\n\n"
        "_tsuzuri() {\n"
        "    if (( CURRENT == 2 )); then\n"
        "        local -a commands\n"
        "        commands=(\n");
    for (size_t i = 0; tz_commands[i]; i++)
        tz_bytes_format(arena, out, "            '%s:%s'\n", tz_commands[i]->name,
                        quoted(arena, tz_commands[i]->summary));
    put(arena, out,
        "        )\n"
        "        _describe command commands\n"
        "        compadd -- --help --version\n"
        "        return\n"
        "    fi\n"
        "    shift words\n"
        "    (( CURRENT-- ))\n"
        "    case $words[1] in\n");
    for (size_t i = 0; tz_commands[i]; i++)
        put_command(arena, out, tz_commands[i]);
    put(arena, out, "    esac\n}\n\n_tsuzuri \"$@\"\n");
}
