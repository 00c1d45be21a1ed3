// How comparisons look: two years side by side, one municipality through the years, and change bars.
#include "read.h"

#include <stddef.h>

static const char *const compare_names[] = {"names", "old_names", "label",    "old_label",   "text", "count",
                                            "title", "since",     "old_year", "fiscal_year", NULL};
static const char *const history_names[] = {"names", "title", "fiscal_year", "prefecture", NULL};

// ---- comparison ----

typedef struct compare_words {
    tz_part_words part;
    tz_text heading, note, head, field, body, number, color;
    tz_length_spec pad_x, pad_y, field_width, number_width, label_width, bar, stroke;
    const tz_yaml *words;
} compare_words;

static const tz_bind compare_binds[] = {
    TZ_PART_BINDS(compare_words),
    {"heading", TZ_BIND_TEXT, offsetof(compare_words, heading), true, 0, 0, NULL},
    {"note", TZ_BIND_TEXT, offsetof(compare_words, note), true, 0, 0, NULL},
    {"heads", TZ_BIND_TEXT, offsetof(compare_words, head), true, 0, 0, NULL},
    {"field", TZ_BIND_TEXT, offsetof(compare_words, field), true, 0, 0, NULL},
    {"body", TZ_BIND_TEXT, offsetof(compare_words, body), true, 0, 0, NULL},
    {"number", TZ_BIND_TEXT, offsetof(compare_words, number), true, 0, 0, NULL},
    {"pad_x", TZ_BIND_LENGTH, offsetof(compare_words, pad_x), true, 0, 0, NULL},
    {"pad_y", TZ_BIND_LENGTH, offsetof(compare_words, pad_y), true, 0, 0, NULL},
    {"field_width", TZ_BIND_LENGTH, offsetof(compare_words, field_width), true, 0, 0, NULL},
    {"number_width", TZ_BIND_LENGTH, offsetof(compare_words, number_width), true, 0, 0, NULL},
    {"label_width", TZ_BIND_LENGTH, offsetof(compare_words, label_width), true, 0, 0, NULL},
    {"bar", TZ_BIND_LENGTH, offsetof(compare_words, bar), true, 0, 0, NULL},
    {"stroke", TZ_BIND_LENGTH, offsetof(compare_words, stroke), true, 0, 0, NULL},
    {"color", TZ_BIND_TEXT, offsetof(compare_words, color), false, 0, 0, NULL},
    {"words", TZ_BIND_NODE, offsetof(compare_words, words), true, 0, 0, NULL},
};

// clang-format off
#define WORD(key, word) {(key), TZ_BIND_TEXT, (word) * sizeof(tz_text), true, 0, 0, NULL}
// clang-format on
static const tz_bind word_binds[] = {
    WORD("added", TZ_WORDING_ADDED),
    WORD("removed", TZ_WORDING_REMOVED),
    WORD("reworded", TZ_WORDING_REWORDED),
    WORD("marked", TZ_WORDING_MARKED),
    WORD("moved", TZ_WORDING_MOVED),
    WORD("names", TZ_WORDING_NAMES),
    WORD("total", TZ_WORDING_TOTAL),
    WORD("legend", TZ_WORDING_LEGEND),
    WORD("same", TZ_WORDING_UNCHANGED_CARDS),
    WORD("nothing", TZ_WORDING_NO_CHANGES),
    WORD("skipped", TZ_WORDING_UNCHANGED_ITEMS),
    WORD("came", TZ_WORDING_MOVED_HERE),
    WORD("went", TZ_WORDING_MOVED_AWAY),
    WORD("deleted", TZ_WORDING_DELETED),
    WORD("inserted", TZ_WORDING_INSERTED),
    WORD("form", TZ_WORDING_FORM),
    WORD("form_added", TZ_WORDING_FORM_ADDED),
    WORD("form_dropped", TZ_WORDING_FORM_REMOVED),
    WORD("form_renamed", TZ_WORDING_FORM_RENAMED),
    WORD("form_moved", TZ_WORDING_FORM_MOVED),
    WORD("card", TZ_WORDING_CARD),
    WORD("card_new", TZ_WORDING_CARD_NEW),
    WORD("card_gone", TZ_WORDING_CARD_REMOVED),
    WORD("card_before", TZ_WORDING_CARD_RENAMED),
    WORD("bar", TZ_WORDING_CHANGE_BARS),
};

