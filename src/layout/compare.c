// How comparisons look: two years side by side, one municipality through the years, and change bars.
#include "layout/read.h"

// ---- comparison ----

static const char *const compare_names[] = {"names", "old_names", "label",    "old_label",   "text", "count",
                                            "title", "since",     "old_year", "fiscal_year", NULL};

// clang-format off
#define WORDING(word, key) {REQUIRED(TEMPLATE, tz_compare_spec, words[TZ_WORDING_##word], key), NAMES(compare_names)}
#define OPTIONAL_WORDING(word, key) {OPTIONAL(TEMPLATE, tz_compare_spec, words[TZ_WORDING_##word], key), NAMES(compare_names)}
// clang-format on
static const tz_bind word_rows[] = {
    WORDING(ADDED, "added"),
    WORDING(REMOVED, "removed"),
    WORDING(REWORDED, "reworded"),
    WORDING(RELABELLED, "marked"),
    WORDING(MOVED, "moved"),
    WORDING(NAMES, "names"),
    WORDING(TOTAL, "total"),
    WORDING(LEGEND, "legend"),
    WORDING(UNCHANGED_CARDS, "same"),
    WORDING(NO_CHANGES, "nothing"),
    WORDING(UNCHANGED_ITEMS, "skipped"),
    WORDING(MOVED_HERE, "came"),
    WORDING(MOVED_AWAY, "went"),
    WORDING(DELETED, "deleted"),
    WORDING(INSERTED, "inserted"),
    WORDING(FORM, "form"),
    WORDING(FORM_ADDED, "form_added"),
    WORDING(FORM_REMOVED, "form_dropped"),
    WORDING(FORM_RENAMED, "form_renamed"),
    WORDING(FORM_MOVED, "form_moved"),
    WORDING(CARD, "card"),
    WORDING(CARD_NEW, "card_new"),
    WORDING(CARD_REMOVED, "card_gone"),
    WORDING(CARD_RENAMED, "card_before"),
    OPTIONAL_WORDING(CARD_NARROWED, "card_narrowed"),
    WORDING(CHANGE_BARS, "bar"),
    OPTIONAL_WORDING(TABLE_LEGEND, "table_legend"),
    OPTIONAL_WORDING(TABLE_FIELD, "table_field"),
    OPTIONAL_WORDING(TABLE_CURRENT, "table_new"),
    OPTIONAL_WORDING(TABLE_OLD, "table_old"),
    OPTIONAL_WORDING(TABLE_SAME, "table_same"),
    OPTIONAL_WORDING(TABLE_ADDED, "table_added"),
    OPTIONAL_WORDING(TABLE_REMOVED, "table_removed"),
    OPTIONAL_WORDING(TABLE_NOTE, "table_note"),
};

static const tz_bind compare_rows[] = {
    PART_ROWS,
    {REQUIRED(STYLE, tz_compare_spec, heading, "heading"), FLOW_ON(PAPER)},
    {REQUIRED(STYLE, tz_compare_spec, note, "note"), FLOW_ON(PAPER)},
    {REQUIRED(STYLE, tz_compare_spec, head, "heads"), FLOW_ON(SHADE)},
    {REQUIRED(STYLE, tz_compare_spec, field, "field"), FLOW_ON(SHADE)},
    {REQUIRED(STYLE, tz_compare_spec, body, "body"), FLOW_ON(PAPER)},
    {REQUIRED(STYLE, tz_compare_spec, number, "number"), FLOW_ON(PAPER)},
    {REQUIRED(LENGTH, tz_compare_spec, pad_x, "pad_x"), GAP},
    {REQUIRED(LENGTH, tz_compare_spec, pad_y, "pad_y"), GAP},
    {REQUIRED(EM, tz_compare_spec, field_width, "field_width"), WIDTH_IN_EM},
    {REQUIRED(EM, tz_compare_spec, number_width, "number_width"), WIDTH_IN_EM},
    {REQUIRED(EM, tz_compare_spec, label_width, "label_width"), WIDTH_IN_EM},
    {REQUIRED(PAPER_LENGTH, tz_compare_spec, bar, "bar"), THICKNESS},
    {REQUIRED(PAPER_LENGTH, tz_compare_spec, stroke, "stroke"), THICKNESS},
    {OPTIONAL(COLOR, tz_compare_spec, color, "color")},
    {WHOLE_STRUCT(MAPPING, "words"), .required = true, ROWS(word_rows)},
};

const tz_mapping_spec tz_compare_mapping = MAPPING_OF(compare_rows, tz_layout_check_compare);

// ---- history ----

static const char *const history_names[] = {"names", "title", "fiscal_year", "prefecture", NULL};

static const tz_bind history_rows[] = {
    PART_ROWS,
    {REQUIRED(TEMPLATE, tz_history_spec, heading, "heading"), NAMES(history_names)},
    {REQUIRED(STYLE, tz_history_spec, field, "field"), FLOW_ON(PAPER)},
    {REQUIRED(STYLE, tz_history_spec, year, "year"), FLOW_ON(SHADE)},
    {REQUIRED(EM, tz_history_spec, year_width, "year_width"), WIDTH_IN_EM},
    {REQUIRED(TEMPLATE, tz_history_spec, kind, "kind"), NAMES(compare_names)},
    {REQUIRED(TEXT, tz_history_spec, same, "same")},
    {REQUIRED(TEXT, tz_history_spec, absent, "absent")},
    {REQUIRED(TEXT, tz_history_spec, empty, "empty")},
};

const tz_mapping_spec tz_history_mapping = MAPPING_OF(history_rows, tz_layout_check_history);
