// A comparison as JSON, for other programs.
#include "compare/report.h"

static const char *const kinds[TZ_CHANGE_KINDS] = {"unchanged", "added", "removed", "reworded", "marked", "moved"};

static void put_quoted(const telling *t, const tz_text *text) {
    tz_bytes_add_json_string(t->arena, t->out, text->bytes, text->size);
}

static void put_pair(const telling *t, const char *key, const tz_text *text) {
    tz_bytes_format(t->arena, t->out, "\"%s\":", key);
    put_quoted(t, text);
}

static void put_statement(const telling *t, const char *key, const tz_statement *says) {
    static const char *const blocks[] = {"paragraph", "subhead", "item"};
    if (!says)
        return;
    tz_bytes_format(t->arena, t->out, ",\"%s\":{\"kind\":\"%s\",\"depth\":%u,", key, blocks[says->kind], says->nest);
    put_pair(t, "label", &says->label);
    put(t, ",");
    put_pair(t, "text", &says->body);
    put(t, "}");
}

static void put_json_edits(const telling *t, const tz_change *change) {
    static const char *const edits[] = {"kept", "deleted", "inserted"};
    for (size_t i = 0; i < change->edits_n; i++) {
        const tz_edit *edit = &change->edits[i];
        put(t, i ? ",{" : ",\"edits\":[{");
        put_pair(t, edits[edit->kind], edit->kind == TZ_EDIT_DELETED ? &edit->old : &edit->current);
        put(t, "}");
    }
    put(t, change->edits_n ? "]" : "");
}

static void put_json_change(const telling *t, const tz_form_change *field, const tz_change *change) {
    tz_bytes_format(t->arena, t->out, "{\"kind\":\"%s\"", kinds[change->kind]);
    if (change->moved)
        put(t, ",\"moved\":true");
    if (is_crossed(field, change))
        tz_bytes_format(t->arena, t->out, ",\"%s\":\"%s\"", change->away ? "to" : "from",
                        change->away ? new_field(t, (int)change->new_field)->path
                                     : old_field(t, (int)change->old_field)->path);
    put_statement(t, "old", change->old);
    put_statement(t, "new", change->current);
    put_json_edits(t, change);
    put(t, "}");
}

static void put_json_field(const telling *t, const tz_card_change *card, size_t index, const char *before) {
    const tz_form_change *form = &t->of->fields[index];
    const tz_field_change *field = &card->fields[index];
    tz_bytes_format(t->arena, t->out, "%s\n    {\"field\":\"%s\",", before, field_of(t, form)->path);
    put_pair(t, "label", &field_of(t, form)->label);
    put(t, ",\"changes\":[");
    size_t n = 0;
    for (size_t i = 0; i < field->n; i++)
        if (field->changes[i].kind != TZ_CHANGE_NONE) {
            put(t, n++ ? ",\n      " : "\n      ");
            put_json_change(t, form, &field->changes[i]);
        }
    put(t, "]}");
}

static void put_json_municipalities(const telling *t, const tz_card *card, const char *before) {
    for (size_t i = 0; i < card->municipalities_n; i++) {
        put(t, i ? ",{" : before);
        put_pair(t, "code", &card->municipalities[i].code);
        put(t, ",");
        put_pair(t, "name", &card->municipalities[i].name);
        put(t, "}");
    }
}

static void put_json_card(const telling *t, const tz_card_change *card, const char *before) {
    tz_bytes_format(t->arena, t->out, "%s\n  {\"new\":[", before);
    if (card->current)
        put_json_municipalities(t, card->current, "{");
    put(t, "],\"old\":[");
    for (size_t i = 0; i < card->old_n; i++)
        put_json_municipalities(t, card->old[i], i ? ",{" : "{");
    tz_bytes_format(t->arena, t->out, "],\"old_cards\":%zu,\"parted\":%s,\"fields\":[", card->old_n,
                    card->parted ? "true" : "false");
    size_t n = 0;
    for (size_t i = 0; i < t->of->fields_n; i++)
        if (card->fields[i].changed)
            put_json_field(t, card, i, n++ ? "," : "");
    put(t, "]}");
}

static void put_json_form(const telling *t, const tz_form_change *it, const char *before) {
    tz_bytes_format(t->arena, t->out, "%s\n  {\"change\":\"%s\",\"moved\":%s", before,
                    it->old < 0       ? "added"
                    : it->current < 0 ? "dropped"
                    : it->renamed     ? "renamed"
                    : it->relabelled  ? "relabelled"
                                      : "moved",
                    it->moved ? "true" : "false");
    if (it->old >= 0) {
        tz_bytes_format(t->arena, t->out, ",\"old\":\"%s\",", old_field(t, it->old)->path);
        put_pair(t, "old_label", &old_field(t, it->old)->label);
    }
    if (it->current >= 0) {
        tz_bytes_format(t->arena, t->out, ",\"new\":\"%s\",", new_field(t, it->current)->path);
        put_pair(t, "new_label", &new_field(t, it->current)->label);
    }
    put(t, "}");
}

static void put_json_edition(const telling *t, const char *key, const tz_edition *edition) {
    tz_bytes_format(t->arena, t->out, "\"%s\":{", key);
    put_pair(t, "id", &edition->id);
    put(t, ",");
    put_pair(t, "fiscal_year", &edition->fiscal_year);
    put(t, "},\n");
}

static void put_json_counts(const telling *t) {
    put(t, "\"counts\":{");
    for (size_t i = TZ_CHANGE_NONE; i < TZ_CHANGE_KINDS; i++)
        tz_bytes_format(t->arena, t->out, "%s\"%s\":%zu", i ? "," : "", kinds[i], t->of->counts[i]);
    put(t, "},\n");
}

void tz_compare_json(tz_arena *arena, const tz_comparison *comparison, tz_bytes *out) {
    telling t = {arena, comparison, out};
    size_t n = 0;
    put(&t, "{");
    put_json_edition(&t, "old", comparison->old);
    put_json_edition(&t, "new", comparison->current);
    put_json_counts(&t);
    put(&t, "\"form\":[");
    for (size_t i = 0; i < comparison->fields_n; i++) {
        const tz_form_change *it = &comparison->fields[i];
        if (it->old < 0 || it->current < 0 || it->renamed || it->relabelled || it->moved)
            put_json_form(&t, it, n++ ? "," : "");
    }
    put(&t, "],\n\"cards\":[");
    n = 0;
    for (size_t i = 0; i < comparison->cards_n; i++)
        if (comparison->cards[i].changed)
            put_json_card(&t, &comparison->cards[i], n++ ? "," : "");
    put(&t, "]}\n");
}
