// Reads a layout file: page, type sizes, rules, cells; and hands the other sections to the files that know them.
#include "layout/read.h"

#include <stdlib.h>
#include <string.h>

static const char brief_names[] = "{first}他{count}{kinds}";
static const char themes_head[] = "{themes}";
static const char *const brief_names_names[] = {"first", "count", "kinds", NULL};
static const char link_words[] = "{text}、{page}ページ";
static const char *const link_names[] = {"text", "page", NULL};

// Values of keys that are not given. A section that is missing has them too, but its `known` is false.
static const tz_layout defaults = {
    .binding = {.mirrored = true},
    .body = {.step = TZ_PT / 20, .leading_growth = 1000000, .row_growth = 1000000000, .pages = 1},
    .least_column = 4 * TZ_EM,
    .roman = -1,
    .cell = {.label_min_width = TZ_EM},
    .contents = {.part = {.columns = 1}},
    .front = {.part = {.columns = 1}, .head_width = 10 * TZ_EM},
    .overview = {.part = {.columns = 1}, .color = {.k = 1000}},
    .cards = {.columns = 1},
    .themes = {.part = {.columns = 1, .head = {{.bytes = themes_head, .size = sizeof themes_head - 1}}},
               .run_on = true},
    .index = {.part = {.columns = 1}},
    .colophon = {.part = {.columns = 1}},
    .compare = {.part = {.columns = 1}, .color = {.k = 1000}},
    .history = {.part = {.columns = 1}},
    .cover = {.part = {.columns = 1}},
    .tabs = {.bleed = 3 * TZ_MM, .clear = 3 * TZ_MM, .longest = 100 * TZ_MM, .least = 5 * TZ_PT},
    .link_words = {{.bytes = link_words, .size = sizeof link_words - 1}},
    .brief_names = {{.bytes = brief_names, .size = sizeof brief_names - 1}},
};

// ---- what it is for ----

static const tz_bind about_rows[] = {
    {OPTIONAL(TEXT, tz_about, ja, "ja"), .help = N_("what the layout is for, in a line of Japanese"),
     .example = "A4横、1自治体1ページ"},
    {OPTIONAL(TEXT, tz_about, en, "en"), .help = N_("the same in English"), .example = "\"A4 landscape, a page each\""},
};

bool tz_layout_read_about(tz_arena *arena, const tz_source *source, tz_about *out, tz_diag *diag) {
    const tz_yaml *root = tz_yaml_read(arena, source, diag);
    const tz_yaml *about = root && root->kind == TZ_MAPPING ? tz_yaml_find(root, "about") : NULL;
    *out = (tz_about){.ja = {.size = 0}};
    return root && (!about || TZ_BIND(arena, about, about_rows, out, diag));
}

// ---- page ----

static const tz_bind margin_rows[] = {
    {REQUIRED(PAPER_LENGTH, tz_margins, top, "top"), ON_PAPER, .help = N_("white space at the top")},
    {REQUIRED(PAPER_LENGTH, tz_margins, bottom, "bottom"), ON_PAPER, .help = N_("white space at the foot")},
    {REQUIRED(PAPER_LENGTH, tz_margins, left, "left"), ON_PAPER, .example = "10.5mm",
     .help = N_("white space at the left")},
    {REQUIRED(PAPER_LENGTH, tz_margins, right, "right"), ON_PAPER, .example = "10.5mm",
     .help = N_("white space at the right")},
};

// Sides in millimetres: of ISO 216 in Japanese use (JIS P 0138), whose B sizes are larger than ISO's.
static const int sides[2][8] = {{1189, 841, 594, 420, 297, 210, 148, 105}, {1456, 1030, 728, 515, 364, 257, 182, 128}};

// Paper is named by people; whether it stands or lies is not in the name.
static bool refuse_size(void *reader, const tz_bind *bind, const tz_yaml *value, void *member) {
    (void)bind, (void)member;
    const tz_layout_reader *r = reader;
    const char *word = value->kind == TZ_SCALAR ? tz_text_to_string(r->arena, &value->text) : "";
    bool b = word[0] == 'B' || word[0] == 'b', known = b || word[0] == 'A' || word[0] == 'a';
    if (!known || word[1] < '0' || word[1] > '6' || (word[2] >= '0' && word[2] <= '9'))
        return tz_layout_refuse(
            r, value->place, _("a page has no size by name: write its sides, such as width: 297mm and height: 210mm"));
    const int *side = &sides[b][word[1] - '0'];
    tz_error(
        r->diag, value->place,
        _("a page has no size by name: for %c%c write width: %dmm and height: %dmm (lying), or the other way round "
          "(standing)"),
        b ? 'B' : 'A', word[1], side[0], side[1]);
    return false;
}

