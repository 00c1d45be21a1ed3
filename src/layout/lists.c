// How a booklet's lists look: overview, themes, term index.
#include "read.h"

#include <stddef.h>

static const char *const mark_names[] = {"chars", NULL};
static const char *const field_names[] = {"label", "short", NULL};
static const char *const names_names[] = {"names", "label", "short", NULL};
static const char *const back_names[] = {"short", "label", "page", NULL};
static const char *const place_names[] = {"names", "page", NULL};

// ---- overview ----

typedef struct overview_words {
    tz_part_words part;
    tz_text head, name, number, legend, color, shade;
    tz_texts sections;
    int32_t short_below;
    tz_length_spec row_least, row_most, mark;
    const tz_yaml *widths, *labels, *marks;
} overview_words;

static const tz_bind overview_binds[] = {
    TZ_PART_BINDS(overview_words),
    {"heads", TZ_BIND_TEXT, offsetof(overview_words, head), true, 0, 0, NULL},
    {"name", TZ_BIND_TEXT, offsetof(overview_words, name), true, 0, 0, NULL},
    {"number", TZ_BIND_TEXT, offsetof(overview_words, number), true, 0, 0, NULL},
    {"legend", TZ_BIND_TEXT, offsetof(overview_words, legend), true, 0, 0, NULL},
    {"sections", TZ_BIND_TEXTS, offsetof(overview_words, sections), false, 0, 0, NULL},
    {"short_below", TZ_BIND_INT, offsetof(overview_words, short_below), true, 0, 10000, NULL},
    {"row_least", TZ_BIND_LENGTH, offsetof(overview_words, row_least), true, 0, 0, NULL},
    {"row_most", TZ_BIND_LENGTH, offsetof(overview_words, row_most), true, 0, 0, NULL},
    {"mark", TZ_BIND_LENGTH, offsetof(overview_words, mark), true, 0, 0, NULL},
    {"color", TZ_BIND_TEXT, offsetof(overview_words, color), false, 0, 0, NULL},
    {"shade", TZ_BIND_TEXT, offsetof(overview_words, shade), false, 0, 0, NULL},
    {"widths", TZ_BIND_NODE, offsetof(overview_words, widths), true, 0, 0, NULL},
    {"labels", TZ_BIND_NODE, offsetof(overview_words, labels), true, 0, 0, NULL},
    {"marks", TZ_BIND_NODE, offsetof(overview_words, marks), true, 0, 0, NULL},
};

typedef struct width_words {
    tz_length_spec region, names, page, total;
} width_words;

static const tz_bind width_binds[] = {
    {"region", TZ_BIND_LENGTH, offsetof(width_words, region), true, 0, 0, NULL},
    {"names", TZ_BIND_LENGTH, offsetof(width_words, names), true, 0, 0, NULL},
    {"page", TZ_BIND_LENGTH, offsetof(width_words, page), true, 0, 0, NULL},
    {"total", TZ_BIND_LENGTH, offsetof(width_words, total), true, 0, 0, NULL},
};
static const tz_bind label_binds[] = {
    {"region", TZ_BIND_TEXT, offsetof(tz_overview_spec, label_region), true, 0, 0, NULL},
    {"names", TZ_BIND_TEXT, offsetof(tz_overview_spec, label_names), true, 0, 0, NULL},
    {"page", TZ_BIND_TEXT, offsetof(tz_overview_spec, label_page), true, 0, 0, NULL},
    {"total", TZ_BIND_TEXT, offsetof(tz_overview_spec, label_total), true, 0, 0, NULL},
};
static const tz_bind mark_binds[] = {
    {"filled", TZ_BIND_TEXT, TZ_MARK_FILLED * sizeof(tz_text), true, 0, 0, NULL},
    {"short", TZ_BIND_TEXT, TZ_MARK_SHORT * sizeof(tz_text), true, 0, 0, NULL},
    {"none", TZ_BIND_TEXT, TZ_MARK_NONE * sizeof(tz_text), true, 0, 0, NULL},
};

// The fields of the sections named, or of all.
static void take_fields(tz_reading *r, const tz_texts *sections, tz_overview_spec *overview) {
    uint32_t *fields = TZ_ARRAY(r->arena, uint32_t, r->form->fields_n);
    for (size_t i = 0; i < r->form->fields_n; i++) {
        const tz_text *id = &r->form->sections[r->form->fields[i].section].id;
        bool wanted = !sections->n;
        for (size_t k = 0; k < sections->n; k++)
            wanted = wanted || tz_text_is(&sections->at[k], tz_arena_copy(r->arena, id->bytes, id->size));
        if (wanted)
            fields[overview->fields_n++] = (uint32_t)i;
    }
    for (size_t k = 0; k < sections->n; k++)
        tz_section_named(r, &sections->at[k]);
    overview->fields = fields;
}

