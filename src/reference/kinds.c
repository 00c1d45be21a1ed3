// The kinds of files that people write.
#include "base/intl.h"
#include "font/keys.h"
#include "layout/read.h"
#include "record/read.h"
#include "reference/reference.h"

#include <string.h>

const char *const tz_reference_names[] = {"edition", "form",  "card", "municipalities", "errata", "survey",
                                          "layout",  "fonts", NULL};

// A layout is put together before its keys are read.
static const tz_bind layout_others[] = {
    {.key = "like",
     .type = TZ_BIND_TEXT,
     .filled = true,
     .help = N_("Another layout, in the same folder or in layouts/, which gives everything that this one does not say; "
                "what is required may come from there. Lists are taken whole."),
     .expects = N_("name of a file"),
     .example = "a4.yaml"},
};

// The form says how these are called.
static const tz_bind field_rows[] = {
    {.key = "FIELD",
     .type = TZ_BIND_TEXT,
     .help = N_("the answer to the field of that id; each is there, also without an answer"),
     .example = "\"アルファ化米を備蓄している。\""},
};
static const tz_bind_table fields_table = {.rows = field_rows, .n = 1};
static const tz_bind card_others[] = {
    {.key = "SECTION",
     .type = TZ_BIND_NODE,
     .below = &fields_table,
     .help = N_("the answers in the section of that id; each section of the form is there")},
};
static const tz_bind survey_others[] = {
    {.key = "SECTION.FIELD",
     .type = TZ_BIND_TEXT,
     .help = N_("cell in which the answer to that field of the form stands"),
     .expects = N_("WORKSHEET!CELL"),
     .example = "調査票!C12",
     .pattern = "^.+![A-Za-z]{1,3}[0-9]{1,7}$"},
};

const tz_reference_file tz_reference_files[TZ_REFERENCE_KINDS] = {
    [TZ_REFERENCE_EDITION] = {.file = "edition.yaml",
                              .about = N_("The edition: what stands on its cover, and the order of the cards."),
                              .table = &tz_edition_table},
    [TZ_REFERENCE_FORM] = {.file = "form.yaml",
                           .about = N_("The form: the questions in printing order."),
                           .table = &tz_form_table},
    [TZ_REFERENCE_CARD] =
        {.file = "cards/NAME.yaml",
         .about = N_(
             "A card: beside these keys one for each section of the form, and below it one for each of its fields, "
             "with the answer. A field without an answer is written with nothing, or \"\", behind its key. An answer "
             "of several lines begins with | behind the key and is indented below it. A line in 【 】 alone is a "
             "subhead; one that begins with a label of the layout (・ ① (1) …) is an item."),
         .table = &tz_card_table,
         .others = card_others,
         .others_n = 1,
         .other_keys = "[a-z0-9_]+"},
    [TZ_REFERENCE_MUNICIPALITIES] = {.file = "municipalities.yaml",
                                     .about = N_("The municipalities with their official codes and names."),
                                     .table = &tz_municipalities_table},
    [TZ_REFERENCE_ERRATA] = {.file = "errata.yaml",
                             .about = N_("A list of what was corrected in the records: what the source has wrongly. "
                                         "Each entry:"),
                             .table = &tz_errata_table},
    [TZ_REFERENCE_SURVEY] = {.file = "survey.yaml",
                             .about = N_("How workbooks in cards/ are read, where their labels do not tell. Besides "
                                         "these keys, the path of any field (section.field) may say in which cell its "
                                         "answer stands."),
                             .table = &tz_survey_table,
                             .others = survey_others,
                             .others_n = 1,
                             .other_keys = "[a-z0-9_]+[.][a-z0-9_]+"},
    [TZ_REFERENCE_LAYOUT] =
        {.file = "NAME.yaml",
         .about = N_("A layout: everything about the looks of an edition. Lengths: 10mm, 8pt and 12Q are lengths on "
                     "paper, 0.5em grows with the type; sums such as 1mm + 0.5em are possible, negative lengths are "
                     "not. Colours are inks in per cent: K100, K12, CMYK 0 60 40 0."),
         .table = &tz_layout_table,
         .others = layout_others,
         .others_n = 1,
         .inherits = true},
    [TZ_REFERENCE_FONTS] =
        {.file = "fonts/fonts.yaml",
         .about = N_("The fonts. Nothing else is ever used: a file that is none of the versions named here is refused, "
                     "so that every edition is set the same everywhere. A character is taken from the family's own "
                     "face, else from the first of the fallback families that has it."),
         .table = &tz_fonts_table},
};

tz_reference_kind tz_reference_find(const char *name) {
    size_t kind = 0;
    while (kind < TZ_REFERENCE_KINDS && strcmp(tz_reference_names[kind], name) != 0)
        kind++;
    return (tz_reference_kind)kind;
}
