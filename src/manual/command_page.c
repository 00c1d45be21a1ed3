// The page of a command, and what pages of commands share.
#include "base/intl.h"
#include "manual/manual.h"

#include <string.h>

// "--layout FILE", "-o, --output FILE".
static const char *option_tag(tz_arena *arena, const tz_option *option) {
    const char *letter = option->letter ? tz_arena_format(arena, "\\fB\\-%c\\fR, ", option->letter) : "";
    const char *name = tz_roff_bold(arena, tz_arena_format(arena, "--%s", option->name));
    return tz_arena_format(arena, "%s%s%s%s", letter, name, option->value ? " " : "",
                           option->value ? tz_roff_italic(arena, _(option->value)) : "");
}

static void put_words(tz_roff *page, const tz_option *option) {
    tz_bytes all = {0};
    for (size_t i = 0; option->words[i]; i++)
        tz_bytes_format(page->arena, &all, "%s%s", i ? ", " : "", option->words[i]);
    tz_roff_line(page, tz_arena_format(page->arena, _("One of: %.*s"), (int)all.n, all.at));
}

static void put_options(tz_roff *page, const tz_option *options) {
    tz_roff_section(page, _("OPTIONS"));
    for (const tz_option *option = options; option->name; option++) {
        tz_roff_item(page, option_tag(page->arena, option), _(option->help));
        if (option->details)
            tz_roff_line(page, _(option->details));
        else if (option->words)
            put_words(page, option);
    }
    tz_roff_item(page, "\\fB\\-h\\fR, \\fB\\-\\-help\\fR", _("show this help"));
}

static void put_operands(tz_roff *page, const tz_operand *operands) {
    tz_roff_section(page, _("OPERANDS"));
    for (; operands->name; operands++)
        tz_roff_item(page, tz_roff_italic(page->arena, _(operands->name)), _(operands->help));
}

void tz_exit_codes_write(tz_roff *page) {
    tz_roff_section(page, _("EXIT STATUS"));
    for (const tz_exit_meaning *of = tz_exit_meanings; of->means; of++)
        tz_roff_item(page, tz_arena_format(page->arena, of->code == 128 ? "\\fB%d + N\\fR" : "\\fB%d\\fR", of->code),
                     _(of->means));
}

static void put_examples(tz_roff *page, const tz_example *examples) {
    tz_roff_section(page, _("EXAMPLES"));
    for (; examples->line; examples++) {
        tz_roff_paragraph(page, tz_arena_format(page->arena, _("%s:"), _(examples->does)));
        tz_roff_code(page, examples->line, strlen(examples->line));
    }
}

void tz_command_page(tz_roff *page, const tz_command *command) {
    tz_arena *arena = page->arena;
    tz_roff_begin(page, tz_arena_format(arena, "tsuzuri-%s", command->name), 1, _(command->summary));
    tz_roff_section(page, _("SYNOPSIS"));
    tz_bytes_format(arena, &page->out, "%s %s [%s...]\n",
                    tz_roff_bold(arena, tz_arena_format(arena, "tsuzuri %s", command->name)),
                    tz_roff_italic(arena, tz_command_operands(arena, command)), tz_roff_italic(arena, _("OPTION")));
    if (command->details) {
        tz_roff_section(page, _("DESCRIPTION"));
        tz_roff_paragraph(page, _(command->details));
    }
    put_operands(page, command->operands);
    put_options(page, command->options);
    tz_exit_codes_write(page);
    put_examples(page, command->examples);
    tz_roff_see_also(page, (const char *const[]){"tsuzuri(1)", "tsuzuri-edition(5)", "tsuzuri-layout(5)", NULL});
}