static void read_overview_parts(tz_reading *r, const overview_words *words, tz_overview_spec *overview) {
    width_words widths = {0};
    tz_text marks[TZ_MARKS] = {0};
    TZ_READ(r, words->labels, label_binds, overview);
    if (TZ_READ(r, words->marks, mark_binds, marks))
        for (size_t i = 0; i < TZ_MARKS; i++)
            overview->marks[i] = tz_read_template(r, &marks[i], mark_names);
    if (!TZ_READ(r, words->widths, width_binds, &widths))
        return;
    overview->region = tz_read_fixed(r, widths.region, words->widths->place, "region");
    overview->names = tz_read_fixed(r, widths.names, words->widths->place, "names");
    overview->page = tz_read_fixed(r, widths.page, words->widths->place, "page");
    overview->total = tz_read_fixed(r, widths.total, words->widths->place, "total");
}

void tz_read_overview(tz_reading *r, const tz_yaml *node) {
    overview_words words = {0};
    if (!TZ_READ(r, node, overview_binds, &words))
        return;
    tz_overview_spec *overview = &r->layout->overview;
    tz_read_part(r, &words.part, node->place, &overview->part);
    overview->head = tz_style_on(r, &words.head, &r->layout->ruling.shade);
    overview->name = tz_style_named(r, &words.name);
    overview->number = tz_style_named(r, &words.number);
    overview->legend = tz_style_named(r, &words.legend);
    overview->short_below = words.short_below;
    overview->row_least = tz_read_fixed(r, words.row_least, node->place, "row_least");
    overview->row_most = tz_read_fixed(r, words.row_most, node->place, "row_most");
    overview->mark = tz_read_fixed(r, words.mark, node->place, "mark");
    overview->color = (tz_color){0, 0, 0, 1000};
    tz_read_color(r, &words.color, &overview->color);
    tz_read_color(r, &words.shade, &overview->shade);
    take_fields(r, &words.sections, overview);
    read_overview_parts(r, &words, overview);
    if (overview->row_least < overview->mark || overview->row_most < overview->row_least) {
        tz_error(r->diag, node->place, _("row heights must satisfy mark ≤ row_least ≤ row_most"));
        r->failed = true;
    }
}

// ---- themes ----

typedef struct themes_words {
    tz_part_words part;
    tz_text heading, entry, heading_style, head, name, number, body, subhead, none, none_style, back, back_style,
        back_entry, back_brief;
    tz_length_spec pad_x, pad_y, names, page;
    const tz_yaml *labels;
} themes_words;

static const tz_bind themes_binds[] = {
    TZ_PART_BINDS(themes_words),
    {"heading", TZ_BIND_TEXT, offsetof(themes_words, heading), true, 0, 0, NULL},
    {"entry", TZ_BIND_TEXT, offsetof(themes_words, entry), true, 0, 0, NULL},
    {"heading_style", TZ_BIND_TEXT, offsetof(themes_words, heading_style), true, 0, 0, NULL},
    {"heads", TZ_BIND_TEXT, offsetof(themes_words, head), true, 0, 0, NULL},
    {"name", TZ_BIND_TEXT, offsetof(themes_words, name), true, 0, 0, NULL},
    {"number", TZ_BIND_TEXT, offsetof(themes_words, number), true, 0, 0, NULL},
    {"body", TZ_BIND_TEXT, offsetof(themes_words, body), true, 0, 0, NULL},
    {"subhead", TZ_BIND_TEXT, offsetof(themes_words, subhead), true, 0, 0, NULL},
    {"pad_x", TZ_BIND_LENGTH, offsetof(themes_words, pad_x), true, 0, 0, NULL},
    {"pad_y", TZ_BIND_LENGTH, offsetof(themes_words, pad_y), true, 0, 0, NULL},
    {"names_width", TZ_BIND_LENGTH, offsetof(themes_words, names), true, 0, 0, NULL},
    {"page_width", TZ_BIND_LENGTH, offsetof(themes_words, page), true, 0, 0, NULL},
    {"labels", TZ_BIND_NODE, offsetof(themes_words, labels), true, 0, 0, NULL},
    {"none", TZ_BIND_TEXT, offsetof(themes_words, none), true, 0, 0, NULL},
    {"none_style", TZ_BIND_TEXT, offsetof(themes_words, none_style), true, 0, 0, NULL},
    {"back", TZ_BIND_TEXT, offsetof(themes_words, back), false, 0, 0, NULL},
    {"back_style", TZ_BIND_TEXT, offsetof(themes_words, back_style), false, 0, 0, NULL},
    {"back_entry", TZ_BIND_TEXT, offsetof(themes_words, back_entry), false, 0, 0, NULL},
    {"back_brief", TZ_BIND_TEXT, offsetof(themes_words, back_brief), false, 0, 0, NULL},
};