static const tz_bind page_rows[] = {
    {WHOLE_STRUCT(VALUE, "size"), .read = refuse_size, .refused = true},
    {REQUIRED(PAPER_LENGTH, tz_layout, width, "width"), .least = TZ_LEAST_AREA, .most = TZ_LONGEST,
     .help = N_("width of the trimmed page"), .example = "297mm"},
    {REQUIRED(PAPER_LENGTH, tz_layout, height, "height"), .least = TZ_LEAST_AREA, .most = TZ_LONGEST,
     .help = N_("height of the trimmed page"), .example = "210mm"},
    {REQUIRED(MAPPING, tz_layout, margins, "margins"), ROWS(margin_rows),
     .help = N_("margins, which leave at least 30 mm each way")},
};

static const char *const binding_sides[] = {"left", "right", "top", NULL};

static const tz_bind binding_rows[] = {
    {REQUIRED(CHOICE, tz_binding, side, "side"), .choices = binding_sides,
     .help = N_("where the booklet is bound, as seen on the first page, which lies on the right: left, right or top")},
    {REQUIRED(PAPER_LENGTH, tz_binding, margin, "margin"), ON_PAPER,
     .help = N_("added on that side: 5 mm for staples, 10 mm for holes")},
    {OPTIONAL(BOOL, tz_binding, mirrored, "mirrored"),
     .help = N_("left-hand pages have it on the opposite side, for printing on both sides of the paper; true unless it "
                "is written")},
};

// ---- type sizes ----

static const char *const uniforms[] = {"edition", "region", "card", NULL};
static const char *const overflows[] = {"continue", "spread", "fail", "pages", NULL};
static const char *const fills[] = {"natural", "bottom", NULL};

static const tz_bind body_rows[] = {
    {REQUIRED(PAPER_LENGTH, tz_body_spec, max, "max"), TYPE_SIZE, .help = N_("largest size"), .example = "10.5pt"},
    {REQUIRED(PAPER_LENGTH, tz_body_spec, min, "min"), TYPE_SIZE, .help = N_("smallest size"), .example = "8pt"},
    {OPTIONAL(PAPER_LENGTH, tz_body_spec, step, "step"), .least = TZ_MM / 100, .most = TZ_LARGEST,
     .help = N_("steps between the sizes that are tried"), .example = "0.05pt"},
    {OPTIONAL(PAPER_LENGTH, tz_body_spec, wanted, "wanted"), TYPE_SIZE,
     .help = N_("size by which forms tell how many characters an answer may have; max unless it is written")},
    {REQUIRED(CHOICE, tz_body_spec, uniform, "uniform"), .choices = uniforms,
     .help =
         N_("edition = one size for all cards, which the fullest allows; region = one size for each region, which its "
            "fullest card allows; card = each card the largest of its own, so that no reader has small type for "
            "the sake of other cards")},
    {REQUIRED(CHOICE, tz_body_spec, overflow, "overflow"), .choices = overflows,
     .help = N_(
         "when a card does not fit at min: continue = on a further page, spread = parted at a break, fail = an error, "
         "each of which is told; pages = on as many pages as it takes, in the largest type that needs no more of "
         "them")},
    {REQUIRED(CHOICE, tz_body_spec, fill, "fill"), .choices = fills,
     .help = N_("spare height: bottom = shared among leading (up to leading_growth) and rows (up to row_growth), "
                "natural = left at the foot")},
    {OPTIONAL(RATIO, tz_body_spec, leading_growth, "leading_growth"), .least = 1000000, .most = 3000000,
     .help = N_("how far leading may grow, as a factor")},
    {OPTIONAL(RATIO, tz_body_spec, row_growth, "row_growth"), .least = 1000000, .most = 1000000000,
     .help = N_("how far rows may grow, as a factor; what is left stays at the foot")},
    {OPTIONAL(INT, tz_body_spec, pages, "pages"), .least = 1, .most = 8,
     .help = N_("pages that a card has; 2 for facing ones")},
    {OPTIONAL(INT, tz_body_spec, outliers, "outliers"), .least = 0, .most = 1000,
     .help = N_("so many of the fullest cards of the edition need not fit on a page and go on on a further one, so "
                "that others (those of their regions, with uniform: region) have larger type")},
    {OPTIONAL(PAPER_LENGTH, tz_body_spec, break_from, "apart_from"), .most = TZ_LARGEST,
     .help = N_("from this size on, pages of a card are parted at breaks; otherwise never"), .example = "12pt"},
};

