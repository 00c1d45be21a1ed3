// What pages have around their content: running heads and feet, thumb-index tabs; and what the PDF of a single
// municipality has instead.
#include "layout/read.h"

// ---- running heads and feet ----

static const char *const running_names[] = {"title",  "names", "fiscal_year", "prefecture", "publisher", "region",
                                            "page",   "pages", "meeting",     "date",       "era_date",  "head",
                                            "shared", "since", "old_year",    NULL};

static const tz_bind running_rows[] = {
    {REQUIRED(STYLE, tz_running_line, style, "style"), OPTIONAL_TEXT_ON(PAPER), .help = N_("style")},
    {OPTIONAL(TEMPLATE, tz_running_line, left, "left"), NAMES(running_names),
     .help = N_("text at the left, on right-hand pages if they are mirrored"),
     .example = "\"{prefecture}　{fiscal_year}\""},
    {OPTIONAL(TEMPLATE, tz_running_line, center, "center"), NAMES(running_names), .help = N_("text in the middle"),
     .example = "\"{page}\""},
    {OPTIONAL(TEMPLATE, tz_running_line, right, "right"), NAMES(running_names), .help = N_("text at the right"),
     .example = "\"{head}\""},
    {REQUIRED(PAPER_LENGTH, tz_running_line, offset, "offset"), ON_PAPER,
     .help = N_("from the paper's edge to the base of the text")},
    {OPTIONAL(PAPER_LENGTH, tz_running_line, rule, "rule"), THICKNESS,
     .help = N_("thickness of a rule between it and the content")},
    {OPTIONAL(BOOL, tz_running_line, mirrored, "mirrored"),
     .help = N_("left and right change places on left-hand pages")},
    {OPTIONAL(TEXTS, tz_running_line, except, "except"), .help = N_("parts without it"),
     .expects = N_("list of parts: cover, contents, digest, outline, overview, cards, themes, index, colophon"),
     .example = "[cover, colophon]"},
};

const tz_mapping_spec tz_running_mapping = MAPPING_OF(running_rows, tz_layout_check_running);

// ---- tabs ----

static const char *const tab_names[] = {"region", NULL};
static const char *const sides[] = {"outer", "right", "left", NULL};

static const tz_bind tabs_rows[] = {
    {REQUIRED(COLOR, tz_tabs_spec, color, "color"), .help = N_("colour of the tabs")},
    {REQUIRED(STYLE, tz_tabs_spec, style, "style"), OPTIONAL_TEXT_ON(TAB), .help = N_("style"), .example = "tab"},
    {REQUIRED(TEMPLATE, tz_tabs_spec, text, "text"), NAMES(tab_names), .help = N_("text"), .example = "\"{region}\""},
    {OPTIONAL(CHOICE, tz_tabs_spec, side, "side"), .choices = sides,
     .help = N_("outer = the fore-edge; right, left = always there")},
    {REQUIRED(PAPER_LENGTH, tz_tabs_spec, width, "width"), ON_PAPER, .help = N_("width within the page")},
    {OPTIONAL(PAPER_LENGTH, tz_tabs_spec, bleed, "bleed"), .most = 20 * TZ_MM,
     .help = N_("width beyond the page's edge, which is cut off")},
    {OPTIONAL(PAPER_LENGTH, tz_tabs_spec, clear, "clear"), ON_PAPER, .example = "5mm",
     .help = N_("at the edge, without text, in case the cut is not exact")},
    {OPTIONAL(PAPER_LENGTH, tz_tabs_spec, least, "least"), .least = TZ_PT, .most = 200 * TZ_PT,
     .help = N_("smallest size of the text; where even that is too long, give the region a short: in edition.yaml")},
    {REQUIRED(PAPER_LENGTH, tz_tabs_spec, top, "top"), ON_PAPER, .help = N_("space above the first one")},
    {REQUIRED(PAPER_LENGTH, tz_tabs_spec, bottom, "bottom"), ON_PAPER, .help = N_("space below the last one")},
    {OPTIONAL(PAPER_LENGTH, tz_tabs_spec, gap, "gap"), ON_PAPER, .help = N_("space between them")},
    {OPTIONAL(PAPER_LENGTH, tz_tabs_spec, longest, "longest"), .least = 5 * TZ_MM, .most = TZ_LONGEST,
     .help = N_("greatest length")},
};

const tz_mapping_spec tz_tabs_mapping = MAPPING_OF(tabs_rows, tz_layout_check_tabs);

// ---- PDF of a single municipality ----

static const char *const shared_names[] = {"all", "names", NULL};

static const tz_bind single_rows[] = {
    {REQUIRED(TEMPLATE, tz_single_spec, title, "title"), NAMES(tz_card_page_names), .help = N_("its title"),
     .example = "\"{title}({names})\""},
    {OPTIONAL(TEMPLATE, tz_single_spec, shared, "shared"), NAMES(shared_names),
     .help = N_("what {shared} stands for; {all} are all municipalities"), .example = "\"{all}の共同の回答です。\""},
    {OPTIONAL(MAPPING, tz_single_spec, header, "header"), .argument = &tz_running_mapping,
     .help = N_("text at the head")},
    {OPTIONAL(MAPPING, tz_single_spec, footer, "footer"), .argument = &tz_running_mapping,
     .help = N_("text at the foot")},
};

static bool check_single(tz_layout_reader *r, const tz_yaml *node, void *spec) {
    (void)r, (void)node;
    return ((tz_single_spec *)spec)->known = true;
}

const tz_mapping_spec tz_single_mapping = MAPPING_OF(single_rows, check_single);
