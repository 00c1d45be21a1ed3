// What stands around the pages' content: running heads and feet, thumb-index tabs; and what single sheets have instead.
#include "read.h"

#include <stddef.h>

const char *const tz_edition_names[] = {"title", "fiscal_year", "prefecture", "publisher", "meeting",
                                        "date",  "era_date",    "old_year",   NULL};
const char *const tz_card_page_names[] = {"title", "fiscal_year", "prefecture", "publisher", "meeting",
                                          "date",  "era_date",    "region",     "names",     NULL};
// What running heads and feet may ask for.
static const char *const running_names[] = {"title",  "names", "fiscal_year", "prefecture", "publisher", "region",
                                            "page",   "pages", "meeting",     "date",       "era_date",  "head",
                                            "shared", "since", "old_year",    NULL};
static const char *const tab_names[] = {"region", NULL};
static const char *const shared_names[] = {"all", "names", NULL};
static const char *const sides[] = {"outer", "right", "left", NULL};

// ---- running heads and feet ----

typedef struct running_words {
    tz_text style, left, center, right;
    tz_length_spec offset, rule;
    bool mirrored;
    tz_texts except;
} running_words;

static const tz_bind running_binds[] = {
    {"style", TZ_BIND_TEXT, offsetof(running_words, style), true, 0, 0, NULL},
    {"left", TZ_BIND_TEXT, offsetof(running_words, left), false, 0, 0, NULL},
    {"center", TZ_BIND_TEXT, offsetof(running_words, center), false, 0, 0, NULL},
    {"right", TZ_BIND_TEXT, offsetof(running_words, right), false, 0, 0, NULL},
    {"offset", TZ_BIND_LENGTH, offsetof(running_words, offset), true, 0, 0, NULL},
    {"rule", TZ_BIND_LENGTH, offsetof(running_words, rule), false, 0, 0, NULL},
    {"mirrored", TZ_BIND_BOOL, offsetof(running_words, mirrored), false, 0, 0, NULL},
    {"except", TZ_BIND_TEXTS, offsetof(running_words, except), false, 0, 0, NULL},
};

void tz_read_running(tz_reading *r, const tz_yaml *node, tz_running_line *running) {
    running_words words = {0};
    if (!node || !TZ_READ(r, node, running_binds, &words))
        return;
    running->left = tz_read_template(r, &words.left, running_names);
    running->center = tz_read_template(r, &words.center, running_names);
    running->right = tz_read_template(r, &words.right, running_names);
    tz_read_fixed(r, words.offset, node->place, "offset");
    running->offset = words.offset;
    running->style = tz_style_named(r, &words.style);
    running->rule = tz_read_fixed(r, words.rule, node->place, "rule");
    running->mirrored = words.mirrored;
    running->except = words.except.at;
    running->except_n = words.except.n;
}

// ---- tabs ----

typedef struct tabs_words {
    tz_text style, text, color;
    int side;
    tz_length_spec width, bleed, clear, top, bottom, gap, longest;
} tabs_words;

static const tz_bind tabs_binds[] = {
    {"style", TZ_BIND_TEXT, offsetof(tabs_words, style), true, 0, 0, NULL},
    {"text", TZ_BIND_TEXT, offsetof(tabs_words, text), true, 0, 0, NULL},
    {"color", TZ_BIND_TEXT, offsetof(tabs_words, color), true, 0, 0, NULL},
    {"side", TZ_BIND_CHOICE, offsetof(tabs_words, side), false, 0, 0, sides},
    {"width", TZ_BIND_LENGTH, offsetof(tabs_words, width), true, 0, 0, NULL},
    {"bleed", TZ_BIND_LENGTH, offsetof(tabs_words, bleed), false, 0, 0, NULL},
    {"clear", TZ_BIND_LENGTH, offsetof(tabs_words, clear), false, 0, 0, NULL},
    {"top", TZ_BIND_LENGTH, offsetof(tabs_words, top), true, 0, 0, NULL},
    {"bottom", TZ_BIND_LENGTH, offsetof(tabs_words, bottom), true, 0, 0, NULL},
    {"gap", TZ_BIND_LENGTH, offsetof(tabs_words, gap), false, 0, 0, NULL},
    {"longest", TZ_BIND_LENGTH, offsetof(tabs_words, longest), false, 0, 0, NULL},
};

void tz_read_tabs(tz_reading *r, const tz_yaml *node) {
    tabs_words words = {.bleed = {3 * TZ_MM, 0}, .clear = {3 * TZ_MM, 0}, .longest = {100 * TZ_MM, 0}};
    if (!node || !TZ_READ(r, node, tabs_binds, &words))
        return;
    tz_tabs_spec *tabs = &r->layout->tabs;
    tabs->style = tz_style_on(r, &words.style, &tabs->color);
    tabs->text = tz_read_template(r, &words.text, tab_names);
    tz_read_color(r, &words.color, &tabs->color);
    tabs->side = words.side;
    tabs->width = tz_read_fixed(r, words.width, node->place, "width");
    tabs->bleed = tz_read_fixed(r, words.bleed, node->place, "bleed");
    tabs->clear = tz_read_fixed(r, words.clear, node->place, "clear");
    tabs->top = tz_read_fixed(r, words.top, node->place, "top");
    tabs->bottom = tz_read_fixed(r, words.bottom, node->place, "bottom");
    tabs->gap = tz_read_fixed(r, words.gap, node->place, "gap");
    tabs->longest = tz_read_fixed(r, words.longest, node->place, "longest");
    if (tabs->clear >= tabs->width) {
        tz_error(r->diag, node->place, _("clear must be less than width"));
        r->failed = true;
    }
    if (tabs->top + tabs->bottom >= r->layout->height) {
        tz_error(r->diag, node->place, _("top and bottom leave no room for tabs"));
        r->failed = true;
    }
}

// ---- single sheets ----

typedef struct sheet_words {
    tz_text title, shared;
    const tz_yaml *header, *footer;
} sheet_words;

static const tz_bind sheet_binds[] = {
    {"title", TZ_BIND_TEXT, offsetof(sheet_words, title), true, 0, 0, NULL},
    {"shared", TZ_BIND_TEXT, offsetof(sheet_words, shared), false, 0, 0, NULL},
    {"header", TZ_BIND_NODE, offsetof(sheet_words, header), false, 0, 0, NULL},
    {"footer", TZ_BIND_NODE, offsetof(sheet_words, footer), false, 0, 0, NULL},
};

void tz_read_single(tz_reading *r, const tz_yaml *node) {
    sheet_words words = {0};
    if (!node || !TZ_READ(r, node, sheet_binds, &words))
        return;
    tz_single_spec *sheet = &r->layout->sheet;
    sheet->title = tz_read_template(r, &words.title, tz_card_page_names);
    sheet->shared = tz_read_template(r, &words.shared, shared_names);
    tz_read_running(r, words.header, &sheet->header);
    tz_read_running(r, words.footer, &sheet->footer);
    sheet->known = true;
}