static bool check_body(tz_layout_reader *r, const tz_yaml *node, void *spec) {
    const tz_body_spec *body = spec;
    return body->max >= body->min || tz_layout_refuse_together(r, node, "min max", _("min must not be more than max"));
}

// ---- cells and rules ----

static int longer_first(const void *a, const void *b) {
    size_t m = strlen(*(const char *const *)a), n = strlen(*(const char *const *)b);
    return m < n ? 1 : m > n ? -1 : strcmp(*(const char *const *)a, *(const char *const *)b);
}

// The labels of items as a NULL-terminated list, longest first.
static bool read_labels(void *reader, const tz_bind *bind, const tz_yaml *value, void *member) {
    (void)bind;
    const tz_layout_reader *r = reader;
    tz_texts labels;
    if (!tz_yaml_read_texts(r->arena, value, &labels, r->diag))
        return false;
    const char **list = TZ_ARRAY(r->arena, const char *, labels.n + 1);
    for (size_t i = 0; i < labels.n; i++)
        list[i] = tz_text_to_string(r->arena, &labels.at[i]);
    qsort(list, labels.n, sizeof *list, longer_first);
    *(const char *const **)member = list;
    return true;
}

static const tz_bind cell_rows[] = {
    {REQUIRED(STYLE, tz_layout, cell.body, "body"), FLOW_ON(PAPER), .help = N_("style of answers")},
    {REQUIRED(STYLE, tz_layout, cell.subhead, "subhead"), FLOW_ON(PAPER), .help = N_("style of subheads (【…】)")},
    {REQUIRED(STYLE, tz_layout, head, "head"), FLOW_ON(SHADE), .help = N_("style of the table's heads")},
    {REQUIRED(LENGTH, tz_layout, pad_x, "pad_x"), GAP, .help = N_("space at the left and right")},
    {REQUIRED(LENGTH, tz_layout, pad_y, "pad_y"), GAP, .help = N_("space above and below")},
    {OPTIONAL(EM, tz_layout, least_column, "least_column"), .least = TZ_EM, .most = 100 * TZ_EM,
     .help = N_("letters a line that columns have at least; type is set smaller for it, and what still lacks is told")},
    {REQUIRED(VALUE, tz_layout, cell.labels, "labels"), .read = read_labels,
     .help = N_("what begins an item at the head of a line. ①-⑳ is a range; 1, 1., 1), (1), 第1, and ア, a, A or i in "
                "place of 1, mean all numbers written alike, of either width. Numbers count from 1; those without "
                "brackets need a space behind them"),
     .expects = N_("list of texts"), .example = "[・, ○, ①-⑳, 1., (1), ア]", .list = true},
    {OPTIONAL(EM, tz_layout, cell.item_gap, "item_gap"), GAP_IN_EM, .help = N_("space between items")},
    {OPTIONAL(EM, tz_layout, cell.para_gap, "para_gap"), GAP_IN_EM, .help = N_("space between paragraphs")},
    {OPTIONAL(EM, tz_layout, cell.label_min_width, "label_width"), GAP_IN_EM, .help = N_("least width of labels")},
};

static const tz_bind ruling_rows[] = {
    {REQUIRED(PAPER_LENGTH, tz_ruling, frame, "frame"), THICKNESS, .help = N_("thickness of the frame")},
    {REQUIRED(PAPER_LENGTH, tz_ruling, head, "head"), THICKNESS, .help = N_("thickness below the heads")},
    {REQUIRED(PAPER_LENGTH, tz_ruling, inner, "inner"), THICKNESS, .help = N_("thickness between cells")},
    {REQUIRED(COLOR, tz_ruling, color, "color"), .help = N_("colour of rules"), .example = "K100"},
    {REQUIRED(COLOR, tz_ruling, shade, "shade"), .help = N_("colour behind heads"), .example = "K12"},
};

