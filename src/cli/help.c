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

static size_t columns(const char *text) {
    return tz_terminal_columns(text, strlen(text));
}

typedef struct row {
    const char *left, *right;
} row;

static void add_rows(tz_arena *arena, tz_bytes *out, const row *rows, size_t n) {
    size_t widest = 0;
    for (size_t i = 0; i < n; i++)
        widest = columns(rows[i].left) > widest ? columns(rows[i].left) : widest;
    for (size_t i = 0; i < n; i++)
        tz_bytes_format(arena, out, "  %s%*s  %s\n", rows[i].left, (int)(widest - columns(rows[i].left)), "",
                        rows[i].right);
}

void tz_help_program(tz_arena *arena, const tz_command *const *commands, tz_bytes *out) {
    tz_bytes_format(arena, out,
                    _("Usage: tsuzuri COMMAND ...\n\n"
                      "Typesets a prefecture's municipal records into a booklet.\n\nCommands:\n"));
    struct {
        TZ_LIST(row) rows;
    } list = {0};
    for (size_t i = 0; commands[i]; i++)
        *TZ_ADD(arena, &list.rows) = (row){commands[i]->name, _(commands[i]->summary)};
    add_rows(arena, out, list.rows.at, list.rows.n);
    tz_bytes_format(arena, out, _("\ntsuzuri COMMAND --help shows more; tsuzuri --version shows the version.\n"));
}

void tz_help_command(tz_arena *arena, const tz_command *command, tz_bytes *out) {
    size_t n = 0;
    while (command->options[n].name)
        n++;
    tz_bytes_format(arena, out, _("Usage: tsuzuri %s %s [OPTION]...\n\n%s\n"), command->name, _(command->operands),
                    _(command->summary));
    if (command->details)
        tz_bytes_format(arena, out, "\n%s\n", _(command->details));
    row *rows = TZ_ARRAY(arena, row, n + 1);
    for (size_t i = 0; i < n; i++) {
        const tz_option *option = &command->options[i];
        const char *letter = option->letter ? tz_arena_format(arena, "-%c, ", option->letter) : "    ";
        const char *value = option->value ? tz_arena_format(arena, " %s", _(option->value)) : "";
        rows[i] = (row){tz_arena_format(arena, "%s--%s%s", letter, option->name, value), _(option->help)};
    }
    rows[n] = (row){"-h, --help", _("show this help")};
    tz_bytes_format(arena, out, _("\nOptions:\n"));
    add_rows(arena, out, rows, n + 1);
}
