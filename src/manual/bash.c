// Completion for bash, which needs nothing but bash.
#include "manual/manual.h"

#include <string.h>

static void put(tz_arena *arena, tz_bytes *out, const char *text) {
    tz_bytes_add(arena, out, text, strlen(text));
}

// What every command uses. Municipalities are those of the cards: by name as the card has it, and romanised as its
// file's name has it.
static const char helpers[] =
    "# Completion of tsuzuri for bash. Made from the program's tables of commands and options.\n"
    "_tsuzuri_words() {\n"
    "    mapfile -t COMPREPLY < <(compgen -W \"$1\" -- \"$word\")\n"
    "}\n"
    "_tsuzuri_paths() { # -f: files, -d: folders; and which files\n"
    "    compopt -o filenames 2>/dev/null\n"
    "    if [ \"$1\" = -d ] || [ -z \"${2-}\" ]; then\n"
    "        mapfile -t COMPREPLY < <(compgen \"$1\" -- \"$word\")\n"
    "    else\n"
    "        mapfile -t COMPREPLY < <(compgen -d -- \"$word\"; compgen -f -X \"!$2\" -- \"$word\")\n"
    "    fi\n"
    "}\n"
    "_tsuzuri_municipalities() {\n"
    "    local path names\n"
    "    [ -e \"$1/edition.yaml\" ] || return\n"
    "    names=$(sed -n 's/^ *- {.*name: *\\([^,}]*\\).*/\\1/p' \"$1\"/municipalities.yaml \"$1\"/cards/*.yaml \\\n"
    "        2>/dev/null | sort -u)\n"
    "    for path in \"$1\"/cards/*.yaml; do\n"
    "        [ -e \"$path\" ] || continue\n"
    "        path=${path##*/} path=${path%.yaml}\n"
    "        names+=\" ${path#*-}\"\n"
    "    done\n"
    "    _tsuzuri_words \"$names\"\n"
    "}\n"
    "_tsuzuri() {\n"
    "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]}\n"
    "    local takes operands=() i\n"
    "    COMPREPLY=()\n"
    "    if [ \"$word\" = = ]; then\n"
    "        word=\n"
    "    elif [ \"$before\" = = ]; then\n"
    "        before=${COMP_WORDS[COMP_CWORD-2]}\n"
    "    fi\n";

// Behind the options that take a value, the words between are operands.
static const char operands[] =
    "    for ((i = 2; i < COMP_CWORD; i++)); do\n"
    "        case ${COMP_WORDS[i]} in\n"
    "        =) ((i++)) ;;\n"
    "        -*) [[ \" $takes \" == *\" ${COMP_WORDS[i]} \"* && ${COMP_WORDS[i+1]} != = ]] && ((i++)) ;;\n"
    "        *) operands+=(\"${COMP_WORDS[i]}\") ;;\n"
    "        esac\n"
    "    done\n";

static const char *offer(tz_arena *arena, tz_value_kind kind) {
    const char *const *words = tz_value_words(arena, kind, tz_commands);
    tz_bytes out = {0};
    for (size_t i = 0; words && words[i]; i++)
        tz_bytes_format(arena, &out, "%s%s", i ? " " : "_tsuzuri_words '", words[i]);
    if (words)
        return tz_arena_format(arena, "%.*s'", (int)out.n, out.at);
    static const char *const offers[] = {
        [TZ_VALUE_TEXT] = ":",
        [TZ_VALUE_FILE] = "_tsuzuri_paths -f",
        [TZ_VALUE_YAML] = "_tsuzuri_paths -f '*.yaml'",
        [TZ_VALUE_FOLDER] = "_tsuzuri_paths -d",
        [TZ_VALUE_EDITION] = "_tsuzuri_paths -d",
        [TZ_VALUE_ANY_EDITION] = "_tsuzuri_paths -f '*.pdf'",
        [TZ_VALUE_ARCHIVED] = "_tsuzuri_paths -f '*.pdf'",
        [TZ_VALUE_ARCHIVE] = "_tsuzuri_paths -d",
        [TZ_VALUE_MUNICIPALITY] = "_tsuzuri_municipalities \"${operands[0]}\"",
    };
    return offers[kind];
}

static void put_pattern(tz_arena *arena, tz_bytes *out, const tz_option *option, const char *between) {
    tz_bytes_format(arena, out, "--%s", option->name);
    if (option->letter)
        tz_bytes_format(arena, out, "%s-%c", between, option->letter);
}

static void put_takes(tz_arena *arena, tz_bytes *out, const tz_command *command) {
    tz_bytes_format(arena, out, "    %s) takes=\"", command->name);
    for (const tz_option *option = command->options; option->name; option++)
        if (option->value) {
            put_pattern(arena, out, option, " ");
            put(arena, out, " ");
        }
    put(arena, out, "\" ;;\n");
}

static void put_values(tz_arena *arena, tz_bytes *out, const tz_command *command) {
    for (const tz_option *option = command->options; option->name; option++) {
        if (!option->value)
            continue;
        tz_bytes_format(arena, out, "    %s:", command->name);
        put_pattern(arena, out, option, tz_arena_format(arena, " | %s:", command->name));
        put(arena, out, ") ");
        if (!option->words)
            put(arena, out, offer(arena, option->kind));
        for (size_t i = 0; option->words && option->words[i]; i++)
            tz_bytes_format(arena, out, "%s%s", i ? " " : "_tsuzuri_words '", option->words[i]);
        put(arena, out, option->words ? "'; return ;;\n" : "; return ;;\n");
    }
}

static void put_options(tz_arena *arena, tz_bytes *out, const tz_command *command) {
    tz_bytes_format(arena, out, "    %s:-*) _tsuzuri_words '", command->name);
    for (const tz_option *option = command->options; option->name; option++)
        tz_bytes_format(arena, out, "--%s ", option->name);
    put(arena, out, "--help' ;;\n");
}

static void put_operands(tz_arena *arena, tz_bytes *out, const tz_command *command) {
    for (size_t i = 0; command->operands[i].name; i++) {
        bool many = strstr(command->operands[i].name, "...") != NULL;
        tz_bytes_format(arena, out, "    %s:%s) %s ;;\n", command->name, many ? "*" : tz_arena_format(arena, "%zu", i),
                        offer(arena, command->operands[i].kind));
    }
}

static void put_each(tz_arena *arena, tz_bytes *out, const char *subject,
                     void (*put_command)(tz_arena *, tz_bytes *, const tz_command *)) {
    tz_bytes_format(arena, out, "    case %s in\n", subject);
    for (size_t i = 0; tz_commands[i]; i++)
        put_command(arena, out, tz_commands[i]);
    put(arena, out, "    esac\n");
}

void tz_complete_bash(tz_arena *arena, tz_bytes *out) {
    put(arena, out, helpers);
    put(arena, out, "    if ((COMP_CWORD == 1)); then\n        _tsuzuri_words '");
    for (size_t i = 0; tz_commands[i]; i++)
        tz_bytes_format(arena, out, "%s ", tz_commands[i]->name);
    put(arena, out, "--help --version'\n        return\n    fi\n");
    put_each(arena, out, "$command", put_takes);
    put(arena, out, operands);
    put_each(arena, out, "$command:$before", put_values);
    put(arena, out, "    if [[ $word == -* ]]; then\n");
    put_each(arena, out, "$command:$word", put_options);
    put(arena, out, "        return\n    fi\n");
    put_each(arena, out, "$command:${#operands[@]}", put_operands);
    put(arena, out, "}\ncomplete -F _tsuzuri tsuzuri\n");
}