// ---- the file ----

// In this order: styles are checked against the body's least size, and their uses against the colours behind them.
static const tz_bind top_rows[] = {
    {OPTIONAL(MAPPING, tz_layout, about, "about"), ROWS(about_rows),
     .help = N_("what the layout is for, as tsuzuri layouts tells it")},
    {WHOLE_STRUCT(MAPPING, "page"), .required = true, CHECKED_ROWS(page_rows, tz_layout_check_page),
     .help = N_("The paper and its margins.")},
    {OPTIONAL(MAPPING, tz_layout, binding, "binding"), CHECKED_ROWS(binding_rows, tz_layout_add_binding),
     .help = N_("White space for staples or punched holes.")},
    {REQUIRED(MAPPING, tz_layout, body, "body"), CHECKED_ROWS(body_rows, check_body),
     .help =
         N_("Size of the body's type: the largest between max and min at which everything fits, in steps of step.")},
    {REQUIRED(MAPPING, tz_layout, ruling, "ruling"), ROWS(ruling_rows), .help = N_("Rules and shades of tables.")},
    {WHOLE_STRUCT(VALUE, "styles"), .required = true, .read = tz_layout_read_styles, .below = &tz_styles_table,
     .help = N_("Styles of text, by names of one's own. Vertical text can stand in tabs only.")},
    {WHOLE_STRUCT(MAPPING, "cell"), .required = true, CHECKED_ROWS(cell_rows, tz_layout_check_cell),
     .help = N_("Cells of tables.")},
    {WHOLE_STRUCT(VALUE, "card"), .required = true, .read = tz_layout_read_card, .below = &tz_blocks_table,
     .help =
         N_("What a card is made of, from its top: headings, tables (of a section, or of single fields) and breaks.")},
    {REQUIRED(STRING, tz_layout, continued, "continued"),
     .help = N_("What is added to a card's title on further pages."), .example = "（続き）"},
    {OPTIONAL(TEMPLATE, tz_layout, brief_names, "brief_names"), NAMES(brief_names_names),
     .help = N_("The names of a card's municipalities where a head or foot has no room for all: {first} is the first "
                "one, {count} the number of the others, {kinds} what these are."),
     .example = "\"{first}他{count}{kinds}\""},
    {OPTIONAL(SCALAR, tz_layout, roman, "roman"), .read = tz_layout_read_family,
     .help = N_("The family of page numbers in roman numerals (iii, iv), in contents and running lines: best one whose "
                "letters differ in width."),
     .expects = N_("name of a family of fonts"), .example = "pgothic"},
    {OPTIONAL(TEMPLATE, tz_layout, link_words, "link_words"), NAMES(link_names),
     .help = N_("What a screen reader says of a link to a page: {text} its words, {page} the page."),
     .example = "\"{text}、{page}ページ\""},
    {OPTIONAL(MAPPING, tz_layout, header, "header"), .argument = &tz_running_mapping,
     .help = N_("Text at the head of pages. {head} is that of the part, {since} what tells of change bars, where there "
                "are any. Where the three texts would meet, names take their short forms (brief_names, and short: of "
                "the edition's regions), the one in the middle moves aside, all are set smaller (to three quarters, "
                "not below 6 pt), and at last cut with \"…\", which is told.")},
    {OPTIONAL(MAPPING, tz_layout, footer, "footer"), .argument = &tz_running_mapping,
     .help = N_("Text at the foot of pages.")},
    {REQUIRED(TEXTS, tz_layout, parts, "parts"),
     .help = N_("Parts of the booklet, in order, unless edition.yaml has parts: itself."),
     .expects = N_("list of parts: cover, contents, digest, outline, overview, cards, themes, index, colophon"),
     .example = "[cover, contents, cards, colophon]"},
    {OPTIONAL(TEXTS, tz_layout, blank_answers, "none"),
     .help = N_("Words that mean that there is nothing to write; such an answer counts as none, and stands on its card "
                "as it is. Bullets, brackets, full stops, blanks, width and the kind of dash do not matter. 未実施 "
                "(not carried out) and 同上 (as above) are answers."),
     .example = "[特になし, 該当なし, \"-\"]"},
    {OPTIONAL(MAPPING, tz_layout, cover, "cover"), .argument = &tz_cover_mapping,
     .help = N_("The cover. A line that comes out empty is left out.")},
    {OPTIONAL(MAPPING, tz_layout, contents, "contents"), .argument = &tz_contents_mapping, .help = N_("Contents.")},
    {OPTIONAL(MAPPING, tz_layout, front, "front"), .argument = &tz_front_mapping,
     .help = N_("Front pages (digest and outline), in the largest type between size and least at which each fits a "
                "page. With fill: bottom of the body, spare height goes into leading, up to leading_growth, and into "
                "the space above and below cells, up to an em.")},
    {OPTIONAL(MAPPING, tz_layout, overview, "overview"), .argument = &tz_overview_mapping,
     .help = N_("The overview: which municipality has answered what.")},
    {OPTIONAL(MAPPING, tz_layout, cards, "cards"), .argument = &tz_cards_mapping,
     .help = N_("The cards of the municipalities.")},
    {OPTIONAL(MAPPING, tz_layout, themes, "themes"), .argument = &tz_themes_mapping,
     .help = N_("Lists by theme: a table for each field that edition.yaml names as a theme. {label} is its label, "
                "{short} its short name; {themes}, in head, are the first and the last theme of a page.")},
    {OPTIONAL(MAPPING, tz_layout, index, "index"), .argument = &tz_index_mapping,
     .help = N_("The index: places of the terms of edition.yaml.")},
    {OPTIONAL(MAPPING, tz_layout, colophon, "colophon"), .argument = &tz_colophon_mapping,
     .help = N_("The colophon. A row that comes out empty is left out, as is one with {errata} when there are none. "
                "{form} is the survey's title, {cards} and {municipalities} are their numbers, {fonts} the families, "
                "{version} that of the program.")},
    {OPTIONAL(MAPPING, tz_layout, compare, "compare"), .argument = &tz_compare_mapping,
     .help = N_("The comparison of two years (tsuzuri compare) and change bars (tsuzuri build --since). {names} are "
                "municipalities, {label} a field, {text} its words, {count} a number, {old_year} and {fiscal_year} the "
                "years.")},
    {OPTIONAL(MAPPING, tz_layout, history, "history"), .argument = &tz_history_mapping,
     .help = N_("One municipality through the years (tsuzuri history), with the marks of the comparison.")},
    {OPTIONAL(MAPPING, tz_layout, tabs, "tabs"), .argument = &tz_tabs_mapping,
     .help = N_("Tabs: each region's mark at the fore-edge. Names that are too long are set smaller and in several "
                "lines. Tabs of too many regions become longer and begin again at the top.")},
    {OPTIONAL(MAPPING, tz_layout, single, "sheet"), .argument = &tz_single_mapping,
     .help = N_("The PDF of a single municipality. {shared} is what a card of several municipalities says of that.")},
};

