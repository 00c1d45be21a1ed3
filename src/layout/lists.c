// How a booklet's lists look: overview, themes, term index.
#include "layout/read.h"

// ---- overview ----

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
    {REQUIRED(PAPER_LENGTH, tz_overview_spec, region, "region"), ON_PAPER},
    {REQUIRED(PAPER_LENGTH, tz_overview_spec, names, "names"), ON_PAPER},
    {REQUIRED(PAPER_LENGTH, tz_overview_spec, page, "page"), ON_PAPER},
    {REQUIRED(PAPER_LENGTH, tz_overview_spec, total, "total"), ON_PAPER},
};
static const tz_bind label_rows[] = {
    {REQUIRED(TEXT, tz_overview_spec, label_region, "region")},
    {REQUIRED(TEXT, tz_overview_spec, label_names, "names")},
    {REQUIRED(TEXT, tz_overview_spec, label_page, "page")},
    {REQUIRED(TEXT, tz_overview_spec, label_total, "total")},
};
static const tz_bind mark_rows[] = {
    {REQUIRED(TEMPLATE, tz_overview_spec, marks[TZ_MARK_FILLED], "filled"), NAMES(symbol_names)},
    {REQUIRED(TEMPLATE, tz_overview_spec, marks[TZ_MARK_SHORT], "short"), NAMES(symbol_names)},
    {REQUIRED(TEMPLATE, tz_overview_spec, marks[TZ_MARK_NONE], "none"), NAMES(symbol_names)},
};

static const tz_bind overview_rows[] = {
    PART_ROWS,
    {REQUIRED(STYLE, tz_overview_spec, head, "heads"), TEXT_ON(SHADE)},
    {REQUIRED(STYLE, tz_overview_spec, name, "name"), TEXT_ON(PAPER)},
    {REQUIRED(STYLE, tz_overview_spec, number, "number"), TEXT_ON(PAPER)},
    {REQUIRED(STYLE, tz_overview_spec, legend, "legend"), TEXT_ON(PAPER)},
    {WHOLE_STRUCT(VALUE, "sections"), .read = read_sections},
    {REQUIRED(INT, tz_overview_spec, short_below, "short_below"), .least = 0, .most = 10000},
    {REQUIRED(PAPER_LENGTH, tz_overview_spec, row_least, "row_least"), .least = TZ_MM / 10, .most = TZ_LONGEST},
    {REQUIRED(PAPER_LENGTH, tz_overview_spec, row_most, "row_most"), .least = TZ_MM / 10, .most = TZ_LONGEST},
    {REQUIRED(PAPER_LENGTH, tz_overview_spec, mark, "mark"), .least = TZ_MM / 10, .most = 100 * TZ_MM},
    {OPTIONAL(COLOR, tz_overview_spec, color, "color")},
    {OPTIONAL(COLOR, tz_overview_spec, shade, "shade")},
    {WHOLE_STRUCT(MAPPING, "widths"), .required = true, ROWS(width_rows)},
    {WHOLE_STRUCT(MAPPING, "labels"), .required = true, ROWS(label_rows)},
    {WHOLE_STRUCT(MAPPING, "marks"), .required = true, ROWS(mark_rows)},
};

const tz_mapping_spec tz_overview_mapping = MAPPING_OF(overview_rows, tz_layout_check_overview);

// ---- themes ----

static const char *const field_names[] = {"label", "short", NULL};
static const char *const head_names[] = {"title", "fiscal_year", "prefecture", "publisher", "meeting",
                                         "date",  "era_date",    "themes",     NULL};
static const char *const none_names[] = {"names", "label", "short", NULL};
static const char *const back_names[] = {"short", "label", "page", NULL};

static const tz_bind theme_label_rows[] = {
    {REQUIRED(TEXT, tz_themes_spec, label_names, "names")},
    {REQUIRED(TEMPLATE, tz_themes_spec, label_answer, "answer"), NAMES(field_names)},
    {REQUIRED(TEXT, tz_themes_spec, label_page, "page")},
};

static const tz_bind themes_rows[] = {
    PART_ROWS_WITH_HEAD(head_names),
    {OPTIONAL(BOOL, tz_themes_spec, run_on, "run_on")},
    {REQUIRED(TEMPLATE, tz_themes_spec, heading, "heading"), NAMES(field_names)},
    {REQUIRED(TEMPLATE, tz_themes_spec, entry, "entry"), NAMES(field_names)},
    {REQUIRED(STYLE, tz_themes_spec, heading_style, "heading_style"), TEXT_ON(PAPER)},
    {REQUIRED(STYLE, tz_themes_spec, head, "heads"), FLOW_ON(SHADE)},
    {REQUIRED(STYLE, tz_themes_spec, name, "name"), FLOW_ON(SHADE)},
    {REQUIRED(STYLE, tz_themes_spec, number, "number"), FLOW_ON(PAPER)},
    {REQUIRED(STYLE, tz_themes_spec, flow.body, "body"), FLOW_ON(PAPER)},
    {REQUIRED(STYLE, tz_themes_spec, flow.subhead, "subhead"), FLOW_ON(PAPER)},
    {REQUIRED(LENGTH, tz_themes_spec, pad_x, "pad_x"), GAP},
    {REQUIRED(LENGTH, tz_themes_spec, pad_y, "pad_y"), GAP},
    {REQUIRED(EM, tz_themes_spec, names, "names_width"), WIDTH_IN_EM},
    {REQUIRED(EM, tz_themes_spec, page, "page_width"), WIDTH_IN_EM},
    {WHOLE_STRUCT(MAPPING, "labels"), .required = true, ROWS(theme_label_rows)},
    {REQUIRED(TEMPLATE, tz_themes_spec, none, "none"), NAMES(none_names)},
    {REQUIRED(STYLE, tz_themes_spec, none_style, "none_style"), FLOW_ON(PAPER)},
    {OPTIONAL(TEXT, tz_themes_spec, back, "back")},
    {OPTIONAL(STYLE, tz_themes_spec, back_style, "back_style"), OPTIONAL_TEXT_ON(PAPER)},
    {OPTIONAL(TEMPLATE, tz_themes_spec, back_entry, "back_entry"), NAMES(back_names)},
    {OPTIONAL(TEMPLATE, tz_themes_spec, back_brief, "back_brief"), NAMES(back_names)},
};

const tz_mapping_spec tz_themes_mapping = MAPPING_OF(themes_rows, tz_layout_check_themes);

// ---- index ----

static const char *const place_names[] = {"names", "page", NULL};

static const tz_bind index_rows[] = {
    PART_ROWS,
    {REQUIRED(STYLE, tz_index_spec, group, "group"), FLOW_ON(PAPER)},
    {REQUIRED(STYLE, tz_index_spec, term, "term"), FLOW_ON(PAPER)},
    {REQUIRED(STYLE, tz_index_spec, places, "places"), FLOW_ON(PAPER)},
    {REQUIRED(TEXTS, tz_index_spec, rows, "rows")},
    {REQUIRED(TEMPLATE, tz_index_spec, place, "place"), NAMES(place_names)},
    {REQUIRED(EM, tz_index_spec, gap, "place_gap"), GAP_IN_EM},
    {OPTIONAL(EM, tz_index_spec, indent, "indent"), GAP_IN_EM},
    {OPTIONAL(EM, tz_index_spec, group_gap, "group_gap"), GAP_IN_EM},
};

const tz_mapping_spec tz_index_mapping = MAPPING_OF(index_rows, tz_layout_check_index);
