// How a booklet's parts look: what all have in common; cover, contents, front pages, cards, colophon.
#include "layout/read.h"
#include "yaml/number.h"

const char *const tz_part_starts[] = {"any", "right", "left", NULL};

#define PART_IS_FIRST(of) _Static_assert(offsetof(of, part) == 0, "the rows of all parts fill the first member")
PART_IS_FIRST(tz_cover_spec);
PART_IS_FIRST(tz_contents_spec);
PART_IS_FIRST(tz_front_spec);
PART_IS_FIRST(tz_overview_spec);
PART_IS_FIRST(tz_themes_spec);
PART_IS_FIRST(tz_index_spec);
PART_IS_FIRST(tz_colophon_spec);
PART_IS_FIRST(tz_compare_spec);
PART_IS_FIRST(tz_history_spec);

static const tz_bind part_rows[] = {PART_ROWS};
const tz_bind_table tz_part_table = {.rows = part_rows, .n = sizeof part_rows / sizeof *part_rows};

// ---- cover ----

// A share of the page's height, "27%", or a length, "56mm". False when it is neither.
static bool height_of(const tz_text *text, tz_len page, tz_len *height) {
    bool share = text->size && text->bytes[text->size - 1] == '%';
    int32_t millionths = 0;
    tz_length_spec length = {0};
    if (share ? !tz_number_ratio(text->bytes, text->size, &millionths)
              : !tz_number_length(text->bytes, text->size, &length))
        return false;
    *height = share ? (tz_len)((int64_t)page * millionths / 1000000) : length.fixed;
    return !length.em && *height >= 0 && millionths <= 1000000;
}

static bool read_at(void *reader, const tz_bind *bind, const tz_yaml *value, void *member) {
    tz_layout_reader *r = reader;
    (void)bind;
    return (value->kind == TZ_SCALAR && height_of(&value->text, r->layout->height, member)) ||
           tz_layout_refuse(r, value->place,
                            _("a height on the page is expected here: a length such as 56mm, or a share of the page "
                              "such as 27%"));
}

static const tz_bind line_rows[] = {
    {OPTIONAL(TEMPLATE, tz_cover_line, text, "text"), NAMES(tz_edition_names), .help = N_("words"),
     .example = "\"{title}\""},
    {OPTIONAL(STYLE, tz_cover_line, style, "style"), OPTIONAL_TEXT_ON(PAPER), .help = N_("style")},
    {OPTIONAL(INT, tz_cover_line, level, "level"), .least = 0, .most = 4, .help = N_("level of a heading; 0 is none")},
    {REQUIRED(VALUE, tz_cover_line, at, "at"), .read = read_at,
     .help = N_("from the page's top: a share of its height, or a length"),
     .expects = N_("share of the page's height, or length"), .example = "26.7%"},
    {OPTIONAL(PAPER_LENGTH, tz_cover_line, rule, "rule"), ON_PAPER, .then = tz_layout_note_rule, .alternative = true,
     .help = N_("thickness of a rule"), .example = "0.8mm"},
    {OPTIONAL(PAPER_LENGTH, tz_cover_line, width, "width"), ON_PAPER,
     .help = N_("length of the rule; otherwise the width between the margins")},
    {OPTIONAL(COLOR, tz_cover_line, color, "color"), .help = N_("colour of the rule")},
};

static const tz_cover_line line_defaults = {.color = {.k = 1000}};
static const tz_bind_table lines_table = {line_rows, sizeof line_rows / sizeof *line_rows, TZ_HELD_IN_LIST,
                                          &line_defaults};

