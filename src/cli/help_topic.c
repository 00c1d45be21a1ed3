// help: what a command does, or what may be written in a file, on a terminal.
#include "base/intl.h"
#include "cli/cli.h"
#include "reference/reference.h"

#include <string.h>

static const tz_option options[] = {{0}};

static const tz_operand operands[] = {
    {N_("[TOPIC"), TZ_VALUE_TOPIC,
     N_("a command; or a kind of file: edition, form, card, municipalities, errata, survey, layout, fonts")},
    {N_("[SECTION]]"), TZ_VALUE_TEXT, N_("of a kind of file only this key, with all that it holds: body")},
    {0},
};

static const tz_example examples[] = {
    {"tsuzuri help edition", N_("every key of edition.yaml")},
    {"tsuzuri help layout body", N_("the keys of one section of a layout")},
    {"tsuzuri help build", N_("the command build, as tsuzuri build --help")},
    {0},
};

enum { COLUMNS = 80 };

static const tz_command *find_command(const tz_command *const *commands, const char *name) {
    for (size_t i = 0; commands[i]; i++)
        if (!strcmp(commands[i]->name, name))
            return commands[i];
    return NULL;
}

const char *const *tz_value_words(tz_arena *arena, tz_value_kind kind, const tz_command *const *commands) {
    struct {
        TZ_LIST(const char *) words;
    } list = {0};
    if (kind == TZ_VALUE_KIND)
        return tz_reference_names;
    if (kind != TZ_VALUE_TOPIC)
        return NULL;
    for (size_t i = 0; tz_reference_names[i]; i++)
        *TZ_ADD(arena, &list.words) = tz_reference_names[i];
    for (size_t i = 0; commands[i]; i++)
        if (tz_reference_find(commands[i]->name) == TZ_REFERENCE_KINDS)
            *TZ_ADD(arena, &list.words) = commands[i]->name;
    *TZ_ADD(arena, &list.words) = NULL;
    return list.words.at;
}

static void suggest(tz_call *call, const char *word, const char *const *words) {
    size_t n = 0;
    while (words[n])
        n++;
    tz_text asked = tz_text_from_string(word);
    const char *nearest = tz_nearest_word(&asked, words, n);
    if (nearest)
        tz_note(call->diag, (tz_place){0}, _("did you mean %s?"), nearest);
}

static const char *const *sections_of(tz_arena *arena, tz_reference_kind kind) {
    const tz_reference all = tz_reference_read(arena, kind);
    const char **keys = TZ_ARRAY(arena, const char *, all.entries.n + 1);
    for (size_t i = 0, n = 0; i < all.entries.n; i += 1 + all.entries.at[i].inner)
        keys[n++] = all.entries.at[i].key;
    return keys;
}

// Some commands are called as a kind of file is: that they are there too is told.
static tz_exit tell_kind(tz_call *call, tz_reference_kind kind) {
    const char *section = call->operands_n > 1 ? call->operands[1] : NULL, *name = tz_reference_names[kind];
    if (!tz_reference_put_terminal(call->arena, kind, section, COLUMNS, call->output)) {
        tz_error(call->diag, (tz_place){0}, _("%s has no key %s"), tz_reference_files[kind].file, section);
        suggest(call, section, sections_of(call->arena, kind));
        return TZ_EXIT_USAGE;
    }
    if (find_command(call->commands, name))
        tz_bytes_format(call->arena, call->output, _("\nThere is also a command of that name: tsuzuri %s --help\n"),
                        name);
    return TZ_EXIT_OK;
}

static tz_exit run(tz_call *call) {
    if (!call->operands_n) {
        tz_help_program(call->arena, call->commands, call->output);
        return TZ_EXIT_OK;
    }
    const char *topic = call->operands[0];
    tz_reference_kind kind = tz_reference_find(topic);
    if (kind < TZ_REFERENCE_KINDS)
        return tell_kind(call, kind);
    const tz_command *command = find_command(call->commands, topic);
    if (command && call->operands_n == 1) {
        tz_help_command(call->arena, command, call->output);
        return TZ_EXIT_OK;
    }
    if (command) {
        tz_error(call->diag, (tz_place){0}, _("one too many: %s"), call->operands[1]);
    } else {
        tz_error(call->diag, (tz_place){0}, _("there is no help on %s: it is neither a command nor a kind of file"),
                 topic);
        suggest(call, topic, tz_value_words(call->arena, TZ_VALUE_TOPIC, call->commands));
    }
    return TZ_EXIT_USAGE;
}

const tz_command tz_command_help = {
    .name = "help",
    .operands = operands,
    .most = 2,
    .summary = N_("explain a command, or every key of a kind of file"),
    .details =
        N_("Without a topic, the commands are listed. Keys come with their meaning, what may be written, what holds\n"
           "without them, and an example; in pages of a file: README.keys.md, README.keys.ja.md."),
    .options = options,
    .examples = examples,
    .run = run,
};
