// How a booklet's lists look: overview, themes, term index.
#include "layout/read.h"

// ---- overview ----

static const char *const no_names[] = {NULL}; // but {units}
static const char *const symbol_names[] = {"chars", NULL};

static bool is_among(const tz_text *id, tz_texts sections) {
    for (size_t i = 0; i < sections.n; i++)
        if (tz_text_equal(&sections.at[i], id))
            return true;
    return false;
}

// A section of a file that this one is like may be another form's; one that the layout's own file names must be there.
static bool are_known(const tz_layout_reader *r, const tz_yaml *value, tz_texts sections) {
    bool ok = true;
    for (size_t k = 0; k < sections.n && !tz_layout_rank(r, value->place); k++)
        ok = tz_layout_find_section(r, &sections.at[k]) >= 0 && ok;
    return ok;
}

// The fields of the sections named, or of all when the form has none of them.
static bool read_sections(void *reader, const tz_bind *bind, const tz_yaml *value, void *member) {
    (void)bind;
    const tz_layout_reader *r = reader;
    tz_overview_spec *overview = member;
    tz_texts sections;
    if (!tz_yaml_read_texts(r->arena, value, &sections, r->diag))
        return false;
    uint32_t *fields = TZ_ARRAY(r->arena, uint32_t, r->form->fields_n);
    size_t n = 0;
    for (size_t i = 0; i < r->form->fields_n; i++)
        if (is_among(&r->form->sections[r->form->fields[i].section].id, sections))
            fields[n++] = (uint32_t)i;
    if (n) {
        overview->fields = fields;
        overview->fields_n = n;
    }
    return are_known(r, value, sections);
}

static const tz_bind width_rows[] = {
    {REQUIRED(PAPER_LENGTH, tz_overview_spec, region, "region"), ON_PAPER,
     .help = N_("width of the column of the regions")},
    {REQUIRED(PAPER_LENGTH, tz_overview_spec, names, "names"), ON_PAPER,
     .help = N_("width of the column of the municipalities")},
    {REQUIRED(PAPER_LENGTH, tz_overview_spec, page, "page"), ON_PAPER, .help = N_("width of the column of the pages")},
    {REQUIRED(PAPER_LENGTH, tz_overview_spec, total, "total"), ON_PAPER,
     .help = N_("width of the column of the numbers of answers")},
};
static const tz_bind label_rows[] = {
    {REQUIRED(TEXT, tz_overview_spec, label_region, "region"), .help = N_("head of the column of the regions"),
     .example = "地域"},
    {REQUIRED(TEMPLATE, tz_overview_spec, label_names, "names"), NAMES(no_names),
     .help = N_("head of the column of the municipalities")},
    {REQUIRED(TEXT, tz_overview_spec, label_page, "page"), .help = N_("head of the column of the pages"),
     .example = "ページ"},
    {REQUIRED(TEXT, tz_overview_spec, label_total, "total"), .help = N_("head of the column of the numbers of answers"),
     .example = "記入数"},
};
static const tz_bind mark_rows[] = {
    {REQUIRED(TEMPLATE, tz_overview_spec, marks[TZ_MARK_FILLED], "filled"), NAMES(symbol_names),
     .help = N_("name of the mark of an answer"), .example = "記入あり"},
    {REQUIRED(TEMPLATE, tz_overview_spec, marks[TZ_MARK_SHORT], "short"), NAMES(symbol_names),
     .help = N_("name of the mark of a short answer; {chars} is short_below"),
     .example = "\"短い記入({chars}字未満)\""},
    {REQUIRED(TEMPLATE, tz_overview_spec, marks[TZ_MARK_NONE], "none"), NAMES(symbol_names),
     .help = N_("name of the mark of no answer"), .example = "記入なし"},
};

