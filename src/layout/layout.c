// Reads a layout file: page, type sizes, cells, rules, running lines, front pages.
#include "read.h"

#include <stddef.h>

static const char *const uniforms[] = {"edition", "card", NULL};
static const char *const overflows[] = {"continue", "spread", "fail", NULL};
static const char *const fills[] = {"natural", "bottom", NULL};
typedef struct top_words {
    const tz_yaml *page, *body, *styles, *cell, *ruling, *card, *header, *footer, *tabs, *sheet;
    const tz_yaml *parts_looks[TZ_PART_LOOKS];
    tz_texts parts, none;
    tz_text continued;
} top_words;

static const tz_bind top_binds[] = {
    {"page", TZ_BIND_NODE, offsetof(top_words, page), true, 0, 0, NULL},
    {"body", TZ_BIND_NODE, offsetof(top_words, body), true, 0, 0, NULL},
    {"styles", TZ_BIND_NODE, offsetof(top_words, styles), true, 0, 0, NULL},
    {"cell", TZ_BIND_NODE, offsetof(top_words, cell), true, 0, 0, NULL},
    {"ruling", TZ_BIND_NODE, offsetof(top_words, ruling), true, 0, 0, NULL},
    {"card", TZ_BIND_NODE, offsetof(top_words, card), true, 0, 0, NULL},
    {"continued", TZ_BIND_TEXT, offsetof(top_words, continued), true, 0, 0, NULL},
    {"header", TZ_BIND_NODE, offsetof(top_words, header), false, 0, 0, NULL},
    {"footer", TZ_BIND_NODE, offsetof(top_words, footer), false, 0, 0, NULL},
    {"parts", TZ_BIND_TEXTS, offsetof(top_words, parts), true, 0, 0, NULL},
    {"none", TZ_BIND_TEXTS, offsetof(top_words, none), false, 0, 0, NULL},
    {"tabs", TZ_BIND_NODE, offsetof(top_words, tabs), false, 0, 0, NULL},
    {"sheet", TZ_BIND_NODE, offsetof(top_words, sheet), false, 0, 0, NULL},
    {"cover", TZ_BIND_NODE, offsetof(top_words, parts_looks[TZ_LOOK_COVER]), false, 0, 0, NULL},
    {"contents", TZ_BIND_NODE, offsetof(top_words, parts_looks[TZ_LOOK_CONTENTS]), false, 0, 0, NULL},
    {"front", TZ_BIND_NODE, offsetof(top_words, parts_looks[TZ_LOOK_FRONT]), false, 0, 0, NULL},
    {"overview", TZ_BIND_NODE, offsetof(top_words, parts_looks[TZ_LOOK_OVERVIEW]), false, 0, 0, NULL},
    {"cards", TZ_BIND_NODE, offsetof(top_words, parts_looks[TZ_LOOK_CARDS]), false, 0, 0, NULL},
    {"themes", TZ_BIND_NODE, offsetof(top_words, parts_looks[TZ_LOOK_THEMES]), false, 0, 0, NULL},
    {"index", TZ_BIND_NODE, offsetof(top_words, parts_looks[TZ_LOOK_INDEX]), false, 0, 0, NULL},
    {"colophon", TZ_BIND_NODE, offsetof(top_words, parts_looks[TZ_LOOK_COLOPHON]), false, 0, 0, NULL},
    {"compare", TZ_BIND_NODE, offsetof(top_words, parts_looks[TZ_LOOK_COMPARE]), false, 0, 0, NULL},
    {"history", TZ_BIND_NODE, offsetof(top_words, parts_looks[TZ_LOOK_HISTORY]), false, 0, 0, NULL},
};

typedef struct page_words {
    tz_length_spec width, height;
    const tz_yaml *margins;
} page_words;

static const tz_bind page_binds[] = {
    {"width", TZ_BIND_LENGTH, offsetof(page_words, width), true, 0, 0, NULL},
    {"height", TZ_BIND_LENGTH, offsetof(page_words, height), true, 0, 0, NULL},
    {"margins", TZ_BIND_NODE, offsetof(page_words, margins), true, 0, 0, NULL},
};
static const tz_bind margin_binds[] = {
    {"top", TZ_BIND_LENGTH, offsetof(tz_margins, top), true, 0, 0, NULL},
    {"bottom", TZ_BIND_LENGTH, offsetof(tz_margins, bottom), true, 0, 0, NULL},
    {"left", TZ_BIND_LENGTH, offsetof(tz_margins, left), true, 0, 0, NULL},
    {"right", TZ_BIND_LENGTH, offsetof(tz_margins, right), true, 0, 0, NULL},
};

bool tz_read_bind(tz_reading *r, const tz_yaml *node, const tz_bind *binds, size_t n, void *to) {
    bool ok = tz_yaml_bind(r->arena, node, binds, n, to, r->diag);
    r->failed |= !ok;
    return ok;
}

