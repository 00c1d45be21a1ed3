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
    tz_measure pad_x, pad_y, field_width, number_width, label_width, bar, stroke;
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
    {"pad_x", TZ_BIND_MEASURE, offsetof(compare_words, pad_x), true, 0, 0, NULL},
    {"pad_y", TZ_BIND_MEASURE, offsetof(compare_words, pad_y), true, 0, 0, NULL},
    {"field_width", TZ_BIND_MEASURE, offsetof(compare_words, field_width), true, 0, 0, NULL},
    {"number_width", TZ_BIND_MEASURE, offsetof(compare_words, number_width), true, 0, 0, NULL},
    {"label_width", TZ_BIND_MEASURE, offsetof(compare_words, label_width), true, 0, 0, NULL},
    {"bar", TZ_BIND_MEASURE, offsetof(compare_words, bar), true, 0, 0, NULL},
    {"stroke", TZ_BIND_MEASURE, offsetof(compare_words, stroke), true, 0, 0, NULL},
    {"color", TZ_BIND_TEXT, offsetof(compare_words, color), false, 0, 0, NULL},
    {"words", TZ_BIND_NODE, offsetof(compare_words, words), true, 0, 0, NULL},
};

// clang-format off
#define WORD(key, word) {(key), TZ_BIND_TEXT, (word) * sizeof(tz_text), true, 0, 0, NULL}
// clang-format on
static const tz_bind word_binds[] = {
    WORD("added", TZ_WORD_ADDED),
    WORD("removed", TZ_WORD_REMOVED),
    WORD("reworded", TZ_WORD_REWORDED),
    WORD("marked", TZ_WORD_MARKED),
    WORD("moved", TZ_WORD_MOVED),
    WORD("names", TZ_WORD_NAMES),
    WORD("total", TZ_WORD_TOTAL),
    WORD("legend", TZ_WORD_LEGEND),
    WORD("same", TZ_WORD_SAME),
    WORD("nothing", TZ_WORD_NOTHING),
    WORD("skipped", TZ_WORD_SKIPPED),
    WORD("came", TZ_WORD_CAME),
    WORD("went", TZ_WORD_WENT),
    WORD("deleted", TZ_WORD_DELETED),
    WORD("inserted", TZ_WORD_INSERTED),
    WORD("form", TZ_WORD_FORM),
    WORD("form_added", TZ_WORD_FORM_ADDED),
    WORD("form_dropped", TZ_WORD_FORM_DROPPED),
    WORD("form_renamed", TZ_WORD_FORM_RENAMED),
    WORD("form_moved", TZ_WORD_FORM_MOVED),
    WORD("card", TZ_WORD_CARD),
    WORD("card_new", TZ_WORD_CARD_NEW),
    WORD("card_gone", TZ_WORD_CARD_GONE),
    WORD("card_before", TZ_WORD_CARD_BEFORE),
    WORD("bar", TZ_WORD_BAR),
};

static void read_words(tz_reading *r, const tz_yaml *node, tz_compare_look *look) {
    tz_text words[TZ_WORDS] = {0};
    if (!TZ_READ(r, node, word_binds, words))
        return;
    for (size_t i = 0; i < TZ_WORDS; i++)
        look->words[i] = tz_read_template(r, &words[i], compare_names);
}

void tz_read_compare(tz_reading *r, const tz_yaml *node) {
    compare_words words = {0};
    if (!TZ_READ(r, node, compare_binds, &words))
        return;
    tz_compare_look *look = &r->layout->compare;
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
    tz_measure year_width;
} history_words;

static const tz_bind history_binds[] = {
    TZ_PART_BINDS(history_words),
    {"heading", TZ_BIND_TEXT, offsetof(history_words, heading), true, 0, 0, NULL},
    {"field", TZ_BIND_TEXT, offsetof(history_words, field), true, 0, 0, NULL},
    {"year", TZ_BIND_TEXT, offsetof(history_words, year), true, 0, 0, NULL},
    {"year_width", TZ_BIND_MEASURE, offsetof(history_words, year_width), true, 0, 0, NULL},
    {"kind", TZ_BIND_TEXT, offsetof(history_words, kind), true, 0, 0, NULL},
    {"same", TZ_BIND_TEXT, offsetof(history_words, same), true, 0, 0, NULL},
    {"absent", TZ_BIND_TEXT, offsetof(history_words, absent), true, 0, 0, NULL},
    {"empty", TZ_BIND_TEXT, offsetof(history_words, empty), true, 0, 0, NULL},
};

void tz_read_history(tz_reading *r, const tz_yaml *node) {
    history_words words = {0};
    if (!TZ_READ(r, node, history_binds, &words))
        return;
    tz_history_look *look = &r->layout->history;
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