static const tz_bind overview_rows[] = {
    PART_ROWS,
    {REQUIRED(STYLE, tz_overview_spec, head, "heads"), TEXT_ON(SHADE), .help = N_("style of heads")},
    {REQUIRED(STYLE, tz_overview_spec, name, "name"), TEXT_ON(PAPER), .help = N_("style of municipalities")},
    {REQUIRED(STYLE, tz_overview_spec, number, "number"), TEXT_ON(PAPER), .help = N_("style of numbers")},
    {REQUIRED(STYLE, tz_overview_spec, legend, "legend"), TEXT_ON(PAPER), .help = N_("style of the legend")},
    {WHOLE_STRUCT(VALUE, "sections"), .read = read_sections,
     .help = N_("sections that are shown; otherwise all. Fields that are too many for the page's width have several "
                "matrices, divided between sections where that can be"),
     .expects = N_("list of ids of sections"), .example = "[stock]", .list = true},
    {REQUIRED(INT, tz_overview_spec, short_below, "short_below"), .least = 0, .most = 10000,
     .help = N_("answers of fewer characters are short ones"), .example = "25"},
    {REQUIRED(PAPER_LENGTH, tz_overview_spec, row_least, "row_least"), .least = TZ_MM / 10, .most = TZ_LONGEST,
     .help = N_("least height of rows"), .example = "4mm"},
    {REQUIRED(PAPER_LENGTH, tz_overview_spec, row_most, "row_most"), .least = TZ_MM / 10, .most = TZ_LONGEST,
     .help = N_("greatest height of rows"), .example = "6mm"},
    {REQUIRED(PAPER_LENGTH, tz_overview_spec, mark, "mark"), .least = TZ_MM / 10, .most = 100 * TZ_MM,
     .help = N_("diameter of the marks"), .example = "2.4mm"},
    {OPTIONAL(COLOR, tz_overview_spec, color, "color"), .help = N_("colour of the marks")},
    {OPTIONAL(COLOR, tz_overview_spec, shade, "shade"), .help = N_("colour behind missing answers"), .example = "K12"},
    {WHOLE_STRUCT(MAPPING, "widths"), .required = true, ROWS(width_rows),
     .help = N_("widths of the columns that are no fields'")},
    {WHOLE_STRUCT(MAPPING, "labels"), .required = true, ROWS(label_rows), .help = N_("heads of these columns")},
    {WHOLE_STRUCT(MAPPING, "marks"), .required = true, ROWS(mark_rows),
     .help = N_("names of the marks, for legend, totals and screen readers")},
};

const tz_mapping_spec tz_overview_mapping = MAPPING_OF(overview_rows, tz_layout_check_overview);

// ---- themes ----

static const char *const field_names[] = {"label", "short", NULL};
static const char *const head_names[] = {"title", "fiscal_year", "prefecture", "publisher", "meeting",
                                         "date",  "era_date",    "themes",     NULL};
static const char *const none_names[] = {"names", "label", "short", NULL};
static const char *const back_names[] = {"short", "label", "page", NULL};

static const tz_bind theme_label_rows[] = {
    {REQUIRED(TEMPLATE, tz_themes_spec, label_names, "names"), NAMES(no_names),
     .help = N_("head of the column of the municipalities")},
    {REQUIRED(TEMPLATE, tz_themes_spec, label_answer, "answer"), NAMES(field_names),
     .help = N_("head of the column of the answers")},
    {REQUIRED(TEXT, tz_themes_spec, label_page, "page"), .help = N_("head of the column of the pages"),
     .example = "ページ"},
};

