// Reading a command's options with getopt_long, from the command's table.
#include "base/intl.h"
#include "cli/cli.h"
#include "yaml/yaml.h"

#include <getopt.h>
#include <string.h>

enum { FIRST = 256 }; // what getopt_long returns for option 0: beyond any letter

static size_t count_options(const tz_command *command) {
    size_t n = 0;
    while (command->options[n].name)
        n++;
    return n;
}

// ---- reading ----

static struct option *long_options(tz_arena *arena, const tz_command *command, size_t n) {
    struct option *made = TZ_ARRAY(arena, struct option, n + 2); // --help, and the end
    for (size_t i = 0; i < n; i++) {
        const tz_option *option = &command->options[i];
        made[i] = (struct option){option->name, option->value ? required_argument : no_argument, NULL, FIRST + (int)i};
    }
    made[n] = (struct option){"help", no_argument, NULL, 'h'};
    return made;
}

// ":" first: getopt_long then distinguishes a missing value from an unknown option.
static const char *short_options(tz_arena *arena, const tz_command *command, size_t n) {
    tz_bytes made = {0};
    tz_bytes_format(arena, &made, ":h");
    for (size_t i = 0; i < n; i++)
        if (command->options[i].letter)
            tz_bytes_format(arena, &made, "%c%s", command->options[i].letter, command->options[i].value ? ":" : "");
    return tz_arena_copy(arena, made.at, made.n);
}

static void note_help(tz_call *call) {
    tz_note(call->diag, (tz_place){0}, _("tsuzuri %s --help shows how it is used"), call->command->name);
}

// `word` as written: "--layuot=a4.yaml", or "-x" of "-qx".
static void report_unknown(tz_call *call, const char *word, size_t n) {
    const char **names = TZ_ARRAY(call->arena, const char *, n + 1);
    for (size_t i = 0; i < n; i++)
        names[i] = call->command->options[i].name;
    names[n] = "help";
    char *name = tz_arena_copy(call->arena, word, strcspn(word, "="));
    tz_text asked = tz_text_from_string(name + strspn(name, "-"));
    const char *nearest = tz_nearest_word(&asked, names, n + 1);
    if (nearest)
        tz_error(call->diag, (tz_place){0}, _("no such option: %s (did you mean --%s?)"), name, nearest);
    else
        tz_error(call->diag, (tz_place){0}, _("no such option: %s"), name);
    note_help(call);
}

// '?': unknown, ambiguous or with a value that it does not take; ':': without the value that it needs.
static void report_wrong(tz_call *call, char **argv, int what, size_t n) {
    const char *word = argv[optind - 1];
    bool is_long = strncmp(word, "--", 2) == 0;
    if (!is_long)
        word = tz_arena_format(call->arena, "-%c", optopt);
    if (what == ':')
        tz_error(call->diag, (tz_place){0}, _("option %s needs a value"), word);
    else if (is_long && optopt != 0)
        tz_error(call->diag, (tz_place){0}, _("option takes no value: %s"), word);
    else {
        report_unknown(call, word, n);
        return;
    }
    note_help(call);
}

static size_t index_of(const tz_command *command, int what) {
    if (what >= FIRST)
        return (size_t)(what - FIRST);
    size_t i = 0;
    while (command->options[i].letter != what)
        i++;
    return i;
}

static bool has_operands(tz_call *call) {
    const tz_command *command = call->command;
    if (call->operands_n < command->least)
        tz_error(call->diag, (tz_place){0}, _("%s is missing"), _(command->operands[call->operands_n].name));
    else if (call->operands_n > command->most)
        tz_error(call->diag, (tz_place){0}, _("one too many: %s"), call->operands[command->most]);
    else
        return true;
    note_help(call);
    return false;
}

// -1: none of them.
static bool check_word(tz_call *call, const tz_option *option, const char *value) {
    if (!option->words || tz_word_index(option->words, value) >= 0)
        return true;
    tz_bytes all = {0};
    size_t n = 0;
    for (; option->words[n]; n++)
        tz_bytes_format(call->arena, &all, "%s%s", n ? ", " : "", option->words[n]);
    tz_error(call->diag, (tz_place){0}, _("--%s cannot be %s; it is one of: %.*s"), option->name, value, (int)all.n,
             all.at);
    tz_text word = tz_text_from_string(value);
    const char *nearest = tz_nearest_word(&word, option->words, n);
    if (nearest)
        tz_note(call->diag, (tz_place){0}, _("did you mean %s?"), nearest);
    return false;
}

static void set_value(tz_call *call, size_t index, const char *value) {
    const char *repeats = call->command->repeats, **slot = &call->values[index];
    if (*slot && repeats && strcmp(call->command->options[index].name, repeats) == 0)
        *slot = tz_arena_format(call->arena, "%s,%s", *slot, value);
    else
        *slot = value;
}

bool tz_options_read(tz_call *call, int argc, char **argv, bool *helped) {
    size_t n = count_options(call->command);
    const struct option *longs = long_options(call->arena, call->command, n);
    const char *shorts = short_options(call->arena, call->command, n);
    call->values = TZ_ARRAY(call->arena, const char *, n);
    opterr = 0;
    optind = 0; // 0, not 1: a GNU getopt begins anew, whatever it read before
    for (int what; (what = getopt_long(argc, argv, shorts, longs, NULL)) != -1;) {
        if (what == 'h') {
            tz_help_command(call->arena, call->command, call->output);
            *helped = true;
            return false;
        }
        if (what == '?' || what == ':') {
            report_wrong(call, argv, what, n);
            return false;
        }
        size_t index = index_of(call->command, what);
        if (!check_word(call, &call->command->options[index], optarg ? optarg : ""))
            return false;
        set_value(call, index, optarg ? optarg : "");
    }
    call->operands = argv + optind;
    call->operands_n = (size_t)(argc - optind);
    return has_operands(call);
}

// The number of options, when there is none of that name.
static size_t find_option(const tz_call *call, const char *name) {
    size_t i = 0;
    while (call->command->options[i].name && strcmp(call->command->options[i].name, name) != 0)
        i++;
    return i;
}

const char *tz_call_value(const tz_call *call, const char *name) {
    size_t i = find_option(call, name);
    return call->command->options[i].name ? call->values[i] : NULL;
}

int tz_call_choice(const tz_call *call, const char *name, int otherwise) {
    const char *value = tz_call_value(call, name);
    return value ? tz_word_index(call->command->options[find_option(call, name)].words, value) : otherwise;
}
