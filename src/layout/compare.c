// How comparisons look: two years side by side, one municipality through the years, and change bars.
#include "layout/read.h"

// ---- comparison ----

static const char *const compare_names[] = {"names", "old_names", "label",    "old_label",   "text", "count",
                                            "title", "since",     "old_year", "fiscal_year", NULL};

// clang-format off
#define WORDING(word, key, example_, words_) {REQUIRED(TEMPLATE, tz_compare_spec, words[TZ_WORDING_##word], key), NAMES(compare_names), .help = (words_), .example = (example_)}
#define OPTIONAL_WORDING(word, key, example_, words_) {OPTIONAL(TEMPLATE, tz_compare_spec, words[TZ_WORDING_##word], key), NAMES(compare_names), .help = (words_), .example = (example_)}
// clang-format on
static const tz_bind word_rows[] = {
    WORDING(ADDED, "added", "追加", N_("word before a statement that is new, of about two letters")),
    WORDING(REMOVED, "removed", "削除", N_("word before a statement that is gone")),
    WORDING(REWORDED, "reworded", "修正", N_("word before a statement that was worded anew")),
    WORDING(RELABELLED, "marked", "書式", N_("word before a statement of which only the bullet or the depth changed")),
    WORDING(MOVED, "moved", "移動", N_("word before a statement that stands elsewhere now")),
    WORDING(NAMES, "names", "市町村", N_("head of the municipalities in the table of numbers")),
    WORDING(TOTAL, "total", "合計", N_("its last row, the sums")),
    WORDING(LEGEND, "legend", "\"{old_year}の記録と{fiscal_year}の記録を、{units}と項目ごとに比べたものです。\"",
            N_("explains the marks")),
    WORDING(UNCHANGED_CARDS, "same", "\"変更のない{units}: {names}\"",
            N_("names the municipalities without a change: {names}")),
    WORDING(NO_CHANGES, "nothing", "変更はありません。", N_("said where nothing changed at all")),
    WORDING(UNCHANGED_ITEMS, "skipped", "\"（ほかの{count}箇条は変更なし）\"",
            N_("how many statements between changed ones did not change: {count}")),
    WORDING(MOVED_HERE, "came", "\"（「{label}」から）\"",
            N_("behind a statement: the field that it moved from: {label}")),
    WORDING(MOVED_AWAY, "went", "\"（「{label}」へ）\"", N_("behind a statement: the field that it moved to: {label}")),
    WORDING(DELETED, "deleted", "\"削除「{text}」\"", N_("how a screen reader tells words that went: {text}")),
    WORDING(INSERTED, "inserted", "\"追加「{text}」\"", N_("how a screen reader tells words that came: {text}")),
    WORDING(FORM, "form", "調査票の変更", N_("title of the form's changes")),
    WORDING(FORM_ADDED, "form_added", "\"追加: {label}\"", N_("tells a field that is new in the form: {label}")),
    WORDING(FORM_REMOVED, "form_dropped", "\"削除: {label}\"",
            N_("tells a field that the form has no longer: {label}")),
    WORDING(FORM_RENAMED, "form_renamed", "\"変更: {old_label} → {label}\"",
            N_("tells a field whose label changed: {old_label}, {label}")),
    WORDING(FORM_MOVED, "form_moved", "\"移動: {label}\"",
            N_("tells a field that stands elsewhere in the form: {label}")),
    WORDING(CARD, "card", "\"{names}\"", N_("heading of a card: {names}")),
    WORDING(CARD_NEW, "card_new", "\"{names}(新しい回答)\"", N_("heading of a card that is new")),
    WORDING(CARD_REMOVED, "card_gone", "\"{names}(回答がなくなりました)\"", N_("heading of a card that is gone")),
    WORDING(CARD_RENAMED, "card_before", "\"{names}({old_year}は{old_names})\"",
            N_("heading of a card whose municipalities changed: {names}, before {old_names}")),
    OPTIONAL_WORDING(CARD_NARROWED, "card_narrowed", "変更が多いため、箇条どうしのすべての組み合わせは比べていません。",
                     N_("said where there were too many changes to compare all")),
    WORDING(CHANGE_BARS, "bar", "\"左の線は{old_year}から変わった箇条、▶は箇条がなくなった所です。\"",
            N_("explains change bars ({since})")),
    OPTIONAL_WORDING(TABLE_LEGEND, "table_legend",
                     "\"左に{fiscal_year}の記録、右に{old_year}の記録を、{units}と項目ごとに並べたものです。\"",
                     N_("explains the table of both years (--style table)")),
    OPTIONAL_WORDING(TABLE_FIELD, "table_field", "項目", N_("head of its fields")),
    OPTIONAL_WORDING(TABLE_CURRENT, "table_new", "\"{fiscal_year}\"", N_("head of its new year, at the left")),
    OPTIONAL_WORDING(TABLE_OLD, "table_old", "\"{old_year}\"", N_("head of its old year, at the right")),
    OPTIONAL_WORDING(TABLE_SAME, "table_same", "（略）", N_("in place of what has not changed, in both columns")),
    OPTIONAL_WORDING(TABLE_ADDED, "table_added", "（新設）", N_("in the old year's column, beside what is new")),
    OPTIONAL_WORDING(TABLE_REMOVED, "table_removed", "（削る）", N_("in the new year's column, beside what is gone")),
    OPTIONAL_WORDING(TABLE_NOTE, "table_note", "\"（{text}）\"",
                     N_("behind what has moved or is marked otherwise: {text}")),
};