static const tz_bind theme_label_binds[] = {
    {"names", TZ_BIND_TEXT, offsetof(tz_themes_spec, label_names), true, 0, 0, NULL},
    {"answer", TZ_BIND_TEXT, offsetof(tz_themes_spec, label_answer.text), true, 0, 0, NULL},
    {"page", TZ_BIND_TEXT, offsetof(tz_themes_spec, label_page), true, 0, 0, NULL},
};

void tz_read_themes(tz_reading *r, const tz_yaml *node) {
    themes_words words = {0};
    if (!TZ_READ(r, node, themes_binds, &words))
        return;
    tz_themes_spec *themes = &r->layout->themes;
    TZ_READ(r, words.labels, theme_label_binds, themes);
    tz_read_part(r, &words.part, node->place, &themes->part);
    themes->heading = tz_read_template(r, &words.heading, field_names);
    themes->entry = tz_read_template(r, &words.entry, field_names);
    themes->label_answer = tz_read_template(r, &themes->label_answer.text, field_names);
    themes->heading_style = tz_style_named(r, &words.heading_style);
    themes->head = tz_flow_style_on(r, &words.head, &r->layout->ruling.shade);
    themes->name = tz_flow_style_on(r, &words.name, &r->layout->ruling.shade);
    themes->number = tz_flow_style_named(r, &words.number);
    themes->flow = r->layout->cell; // the same labels and gaps
    themes->flow.body = tz_flow_style_named(r, &words.body);
    themes->flow.subhead = tz_flow_style_named(r, &words.subhead);
    themes->pad_x = words.pad_x;
    themes->pad_y = words.pad_y;
    themes->names = tz_read_em(r, words.names, node->place, "names_width");
    themes->page = tz_read_em(r, words.page, node->place, "page_width");
    themes->none = tz_read_template(r, &words.none, names_names);
    themes->none_style = tz_flow_style_named(r, &words.none_style);
    themes->back = words.back;
    themes->back_style = tz_style_named(r, &words.back_style);
    themes->back_brief = tz_read_template(r, &words.back_brief, back_names);
    themes->back_entry = tz_read_template(r, &words.back_entry, back_names);
}

// ---- index ----

typedef struct index_words {
    tz_part_words part;
    tz_text group, term, places, place;
    tz_texts rows;
    tz_length_spec place_gap, indent, group_gap;
} index_words;

static const tz_bind index_binds[] = {
    TZ_PART_BINDS(index_words),
    {"group", TZ_BIND_TEXT, offsetof(index_words, group), true, 0, 0, NULL},
    {"term", TZ_BIND_TEXT, offsetof(index_words, term), true, 0, 0, NULL},
    {"places", TZ_BIND_TEXT, offsetof(index_words, places), true, 0, 0, NULL},
    {"rows", TZ_BIND_TEXTS, offsetof(index_words, rows), true, 0, 0, NULL},
    {"place", TZ_BIND_TEXT, offsetof(index_words, place), true, 0, 0, NULL},
    {"place_gap", TZ_BIND_LENGTH, offsetof(index_words, place_gap), true, 0, 0, NULL},
    {"indent", TZ_BIND_LENGTH, offsetof(index_words, indent), false, 0, 0, NULL},
    {"group_gap", TZ_BIND_LENGTH, offsetof(index_words, group_gap), false, 0, 0, NULL},
};

void tz_read_index(tz_reading *r, const tz_yaml *node) {
    index_words words = {0};
    if (!TZ_READ(r, node, index_binds, &words))
        return;
    tz_index_spec *index = &r->layout->index;
    tz_read_part(r, &words.part, node->place, &index->part);
    index->group = tz_flow_style_named(r, &words.group);
    index->term = tz_flow_style_named(r, &words.term);
    index->places = tz_flow_style_named(r, &words.places);
    index->rows = words.rows.at;
    index->rows_n = words.rows.n;
    index->place = tz_read_template(r, &words.place, place_names);
    index->gap = tz_read_em(r, words.place_gap, node->place, "place_gap");
    index->indent = tz_read_em(r, words.indent, node->place, "indent");
    index->group_gap = tz_read_em(r, words.group_gap, node->place, "group_gap");
}
