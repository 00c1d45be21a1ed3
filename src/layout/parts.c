// How a booklet's parts look: what all have in common; cover, contents, front pages, cards, colophon.
#include "read.h"

#include <stddef.h>

const char *const tz_starts[] = {"any", "right", "left", NULL};
static const char *const arranges[] = {"columns", "rows", NULL};

void tz_read_part(tz_reading *r, const tz_part_words *words, tz_place place, tz_part_spec *look) {
    look->known = true;
    look->title = tz_read_template(r, &words->title, tz_edition_names);
    look->title_style = tz_style_named(r, &words->title_style);
    look->head = tz_read_template(r, &words->head, tz_edition_names);
    look->size = tz_read_fixed(r, words->size, place, "size");
    look->columns = words->columns > 0 ? words->columns : 1;
    look->gap = tz_read_fixed(r, words->gap, place, "gap");
    look->after = tz_read_fixed(r, words->after, place, "after");
    look->start = words->start;
    if ((words->title_style.size || words->size.fixed) && look->size < TZ_PT) {
        tz_error(r->diag, place, _("size must be at least 1pt"));
        r->failed = true;
    }
}

// ---- cover ----

typedef struct cover_words {
    tz_part_words part;
    const tz_yaml *lines;
} cover_words;

static const tz_bind cover_binds[] = {
    TZ_PLAIN_PART_BINDS(cover_words),
    {"lines", TZ_BIND_NODE, offsetof(cover_words, lines), true, 0, 0, NULL},
};

typedef struct line_words {
    tz_text text, style, color;
    int32_t level;
    tz_length_spec at, rule, width;
} line_words;

static const tz_bind line_binds[] = {
    {"text", TZ_BIND_TEXT, offsetof(line_words, text), false, 0, 0, NULL},
    {"style", TZ_BIND_TEXT, offsetof(line_words, style), false, 0, 0, NULL},
    {"level", TZ_BIND_INT, offsetof(line_words, level), false, 0, 4, NULL},
    {"at", TZ_BIND_LENGTH, offsetof(line_words, at), true, 0, 0, NULL},
    {"rule", TZ_BIND_LENGTH, offsetof(line_words, rule), false, 0, 0, NULL},
    {"width", TZ_BIND_LENGTH, offsetof(line_words, width), false, 0, 0, NULL},
    {"color", TZ_BIND_TEXT, offsetof(line_words, color), false, 0, 0, NULL},
};

static void read_line(tz_reading *r, const tz_yaml *node, tz_cover_line *line) {
    line_words words = {0};
    if (!TZ_READ(r, node, line_binds, &words))
        return;
    line->text = tz_read_template(r, &words.text, tz_edition_names);
    line->style = tz_style_named(r, &words.style);
    line->level = words.level;
    line->at = tz_read_fixed(r, words.at, node->place, "at");
    line->rule = tz_read_fixed(r, words.rule, node->place, "rule");
    line->width = tz_read_fixed(r, words.width, node->place, "width");
    line->color = (tz_color){0, 0, 0, 1000};
    tz_read_color(r, &words.color, &line->color);
    if ((words.text.size > 0) != (words.style.size > 0) || (words.text.size > 0) == (line->rule > 0)) {
        tz_error(r->diag, node->place, _("a line of the cover has either text and style, or rule and width"));
        r->failed = true;
    }
}

static void read_cover(tz_reading *r, const tz_yaml *node) {
    cover_words words = {0};
    if (!TZ_READ(r, node, cover_binds, &words))
        return;
    tz_cover_spec *cover = &r->layout->cover;
    tz_read_part(r, &words.part, node->place, &cover->part);
    if (words.lines->kind != TZ_SEQUENCE) {
        tz_error(r->diag, words.lines->place, _("lines must be a list"));
        r->failed = true;
        return;
    }
    tz_cover_line *lines = TZ_ARRAY(r->arena, tz_cover_line, words.lines->n);
    for (size_t i = 0; i < words.lines->n; i++)
        read_line(r, words.lines->items[i], &lines[i]);
    cover->lines = lines;
    cover->lines_n = words.lines->n;
}

// ---- contents ----

typedef struct contents_words {
    tz_part_words part;
    tz_text group, entry, leader;
    tz_length_spec number, indent, group_gap;
} contents_words;