static bool read_line(tz_layout_reader *r, const tz_yaml *node, tz_cover_line *line) {
    *line = line_defaults;
    if (!TZ_LAYOUT_BIND(r, node, line_rows, line))
        return false;
    tz_len area = r->layout->width - r->layout->margins.left - r->layout->margins.right;
    bool inherited = tz_layout_rank(r, node->place) > 0; // its width was meant for another page
    if (!line->width || (inherited && line->width > area))
        line->width = area;
    bool text = line->text.text.size;
    if (text != (line->style != NULL) || text == (line->rule > 0))
        return tz_layout_refuse_together(r, node, line->style && !text ? "text rule style" : "style text rule",
                                         _("a line of the cover has either text and style, or rule and width"));
    return true;
}

static bool read_lines(void *reader, const tz_bind *bind, const tz_yaml *value, void *member) {
    (void)bind;
    tz_layout_reader *r = reader;
    tz_cover_spec *cover = member;
    if (value->kind != TZ_SEQUENCE)
        return tz_layout_refuse(r, value->place, _("lines must be a list"));
    tz_cover_line *lines = TZ_ARRAY(r->arena, tz_cover_line, value->n);
    bool ok = true;
    for (size_t i = 0; i < value->n; i++)
        ok = read_line(r, value->items[i], &lines[i]) && ok;
    cover->lines = lines;
    cover->lines_n = value->n;
    return ok;
}

static const tz_bind cover_rows[] = {
    PLAIN_PART_ROWS(tz_edition_names),
    {WHOLE_STRUCT(VALUE, "lines"), .required = true, .read = read_lines, .below = &lines_table,
     .help = N_("from the top: text with a style, or rules"),
     .example = "[{text: \"{title}\", style: cover_title, level: 1, at: 36.7%}, {rule: 0.25mm, at: 46.2%}]"},
};

const tz_mapping_spec tz_cover_mapping = MAPPING_OF(cover_rows, tz_layout_check_cover);

// ---- contents ----

static const tz_bind contents_rows[] = {
    PART_ROWS,
    {REQUIRED(STYLE, tz_contents_spec, group, "group"), FLOW_ON(PAPER), .help = N_("style of regions")},
    {REQUIRED(STYLE, tz_contents_spec, entry, "entry"), FLOW_ON(PAPER), .help = N_("style of entries")},
    {OPTIONAL(PAPER_LENGTH, tz_contents_spec, least, "least"), TYPE_SIZE,
     .help = N_("smallest size; otherwise that of size")},
    {OPTIONAL(TEXT, tz_contents_spec, leader, "leader"),
     .help = N_("what fills the space between entry and page number"), .example = "·"},
    {REQUIRED(EM, tz_contents_spec, number, "number"), WIDTH_IN_EM, .help = N_("width of the column of page numbers")},
    {OPTIONAL(EM, tz_contents_spec, indent, "indent"), WIDTH_IN_EM,
     .help = N_("indent of municipalities below their region")},
    {OPTIONAL(EM, tz_contents_spec, group_gap, "group_gap"), GAP_IN_EM, .help = N_("space above a region")},
};

const tz_mapping_spec tz_contents_mapping = MAPPING_OF(contents_rows, tz_layout_check_contents);

// ---- digest and outline ----

static const char *const arrangements[] = {"columns", "rows", NULL};

static const tz_bind front_rows[] = {
    PART_ROWS,
    {REQUIRED(STYLE, tz_front_spec, heading, "heading"), FLOW_ON(SHADE), .help = N_("style of headings")},
    {REQUIRED(STYLE, tz_front_spec, flow.body, "body"), FLOW_ON(PAPER), .help = N_("style of the text")},
    {REQUIRED(STYLE, tz_front_spec, flow.subhead, "subhead"), FLOW_ON(PAPER), .help = N_("style of subheads")},
    {OPTIONAL(PAPER_LENGTH, tz_front_spec, least, "least"), TYPE_SIZE,
     .help = N_("smallest size; otherwise that of size")},
    {REQUIRED(LENGTH, tz_front_spec, pad_x, "pad_x"), GAP, .help = N_("space at the left and right")},
    {REQUIRED(LENGTH, tz_front_spec, pad_y, "pad_y"), GAP, .help = N_("space above and below")},
    {OPTIONAL(EM, tz_front_spec, head_width, "head_width"), WIDTH_IN_EM, .example = "11em",
     .help = N_("width of the headings' column, with rows")},
    {OPTIONAL(CHOICE, tz_front_spec, digest, "digest"), .choices = arrangements,
     .help =
         N_("how the digest is arranged: columns = side by side below their headings, or as rows where they would be "
            "narrower than twelve letters; rows = one below the other, headings at the left")},
    {OPTIONAL(CHOICE, tz_front_spec, outline, "outline"), .choices = arrangements,
     .help = N_("the same of the outline")},
};