static void read_words(tz_reading *r, const tz_yaml *node, tz_compare_spec *look) {
    tz_text words[TZ_WORDINGS] = {0};
    if (!TZ_READ(r, node, word_binds, words))
        return;
    for (size_t i = 0; i < TZ_WORDINGS; i++)
        look->words[i] = tz_read_template(r, &words[i], compare_names);
}

void tz_read_compare(tz_reading *r, const tz_yaml *node) {
    compare_words words = {0};
    if (!TZ_READ(r, node, compare_binds, &words))
        return;
    tz_compare_spec *look = &r->layout->compare;
    tz_read_part(r, &words.part, node->place, &look->part);
    look->heading = tz_flow_style_named(r, &words.heading);
    look->note = tz_flow_style_named(r, &words.note);
    look->head = tz_flow_style_on(r, &words.head, &r->layout->ruling.shade);
    look->field = tz_flow_style_on(r, &words.field, &r->layout->ruling.shade);
    look->body = tz_flow_style_named(r, &words.body);
    look->number = tz_flow_style_named(r, &words.number);
    look->pad_x = words.pad_x;
    look->pad_y = words.pad_y;
    look->field_width = tz_read_em(r, words.field_width, node->place, "field_width");
    look->number_width = tz_read_em(r, words.number_width, node->place, "number_width");
    look->label_width = tz_read_em(r, words.label_width, node->place, "label_width");
    look->bar = tz_read_fixed(r, words.bar, node->place, "bar");
    look->stroke = tz_read_fixed(r, words.stroke, node->place, "stroke");
    look->color = (tz_color){0, 0, 0, 1000};
    tz_read_color(r, &words.color, &look->color);
    read_words(r, words.words, look);
}

// ---- history ----

typedef struct history_words {
    tz_part_words part;
    tz_text heading, field, year, kind, same, absent, empty;
    tz_length_spec year_width;
} history_words;

static const tz_bind history_binds[] = {
    TZ_PART_BINDS(history_words),
    {"heading", TZ_BIND_TEXT, offsetof(history_words, heading), true, 0, 0, NULL},
    {"field", TZ_BIND_TEXT, offsetof(history_words, field), true, 0, 0, NULL},
    {"year", TZ_BIND_TEXT, offsetof(history_words, year), true, 0, 0, NULL},
    {"year_width", TZ_BIND_LENGTH, offsetof(history_words, year_width), true, 0, 0, NULL},
    {"kind", TZ_BIND_TEXT, offsetof(history_words, kind), true, 0, 0, NULL},
    {"same", TZ_BIND_TEXT, offsetof(history_words, same), true, 0, 0, NULL},
    {"absent", TZ_BIND_TEXT, offsetof(history_words, absent), true, 0, 0, NULL},
    {"empty", TZ_BIND_TEXT, offsetof(history_words, empty), true, 0, 0, NULL},
};

void tz_read_history(tz_reading *r, const tz_yaml *node) {
    history_words words = {0};
    if (!TZ_READ(r, node, history_binds, &words))
        return;
    tz_history_spec *look = &r->layout->history;
    tz_read_part(r, &words.part, node->place, &look->part);
    look->heading = tz_read_template(r, &words.heading, history_names);
    look->field = tz_flow_style_named(r, &words.field);
    look->year = tz_flow_style_on(r, &words.year, &r->layout->ruling.shade);
    look->year_width = tz_read_em(r, words.year_width, node->place, "year_width");
    look->kind = tz_read_template(r, &words.kind, compare_names);
    look->same = words.same;
    look->absent = words.absent;
    look->empty = words.empty;
}