static void refuse(tz_reading *r, tz_place place, const char *message) {
    tz_error(r->diag, place, "%s", message);
    r->failed = true;
}

static void read_page(tz_reading *r, const tz_yaml *node) {
    page_words words = {0};
    tz_layout *layout = r->layout;
    if (!TZ_READ(r, node, page_binds, &words) || !TZ_READ(r, words.margins, margin_binds, &layout->margins))
        return;
    layout->width = tz_read_fixed(r, words.width, node->place, "width");
    layout->height = tz_read_fixed(r, words.height, node->place, "height");
    const tz_margins *m = &layout->margins;
    const tz_length_spec *sides[] = {&m->top, &m->bottom, &m->left, &m->right};
    for (size_t i = 0; i < 4; i++)
        tz_read_fixed(r, *sides[i], words.margins->place, "margins");
    if (layout->width > 1500 * TZ_MM || layout->height > 1500 * TZ_MM)
        refuse(r, node->place, _("a page is at most 1500 mm wide and high"));
    else if (layout->width - m->left.fixed - m->right.fixed < 30 * TZ_MM ||
             layout->height - m->top.fixed - m->bottom.fixed < 30 * TZ_MM)
        refuse(r, node->place, _("the margins leave less than 30 mm of the page"));
}

typedef struct body_words {
    tz_length_spec max, min, step, apart_from;
    int uniform, overflow, fill;
    int32_t leading_growth, pages;
} body_words;

static const tz_bind body_binds[] = {
    {"max", TZ_BIND_LENGTH, offsetof(body_words, max), true, 0, 0, NULL},
    {"min", TZ_BIND_LENGTH, offsetof(body_words, min), true, 0, 0, NULL},
    {"step", TZ_BIND_LENGTH, offsetof(body_words, step), false, 0, 0, NULL},
    {"uniform", TZ_BIND_CHOICE, offsetof(body_words, uniform), true, 0, 0, uniforms},
    {"overflow", TZ_BIND_CHOICE, offsetof(body_words, overflow), true, 0, 0, overflows},
    {"fill", TZ_BIND_CHOICE, offsetof(body_words, fill), true, 0, 0, fills},
    {"leading_growth", TZ_BIND_RATIO, offsetof(body_words, leading_growth), false, 1000000, 3000000, NULL},
    {"pages", TZ_BIND_INT, offsetof(body_words, pages), false, 1, 8, NULL},
    {"apart_from", TZ_BIND_LENGTH, offsetof(body_words, apart_from), false, 0, 0, NULL},
};

static void read_body(tz_reading *r, const tz_yaml *node) {
    body_words words = {.step = {TZ_PT / 20, 0}, .leading_growth = 1000000, .pages = 1};
    if (!TZ_READ(r, node, body_binds, &words))
        return;
    tz_body_spec *body = &r->layout->body;
    body->max = tz_read_fixed(r, words.max, node->place, "max");
    body->min = tz_read_fixed(r, words.min, node->place, "min");
    body->step = tz_read_fixed(r, words.step, node->place, "step");
    body->apart_from = tz_read_fixed(r, words.apart_from, node->place, "apart_from");
    body->uniform = words.uniform;
    body->overflow = words.overflow;
    body->fill = words.fill;
    body->leading_growth = words.leading_growth;
    body->pages = words.pages;
    if (body->step <= 0 || body->min < TZ_PT || body->max < body->min || body->max > 200 * TZ_PT)
        refuse(r, node->place, _("body sizes must satisfy 1pt ≤ min ≤ max ≤ 200pt, and step must be more than 0"));
}

typedef struct cell_words {
    tz_text body, subhead, head;
    tz_length_spec pad_x, pad_y, least_column, item_gap, para_gap, label_width;
    tz_texts labels;
} cell_words;

static const tz_bind cell_binds[] = {
    {"body", TZ_BIND_TEXT, offsetof(cell_words, body), true, 0, 0, NULL},
    {"subhead", TZ_BIND_TEXT, offsetof(cell_words, subhead), true, 0, 0, NULL},
    {"head", TZ_BIND_TEXT, offsetof(cell_words, head), true, 0, 0, NULL},
    {"pad_x", TZ_BIND_LENGTH, offsetof(cell_words, pad_x), true, 0, 0, NULL},
    {"pad_y", TZ_BIND_LENGTH, offsetof(cell_words, pad_y), true, 0, 0, NULL},
    {"least_column", TZ_BIND_LENGTH, offsetof(cell_words, least_column), false, 0, 0, NULL},
    {"labels", TZ_BIND_TEXTS, offsetof(cell_words, labels), true, 0, 0, NULL},
    {"item_gap", TZ_BIND_LENGTH, offsetof(cell_words, item_gap), false, 0, 0, NULL},
    {"para_gap", TZ_BIND_LENGTH, offsetof(cell_words, para_gap), false, 0, 0, NULL},
    {"label_width", TZ_BIND_LENGTH, offsetof(cell_words, label_width), false, 0, 0, NULL},
};

