// A comparison as JSON, for other programs.
#include "compare/report.h"

static const char *const kinds[TZ_CHANGE_KINDS] = {"unchanged", "added", "removed", "reworded", "marked", "moved"};

static void put_quoted(const report *r, const tz_text *text) {
    tz_bytes_add_json_string(r->arena, r->out, text->bytes, text->size);
}

static void put_pair(const report *r, const char *key, const tz_text *text) {
    tz_bytes_format(r->arena, r->out, "\"%s\":", key);
    put_quoted(r, text);
}

static void put_statement(const report *r, const char *key, const tz_statement *statement) {
    static const char *const blocks[] = {"paragraph", "subhead", "item"};
    if (!statement)
        return;
    tz_bytes_format(r->arena, r->out, ",\"%s\":{\"kind\":\"%s\",\"depth\":%u,", key, blocks[statement->kind],
                    statement->nest);
    put_pair(r, "label", &statement->label);
    put(r, ",");
    put_pair(r, "text", &statement->body);
    put(r, "}");
}

static void put_json_edits(const report *r, const tz_change *change) {
    static const char *const edits[] = {"kept", "deleted", "inserted"};
    for (size_t i = 0; i < change->edits_n; i++) {
        const tz_edit *edit = &change->edits[i];
        put(r, i ? ",{" : ",\"edits\":[{");
        put_pair(r, edits[edit->kind], edit->kind == TZ_EDIT_DELETED ? &edit->old : &edit->current);
        put(r, "}");
    }
    put(r, change->edits_n ? "]" : "");
}

// Whose statement it was, where several cards have become one.
static void put_owner(const report *r, const tz_card_change *card, const tz_change *change) {
    if (card->old_n < 2 || !change->from)
        return;
    for (size_t i = 0; i < change->from->municipalities_n; i++) {
        put(r, i ? "," : ",\"old_codes\":[");
        put_quoted(r, &change->from->municipalities[i].code);
    }
    put(r, "]");
}

static void put_json_change(const report *r, const tz_card_change *card, const tz_form_change *field,
                            const tz_change *change) {
    tz_bytes_format(r->arena, r->out, "{\"kind\":\"%s\"", kinds[change->kind]);
    if (change->moved)
        put(r, ",\"moved\":true");
    if (is_between_fields(field, change))
        tz_bytes_format(r->arena, r->out, ",\"%s\":\"%s\"", change->moved_out ? "to" : "from",
                        change->moved_out ? current_field(r, (int)change->current_field)->path
                                          : old_field(r, (int)change->old_field)->path);
    put_owner(r, card, change);
    put_statement(r, "old", change->old);
    put_statement(r, "new", change->current);
    put_json_edits(r, change);
    put(r, "}");
}

static void put_json_field(const report *r, const tz_card_change *card, size_t index, const char *before) {
    const tz_form_change *form = &r->comparison->fields[index];
    const tz_field_change *field = &card->fields[index];
    tz_bytes_format(r->arena, r->out, "%s\n    {\"field\":\"%s\",", before,
                    tz_comparison_field(r->comparison, form)->path);
    put_pair(r, "label", &tz_comparison_field(r->comparison, form)->label);
    put(r, ",\"changes\":[");
    size_t n = 0;
    for (size_t i = 0; i < field->n; i++)
        if (field->changes[i].kind != TZ_CHANGE_NONE) {
            put(r, n++ ? ",\n      " : "\n      ");
            put_json_change(r, card, form, &field->changes[i]);
        }
    put(r, "]}");
}

static void put_json_municipalities(const report *r, const tz_card *card, const char *before) {
    for (size_t i = 0; i < card->municipalities_n; i++) {
        put(r, i ? ",{" : before);
        put_pair(r, "code", &card->municipalities[i].code);
        put(r, ",");
        put_pair(r, "name", &card->municipalities[i].name);
        put(r, "}");
    }
}

static void put_json_card(const report *r, const tz_card_change *card, const char *before) {
    tz_bytes_format(r->arena, r->out, "%s\n  {\"new\":[", before);
    if (card->current)
        put_json_municipalities(r, card->current, "{");
    put(r, "],\"old\":[");
    for (size_t i = 0; i < card->old_n; i++)
        put_json_municipalities(r, card->old[i], i ? ",{" : "{");
    tz_bytes_format(r->arena, r->out, "],\"old_cards\":%zu,\"parted\":%s,%s\"fields\":[", card->old_n,
                    card->split ? "true" : "false", card->narrowed ? "\"narrowed\":true," : "");
    size_t n = 0;
    for (size_t i = 0; i < r->comparison->fields_n; i++)
        if (card->fields[i].changed)
            put_json_field(r, card, i, n++ ? "," : "");
    put(r, "]}");
}

static void put_json_form(const report *r, const tz_form_change *it, const char *before) {
    tz_bytes_format(r->arena, r->out, "%s\n  {\"change\":\"%s\",\"moved\":%s", before,
                    it->old < 0       ? "added"
                    : it->current < 0 ? "dropped"
                    : it->renamed     ? "renamed"
                    : it->relabelled  ? "relabelled"
                                      : "moved",
                    it->moved ? "true" : "false");
    if (it->old >= 0) {
        tz_bytes_format(r->arena, r->out, ",\"old\":\"%s\",", old_field(r, it->old)->path);
        put_pair(r, "old_label", &old_field(r, it->old)->label);
    }
    if (it->current >= 0) {
        tz_bytes_format(r->arena, r->out, ",\"new\":\"%s\",", current_field(r, it->current)->path);
        put_pair(r, "new_label", &current_field(r, it->current)->label);
    }
    put(r, "}");
}

static void put_json_edition(const report *r, const char *key, const tz_edition *edition) {
    tz_bytes_format(r->arena, r->out, "\"%s\":{", key);
    put_pair(r, "id", &edition->id);
    put(r, ",");
    put_pair(r, "fiscal_year", &edition->fiscal_year);
    put(r, "},\n");
}

static void put_json_counts(const report *r) {
    put(r, "\"counts\":{");
    for (size_t i = TZ_CHANGE_NONE; i < TZ_CHANGE_KINDS; i++)
        tz_bytes_format(r->arena, r->out, "%s\"%s\":%zu", i ? "," : "", kinds[i], r->comparison->counts[i]);
    put(r, "},\n");
}

void tz_compare_json(tz_arena *arena, const tz_comparison *comparison, tz_bytes *out) {
    report r = {arena, comparison, out};
    size_t n = 0;
    put(&r, "{");
    put_json_edition(&r, "old", comparison->old);
    put_json_edition(&r, "new", comparison->current);
    put_json_counts(&r);
    put(&r, "\"form\":[");
    for (size_t i = 0; i < comparison->fields_n; i++) {
        const tz_form_change *it = &comparison->fields[i];
        if (it->old < 0 || it->current < 0 || it->renamed || it->relabelled || it->moved)
            put_json_form(&r, it, n++ ? "," : "");
    }
    put(&r, "],\n\"cards\":[");
    n = 0;
    for (size_t i = 0; i < comparison->cards_n; i++)
        if (comparison->cards[i].changed)
            put_json_card(&r, &comparison->cards[i], n++ ? "," : "");
    put(&r, "]}\n");
}
