// Help texts, made from the tables of commands and options.
#include "base/intl.h"
#include "base/utf8.h"
#include "cli/cli.h"

#include <string.h>
#include <utf8proc.h>

size_t tz_terminal_columns(const char *text, size_t size) {
    size_t width = 0;
    for (size_t at = 0; at < size;) {
        int32_t c;
        at += tz_utf8_decode(text + at, size - at, &c);
        width += c >= 0 ? (size_t)utf8proc_charwidth(c) : 1;
    }
    return width;
}

const tz_exit_meaning tz_exit_meanings[] = {
    {TZ_EXIT_OK, N_("done; there may have been warnings")},
    {TZ_EXIT_USAGE, N_("a command, option or operand is wrong")},
    {TZ_EXIT_DATA, N_("something is wrong in the records, the layout, the fonts or an archive; nothing was written")},
    {TZ_EXIT_INPUT, N_("a file that is needed is not there or cannot be read")},
    {TZ_EXIT_MEMORY, N_("out of memory")},
    {TZ_EXIT_NO_CREATE,
     N_("the output cannot be created, or would replace what it is made from; told before the work")},
    {TZ_EXIT_IO,
     N_("reading or writing failed (a full disk, a limit on the size of files); an older output is intact")},
    {128, N_("as the shell shows it: signal N has ended the program; what was half-written is gone, an older output "
             "is intact")},
    {0},
};

static size_t columns(const char *text) {
    return tz_terminal_columns(text, strlen(text));
}

typedef struct row {
    const char *left, *right;
    const char *below; // further lines; NULL: none
} row;

static void add_details(tz_arena *arena, tz_bytes *out, const char *details) {
    for (const char *at = details; at && *at;) {
        size_t n = strcspn(at, "\n");
        tz_bytes_format(arena, out, "          %.*s\n", (int)n, at);
        at += n + (at[n] == '\n');
    }
}

static void add_rows(tz_arena *arena, tz_bytes *out, const row *rows, size_t n) {
    size_t widest = 0;
    for (size_t i = 0; i < n; i++)
        widest = columns(rows[i].left) > widest ? columns(rows[i].left) : widest;
    for (size_t i = 0; i < n; i++) {
        tz_bytes_format(arena, out, "  %s%*s  %s\n", rows[i].left, (int)(widest - columns(rows[i].left)), "",
                        rows[i].right);
        add_details(arena, out, rows[i].below);
    }
}

void tz_help_program(tz_arena *arena, const tz_command *const *commands, tz_bytes *out) {
    tz_bytes_format(arena, out,
                    _("Usage: tsuzuri COMMAND ...\n\n"
                      "Typesets a prefecture's municipal records into a booklet.\n\nCommands:\n"));
    struct {
        TZ_LIST(row) rows;
    } list = {0};
    for (size_t i = 0; commands[i]; i++)
        *TZ_ADD(arena, &list.rows) = (row){commands[i]->name, _(commands[i]->summary), NULL};
    add_rows(arena, out, list.rows.at, list.rows.n);
    tz_bytes_format(arena, out, _("\ntsuzuri COMMAND --help shows more; tsuzuri --version shows the version.\n"));
}

const char *tz_command_operands(tz_arena *arena, const tz_command *command) {
    tz_bytes made = {0};
    for (size_t i = 0; command->operands[i].name; i++)
        tz_bytes_format(arena, &made, "%s%s", i ? " " : "", _(command->operands[i].name));
    return tz_arena_copy(arena, made.at, made.n);
}

typedef struct row_list {
    TZ_LIST(row) rows;
} row_list;

static void add_operands(tz_arena *arena, tz_bytes *out, const tz_operand *operands) {
    row_list list = {0};
    for (size_t i = 0; operands[i].name; i++)
        *TZ_ADD(arena, &list.rows) = (row){_(operands[i].name), _(operands[i].help), NULL};
    tz_bytes_format(arena, out, "\n");
    add_rows(arena, out, list.rows.at, list.rows.n);
}

static void add_options(tz_arena *arena, tz_bytes *out, const tz_option *options) {
    row_list list = {0};
    for (size_t i = 0; options[i].name; i++) {
        const tz_option *option = &options[i];
        const char *letter = option->letter ? tz_arena_format(arena, "-%c, ", option->letter) : "    ";
        const char *value = option->value ? tz_arena_format(arena, " %s", _(option->value)) : "";
        *TZ_ADD(arena, &list.rows) = (row){tz_arena_format(arena, "%s--%s%s", letter, option->name, value),
                                           _(option->help), option->details ? _(option->details) : NULL};
    }
    *TZ_ADD(arena, &list.rows) = (row){"-h, --help", _("show this help"), NULL};
    tz_bytes_format(arena, out, _("\nOptions:\n"));
    add_rows(arena, out, list.rows.at, list.rows.n);
}

void tz_help_command(tz_arena *arena, const tz_command *command, tz_bytes *out) {
    tz_bytes_format(arena, out, _("Usage: tsuzuri %s %s [OPTION]...\n\n%s\n"), command->name,
                    tz_command_operands(arena, command), _(command->summary));
    add_operands(arena, out, command->operands);
    if (command->details)
        tz_bytes_format(arena, out, "\n%s\n", _(command->details));
    add_options(arena, out, command->options);
    if (command->examples)
        tz_bytes_format(arena, out, _("\nExamples:\n"));
    for (const tz_example *example = command->examples; example && example->line; example++)
        tz_bytes_format(arena, out, "  %s\n      %s\n", example->line, _(example->does));
}