static const tz_bind themes_rows[] = {
    PART_ROWS_WITH_HEAD(head_names),
    {OPTIONAL(BOOL, tz_themes_spec, run_on, "run_on"),
     .help = N_("true = a theme begins where the one before ended; false = each on a page of its own")},
    {REQUIRED(TEMPLATE, tz_themes_spec, heading, "heading"), NAMES(field_names), .help = N_("title of a table"),
     .example = "\"{short}\""},
    {REQUIRED(TEMPLATE, tz_themes_spec, entry, "entry"), NAMES(field_names), .help = N_("its name in contents"),
     .example = "\"{short}\""},
    {REQUIRED(STYLE, tz_themes_spec, heading_style, "heading_style"), TEXT_ON(PAPER), .help = N_("style of the title")},
    {REQUIRED(STYLE, tz_themes_spec, head, "heads"), FLOW_ON(SHADE), .help = N_("style of heads")},
    {REQUIRED(STYLE, tz_themes_spec, name, "name"), FLOW_ON(SHADE), .help = N_("style of municipalities")},
    {REQUIRED(STYLE, tz_themes_spec, number, "number"), FLOW_ON(PAPER), .help = N_("style of pages")},
    {REQUIRED(STYLE, tz_themes_spec, flow.body, "body"), FLOW_ON(PAPER), .help = N_("style of answers")},
    {REQUIRED(STYLE, tz_themes_spec, flow.subhead, "subhead"), FLOW_ON(PAPER), .help = N_("style of subheads")},
    {REQUIRED(LENGTH, tz_themes_spec, pad_x, "pad_x"), GAP, .help = N_("space at the left and right")},
    {REQUIRED(LENGTH, tz_themes_spec, pad_y, "pad_y"), GAP, .help = N_("space above and below")},
    {REQUIRED(EM, tz_themes_spec, names, "names_width"), WIDTH_IN_EM,
     .help = N_("width of the municipalities' column")},
    {REQUIRED(EM, tz_themes_spec, page, "page_width"), WIDTH_IN_EM, .help = N_("width of the pages' column")},
    {WHOLE_STRUCT(MAPPING, "labels"), .required = true, ROWS(theme_label_rows), .help = N_("heads of the columns")},
    {REQUIRED(TEMPLATE, tz_themes_spec, none, "none"), NAMES(none_names),
     .help = N_("line of those that have not answered"), .example = "\"記載なし: {names}\""},
    {REQUIRED(STYLE, tz_themes_spec, none_style, "none_style"), FLOW_ON(PAPER), .help = N_("style of that line")},
    {OPTIONAL(TEXT, tz_themes_spec, back, "back"),
     .help = N_("beginning of what leads here, at the right of a card's heading"), .example = "\"テーマ別一覧　\""},
    {OPTIONAL(STYLE, tz_themes_spec, back_style, "back_style"), OPTIONAL_TEXT_ON(PAPER),
     .help = N_("style of what leads here; otherwise nothing does")},
    {OPTIONAL(TEMPLATE, tz_themes_spec, back_entry, "back_entry"), NAMES(back_names), .help = N_("an entry of it"),
     .example = "\"{short} {page}\""},
    {OPTIONAL(TEMPLATE, tz_themes_spec, back_brief, "back_brief"), NAMES(back_names),
     .help = N_("an entry where there is no room for that, even at three quarters of its size (6 pt at least)"),
     .example = "\"{page}\""},
};

const tz_mapping_spec tz_themes_mapping = MAPPING_OF(themes_rows, tz_layout_check_themes);

// ---- index ----

static const char *const place_names[] = {"names", "page", NULL};

static const tz_bind index_rows[] = {
    PART_ROWS,
    {REQUIRED(STYLE, tz_index_spec, group, "group"), FLOW_ON(PAPER), .help = N_("style of group heads")},
    {REQUIRED(STYLE, tz_index_spec, term, "term"), FLOW_ON(PAPER), .help = N_("style of terms")},
    {REQUIRED(STYLE, tz_index_spec, places, "places"), FLOW_ON(PAPER), .help = N_("style of places")},
    {REQUIRED(TEXTS, tz_index_spec, rows, "rows"),
     .help = N_("rows of kana; the first of each is the head of its group"),
     .example = "[あいうえお, かきくけこ, さしすせそ, たちつてと, なにぬねの, はひふへほ, まみむめも, やゆよ, "
                "らりるれろ, わゐゑをん]"},
    {REQUIRED(TEMPLATE, tz_index_spec, place, "place"), NAMES(place_names), .help = N_("how a place is written"),
     .example = "\"{names} {page}\""},
    {REQUIRED(EM, tz_index_spec, gap, "place_gap"), GAP_IN_EM, .help = N_("space between places")},
    {OPTIONAL(EM, tz_index_spec, indent, "indent"), GAP_IN_EM, .help = N_("indent below a term")},
    {OPTIONAL(EM, tz_index_spec, group_gap, "group_gap"), GAP_IN_EM, .help = N_("space above a group")},
};

const tz_mapping_spec tz_index_mapping = MAPPING_OF(index_rows, tz_layout_check_index);