static const tz_style *flow_style(tz_reading *r, const tz_text *name, const tz_style *style) {
    if (style && style->size.fixed) {
        tz_error(r->diag, tz_text_place(name, 0), _("the size of the style %s must be given in em to stand in a cell"),
                 style->name);
        r->failed = true;
    }
    return style;
}

const tz_style *tz_flow_style_named(tz_reading *r, const tz_text *name) {
    return flow_style(r, name, tz_style_named(r, name));
}

const tz_style *tz_flow_style_on(tz_reading *r, const tz_text *name, const tz_color *ground) {
    return flow_style(r, name, tz_style_on(r, name, ground));
}

static void read_cell(tz_reading *r, const tz_yaml *node) {
    cell_words words = {.label_width = {0, TZ_EM}, .least_column = {0, 4 * TZ_EM}};
    if (!TZ_READ(r, node, cell_binds, &words))
        return;
    tz_layout *layout = r->layout;
    layout->cell.body = tz_flow_style_named(r, &words.body);
    layout->cell.subhead = tz_flow_style_named(r, &words.subhead);
    layout->head = tz_flow_style_on(r, &words.head, &layout->ruling.shade);
    layout->pad_x = words.pad_x;
    layout->pad_y = words.pad_y;
    layout->least_column = tz_read_em(r, words.least_column, node->place, "least_column");
    layout->cell.labels = tz_read_labels(r, words.labels);
    layout->cell.item_gap = tz_read_em(r, words.item_gap, node->place, "item_gap");
    layout->cell.para_gap = tz_read_em(r, words.para_gap, node->place, "para_gap");
    layout->cell.label_least = tz_read_em(r, words.label_width, node->place, "label_width");
}

typedef struct ruling_words {
    tz_length_spec frame, head, inner;
    tz_text color, shade;
} ruling_words;

static const tz_bind ruling_binds[] = {
    {"frame", TZ_BIND_LENGTH, offsetof(ruling_words, frame), true, 0, 0, NULL},
    {"head", TZ_BIND_LENGTH, offsetof(ruling_words, head), true, 0, 0, NULL},
    {"inner", TZ_BIND_LENGTH, offsetof(ruling_words, inner), true, 0, 0, NULL},
    {"color", TZ_BIND_TEXT, offsetof(ruling_words, color), true, 0, 0, NULL},
    {"shade", TZ_BIND_TEXT, offsetof(ruling_words, shade), true, 0, 0, NULL},
};

static void read_ruling(tz_reading *r, const tz_yaml *node) {
    ruling_words words = {0};
    if (!TZ_READ(r, node, ruling_binds, &words))
        return;
    tz_ruling *ruling = &r->layout->ruling;
    ruling->frame = tz_read_fixed(r, words.frame, node->place, "frame");
    ruling->head = tz_read_fixed(r, words.head, node->place, "head");
    ruling->inner = tz_read_fixed(r, words.inner, node->place, "inner");
    tz_read_color(r, &words.color, &ruling->color);
    tz_read_color(r, &words.shade, &ruling->shade);
}

const tz_layout *tz_layout_read(tz_arena *arena, const tz_source *source, const tz_input *beside, const tz_form *form,
                                const tz_fonts *fonts, tz_diag *diag) {
    const tz_yaml *node = tz_read_inherited(arena, source, beside, diag);
    if (!node)
        return NULL;
    tz_layout *layout = TZ_NEW(arena, tz_layout);
    tz_reading r = {.arena = arena, .layout = layout, .form = form, .fonts = fonts, .diag = diag};
    layout->source = source;
    layout->name = source->name;
    top_words words = {0};
    if (!TZ_READ(&r, node, top_binds, &words))
        return NULL;
    read_page(&r, words.page);
    read_body(&r, words.body);
    tz_read_styles(&r, words.styles);
    read_cell(&r, words.cell);
    read_ruling(&r, words.ruling);
    tz_read_card(&r, words.card);
    tz_read_running(&r, words.header, &layout->header);
    tz_read_running(&r, words.footer, &layout->footer);
    tz_read_parts(&r, words.parts_looks);
    tz_read_tabs(&r, words.tabs);
    tz_read_single(&r, words.sheet);
    tz_check_contrast(&r);
    layout->continued = tz_arena_copy(arena, words.continued.bytes, words.continued.size);
    layout->parts = words.parts.at;
    layout->parts_n = words.parts.n;
    layout->none = words.none.at;
    layout->none_n = words.none.n;
    return r.failed ? NULL : layout;
}

bool tz_layout_open_fonts(const tz_layout *layout, tz_fonts *fonts, uint32_t threads, tz_diag *diag) {
    const tz_font needed[] = {layout->head->font, layout->cell.body->font};
    return tz_fonts_open_faces(fonts, needed, sizeof needed / sizeof *needed, threads, diag);
}
