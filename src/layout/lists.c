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

// The fields of the sections named, or of all when none is.
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
        if (!sections.n || is_among(&r->form->sections[r->form->fields[i].section].id, sections))
            fields[n++] = (uint32_t)i;
    overview->fields = fields;
    overview->fields_n = n;
    bool ok = true;
    for (size_t k = 0; k < sections.n; k++)
        ok = tz_layout_find_section(r, &sections.at[k]) >= 0 && ok;
    return ok;
}

static const tz_bind width_rows[] = {
    {REQUIRED(PAPER_LENGTH, tz_overview_spec, region, "region")},
    {REQUIRED(PAPER_LENGTH, tz_overview_spec, names, "names")},
    {REQUIRED(PAPER_LENGTH, tz_overview_spec, page, "page")},
    {REQUIRED(PAPER_LENGTH, tz_overview_spec, total, "total")},
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
    {REQUIRED(PAPER_LENGTH, tz_overview_spec, row_least, "row_least")},
    {REQUIRED(PAPER_LENGTH, tz_overview_spec, row_most, "row_most")},
    {REQUIRED(PAPER_LENGTH, tz_overview_spec, mark, "mark")},
    {OPTIONAL(COLOR, tz_overview_spec, color, "color")},
    {OPTIONAL(COLOR, tz_overview_spec, shade, "shade")},
    {WHOLE_STRUCT(MAPPING, "widths"), .required = true, ROWS(width_rows)},
    {WHOLE_STRUCT(MAPPING, "labels"), .required = true, ROWS(label_rows)},
    {WHOLE_STRUCT(MAPPING, "marks"), .required = true, ROWS(mark_rows)},
};

static bool check_overview(tz_layout_reader *r, const tz_yaml *node, void *spec) {
    tz_overview_spec *overview = spec;
    if (overview->row_least < overview->mark || overview->row_most < overview->row_least)
        return tz_layout_refuse(r, node->place, _("row heights must satisfy mark ≤ row_least ≤ row_most"));
    return tz_layout_check_part(r, node, spec);
}

const tz_mapping_spec tz_overview_mapping = MAPPING_OF(overview_rows, check_overview);

// ---- themes ----

static const char *const field_names[] = {"label", "short", NULL};
static const char *const none_names[] = {"names", "label", "short", NULL};
static const char *const back_names[] = {"short", "label", "page", NULL};

static const tz_bind theme_label_rows[] = {
    {REQUIRED(TEXT, tz_themes_spec, label_names, "names")},
    {REQUIRED(TEMPLATE, tz_themes_spec, label_answer, "answer"), NAMES(field_names)},
    {REQUIRED(TEXT, tz_themes_spec, label_page, "page")},
};

static const tz_bind themes_rows[] = {
    PART_ROWS,
    {REQUIRED(TEMPLATE, tz_themes_spec, heading, "heading"), NAMES(field_names)},
    {REQUIRED(TEMPLATE, tz_themes_spec, entry, "entry"), NAMES(field_names)},
    {REQUIRED(STYLE, tz_themes_spec, heading_style, "heading_style"), TEXT_ON(PAPER)},
    {REQUIRED(STYLE, tz_themes_spec, head, "heads"), FLOW_ON(SHADE)},
    {REQUIRED(STYLE, tz_themes_spec, name, "name"), FLOW_ON(SHADE)},
    {REQUIRED(STYLE, tz_themes_spec, number, "number"), FLOW_ON(PAPER)},
    {REQUIRED(STYLE, tz_themes_spec, flow.body, "body"), FLOW_ON(PAPER)},
    {REQUIRED(STYLE, tz_themes_spec, flow.subhead, "subhead"), FLOW_ON(PAPER)},
    {REQUIRED(LENGTH, tz_themes_spec, pad_x, "pad_x")},
    {REQUIRED(LENGTH, tz_themes_spec, pad_y, "pad_y")},
    {REQUIRED(EM, tz_themes_spec, names, "names_width")},
    {REQUIRED(EM, tz_themes_spec, page, "page_width")},
    {WHOLE_STRUCT(MAPPING, "labels"), .required = true, ROWS(theme_label_rows)},
    {REQUIRED(TEMPLATE, tz_themes_spec, none, "none"), NAMES(none_names)},
    {REQUIRED(STYLE, tz_themes_spec, none_style, "none_style"), FLOW_ON(PAPER)},
    {OPTIONAL(TEXT, tz_themes_spec, back, "back")},
    {OPTIONAL(STYLE, tz_themes_spec, back_style, "back_style"), OPTIONAL_TEXT_ON(PAPER)},
    {OPTIONAL(TEMPLATE, tz_themes_spec, back_entry, "back_entry"), NAMES(back_names)},
    {OPTIONAL(TEMPLATE, tz_themes_spec, back_brief, "back_brief"), NAMES(back_names)},
};

static bool check_themes(tz_layout_reader *r, const tz_yaml *node, void *spec) {
    tz_layout_share_labels(r, &((tz_themes_spec *)spec)->flow);
    return tz_layout_check_part(r, node, spec);
}

const tz_mapping_spec tz_themes_mapping = MAPPING_OF(themes_rows, check_themes);

// ---- index ----

static const char *const place_names[] = {"names", "page", NULL};

static const tz_bind index_rows[] = {
    PART_ROWS,
    {REQUIRED(STYLE, tz_index_spec, group, "group"), FLOW_ON(PAPER)},
    {REQUIRED(STYLE, tz_index_spec, term, "term"), FLOW_ON(PAPER)},
    {REQUIRED(STYLE, tz_index_spec, places, "places"), FLOW_ON(PAPER)},
    {REQUIRED(TEXTS, tz_index_spec, rows, "rows")},
    {REQUIRED(TEMPLATE, tz_index_spec, place, "place"), NAMES(place_names)},
    {REQUIRED(EM, tz_index_spec, gap, "place_gap")},
    {OPTIONAL(EM, tz_index_spec, indent, "indent")},
    {OPTIONAL(EM, tz_index_spec, group_gap, "group_gap")},
};

const tz_mapping_spec tz_index_mapping = MAPPING_OF(index_rows, tz_layout_check_part);
