// tsuzuri-layout(5) and tsuzuri-edition(5): the files that people write.
#include "base/file.h"
#include "base/intl.h"
#include "layout/read.h"
#include "manual/manual.h"
#include "record/read.h"

#include <string.h>

static const tz_source *read_file(tz_roff *page, const char *path, tz_diag *diag) {
    return tz_file_read(page->arena, path, TZ_FILE_LIMIT, (tz_place){0}, diag);
}

// ---- layouts ----

bool tz_layout_page(tz_roff *page, const char *layout, tz_diag *diag) {
    static const char example[] = "like: a4.yaml\nbody: {max: 12pt, min: 9pt}\nheader: {right: \"{title}\"}\n";
    const tz_source *source = read_file(page, layout, diag);
    const tz_yaml *root = source ? tz_yaml_read(page->arena, source, diag) : NULL;
    if (!root)
        return false;
    const tz_key_list list = {.page = page, .example = root, .diag = diag};
    tz_roff_begin(page, "tsuzuri-layout", 5, _("how an edition looks"));
    tz_roff_section(page, _("DESCRIPTION"));
    tz_roff_paragraph(
        page, _("A layout is a YAML file. like: FILE in it takes everything from another one, in the same folder "
                "or in layouts/, that it does not say itself; what is required below may come from there."));
    tz_roff_paragraph(page,
                      _("Lengths: 10mm, 8pt and 12Q are lengths on paper, 0.5em grows with the type; sums such as "
                        "1mm + 0.5em are possible, negative lengths are not. Colours are inks in per cent: K100, "
                        "K12, CMYK 0 60 40 0."));
    tz_roff_section(page, _("KEYS"));
    tz_roff_paragraph(page, _("Examples are those of layouts/a4.yaml."));
    tz_key_sections_write(&list, &tz_layout_table);
    tz_roff_section(page, _("EXAMPLES"));
    tz_roff_paragraph(page, _("A layout of one's own, my.yaml, in larger type and with another running line:"));
    tz_roff_code(page, example, sizeof example - 1);
    tz_roff_see_also(page, (const char *const[]){"tsuzuri(1)", "tsuzuri-build(1)", "tsuzuri-edition(5)", NULL});
    return true;
}

// ---- editions ----

// What may be written in a file of an edition, and one that has it.
static bool put_file(tz_roff *page, const char *edition, const char *name, const char *about, tz_diag *diag) {
    static const struct {
        const char *name;
        const tz_bind_table *table;
    } tables[] = {{"edition.yaml", &tz_edition_table},
                  {"form.yaml", &tz_form_table},
                  {"municipalities.yaml", &tz_municipalities_table},
                  {"errata.yaml", &tz_errata_table},
                  {"survey.yaml", &tz_survey_table},
                  {NULL, &tz_card_table}};
    const tz_source *source = read_file(page, tz_arena_format(page->arena, "%s/%s", edition, name), diag);
    const tz_yaml *root = source ? tz_yaml_read(page->arena, source, diag) : NULL;
    if (!root)
        return false;
    size_t i = 0;
    while (tables[i].name && strcmp(tables[i].name, name) != 0)
        i++;
    const tz_key_list list = {.page = page, .example = root, .diag = diag};
    tz_roff_subsection(page, name);
    tz_roff_paragraph(page, about);
    tz_keys_write(&list, tables[i].table);
    tz_roff_paragraph(page, _("Example:"));
    size_t from = 0; // behind what is said of it for tests
    while (source->bytes[from] == '#')
        from += strcspn(source->bytes + from, "\n") + 1;
    tz_roff_code(page, source->bytes + from, source->size - from);
    return true;
}

bool tz_edition_page(tz_roff *page, const char *edition, tz_diag *diag) {
    tz_roff_begin(page, "tsuzuri-edition", 5, _("the records of an edition"));
    tz_roff_section(page, _("DESCRIPTION"));
    tz_roff_paragraph(
        page, _("An edition is a folder: edition.yaml, the form of the survey, a file for each card in cards/, and, "
                "as far as edition.yaml names them, a list of municipalities, errata and a layout of its own. All "
                "are YAML files in UTF-8; tsuzuri-check(1) reports what is wrong in them."));
    tz_roff_paragraph(
        page,
        _("In place of cards, cards/ may hold the workbooks that municipalities have filled in (.xlsx, .ods), and "
          "tables with one row a municipality (.xlsx, .ods, .csv, .tsv). Answers are found by the labels of the "
          "form, right of them or below, and in tables below their heads; municipalities by their names and "
          "codes in the cells, else by the file's name. Worksheets that are hidden, or called 記入例, are not "
          "read. Whatever is not certain is reported with its cell."));
    tz_roff_section(page, _("FILES"));
    return put_file(page, edition, "edition.yaml",
                    _("The edition: what stands on its cover, and the order of the cards."), diag) &&
           put_file(page, edition, "form.yaml", _("The form: the questions in printing order."), diag) &&
           put_file(
               page, edition, "cards/242012-tsu.yaml",
               _("A card: beside these keys one for each section of the form, and below it one for each of its fields, "
                 "with the answer. A field without an answer is written with nothing, or \"\", behind its key. An "
                 "answer "
                 "of several lines begins with | behind the key and is indented below it. A line in 【 】 alone is a "
                 "subhead; one that begins with a label of the layout (・ ① (1) …) is an item."),
               diag) &&
           put_file(page, edition, "municipalities.yaml", _("The municipalities with their official codes and names."),
                    diag) &&
           put_file(page, edition, "errata.yaml",
                    _("A list of what was corrected in the records: what the source has wrongly. Each entry:"), diag) &&
           put_file(
               page, edition, "survey.yaml",
               _("How workbooks in cards/ are read, where their labels do not tell. Besides these keys, the path of "
                 "any field (section.field) may say in which cell its answer stands."),
               diag) &&
           (tz_roff_see_also(page, (const char *const[]){"tsuzuri(1)", "tsuzuri-check(1)", "tsuzuri-layout(5)", NULL}),
            true);
}