const tz_mapping_spec tz_front_mapping = MAPPING_OF(front_rows, tz_layout_check_front);

// ---- cards ----

static const tz_bind cards_rows[] = {PLAIN_PART_ROWS(tz_card_page_names)};

const tz_mapping_spec tz_cards_mapping = MAPPING_OF(cards_rows, tz_layout_check_plain_part);

// ---- colophon ----

static const char *const colophon_names[] = {
    "title", "fiscal_year",    "prefecture", "publisher", "meeting", "date",  "era_date", "form",
    "cards", "municipalities", "errata",     "fonts",     "version", "pages", "since",    NULL};

static const tz_bind row_rows[] = {
    {REQUIRED(TEMPLATE, tz_colophon_row, label, "label"), NAMES(colophon_names), .help = N_("label of the row"),
     .example = "書名"},
    {REQUIRED(TEMPLATE, tz_colophon_row, text, "text"), NAMES(colophon_names), .help = N_("its text"),
     .example = "\"{title}\""},
};

static const tz_bind_table rows_table = {row_rows, 2, TZ_HELD_IN_LIST, NULL};

static bool read_rows(void *reader, const tz_bind *bind, const tz_yaml *value, void *member) {
    (void)bind;
    tz_layout_reader *r = reader;
    tz_colophon_spec *colophon = member;
    if (value->kind != TZ_SEQUENCE)
        return tz_layout_refuse(r, value->place, _("rows must be a list of label and text"));
    tz_colophon_row *rows = TZ_ARRAY(r->arena, tz_colophon_row, value->n);
    bool ok = true;
    for (size_t i = 0; i < value->n; i++)
        ok = TZ_LAYOUT_BIND(r, value->items[i], row_rows, &rows[i]) && ok;
    colophon->rows = rows;
    colophon->rows_n = value->n;
    return ok;
}

static const tz_bind colophon_rows[] = {
    PART_ROWS,
    {REQUIRED(STYLE, tz_colophon_spec, label, "label"), TEXT_ON(PAPER), .help = N_("style of labels")},
    {REQUIRED(STYLE, tz_colophon_spec, text, "text"), TEXT_ON(PAPER), .help = N_("style of texts")},
    {REQUIRED(PAPER_LENGTH, tz_colophon_spec, width, "width"), .least = TZ_MM, .most = TZ_LONGEST,
     .help = N_("width of the colophon"), .example = "150mm"},
    {REQUIRED(PAPER_LENGTH, tz_colophon_spec, label_width, "label_width"), ON_PAPER,
     .help = N_("width of the labels' column")},
    {OPTIONAL(LENGTH, tz_colophon_spec, row_gap, "row_gap"), GAP, .help = N_("space between rows")},
    {OPTIONAL(PAPER_LENGTH, tz_colophon_spec, rule, "rule"), THICKNESS,
     .help = N_("thickness of the rules above and below")},
    {WHOLE_STRUCT(VALUE, "rows"), .required = true, .read = read_rows, .below = &rows_table,
     .help = N_("labels with their texts"),
     .example = "[{label: 書名, text: \"{title}\"}, {label: 発行, text: \"{publisher}\"}]"},
};

const tz_mapping_spec tz_colophon_mapping = MAPPING_OF(colophon_rows, tz_layout_check_colophon);
