// tsuzuri(1): the program as a whole.
#include "base/intl.h"
#include "manual/manual.h"

static void put_commands(tz_roff *page) {
    tz_roff_section(page, _("COMMANDS"));
    for (size_t i = 0; tz_commands[i]; i++)
        tz_roff_item(page, tz_roff_bold(page->arena, tz_commands[i]->name), _(tz_commands[i]->summary));
    tz_roff_paragraph(page, _("Each has a page of its own, such as tsuzuri-build(1), and --help."));
}

static void put_items(tz_roff *page, const char *const (*items)[2]) {
    for (; (*items)[0]; items++)
        tz_roff_item(page, tz_roff_bold(page->arena, _((*items)[0])), _((*items)[1]));
}

static const char *const variables[][2] = {
    {"LC_ALL, LC_MESSAGES, LANG", N_("the language of messages, English or Japanese: ja_JP.UTF-8")},
    {"LANGUAGE", N_("languages by preference, where the locale is another than C or POSIX: ja:en")},
    {"JOURNAL_STREAM", N_("set by systemd where messages go to its journal: each line then begins with its priority")},
    {"SOURCE_DATE_EPOCH", N_("the day of packing that tsuzuri archive writes down, in seconds since 1970")},
    {NULL, NULL},
};

static const char *const searches[][2] = {
    {N_("layouts"), N_("--layout FILE, else the line layout: FILE of edition.yaml, else a4.yaml; in the folder of what "
                       "names it, then in layouts/")},
    {N_("list of fonts"), N_("--fonts FILE, else fonts/fonts.yaml")},
    {N_("font files"), N_("--font-dir DIR, else the folder that the list of fonts names")},
    {NULL, NULL},
};

static void put_session(tz_roff *page) {
    static const char session[] = "tsuzuri check data/r7\n"
                                  "tsuzuri build data/r7 -o handout.pdf\n"
                                  "tsuzuri sheet data/r7 桑名市 -o singles\n"
                                  "tsuzuri archive data/r7 -o archive/r7\n"
                                  "tsuzuri verify archive/r7\n";
    tz_roff_section(page, _("EXAMPLES"));
    tz_roff_paragraph(page, _("An edition is checked, typeset, given out singly, archived and verified:"));
    tz_roff_code(page, session, sizeof session - 1);
}

static void put_see_also(tz_roff *page) {
    struct {
        TZ_LIST(const char *) names;
    } list = {0};
    for (size_t i = 0; tz_commands[i]; i++)
        *TZ_ADD(page->arena, &list.names) = tz_arena_format(page->arena, "tsuzuri-%s(1)", tz_commands[i]->name);
    *TZ_ADD(page->arena, &list.names) = "tsuzuri-edition(5)";
    *TZ_ADD(page->arena, &list.names) = "tsuzuri-layout(5)";
    *TZ_ADD(page->arena, &list.names) = NULL;
    tz_roff_see_also(page, list.names.at);
}

void tz_program_page(tz_roff *page) {
    tz_roff_begin(page, "tsuzuri", 1, _("typeset a prefecture's municipal records into a booklet"));
    tz_roff_section(page, _("SYNOPSIS"));
    tz_bytes_format(page->arena, &page->out, "\\fBtsuzuri\\fR %s ...\n.br\n\\fBtsuzuri \\-\\-version\\fR\n",
                    tz_roff_italic(page->arena, _("COMMAND")));
    tz_roff_section(page, _("DESCRIPTION"));
    tz_roff_paragraph(page,
                      _("The records of an edition are plain YAML files, one card a municipality "
                        "(tsuzuri-edition(5)); its looks are a layout (tsuzuri-layout(5)). Out comes a PDF: cover, "
                        "contents, an overview, one page a card, lists by theme, index and colophon, set in the "
                        "largest type at which every card fits its page."));
    tz_roff_paragraph(page,
                      _("Every character of every answer is on a page, or nothing is written and a message says where "
                        "in which file something is wrong."));
    put_commands(page);
    tz_exit_codes_write(page);
    tz_roff_section(page, _("ENVIRONMENT"));
    put_items(page, variables);
    tz_roff_section(page, _("FILES"));
    put_items(page, searches);
    tz_roff_paragraph(
        page, _("layouts/ and fonts/ are looked for in the current folder, then upwards from the program's own, "
                "then in share/tsuzuri beside its bin/, and where it was installed."));
    put_session(page);
    put_see_also(page);
}