static const tz_bind contents_binds[] = {
    TZ_PART_BINDS(contents_words),
    {"group", TZ_BIND_TEXT, offsetof(contents_words, group), true, 0, 0, NULL},
    {"entry", TZ_BIND_TEXT, offsetof(contents_words, entry), true, 0, 0, NULL},
    {"leader", TZ_BIND_TEXT, offsetof(contents_words, leader), false, 0, 0, NULL},
    {"number", TZ_BIND_LENGTH, offsetof(contents_words, number), true, 0, 0, NULL},
    {"indent", TZ_BIND_LENGTH, offsetof(contents_words, indent), false, 0, 0, NULL},
    {"group_gap", TZ_BIND_LENGTH, offsetof(contents_words, group_gap), false, 0, 0, NULL},
};

static void read_contents(tz_reading *r, const tz_yaml *node) {
    contents_words words = {0};
    if (!TZ_READ(r, node, contents_binds, &words))
        return;
    tz_contents_spec *contents = &r->layout->contents;
    tz_read_part(r, &words.part, node->place, &contents->part);
    contents->group = tz_flow_style_named(r, &words.group);
    contents->entry = tz_flow_style_named(r, &words.entry);
    contents->leader = words.leader;
    contents->number = tz_read_em(r, words.number, node->place, "number");
    contents->indent = tz_read_em(r, words.indent, node->place, "indent");
    contents->group_gap = tz_read_em(r, words.group_gap, node->place, "group_gap");
}

// ---- digest and outline ----

typedef struct front_words {
    tz_part_words part;
    tz_text heading, body, subhead;
    tz_length_spec least, pad_x, pad_y, head_width;
    int digest, outline;
} front_words;

static const tz_bind front_binds[] = {
    TZ_PART_BINDS(front_words),
    {"heading", TZ_BIND_TEXT, offsetof(front_words, heading), true, 0, 0, NULL},
    {"body", TZ_BIND_TEXT, offsetof(front_words, body), true, 0, 0, NULL},
    {"subhead", TZ_BIND_TEXT, offsetof(front_words, subhead), true, 0, 0, NULL},
    {"least", TZ_BIND_LENGTH, offsetof(front_words, least), false, 0, 0, NULL},
    {"pad_x", TZ_BIND_LENGTH, offsetof(front_words, pad_x), true, 0, 0, NULL},
    {"pad_y", TZ_BIND_LENGTH, offsetof(front_words, pad_y), true, 0, 0, NULL},
    {"head_width", TZ_BIND_LENGTH, offsetof(front_words, head_width), false, 0, 0, NULL},
    {"digest", TZ_BIND_CHOICE, offsetof(front_words, digest), false, 0, 0, arranges},
    {"outline", TZ_BIND_CHOICE, offsetof(front_words, outline), false, 0, 0, arranges},
};

static void read_front(tz_reading *r, const tz_yaml *node) {
    front_words words = {.head_width = {0, 10 * TZ_EM}};
    if (!TZ_READ(r, node, front_binds, &words))
        return;
    tz_front_spec *front = &r->layout->front;
    tz_read_part(r, &words.part, node->place, &front->part);
    front->heading = tz_flow_style_on(r, &words.heading, &r->layout->ruling.shade);
    front->flow = r->layout->cell; // the same labels and gaps, other styles
    front->flow.body = tz_flow_style_named(r, &words.body);
    front->flow.subhead = tz_flow_style_named(r, &words.subhead);
    front->least =
        words.least.fixed || words.least.em ? tz_read_fixed(r, words.least, node->place, "least") : front->part.size;
    front->pad_x = words.pad_x;
    front->pad_y = words.pad_y;
    front->head_width = tz_read_em(r, words.head_width, node->place, "head_width");
    front->digest = words.digest;
    front->outline = words.outline;
}

// ---- cards ----

typedef struct cards_words {
    tz_part_words part;
} cards_words;

static const tz_bind cards_binds[] = {TZ_PLAIN_PART_BINDS(cards_words)};

