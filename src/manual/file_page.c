// tsuzuri-layout(5), tsuzuri-fonts(5) and tsuzuri-edition(5): the files that people write.
#include "base/file.h"
#include "base/intl.h"
#include "manual/manual.h"

#include <string.h>

// ---- layouts and fonts ----

static const char *about(tz_reference_kind kind) {
    return _(tz_reference_files[kind].about);
}

void tz_layout_page(tz_roff *page) {
    static const char example[] = "like: a4.yaml\nbody: {max: 12pt, min: 9pt}\nheader: {right: \"{title}\"}\n";
    const tz_reference all = tz_reference_read(page->arena, TZ_REFERENCE_LAYOUT);
    tz_roff_begin(page, "tsuzuri-layout", 5, _("how an edition looks"));
    tz_roff_section(page, _("DESCRIPTION"));
    tz_roff_paragraph(page, about(TZ_REFERENCE_LAYOUT));
    tz_roff_section(page, _("KEYS"));
    tz_key_sections_write(page, &all);
    tz_roff_section(page, _("EXAMPLES"));
    tz_roff_paragraph(page, _("A layout of one's own, my.yaml, in larger type and with another running line:"));
    tz_roff_code(page, example, sizeof example - 1);
    tz_roff_see_also(page, (const char *const[]){"tsuzuri(1)", "tsuzuri-build(1)", "tsuzuri-edition(5)", NULL});
}

void tz_fonts_page(tz_roff *page) {
    const tz_reference all = tz_reference_read(page->arena, TZ_REFERENCE_FONTS);
    tz_roff_begin(page, "tsuzuri-fonts", 5, _("the list of fonts"));
    tz_roff_section(page, _("DESCRIPTION"));
    tz_roff_paragraph(page, about(TZ_REFERENCE_FONTS));
    tz_roff_section(page, _("KEYS"));
    tz_keys_write(page, &all);
    tz_roff_see_also(page, (const char *const[]){"tsuzuri(1)", "tsuzuri-fonts(1)", "tsuzuri-layout(5)", NULL});
}

// ---- editions ----

// What may be written in a file of an edition, and one that has it.
static bool put_file(tz_roff *page, const char *edition, tz_reference_kind kind, const char *name, tz_diag *diag) {
    const char *path = tz_arena_format(page->arena, "%s/%s", edition, name);
    const tz_source *source = tz_file_read(page->arena, path, TZ_FILE_LIMIT, (tz_place){0}, diag);
    if (!source)
        return false;
    const tz_reference all = tz_reference_read(page->arena, kind);
    tz_roff_subsection(page, name);
    tz_roff_paragraph(page, about(kind));
    tz_keys_write(page, &all);
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
    static const struct {
        tz_reference_kind kind;
        const char *name;
    } files[] = {{TZ_REFERENCE_EDITION, "edition.yaml"},       {TZ_REFERENCE_FORM, "form.yaml"},
                 {TZ_REFERENCE_CARD, "cards/242012-tsu.yaml"}, {TZ_REFERENCE_MUNICIPALITIES, "municipalities.yaml"},
                 {TZ_REFERENCE_ERRATA, "errata.yaml"},         {TZ_REFERENCE_SURVEY, "survey.yaml"}};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        if (!put_file(page, edition, files[i].kind, files[i].name, diag))
            return false;
    tz_roff_see_also(page, (const char *const[]){"tsuzuri(1)", "tsuzuri-check(1)", "tsuzuri-layout(5)", NULL});
    return true;
}