const tz_bind_table tz_layout_table = {top_rows, sizeof top_rows / sizeof *top_rows, TZ_HELD_ALONE, &defaults};

// The overview shows every field unless the file names sections.
static void show_all_fields(const tz_layout_reader *r, tz_overview_spec *overview) {
    uint32_t *fields = TZ_ARRAY(r->arena, uint32_t, r->form->fields_n);
    for (size_t i = 0; i < r->form->fields_n; i++)
        fields[i] = (uint32_t)i;
    overview->fields = fields;
    overview->fields_n = r->form->fields_n;
}

const tz_layout *tz_layout_read(tz_arena *arena, const tz_source *source, const tz_input *siblings,
                                const tz_edition *edition, const tz_fonts *fonts, tz_diag *diag) {
    tz_layout *layout = TZ_NEW(arena, tz_layout);
    *layout = defaults;
    layout->source = source;
    layout->name = source->name;
    tz_layout_reader r = {.arena = arena, .layout = layout, .edition = edition, .form = edition->form, .fonts = fonts};
    r.diag = tz_diag_in_arena(arena);
    show_all_fields(&r, &layout->overview);
    bool ok = tz_layout_inherit(&r, source, siblings) && TZ_LAYOUT_BIND(&r, r.root, top_rows, layout);
    layout->print_notes = r.print_notes.at;
    layout->print_notes_n = r.print_notes.n;
    tz_layout_report(&r, diag);
    return ok ? layout : NULL;
}
