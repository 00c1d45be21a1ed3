// The layout's wordings for changes, filled in.
#include "changes/change_text.h"

#include <string.h>

typedef struct lookup {
    const tz_booklet *b;
    const tz_change_names *names;
} lookup;

static const char *string(const tz_booklet *b, const tz_text *text) {
    return text ? tz_text_to_string_or_null(b->tools.arena, text) : NULL;
}

static const char *look_up(const void *context, const char *name) {
    const lookup *l = context;
    if (!strcmp(name, "names"))
        return l->names->names;
    if (!strcmp(name, "old_names"))
        return l->names->old_names;
    if (!strcmp(name, "count"))
        return tz_arena_format(l->b->tools.arena, "%zu", l->names->count);
    if (!strcmp(name, "label"))
        return string(l->b, l->names->label);
    if (!strcmp(name, "old_label"))
        return string(l->b, l->names->old_label);
    if (!strcmp(name, "text"))
        return string(l->b, l->names->text);
    return tz_name_lookup(&(tz_name_values){.arena = l->b->tools.arena, .job = l->b->job}, name);
}

static tz_text fill(const tz_booklet *b, const tz_template *template, const tz_change_names *names) {
    static const tz_change_names none = {0};
    return tz_template_fill(b->tools.arena, template, look_up, &(lookup){b, names ? names : &none});
}

// Of words that a layout need not have.
static const char *const own_words[TZ_WORDINGS] = {
    [TZ_WORDING_CARD_NARROWED] = "変更が多いため、箇条どうしのすべての組み合わせは比べていません。"
                                 "「削除」と「追加」の中に、修正や移動にあたるものがあるかもしれません。",
    [TZ_WORDING_TABLE_LEGEND] = "下線は変わった所です。",
    [TZ_WORDING_TABLE_FIELD] = "項目",
    [TZ_WORDING_TABLE_CURRENT] = "{fiscal_year}",
    [TZ_WORDING_TABLE_OLD] = "{old_year}",
    [TZ_WORDING_TABLE_SAME] = "（略）",
    [TZ_WORDING_TABLE_ADDED] = "（新設）",
    [TZ_WORDING_TABLE_REMOVED] = "（削る）",
    [TZ_WORDING_TABLE_NOTE] = "（{text}）",
};

tz_text tz_change_wording(const tz_booklet *b, tz_wording wording, const tz_change_names *names) {
    const tz_template *template = &b->job->layout->compare.words[wording];
    tz_template own = {tz_text_from_string(own_words[wording] ? own_words[wording] : "")};
    return fill(b, template->text.size ? template : &own, names);
}

tz_text tz_change_kind_name(const tz_booklet *b, tz_change_kind kind, const tz_template *frame) {
    static const tz_wording wordings[TZ_CHANGE_KINDS] = {
        [TZ_CHANGE_ADDED] = TZ_WORDING_ADDED,           [TZ_CHANGE_REMOVED] = TZ_WORDING_REMOVED,
        [TZ_CHANGE_MOVED] = TZ_WORDING_MOVED,           [TZ_CHANGE_REWORDED] = TZ_WORDING_REWORDED,
        [TZ_CHANGE_RELABELLED] = TZ_WORDING_RELABELLED,
    };
    tz_text name = tz_change_wording(b, wordings[kind], NULL);
    return frame ? fill(b, frame, &(tz_change_names){.text = &name}) : name;
}