static void read_cards(tz_reading *r, const tz_yaml *node) {
    cards_words words = {0};
    if (!TZ_READ(r, node, cards_binds, &words))
        return;
    tz_text head = words.part.head; // asks for the card's own names, too
    words.part.head = (tz_text){0};
    tz_read_part(r, &words.part, node->place, &r->layout->cards);
    r->layout->cards.head = tz_read_template(r, &head, tz_card_page_names);
}

// ---- colophon ----

static const char *const colophon_names[] = {
    "title", "fiscal_year",    "prefecture", "publisher", "meeting", "date",  "era_date", "form",
    "cards", "municipalities", "errata",     "fonts",     "version", "pages", "since",    NULL};

typedef struct colophon_words {
    tz_part_words part;
    tz_text label, text;
    tz_length_spec width, label_width, row_gap, rule;
    const tz_yaml *rows;
} colophon_words;

static const tz_bind colophon_binds[] = {
    TZ_PART_BINDS(colophon_words),
    {"label", TZ_BIND_TEXT, offsetof(colophon_words, label), true, 0, 0, NULL},
    {"text", TZ_BIND_TEXT, offsetof(colophon_words, text), true, 0, 0, NULL},
    {"width", TZ_BIND_LENGTH, offsetof(colophon_words, width), true, 0, 0, NULL},
    {"label_width", TZ_BIND_LENGTH, offsetof(colophon_words, label_width), true, 0, 0, NULL},
    {"row_gap", TZ_BIND_LENGTH, offsetof(colophon_words, row_gap), false, 0, 0, NULL},
    {"rule", TZ_BIND_LENGTH, offsetof(colophon_words, rule), false, 0, 0, NULL},
    {"rows", TZ_BIND_NODE, offsetof(colophon_words, rows), true, 0, 0, NULL},
};

typedef struct row_words {
    tz_text label, text;
} row_words;

static const tz_bind row_binds[] = {
    {"label", TZ_BIND_TEXT, offsetof(row_words, label), true, 0, 0, NULL},
    {"text", TZ_BIND_TEXT, offsetof(row_words, text), true, 0, 0, NULL},
};

static void read_rows(tz_reading *r, const tz_yaml *node, tz_colophon_spec *colophon) {
    if (node->kind != TZ_SEQUENCE) {
        tz_error(r->diag, node->place, _("rows must be a list of label and text"));
        r->failed = true;
        return;
    }
    tz_colophon_row *rows = TZ_ARRAY(r->arena, tz_colophon_row, node->n);
    for (size_t i = 0; i < node->n; i++) {
        row_words words = {0};
        if (!TZ_READ(r, node->items[i], row_binds, &words))
            continue;
        rows[i].label = tz_read_template(r, &words.label, colophon_names);
        rows[i].text = tz_read_template(r, &words.text, colophon_names);
    }
    colophon->rows = rows;
    colophon->rows_n = node->n;
}

static void read_colophon(tz_reading *r, const tz_yaml *node) {
    colophon_words words = {0};
    if (!TZ_READ(r, node, colophon_binds, &words))
        return;
    tz_colophon_spec *colophon = &r->layout->colophon;
    tz_read_part(r, &words.part, node->place, &colophon->part);
    colophon->label = tz_style_named(r, &words.label);
    colophon->text = tz_style_named(r, &words.text);
    colophon->width = tz_read_fixed(r, words.width, node->place, "width");
    colophon->label_width = tz_read_fixed(r, words.label_width, node->place, "label_width");
    colophon->row_gap = words.row_gap;
    colophon->rule = tz_read_fixed(r, words.rule, node->place, "rule");
    if (colophon->label_width >= colophon->width) {
        tz_error(r->diag, node->place, _("label_width must be less than width"));
        r->failed = true;
    }
    read_rows(r, words.rows, colophon);
}

void tz_read_parts(tz_reading *r, const tz_yaml *const nodes[TZ_PART_LOOKS]) {
    static void (*const readers[TZ_PART_LOOKS])(tz_reading *, const tz_yaml *) = {
        read_cover,     read_contents, read_front,    tz_read_overview, read_cards,
        tz_read_themes, tz_read_index, read_colophon, tz_read_compare,  tz_read_history,
    };
    for (size_t i = 0; i < TZ_PART_LOOKS; i++)
        if (nodes[i])
            readers[i](r, nodes[i]);
}