static const tz_bind compare_rows[] = {
    PART_ROWS,
    {REQUIRED(STYLE, tz_compare_spec, heading, "heading"), FLOW_ON(PAPER),
     .help = N_("style of municipalities' headings")},
    {REQUIRED(STYLE, tz_compare_spec, note, "note"), FLOW_ON(PAPER), .help = N_("style of notes")},
    {REQUIRED(STYLE, tz_compare_spec, head, "heads"), FLOW_ON(SHADE), .help = N_("style of heads")},
    {REQUIRED(STYLE, tz_compare_spec, field, "field"), FLOW_ON(SHADE), .help = N_("style of fields")},
    {REQUIRED(STYLE, tz_compare_spec, body, "body"), FLOW_ON(PAPER), .help = N_("style of answers")},
    {REQUIRED(STYLE, tz_compare_spec, number, "number"), FLOW_ON(PAPER), .help = N_("style of numbers")},
    {REQUIRED(LENGTH, tz_compare_spec, pad_x, "pad_x"), GAP, .help = N_("space at the left and right")},
    {REQUIRED(LENGTH, tz_compare_spec, pad_y, "pad_y"), GAP, .help = N_("space above and below")},
    {REQUIRED(EM, tz_compare_spec, field_width, "field_width"), WIDTH_IN_EM, .example = "8em",
     .help = N_("width of the fields' column")},
    {REQUIRED(EM, tz_compare_spec, number_width, "number_width"), WIDTH_IN_EM, .example = "4.4em",
     .help = N_("width of the numbers' columns")},
    {REQUIRED(EM, tz_compare_spec, label_width, "label_width"), WIDTH_IN_EM,
     .help = N_("width of the words before a change")},
    {REQUIRED(PAPER_LENGTH, tz_compare_spec, bar, "bar"), THICKNESS,
     .help = N_("thickness of the bar at the left of what changed")},
    {REQUIRED(PAPER_LENGTH, tz_compare_spec, stroke, "stroke"), THICKNESS,
     .help = N_("thickness of strokes through words and lines below words")},
    {OPTIONAL(COLOR, tz_compare_spec, color, "color"), .help = N_("colour of both")},
    {WHOLE_STRUCT(MAPPING, "words"), .required = true, ROWS(word_rows), .help = N_("words of the booklet")},
};

const tz_mapping_spec tz_compare_mapping = MAPPING_OF(compare_rows, tz_layout_check_compare);

// ---- history ----

static const char *const history_names[] = {"names", "title", "fiscal_year", "prefecture", NULL};

static const tz_bind history_rows[] = {
    PART_ROWS,
    {REQUIRED(TEMPLATE, tz_history_spec, heading, "heading"), NAMES(history_names), .help = N_("its title"),
     .example = "\"{names}　年度ごとの取組\""},
    {REQUIRED(STYLE, tz_history_spec, field, "field"), FLOW_ON(PAPER), .help = N_("style of fields")},
    {REQUIRED(STYLE, tz_history_spec, year, "year"), FLOW_ON(SHADE), .help = N_("style of years")},
    {REQUIRED(EM, tz_history_spec, year_width, "year_width"), WIDTH_IN_EM, .example = "6em",
     .help = N_("width of the years' column")},
    {REQUIRED(TEMPLATE, tz_history_spec, kind, "kind"), NAMES(compare_names),
     .help = N_("how the kind of a change is written"), .example = "\"〔{text}〕\""},
    {REQUIRED(TEXT, tz_history_spec, same, "same"), .help = N_("said of an answer that is as in the year before"),
     .example = "（前の年度と同じ）"},
    {REQUIRED(TEXT, tz_history_spec, absent, "absent"), .help = N_("said where the form had no such field"),
     .example = "（この項目はありません）"},
    {REQUIRED(TEXT, tz_history_spec, empty, "empty"), .help = N_("said of no answer"), .example = "（記入なし）"},
};

const tz_mapping_spec tz_history_mapping = MAPPING_OF(history_rows, tz_layout_check_history);
